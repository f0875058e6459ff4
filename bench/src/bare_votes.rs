//! The ceilings of votes: the rows that a vote writes, with the same durability and the same group
//! commit, without HTTP, forms, rules and the map.
//!
//! One is the layout of the site: a participant's row with all their votes, among as many as the site
//! has, and one row of figures. The other is the plainest layout there is, a small row for each vote in
//! a table that begins empty: it writes less, and nobody could draw a map from it in time.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Result;
use base::{SeededRandom, SystemClock};
use store::{Change, Migration, Sql, Store, StoreConfig, StoreError, args, sql};

const TABLES: Migration = Migration {
    name: "000000000000_bench_bare_votes.sql",
    sql: "CREATE TABLE bare_participants (id INTEGER PRIMARY KEY, known_by BLOB NOT NULL UNIQUE, \
          came_hour INTEGER NOT NULL, votes BLOB NOT NULL) STRICT;\n\
          CREATE TABLE bare_vote_figures (conversation INTEGER PRIMARY KEY, votes INTEGER NOT NULL) STRICT;\n\
          CREATE TABLE bare_votes (participant INTEGER NOT NULL, statement INTEGER NOT NULL, \
          vote INTEGER NOT NULL, PRIMARY KEY (participant, statement)) STRICT, WITHOUT ROWID;",
};
const BEGIN: Sql = sql!("INSERT INTO bare_vote_figures (conversation, votes) VALUES (1, 0)");
const COUNT: Sql = sql!("UPDATE bare_vote_figures SET votes = votes + 1 WHERE conversation = 1");
const CAME: Sql = sql!("INSERT INTO bare_participants (id, known_by, came_hour, votes) VALUES ($1, $2, 500000, $3)");
const SAVE: Sql = sql!("UPDATE bare_participants SET votes = $2 WHERE id = $1");
const ONE: Sql = sql!(
    "INSERT INTO bare_votes (participant, statement, vote) VALUES ($1, $2, $3) \
     ON CONFLICT (participant, statement) DO UPDATE SET vote = excluded.vote"
);

/// How a vote is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Layout {
    /// A participant's row with all their votes.
    Participant,
    /// A small row for each vote.
    Row,
}

/// Whose votes come: as on the site.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Crowd {
    /// People who have voted before.
    pub(crate) people: u32,
    /// So many of them vote now.
    pub(crate) voting: u32,
    /// Statements they vote on.
    pub(crate) statements: u32,
    /// Bytes of the votes of one.
    pub(crate) bytes: usize,
}

/// A store with the tables that hold votes, and the people.
pub(crate) async fn open(folder: &Path, database: Option<&str>, crowd: Crowd) -> Result<Store> {
    let url = database.map_or_else(|| format!("sqlite:{}", folder.join("bare.db").display()), str::to_owned);
    let config = StoreConfig { schema: database.map(|_| "bench_bare_votes".to_owned()), ..StoreConfig::new(url) };
    let store = Store::open(&config, &[TABLES], Arc::new(SystemClock)).await?;
    store.change(|db| db.exec(BEGIN, &[])).await?;
    let random = Arc::new(SeededRandom::new(7));
    for first in (0..crowd.people).step_by(5_000) {
        let random = Arc::clone(&random);
        store
            .change(move |db| -> Result<u64, StoreError> {
                let one = |id: u32| {
                    let known_by: [u8; 16] = base::random::bytes(random.as_ref());
                    args![id, known_by.as_slice(), vec![1_u8; crowd.bytes]].to_vec()
                };
                db.exec_many(CAME, &(first..crowd.people.min(first + 5_000)).map(one).collect::<Vec<_>>())
            })
            .await?;
    }
    Ok(store)
}

fn write(db: &mut Change, layout: Layout, at: u64, crowd: Crowd) -> Result<(), StoreError> {
    let statement = at / 7 % u64::from(crowd.statements);
    db.exec(COUNT, &[])?;
    match layout {
        Layout::Participant => {
            let mut votes = vec![1_u8; crowd.bytes];
            let place = usize::try_from(statement).unwrap_or(0) % crowd.bytes.max(1);
            if let Some(byte) = votes.get_mut(place) {
                *byte = u8::try_from(at % 3).unwrap_or(0);
            }
            db.exec(SAVE, args![at % u64::from(crowd.voting), votes])
        }
        Layout::Row => db.exec(ONE, args![at % u64::from(crowd.people), statement, at % 3]),
    }
    .map(|_| ())
}

/// Votes per second through the store alone, `lanes` at a time, each an own change in the group commit.
#[expect(clippy::cast_precision_loss, reason = "a rate for people")]
pub(crate) async fn rate(store: &Store, layout: Layout, crowd: Crowd, lanes: usize, span: Duration) -> Result<f64> {
    let begun = Instant::now();
    let mut tasks = Vec::new();
    for lane in 0..lanes as u64 {
        let store = store.clone();
        tasks.push(tokio::spawn(async move {
            let mut n = 0_u64;
            while begun.elapsed() < span {
                let at = decide::map::routing::mixed(lane << 40 | n) >> 8;
                store.change(move |db| write(db, layout, at, crowd)).await?;
                n += 1;
            }
            Ok::<u64, StoreError>(n)
        }));
    }
    let mut all = 0;
    for task in tasks {
        all += task.await??;
    }
    Ok(all as f64 / begun.elapsed().as_secs_f64())
}
