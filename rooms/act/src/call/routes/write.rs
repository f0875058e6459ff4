//! Writing calls: drafting, correcting, opening, closing, withdrawing.

use ::store::{Change, Db, StoreError};
use axum::extract::{Path, State};
use base::{Actor, CallId, Event, GroupRole, Problems, Random, Slug, Time};
use http::StatusCode;
use serde::Deserialize;
use serde_json::json;
use ui::href;
use web::{Answer, App, Form, Page, Query, Visit};

use crate::call::form::{CallForm, Draft, StateForm};
use crate::call::model::{Call, Caller, Correction, State as CallState, Step, StepError};
use crate::call::{store, views};
use crate::endorsement::store::spoken_for;
use crate::{events, moderation};

/// The groups for which the actor may call: name in URLs and name.
async fn callers(app: &App, actor: &Actor) -> Result<Vec<(String, String)>, StoreError> {
    let actor = actor.clone();
    let own = app.read(move |db| {
        let own = people::group::store::own(db, &actor)?;
        let speaks = |group: &people::group::GroupName| {
            group.is_open && actor.role_in(group.id).is_some_and(|role| role >= GroupRole::Officer)
        };
        Ok::<_, StoreError>(own.into_iter().filter(speaks).map(|it| (it.slug.to_string(), it.name)).collect())
    });
    own.await
}

fn form_page(visit: &Visit, mode: views::Mode<'_>, raw: &CallForm, problems: &Problems, since: &[Correction]) -> Page {
    let (head, main) = views::edit(&visit.look(), &views::EditPage { mode, raw, problems, since });
    visit.page(head, main)
}

/// What a link may fill in: a group, and how the call was decided.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Wish {
    group: String,
    why_text: String,
    why_url: String,
}

/// `GET /calls/new`
pub(super) async fn new(visit: Visit, State(app): State<App>, wish: Query<Wish>) -> Answer {
    let groups = callers(&app, &visit.actor).await?;
    if groups.is_empty() {
        let (head, main) = views::no_group(&visit.look());
        return Ok(visit.page(head, main));
    }
    let Wish { group, why_text, why_url } = wish.0;
    let langs = vec![visit.lang.tag().to_owned()];
    let raw = CallForm { group, langs, why_text, why_url, ..CallForm::default() };
    Ok(form_page(&visit, views::Mode::New(&groups), &raw, &Problems::new(), &[]))
}

/// What the form says, if it is sound and says nothing that is blocked.
async fn sound(app: &App, raw: &CallForm, is_public: bool) -> Result<Result<Draft, Problems>, StoreError> {
    let wish = match raw.parse(is_public) {
        Ok(wish) => wish,
        Err(problems) => return Ok(Err(problems)),
    };
    let blocked = moderation::blocked(app, moderation::texts_of_call(&wish.content)).await?;
    Ok(blocked.map_or(Ok(wish), Err))
}

/// `POST /calls/new`
pub(super) async fn draft(visit: Visit, State(app): State<App>, Form(raw): Form<CallForm>) -> Answer {
    let made = match sound(&app, &raw, false).await? {
        Ok(wish) => {
            let (actor, now, random) = (visit.actor.clone(), visit.now, app.random_arc());
            let group = raw.group.clone();
            let made = app.change(move |db| write_draft(db, &actor, &group, &wish, now, random.as_ref())).await;
            made.or_else(|error| if error.is_conflict("calls(slug)") { Ok(Err(slug_taken())) } else { Err(error) })?
        }
        Err(problems) => Err(problems),
    };
    match made {
        Ok(slug) => Ok(Page::go(href::call(&slug))),
        Err(problems) => {
            let groups = callers(&app, &visit.actor).await?;
            Ok(form_page(&visit, views::Mode::New(&groups), &raw, &problems, &[]).invalid())
        }
    }
}

fn write_draft(
    db: &mut Change,
    actor: &Actor,
    group: &str,
    wish: &Draft,
    now: Time,
    random: &dyn Random,
) -> Result<Result<Slug, Problems>, StoreError> {
    let (officer, name) = match spoken_for(db, actor, group) {
        Ok(found) => found,
        Err(StoreError::Missing) => return Ok(Err(Problems::one("group", "call-problem-group"))),
        Err(other) => return Err(other),
    };
    let id = CallId::new(now, random);
    let slug = match wished_slug(db, wish, id)? {
        Ok(slug) => slug,
        Err(problems) => return Ok(Err(problems)),
    };
    let call = Call {
        id,
        slug: slug.clone(),
        caller: Caller { id: officer.group, slug: group.to_owned(), name, is_linked: true },
        content: wish.content.clone(),
        state: CallState::Draft,
        state_reason: String::new(),
        picture: None,
        version: 1,
        created_at: now,
        opened_at: None,
        ended_at: None,
        changed_at: now,
        hidden: None,
    };
    store::insert(db, &call)?;
    Ok(Ok(slug))
}

