//! The page of a call: as much as hangs on a wall, from a handful of rows.

use serde_json::json;
use ui::{
    Band, Figure, Head, Html, Icon, Kind, Look, Station, Step, Tone, button, field, format, href, html, link_button,
};

use super::{caller, day, period};
use crate::call::model::{Call, Figures, State};
use crate::endorsement;

/// Everything the page shows.
#[derive(Debug)]
pub struct CallPage<'a> {
    /// The call.
    pub call: &'a Call,
    /// Its figures.
    pub figures: Figures,
    /// The first endorsements in force.
    pub endorsements: &'a [endorsement::model::Listed],
    /// Whether the reader may change the call.
    pub is_editor: bool,
    /// Whether the reader could endorse it for a group.
    pub can_endorse: bool,
    /// The demands it carries, as the reader may see them.
    pub(crate) demands: &'a [crate::demand::model::Known],
    /// The map of its actions, or nothing.
    pub map: Html,
    /// Its next actions as cards, or nothing.
    pub actions: Html,
}

/// What the head says.
pub fn head(look: &Look<'_>, call: &Call) -> Head {
    let words = look.words;
    let slug = &call.slug;
    let head = Head::new(&call.content.title)
        .description(&call.content.summary)
        .canonical(href::call(slug))
        .picture(href::call_share(slug), &call.content.title)
        .feed(words.call_take_feed(), href::call_feed(slug), "application/atom+xml")
        .feed(words.call_take_calendar(), href::call_calendar(slug), "text/calendar")
        .json_ld(json_ld(look, call));
    if call.state == State::Draft || call.hidden.is_some() { head.hidden() } else { head }
}

/// The call in the words of schema.org.
fn json_ld(look: &Look<'_>, call: &Call) -> serde_json::Value {
    let content = &call.content;
    let status = if call.state == State::Withdrawn { "EventCancelled" } else { "EventScheduled" };
    let mut value = json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "name": content.title,
        "description": content.summary,
        "url": format!("{}{}", look.base_url, href::call(&call.slug)),
        "startDate": content.period.starts.to_string(),
        "endDate": content.period.ends.to_string(),
        "eventStatus": format!("https://schema.org/{status}"),
        "organizer": { "@type": "Organization", "name": call.caller.name },
        "image": format!("{}{}", look.base_url, href::call_share(&call.slug)),
        "isAccessibleForFree": true,
    });
    if let Some(object) = value.as_object_mut()
        && !content.langs.is_empty()
    {
        object.insert("inLanguage".to_owned(), json!(content.langs));
    }
    value
}

/// The page.
pub fn show(look: &Look<'_>, it: &CallPage<'_>) -> Html {
    let words = look.words;
    let content = &it.call.content;
    html! {
        (thread(look, it))
        (notices(look, it.call))
        (ui::hero(words.call_kicker(&period(words, content.period)), bdi(&content.title), lead(look, it), figures(look, it)))
        @if it.is_editor { (officer_row(look, it.call)) }
        (it.map)
        (next_actions(look, it))
        (ui::split(body(look, it), beside(look, it)))
    }
}

fn bdi(text: &str) -> Html {
    ui::bdi(text)
}

fn thread(look: &Look<'_>, it: &CallPage<'_>) -> Html {
    let words = look.words;
    let (slug, figures) = (&it.call.slug, it.figures);
    let groups = words.call_station_groups(figures.endorsements);
    let places = words.call_station_actions(figures.actions);
    let counted = words.call_station_turnout(figures.turnout_actions);
    let mut steps = vec![
        Step::new(Station::Call, href::call(slug), ""),
        Step::new(Station::Endorsements, href::call_endorsements(slug), &groups),
        Step::new(Station::Actions, href::call_actions(slug), &places),
    ];
    if has_why(it.call) {
        let to = decision(look, it.call).unwrap_or("#why");
        steps.push(Step::new(Station::Decision, to, ""));
    }
    let conceded = it.demands.iter().filter(|it| it.is_conceded()).count();
    let reached = words.demand_call_station(&format::number(words, conceded), &format::number(words, it.demands.len()));
    if !it.demands.is_empty() {
        steps.push(Step::new(Station::Demand, "#carried", &reached));
    }
    if figures.turnout_actions > 0 {
        steps.push(Step::new(Station::Turnout, "#turnout", &counted));
    }
    ui::thread(look, Station::Call, &steps)
}

fn notices(look: &Look<'_>, call: &Call) -> Html {
    let words = look.words;
    let reason = html! {
        @if !call.state_reason.is_empty() { p { bdi { (words.call_reason_said(&call.state_reason)) } } }
    };
    let ended = call.ended_at.map(|at| day(words, at)).unwrap_or_default();
    html! {
        @if let Some(why) = &call.hidden {
            (ui::notice(Kind::Alarm, words.call_hidden_title(), words.call_hidden_text(why)))
        }
        @match call.state {
            State::Draft => (ui::notice(Kind::Careful, words.call_draft_title(), words.call_draft_text(&call.caller.name))),
            State::Open => {},
            State::Closed => (ui::notice(Kind::Info, words.call_closed_title(),
                html! { p { (words.call_closed_text(&ended)) } (reason) })),
            State::Withdrawn => (ui::notice(Kind::Careful, words.call_withdrawn_title(),
                html! { p { (words.call_withdrawn_text(&call.caller.name, &ended)) } (reason) })),
        }
    }
}

