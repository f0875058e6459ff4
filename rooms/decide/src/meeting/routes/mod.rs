//! Meetings over HTTP.

mod live;

use ::store::{Change, Db, Migration, Reader, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Actor, GroupId, GroupRole, PersonId, Problems, Random, Retention, Span, Time};
use people::group::Group;
use people::membership::officer;
use serde::Deserialize;
use std::sync::Arc;
use ui::{Html, href};
use web::calendar::ICALENDAR;
use web::{Answer, App, Failure, Form, JobKind, Page, Paging, PersonExport, Purge, Query, Visit, route};

use crate::meeting::agenda::model::Item;
use crate::meeting::form::{MeetingForm, StepForm};
use crate::meeting::hands::model::{Answer as Raised, AskForm, EndForm, Hands, Outcome};
use crate::meeting::model::{
    Attendance, Content, Door, LASTS, Listed, Meeting, MeetingId, State as MeetingState, Step, StepError,
};
use crate::meeting::presence::model::{CountForm, Naming};
use crate::meeting::speakers::model::{FloorForm, Speaker};
use crate::meeting::{agenda, calendar, hands, minutes, presence, samples, speakers, store, views};
use crate::proposal::model::Audience;
use crate::{Parts, access};

/// Meetings of each kind on a group's own page.
const CARD_MOST: i64 = 3;
/// Planned meetings on a group's page of meetings.
const UPCOMING_MOST: i64 = 50;

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    let mut routes = vec![
        route(access::MEETING_GROUP, get(list)).cached(),
        route(access::MEETING_NEW, get(new)),
        route(access::MEETING_PLAN, post(plan)),
        route(access::MEETING_SHOW, get(show)).cached(),
        route(access::MEETING_EDIT, get(edit)),
        route(access::MEETING_SAVE, post(save)),
        route(access::MEETING_STATE_ASK, get(state)),
        route(access::MEETING_STATE_CHANGE, post(change_state)),
        route(access::MEETING_DESK, get(desk)),
        route(access::MEETING_LIVE, get(live::figures)),
        route(access::MEETING_CALENDAR, get(take)).cached(),
        route(access::GROUP_MEETINGS_CALENDAR, get(subscribe)).cached(),
    ];
    routes.extend(presence::routes::routes());
    routes.extend(agenda::routes::routes());
    routes.extend(speakers::routes::routes());
    routes.extend(hands::routes::routes());
    routes.extend(minutes::routes::routes());
    Parts {
        routes,
        migrations: vec![Migration {
            name: "202611221625_decide_meetings",
            sql: include_str!("../../../migrations/202611221625_decide_meetings.sql"),
        }],
        retentions: vec![
            Retention {
                key: "keep-meetings",
                tables: &["meetings", "meeting_items", "meeting_hands", "meeting_notes"],
                span: Span::Kept,
                purge: None,
            },
            Retention {
                key: "keep-meeting-room",
                tables: &["meeting_presences", "meeting_speakers", "meeting_hands_raised"],
                span: Span::After(LASTS),
                purge: Some("meeting-room"),
            },
        ],
        purges: vec![Purge { name: "meeting-room", run: store::purge }],
        jobs: vec![JobKind { kind: store::CLOSE_JOB, run: Arc::new(|app, payload| Box::pin(forgotten(app, payload))) }],
        samples: Some(samples::samples),
        subjects: vec![crate::meeting::subject::SUBJECT],
        group_cards: vec![Arc::new(|app, visit, group| Box::pin(group_card(app, visit, group)))],
        person_cards: vec![Arc::new(|app, visit, person| Box::pin(person_card(app, visit, person)))],
        person_exports: vec![PersonExport { name: "meetings", run: export }],
        ..Parts::default()
    }
}

