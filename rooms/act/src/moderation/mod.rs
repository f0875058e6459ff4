//! What of this room visitors may flag and stewards may hide, and which texts are asked about blocks.
//!
//! The queue itself, the log and the block lists live in `people::moderation`; this room only says
//! what its calls and actions are called and where they are.

pub(crate) mod store;
#[cfg(test)]
mod tests;

use ::store::{Reader, StoreError};
use base::{ActionId, Actor, Code, GroupId, Problems};
use ui::href;
use uuid::Uuid;
use web::{App, Hiding, Subject, SubjectName};

use crate::action::model::Content as OfAction;
use crate::call::model::Content as OfCall;
use crate::{Parts, action, call, turnout};

/// What the room has for the stewards.
pub(crate) fn parts() -> Parts {
    Parts {
        subjects: vec![
            Subject { kind: "call", find: find_call, names: calls },
            Subject { kind: "action", find: find_action, names: actions },
        ],
        hidings: vec![
            Hiding {
                kind: "action",
                moved: |db, id, is_hidden| {
                    action::store::hidden(db, ActionId(id), is_hidden)?;
                    turnout::store::hidden(db, ActionId(id), is_hidden)
                },
            },
            Hiding {
                kind: "group",
                moved: |db, id, is_hidden| call::store::endorser_hidden(db, GroupId(id), is_hidden),
            },
        ],
        ..Parts::default()
    }
}

fn calls(db: &mut Reader, ids: &[Uuid]) -> Result<Vec<SubjectName>, StoreError> {
    let found = store::calls(db, ids)?;
    Ok(found.into_iter().map(|it| it.called(href::call)).collect())
}

fn actions(db: &mut Reader, ids: &[Uuid]) -> Result<Vec<SubjectName>, StoreError> {
    let found = store::actions(db, ids)?;
    Ok(found.into_iter().map(|it| it.called(href::action)).collect())
}

fn find_call(db: &mut Reader, actor: &Actor, slug: &str) -> Result<SubjectName, StoreError> {
    let found = call::store::find(db, actor, slug)?;
    calls(db, &[found.id.0])?.pop().ok_or(StoreError::Missing)
}

fn find_action(db: &mut Reader, actor: &Actor, code: &str) -> Result<SubjectName, StoreError> {
    let Ok(code) = code.parse::<Code>() else { return Err(StoreError::Missing) };
    let found = action::store::find(db, actor, code)?;
    actions(db, &[found.id.0])?.pop().ok_or(StoreError::Missing)
}

/// What the block lists say about texts (form field and text) that everybody will read.
pub(crate) async fn blocked(app: &App, texts: Vec<(&'static str, String)>) -> Result<Option<Problems>, StoreError> {
    let found = app.read(move |db| {
        let texts: Vec<_> = texts.iter().map(|(field, text)| (*field, text.as_str())).collect();
        people::moderation::blocks::check(db, &texts)
    });
    Ok(found.await?.map(Problems::from))
}

/// The texts of a call.
pub(crate) fn texts_of_call(it: &OfCall) -> Vec<(&'static str, String)> {
    vec![
        ("title", it.title.clone()),
        ("summary", it.summary.clone()),
        ("text", it.text.clone()),
        ("demands", it.demands.join("\n")),
        ("why_text", it.why_text.clone()),
        ("why_url", it.why_url.clone()),
    ]
}

/// The texts of an action.
pub(crate) fn texts_of_action(it: &OfAction) -> Vec<(&'static str, String)> {
    vec![
        ("title", it.title.clone()),
        ("text", it.text.clone()),
        ("bring", it.bring.clone()),
        ("place_name", it.place.name.clone()),
        ("online_url", it.online_url.clone()),
    ]
}
