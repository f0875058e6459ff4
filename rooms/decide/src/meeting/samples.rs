//! Meetings made up for the page contract and for tests.

use base::{Code, PersonId, Problems, SeededRandom, Time};
use ui::{Head, Html, Look};
use web::Sample;

use super::agenda::model::{Item, ItemForm, Kind, OfProposal};
use super::agenda::views as agenda;
use super::form::{MeetingForm, StepForm};
use super::hands::model::{Answer, AskForm, EndForm, Figures, Hands, Outcome, Way};
use super::minutes::model::{Note, NoteForm, corrections};
use super::minutes::views as minutes;
use super::model::{Attendance, Content, Door, ListState, Listed, Meeting, MeetingId, Rules, State};
use super::presence::model::{CountForm, HereForm, Naming};
use super::presence::views as presence;
use super::speakers::model::{FloorForm, Speaker, Standing};
use super::views;
use crate::proposal::model::{Audience, Body, ProposalId, State as ProposalState};
use crate::standing::model::Majority;

const BEGAN: Time = Time::from_millis(1_790_856_000_000);

fn later(minutes: u64) -> Time {
    BEGAN.plus(std::time::Duration::from_mins(minutes))
}

/// A meeting in a state.
pub(crate) fn meeting(state: State) -> Meeting {
    let random = SeededRandom::new(71);
    let has_begun = matches!(state, State::Running | State::Closed);
    Meeting {
        id: MeetingId::new(BEGAN, &random),
        code: Code::new(&random),
        body: crate::election::samples::body(),
        content: Content {
            title: "Autumn <assembly>".to_owned(),
            text: "Bring *your lease*.".to_owned(),
            starts_at: BEGAN,
            zone: "America/Chicago".to_owned(),
            place: "Library, room <2>".to_owned(),
            audience: Audience::Everybody,
        },
        state,
        state_reason: if state == State::Canceled { "The hall burned <down>.".to_owned() } else { String::new() },
        door: if state == State::Running { Door::new(&random) } else { Door::default() },
        rules: Rules { entitled: 40, quorum_percent: 50, majority: Majority::Simple },
        counted: (state == State::Closed).then_some(24),
        present_most: 24,
        guests: 3,
        list: ListState::Open,
        current: (state == State::Running).then_some(2),
        step: 4,
        published_at: (state == State::Closed).then(|| later(200)),
        opened_at: has_begun.then_some(BEGAN),
        ended_at: (state == State::Closed).then(|| later(90)),
        created_at: BEGAN,
        changed_at: BEGAN,
        hidden: None,
    }
}

fn items() -> Vec<Item> {
    let random = SeededRandom::new(72);
    let item = |number, kind, title: &str, audience: Option<Audience>| Item {
        number,
        kind,
        title: title.to_owned(),
        minutes: 15,
        proposal: audience.map(|audience| OfProposal {
            id: ProposalId::new(BEGAN, &random),
            code: Code::new(&random),
            audience,
            state: ProposalState::Discussion,
        }),
        begun_at: (number < 3).then_some(BEGAN),
        ended_at: (number == 1).then(|| later(15)),
    };
    vec![
        item(1, Kind::Report, "The <treasurer> reports", None),
        item(2, Kind::Proposal, "Pay rent <b>together</b>", Some(Audience::Everybody)),
        item(3, Kind::Proposal, "Whom we hire", Some(Audience::Members)),
        item(4, Kind::Free, "Anything else", None),
    ]
}

fn shown(number: u32, outcome: Outcome, proposal: bool) -> Hands {
    let random = SeededRandom::new(73);
    let is_open = outcome == Outcome::Open;
    Hands {
        number,
        item: proposal.then_some(2),
        question: "Pay rent <b>together</b>".to_owned(),
        proposal: proposal.then(|| (ProposalId::new(BEGAN, &random), Code::new(&random), Audience::Everybody)),
        way: if number == 2 { Way::Counted } else { Way::Phones },
        figures: Figures { yes: 15, no: 6, abstained: 3 },
        present: 24,
        outcome,
        decision: (proposal && outcome == Outcome::Passed).then(|| Code::new(&random)),
        opened_at: BEGAN,
        closed_at: (!is_open).then(|| later(20)),
    }
}

fn speakers() -> Vec<Speaker> {
    let person = Some(PersonId::new(BEGAN, &SeededRandom::new(74)));
    let one = |number, person, name: &str, standing| Speaker { number, person, name: name.to_owned(), standing };
    vec![
        one(1, None, "Ben <guest>", Standing::Spoken),
        one(2, person, "Ana", Standing::Speaking),
        one(3, None, "ben <guest>", Standing::Waiting),
        one(4, person, "Ana", Standing::Waiting),
    ]
}

