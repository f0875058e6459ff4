//! How the forms of a demand look: addressing it, correcting it, telling what became of it.

use base::Problems;
use ui::{Form, Head, Html, Kind, Look, Sheet, Tone, button, choice, format, href, html};

use super::form::{DemandForm, StateForm};
use super::model::{ADDRESSEE_MAX, Decided, Demand, NOTE_MAX, State, Step};
use super::views::{audience_word, crumbs, state_word};
use crate::decision::model::Decision;
use crate::proposal::model::{Audience, BODY_MAX, REASON_MAX, TITLE_MAX};
use crate::proposal::views::day;

/// What the form is about.
#[derive(Clone, Copy)]
pub(crate) enum Mode<'a> {
    /// A new demand of this decision.
    New(&'a Decision),
    /// A demand that exists.
    Correct(&'a Demand),
}

/// Everything the form shows.
pub(crate) struct EditPage<'a> {
    pub(crate) mode: Mode<'a>,
    pub(crate) raw: &'a DemandForm,
    pub(crate) problems: &'a Problems,
    /// A refusal to tell, or nothing.
    pub(crate) refused: &'a str,
}

/// The form with its head.
pub(crate) fn edit(look: &Look<'_>, page: &EditPage<'_>) -> (Head, Html) {
    let words = look.words;
    let (title, lead, way, to, is_public) = match page.mode {
        Mode::New(it) => {
            let (group, own) = (href::group(&it.body.slug), href::decision(it.code));
            let way = ui::breadcrumbs(look, &[(&it.body.name, &group), (&it.title, &own)]);
            (
                words.demand_new_title().to_owned(),
                words.demand_new_lead(),
                way,
                href::demand_new(it.code),
                it.body.is_public,
            )
        }
        Mode::Correct(it) => {
            let title = words.demand_edit_title(&it.content.title);
            (title, "", crumbs(look, it, true), href::demand_edit(it.code), it.body.is_public)
        }
    };
    let form = Form::new(look, page.problems);
    let main = ui::narrow(html! {
        (way)
        (ui::title(&title, lead))
        @if !page.refused.is_empty() { (ui::notice(Kind::Careful, page.refused, "")) }
        (form.post(&to, fields(look, &form, page, is_public)))
    });
    (Head::new(title).hidden().sheet_of(Sheet::Decide), main)
}

fn fields<'a>(look: &'a Look<'a>, form: &Form<'a>, page: &EditPage<'a>, is_public: bool) -> Html {
    let (words, raw) = (look.words, page.raw);
    let audiences = Audience::ALL
        .iter()
        .map(|it| choice(it.as_str(), audience_word(words, it.as_str())).on(it.as_str() == raw.audience))
        .collect();
    html! {
        (form.hidden("version", &raw.version))
        (form.text("title", words.demand_field_title()).value(raw.title.as_str()).max_length(TITLE_MAX).required())
        (form.text("addressee", words.demand_field_addressee()).hint(words.demand_field_addressee_hint())
            .value(raw.addressee.as_str()).max_length(ADDRESSEE_MAX).autocomplete("off").required())
        (form.url("addressee_url", words.demand_field_url()).hint(words.demand_field_url_hint())
            .value(raw.addressee_url.as_str()).autocomplete("off").optional())
        (form.textarea("text", words.demand_field_text()).hint(words.demand_field_text_hint())
            .value(raw.text.as_str()).max_length(BODY_MAX).rows(10).optional())
        @if is_public { (form.radios("audience", words.demand_field_audience(), audiences).required()) }
        @else { (form.hidden("audience", Audience::Members.as_str())) }
        @if matches!(page.mode, Mode::Correct(_)) {
            (form.text("reason", words.demand_field_reason()).hint(words.demand_field_reason_hint())
                .value(raw.reason.as_str()).max_length(REASON_MAX).required())
            (button(Tone::Main, words.ui_save()))
        } @else {
            (button(Tone::Main, words.demand_send()))
        }
    }
}

/// Everything the form of steps shows.
pub(crate) struct StatePage<'a> {
    pub(crate) it: &'a Demand,
    /// The decisions by which it can be withdrawn, with their titles.
    pub(crate) later: &'a [(Decided, String)],
    pub(crate) raw: &'a StateForm,
    pub(crate) problems: &'a Problems,
}

