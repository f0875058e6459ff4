//! Asking, offering, describing a role, and changing what was said.

use ::store::{Change, StoreError};
use axum::extract::{Path, State};
use base::{Actor, Code, GroupId, GroupRole, Problems, Time};
use ui::href;
use uuid::Uuid;
use web::{Answer, App, Failure, Form, Intake, Limit, Page, Query, Visit};

use super::super::form::AidForm;
use super::super::model::{Aid, Content, Kind, Reach, Side};
use super::super::store::{self, New, SealedReach};
use super::super::tell::{self, News};
use super::super::views::{self, FormPage};
use super::super::{receipt, sealed};
use super::receipt::{Held, held};
use crate::matching::model::Says;
use crate::matching::store as matches;

/// Why a sound form is not taken.
enum Declined {
    Problems(Problems),
    Store(StoreError),
}

impl From<StoreError> for Declined {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// What the form's first answers are, from the address that led here.
fn prefilled(visit: &Visit, side: Side, asked: AidForm, role: bool) -> AidForm {
    let fresh = AidForm::fresh(side, &asked.kind, visit.lang.tag());
    let mut form = AidForm {
        group: asked.group,
        town: asked.town,
        skills: asked.skills,
        slots: asked.slots,
        answers: asked.answers,
        ..fresh
    };
    if role {
        "yes".clone_into(&mut form.role);
        Kind::Volunteers.as_str().clone_into(&mut form.kind);
        "90".clone_into(&mut form.days);
    }
    form
}

/// `GET /aid/needs/new`
pub(super) async fn need(visit: Visit, State(app): State<App>, Query(asked): Query<AidForm>) -> Answer {
    let raw = prefilled(&visit, Side::Need, asked, false);
    form_page(&visit, &app, Side::Need, &raw, &Problems::new()).await
}

/// `GET /aid/offers/new`
pub(super) async fn offer(visit: Visit, State(app): State<App>, Query(asked): Query<AidForm>) -> Answer {
    let raw = prefilled(&visit, Side::Offer, asked, false);
    form_page(&visit, &app, Side::Offer, &raw, &Problems::new()).await
}

/// `GET /aid/roles/new`
pub(super) async fn role(visit: Visit, State(app): State<App>, Query(asked): Query<AidForm>) -> Answer {
    let raw = prefilled(&visit, Side::Need, asked, true);
    if groups(&visit, &app).await?.is_empty() {
        return Err(Failure::Refused(visit.words.aid_role_no_group().to_owned()));
    }
    form_page(&visit, &app, Side::Need, &raw, &Problems::new()).await
}

/// `POST /aid/needs/new`
pub(super) async fn need_send(visit: Visit, State(app): State<App>, form: Intake<AidForm>) -> Answer {
    send(visit, app, Side::Need, AidForm { role: String::new(), ..form.0 }).await
}

/// `POST /aid/offers/new`
pub(super) async fn offer_send(visit: Visit, State(app): State<App>, form: Intake<AidForm>) -> Answer {
    send(visit, app, Side::Offer, AidForm { role: String::new(), ..form.0 }).await
}

/// `POST /aid/roles/new`
pub(super) async fn role_send(visit: Visit, State(app): State<App>, form: Intake<AidForm>) -> Answer {
    send(visit, app, Side::Need, AidForm { role: "yes".to_owned(), ..form.0 }).await
}

/// The groups in whose name this visitor may ask and offer: name in URLs, name.
async fn groups(visit: &Visit, app: &App) -> Result<Vec<(String, String)>, Failure> {
    let runs: Vec<GroupId> =
        visit.actor.groups.iter().filter(|(_, role)| *role >= GroupRole::Steward).map(|(id, _)| *id).collect();
    if runs.is_empty() {
        return Ok(Vec::new());
    }
    let names = app.read(move |db| people::group::store::names(db, &runs)).await?;
    Ok(names.into_iter().filter(|it| it.is_open).map(|it| (it.slug.to_string(), it.name)).collect())
}

fn action_of(side: Side, raw: &AidForm) -> String {
    match (side, raw.role == "yes") {
        (_, true) => href::role_new(),
        (Side::Need, _) => href::need_new(),
        (Side::Offer, _) => href::offer_new(),
    }
}

async fn form_page(visit: &Visit, app: &App, side: Side, raw: &AidForm, problems: &Problems) -> Answer {
    let groups = groups(visit, app).await?;
    let answers = match raw.answers.parse::<Code>().ok() {
        Some(code) => {
            let actor = visit.actor.clone();
            let found = app.read(move |db| store::find_public(db, &actor, code)).await;
            found.ok().filter(|aid| aid.side == side.other() && aid.is_open(visit.now))
        }
        None => None,
    };
    let page = FormPage {
        side,
        action: &action_of(side, raw),
        raw,
        problems,
        groups: &groups,
        answers: answers.as_ref(),
        is_change: false,
        mails: app.site().mails,
    };
    let (head, main) = views::ask(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// Takes a sound form: writes it, answers the public one it is meant for, and leads to the receipt.
async fn send(visit: Visit, app: App, side: Side, raw: AidForm) -> Answer {
    app.limits().check(Limit::Intake, &visit.client)?;
    let (content, reach) = match raw.parse(side) {
        Ok(sound) => sound,
        Err(problems) => return Ok(form_page(&visit, &app, side, &raw, &problems).await?.invalid()),
    };
    let (inner, actor, now, lang, typed) = (app.clone(), visit.actor.clone(), visit.now, visit.lang, raw.clone());
    let made = app
        .change(move |db| {
            let group = in_name_of(db, &actor, &typed)?;
            blocked(db, &content)?;
            let new = new_aid(&inner, side, group, &actor, (content.clone(), &reach), lang, now);
            store::insert(db, &new, now)?;
            answer(db, &inner, &actor, &new, &typed, now)?;
            tell::ask_to_confirm(db, &inner, new.id, new.code)?;
            Ok::<_, Declined>(new.code)
        })
        .await;
    match made {
        Ok(code) => Ok(Page::go(href::aid_receipt(receipt::show(&app, code)))),
        Err(Declined::Problems(problems)) => Ok(form_page(&visit, &app, side, &raw, &problems).await?.invalid()),
        Err(Declined::Store(error)) => Err(error.into()),
    }
}

/// The group in whose name it is made, if the actor helps to run it.
fn in_name_of(db: &mut Change, actor: &Actor, typed: &AidForm) -> Result<Option<GroupId>, Declined> {
    if typed.group.is_empty() {
        return match typed.role.as_str() {
            "yes" => Err(Declined::Problems(Problems::one("group", "aid-problem-group"))),
            _ => Ok(None),
        };
    }
    let group = people::group::store::find_by_slug(db, actor, &typed.group)?;
    people::membership::store::steward(db, actor, group.id)?;
    Ok(Some(group.id))
}

fn blocked(db: &mut Change, content: &Content) -> Result<(), Declined> {
    let texts = [("title", content.title.as_str()), ("details", content.details.as_str())];
    match people::moderation::blocks::check(db, &texts)? {
        Some(problem) => Err(Declined::Problems(problem.into())),
        None => Ok(()),
    }
}

fn new_aid(
    app: &App,
    side: Side,
    group: Option<GroupId>,
    actor: &Actor,
    (content, reach): (Content, &Reach),
    lang: base::Lang,
    now: Time,
) -> New {
    let (keys, random) = (app.keys(), app.random());
    let (mail, contact) = sealed::reach(keys, random, reach);
    New {
        id: base::id::uuid_v7(now, random),
        code: Code::new(random),
        side,
        group,
        person: actor.person.filter(|_| group.is_none()),
        sealed: group.is_none().then(|| sealed::words(keys, random, &content)),
        content,
        mail,
        contact,
        lang,
    }
}

/// Proposes the new one to the public one it answers: its maker has said yes already.
fn answer(db: &mut Change, app: &App, actor: &Actor, new: &New, typed: &AidForm, now: Time) -> Result<(), Declined> {
    let Some(code) = typed.answers.parse::<Code>().ok() else { return Ok(()) };
    let other: Aid = store::find_public(db, actor, code)?;
    if other.side == new.side || !other.is_open(now) {
        return Err(Declined::Problems(Problems::one("", "aid-problem-gone")));
    }
    if other.content.kind != new.content.kind {
        return Err(Declined::Problems(Problems::one("kind", "aid-problem-other-kind")));
    }
    let (mine, theirs) = (new.content.quantity, other.left());
    let (need, offer) = if new.side == Side::Need { (mine, theirs) } else { (theirs, mine) };
    if !other.content.kind.splits() && offer < need {
        return Err(Declined::Problems(Problems::one("quantity", "aid-problem-too-few")));
    }
    let (pair, says): ((Uuid, Uuid), (Says, Says)) = match new.side {
        Side::Need => ((new.id, other.id), (Says::Yes, Says::Waiting)),
        Side::Offer => ((other.id, new.id), (Says::Waiting, Says::Yes)),
    };
    matches::propose(db, pair, need.min(offer), says, now, app.random())?;
    tell::tell(db, app, other.id, other.code, News::Proposed)?;
    Ok(())
}

/// `GET /aid/receipts/{receipt}/change`
pub(super) async fn change_ask(visit: Visit, State(app): State<App>, Path(text): Path<String>) -> Answer {
    let it = held(&visit, &app, &text).await?;
    let id = it.aid.id;
    let reach = app.read(move |db| store::reach(db, id)).await?;
    let raw = AidForm::of(&it.aid.content, &sealed::open_reach(&app, &reach));
    Ok(change_page(&visit, &app, &it, &raw, &Problems::new()))
}

fn change_page(visit: &Visit, app: &App, it: &Held, raw: &AidForm, problems: &Problems) -> Page {
    let page = FormPage {
        side: it.aid.side,
        action: &href::aid_change(&it.receipt),
        raw,
        problems,
        groups: &[],
        answers: None,
        is_change: true,
        mails: app.site().mails,
    };
    let (head, main) = views::ask(&visit.look(), &page);
    visit.page(head, main)
}

/// `POST /aid/receipts/{receipt}/change`
pub(super) async fn change(
    visit: Visit,
    State(app): State<App>,
    Path(text): Path<String>,
    form: Form<AidForm>,
) -> Answer {
    let it = held(&visit, &app, &text).await?;
    let role = if it.aid.content.role.is_some() { "yes" } else { "" };
    let raw = AidForm { role: role.to_owned(), ..form.0 };
    let (content, reach) = match raw.parse(it.aid.side) {
        Ok(sound) => sound,
        Err(problems) => return Ok(change_page(&visit, &app, &it, &raw, &problems).invalid()),
    };
    let (inner, code) = (app.clone(), it.aid.code);
    let done = app
        .change(move |db| {
            let before = store::find(db, code)?;
            if content.quantity < before.given {
                let mut problems = Problems::new();
                problems.add_with("quantity", "aid-problem-given", ("given", before.given.to_string()));
                return Err(Declined::Problems(problems));
            }
            blocked(db, &content)?;
            save(db, &inner, &before, &content, &reach)
        })
        .await;
    match done {
        Ok(()) => Ok(Page::go(href::aid_receipt(&it.receipt))),
        Err(Declined::Problems(problems)) => Ok(change_page(&visit, &app, &it, &raw, &problems).invalid()),
        Err(Declined::Store(error)) => Err(error.into()),
    }
}

fn save(db: &mut Change, app: &App, before: &Aid, content: &Content, reach: &Reach) -> Result<(), Declined> {
    let known = store::reach(db, before.id)?;
    let same_mail = sealed::open_reach(app, &known).mail == reach.mail;
    let (mail, contact) = sealed::reach(app.keys(), app.random(), reach);
    let words = before.group.is_none().then(|| sealed::words(app.keys(), app.random(), content));
    let next = SealedReach { mail, contact, ..known };
    store::save(db, before.id, content, words, &next, same_mail)?;
    if !same_mail {
        tell::ask_to_confirm(db, app, before.id, before.code)?;
    }
    Ok(())
}
