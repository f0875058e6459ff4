//! What a person takes along and leaves behind: needs and offers in "everything about me", and the
//! matches that end when an account is deleted.
//!
//! Promises: the file holds what the person wrote, opened, and nothing the other side wrote or
//! disclosed; deleting an account gives the other side its units back, so that it is matched anew.

use ::store::{Change, Reader, StoreError};
use base::{Actor, PersonId, Private, Time};
use serde_json::{Value, json};
use ui::href;
use web::App;

use super::model::{Aid, Side};
use super::{receipt, sealed, store};
use crate::matching::store as matches;

/// The needs and offers of the acting person.
pub(super) fn everything(db: &mut Reader, app: &App, actor: &Actor) -> Result<Value, StoreError> {
    let Some(person) = actor.person else { return Ok(Value::Null) };
    let mut out = Vec::new();
    for mut aid in store::all_of_person(db, person)? {
        sealed::open_words(app, &mut aid);
        out.push(one(db, app, &aid)?);
    }
    Ok(out.into())
}

fn one(db: &mut Reader, app: &App, aid: &Aid) -> Result<Value, StoreError> {
    let c = &aid.content;
    let reach = sealed::open_reach(app, &store::reach(db, aid.id)?);
    let revealed = |it: Option<Private<String>>| it.map(Private::into_revealed);
    let said: Vec<&str> = c.skills.iter().map(|it| it.as_str()).collect();
    let slots: Vec<&str> = c.slots.iter().map(|it| it.as_str()).collect();
    Ok(json!({
        "side": aid.side.as_str(),
        "kind": c.kind.as_str(),
        "title": c.title,
        "details": c.details,
        "town": c.area.town(),
        "postal_code": c.area.postcode,
        "reach_km": c.reach_km,
        "quantity": c.quantity,
        "given": aid.given,
        "urgency": c.urgency.as_str(),
        "languages": c.langs,
        "skills": said,
        "times": slots,
        "from": c.from.map(|day| day.to_string()),
        "until": c.until.map(|day| day.to_string()),
        "comes_again": c.recurs.as_str(),
        "state": aid.state.as_str(),
        "made": aid.created_at.to_string(),
        "ends": aid.expires_at.to_string(),
        "email_for_news": revealed(reach.mail),
        "how_to_reach_me": revealed(reach.contact),
        "address": app.absolute(&href::aid_receipt(receipt::show(app, aid.code))),
        "matches": met(db, app, aid)?,
    }))
}

/// Its matches, each with what the person wrote to the other side.
fn met(db: &mut Reader, app: &App, aid: &Aid) -> Result<Vec<Value>, StoreError> {
    let found = matches::of_aids(db, &[aid.id])?;
    let ids: Vec<_> = found.iter().map(|it| it.id).collect();
    let written = matches::messages(db, &ids)?;
    let one = |it: &crate::matching::model::Match| {
        let own = written.iter().filter(|(id, side, ..)| *id == it.id && *side == aid.side);
        let texts = own.map(|(_, _, at, sealed)| {
            json!({ "at": at.to_string(), "text": sealed::open_message(app, sealed).into_revealed() })
        });
        let says = if aid.side == Side::Need { it.need_says } else { it.offer_says };
        json!({
            "units": it.units,
            "stands": it.standing.as_str(),
            "you_said": says.as_str(),
            "proposed": it.proposed_at.to_string(),
            "you_wrote": texts.collect::<Vec<_>>(),
        })
    };
    Ok(found.iter().map(one).collect())
}

/// Ends the matches of a person who goes, as if all needs and offers were taken back.
pub(super) fn farewell(db: &mut Change, person: PersonId, now: Time) -> Result<(), StoreError> {
    let ids: Vec<_> = store::all_of_person(db, person)?.into_iter().map(|aid| aid.id).collect();
    if ids.is_empty() {
        return Ok(());
    }
    store::hold(db, &ids)?;
    for id in ids {
        matches::leave_all(db, id, now)?;
    }
    Ok(())
}
