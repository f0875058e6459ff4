//! Demands over HTTP.

use std::sync::Arc;

use ::store::{Db, Migration, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Actor, GroupId, GroupRole, Problems, Retention, Span};
use http::StatusCode;
use people::group::Group;
use serde::Deserialize;
use ui::{Html, href};
use web::{Answer, App, Failure, Form, JobKind, Page, Paging, Query, Subscription, Visit, route};

use super::form::{DemandForm, Draft, StateForm};
use super::forms::{EditPage, Mode, StatePage};
use super::model::{Demand, DemandId, Entry, Listed, OF_DECISION_MAX, Whole};
use super::turns::{Corrected, MakeError};
use super::{files, forms, store, turns, views};
use crate::decision::model::{Decision, Mention, Outcome};
use crate::decision::store as decisions;
use crate::proposal::model::Source;
use crate::{Parts, access};

/// On a group's platform.
const GROUP_MOST: i64 = 500;
/// On a group's own page.
const CARD_MOST: i64 = 4;

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    let told = |kind: &'static str| Subscription { kind, run: Arc::new(turns::on_call) };
    Parts {
        routes: vec![
            route(access::DEMAND_LIST, get(list)).cached(),
            route(access::DEMAND_ASK, get(new)),
            route(access::DEMAND_MAKE, post(make)),
            route(access::DEMAND_SHOW, get(show)).cached(),
            route(access::DEMAND_EDIT, get(edit)),
            route(access::DEMAND_CORRECT, post(correct)),
            route(access::DEMAND_STATE_ASK, get(state)),
            route(access::DEMAND_STATE, post(change_state)),
            route(access::DEMAND_CORRECTIONS, get(corrections)).cached(),
            route(access::PLATFORM_SHOW, get(platform)).cached(),
            route(access::PLATFORM_FILE, get(file)),
        ],
        migrations: vec![Migration {
            name: "202611221610_decide_demands",
            sql: include_str!("../../migrations/202611221610_decide_demands.sql"),
        }],
        retentions: vec![Retention {
            key: "keep-demands",
            tables: &["demands", "demand_entries", "demand_corrections", "demand_mentions"],
            span: Span::Kept,
            purge: None,
        }],
        subscriptions: ["CallOpened", "CallCorrected", "CallClosed", "CallReopened", "CallWithdrawn"]
            .into_iter()
            .map(told)
            .collect(),
        jobs: vec![JobKind {
            kind: super::subject::TELL_JOB,
            run: Arc::new(|app, payload| Box::pin(tell(app, payload))),
        }],
        samples: Some(views::samples),
        subjects: vec![super::subject::SUBJECT],
        hidings: vec![super::subject::HIDING],
        group_cards: vec![Arc::new(|app, visit, group| Box::pin(group_card(app, visit, group)))],
        ..Parts::default()
    }
}

/// What the job is about.
#[derive(Clone, Copy, Debug, Deserialize)]
struct Wanted {
    demand: DemandId,
}

/// Tells other rooms how a demand stands after it was hidden or shown again.
async fn tell(app: App, payload: serde_json::Value) -> Result<(), Failure> {
    let wanted: Wanted = serde_json::from_value(payload).map_err(Failure::broken)?;
    let random = app.random_arc();
    app.change(move |db| {
        let it = store::find_by_id(db, wanted.demand)?;
        let now = db.now();
        turns::say(db, &it, now, random.as_ref());
        Ok::<_, StoreError>(())
    })
    .await?;
    Ok(())
}

/// `GET /demands`
async fn list(visit: Visit, State(app): State<App>, Query(paging): Query<Paging>) -> Answer {
    let index = paging.index();
    let (all, count) =
        app.read(move |db| Ok::<_, StoreError>((store::public(db, index)?, store::count_public(db)?))).await?;
    let pages = Paging::pages(count, store::PAGE);
    let (head, main) = views::list(&visit.look(), &all, paging.number(), pages);
    Ok(visit.page(head, main))
}

fn form_page(visit: &Visit, mode: Mode<'_>, raw: &DemandForm, problems: &Problems, refused: &str) -> Page {
    let (head, main) = forms::edit(&visit.look(), &EditPage { mode, raw, problems, refused });
    visit.page(head, main)
}

async fn decision_of(app: &App, visit: &Visit, code: &str) -> Result<Decision, Failure> {
    let (actor, code) = (visit.actor.clone(), code.to_owned());
    Ok(app.read(move |db| turns::decision_for_officer(db, &actor, &code)).await?)
}

/// What the form says, if it is sound and says nothing that is blocked.
async fn sound(
    app: &App,
    raw: &DemandForm,
    decided: &str,
    is_correction: bool,
) -> Result<Result<Draft, Problems>, StoreError> {
    let wish = match raw.parse(decided, is_correction) {
        Ok(wish) => wish,
        Err(problems) => return Ok(Err(problems)),
    };
    let it = &wish.content;
    let texts = vec![
        ("title", it.title.clone()),
        ("addressee", it.addressee.clone()),
        ("addressee_url", it.addressee_url.clone()),
        ("text", it.text.clone()),
    ];
    Ok(crate::blocked(app, texts).await?.map_or(Ok(wish), Err))
}

