//! Delegates over HTTP: sets of seats, the election that fills them, seats.

use ::store::{Change, Db, Migration, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Actor, GroupId, PersonId, Problems, Retention, Span, Time};
use people::group::{Group, GroupName};
use std::sync::Arc;
use ui::{Html, href};
use web::{Answer, App, Failure, Form, Page, Purge, Visit, route};

use super::form::{DelegationForm, OpenForm};
use super::load::{self, Overview};
use super::model::{Delegate, Delegation, EndedAs, NewDelegation, open_seats, still_kept};
use super::{export, jobs, seating, store, views};
use crate::candidacy::model::on_ballot;
use crate::election::model::{Election, NewContest, NewElection, OpenError, Purpose};
use crate::proposal::model::Audience;
use crate::{Parts, access};

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::DELEGATE_GROUP, get(group)).cached(),
            route(access::DELEGATION_NEW, get(new)),
            route(access::DELEGATION_ADD, post(add)),
            route(access::DELEGATION_SHOW, get(show)).cached(),
            route(access::DELEGATION_EDIT, get(edit)),
            route(access::DELEGATION_SAVE, post(save)),
            route(access::DELEGATION_ELECTION_ASK, get(ask_election)),
            route(access::DELEGATION_ELECTION, post(open_election)),
            route(access::SEAT_SHOW, get(seat)).cached(),
            route(access::SEAT_LEAVE_ASK, get(ask_leave)),
            route(access::SEAT_LEAVE, post(leave)),
        ],
        migrations: vec![Migration {
            name: "202611221600_decide_delegates",
            sql: include_str!("../../migrations/202611221600_decide_delegates.sql"),
        }],
        retentions: retentions(),
        purges: vec![Purge { name: "recalls", run: crate::recall::store::purge }],
        jobs: jobs::jobs(),
        subscriptions: jobs::subscriptions(),
        samples: Some(views::samples),
        group_cards: vec![Arc::new(|app, visit, group| Box::pin(group_card(app, visit, group)))],
        person_cards: vec![Arc::new(|app, visit, person| Box::pin(person_card(app, visit, person)))],
        person_exports: vec![web::PersonExport { name: "delegate", run: export::mine }],
        ..Parts::default()
    }
}

fn retentions() -> Vec<Retention> {
    let kept = |key, tables, span, purge| Retention { key, tables, span, purge };
    vec![
        kept(
            "keep-delegations",
            &["delegations", "mandates", "delegates", "delegate_reports", "delegate_questions"],
            Span::Kept,
            None,
        ),
        kept("keep-candidacies", &["candidacies"], Span::UntilDeleted, None),
        kept("keep-recalls", &["recall_petitions"], Span::Kept, None),
        kept("keep-recall-signatures", &["recall_signatures"], Span::days(30), Some("recalls")),
    ]
}

/// A group by its name in URLs and the sets of seats it fills, as far as the actor may see them.
fn of_group(db: &mut impl Db, actor: &Actor, group: Group, now: Time) -> Result<(Group, Vec<Overview>), StoreError> {
    let mut all = Vec::new();
    for it in store::of_body(db, actor, group.id)? {
        all.push(load::overview(db, actor, it, now)?);
    }
    Ok((group, all))
}

/// `GET /groups/{group}/delegates`
async fn group(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let (actor, now, name) = (visit.actor.clone(), visit.now, slug.clone());
    let (group, all) = app
        .read(move |db| {
            let group = people::group::store::find_by_slug(db, &actor, &name)?;
            of_group(db, &actor, group, now)
        })
        .await?;
    if group.slug.as_str() != slug {
        return Ok(Page::go(href::group_delegates(&group.slug)));
    }
    let is_officer = group.is_run_by(&visit.actor) && group.is_open();
    let is_member = group.is_own(&visit.actor);
    let (head, main) = views::group(&visit.look(), &group, &all, is_member, is_officer);
    Ok(visit.page(head, main))
}

/// A group for an officer of it, with the councils it can send delegates to.
fn for_officer(db: &mut impl Db, actor: &Actor, slug: &str) -> Result<(Group, Vec<GroupName>), StoreError> {
    let group = crate::standing::store::group_for_officer(db, actor, slug)?;
    let councils = councils(db, actor, group.id, group.parent)?;
    Ok((group, councils))
}

/// The bodies of delegates a group belongs to: those that took it in, and the one it is a committee of.
fn councils(
    db: &mut impl Db,
    actor: &Actor,
    group: GroupId,
    parent: Option<GroupId>,
) -> Result<Vec<GroupName>, StoreError> {
    let wholes = people::coalition::store::wholes(db, actor, group)?;
    let mut all: Vec<GroupName> = wholes.into_iter().map(|link| link.group).collect();
    if let Some(parent) = parent {
        all.extend(people::group::store::names(db, &[parent])?);
    }
    all.retain(|it| it.is_open && it.kind.takes_groups());
    Ok(all)
}

