//! Groups over HTTP: the directory, a group's page, making, changing and closing one.

use std::time::Duration;

use ::store::{Change, Db, StoreError};
use axum::extract::{Path, State};
use axum::routing::get;
use base::{Actor, GroupId, GroupRole, Problems, Slug, code, text};
use serde::{Deserialize, Serialize};
use ui::{Head, Html, href};
use web::{Answer, App, Failure, Form, Limit, Page, Query, Route, Visit, route};

use super::access;
use super::form::GroupForm;
use super::model::{Group, GroupDraft, GroupFilter, GroupKind, GroupName, MADE_A_DAY, NOTE_MAX, PAGE, Visibility};
use super::store::{self, SaveError};
use super::views::{self, Directory, GroupPage, Purpose};
use crate::coalition::{model::Link, store as coalitions};
use crate::membership::model::Member;
use crate::membership::store as members;
use crate::moderation::blocks;
use crate::vouch::model::Ask;
use crate::vouch::store as asks;

/// The routes of this noun.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        route(access::LIST, get(list)).cached(),
        route(access::SHOW, get(show)).cached(),
        route(access::NEW, get(new)),
        route(access::NEW_POST, axum::routing::post(make)),
        route(access::EDIT, get(edit)),
        route(access::EDIT_POST, axum::routing::post(change)),
        route(access::CLOSE, get(ask_close)),
        route(access::CLOSE_POST, axum::routing::post(close)),
    ]
}