fn notes() -> Vec<Note> {
    let note = |item, version, text: &str, at| Note {
        item,
        version,
        text: text.to_owned(),
        reason: if version > 1 { "A figure was <wrong>.".to_owned() } else { String::new() },
        at,
    };
    vec![
        note(0, 1, "We began late & ended on time.", later(95)),
        note(1, 1, "There are **40** members.", later(96)),
        note(1, 2, "There are **41** members.", later(300)),
    ]
}

fn listed(state: State) -> Listed {
    let it = meeting(state);
    Listed {
        code: it.code,
        title: it.content.title,
        group_name: it.body.name,
        starts_at: it.content.starts_at,
        zone: it.content.zone,
        place: it.content.place,
        state,
        has_minutes: it.published_at.is_some(),
    }
}

fn attendance(it: &Meeting) -> Attendance {
    it.attendance(if it.state == State::Running { 19 } else { 24 })
}

fn sample(name: &'static str, (head, main): (Head, Html)) -> Sample {
    Sample { name, head, main }
}

/// Meetings made up for the page contract.
pub(crate) fn samples(look: &Look<'_>) -> Vec<Sample> {
    let mut out = pages(look);
    out.extend(forms(look));
    out.extend(rooms(look));
    out.extend(records(look));
    out
}

fn pages(look: &Look<'_>) -> Vec<Sample> {
    let (items, speakers) = (items(), speakers());
    let all = [shown(1, Outcome::Passed, true), shown(2, Outcome::NoQuorum, false), shown(3, Outcome::Open, true)];
    let page = |it, here: Option<Naming>, is_member: bool, hands| views::MeetingPage {
        it,
        attendance: attendance(it),
        items: &items,
        hands,
        speakers: if is_member { &speakers } else { &[] },
        me: speakers.get(1).and_then(|it| it.person),
        here,
        mine: here.map(|_| Answer::Yes),
        is_member,
        is_chair: is_member,
        has_minutes: it.state == State::Closed,
    };
    let (planned, running, closed, canceled) =
        (meeting(State::Planned), meeting(State::Running), meeting(State::Closed), meeting(State::Canceled));
    let quiet = Meeting { list: ListState::Closed, ..meeting(State::Running) };
    vec![
        sample("meeting-planned", views::show(look, &page(&planned, None, true, &[]))),
        sample("meeting-running", views::show(look, &page(&running, Some(Naming::Named), true, &all))),
        sample("meeting-not-there", views::show(look, &page(&quiet, None, true, &all[2..]))),
        sample("meeting-outside", views::show(look, &page(&running, None, false, &all))),
        sample("meeting-closed", views::show(look, &page(&closed, None, true, &all[..2]))),
        sample("meeting-canceled", views::show(look, &page(&canceled, None, false, &[]))),
    ]
}

fn forms(look: &Look<'_>) -> Vec<Sample> {
    let body = crate::election::samples::body();
    let (sound, wrong) = (Problems::new(), MeetingForm::default());
    let problems = wrong.parse().err().unwrap_or_default();
    let (planned, closed) = (meeting(State::Planned), meeting(State::Closed));
    let raw = MeetingForm { fold: "earlier".to_owned(), ..MeetingForm::of(&planned) };
    let list = [listed(State::Running), listed(State::Planned)];
    let past = [listed(State::Closed), listed(State::Canceled)];
    let page = |upcoming, past, pages| views::GroupPage { body: &body, upcoming, past, page: 1, pages, may_plan: true };
    let edit = |it, raw, problems| views::EditPage { it, body: &body, raw, problems };
    let step = StepForm { step: "cancel".to_owned(), reason: String::new() };
    let missing = Problems::one("reason", "problem-empty");
    let cards = html_of(look, &body, &list);
    let item = ItemForm { kind: "proposal".to_owned(), ..ItemForm::default() };
    let no_item = item.parse().err().unwrap_or_default();
    let (all, proposals) = (items(), [(planned.code, "Pay <together>".to_owned())]);
    let agenda_page =
        |items, proposals, raw, problems| agenda::AgendaPage { it: &planned, items, proposals, raw, problems };
    let fresh = ItemForm::default();
    vec![
        sample("meeting-list", views::list(look, &page(&list, &past, 3))),
        sample("meeting-list-empty", views::list(look, &page(&[], &[], 1))),
        sample("meeting-cards", cards),
        sample("meeting-new-wrong", views::edit(look, &edit(None, &wrong, &problems))),
        sample("meeting-edit", views::edit(look, &edit(Some(&planned), &raw, &sound))),
        sample("meeting-state", views::state(look, &planned, &step, &missing)),
        sample("meeting-state-over", views::state(look, &closed, &StepForm::default(), &sound)),
        sample("meeting-agenda", agenda::show(look, &agenda_page(&all, &proposals, &item, &no_item))),
        sample("meeting-agenda-empty", agenda::show(look, &agenda_page(&[], &[], &fresh, &sound))),
    ]
}

