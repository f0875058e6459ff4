//! Who answers for an action: a link asks somebody to, and whoever accepts it does.
//!
//! The link is a code and a day under a MAC; it is not stored, works for two weeks, and only for
//! people who are signed in.

use axum::extract::{Path, State};
use base::{Code, Time, code, time::DAY_MS};
use serde::Deserialize;
use store::StoreError;
use ui::href;
use web::{Answer, App, Failure, Form, Limit, Page, Query, Visit};

use super::code_of;
use crate::action::form::OrganizersForm;
use crate::action::model::Action;
use crate::action::{store as actions, views};

const PURPOSE: &str = "action-organizer";
/// Days an invitation is good.
const LIFE_DAYS: i64 = 14;

/// The invitation in the query.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    with: String,
}

fn signed(action: Code, last_day: u32) -> Vec<u8> {
    [action.as_str().as_bytes(), &last_day.to_be_bytes()].concat()
}

fn day(now: Time) -> u32 {
    u32::try_from(now.millis().div_euclid(DAY_MS)).unwrap_or(0)
}

/// The invitation for an action, good for two weeks.
fn invitation(app: &App, action: Code, now: Time) -> String {
    let last = day(now) + u32::try_from(LIFE_DAYS).unwrap_or(0);
    let mac = app.keys().mac(PURPOSE, &signed(action, last));
    code::encode(&[&last.to_be_bytes()[..], &mac[..]].concat())
}

/// Whether an invitation is one of ours, for this action, and still good.
fn is_good(app: &App, action: Code, text: &str, now: Time) -> bool {
    if text.len() > 64 {
        return false;
    }
    let Some(bytes) = code::decode(text) else { return false };
    let Some((last, mac)) = bytes.split_first_chunk::<4>() else { return false };
    let last = u32::from_be_bytes(*last);
    day(now) <= last && app.keys().mac_matches(PURPOSE, &signed(action, last), mac)
}

/// The action as the holder of an invitation may see it: also a draft.
async fn invited_to(app: &App, visit: &Visit, code: Code, text: &str) -> Result<Action, Failure> {
    app.limits().check(Limit::Guess, &visit.client)?;
    if !is_good(app, code, text, visit.now) {
        return Err(Failure::Missing);
    }
    app.read(move |db| actions::find(db, &base::Actor::system(), code).map_err(Failure::from)).await
}

/// `GET /actions/{action}/organizers`
pub(super) async fn ask(
    visit: Visit,
    State(app): State<App>,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (code, me) = (code_of(&code)?, visit.person()?);
    let actor = visit.actor.clone();
    let found = app.read(move |db| {
        let action = actions::find_mine(db, &actor, code)?;
        let list = actions::organizers(db, action.id)?;
        Ok::<_, StoreError>((action, list))
    });
    match found.await {
        Ok((action, list)) => {
            let list: Vec<(String, bool, bool)> =
                list.into_iter().map(|(person, name, shown)| (name, shown, person == me)).collect();
            let with = invitation(&app, code, visit.now);
            let link = app.absolute(&href::with_query(&href::action_organizers(code), &[("with", &with)]));
            let page = views::OrganizersPage { action: &action, list: &list, invitation: &link };
            let (head, main) = views::organizers(&visit.look(), &page);
            Ok(visit.page(head, main))
        }
        Err(StoreError::Missing) if !asked.with.is_empty() => {
            let action = invited_to(&app, &visit, code, &asked.with).await?;
            let (head, main) = views::invited(&visit.look(), &action, &asked.with);
            Ok(visit.page(head, main))
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /actions/{action}/organizers`
pub(super) async fn change(
    visit: Visit,
    State(app): State<App>,
    Path(code): Path<String>,
    Form(raw): Form<OrganizersForm>,
) -> Answer {
    let (code, me, now, actor) = (code_of(&code)?, visit.person()?, visit.now, visit.actor.clone());
    if raw.what == "accept" {
        let action = invited_to(&app, &visit, code, &raw.invitation).await?;
        app.change(move |db| actions::add_organizer(db, action.id, me, false, now)).await?;
        return Ok(Page::go(href::action(code)));
    }
    let is_last = visit.words.action_problem_last();
    let shown = match raw.what.as_str() {
        "show" => Some(true),
        "hide" => Some(false),
        "leave" => None,
        _ => return Err(Failure::Malformed),
    };
    app.change(move |db| {
        let action = actions::hold_mine(db, &actor, code)?;
        let list = actions::organizers(db, action.id)?;
        if !list.iter().any(|(person, _, _)| *person == me) {
            return Ok(());
        }
        match shown {
            Some(shown) => actions::add_organizer(db, action.id, me, shown, now)?,
            None if list.len() == 1 && action.group.is_none() => return Err(Failure::Refused(is_last.to_owned())),
            None => actions::drop_organizer(db, action.id, me)?,
        }
        Ok::<_, Failure>(())
    })
    .await?;
    let back = if raw.what == "leave" { href::action(code) } else { href::action_organizers(code) };
    Ok(Page::go(back))
}
