//! Statements over HTTP: all, one, a new one, seeds, brackets, translations, and from one to a proposal.

use ::store::{Change, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Lang, Problems, Retention, Span, Time, text};
use http::HeaderMap;
use serde::Deserialize;
use ui::href;
use web::{Answer, App, Failure, Form, Intake, Limit, Nothing, Page, Paging, Query, Visit, route};

use super::form::{self, BracketForm, SeedsForm, StatementForm, TranslateForm};
use super::model::{Kind, Reading, State as Standing, Statement};
use super::views::Order;
use super::{lang, store as statements, views};
use crate::conversation::model::{Adding, Conversation, Moderated, REASON_MAX};
use crate::conversation::store as conversations;
use crate::map::model::Counts;
use crate::map::routes::{readings, seen};
use crate::proposal::model::Statement as Agreed;
use crate::proposal::store as proposals;
use crate::vote::desk::Slip;
use crate::vote::model::{Choice, STATEMENTS_MAX, Vote};
use crate::vote::routes::{Voice, voice};
use crate::vote::{store as votes, token};
use crate::{Parts, access, moderation};

/// Statements on one page of the list.
const PAGE: usize = 50;
/// Similar ones shown to an author.
const SIMILAR_MAX: usize = 5;
/// How alike they are at least.
const SIMILAR_LEAST: f64 = 0.45;
/// Statements to translate on one page.
const TRANSLATE_MAX: i64 = 10;
/// Longest translation in letters: other languages need more room.
const TRANSLATION_MAX: usize = 420;
/// Most statements of one conversation.
const ALL_MAX: usize = 50_000;

/// What statements contribute to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::STATEMENT_LIST, get(list)),
            route(access::STATEMENT_NEW, get(new)),
            route(access::STATEMENT_ADD, post(add)),
            route(access::STATEMENT_SHOW, get(show)),
            route(access::STATEMENT_BRACKET, post(bracket)),
            route(access::STATEMENT_PROPOSAL, post(propose)),
            route(access::STATEMENT_SEEDS_ASK, get(seeds_ask)),
            route(access::STATEMENT_SEEDS, post(seeds)),
            route(access::STATEMENT_TRANSLATE_ASK, get(translate_ask)),
            route(access::STATEMENT_TRANSLATE, post(translate)),
        ],
        retentions: vec![Retention {
            key: "keep-opinion-statements",
            tables: &["statements", "statement_translations", "statement_decisions"],
            span: Span::Kept,
            purge: None,
        }],
        samples: Some(views::samples),
        ..Parts::default()
    }
}

/// How the list is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Listing {
    order: String,
}

/// `GET /conversations/{conversation}/statements`
async fn list(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    headers: HeaderMap,
    ask: Query<Listing>,
    Query(paging): Query<Paging>,
) -> Answer {
    let seen = seen(&app, &visit, &slug, &headers).await?;
    let (it, shown) = (&seen.it, &seen.shown);
    let order = Order::parse(&ask.0.order);
    let counts = |number: u32| shown.map.stat(number).map(|stat| stat.all).unwrap_or_default();
    let mut numbers: Vec<u32> = shown.routing.numbers().iter().chain(shown.metas.numbers()).copied().collect();
    numbers.sort_unstable_by(|a, b| b.cmp(a));
    match order {
        Order::Newest => {}
        Order::Votes => numbers.sort_by_key(|n| std::cmp::Reverse(counts(*n).seen())),
        Order::Agreement => numbers.sort_by_key(|n| std::cmp::Reverse(counts(*n).agree_percent())),
    }
    let (page, pages, here) = paging.part(numbers.len(), PAGE);
    let some = numbers.get(here).unwrap_or_default().to_vec();
    let texts = readings(&app, &visit, &seen, some.clone()).await?;
    let rows: Vec<(Reading, Counts)> = some.iter().filter_map(|n| Some((texts.get(n)?.clone(), counts(*n)))).collect();
    let (head, main) = views::list(&visit.look(), it, &rows, order, (page, pages));
    Ok(visit.page(head, main))
}

