//! Passkeys at the doors: what the island asks and what it is answered, as JSON.

use axum::extract::State;
use base::{PersonId, Problems};
use http::HeaderMap;
use serde_json::{Value, json};
use web::visit::safe_path;
use web::{Answer, App, Failure, Form, Limit, Page, Query, Visit};

use crate::account::passkey::{self, MakeStep, UseStep};
use crate::account::store::{self as account_store, NewPasskey};
use crate::person::Name;
use crate::secret::Secret;
use crate::session;
use crate::sign_in::ceremony::{self, Found};
use crate::sign_in::model::{BackQuery, PasskeyForm, back};
use crate::sign_in::opening::{self, Newcomer};
use crate::sign_in::routes::join;

/// A refusal in words for the reader.
pub(crate) fn refuse(words: &str) -> Page {
    Page::json(&json!({ "error": words })).invalid()
}

/// Too many tries, in words; other failures stay what they are.
pub(crate) fn limited(visit: &Visit, result: Result<(), Failure>) -> Result<Option<Page>, Failure> {
    match result {
        Ok(()) => Ok(None),
        Err(Failure::TooMany { retry_s }) => {
            let words = visit.words.web_too_many_text(i64::try_from(retry_s).unwrap_or(60));
            Ok(Some(Page::json(&json!({ "error": words })).status(http::StatusCode::TOO_MANY_REQUESTS)))
        }
        Err(other) => Err(other),
    }
}

/// The options for the browser, and the cookie that finds the ceremony again.
pub(crate) fn asked(app: &App, options: &Value, secret: &Secret) -> Page {
    let wish = options.get("publicKey").cloned().unwrap_or_default();
    Page::json(&json!({ "publicKey": wish })).cookie(&ceremony::cookie(app, secret))
}

/// Begins the use of any passkey.
async fn begin_use(visit: &Visit, app: &App, back: String) -> Answer {
    let (options, state) = passkey::begin_use(app)?;
    let (inner, now, person) = (app.clone(), visit.now, visit.actor.person);
    let step = UseStep { state, back };
    let secret = app.store().change(move |db| ceremony::begin(db, &inner, person, &step, now)).await?;
    Ok(asked(app, &options, &secret))
}

/// A passkey whose answer holds.
struct Shown {
    person: PersonId,
    key: uuid::Uuid,
    credential: String,
}

/// Checks the browser's answer against the kept passkey.
async fn check_use(app: &App, found: &Found<UseStep>, credential: &str) -> Result<Option<Shown>, Failure> {
    let Ok(answer) = serde_json::from_str(credential) else { return Ok(None) };
    let Some((person, id)) = passkey::claimed(app, &answer)? else { return Ok(None) };
    let kept = app.read(move |db| account_store::passkey(db, &id, person)).await.map_err(Failure::from)?;
    let Some(kept) = kept else { return Ok(None) };
    let credential = passkey::finish_use(app, &answer, found.step.state.clone(), &kept.credential)?;
    Ok(credential.map(|credential| Shown { person, key: kept.id, credential }))
}

pub(crate) async fn sign_in(
    visit: Visit,
    State(app): State<App>,
    headers: HeaderMap,
    Query(query): Query<BackQuery>,
    Form(form): Form<PasskeyForm>,
) -> Answer {
    if let Some(page) = limited(&visit, app.limits().check(Limit::Guess, &visit.client))? {
        return Ok(page);
    }
    if form.step != "finish" {
        return begin_use(&visit, &app, back(&query.back, safe_path)).await;
    }
    let now = visit.now;
    let Some(found) = ceremony::find::<UseStep>(&app, &headers, now).await? else {
        return Ok(refuse(visit.words.sign_in_late()));
    };
    let Some(shown) = check_use(&app, &found, &form.credential).await? else {
        ceremony::fail(&app, found.token).await?;
        return Ok(refuse(visit.words.sign_in_passkey_unknown()));
    };
    let inner = app.clone();
    let secret = app
        .store()
        .change(move |db| {
            ceremony::take::<UseStep>(db, &found.token)?;
            account_store::used_passkey(db, shown.key, &shown.credential, now)?;
            opening::open(db, &inner, shown.person, now)
        })
        .await
        .map_err(Failure::from)?;
    Ok(go(&app, &found.step.back, &secret))
}

/// Where to go, with the new session's cookie.
fn go(app: &App, back: &str, secret: &Secret) -> Page {
    Page::json(&json!({ "go": back })).cookie(&session::cookie(app, secret)).cookie(&ceremony::no_cookie(app))
}

