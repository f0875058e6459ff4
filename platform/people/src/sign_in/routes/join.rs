//! Making an account with a password: a name, a password, an authenticator, recovery codes.

use axum::extract::{Path, State};
use base::{PersonId, Problems, Time};
use http::HeaderMap;
use web::visit::safe_path;
use web::{Answer, App, Failure, Form, Intake, Joining, Limit, Page, Query, Visit};

use crate::account::model::{Authenticator, SignInName};
use crate::account::{self, hash, store as account_store};
use crate::person::store::{self as person_store, TokenKind};
use crate::secret::Secret;
use crate::session;
use crate::sign_in::ceremony::{self, CodesStep, Found, JoinStep};
use crate::sign_in::model::{BackQuery, Code, CodeForm, JoinForm, NewAccount, back};
use crate::sign_in::opening::{self, Newcomer};
use crate::sign_in::routes::password::late;
use crate::sign_in::views;

/// Whether somebody may join: the site is open, or an invitation or the first link is at hand.
pub(crate) async fn may_join(app: &App, first: Option<&str>, back: &str, now: Time) -> Result<bool, Failure> {
    if let Some(text) = first {
        let Some(hash) = Secret::parse(text).map(|secret| secret.hash()) else { return Ok(false) };
        return app
            .read(move |db| {
                let token = person_store::see_token(db, &hash, TokenKind::First, now)?;
                Ok::<_, Failure>(token.is_some() && person_store::admins(db)? == 0)
            })
            .await;
    }
    if app.site().joining == Joining::Open {
        return Ok(true);
    }
    let invitation = back.strip_prefix("/invitations/").and_then(crate::invitation::model::Secret::parse);
    let Some(invitation) = invitation else { return Ok(false) };
    let found = app.read(move |db| crate::invitation::store::is_open(db, &invitation, now)).await;
    found.map_err(Failure::from)
}

/// The form for a newcomer, with a sign-in name the site gives.
fn fresh_form(app: &App, back: String, first: String) -> JoinForm {
    let name = SignInName::propose(app.random());
    let proof = account::proof(app, &name);
    JoinForm { sign_in_name: name.as_str().to_owned(), proof, back, first, ..JoinForm::default() }
}

fn page(visit: &Visit, app: &App, form: &JoinForm, problems: &Problems) -> Page {
    let title = if form.first.is_empty() { visit.words.join_title() } else { visit.words.first_title() };
    let main = views::join(&visit.look(), &views::Door::of(app), form, problems);
    visit.page(views::head(title), main)
}

pub(crate) async fn show(visit: Visit, State(app): State<App>, Query(query): Query<BackQuery>) -> Answer {
    let back = back(&query.back, safe_path);
    if visit.actor.is_signed_in() {
        return Ok(Page::go(back));
    }
    if !may_join(&app, None, &back, visit.now).await? {
        let main = views::invited_only(&visit.look());
        return Ok(visit.page(views::head(visit.words.join_title()), main));
    }
    Ok(page(&visit, &app, &fresh_form(&app, back, String::new()), &Problems::new()))
}

pub(crate) async fn show_first(visit: Visit, State(app): State<App>, Path(token): Path<String>) -> Answer {
    app.limits().check(Limit::Guess, &visit.client)?;
    if !may_join(&app, Some(&token), "/me", visit.now).await? {
        return Err(Failure::Missing);
    }
    Ok(page(&visit, &app, &fresh_form(&app, ui::href::admin(), token), &Problems::new()))
}

pub(crate) async fn join(visit: Visit, State(app): State<App>, Intake(form): Intake<JoinForm>) -> Answer {
    let form = JoinForm { first: String::new(), back: back(&form.back, safe_path), ..form };
    begin(visit, app, form).await
}

pub(crate) async fn join_first(
    visit: Visit,
    State(app): State<App>,
    Path(token): Path<String>,
    Intake(form): Intake<JoinForm>,
) -> Answer {
    begin(visit, app, JoinForm { first: token, back: ui::href::admin(), ..form }).await
}

