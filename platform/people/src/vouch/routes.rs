//! Asks and vouches over HTTP.

use ::store::{Change, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{PersonId, Problems};
use serde::{Deserialize, Serialize};
use ui::{Head, Words, href};
use web::{Answer, App, Failure, Form, Limit, Mail, Page, Route, Visit, route};

use super::model::AskForm;
use super::store::{self, AskError, Vouched};
use super::views;
use crate::group::access;
use crate::group::model::Group;
use crate::group::routes::run;
use crate::group::store as groups;
use crate::membership::model::Handle;
use crate::membership::store as members;

/// The routes of this noun.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        route(access::JOIN, get(form)),
        route(access::JOIN_POST, post(ask)),
        route(access::VOUCH_POST, post(vouch)),
        route(access::ADMIT_POST, post(admit)),
    ]
}

/// The words of a refusal.
fn refused(visit: &Visit, error: AskError) -> Failure {
    let words = visit.words;
    let said = match error {
        AskError::Member => words.ask_refused_member(),
        AskError::Asked => words.ask_refused_asked(),
        AskError::NotTaken => words.ask_refused_closed(),
        AskError::TooMany => words.ask_refused_many(),
        AskError::TooNew => words.ask_too_new(),
        AskError::Store(error) => return error.into(),
    };
    Failure::Refused(said.to_owned())
}

async fn form(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let (actor, now) = (visit.actor.clone(), visit.now);
    let (group, known) = app
        .read(move |db| {
            let group = groups::find_by_slug(db, &actor, &slug)?;
            let member = members::mine(db, &actor, group.id)?.is_some();
            let known = member || store::mine(db, &actor, group.id, now)?.is_some();
            Ok::<_, StoreError>((group, known))
        })
        .await?;
    if known {
        return Ok(Page::go(href::group(&group.slug)));
    }
    if !group.is_open() || !group.joining.takes_asks() {
        return Err(Failure::Refused(visit.words.ask_refused_closed().to_owned()));
    }
    Ok(page(&visit, &group, &AskForm::default(), &Problems::new()))
}

fn page(visit: &Visit, group: &Group, it: &AskForm, problems: &Problems) -> Page {
    let head = Head::new(visit.words.ask_title(&group.name)).hidden();
    let page = visit.page(head, views::ask(&visit.look(), group, it, problems));
    if problems.is_empty() { page } else { page.invalid() }
}

async fn ask(visit: Visit, State(app): State<App>, Path(slug): Path<String>, Form(form): Form<AskForm>) -> Answer {
    app.limits().check(Limit::Contact, &visit.client)?;
    let (actor, now, shell) = (visit.actor.clone(), visit.now, app.clone());
    let seeker = visit.actor.clone();
    let group = app.read(move |db| groups::find_by_slug(db, &seeker, &slug)).await?;
    let words = match form.parse() {
        Ok(words) => words,
        Err(problems) => return Ok(page(&visit, &group, &form, &problems)),
    };
    let id = group.id;
    let done = app
        .change(move |db| {
            let group = groups::find(db, &actor, id)?;
            store::ask(db, &actor, &group, &words, now, shell.random())?;
            let link = shell.absolute(&(href::group_members(&group.slug) + "#asks"));
            crate::notice::mail_officers(db, &shell, id, |words| {
                (words.mail_ask_subject(&group.name), words.mail_ask_text(&group.name, &link))
            })?;
            Ok::<_, AskError>(())
        })
        .await;
    done.map_err(|error| refused(&visit, error))?;
    Ok(Page::go(href::group(&group.slug)))
}

/// Tells a person who has confirmed an address that a group admitted it.
fn tell_admitted(db: &mut Change, app: &App, group: &Group, person: PersonId) -> Result<(), StoreError> {
    if !app.site().mails {
        return Ok(());
    }
    let person = crate::person::store::find(db, person)?;
    if let Some(to) = crate::notice::address(app, &person) {
        let words = Words::new(person.lang);
        let link = app.absolute(&href::group(&group.slug));
        let mail = Mail {
            to,
            subject: words.mail_admitted_subject(&group.name),
            text: words.mail_admitted_text(&group.name, &link),
        };
        mail.enqueue(db, app.keys(), app.random());
    }
    Ok(())
}

/// The answer of one button.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct AnswerForm {
    answer: String,
}

async fn vouch(
    visit: Visit,
    State(app): State<App>,
    Path((slug, handle)): Path<(String, String)>,
    Form(form): Form<AnswerForm>,
) -> Answer {
    let (actor, now, shell) = (visit.actor.clone(), visit.now, app.clone());
    let handle = Handle::parse(&handle).ok_or(Failure::Missing)?;
    let done = app
        .change(move |db| {
            let group = groups::find_by_slug(db, &actor, &slug)?;
            if form.answer == "no" {
                store::unvouch(db, &actor, group.id, handle, now)?;
            } else if let Vouched::Admitted(person) = store::vouch(db, &actor, group.id, handle, now, shell.random())? {
                tell_admitted(db, &shell, &group, person)?;
            }
            Ok::<_, AskError>(group.slug)
        })
        .await;
    let slug = done.map_err(|error| refused(&visit, error))?;
    Ok(Page::go(href::group_members(slug) + "#asks"))
}

async fn admit(
    visit: Visit,
    State(app): State<App>,
    Path((slug, handle)): Path<(String, String)>,
    Form(form): Form<AnswerForm>,
) -> Answer {
    let (actor, now, shell) = (visit.actor.clone(), visit.now, app.clone());
    let handle = Handle::parse(&handle).ok_or(Failure::Missing)?;
    let slug = app
        .change(move |db| {
            let (group, by) = run(db, &actor, &slug)?;
            match form.answer.as_str() {
                "admit" => {
                    let person = store::admit(db, by, handle, now, shell.random())?;
                    tell_admitted(db, &shell, &group, person)?;
                }
                "decline" => store::decline(db, by, handle, now)?,
                _ => return Err(Failure::Malformed),
            }
            Ok(group.slug)
        })
        .await?;
    Ok(Page::go(href::group_members(slug) + "#asks"))
}
