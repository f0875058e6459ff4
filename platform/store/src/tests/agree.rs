//! Same operations, same results: random work on all engines, then everything compared.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::{ADD_GROUP, GROW, JOIN, SIZE, stores};
use crate::{Db, Sql, Store, StoreError, args, sql, with_list};

/// One operation on the schema of the tests.
#[derive(Clone, Debug)]
enum Op {
    Add(i64, String, i64),
    Grow(i64, i64),
    Join(i64, String, i64),
    Leave(i64, String),
    Weigh(i64, Option<f64>),
    Adopt(i64, Option<i64>),
    Remove(i64),
    Both(Box<Self>, Box<Self>),
    Tried(Box<Self>, Box<Self>),
    Find(String),
    Sum(Vec<i64>),
}

const LEAVE: Sql = sql!("DELETE FROM members WHERE group_id = $1 AND person = $2");
const WEIGH: Sql = sql!("UPDATE groups SET weight = $2 WHERE id = $1");
const ADOPT: Sql = sql!("UPDATE groups SET parent = $2 WHERE id = $1");
const REMOVE: Sql = sql!("DELETE FROM groups WHERE id = $1");
const FIND: Sql = sql!(
    "SELECT id FROM groups WHERE name LIKE $1 || '%' ESCAPE '\\' \
     ORDER BY weight DESC NULLS LAST, name, id"
);
const SUM: Sql = sql!(
    "SELECT CAST(coalesce(sum(size), 0) AS INTEGER), count(*), {greatest}(0, count(parent)) \
     FROM groups WHERE id IN ({list})"
);
const DUMP: Sql = sql!(
    "SELECT g.id, g.name, g.size, g.weight, g.parent, m.person, m.joined_at \
     FROM groups g LEFT JOIN members m ON m.group_id = g.id ORDER BY g.name, g.id, m.person"
);

fn op() -> impl Strategy<Value = Op> {
    let id = 0..6_i64;
    let word = "[aAbñ_%\\\\]{0,3}";
    let leaf = prop_oneof![
        (id.clone(), word, -5..5_i64).prop_map(|(i, w, n)| Op::Add(i, w, n)),
        (id.clone(), prop_oneof![-9..9_i64, Just(999_999_999)]).prop_map(|(i, n)| Op::Grow(i, n)),
        (id.clone(), word, 0..9_i64).prop_map(|(i, w, n)| Op::Join(i, w, n)),
        (id.clone(), word).prop_map(|(i, w)| Op::Leave(i, w)),
        (id.clone(), proptest::option::of(-2.5..2.5_f64)).prop_map(|(i, w)| Op::Weigh(i, w)),
        (id.clone(), proptest::option::of(id.clone())).prop_map(|(i, p)| Op::Adopt(i, p)),
        id.clone().prop_map(Op::Remove),
        word.prop_map(Op::Find),
        proptest::collection::vec(id, 0..5).prop_map(Op::Sum),
    ];
    leaf.prop_recursive(3, 12, 2, |inner| {
        let pair = || (inner.clone().prop_map(Box::new), inner.clone().prop_map(Box::new));
        prop_oneof![pair().prop_map(|(a, b)| Op::Both(a, b)), pair().prop_map(|(a, b)| Op::Tried(a, b)),]
    })
}

/// Does it; what came of it, in words.
fn run(db: &mut crate::Change, op: &Op) -> Result<String, StoreError> {
    let n = match op {
        Op::Add(id, name, n) => db.exec(ADD_GROUP, args![*id, name, *n])?,
        Op::Grow(id, n) => db.exec(GROW, args![*id, *n])?,
        Op::Join(id, who, at) => db.exec(JOIN, args![*id, who, *at])?,
        Op::Leave(id, who) => db.exec(LEAVE, args![*id, who])?,
        Op::Weigh(id, weight) => db.exec(WEIGH, args![*id, *weight])?,
        Op::Adopt(id, parent) => db.exec(ADOPT, args![*id, *parent])?,
        Op::Remove(id) => db.exec(REMOVE, args![*id])?,
        Op::Both(a, b) => return Ok(run(db, a)? + &run(db, b)?),
        Op::Tried(a, b) => {
            let first = db.attempt(|db| run(db, a));
            return Ok(words(first) + &run(db, b)?);
        }
        Op::Find(start) => {
            let start = start.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            let found = db.all(FIND, args![start], |row| row.get::<i64>(0))?;
            return Ok(format!("{found:?}"));
        }
        Op::Sum(ids) => {
            let (sql, args) = with_list(SUM, &[], ids.iter().copied());
            return db.one(sql, &args, |row| {
                let (sum, count, parents): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
                Ok(format!("{sum} {count} {parents}"))
            });
        }
    };
    Ok(n.to_string())
}

fn words(result: Result<String, StoreError>) -> String {
    match result {
        Ok(words) => words,
        Err(StoreError::Broken(error)) => panic!("broken: {error}"),
        Err(error) => error.to_string(),
    }
}

/// Everything that happened on one engine, and what is there in the end.
async fn story(store: &Store, ops: &[Op]) -> Vec<String> {
    let mut out = Vec::new();
    for op in ops {
        let op = op.clone();
        out.push(words(store.change(move |db| run(db, &op)).await));
    }
    let dump = store.read(|db| {
        db.all(DUMP, &[], |row| {
            let cells = (0..row.width()).map(|i| row.get::<crate::Value>(i));
            Ok(format!("{:?}", cells.collect::<Result<Vec<_>, _>>()?))
        })
    });
    out.extend(dump.await.unwrap());
    out
}

async fn emptied(store: &Store) {
    store
        .change(|db| {
            db.exec(sql!("UPDATE groups SET parent = NULL"), &[])?;
            db.exec(sql!("DELETE FROM groups"), &[])
        })
        .await
        .unwrap();
}

#[test]
fn the_same_operations_give_the_same_results() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let stores = runtime.block_on(stores());
    let mut runner = TestRunner::new(Config { cases: 64, failure_persistence: None, ..Config::default() });
    let ops = proptest::collection::vec(op(), 1..30);
    runner
        .run(&ops, |ops| {
            let mut first: Option<Vec<String>> = None;
            for (name, store) in &stores {
                let now = runtime.block_on(async {
                    emptied(store).await;
                    story(store, &ops).await
                });
                match &first {
                    Some(first) => prop_assert_eq!(first, &now, "{}", name),
                    None => first = Some(now),
                }
            }
            Ok(())
        })
        .unwrap();
    assert!(SIZE.text().contains("size"));
}
