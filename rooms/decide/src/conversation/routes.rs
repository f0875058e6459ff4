//! Conversations over HTTP: the list, the page, drafting, correcting, opening, closing, the roll.

use std::sync::Arc;

use ::store::{Change, Migration, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Actor, Event, GroupId, GroupRole, Lang, Problems, Random, Retention, Slug, Span, Time};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use serde_json::json;
use ui::{Html, Icon, MenuItem, Words, cards, href, html};
use web::{Answer, App, Failure, Form, Page, Paging, Query, Visit, route};

use super::form::{ConversationForm, StepForm};
use super::model::{Content, Conversation, ConversationId, Entry, Figures, Holder, State as Standing, StepError};
use super::{store as conversations, views};
use crate::map::model::Map;
use crate::map::routes::{Seen, drawn, place, readings, seen};
use crate::map::routing::{META_AFTER, mixed};
use crate::map::views as maps;
use crate::statement::form::seeds;
use crate::statement::model::Kind;
use crate::statement::routes::write_seeds;
use crate::vote::token::{self, Token};
use crate::vote::views::{CardPage, Turn};
use crate::{Parts, access, events};

/// Conversations on a group's page.
const GROUP_MAX: i64 = 6;
/// Places made at once.
const PLACES_MAX: usize = 500;
/// Places of one roll.
const ROLL_MAX: u32 = 200_000;

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::CONVERSATION_LIST, get(list)).cached(),
            route(access::CONVERSATION_NEW, get(new)),
            route(access::CONVERSATION_DRAFT, post(draft)),
            route(access::CONVERSATION_SHOW, get(show)),
            route(access::CONVERSATION_EDIT, get(edit)),
            route(access::CONVERSATION_CORRECT, post(correct)),
            route(access::CONVERSATION_STATE_ASK, get(state)),
            route(access::CONVERSATION_STATE, post(change_state)),
            route(access::CONVERSATION_ROLL_SHOW, get(roll)),
            route(access::CONVERSATION_ROLL, post(add_places)),
        ],
        migrations: vec![Migration {
            name: "202611221230_decide_conversation",
            sql: include_str!("../../migrations/202611221230_decide_conversation.sql"),
        }],
        retentions: vec![Retention {
            key: "keep-conversations",
            tables: &["conversations", "conversation_figures", "conversation_places"],
            span: Span::Kept,
            purge: None,
        }],
        samples: Some(views::samples),
        subjects: vec![super::subject::SUBJECT],
        menu: vec![MenuItem {
            icon: Icon::MessagesSquare,
            label: Words::conversation_menu_short,
            href: href::CONVERSATIONS,
        }],
        group_cards: vec![Arc::new(|app, visit, group| Box::pin(group_card(app, visit, group)))],
        ..Parts::default()
    }
}

async fn group_card(app: App, visit: Visit, group: GroupId) -> Result<Option<Html>, Failure> {
    let actor = visit.actor.clone();
    let all = app.read(move |db| conversations::of_group(db, &actor, group, GROUP_MAX)).await?;
    if all.is_empty() {
        return Ok(None);
    }
    let look = visit.look();
    let list = cards(all.iter().map(|(it, figures)| views::conversation_card(&look, it, figures).level(3)));
    Ok(Some(ui::section("conversations", visit.words.conversation_menu(), html! { (list) })))
}

/// `GET /conversations`
async fn list(visit: Visit, State(app): State<App>, Query(paging): Query<Paging>) -> Answer {
    let (actor, now) = (visit.actor.clone(), visit.now);
    let index = paging.index();
    let (all, inside, count) = app
        .read(move |db| {
            let all = conversations::listed(db, now, index)?;
            let inside = conversations::inside(db, &actor)?;
            Ok::<_, StoreError>((all, inside, conversations::count(db)?))
        })
        .await?;
    let pages = Paging::pages(count, conversations::PAGE);
    let (head, main) = views::list(&visit.look(), &all, &inside, (paging.number(), pages));
    Ok(visit.page(head, main))
}

/// What the address of the page says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Began {
    began: String,
}