fn known(councils: &[GroupName]) -> Vec<(GroupId, String)> {
    councils.iter().map(|it| (it.id, it.slug.to_string())).collect()
}

/// What the form says, if it is sound and says nothing that is blocked.
async fn sound(
    app: &App,
    raw: &DelegationForm,
    councils: &[GroupName],
) -> Result<Result<NewDelegation, Problems>, StoreError> {
    let wish = match raw.parse(&known(councils)) {
        Ok(wish) => wish,
        Err(problems) => return Ok(Err(problems)),
    };
    let texts = vec![("title", wish.title.clone()), ("text", wish.text.clone())];
    Ok(crate::blocked(app, texts).await?.map_or(Ok(wish), Err))
}

/// `GET /groups/{group}/delegates/new`
async fn new(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let (group, councils) = app.read(move |db| for_officer(db, &actor, &slug)).await?;
    let raw = DelegationForm::fresh();
    let (head, main) = views::new(&visit.look(), &group, &councils, &raw, &Problems::new());
    Ok(visit.page(head, main))
}

/// `POST /groups/{group}/delegates/new`
async fn add(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    Form(raw): Form<DelegationForm>,
) -> Answer {
    let (actor, name) = (visit.actor.clone(), slug.clone());
    let (group, councils) = app.read(move |db| for_officer(db, &actor, &name)).await?;
    let wish = match sound(&app, &raw, &councils).await? {
        Ok(wish) => wish,
        Err(problems) => {
            let (head, main) = views::new(&visit.look(), &group, &councils, &raw, &problems);
            return Ok(visit.page(head, main).invalid());
        }
    };
    let (actor, now, random) = (visit.actor.clone(), visit.now, app.random_arc());
    let made = app
        .change(move |db| {
            let (group, councils) = for_officer(db, &actor, &slug)?;
            let wish = fitting(&wish, group.is_public(), &councils)?;
            store::insert(db, group.id, &wish, now, random.as_ref())
        })
        .await?;
    Ok(Page::go(href::delegation(made.code)))
}

/// The wish as it can be written: a group that is not public has nothing for everybody, and a council that
/// parted from the body meanwhile takes no delegates.
fn fitting(wish: &NewDelegation, is_public: bool, councils: &[GroupName]) -> Result<NewDelegation, StoreError> {
    let mut wish = wish.clone();
    if !is_public {
        wish.audience = Audience::Members;
    }
    match wish.council {
        Some(id) if councils.iter().all(|it| it.id != id) => Err(StoreError::Missing),
        _ => Ok(wish),
    }
}

/// `GET /delegations/{delegation}`
async fn show(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    page(&app, &visit, &code, &Problems::new(), &views::Typed::default()).await
}

/// The page of a set of seats, with what was typed into its forms.
pub(crate) async fn page(app: &App, visit: &Visit, code: &str, problems: &Problems, typed: &views::Typed) -> Answer {
    let (actor, now, code) = (visit.actor.clone(), visit.now, code.to_owned());
    let it = app.read(move |db| load::whole(db, &actor, &code, now)).await?;
    let (head, main) = views::show(&visit.look(), &it, problems, typed);
    Ok(visit.page(head, main))
}

/// A set of seats for an officer, with the councils its body belongs to.
fn edited(db: &mut impl Db, actor: &Actor, code: &str) -> Result<(Delegation, Vec<GroupName>), StoreError> {
    let it = store::find_for_officer(db, actor, code)?;
    let group = people::group::store::find(db, actor, it.body.id)?;
    let councils = councils(db, actor, group.id, group.parent)?;
    Ok((it, councils))
}

/// `GET /delegations/{delegation}/edit`
async fn edit(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let (it, councils) = app.read(move |db| edited(db, &actor, &code)).await?;
    let (head, main) = views::edit(&visit.look(), &it, &councils, &DelegationForm::of(&it), &Problems::new());
    Ok(visit.page(head, main))
}

/// `POST /delegations/{delegation}/edit`
async fn save(
    visit: Visit,
    State(app): State<App>,
    Path(code): Path<String>,
    Form(raw): Form<DelegationForm>,
) -> Answer {
    let (actor, name) = (visit.actor.clone(), code.clone());
    let (it, councils) = app.read(move |db| edited(db, &actor, &name)).await?;
    let parsed = sound(&app, &raw, &councils).await?;
    let problems = match parsed {
        Ok(wish) => {
            let (actor, now) = (visit.actor.clone(), visit.now);
            match app.change(move |db| write_edit(db, &actor, &code, &wish, now)).await? {
                None => return Ok(Page::go(href::delegation(it.code))),
                Some(problems) => problems,
            }
        }
        Err(problems) => problems,
    };
    let (head, main) = views::edit(&visit.look(), &it, &councils, &raw, &problems);
    Ok(visit.page(head, main).invalid())
}