fn lead(look: &Look<'_>, it: &CallPage<'_>) -> Html {
    let words = look.words;
    let call = it.call;
    let by = if it.figures.endorsements > 0 {
        words.call_by_endorsed(it.figures.endorsements)
    } else {
        words.call_by().to_owned()
    };
    let group = |_: &str| caller(&call.caller);
    let endorsed = |text: &str| html! { a href=(href::call_endorsements(&call.slug)) { (text) } };
    let why = |text: &str| html! { a href="#why" { (text) } };
    html! {
        p { bdi { (call.content.summary) } }
        p {
            (ui::rich(&by, &[("group", &group), ("endorsed", &endorsed)]))
            @if has_why(call) { " " (ui::rich(words.call_why_link(), &[("why", &why)])) }
        }
        @if call.is_open() { (near_form(look, call)) }
    }
}

/// The path of the decision of this site that the call carries.
fn decision<'a>(look: &Look<'_>, call: &'a Call) -> Option<&'a str> {
    let path = call.content.why_url.strip_prefix(look.base_url)?;
    path.starts_with("/decisions/").then_some(path)
}

fn has_why(call: &Call) -> bool {
    !call.content.why_text.is_empty() || !call.content.why_url.is_empty()
}

/// "Find it near you": asks the list of actions; the place is in that one request only.
fn near_form(look: &Look<'_>, call: &Call) -> Html {
    let words = look.words;
    let slug = call.slug.as_str();
    ui::search_form(
        &href::actions(),
        html! {
            input type="hidden" name="call" value=(slug);
            (field::search("near", words.call_near_label())
                .hint(words.call_near_hint())
                .autocomplete("postal-code")
                .suggest(href::places()))
            (button(Tone::Main, words.call_near_button()).icon(Icon::Locate))
        },
    )
}

fn figures(look: &Look<'_>, it: &CallPage<'_>) -> Html {
    let words = look.words;
    let [actions, going, endorsed] = figure_texts(words, it.figures);
    let actions = Figure::live(words.call_figure_actions(), actions, "actions");
    let endorsed = Figure::live(words.call_figure_endorsed(), endorsed, "endorsed");
    if it.call.is_open() {
        let src = href::with_query(&href::call_live(&it.call.slug), &[("lang", look.lang.tag())]);
        let going = Figure::live(words.call_figure_going(), going, "going");
        return ui::figure::live(&src, ui::figures(&[actions, going, endorsed]));
    }
    let came = format::band(words, it.figures.turnout_low, it.figures.turnout_high);
    let people = if it.figures.turnout_actions > 0 {
        Figure::new(words.call_figure_came(), came)
    } else {
        Figure::new(words.call_figure_said(), going)
    };
    ui::figures(&[actions, people, endorsed])
}

fn figure_texts(words: &ui::Words, figures: Figures) -> [String; 3] {
    [
        format::number(words, figures.actions),
        format::number(words, figures.going),
        words.call_figure_groups(figures.endorsements),
    ]
}

/// The figures as the live island takes them.
pub fn figures_json(words: &ui::Words, figures: Figures) -> serde_json::Value {
    let [actions, going, endorsed] = figure_texts(words, figures);
    json!({ "actions": actions, "going": going, "endorsed": endorsed })
}

fn officer_row(look: &Look<'_>, call: &Call) -> Html {
    let words = look.words;
    let slug = &call.slug;
    html! {
        section class="card" aria-labelledby="officer-title" {
            h2 class="card-title" id="officer-title" { (words.call_officer_title(&call.caller.name)) }
            (ui::row([
                html! { (link_button(Tone::Plain, href::call_edit(slug), words.call_edit_button()).icon(Icon::Pencil)) },
                html! { (link_button(Tone::Plain, href::call_demands(slug), words.demand_call_edit()).icon(Icon::Flag)) },
                html! { (link_button(Tone::Plain, href::call_picture(slug), words.call_edit_picture())) },
                html! { (link_button(Tone::Plain, href::call_state(slug), words.call_edit_state())) },
            ]))
        }
    }
}

fn next_actions(look: &Look<'_>, it: &CallPage<'_>) -> Html {
    let words = look.words;
    let slug = &it.call.slug;
    let add = html! {
        @if it.call.is_open() && look.signed_in.is_some() {
            (link_button(Tone::Plain, href::action_new(slug), words.call_actions_add()).icon(Icon::Plus))
        }
    };
    let content = if it.figures.actions == 0 {
        ui::empty(Icon::MapPin, words.call_actions_none(), add)
    } else {
        html! {
            (it.actions)
            (ui::row([
                html! { (link_button(Tone::Plain, href::call_actions(slug), words.call_actions_all(it.figures.actions)).icon(Icon::List)) },
                add,
            ]))
        }
    };
    let has_next = it.figures.actions == 0 || !it.actions.0.is_empty();
    let title = if has_next { words.call_actions_title() } else { words.call_actions_where() };
    ui::section("actions", title, content)
}

