//! Writing actions: adding, editing, publishing, moving, canceling, copying.
//!
//! Who may add an action to an open call: stewards and officers of any group in its name, and any
//! signed-in person in their own. What a person adds alone stays a draft until a steward of the
//! calling group publishes it; an action without a call is its organizers' own business.

use axum::extract::{Path, State};
use base::{ActionId, Actor, Code, GroupRole, Problems, Random, Time};
use store::{Change, Db, StoreError};
use ui::href;
use web::{Answer, App, Failure, Form, Page, Visit};

use super::{code_of, later, mine, say, touch};
use crate::action::form::{ActionForm, StateForm};
use crate::action::model::{Action, Content, Figures, OfCall, OfGroup, State as Stands, Step, StepError};
use crate::action::tell::{self, What};
use crate::action::{store as actions, views};
use crate::series::model::{at_hours_of, days_between};
use crate::{call, events, moderation};

/// The groups in whose name the actor may act: name in URLs and name.
fn groups(db: &mut impl Db, actor: &Actor) -> Result<Vec<(String, String)>, StoreError> {
    let own = people::group::store::own(db, actor)?;
    let acts = |group: &people::group::GroupName| group.is_open && actor.is_at_least(group.id, GroupRole::Steward);
    Ok(own.into_iter().filter(acts).map(|it| (it.slug.to_string(), it.name)).collect())
}

/// The group of a name in URLs, if the actor may act in its name.
fn group_of(db: &mut impl Db, actor: &Actor, slug: &str) -> Result<OfGroup, StoreError> {
    let group = people::group::store::find_by_slug(db, actor, slug)?;
    if !group.is_open() || !actor.is_at_least(group.id, GroupRole::Steward) {
        return Err(StoreError::Missing);
    }
    let is_public = group.is_public();
    Ok(OfGroup { id: group.id, slug: slug.to_owned(), name: group.name, is_public })
}

/// A call that takes actions.
fn call_of(db: &mut impl Db, actor: &Actor, slug: &str) -> Result<(OfCall, bool), StoreError> {
    let call = call::store::find(db, actor, slug)?;
    let of = OfCall {
        id: call.id,
        slug: call.slug.to_string(),
        title: call.content.title.clone(),
        group: call.caller.id,
        is_public: call.state != call::model::State::Draft && call.hidden.is_none(),
    };
    Ok((of, call.is_open()))
}

/// Whether the actor may let everybody see an action.
fn may_publish(actor: &Actor, action: &Action) -> bool {
    let Some(call) = &action.call else { return action.is_mine };
    let in_group = action.group.as_ref().is_some_and(|g| actor.is_at_least(g.id, GroupRole::Steward));
    call.is_public && (in_group || actor.is_at_least(call.group, GroupRole::Steward))
}

async fn new_page(visit: &Visit, app: &App, slug: Option<&str>, raw: &ActionForm, problems: &Problems) -> Answer {
    let (actor, slug) = (visit.actor.clone(), slug.map(str::to_owned));
    let (call, groups) = app
        .read(move |db| {
            let call = match &slug {
                Some(slug) => Some(call_of(db, &actor, slug)?),
                None => None,
            };
            Ok::<_, StoreError>((call, groups(db, &actor)?))
        })
        .await?;
    if call.as_ref().is_some_and(|(_, is_open)| !is_open) {
        return Err(Failure::Refused(visit.words.action_new_closed_text().to_owned()));
    }
    let mode = views::Mode::New(call.as_ref().map(|(call, _)| call), &groups);
    let (head, main) = views::edit(&visit.look(), &views::EditPage { mode, raw, problems, is_stale: false });
    Ok(visit.page(head, main))
}

fn blank(visit: &Visit) -> ActionForm {
    ActionForm { langs: vec![visit.lang.tag().to_owned()], kind: "rally".to_owned(), ..ActionForm::default() }
}

/// `GET /calls/{call}/actions/new`
pub(super) async fn new(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    new_page(&visit, &app, Some(&slug), &blank(&visit), &Problems::new()).await
}

