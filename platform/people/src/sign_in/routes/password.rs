//! Signing in with a password and a code, and signing out.

use axum::extract::State;
use base::{PersonId, Problems};
use http::HeaderMap;
use store::{Reader, StoreError};
use web::visit::safe_path;
use web::{Answer, App, Failure, Form, Limit, Nothing, Page, Query, Visit};

use crate::account::{self, hash, store as account_store};
use crate::person::store as person_store;
use crate::session;
use crate::sign_in::ceremony::{self, CodeStep};
use crate::sign_in::model::{BackQuery, CodeForm, SignInForm, Who, back};
use crate::sign_in::{opening, views};

/// What `sign_in` must know of somebody.
type Known = Option<(PersonId, String)>;

pub(crate) async fn show(visit: Visit, State(app): State<App>, Query(query): Query<BackQuery>) -> Answer {
    let back = back(&query.back, safe_path);
    if visit.actor.is_signed_in() {
        return Ok(Page::go(back));
    }
    let form = SignInForm { back, ..SignInForm::default() };
    let main = views::sign_in(&visit.look(), &views::Door::of(&app), &form, &Problems::new(), query.late == "yes");
    Ok(visit.page(views::head(visit.words.sign_in_title()), main))
}

/// The keyed hash and the way to look somebody up by it.
fn key(app: &App, who: &Who) -> [u8; 16] {
    match who {
        Who::SignInName(name) => app.keys().lookup(account::SIGN_IN, name.as_str()),
        Who::Mail(address) | Who::Neither(address) => app.keys().lookup(account::MAIL, address),
    }
}

fn known(db: &mut Reader, who: &Who, key: [u8; 16]) -> Result<Known, StoreError> {
    let person = match who {
        Who::SignInName(_) => person_store::by_sign_in(db, key)?,
        Who::Mail(_) | Who::Neither(_) => person_store::by_mail(db, key)?,
    };
    let Some(person) = person else { return Ok(None) };
    // A password counts only together with an authenticator.
    if account_store::authenticator(db, person)?.is_none() {
        return Ok(None);
    }
    Ok(account_store::password(db, person)?.map(|hash| (person, hash)))
}

pub(crate) async fn sign_in(visit: Visit, State(app): State<App>, Form(form): Form<SignInForm>) -> Answer {
    let form = SignInForm { back: back(&form.back, safe_path), ..form };
    let again = |problems: &Problems| {
        let main = views::sign_in(&visit.look(), &views::Door::of(&app), &form, problems, false);
        Ok(visit.page(views::head(visit.words.sign_in_title()), main).invalid())
    };
    let (who, password) = match form.parse() {
        Ok(sound) => sound,
        Err(problems) => return again(&problems),
    };
    let key = key(&app, &who);
    app.limits().check(Limit::Guess, &visit.client)?;
    app.limits().check_for(Limit::SignIn, &visit.client, &key)?;
    let known = app.read(move |db| known(db, &who, key)).await?;
    let (person, kept) = known.unzip();
    if !hash::matches(&app, kept, password).await? {
        return again(&Problems::one("", "sign-in-wrong"));
    }
    let (inner, now, step) = (app.clone(), visit.now, CodeStep { back: form.back.clone() });
    let secret = app.store().change(move |db| ceremony::begin(db, &inner, person, &step, now)).await?;
    Ok(Page::go(ui::href::sign_in_code()).cookie(&ceremony::cookie(&app, &secret)))
}

/// Where those go whose second step took too long.
pub(crate) fn late() -> Page {
    Page::go(ui::href::with_query(&ui::href::sign_in(), &[("late", "yes")]))
}

pub(crate) async fn show_code(visit: Visit, State(app): State<App>, headers: HeaderMap) -> Answer {
    if ceremony::find::<CodeStep>(&app, &headers, visit.now).await?.is_none() {
        return Ok(late());
    }
    let main = views::code(&visit.look(), &Problems::new());
    Ok(visit.page(views::head(visit.words.sign_in_code_title()), main))
}

pub(crate) async fn code(
    visit: Visit,
    State(app): State<App>,
    headers: HeaderMap,
    Form(form): Form<CodeForm>,
) -> Answer {
    let Some(found) = ceremony::find::<CodeStep>(&app, &headers, visit.now).await? else { return Ok(late()) };
    let Some(person) = found.person else { return Ok(late()) };
    let again = |problems: &Problems| {
        let main = views::code(&visit.look(), problems);
        Ok(visit.page(views::head(visit.words.sign_in_code_title()), main).invalid())
    };
    let code = match form.parse() {
        Ok(code) => code,
        Err(problems) => return again(&problems),
    };
    app.limits().check_for(Limit::SignIn, &visit.client, person.bytes())?;
    let (inner, now, token) = (app.clone(), visit.now, found.token);
    let opened = app
        .store()
        .change(move |db| {
            if !opening::use_code(db, &inner, person, &code, now)? {
                return Ok(None);
            }
            ceremony::take::<CodeStep>(db, &token)?;
            opening::open(db, &inner, person, now).map(Some)
        })
        .await;
    if let Some(secret) = opened.map_err(Failure::from)? {
        return Ok(signed_in(&app, &secret, &found.step.back));
    }
    ceremony::fail(&app, token).await?;
    again(&Problems::one("code", "sign-in-code-wrong"))
}

/// In: the session's cookie is set, the ceremony's is gone.
pub(crate) fn signed_in(app: &App, secret: &crate::secret::Secret, back: &str) -> Page {
    Page::go(back).cookie(&session::cookie(app, secret)).cookie(&ceremony::no_cookie(app))
}

pub(crate) async fn sign_out(visit: Visit, State(app): State<App>, _: Form<Nothing>) -> Answer {
    end(&visit, &app).await?;
    let page = Page::go(ui::href::home()).cookie(&session::no_cookie(&app)).cookie(&ceremony::no_cookie(&app));
    Ok(page.header(session::CLEAR, session::CLEAR_ALL))
}

async fn end(visit: &Visit, app: &App) -> Result<(), Failure> {
    let actor = visit.actor.clone();
    let Some(id) = actor.session else { return Ok(()) };
    let ended = app.store().change(move |db| session::store::end(db, &actor, id)).await;
    match ended {
        // Already ended somewhere else: that is what was asked for.
        Ok(()) | Err(StoreError::Missing) => Ok(()),
        Err(other) => Err(other.into()),
    }
}
