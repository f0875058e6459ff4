//! Invitations over HTTP: making, taking back, accepting.

use std::time::Duration;

use ::store::StoreError;
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::Problems;
use http::StatusCode;
use ui::{Head, href};
use web::{Answer, App, Failure, Form, Limit, Nothing, Page, Route, Visit, route};

use super::model::{Invitation, InvitationForm, InvitationId, InvitationState, Secret};
use super::store::{self, Accepted};
use super::views::{self, Invited};
use crate::group::access;
use crate::group::model::Group;
use crate::group::routes::run;
use crate::group::store as groups;
use crate::membership::store as members;

/// The routes of this noun.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        route(access::INVITATIONS, get(list)),
        route(access::INVITATIONS_POST, post(make)),
        route(access::INVITATION_END_POST, post(withdraw)),
        route(access::INVITATION, get(show)),
        route(access::INVITATION_POST, post(accept)),
    ]
}

fn page(visit: &Visit, group: &Group, all: &[Invitation], it: &InvitationForm, problems: &Problems) -> Page {
    let head = Head::new(visit.words.invitation_title(&group.name)).hidden();
    let page = visit.page(head, views::list(&visit.look(), group, all, it, problems));
    if problems.is_empty() { page } else { page.invalid() }
}

async fn load(visit: &Visit, app: &App, slug: String) -> Result<(Group, Vec<Invitation>), Failure> {
    let actor = visit.actor.clone();
    let loaded = app
        .read(move |db| {
            let (group, by) = run(db, &actor, &slug)?;
            Ok::<_, StoreError>((group, store::list(db, by)?))
        })
        .await?;
    Ok(loaded)
}

async fn list(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let (group, all) = load(&visit, &app, slug).await?;
    Ok(page(&visit, &group, &all, &InvitationForm::default(), &Problems::new()))
}

/// Makes an invitation and shows its link at once: it is kept nowhere, so no later page could.
async fn make(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    Form(form): Form<InvitationForm>,
) -> Answer {
    let draft = match form.parse() {
        Ok(draft) => draft,
        Err(problems) => {
            let (group, all) = load(&visit, &app, slug).await?;
            return Ok(page(&visit, &group, &all, &form, &problems));
        }
    };
    let (actor, now, shell, wish) = (visit.actor.clone(), visit.now, app.clone(), draft.clone());
    let (group, secret) = app
        .change(move |db| {
            let (group, by) = run(db, &actor, &slug)?;
            Ok::<_, StoreError>((group, store::make(db, by, &wish, now, shell.random())?))
        })
        .await?;
    let Some(secret) = secret else {
        return Err(Failure::Refused(visit.words.invitation_too_many().to_owned()));
    };
    let link = app.absolute(&href::invitation(secret.reveal()));
    let until = now.plus(Duration::from_hours(u64::from(draft.days) * 24));
    let head = Head::new(visit.words.invitation_made_title()).hidden();
    let made = views::made(&visit.look(), &group, &draft, &link, until);
    Ok(visit.page(head, made).status(StatusCode::CREATED))
}

async fn withdraw(
    visit: Visit,
    State(app): State<App>,
    Path((slug, id)): Path<(String, String)>,
    _: Form<Nothing>,
) -> Answer {
    let (actor, now) = (visit.actor.clone(), visit.now);
    let id = uuid::Uuid::parse_str(&id).ok().map(InvitationId).ok_or(Failure::Missing)?;
    let slug = app
        .change(move |db| {
            let (group, by) = run(db, &actor, &slug)?;
            store::withdraw(db, by, id, now)?;
            Ok::<_, StoreError>(group.slug)
        })
        .await?;
    Ok(Page::go(href::invitations(slug)))
}

fn gone(visit: &Visit, state: InvitationState) -> Page {
    let head = Head::new(visit.words.invited_gone_title()).hidden();
    visit.page(head, views::gone(&visit.look(), state)).status(StatusCode::GONE)
}

async fn show(visit: Visit, State(app): State<App>, Path(token): Path<String>) -> Answer {
    app.limits().check(Limit::Guess, &visit.client)?;
    let secret = Secret::parse(&token).ok_or(Failure::Missing)?;
    let actor = visit.actor.clone();
    let (it, group, is_member) = app
        .read(move |db| {
            let (it, group) = store::find(db, &secret)?;
            let is_member = members::mine(db, &actor, group.id)?.is_some();
            Ok::<_, StoreError>((it, group, is_member))
        })
        .await?;
    let state = it.state(visit.now);
    if state != InvitationState::Open && !is_member {
        return Ok(gone(&visit, state));
    }
    let page =
        Invited { invitation: &it, group: &group, token: &token, is_signed_in: visit.actor.is_signed_in(), is_member };
    let head = Head::new(visit.words.invited_page()).hidden();
    Ok(visit.page(head, views::invited(&visit.look(), &page)))
}

async fn accept(visit: Visit, State(app): State<App>, Path(token): Path<String>, _: Form<Nothing>) -> Answer {
    let secret = Secret::parse(&token).ok_or(Failure::Missing)?;
    let (actor, now, shell) = (visit.actor.clone(), visit.now, app.clone());
    let done = app.change(move |db| store::accept(db, &actor, &secret, now, shell.random())).await?;
    let group = match done {
        Accepted::Joined(group) | Accepted::Already(group) => group,
        Accepted::Gone(state) => return Ok(gone(&visit, state)),
    };
    let found = app.read(move |db| groups::names(db, &[group])).await?;
    let it = found.into_iter().next().ok_or(Failure::Missing)?;
    Ok(Page::go(href::group(it.slug)))
}
