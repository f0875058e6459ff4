//! Resolutions over HTTP, and the jobs that ask the bodies.

use std::sync::Arc;

use ::store::{Change, NewJob, StoreError};
use axum::extract::{Path, State};
use axum::routing::get;
use base::{Actor, Event, GroupId};
use serde::Deserialize;
use serde_json::json;
use web::{Answer, App, Failure, JobKind, Subscription, Visit, route};

use super::model::{Listed, Resolution, ResolutionId, Sums};
use super::{course, store, views};
use crate::election::model::Counted;
use crate::{Parts, access};

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    let job = |kind, run: fn(&mut Change, &App, &Wanted) -> Result<(), StoreError>| JobKind {
        kind,
        run: Arc::new(move |app, payload| Box::pin(work(app, payload, run))),
    };
    let told = |kind: &'static str, run: fn(&mut Change, &Event) -> Result<(), StoreError>| Subscription {
        kind,
        run: Arc::new(run),
    };
    Parts {
        routes: vec![route(access::RESOLUTION_SHOW, get(show)).cached()],
        jobs: vec![
            job(course::ASK_JOB, |db, app, it| course::ask(db, app, it.resolution, it.group()?, app.now())),
            job(course::END_JOB, |db, app, it| course::time_over(db, app, it.resolution, app.now())),
            job(course::LEFT_JOB, |db, app, it| course::left(db, app, (it.resolution, it.group()?), app.now())),
            job(course::RESEAT_JOB, |db, app, it| course::reseated(db, app, it.resolution, app.random())),
        ],
        subscriptions: vec![
            told("GroupBelongsNoMore", |db, event| on_left(db, text(event, "part").parse().ok())),
            told("GroupClosed", |db, event| on_left(db, Some(event.subject))),
            told(crate::delegate::events::DELEGATE_SEATED, on_seats),
            told(crate::delegate::events::SEAT_ENDED, on_seats),
        ],
        samples: Some(views::samples),
        ..Parts::default()
    }
}

/// What a job is about.
#[derive(Clone, Debug, Deserialize)]
struct Wanted {
    resolution: ResolutionId,
    #[serde(default)]
    group: Option<GroupId>,
}

impl Wanted {
    fn group(&self) -> Result<GroupId, StoreError> {
        self.group.ok_or_else(|| StoreError::broken("a job without its group"))
    }
}

async fn work(
    app: App,
    payload: serde_json::Value,
    run: fn(&mut Change, &App, &Wanted) -> Result<(), StoreError>,
) -> Result<(), Failure> {
    let wanted: Wanted = serde_json::from_value(payload).map_err(Failure::broken)?;
    let own = app.clone();
    app.change(move |db| run(db, &own, &wanted)).await?;
    Ok(())
}

fn text<'a>(event: &'a Event, name: &str) -> &'a str {
    event.payload.get(name).and_then(serde_json::Value::as_str).unwrap_or_default()
}

/// A group no longer belongs to another, or is no more: every resolution that waits for it is told.
fn on_left(db: &mut Change, group: Option<uuid::Uuid>) -> Result<(), StoreError> {
    let Some(group) = group.map(GroupId) else { return Ok(()) };
    for id in store::awaiting(db, group)? {
        db.enqueue(NewJob::new(course::LEFT_JOB, json!({ "resolution": id, "group": group })));
    }
    Ok(())
}

/// Somebody took or lost a seat in a council: its open ballots pass on.
fn on_seats(db: &mut Change, event: &Event) -> Result<(), StoreError> {
    let Ok(council) = text(event, "council_id").parse::<uuid::Uuid>() else { return Ok(()) };
    for id in store::going_on(db, GroupId(council))? {
        db.enqueue(NewJob::new(course::RESEAT_JOB, json!({ "resolution": id })));
    }
    Ok(())
}

/// What the page shows, from one snapshot.
struct Shown {
    listed: Listed,
    bodies: Vec<super::model::BodyAnswer>,
    seats: Vec<super::model::SeatWeight>,
    counted: Option<Counted>,
    called: Vec<super::model::Called>,
    is_inside: bool,
}

fn load(db: &mut impl ::store::Db, app: &App, actor: &Actor, code: &str) -> Result<Shown, StoreError> {
    let (it, is_inside): (Resolution, bool) = store::find(db, actor, code)?;
    let bodies = store::bodies(db, it.id)?;
    let counted = crate::election::store::outcome(db, it.election.0)?;
    let called = if is_inside && counted.is_some() { store::roll_call(db, app.keys(), it.id)? } else { Vec::new() };
    let sources = match &it.proposal {
        Some((id, ..)) => crate::proposal::store::sources(db, *id)?,
        None => Vec::new(),
    };
    let (mentions, demands) = match it.decision {
        Some((id, _)) => {
            (crate::decision::store::mentions(db, id)?, crate::demand::store::of_decisions(db, &[id], is_inside)?)
        }
        None => (Vec::new(), Vec::new()),
    };
    Ok(Shown {
        seats: store::seats(db, it.id)?,
        listed: Listed {
            sources: sources.into_iter().map(|it| (it.href, it.label)).collect(),
            mentions: mentions.into_iter().map(|it| (it.href, it.kind, it.label)).collect(),
            demands: demands.into_iter().map(|(_, code, title)| (code, title)).collect(),
            sums: Sums::of(&bodies),
            it,
        },
        bodies,
        counted,
        called,
        is_inside,
    })
}

/// `GET /resolutions/{resolution}`
async fn show(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let (actor, own) = (visit.actor.clone(), app.clone());
    let it = app.read(move |db| load(db, &own, &actor, &code)).await?;
    let groups: Vec<GroupId> = visit.actor.groups.iter().map(|(id, _)| *id).collect();
    let page = views::ResolutionPage {
        listed: &it.listed,
        bodies: &it.bodies,
        seats: &it.seats,
        counted: it.counted.as_ref(),
        called: &it.called,
        is_inside: it.is_inside,
        own: &groups,
    };
    let (head, main) = views::show(&visit.look(), &page);
    Ok(visit.page(head, main))
}
