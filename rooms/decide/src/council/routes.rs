//! Councils over HTTP.

use std::collections::BTreeMap;
use std::sync::Arc;

use ::store::{Db, Migration, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Actor, GroupId, Problems, Retention, Span};
use people::group::Group;
use serde::Deserialize;
use ui::{Html, href};
use web::{Answer, App, Failure, Form, Page, PersonExport, Query, Visit, route};

use super::form::{AskForm, RulesForm};
use super::model::{BodyNow, CouncilRules};
use super::{store, views};
use crate::proposal::model::Proposal;
use crate::proposal::store as proposals;
use crate::ratification::course::{self, Question};
use crate::ratification::store as resolutions;
use crate::standing::model::Standing;
use crate::{Parts, access, blocked};

/// Most resolutions on a council's page.
const LISTED: i64 = 40;

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::COUNCIL_SHOW, get(show)).cached(),
            route(access::COUNCIL_RULES_ASK, get(rules)),
            route(access::COUNCIL_RULES_SAVE, post(save_rules)),
            route(access::RESOLUTION_NEW, get(new)),
            route(access::RESOLUTION_OPEN, post(open)),
        ],
        migrations: vec![Migration {
            name: "202611221605_decide_councils",
            sql: include_str!("../../migrations/202611221605_decide_councils.sql"),
        }],
        retentions: vec![Retention {
            key: "keep-councils",
            tables: &["council_rules", "resolutions", "resolution_bodies", "resolution_seats"],
            span: Span::Kept,
            purge: None,
        }],
        samples: Some(views::samples),
        group_cards: vec![Arc::new(|app, visit, group| Box::pin(group_card(app, visit, group)))],
        person_exports: vec![PersonExport { name: "casts_in_councils", run: casts }],
        ..Parts::default()
    }
}