/// The form that tells what became of a demand, with its head.
pub(crate) fn state(look: &Look<'_>, page: &StatePage<'_>) -> (Head, Html) {
    let (words, it, raw) = (look.words, page.it, page.raw);
    let title = words.demand_state_title(&it.content.title);
    let form = Form::new(look, page.problems);
    let steps: Vec<Step> =
        it.steps().into_iter().filter(|step| *step != Step::Withdraw || !page.later.is_empty()).collect();
    let steps = steps
        .into_iter()
        .map(|step| {
            let label = words.by_key(&format!("demand-step-{}", step.as_str()), &[]).unwrap_or_default();
            let one = choice(step.as_str(), label).on(step.as_str() == raw.step);
            if step == Step::Withdraw { one.hint(words.demand_step_withdrawn_hint()) } else { one }
        })
        .collect();
    let main = ui::narrow(html! {
        (crumbs(look, it, true))
        (ui::title(&title, words.demand_state_now(&state_word(words, it.state))))
        (form.post(&href::demand_state(it.code), html! {
            (form.radios("step", words.demand_field_step(), steps).required())
            (form.date("day", words.demand_field_day()).value(raw.day.as_str()).half().required())
            (form.textarea("note", words.demand_field_note()).hint(words.demand_field_note_hint())
                .value(raw.note.as_str()).max_length(NOTE_MAX).rows(3).required())
            (form.url("evidence_url", words.demand_field_evidence_url()).value(raw.evidence_url.as_str())
                .autocomplete("off").optional())
            (form.textarea("evidence_words", words.demand_field_evidence_words()).hint(words.demand_field_evidence_words_hint())
                .value(raw.evidence_words.as_str()).max_length(NOTE_MAX).rows(2).optional())
            @if !page.later.is_empty() { (form.select("decision", words.demand_field_decision(), later(look, page)).optional()) }
            (button(Tone::Main, words.demand_state_send()))
        }))
    });
    (Head::new(title).hidden().sheet_of(Sheet::Decide), main)
}

fn later<'a>(look: &Look<'_>, page: &StatePage<'a>) -> Vec<ui::field::Choice<'a>> {
    let words = look.words;
    let one = |(it, title): &'a (Decided, String)| {
        let number = words.decision_card(&format::number(words, it.number), &day(words, it.at));
        choice(it.code.to_string(), format!("{number}: {title}")).on(it.code.as_str() == page.raw.decision)
    };
    let none = choice("", words.demand_field_decision_none()).on(page.raw.decision.is_empty());
    std::iter::once(none).chain(page.later.iter().map(one)).collect()
}

/// The forms made up for the page contract.
pub(crate) fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    use super::samples as made;
    let sample = |name, (head, main): (Head, Html)| web::Sample { name, head, main };
    let (open, sound) = (made::demand(State::Open), Problems::new());
    let decision = crate::decision::samples::decision(
        crate::decision::model::Outcome::Adopted,
        crate::decision::model::Way::Secret,
    );
    let (fresh, typed) = (DemandForm::of_decision(&decision), DemandForm::of(&open));
    let wrong = DemandForm { addressee: "ana@example.org".to_owned(), text: "<x>".to_owned(), ..DemandForm::default() };
    let problems = wrong.parse("", true).err().unwrap_or_default();
    let page = |mode, raw, problems, refused| edit(look, &EditPage { mode, raw, problems, refused });
    let (empty, today) = (StateForm::default(), StateForm::fresh(look.now));
    let missing = empty.parse().err().unwrap_or_default();
    let later = [(made::decided(9), "We take it <back>".to_owned())];
    let steps = |later, raw, problems| state(look, &StatePage { it: &open, later, raw, problems });
    vec![
        sample("demand-new", page(Mode::New(&decision), &fresh, &sound, "")),
        sample("demand-edit-wrong", page(Mode::Correct(&open), &wrong, &problems, "")),
        sample("demand-edit-stale", page(Mode::Correct(&open), &typed, &sound, look.words.demand_problem_stale())),
        sample("demand-state", steps(&later, &today, &sound)),
        sample("demand-state-wrong", steps(&[], &empty, &missing)),
    ]
}
