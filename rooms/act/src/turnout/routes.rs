//! Turnout over HTTP: everybody reads the estimates, those who answer for the action enter and choose.

use ::store::{Change, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Actor, Code, Event, Problems, Random, Retention, Span, Time};
use serde_json::json;
use ui::href;
use uuid::Uuid;
use web::{Answer, App, Failure, Form, Page, Visit, route};

use super::model::{ChooseForm, ESTIMATES_MAX, Estimate, EstimateForm, NewEstimate};
use super::{store as estimates, views};
use crate::action::model::Action;
use crate::action::routes::code_of;
use crate::action::store as actions;
use crate::{Parts, access, events};

/// What turnout contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::TURNOUT_LIST, get(list)).cached(),
            route(access::TURNOUT_ADD, post(add)),
            route(access::TURNOUT_CHOOSE, post(choose)),
        ],
        retentions: vec![Retention {
            key: "keep-turnout",
            tables: &["turnout_estimates"],
            span: Span::Kept,
            purge: None,
        }],
        samples: Some(views::samples),
        ..Parts::default()
    }
}

/// An action with its estimates.
async fn found(visit: &Visit, app: &App, code: Code) -> Result<(Action, Vec<Estimate>), StoreError> {
    let actor = visit.actor.clone();
    app.read(move |db| {
        let action = actions::find(db, &actor, code)?;
        let estimates = estimates::of_action(db, action.id)?;
        Ok((action, estimates))
    })
    .await
}

type Choosing<'a> = Option<(Uuid, &'a ChooseForm, &'a Problems)>;

async fn shown(
    visit: &Visit,
    app: &App,
    code: Code,
    (raw, problems): (&EstimateForm, &Problems),
    choosing: Choosing<'_>,
) -> Answer {
    let (action, estimates) = found(visit, app, code).await?;
    let page = views::TurnoutPage { action: &action, estimates: &estimates, raw, problems, choosing };
    let (head, main) = views::page(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// `GET /actions/{action}/turnout`
async fn list(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    shown(&visit, &app, code_of(&code)?, (&EstimateForm::default(), &Problems::new()), None).await
}

/// `POST /actions/{action}/turnout`
async fn add(visit: Visit, State(app): State<App>, Path(code): Path<String>, Form(raw): Form<EstimateForm>) -> Answer {
    let code = code_of(&code)?;
    let made = match raw.parse() {
        Ok(wish) => {
            let (actor, now, random) = (visit.actor.clone(), visit.now, app.random_arc());
            app.change(move |db| write(db, &actor, code, &wish, now, random.as_ref())).await?
        }
        Err(problems) => {
            crate::action::routes::mine(&app, &visit, code).await?;
            Err(problems)
        }
    };
    match made {
        Ok(()) => Ok(Page::go(href::action_turnout(code))),
        Err(problems) => Ok(shown(&visit, &app, code, (&raw, &problems), None).await?.invalid()),
    }
}

fn write(
    db: &mut Change,
    actor: &Actor,
    code: Code,
    wish: &NewEstimate,
    now: Time,
    random: &dyn Random,
) -> Result<Result<(), Problems>, StoreError> {
    let action = actions::hold_mine(db, actor, code)?;
    if action.content.starts_at > now || !action.state.counts() {
        return Ok(Err(Problems::one("", "turnout-early")));
    }
    if estimates::of_action(db, action.id)?.len() >= ESTIMATES_MAX {
        return Ok(Err(Problems::one("", "turnout-problem-many")));
    }
    let it = Estimate {
        id: base::id::uuid_v7(now, random),
        action: action.id,
        range: wish.range,
        source: wish.source,
        method: wish.method,
        note: wish.note.clone(),
        made_at: now,
        chosen: None,
    };
    estimates::insert(db, &it)?;
    Ok(Ok(()))
}

/// `POST /actions/{action}/turnout/{estimate}/choose`
async fn choose(
    visit: Visit,
    State(app): State<App>,
    Path((code, estimate)): Path<(String, String)>,
    Form(raw): Form<ChooseForm>,
) -> Answer {
    let code = code_of(&code)?;
    let id: Uuid = estimate.parse().ok().ok_or(Failure::Missing)?;
    let wish = match raw.parse() {
        Ok(wish) => wish,
        Err(problems) => {
            crate::action::routes::mine(&app, &visit, code).await?;
            let sound = (EstimateForm::default(), Problems::new());
            let choosing = Some((id, &raw, &problems));
            return Ok(shown(&visit, &app, code, (&sound.0, &sound.1), choosing).await?.invalid());
        }
    };
    let (actor, now, random) = (visit.actor.clone(), visit.now, app.random_arc());
    let action = app
        .change(move |db| {
            let action = actions::hold_mine(db, &actor, code)?;
            match &wish {
                Some(reason) => {
                    estimates::choose(db, action.id, id, reason, now)?;
                    let range = estimates::chosen(db, action.id)?.unwrap_or_default();
                    let payload = json!({ "code": action.code, "low": range.low, "high": range.high });
                    db.emit(Event::new(events::TURNOUT_CHOSEN, action.id, payload, now, random.as_ref()));
                }
                None => estimates::delete(db, action.id, id)?,
            }
            Ok::<_, StoreError>(action)
        })
        .await?;
    app.live().touch(action.id.into());
    if let Some(call) = &action.call {
        app.live().touch(call.id.into());
    }
    Ok(Page::go(href::action_turnout(code)))
}
