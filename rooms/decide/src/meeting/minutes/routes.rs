//! Minutes over HTTP.

use ::store::{Change, Db, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Actor, GroupRole, Problems};
use http::StatusCode;
use ui::href;
use web::{Answer, App, Form, Page, Route, Visit, route};

use super::model::{Note, NoteForm, corrections};
use super::{store, views};
use crate::access;
use crate::meeting::agenda::model::Item;
use crate::meeting::hands::model::Hands;
use crate::meeting::model::{Attendance, Meeting, State as MeetingState};
use crate::meeting::presence::model::Naming;
use crate::meeting::routes::refused;
use crate::meeting::store as meetings;
use crate::meeting::{agenda, hands, presence};

/// Its routes.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        route(access::MINUTES_SHOW, get(show)).cached(),
        route(access::MINUTES_PUBLISH, post(publish)),
        route(access::MINUTES_VERSIONS, get(versions)).cached(),
        route(access::MINUTES_NOTE, get(note)),
        route(access::MINUTES_KEEP, post(keep)),
    ]
}

/// A meeting whose minutes the actor may read.
fn readable(db: &mut impl Db, actor: &Actor, code: &str) -> Result<Meeting, StoreError> {
    let it = meetings::find(db, actor, code)?;
    let has_any = it.state != MeetingState::Planned;
    if it.minutes_visible_to(actor) && has_any { Ok(it) } else { Err(StoreError::Missing) }
}

/// Everything the page needs, from one snapshot.
struct Shown {
    it: Meeting,
    attendance: Attendance,
    items: Vec<Item>,
    hands: Vec<Hands>,
    notes: Vec<Note>,
    names: Vec<String>,
    here: Option<Naming>,
}

fn load(db: &mut impl Db, actor: &Actor, code: &str) -> Result<Shown, StoreError> {
    let it = readable(db, actor, code)?;
    let here = match actor.person {
        Some(person) => presence::store::of(db, it.id, person)?,
        None => None,
    };
    Ok(Shown {
        attendance: meetings::attendance(db, &it)?,
        items: agenda::store::of_meeting(db, it.id)?,
        hands: hands::store::of_meeting(db, it.id)?,
        notes: store::present(db, it.id)?,
        names: presence::store::names(db, it.id)?,
        here,
        it,
    })
}