/// `GET /conversations/{conversation}/statements/{statement}`
async fn show(
    visit: Visit,
    State(app): State<App>,
    Path((slug, number)): Path<(String, u32)>,
    headers: HeaderMap,
) -> Answer {
    let seen = seen(&app, &visit, &slug, &headers).await?;
    let it = &seen.it;
    let is_facilitator = it.is_facilitated_by(&visit.actor);
    let conversation = it.number;
    let statement = app.read(move |db| statements::find(db, conversation, number)).await?;
    // What was not accepted is for facilitators and its author; it may be against the rules.
    let is_public = statement.is_open(it.content.moderated) || statement.state == Standing::Merged;
    if !is_public && !is_facilitator && !is_author(&app, &visit, it, &headers, &statement).await? {
        return Err(Failure::Missing);
    }
    let texts = readings(&app, &visit, &seen, vec![number]).await?;
    let reading = texts.get(&number).ok_or(Failure::Missing)?;
    let (actor, group, here) = (visit.actor.clone(), it.holder.id, href::statement(&it.slug, number));
    let (may_propose, became) = app
        .read(move |db| {
            let may_propose = crate::standing::store::of_group(db, group)?.may_propose(&actor, group);
            Ok::<_, StoreError>((may_propose, proposals::from_source(db, &here)?))
        })
        .await?;
    let may_vote = it.takes(visit.now)
        && statement.is_open(it.content.moderated)
        && voice_is_known(&app, &visit, it, &headers).await?;
    let page = views::StatementPage {
        conversation: it,
        statement: &statement,
        reading,
        map: &seen.shown.map,
        vote: seen.votes.of(number),
        may_vote,
        is_facilitator,
        may_propose: may_propose && statement.is_open(it.content.moderated),
        became: &became,
    };
    let (head, main) = views::show(&visit.look(), &page);
    Ok(visit.page(head, main))
}

async fn is_author(
    app: &App,
    visit: &Visit,
    it: &Conversation,
    headers: &HeaderMap,
    statement: &Statement,
) -> Result<bool, StoreError> {
    let Some(token) = token::of_request(app, it, &visit.actor, headers) else { return Ok(false) };
    let hash = token.known_by(app, it);
    let me = app.read(move |db| votes::by_hash(db, &hash)).await?;
    Ok(me.is_some_and(|me| statement.author == Some(me.number)))
}

/// Whether the visitor could vote without beginning first.
async fn voice_is_known(app: &App, visit: &Visit, it: &Conversation, headers: &HeaderMap) -> Result<bool, Failure> {
    if token::of_request(app, it, &visit.actor, headers).is_none() {
        return Ok(it.content.entry == crate::conversation::model::Entry::Link);
    }
    Ok(voice(app, visit, it, headers).await?.is_some())
}

/// The conversation, when this visitor may add a statement to it.
async fn to_add(
    app: &App,
    visit: &Visit,
    slug: String,
    headers: &HeaderMap,
) -> Result<Option<(Conversation, Voice)>, Failure> {
    let actor = visit.actor.clone();
    let (it, _) = app.read(move |db| conversations::find(db, &actor, &slug)).await?;
    if !it.takes(visit.now) || it.content.adding != Adding::Everybody {
        return Ok(None);
    }
    Ok(voice(app, visit, &it, headers).await?.map(|voice| (it, voice)))
}

/// `GET /conversations/{conversation}/statements/new`
async fn new(visit: Visit, State(app): State<App>, Path(slug): Path<String>, headers: HeaderMap) -> Answer {
    let Some((it, _)) = to_add(&app, &visit, slug.clone(), &headers).await? else {
        return Ok(Page::go(href::conversation(&slug)));
    };
    let (head, main) = views::new(&visit.look(), &it, &StatementForm::default(), &[], &Problems::new());
    Ok(visit.page(head, main))
}

