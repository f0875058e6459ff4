//! Password, authenticator and recovery codes of one's own. Every change ends the other sessions
//! and is told to the person.

use axum::extract::State;
use base::{Actor, Problems, Time};
use http::HeaderMap;
use store::{Change, StoreError};
use web::{Answer, App, Failure, Form, Page, Visit};

use crate::account::model::{Authenticator, PasswordForm, SignInName, Ways};
use crate::account::{self, hash, store as account_store, views};
use crate::notice::{self, What};
use crate::person::{Person, store as person_store};
use crate::session;
use crate::sign_in::ceremony::{self, CodesStep, Found};
use crate::sign_in::model::{Code, CodeForm};
use crate::sign_in::views as door_views;

/// The acting person with the ways in.
pub(crate) async fn mine(visit: &Visit, app: &App) -> Result<(Person, Ways), Failure> {
    let actor = visit.actor.clone();
    app.read(move |db| Ok::<_, Failure>((person_store::me(db, &actor)?, account_store::ways(db, &actor)?))).await
}

fn sign_in_name(app: &App, person: &Person) -> Option<String> {
    person.sign_in_sealed.as_deref().and_then(|sealed| account::opened_sign_in(app, sealed))
}

/// What follows from every change of keys: other sessions end, the person is told.
pub(crate) fn changed(db: &mut Change, app: &App, actor: &Actor, what: What, now: Time) -> Result<(), StoreError> {
    let person = person_store::me(db, actor)?;
    session::store::end_others(db, actor)?;
    notice::tell(db, app, &person, what, now)
}

pub(crate) async fn show(visit: Visit, State(app): State<App>) -> Answer {
    let (person, ways) = mine(&visit, &app).await?;
    let name = sign_in_name(&app, &person);
    let shown = views::Keys { ways: &ways, sign_in_name: name.as_deref() };
    let main = views::keys(&visit.look(), &door_views::Door::of(&app), &shown);
    Ok(visit.page(door_views::head(visit.words.account_keys_title()), main))
}

pub(crate) async fn show_password(visit: Visit, State(app): State<App>) -> Answer {
    let (_, ways) = mine(&visit, &app).await?;
    let main = views::password_page(&visit.look(), &ways, &Problems::new());
    Ok(visit.page(door_views::head(visit.words.account_password_set()), main))
}

pub(crate) async fn password(visit: Visit, State(app): State<App>, Form(form): Form<PasswordForm>) -> Answer {
    let (person, ways) = mine(&visit, &app).await?;
    if form.step == "remove" {
        return remove_password(&visit, &app).await;
    }
    let name = sign_in_name(&app, &person);
    let names = [app.site().name.as_str(), person.name.as_str(), name.as_deref().unwrap_or_default()];
    let password = match form.parse(&names) {
        Ok(password) => password,
        Err(problems) => {
            let main = views::password_page(&visit.look(), &ways, &problems);
            return Ok(visit.page(door_views::head(visit.words.account_password_set()), main).invalid());
        }
    };
    let kept = hash::keep(&app, password).await?;
    let new_name = name.is_none().then(|| SignInName::propose(app.random()));
    let (inner, actor, now) = (app.clone(), visit.actor.clone(), visit.now);
    app.store()
        .change(move |db| {
            let id = actor.person.ok_or(StoreError::Missing)?;
            if let Some(name) = &new_name {
                let (key, sealed) = account::sealed_sign_in(&inner, name);
                person_store::set_sign_in(db, id, key, &sealed)?;
            }
            account_store::set_password(db, id, &kept, now)?;
            changed(db, &inner, &actor, What::PasswordSet, now)
        })
        .await?;
    Ok(Page::go(if ways.authenticator_on.is_some() { ui::href::me_keys() } else { ui::href::me_totp() }))
}

async fn remove_password(visit: &Visit, app: &App) -> Answer {
    let (inner, actor, now, words) = (app.clone(), visit.actor.clone(), visit.now, visit.words);
    app.store()
        .change(move |db| {
            if !account_store::ways(db, &actor)?.may_remove_password() {
                return Err(Failure::Refused(words.account_last_way().to_owned()));
            }
            account_store::remove_password(db, actor.person.ok_or(StoreError::Missing)?)?;
            changed(db, &inner, &actor, What::PasswordRemoved, now).map_err(Failure::from)
        })
        .await?;
    Ok(Page::go(ui::href::me_keys()))
}

/// Binds a new secret to the session it was shown to, so that a form cannot bring a foreign one.
fn seal_setup(app: &App, actor: &Actor, it: &Authenticator) -> String {
    let session = actor.session.map(|id| id.bytes().to_vec()).unwrap_or_default();
    let plain = [session, it.bytes().to_vec()].concat();
    base::code::encode(&app.keys().seal(app.random(), "authenticator-setup", &plain))
}

fn open_setup(app: &App, actor: &Actor, sealed: &str) -> Option<Authenticator> {
    let sealed = (sealed.len() <= 400).then(|| base::code::decode(sealed)).flatten()?;
    let plain = app.keys().open("authenticator-setup", &sealed)?;
    let (session, secret) = plain.split_at_checked(16)?;
    let is_same = actor.session.is_some_and(|id| id.bytes().as_slice() == session);
    is_same.then(|| Authenticator::from_bytes(secret.to_vec())).flatten()
}

