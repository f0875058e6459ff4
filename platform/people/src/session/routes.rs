//! My sessions over HTTP.

use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Problems, SessionId};
use serde::Deserialize;
use uuid::Uuid;
use web::{Answer, App, Failure, Form, Page, Route, Visit, route};

use super::{model, no_cookie, store, views};
use crate::access;

/// The routes of sessions.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        route(access::SESSIONS, get(show)),
        route(access::SESSIONS_POST, post(change)),
        route(access::SESSION_END, post(end)),
    ]
}

/// The label form, or the button that ends all others.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct SessionForm {
    label: String,
    step: String,
}

async fn page(visit: &Visit, app: &App, problems: &Problems) -> Answer {
    let actor = visit.actor.clone();
    let list = app.read(move |db| store::of_person(db, &actor)).await.map_err(Failure::from)?;
    let main = views::sessions(&visit.look(), &list, visit.actor.session, visit.actor.site_role, problems);
    Ok(visit.page(ui::Head::new(visit.words.session_title()).hidden(), main))
}

async fn show(visit: Visit, State(app): State<App>) -> Answer {
    page(&visit, &app, &Problems::new()).await
}

async fn change(visit: Visit, State(app): State<App>, Form(form): Form<SessionForm>) -> Answer {
    let (actor, this) = (visit.actor.clone(), visit.actor.session.ok_or(Failure::SignIn)?);
    if form.step == "others" {
        app.store().change(move |db| store::end_others(db, &actor)).await.map_err(Failure::from)?;
        return Ok(Page::go(ui::href::me_sessions()));
    }
    let mut problems = Problems::new();
    let Some(label) = problems.take("label", model::label(&form.label)) else {
        return Ok(page(&visit, &app, &problems).await?.invalid());
    };
    app.store().change(move |db| store::label(db, &actor, this, &label)).await.map_err(Failure::from)?;
    Ok(Page::go(ui::href::me_sessions()))
}

async fn end(visit: Visit, State(app): State<App>, Path(session): Path<Uuid>, Form(_): Form<SessionForm>) -> Answer {
    let (actor, id) = (visit.actor.clone(), SessionId::from(session));
    app.store().change(move |db| store::end(db, &actor, id)).await.map_err(Failure::from)?;
    if visit.actor.session == Some(id) {
        return Ok(Page::go(ui::href::home()).cookie(&no_cookie(&app)));
    }
    Ok(Page::go(ui::href::me_sessions()))
}
