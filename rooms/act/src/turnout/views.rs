//! How turnout looks: a band from low to high on the action's page, and the page with all estimates.

use base::Problems;
use ui::{Band, Column, Form, Head, Html, Icon, Look, Tone, Words, button, format, href, html, table};
use uuid::Uuid;

use super::model::{ChooseForm, Estimate, EstimateForm, Method, NOTE_MAX, REASON_MAX, Source};
use crate::action::model::Action;
use crate::action::views::way;

/// The word for who says so.
pub fn source_word(words: &Words, source: Source) -> &'static str {
    match source {
        Source::Organizers => words.turnout_source_organizers(),
        Source::Press => words.turnout_source_press(),
        Source::Police => words.turnout_source_police(),
        Source::Observers => words.turnout_source_observers(),
        Source::Social => words.turnout_source_social(),
        Source::Other => words.turnout_source_other(),
    }
}

/// The word for how it was counted.
pub fn method_word(words: &Words, method: Method) -> &'static str {
    match method {
        Method::Count => words.turnout_method_count(),
        Method::Density => words.turnout_method_density(),
        Method::Pictures => words.turnout_method_pictures(),
        Method::Estimate => words.turnout_method_estimate(),
        Method::Unknown => words.turnout_method_unknown(),
    }
}

/// Whether estimates can be entered: it has begun, and the reader answers for it.
fn may_enter(look: &Look<'_>, action: &Action) -> bool {
    action.is_mine && action.content.starts_at <= look.now
}

/// The part of an action's page that says how many came; nothing while nobody knows.
pub fn section(look: &Look<'_>, action: &Action, estimates: &[Estimate]) -> Html {
    if estimates.is_empty() && !may_enter(look, action) {
        return html! {};
    }
    let words = look.words;
    ui::section(
        "turnout",
        words.turnout_section(),
        html! {
            @if estimates.is_empty() { p { (words.turnout_none()) } } @else { (bands(words, estimates)) }
            p { a href=(href::action_turnout(action.code)) { (words.turnout_all()) } }
        },
    )
}

/// The estimates on one scale, the chosen one first.
fn bands(words: &Words, estimates: &[Estimate]) -> Html {
    let (chosen, others): (Vec<_>, Vec<_>) = estimates.iter().partition(|it| it.chosen.is_some());
    let list: Vec<Band<'_>> = chosen
        .into_iter()
        .chain(others)
        .map(|it| Band {
            label: source_word(words, it.source),
            low: it.range.low.into(),
            high: it.range.high.into(),
            source: if it.chosen.is_some() { words.turnout_chosen() } else { "" },
        })
        .collect();
    ui::band(words, &list)
}

/// Everything the page shows.
#[derive(Debug)]
pub struct TurnoutPage<'a> {
    /// The action.
    pub action: &'a Action,
    /// Its estimates, oldest first.
    pub estimates: &'a [Estimate],
    /// What was typed to add one.
    pub raw: &'a EstimateForm,
    /// What is wrong with it.
    pub problems: &'a Problems,
    /// The estimate that was to be chosen, what was typed, and what is wrong with it.
    pub choosing: Option<(Uuid, &'a ChooseForm, &'a Problems)>,
}

/// The page with its head.
pub fn page(look: &Look<'_>, it: &TurnoutPage<'_>) -> (Head, Html) {
    let (words, action) = (look.words, it.action);
    let title = words.turnout_title(&action.content.title);
    let main = html! {
        (way(look, action))
        (ui::title(&title, words.turnout_lead()))
        @if it.estimates.is_empty() { (ui::empty(Icon::Chart, words.turnout_none(), html! {})) } @else {
            (bands(words, it.estimates))
            (all(look, it))
        }
        @if may_enter(look, action) {
            (ui::narrow(add(look, it)))
            @if !it.estimates.is_empty() {
                (ui::section("choose", words.turnout_choose_title(), html! {
                    @for estimate in it.estimates { (choose(look, it, estimate)) }
                }))
            }
        } @else if action.is_mine { p { (words.turnout_early()) } }
    };
    let head = Head::new(title).description(words.turnout_lead()).canonical(href::action_turnout(action.code));
    (if action.is_visible_to(&base::Actor::anyone()) { head } else { head.hidden() }, main)
}