/// The cards other pages show, on a page of their own.
fn html_of(look: &Look<'_>, body: &Body, list: &[Listed]) -> (Head, Html) {
    let page = views::GroupPage { body, upcoming: list, past: &[], page: 1, pages: 1, may_plan: false };
    let main = ui::html! {
        (ui::title(look.words.meeting_list_title(), ""))
        (views::group_card(look, &page))
        (views::person_card(look, list))
    };
    (Head::new(look.words.meeting_list_title()).hidden(), main)
}

fn rooms(look: &Look<'_>) -> Vec<Sample> {
    let (it, items, speakers) = (meeting(State::Running), items(), speakers());
    let open = shown(3, Outcome::Open, true);
    let sound = Problems::new();
    let ended =
        EndForm { then: "counted".to_owned(), yes: "30".to_owned(), no: "1".to_owned(), abstained: "0".to_owned() };
    let too_many = ended.parse(24).err().unwrap_or_default();
    let (counted, floor, asked, fresh) =
        (CountForm::default(), FloorForm::default(), AskForm::default(), EndForm::default());
    let desk = |open, ended, problems| views::DeskPage {
        it: &it,
        attendance: attendance(&it),
        items: &items,
        open,
        speakers: &speakers,
        counted: &counted,
        floor: &floor,
        asked: &asked,
        ended,
        problems,
    };
    let wall =
        |open, items| presence::WallPage { it: &it, attendance: attendance(&it), items, open, speakers: &speakers };
    let bad = HereForm { code: "abc".to_owned(), named: "yes".to_owned() };
    let refused = Problems::one("code", "meeting-problem-code");
    vec![
        sample("meeting-desk", views::desk(look, &desk(None, &fresh, &sound))),
        sample("meeting-desk-hands", views::desk(look, &desk(Some(&open), &fresh, &sound))),
        sample("meeting-desk-wrong", views::desk(look, &desk(Some(&open), &ended, &too_many))),
        sample("meeting-wall", presence::wall(look, &wall(None, &[]))),
        sample("meeting-wall-hands", presence::wall(look, &wall(Some(&open), &items))),
        sample("meeting-here", presence::check_in(look, &HereForm::default(), &sound)),
        sample("meeting-here-wrong", presence::check_in(look, &bad, &refused)),
    ]
}

fn records(look: &Look<'_>) -> Vec<Sample> {
    let (closed, items, notes, sound) = (meeting(State::Closed), items(), notes(), Problems::new());
    let draft = Meeting { published_at: None, ..meeting(State::Closed) };
    let hands = [shown(1, Outcome::Passed, true), shown(2, Outcome::NoQuorum, false)];
    let names = ["Ana <Ruiz>".to_owned(), "Ben".to_owned()];
    let page = |it, is_member: bool| minutes::MinutesPage {
        it,
        attendance: attendance(it),
        items: &items,
        hands: &hands,
        notes: &notes,
        names: &names,
        here: is_member.then_some(Naming::Named),
        is_member,
        takes_minutes: is_member,
        is_chair: is_member,
    };
    let raw = NoteForm { text: "There are 42.".to_owned(), reason: String::new(), version: "1".to_owned() };
    let problems = raw.parse(true).err().unwrap_or_default();
    let note = |it, item, raw, problems, theirs| minutes::NotePage {
        it,
        item,
        about: "The <treasurer>",
        raw,
        problems,
        theirs,
    };
    let fresh = NoteForm::default();
    let all = corrections(&notes, later(200));
    vec![
        sample("minutes-draft", minutes::show(look, &page(&draft, true))),
        sample("minutes-published", minutes::show(look, &page(&closed, false))),
        sample("minutes-note", minutes::edit(look, &note(&draft, 0, &fresh, &sound, None))),
        sample("minutes-note-stale", minutes::edit(look, &note(&draft, 1, &raw, &sound, Some("There are 41.")))),
        sample("minutes-note-wrong", minutes::edit(look, &note(&closed, 1, &raw, &problems, None))),
        sample("minutes-versions", minutes::versions(look, &closed, &items, &all, false)),
        sample("minutes-versions-empty", minutes::versions(look, &closed, &items, &[], true)),
    ]
}
