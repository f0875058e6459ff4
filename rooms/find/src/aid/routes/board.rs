//! Reading: the board, the page of one need or offer, three questions, cards on other pages.

use ::store::StoreError;
use axum::extract::{Path, State};
use base::{Code, GroupId, GroupRole, PersonId, Point, Time};
use serde::Deserialize;
use ui::Html;
use web::{Answer, App, Failure, Paging, Query, Visit};

use super::super::model::{Aid, Kind, Side, Skill, Slot, TownCounts, public_counts};
use super::super::store::{self, Filter, PAGE};
use super::super::views::{self, BoardPage, HelpPage, ShowPage, Step};
use super::super::{receipt, sealed};
use crate::matching::model::{Says, Standing};
use crate::matching::{desk, store as matches};

/// How far the board looks around a place, in kilometers.
const NEAR_KM: f64 = 40.0;

/// Towns with counts on the board.
const TOWNS_MAX: usize = 24;

/// What the board is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct BoardAsk {
    near: String,
    kind: String,
    side: String,
    roles: String,
}

fn place_of(typed: &str) -> Option<places::Place> {
    let typed = typed.trim();
    if typed.is_empty() || typed.len() > 200 { None } else { places::find(typed).into_iter().next() }
}

/// The moment the public counts are of: the last midnight.
fn counted_at(now: Time) -> Time {
    now.day()
}

/// `GET /aid`
pub(super) async fn board(
    visit: Visit,
    State(app): State<App>,
    Query(ask): Query<BoardAsk>,
    Query(paging): Query<Paging>,
) -> Answer {
    let place = place_of(&ask.near);
    let page = paging.number();
    let filter = Filter {
        side: Side::parse(&ask.side),
        kind: Kind::parse(&ask.kind),
        roles: ask.roles == "yes",
        near: place.map(|place| (place.point, NEAR_KM)),
    };
    let now = visit.now;
    let (mut list, exact, outcomes) = app
        .read(move |db| {
            let list = store::public(db, &filter, now, page, PAGE)?;
            Ok::<_, StoreError>((list, store::counts(db, counted_at(now))?, matches::outcomes(db)?))
        })
        .await?;
    let most = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = list.len() > most;
    list.truncate(most);
    let mut towns = public_counts(&exact);
    towns.truncate(TOWNS_MAX);
    let label = place.map(|place| place.label(visit.lang));
    let shown = BoardPage {
        list: &list,
        towns: &towns,
        outcomes: &outcomes,
        near: &ask.near,
        place: label.as_deref(),
        kind: &ask.kind,
        side: &ask.side,
        roles: &ask.roles,
        page,
        more,
    };
    let (head, main) = views::board(&visit.look(), &shown);
    Ok(visit.page(head, main))
}

/// `GET /aid/{aid}`
pub(super) async fn show(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let code: Code = code.parse().ok().ok_or(Failure::Missing)?;
    let actor = visit.actor.clone();
    let aid = app.read(move |db| store::find_public(db, &actor, code)).await?;
    let runs = aid.group.as_ref().is_some_and(|group| visit.actor.is_at_least(group.id, GroupRole::Steward));
    let receipt = runs.then(|| receipt::show(&app, aid.code));
    let (head, main) = views::show(&visit.look(), &ShowPage { aid: &aid, receipt: receipt.as_deref() });
    Ok(visit.page(head, main))
}

/// The answers so far.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct HelpAsk {
    step: String,
    kinds: Vec<String>,
    skills: Vec<String>,
    near: String,
    slots: Vec<String>,
}

/// Points for how well a group's need fits what somebody said; the nearest wins among equals.
fn fit(aid: &Aid, kinds: &[Kind], skills: &[Skill], slots: &[Slot], at: Point) -> (i32, i64) {
    let it = &aid.content;
    let mut points = 0;
    if kinds.is_empty() || kinds.contains(&it.kind) {
        points += 4;
    }
    points += 2 * i32::from(it.skills.iter().any(|skill| skills.contains(skill)));
    points += i32::from(it.slots.is_empty() || slots.is_empty() || it.slots.iter().any(|slot| slots.contains(slot)));
    #[expect(clippy::cast_possible_truncation, reason = "meters on earth")]
    let meters = (it.area.point.distance_km(at) * 1000.0) as i64;
    (-points, meters)
}