fn setup_page(visit: &Visit, app: &App, person: &Person, it: &Authenticator, problems: &Problems) -> Page {
    let name = sign_in_name(app, person).unwrap_or_else(|| person.name.clone());
    let encode = |text: &str| {
        let mut out = String::new();
        ui::href::encode(text, &mut out);
        out
    };
    let shown = door_views::Setup {
        action: &ui::href::me_totp(),
        address: &it.address(&app.site().name, &name, encode),
        to_type: &it.to_type(),
        sign_in_name: person.sign_in_sealed.is_some().then_some(&name),
        sealed: &seal_setup(app, &visit.actor, it),
    };
    let main = door_views::authenticator(&visit.look(), &shown, problems);
    visit.page(door_views::head(visit.words.account_authenticator_title()), main)
}

pub(crate) async fn show_authenticator(visit: Visit, State(app): State<App>) -> Answer {
    let (person, _) = mine(&visit, &app).await?;
    Ok(setup_page(&visit, &app, &person, &Authenticator::new(app.random()), &Problems::new()))
}

pub(crate) async fn authenticator(visit: Visit, State(app): State<App>, Form(form): Form<CodeForm>) -> Answer {
    let (person, ways) = mine(&visit, &app).await?;
    let Some(it) = open_setup(&app, &visit.actor, &form.setup) else { return Ok(Page::go(ui::href::me_totp())) };
    let last_step = match form.parse() {
        Ok(Code::App(digits)) => it.accept(&digits, visit.now, 0),
        Ok(Code::Recovery(_)) => None,
        Err(problems) => return Ok(setup_page(&visit, &app, &person, &it, &problems).invalid()),
    };
    let Some(last_step) = last_step else {
        let problems = Problems::one("code", "account-first-code-wrong");
        return Ok(setup_page(&visit, &app, &person, &it, &problems).invalid());
    };
    let (inner, actor, now, sealed) =
        (app.clone(), visit.actor.clone(), visit.now, account::sealed_authenticator(&app, &it));
    let has_codes = ways.recovery_left > 0;
    let codes = app
        .store()
        .change(move |db| {
            account_store::set_authenticator(db, person.id, &sealed, last_step, now)?;
            changed(db, &inner, &actor, What::AuthenticatorSet, now)?;
            if has_codes { Ok(None) } else { make_codes(db, &inner, &actor, now).map(Some) }
        })
        .await?;
    match codes {
        Some(secret) => Ok(Page::go(ui::href::me_recovery()).cookie(&ceremony::cookie(&app, &secret))),
        None => Ok(Page::go(ui::href::me_keys())),
    }
}

/// Makes new recovery codes and keeps them, sealed, until their owner has written them down.
fn make_codes(db: &mut Change, app: &App, actor: &Actor, now: Time) -> Result<crate::secret::Secret, Failure> {
    let id = actor.person.ok_or(StoreError::Missing)?;
    let (codes, keys) = account::new_recovery(app);
    account_store::set_recovery(db, id, &keys)?;
    let step = CodesStep { codes, back: ui::href::me_keys() };
    ceremony::begin(db, app, Some(id), &step, now)
}

/// The codes this browser's owner has not yet written down.
async fn unwritten(visit: &Visit, app: &App, headers: &HeaderMap) -> Result<Option<Found<CodesStep>>, Failure> {
    let found = ceremony::find::<CodesStep>(app, headers, visit.now).await?;
    Ok(found.filter(|found| found.person.is_some() && found.person == visit.actor.person))
}

pub(crate) async fn show_recovery(visit: Visit, State(app): State<App>, headers: HeaderMap) -> Answer {
    let (person, ways) = mine(&visit, &app).await?;
    let found = unwritten(&visit, &app, &headers).await?;
    let codes = found.as_ref().map(|found| found.step.codes.as_slice());
    let name = sign_in_name(&app, &person);
    let main = views::recovery(&visit.look(), codes, ways.recovery_left, name.as_deref());
    Ok(visit.page(door_views::head(visit.words.account_recovery()), main))
}

pub(crate) async fn recovery(
    visit: Visit,
    State(app): State<App>,
    headers: HeaderMap,
    Form(form): Form<CodeForm>,
) -> Answer {
    if form.step == "done" {
        let found = unwritten(&visit, &app, &headers).await?;
        let back = found.as_ref().map_or_else(ui::href::me_keys, |found| found.step.back.clone());
        if let Some(found) = found {
            app.store().change(move |db| ceremony::take::<CodesStep>(db, &found.token)).await?;
        }
        return Ok(Page::go(back).cookie(&ceremony::no_cookie(&app)));
    }
    if !visit.actor.is_fresh(visit.now) {
        return Err(Failure::Prove);
    }
    let (_, ways) = mine(&visit, &app).await?;
    if !ways.has_password_way() {
        return Err(Failure::Missing);
    }
    let (inner, actor, now) = (app.clone(), visit.actor.clone(), visit.now);
    let secret = app
        .store()
        .change(move |db| {
            changed(db, &inner, &actor, What::RecoveryMade, now)?;
            make_codes(db, &inner, &actor, now)
        })
        .await?;
    Ok(Page::go(ui::href::me_recovery()).cookie(&ceremony::cookie(&app, &secret)))
}
