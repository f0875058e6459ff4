//! PostgreSQL: connections, one transaction per change, another try when that can help.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use base::{Clock, Time};
use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, PoolError, RecyclingMethod, Runtime};
use tokio::runtime::Handle;
use tokio_postgres::NoTls;

use crate::db::{Change, Engine, Reader};
use crate::migrate::{Migration, migrate_postgres};
use crate::postgres::{Again, Begin, Known, Postgres, refused};
use crate::stats::{Counters, moment};
use crate::store::blocking;
use crate::writer::guarded;
use crate::{StoreConfig, StoreError};

/// Most runs of one change, the first among them.
const TRIES: u32 = 8;

/// The pool with what its connections know together.
pub(crate) struct PgPool {
    pool: Pool,
    known: Arc<Known>,
    wait: Duration,
}

impl PgPool {
    pub(crate) async fn open(config: &StoreConfig, history: &[Migration], now: Time) -> Result<Self, StoreError> {
        let pool = build(config)?;
        let mut client = checkout(&pool, config.wait).await?;
        let known = Arc::new(Known::default());
        migrate_postgres(&mut client, history, now, config.schema.as_deref()).await?;
        let names = uniques(&client).await?;
        *known.uniques.write().unwrap_or_else(PoisonError::into_inner) = names;
        Ok(Self { pool, known, wait: config.wait })
    }

    pub(crate) fn close(&self) {
        self.pool.close();
    }

    /// A connection; waits a while for one, and for a database that is restarting.
    pub(crate) async fn client(&self) -> Result<Object, StoreError> {
        checkout(&self.pool, self.wait).await
    }

    pub(crate) async fn read<T, E>(&self, f: impl FnOnce(&mut Reader) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let client = self.client().await?;
        let known = Arc::clone(&self.known);
        let runtime = Handle::current();
        blocking(move || {
            let mut reader = Reader { engine: Engine::Postgres(Postgres::new(client, runtime, known, Begin::Read)) };
            let result = guarded(|| f(&mut reader));
            if let Engine::Postgres(postgres) = reader.engine {
                postgres.end_read();
            }
            result
        })
        .await
    }

    pub(crate) async fn change<T, E>(
        &self,
        mut f: impl FnMut(&mut Change) -> Result<T, E> + Send + 'static,
        clock: Arc<dyn Clock>,
        counters: Arc<Counters>,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let asked = moment();
        let runtime = Handle::current();
        for run in 1..=TRIES {
            Counters::add(&counters.queued, 1);
            let waiting = moment();
            let client = self.client().await;
            Counters::sub(&counters.queued, 1);
            Counters::span(&counters.waited_micros, waiting.elapsed());
            let client = client.inspect_err(|_| Counters::add(&counters.refused, 1))?;
            let (known, runtime) = (Arc::clone(&self.known), runtime.clone());
            let (now, count) = (clock.now(), Arc::clone(&counters));
            let done = blocking(move || {
                let postgres = Postgres::new(client, runtime, known, Begin::Change);
                let done = once(&mut f, Change::new(Engine::Postgres(postgres), now), &count);
                Ok::<_, StoreError>((f, done))
            });
            let (back, (result, again)) = done.await?;
            f = back;
            if again.is_none() || run == TRIES || asked.elapsed() > self.wait {
                return result;
            }
            Counters::add(&counters.retries, 1);
            tokio::time::sleep(pause(run, asked.elapsed())).await;
        }
        Err(StoreError::Busy.into())
    }
}

/// Runs a change once and ends its transaction.
fn once<T, E: From<StoreError>>(
    f: &mut impl FnMut(&mut Change) -> Result<T, E>,
    mut change: Change,
    counters: &Counters,
) -> (Result<T, E>, Option<Again>) {
    let result = guarded(|| f(&mut change));
    let Engine::Postgres(mut postgres) = change.reader.engine else {
        return (Err(StoreError::Busy.into()), None);
    };
    let committing = moment();
    let committed = match (&result, &postgres.fault) {
        (Ok(_), None) => postgres.commit(),
        (_, Some(fault)) => Err(fault.again()),
        (Err(_), None) => Err(StoreError::Missing),
    };
    let again = postgres.again;
    match committed {
        Ok(()) => {
            Counters::span(&counters.commit_micros, committing.elapsed());
            Counters::add(&counters.groups, 1);
            Counters::add(&counters.changes, 1);
            (result, None)
        }
        Err(error) => {
            Counters::add(&counters.undone, 1);
            match again {
                Some(Again::Lost) => postgres.discard(),
                _ => postgres.rollback(),
            }
            (result.and(Err(error.into())), again)
        }
    }
}