/// `GET /actions/new`
pub(super) async fn new_alone(visit: Visit, State(app): State<App>) -> Answer {
    new_page(&visit, &app, None, &blank(&visit), &Problems::new()).await
}

/// `POST /calls/{call}/actions/new`
pub(super) async fn add(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    Form(raw): Form<ActionForm>,
) -> Answer {
    add_to(&visit, &app, Some(slug), &raw).await
}

/// `POST /actions/new`
pub(super) async fn add_alone(visit: Visit, State(app): State<App>, Form(raw): Form<ActionForm>) -> Answer {
    add_to(&visit, &app, None, &raw).await
}

/// What the form says, if it is sound and says nothing that is blocked.
async fn sound(app: &App, raw: &ActionForm, was: Option<&Content>) -> Result<Result<Content, Problems>, StoreError> {
    let content = match raw.parse(was) {
        Ok(content) => content,
        Err(problems) => return Ok(Err(problems)),
    };
    let blocked = moderation::blocked(app, moderation::texts_of_action(&content)).await?;
    Ok(blocked.map_or(Ok(content), Err))
}

async fn add_to(visit: &Visit, app: &App, slug: Option<String>, raw: &ActionForm) -> Answer {
    let content = match sound(app, raw, None).await? {
        Ok(content) => content,
        Err(problems) => return Ok(new_page(visit, app, slug.as_deref(), raw, &problems).await?.invalid()),
    };
    visit.person()?;
    let new = New {
        actor: visit.actor.clone(),
        slug: slug.clone(),
        group: raw.group.trim().to_owned(),
        content,
        publish: raw.then == "publish",
    };
    let (inner, now) = (app.clone(), visit.now);
    match app.change(move |db| write_new(db, &inner, &new, now)).await? {
        Ok(action) => {
            touch(app, &action);
            Ok(Page::go(href::action(action.code)))
        }
        Err(problems) => Ok(new_page(visit, app, slug.as_deref(), raw, &problems).await?.invalid()),
    }
}

/// A new action to be written.
struct New {
    actor: Actor,
    slug: Option<String>,
    group: String,
    content: Content,
    publish: bool,
}

fn write_new(db: &mut Change, app: &App, new: &New, now: Time) -> Result<Result<Action, Problems>, StoreError> {
    let (actor, random) = (&new.actor, app.random());
    let call = match &new.slug {
        Some(slug) => match call_of(db, actor, slug)? {
            (call, true) => Some(call),
            _ => return Ok(Err(Problems::one("", "action-new-closed-text"))),
        },
        None => None,
    };
    let group = if new.group.is_empty() {
        None
    } else {
        match group_of(db, actor, &new.group) {
            Ok(group) => Some(group),
            Err(StoreError::Missing) => return Ok(Err(Problems::one("group", "action-problem-group"))),
            Err(other) => return Err(other),
        }
    };
    let mut action = fresh(new.content.clone(), call, group, now, random);
    let publishes = new.publish && may_publish(actor, &action);
    if publishes {
        action.state = Stands::Published;
    }
    actions::insert(db, &action, None)?;
    if let (Some(person), None) = (actor.person, &action.group) {
        actions::add_organizer(db, action.id, person, false, now)?;
    }
    if publishes {
        say(db, events::ACTION_PUBLISHED, &action, now, random);
    } else if new.publish
        && let Some(call) = &action.call
    {
        let link = app.absolute(&href::action(action.code));
        let title = &action.content.title;
        people::notice::mail_officers(db, app, call.group, |words| {
            (words.action_mail_added_subject(title), words.action_mail_added_text(title, &link))
        })?;
    }
    Ok(Ok(action))
}

/// A new draft.
fn fresh(content: Content, call: Option<OfCall>, group: Option<OfGroup>, now: Time, random: &dyn Random) -> Action {
    Action {
        id: ActionId::new(now, random),
        code: Code::new(random),
        call,
        group,
        series: None,
        content,
        state: Stands::Draft,
        state_reason: String::new(),
        moved_at: None,
        version: 0,
        created_at: now,
        changed_at: now,
        hidden: None,
        figures: Figures::default(),
        is_mine: true,
    }
}