/// `GET /aid/help`
pub(super) async fn help(visit: Visit, State(app): State<App>, Query(ask): Query<HelpAsk>) -> Answer {
    let known = |words: &[String], slot: usize| words.iter().take(slot).cloned().collect::<Vec<_>>();
    let kinds: Vec<Kind> = known(&ask.kinds, 20).iter().filter_map(|word| Kind::parse(word)).collect();
    let skills: Vec<Skill> = known(&ask.skills, 20).iter().filter_map(|word| Skill::parse(word)).collect();
    let slots: Vec<Slot> = known(&ask.slots, 20).iter().filter_map(|word| Slot::parse(word)).collect();
    let place = place_of(&ask.near);
    let step = match (ask.step.as_str(), place) {
        ("where", _) | ("when" | "found", None) => Step::Where,
        ("when", Some(_)) => Step::When,
        ("found", Some(_)) => Step::Found,
        _ => Step::What,
    };
    let (mut list, mut towns) = (Vec::new(), Vec::new());
    if let (Step::Found, Some(place)) = (step, place) {
        (list, towns) = near(&app, visit.now, place.point).await?;
        list.retain(|aid| fit(aid, &kinds, &skills, &slots, place.point).0 <= -4);
        list.sort_by_key(|aid| (fit(aid, &kinds, &skills, &slots, place.point), aid.id));
        list.truncate(12);
    }
    let label = place.map(|place| place.label(visit.lang));
    let page = HelpPage {
        step,
        kinds: &kinds,
        skills: &skills,
        near: &ask.near,
        place: label.as_deref(),
        slots: &slots,
        list: &list,
        towns: &towns,
    };
    let (head, main) = views::help(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// What groups need around a point, and the public counts of towns there.
async fn near(app: &App, now: Time, at: Point) -> Result<(Vec<Aid>, Vec<TownCounts>), Failure> {
    let filter = Filter { side: Some(Side::Need), near: Some((at, NEAR_KM)), ..Filter::default() };
    let (list, exact) = app
        .read(move |db| {
            Ok::<_, StoreError>((store::public(db, &filter, now, 1, 200)?, store::counts(db, counted_at(now))?))
        })
        .await?;
    let around: Vec<String> =
        places::nearest(at, 40).into_iter().map(|(_, place)| super::super::model::Area::of(&place).town()).collect();
    let mut towns = public_counts(&exact);
    towns.retain(|it| around.contains(&it.town));
    towns.truncate(6);
    Ok((list, towns))
}

/// A group's open needs, offers and roles.
pub(super) async fn group_card(app: App, visit: Visit, group: GroupId) -> Result<Option<Html>, Failure> {
    let runs = visit.actor.is_at_least(group, GroupRole::Steward);
    let (now, actor) = (visit.now, visit.actor.clone());
    let (list, it) = app
        .read(move |db| {
            Ok::<_, StoreError>((store::of_group(db, group, now, 40)?, people::group::store::find(db, &actor, group)?))
        })
        .await?;
    let open: Vec<Aid> = list.into_iter().filter(|aid| aid.is_open(now)).take(6).collect();
    if open.is_empty() && !runs {
        return Ok(None);
    }
    Ok(Some(views::group_card(&visit.look(), it.slug.as_str(), &open, runs)))
}

/// Counts what waits for an answer of each.
pub(crate) fn waiting(list: &[Aid], all: &[crate::matching::model::Match]) -> Vec<u32> {
    let asks = |aid: &Aid| {
        let mine = all.iter().filter(|it| it.aid(aid.side) == aid.id && it.standing == Standing::Proposed);
        u32::try_from(mine.filter(|it| it.says(aid.side) == Says::Waiting).count()).unwrap_or(u32::MAX)
    };
    list.iter().map(asks).collect()
}

/// My needs and offers with their receipts.
pub(super) async fn person_card(app: App, visit: Visit, person: PersonId) -> Result<Option<Html>, Failure> {
    let now = visit.now;
    let (mut list, all) = app
        .read(move |db| {
            let list = store::of_person(db, person, now)?;
            let ids: Vec<_> = list.iter().map(|aid| aid.id).collect();
            Ok::<_, StoreError>((list, matches::of_aids(db, &ids)?))
        })
        .await?;
    for aid in &mut list {
        sealed::open_words(&app, aid);
    }
    let counts = waiting(&list, &all);
    let mine: Vec<(Aid, String, u32)> = list
        .into_iter()
        .zip(counts)
        .map(|(aid, n)| (receipt::show(&app, aid.code), aid, n))
        .map(|(r, a, n)| (a, r, n))
        .collect();
    let steward = if visit.actor.is_site_steward() { Some(desk::proposals(&app, now).await?.len()) } else { None };
    Ok(Some(views::person_card(&visit.look(), &mine, steward)))
}
