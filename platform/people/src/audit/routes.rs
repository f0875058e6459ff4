//! The audit over HTTP.

use axum::extract::State;
use axum::routing::get;
use ui::Head;
use web::{Answer, App, Failure, Route, Visit, route};

use super::{store, views};
use crate::access;

/// The routes of the audit.
pub(crate) fn routes() -> Vec<Route> {
    vec![route(access::AUDIT, get(show))]
}

async fn show(visit: Visit, State(app): State<App>) -> Answer {
    let actor = visit.actor.clone();
    let (entries, chain) = app.read(move |db| store::all(db, &actor)).await.map_err(Failure::from)?;
    let main = views::audit(&visit.look(), &entries, chain);
    Ok(visit.page(Head::new(visit.words.audit_title()).hidden(), main))
}
