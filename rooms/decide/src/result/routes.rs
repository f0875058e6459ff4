//! Results over HTTP: the account of a contest and its files.

use ::store::{Db, StoreError};
use axum::extract::{Path, State};
use axum::routing::get;
use base::{Actor, GroupRole};
use web::{Answer, App, Failure, Page, Visit, route};

use super::{files, job, views};
use crate::ballot::model::Marks;
use crate::ballot::store as box_of;
use crate::election::model::{Contest, Election, State as ElectionState};
use crate::election::store as elections;
use crate::standing::model::Secrecy;
use crate::{Parts, access};

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![route(access::ACCOUNT_SHOW, get(show)).cached(), route(access::ACCOUNT_FILE, get(file))],
        samples: Some(views::samples),
        ..Parts::default()
    }
}

/// A counted contest the actor may see.
fn counted(db: &mut impl Db, actor: &Actor, code: &str, at: u32) -> Result<(Election, Contest), StoreError> {
    let it = elections::find(db, actor, code)?;
    if it.state != ElectionState::Closed {
        return Err(StoreError::Missing);
    }
    let contest = elections::contest(db, it.id, at)?;
    Ok((it, contest))
}

type Loaded = (Election, Contest, Option<String>, Vec<(Option<String>, Marks)>);

fn load(db: &mut impl Db, app: &App, actor: &Actor, code: &str, at: u32) -> Result<Loaded, StoreError> {
    let (it, contest) = counted(db, actor, code, at)?;
    let account = elections::account(db, contest.id)?;
    // A roll call is for those who decided: members, and electors from a list.
    let is_own = actor.is_at_least(it.body.id, GroupRole::Member)
        || match actor.person {
            Some(person) => crate::roll::store::of_person(db, it.id, person)?.is_some(),
            None => false,
        };
    let called =
        if it.secrecy == Secrecy::Open && is_own { box_of::roll_call(db, app.keys(), contest.id)? } else { Vec::new() };
    Ok((it, contest, account, called))
}

/// `GET /elections/{election}/contests/{contest}`
async fn show(visit: Visit, State(app): State<App>, Path((code, at)): Path<(String, u32)>) -> Answer {
    let (actor, own) = (visit.actor.clone(), app.clone());
    let (it, contest, account, roll_call) = app.read(move |db| load(db, &own, &actor, &code, at)).await?;
    let account = account.map(|text| serde_json::from_str(&text)).transpose().map_err(Failure::broken)?;
    let outcome = contest.outcome.as_ref().ok_or(Failure::Missing)?;
    let page = views::AccountPage {
        election: &it,
        contest: &contest,
        outcome,
        account: account.as_ref(),
        roll_call: &roll_call,
    };
    let (head, main) = views::account(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// `GET /elections/{election}/contests/{contest}/{kind}`
async fn file(visit: Visit, State(app): State<App>, Path((code, at, kind)): Path<(String, u32, String)>) -> Answer {
    let actor = visit.actor.clone();
    let (it, contest, account, cast) = app
        .read(move |db| {
            let (it, contest) = counted(db, &actor, &code, at)?;
            if !job::shows_ballots(&it, &contest) {
                return Err(StoreError::Missing);
            }
            let account = elections::account(db, contest.id)?;
            let cast = box_of::every(db, contest.id)?;
            Ok((it, contest, account, cast))
        })
        .await?;
    let name = format!("{}-{}.{kind}", it.code, contest.position);
    match kind.as_str() {
        "blt" if contest.rule.kind() == tally::ballots::Kind::Ranked => {
            Ok(Page::file(files::blt(&contest, &cast), "text/plain; charset=utf-8", Some(&name)))
        }
        "csv" => {
            let table = files::csv(&contest, &cast).map_err(Failure::broken)?;
            Ok(Page::file(table, "text/csv; charset=utf-8", Some(&name)))
        }
        "svg" => {
            let account = account.ok_or(Failure::Missing)?;
            let account = serde_json::from_str(&account).map_err(Failure::broken)?;
            Ok(Page::typed(tally::figures::svg(&account), "image/svg+xml"))
        }
        "json" => {
            let account = account.ok_or(Failure::Missing)?;
            Ok(Page::file(account, "application/json", Some(&name)))
        }
        _ => Err(Failure::Missing),
    }
}
