//! The forms of an action: writing it, and what becomes of it.

use base::Problems;
use ui::{Choice, Form, Head, Html, Icon, Look, Tone, button, choice, field, format, href, html};

use super::{access_fact, shown_word, state_word, way};
use crate::action::form::{ActionForm, BRING_MAX, PLACE_MAX, REASON_MAX, StateForm, TITLE_MAX, towns_of};
use crate::action::model::{ACCESS_FACTS, Action, Kind, OfCall, Shown, State, Step};

/// What is being written.
#[derive(Clone, Copy, Debug)]
pub enum Mode<'a> {
    /// A new one under a call or alone, in the name of one of these groups (name in URLs, name).
    New(Option<&'a OfCall>, &'a [(String, String)]),
    /// One that exists.
    Edit(&'a Action),
}

/// Everything the form shows.
#[derive(Debug)]
pub struct EditPage<'a> {
    /// What is being written.
    pub mode: Mode<'a>,
    /// What was typed.
    pub raw: &'a ActionForm,
    /// What is wrong with it.
    pub problems: &'a Problems,
    /// Somebody else saved meanwhile.
    pub is_stale: bool,
}

/// The form with its head.
pub fn edit(look: &Look<'_>, it: &EditPage<'_>) -> (Head, Html) {
    let words = look.words;
    let (title, lead, action) = match it.mode {
        Mode::New(Some(call), _) => {
            (words.action_new_title().to_owned(), words.action_new_lead_call(&call.title), href::action_new(&call.slug))
        }
        Mode::New(None, _) => {
            (words.action_new_title().to_owned(), words.action_new_lead().to_owned(), href::action_alone())
        }
        Mode::Edit(action) => {
            let lead =
                if action.state == State::Draft { words.action_edit_lead_draft() } else { words.action_edit_lead() };
            (words.action_edit_title(&action.content.title), lead.to_owned(), href::action_edit(action.code))
        }
    };
    let form = Form::new(look, it.problems);
    let content = html! {
        (fields(look, &form, it))
        (send(look, it))
    };
    let main = ui::narrow(html! {
        @match it.mode {
            Mode::Edit(action) => (way(look, action)),
            Mode::New(Some(call), _) => (ui::breadcrumbs(look, &[(&call.title, &href::call(&call.slug))])),
            Mode::New(None, _) => {},
        }
        (ui::title(&title, lead))
        @if it.is_stale {
            (stale(look, it))
        }
        (form.post(&action, content))
    });
    (Head::new(title).hidden(), main)
}

/// What somebody else saved meanwhile, where it differs from what stands in the form.
fn stale(look: &Look<'_>, it: &EditPage<'_>) -> Html {
    let (words, raw) = (look.words, it.raw);
    let Mode::Edit(action) = it.mode else { return html! {} };
    let saved = ActionForm::of(action);
    let moment = |date: &str, time: &str| format!("{date} {time}").trim().to_owned();
    let list = |tags: &[String]| tags.join(" · ");
    let pairs = [
        (words.action_form_title(), raw.title.clone(), saved.title.clone()),
        (
            words.action_form_starts(),
            moment(&raw.starts_date, &raw.starts_time),
            moment(&saved.starts_date, &saved.starts_time),
        ),
        (words.action_form_ends(), moment(&raw.ends_date, &raw.ends_time), moment(&saved.ends_date, &saved.ends_time)),
        (words.action_form_town(), raw.town.clone(), saved.town.clone()),
        (words.action_form_place(), raw.place_name.clone(), saved.place_name.clone()),
        (words.action_form_address(), raw.address.clone(), saved.address.clone()),
        (words.action_form_online(), raw.online_url.clone(), saved.online_url.clone()),
        (words.action_form_capacity(), raw.capacity.clone(), saved.capacity.clone()),
        (words.action_form_bring(), raw.bring.clone(), saved.bring.clone()),
        (words.action_form_langs(), list(&raw.langs), list(&saved.langs)),
        (words.action_form_access(), list(&raw.access_facts), list(&saved.access_facts)),
        (words.action_form_text(), raw.text.clone(), saved.text.clone()),
    ];
    let changed = pairs.into_iter().filter(|(_, typed, saved)| typed != saved);
    ui::notice(
        ui::Kind::Careful,
        words.action_stale_title(),
        html! {
            p { (words.action_stale_text()) }
            (ui::definitions(changed.map(|(label, _, saved)| (label, ui::bdi(&saved)))))
        },
    )
}

fn send(look: &Look<'_>, it: &EditPage<'_>) -> Html {
    let words = look.words;
    match it.mode {
        Mode::New(..) => ui::row([
            html! { (button(Tone::Main, words.action_publish()).sends("then", "publish")) },
            html! { (button(Tone::Plain, words.action_save_draft()).sends("then", "draft")) },
        ]),
        Mode::Edit(_) => html! { (button(Tone::Main, words.ui_save())) },
    }
}

