//! Conversations: durable votes through HTTP beside the bare storage layer while the map is kept
//! fresh, the next statement among thousands beside a static page, and the weight of the page.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context as _, Result};
use base::{Clock, Random, SeededRandom, SystemClock, Time};
use decide::conversation::model::{Conversation, State};
use decide::conversation::{demo, store as conversations};
use decide::statement::model::{Kind, State as Standing, Statement};
use decide::statement::store as statements;
use decide::vote::model::{Choice, Vote, Votes};
use decide::vote::store::{self as votes, Participant};
use decide::vote::token::{Token, cookie_name};
use people::group::model::{GroupDraft, GroupKind};
use store::{Change, StoreError};
use web::App;

use crate::bare_votes::{self, Crowd, Layout};
use crate::load::{self, Outcome, Until};
use crate::server::{self, Server};
use crate::table;

/// How much.
#[derive(clap::Args, Debug)]
pub(crate) struct Wish {
    /// Seconds of each measurement
    #[arg(long, default_value_t = 6)]
    seconds: u64,
    /// Connections at one time
    #[arg(long, default_value_t = 64)]
    connections: usize,
    /// Rounds, alternating between ceiling and site
    #[arg(long, default_value_t = 2)]
    rounds: u32,
    /// People who have voted before
    #[arg(long, default_value_t = 100_000)]
    people: u32,
    /// Statements they voted on
    #[arg(long, default_value_t = 200)]
    statements: u32,
    /// Statements of the conversation in which the next one is chosen
    #[arg(long, default_value_t = 5_000)]
    many: u32,
    /// `postgres://…`: measure on PostgreSQL instead of SQLite; two schemas are made in it
    #[arg(long)]
    database: Option<String>,
}

/// So many of the people vote while it is measured.
const VOTING: u32 = 20_000;

/// Votes of each of them before.
const EACH: u32 = 20;

/// Spreads a count over all bits.
fn spread(n: u64) -> u64 {
    decide::map::routing::mixed(n) >> 8
}

/// A conversation that was filled, with the tokens of some participants.
struct Filled {
    it: Conversation,
    tokens: Vec<String>,
}

async fn group(app: &App) -> Result<base::GroupId> {
    let (now, random) = (app.now(), app.random_arc());
    let draft = GroupDraft::named(GroupKind::Local, "Bench", "Measured.");
    let made = app.change(move |db| people::group::store::insert(db, &draft, None, None, now, random.as_ref()));
    Ok(made.await.map_err(|e| anyhow::anyhow!("{e:?}"))?.0)
}

/// Writes a conversation of so many statements and people, each with about 20 votes in two camps.
async fn fill(app: &App, group: base::GroupId, name: &str, count: u32, people: u32) -> Result<Filled> {
    let now = app.now();
    let mut it = demo::sample(State::Open);
    it.id = decide::conversation::model::ConversationId::new(now, app.random());
    it.slug = base::Slug::from_title(name, "bench");
    it.holder.id = group;
    it.content.ends_on = None;
    let written = it.clone();
    it.number = app
        .change(move |db| {
            let number = conversations::insert(db, &written)?;
            statements::take_numbers(db, number, count)?;
            let list: Vec<Statement> = (1..=count).map(|n| statement(n, now)).collect();
            statements::insert(db, number, &list)?;
            Ok::<_, StoreError>(number)
        })
        .await?;
    let random = SeededRandom::new(5);
    let mut tokens = Vec::new();
    let mut next = 1;
    while next <= people {
        let mut chunk = Vec::new();
        for number in next..=people.min(next + 4_999) {
            let token = Token::new(app);
            chunk.push(participant(&it, number, token.known_by(app, &it), count, &random));
            if tokens.len() < VOTING as usize {
                tokens.push(token.text());
            }
        }
        next += 5_000;
        let number = it.number;
        app.change(move |db| write(db, number, &chunk, now)).await?;
    }
    decide::map::keep::settle(app, &it).await?;
    Ok(Filled { it, tokens })
}

fn statement(number: u32, now: Time) -> Statement {
    Statement {
        number,
        body: format!("Statement {number}: what we want should be in one sentence that others can answer"),
        lang: "en".to_owned(),
        kind: Kind::Seed,
        state: Standing::Accepted,
        author: None,
        merged_into: None,
        bracket: None,
        version: 1,
        created_at: now,
    }
}

