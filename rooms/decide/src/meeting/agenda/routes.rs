//! Agendas over HTTP.

use ::store::{Change, Db, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Actor, Code, Problems, text};
use ui::href;
use web::{Answer, App, Form, Page, Route, Visit, route};

use super::model::{ITEMS_MAX, Item, ItemForm, ItemStep, Kind, MINUTES_MAX, NewItem, TITLE_MAX, moved};
use super::{store, views};
use crate::access;
use crate::meeting::model::{Meeting, MeetingId, State as MeetingState};
use crate::meeting::routes::{refused, touch};
use crate::meeting::store as meetings;
use crate::proposal::model::State as ProposalState;
use crate::proposal::store as proposals;

/// Its routes.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        route(access::AGENDA_SHOW, get(show)),
        route(access::AGENDA_ADD, post(add)),
        route(access::AGENDA_STEP, post(step)),
    ]
}

type Shown = (Meeting, Vec<Item>, Vec<(Code, String)>);

fn load(db: &mut impl Db, actor: &Actor, code: &str) -> Result<Shown, StoreError> {
    let it = meetings::find_for_chair(db, actor, code)?;
    let items = store::of_meeting(db, it.id)?;
    let proposals = store::in_discussion(db, actor, it.body.id, it.id)?;
    Ok((it, items, proposals))
}

async fn page(app: &App, visit: &Visit, code: String, raw: &ItemForm, problems: &Problems) -> Answer {
    let actor = visit.actor.clone();
    let (it, items, proposals) = app.read(move |db| load(db, &actor, &code)).await?;
    let page = views::AgendaPage { it: &it, items: &items, proposals: &proposals, raw, problems };
    let (head, main) = views::show(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// `GET /meetings/{meeting}/agenda`
async fn show(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    page(&app, &visit, code, &ItemForm::default(), &Problems::new()).await
}

/// `POST /meetings/{meeting}/agenda`
async fn add(visit: Visit, State(app): State<App>, Path(code): Path<String>, Form(raw): Form<ItemForm>) -> Answer {
    let parsed = match raw.parse() {
        Ok(it) => crate::blocked(&app, vec![("title", it.title.clone())]).await?.map_or(Ok(it), Err),
        Err(problems) => Err(problems),
    };
    let problems = match parsed {
        Ok(wish) => {
            let (actor, name) = (visit.actor.clone(), code.clone());
            match app.change(move |db| write_item(db, &actor, &name, &wish)).await? {
                Ok(id) => {
                    touch(&app, id);
                    return Ok(Page::go(href::agenda(&code)));
                }
                Err(problems) => problems,
            }
        }
        Err(problems) => problems,
    };
    Ok(page(&app, &visit, code, &raw, &problems).await?.invalid())
}

/// Whether the agenda may still change.
const fn is_open(it: &Meeting) -> bool {
    matches!(it.state, MeetingState::Planned | MeetingState::Running)
}

/// Puts an item at the end of an agenda, if it fits.
pub(crate) fn write_item(
    db: &mut Change,
    actor: &Actor,
    code: &str,
    wish: &NewItem,
) -> Result<Result<MeetingId, Problems>, StoreError> {
    let it = meetings::hold_for_chair(db, actor, code)?;
    if !is_open(&it) {
        return Ok(Err(Problems::one("kind", "meeting-problem-over")));
    }
    let items = store::of_meeting(db, it.id)?;
    if items.len() >= ITEMS_MAX {
        return Ok(Err(Problems::one("kind", "meeting-problem-items")));
    }
    let mut new = wish.clone();
    let mut proposal = None;
    if wish.kind == Kind::Proposal {
        let found = match proposals::find(db, actor, &wish.proposal) {
            Ok(found) => Some(found),
            Err(StoreError::Missing) => None,
            Err(other) => return Err(other),
        };
        let listed = |id| items.iter().any(|item| item.proposal.as_ref().is_some_and(|other| other.id == id));
        let fits = found.filter(|p| p.body.id == it.body.id && p.state == ProposalState::Discussion && !listed(p.id));
        let Some(found) = fits else { return Ok(Err(Problems::one("proposal", "meeting-problem-proposal"))) };
        (new.title, proposal) = (found.content.title, Some(found.id));
    }
    store::add(db, it.id, &new, proposal)?;
    let (id, changed_at) = (it.id, db.now());
    meetings::save(db, &Meeting { changed_at, ..it })?;
    Ok(Ok(id))
}

/// `POST /meetings/{meeting}/agenda/{item}`
async fn step(
    visit: Visit,
    State(app): State<App>,
    Path((code, number)): Path<(String, u32)>,
    Form(raw): Form<ItemForm>,
) -> Answer {
    let step = ItemStep::parse(&raw.step);
    let title = text::line(&raw.title, TITLE_MAX).unwrap_or_default();
    let (actor, name) = (visit.actor.clone(), code.clone());
    app.read(move |db| meetings::find_for_chair(db, &actor, &name)).await?;
    if crate::blocked(&app, vec![("title", title.clone())]).await?.is_some() {
        return Err(refused(&visit, "meeting-problem-impossible"));
    }
    let minutes = raw.minutes.trim().parse::<u32>().ok().filter(|n| *n <= MINUTES_MAX);
    let (actor, name) = (visit.actor.clone(), code.clone());
    let typed = (title, minutes);
    let done = app.change(move |db| write_step(db, &actor, &name, number, step, &typed)).await?;
    let id = done.map_err(|key| refused(&visit, key))?;
    touch(&app, id);
    let leads = matches!(step, Some(ItemStep::Now | ItemStep::Done));
    Ok(Page::go(if leads { href::meeting_desk(&code) } else { href::agenda(&code) }))
}

fn write_step(
    db: &mut Change,
    actor: &Actor,
    code: &str,
    number: u32,
    step: Option<ItemStep>,
    (title, minutes): &(String, Option<u32>),
) -> Result<Result<MeetingId, &'static str>, StoreError> {
    let it = meetings::hold_for_chair(db, actor, code)?;
    if !is_open(&it) {
        return Ok(Err("meeting-problem-over"));
    }
    let items = store::of_meeting(db, it.id)?;
    let item = items.iter().find(|item| item.number == number).ok_or(StoreError::Missing)?;
    let Some(step) = step else { return Ok(Err("meeting-problem-impossible")) };
    let (id, now, mut current) = (it.id, db.now(), it.current);
    match step {
        ItemStep::Up | ItemStep::Down => {
            if let Some(order) = moved(&items, number, step == ItemStep::Up) {
                store::order(db, id, &order)?;
            }
        }
        ItemStep::Save => {
            let title = if item.proposal.is_some() || title.is_empty() { &item.title } else { title };
            store::save(db, id, number, title, minutes.unwrap_or(item.minutes))?;
        }
        ItemStep::Remove => {
            if !store::remove(db, id, number)? {
                return Ok(Err("meeting-problem-begun"));
            }
        }
        ItemStep::Now | ItemStep::Done => {
            if it.state != MeetingState::Running {
                return Ok(Err("meeting-problem-not-running"));
            }
            if let Some(before) = current {
                store::end(db, id, before, now)?;
            }
            current = None;
            if step == ItemStep::Now {
                store::begin(db, id, number, now)?;
                current = Some(number);
            }
            crate::meeting::speakers::store::end_turn(db, id)?;
        }
    }
    meetings::save(db, &Meeting { current, changed_at: now, ..it })?;
    Ok(Ok(id))
}