/// What is kept about a person: where they are checked in or named, and the hands they raise now.
fn export(db: &mut Reader, _: &App, actor: &Actor) -> Result<serde_json::Value, StoreError> {
    let Some(person) = actor.person else { return Ok(serde_json::Value::Null) };
    let there = presence::store::of_person(db, person)?.into_iter().map(|(title, starts, naming)| {
        serde_json::json!({ "meeting": title, "starts": starts.to_string(), "as": naming.as_str() })
    });
    let there: Vec<_> = there.collect();
    let raised = hands::store::of_person(db, person)?.into_iter();
    let raised: Vec<_> = raised
        .map(|(question, answer)| serde_json::json!({ "question": question, "answer": answer.as_str() }))
        .collect();
    Ok(serde_json::json!({ "present": there, "hands": raised }))
}

/// A refusal in the visitor's words.
pub(crate) fn refused(visit: &Visit, key: &str) -> Failure {
    Failure::Refused(visit.words.by_key(key, &[]).unwrap_or_default())
}

/// Tells those who watch a meeting.
pub(crate) fn touch(app: &App, id: MeetingId) {
    app.live().touch(id.0);
}

/// What the job is about.
#[derive(Clone, Debug, Deserialize)]
struct Wanted {
    meeting: MeetingId,
}

/// Closes a meeting that nobody closed; a question left open is taken back.
async fn forgotten(app: App, payload: serde_json::Value) -> Result<(), Failure> {
    let wanted: Wanted = serde_json::from_value(payload).map_err(Failure::broken)?;
    app.change(move |db| {
        let it = store::hold_by_id(db, wanted.meeting)?;
        let now = db.now();
        if it.state != MeetingState::Running {
            return Ok::<_, StoreError>(());
        }
        if let Some(open) = hands::store::open(db, it.id)? {
            hands::routes::take_back(db, &it, &open, now)?;
        }
        close(db, it, now).map(|_| ())
    })
    .await?;
    touch(&app, wanted.meeting);
    Ok(())
}

/// Closes a held meeting and forgets what only a running one needs.
fn close(db: &mut Change, it: Meeting, now: Time) -> Result<Result<(), StepError>, StoreError> {
    let are_hands_open = hands::store::open(db, it.id)?.is_some();
    let current = it.current;
    let it = match it.close(are_hands_open, now) {
        Ok(it) => it,
        Err(error) => return Ok(Err(error)),
    };
    if let Some(number) = current {
        agenda::store::end(db, it.id, number, now)?;
    }
    store::save(db, &it)?;
    store::forget(db, it.id)?;
    Ok(Ok(()))
}

