//! The history of the schema.

use super::SCHEMA;
use crate::{Migration, Store, StoreConfig, trial};

/// The settings of a fresh database of each kind that can be opened twice.
fn places() -> (impl Send, Vec<StoreConfig>) {
    let folder = trial::Folder::new().unwrap();
    let file = format!("sqlite:{}", folder.path().join("a.db").display());
    let mut all = vec![StoreConfig::new(file)];
    let postgres = trial::postgres_config();
    let schema = postgres.clone().map(trial::Schema);
    all.extend(postgres);
    ((folder, schema), all)
}

async fn open(config: &StoreConfig, migrations: &[Migration]) -> Result<Store, crate::StoreError> {
    Store::open(config, migrations, trial::clock()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn opening_again_changes_nothing_and_tampering_is_named() {
    let (_folder, places) = places();
    for config in places {
        let store = open(&config, &[SCHEMA]).await.unwrap();
        let before = store.schema().await.unwrap();
        drop(store);
        let store = open(&config, &[SCHEMA]).await.unwrap();
        assert_eq!(store.schema().await.unwrap(), before);
        drop(store);

        let later =
            Migration { name: "202611220200_test_more", sql: "CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT;" };
        drop(open(&config, &[later, SCHEMA]).await.unwrap());
        let old = open(&config, &[SCHEMA]).await.err().unwrap().to_string();
        assert!(old.contains("202611220200_test_more"), "{old}");
        let changed = Migration { sql: "CREATE TABLE more (id INTEGER PRIMARY KEY, a TEXT) STRICT;", ..later };
        let tampered = open(&config, &[changed, SCHEMA]).await.err().unwrap();
        assert!(tampered.to_string().contains("202611220200_test_more was changed"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_migration_leaves_nothing_and_is_named() {
    let (_folder, places) = places();
    for config in places {
        let broken = Migration {
            name: "202611220200_test_broken",
            sql: "CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE half (id TEXT);",
        };
        let error = open(&config, &[SCHEMA, broken]).await.err().unwrap();
        assert!(error.to_string().contains(broken.name), "{error}");
        let store = open(&config, &[SCHEMA]).await.unwrap();
        assert!(!store.schema().await.unwrap().contains("half"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_programs_may_start_at_once() {
    let (_folder, places) = places();
    for config in places {
        let starts = (0..6).map(|_| open(&config, &[SCHEMA]));
        for store in futures_util::future::join_all(starts).await {
            store.unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn both_engines_end_with_one_schema() {
    let all = super::stores().await;
    let mut texts = Vec::new();
    for (_, store) in &all {
        texts.push(store.schema().await.unwrap());
    }
    for ((name, _), text) in all.iter().zip(&texts) {
        assert_eq!(text, &texts[0], "{name}");
    }
    assert!(texts[0].contains("unique (name)"), "{}", texts[0]);
    assert!(texts[0].contains("foreign key (group_id) references groups (id) on delete cascade"), "{}", texts[0]);
}