/// A pause that grows and is not the same for everybody: the elapsed time in microseconds is
/// chance enough.
fn pause(run: u32, elapsed: Duration) -> Duration {
    let most = 4_000_u64 << run.min(8);
    Duration::from_micros(most / 2 + u64::from(elapsed.subsec_nanos() / 64) % (most / 2))
}

fn build(config: &StoreConfig) -> Result<Pool, StoreError> {
    let (mut pg, tls) = crate::tls::parse(&config.database)?;
    pg.application_name(config.schema.as_deref().unwrap_or("convoke"));
    pg.connect_timeout(config.wait);
    pg.keepalives_idle(Duration::from_secs(30));
    let mut options = pg.get_options().unwrap_or_default().to_owned();
    options.push_str(" -c idle_in_transaction_session_timeout=60000 -c client_min_messages=warning");
    if let Some(schema) = &config.schema {
        options.push_str(" -c search_path=");
        options.push_str(schema);
    }
    if !config.durable {
        options.push_str(" -c synchronous_commit=off");
    }
    pg.options(options.trim());
    let recycling_method = RecyclingMethod::Fast;
    let how = ManagerConfig { recycling_method };
    let manager = match tls {
        Some(tls) => Manager::from_config(pg, tls, how),
        None => Manager::from_config(pg, NoTls, how),
    };
    Pool::builder(manager)
        .max_size(config.connections.max(2))
        .runtime(Runtime::Tokio1)
        .wait_timeout(Some(config.wait))
        .create_timeout(Some(config.wait))
        .build()
        .map_err(|e| StoreError::Broken(e.into()))
}

async fn checkout(pool: &Pool, wait: Duration) -> Result<Object, StoreError> {
    let asked = moment();
    let mut run = 0;
    loop {
        let error = match pool.get().await {
            Ok(client) => return Ok(client),
            Err(PoolError::Timeout(_) | PoolError::Closed) => return Err(StoreError::Busy),
            Err(PoolError::Backend(error)) => error,
            Err(other) => return Err(StoreError::Broken(other.into())),
        };
        if crate::postgres::again(&error).is_none() {
            return Err(refused(error, &Known::default(), None));
        }
        if asked.elapsed() >= wait {
            tracing::warn!(%error, "PostgreSQL does not answer");
            return Err(StoreError::Busy);
        }
        run += 1;
        tokio::time::sleep(pause(run, asked.elapsed())).await;
    }
}

/// Names every unique index the way SQLite's messages do: `table(a,b)`.
async fn uniques(client: &Object) -> Result<HashMap<String, String>, StoreError> {
    const UNIQUES: &str = "SELECT i.relname, t.relname, string_agg(a.attname, ',' ORDER BY k.n) \
        FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid \
        JOIN pg_class t ON t.oid = x.indrelid \
        CROSS JOIN LATERAL unnest(x.indkey::int2[]) WITH ORDINALITY AS k(attnum, n) \
        LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum AND k.attnum > 0 \
        WHERE x.indisunique AND t.relnamespace = current_schema()::regnamespace \
        GROUP BY i.relname, t.relname HAVING bool_and(k.attnum > 0)";
    let rows = client.query(UNIQUES, &[]).await.map_err(|e| refused(e, &Known::default(), None))?;
    Ok(rows
        .iter()
        .map(|row| {
            let (index, table, columns): (String, String, String) = (row.get(0), row.get(1), row.get(2));
            (index, format!("{table}({columns})"))
        })
        .collect())
}

/// Removes the schema of a trial, from a thread without a runtime.
pub(crate) fn drop_schema(config: &StoreConfig) -> Result<(), StoreError> {
    let Some(schema) = config.schema.clone() else {
        return Ok(());
    };
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|e| StoreError::Broken(e.into()))?;
    runtime.block_on(async {
        let client = checkout(&build(config)?, config.wait).await?;
        // Connections bear the schema's name. One may still be inside a read whose end nobody sends
        // any more, since the runtime that would is waiting for this thread: it holds the tables.
        let text = format!(
            "SET lock_timeout = '5s'; \
             SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
             WHERE application_name = '{schema}' AND pid <> pg_backend_pid(); \
             DROP SCHEMA IF EXISTS \"{schema}\" CASCADE"
        );
        let dropped = client.batch_execute(&text).await;
        dropped.map_err(|e| refused(e, &Known::default(), None))
    })
}