/// `GET /decisions/{decision}/demands/new`
async fn new(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let it = decision_of(&app, &visit, &code).await?;
    if it.outcome != Outcome::Adopted {
        return Err(Failure::Refused(visit.words.demand_problem_decision().to_owned()));
    }
    Ok(form_page(&visit, Mode::New(&it), &DemandForm::of_decision(&it), &Problems::new(), ""))
}

/// `POST /decisions/{decision}/demands/new`
async fn make(visit: Visit, State(app): State<App>, Path(code): Path<String>, Form(raw): Form<DemandForm>) -> Answer {
    let it = decision_of(&app, &visit, &code).await?;
    let wish = match sound(&app, &raw, &it.text, false).await? {
        Ok(wish) => wish,
        Err(problems) => return Ok(form_page(&visit, Mode::New(&it), &raw, &problems, "").invalid()),
    };
    let (actor, now, random) = (visit.actor.clone(), visit.now, app.random_arc());
    let made = app.change(move |db| turns::make(db, &actor, &code, &wish, now, random.as_ref())).await?;
    let refused = match made {
        Ok(code) => return Ok(Page::go(href::demand(code))),
        Err(MakeError::NotAdopted) => visit.words.demand_problem_decision().to_owned(),
        Err(MakeError::Many) => visit.words.demand_problem_many(&OF_DECISION_MAX.to_string()),
    };
    Ok(form_page(&visit, Mode::New(&it), &raw, &Problems::new(), &refused).status(StatusCode::CONFLICT))
}

/// Everything the page needs, from one snapshot.
struct Shown {
    it: Demand,
    entries: Vec<Entry>,
    mentions: Vec<Mention>,
    sources: Vec<Source>,
    proposals: Vec<crate::proposal::model::Listed>,
}

fn load(db: &mut impl Db, actor: &Actor, code: &str) -> Result<Shown, StoreError> {
    let it = store::find(db, actor, code)?;
    let sources = match decisions::find(db, actor, it.decided.code.as_str()) {
        Ok(decision) => match decision.proposal {
            Some((id, _)) => crate::proposal::store::sources(db, id)?,
            None => Vec::new(),
        },
        Err(StoreError::Missing) => Vec::new(),
        Err(other) => return Err(other),
    };
    Ok(Shown {
        entries: store::entries(db, it.id)?,
        mentions: store::mentions(db, it.id)?,
        proposals: crate::proposal::store::from_source(db, &href::demand(it.code))?,
        sources,
        it,
    })
}

/// `GET /demands/{demand}`
async fn show(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let it = app.read(move |db| load(db, &actor, &code)).await?;
    let page = views::DemandPage {
        it: &it.it,
        entries: &it.entries,
        mentions: &it.mentions,
        sources: &it.sources,
        proposals: &it.proposals,
        is_member: visit.actor.is_at_least(it.it.body.id, GroupRole::Member),
        is_officer: visit.actor.is_at_least(it.it.body.id, GroupRole::Officer),
    };
    let (head, main) = views::show(&visit.look(), &page);
    Ok(visit.page(head, main))
}

async fn for_officer(app: &App, visit: &Visit, code: &str) -> Result<(Demand, String), Failure> {
    let (actor, code) = (visit.actor.clone(), code.to_owned());
    let found = app
        .read(move |db| {
            let it = store::find_for_officer(db, &actor, &code)?;
            let decided = decisions::find(db, &actor, it.decided.code.as_str())?.text;
            Ok::<_, StoreError>((it, decided))
        })
        .await?;
    Ok(found)
}

/// `GET /demands/{demand}/edit`
async fn edit(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let (it, _) = for_officer(&app, &visit, &code).await?;
    Ok(form_page(&visit, Mode::Correct(&it), &DemandForm::of(&it), &Problems::new(), ""))
}

/// `POST /demands/{demand}/edit`
async fn correct(
    visit: Visit,
    State(app): State<App>,
    Path(code): Path<String>,
    Form(raw): Form<DemandForm>,
) -> Answer {
    let (it, decided) = for_officer(&app, &visit, &code).await?;
    let wish = match sound(&app, &raw, &decided, true).await? {
        Ok(wish) => wish,
        Err(problems) => return Ok(form_page(&visit, Mode::Correct(&it), &raw, &problems, "").invalid()),
    };
    let (actor, now, random, name) = (visit.actor.clone(), visit.now, app.random_arc(), code.clone());
    let done = app.change(move |db| turns::correct(db, &actor, &name, &wish, now, random.as_ref())).await?;
    match done {
        Corrected::Saved => Ok(Page::go(href::demand(code))),
        Corrected::Withdrawn => Err(Failure::Refused(visit.words.demand_problem_withdrawn().to_owned())),
        Corrected::Stale(present) => {
            let raw = DemandForm { version: present.version.to_string(), ..raw };
            let told = visit.words.demand_problem_stale();
            let page = form_page(&visit, Mode::Correct(&present), &raw, &Problems::new(), told);
            Ok(page.status(StatusCode::CONFLICT))
        }
    }
}

