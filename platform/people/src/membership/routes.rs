//! Memberships over HTTP: the list, roles, removal, leaving, being shown.

use ::store::StoreError;
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{GroupRole, code, text};
use serde::{Deserialize, Serialize};
use ui::{Head, Html, href};
use web::{Answer, App, Failure, Form, Nothing, Page, Query, Route, Visit, route};

use super::model::Handle;
use super::store::{self, After, MembershipError};
use super::views::{self, MembersPage};
use crate::group::access;
use crate::group::routes::run;
use crate::group::store as groups;
use crate::vouch::store as asks;

/// The routes of this noun.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        route(access::MEMBERS, get(list)),
        route(access::ROLE_POST, post(change_role)),
        route(access::REMOVE_POST, post(remove)),
        route(access::SHOW_ME_POST, post(show_me)),
        route(access::LEAVE_POST, post(leave)),
    ]
}

/// What my page says about my groups; nothing where I belong to none.
pub(crate) async fn my_groups(app: App, visit: Visit) -> Result<Option<Html>, Failure> {
    let (seeker, now) = (visit.clone(), visit.now);
    let (groups, waiting) = app
        .read(move |db| Ok::<_, StoreError>((groups::own(db, &seeker.actor)?, asks::counts(db, &seeker.actor, now)?)))
        .await?;
    Ok((!groups.is_empty()).then(|| views::my_groups(visit.words, &visit.actor, &groups, &waiting)))
}

/// Members on one page.
const PAGE: usize = 50;

#[derive(Deserialize, Default)]
#[serde(default)]
struct Wanted {
    name: String,
    after: String,
}

async fn list(visit: Visit, State(app): State<App>, Path(slug): Path<String>, Query(wanted): Query<Wanted>) -> Answer {
    let (actor, now) = (visit.actor.clone(), visit.now);
    let typed = text::optional_line(&wanted.name, 80).ok().flatten().unwrap_or_default();
    let (needle, after) = (typed.clone(), parse_after(&wanted.after));
    let later = after.is_some();
    let (group, mine, waiting, mut members) = app
        .read(move |db| {
            let group = groups::find_by_slug(db, &actor, &slug)?;
            let members = if needle.is_empty() {
                store::page(db, &actor, &group, &after, PAGE + 1)?
            } else {
                store::search(db, &actor, &group, &needle, PAGE)?
            };
            let mine = store::mine(db, &actor, group.id)?;
            let waiting =
                if asks::may_see(&actor, &group) { Some(asks::waiting(db, &actor, &group, now)?) } else { None };
            Ok::<_, StoreError>((group, mine, waiting, members))
        })
        .await?;
    let more = members.len() > PAGE;
    members.truncate(PAGE);
    let next = members.last().filter(|_| more).map(|last| {
        let after = encode_after(&last.name, last.handle);
        href::with_query(&href::group_members(&group.slug), &[("after", &after)])
    });
    let page = MembersPage {
        group: &group,
        actor: &visit.actor,
        mine: mine.as_ref(),
        asks: waiting.as_deref(),
        members: &members,
        typed: &typed,
        next,
        later,
    };
    let head = Head::new(visit.words.member_title(&group.name)).hidden();
    Ok(visit.page(head, views::members(&visit.look(), &page)))
}

fn encode_after(name: &str, handle: Handle) -> String {
    let mut bytes = handle.0.to_vec();
    bytes.extend_from_slice(name.as_bytes());
    code::encode(&bytes)
}

fn parse_after(typed: &str) -> After {
    if typed.is_empty() || typed.len() > 1000 {
        return None;
    }
    let bytes = code::decode(typed)?;
    let (handle, name) = bytes.split_at_checked(16)?;
    Some((String::from_utf8(name.to_vec()).ok()?, Handle(handle.try_into().ok()?)))
}

/// The words of a refusal.
fn answer<T>(visit: &Visit, done: Result<T, MembershipError>) -> Result<T, Failure> {
    done.map_err(|error| match error {
        MembershipError::LastOfficer => Failure::Refused(visit.words.member_refused_last().to_owned()),
        MembershipError::Store(error) => error.into(),
    })
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct RoleForm {
    role: String,
}

async fn change_role(
    visit: Visit,
    State(app): State<App>,
    Path((slug, handle)): Path<(String, String)>,
    Form(form): Form<RoleForm>,
) -> Answer {
    let actor = visit.actor.clone();
    let handle = Handle::parse(&handle).ok_or(Failure::Missing)?;
    let role = GroupRole::parse(&form.role);
    let done = app
        .change(move |db| {
            let (group, by) = run(db, &actor, &slug)?;
            // Only an officer hears that there is no such role; to others the group is missing.
            store::change_role(db, by, handle, role.ok_or(StoreError::Missing)?)?;
            Ok::<_, MembershipError>(group.slug)
        })
        .await;
    let slug = answer(&visit, done)?;
    Ok(Page::go(href::group_members(slug)))
}

async fn remove(
    visit: Visit,
    State(app): State<App>,
    Path((slug, handle)): Path<(String, String)>,
    _: Form<Nothing>,
) -> Answer {
    let (actor, now, shell) = (visit.actor.clone(), visit.now, app.clone());
    let handle = Handle::parse(&handle).ok_or(Failure::Missing)?;
    let done = app
        .change(move |db| {
            let (group, by) = run(db, &actor, &slug)?;
            let gone = store::remove(db, by, handle, now, shell.random())?;
            Ok::<_, MembershipError>((group.slug, by.person == Some(gone.person)))
        })
        .await;
    let (slug, is_me) = answer(&visit, done)?;
    Ok(Page::go(if is_me { href::groups() } else { href::group_members(slug) }))
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct ShowForm {
    shown: String,
}

async fn show_me(visit: Visit, State(app): State<App>, Path(slug): Path<String>, Form(form): Form<ShowForm>) -> Answer {
    let actor = visit.actor.clone();
    let shown = form.shown == "yes";
    let slug = app
        .change(move |db| {
            let group = groups::find_by_slug(db, &actor, &slug)?;
            store::show(db, &actor, group.id, shown)?;
            Ok::<_, StoreError>(group.slug)
        })
        .await?;
    Ok(Page::go(href::group_members(slug) + "#mine"))
}

/// Leaves the group, or takes back the wish to join it.
async fn leave(visit: Visit, State(app): State<App>, Path(slug): Path<String>, _: Form<Nothing>) -> Answer {
    let (actor, now, shell) = (visit.actor.clone(), visit.now, app.clone());
    let done = app
        .change(move |db| {
            let group = groups::find_by_slug(db, &actor, &slug)?;
            if asks::withdraw(db, &actor, group.id)? {
                return Ok::<_, MembershipError>(Some(group.slug));
            }
            store::leave(db, &actor, group.id, now, shell.random())?;
            Ok(None)
        })
        .await;
    match answer(&visit, done)? {
        Some(slug) => Ok(Page::go(href::group(slug))),
        // The page may not be there any more for whoever left.
        None => Ok(Page::go(href::groups())),
    }
}
