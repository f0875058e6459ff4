//! How demands look: the page, the platform of a group, the list, the corrections.

use base::Time;
use jiff::civil::Date;
use people::group::Group;
use ui::{
    Figure, Head, Html, Icon, Kind, Look, Sheet, Station, Step as Stop, Tone, Words, card, cards, format, href, html,
    link_button, tag,
};

use super::model::{Change, Correction, Decided, Demand, Entry, Field, Listed, State, Whole, tally};
use crate::decision::model::Mention;
use crate::proposal::model::Source;
use crate::proposal::views::{day, listed_card as proposal_card};

/// What a state is called.
pub(crate) fn state_word(words: &Words, state: State) -> String {
    words.by_key(&format!("demand-state-{}", state.as_str()), &[]).unwrap_or_default()
}

/// A state as a tag.
pub(crate) fn state_tag(words: &Words, state: State) -> Html {
    let kind = match state {
        State::Conceded => "good",
        State::Negotiating => "wait",
        State::Refused => "bad",
        State::Open | State::Withdrawn => "plain",
    };
    tag(kind, state_word(words, state))
}

/// A day of the calendar, as people say it.
pub(crate) fn on(words: &Words, date: Date) -> String {
    let noon = date.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC);
    day(words, noon.map_or_else(|_| Time::default(), |at| Time::from_jiff(at.timestamp())))
}

/// The way to a page below a group's platform.
pub(crate) fn crumbs(look: &Look<'_>, it: &Demand, own: bool) -> Html {
    let (group, platform, demand) = (href::group(&it.body.slug), href::platform(&it.body.slug), href::demand(it.code));
    let mut list = vec![(it.body.name.as_str(), group.as_str()), (look.words.demand_group_title(), platform.as_str())];
    if own {
        list.push((it.content.title.as_str(), demand.as_str()));
    }
    ui::breadcrumbs(look, &list)
}

/// Everything a demand's page shows.
pub(crate) struct DemandPage<'a> {
    pub(crate) it: &'a Demand,
    /// Newest first.
    pub(crate) entries: &'a [Entry],
    pub(crate) mentions: &'a [Mention],
    /// Where the decision came from.
    pub(crate) sources: &'a [Source],
    /// Proposals about this demand.
    pub(crate) proposals: &'a [crate::proposal::model::Listed],
    pub(crate) is_member: bool,
    pub(crate) is_officer: bool,
}

/// The page with its head.
pub(crate) fn show(look: &Look<'_>, page: &DemandPage<'_>) -> (Head, Html) {
    let (words, it) = (look.words, page.it);
    let number = words.demand_number(&format::number(words, it.number), &it.body.name);
    let lead = html! { p { strong { bdi { (words.demand_to(&it.content.addressee)) } } } };
    let main = html! {
        (crumbs(look, it, false))
        (ui::hero(&number, ui::bdi(&it.content.title), lead, html! {}))
        @if let Some(why) = &it.hidden { (ui::notice(Kind::Alarm, words.proposal_hidden_title(), words.proposal_hidden_text(why))) }
        (thread(look, page))
        (standing(look, it))
        (ui::split(html! {
            (text(look, it))
            (history(look, page))
        }, html! {
            (who(look, page))
            (carried(look, page))
            (proposals(look, page))
            (officers(look, page))
        }))
        p class="hint" { a href=(href::flag_demand(it.code)) { (words.demand_flag()) } }
    };
    let mut head = Head::new(it.content.title.clone())
        .description(format!("{number}. {}", words.demand_to(&it.content.addressee)))
        .canonical(href::demand(it.code))
        .sheet_of(Sheet::Decide);
    if !it.is_public() {
        head = head.hidden();
    }
    (head, main)
}

fn thread(look: &Look<'_>, page: &DemandPage<'_>) -> Html {
    let it = page.it;
    let (note, when) = (state_word(look.words, it.state), day(look.words, it.decided.at));
    let mut stops = vec![Stop::new(Station::Demand, href::demand(it.code), &note)];
    if page.is_member || !it.decided.is_inside() {
        stops.push(Stop::new(Station::Decision, href::decision(it.decided.code), &when));
    }
    if let Some(source) = page.sources.first() {
        stops.push(Stop::new(Station::Conversation, source.href.clone(), ""));
    }
    if let Some(call) = page.mentions.iter().find(|it| it.kind == "call") {
        stops.push(Stop::new(Station::Call, call.href.clone(), ""));
    }
    ui::thread(look, Station::Demand, &stops)
}

