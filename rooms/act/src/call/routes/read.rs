//! Reading calls: the page, the list, the history, the card on a group's page.

use ::store::{Db, StoreError};
use axum::extract::{Path, State};
use base::{GroupId, GroupRole};
use serde::Deserialize;
use ui::{Html, href};
use web::{Answer, App, Failure, Paging, Query, Visit};

use crate::call::model::{Call, Figures};
use crate::call::{store, views};
use crate::{demand, endorsement, slots};

/// Endorsements on the call's page.
const ENDORSEMENTS_MAX: i64 = 12;
/// Entries on one page of the history.
const CORRECTIONS_MAX: i64 = 25;
/// Calls on a group's page.
const GROUP_CALLS_MAX: i64 = 6;
/// Endorsed calls on a group's page.
const GROUP_ENDORSED_MAX: i64 = 20;

/// Everything the page needs, from one snapshot.
struct Shown {
    call: Call,
    figures: Figures,
    endorsements: Vec<endorsement::model::Listed>,
    can_endorse: bool,
    demands: Vec<demand::model::Known>,
}

fn load(db: &mut impl Db, actor: &base::Actor, slug: &str) -> Result<Shown, StoreError> {
    let (call, figures) = store::find_with_figures(db, actor, slug)?;
    let endorsements = endorsement::store::first(db, call.id, ENDORSEMENTS_MAX)?;
    let endorsers =
        if call.is_open() { endorsement::store::endorsers(db, actor, call.id, call.caller.id)? } else { Vec::new() };
    let can_endorse = endorsers.iter().any(|endorser| !endorser.has_endorsed);
    let demands = demand::store::of_call(db, actor, call.id)?;
    Ok(Shown { call, figures, endorsements, can_endorse, demands })
}

/// `GET /calls/{call}`
pub(super) async fn show(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let it = app.read(move |db| load(db, &actor, &slug)).await?;
    let look = visit.look();
    let page = views::CallPage {
        call: &it.call,
        figures: it.figures,
        endorsements: &it.endorsements,
        is_editor: it.call.is_edited_by(&visit.actor),
        can_endorse: it.can_endorse,
        demands: &it.demands,
        map: slots::call_map(&app, &visit, &it.call).await?,
        actions: slots::next_actions(&app, &visit, &it.call).await?,
    };
    Ok(visit.page(views::head(&look, &it.call), views::show(&look, &page)))
}

/// `GET /calls`
pub(super) async fn list(visit: Visit, State(app): State<App>, Query(paging): Query<Paging>) -> Answer {
    let (actor, page) = (visit.actor.clone(), paging.number());
    let (drafts, mut calls, count) = app
        .read(move |db| {
            let drafts = if page == 1 { store::drafts(db, &actor)? } else { Vec::new() };
            Ok::<_, StoreError>((drafts, store::public(db, i64::from(page) - 1)?, store::count_public(db)?))
        })
        .await?;
    calls.truncate(usize::try_from(store::PAGE).unwrap_or(usize::MAX));
    let it = views::CallList {
        drafts: &drafts,
        calls: &calls,
        page,
        pages: Paging::pages(count, store::PAGE),
        can_write: visit.actor.groups.iter().any(|(_, role)| *role >= GroupRole::Officer),
    };
    let (head, main) = views::list(&visit.look(), &it);
    Ok(visit.page(head, main))
}

/// Where a page of the history begins.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Before {
    before: String,
}

/// `GET /calls/{call}/corrections`
pub(super) async fn corrections(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    before: Query<Before>,
) -> Answer {
    let actor = visit.actor.clone();
    let before: i64 = before.0.before.parse().unwrap_or(i64::MAX);
    let (call, mut list) = app
        .read(move |db| {
            let call = store::find(db, &actor, &slug)?;
            // What happens to a draft is nobody's history yet.
            let list = if call.opened_at.is_some() {
                store::corrections(db, call.id, before, CORRECTIONS_MAX)?
            } else {
                Vec::new()
            };
            Ok::<_, StoreError>((call, list))
        })
        .await?;
    let most = usize::try_from(CORRECTIONS_MAX).unwrap_or(usize::MAX);
    let more = list.len() > most;
    list.truncate(most);
    let older = list
        .last()
        .filter(|_| more)
        .map(|last| href::with_query(&href::call_corrections(&call.slug), &[("before", &last.version.to_string())]));
    let (head, main) = views::corrections(&visit.look(), &call, &list, older.as_deref());
    Ok(visit.page(head, main))
}

/// The calls and endorsements of a group, for its page.
pub(super) async fn group_card(app: App, visit: Visit, group: GroupId) -> Result<Option<Html>, Failure> {
    let actor = visit.actor.clone();
    let (mut calls, endorsed) = app
        .read(move |db| {
            let calls = store::of_group(db, &actor, group, GROUP_CALLS_MAX)?;
            Ok::<_, StoreError>((calls, endorsement::store::of_group(db, group, GROUP_ENDORSED_MAX)?))
        })
        .await?;
    if calls.is_empty() && endorsed.is_empty() {
        return Ok(None);
    }
    let most = usize::try_from(GROUP_CALLS_MAX).unwrap_or(usize::MAX);
    let more = calls.len() > most;
    calls.truncate(most);
    Ok(Some(views::group_card(&visit.look(), &calls, &endorsed, more)))
}

/// Drafts of my groups and the way to write a call, for those who are officers somewhere.
pub(super) async fn person_card(app: App, visit: Visit) -> Result<Option<Html>, Failure> {
    if visit.actor.groups.iter().all(|(_, role)| *role < GroupRole::Officer) {
        return Ok(None);
    }
    let actor = visit.actor.clone();
    let drafts = app.read(move |db| store::drafts(db, &actor)).await?;
    Ok(Some(views::person_card(&visit.look(), &drafts)))
}
