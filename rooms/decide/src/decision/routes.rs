//! Decisions over HTTP.

use ::store::{Change, Db, StoreError};
use axum::extract::{Path, State};
use axum::routing::get;
use base::{Actor, Event, GroupId, GroupRole, PersonId, Retention, Span};
use people::group::Group;
use std::sync::Arc;
use ui::{Html, href};
use web::{Answer, App, Failure, Page, Paging, Query, Subscription, Visit, route};

use super::model::{Listed, Mention};
use super::{store, views};
use crate::standing::model::Standing;
use crate::{Parts, access};

/// Of each kind on a group's page of decisions.
const GROUP_MOST: i64 = 60;
/// Of each kind on a group's own page.
const CARD_MOST: i64 = 3;

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    let told = |kind: &'static str| Subscription { kind, run: Arc::new(on_call) };
    let endorsed = |kind: &'static str| Subscription { kind, run: Arc::new(on_endorsement) };
    Parts {
        routes: vec![
            route(access::DECISION_GROUP, get(group)).cached(),
            route(access::DECISION_LIST, get(list)).cached(),
            route(access::DECISION_SHOW, get(show)).cached(),
        ],
        retentions: vec![Retention {
            key: "keep-decisions",
            tables: &["decisions", "decision_mentions"],
            span: Span::Kept,
            purge: None,
        }],
        subscriptions: ["CallOpened", "CallCorrected", "CallClosed", "CallReopened", "CallWithdrawn"]
            .into_iter()
            .map(told)
            .chain(["CallEndorsed", "EndorsementReturned", "EndorsementRevoked"].map(endorsed))
            .collect(),
        samples: Some(views::samples),
        group_cards: vec![Arc::new(|app, visit, group| Box::pin(group_card(app, visit, group)))],
        person_cards: vec![Arc::new(|app, visit, person| Box::pin(person_card(app, visit, person)))],
        ..Parts::default()
    }
}

/// A call says in its "why" which decision it carries: `decided_by` of the event is that address.
fn on_call(db: &mut Change, event: &Event) -> Result<(), StoreError> {
    let text = |name: &str| event.payload.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
    let slug = text("slug");
    if slug.is_empty() {
        return Ok(());
    }
    let to = href::call(slug);
    let code = text("decided_by").rsplit_once("/decisions/").map(|(_, code)| code.trim_end_matches('/'));
    match code {
        Some(code) if event.kind != "CallWithdrawn" => {
            let label = base::text::line(text("title"), 200).unwrap_or_else(|_| slug.to_owned());
            let it = Mention { href: to, kind: "call".to_owned(), label };
            store::mention(db, code, &it, event.at)
        }
        _ => store::end_mention(db, "call", &to),
    }
}

/// A group says of its endorsement which decision it rests on, in the same way.
fn on_endorsement(db: &mut Change, event: &Event) -> Result<(), StoreError> {
    let text = |name: &str| event.payload.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
    let (slug, group) = (text("slug"), text("group_id"));
    if slug.is_empty() || group.is_empty() {
        return Ok(());
    }
    // One call may be endorsed by many groups: each has an address of its own.
    let to = format!("{}#{group}", href::call_endorsements(slug));
    let code = text("decided_by").rsplit_once("/decisions/").map(|(_, code)| code.trim_end_matches('/'));
    match code {
        Some(code) if event.kind != "EndorsementRevoked" => {
            let label = base::text::line(text("title"), 200).unwrap_or_else(|_| slug.to_owned());
            let it = Mention { href: to, kind: "endorsement".to_owned(), label };
            store::mention(db, code, &it, event.at)
        }
        _ => store::end_mention(db, "endorsement", &to),
    }
}