/// `GET /meetings/{meeting}/minutes`
async fn show(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let it = app.read(move |db| load(db, &actor, &code)).await?;
    let is = |role| visit.actor.is_at_least(it.it.body.id, role);
    let page = views::MinutesPage {
        it: &it.it,
        attendance: it.attendance,
        items: &it.items,
        hands: &it.hands,
        notes: &it.notes,
        names: &it.names,
        here: it.here,
        is_member: is(GroupRole::Member),
        takes_minutes: is(GroupRole::Steward),
        is_chair: is(GroupRole::Officer),
    };
    let (head, main) = views::show(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// `POST /meetings/{meeting}/minutes`
async fn publish(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let (actor, name) = (visit.actor.clone(), code.clone());
    let done = app
        .change(move |db| {
            let it = meetings::hold_for_chair(db, &actor, &name)?;
            if it.state != MeetingState::Closed {
                return Ok::<_, StoreError>(false);
            }
            if it.published_at.is_none() {
                let now = db.now();
                meetings::save(db, &Meeting { published_at: Some(now), changed_at: now, ..it })?;
            }
            Ok(true)
        })
        .await?;
    if done { Ok(Page::go(href::minutes(&code))) } else { Err(refused(&visit, "meeting-problem-not-over")) }
}

/// `GET /meetings/{meeting}/minutes/versions`
async fn versions(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let (it, items, all) = app
        .read(move |db| {
            let it = readable(db, &actor, &code)?;
            let (items, all) = (agenda::store::of_meeting(db, it.id)?, store::every(db, it.id)?);
            Ok::<_, StoreError>((it, items, all))
        })
        .await?;
    let corrected = it.published_at.map(|at| corrections(&all, at)).unwrap_or_default();
    let is_member = visit.actor.is_at_least(it.body.id, GroupRole::Member);
    let (head, main) = views::versions(&visit.look(), &it, &items, &corrected, is_member);
    Ok(visit.page(head, main))
}

/// What the form of a note needs: the meeting, what the item is called, the note as it stands.
type Noted = (Meeting, String, Option<Note>);

fn load_note(db: &mut impl Db, actor: &Actor, code: &str, item: u32) -> Result<Noted, StoreError> {
    let it = meetings::find_for_minutes(db, actor, code)?;
    if matches!(it.state, MeetingState::Planned | MeetingState::Canceled) {
        return Err(StoreError::Missing);
    }
    let about = match item {
        0 => String::new(),
        number => {
            let found = agenda::store::of_meeting(db, it.id)?.into_iter().find(|item| item.number == number);
            found.ok_or(StoreError::Missing)?.title
        }
    };
    let note = store::last(db, it.id, item)?;
    Ok((it, about, note))
}

async fn note_page(
    app: &App,
    visit: &Visit,
    (code, item): (String, u32),
    typed: Option<&NoteForm>,
    problems: &Problems,
    is_stale: bool,
) -> Answer {
    let actor = visit.actor.clone();
    let (it, about, last) = app.read(move |db| load_note(db, &actor, &code, item)).await?;
    let (text, version) = last.map(|it| (it.text, it.version)).unwrap_or_default();
    let fresh = NoteForm { text: text.clone(), reason: String::new(), version: version.to_string() };
    let raw = match typed {
        // Once both texts are in sight, the form stands on the newer one.
        Some(typed) if is_stale => NoteForm { version: version.to_string(), ..typed.clone() },
        Some(typed) => typed.clone(),
        None => fresh,
    };
    let theirs = is_stale.then_some(text.as_str());
    let page = views::NotePage { it: &it, item, about: &about, raw: &raw, problems, theirs };
    let (head, main) = views::edit(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// `GET /meetings/{meeting}/minutes/{item}`
async fn note(visit: Visit, State(app): State<App>, Path(at): Path<(String, u32)>) -> Answer {
    note_page(&app, &visit, at, None, &Problems::new(), false).await
}

/// `POST /meetings/{meeting}/minutes/{item}`
async fn keep(
    visit: Visit,
    State(app): State<App>,
    Path((code, item)): Path<(String, u32)>,
    Form(raw): Form<NoteForm>,
) -> Answer {
    let blocked = crate::blocked(&app, vec![("text", raw.text.clone())]).await?;
    let (actor, name, typed) = (visit.actor.clone(), code.clone(), raw.clone());
    let kept = match blocked {
        Some(problems) => Kept::Wrong(problems),
        None => app.change(move |db| write_note(db, &actor, &name, item, &typed)).await?,
    };
    match kept {
        Kept::Saved => Ok(Page::go(href::minutes(&code))),
        Kept::Wrong(problems) => {
            Ok(note_page(&app, &visit, (code, item), Some(&raw), &problems, false).await?.invalid())
        }
        Kept::Stale => {
            let page = note_page(&app, &visit, (code, item), Some(&raw), &Problems::new(), true).await?;
            Ok(page.status(StatusCode::CONFLICT))
        }
    }
}

/// What became of a note.
enum Kept {
    Saved,
    Wrong(Problems),
    /// Somebody else saved first.
    Stale,
}

fn write_note(db: &mut Change, actor: &Actor, code: &str, item: u32, raw: &NoteForm) -> Result<Kept, StoreError> {
    meetings::hold_for_minutes(db, actor, code)?;
    let (it, _, last) = load_note(db, actor, code, item)?;
    let (text, reason, version) = match raw.parse(it.published_at.is_some()) {
        Ok(parsed) => parsed,
        Err(problems) => return Ok(Kept::Wrong(problems)),
    };
    let present = last.as_ref().map_or(0, |it| it.version);
    let is_same = last.as_ref().map_or("", |it| it.text.as_str()) == text;
    if is_same {
        return Ok(Kept::Saved);
    }
    if version != present {
        return Ok(Kept::Stale);
    }
    let now = db.now();
    store::add(db, it.id, item, present + 1, (&text, &reason), now)?;
    Ok(Kept::Saved)
}