/// `POST /conversations/{conversation}/statements/new`: similar ones are shown first.
async fn add(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    headers: HeaderMap,
    form: Intake<StatementForm>,
) -> Answer {
    let Some((it, voice)) = to_add(&app, &visit, slug.clone(), &headers).await? else {
        return Ok(Page::go(href::conversation(&slug)));
    };
    let raw = form.0;
    let again = |similar: &[Reading], problems: &Problems| {
        let (head, main) = views::new(&visit.look(), &it, &raw, similar, problems);
        visit.page(head, main)
    };
    let body = match raw.parse(it.content.letters_max) {
        Ok(body) => body,
        Err(problems) => return Ok(again(&[], &problems).invalid()),
    };
    if let Some(problems) = crate::blocked(&app, vec![("body", body.clone())]).await? {
        return Ok(again(&[], &problems).invalid());
    }
    let near = similar(&app, &visit, &it, body.clone()).await?;
    let is_same = near.iter().any(|reading| reading.text.to_lowercase() == body.to_lowercase());
    if is_same {
        return Ok(again(&near, &Problems::one("body", "statement-problem-same")).invalid());
    }
    if !near.is_empty() && raw.different != "yes" {
        return Ok(again(&near, &Problems::new()));
    }
    let known_by = voice.token.known_by(&app, &it);
    app.limits().check_for(Limit::Flag, &visit.client, &known_by)?;
    let (conversation, now, moderated) = (it.number, visit.now, it.content.moderated);
    let number =
        app.change(move |db| write_statement(db, conversation, &body, known_by, now)).await?.ok_or(Failure::Busy)?;
    let is_open = moderated == Moderated::After;
    if is_open {
        // Who says something agrees with it; they can change that like any vote.
        let vote = Vote { choice: Choice::Agree, matters: false };
        let slip = Slip { conversation, known_by, statement: number, vote };
        if web::hand_in(&app, slip).await?.is_err() {
            tracing::warn!(conversation.number = conversation, "an author's own vote was not taken");
        }
    }
    let (head, main) = views::added(&visit.look(), &it, is_open);
    let page = visit.page(head, main);
    Ok(if voice.is_new { page.cookie(&token::cookie(&app, &it, &voice.token)) } else { page })
}

/// Statements that say nearly the same.
async fn similar(app: &App, visit: &Visit, it: &Conversation, body: String) -> Result<Vec<Reading>, StoreError> {
    let (number, lang, moderated) = (it.number, visit.lang.tag(), it.content.moderated);
    app.read_long(move |db| {
        let all = statements::every_reading(db, number, lang, moderated)?;
        let texts: Vec<&str> = all.iter().map(|it| it.text.as_str()).collect();
        let near = opinion::Similar::new(&texts).closest(&body, SIMILAR_LEAST, SIMILAR_MAX);
        Ok(near.into_iter().filter_map(|(at, _)| all.get(at).cloned()).collect())
    })
    .await
}

/// Writes a statement of a participant, who is written too when they are new; none when there are too
/// many.
fn write_statement(
    db: &mut Change,
    conversation: i64,
    body: &str,
    known_by: [u8; 16],
    now: Time,
) -> Result<Option<u32>, StoreError> {
    let mut doors = votes::hold(db, &[conversation], now)?;
    let Some(door) = doors.get_mut(&conversation).filter(|door| door.is_open) else { return Ok(None) };
    if door.next_statement as usize > ALL_MAX || door.next_statement > STATEMENTS_MAX {
        return Ok(None);
    }
    let author = if let Some(me) = votes::by_hash(db, &known_by)? {
        me.number
    } else {
        let me = votes::Participant {
            conversation,
            number: door.next_participant,
            known_by,
            came_hour: votes::hour(now),
            votes: crate::vote::model::Votes::default(),
        };
        door.next_participant = door.next_participant.saturating_add(1);
        door.participants = door.participants.saturating_add(1);
        votes::insert(db, &[&me])?;
        votes::settle(db, conversation, door)?;
        me.number
    };
    let number = statements::take_numbers(db, conversation, 1)?;
    let statement = Statement {
        number,
        body: body.to_owned(),
        lang: lang::detect(body).map(|lang| lang.tag().to_owned()).unwrap_or_default(),
        kind: Kind::Plain,
        state: Standing::Waiting,
        author: Some(author),
        merged_into: None,
        bracket: None,
        version: 1,
        created_at: now,
    };
    statements::insert(db, conversation, &[statement])?;
    Ok(Some(number))
}

