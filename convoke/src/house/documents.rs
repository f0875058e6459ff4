//! Generated documents are committed and in step with the code.

use std::collections::BTreeSet;

use super::in_step;
use crate::{config, start};

#[test]
fn the_configuration_reference_is_in_step() {
    in_step("docs/configuration.md", &config::reference());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_schema_is_in_step_and_the_same_on_both_databases() {
    let migrations = start::migrations(&start::rooms());
    for (engine, store) in store::trial::stores(&migrations).await.unwrap() {
        let schema = store.schema().await.unwrap();
        assert!(schema.contains("rsvps"), "{engine}");
        in_step("docs/schema.sql", &schema);
    }
}

#[tokio::test]
async fn every_table_is_declared_to_live_and_to_end() {
    let rooms = start::rooms();
    let store = store::trial::memory(&start::migrations(&rooms), store::trial::clock()).await.unwrap();
    let schema = store.schema().await.unwrap();
    let tables: BTreeSet<&str> = schema
        .lines()
        .filter_map(|line| line.strip_prefix("CREATE TABLE ").or_else(|| line.strip_prefix("table ")))
        .filter_map(|rest| rest.split([' ', '(']).next())
        .collect();
    assert!(tables.len() > 20, "the schema was not understood: {tables:?}");
    let declared: BTreeSet<&str> =
        web::nouns(&rooms).flat_map(|noun| &noun.retentions).flat_map(|it| it.tables.iter().copied()).collect();
    // What the store keeps for itself: no person is in it, or it is gone when done.
    let own = BTreeSet::from(["migrations", "jobs", "outbox", "files"]);
    let silent: Vec<_> = tables.iter().filter(|t| !declared.contains(*t) && !own.contains(*t)).collect();
    assert!(silent.is_empty(), "tables that no retention names: {silent:?}");
    let unknown: Vec<_> = declared.iter().filter(|t| !tables.contains(*t)).collect();
    assert!(unknown.is_empty(), "retentions name tables that are not there: {unknown:?}");
}
