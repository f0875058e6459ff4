//! Actions made up for the page contract: every state, every form, hostile words included.

use base::{Problems, Time};
use ui::{Head, Html, Look};
use uuid::Uuid;
use web::Sample;

use super::{ActionPage, EditPage, Mode, OrganizersPage, StatePage};
use crate::action::demo::sample;
use crate::action::form::{ActionForm, StateForm};
use crate::action::model::{Action, Shown, State};
use crate::rsvp::form::RsvpForm;
use crate::turnout::model::{Estimate, Method, Range, Source};
use crate::update::model::Update;

const HOSTILE: &str = "\"><script>alert(1)</script> {{7*7}} ${x} ' -- ñ 团结 \u{5e9}\u{5dc}\u{5d5}\u{5dd}";

/// Every sample page.
pub fn samples(look: &Look<'_>) -> Vec<Sample> {
    let mut out: Vec<Sample> = State::ALL
        .into_iter()
        .zip(["action-draft", "action-published", "action-postponed", "action-canceled"])
        .map(|(state, name)| shown(look, name, &sample(state), &Problems::new()))
        .collect();
    let mut hostile = sample(State::Published);
    let c = &mut hostile.content;
    for text in
        [&mut c.title, &mut c.text, &mut c.bring, &mut c.place.name, &mut c.place.address, &mut c.place.locality]
    {
        HOSTILE.clone_into(text);
    }
    (c.place_shown, c.capacity) = (Shown::Exact, Some(1));
    (hostile.hidden, hostile.figures.going, hostile.figures.waiting) = (Some(HOSTILE.to_owned()), 1, 4);
    hostile.is_mine = true;
    out.push(shown(look, "action-hostile", &hostile, &Problems::one("people", "problem-empty")));
    out.extend(forms(look));
    out
}

fn shown(look: &Look<'_>, name: &'static str, action: &Action, problems: &Problems) -> Sample {
    let organizers = [HOSTILE.to_owned()];
    let updates = [Update { at: look.now, text: HOSTILE.to_owned() }];
    let estimate = |low, high, chosen| Estimate {
        id: Uuid::nil(),
        action: action.id,
        range: Range { low, high },
        source: Source::Press,
        method: Method::Pictures,
        note: HOSTILE.to_owned(),
        made_at: look.now,
        chosen,
    };
    let estimates = [estimate(300, 500, Some((look.now, HOSTILE.to_owned()))), estimate(80, 80, None)];
    let raw = RsvpForm::default();
    let page = ActionPage {
        action,
        organizers: &organizers,
        updates: &updates,
        estimates: &estimates,
        raw: &raw,
        problems,
        mails: true,
    };
    Sample { name, head: super::head(look, &page), main: super::show(look, &page) }
}

fn forms(look: &Look<'_>) -> Vec<Sample> {
    let (draft, published) = (sample(State::Draft), sample(State::Published));
    let sound = Problems::new();
    let groups = [("local-26".to_owned(), "Local 26".to_owned())];
    let wrong = ActionForm { title: HOSTILE.to_owned(), town: HOSTILE.to_owned(), ..ActionForm::default() };
    let mut problems = wrong.parse(None).err().unwrap_or_default();
    problems.add("starts", "action-problem-fold");
    let of = ActionForm::of(&published);
    let page = |name, (head, main): (Head, Html)| Sample { name, head, main };
    let edit = |mode, raw, problems, is_stale| super::edit(look, &EditPage { mode, raw, problems, is_stale });
    let state = |action| {
        super::state(
            look,
            &StatePage { action, raw: &StateForm::default(), problems: &sound, mails: true, publishes: true },
        )
    };
    let list = [(HOSTILE.to_owned(), true, false), ("Ana".to_owned(), false, true)];
    let link = "https://example.org/actions/0123456789/organizers?with=abc";
    let people = OrganizersPage { action: &published, list: &list, invitation: link };
    let mine = [("0123456789".to_owned(), HOSTILE.to_owned(), Time::from_millis(0), "UTC".to_owned(), State::Draft)];
    let card = ui::html! { (ui::title("A", "")) (super::person_card(look, &mine)) (super::group_card(look, &[], &mine, Some("/actions/new"))) };
    vec![
        page("action-new", edit(Mode::New(published.call.as_ref(), &groups), &wrong, &problems, false)),
        page("action-new-alone", edit(Mode::New(None, &[]), &ActionForm::default(), &sound, false)),
        page("action-edit", edit(Mode::Edit(&published), &of, &sound, true)),
        page("action-state-draft", state(&draft)),
        page("action-state", state(&published)),
        page("action-copy", super::copy(look, &published)),
        page("action-organizers", super::organizers(look, &people)),
        page("action-invited", super::invited(look, &published, "abc")),
        page("action-cards", (Head::new("A"), card)),
    ]
}
