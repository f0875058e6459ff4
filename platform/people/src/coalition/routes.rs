//! Groups that belong together, over HTTP.

use ::store::{Db, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Actor, GroupRole, Problems};
use serde::{Deserialize, Serialize};
use ui::{Head, href};
use web::{Answer, App, Failure, Form, Nothing, Page, Route, Visit, route};

use super::model::Link;
use super::store::{self, BelongError};
use super::views::{self, TiesPage};
use crate::group::access;
use crate::group::model::{Group, GroupName};
use crate::group::store as groups;
use crate::membership::store as members;

/// The routes of this noun.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        route(access::TIES, get(show)),
        route(access::TIES_POST, post(join)),
        route(access::TIE_ADMIT_POST, post(accept)),
        route(access::TIE_REMOVE_POST, post(end)),
    ]
}

struct Loaded {
    group: Group,
    runs: bool,
    parts: Vec<Link>,
    wholes: Vec<Link>,
    asking: Vec<Link>,
    offered: Vec<Link>,
    offers: Vec<Link>,
    asked: Vec<Link>,
    own: Vec<GroupName>,
}

fn load(db: &mut impl Db, actor: &Actor, slug: &str) -> Result<Loaded, StoreError> {
    let group = groups::find_by_slug(db, actor, slug)?;
    let officer = match members::officer(db, actor, group.id) {
        Ok(by) => Some(by),
        Err(StoreError::Missing) => None,
        Err(other) => return Err(other),
    };
    let mut it = Loaded {
        runs: officer.is_some(),
        parts: store::parts(db, actor, group.id)?,
        wholes: store::wholes(db, actor, group.id)?,
        asking: Vec::new(),
        offered: Vec::new(),
        offers: Vec::new(),
        asked: Vec::new(),
        own: own(db, actor, &group)?,
        group,
    };
    if let Some(by) = officer {
        it.asking = store::asking(db, by)?;
        it.offered = store::offered(db, by)?;
        it.offers = store::offers(db, by)?;
        it.asked = store::asked(db, by)?;
    }
    Ok(it)
}

/// Groups the actor is an officer of, other than this one.
fn own(db: &mut impl Db, actor: &Actor, group: &Group) -> Result<Vec<GroupName>, StoreError> {
    if !group.is_open() || !group.kind.takes_groups() {
        return Ok(Vec::new());
    }
    let officer = actor.groups.iter().filter(|(id, role)| *id != group.id && *role == GroupRole::Officer);
    let ids: Vec<_> = officer.map(|(id, _)| *id).collect();
    let mut own = groups::names(db, &ids)?;
    own.retain(|it| it.is_open);
    Ok(own)
}

fn page(visit: &Visit, it: &Loaded, typed: &str, problems: &Problems) -> Page {
    let page = TiesPage {
        group: &it.group,
        runs: it.runs,
        parts: &it.parts,
        wholes: &it.wholes,
        asking: &it.asking,
        offered: &it.offered,
        offers: &it.offers,
        asked: &it.asked,
        own: &it.own,
        typed,
    };
    let head = Head::new(visit.words.group_ties_title()).hidden();
    let page = visit.page(head, views::ties(&visit.look(), &page, problems));
    if problems.is_empty() { page } else { page.invalid() }
}

async fn show(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let it = app.read(move |db| load(db, &actor, &slug)).await?;
    Ok(page(&visit, &it, "", &Problems::new()))
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct TieForm {
    wish: String,
    own: String,
    part: String,
}

/// Why a wish is not granted, or where to go on.
enum Wished {
    Done(base::Slug),
    UnknownPart,
}

fn wish(db: &mut ::store::Change, visit: &Visit, app: &App, slug: &str, form: &TieForm) -> Result<Wished, BelongError> {
    let (actor, now, random) = (&visit.actor, visit.now, app.random());
    let whole = groups::find_by_slug(db, actor, slug)?;
    if form.wish == "offer" {
        let by = members::officer(db, actor, whole.id)?;
        let part = match groups::find_by_slug(db, actor, form.part.trim()) {
            Ok(part) if part.is_open() => part,
            Ok(_) | Err(StoreError::Missing) => return Ok(Wished::UnknownPart),
            Err(other) => return Err(other.into()),
        };
        store::offer(db, by, &whole, part.id, now, random)?;
    } else {
        let own = groups::find_by_slug(db, actor, &form.own)?;
        let by = members::officer(db, actor, own.id)?;
        if !whole.is_open() {
            return Err(StoreError::Missing.into());
        }
        store::ask(db, by, &whole, now, random)?;
    }
    Ok(Wished::Done(whole.slug))
}

fn refused(visit: &Visit, error: BelongError) -> Failure {
    match error {
        BelongError::Refused(why) => Failure::Refused(views::refusal(visit.words, why).to_owned()),
        BelongError::Store(error) => error.into(),
    }
}

async fn join(visit: Visit, State(app): State<App>, Path(slug): Path<String>, Form(form): Form<TieForm>) -> Answer {
    let (seeker, shell, wanted, typed) = (visit.clone(), app.clone(), slug.clone(), form.clone());
    let done = app.change(move |db| wish(db, &seeker, &shell, &wanted, &typed)).await;
    match done.map_err(|error| refused(&visit, error))? {
        Wished::Done(slug) => Ok(Page::go(href::group_groups(slug))),
        Wished::UnknownPart => {
            let actor = visit.actor.clone();
            let it = app.read(move |db| load(db, &actor, &slug)).await?;
            Ok(page(&visit, &it, &form.part, &Problems::one("part", "group-ties-unknown")))
        }
    }
}

/// Both ends of a tie, whether or not the actor could see them otherwise; the store asks for an
/// officer of the right one, and a tie that is not there is missing.
fn ends(db: &mut impl Db, whole: &str, part: &str) -> Result<(Group, Group), StoreError> {
    let system = Actor::system();
    Ok((groups::find_by_slug(db, &system, whole)?, groups::find_by_slug(db, &system, part)?))
}

/// The page of the end the actor speaks for.
fn home(visit: &Visit, whole: &Group, part: &Group) -> String {
    let near = if visit.actor.is_at_least(whole.id, GroupRole::Officer) { whole } else { part };
    href::group_groups(&near.slug)
}

async fn accept(
    visit: Visit,
    State(app): State<App>,
    Path((whole, part)): Path<(String, String)>,
    _: Form<Nothing>,
) -> Answer {
    let (seeker, shell) = (visit.clone(), app.clone());
    let done = app
        .change(move |db| {
            let (whole, part) = ends(db, &whole, &part)?;
            store::accept(db, &seeker.actor, &whole, part.id, seeker.now, shell.random())?;
            Ok::<_, BelongError>(home(&seeker, &whole, &part))
        })
        .await;
    Ok(Page::go(done.map_err(|error| refused(&visit, error))?))
}

async fn end(
    visit: Visit,
    State(app): State<App>,
    Path((whole, part)): Path<(String, String)>,
    _: Form<Nothing>,
) -> Answer {
    let (seeker, shell) = (visit.clone(), app.clone());
    let go = app
        .change(move |db| {
            let (whole, part) = ends(db, &whole, &part)?;
            store::end(db, &seeker.actor, whole.id, part.id, seeker.now, shell.random())?;
            Ok::<_, StoreError>(home(&seeker, &whole, &part))
        })
        .await?;
    Ok(Page::go(go))
}
