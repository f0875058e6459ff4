//! Votes over HTTP: begin, vote, my votes, the link to come back.

use ::store::StoreError;
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Retention, Span};
use http::HeaderMap;
use ui::href;
use web::{Answer, App, Failure, Form, Intake, Limit, Nothing, Page, Paging, Purge, Query, Visit, route};

use super::desk::{Declined, Slip};
use super::form::VoteForm;
use super::token::{self, Token};
use super::{store as votes, views};
use crate::conversation::known;
use crate::conversation::model::{Conversation, Entry};
use crate::conversation::store as conversations;
use crate::map::routes::{readings, seen};
use crate::statement::store as statements;
use crate::statement::views::state_word;
use crate::{Parts, access};

/// Votes on one page of mine.
const PAGE: usize = 40;

/// What votes contribute to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::VOTE_BEGIN, post(begin)),
            route(access::VOTE_LIST, get(mine)),
            route(access::VOTE_CAST, post(cast)),
            route(access::VOTE_LINK, get(link)),
            route(access::VOTE_RETURN_ASK, get(return_ask)),
            route(access::VOTE_RETURN, post(return_here)),
        ],
        retentions: vec![Retention {
            key: "keep-opinion-votes",
            tables: &["participants"],
            span: Span::Kept,
            purge: Some("opinion-votes"),
        }],
        purges: vec![Purge { name: "opinion-votes", run: votes::purge }],
        samples: Some(views::samples),
        ..Parts::default()
    }
}

/// Who is acting in a conversation.
pub(crate) struct Voice {
    /// The token.
    pub(crate) token: Token,
    /// Whether it was made just now and must be given to the browser.
    pub(crate) is_new: bool,
}

/// The token with which this visitor may act, made new where the rule allows it; none where the rule
/// asks for something first.
pub(crate) async fn voice(
    app: &App,
    visit: &Visit,
    it: &Conversation,
    headers: &HeaderMap,
) -> Result<Option<Voice>, Failure> {
    let found = token::of_request(app, it, &visit.actor, headers);
    match (it.content.entry, found) {
        (Entry::Members, Some(token)) => {
            let is_member = visit.actor.role_in(it.holder.id).is_some();
            Ok(is_member.then_some(Voice { token, is_new: false }))
        }
        (Entry::Roll, Some(token)) => {
            let (number, hash) = (it.number, token.known_by(app, it));
            let has_place = app.read(move |db| conversations::has_place(db, number, &hash)).await?;
            Ok(has_place.then_some(Voice { token, is_new: false }))
        }
        (_, Some(token)) => Ok(Some(Voice { token, is_new: false })),
        (Entry::Link, None) => {
            // A hall full of people behind one address may begin together.
            app.limits().check_for(Limit::Search, &visit.client, it.id.bytes())?;
            Ok(Some(Voice { token: Token::new(app), is_new: true }))
        }
        (_, None) => Ok(None),
    }
}

fn with_cookie(page: Page, app: &App, it: &Conversation, voice: &Voice) -> Page {
    if voice.is_new { page.cookie(&token::cookie(app, it, &voice.token)) } else { page }
}

/// `POST /conversations/{conversation}/votes`
async fn cast(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    headers: HeaderMap,
    form: Form<VoteForm>,
) -> Answer {
    let Some((statement, vote)) = form.0.parse() else { return Err(Failure::Malformed) };
    let it = known::find(&app, &visit.actor, &slug).await?;
    let here = href::conversation(&slug);
    if !it.takes(visit.now) {
        return Ok(Page::go(here));
    }
    let Some(voice) = voice(&app, &visit, &it, &headers).await? else { return Ok(Page::go(here)) };
    let known_by = voice.token.known_by(&app, &it);
    // Faster than anybody reads; counted for the participant, so that nobody slows others down.
    app.limits().check_for(Limit::Search, &visit.client, &known_by)?;
    let slip = Slip { conversation: it.number, known_by, statement, vote };
    match web::hand_in(&app, slip).await? {
        Ok(_) | Err(Declined::NoStatement) => {}
        Err(Declined::Closed) => return Ok(Page::go(here)),
    }
    let to = match form.0.then.as_str() {
        "votes" => href::conversation_votes(&slug),
        "statement" => href::statement(&slug, statement),
        _ if voice.is_new => format!("{here}?began=1#next"),
        _ => format!("{here}#next"),
    };
    Ok(with_cookie(Page::go(to), &app, &it, &voice))
}

