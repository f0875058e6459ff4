//! The ceilings of the storage layer: the same rows, figures and durability, without HTTP, forms,
//! receipts and rules.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Result;
use base::{ActionId, Clock, SeededRandom, SystemClock};
use store::{Change, Migration, Sql, Store, StoreConfig, StoreError, args, sql};

const TABLES: Migration = Migration {
    name: "000000000000_bench_bare.sql",
    sql: "CREATE TABLE bare_figures (action_id BLOB PRIMARY KEY, going INTEGER NOT NULL, next_seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;\n\
          CREATE TABLE bare_calls (call_id INTEGER PRIMARY KEY, going INTEGER NOT NULL) STRICT;\n\
          CREATE TABLE bare_rsvps (action_id BLOB NOT NULL, seq INTEGER NOT NULL, answer INTEGER NOT NULL, \
          people INTEGER NOT NULL, PRIMARY KEY (action_id, seq)) STRICT, WITHOUT ROWID;",
};
const ACTION: Sql = sql!("INSERT INTO bare_figures (action_id, going, next_seq) VALUES ($1, 0, 1)");
const CALL: Sql = sql!("INSERT INTO bare_calls (call_id, going) VALUES (1, 0)");
const TAKE: Sql =
    sql!("UPDATE bare_figures SET going = going + $2, next_seq = next_seq + 1 WHERE action_id = $1 RETURNING next_seq");
const INSERT: Sql = sql!("INSERT INTO bare_rsvps (action_id, seq, answer, people) VALUES ($1, $2, $3, $4)");

/// Where the rows go.
pub(crate) async fn open(data: &Path, database: Option<&str>) -> Result<(Store, Arc<Vec<ActionId>>)> {
    let url = database.map_or_else(|| format!("sqlite:{}", data.join("bare.db").display()), str::to_owned);
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    // Beside the site's tables, so that both are measured on the same PostgreSQL.
    let config = StoreConfig { schema: database.map(|_| "bench_bare".to_owned()), ..StoreConfig::new(url) };
    let store = Store::open(&config, &[TABLES], Arc::clone(&clock)).await?;
    let random = SeededRandom::new(5);
    let ids: Vec<ActionId> = (0..2_700).map(|_| ActionId::new(clock.now(), &random)).collect();
    let list = ids.clone();
    store
        .change(move |db| -> Result<(), StoreError> {
            db.exec(CALL, &[])?;
            let rows: Vec<_> = list.iter().map(|id| args![*id].to_vec()).collect();
            db.exec_many(ACTION, &rows).map(|_| ())
        })
        .await?;
    Ok((store, Arc::new(ids)))
}

fn one(db: &mut Change, action: ActionId) -> Result<(), StoreError> {
    use store::Db as _;
    let seq: i64 = db.one(TAKE, args![action, 1], |row| row.get(0))?;
    db.exec(INSERT, args![action, seq, 1, 1]).map(|_| ())
}

/// RSVPs per second through the store alone, `lanes` at a time, each an own change in the group
/// commit.
#[expect(clippy::cast_precision_loss, reason = "a rate for people")]
pub(crate) async fn rate(store: &Store, ids: &Arc<Vec<ActionId>>, lanes: usize, span: Duration) -> Result<f64> {
    let begun = Instant::now();
    let mut tasks = Vec::new();
    for lane in 0..lanes {
        let (store, ids) = (store.clone(), Arc::clone(ids));
        tasks.push(tokio::spawn(async move {
            let mut n = 0_usize;
            while begun.elapsed() < span {
                let action = ids[(lane * 7_919 + n * 104_729) % ids.len()];
                store.change(move |db| one(db, action)).await?;
                n += 1;
            }
            Ok::<usize, StoreError>(n)
        }));
    }
    let mut all = 0;
    for task in tasks {
        all += task.await??;
    }
    Ok(all as f64 / begun.elapsed().as_secs_f64())
}