/// Writes statements of the facilitators; what was said already is left out. Answers how many.
pub(crate) fn write_seeds(
    db: &mut Change,
    conversation: i64,
    list: &[String],
    kind: Kind,
    own: Lang,
    now: Time,
) -> Result<usize, StoreError> {
    let known = statements::all(db, conversation)?;
    let new: Vec<&String> = list.iter().filter(|body| known.iter().all(|s| s.body != **body)).collect();
    let count = u32::try_from(new.len()).unwrap_or(0);
    if count == 0 {
        return Ok(0);
    }
    let first = statements::take_numbers(db, conversation, count)?;
    let made: Vec<Statement> = new
        .iter()
        .zip(first..)
        .map(|(body, number)| Statement {
            number,
            body: (*body).clone(),
            lang: lang::detect(body).unwrap_or(own).tag().to_owned(),
            kind,
            state: Standing::Accepted,
            author: None,
            merged_into: None,
            bracket: None,
            version: 1,
            created_at: now,
        })
        .collect();
    statements::insert(db, conversation, &made)?;
    Ok(made.len())
}

/// `GET /conversations/{conversation}/seeds`
async fn seeds_ask(visit: Visit, State(app): State<App>, Path(slug): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let (it, _) = app.read(move |db| conversations::find_mine(db, &actor, &slug)).await?;
    let (head, main) = views::seeds(&visit.look(), &it, &SeedsForm::default(), &Problems::new());
    Ok(visit.page(head, main))
}

/// `POST /conversations/{conversation}/seeds`
async fn seeds(visit: Visit, State(app): State<App>, Path(slug): Path<String>, Form(raw): Form<SeedsForm>) -> Answer {
    let (actor, name) = (visit.actor.clone(), slug.clone());
    let (it, _) = app.read(move |db| conversations::find_mine(db, &actor, &name)).await?;
    let found = match form::seeds(&raw.seeds, it.content.letters_max) {
        Ok(list) if list.is_empty() => Err(Problems::one("seeds", "problem-empty")),
        Ok(list) => match crate::blocked(&app, vec![("seeds", list.join("\n"))]).await? {
            Some(problems) => Err(problems),
            None => Ok(list),
        },
        Err(problems) => Err(problems),
    };
    match found {
        Ok(list) => {
            let kind = if raw.kind == "meta" { Kind::Meta } else { Kind::Seed };
            let (number, lang, now) = (it.number, visit.lang, visit.now);
            app.change(move |db| write_seeds(db, number, &list, kind, lang, now)).await?;
            Ok(Page::go(href::conversation_statements(&slug)))
        }
        Err(problems) => {
            let (head, main) = views::seeds(&visit.look(), &it, &raw, &problems);
            Ok(visit.page(head, main).invalid())
        }
    }
}

/// `POST /conversations/{conversation}/statements/{statement}/bracket`
async fn bracket(
    visit: Visit,
    State(app): State<App>,
    Path((slug, number)): Path<(String, u32)>,
    Form(raw): Form<BracketForm>,
) -> Answer {
    let note = text::optional_line(&raw.note, REASON_MAX).unwrap_or_default();
    let (actor, name, now) = (visit.actor.clone(), slug.clone(), visit.now);
    app.change(move |db| {
        let (it, _) = conversations::find_facilitated(db, &actor, &name)?;
        let before = statements::hold(db, it.number, number)?;
        let after = Statement { bracket: note.clone(), ..before.clone() };
        statements::save(db, it.number, &before, &after)?;
        let what = if note.is_some() { "bracketed" } else { "unbracketed" };
        moderation::store::log(db, it.number, (number, what, None), note.as_deref().unwrap_or_default(), now)
    })
    .await?;
    Ok(Page::go(href::statement(&slug, number)))
}