async fn begin(visit: Visit, app: App, form: JoinForm) -> Answer {
    app.limits().check(Limit::Guess, &visit.client)?;
    let first = (!form.first.is_empty()).then(|| form.first.clone());
    if !may_join(&app, first.as_deref(), &form.back, visit.now).await? {
        return if first.is_some() { Err(Failure::Missing) } else { Ok(Page::go(ui::href::join())) };
    }
    let parsed = form.parse(&app.site().name, |name, proof| account::is_given(&app, name, proof));
    let NewAccount { name, sign_in_name, password } = match parsed {
        Ok(sound) => sound,
        Err(problems) => {
            let given = SignInName::parse(&form.sign_in_name).is_some_and(|n| account::is_given(&app, &n, &form.proof));
            let shown = if given {
                form
            } else {
                JoinForm { name: form.name.clone(), ..fresh_form(&app, form.back.clone(), form.first.clone()) }
            };
            return Ok(page(&visit, &app, &shown, &problems).invalid());
        }
    };
    app.limits().check(Limit::Join, &visit.client)?;
    let step = JoinStep {
        name: name.as_str().to_owned(),
        sign_in_name: sign_in_name.as_str().to_owned(),
        hash: hash::keep(&app, password).await?,
        secret: Authenticator::new(app.random()).bytes().to_vec(),
        first,
        back: form.back,
    };
    let (inner, now) = (app.clone(), visit.now);
    let secret = app.store().change(move |db| ceremony::begin(db, &inner, None, &step, now)).await?;
    Ok(Page::go(ui::href::join_authenticator()).cookie(&ceremony::cookie(&app, &secret)))
}

/// The address in the QR code of an authenticator.
pub(crate) fn address(app: &App, it: &Authenticator, sign_in_name: &str) -> String {
    let encode = |text: &str| {
        let mut out = String::new();
        ui::href::encode(text, &mut out);
        out
    };
    it.address(&app.site().name, sign_in_name, encode)
}

fn authenticator_page(visit: &Visit, app: &App, step: &JoinStep, problems: &Problems) -> Answer {
    let it = Authenticator::from_bytes(step.secret.clone()).ok_or(Failure::Missing)?;
    let shown = views::Setup {
        action: &ui::href::join_authenticator(),
        address: &address(app, &it, &step.sign_in_name),
        to_type: &it.to_type(),
        sign_in_name: Some(&step.sign_in_name),
        sealed: "",
    };
    let main = views::authenticator(&visit.look(), &shown, problems);
    Ok(visit.page(views::head(visit.words.account_authenticator_title()), main))
}

pub(crate) async fn show_authenticator(visit: Visit, State(app): State<App>, headers: HeaderMap) -> Answer {
    match ceremony::find::<JoinStep>(&app, &headers, visit.now).await? {
        Some(found) => authenticator_page(&visit, &app, &found.step, &Problems::new()),
        None => Ok(late()),
    }
}

pub(crate) async fn authenticator(
    visit: Visit,
    State(app): State<App>,
    headers: HeaderMap,
    Form(form): Form<CodeForm>,
) -> Answer {
    let Some(found) = ceremony::find::<JoinStep>(&app, &headers, visit.now).await? else { return Ok(late()) };
    let it = Authenticator::from_bytes(found.step.secret.clone()).ok_or(Failure::Missing)?;
    let code = match form.parse() {
        Ok(Code::App(digits)) => it.accept(&digits, visit.now, 0),
        Ok(Code::Recovery(_)) => None,
        Err(problems) => return Ok(authenticator_page(&visit, &app, &found.step, &problems)?.invalid()),
    };
    app.limits().check(Limit::Guess, &visit.client)?;
    let Some(last_step) = code else {
        ceremony::fail(&app, found.token).await?;
        let problems = Problems::one("code", "account-first-code-wrong");
        return Ok(authenticator_page(&visit, &app, &found.step, &problems)?.invalid());
    };
    let (session, codes) = finish(&visit, &app, found, &it, last_step).await?;
    let page = Page::go(ui::href::me_recovery());
    Ok(page.cookie(&session::cookie(&app, &session)).cookie(&ceremony::cookie(&app, &codes)))
}

/// Makes the person, the keys, the session and the recovery codes in one change.
async fn finish(
    visit: &Visit,
    app: &App,
    found: Found<JoinStep>,
    it: &Authenticator,
    last_step: i64,
) -> Result<(Secret, Secret), Failure> {
    let (inner, now, sealed) = (app.clone(), visit.now, account::sealed_authenticator(app, it));
    let newcomer = Newcomer {
        id: PersonId::new(now.day(), app.random()),
        name: found.step.name.clone(),
        lang: visit.lang,
        sign_in_name: SignInName::parse(&found.step.sign_in_name),
        first: found.step.first.clone(),
    };
    app.store()
        .change(move |db| {
            ceremony::take::<JoinStep>(db, &found.token)?;
            opening::make_person(db, &inner, &newcomer, now)?;
            account_store::set_password(db, newcomer.id, &found.step.hash, now)?;
            account_store::set_authenticator(db, newcomer.id, &sealed, last_step, now)?;
            let (codes, keys) = account::new_recovery(&inner);
            account_store::set_recovery(db, newcomer.id, &keys)?;
            let session = opening::open(db, &inner, newcomer.id, now)?;
            let step = CodesStep { codes, back: found.step.back.clone() };
            let secret = ceremony::begin(db, &inner, Some(newcomer.id), &step, now)?;
            Ok((session, secret))
        })
        .await
}