fn fields<'a>(look: &'a Look<'a>, form: &Form<'a>, it: &'a EditPage<'a>) -> Html {
    let (words, raw) = (look.words, it.raw);
    let kinds: Vec<Choice<'_>> =
        Kind::ALL.into_iter().map(|kind| choice(kind.as_str(), super::kind(words, kind))).collect();
    html! {
        (field::hidden("version", &raw.version))
        @if let Mode::New(_, groups) = it.mode {
            @if !groups.is_empty() {
                @let own = [choice("", words.action_form_group_own())];
                @let list = own.into_iter().chain(groups.iter().map(|(slug, name)| choice(slug.as_str(), name.as_str())));
                (form.select("group", words.action_form_group(), list.collect()).hint(words.action_form_group_own_hint()).value(raw.group.as_str()))
            }
        }
        (form.text("title", words.action_form_title()).hint(words.action_form_title_hint())
            .value(raw.title.as_str()).max_length(TITLE_MAX).required())
        (form.select("kind", words.action_form_kind(), kinds).value(raw.kind.as_str()))
        (form.moment("starts", words.action_form_starts(), &raw.starts_date, &raw.starts_time, ""))
        (form.moment("ends", words.action_form_ends(), &raw.ends_date, &raw.ends_time, ""))
        (fold(look, form, it))
        (place_fields(look, form, it))
        (form.number("capacity", words.action_form_capacity()).hint(capacity_hint(look, it))
            .value(raw.capacity.as_str()).min("1").short().optional())
        @let facts = ACCESS_FACTS.iter().map(|fact| {
            choice(*fact, access_fact(words, fact)).on(raw.access_facts.iter().any(|typed| typed == fact))
        });
        (form.checks("access_facts", words.action_form_access(), facts.collect()))
        (form.text("bring", words.action_form_bring()).hint(words.action_form_bring_hint())
            .value(raw.bring.as_str()).max_length(BRING_MAX).optional())
        @let chosen: Vec<&str> = raw.langs.iter().map(String::as_str).collect();
        (form.languages("langs", words.action_form_langs(), &chosen))
        (form.textarea("text", words.action_form_text()).hint(words.action_form_text_hint())
            .value(raw.text.as_str()).rows(8).optional())
        (zone(look, form, it))
        @if let Mode::Edit(action) = it.mode {
            @if action.state != State::Draft {
                (form.text("note", words.action_form_note()).hint(words.action_form_note_hint())
                    .value(raw.note.as_str()).max_length(REASON_MAX).optional())
            }
            @if action.series.is_some() {
                (form.check("rest", words.action_form_rest()).hint(words.action_form_rest_hint()).on(raw.is_for_rest()))
            }
        }
    }
}

/// What a smaller room means for those who have a place already.
fn capacity_hint(look: &Look<'_>, it: &EditPage<'_>) -> std::borrow::Cow<'static, str> {
    let words = look.words;
    match it.mode {
        Mode::Edit(action) if action.figures.going > 0 => {
            words.action_form_capacity_below(&format::number(words, action.figures.going)).into()
        }
        _ => words.action_form_capacity_hint().into(),
    }
}

/// Only when clocks go back: which of the two equal hours?
fn fold<'a>(look: &'a Look<'a>, form: &Form<'a>, it: &'a EditPage<'a>) -> Html {
    let words = look.words;
    let asked =
        ["starts", "ends"].iter().any(|name| it.problems.of(name).is_some_and(|p| p.key == "action-problem-fold"));
    if !asked && it.raw.fold.is_empty() {
        return html! {};
    }
    let list =
        vec![choice("earlier", words.action_form_fold_earlier()), choice("later", words.action_form_fold_later())];
    html! { (form.radios("fold", words.action_form_fold(), list).value(it.raw.fold.as_str())) }
}