/// What is called for, in words.
fn body(look: &Look<'_>, it: &CallPage<'_>) -> Html {
    let words = look.words;
    let content = &it.call.content;
    html! {
        @if let Some(picture) = &it.call.picture {
            figure class="picture" {
                img src=(href::file(&picture.file)) alt=(picture.text) width=(picture.width) height=(picture.height)
                    loading="lazy" decoding="async";
            }
        }
        @if !it.call.is_open() { (turnout(look, it)) }
        @if !content.demands.is_empty() {
            (ui::section("demands", words.call_demands_title(), html! {
                ol class="demands" { @for demand in &content.demands { li { bdi { (demand) } } } }
            }))
        }
        (crate::demand::views::carried(look, it.demands))
        @if !content.text.is_empty() {
            (ui::section("text", words.call_text_title(), ui::prose(ui::markdown::html(&content.text))))
        }
        @if has_why(it.call) {
            (ui::section("why", words.call_why_title(), why(look, it.call)))
        }
        @if it.call.is_open() { (turnout(look, it)) }
    }
}

fn why(look: &Look<'_>, call: &Call) -> Html {
    let content = &call.content;
    html! {
        @if !content.why_text.is_empty() { p { bdi { (content.why_text) } } }
        @if let Some(path) = decision(look, call) {
            p { a href=(path) { (Icon::Vote) " " (look.words.demand_decided_link()) } }
        } @else if !content.why_url.is_empty() {
            p { a href=(content.why_url) rel="nofollow noopener noreferrer" { (Icon::External) " " (content.why_url) } }
        }
    }
}

fn turnout(look: &Look<'_>, it: &CallPage<'_>) -> Html {
    let words = look.words;
    let figures = it.figures;
    if figures.turnout_actions == 0 {
        return html! {};
    }
    let label = words.call_turnout_label(figures.turnout_actions);
    let band = Band {
        label: &label,
        low: u64::try_from(figures.turnout_low).unwrap_or(0),
        high: u64::try_from(figures.turnout_high).unwrap_or(0),
        source: words.call_turnout_note(),
    };
    ui::section("turnout", words.call_turnout_title(), ui::band(words, &[band]))
}

/// Who stands behind it, and what to take along.
fn beside(look: &Look<'_>, it: &CallPage<'_>) -> Html {
    let words = look.words;
    let call = it.call;
    let langs: Vec<String> = call.content.langs.iter().map(|tag| format::language(words, tag)).collect();
    html! {
        (ui::section("endorsements", words.call_endorsements_title(), endorsements(look, it)))
        (ui::section("take", words.call_take_title(), take(look, call)))
        @if !langs.is_empty() {
            (ui::facts([ui::fact(Icon::Languages, words.call_langs(&format::list(words, &langs)))]))
        }
        p class="hint" {
            @if call.opened_at.is_some_and(|at| at < call.changed_at) {
                a href=(href::call_corrections(&call.slug)) { (words.call_history_link()) } " · "
            }
            a href=(href::flag_call(&call.slug)) { (words.call_flag()) }
        }
    }
}

fn endorsements(look: &Look<'_>, it: &CallPage<'_>) -> Html {
    let words = look.words;
    let slug = &it.call.slug;
    html! {
        @if it.endorsements.is_empty() {
            p { (words.call_endorsements_none()) }
        } @else {
            (endorsement::views::names(it.endorsements))
            p { a href=(href::call_endorsements(slug)) { (words.call_endorsements_all(it.figures.endorsements)) } }
        }
        @if it.can_endorse {
            (link_button(Tone::Plain, format!("{}#endorse", href::call_endorsements(slug)), words.call_endorse_button())
                .icon(Icon::Stamp))
        }
    }
}

fn take(look: &Look<'_>, call: &Call) -> Html {
    let words = look.words;
    let slug = &call.slug;
    let links = [
        (Icon::Table, href::call_actions(slug), words.call_take_table()),
        (Icon::Download, href::call_csv(slug), words.call_take_csv()),
        (Icon::Map, href::call_geojson(slug), words.call_take_geojson()),
        (Icon::Calendar, href::call_calendar(slug), words.call_take_calendar()),
        (Icon::Rss, href::call_feed(slug), words.call_take_feed()),
        (Icon::Printer, href::call_flyer(slug), words.call_take_flyer()),
        (Icon::Share, href::call_share(slug), words.call_take_share()),
    ];
    ui::facts(links.into_iter().map(|(icon, to, label)| ui::fact(icon, html! { a href=(to) { (label) } })))
}