/// The name an editor wished for, if it is free, or one made from the title.
fn wished_slug(db: &mut impl Db, wish: &Draft, call: CallId) -> Result<Result<Slug, Problems>, StoreError> {
    match &wish.slug {
        Some(slug) if store::is_taken(db, slug, call)? => Ok(Err(slug_taken())),
        Some(slug) => Ok(Ok(slug.clone())),
        None => store::free_slug(db, &Slug::from_title(&wish.content.title, "call"), call).map(Ok),
    }
}

fn mode(call: &Call) -> views::Mode<'_> {
    if call.state == CallState::Draft { views::Mode::Draft(call) } else { views::Mode::Public(call) }
}

async fn for_editor(app: &App, visit: &Visit, slug: &str) -> Result<Call, StoreError> {
    let (actor, slug) = (visit.actor.clone(), slug.to_owned());
    app.read(move |db| store::find_for_editor(db, &actor, &slug)).await
}

async fn for_editor_by_id(app: &App, visit: &Visit, id: CallId) -> Result<Call, StoreError> {
    let actor = visit.actor.clone();
    app.read(move |db| store::find_for_editor_by_id(db, &actor, id)).await
}

/// `GET /calls/{call}/edit`
pub(super) async fn edit(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let call = for_editor(&app, &visit, &slug).await?;
    Ok(form_page(&visit, mode(&call), &CallForm::of(&call), &Problems::new(), &[]))
}

/// What became of an edit.
enum Edited {
    Saved(Slug),
    Wrong(Problems),
    /// Somebody else saved first: the call as it is now, and what changed.
    Stale(Box<Call>, Vec<Correction>),
}

/// `POST /calls/{call}/edit`
pub(super) async fn correct(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    Form(mut raw): Form<CallForm>,
) -> Answer {
    let call = match (for_editor(&app, &visit, &slug).await, raw.call()) {
        // Somebody gave the draft another name meanwhile: the form still knows which it was.
        (Err(StoreError::Missing), Some(id)) => for_editor_by_id(&app, &visit, id).await?,
        (found, _) => found?,
    };
    let wish = match sound(&app, &raw, call.state != CallState::Draft).await? {
        Ok(wish) => wish,
        Err(problems) => return Ok(form_page(&visit, mode(&call), &raw, &problems, &[]).invalid()),
    };
    let (actor, now, random, name) = (visit.actor.clone(), visit.now, app.random_arc(), call.slug.clone());
    let edited = app.change(move |db| write_edit(db, &actor, name.as_str(), &wish, now, random.as_ref())).await;
    match edited.or_else(taken_meanwhile)? {
        Edited::Saved(slug) => {
            app.live().touch(call.id.0);
            Ok(Page::go(href::call(&slug)))
        }
        Edited::Wrong(problems) => Ok(form_page(&visit, mode(&call), &raw, &problems, &[]).invalid()),
        Edited::Stale(now, since) => {
            raw.version = now.version.to_string();
            Ok(form_page(&visit, mode(&now), &raw, &Problems::new(), &since).status(StatusCode::CONFLICT))
        }
    }
}

/// Two editors who wished for the same name at the same moment: the second one is told.
fn taken_meanwhile(error: StoreError) -> Result<Edited, StoreError> {
    if error.is_conflict("calls(slug)") { Ok(Edited::Wrong(slug_taken())) } else { Err(error) }
}

fn slug_taken() -> Problems {
    Problems::one("slug", "call-problem-slug-taken")
}

