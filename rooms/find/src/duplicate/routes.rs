//! The stewards' page of pairs, and what they decide.

use std::time::Duration;

use ::store::{Migration, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Retention, Span};
use ui::href;
use uuid::Uuid;
use web::{Answer, App, Failure, Form, Page, Paging, Periodic, Query, Visit, route};

use super::model::{Act, ActForm};
use super::{store, views};
use crate::{Parts, access};

/// How often all listings are compared.
const EVERY: Duration = Duration::from_hours(24);
/// Decisions that can be undone from the page.
const LATELY: i64 = 10;

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![route(access::DUPLICATE_LIST, get(list)), route(access::DUPLICATE_DECIDE, post(decide))],
        migrations: vec![Migration {
            name: "202611221345_find_duplicates",
            sql: include_str!("../../migrations/202611221345_find_duplicates.sql"),
        }],
        retentions: vec![Retention {
            key: "keep-listing-duplicates",
            tables: &["listing_duplicates"],
            span: Span::UntilDeleted,
            purge: None,
        }],
        periodic: vec![Periodic {
            name: "find-duplicates",
            every: EVERY,
            run: std::sync::Arc::new(|app| {
                Box::pin(async move {
                    super::propose(&app, app.now()).await?;
                    Ok(())
                })
            }),
        }],
        samples: Some(views::samples),
        ..Parts::default()
    }
}

/// `GET /directory/duplicates`
async fn list(visit: Visit, State(app): State<App>, Query(paging): Query<Paging>) -> Answer {
    let index = paging.index();
    let (waiting, decided, count) = app
        .read_long(move |db| {
            let waiting = store::waiting(db, index)?;
            Ok::<_, StoreError>((waiting, store::decided(db, LATELY)?, store::count(db)?))
        })
        .await?;
    let pages = Paging::pages(count, store::PAGE);
    let it = views::ListPage { waiting: &waiting, decided: &decided, page: paging.number(), pages };
    let look = visit.look();
    Ok(visit.page(views::head(&look), views::list(&look, &it)))
}

/// `POST /directory/duplicates/{id}`
async fn decide(State(app): State<App>, Path(id): Path<String>, Form(raw): Form<ActForm>) -> Answer {
    let (Ok(id), Some(act)) = (Uuid::try_parse(&id), Act::parse(&raw.what)) else { return Err(Failure::Missing) };
    app.change(move |db| store::act(db, id, act)).await?;
    Ok(Page::go(href::directory_duplicates()))
}