/// `GET /conversations/{conversation}`
async fn show(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    headers: HeaderMap,
    began: Query<Began>,
) -> Answer {
    let seen = seen(&app, &visit, &slug, &headers).await?;
    let token = token::of_request(&app, &seen.it, &visit.actor, &headers);
    let turn = turn(&app, &visit, &seen, token.as_ref()).await?;
    let it = &seen.it;
    let map = &seen.shown.map;
    let look = visit.look();
    let picture = drawn(&visit, &seen);
    let page = views::ConversationPage {
        conversation: it,
        introduction: &it.introduction,
        figures: seen.figures,
        statements: seen.shown.open(),
        card: CardPage {
            conversation: it,
            turn,
            answered: seen.votes.answered(),
            of: seen.shown.open(),
            lost_cookie: began.0.began == "1" && token.is_none(),
        },
        picture: maps::framed(&look, it.slug.as_str(), map, &picture, place(map, &seen.votes)),
        agreement: &*agreement(&app, &visit, &seen).await?,
        is_editor: it.is_edited_by(&visit.actor),
        is_facilitator: it.is_facilitated_by(&visit.actor),
    };
    Ok(visit.page(views::head(it), views::show(&look, &page)))
}

/// Where all agree, drawn once for each map and language.
async fn agreement(app: &App, visit: &Visit, seen: &Seen) -> Result<Arc<Html>, StoreError> {
    if let Some(made) = seen.shown.agreements.of(visit.lang) {
        return Ok(made);
    }
    let map: &Map = &seen.shown.map;
    let numbers = map.common.iter().map(|it| it.statement).collect();
    let readings = readings(app, visit, seen, numbers).await?;
    let made = maps::agreement(visit.words, seen.it.slug.as_str(), map, &readings);
    Ok(seen.shown.agreements.keep(visit.lang, made))
}

/// What the visitor can do next.
async fn turn(app: &App, visit: &Visit, seen: &Seen, token: Option<&Token>) -> Result<Turn, Failure> {
    let it = &seen.it;
    if !it.takes(visit.now) {
        return Ok(Turn::Closed);
    }
    match it.content.entry {
        Entry::Members if visit.actor.role_in(it.holder.id).is_none() => return Ok(Turn::SignIn),
        Entry::Roll if !holds_place(app, it, token).await? => return Ok(Turn::NeedsLink),
        Entry::Guests if token.is_none() => return Ok(Turn::Begin),
        _ => {}
    }
    let shown = &seen.shown;
    if shown.open() == 0 {
        return Ok(Turn::Nothing);
    }
    let Some(next) = next(app, visit, seen, token) else {
        return Ok(Turn::Done { skipped: seen.votes.len() - seen.votes.answered() });
    };
    let found = readings(app, visit, seen, vec![next]).await?.remove(&next);
    Ok(found.map_or(Turn::Nothing, Turn::Next))
}

async fn holds_place(app: &App, it: &Conversation, token: Option<&Token>) -> Result<bool, StoreError> {
    let Some(token) = token else { return Ok(false) };
    let (number, hash) = (it.number, token.known_by(app, it));
    app.read(move |db| conversations::has_place(db, number, &hash)).await
}

/// The statement this visitor sees next: the same until they answer it. Strangers see another one from
/// second to second, so that all get their share of first looks.
fn next(app: &App, visit: &Visit, seen: &Seen, token: Option<&Token>) -> Option<u32> {
    let start = match token {
        Some(token) => u64::from_be_bytes(token.known_by(app, &seen.it)[..8].try_into().unwrap_or_default()),
        None => u64::try_from(visit.now.seconds()).unwrap_or(0),
    };
    let chance = mixed(start ^ (seen.votes.len() as u64).rotate_left(32));
    let has = |number| seen.votes.has(number);
    let plain = || seen.shown.routing.pick(chance, has);
    let meta = || seen.shown.metas.pick(chance, has);
    if seen.votes.answered() >= META_AFTER { meta().or_else(plain) } else { plain().or_else(meta) }
}

