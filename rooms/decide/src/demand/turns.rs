//! What happens to a demand, each in one change: it is made, corrected, moves; and what other rooms are
//! told of it.

use ::store::{Change, Db, StoreError};
use base::{Actor, Code, Event, Random, Time};
use jiff::tz::TimeZone;
use people::membership::officer;
use serde_json::json;
use ui::href;

use super::form::Draft;
use super::model::{Decided, Demand, DemandId, OF_DECISION_MAX, Report, State, Step, StepError};
use super::store;
use crate::decision::model::{Decision, Mention, Outcome};
use crate::decision::{events, store as decisions};
use crate::proposal::model::Audience;

/// Why no demand is made of a decision.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum MakeError {
    /// Nothing was adopted.
    NotAdopted,
    /// It was addressed to enough already.
    Many,
}

/// A decision of a group that `actor`, an officer, runs.
pub(crate) fn decision_for_officer(db: &mut impl Db, actor: &Actor, code: &str) -> Result<Decision, StoreError> {
    let it = decisions::find(db, actor, code)?;
    officer(db, actor, it.body.id)?;
    Ok(it)
}

/// Makes a demand of a decision.
pub(crate) fn make(
    db: &mut Change,
    actor: &Actor,
    decision: &str,
    wish: &Draft,
    now: Time,
    random: &dyn Random,
) -> Result<Result<Code, MakeError>, StoreError> {
    let decided = decision_for_officer(db, actor, decision)?;
    if decided.outcome != Outcome::Adopted {
        return Ok(Err(MakeError::NotAdopted));
    }
    let number = store::next_number(db, decided.body.id)?;
    if store::count_of_decision(db, decided.id)? >= OF_DECISION_MAX {
        return Ok(Err(MakeError::Many));
    }
    let audience = if decided.body.is_public { wish.audience } else { Audience::Members };
    let it = Demand {
        id: DemandId::new(now, random),
        code: Code::new(random),
        number,
        content: wish.content.clone(),
        audience,
        state: State::Open,
        state_on: now.to_jiff().to_zoned(TimeZone::UTC).date(),
        decided: Decided {
            id: decided.id,
            code: decided.code,
            number: decided.number,
            audience: decided.audience,
            at: decided.decided_at,
        },
        withdrawn: None,
        hidden: None,
        version: 1,
        entries: 0,
        created_at: now,
        changed_at: now,
        body: decided.body,
    };
    store::insert(db, &it)?;
    say(db, &it, now, random);
    Ok(Ok(it.code))
}

/// What became of a correction.
pub(crate) enum Corrected {
    /// It is saved, or nothing changed.
    Saved,
    /// Somebody else saved first: the demand as it is now.
    Stale(Box<Demand>),
    /// A withdrawn demand does not change.
    Withdrawn,
}

/// Corrects a demand.
pub(crate) fn correct(
    db: &mut Change,
    actor: &Actor,
    code: &str,
    wish: &Draft,
    now: Time,
    random: &dyn Random,
) -> Result<Corrected, StoreError> {
    let it = store::hold_for_officer(db, actor, code)?;
    if it.state == State::Withdrawn {
        return Ok(Corrected::Withdrawn);
    }
    if it.version != wish.version {
        return Ok(Corrected::Stale(Box::new(it)));
    }
    let audience = if it.body.is_public { wish.audience } else { Audience::Members };
    let (it, correction) = it.correct(wish.content.clone(), audience, &wish.reason, now);
    if let Some(correction) = correction {
        store::save(db, &it)?;
        store::add_correction(db, it.id, &correction)?;
        say(db, &it, now, random);
    }
    Ok(Corrected::Saved)
}

/// Moves a demand; `later` is the code of the decision that withdraws it.
pub(crate) fn step(
    db: &mut Change,
    actor: &Actor,
    code: &str,
    (step, report, later): (Step, &Report, &str),
    now: Time,
    random: &dyn Random,
) -> Result<Result<(), StepError>, StoreError> {
    let it = store::hold_for_officer(db, actor, code)?;
    let later = match later.parse::<Code>() {
        Ok(later) => store::later(db, &it)?.into_iter().map(|(it, _)| it).find(|it| it.code == later),
        Err(_) => None,
    };
    let (it, entry) = match it.step(step, report.clone(), later, now) {
        Ok(done) => done,
        Err(error) => return Ok(Err(error)),
    };
    store::save(db, &it)?;
    store::add_entry(db, it.id, &entry)?;
    say(db, &it, now, random);
    Ok(Ok(()))
}

/// Tells other rooms how a demand reads and stands now.
pub(crate) fn say(db: &mut Change, it: &Demand, now: Time, random: &dyn Random) {
    let payload = json!({
        "code": it.code.as_str(), "group_id": it.body.id, "title": it.content.title,
        "addressee": it.content.addressee, "state": it.state.as_str(),
        "public": it.audience == Audience::Everybody && it.hidden.is_none(),
    });
    db.emit(Event::new(events::DEMAND_CHANGED, it.id, payload, now, random));
}

/// A call says which demands it carries: `demands` of its events are their codes.
pub(crate) fn on_call(db: &mut Change, event: &Event) -> Result<(), StoreError> {
    let text = |name: &str| event.payload.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
    let slug = text("slug");
    if slug.is_empty() {
        return Ok(());
    }
    let list = event.payload.get("demands").and_then(serde_json::Value::as_array);
    let codes: Vec<Code> = list
        .filter(|_| event.kind != "CallWithdrawn")
        .into_iter()
        .flatten()
        .filter_map(|it| it.as_str()?.parse().ok())
        .collect();
    let label = base::text::line(text("title"), 200).unwrap_or_else(|_| slug.to_owned());
    let it = Mention { href: href::call(slug), kind: "call".to_owned(), label };
    store::set_mentions(db, &codes, &it, event.at)
}