fn standing(look: &Look<'_>, it: &Demand) -> Html {
    let words = look.words;
    let means = words.by_key(&format!("demand-means-{}", it.state.as_str()), &[]).unwrap_or_default();
    html! {
        div class="proposal-state" data-state=(it.state.as_str()) {
            p { (state_tag(words, it.state)) " " (words.demand_since(&on(words, it.state_on))) }
            p { (means) }
            @if !it.is_public() { p class="hint" { (Icon::Lock) " " (words.demand_for_members(&it.body.name)) } }
        }
    }
}

fn text(look: &Look<'_>, it: &Demand) -> Html {
    let words = look.words;
    html! {
        @if !it.content.text.is_empty() {
            (ui::section("text", words.demand_text(), html! {
                div class="decision-text" { (ui::prose(ui::markdown::html(&it.content.text))) }
                p class="hint" { (words.demand_text_whole()) }
            }))
        }
    }
}

fn evidence(look: &Look<'_>, it: &Entry) -> Html {
    let report = &it.report;
    html! {
        @if !report.evidence_url.is_empty() || !report.evidence_words.is_empty() {
            p {
                strong { (look.words.demand_evidence()) } " "
                @if !report.evidence_words.is_empty() { bdi { (report.evidence_words) } " " }
                @if !report.evidence_url.is_empty() {
                    a href=(report.evidence_url) rel="nofollow noopener noreferrer" { (Icon::External) " " (report.evidence_url) }
                }
            }
        }
    }
}

fn history(look: &Look<'_>, page: &DemandPage<'_>) -> Html {
    let (words, it) = (look.words, page.it);
    let body = html! {
        ul class="amendments" {
            @for one in page.entries {
                li data-state=(one.after.as_str()) {
                    p {
                        strong { (on(words, one.report.on)) } " "
                        @if one.before == one.after { (state_tag(words, one.after)) }
                        @else { (words.demand_history_step(&state_word(words, one.before), &state_word(words, one.after))) }
                    }
                    p { bdi { (one.report.note) } }
                    (evidence(look, one))
                }
            }
            li {
                p { strong { (day(words, it.created_at)) } " " (state_tag(words, State::Open)) }
                p { (words.demand_history_made(&it.content.addressee)) }
            }
        }
        @if it.version > 1 {
            p class="hint" { a href=(href::demand_corrections(it.code)) { (words.demand_corrected(&day(words, it.changed_at))) } }
        }
    };
    ui::section("history", words.demand_history(), body)
}

/// A decision as a link, for those who may follow it.
fn decision(look: &Look<'_>, page: &DemandPage<'_>, it: &Decided) -> Html {
    let (words, group) = (look.words, page.it.body.name.as_str());
    html! {
        @if page.is_member || !it.is_inside() {
            a href=(href::decision(it.code)) { (words.demand_decision(&format::number(words, it.number), group, &day(words, it.at))) }
        } @else {
            (words.demand_decision_members(group))
        }
    }
}

fn who(look: &Look<'_>, page: &DemandPage<'_>) -> Html {
    let (words, it) = (look.words, page.it);
    let link = &it.content.addressee_url;
    let asked = html! {
        @if link.is_empty() { bdi { (it.content.addressee) } }
        @else { a href=(link) rel="nofollow noopener noreferrer" { bdi { (it.content.addressee) } } }
    };
    let own = html! {
        (words.demand_decided()) " " (decision(look, page, &it.decided))
    };
    let body = html! {
        ul class="facts" {
            (ui::fact(Icon::Building, asked))
            (ui::fact(Icon::Vote, own))
            @if let Some(later) = &it.withdrawn {
                (ui::fact(Icon::Ban, html! { (words.demand_withdrawn_by()) " " (decision(look, page, later)) }))
            }
            (ui::fact(Icon::Calendar, words.demand_from(&day(words, it.created_at))))
        }
        (ui::print_button(look))
    };
    ui::section("who", words.demand_who(), body)
}

fn carried(look: &Look<'_>, page: &DemandPage<'_>) -> Html {
    let words = look.words;
    let body = html! {
        @if page.mentions.is_empty() { p { (words.demand_calls_none()) } }
        ul class="facts" { @for one in page.mentions { (ui::fact(Icon::Megaphone, html! { a href=(one.href) { bdi { (one.label) } } })) } }
        p class="hint" { (words.demand_calls_how(&base::code::grouped(page.it.code.as_str(), 5))) }
    };
    ui::section("calls", words.demand_calls(), body)
}

fn proposals(look: &Look<'_>, page: &DemandPage<'_>) -> Html {
    let (words, it) = (look.words, page.it);
    let to = href::with_query(
        &href::proposal_new(),
        &[("group", &it.body.slug), ("statement", &it.content.title), ("source", &href::demand(it.code))],
    );
    let can_propose = page.is_member && it.state != State::Withdrawn;
    html! {
        @if !page.proposals.is_empty() || can_propose {
            (ui::section("proposals", words.demand_proposals(), html! {
                (cards(page.proposals.iter().map(|it| proposal_card(words, it, false).level(3))))
                @if can_propose { p { (link_button(Tone::Plain, to, words.demand_propose())) } }
            }))
        }
    }
}

