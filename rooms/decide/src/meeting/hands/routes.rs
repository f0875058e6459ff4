//! Shows of hands over HTTP.

use ::store::{Change, StoreError};
use axum::extract::{Path, State};
use axum::routing::post;
use base::{Actor, Random, Time};
use ui::href;
use web::{Answer as Answered, App, Form, Page, Route, Visit, route};

use super::model::{Answer, AskForm, End, EndForm, Hands, Outcome, RaiseForm, Way, decided, outcome};
use super::store;
use crate::access;
use crate::decision::model::{Details, NewDecision, Outcome as Decided, Way as DecidedBy};
use crate::meeting::agenda;
use crate::meeting::model::{Meeting, MeetingId, State as MeetingState};
use crate::meeting::presence;
use crate::meeting::routes::{Typed, desk_page, refused, touch};
use crate::meeting::store as meetings;
use crate::proposal::model::{Proposal, State as ProposalState};
use crate::proposal::store as proposals;

/// Its routes.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        route(access::HANDS_ASK, post(ask)),
        route(access::HANDS_RAISE, post(raise)),
        route(access::HANDS_END, post(end)),
    ]
}

type Done = Result<MeetingId, &'static str>;

/// Counts the step of a held meeting, so that pages know they are outdated.
fn stir(db: &mut Change, it: Meeting) -> Result<MeetingId, StoreError> {
    let (id, changed_at) = (it.id, db.now());
    meetings::save(db, &Meeting { changed_at, ..it })?;
    Ok(id)
}

/// `POST /meetings/{meeting}/hands`
async fn ask(visit: Visit, State(app): State<App>, Path(code): Path<String>, Form(raw): Form<AskForm>) -> Answered {
    let item = raw.item.parse::<u32>().ok();
    let parsed = match (item, raw.question()) {
        (Some(_), _) => Ok(String::new()),
        (None, Ok(words)) => crate::blocked(&app, vec![("question", words.clone())]).await?.map_or(Ok(words), Err),
        (None, Err(problems)) => Err(problems),
    };
    let question = match parsed {
        Ok(question) => question,
        Err(problems) => {
            let typed = Typed { asked: raw, problems, ..Typed::default() };
            return Ok(desk_page(&app, &visit, &code, typed).await?.invalid());
        }
    };
    let (actor, name) = (visit.actor.clone(), code.clone());
    let done = app.change(move |db| write_ask(db, &actor, &name, item, &question)).await?;
    touch(&app, done.map_err(|key| refused(&visit, key))?);
    Ok(Page::go(format!("{}#hands", href::meeting_desk(&code))))
}

/// Puts a question, or an item's proposal, to those in the room.
pub(crate) fn write_ask(
    db: &mut Change,
    actor: &Actor,
    code: &str,
    item: Option<u32>,
    question: &str,
) -> Result<Done, StoreError> {
    let it = meetings::hold_for_chair(db, actor, code)?;
    if it.state != MeetingState::Running {
        return Ok(Err("meeting-problem-not-running"));
    }
    if store::open(db, it.id)?.is_some() {
        return Ok(Err("meeting-problem-asked"));
    }
    let now = db.now();
    let Some(number) = item else {
        store::ask(db, it.id, it.current, None, question, now)?;
        return stir(db, it).map(Ok);
    };
    let items = agenda::store::of_meeting(db, it.id)?;
    let on_agenda = items.into_iter().find(|item| item.number == number).and_then(|item| item.proposal);
    let held = proposals::hold_by_id(db, on_agenda.ok_or(StoreError::Missing)?.id)?;
    if held.state != ProposalState::Discussion {
        return Ok(Err("meeting-problem-proposal-moved"));
    }
    store::ask(db, it.id, Some(number), Some(held.id), &held.content.title, now)?;
    // While hands are up its text stands still.
    let deciding = Proposal { state: ProposalState::Decision, state_reason: String::new(), changed_at: now, ..held };
    proposals::save(db, &deciding)?;
    stir(db, it).map(Ok)
}

/// `POST /meetings/{meeting}/hands/{hands}`
async fn raise(
    visit: Visit,
    State(app): State<App>,
    Path((code, number)): Path<(String, u32)>,
    Form(raw): Form<RaiseForm>,
) -> Answered {
    let (actor, name, answer) = (visit.actor.clone(), code.clone(), Answer::parse(&raw.answer));
    let done = app.change(move |db| write_raise(db, &actor, &name, number, answer)).await?;
    touch(&app, done.map_err(|key| refused(&visit, key))?);
    Ok(Page::go(href::meeting(&code)))
}