/// `POST /conversations/{conversation}/statements/{statement}/proposal`: from agreement to draft.
async fn propose(
    visit: Visit,
    State(app): State<App>,
    Path((slug, number)): Path<(String, u32)>,
    _: Form<Nothing>,
) -> Answer {
    let (actor, name) = (visit.actor.clone(), slug.clone());
    let (it, figures, statement) = app
        .read(move |db| {
            let (it, figures) = conversations::find(db, &actor, &name)?;
            let statement = statements::find(db, it.number, number)?;
            let is_open = statement.is_open(it.content.moderated);
            if is_open { Ok((it, figures, statement)) } else { Err(StoreError::Missing) }
        })
        .await?;
    let shown = crate::map::keep::of(&app, &it, &figures).await?;
    let agreed = Agreed {
        text: statement.body.clone(),
        href: href::statement(&slug, number),
        numbers: views::numbers(visit.words, &it, number, &shown.map),
    };
    let (actor, group, now, random) = (visit.actor.clone(), it.holder.id, visit.now, app.random_arc());
    let made =
        app.change(move |db| proposals::draft_from_statement(db, &actor, group, &agreed, now, random.as_ref())).await?;
    Ok(Page::go(href::proposal_edit(made)))
}

/// Into which language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct To {
    to: String,
}

async fn translate_page(
    visit: &Visit,
    app: &App,
    slug: String,
    lang: Lang,
    raw: &TranslateForm,
    problems: &Problems,
) -> Result<Page, Failure> {
    let actor = visit.actor.clone();
    let (it, some) = app
        .read(move |db| {
            let (it, _) = conversations::find(db, &actor, &slug)?;
            let some = statements::untranslated(db, it.number, lang.tag(), TRANSLATE_MAX)?;
            Ok::<_, StoreError>((it, some))
        })
        .await?;
    let (head, main) = views::translate(&visit.look(), &it, (lang, &some), raw, problems);
    Ok(visit.page(head, main))
}

/// `GET /conversations/{conversation}/translations`
async fn translate_ask(visit: Visit, State(app): State<App>, Path(slug): Path<String>, to: Query<To>) -> Answer {
    let lang = Lang::parse(&to.0.to).unwrap_or(visit.lang);
    translate_page(&visit, &app, slug, lang, &TranslateForm::default(), &Problems::new()).await
}

/// `POST /conversations/{conversation}/translations`
async fn translate(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    Form(raw): Form<TranslateForm>,
) -> Answer {
    let Some(lang) = Lang::parse(&raw.lang) else { return Err(Failure::Malformed) };
    let Ok(number) = raw.statement.trim().parse::<u32>() else { return Err(Failure::Malformed) };
    let mut problems = Problems::new();
    let body = problems.take("body", text::line(&raw.body, TRANSLATION_MAX)).unwrap_or_default();
    if problems.is_empty()
        && let Some(blocked) = crate::blocked(&app, vec![("body", body.clone())]).await?
    {
        problems = blocked;
    }
    if !problems.is_empty() {
        return Ok(translate_page(&visit, &app, slug, lang, &raw, &problems).await?.invalid());
    }
    let (actor, name, now) = (visit.actor.clone(), slug.clone(), visit.now);
    app.change(move |db| {
        let (it, _) = conversations::find(db, &actor, &name)?;
        let statement = statements::hold(db, it.number, number)?;
        let is_done = statements::readings(db, it.number, lang.tag(), &[number])?.iter().any(|r| r.is_translated);
        // A translation that is there is changed by facilitators only.
        let may_write = !is_done || it.is_facilitated_by(&actor);
        if statement.state != Standing::Accepted || statement.lang == lang.tag() || !may_write {
            return Err(StoreError::Missing);
        }
        statements::translate(db, it.number, number, lang.tag(), &body, now)
    })
    .await?;
    Ok(Page::go(href::with_query(&href::conversation_translations(&slug), &[("to", lang.tag())])))
}