fn write_edit(
    db: &mut Change,
    actor: &Actor,
    code: &str,
    wish: &NewDelegation,
    now: Time,
) -> Result<Option<Problems>, StoreError> {
    let it = store::hold_for_officer(db, actor, code)?;
    let (_, councils) = edited(db, actor, code)?;
    let wish = fitting(wish, it.body.is_public, &councils)?;
    let (seated, _) = store::alive(db, it.id)?;
    if wish.council != it.council.as_ref().map(|council| council.id) && !seated.is_empty() {
        return Ok(Some(Problems::one("council", "delegate-problem-council-held")));
    }
    if load::going_on(db, &it)?.is_some() {
        return Ok(Some(Problems::one("title", "delegate-problem-election-runs")));
    }
    store::save(db, it.id, &wish, now)?;
    Ok(None)
}

/// A set of seats that an officer lets the body elect for, with everything the form says.
fn to_elect(db: &mut impl Db, actor: &Actor, code: &str) -> Result<views::ToElect, StoreError> {
    let it = store::find_for_officer(db, actor, code)?;
    let (seated, substitutes) = store::alive(db, it.id)?;
    Ok(views::ToElect {
        standing: crate::standing::store::of_group(db, it.body.id)?,
        candidates: crate::candidacy::store::coming(db, &it)?,
        open_seats: open_seats(it.seats, seated.len(), substitutes.len()),
        seated,
        it,
    })
}

/// `GET /delegations/{delegation}/election`
async fn ask_election(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let it = app.read(move |db| to_elect(db, &actor, &code)).await?;
    let raw = OpenForm { days: it.standing.period_hours.div_ceil(24).to_string(), which: "vacant".to_owned() };
    let (head, main) = views::election(&visit.look(), &it, &raw, &Problems::new());
    Ok(visit.page(head, main))
}

/// `POST /delegations/{delegation}/election`
async fn open_election(
    visit: Visit,
    State(app): State<App>,
    Path(code): Path<String>,
    Form(raw): Form<OpenForm>,
) -> Answer {
    let problems = match raw.parse() {
        Ok(hours) => {
            let (actor, now, own, name) = (visit.actor.clone(), visit.now, app.clone(), code.clone());
            let is_by = raw.is_for_vacant();
            let words = visit.words;
            let text =
                if is_by { words.delegate_by_election_text() } else { words.delegate_election_text() }.to_owned();
            match app.change(move |db| write_election(db, &own, &actor, &name, (hours, &text, is_by), now)).await? {
                Ok(election) => return Ok(Page::go(href::election(election.code))),
                Err(key) => Problems::one("days", key),
            }
        }
        Err(problems) => problems,
    };
    let actor = visit.actor.clone();
    let it = app.read(move |db| to_elect(db, &actor, &code)).await?;
    let (head, main) = views::election(&visit.look(), &it, &raw, &problems);
    Ok(visit.page(head, main).invalid())
}

/// Opens the election for the seats, or for the vacant ones, with everybody who stands; answers why not.
pub(crate) fn write_election(
    db: &mut Change,
    app: &App,
    actor: &Actor,
    code: &str,
    (hours, text, is_by): (u32, &str, bool),
    now: Time,
) -> Result<Result<Election, &'static str>, StoreError> {
    let it = store::hold_for_officer(db, actor, code)?;
    if !it.is_open() {
        return Ok(Err("delegate-problem-closed"));
    }
    if load::going_on(db, &it)?.is_some() {
        return Ok(Err("delegate-problem-election-runs"));
    }
    let mut candidates = crate::candidacy::store::coming(db, &it)?;
    let (seated, substitutes) = store::alive(db, it.id)?;
    let vacant = open_seats(it.seats, seated.len(), substitutes.len()).filter(|_| is_by);
    if vacant.is_some() {
        // Whoever holds a seat cannot take another.
        candidates.retain(|one| seated.iter().all(|held| held.person != Some(one.person)));
    }
    let (choices, said) = on_ballot(&candidates, !it.settings.at_least.is_empty());
    if choices.is_empty() {
        return Ok(Err("delegate-problem-no-candidate"));
    }
    let standing = crate::standing::store::of_group(db, it.body.id)?;
    let mut wish = NewElection::by_rules(&standing, Purpose::Delegates, Some(it.id.0), &it.title);
    text.clone_into(&mut wish.text);
    wish.period_hours = hours;
    wish.audience = if it.body.is_public { it.audience } else { Audience::Members };
    let election = crate::election::store::begin(db, it.body.id, &wish, now, app.random())?;
    let mut contest = NewContest::seats(&it.title, it.rule, vacant.unwrap_or(it.seats), choices);
    contest.text = said;
    contest.settings = it.settings.clone();
    if vacant.is_some() {
        contest.settings.at_least = still_kept(&it.settings.at_least, &seated);
    }
    crate::election::store::add_contest(db, election.id, &contest, now, app.random())?;
    Ok(crate::election::routes::open(db, app, &election, now)?.map_err(OpenError::key))
}