/// Raises a member's hand.
pub(crate) fn write_raise(
    db: &mut Change,
    actor: &Actor,
    code: &str,
    number: u32,
    answer: Option<Answer>,
) -> Result<Done, StoreError> {
    let (it, person) = meetings::hold_for_member(db, actor, code)?;
    let Some(answer) = answer else { return Ok(Err("meeting-problem-answer")) };
    let open = store::open(db, it.id)?.filter(|open| open.number == number);
    if it.state != MeetingState::Running || open.is_none() {
        return Ok(Err("meeting-problem-hands-closed"));
    }
    if presence::store::of(db, it.id, person)?.is_none() {
        return Ok(Err("meeting-problem-not-present"));
    }
    let since = people::membership::store::mine(db, actor, it.body.id)?.map(|me| me.since);
    if since.zip(it.opened_at).is_none_or(|(since, opened)| since > opened) {
        return Ok(Err("meeting-problem-joined-later"));
    }
    store::raise(db, it.id, number, person, answer)?;
    Ok(Ok(it.id))
}

/// `POST /meetings/{meeting}/hands/{hands}/end`
async fn end(
    visit: Visit,
    State(app): State<App>,
    Path((code, number)): Path<(String, u32)>,
    Form(raw): Form<EndForm>,
) -> Answered {
    let (actor, name, typed, random) = (visit.actor.clone(), code.clone(), raw.clone(), app.random_arc());
    let done = app.change(move |db| write_end(db, &actor, &name, number, &typed, random.as_ref())).await?;
    match done {
        Ok(done) => {
            touch(&app, done.map_err(|key| refused(&visit, key))?);
            Ok(Page::go(format!("{}#hands", href::meeting_desk(&code))))
        }
        Err(problems) => {
            let typed = Typed { ended: raw, problems, ..Typed::default() };
            Ok(desk_page(&app, &visit, &code, typed).await?.invalid())
        }
    }
}

/// Ends the show of hands that goes on.
pub(crate) fn write_end(
    db: &mut Change,
    actor: &Actor,
    code: &str,
    number: u32,
    raw: &EndForm,
    random: &dyn Random,
) -> Result<Result<Done, base::Problems>, StoreError> {
    let it = meetings::hold_for_chair(db, actor, code)?;
    let Some(mut open) = store::open(db, it.id)?.filter(|open| open.number == number) else {
        return Ok(Ok(Err("meeting-problem-hands-closed")));
    };
    let (now, present) = (db.now(), meetings::attendance(db, &it)?.present);
    match raw.parse(present) {
        Err(problems) => return Ok(Err(problems)),
        Ok(End::Back) => {
            take_back(db, &it, &open, now)?;
            return stir(db, it).map(|id| Ok(Ok(id)));
        }
        Ok(End::Phones) => {}
        Ok(End::Counted(figures)) => (open.way, open.figures) = (Way::Counted, figures),
    }
    // Who raised a hand on a phone is in the room, even where the chair counted fewer.
    open.present = present.max(open.figures.raised());
    open.closed_at = Some(now);
    open.outcome = outcome(open.figures, open.present, it.rules);
    open.decision = decide(db, &it, &open, now, random)?;
    store::close(db, it.id, &open)?;
    stir(db, it).map(|id| Ok(Ok(id)))
}

/// Takes a question back: its proposal is open for discussion again.
pub(crate) fn take_back(db: &mut Change, it: &Meeting, open: &Hands, now: Time) -> Result<(), StoreError> {
    store::back(db, it.id, open.number)?;
    match open.proposal {
        Some((id, ..)) => crate::decision::store::end_proposal(db, id, Decided::Open, now).map(|_| ()),
        None => Ok(()),
    }
}

/// Ends the proposal that hands were raised about; with a quorum present a decision is recorded.
fn decide(
    db: &mut Change,
    it: &Meeting,
    closed: &Hands,
    now: Time,
    random: &dyn Random,
) -> Result<Option<base::Code>, StoreError> {
    let Some((proposal, ..)) = closed.proposal else { return Ok(None) };
    let Some((outcome, settled)) = decided(closed) else {
        crate::decision::store::end_proposal(db, proposal, Decided::NoQuorum, now)?;
        return Ok(None);
    };
    debug_assert!(closed.outcome != Outcome::Open, "what is decided is closed");
    let (title, text, version, audience) = crate::decision::store::end_proposal(db, proposal, outcome, now)?;
    let details = Details {
        quorum_percent: it.rules.quorum_percent,
        contests: vec![settled],
        version,
        meeting: Some(it.code),
        ..Details::default()
    };
    let new = NewDecision {
        group: it.body.id,
        proposal: Some(proposal),
        election: None,
        round: None,
        title,
        text,
        audience,
        outcome,
        way: DecidedBy::Meeting,
        entitled: it.rules.entitled,
        took_part: closed.present,
        details,
    };
    crate::decision::store::record(db, &new, now, random).map(Some)
}
