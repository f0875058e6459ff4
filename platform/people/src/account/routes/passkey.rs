//! Adding and removing passkeys.

use axum::extract::{Path, State};
use http::HeaderMap;
use serde_json::json;
use uuid::Uuid;
use web::{Answer, App, Failure, Form, Nothing, Page, Visit};

use super::keys::{changed, mine};
use crate::account::passkey::{self, MakeStep};
use crate::account::store as account_store;
use crate::notice::What;
use crate::sign_in::ceremony;
use crate::sign_in::model::PasskeyForm;
use crate::sign_in::routes::{asked, made, refuse};

pub(crate) async fn add(
    visit: Visit,
    State(app): State<App>,
    headers: HeaderMap,
    Form(form): Form<PasskeyForm>,
) -> Answer {
    if form.step == "finish" {
        return finish(&visit, &app, &headers, &form).await;
    }
    if form.step != "start" {
        // The form was sent without the island.
        return Ok(Page::go(ui::href::me_keys()));
    }
    let me = visit.person()?;
    let (person, _) = mine(&visit, &app).await?;
    let known = app.read(move |db| account_store::credential_ids(db, me)).await.map_err(Failure::from)?;
    let (options, state) = passkey::begin_make(&app, me, &person.name, known)?;
    let typed = base::text::optional_line(&form.label, crate::account::model::LABEL_MAX).ok().flatten();
    let label = typed.unwrap_or_else(|| visit.words.account_passkey_plain().to_owned());
    let step = MakeStep { state, person: me, name: None, first: None, label, back: ui::href::me_keys() };
    let (inner, now) = (app.clone(), visit.now);
    let secret = app.store().change(move |db| ceremony::begin(db, &inner, Some(me), &step, now)).await?;
    Ok(asked(&app, &options, &secret))
}

async fn finish(visit: &Visit, app: &App, headers: &HeaderMap, form: &PasskeyForm) -> Answer {
    let (me, now) = (visit.person()?, visit.now);
    let found = ceremony::find::<MakeStep>(app, headers, now).await?;
    let Some(found) = found.filter(|found| found.person == Some(me) && found.step.person == me) else {
        return Ok(refuse(visit.words.sign_in_late()));
    };
    let Some(key) = made(app, &found, &form.credential, now)? else {
        ceremony::fail(app, found.token).await?;
        return Ok(refuse(visit.words.account_passkey_failed()));
    };
    let (inner, actor, token) = (app.clone(), visit.actor.clone(), found.token);
    app.store()
        .change(move |db| {
            ceremony::take::<MakeStep>(db, &token)?;
            account_store::add_passkey(db, me, &key, now)?;
            changed(db, &inner, &actor, What::PasskeyAdded, now)
        })
        .await?;
    Ok(Page::json(&json!({ "go": found.step.back })).cookie(&ceremony::no_cookie(app)))
}

pub(crate) async fn remove(visit: Visit, State(app): State<App>, Path(key): Path<Uuid>, _: Form<Nothing>) -> Answer {
    let (inner, actor, now, words) = (app.clone(), visit.actor.clone(), visit.now, visit.words);
    app.store()
        .change(move |db| {
            if !account_store::ways(db, &actor)?.may_remove_passkey() {
                return Err(Failure::Refused(words.account_last_way().to_owned()));
            }
            account_store::remove_passkey(db, &actor, key)?;
            changed(db, &inner, &actor, What::PasskeyRemoved, now).map_err(Failure::from)
        })
        .await?;
    Ok(Page::go(ui::href::me_keys()))
}