fn officers(look: &Look<'_>, page: &DemandPage<'_>) -> Html {
    let (words, it) = (look.words, page.it);
    html! {
        @if page.is_officer && it.state != State::Withdrawn {
            (ui::section("officers", words.demand_officer(&it.body.name), html! {
                div class="stack" {
                    (link_button(Tone::Main, href::demand_state(it.code), words.demand_step_link()).icon(Icon::ArrowRight))
                    (link_button(Tone::Plain, href::demand_edit(it.code), words.demand_edit_link()).icon(Icon::Pencil))
                }
            }))
        }
    }
}

/// A demand as a card.
pub(crate) fn listed_card<'a>(words: &'a Words, it: &'a Listed, with_group: bool) -> ui::Card<'a> {
    let one = card(it.title.as_str(), href::demand(it.code))
        .tag(state_tag(words, it.state))
        .strong_fact(Icon::Building, words.demand_to(&it.addressee))
        .fact(Icon::Calendar, words.demand_since(&on(words, it.state_on)));
    if with_group { one.kicker(it.group_name.as_str()) } else { one }
}

/// The list of public demands with its head.
pub(crate) fn list(look: &Look<'_>, all: &[Listed], page: u32, pages: u32) -> (Head, Html) {
    let words = look.words;
    let next = html! { (link_button(Tone::Plain, href::decisions(), words.decision_list_title())) };
    let main = html! {
        (ui::title(words.demand_list_title(), words.demand_list_lead()))
        @if all.is_empty() { (ui::empty(Icon::Flag, words.demand_list_empty(), next)) }
        @else {
            (cards(all.iter().map(|it| listed_card(words, it, true).level(2))))
            (ui::numbered(look, page, pages, |page| href::with_query(&href::demands(), &[("page", &page.to_string())])))
        }
    };
    (Head::new(words.demand_list_title()).canonical(href::demands()).sheet_of(Sheet::Decide), main)
}

/// Everything a group's platform shows.
pub(crate) struct PlatformPage<'a> {
    pub(crate) group: &'a Group,
    pub(crate) demands: &'a [Listed],
    pub(crate) wholes: &'a [Whole],
    pub(crate) is_officer: bool,
}

/// A group's platform with its head: every demand and where it stands.
pub(crate) fn platform(look: &Look<'_>, page: &PlatformPage<'_>) -> (Head, Html) {
    let (words, group) = (look.words, page.group);
    let title = words.demand_platform_of(&group.name);
    let (going, ended): (Vec<&Listed>, Vec<&Listed>) = page.demands.iter().partition(|it| it.state.goes_on());
    let part = |id: &str, heading: &'static str, list: &[&Listed]| {
        html! {
            @if !list.is_empty() {
                (ui::section(id, heading, html! { (cards(list.iter().map(|it| listed_card(words, it, false)))) }))
            }
        }
    };
    let figures: Vec<(String, usize)> = tally(page.demands)
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(state, count)| (state_word(words, state), count))
        .collect();
    let figures: Vec<Figure<'_>> =
        figures.iter().map(|(label, count)| Figure::new(label, format::number(words, *count))).collect();
    let to_decisions =
        html! { (link_button(Tone::Plain, href::group_decisions(&group.slug), words.decision_group_all())) };
    let main = html! {
        (ui::breadcrumbs(look, &[(&group.name, &href::group(&group.slug))]))
        (ui::title(&title, words.demand_platform_lead()))
        @if page.demands.is_empty() {
            (ui::empty(Icon::Flag, words.demand_platform_empty(), html! {
                @if page.is_officer { p { (words.demand_platform_how()) } }
                (to_decisions)
            }))
        } @else {
            (ui::figures(&figures))
            (part("going", words.demand_platform_going(), &going))
            (part("ended", words.demand_platform_ended(), &ended))
            (ui::row([
                html! { (link_button(Tone::Plain, href::platform_file(&group.slug, "demands.csv"), words.demand_platform_csv()).icon(Icon::Download)) },
                html! { (link_button(Tone::Plain, href::platform_file(&group.slug, "demands.json"), words.demand_platform_json()).icon(Icon::Download)) },
                html! { (ui::print_button(look)) },
                to_decisions,
            ]))
        }
        (wholes(look, page.wholes))
    };
    (Head::new(title).canonical(href::platform(&group.slug)).sheet_of(Sheet::Decide), main)
}

