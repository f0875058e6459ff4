//! Facilitating over HTTP.

use std::collections::BTreeMap;

use ::store::StoreError;
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Problems, Time};
use serde::Deserialize;
use ui::href;
use web::{Answer, App, Failure, Form, Page, Query, Visit, route};

use super::store as decisions;
use super::views::{self, Bunch, QueuePage, Span};
use crate::conversation::store as conversations;
use crate::map::model::Map;
use crate::map::routes::place;
use crate::statement::form::QueueForm;
use crate::statement::model::{State as Standing, Statement};
use crate::statement::store as statements;
use crate::{Parts, access};

/// Statements on one page of the queue.
const QUEUE_MAX: i64 = 60;
/// Accepted ones among which similar ones are sought.
const KNOWN_MAX: usize = 5_000;
/// How alike statements of a bunch are at least.
const ALIKE: f64 = 0.5;
/// Lines on one page of the log.
const LOG_MAX: i64 = 50;
/// Rows of the arrivals at most.
const SPANS_MAX: i64 = 60;

/// What facilitating contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::QUEUE_SHOW, get(queue)),
            route(access::QUEUE_DECIDE, post(decide)),
            route(access::QUEUE_LOG, get(log)),
            route(access::ARRIVALS_SHOW, get(arrivals)),
        ],
        samples: Some(views::samples),
        ..Parts::default()
    }
}

/// What the address of the queue says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    state: String,
    done: String,
    changed: String,
}

/// Statements in a state, those alike together, with accepted ones that say the same already.
fn bunches(list: Vec<Statement>, known: Vec<Statement>) -> Vec<Bunch> {
    let count = list.len();
    let all: Vec<Statement> = list.into_iter().chain(known).collect();
    let texts: Vec<&str> = all.iter().map(|s| s.body.as_str()).collect();
    let sets = opinion::similar::alike(&texts, ALIKE);
    let mut set_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, set) in sets.iter().enumerate() {
        set_of.extend(set.iter().map(|member| (*member, at)));
    }
    let mut done = vec![false; sets.len()];
    let mut out = Vec::new();
    for at in 0..count {
        match set_of.get(&at).copied() {
            None => out.extend(all.get(at).map(|s| vec![s.clone()])),
            Some(set) if !std::mem::replace(&mut done[set], true) => {
                out.push(sets[set].iter().filter_map(|member| all.get(*member)).cloned().collect());
            }
            Some(_) => {}
        }
    }
    // Where many say the same, one decision is worth most.
    out.sort_by_key(|bunch: &Bunch| std::cmp::Reverse(bunch.len()));
    out
}