async fn state_page(app: &App, visit: &Visit, code: &str, raw: &StateForm, problems: &Problems) -> Answer {
    let (actor, code) = (visit.actor.clone(), code.to_owned());
    let (it, later) = app
        .read(move |db| {
            let it = store::find_for_officer(db, &actor, &code)?;
            let later = store::later(db, &it)?;
            Ok::<_, StoreError>((it, later))
        })
        .await?;
    if it.steps().is_empty() {
        return Err(Failure::Refused(visit.words.demand_problem_withdrawn().to_owned()));
    }
    let (head, main) = forms::state(&visit.look(), &StatePage { it: &it, later: &later, raw, problems });
    Ok(visit.page(head, main))
}

/// `GET /demands/{demand}/state`
async fn state(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let raw = StateForm::fresh(visit.now);
    state_page(&app, &visit, &code, &raw, &Problems::new()).await
}

/// `POST /demands/{demand}/state`
async fn change_state(
    visit: Visit,
    State(app): State<App>,
    Path(code): Path<String>,
    Form(raw): Form<StateForm>,
) -> Answer {
    let parsed = match raw.parse() {
        Ok(it) => {
            let texts = vec![("note", it.1.note.clone()), ("evidence_words", it.1.evidence_words.clone())];
            crate::blocked(&app, texts).await?.map_or(Ok(it), Err)
        }
        Err(problems) => Err(problems),
    };
    let (step, report) = match parsed {
        Ok(it) => it,
        Err(problems) => return Ok(state_page(&app, &visit, &code, &raw, &problems).await?.invalid()),
    };
    let (actor, now, random, name) = (visit.actor.clone(), visit.now, app.random_arc(), code.clone());
    let later = raw.decision.clone();
    let done =
        app.change(move |db| turns::step(db, &actor, &name, (step, &report, &later), now, random.as_ref())).await?;
    match done {
        Ok(()) => Ok(Page::go(href::demand(code))),
        Err(error) => {
            let (field, key) = error.problem();
            Ok(state_page(&app, &visit, &code, &raw, &Problems::one(field, key)).await?.invalid())
        }
    }
}

/// `GET /demands/{demand}/corrections`
async fn corrections(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let (it, all) = app
        .read(move |db| {
            let it = store::find(db, &actor, &code)?;
            let all = store::corrections(db, it.id)?;
            Ok::<_, StoreError>((it, all))
        })
        .await?;
    let (head, main) = views::corrections(&visit.look(), &it, &all);
    Ok(visit.page(head, main))
}

/// `GET /groups/{group}/platform`
async fn platform(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let (actor, name) = (visit.actor.clone(), slug.clone());
    let (group, demands, wholes): (Group, Vec<Listed>, Vec<Whole>) = app
        .read(move |db| {
            let group = people::group::store::find_by_slug(db, &actor, &name)?;
            let demands = store::of_group(db, &actor, group.id, GROUP_MOST)?;
            let wholes = store::wholes(db, &actor, group.id, group.parent)?;
            Ok::<_, StoreError>((group, demands, wholes))
        })
        .await?;
    if group.slug.as_str() != slug {
        return Ok(Page::go(href::platform(&group.slug)));
    }
    let is_officer = group.is_run_by(&visit.actor);
    let page = views::PlatformPage { group: &group, demands: &demands, wholes: &wholes, is_officer };
    let (head, main) = views::platform(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// `GET /groups/{group}/platform/{file}`
async fn file(visit: Visit, State(app): State<App>, Path((slug, file)): Path<(String, String)>) -> Answer {
    let actor = visit.actor.clone();
    let (group, all) = app
        .read(move |db| {
            let group = people::group::store::find_by_slug(db, &actor, &slug)?;
            let all = store::every(db, &actor, group.id)?;
            Ok::<_, StoreError>((group, all))
        })
        .await?;
    let (base_url, is_member) = (&app.site().base_url, visit.actor.is_at_least(group.id, GroupRole::Member));
    match file.as_str() {
        "demands.csv" => {
            let table = files::csv(base_url, &all, is_member).map_err(Failure::broken)?;
            Ok(Page::file(table, "text/csv; charset=utf-8", Some(&format!("{}-demands.csv", group.slug))))
        }
        "demands.json" => Ok(Page::json(&files::json(base_url, &group.name, &all, is_member))),
        _ => Err(Failure::Missing),
    }
}

/// What a group demands, for its page; nothing where it demands nothing.
async fn group_card(app: App, visit: Visit, group: GroupId) -> Result<Option<Html>, Failure> {
    let actor = visit.actor.clone();
    let (group, demands) = app
        .read(move |db| {
            let group = people::group::store::find(db, &actor, group)?;
            let demands = store::of_group(db, &actor, group.id, CARD_MOST)?;
            Ok::<_, StoreError>((group, demands))
        })
        .await?;
    Ok((!demands.is_empty()).then(|| views::group_card(&visit.look(), &group, &demands)))
}