/// `GET /groups/{group}/council`
async fn show(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let (actor, name) = (visit.actor.clone(), slug.clone());
    let (group, rules, around, resolutions) = app
        .read(move |db| {
            let group = people::group::store::find_by_slug(db, &actor, &name)?;
            let set = store::rules_of(db, group.id)?;
            let rules = store::is_council(db, &group)?.then_some(set);
            let around = store::around(db, &actor, &group, &set)?;
            let is_inside = store::is_inside(db, &actor, group.id)?;
            let resolutions = resolutions::of_group(db, group.id, is_inside, LISTED)?;
            Ok::<_, StoreError>((group, rules, around, resolutions))
        })
        .await?;
    if group.slug.as_str() != slug {
        return Ok(Page::go(href::council(&group.slug)));
    }
    let page = views::CouncilPage {
        group: &group,
        rules: rules.as_ref(),
        around: &around,
        resolutions: &resolutions,
        is_officer: group.is_run_by(&visit.actor),
    };
    let (head, main) = views::show(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// `GET /groups/{group}/council/rules`
async fn rules(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let (group, rules) = app
        .read(move |db| {
            let group = store::for_officer(db, &actor, &slug)?;
            let rules = store::rules_of(db, group.id)?;
            Ok::<_, StoreError>((group, rules))
        })
        .await?;
    let (head, main) = views::rules(&visit.look(), &group, &RulesForm::of(&rules), &Problems::new());
    Ok(visit.page(head, main))
}

/// `POST /groups/{group}/council/rules`
async fn save_rules(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    Form(raw): Form<RulesForm>,
) -> Answer {
    let (actor, now, name) = (visit.actor.clone(), visit.now, slug.clone());
    match raw.parse() {
        Ok(it) => {
            app.change(move |db| store::save(db, &actor, &name, &it, now)).await?;
            Ok(Page::go(href::council(&slug)))
        }
        Err(problems) => {
            let group = app.read(move |db| store::for_officer(db, &actor, &name)).await?;
            let (head, main) = views::rules(&visit.look(), &group, &raw, &problems);
            Ok(visit.page(head, main).invalid())
        }
    }
}

/// What a link may bring along.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Wish {
    proposal: String,
}

/// What the form for a question shows.
struct Asked {
    group: Group,
    bodies: Vec<(BodyNow, u64)>,
    scale: u64,
    must_ratify: bool,
    standing: Standing,
    /// The proposal, as long as it is discussed.
    proposal: Option<Proposal>,
}

fn load_asked(db: &mut impl Db, actor: &Actor, slug: &str, proposal: &str) -> Result<Asked, StoreError> {
    let group = store::for_officer(db, actor, slug)?;
    if !store::is_council(db, &group)? {
        return Err(StoreError::Missing);
    }
    let rules: CouncilRules = store::rules_of(db, group.id)?;
    let seated = store::seated(db, group.id)?;
    let mut sitting: BTreeMap<GroupId, u64> = BTreeMap::new();
    for it in &seated {
        *sitting.entry(it.body).or_default() += 1;
    }
    let bodies = store::bodies(db, group.id, &rules)?.into_iter();
    let bodies = bodies.map(|it| {
        let count = sitting.get(&it.group.id).copied().unwrap_or(0);
        (it, count)
    });
    let proposal = match proposal {
        "" => None,
        code => Some(proposals::find(db, actor, code)?).filter(|it| it.body.id == group.id && it.is_discussed()),
    };
    Ok(Asked {
        bodies: bodies.collect(),
        scale: super::weights::scale(sitting.into_values()),
        must_ratify: rules.must_ratify(seated.iter().any(|it| it.asks_ratification)),
        standing: crate::standing::store::of_group(db, group.id)?,
        proposal,
        group,
    })
}

fn ask_page(visit: &Visit, it: &Asked, raw: &AskForm, problems: &Problems) -> Page {
    let page = views::AskPage {
        group: &it.group,
        bodies: &it.bodies,
        scale: it.scale,
        must_ratify: it.must_ratify,
        proposal: it.proposal.as_ref().map(|it| (it.code.to_string(), it.content.title.clone())),
        standing: &it.standing,
        raw,
        problems,
    };
    let (head, main) = views::ask(&visit.look(), &page);
    visit.page(head, main)
}

/// `GET /groups/{group}/council/new`
async fn new(visit: Visit, State(app): State<App>, Path(slug): Path<String>, wish: Query<Wish>) -> Answer {
    let (actor, proposal) = (visit.actor.clone(), wish.0.proposal.clone());
    let it = app.read(move |db| load_asked(db, &actor, &slug, &proposal)).await?;
    if !wish.0.proposal.is_empty() && it.proposal.is_none() {
        return Ok(Page::go(href::proposal(&wish.0.proposal)));
    }
    Ok(ask_page(&visit, &it, &AskForm::default(), &Problems::new()))
}

/// `POST /groups/{group}/council/new`
async fn open(visit: Visit, State(app): State<App>, Path(slug): Path<String>, Form(raw): Form<AskForm>) -> Answer {
    let (actor, name, code) = (visit.actor.clone(), slug.clone(), raw.proposal.clone());
    let it = app.read(move |db| load_asked(db, &actor, &name, &code)).await?;
    if !raw.proposal.is_empty() && it.proposal.is_none() {
        return Err(Failure::Refused(visit.words.resolution_problem_proposal().to_owned()));
    }
    let asked = match &it.proposal {
        Some(_) => Ok((String::new(), String::new())),
        None => raw.parse(),
    };
    let asked = match asked {
        Ok((title, text)) => {
            let texts = vec![("title", title.clone()), ("text", text.clone())];
            blocked(&app, texts).await?.map_or(Ok((title, text)), Err)
        }
        Err(problems) => Err(problems),
    };
    let (title, text) = match asked {
        Ok(it) => it,
        Err(problems) => return Ok(ask_page(&visit, &it, &raw, &problems).invalid()),
    };
    let (actor, now, own, code) = (visit.actor.clone(), visit.now, app.clone(), raw.proposal.clone());
    let opened = app
        .change(move |db| {
            let asked = load_asked(db, &actor, &slug, &code)?;
            let proposal = match &asked.proposal {
                Some(it) => Some(proposals::hold_by_id(db, it.id)?).filter(Proposal::is_discussed),
                None => None,
            };
            let whole;
            let question = match &proposal {
                Some(it) => {
                    whole = it.whole_text();
                    Question { title: &it.content.title, text: &whole, proposal: Some(it) }
                }
                None if code.is_empty() => Question { title: &title, text: &text, proposal: None },
                None => return Err(StoreError::Missing),
            };
            course::open(db, &own, &asked.group, &question, now)
        })
        .await?;
    match opened {
        Ok(code) => Ok(Page::go(href::resolution(code))),
        Err(_) => Ok(ask_page(&visit, &it, &raw, &Problems::new()).invalid()),
    }
}

/// The way to the tree on a group's page, where there is one.
async fn group_card(app: App, visit: Visit, group: GroupId) -> Result<Option<Html>, Failure> {
    let actor = visit.actor.clone();
    let (group, has_tree) = app
        .read(move |db| {
            let group = people::group::store::find(db, &actor, group)?;
            let has_tree =
                group.kind.takes_groups() || !people::coalition::store::wholes(db, &actor, group.id)?.is_empty();
            Ok::<_, StoreError>((group, has_tree))
        })
        .await?;
    Ok(has_tree.then(|| views::group_card(&visit.look(), &group)))
}

/// For everything kept about a person: what they cast in councils, and for whom.
fn casts(db: &mut ::store::Reader, _: &App, actor: &Actor) -> Result<serde_json::Value, StoreError> {
    match actor.person {
        Some(person) => Ok(resolutions::cast_by(db, person)?.into()),
        None => Ok(serde_json::Value::Null),
    }
}