pub(crate) async fn prove(
    visit: Visit,
    State(app): State<App>,
    headers: HeaderMap,
    Query(query): Query<BackQuery>,
    Form(form): Form<PasskeyForm>,
) -> Answer {
    let me = visit.person()?;
    if let Some(page) = limited(&visit, app.limits().check_for(Limit::SignIn, &visit.client, me.bytes()))? {
        return Ok(page);
    }
    if form.step != "finish" {
        return begin_use(&visit, &app, back(&query.back, safe_path)).await;
    }
    let now = visit.now;
    let Some(found) = ceremony::find::<UseStep>(&app, &headers, now).await? else {
        return Ok(refuse(visit.words.sign_in_late()));
    };
    let shown = check_use(&app, &found, &form.credential).await?;
    let Some(shown) = shown.filter(|shown| shown.person == me && found.person == Some(me)) else {
        ceremony::fail(&app, found.token).await?;
        return Ok(refuse(visit.words.sign_in_passkey_unknown()));
    };
    let (inner, actor) = (app.clone(), visit.actor.clone());
    let secret = app
        .store()
        .change(move |db| {
            ceremony::take::<UseStep>(db, &found.token)?;
            account_store::used_passkey(db, shown.key, &shown.credential, now)?;
            opening::prove(db, &inner, &actor, now)
        })
        .await
        .map_err(Failure::from)?;
    Ok(go(&app, &found.step.back, &secret))
}

pub(crate) async fn join(
    visit: Visit,
    State(app): State<App>,
    headers: HeaderMap,
    Form(form): Form<PasskeyForm>,
) -> Answer {
    if let Some(page) = limited(&visit, app.limits().check(Limit::Guess, &visit.client))? {
        return Ok(page);
    }
    if form.step == "finish" {
        return finish_join(&visit, &app, &headers, &form).await;
    }
    let mut problems = Problems::new();
    let Some(name) = problems.take("name", Name::parse(&form.name)) else {
        let said = problems.iter().next().map(|problem| visit.words.problem(problem)).unwrap_or_default();
        return Ok(refuse(&format!("{}: {said}", visit.words.person_name())));
    };
    let first = (!form.first.is_empty()).then(|| form.first.clone());
    let back = back(&form.back, safe_path);
    if !join::may_join(&app, first.as_deref(), &back, visit.now).await? {
        return Ok(refuse(visit.words.join_invited_text()));
    }
    if let Some(page) = limited(&visit, app.limits().check(Limit::Join, &visit.client))? {
        return Ok(page);
    }
    let person = PersonId::new(visit.now.day(), app.random());
    let (options, state) = passkey::begin_make(&app, person, name.as_str(), Vec::new())?;
    let label = visit.words.account_passkey_first().to_owned();
    let step = MakeStep { state, person, name: Some(name.as_str().to_owned()), first, label, back };
    let (inner, now) = (app.clone(), visit.now);
    let secret = app.store().change(move |db| ceremony::begin(db, &inner, None, &step, now)).await?;
    Ok(asked(&app, &options, &secret))
}

/// A passkey that was just made, ready to save.
pub(crate) fn made(
    app: &App,
    found: &Found<MakeStep>,
    credential: &str,
    now: base::Time,
) -> Result<Option<NewPasskey>, Failure> {
    let Ok(answer) = serde_json::from_str(credential) else { return Ok(None) };
    let made = passkey::finish_make(app, &answer, &found.step.state)?;
    Ok(made.map(|(credential_id, credential)| NewPasskey {
        id: base::id::uuid_v7(now, app.random()),
        credential_id,
        credential,
        label: found.step.label.clone(),
    }))
}

async fn finish_join(visit: &Visit, app: &App, headers: &HeaderMap, form: &PasskeyForm) -> Answer {
    let now = visit.now;
    let found = ceremony::find::<MakeStep>(app, headers, now).await?;
    let Some((found, name)) = found.and_then(|f| f.step.name.clone().map(|name| (f, name))) else {
        return Ok(refuse(visit.words.sign_in_late()));
    };
    let Some(key) = made(app, &found, &form.credential, now)? else {
        ceremony::fail(app, found.token).await?;
        return Ok(refuse(visit.words.account_passkey_failed()));
    };
    let newcomer =
        Newcomer { id: found.step.person, name, lang: visit.lang, sign_in_name: None, first: found.step.first.clone() };
    let inner = app.clone();
    let secret = app
        .store()
        .change(move |db| {
            ceremony::take::<MakeStep>(db, &found.token)?;
            opening::make_person(db, &inner, &newcomer, now)?;
            account_store::add_passkey(db, newcomer.id, &key, now)?;
            opening::open(db, &inner, newcomer.id, now).map_err(Failure::from)
        })
        .await?;
    Ok(go(app, &found.step.back, &secret))
}
