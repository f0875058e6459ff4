//! Routes of tables, files, calendars and news feeds.

use std::time::Duration;

use ::store::{Db, StoreError};
use axum::extract::{Path, State};
use axum::routing::get;
use base::{Actor, Code};
use ui::href;
use web::calendar::ICALENDAR;
use web::{Answer, App, Failure, Limit, Page, Query, Visit, route};

use super::calendar::Calendar;
use super::files::{Csv, GeoJson};
use super::model::{Beside, Pick, TableInProgress, public_spot};
use super::{news, store, views};
use crate::action::store::{Which, each_public, find, public};
use crate::call::{self, model::Call};
use crate::near::list::upcoming;
use crate::near::model::{Ask, Reading, Wish};
use crate::{Parts, access, endorsement};

/// Actions in the calendar of a search.
const SEARCH_MAX: usize = 500;
/// Actions in a group's calendar.
const GROUP_MAX: i64 = 1000;
/// A group's calendar keeps what is over so long.
const GROUP_PAST: Duration = Duration::from_hours(24 * 60);
/// News of one kind in a feed.
const NEWS_MAX: i64 = 40;
/// New actions in a feed: an import of hundreds must not push out everything else.
const NEW_MAX: i64 = 15;

const CSV: &str = "text/csv; charset=utf-8; header=present";
const GEOJSON: &str = "application/geo+json";
const ATOM: &str = "application/atom+xml; charset=utf-8";

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::FEED_TABLE, get(table)).cached(),
            route(access::FEED_CSV, get(csv)).cached(),
            route(access::FEED_GEOJSON, get(geojson)).cached(),
            route(access::FEED_CALL_CALENDAR, get(call_calendar)).cached(),
            route(access::FEED_CALL_NEWS, get(call_news)).cached(),
            route(access::FEED_GROUP_CALENDAR, get(group_calendar)).cached(),
            route(access::FEED_GROUP_NEWS, get(group_news)).cached(),
            route(access::FEED_ACTION_CALENDAR, get(action_calendar)).cached(),
            route(access::FEED_NEAR_CALENDAR, get(near_calendar)).cached(),
            route(access::FEED_NEAR_GEOJSON, get(near_geojson)).cached(),
        ],
        samples: Some(views::samples),
        ..Parts::default()
    }
}

fn beside(db: &mut impl Db, call: &Call) -> Result<Beside, StoreError> {
    Ok(Beside { groups: store::groups_of_call(db, call.id)?, turnout: store::turnout_of_call(db, call.id)? })
}

/// `GET /calls/{call}/actions`
async fn table(visit: Visit, State(app): State<App>, Path(slug): Path<String>, Query(pick): Query<Pick>) -> Answer {
    if !pick.is_everything() {
        app.limits().check(Limit::Search, &visit.client)?;
    }
    let (actor, asked) = (visit.actor.clone(), pick.clone());
    let (call, beside, gathered) = app
        .read_long(move |db| {
            let call = call::store::find(db, &actor, &slug)?;
            let beside = beside(db, &call)?;
            let mut table = TableInProgress::new(&asked);
            each_public(db, Which::OfCall(call.id), |spot| {
                table.take(spot, &beside);
                Ok(())
            })?;
            let gathered = table.page(asked.page.parse().unwrap_or(1));
            Ok::<_, StoreError>((call, beside, gathered))
        })
        .await?;
    let look = visit.look();
    let it = views::TablePage { call: &call, pick: &pick, beside: &beside, table: &gathered.0, page: gathered.1 };
    Ok(visit.page(views::head(&look, &it), views::show(&look, &it)))
}

/// `GET /calls/{call}/actions.csv`
async fn csv(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let (actor, base_url) = (visit.actor.clone(), app.site().base_url.clone());
    let name = format!("{slug}.csv");
    let wrong = |error: csv::Error| StoreError::broken(error.to_string());
    let made = app.read_long(move |db| {
        let call = call::store::find(db, &actor, &slug)?;
        let beside = beside(db, &call)?;
        let mut csv = Csv::new().map_err(wrong)?;
        each_public(db, Which::OfCall(call.id), |spot| csv.add(&base_url, &spot, &beside).map_err(wrong))?;
        csv.finish().map_err(|error| StoreError::broken(error.to_string()))
    });
    Ok(Page::file(made.await?, CSV, Some(&name)))
}

/// `GET /calls/{call}/actions.geojson`
async fn geojson(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let (actor, base_url) = (visit.actor.clone(), app.site().base_url.clone());
    let made = app.read_long(move |db| {
        let call = call::store::find(db, &actor, &slug)?;
        let beside = beside(db, &call)?;
        let mut collection = GeoJson::new();
        each_public(db, Which::OfCall(call.id), |spot| {
            collection.add(&base_url, &spot, &beside);
            Ok(())
        })?;
        Ok::<_, StoreError>(collection.finish())
    });
    Ok(Page::typed(made.await?, GEOJSON))
}

/// `GET /calls/{call}/calendar.ics`
async fn call_calendar(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let (actor, words, site) = (visit.actor.clone(), visit.words, app.site().clone());
    let name = format!("{slug}.ics");
    let made = app.read_long(move |db| {
        let call = call::store::find(db, &actor, &slug)?;
        let mut calendar = Calendar::new(words, &site, &call.content.title);
        each_public(db, Which::OfCall(call.id), |spot| {
            calendar.add(&spot);
            Ok(())
        })?;
        Ok::<_, StoreError>(calendar.finish())
    });
    Ok(Page::file(made.await?, ICALENDAR, Some(&name)))
}