fn participant(it: &Conversation, number: u32, known_by: [u8; 16], count: u32, random: &SeededRandom) -> Participant {
    let mut own = Votes::default();
    for _ in 0..EACH {
        let chance = u32::from_be_bytes(base::random::bytes(random));
        let statement = chance % count + 1;
        let leans = (number.is_multiple_of(2)) == (statement % 4 < 2) || statement.is_multiple_of(9);
        let choice = match chance >> 24 {
            0..40 => Choice::Pass,
            40..220 if leans => Choice::Agree,
            40..220 => Choice::Disagree,
            _ => Choice::Agree,
        };
        own.set(statement, Vote { choice, matters: false });
    }
    Participant { conversation: it.number, number, known_by, came_hour: 500_000, votes: own }
}

fn write(db: &mut Change, number: i64, chunk: &[Participant], now: Time) -> Result<(), StoreError> {
    votes::insert(db, &chunk.iter().collect::<Vec<_>>())?;
    let mut doors = votes::hold(db, &[number], now)?;
    let door = doors.get_mut(&number).ok_or(StoreError::Missing)?;
    let count = u32::try_from(chunk.len()).unwrap_or(0);
    door.participants += count;
    door.next_participant += count;
    door.votes += chunk.iter().map(|it| it.votes.answered() as u64).sum::<u64>();
    votes::settle(db, number, door)
}

/// A request with a participant's cookie.
fn with_cookie(request: Vec<u8>, name: &str, token: &str) -> Vec<u8> {
    let mut out = request;
    let line = format!("\r\ncookie: {name}={token}");
    if let Some(at) = out.windows(2).position(|w| w == b"\r\n") {
        out.splice(at..at, line.into_bytes());
    }
    out
}

/// Votes through HTTP for a while, and the oldest the map was meanwhile, in milliseconds.
async fn vote(site: &Server, filled: &Filled, wish: &Wish, stamp: &str) -> Result<(Outcome, i64)> {
    let path = ui::href::conversation_votes(&filled.it.slug);
    let (tokens, name) = (filled.tokens.clone(), cookie_name(&filled.it));
    let (all, stamp) = (u64::from(wish.statements), stamp.to_owned());
    let random: Arc<dyn Random> = Arc::new(base::OsRandom);
    let start = u64::from_be_bytes(base::random::bytes(random.as_ref())) >> 20;
    let make = Arc::new(move |n: u64| {
        let at = spread(start + n);
        let token = &tokens[usize::try_from(at % tokens.len() as u64).unwrap_or(0)];
        let choice = ["agree", "disagree", "pass"][usize::try_from(at % 3).unwrap_or(0)];
        let body = format!("stamp={stamp}&statement={}&choice={choice}", at / 7 % all + 1);
        with_cookie(load::post(&path, &body), &name, token)
    });
    let over = Arc::new(AtomicBool::new(false));
    let watching = tokio::spawn(oldest(site.address, filled.it.slug.to_string(), Arc::clone(&over)));
    let done = load::load(site.address, wish.connections, Until::Time(Duration::from_secs(wish.seconds)), make).await;
    over.store(true, Ordering::Relaxed);
    Ok((done?, watching.await??))
}

/// Looks at the map again and again; the oldest it was, after the first seconds.
async fn oldest(address: std::net::SocketAddr, slug: String, over: Arc<AtomicBool>) -> Result<i64> {
    let path = ui::href::conversation_data(&slug, "map.json");
    let mut connection = load::Connection::open(address).await?;
    let mut worst = 0;
    // The first map comes once the votes are loaded; from then on it is followed.
    tokio::time::sleep(Duration::from_secs(6)).await;
    while !over.load(Ordering::Relaxed) {
        let (_, _, answer) = connection.ask(&load::get(&path, false), true).await?;
        let body = answer.context("no map")?.body;
        let text = String::from_utf8_lossy(&body);
        let (_, rest) = text.split_once("\"made_at\":").context("the map has no time")?;
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        worst = worst.max(SystemClock.now().millis() - digits.parse::<i64>()?);
        tokio::time::sleep(Duration::from_millis(400)).await;
    }
    Ok(worst)
}

