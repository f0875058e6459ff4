//! A new password by mail: a link that works once, for ten minutes, and leaves the second factor in
//! force.
//!
//! The page writes a job whether or not the address is known; only the job looks it up. So the
//! answer and its time tell nothing.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Path, State};
use base::{Private, Problems};
use serde_json::json;
use store::NewJob;
use ui::Words;
use web::{Answer, App, Failure, Form, Intake, JobKind, Limit, Mail, Page, Visit};

use crate::account::model::{Password, PasswordForm};
use crate::account::{self, hash, store as account_store};
use crate::notice::{self, What};
use crate::person::store::{self as person_store, Token, TokenKind};
use crate::secret::Secret;
use crate::session;
use crate::sign_in::model::ResetForm;
use crate::sign_in::views;

/// How long the link is good.
const LIFE: Duration = Duration::from_mins(10);

const JOB: &str = "people-reset";
const PURPOSE: &str = "people-reset";

pub(crate) async fn show(visit: Visit, State(app): State<App>) -> Answer {
    let main = views::reset(&visit.look(), app.site().mails, &ResetForm::default(), &Problems::new());
    Ok(visit.page(views::head(visit.words.reset_title()), main))
}

pub(crate) async fn ask(visit: Visit, State(app): State<App>, Intake(form): Intake<ResetForm>) -> Answer {
    if !app.site().mails {
        return Err(Failure::Missing);
    }
    let address = match form.parse() {
        Ok(address) => address,
        Err(problems) => {
            let main = views::reset(&visit.look(), true, &form, &problems);
            return Ok(visit.page(views::head(visit.words.reset_title()), main).invalid());
        }
    };
    let key = app.keys().lookup(account::MAIL, &address);
    app.limits().check(Limit::Guess, &visit.client)?;
    app.limits().check_for(Limit::Reset, &visit.client, &key)?;
    let sealed = app.keys().seal(app.random(), PURPOSE, address.as_bytes());
    let job = NewJob::new(JOB, json!({ "sealed": base::code::encode(&sealed) }));
    app.store()
        .change(move |db| {
            db.enqueue(job.clone());
            Ok::<_, Failure>(())
        })
        .await?;
    Ok(visit.page(views::head(visit.words.reset_sent_title()), views::reset_sent(&visit.look())))
}

/// Looks the address up and sends the link, if there is whom to send it.
pub(crate) fn reset_job() -> JobKind {
    JobKind { kind: JOB, run: Arc::new(|app, payload| Box::pin(send(app, payload))) }
}

async fn send(app: App, payload: serde_json::Value) -> Result<(), Failure> {
    let sealed = payload.get("sealed").and_then(|v| v.as_str()).and_then(base::code::decode).unwrap_or_default();
    let Some(address) = app.keys().open(PURPOSE, &sealed).and_then(|plain| String::from_utf8(plain).ok()) else {
        // Sealed with a key that is gone: nobody waits for it any more.
        return Ok(());
    };
    let (inner, now) = (app.clone(), app.now());
    app.store()
        .change(move |db| {
            let key = inner.keys().lookup(account::MAIL, &address);
            let Some(id) = person_store::by_mail(db, key)? else { return Ok(()) };
            if account_store::password(db, id)?.is_none() {
                return Ok(());
            }
            let person = person_store::find(db, id)?;
            person_store::clear_tokens(db, id, TokenKind::Reset)?;
            let secret = Secret::new(inner.random());
            let token = Token { person: Some(id), sealed: None, expires_at: now.plus(LIFE) };
            person_store::add_token(db, &secret.hash(), TokenKind::Reset, &token)?;
            let (words, site) = (Words::new(person.lang), inner.site().name.as_str());
            let link = inner.absolute(&ui::href::reset_with(secret.as_str()));
            let mail = Mail {
                to: Private::new(address.clone()),
                subject: words.reset_mail_subject(site),
                text: words.reset_mail_text(person.name.as_str(), &link, site),
            };
            mail.enqueue(db, inner.keys(), inner.random());
            Ok(())
        })
        .await
}

/// The hash of a link that is still good.
async fn good(visit: &Visit, app: &App, token: &str) -> Result<crate::secret::SecretHash, Failure> {
    app.limits().check(Limit::Guess, &visit.client)?;
    let (hash, now) = (Secret::parse(token).ok_or(Failure::Missing)?.hash(), visit.now);
    let found = app.read(move |db| person_store::see_token(db, &hash, TokenKind::Reset, now)).await;
    found.map_err(Failure::from)?.map(|_| hash).ok_or(Failure::Missing)
}

fn page(visit: &Visit, token: &str, problems: &Problems) -> Page {
    visit.page(views::head(visit.words.reset_new_title()), views::reset_with(&visit.look(), token, problems))
}

pub(crate) async fn show_with(visit: Visit, State(app): State<App>, Path(token): Path<String>) -> Answer {
    good(&visit, &app, &token).await?;
    Ok(page(&visit, &token, &Problems::new()))
}

pub(crate) async fn set(
    visit: Visit,
    State(app): State<App>,
    Path(token): Path<String>,
    Form(form): Form<PasswordForm>,
) -> Answer {
    let link = good(&visit, &app, &token).await?;
    let password: Password = match form.parse(&[&app.site().name]) {
        Ok(password) => password,
        Err(problems) => return Ok(page(&visit, &token, &problems).invalid()),
    };
    let kept = hash::keep(&app, password).await?;
    let (inner, now) = (app.clone(), visit.now);
    app.store()
        .change(move |db| {
            let token = person_store::take_token(db, &link, TokenKind::Reset, now)?;
            let person = person_store::find(db, token.person.ok_or(Failure::Missing)?)?;
            account_store::set_password(db, person.id, &kept, now)?;
            session::store::end_all(db, person.id)?;
            notice::tell(db, &inner, &person, What::PasswordReset, now)?;
            Ok::<_, Failure>(())
        })
        .await?;
    Ok(visit.page(views::head(visit.words.reset_done_title()), views::reset_done(&visit.look())))
}