/// The group of an address for somebody who runs it; missing for everybody else.
pub(crate) fn run(db: &mut impl Db, actor: &Actor, slug: &str) -> Result<(Group, members::Officer), StoreError> {
    let group = store::find_by_slug(db, actor, slug)?;
    let officer = members::officer(db, actor, group.id)?;
    Ok((group, officer))
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Wanted {
    name: String,
    kind: String,
    near: String,
    after: String,
}

/// Kilometers around a place in which the directory looks.
const AROUND_KM: u32 = 50;

async fn list(visit: Visit, State(app): State<App>, Query(wanted): Query<Wanted>) -> Answer {
    let name = text::optional_line(&wanted.name, 80).ok().flatten().unwrap_or_default();
    let near = text::optional_line(&wanted.near, 120).ok().flatten().unwrap_or_default();
    if !near.is_empty() {
        app.limits().check(Limit::Search, &visit.client)?;
    }
    let place = places::find(&near).into_iter().next();
    let filter = GroupFilter {
        name: name.clone(),
        kind: GroupKind::parse(&wanted.kind),
        near: place.map(|it| (it.point, f64::from(AROUND_KM))),
        after: parse_after(&wanted.after),
    };
    let unknown_place = !near.is_empty() && place.is_none();
    let (first, asked, seeker) = (filter.after.is_none(), filter.clone(), visit.clone());
    let (mut found, mine) = app
        .read(move |db| {
            let found = if unknown_place { Vec::new() } else { store::list(db, &asked)? };
            let mine = if first { store::own(db, &seeker.actor)? } else { Vec::new() };
            Ok::<_, StoreError>((found, mine))
        })
        .await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let kind = filter.kind.map_or("", GroupKind::as_str);
    let next = found.last().filter(|_| more).map(|last| {
        let after = after(&last.folded, last.group.id);
        href::with_query(&href::groups(), &[("name", &name), ("kind", kind), ("near", &near), ("after", &after)])
    });
    let directory = Directory {
        name: &name,
        kind,
        near: &near,
        around: place.map(|it| (it.label(visit.lang), AROUND_KM)),
        unknown_place,
        mine: &mine,
        found: &found,
        next,
        later: !first,
    };
    let head = Head::new(visit.words.group_list_title()).description(visit.words.group_list_lead());
    Ok(visit.page(head, views::directory(&visit.look(), &directory)))
}

/// Where the next page begins, as it stands in the address.
fn after(folded: &str, id: GroupId) -> String {
    let mut bytes = id.bytes().to_vec();
    bytes.extend_from_slice(folded.as_bytes());
    code::encode(&bytes)
}

fn parse_after(typed: &str) -> Option<(String, GroupId)> {
    if typed.is_empty() || typed.len() > 1000 {
        return None;
    }
    let bytes = code::decode(typed)?;
    let (id, folded) = bytes.split_at_checked(16)?;
    Some((String::from_utf8(folded.to_vec()).ok()?, GroupId::from_bytes(id)?))
}

/// What the page of a group needs from the database.
struct Loaded {
    group: Group,
    parent: Option<GroupName>,
    mine: Option<Member>,
    ask: Option<Ask>,
    waiting: u32,
    people: Vec<Member>,
    committees: Vec<GroupName>,
    parts: Vec<GroupName>,
    wholes: Vec<GroupName>,
}

fn load(db: &mut impl Db, visit: &Visit, slug: &str) -> Result<Loaded, StoreError> {
    let (actor, now) = (&visit.actor, visit.now);
    let group = store::find_by_slug(db, actor, slug)?;
    let id = group.id;
    let mine = members::mine(db, actor, id)?;
    let ask = if mine.is_none() { asks::mine(db, actor, id, now)? } else { None };
    let waiting = if asks::may_see(actor, &group) { asks::count(db, id, now)? } else { 0 };
    let parent = match group.parent {
        Some(parent) => store::names(db, &[parent])?.pop(),
        None => None,
    };
    let parent = parent.filter(|it| it.is_public() || actor.is_at_least(it.id, GroupRole::Member));
    let others = |links: Vec<Link>| links.into_iter().map(|it| it.group).collect();
    Ok(Loaded {
        people: members::public(db, &group)?,
        committees: store::committees(db, actor, id)?,
        parts: if group.kind.takes_groups() { others(coalitions::parts(db, actor, id)?) } else { Vec::new() },
        wholes: others(coalitions::wholes(db, actor, id)?),
        group,
        parent,
        mine,
        ask,
        waiting,
    })
}

async fn show(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let (seeker, wanted) = (visit.clone(), slug.clone());
    let it = app.read(move |db| load(db, &seeker, &wanted)).await?;
    if it.group.slug.as_str() != slug {
        return Ok(Page::go(href::group(&it.group.slug)));
    }
    let mut cards: Vec<Html> = Vec::new();
    for card in app.group_cards() {
        cards.extend(card(app.clone(), visit.clone(), it.group.id).await?);
    }
    let page = GroupPage {
        group: &it.group,
        actor: &visit.actor,
        parent: it.parent.as_ref(),
        mine: it.mine.as_ref(),
        ask: it.ask.as_ref(),
        waiting: it.waiting,
        people: &it.people,
        committees: &it.committees,
        parts: &it.parts,
        wholes: &it.wholes,
        cards,
    };
    let look = visit.look();
    Ok(visit.page(views::head(&look, &it.group), views::show(&look, &page)))
}

/// The page with a group's form.
pub(crate) fn form_page(visit: &Visit, purpose: Purpose<'_>, it: &GroupForm, problems: &Problems) -> Page {
    let page =
        visit.page(Head::new(purpose.title(visit.words)).hidden(), views::edit(&visit.look(), purpose, it, problems));
    if problems.is_empty() { page } else { page.invalid() }
}

/// What the block lists say about a draft; a private group may write what it likes.
pub(crate) async fn blocked(app: &App, draft: &GroupDraft) -> Result<Option<Problems>, StoreError> {
    if draft.visibility == Visibility::Private {
        return Ok(None);
    }
    let draft = draft.clone();
    let found = app.read(move |db| {
        let links = draft.links.join("\n");
        let texts = [("name", &draft.name), ("summary", &draft.summary), ("about", &draft.about), ("links", &links)];
        blocks::check(db, &texts.map(|(field, text)| (field, text.as_str())))
    });
    Ok(found.await?.map(Problems::from))
}

async fn new(visit: Visit) -> Answer {
    Ok(form_page(&visit, Purpose::New, &GroupForm::fresh(GroupKind::Local), &Problems::new()))
}

/// Whether a person made a new group, or too many already today.
enum Made {
    Group(Slug),
    TooMany,
}

async fn make(visit: Visit, State(app): State<App>, Form(form): Form<GroupForm>) -> Answer {
    let person = visit.person()?;
    let draft = match form.parse(None) {
        Ok(draft) if draft.kind != GroupKind::Committee => draft,
        Ok(_) => return Ok(form_page(&visit, Purpose::New, &form, &Problems::one("kind", "group-problem-choose"))),
        Err(problems) => return Ok(form_page(&visit, Purpose::New, &form, &problems)),
    };
    if let Some(problems) = blocked(&app, &draft).await? {
        return Ok(form_page(&visit, Purpose::New, &form, &problems));
    }
    let wished = draft.slug.clone();
    let (now, shell) = (visit.now, app.clone());
    let made = app
        .change(move |db| {
            let random = shell.random();
            if store::made_since(db, person, now.minus(Duration::from_hours(24)))? >= MADE_A_DAY {
                return Ok::<_, StoreError>(Made::TooMany);
            }
            let draft = GroupDraft { slug: wished.clone(), ..draft.clone() };
            let (id, slug) = store::insert(db, &draft, None, Some(person), now, random)?;
            members::begin(db, id, person, GroupRole::Officer, now, random)?;
            Ok(Made::Group(slug))
        })
        .await?;
    match made {
        Made::Group(slug) => Ok(Page::go(href::group(&slug))),
        Made::TooMany => Err(Failure::Refused(visit.words.group_refused_too_many().to_owned())),
    }
}

async fn edit(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let (group, _) = app.read(move |db| run(db, &actor, &slug)).await?;
    Ok(form_page(&visit, Purpose::Change(&group), &GroupForm::of(&group), &Problems::new()))
}

async fn change(visit: Visit, State(app): State<App>, Path(slug): Path<String>, Form(form): Form<GroupForm>) -> Answer {
    let (actor, now, shell) = (visit.actor.clone(), visit.now, app.clone());
    let seeker = visit.actor.clone();
    let (group, _) = app.read(move |db| run(db, &seeker, &slug)).await?;
    let draft = match form.parse(group.place.as_ref()) {
        Ok(draft) => draft,
        Err(problems) => return Ok(form_page(&visit, Purpose::Change(&group), &form, &problems)),
    };
    if let Some(problems) = blocked(&app, &draft).await? {
        return Ok(form_page(&visit, Purpose::Change(&group), &form, &problems));
    }
    let id = group.id;
    let saved = app
        .change(move |db: &mut Change| {
            members::officer(db, &actor, id)?;
            let present = store::hold(db, id)?;
            store::update(db, &present, &draft, now, shell.random())
        })
        .await;
    match saved {
        Ok(slug) => Ok(Page::go(href::group(&slug))),
        Err(SaveError::SlugTaken) => {
            let problems = Problems::one("slug", "group-problem-slug-taken");
            Ok(form_page(&visit, Purpose::Change(&group), &form, &problems))
        }
        Err(SaveError::Store(error)) => Err(error.into()),
    }
}

/// The form that closes a group.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct CloseForm {
    note: String,
}

