//! The shared taxonomy over HTTP: for stewards.

use ::store::{Change, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Problems, Slug};
use ui::href;
use web::{Answer, App, Failure, Form, Page, Visit, route};

use super::model::{TERMS_MAX, Term, TermForm};
use super::{store as taxonomy, views};
use crate::listing::model::OrganizationId;
use crate::listing::store::touch;
use crate::{Parts, access};

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::TERMS, get(list)),
            route(access::TERM_ADD, post(add)),
            route(access::TERM_EDIT, get(edit)),
            route(access::TERM_SAVE, post(save)),
        ],
        samples: Some(views::samples),
        ..Parts::default()
    }
}

/// The terms, planted where they were not there yet.
async fn terms(app: &App) -> Result<Vec<Term>, Failure> {
    let (random, now) = (app.random_arc(), app.now());
    let found = app.read(taxonomy::terms).await?;
    if found.is_empty() {
        return Ok(app.change(move |db| taxonomy::plant(db, now, random.as_ref())).await?);
    }
    Ok(found)
}

async fn list_page(app: &App, visit: &Visit, raw: &TermForm, problems: &Problems) -> Answer {
    let terms = terms(app).await?;
    let (head, main) = views::list(&visit.look(), &terms, raw, problems);
    Ok(visit.page(head, main))
}

/// `GET /directory/terms`
async fn list(visit: Visit, State(app): State<App>) -> Answer {
    list_page(&app, &visit, &TermForm::default(), &Problems::new()).await
}

/// The search reads its words anew.
fn read_anew(db: &mut Change) -> Result<(), StoreError> {
    touch(db, &[OrganizationId::default()])
}

/// `POST /directory/terms`
async fn add(visit: Visit, State(app): State<App>, Form(raw): Form<TermForm>) -> Answer {
    let called = match raw.parse() {
        Ok(called) => called,
        Err(problems) => return Ok(list_page(&app, &visit, &raw, &problems).await?.invalid()),
    };
    let known = terms(&app).await?;
    let code = Slug::from_title(&called[0].name, "term").to_string();
    if known.len() >= TERMS_MAX || known.iter().any(|term| term.code == code) {
        let problems = Problems::one("name_en", "terms-problem-taken");
        return Ok(list_page(&app, &visit, &raw, &problems).await?.invalid());
    }
    let (random, now) = (app.random_arc(), visit.now);
    app.change(move |db| {
        let taxonomy = taxonomy::shared(db)?.ok_or(StoreError::Missing)?;
        taxonomy::add(db, taxonomy, &code, &called, now, random.as_ref())?;
        read_anew(db)
    })
    .await?;
    Ok(Page::go(href::terms()))
}

async fn found(app: &App, code: &str) -> Result<Term, Failure> {
    terms(app).await?.into_iter().find(|term| term.code == code).ok_or(Failure::Missing)
}

/// `GET /directory/terms/{term}`
async fn edit(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let term = found(&app, &code).await?;
    let (head, main) = views::edit(&visit.look(), &code, &TermForm::of(&term), &Problems::new());
    Ok(visit.page(head, main))
}

/// `POST /directory/terms/{term}`
async fn save(visit: Visit, State(app): State<App>, Path(code): Path<String>, Form(raw): Form<TermForm>) -> Answer {
    let term = found(&app, &code).await?;
    match raw.parse() {
        Ok(called) => {
            app.change(move |db| {
                taxonomy::save_words(db, term.id, &called)?;
                read_anew(db)
            })
            .await?;
            Ok(Page::go(href::terms()))
        }
        Err(problems) => {
            let (head, main) = views::edit(&visit.look(), &code, &raw, &problems);
            Ok(visit.page(head, main).invalid())
        }
    }
}