/// The platforms of the groups this one belongs to.
fn wholes(look: &Look<'_>, list: &[Whole]) -> Html {
    let words = look.words;
    html! {
        @if !list.is_empty() {
            (ui::section("wholes", words.demand_platform_wholes(), html! {
                ul class="facts" {
                    @for it in list { (ui::fact(Icon::Network, html! { a href=(href::platform(&it.slug)) { bdi { (words.demand_platform_of(&it.name)) } } })) }
                }
            }))
        }
    }
}

/// The card for a group's page.
pub(crate) fn group_card(look: &Look<'_>, group: &Group, demands: &[Listed]) -> Html {
    let words = look.words;
    ui::section(
        "demands",
        words.demand_group_title(),
        html! {
            (cards(demands.iter().map(|it| listed_card(words, it, false))))
            p { a href=(href::platform(&group.slug)) { (words.demand_platform_all()) " " (Icon::ArrowRight) } }
        },
    )
}

/// What was corrected, with its head.
pub(crate) fn corrections(look: &Look<'_>, it: &Demand, all: &[Correction]) -> (Head, Html) {
    let words = look.words;
    let title = words.demand_corrections_title(&it.content.title);
    let main = ui::narrow(html! {
        (crumbs(look, it, true))
        (ui::title(&title, words.demand_corrections_lead()))
        @if all.is_empty() { p { (words.demand_corrections_none()) } }
        @for one in all {
            (ui::section(&format!("version-{}", one.version), day(words, one.at), html! {
                p { bdi { (one.reason) } }
                @for change in &one.changes { (difference(words, change)) }
            }))
        }
    });
    let mut head = Head::new(title).canonical(href::demand_corrections(it.code)).sheet_of(Sheet::Decide);
    if !it.is_public() {
        head = head.hidden();
    }
    (head, main)
}

fn difference(words: &Words, it: &Change) -> Html {
    let name = words.by_key(&format!("demand-field-changed-{}", it.field.as_str()), &[]).unwrap_or_default();
    let said = |raw: &str| match it.field {
        Field::Audience => audience_word(words, raw),
        _ if raw.is_empty() => words.call_change_nothing().to_owned(),
        _ => raw.to_owned(),
    };
    html! {
        div class="change" {
            p class="change-field" { strong { (name) } }
            @if it.field == Field::Text { (crate::proposal::views::change(words, &it.before, &it.after)) }
            @else {
                p {
                    del { span class="away" { (words.call_change_before()) ": " } (said(&it.before)) } " "
                    ins { span class="away" { (words.call_change_after()) ": " } (said(&it.after)) }
                }
            }
        }
    }
}

/// Who may read it, in words.
pub(crate) fn audience_word(words: &Words, audience: &str) -> String {
    words.by_key(&format!("demand-audience-{audience}"), &[]).unwrap_or_default()
}

/// Demands made up for the page contract.
pub(crate) fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    use super::samples as made;
    let sample = |name, (head, main): (Head, Html)| web::Sample { name, head, main };
    let (entries, mentions, sources) = (made::entries(), made::mentions(), crate::proposal::samples::sources());
    let proposals = crate::proposal::samples::listed();
    let full = |it, is_officer| DemandPage {
        it,
        entries: &entries,
        mentions: &mentions,
        sources: &sources,
        proposals: &proposals,
        is_member: true,
        is_officer,
    };
    let (open, conceded, withdrawn) =
        (made::demand(State::Open), made::demand(State::Conceded), made::demand(State::Withdrawn));
    let bare = DemandPage {
        entries: &[],
        mentions: &[],
        sources: &[],
        proposals: &[],
        is_member: false,
        ..full(&open, false)
    };
    let mut out = vec![
        sample("demand-conceded", show(look, &full(&conceded, true))),
        sample("demand-withdrawn", show(look, &full(&withdrawn, false))),
        sample("demand-bare", show(look, &bare)),
        sample("demand-list", list(look, &made::listed(), 2, 3)),
        sample("demand-list-empty", list(look, &[], 1, 1)),
        sample("demand-corrections", corrections(look, &open, &made::corrections())),
        sample("demand-corrections-none", corrections(look, &open, &[])),
    ];
    let group = crate::delegate::samples::group();
    let listed = made::listed();
    let above = [Whole { id: group.id, slug: "region".to_owned(), name: "Region <one>".to_owned() }];
    let of = |demands, wholes, is_officer| PlatformPage { group: &group, demands, wholes, is_officer };
    let (head, main) = platform(look, &of(&listed, &above, false));
    out.push(sample("demand-platform", (head, html! { (main) (group_card(look, &group, &listed)) })));
    out.push(sample("demand-platform-empty", platform(look, &of(&[], &[], true))));
    out.extend(super::forms::samples(look));
    out
}