fn edit_page(visit: &Visit, action: &Action, raw: &ActionForm, problems: &Problems, is_stale: bool) -> Page {
    let page = views::EditPage { mode: views::Mode::Edit(action), raw, problems, is_stale };
    let (head, main) = views::edit(&visit.look(), &page);
    visit.page(head, main)
}

/// `GET /actions/{action}/edit`
pub(super) async fn edit(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let action = mine(&app, &visit, code_of(&code)?).await?;
    Ok(edit_page(&visit, &action, &ActionForm::of(&action), &Problems::new(), false))
}

/// `POST /actions/{action}/edit`
pub(super) async fn save(
    visit: Visit,
    State(app): State<App>,
    Path(code): Path<String>,
    Form(mut raw): Form<ActionForm>,
) -> Answer {
    let code = code_of(&code)?;
    let action = mine(&app, &visit, code).await?;
    let content = match sound(&app, &raw, Some(&action.content)).await? {
        Ok(content) => content,
        Err(problems) => return Ok(edit_page(&visit, &action, &raw, &problems, false).invalid()),
    };
    let seen = raw.version.trim().parse().unwrap_or(action.version);
    let (actor, inner, now) = (visit.actor.clone(), app.clone(), visit.now);
    let (note, rest) = (raw.note(), raw.is_for_rest());
    let saved = app.change(move |db| {
        let action = actions::hold_mine(db, &actor, code)?;
        if action.version != seen {
            return Ok(Some(action));
        }
        let others = if rest { later(db, &actor, &action)? } else { Vec::new() };
        let days = days_between(action.content.starts_at, content.starts_at, &content.time_zone());
        for other in others {
            let moved = like(&content, &other, days);
            write_edit(db, &inner, &other, moved, &note, now)?;
        }
        write_edit(db, &inner, &action, content.clone(), &note, now)?;
        Ok::<_, StoreError>(None)
    });
    match saved.await? {
        None => {
            touch(&app, &action);
            Ok(Page::go(href::action(code)))
        }
        Some(current) => {
            raw.version = current.version.to_string();
            let page = edit_page(&visit, &current, &raw, &Problems::new(), true);
            Ok(page.status(http::StatusCode::CONFLICT))
        }
    }
}

/// What an edit of one means for a later one of its series: the same words and hours on its own day.
fn like(content: &Content, other: &Action, days: i32) -> Content {
    let starts_at = at_hours_of(content.starts_at, other.content.starts_at, days, &content.time_zone());
    let lasts = content.ends_at.since(content.starts_at);
    Content { starts_at, ends_at: starts_at.plus(lasts), ..content.clone() }
}

fn write_edit(
    db: &mut Change,
    app: &App,
    before: &Action,
    content: Content,
    note: &str,
    now: Time,
) -> Result<(), StoreError> {
    if content == before.content {
        return Ok(());
    }
    let (after, moved) = before.clone().edit(content, note, now);
    actions::save(db, before, &after)?;
    if moved {
        say(db, events::ACTION_MOVED, &after, now, app.random());
        tell::everybody(db, &after, What::Moved, note);
    }
    if after.content.capacity != before.content.capacity || after.state != before.state {
        // A larger room, or a new time after it was put off, lets people in who waited.
        crate::rsvp::mails::let_in(db, app, &after, now)?;
    }
    Ok(())
}

fn state_page(visit: &Visit, app: &App, action: &Action, raw: &StateForm, problems: &Problems) -> Page {
    let publishes = may_publish(&visit.actor, action);
    let page = views::StatePage { action, raw, problems, mails: app.site().mails, publishes };
    let (head, main) = views::state(&visit.look(), &page);
    visit.page(head, main)
}

/// `GET /actions/{action}/state`
pub(super) async fn state(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let action = mine(&app, &visit, code_of(&code)?).await?;
    Ok(state_page(&visit, &app, &action, &StateForm::default(), &Problems::new()))
}