fn place_fields<'a>(look: &'a Look<'a>, form: &Form<'a>, it: &'a EditPage<'a>) -> Html {
    let (words, raw) = (look.words, it.raw);
    let shown = Shown::ALL.into_iter().map(|degree| {
        let (label, hint) = shown_word(words, degree);
        choice(degree.as_str(), label).hint(hint)
    });
    let online_shown = vec![
        choice(Shown::Exact.as_str(), words.action_form_online_all()),
        choice(Shown::AfterRsvp.as_str(), words.action_form_online_coming()),
    ];
    let of = |typed: &'a str| if typed.is_empty() { Shown::Exact.as_str() } else { typed };
    html! {
        (form.text("town", words.action_form_town()).hint(words.action_form_town_hint())
            .value(raw.town.as_str()).max_length(PLACE_MAX).suggest(href::places()))
        @if it.problems.of("town").is_some_and(|p| p.key == "action-problem-town-several") {
            @let list = towns_of(&raw.town).into_iter().map(|town| town.label(look.lang)).map(|label| choice(label.clone(), label));
            (form.radios("town_pick", words.action_form_town_several(), list.collect()).value(raw.town_pick.as_str()))
        }
        (form.text("place_name", words.action_form_place()).value(raw.place_name.as_str()).max_length(PLACE_MAX).optional())
        (form.text("address", words.action_form_address()).value(raw.address.as_str()).max_length(PLACE_MAX).optional())
        (form.radios("place_shown", words.action_form_shown(), shown.collect()).value(of(&raw.place_shown)))
        @let open = form_has_point(raw);
        details open[open] class="fold" {
            summary { (Icon::ChevronRight) span { (words.action_form_point()) } }
            div class="fold-body" {
                (form.text("lat", words.action_form_lat()).hint(words.action_form_point_hint())
                    .value(raw.lat.as_str()).half().optional())
                (form.text("lon", words.action_form_lon()).value(raw.lon.as_str()).half().optional())
            }
        }
        (form.url("online_url", words.action_form_online()).hint(words.action_form_online_hint())
            .value(raw.online_url.as_str()).optional())
        (form.radios("online_shown", words.action_form_online_shown(), online_shown).value(of(&raw.online_shown)))
    }
}

fn form_has_point(raw: &ActionForm) -> bool {
    !raw.lat.is_empty() || !raw.lon.is_empty()
}

fn zone<'a>(look: &'a Look<'a>, form: &Form<'a>, it: &'a EditPage<'a>) -> Html {
    let words = look.words;
    let zones = std::iter::once(choice("", words.action_form_zone_place()));
    let zones = zones.chain(format::zone_choices(words, &it.raw.zone)).collect();
    html! { (form.select("zone", words.ui_zone(), zones).hint(words.action_form_zone_hint()).value(it.raw.zone.as_str())) }
}

/// Everything the page of states shows.
#[derive(Debug)]
pub struct StatePage<'a> {
    /// The action.
    pub action: &'a Action,
    /// What was typed.
    pub raw: &'a StateForm,
    /// What is wrong with it.
    pub problems: &'a Problems,
    /// Whether the site can send mail.
    pub mails: bool,
    /// Whether the reader may let everybody see it.
    pub publishes: bool,
}

/// Where the action stands and what can happen, with its head.
pub fn state(look: &Look<'_>, it: &StatePage<'_>) -> (Head, Html) {
    let (words, action) = (look.words, it.action);
    let title = words.action_state_title(&action.content.title);
    let form = Form::new(look, it.problems);
    let mut steps = Step::possible(action.state);
    steps.retain(|step| it.publishes || !matches!(step, Step::Publish | Step::Restore));
    let chosen = Step::parse(&it.raw.step).or_else(|| steps.first().copied());
    let choices = steps.iter().map(|step| {
        let (label, hint) = step_words(words, *step);
        choice(step.as_str(), label).hint(hint).on(Some(*step) == chosen)
    });
    let needs_reason = action.state != State::Draft;
    let content = html! {
        (form.radios("step", words.action_state_choose(), choices.collect()).required())
        @if needs_reason {
            (form.textarea("reason", words.action_state_reason()).hint(words.action_state_reason_hint())
                .value(it.raw.reason.as_str()).max_length(REASON_MAX).rows(3).optional())
        }
        @if action.series.is_some() {
            (form.check("rest", words.action_form_rest()).hint(words.action_state_rest_hint()).on(it.raw.rest == "yes"))
        }
        (button(Tone::Main, words.action_state_go()))
    };
    let main = ui::narrow(html! {
        (way(look, action))
        (ui::title(&title, words.action_state_now(state_word(words, action.state))))
        @if !it.publishes { p { (words.action_state_waits()) } }
        @if needs_reason && it.mails { p { (words.action_state_mails()) } }
        @if !steps.is_empty() { (form.post(&href::action_state(action.code), content)) }
    });
    (Head::new(title).hidden(), main)
}

/// Asks before a copy is made.
pub fn copy(look: &Look<'_>, action: &Action) -> (Head, Html) {
    let words = look.words;
    let title = words.action_copy_title(&action.content.title);
    let content = html! { (button(Tone::Main, words.action_copy_button()).icon(Icon::Copy)) };
    let main = ui::narrow(html! {
        (way(look, action))
        (ui::title(&title, words.action_copy_lead()))
        (Form::fresh(look).post(&href::action_copy(action.code), content))
    });
    (Head::new(title).hidden(), main)
}

fn step_words(words: &ui::Words, step: Step) -> (&'static str, &'static str) {
    match step {
        Step::Publish => (words.action_step_publish(), words.action_step_publish_hint()),
        Step::Postpone => (words.action_step_postpone(), words.action_step_postpone_hint()),
        Step::Cancel => (words.action_step_cancel(), words.action_step_cancel_hint()),
        Step::Restore => (words.action_step_restore(), words.action_step_restore_hint()),
        Step::Discard => (words.action_step_discard(), words.action_step_discard_hint()),
    }
}
