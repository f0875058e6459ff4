//! Mandates over HTTP.

use ::store::{Change, Db, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Actor, Code, Event, Problems, Random, Time};
use std::sync::Arc;
use ui::href;
use uuid::Uuid;
use web::{Answer, App, Form, Page, Subscription, Visit, route};

use super::model::{Lists, MandateForm};
use super::{store, views};
use crate::decision::events::{DECISION_MADE, PROPOSAL_MOVED};
use crate::decision::model::Outcome;
use crate::delegate::load::May;
use crate::delegate::model::Delegation;
use crate::delegate::store as delegations;
use crate::proposal::model::{Content, ProposalId, Source};
use crate::proposal::store as proposals;
use crate::{Parts, access};

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::MANDATE_SHOW, get(show)).cached(),
            route(access::MANDATE_NEW, get(new)),
            route(access::MANDATE_ADD, post(add)),
        ],
        subscriptions: vec![
            Subscription { kind: DECISION_MADE, run: Arc::new(on_decision) },
            Subscription { kind: PROPOSAL_MOVED, run: Arc::new(on_move) },
        ],
        samples: Some(views::samples),
        ..Parts::default()
    }
}

fn text<'a>(event: &'a Event, name: &str) -> &'a str {
    event.payload.get(name).and_then(serde_json::Value::as_str).unwrap_or_default()
}

/// A body decided on a proposal: where it asked for a mandate, that binds from now on, or is dropped.
fn on_decision(db: &mut Change, event: &Event) -> Result<(), StoreError> {
    let proposal = text(event, "proposal_id").parse::<Uuid>().ok().map(ProposalId);
    let outcome = Outcome::parse(text(event, "outcome"));
    let code = text(event, "code").parse::<Code>().ok();
    match (proposal, outcome, code) {
        (Some(proposal), Some(outcome), Some(code)) => store::after_decision(db, proposal, outcome, code, event.at),
        _ => Ok(()),
    }
}

/// A proposal that asked for a mandate was taken back.
fn on_move(db: &mut Change, event: &Event) -> Result<(), StoreError> {
    if text(event, "state") == crate::proposal::model::State::Withdrawn.as_str() {
        store::after_withdrawal(db, ProposalId(event.subject), event.at)?;
    }
    Ok(())
}

/// `GET /delegations/{delegation}/mandate`
async fn show(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let (it, all) = app
        .read(move |db| {
            let it = delegations::find(db, &actor, &code)?;
            let all = store::versions(db, it.id)?;
            Ok::<_, StoreError>((it, all))
        })
        .await?;
    let may = May::of(&it, &visit.actor);
    let (head, main) = views::show(&visit.look(), &it, &all, may);
    Ok(visit.page(head, main))
}

type Adopted = Vec<(Code, String)>;

/// A set of seats for an officer, its mandate in force, and the decisions that can have adopted another.
fn load(db: &mut impl Db, actor: &Actor, code: &str) -> Result<(Delegation, Lists, Adopted), StoreError> {
    let it = delegations::find_for_officer(db, actor, code)?;
    let lists = store::in_force(db, it.id)?.map(|found| found.lists).unwrap_or_default();
    let adopted = store::adopted_by(db, it.body.id)?;
    Ok((it, lists, adopted))
}

/// `GET /delegations/{delegation}/mandate/new`
async fn new(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let (it, lists, adopted) = app.read(move |db| load(db, &actor, &code)).await?;
    let (head, main) = views::edit(&visit.look(), &it, &adopted, &MandateForm::of(&lists), &Problems::new());
    Ok(visit.page(head, main))
}

/// `POST /delegations/{delegation}/mandate/new`
async fn add(visit: Visit, State(app): State<App>, Path(code): Path<String>, Form(raw): Form<MandateForm>) -> Answer {
    let (actor, name) = (visit.actor.clone(), code.clone());
    let (it, _, adopted) = app.read(move |db| load(db, &actor, &name)).await?;
    let codes: Vec<Code> = adopted.iter().map(|(code, _)| *code).collect();
    let parsed = match raw.parse(&codes) {
        Ok(wish) => {
            let lists = &wish.0;
            let texts = vec![
                ("alone", lists.alone.clone()),
                ("as_told", lists.as_told.clone()),
                ("bring_back", lists.bring_back.clone()),
                ("reason", wish.1.clone()),
            ];
            crate::blocked(&app, texts).await?.map_or(Ok(wish), Err)
        }
        Err(problems) => Err(problems),
    };
    let wish = match parsed {
        Ok(wish) => wish,
        Err(problems) => {
            let (head, main) = views::edit(&visit.look(), &it, &adopted, &raw, &problems);
            return Ok(visit.page(head, main).invalid());
        }
    };
    let content = content(&visit, &it, &wish.0);
    let (actor, now, random) = (visit.actor.clone(), visit.now, app.random_arc());
    let to = app.change(move |db| write(db, &actor, &code, &wish, &content, now, random.as_ref())).await?;
    Ok(Page::go(to))
}

/// The proposal that asks the body to adopt these lists, in the words of whoever writes it.
fn content(visit: &Visit, it: &Delegation, lists: &Lists) -> Content {
    let words = visit.words;
    let headings =
        [words.delegate_mandate_alone(), words.delegate_mandate_as_told(), words.delegate_mandate_bring_back()];
    let title = words.delegate_mandate_proposal(&it.title);
    Content {
        title: base::text::line(&title, crate::proposal::model::TITLE_MAX)
            .unwrap_or_else(|_| words.delegate_mandate().to_owned()),
        summary: words.delegate_mandate_proposal_summary().to_owned(),
        text: lists.to_text(headings, words.delegate_mandate_nothing()),
    }
}

/// Adds a version a decision adopted, or drafts the proposal that asks for it; answers where to go.
pub(crate) fn write(
    db: &mut Change,
    actor: &Actor,
    code: &str,
    (lists, reason, decision): &(Lists, String, Option<Code>),
    content: &Content,
    now: Time,
    random: &dyn Random,
) -> Result<String, StoreError> {
    let it = delegations::hold_for_officer(db, actor, code)?;
    if decision.is_some() {
        store::insert(db, it.id, (lists, reason), None, *decision, now)?;
        return Ok(href::mandate(it.code));
    }
    let proposal = proposals::draft(db, actor, it.body.id, content.clone(), it.audience, (now, random))?;
    proposals::add_source(db, proposal.id, &Source { href: href::mandate(it.code), label: it.title.clone() })?;
    store::insert(db, it.id, (lists, reason), Some(proposal.id), None, now)?;
    Ok(href::proposal(proposal.code))
}
