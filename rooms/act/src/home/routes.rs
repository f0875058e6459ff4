//! The front page over HTTP.

use axum::extract::State;
use axum::routing::get;
use store::StoreError;
use web::{Answer, App, Visit, route};

use super::views;
use crate::call::store as calls;
use crate::{Parts, access, slots};

/// Calls on the front page.
const CALLS_MAX: i64 = 6;

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![route(access::HOME_SHOW, get(show)).cached()],
        samples: Some(views::samples),
        ..Parts::default()
    }
}

/// `GET /`
async fn show(visit: Visit, State(app): State<App>) -> Answer {
    let now = visit.now;
    let (open, totals, public) = app
        .read(move |db| {
            Ok::<_, StoreError>((calls::open(db, now, CALLS_MAX)?, calls::totals(db)?, calls::count_public(db)?))
        })
        .await?;
    let page = views::HomePage {
        calls: &open,
        totals,
        is_empty: public == 0,
        is_admin: visit.actor.is_admin(),
        map: slots::home_map(&app, &visit).await?,
    };
    let look = visit.look();
    Ok(visit.page(views::head(&look), views::show(&look, &page)))
}
