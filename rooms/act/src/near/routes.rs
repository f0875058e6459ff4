//! `GET /actions`: the search.

use axum::extract::State;
use axum::routing::get;
use web::{Answer, App, Limit, Query, Visit, route};

use super::list::upcoming;
use super::model::{Ask, Reading, Wish, page};
use super::views;
use crate::{Parts, access};

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![route(access::NEAR_SHOW, get(show)).cached()],
        samples: Some(views::samples),
        menu: vec![ui::MenuItem { icon: ui::Icon::MapPin, label: |w| w.near_menu(), href: ui::href::ACTIONS }],
        ..Parts::default()
    }
}

/// `GET /actions`
async fn show(visit: Visit, State(app): State<App>, Query(ask): Query<Ask>) -> Answer {
    if !ask.is_empty() {
        app.limits().check(Limit::Search, &visit.client)?;
    }
    let list = upcoming(&app).await?;
    let reading = Reading::of(ask.place());
    let call = list.call_named(&ask.call);
    let wish = Wish::of(&ask, reading.place.as_ref(), call.map(|(id, _)| id), visit.now);
    let number = ask.number();
    let look = visit.look();
    let it = views::NearPage {
        list: &list,
        ask: &ask,
        reading: &reading,
        call: call.map(|(_, name)| name),
        found: page(&list, &wish, number),
        number,
    };
    Ok(visit.page(views::head(&look, &it), views::show(&look, &it)))
}