/// The group of an address for somebody who may dissolve it; missing for everybody else.
fn closable(db: &mut impl Db, actor: &Actor, slug: &str) -> Result<Group, StoreError> {
    let group = store::find_by_slug(db, actor, slug)?;
    let own = members::officer(db, actor, group.id);
    match (own, group.parent) {
        (Ok(_), _) => Ok(group),
        (Err(StoreError::Missing), Some(above)) if group.is_open() => {
            members::officer(db, actor, above)?;
            Ok(group)
        }
        (Err(error), _) => Err(error),
    }
}

async fn ask_close(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let group = app.read(move |db| closable(db, &actor, &slug)).await?;
    let title = visit.words.group_close_title(&group.name);
    Ok(visit.page(Head::new(title).hidden(), views::close(&visit.look(), &group, "", &Problems::new())))
}

async fn close(visit: Visit, State(app): State<App>, Path(slug): Path<String>, Form(form): Form<CloseForm>) -> Answer {
    let (actor, wanted) = (visit.actor.clone(), slug.clone());
    let group = app.read(move |db| closable(db, &actor, &wanted)).await?;
    let mut wrong = Problems::new();
    let Some(note) = wrong.take("note", text::block(&form.note, NOTE_MAX)) else {
        let title = visit.words.group_close_title(&group.name);
        let page = views::close(&visit.look(), &group, &form.note, &wrong);
        return Ok(visit.page(Head::new(title).hidden(), page).invalid());
    };
    let (actor, now, shell) = (visit.actor.clone(), visit.now, app.clone());
    app.change(move |db| {
        let group = closable(db, &actor, &slug)?;
        store::close(db, group.id, &note, now, shell.random())
    })
    .await?;
    Ok(Page::go(href::group(&group.slug)))
}

#[cfg(test)]
mod tests {
    use base::{SeededRandom, Time};

    use super::*;

    #[test]
    fn where_the_next_page_begins_survives_its_address() {
        let id = GroupId::new(Time::from_millis(1), &SeededRandom::new(1));
        assert_eq!(parse_after(&after("elm street ñ", id)), Some(("elm street ñ".to_owned(), id)));
        for bad in ["", "x", "zzzz!", &"0".repeat(5000)] {
            assert_eq!(parse_after(bad), None, "{bad}");
        }
    }
}