/// `GET /delegations/{delegation}/seats/{seat}`
async fn seat(visit: Visit, State(app): State<App>, Path((code, place)): Path<(String, u32)>) -> Answer {
    seat_page(&app, &visit, &code, place, &Problems::new(), "").await
}

/// The page of a seat, with the question that was typed.
pub(crate) async fn seat_page(
    app: &App,
    visit: &Visit,
    code: &str,
    place: u32,
    problems: &Problems,
    typed: &str,
) -> Answer {
    let (actor, now, code) = (visit.actor.clone(), visit.now, code.to_owned());
    let it = app.read(move |db| load::seat(db, &actor, &code, place, now)).await?;
    let (head, main) = super::seat_views::show(&visit.look(), &it, problems, typed);
    Ok(visit.page(head, main))
}

/// What somebody gives up: a seat, or, as seat 0, the place of a substitute.
fn own(db: &mut impl Db, actor: &Actor, code: &str, place: u32) -> Result<(Delegation, Delegate), StoreError> {
    if place > 0 {
        return load::own_seat(db, actor, code, place);
    }
    let (it, id) = load::own_wait(db, actor, code)?.ok_or(StoreError::Missing)?;
    let delegate = store::delegate_by_id(db, id)?;
    Ok((it, delegate))
}

/// `GET /delegations/{delegation}/seats/{seat}/leave`
async fn ask_leave(visit: Visit, State(app): State<App>, Path((code, place)): Path<(String, u32)>) -> Answer {
    let actor = visit.actor.clone();
    let (it, next) = app
        .read(move |db| {
            let (it, _) = own(db, &actor, &code, place)?;
            let (_, substitutes) = store::alive(db, it.id)?;
            Ok::<_, StoreError>((it, substitutes.first().map(|one| one.name.clone())))
        })
        .await?;
    let (head, main) = super::seat_views::leave(&visit.look(), &it, place, next.as_deref());
    Ok(visit.page(head, main))
}

/// `POST /delegations/{delegation}/seats/{seat}/leave`
async fn leave(visit: Visit, State(app): State<App>, Path((code, place)): Path<(String, u32)>) -> Answer {
    let (actor, now, random) = (visit.actor.clone(), visit.now, app.random_arc());
    let it = app
        .change(move |db| {
            let (it, _) = own(db, &actor, &code, place)?;
            let it = store::hold_by_id(db, it.id)?;
            // Read again now that it is held: somebody may have been recalled meanwhile.
            let (_, mine) = own(db, &actor, &code, place)?;
            seating::vacate(db, &it, &mine, EndedAs::SteppedDown, now, random.as_ref())?;
            Ok::<_, StoreError>(it)
        })
        .await?;
    Ok(Page::go(href::delegation(it.code)))
}

/// The delegates a group sends, for its page; nothing where it sends none.
async fn group_card(app: App, visit: Visit, group: GroupId) -> Result<Option<Html>, Failure> {
    let (actor, now) = (visit.actor.clone(), visit.now);
    let (group, all) = app
        .read(move |db| {
            let group = people::group::store::find(db, &actor, group)?;
            of_group(db, &actor, group, now)
        })
        .await?;
    let may_begin = group.is_run_by(&visit.actor) && group.is_open();
    if all.iter().all(|it| !it.it.is_open()) && !may_begin {
        return Ok(None);
    }
    Ok(Some(views::group_card(&visit.look(), &group, &all, may_begin)))
}

/// What somebody holds, owes and was asked; nothing where there is nothing.
async fn person_card(app: App, visit: Visit, person: PersonId) -> Result<Option<Html>, Failure> {
    let (actor, now) = (visit.actor.clone(), visit.now);
    let (held, asked) = app
        .read(move |db| {
            let mut held = Vec::new();
            for one in store::of_person(db, person)?.into_iter().filter(|it| it.ended_as.is_none()) {
                let it = store::find_by_id(db, one.delegation)?;
                let found = load::overview(db, &actor, it, now)?;
                let dues = found.held.iter().find(|held| held.delegate.id == one.id).map(|held| held.dues.clone());
                held.push((found.it, one, dues.unwrap_or_default()));
            }
            Ok::<_, StoreError>((held, crate::candidacy::store::asked_of(db, person)?))
        })
        .await?;
    if held.is_empty() && asked.is_empty() {
        return Ok(None);
    }
    Ok(Some(views::person_card(&visit.look(), &held, &asked)))
}