async fn queue_page(
    visit: &Visit,
    app: &App,
    slug: String,
    asked: &Asked,
    raw: &QueueForm,
    problems: &Problems,
) -> Result<Page, Failure> {
    let actor = visit.actor.clone();
    let state = Standing::parse(&asked.state).unwrap_or(Standing::Waiting);
    let (it, list) = app
        .read_long(move |db| {
            let (it, _) = conversations::find_facilitated(db, &actor, &slug)?;
            let list = statements::in_state(db, it.number, state, 0, QUEUE_MAX)?;
            let known = if state == Standing::Waiting {
                let all = statements::all(db, it.number)?;
                all.into_iter().filter(|s| s.state == Standing::Accepted).take(KNOWN_MAX).collect()
            } else {
                Vec::new()
            };
            Ok::<_, StoreError>((it, bunches(list, known)))
        })
        .await?;
    let done = asked.done.parse().ok().map(|done| (done, asked.changed.parse().unwrap_or(0)));
    let page = QueuePage { conversation: &it, bunches: &list, state, raw, problems, done };
    let (head, main) = views::queue(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// `GET /conversations/{conversation}/moderation`
async fn queue(visit: Visit, State(app): State<App>, Path(slug): Path<String>, asked: Query<Asked>) -> Answer {
    queue_page(&visit, &app, slug, &asked.0, &QueueForm::default(), &Problems::new()).await
}

/// `POST /conversations/{conversation}/moderation`
async fn decide(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    asked: Query<Asked>,
    Form(raw): Form<QueueForm>,
) -> Answer {
    let wish = match raw.parse() {
        Ok(wish) => wish,
        Err(problems) => return Ok(queue_page(&visit, &app, slug, &asked.0, &raw, &problems).await?.invalid()),
    };
    let (actor, name, now, held) = (visit.actor.clone(), slug.clone(), visit.now, wish.clone());
    let found = app
        .change(move |db| {
            let (it, _) = conversations::find_facilitated(db, &actor, &name)?;
            if let Some(into) = held.into {
                let target = statements::find(db, it.number, into);
                if !target.is_ok_and(|s| s.state == Standing::Accepted) {
                    return Ok(None);
                }
            }
            decisions::decide(db, it.number, &held, now).map(Some)
        })
        .await;
    let Some((done, changed)) = found? else {
        let problems = Problems::one("into", "statement-problem-into");
        return Ok(queue_page(&visit, &app, slug, &asked.0, &raw, &problems).await?.invalid());
    };
    let pairs = [("state", asked.0.state.as_str()), ("done", &done.to_string()), ("changed", &changed.to_string())];
    Ok(Page::go(href::with_query(&href::conversation_queue(&slug), &pairs)))
}

/// What the address of the log says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Before {
    before: String,
}

/// `GET /conversations/{conversation}/moderation/log`
async fn log(visit: Visit, State(app): State<App>, Path(slug): Path<String>, before: Query<Before>) -> Answer {
    let actor = visit.actor.clone();
    let before: i64 = before.0.before.parse().unwrap_or(i64::MAX);
    let (it, mut list) = app
        .read(move |db| {
            let (it, _) = conversations::find(db, &actor, &slug)?;
            let list = decisions::logged(db, it.number, before, LOG_MAX + 1)?;
            Ok::<_, StoreError>((it, list))
        })
        .await?;
    let has_more = list.len() > usize::try_from(LOG_MAX).unwrap_or(0);
    list.truncate(usize::try_from(LOG_MAX).unwrap_or(0));
    let older = list.last().filter(|_| has_more).map(|line| line.id);
    let (head, main) = views::log(&visit.look(), &it, &list, older);
    Ok(visit.page(head, main))
}

/// `GET /conversations/{conversation}/arrivals`
async fn arrivals(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let (it, figures, came) = app
        .read_long(move |db| {
            let (it, figures) = conversations::find_facilitated(db, &actor, &slug)?;
            let came = decisions::came(db, it.number)?;
            Ok::<_, StoreError>((it, figures, came))
        })
        .await?;
    let shown = crate::map::keep::of(&app, &it, &figures).await?;
    let (spans, hours) = spans(&shown.map, &came);
    let (head, main) = views::arrivals(&visit.look(), &it, &spans, shown.map.clusters.len(), hours);
    Ok(visit.page(head, main))
}

/// When people came, in spans of as many hours as make at most [`SPANS_MAX`] rows.
fn spans(map: &Map, came: &decisions::Came) -> (Vec<Span>, i64) {
    let first = came.iter().map(|(hour, _)| *hour).min().unwrap_or(0);
    let last = came.iter().map(|(hour, _)| *hour).max().unwrap_or(0);
    let hours =
        [1, 3, 6, 12, 24, 24 * 7, 24 * 30].into_iter().find(|h| (last - first) / h < SPANS_MAX).unwrap_or(24 * 90);
    let mut by: BTreeMap<i64, (Span, BTreeMap<Vec<u8>, u32>)> = BTreeMap::new();
    for (hour, votes) in came {
        let from = hour.div_euclid(hours) * hours;
        let at = Time::from_millis(from.saturating_mul(3_600_000));
        let (span, same) =
            by.entry(from).or_insert_with(|| (Span { from: at, people: 0, same: 0, near: [0; 8] }, BTreeMap::new()));
        span.people += 1;
        // A handful of answers is often the same by chance.
        if votes.answered() >= 5 {
            *same.entry(votes.to_bytes()).or_default() += 1;
        }
        if let Some(near) = place(map, votes).and_then(|at| map.nearest(at)).and_then(|at| span.near.get_mut(at)) {
            *near += 1;
        }
    }
    let counted = |(mut span, same): (Span, BTreeMap<Vec<u8>, u32>)| {
        span.same = same.values().filter(|n| **n > 1).sum();
        span
    };
    (by.into_values().map(counted).collect(), hours)
}

#[cfg(test)]
mod unit {
    use super::*;
    use crate::moderation::views::sample_statement;
    use crate::vote::model::{Choice, Vote, Votes};

    #[test]
    fn statements_alike_stand_together_with_what_is_known() {
        let said = |number, body: &str, state| Statement { body: body.to_owned(), ..sample_statement(number, state) };
        let list = vec![
            said(3, "More trees on every street", Standing::Waiting),
            said(4, "Lower rents for everybody now", Standing::Waiting),
            said(5, "More trees on every street please", Standing::Waiting),
        ];
        let known = vec![
            said(1, "more trees, on every street!", Standing::Accepted),
            said(2, "Free buses", Standing::Accepted),
        ];
        let numbers: Vec<Vec<u32>> =
            bunches(list, known).iter().map(|bunch| bunch.iter().map(|s| s.number).collect()).collect();
        assert_eq!(numbers, [vec![3, 5, 1], vec![4]]);
    }

    #[test]
    fn a_wave_of_the_same_votes_is_seen() {
        let mut votes = Votes::default();
        for n in 1..=6 {
            votes.set(n, Vote { choice: Choice::Agree, matters: false });
        }
        let mut other = votes.clone();
        other.set(1, Vote { choice: Choice::Pass, matters: false });
        let came = vec![(10, votes.clone()), (10, votes.clone()), (10, other), (40, votes)];
        let (spans, hours) = spans(&Map::default(), &came);
        assert_eq!((hours, spans.len()), (1, 2));
        assert_eq!((spans[0].people, spans[0].same, spans[1].same), (3, 2, 0));
    }
}