/// `POST /actions/{action}/state`
pub(super) async fn change_state(
    visit: Visit,
    State(app): State<App>,
    Path(code): Path<String>,
    Form(raw): Form<StateForm>,
) -> Answer {
    let code = code_of(&code)?;
    let action = mine(&app, &visit, code).await?;
    let (step, reason) = match raw.parse() {
        Ok(sound) => sound,
        Err(problems) => return Ok(state_page(&visit, &app, &action, &raw, &problems).invalid()),
    };
    let (actor, inner, now, rest) = (visit.actor.clone(), app.clone(), visit.now, raw.rest == "yes");
    let done = app.change(move |db| {
        let action = actions::hold_mine(db, &actor, code)?;
        let others = if rest { later(db, &actor, &action)? } else { Vec::new() };
        if let Err(problems) = write_step(db, &inner, &actor, &action, step, &reason, now)? {
            return Ok(Err(problems));
        }
        for other in others {
            // Those where the step makes no sense stay as they are.
            drop(write_step(db, &inner, &actor, &other, step, &reason, now)?);
        }
        Ok::<_, StoreError>(Ok(()))
    });
    match done.await? {
        Ok(()) => {
            touch(&app, &action);
            let gone = step == Step::Discard;
            Ok(Page::go(if gone { href::me() } else { href::action(code) }))
        }
        Err(problems) => Ok(state_page(&visit, &app, &action, &raw, &problems).status(http::StatusCode::CONFLICT)),
    }
}

fn write_step(
    db: &mut Change,
    app: &App,
    actor: &Actor,
    before: &Action,
    step: Step,
    reason: &str,
    now: Time,
) -> Result<Result<(), Problems>, StoreError> {
    if step == Step::Discard && before.state == Stands::Draft {
        return actions::discard(db, before.id).map(Ok);
    }
    if matches!(step, Step::Publish | Step::Restore) && !may_publish(actor, before) {
        return Ok(Err(Problems::one("step", "action-problem-publish")));
    }
    if let (Step::Publish, Some(of)) = (step, &before.call)
        && !call::store::find_by_id(db, actor, of.id)?.is_open()
    {
        return Ok(Err(Problems::one("step", "action-new-closed-text")));
    }
    let after = match before.clone().step(step, reason, now) {
        Ok(after) => after,
        Err(StepError::NotFrom(_)) => return Ok(Err(Problems::one("step", "action-problem-moved"))),
        Err(StepError::NoReason) => return Ok(Err(Problems::one("reason", "action-problem-reason"))),
    };
    actions::save(db, before, &after)?;
    let (event, what) = match step {
        Step::Publish | Step::Discard => (events::ACTION_PUBLISHED, None),
        Step::Postpone => (events::ACTION_POSTPONED, Some(What::Postponed)),
        Step::Cancel => (events::ACTION_CANCELED, Some(What::Canceled)),
        Step::Restore => (events::ACTION_RESTORED, Some(What::Restored)),
    };
    say(db, event, &after, now, app.random());
    if step == Step::Restore {
        // Places that became free meanwhile go to those who waited.
        crate::rsvp::mails::let_in(db, app, &after, now)?;
    }
    if let Some(what) = what {
        tell::everybody(db, &after, what, reason);
    }
    Ok(Ok(()))
}

/// `GET /actions/{action}/copy`
pub(super) async fn copy_ask(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let action = mine(&app, &visit, code_of(&code)?).await?;
    let (head, main) = views::copy(&visit.look(), &action);
    Ok(visit.page(head, main))
}

/// `POST /actions/{action}/copy`: a draft a week later, to be edited next.
pub(super) async fn copy(visit: Visit, State(app): State<App>, Path(code): Path<String>, _: Form<StateForm>) -> Answer {
    let (code, actor, now, random) = (code_of(&code)?, visit.actor.clone(), visit.now, app.random_arc());
    let made = app.change(move |db| {
        let action = actions::find_mine(db, &actor, code)?;
        let zone = action.content.time_zone();
        let starts = at_hours_of(action.content.starts_at, action.content.starts_at, 7, &zone);
        let copy = action.copy(ActionId::new(now, random.as_ref()), Code::new(random.as_ref()), starts, now);
        actions::insert(db, &copy, None)?;
        actions::copy_organizers(db, action.id, copy.id)?;
        Ok::<_, StoreError>(copy.code)
    });
    Ok(Page::go(href::action_edit(made.await?)))
}