/// `GET /decisions/{decision}`
async fn show(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let (it, mentions, sources, demands, sees_meeting) = app
        .read(move |db| {
            let it = store::find(db, &actor, &code)?;
            let mentions = store::mentions(db, it.id)?;
            let sources = match &it.proposal {
                Some((id, _)) => crate::proposal::store::sources(db, *id)?,
                None => Vec::new(),
            };
            let demands = crate::demand::store::of_decision(db, &actor, it.body.id, it.id)?;
            let sees_meeting = match it.details.meeting {
                Some(code) => crate::meeting::store::has_minutes(db, &actor, code)?,
                None => false,
            };
            Ok::<_, StoreError>((it, mentions, sources, demands, sees_meeting))
        })
        .await?;
    let is_officer = visit.actor.is_at_least(it.body.id, GroupRole::Officer);
    let page = views::DecisionPage {
        it: &it,
        mentions: &mentions,
        sources: &sources,
        demands: &demands,
        is_officer,
        sees_meeting,
    };
    let (head, main) = views::show(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// `GET /decisions`
async fn list(visit: Visit, State(app): State<App>, Query(paging): Query<Paging>) -> Answer {
    let index = paging.index();
    let (all, count) =
        app.read(move |db| Ok::<_, StoreError>((store::public(db, index)?, store::count_public(db)?))).await?;
    let pages = Paging::pages(count, store::PAGE);
    let (head, main) = views::list(&visit.look(), &all, paging.number(), pages);
    Ok(visit.page(head, main))
}

/// What a group decides, from one snapshot.
struct Shown {
    group: Group,
    proposals: Vec<crate::proposal::model::Listed>,
    elections: Vec<crate::election::model::Listed>,
    decisions: Vec<Listed>,
    standing: Standing,
}

fn load(db: &mut impl Db, actor: &Actor, group: Group, most: i64) -> Result<Shown, StoreError> {
    Ok(Shown {
        proposals: crate::proposal::store::of_group(db, actor, group.id, most)?,
        elections: crate::election::store::of_group(db, actor, group.id, most)?,
        decisions: store::of_group(db, actor, group.id, most)?,
        standing: crate::standing::store::of_group(db, group.id)?,
        group,
    })
}

impl Shown {
    fn page(&self, actor: &Actor) -> views::GroupPage<'_> {
        let group = &self.group;
        views::GroupPage {
            group,
            proposals: &self.proposals,
            elections: &self.elections,
            decisions: &self.decisions,
            standing: &self.standing,
            may_propose: group.is_open() && self.standing.may_propose(actor, group.id),
            is_officer: group.is_run_by(actor),
        }
    }
}

/// `GET /groups/{group}/decisions`
async fn group(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let (actor, name) = (visit.actor.clone(), slug.clone());
    let it = app
        .read(move |db| {
            let group = people::group::store::find_by_slug(db, &actor, &name)?;
            load(db, &actor, group, GROUP_MOST)
        })
        .await?;
    if it.group.slug.as_str() != slug {
        return Ok(Page::go(href::group_decisions(&it.group.slug)));
    }
    let (head, main) = views::group(&visit.look(), &it.page(&visit.actor));
    Ok(visit.page(head, main))
}

/// What a group decides, for its page; nothing where it never did and the visitor is no member.
async fn group_card(app: App, visit: Visit, group: GroupId) -> Result<Option<Html>, Failure> {
    let actor = visit.actor.clone();
    let it = app
        .read(move |db| {
            let group = people::group::store::find(db, &actor, group)?;
            load(db, &actor, group, CARD_MOST)
        })
        .await?;
    let is_empty = it.proposals.is_empty() && it.elections.is_empty() && it.decisions.is_empty();
    if is_empty && !it.group.is_own(&visit.actor) {
        return Ok(None);
    }
    Ok(Some(views::group_card(&visit.look(), &it.page(&visit.actor))))
}

/// Ballots that wait for a person and proposals they move; nothing where there are none.
async fn person_card(app: App, visit: Visit, person: PersonId) -> Result<Option<Html>, Failure> {
    let (waiting, moved) = app
        .read(move |db| {
            let waiting = crate::election::store::waiting_for(db, person)?;
            Ok::<_, StoreError>((waiting, crate::proposal::store::moved_by(db, person)?))
        })
        .await?;
    if waiting.is_empty() && moved.is_empty() {
        return Ok(None);
    }
    Ok(Some(views::person_card(&visit.look(), &waiting, &moved)))
}
