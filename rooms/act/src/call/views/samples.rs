//! Calls made up for the page contract: every state, every form, hostile words included.

use base::{Problems, Time};
use ui::{Html, Look, html};
use web::Sample;

use super::{CallList, CallPage, EditPage, Mode, PicturePage, StatePage};
use crate::call::demo::sample_call;
use crate::call::form::{CallForm, PictureForm, StateForm};
use crate::call::model::{Change, Correction, Field, Figures, Listed, Picture, State};

const HOSTILE: &str = "\"><script>alert(1)</script> {{7*7}} ${x} ' -- ñ 团结 \u{5e9}\u{5dc}\u{5d5}\u{5dd}";

/// Every sample page.
pub fn samples(look: &Look<'_>) -> Vec<Sample> {
    let figures = Figures {
        endorsements: 388,
        actions: 1_947,
        going: 412_608,
        turnout_low: 900,
        turnout_high: 1_200,
        turnout_actions: 3,
        ..Figures::default()
    };
    let mut out: Vec<Sample> = State::ALL
        .into_iter()
        .zip(["call-draft", "call-open", "call-closed", "call-withdrawn"])
        .map(|(state, name)| shown(look, name, &sample_call(state), figures, state == State::Draft))
        .collect();
    let mut hostile = sample_call(State::Open);
    for text in
        [&mut hostile.content.title, &mut hostile.content.summary, &mut hostile.content.text, &mut hostile.caller.name]
    {
        HOSTILE.clone_into(text);
    }
    hostile.content.demands = vec![HOSTILE.to_owned()];
    HOSTILE.clone_into(&mut hostile.content.why_text);
    hostile.hidden = Some(HOSTILE.to_owned());
    hostile.picture = Some(Picture { file: "0".repeat(52), text: HOSTILE.to_owned(), width: 1_600, height: 900 });
    out.push(shown(look, "call-hostile", &hostile, Figures::default(), true));
    out.extend(lists(look, figures));
    out.extend(forms(look));
    out
}

fn shown(
    look: &Look<'_>,
    name: &'static str,
    call: &crate::call::model::Call,
    figures: Figures,
    is_editor: bool,
) -> Sample {
    let listed = crate::endorsement::demo::sample_listed(call);
    let demands = crate::demand::demo::samples();
    let page = CallPage {
        call,
        figures,
        endorsements: &listed,
        is_editor,
        can_endorse: is_editor,
        demands: &demands,
        map: html! {},
        actions: html! {},
    };
    Sample { name, head: super::head(look, call), main: super::show(look, &page) }
}

fn lists(look: &Look<'_>, figures: Figures) -> Vec<Sample> {
    let listed: Vec<Listed> = State::ALL.into_iter().map(|state| sample_call(state).listed(figures)).collect();
    let (drafts, calls) = listed.split_at(1);
    let full = CallList { drafts, calls, page: 2, pages: 9, can_write: true };
    let none = CallList { drafts: &[], calls: &[], page: 1, pages: 1, can_write: false };
    let sample = |name, (head, main): (ui::Head, Html)| Sample { name, head, main };
    let call = sample_call(State::Open);
    let history = [Correction {
        version: 7,
        at: Time::from_millis(1_795_348_800_000),
        reason: HOSTILE.to_owned(),
        changes: changes(),
    }];
    vec![
        sample("call-list", super::list(look, &full)),
        sample("call-list-empty", super::list(look, &none)),
        sample("call-corrections", super::corrections(look, &call, &history, Some("?before=7"))),
        sample("call-corrections-none", super::corrections(look, &call, &[], None)),
    ]
}

fn changes() -> Vec<Change> {
    let change =
        |field, before: &str, after: &str| Change { field, before: before.to_owned(), after: after.to_owned() };
    vec![
        change(Field::Title, "Rent day", HOSTILE),
        change(Field::Period, "2026-05-01", "2026-05-01/2026-05-03"),
        change(Field::State, "closed", "open"),
        change(Field::Langs, "en", ""),
        change(Field::Demands, "Heat\nRepairs", "Heat\nRepairs now"),
    ]
}

fn forms(look: &Look<'_>) -> Vec<Sample> {
    let (draft, open) = (sample_call(State::Draft), sample_call(State::Open));
    let (sound, groups) = (Problems::new(), [("local-26".to_owned(), "Local 26".to_owned())]);
    let wrong = CallForm { title: HOSTILE.to_owned(), text: HOSTILE.to_owned(), ..CallForm::default() };
    let problems = wrong.parse(true).err().unwrap_or_default();
    let since = [Correction { version: 2, at: look.now, reason: String::new(), changes: changes() }];
    let (typed, state, picture) = (CallForm::of(&open), StateForm::default(), PictureForm::default());
    let edit = |mode, raw, problems, since| super::edit(look, &EditPage { mode, raw, problems, since });
    let sample = |name, (head, main): (ui::Head, Html)| Sample { name, head, main };
    vec![
        sample("call-new", edit(Mode::New(&groups), &wrong, &problems, &[])),
        sample("call-edit-draft", edit(Mode::Draft(&draft), &typed, &sound, &[])),
        sample("call-edit-stale", edit(Mode::Public(&open), &typed, &sound, &since)),
        sample("call-no-group", super::no_group(look)),
        sample("call-state-draft", super::state(look, &StatePage { call: &draft, raw: &state, problems: &sound })),
        sample("call-state-open", super::state(look, &StatePage { call: &open, raw: &state, problems: &sound })),
        sample("call-picture", super::picture(look, &PicturePage { call: &open, raw: &picture, problems: &sound })),
    ]
}
