//! Backups, taken while the store serves and brought back into either engine.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{ADD_GROUP, GROW, JOIN, MEMBERS, SCHEMA, SIZE, stores};
use crate::{Db, Migration, NewJob, Store, StoreError, Value, args, files, sql, trial};

/// Some rows of every kind: a cycle of parents, a file, a job.
async fn fill(store: &Store) {
    store
        .change(|db| {
            for (id, name) in [(1_i64, "a"), (2, "b ñ")] {
                db.exec(ADD_GROUP, args![id, name, 0_i64])?;
            }
            db.exec(sql!("UPDATE groups SET parent = 3 - id, weight = 0.5"), &[])?;
            files::put(db, "image/png", &[0, 1, 2, 255])?;
            db.enqueue(NewJob::new("note", serde_json::json!({"a": 1})));
            Ok::<_, StoreError>(())
        })
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_taken_while_writing_is_one_moment_and_goes_everywhere() {
    let folder = trial::Folder::new().unwrap();
    for (n, (name, store)) in stores().await.into_iter().enumerate() {
        fill(&store).await;
        let stop = Arc::new(AtomicBool::new(false));
        let (writer, stopped) = (store.clone(), stop.clone());
        let mut writing = tokio::task::JoinSet::new();
        writing.spawn(async move {
            let mut i = 0_i64;
            while !stopped.load(Ordering::SeqCst) {
                let added = writer.change(move |db| {
                    db.exec(JOIN, args![1_i64, format!("p{i}"), i])?;
                    db.exec(GROW, args![1_i64, 1_i64])
                });
                added.await.unwrap();
                i += 1;
                tokio::task::yield_now().await;
            }
        });
        tokio::time::sleep(std::time::Duration::from_millis(30)).await;
        let path = folder.path().join(format!("{n}.backup"));
        let facts = store.backup(&path, &[]).await.unwrap();
        stop.store(true, Ordering::SeqCst);
        writing.join_all().await;
        assert!(facts.bytes > 0 && facts.rows["members"] > 0, "{name}: {facts:?}");
        assert!(store.backup(&path, &[]).await.is_err(), "{name}: never over another file");
        let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&path).unwrap().permissions());
        assert_eq!(mode & 0o777, 0o600, "{name}");

        for (other, target) in stores().await {
            let back = target.restore(&path).await;
            let back = back.unwrap_or_else(|e| panic!("{name} to {other}: {e}"));
            assert_eq!(back.rows["members"], facts.rows["members"], "{name} to {other}");
            let (size, members): (i64, i64) = target
                .read(|db| {
                    let size = db.one(SIZE, args![1_i64], |row| row.get(0))?;
                    Ok::<_, StoreError>((size, db.one(MEMBERS, &[], |row| row.get(0))?))
                })
                .await
                .unwrap();
            assert_eq!(size, members, "{name} to {other}: one moment");
            let again = target.restore(&path).await.unwrap_err().to_string();
            assert!(again.contains("not empty"), "{again}");
            let id = files::FileId::of(&[0, 1, 2, 255]);
            let file = target.read(move |db| files::get(db, id)).await.unwrap();
            assert_eq!(file.unwrap().bytes, [0, 1, 2, 255], "{name} to {other}");
            // The next number continues behind those that came back.
            let new: i64 = target
                .change(|db| {
                    let add = sql!("INSERT INTO groups (name) VALUES ('new') RETURNING id");
                    db.one(add, &[], |row| row.get(0))
                })
                .await
                .unwrap();
            assert_eq!(new, 3, "{name} to {other}");
            assert_eq!(target.check().await.unwrap().problems, Vec::<String>::new());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_left_out_of_a_backup_is_not_in_its_bytes() {
    for (name, store) in trial::stores(&[SCHEMA]).await.unwrap() {
        let folder = trial::Folder::new().unwrap();
        let path = folder.path().join("part.backup");
        fill(&store).await;
        store.change(|db| db.exec(JOIN, args![1_i64, "quite-unmistakable", 7_i64])).await.unwrap();
        let facts = store.backup(&path, &["members"]).await.unwrap();
        assert_eq!(facts.rows["members"], 0, "{name}");
        assert!(facts.rows["groups"] > 0, "{name}");
        let bytes = std::fs::read(&path).unwrap();
        assert!(!bytes.windows(18).any(|window| window == b"quite-unmistakable"), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_backup_is_brought_up_to_date_and_a_newer_or_damaged_one_refused() {
    const LATER: Migration = Migration {
        name: "202611220300_test_later",
        sql: "ALTER TABLE groups ADD COLUMN color TEXT NOT NULL DEFAULT 'red';",
    };
    let folder = trial::Folder::new().unwrap();
    let old = folder.path().join("old.backup");
    let store = trial::file(&[SCHEMA], trial::clock()).await.unwrap();
    fill(&store).await;
    store.backup(&old, &[]).await.unwrap();
    for (name, target) in trial::stores(&[SCHEMA, LATER]).await.unwrap() {
        target.restore(&old).await.unwrap();
        let color: Value =
            target.read(|db| db.one(sql!("SELECT color FROM groups WHERE id = 1"), &[], |r| r.get(0))).await.unwrap();
        assert_eq!(color, Value::from("red"), "{name}");
        let new = folder.path().join(format!("{name}.backup"));
        target.backup(&new, &[]).await.unwrap();
        let refused = store.restore(&new).await.unwrap_err().to_string();
        assert!(refused.contains("202611220300_test_later"), "{refused}");
    }
    let mut bytes = std::fs::read(&old).unwrap();
    let middle = bytes.len() / 2;
    for byte in &mut bytes[middle..middle + 4_096] {
        *byte = 0x5a;
    }
    std::fs::write(&old, bytes).unwrap();
    let empty = trial::file(&[SCHEMA], trial::clock()).await.unwrap();
    assert!(empty.restore(&old).await.is_err());
    assert!(empty.restore(&folder.path().join("none")).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sound_store_has_no_problems_and_a_changed_schema_is_one() {
    for (name, store) in stores().await {
        fill(&store).await;
        let health = store.check().await.unwrap();
        assert_eq!(health.problems, Vec::<String>::new(), "{name}");
        assert!(health.bytes > 0 && health.migrations == 2, "{name}: {health:?}");
        assert_eq!(health.jobs.waiting, 1, "{name}");
        store.ping().await.unwrap();
        store.change(|db| db.exec(sql!("DROP INDEX members_by_person"), &[])).await.unwrap();
        let health = store.check().await.unwrap();
        assert_eq!(health.problems.len(), 1, "{name}: {health:?}");
    }
}