/// The page with the next statement, for participants who have voted before.
async fn next(site: &Server, filled: &Filled, wish: &Wish, gzip: bool) -> Result<Outcome> {
    let path = ui::href::conversation(&filled.it.slug);
    let (tokens, name) = (filled.tokens.clone(), cookie_name(&filled.it));
    let make = Arc::new(move |n: u64| {
        let token = &tokens[usize::try_from(spread(n) % tokens.len() as u64).unwrap_or(0)];
        with_cookie(load::get(&path, gzip), &name, token)
    });
    load::load(site.address, wish.connections, Until::Time(Duration::from_secs(wish.seconds)), make).await
}

async fn still(site: &Server, wish: &Wish, bytes: u64) -> Result<Outcome> {
    let make = Arc::new(move |_| load::get(&format!("/bench/still/{bytes}"), false));
    load::load(site.address, wish.connections, Until::Time(Duration::from_secs(wish.seconds)), make).await
}

pub(crate) async fn run(wish: Wish) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let data: PathBuf = folder.path().join("site");
    let config = server::config(&data, wish.database.as_deref())?;
    let started = server::open(&config).await?;
    let group = group(&started.app).await?;
    let busy = fill(&started.app, group, "Busy", wish.statements, wish.people).await?;
    let many = fill(&started.app, group, "Many", wish.many, 2_000).await?;
    started.app.drain().await;
    started.app.store().close().await?;
    let site = Server::start(&data, wish.database.as_deref(), None).await?;
    let page = server::page(site.address, &ui::href::conversation(&busy.it.slug)).await?;
    let stamp = server::stamp(&page)?;
    let crowd = Crowd {
        people: wish.people,
        voting: VOTING.min(wish.people),
        statements: wish.statements,
        bytes: EACH as usize * 4,
    };
    let store = bare_votes::open(folder.path(), wish.database.as_deref(), crowd).await?;
    table::head(&["votes", "per second", "p50 ms", "p99 ms", "refused", "of the ceiling", "oldest map ms"]);
    let span = Duration::from_secs(wish.seconds);
    for _ in 0..wish.rounds {
        let ceiling = bare_votes::rate(&store, Layout::Participant, crowd, wish.connections, span).await?;
        let plain = bare_votes::rate(&store, Layout::Row, crowd, wish.connections, span).await?;
        let dash = || "–".to_owned();
        let bare = |name: &str, rate: f64| {
            let share = format!("{:.2}", rate / ceiling);
            [name.to_owned(), table::thousands(rate), dash(), dash(), dash(), share, dash()]
        };
        table::row(&bare("bare storage, the rows of a vote", ceiling));
        table::row(&bare("bare storage, a small row for each vote", plain));
        let (through, oldest) = vote(&site, &busy, &wish, &stamp).await?;
        let mut row =
            table::outcome(&format!("through HTTP, {} people", table::thousands(wish.people.into())), &through);
        row.extend([format!("{:.2}", through.rate() / ceiling), oldest.to_string()]);
        table::row(&row);
    }
    table::say("");
    table::head(&["page", "per second", "p50 ms", "p99 ms", "refused", "of the ceiling"]);
    for gzip in [false, true] {
        let warm = next(&site, &many, &Wish { seconds: 1, database: None, ..wish }, gzip).await?;
        let weight = warm.bytes / warm.answers.max(1);
        let ceiling = still(&site, &wish, weight).await?;
        let it = next(&site, &many, &wish, gzip).await?;
        let packed = if gzip { ", packed" } else { "" };
        for (name, one) in
            [(format!("static page, {weight} bytes"), &ceiling), (format!("next of {}{packed}", wish.many), &it)]
        {
            let mut row = table::outcome(&name, one);
            row.push(format!("{:.2}", one.rate() / ceiling.rate()));
            table::row(&row);
        }
    }
    table::say("");
    let weight = crate::pages::first_load(&site, &ui::href::conversation(&busy.it.slug)).await?;
    table::say(&format!("The page with its styles and scripts, compressed, without fonts: {weight} bytes."));
    site.stop().await?;
    store.close().await?;
    Ok(())
}
