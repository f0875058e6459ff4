//! Block lists over HTTP.

use ::store::StoreError;
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Problems, text};
use ui::{Head, href};
use web::{Answer, App, Failure, Form, Page, Route, Visit, route};

use super::model::{BLOCKS_MAX, BlockForm, EndForm, REASON_MAX};
use super::store::{self, Added};
use super::views;
use crate::access;
use crate::moderation::queue::model::parse_name;

/// The routes of block lists.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        route(access::BLOCKS, get(list)),
        route(access::BLOCKS_POST, post(add)),
        route(access::BLOCK_END_POST, post(end)),
    ]
}

async fn page(visit: &Visit, app: &App, form: &BlockForm, problems: &Problems) -> Answer {
    let actor = visit.actor.clone();
    let blocks = app.read(move |db| store::all(db, &actor)).await.map_err(Failure::from)?;
    let main = views::list(&visit.look(), &blocks, form, problems);
    let page = visit.page(Head::new(visit.words.block_title()).hidden(), main);
    Ok(if problems.is_empty() { page } else { page.invalid() })
}

async fn list(visit: Visit, State(app): State<App>) -> Answer {
    page(&visit, &app, &BlockForm::default(), &Problems::new()).await
}

async fn add(visit: Visit, State(app): State<App>, Form(form): Form<BlockForm>) -> Answer {
    let new = match form.parse() {
        Ok(new) => new,
        Err(problems) => return page(&visit, &app, &form, &problems).await,
    };
    let (actor, now, random) = (visit.actor.clone(), visit.now, app.random_arc());
    let added: Result<Added, StoreError> =
        app.change(move |db| store::add(db, &actor, &new, now, random.as_ref())).await;
    let mut problems = Problems::new();
    match added? {
        Added::Done => return Ok(Page::go(href::blocks())),
        Added::Already => problems.add("pattern", "block-problem-already"),
        Added::Full => problems.add_with("pattern", "block-problem-full", ("max", BLOCKS_MAX.to_string())),
    }
    page(&visit, &app, &form, &problems).await
}

async fn end(visit: Visit, State(app): State<App>, Path(name): Path<String>, Form(form): Form<EndForm>) -> Answer {
    let id = parse_name(&name).ok_or(Failure::Missing)?;
    let Ok(reason) = text::line(&form.reason, REASON_MAX) else {
        let problems = Problems::one("", "block-problem-reason");
        return page(&visit, &app, &BlockForm::default(), &problems).await;
    };
    let (actor, now, random) = (visit.actor.clone(), visit.now, app.random_arc());
    app.change(move |db| store::end(db, &actor, id, &reason, now, random.as_ref())).await.map_err(Failure::from)?;
    Ok(Page::go(href::blocks()))
}
