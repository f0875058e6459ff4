//! Standing rules over HTTP.

use ::store::Migration;
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::Problems;
use ui::href;
use web::{Answer, App, Form, Page, Visit, route};

use super::model::StandingForm;
use super::{store, views};
use crate::{Parts, access};

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![route(access::STANDING_EDIT, get(edit)), route(access::STANDING_SAVE, post(save))],
        migrations: vec![Migration {
            name: "202611221510_decide_proposals",
            sql: include_str!("../../migrations/202611221510_decide_proposals.sql"),
        }],
        ..Parts::default()
    }
}

/// `GET /groups/{group}/decisions/rules`
async fn edit(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let (group, standing) = app
        .read(move |db| {
            let group = store::group_for_officer(db, &actor, &slug)?;
            let standing = store::of_group(db, group.id)?;
            Ok::<_, ::store::StoreError>((group, standing))
        })
        .await?;
    let (head, main) = views::edit(&visit.look(), &group, &StandingForm::of(&standing), &Problems::new());
    Ok(visit.page(head, main))
}

/// `POST /groups/{group}/decisions/rules`
async fn save(visit: Visit, State(app): State<App>, Path(slug): Path<String>, Form(raw): Form<StandingForm>) -> Answer {
    let (actor, now, name) = (visit.actor.clone(), visit.now, slug.clone());
    match raw.parse() {
        Ok(it) => {
            app.change(move |db| store::save(db, &actor, &name, &it, now)).await?;
            Ok(Page::go(href::group_decisions(&slug)))
        }
        Err(problems) => {
            let group = app.read(move |db| store::group_for_officer(db, &actor, &name)).await?;
            let (head, main) = views::edit(&visit.look(), &group, &raw, &problems);
            Ok(visit.page(head, main).invalid())
        }
    }
}
