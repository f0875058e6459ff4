//! Proving again who one is before something dangerous; and, in the demo world only, links that
//! sign in.

use axum::extract::{Path, State};
use base::Problems;
use web::visit::safe_path;
use web::{Answer, App, Failure, Form, Limit, Nothing, Page, Query, Visit};

use super::password::signed_in;
use crate::account::model::{Password, Ways};
use crate::account::{hash, store as account_store};
use crate::person::store::{self as person_store, TokenKind};
use crate::secret::Secret;
use crate::session;
use crate::sign_in::model::{BackQuery, CodeForm, back};
use crate::sign_in::{opening, views};

async fn ways(visit: &Visit, app: &App) -> Result<Ways, Failure> {
    let actor = visit.actor.clone();
    app.read(move |db| account_store::ways(db, &actor)).await.map_err(Failure::from)
}

/// Whether this is a person of the demo world, who has nothing to prove with.
fn is_demo(app: &App, ways: &Ways) -> bool {
    app.site().demo && ways.passkeys.is_empty() && !ways.has_password_way()
}

fn page(visit: &Visit, app: &App, ways: &Ways, back: &str, problems: &Problems) -> Page {
    let shown = views::Again { back, ways, is_demo: is_demo(app, ways) };
    let main = views::again(&visit.look(), &views::Door::of(app), &shown, problems);
    visit.page(views::head(visit.words.sign_in_again_title()), main)
}

pub(crate) async fn show(visit: Visit, State(app): State<App>, Query(query): Query<BackQuery>) -> Answer {
    let ways = ways(&visit, &app).await?;
    Ok(page(&visit, &app, &ways, &back(&query.back, safe_path), &Problems::new()))
}

pub(crate) async fn prove(visit: Visit, State(app): State<App>, Form(form): Form<CodeForm>) -> Answer {
    let me = visit.person()?;
    let back = back(&form.back, safe_path);
    let ways = ways(&visit, &app).await?;
    let demo = is_demo(&app, &ways) && form.step == "demo";
    let again = |problems: &Problems| Ok(page(&visit, &app, &ways, &back, problems).invalid());
    let mut code = None;
    if !demo {
        code = match form.parse() {
            Ok(code) => Some(code),
            Err(problems) => return again(&problems),
        };
        app.limits().check_for(Limit::SignIn, &visit.client, me.bytes())?;
        let kept = app.read(move |db| account_store::password(db, me)).await.map_err(Failure::from)?;
        if !hash::matches(&app, kept, Password::typed(&form.password)).await? {
            return again(&Problems::one("", "sign-in-again-wrong"));
        }
    }
    let (inner, actor, now) = (app.clone(), visit.actor.clone(), visit.now);
    let proved = app
        .store()
        .change(move |db| {
            if let Some(code) = &code
                && !opening::use_code(db, &inner, me, code, now)?
            {
                return Ok::<_, Failure>(None);
            }
            Ok(Some(opening::prove(db, &inner, &actor, now)?))
        })
        .await?;
    match proved {
        Some(secret) => Ok(Page::go(&back).cookie(&session::cookie(&app, &secret))),
        None => again(&Problems::one("", "sign-in-again-wrong")),
    }
}

/// The secret of a demo link; missing everywhere else.
fn demo_secret(app: &App, token: &str) -> Result<Secret, Failure> {
    let secret = Secret::parse(token).ok_or(Failure::Missing)?;
    if app.site().demo { Ok(secret) } else { Err(Failure::Missing) }
}

pub(crate) async fn show_link(visit: Visit, State(app): State<App>, Path(token): Path<String>) -> Answer {
    let (secret, now) = (demo_secret(&app, &token)?, visit.now);
    let hash = secret.hash();
    let name = app
        .read(move |db| {
            let token = person_store::see_token(db, &hash, TokenKind::Link, now)?.ok_or(Failure::Missing)?;
            let person = token.person.ok_or(Failure::Missing)?;
            Ok::<_, Failure>(person_store::find(db, person)?.name)
        })
        .await?;
    let main = views::link(&visit.look(), &token, &name);
    Ok(visit.page(views::head(visit.words.sign_in_link_title()), main))
}

pub(crate) async fn link(visit: Visit, State(app): State<App>, Path(token): Path<String>, _: Form<Nothing>) -> Answer {
    let (secret, now) = (demo_secret(&app, &token)?, visit.now);
    let (hash, inner) = (secret.hash(), app.clone());
    let session = app
        .store()
        .change(move |db| {
            let token = person_store::see_token(db, &hash, TokenKind::Link, now)?.ok_or(Failure::Missing)?;
            let person = token.person.ok_or(Failure::Missing)?;
            opening::open(db, &inner, person, now).map_err(Failure::from)
        })
        .await?;
    Ok(signed_in(&app, &session, &ui::href::me()))
}