/// The groups for which the actor may hold a conversation: name in URLs and name.
async fn holders(app: &App, actor: &Actor) -> Result<Vec<(String, String)>, StoreError> {
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

/// `GET /conversations/new`
async fn new(visit: Visit, State(app): State<App>) -> Answer {
    let groups = holders(&app, &visit.actor).await?;
    if groups.is_empty() {
        let (head, main) = views::no_group(&visit.look());
        return Ok(visit.page(head, main));
    }
    let raw = ConversationForm::fresh(visit.lang.tag());
    let (head, main) = views::edit(&visit.look(), views::Mode::New(&groups), &raw, &Problems::new());
    Ok(visit.page(head, main))
}

/// What the form says, if it is sound and says nothing that is blocked.
async fn sound(app: &App, raw: &ConversationForm) -> Result<Result<Content, Problems>, StoreError> {
    let content = match raw.parse() {
        Ok(content) => content,
        Err(problems) => return Ok(Err(problems)),
    };
    let texts = vec![("question", content.question.clone()), ("introduction", content.introduction.clone())];
    let blocked = crate::blocked(app, texts).await?;
    Ok(blocked.map_or(Ok(content), Err))
}

/// `POST /conversations/new`
async fn draft(visit: Visit, State(app): State<App>, Form(raw): Form<ConversationForm>) -> Answer {
    let made = match sound(&app, &raw).await? {
        Ok(content) => match seeds(&raw.seeds, content.letters_max) {
            Ok(list) => {
                let (actor, now, random) = (visit.actor.clone(), visit.now, app.random_arc());
                let (group, lang) = (raw.group.clone(), visit.lang);
                app.change(move |db| {
                    write_draft(db, &actor, &group, content.clone(), now, random.as_ref())
                        .and_then(|made| with_seeds(db, made, &list, lang, now))
                })
                .await?
            }
            Err(problems) => Err(problems),
        },
        Err(problems) => Err(problems),
    };
    match made {
        Ok(slug) => Ok(Page::go(href::conversation(&slug))),
        Err(problems) => {
            let groups = holders(&app, &visit.actor).await?;
            let (head, main) = views::edit(&visit.look(), views::Mode::New(&groups), &raw, &problems);
            Ok(visit.page(head, main).invalid())
        }
    }
}

fn with_seeds(
    db: &mut Change,
    made: Result<(i64, Slug), Problems>,
    list: &[String],
    lang: Lang,
    now: Time,
) -> Result<Result<Slug, Problems>, StoreError> {
    match made {
        Ok((number, slug)) => {
            write_seeds(db, number, list, Kind::Seed, lang, now)?;
            Ok(Ok(slug))
        }
        Err(problems) => Ok(Err(problems)),
    }
}

fn write_draft(
    db: &mut Change,
    actor: &Actor,
    group: &str,
    content: Content,
    now: Time,
    random: &dyn Random,
) -> Result<Result<(i64, Slug), Problems>, StoreError> {
    let (officer, name) = match conversations::spoken_for(db, actor, group) {
        Ok(found) => found,
        Err(StoreError::Missing) => return Ok(Err(Problems::one("group", "conversation-problem-group"))),
        Err(other) => return Err(other),
    };
    let slug = conversations::free_slug(db, &Slug::from_title(&content.question, "conversation"))?;
    let it = Conversation {
        id: ConversationId::new(now, random),
        number: 0,
        slug: slug.clone(),
        holder: Holder { id: officer.group, slug: group.to_owned(), name, is_linked: true },
        content,
        state: Standing::Draft,
        state_reason: String::new(),
        version: 1,
        created_at: now,
        opened_at: None,
        ended_at: None,
        hidden: None,
    };
    Ok(Ok((conversations::insert(db, &it)?, slug)))
}

/// `GET /conversations/{conversation}/edit`
async fn edit(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let (it, _) = app.read(move |db| conversations::find_mine(db, &actor, &slug)).await?;
    let raw = ConversationForm::of(&it);
    let (head, main) = views::edit(&visit.look(), views::Mode::Edit(&it), &raw, &Problems::new());
    Ok(visit.page(head, main))
}

/// `POST /conversations/{conversation}/edit`
async fn correct(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    Form(raw): Form<ConversationForm>,
) -> Answer {
    let (actor, name) = (visit.actor.clone(), slug.clone());
    let (it, _) = app.read(move |db| conversations::find_mine(db, &actor, &name)).await?;
    let done = match sound(&app, &raw).await? {
        Ok(content) => {
            let (actor, name, seen) = (visit.actor.clone(), slug.clone(), raw.seen());
            app.change(move |db| {
                let (it, _) = conversations::hold_mine(db, &actor, &name)?;
                if it.version != seen {
                    return Ok(Err(Problems::one("", "conversation-problem-changed")));
                }
                conversations::save(db, &it.corrected(content.clone()))?;
                Ok::<_, StoreError>(Ok(()))
            })
            .await?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(()) => Ok(Page::go(href::conversation(&slug))),
        Err(problems) => {
            // Who reads that somebody else changed it sends against the newest version next.
            let raw = ConversationForm { version: it.version.to_string(), ..raw };
            let (head, main) = views::edit(&visit.look(), views::Mode::Edit(&it), &raw, &problems);
            Ok(visit.page(head, main).invalid())
        }
    }
}

async fn state_page(
    visit: &Visit,
    app: &App,
    slug: String,
    raw: &StepForm,
    problems: &Problems,
) -> Result<Page, Failure> {
    let actor = visit.actor.clone();
    let (it, _) = app.read(move |db| conversations::find_mine(db, &actor, &slug)).await?;
    let (head, main) = views::state(&visit.look(), &it, raw, problems);
    Ok(visit.page(head, main))
}

/// `GET /conversations/{conversation}/state`
async fn state(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    state_page(&visit, &app, slug, &StepForm::default(), &Problems::new()).await
}

/// `POST /conversations/{conversation}/state`
async fn change_state(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    Form(raw): Form<StepForm>,
) -> Answer {
    let (step, reason) = match raw.parse() {
        Ok(sound) => sound,
        Err(problems) => return Ok(state_page(&visit, &app, slug, &raw, &problems).await?.invalid()),
    };
    let (actor, name, now, random) = (visit.actor.clone(), slug.clone(), visit.now, app.random_arc());
    let done = app
        .change(move |db| {
            let (it, figures) = conversations::hold_mine(db, &actor, &name)?;
            let after = match it.step(step, &reason, figures.statements, now) {
                Ok(after) => after,
                Err(error) => return Ok(Err(error)),
            };
            conversations::save(db, &after)?;
            say(db, &after, &figures, now, random.as_ref());
            Ok::<_, StoreError>(Ok(after))
        })
        .await?;
    match done {
        Ok(after) => {
            app.live().touch(after.id.0);
            if after.state == Standing::Closed {
                // The report is of all votes, not of those the last map saw.
                crate::map::keep::settle(&app, &after).await?;
                return Ok(Page::go(href::conversation_report(&slug)));
            }
            Ok(Page::go(href::conversation(&slug)))
        }
        Err(error) => {
            let key = match error {
                StepError::NotNow { .. } => "conversation-problem-not-now",
                StepError::NoStatements => "conversation-problem-no-statements",
            };
            let page = state_page(&visit, &app, slug, &raw, &Problems::one("step", key)).await?;
            Ok(page.status(StatusCode::CONFLICT))
        }
    }
}

fn say(db: &mut Change, it: &Conversation, figures: &Figures, now: Time, random: &dyn Random) {
    let kind = match it.state {
        Standing::Open => events::CONVERSATION_OPENED,
        Standing::Closed => events::CONVERSATION_CLOSED,
        Standing::Withdrawn | Standing::Draft => events::CONVERSATION_WITHDRAWN,
    };
    let payload =
        json!({ "question": it.content.question, "participants": figures.participants, "votes": figures.votes });
    db.emit(Event::new(kind, it.id, payload, now, random));
}

/// `GET /conversations/{conversation}/roll`
async fn roll(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let (it, places) = app.read(move |db| with_places(db, &actor, &slug)).await?;
    let (head, main) = views::roll(&visit.look(), &it, places, &[], &Problems::new());
    Ok(visit.page(head, main))
}

fn with_places(db: &mut impl ::store::Db, actor: &Actor, slug: &str) -> Result<(Conversation, u32), StoreError> {
    let (it, _) = conversations::find_mine(db, actor, slug)?;
    if it.content.entry != Entry::Roll {
        return Err(StoreError::Missing);
    }
    let places = conversations::places(db, it.number)?;
    Ok((it, places))
}

/// How many places are wished for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct PlacesForm {
    places: String,
}

/// `POST /conversations/{conversation}/roll`: makes personal links and shows them once.
async fn add_places(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    Form(raw): Form<PlacesForm>,
) -> Answer {
    let (actor, name) = (visit.actor.clone(), slug.clone());
    let (it, places) = app.read(move |db| with_places(db, &actor, &name)).await?;
    let wished = raw.places.trim().parse::<usize>().ok().filter(|n| (1..=PLACES_MAX).contains(n));
    let Some(wished) = wished.filter(|_| places < ROLL_MAX) else {
        let problems = Problems::one("places", "conversation-problem-places");
        let (head, main) = views::roll(&visit.look(), &it, places, &[], &problems);
        return Ok(visit.page(head, main).invalid());
    };
    let tokens: Vec<Token> = (0..wished).map(|_| Token::new(&app)).collect();
    let hashes: Vec<[u8; 16]> = tokens.iter().map(|token| token.known_by(&app, &it)).collect();
    let (number, now) = (it.number, visit.now);
    app.change(move |db| conversations::add_places(db, number, &hashes, now)).await?;
    let link = |token: &Token| app.absolute(&href::conversation_return(&it.slug, token.text()));
    let links: Vec<String> = tokens.iter().map(link).collect();
    let count = places.saturating_add(u32::try_from(wished).unwrap_or(0));
    let (head, main) = views::roll(&visit.look(), &it, count, &links, &Problems::new());
    Ok(visit.page(head, main))
}