fn write_edit(
    db: &mut Change,
    actor: &Actor,
    slug: &str,
    wish: &Draft,
    now: Time,
    random: &dyn Random,
) -> Result<Edited, StoreError> {
    let call = store::hold_for_editor(db, actor, slug)?;
    if call.version != wish.version {
        let since = store::changed_since(db, call.id, wish.version)?;
        return Ok(Edited::Stale(Box::new(call), since));
    }
    let slug = if call.state == CallState::Draft {
        match wished_slug(db, wish, call.id)? {
            Ok(slug) => slug,
            Err(problems) => return Ok(Edited::Wrong(problems)),
        }
    } else {
        call.slug.clone()
    };
    let is_public = call.state != CallState::Draft;
    let (call, correction) = call.correct(wish.content.clone(), slug, &wish.reason, now);
    let Some(correction) = correction else { return Ok(Edited::Saved(call.slug)) };
    store::save(db, &call)?;
    store::add_correction(db, call.id, &correction)?;
    if is_public {
        say(db, events::CALL_CORRECTED, &call, now, random)?;
    }
    Ok(Edited::Saved(call.slug))
}

/// Tells other rooms what happened to a call.
pub(crate) fn say(db: &mut Change, kind: &str, call: &Call, now: Time, random: &dyn Random) -> Result<(), StoreError> {
    let demands: Vec<String> =
        crate::demand::store::codes(db, call.id)?.into_iter().map(|code| code.to_string()).collect();
    // How it was decided may be a decision of this site, whose page then shows the call.
    let payload = json!({
        "slug": call.slug.as_str(), "group_id": call.caller.id, "title": call.content.title,
        "decided_by": call.content.why_url, "demands": demands,
    });
    db.emit(Event::new(kind, call.id, payload, now, random));
    Ok(())
}

fn state_page(visit: &Visit, call: &Call, raw: &StateForm, problems: &Problems) -> Page {
    let (head, main) = views::state(&visit.look(), &views::StatePage { call, raw, problems });
    visit.page(head, main)
}

/// `GET /calls/{call}/state`
pub(super) async fn state(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let call = for_editor(&app, &visit, &slug).await?;
    Ok(state_page(&visit, &call, &StateForm::default(), &Problems::new()))
}

/// `POST /calls/{call}/state`
pub(super) async fn change_state(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    Form(raw): Form<StateForm>,
) -> Answer {
    let call = for_editor(&app, &visit, &slug).await?;
    let (step, reason) = match raw.parse() {
        Ok(sound) => sound,
        Err(problems) => return Ok(state_page(&visit, &call, &raw, &problems).invalid()),
    };
    let seen = raw.seen().unwrap_or(call.state);
    let (actor, now, random, name) = (visit.actor.clone(), visit.now, app.random_arc(), slug.clone());
    let done = app.change(move |db| {
        let call = store::hold_for_editor(db, &actor, &name)?;
        if call.state != seen {
            return Ok(Err(Problems::one("", "call-problem-state-moved")));
        }
        write_step(db, call, step, &reason, now, random.as_ref())
    });
    let problems = match done.await {
        Ok(Ok(())) if step == Step::Discard => return Ok(Page::go(href::calls())),
        Ok(Ok(())) => {
            app.live().touch(call.id.0);
            return Ok(Page::go(href::call(&slug)));
        }
        Ok(Err(problems)) => problems,
        // An action under the draft holds on to it.
        Err(StoreError::Conflict { .. }) if step == Step::Discard => Problems::one("step", "call-problem-actions"),
        Err(other) => return Err(other.into()),
    };
    let call = for_editor(&app, &visit, &slug).await?;
    Ok(state_page(&visit, &call, &raw, &problems).status(StatusCode::CONFLICT))
}

fn write_step(
    db: &mut Change,
    call: Call,
    step: Step,
    reason: &str,
    now: Time,
    random: &dyn Random,
) -> Result<Result<(), Problems>, StoreError> {
    if step == Step::Discard && call.state == CallState::Draft {
        store::discard(db, call.id)?;
        return Ok(Ok(()));
    }
    let (call, correction) = match call.step(step, reason, now) {
        Ok(done) => done,
        Err(StepError::Impossible { .. }) => return Ok(Err(Problems::one("step", "call-problem-state-moved"))),
        Err(StepError::Unexplained) => return Ok(Err(Problems::one("reason", "call-problem-reason"))),
    };
    store::save(db, &call)?;
    match &correction {
        Some(correction) => store::add_correction(db, call.id, correction)?,
        None => store::clear_corrections(db, call.id)?,
    }
    let kind = match step {
        Step::Open | Step::Discard => events::CALL_OPENED,
        Step::Close => events::CALL_CLOSED,
        Step::Reopen => events::CALL_REOPENED,
        Step::Withdraw => events::CALL_WITHDRAWN,
    };
    say(db, kind, &call, now, random)?;
    Ok(Ok(()))
}
