//! Committees over HTTP: making one. It is shown, changed and closed like every group.

use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::Problems;
use ui::href;
use web::{Answer, App, Failure, Form, Page, Route, Visit, route};

use super::store::{self, CommitteeError};
use crate::group::access;
use crate::group::form::GroupForm;
use crate::group::model::GroupKind;
use crate::group::routes::{blocked, form_page, run};
use crate::group::views::Purpose;

/// The routes of this noun.
pub(crate) fn routes() -> Vec<Route> {
    vec![route(access::COMMITTEE, get(new)), route(access::COMMITTEE_POST, post(make))]
}

async fn new(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let (above, _) = app.read(move |db| run(db, &actor, &slug)).await?;
    let form = GroupForm { visibility: above.visibility.as_str().to_owned(), ..GroupForm::fresh(GroupKind::Committee) };
    Ok(form_page(&visit, Purpose::Committee(&above), &form, &Problems::new()))
}

async fn make(visit: Visit, State(app): State<App>, Path(slug): Path<String>, Form(form): Form<GroupForm>) -> Answer {
    let (seeker, wanted) = (visit.actor.clone(), slug.clone());
    let (above, _) = app.read(move |db| run(db, &seeker, &wanted)).await?;
    let form = GroupForm { kind: GroupKind::Committee.as_str().to_owned(), ..form };
    let draft = match form.parse(None) {
        Ok(draft) => draft,
        Err(problems) => return Ok(form_page(&visit, Purpose::Committee(&above), &form, &problems)),
    };
    if let Some(problems) = blocked(&app, &draft).await? {
        return Ok(form_page(&visit, Purpose::Committee(&above), &form, &problems));
    }
    let (actor, now, shell) = (visit.actor.clone(), visit.now, app.clone());
    let made = app
        .change(move |db| {
            let (_, by) = run(db, &actor, &slug)?;
            store::make(db, by, &draft, now, shell.random())
        })
        .await;
    match made {
        Ok(slug) => Ok(Page::go(href::group(slug))),
        Err(CommitteeError::TooDeep) => Err(Failure::Refused(visit.words.group_refused_too_deep().to_owned())),
        Err(CommitteeError::TooMany) => Err(Failure::Refused(visit.words.group_refused_too_many().to_owned())),
        Err(CommitteeError::Store(error)) => Err(error.into()),
    }
}