/// `GET /calls/{call}/feed.atom`
async fn call_news(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let (actor, words) = (visit.actor.clone(), visit.words);
    let (call, news) = app
        .read(move |db| {
            let call = call::store::find(db, &actor, &slug)?;
            let corrections = match call.opened_at {
                Some(_) => call::store::corrections(db, call.id, i64::MAX, NEWS_MAX)?,
                None => Vec::new(), // what happens to a draft is nobody's news
            };
            let endorsements = endorsement::store::page(db, call.id, 0)?;
            let new = store::new_of_call(db, call.id, NEW_MAX)?;
            let updates = store::updates_of_call(db, call.id, NEWS_MAX)?;
            let mut all = news::of_call(words, &call, &corrections);
            all.extend(news::of_endorsements(words, call.slug.as_str(), &endorsements));
            all.extend(news::of_actions(words, &new, &updates));
            Ok::<_, StoreError>((call, all))
        })
        .await?;
    let about = news::About {
        title: &call.content.title,
        summary: &call.content.summary,
        author: &call.caller.name,
        path: &href::call_feed(&call.slug),
        page: &href::call(&call.slug),
        since: call.created_at,
        lang: visit.lang,
    };
    Ok(Page::typed(news::feed(&app.site().base_url, &about, news), ATOM))
}

/// `GET /groups/{group}/calendar.ics`
async fn group_calendar(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let (actor, words, site) = (visit.actor.clone(), visit.words, app.site().clone());
    let since = visit.now.minus(GROUP_PAST);
    let name = format!("{slug}.ics");
    let made = app.read(move |db| {
        let group = people::group::store::find_by_slug(db, &actor, &slug)?;
        let mut calendar = Calendar::new(words, &site, &group.name);
        for spot in public(db, Which::NextOfGroup(group.id, since, GROUP_MAX))? {
            calendar.add(&spot);
        }
        Ok::<_, StoreError>(calendar.finish())
    });
    Ok(Page::file(made.await?, ICALENDAR, Some(&name)))
}

/// `GET /groups/{group}/feed.atom`
async fn group_news(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let (actor, words) = (visit.actor.clone(), visit.words);
    let (group, news) = app
        .read(move |db| {
            let group = people::group::store::find_by_slug(db, &actor, &slug)?;
            let mut all = news::of_calls(words, &store::calls_of_group(db, group.id, NEWS_MAX)?);
            let endorsed = endorsement::store::of_group(db, group.id, NEWS_MAX)?;
            all.extend(news::of_endorsed(words, &group.name, &endorsed));
            let new = store::new_of_group(db, group.id, NEW_MAX)?;
            let updates = store::updates_of_group(db, group.id, NEWS_MAX)?;
            all.extend(news::of_actions(words, &new, &updates));
            Ok::<_, StoreError>((group, all))
        })
        .await?;
    let about = news::About {
        title: &group.name,
        summary: &group.summary,
        author: &group.name,
        path: &href::group_feed(&group.slug),
        page: &href::group(&group.slug),
        since: group.made_at,
        lang: visit.lang,
    };
    Ok(Page::typed(news::feed(&app.site().base_url, &about, news), ATOM))
}

/// `GET /actions/{action}/calendar.ics`
async fn action_calendar(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let code: Code = code.parse().map_err(|_not_a_code: base::code::NotACode| Failure::Missing)?;
    // As everybody sees it, whoever asks: a file is passed on.
    let action = app.read(move |db| find(db, &Actor::anyone(), code)).await?;
    let mut calendar = Calendar::new(visit.words, app.site(), &action.content.title);
    calendar.add(&public_spot(&action));
    Ok(Page::file(calendar.finish(), ICALENDAR, Some(&format!("{code}.ics"))))
}

/// `GET /actions/calendar.ics`
async fn near_calendar(visit: Visit, State(app): State<App>, Query(ask): Query<Ask>) -> Answer {
    if !ask.is_empty() {
        app.limits().check(Limit::Search, &visit.client)?;
    }
    let (list, reading) = (upcoming(&app).await?, Reading::of(ask.place()));
    let call = list.call_named(&ask.call);
    let name = match (&reading.place, call) {
        (Some(place), _) => visit.words.feeds_calendar_near(&place.label(visit.lang)),
        (None, Some((_, call))) => call.title.clone(),
        (None, None) => visit.words.feeds_calendar_all(visit.look().site_name),
    };
    let wish = Wish::of(&ask, reading.place.as_ref(), call.map(|(id, _)| id), visit.now);
    let mut calendar = Calendar::new(visit.words, app.site(), &name);
    for (_, entry) in wish.all(&list).into_iter().take(SEARCH_MAX) {
        calendar.add(&entry.spot);
    }
    Ok(Page::file(calendar.finish(), ICALENDAR, Some("actions.ics")))
}

/// `GET /actions/actions.geojson`
async fn near_geojson(visit: Visit, State(app): State<App>, Query(ask): Query<Ask>) -> Answer {
    if !ask.is_empty() {
        app.limits().check(Limit::Search, &visit.client)?;
    }
    let (list, reading) = (upcoming(&app).await?, Reading::of(ask.place()));
    let call = list.call_named(&ask.call).map(|(id, _)| id);
    let wish = Wish::of(&ask, reading.place.as_ref(), call, visit.now);
    let (mut collection, beside) = (GeoJson::new(), Beside::default());
    for (_, entry) in wish.all(&list) {
        collection.add(&app.site().base_url, &entry.spot, &beside);
    }
    Ok(Page::typed(collection.finish(), GEOJSON))
}
