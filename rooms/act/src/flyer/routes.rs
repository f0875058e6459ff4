//! Routes of flyers and of pictures for sharing.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::routing::get;
use base::{Actor, Code};
use serde::Deserialize;
use ui::Paper;
use web::{Answer, App, Failure, Limit, Page, Query, Visit, route};

use super::{picture, views};
use crate::{Parts, access, action, call};

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::FLYER_CALL, get(call_flyer)),
            route(access::FLYER_ACTION, get(action_flyer)),
            route(access::FLYER_CALL_PICTURE, get(call_picture)),
            route(access::FLYER_ACTION_PICTURE, get(action_picture)),
        ],
        samples: Some(views::samples),
        ..Parts::default()
    }
}

/// The sheet somebody has in the printer.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Sheet {
    paper: String,
}

fn code(text: &str) -> Result<Code, Failure> {
    text.parse().map_err(|_not_a_code: base::code::NotACode| Failure::Missing)
}

/// `GET /calls/{call}/flyer`
async fn call_flyer(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    Query(sheet): Query<Sheet>,
) -> Answer {
    let actor = visit.actor.clone();
    let call = app.read(move |db| call::store::find(db, &actor, &slug)).await?;
    let look = visit.look();
    Ok(visit.page(views::head(&call.content.title), views::of_call(&look, &call, Paper::parse(&sheet.paper))))
}

/// `GET /actions/{action}/flyer`
async fn action_flyer(
    visit: Visit,
    State(app): State<App>,
    Path(text): Path<String>,
    Query(sheet): Query<Sheet>,
) -> Answer {
    let (actor, code) = (visit.actor.clone(), code(&text)?);
    let action = app.read(move |db| action::store::find(db, &actor, code)).await?;
    let look = visit.look();
    Ok(visit.page(views::head(&action.content.title), views::of_action(&look, &action, Paper::parse(&sheet.paper))))
}

fn png(bytes: &[u8]) -> Page {
    Page::file(Bytes::copy_from_slice(bytes), "image/png", None)
}

/// `GET /calls/{call}/share.png`
async fn call_picture(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    app.limits().check(Limit::Search, &visit.client)?;
    // As everybody sees it, whoever asks: a picture is passed on.
    let (call, figures) = app.read(move |db| call::store::find_with_figures(db, &Actor::anyone(), &slug)).await?;
    Ok(png(&picture::of_call(&app, visit.lang, call, figures).await?))
}

/// `GET /actions/{action}/share.png`
async fn action_picture(visit: Visit, State(app): State<App>, Path(text): Path<String>) -> Answer {
    app.limits().check(Limit::Search, &visit.client)?;
    let code = code(&text)?;
    let action = app.read(move |db| action::store::find(db, &Actor::anyone(), code)).await?;
    Ok(png(&picture::of_action(&app, visit.lang, action).await?))
}