fn all(look: &Look<'_>, it: &TurnoutPage<'_>) -> Html {
    let (words, zone) = (look.words, &it.action.content.zone);
    let columns = [
        Column::text(words.turnout_source()),
        Column::number(words.turnout_range()),
        Column::text(words.turnout_method()),
        Column::text(words.turnout_note()),
        Column::text(words.turnout_made()),
    ];
    let rows = it.estimates.iter().map(|estimate| {
        let note = html! {
            bdi { (estimate.note) }
            @if let Some((_, reason)) = &estimate.chosen {
                @if !estimate.note.is_empty() { " " }
                (words.turnout_reason(reason))
            }
        };
        vec![
            html! {
                (source_word(words, estimate.source))
                @if estimate.chosen.is_some() { " " (ui::tag("good", words.turnout_chosen())) }
            },
            html! { (format::band(words, estimate.range.low, estimate.range.high)) },
            html! { (method_word(words, estimate.method)) },
            note,
            ui::time(look, estimate.made_at, zone, format::Detail::Day),
        ]
    });
    table(words.turnout_caption(), &columns, rows)
}

fn add(look: &Look<'_>, it: &TurnoutPage<'_>) -> Html {
    let (words, raw) = (look.words, it.raw);
    let form = Form::new(look, it.problems);
    let source = if raw.source.is_empty() { Source::Organizers } else { Source::parse(&raw.source) };
    let method = if raw.method.is_empty() { Method::Estimate } else { Method::parse(&raw.method) };
    let sources = Source::ALL.into_iter().map(|s| ui::choice(s.as_str(), source_word(words, s))).collect();
    let methods = Method::ALL.into_iter().map(|m| ui::choice(m.as_str(), method_word(words, m))).collect();
    let content = html! {
        (form.text("low", words.turnout_low()).value(raw.low.as_str()).input_mode("numeric").short().required())
        (form.text("high", words.turnout_high()).hint(words.turnout_high_hint())
            .value(raw.high.as_str()).input_mode("numeric").short().optional())
        (form.select("source", words.turnout_source(), sources).value(source.as_str()))
        (form.select("method", words.turnout_method(), methods).value(method.as_str()))
        (form.text("note", words.turnout_note()).hint(words.turnout_note_hint())
            .value(raw.note.as_str()).max_length(NOTE_MAX).optional())
        (button(Tone::Main, words.turnout_add()))
    };
    ui::section("add", words.turnout_add_title(), form.post(&href::action_turnout(it.action.code), content))
}

fn choose(look: &Look<'_>, it: &TurnoutPage<'_>, estimate: &Estimate) -> Html {
    let words = look.words;
    let sound = Problems::new();
    let (typed, problems) = match it.choosing {
        Some((id, raw, problems)) if id == estimate.id => (raw.reason.as_str(), problems),
        _ => ("", &sound),
    };
    let form = Form::new(look, problems);
    let reason = form.text("reason", words.turnout_choose_reason()).value(typed).max_length(REASON_MAX);
    // What is wrong links to the field by its name; the fields of the other forms need another id.
    let reason = if problems.is_empty() { reason.id(format!("reason-{}", estimate.id)) } else { reason };
    let band = format::band(words, estimate.range.low, estimate.range.high);
    let about = format!("{band}, {}", source_word(words, estimate.source));
    let content = html! {
        p { strong { (about) } }
        @if estimate.chosen.is_none() {
            (reason)
            (button(Tone::Plain, words.turnout_choose()).sends("what", "choose").about(about.as_str()))
            " "
        }
        (button(Tone::Quiet, words.turnout_remove()).sends("what", "remove").about(about.as_str()))
    };
    html! { div class="card" { (form.post(&href::turnout_choose(it.action.code, estimate.id), content)) } }
}

/// Pages made up for the page contract.
pub fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    use crate::action::model::State;
    let mut action = crate::action::demo::sample(State::Published);
    let estimates = super::demo::samples(action.id, look.now);
    let raw = EstimateForm { low: "many".to_owned(), ..EstimateForm::default() };
    let problems = raw.parse().err().unwrap_or_default();
    let (sound, typed, empty) = (Problems::new(), ChooseForm::default(), EstimateForm::default());
    let missing = Problems::one("reason", "turnout-problem-reason");
    let mut out = Vec::new();
    let mut sample = |name, action: &Action, estimates, raw, problems, choosing| {
        let (head, main) = page(look, &TurnoutPage { action, estimates, raw, problems, choosing });
        out.push(web::Sample { name, head, main });
    };
    sample("turnout", &action, estimates.as_slice(), &empty, &sound, None);
    sample("turnout-none", &action, &[], &empty, &sound, None);
    action.is_mine = true;
    sample("turnout-early", &action, &[], &empty, &sound, None);
    action.content.starts_at = look.now;
    sample("turnout-problems", &action, &estimates, &raw, &problems, None);
    let choosing = estimates.first().map(|it| (it.id, &typed, &missing));
    sample("turnout-choose", &action, &estimates, &empty, &sound, choosing);
    out
}