/// `POST /conversations/{conversation}/begin`
async fn begin(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    headers: HeaderMap,
    _: Intake<Nothing>,
) -> Answer {
    let it = known::find(&app, &visit.actor, &slug).await?;
    let here = href::conversation(&slug);
    let may_begin = matches!(it.content.entry, Entry::Link | Entry::Guests) && it.takes(visit.now);
    if !may_begin || token::of_request(&app, &it, &visit.actor, &headers).is_some() {
        return Ok(Page::go(here));
    }
    app.limits().check_for(Limit::Intake, &visit.client, it.id.bytes())?;
    let page = Page::go(format!("{here}?began=1#next"));
    Ok(page.cookie(&token::cookie(&app, &it, &Token::new(&app))))
}

/// `GET /conversations/{conversation}/votes`
async fn mine(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    headers: HeaderMap,
    Query(paging): Query<Paging>,
) -> Answer {
    let seen = seen(&app, &visit, &slug, &headers).await?;
    let (it, own) = (&seen.it, &seen.votes);
    let (page, pages, here) = paging.part(own.len(), PAGE);
    let some: Vec<_> = own.iter().rev().skip(here.start).take(here.len()).collect();
    let texts = readings(&app, &visit, &seen, some.iter().map(|(number, _)| *number).collect()).await?;
    let list: Vec<_> = some.into_iter().filter_map(|(n, vote)| Some((texts.get(&n)?.clone(), vote))).collect();
    let authored = authored(&app, &visit, it, &headers).await?;
    let (head, main) = views::mine(&visit.look(), it, &list, (page, pages), &authored);
    Ok(visit.page(head, main))
}

/// The statements this visitor added: number, text, and where they stand.
async fn authored(
    app: &App,
    visit: &Visit,
    it: &Conversation,
    headers: &HeaderMap,
) -> Result<Vec<(u32, String, &'static str)>, StoreError> {
    let Some(token) = token::of_request(app, it, &visit.actor, headers) else { return Ok(Vec::new()) };
    let (number, hash, words) = (it.number, token.known_by(app, it), visit.words);
    app.read(move |db| {
        let Some(me) = votes::by_hash(db, &hash)? else { return Ok(Vec::new()) };
        let list = statements::of_author(db, number, me.number)?;
        Ok(list.into_iter().map(|s| (s.number, s.body, state_word(words, s.state))).collect())
    })
    .await
}

/// `GET /conversations/{conversation}/link`
async fn link(visit: Visit, State(app): State<App>, Path(slug): Path<String>, headers: HeaderMap) -> Answer {
    let it = known::find(&app, &visit.actor, &slug).await?;
    let token =
        if it.content.entry == Entry::Members { None } else { token::of_request(&app, &it, &visit.actor, &headers) };
    let (head, main) = views::link(&visit.look(), &it, token.map(|token| token.text()).as_deref());
    Ok(visit.page(head, main))
}

/// The conversation and participant of a link; only guesses are counted.
async fn returning(visit: &Visit, app: &App, slug: String, text: &str) -> Result<(Conversation, Token), Failure> {
    let Some(token) = Token::parse(text) else {
        app.limits().check(Limit::Guess, &visit.client)?;
        return Err(Failure::Missing);
    };
    let (actor, own, held) = (visit.actor.clone(), app.clone(), token.clone());
    let found = app
        .read(move |db| {
            let (it, _) = conversations::find(db, &actor, &slug)?;
            let hash = held.known_by(&own, &it);
            let is_known = match it.content.entry {
                Entry::Members => false,
                Entry::Roll => conversations::has_place(db, it.number, &hash)?,
                Entry::Link | Entry::Guests => votes::by_hash(db, &hash)?.is_some(),
            };
            Ok::<_, StoreError>(is_known.then_some(it))
        })
        .await?;
    let Some(it) = found else {
        app.limits().check(Limit::Guess, &visit.client)?;
        return Err(Failure::Missing);
    };
    Ok((it, token))
}

/// `GET /conversations/{conversation}/as/{token}`
async fn return_ask(visit: Visit, State(app): State<App>, Path((slug, text)): Path<(String, String)>) -> Answer {
    let (it, token) = returning(&visit, &app, slug, &text).await?;
    let (head, main) = views::come_back(&visit.look(), &it, &token.text());
    Ok(visit.page(head, main))
}

/// `POST /conversations/{conversation}/as/{token}`
async fn return_here(
    visit: Visit,
    State(app): State<App>,
    Path((slug, text)): Path<(String, String)>,
    _: Form<Nothing>,
) -> Answer {
    let (it, token) = returning(&visit, &app, slug, &text).await?;
    let page = Page::go(format!("{}?began=1#next", href::conversation(&it.slug)));
    Ok(page.cookie(&token::cookie(&app, &it, &token)))
}