/// `GET /groups/{group}/meetings`
async fn list(visit: Visit, State(app): State<App>, Path(slug): Path<String>, Query(paging): Query<Paging>) -> Answer {
    let index = paging.index();
    let (actor, name) = (visit.actor.clone(), slug.clone());
    let (group, upcoming, past, count) = app
        .read(move |db| {
            let group = people::group::store::find_by_slug(db, &actor, &name)?;
            let upcoming = store::upcoming(db, &actor, group.id, UPCOMING_MOST)?;
            let (past, count) = store::past(db, &actor, group.id, index)?;
            Ok::<_, StoreError>((group, upcoming, past, count))
        })
        .await?;
    if group.slug.as_str() != slug {
        return Ok(Page::go(href::group_meetings(&group.slug)));
    }
    let pages = Paging::pages(count, store::PAGE);
    let may_plan = group.is_run_by(&visit.actor);
    let body = store::body(&group);
    let page =
        views::GroupPage { body: &body, upcoming: &upcoming, past: &past, page: paging.number(), pages, may_plan };
    let (head, main) = views::list(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// The next meetings of a group, for its page; nothing where none is planned and the visitor is no officer.
async fn group_card(app: App, visit: Visit, group: GroupId) -> Result<Option<Html>, Failure> {
    let actor = visit.actor.clone();
    let (group, upcoming) = app
        .read(move |db| {
            let group = people::group::store::find(db, &actor, group)?;
            let upcoming = store::upcoming(db, &actor, group.id, CARD_MOST)?;
            Ok::<_, StoreError>((group, upcoming))
        })
        .await?;
    if upcoming.is_empty() && !group.is_own(&visit.actor) {
        return Ok(None);
    }
    let body = store::body(&group);
    let page = views::GroupPage { body: &body, upcoming: &upcoming, past: &[], page: 1, pages: 1, may_plan: false };
    Ok(Some(views::group_card(&visit.look(), &page)))
}

/// The running and next meetings of a person; nothing where there are none.
async fn person_card(app: App, visit: Visit, person: PersonId) -> Result<Option<Html>, Failure> {
    let now = visit.now;
    let all: Vec<Listed> = app.read(move |db| store::of_person(db, person, now)).await?;
    if all.is_empty() { Ok(None) } else { Ok(Some(views::person_card(&visit.look(), &all))) }
}

/// A group for an officer of it.
async fn group_for(app: &App, visit: &Visit, slug: String) -> Result<Group, StoreError> {
    let actor = visit.actor.clone();
    app.read(move |db| crate::standing::store::group_for_officer(db, &actor, &slug)).await
}

fn form_page(visit: &Visit, it: Option<&Meeting>, group: &Group, raw: &MeetingForm, problems: &Problems) -> Page {
    let (head, main) = views::edit(&visit.look(), &views::EditPage { it, body: &store::body(group), raw, problems });
    visit.page(head, main)
}

/// `GET /groups/{group}/meetings/new`
async fn new(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let group = group_for(&app, &visit, slug).await?;
    let id = group.id;
    let zone = app.read(move |db| crate::standing::store::zone_of(db, id)).await?;
    let raw =
        MeetingForm { starts_zone: zone.to_owned(), audience: Audience::Members.into(), ..MeetingForm::default() };
    Ok(form_page(&visit, None, &group, &raw, &Problems::new()))
}

/// What the form says, if it is sound and says nothing that is blocked.
async fn sound(app: &App, raw: &MeetingForm) -> Result<Result<Content, Problems>, StoreError> {
    let it = match raw.parse() {
        Ok(it) => it,
        Err(problems) => return Ok(Err(problems)),
    };
    let texts = vec![("title", it.title.clone()), ("text", it.text.clone()), ("place", it.place.clone())];
    Ok(crate::blocked(app, texts).await?.map_or(Ok(it), Err))
}

/// `POST /groups/{group}/meetings/new`
async fn plan(visit: Visit, State(app): State<App>, Path(slug): Path<String>, Form(raw): Form<MeetingForm>) -> Answer {
    let group = group_for(&app, &visit, slug).await?;
    let content = match sound(&app, &raw).await? {
        Ok(content) => content,
        Err(problems) => return Ok(form_page(&visit, None, &group, &raw, &problems).invalid()),
    };
    let (actor, now, random) = (visit.actor.clone(), visit.now, app.random_arc());
    let code = app
        .change(move |db| {
            officer(db, &actor, group.id)?;
            let content = inside(content.clone(), group.is_public());
            store::plan(db, &group, content, now, random.as_ref()).map(|it| it.code)
        })
        .await?;
    Ok(Page::go(href::meeting(code)))
}

/// A group that not everybody sees holds its meetings for members.
fn inside(content: Content, is_public: bool) -> Content {
    let audience = if is_public { content.audience } else { Audience::Members };
    Content { audience, ..content }
}

/// Everything the page needs, from one snapshot.
struct Shown {
    it: Meeting,
    attendance: Attendance,
    items: Vec<Item>,
    hands: Vec<Hands>,
    speakers: Vec<Speaker>,
    here: Option<Naming>,
    mine: Option<Raised>,
}

fn load(db: &mut impl Db, actor: &Actor, code: &str) -> Result<Shown, StoreError> {
    let it = store::find(db, actor, code)?;
    let is_member = actor.is_at_least(it.body.id, GroupRole::Member);
    let hands = hands::store::of_meeting(db, it.id)?;
    let open = hands.iter().find(|it| it.outcome == Outcome::Open).map(|it| it.number);
    let (mut here, mut mine) = (None, None);
    if let Some(person) = actor.person.filter(|_| is_member) {
        here = presence::store::of(db, it.id, person)?;
        if let Some(number) = open {
            mine = hands::store::mine(db, it.id, number, person)?;
        }
    }
    let speakers = if is_member { speakers::store::of_item(db, it.id, it.current)? } else { Vec::new() };
    Ok(Shown {
        attendance: store::attendance(db, &it)?,
        items: agenda::store::of_meeting(db, it.id)?,
        hands,
        speakers,
        here,
        mine,
        it,
    })
}

/// `GET /meetings/{meeting}`
async fn show(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let it = app.read(move |db| load(db, &actor, &code)).await?;
    let is_member = visit.actor.is_at_least(it.it.body.id, GroupRole::Member);
    let is_over = it.it.state == MeetingState::Closed;
    let page = views::MeetingPage {
        it: &it.it,
        attendance: it.attendance,
        items: &it.items,
        hands: &it.hands,
        speakers: &it.speakers,
        me: visit.actor.person,
        here: it.here,
        mine: it.mine,
        is_member,
        is_chair: visit.actor.is_at_least(it.it.body.id, GroupRole::Officer),
        has_minutes: it.it.minutes_visible_to(&visit.actor) && (is_over || it.it.state == MeetingState::Running),
    };
    let (head, main) = views::show(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// A group's calendar keeps what is over so long.
const CALENDAR_PAST: std::time::Duration = std::time::Duration::from_hours(24 * 60);

/// `GET /meetings/{meeting}/calendar.ics`
async fn take(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let (actor, name) = (visit.actor.clone(), format!("{code}.ics"));
    let (it, minutes) = app
        .read(move |db| {
            let it = store::find(db, &actor, &code)?;
            let minutes = agenda::store::minutes_of(db, &[it.id])?;
            Ok::<_, StoreError>((it, minutes))
        })
        .await?;
    let (title, minutes) = (it.content.title.clone(), minutes.first().map_or(0, |(_, minutes)| *minutes));
    let text = calendar::calendar(visit.words, app.site(), &title, &[(it, minutes)]);
    Ok(Page::file(text, ICALENDAR, Some(&name)))
}

/// `GET /groups/{group}/meetings/calendar.ics`: as everybody sees it, whoever asks; programs subscribe to it.
async fn subscribe(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let (actor, since, file) = (visit.actor.clone(), visit.now.minus(CALENDAR_PAST), format!("{slug}-meetings.ics"));
    let (group, all) = app
        .read(move |db| {
            let group = people::group::store::find_by_slug(db, &actor, &slug)?;
            let all = store::for_everybody(db, group.id, since)?;
            Ok::<_, StoreError>((group, all))
        })
        .await?;
    let name = visit.words.meeting_list_of(&group.name);
    let text = calendar::calendar(visit.words, app.site(), &name, &all);
    Ok(Page::file(text, ICALENDAR, Some(&file)))
}

/// A meeting and its group, for the chair.
async fn mine(app: &App, visit: &Visit, code: &str) -> Result<(Meeting, Group), StoreError> {
    let (actor, code) = (visit.actor.clone(), code.to_owned());
    app.read(move |db| {
        let it = store::find_for_chair(db, &actor, &code)?;
        let group = people::group::store::find(db, &actor, it.body.id)?;
        Ok((it, group))
    })
    .await
}

/// `GET /meetings/{meeting}/edit`
async fn edit(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let (it, group) = mine(&app, &visit, &code).await?;
    if it.state != MeetingState::Planned {
        return Ok(Page::go(href::meeting(it.code)));
    }
    Ok(form_page(&visit, Some(&it), &group, &MeetingForm::of(&it), &Problems::new()))
}

/// `POST /meetings/{meeting}/edit`
async fn save(visit: Visit, State(app): State<App>, Path(code): Path<String>, Form(raw): Form<MeetingForm>) -> Answer {
    let (it, group) = mine(&app, &visit, &code).await?;
    let content = match sound(&app, &raw).await? {
        Ok(content) => content,
        Err(problems) => return Ok(form_page(&visit, Some(&it), &group, &raw, &problems).invalid()),
    };
    let (actor, now) = (visit.actor.clone(), visit.now);
    let saved = app
        .change(move |db| {
            let it = store::hold_for_chair(db, &actor, &code)?;
            if it.state != MeetingState::Planned {
                return Ok::<_, StoreError>(false);
            }
            let content = inside(content.clone(), it.body.is_public);
            store::save(db, &Meeting { content, changed_at: now, ..it })?;
            Ok(true)
        })
        .await?;
    if saved { Ok(Page::go(href::meeting(it.code))) } else { Err(refused(&visit, "meeting-problem-impossible")) }
}

/// `GET /meetings/{meeting}/state`
async fn state(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let (it, _) = mine(&app, &visit, &code).await?;
    let (head, main) = views::state(&visit.look(), &it, &StepForm::default(), &Problems::new());
    Ok(visit.page(head, main))
}

/// `POST /meetings/{meeting}/state`
async fn change_state(
    visit: Visit,
    State(app): State<App>,
    Path(code): Path<String>,
    Form(raw): Form<StepForm>,
) -> Answer {
    let problems = match raw.parse() {
        Ok((step, reason)) => {
            let (actor, random, name) = (visit.actor.clone(), app.random_arc(), code.clone());
            let done = app.change(move |db| write_step(db, &actor, &name, step, &reason, random.as_ref())).await?;
            match done {
                Ok(it) => {
                    touch(&app, it.id);
                    let to = if step == Step::Begin { href::meeting_desk(it.code) } else { href::meeting(it.code) };
                    return Ok(Page::go(to));
                }
                Err(StepError::NoReason) => Problems::one("reason", "problem-empty"),
                Err(StepError::HandsOpen) => Problems::one("step", "meeting-problem-hands-open"),
                Err(StepError::Impossible) => Problems::one("step", "meeting-problem-impossible"),
            }
        }
        Err(problems) => problems,
    };
    let (it, _) = mine(&app, &visit, &code).await?;
    let (head, main) = views::state(&visit.look(), &it, &raw, &problems);
    Ok(visit.page(head, main).invalid())
}

fn write_step(
    db: &mut Change,
    actor: &Actor,
    code: &str,
    step: Step,
    reason: &str,
    random: &dyn Random,
) -> Result<Result<Meeting, StepError>, StoreError> {
    let it = store::hold_for_chair(db, actor, code)?;
    let now = db.now();
    let stepped = match step {
        Step::Begin => {
            let rules = store::rules(db, it.body.id)?;
            it.clone().begin(rules, Door::new(random), now)
        }
        Step::Cancel => it.clone().cancel(reason, now),
        Step::Close => return Ok(close(db, it.clone(), now)?.map(|()| it)),
    };
    let after = match stepped {
        Ok(after) => after,
        Err(error) => return Ok(Err(error)),
    };
    store::save(db, &after)?;
    if step == Step::Begin {
        store::close_later(db, after.id, now);
    }
    Ok(Ok(after))
}

/// What was typed into the forms of the chair's page, and what is wrong with it.
#[derive(Debug, Default)]
pub(crate) struct Typed {
    pub(crate) counted: Option<CountForm>,
    pub(crate) floor: FloorForm,
    pub(crate) asked: AskForm,
    pub(crate) ended: EndForm,
    pub(crate) problems: Problems,
}

/// The chair's page; to the meeting's own page where it does not run.
pub(crate) async fn desk_page(app: &App, visit: &Visit, code: &str, typed: Typed) -> Answer {
    let (actor, name) = (visit.actor.clone(), code.to_owned());
    let it = app
        .read(move |db| {
            store::find_for_chair(db, &actor, &name)?;
            load(db, &actor, &name)
        })
        .await?;
    if it.it.state != MeetingState::Running {
        return Ok(Page::go(href::meeting(it.it.code)));
    }
    let text = |n: u64| n.to_string();
    let counted = typed.counted.unwrap_or_else(|| CountForm {
        counted: it.it.counted.map(text).unwrap_or_default(),
        guests: text(it.it.guests),
    });
    let page = views::DeskPage {
        it: &it.it,
        attendance: it.attendance,
        items: &it.items,
        open: it.hands.iter().find(|it| it.outcome == Outcome::Open),
        speakers: &it.speakers,
        counted: &counted,
        floor: &typed.floor,
        asked: &typed.asked,
        ended: &typed.ended,
        problems: &typed.problems,
    };
    let (head, main) = views::desk(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// `GET /meetings/{meeting}/desk`
async fn desk(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    desk_page(&app, &visit, &code, Typed::default()).await
}
