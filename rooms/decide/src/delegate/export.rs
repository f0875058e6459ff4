//! What is kept about a person as a delegate, as JSON to take away.

use ::store::{Reader, StoreError};
use base::Actor;
use serde_json::{Value, json};
use web::App;

use super::store;

/// Seats, candidacies, reports, questions, petitions and signatures of the acting person.
pub(super) fn mine(db: &mut Reader, app: &App, actor: &Actor) -> Result<Value, StoreError> {
    let Some(person) = actor.person else { return Ok(Value::Null) };
    let mut seats = Vec::new();
    for one in store::of_person(db, person)? {
        let it = store::find_by_id(db, one.delegation)?;
        seats.push(json!({
            "for": it.title, "address": app.absolute(&ui::href::delegation(it.code)), "name": one.name,
            "state": one.state.as_str(), "since": one.seated_at.map(|at| at.to_string()),
            "until": one.ended_at.unwrap_or(one.term_ends_at).to_string(),
            "ended": one.ended_as.map(super::model::EndedAs::as_str),
        }));
    }
    let candidacies = crate::candidacy::store::of_person(db, person)?;
    let dated = |rows: Vec<(String, base::Time)>| -> Vec<Value> {
        rows.into_iter().map(|(text, at)| json!({ "text": text, "at": at.to_string() })).collect()
    };
    Ok(json!({
        "seats": seats,
        "candidacies": candidacies.iter().map(|[title, state, words, part, at]| {
            json!({ "for": title, "state": state, "words": words, "group": part, "at": at })
        }).collect::<Vec<_>>(),
        "reports": dated(crate::reporting::store::reports_of(db, person)?),
        "questions_to_delegates": dated(crate::reporting::store::asked_by(db, person)?),
        "petitions_begun": dated(crate::recall::store::started_by(db, person)?),
        "petitions_signed": dated(crate::recall::store::signed_by(db, person)?),
    }))
}
