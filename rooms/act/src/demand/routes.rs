//! Which demands a call carries, over HTTP, and what is told of demands.

use std::sync::Arc;

use ::store::{Change, Db, Migration, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Actor, Event, GroupId, Problems, Random, Retention, Span, Time};
use ui::href;
use web::{Answer, App, Form, Page, Subscription, Visit, route};

use super::model::{CarryForm, Known};
use super::store::{self, Told};
use super::views;
use crate::call::model::{Call, State as CallState};
use crate::call::store as calls;
use crate::{Parts, access, events};

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![route(access::DEMAND_ASK, get(ask)), route(access::DEMAND_CARRY, post(carry))],
        migrations: vec![Migration {
            name: "202611221620_act_call_carried_demands",
            sql: include_str!("../../migrations/202611221620_act_call_carried_demands.sql"),
        }],
        retentions: vec![Retention {
            key: "keep-carried-demands",
            tables: &["known_demands", "carried_demands"],
            span: Span::Kept,
            purge: None,
        }],
        subscriptions: vec![Subscription { kind: "DemandChanged", run: Arc::new(on_demand) }],
        samples: Some(views::samples),
        ..Parts::default()
    }
}

/// A demand was made, corrected, or moved: its copy follows.
fn on_demand(db: &mut Change, event: &Event) -> Result<(), StoreError> {
    let value = |name: &str| event.payload.get(name);
    let text = |name: &str| value(name).and_then(serde_json::Value::as_str).unwrap_or_default();
    let group = value("group_id").cloned().and_then(|it| serde_json::from_value::<GroupId>(it).ok());
    let (Ok(code), Some(group)) = (text("code").parse(), group) else { return Ok(()) };
    let it = Told {
        code,
        group,
        title: text("title"),
        addressee: text("addressee"),
        state: text("state"),
        is_public: value("public").and_then(serde_json::Value::as_bool).unwrap_or_default(),
    };
    store::keep(db, &it, event.at)
}

fn load(db: &mut impl Db, actor: &Actor, slug: &str) -> Result<(Call, Vec<Known>, Vec<Known>), StoreError> {
    let call = calls::find_for_editor(db, actor, slug)?;
    let carried = store::of_call(db, actor, call.id)?;
    let at_hand = store::at_hand(db, actor, call.caller.id, &carried)?;
    Ok((call, carried, at_hand))
}

fn page(visit: &Visit, call: &Call, at_hand: &[Known], raw: &CarryForm, problems: &Problems) -> Page {
    let (head, main) = views::choose(&visit.look(), &views::CarryPage { call, at_hand, raw, problems });
    visit.page(head, main)
}

/// `GET /calls/{call}/demands`
async fn ask(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let (call, carried, at_hand) = app.read(move |db| load(db, &actor, &slug)).await?;
    let raw = CarryForm { demands: carried.iter().map(|it| it.code.to_string()).collect(), ..CarryForm::default() };
    Ok(page(&visit, &call, &at_hand, &raw, &Problems::new()))
}

/// `POST /calls/{call}/demands`
async fn carry(visit: Visit, State(app): State<App>, Path(slug): Path<String>, Form(raw): Form<CarryForm>) -> Answer {
    let (actor, now, random, typed) = (visit.actor.clone(), visit.now, app.random_arc(), raw.clone());
    let done = app.change(move |db| write(db, &actor, &slug, &typed, now, random.as_ref())).await?;
    match done {
        Ok(call) => {
            app.live().touch(call.id.0);
            Ok(Page::go(href::call(&call.slug)))
        }
        Err((call, at_hand, problems)) => Ok(page(&visit, &call, &at_hand, &raw, &problems).invalid()),
    }
}

type Refused = (Call, Vec<Known>, Problems);

fn write(
    db: &mut Change,
    actor: &Actor,
    slug: &str,
    raw: &CarryForm,
    now: Time,
    random: &dyn Random,
) -> Result<Result<Call, Refused>, StoreError> {
    calls::hold_for_editor(db, actor, slug)?;
    let (call, carried, at_hand) = load(db, actor, slug)?;
    let is_public = call.state != CallState::Draft;
    let (codes, reason) = match raw.parse(&at_hand, is_public) {
        Ok(wish) => wish,
        Err(problems) => return Ok(Err((call, at_hand, problems))),
    };
    let titles =
        |list: &mut dyn Iterator<Item = &Known>| list.map(|it| it.title.as_str()).collect::<Vec<_>>().join("\n");
    let before = titles(&mut carried.iter());
    let after = titles(&mut codes.iter().filter_map(|code| at_hand.iter().find(|it| it.code == *code)));
    let own: Vec<_> = carried.iter().map(|it| it.code).collect();
    if own == codes {
        return Ok(Ok(call));
    }
    store::carry(db, call.id, &codes)?;
    let (call, correction) = call.carry(before, after, &reason, now);
    calls::save(db, &call)?;
    calls::add_correction(db, call.id, &correction)?;
    if is_public {
        crate::call::say(db, events::CALL_CORRECTED, &call, now, random)?;
    }
    Ok(Ok(call))
}
