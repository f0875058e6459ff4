//! What a change and a read promise.

use std::time::Duration;

use super::{ADD_GROUP, GROW, JOIN, MEMBERS, SCHEMA, SIZE, stores};
use crate::{Db, Sql, Store, StoreConfig, StoreError, Value, args, sql, statements, trial, with_list};

async fn size(store: &Store, id: i64) -> Result<i64, StoreError> {
    store.read(move |db| db.one(SIZE, args![id], |row| row.get(0))).await
}

async fn add(store: &Store, id: i64, name: &'static str) -> Result<u64, StoreError> {
    store.change(move |db| db.exec(ADD_GROUP, args![id, name, 0_i64])).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_changed_is_read() {
    const NAMES: Sql = sql!("SELECT name FROM groups WHERE id IN ({list}) ORDER BY name");
    for (name, store) in stores().await {
        assert_eq!(add(&store, 1, "Ada").await.unwrap(), 1, "{name}");
        add(&store, 2, "Bo").await.unwrap();
        assert_eq!(size(&store, 1).await.unwrap(), 0, "{name}");
        assert!(matches!(size(&store, 9).await, Err(StoreError::Missing)));
        for (ids, found) in [(vec![1_i64, 2, 9], 2), (vec![2], 1), (vec![], 0)] {
            let names: Vec<String> = store
                .read(move |db| {
                    let (sql, args) = with_list(NAMES, &[], ids);
                    db.all(sql, &args, |row| row.get(0))
                })
                .await
                .unwrap();
            assert_eq!(names.len(), found, "{name}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_change_leaves_nothing() {
    for (name, store) in stores().await {
        let failed = store
            .change(|db| {
                db.exec(ADD_GROUP, args![1_i64, "a", 0_i64])?;
                Err::<(), _>(StoreError::Missing)
            })
            .await;
        assert!(matches!(failed, Err(StoreError::Missing)), "{name}");
        let panicked = store
            .change(|db| {
                db.exec(ADD_GROUP, args![2_i64, "b", 0_i64])?;
                assert!(db.fault().is_some(), "on purpose");
                Ok::<(), StoreError>(())
            })
            .await;
        let words = panicked.unwrap_err().to_string();
        assert!(words.contains("on purpose"), "{name}: {words}");
        add(&store, 3, "c").await.unwrap();
        for (id, there) in [(1, false), (2, false), (3, true)] {
            assert_eq!(size(&store, id).await.is_ok(), there, "{name} {id}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn conflicts_are_named_alike() {
    for (name, store) in stores().await {
        add(&store, 1, "a").await.unwrap();
        let refused = |sql: Sql, args: Vec<Value>| {
            let store = store.clone();
            async move {
                let failed = store.change(move |db| db.exec(sql, &args)).await;
                match failed {
                    Err(StoreError::Conflict { constraint }) => constraint,
                    other => panic!("{name}: {other:?}"),
                }
            }
        };
        let group = |id: i64, name: Value, size: i64| vec![id.into(), name, size.into()];
        assert_eq!(refused(ADD_GROUP, group(1, "b".into(), 0)).await, "groups(id)");
        assert_eq!(refused(ADD_GROUP, group(2, "a".into(), 0)).await, "groups(name)");
        assert_eq!(refused(ADD_GROUP, group(2, Value::Null, 0)).await, "not null groups(name)");
        assert_eq!(refused(ADD_GROUP, group(2, "b".into(), 1 << 40)).await, "check size_sane");
        let member = |group: i64| args![group, "p", 1_i64].to_vec();
        assert_eq!(refused(JOIN, member(7)).await, "foreign key");
        store.change(move |db| db.exec(JOIN, &member(1))).await.unwrap();
        assert_eq!(refused(JOIN, member(1)).await, "members(group_id,person)");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_statement_ends_the_change_unless_attempted() {
    for (name, store) in stores().await {
        add(&store, 1, "a").await.unwrap();
        let swallowed = store
            .change(|db| {
                db.exec(ADD_GROUP, args![2_i64, "b", 0_i64])?;
                drop(db.exec(ADD_GROUP, args![3_i64, "a", 0_i64]));
                Ok::<_, StoreError>(())
            })
            .await;
        assert!(swallowed.unwrap_err().is_conflict("groups(name)"), "{name}");
        assert!(size(&store, 2).await.is_err(), "{name}");

        let tried = store
            .change(|db| {
                db.exec(ADD_GROUP, args![2_i64, "b", 0_i64])?;
                let inner = db.attempt(|db| {
                    db.exec(GROW, args![2_i64, 5_i64])?;
                    db.attempt(|db| db.exec(GROW, args![2_i64, 1_i64]))?;
                    db.exec(ADD_GROUP, args![3_i64, "a", 0_i64])
                });
                assert!(inner.unwrap_err().is_conflict("groups(name)"));
                db.attempt(|db| db.exec(GROW, args![2_i64, 7_i64]))
            })
            .await;
        assert_eq!(tried.unwrap(), 1, "{name}");
        assert_eq!(size(&store, 2).await.unwrap(), 7, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sixty_four_writers_count_exactly() {
    for (name, store) in stores().await {
        add(&store, 1, "a").await.unwrap();
        let mut writers = tokio::task::JoinSet::new();
        for writer in 0..64_i64 {
            let store = store.clone();
            writers.spawn(async move {
                for n in 0..5_i64 {
                    let person = format!("{writer}-{n}");
                    let added = store.change(move |db| {
                        db.exec(JOIN, args![1_i64, &person, 1_i64])?;
                        db.exec(GROW, args![1_i64, 1_i64])?;
                        if n == 4 {
                            return Err(StoreError::Missing);
                        }
                        Ok(())
                    });
                    assert_eq!(added.await.is_ok(), n < 4);
                }
            });
        }
        writers.join_all().await;
        assert_eq!(size(&store, 1).await.unwrap(), 256, "{name}");
        let members: i64 = store.read(|db| db.one(MEMBERS, &[], |row| row.get(0))).await.unwrap();
        assert_eq!(members, 256, "{name}");
        let stats = store.stats();
        assert_eq!(stats.changes, 257, "{name}");
        assert_eq!(stats.undone, 64, "{name}");
        if !store.is_postgres() {
            assert!(stats.groups < 200, "{name}: {} groups", stats.groups);
            assert!(stats.largest_group > 2, "{name}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_read_sees_one_moment_and_cannot_write() {
    for (name, store) in stores().await {
        add(&store, 1, "a").await.unwrap();
        let wrote = store.read(|db| db.all(GROW, args![1_i64, 1_i64], |_| Ok(()))).await;
        assert!(matches!(wrote, Err(StoreError::Broken(_))), "{name}: {wrote:?}");
        assert_eq!(size(&store, 1).await.unwrap(), 0, "{name}");
        if name == "memory" {
            continue; // Its reads wait behind its writes.
        }
        let other = store.clone();
        let runtime = tokio::runtime::Handle::current();
        let seen: (i64, i64) = store
            .read_long(move |db| {
                let before = db.one(SIZE, args![1_i64], |row| row.get(0))?;
                runtime.block_on(other.change(|db| db.exec(GROW, args![1_i64, 1_i64]))).unwrap();
                Ok::<_, StoreError>((before, db.one(SIZE, args![1_i64], |row| row.get(0))?))
            })
            .await
            .unwrap();
        assert_eq!(seen, (0, 0), "{name}");
        assert_eq!(size(&store, 1).await.unwrap(), 1, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_rows_travel_together() {
    const JOIN_OR_MOVE: Sql = sql!(
        "INSERT INTO members (group_id, person, joined_at) VALUES ($1, $2, $3) \
         ON CONFLICT (group_id, person) DO UPDATE SET joined_at = excluded.joined_at"
    );
    const JOIN_ONCE: Sql = sql!(
        "INSERT INTO members (group_id, person, joined_at) VALUES ($1, $2, $3) \
         ON CONFLICT DO NOTHING"
    );
    for (name, store) in stores().await {
        add(&store, 1, "a").await.unwrap();
        let rows: Vec<Vec<Value>> =
            (0..1_500_i64).map(|n| args![1_i64, format!("p{}", n % 1_000), n].to_vec()).collect();
        let again = rows.clone();
        let n = store.change(move |db| db.exec_many(JOIN_ONCE, &rows)).await;
        assert_eq!(n.unwrap(), 1_000, "{name}");
        let n = store.change(move |db| db.exec_many(JOIN_OR_MOVE, &again)).await;
        assert_eq!(n.unwrap(), 1_500, "{name}");
        let none = store.change(|db| db.exec_many(JOIN_ONCE, &[])).await;
        assert_eq!(none.unwrap(), 0, "{name}");
        let bad = vec![args![1_i64, "x", 1_i64].to_vec(), args![8_i64, "y", 1_i64].to_vec()];
        let failed = store.change(move |db| db.exec_many(JOIN_ONCE, &bad)).await;
        assert!(failed.unwrap_err().is_conflict("foreign key"), "{name}");
        let members: i64 = store.read(|db| db.one(MEMBERS, &[], |row| row.get(0))).await.unwrap();
        assert_eq!(members, 1_000, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_statement_can_be_prepared() {
    for (name, store) in stores().await {
        for sql in statements() {
            let described = store.describe(sql).await;
            assert!(described.is_ok(), "{name}: {described:?}");
        }
        let (params, columns) = store.describe(SIZE).await.unwrap();
        assert_eq!((params, columns), (1, vec!["size".to_owned()]), "{name}");
        let wrong = store.read(|db| db.all(SIZE, &[], |_| Ok(()))).await;
        assert!(matches!(wrong, Err(StoreError::Broken(_))), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn values_come_back_as_they_went() {
    const ECHO: Sql = sql!(
        "INSERT INTO groups (id, name, size, weight, mark) VALUES ($1, $2, $3, $4, $5) \
         RETURNING id + 0, name, size, weight, mark, CASE WHEN size > 3 THEN $3 ELSE 0 END, \
         CAST($3 AS INTEGER), parent, size = $3"
    );
    for (name, store) in stores().await {
        let back = store
            .change(|db| {
                db.one(ECHO, args![1_i64, "ñ '$1' {x}", 5_u32, 2_i64, vec![0_u8, 255]], |row| {
                    (0..row.width()).map(|i| row.get::<Value>(i)).collect::<Result<Vec<_>, _>>()
                })
            })
            .await
            .unwrap();
        let wanted = args![1_i64, "ñ '$1' {x}", 5_i64, 2.0, vec![0_u8, 255], 5_i64, 5_i64, Value::Null, true];
        assert_eq!(back, wanted, "{name}");
        let nul = store.change(|db| db.exec(ADD_GROUP, args![2_i64, "a\0b", 0_i64])).await;
        assert!(matches!(nul, Err(StoreError::Broken(_))), "{name}: {nul:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_fails_politely_and_passes() {
    const PAGES: Sql = sql!("PRAGMA max_page_count = 60");
    const MORE_PAGES: Sql = sql!("PRAGMA max_page_count = 100000");
    let store = trial::file(&[SCHEMA], trial::clock()).await.unwrap();
    let pages = |sql: Sql| store.change(move |db| db.maybe(sql, &[], |_| Ok(())));
    pages(PAGES).await.unwrap();
    let mut full = 0;
    let mut kept = 0;
    for n in 0..200_i64 {
        let blob = vec![7_u8; 3_000];
        let done = store
            .change(move |db| {
                const ADD: Sql = sql!("INSERT INTO groups (id, name, mark) VALUES ($1, $2, $3)");
                db.exec(ADD, args![n, n.to_string(), blob.clone()])
            })
            .await;
        match done {
            Ok(_) => kept += 1,
            Err(StoreError::Full) => full += 1,
            Err(other) => panic!("{other:?}"),
        }
    }
    assert!(full > 100 && kept > 10, "{full} {kept}");
    pages(MORE_PAGES).await.unwrap();
    add(&store, 1_000, "after").await.unwrap();
    let count: i64 = store.read(|db| db.one(sql!("SELECT count(*) FROM groups"), &[], |row| row.get(0))).await.unwrap();
    assert_eq!(count, kept + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_queue_says_busy_and_a_closed_store_too() {
    let config = StoreConfig { queue: 2, wait: Duration::from_millis(200), ..StoreConfig::new(":memory:") };
    let store = Store::open(&config, &[SCHEMA], trial::clock()).await.unwrap();
    add(&store, 1, "a").await.unwrap();
    let slow = |db: &mut crate::Change| {
        std::thread::sleep(Duration::from_millis(60));
        db.exec(GROW, args![1_i64, 1_i64])
    };
    let many = (0..20).map(|_| store.change(slow));
    let done = futures_util::future::join_all(many).await;
    let busy = done.iter().filter(|d| matches!(d, Err(StoreError::Busy))).count();
    assert!(busy >= 15, "{busy}");
    let grown = size(&store, 1).await.unwrap();
    assert_eq!(usize::try_from(grown).unwrap(), 20 - busy);
    store.close().await.unwrap();
    assert!(matches!(add(&store, 2, "b").await, Err(StoreError::Busy)));
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_saves_what_was_queued() {
    let folder = trial::Folder::new().unwrap();
    let path = format!("sqlite:{}", folder.path().join("a.db").display());
    let config = StoreConfig::new(path);
    let store = Store::open(&config, &[SCHEMA], trial::clock()).await.unwrap();
    add(&store, 1, "a").await.unwrap();
    let grow = (0..100).map(|_| store.change(|db| db.exec(GROW, args![1_i64, 1_i64])));
    let grown = futures_util::future::join_all(grow).await;
    assert!(grown.iter().all(Result::is_ok));
    store.close().await.unwrap();
    drop(store);
    let store = Store::open(&config, &[SCHEMA], trial::clock()).await.unwrap();
    assert_eq!(size(&store, 1).await.unwrap(), 100);
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_may_drop_connections_under_load() {
    const KILL: Sql = sql!(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
         WHERE application_name = current_schema() AND pid <> pg_backend_pid()"
    );
    let Some(store) = trial::postgres(&[SCHEMA], trial::clock()).await.unwrap() else {
        return;
    };
    add(&store, 1, "a").await.unwrap();
    let mut writers = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let store = store.clone();
        writers.spawn(async move {
            let (mut saved, mut unsure) = (0, 0);
            for _ in 0..60 {
                match store.change(|db| db.exec(GROW, args![1_i64, 1_i64])).await {
                    Ok(_) => saved += 1,
                    Err(StoreError::Busy) => unsure += 1,
                    Err(other) => panic!("{other:?}"),
                }
                match size(&store, 1).await {
                    Ok(_) | Err(StoreError::Busy) => {}
                    Err(other) => panic!("{other:?}"),
                }
            }
            (saved, unsure)
        });
    }
    for _ in 0..20 {
        tokio::time::sleep(Duration::from_millis(10)).await;
        let killed = store.read(|db| db.all(KILL, &[], |_| Ok(()))).await;
        assert!(matches!(killed, Ok(_) | Err(StoreError::Busy)), "{killed:?}");
    }
    let all = writers.join_all().await;
    let saved: i64 = all.iter().map(|(saved, _)| saved).sum();
    let unsure: i64 = all.iter().map(|(_, unsure)| unsure).sum();
    let size = size(&store, 1).await.unwrap();
    assert!(saved <= size && size <= saved + unsure, "{saved} {size} {unsure}");
    assert!(saved > 400, "most changes waited and went on: {saved}");
}

#[tokio::test(flavor = "multi_thread")]
async fn deadlocks_are_tried_again() {
    for (name, store) in stores().await {
        add(&store, 1, "a").await.unwrap();
        add(&store, 2, "b").await.unwrap();
        // Each holds its first row before either asks for its second. SQLite has one writer: there
        // they cannot meet.
        let meeting = std::sync::Arc::new(std::sync::Barrier::new(2));
        let both = (0..2_i64).map(|n| {
            let (first, second) = if n % 2 == 0 { (1, 2) } else { (2, 1) };
            let mut meeting = store.is_postgres().then(|| meeting.clone());
            store.change(move |db| {
                db.exec(GROW, args![first, 1_i64])?;
                if let Some(meeting) = meeting.take() {
                    meeting.wait();
                }
                db.exec(GROW, args![second, 1_i64])
            })
        });
        let done = futures_util::future::join_all(both).await;
        assert!(done.iter().all(Result::is_ok), "{name}: {done:?}");
        assert_eq!(size(&store, 1).await.unwrap(), 2, "{name}");
        assert_eq!(store.stats().retries > 0, store.is_postgres(), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn readers_do_not_make_the_journal_grow_without_end() {
    const MARK: Sql = sql!("UPDATE groups SET mark = $1 WHERE id = 1");
    let folder = trial::Folder::new().unwrap();
    let path = folder.path().join("a.db");
    let config =
        StoreConfig { durable: false, checkpoint_pages: 20, ..StoreConfig::new(format!("sqlite:{}", path.display())) };
    let store = Store::open(&config, &[SCHEMA], trial::clock()).await.unwrap();
    add(&store, 1, "a").await.unwrap();
    let mut readers = tokio::task::JoinSet::new();
    let stop = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    for _ in 0..3 {
        let (store, stop) = (store.clone(), stop.clone());
        readers.spawn(async move {
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                for _ in 0..100 {
                    size(&store, 1).await.unwrap();
                }
                tokio::task::yield_now().await;
            }
        });
    }
    let started = crate::stats::moment();
    let mut n = 0_i64;
    while started.elapsed() < Duration::from_millis(1_600) {
        let blob = vec![n.to_le_bytes()[0]; 2_000];
        store.change(move |db| db.exec(MARK, args![blob.clone()])).await.unwrap();
        n += 1;
    }
    stop.store(true, std::sync::atomic::Ordering::Relaxed);
    readers.join_all().await;
    let written = n * 4_096;
    let journal = std::fs::metadata(folder.path().join("a.db-wal")).unwrap().len();
    assert!(journal < 2_000_000.max(written.unsigned_abs() / 2), "{journal} of {written}");
    let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&path).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);
}
