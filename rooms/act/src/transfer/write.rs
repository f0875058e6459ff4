//! Puts understood records into a call, some hundred at a time; what is there already stays as it is.

use std::collections::BTreeSet;

use ::store::StoreError;
use base::{ActionId, Actor, Code, Time};
use web::App;

use super::model::Ready;
use crate::action::model::{Action, Figures, OfCall, OfGroup, State};
use crate::action::store as action_store;
use crate::call::model::Call;
use crate::turnout::model::{Estimate, Method};
use crate::turnout::store as turnout_store;

/// Actions in one change.
const STEP: usize = 250;

/// What came of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Written {
    /// New actions.
    pub added: usize,
    /// Those whose key was there already.
    pub known: usize,
}

/// Those that are new to a call, each key once.
pub async fn only_new(app: &App, call: &Call, ready: Vec<Ready>) -> Result<(Vec<Ready>, usize), StoreError> {
    let id = call.id;
    let known = app.read(move |db| action_store::source_keys(db, id)).await?;
    let mut seen: BTreeSet<String> = known.into_iter().map(|(key, _)| key).collect();
    let all = ready.len();
    let fresh: Vec<Ready> = ready.into_iter().filter(|it| seen.insert(it.key.clone())).collect();
    let known = all - fresh.len();
    Ok((fresh, known))
}

/// Writes them; `progress` is told how many are done.
pub async fn write(
    app: &App,
    call: &Call,
    ready: Vec<Ready>,
    mut progress: impl FnMut(usize),
) -> Result<Written, StoreError> {
    let (fresh, known) = only_new(app, call, ready).await?;
    let mut added = 0;
    for chunk in fresh.chunks(STEP) {
        let (step, inner, now) = (chunk.to_vec(), app.clone(), app.now());
        let (of_call, of_group) = (of_call(call), of_group(call));
        app.change(move |db| {
            let actions: Vec<(Action, &Ready)> =
                step.iter().map(|it| (action(&inner, it, &of_call, &of_group, now), it)).collect();
            let rows: Vec<(&Action, Option<&str>)> =
                actions.iter().map(|(action, it)| (action, Some(it.key.as_str()))).collect();
            action_store::insert_many(db, &rows)?;
            for (action, it) in &actions {
                let Some((range, source)) = it.turnout else { continue };
                let id = base::id::uuid_v7(now, inner.random());
                let (method, note) = (Method::Unknown, String::new());
                let estimate =
                    Estimate { id, action: action.id, range, source, method, note, made_at: now, chosen: None };
                turnout_store::insert(db, &estimate)?;
                turnout_store::choose(db, action.id, id, "", now)?;
            }
            Ok::<_, StoreError>(())
        })
        .await?;
        added += chunk.len();
        progress(added);
    }
    Ok(Written { added, known })
}

fn of_call(call: &Call) -> OfCall {
    OfCall {
        id: call.id,
        slug: call.slug.to_string(),
        title: call.content.title.clone(),
        group: call.caller.id,
        is_public: call.is_visible_to(&Actor::anyone()),
    }
}

fn of_group(call: &Call) -> OfGroup {
    let caller = &call.caller;
    OfGroup { id: caller.id, slug: caller.slug.clone(), name: caller.name.clone(), is_public: caller.is_linked }
}

fn action(app: &App, it: &Ready, call: &OfCall, group: &OfGroup, now: Time) -> Action {
    Action {
        id: ActionId::new(now, app.random()),
        code: Code::new(app.random()),
        call: Some(call.clone()),
        group: Some(group.clone()),
        series: None,
        content: it.content.clone(),
        state: State::Published,
        state_reason: String::new(),
        version: 1,
        created_at: now,
        changed_at: now,
        moved_at: None,
        hidden: None,
        figures: Figures::default(),
        is_mine: true,
    }
}
