//! Telling those who are coming: it moved, is put off, called off, takes place after all, has news.
//!
//! Written as a job in the change it tells about; the job goes through the addresses some hundred at
//! a time, so that an action with many people holds nobody up.

use base::{ActionId, Actor};
use serde::{Deserialize, Serialize};
use store::{Change, NewJob, StoreError};
use ui::{Words, format};
use web::{App, Failure};

use super::model::Action;
use super::store as actions;
use crate::rsvp::mails;

/// The kind of the job.
pub(crate) const JOB: &str = "act-tell";

/// Addresses in one step.
const STEP: i64 = 200;

/// What is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum What {
    /// Time or place changed.
    Moved,
    /// It is put off.
    Postponed,
    /// It is called off.
    Canceled,
    /// It takes place after all.
    Restored,
    /// There is news.
    News,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct Task {
    action: ActionId,
    what: What,
    text: String,
    after: u32,
}

/// Asks that everybody who is coming and confirmed an address be told.
pub(crate) fn everybody(db: &mut Change, action: &Action, what: What, text: &str) {
    enqueue(db, &Task { action: action.id, what, text: text.to_owned(), after: 0 });
}

fn enqueue(db: &mut Change, task: &Task) {
    if let Ok(payload) = serde_json::to_value(task) {
        db.enqueue(NewJob::new(JOB, payload));
    }
}

/// One step of a job: some mails, and the job of the next step.
pub(crate) async fn run(app: App, payload: serde_json::Value) -> Result<(), Failure> {
    let task: Task = serde_json::from_value(payload).map_err(Failure::broken)?;
    if !app.site().mails {
        return Ok(());
    }
    let inner = app.clone();
    app.store().change(move |db| step(db, &inner, &task)).await.map_err(Failure::from)
}

fn step(db: &mut Change, app: &App, task: &Task) -> Result<(), StoreError> {
    let action = match actions::find_by_id(db, &Actor::system(), task.action) {
        // A draft that was thrown away has nobody to tell.
        Err(StoreError::Missing) => return Ok(()),
        found => found?,
    };
    let say = |words: &'static Words, link: &str, goes: bool| told(words, &action, task, link, goes);
    if let Some(after) = mails::tell_some(db, app, &action, task.after, STEP, say)? {
        enqueue(db, &Task { after, ..task.clone() });
    }
    Ok(())
}

/// Subject and text for one reader.
fn told(words: &Words, action: &Action, task: &Task, link: &str, goes: bool) -> (String, String) {
    let (title, text) = (action.content.title.as_str(), task.text.as_str());
    let c = &action.content;
    let when = format::long_range(words, c.starts_at, Some(c.ends_at), &c.zone);
    let place = action.place_for(goes).line();
    match task.what {
        What::Moved => {
            (words.action_mail_moved_subject(title), words.action_mail_moved_text(title, &when, &place, text, link))
        }
        What::Postponed => {
            (words.action_mail_postponed_subject(title), words.action_mail_postponed_text(title, text, link))
        }
        What::Canceled => {
            (words.action_mail_canceled_subject(title), words.action_mail_canceled_text(title, &when, text, link))
        }
        What::Restored => {
            (words.action_mail_restored_subject(title), words.action_mail_restored_text(title, &when, link))
        }
        What::News => (words.action_mail_news_subject(title), words.action_mail_news_text(text, link)),
    }
}
