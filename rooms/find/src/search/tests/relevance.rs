//! How good the answers are: judged questions over the real directory, beside plain full-text search of
//! the same records by the database (SQLite FTS5, Porter stems, BM25, all words, then any).
//!
//! The directory may not be copied into the project; without it this says so and judges nothing.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use base::Time;

use crate::hsds::{File, check, read};
use crate::listing::store as listings;
use crate::listing::trial::world;
use crate::search::measure::{Engine, Judged, ndcg};
use crate::transfer::write::{Wish, write};

/// The folder of the real directory, if it is there.
fn folder() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/directory/miami211_hsds");
    beside.exists().then_some(beside)
}

#[expect(clippy::disallowed_methods, reason = "a test reads what lies beside the checkout")]
fn files(folder: &Path) -> Vec<File> {
    let mut all: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    all.sort();
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    all.iter().map(|path| File { name: name(path), bytes: std::fs::read(path).unwrap() }).collect()
}

/// One record as the full-text table has it: id, name, other name, description, organization.
type Record = [String; 5];

/// The first ten of a plain full-text search.
fn plain(db: &rusqlite::Connection, question: &str) -> Vec<String> {
    let words = crate::search::words::words(question);
    let ask = |joint: &str| -> Vec<String> {
        let all: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
        let mut found = db.prepare("SELECT id FROM f WHERE f MATCH ?1 ORDER BY rank LIMIT 10").unwrap();
        found.query_map([all.join(joint)], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let mut found = ask(" AND ");
    for id in ask(" OR ") {
        if !found.contains(&id) {
            found.push(id);
        }
    }
    found.truncate(10);
    found
}

fn full_text(records: &[Record]) -> rusqlite::Connection {
    let db = rusqlite::Connection::open_in_memory().unwrap();
    db.execute_batch("CREATE VIRTUAL TABLE f USING fts5(id UNINDEXED, name, other, about, organization, tokenize = 'porter unicode61 remove_diacritics 2')")
        .unwrap();
    for row in records {
        db.execute("INSERT INTO f VALUES (?1, ?2, ?3, ?4, ?5)", row.each_ref()).unwrap();
    }
    db
}

#[tokio::test]
async fn answers_over_the_real_directory_are_better_than_plain_full_text_search() {
    let Some(folder) = folder() else {
        eprintln!("skipped: the real directory does not lie beside this checkout (../shared/data/directory)");
        return;
    };
    let world = world().await;
    let mut package = read(&files(&folder));
    check(&mut package, "miami");
    let wish = Wish { source: "miami".to_owned(), ..Wish::default() };
    write(world.app(), package, &wish, |_| {}).await.unwrap();
    crate::search::kept::directory(world.app()).await.unwrap();
    let (engine, services, names) = world
        .app()
        .read_long(|db| {
            let mut after = crate::listing::model::OrganizationId::default();
            let (mut services, mut names) = (Vec::new(), HashMap::new());
            loop {
                let step = listings::organizations_after(db, after, 200)?;
                let Some(last) = step.last() else { break };
                after = last.id;
                let ids: Vec<_> = step.iter().map(|it| it.id).collect();
                services.extend(listings::of_organizations(db, &ids)?.services);
                names.extend(step.into_iter().map(|it| (it.id, it.name)));
            }
            Ok::<_, ::store::StoreError>((Engine::read(db)?, services, names))
        })
        .await
        .unwrap();
    let original = |id: &crate::listing::model::ServiceId| {
        services.iter().find(|it| it.id == *id).and_then(|it| it.original.clone()).unwrap_or_default()
    };
    let text = |it: &Option<String>| it.clone().unwrap_or_default();
    let records: Vec<Record> = services
        .iter()
        .map(|it| {
            let owner = names.get(&it.organization_id).cloned().unwrap_or_default();
            [text(&it.original), it.name.clone(), text(&it.alternate_name), text(&it.description), owner]
        })
        .collect();
    let table = full_text(&records);
    let judged = Judged::read(include_str!("../../../tests/relevance.tsv"));
    assert!(judged.questions.len() >= 60);
    // A Wednesday morning in Miami, so that hours do not matter to the weekday.
    let now = Time::from_millis(world.site.now().millis());
    let (mut ours, mut theirs, mut pool) = (0.0, 0.0, Vec::new());
    for (question, grades) in &judged.questions {
        let found: Vec<String> =
            engine.rank(question, now).iter().filter_map(|(_, it)| it.as_ref().map(original)).collect();
        let other = plain(&table, question);
        let (own, baseline) = (ndcg(&found, grades), ndcg(&other, grades));
        ours += own;
        theirs += baseline;
        pool.push(format!("## {question}\t{own:.3}\t{baseline:.3}"));
        for id in found.iter().take(10).chain(&other).filter(|id| !grades.contains_key(*id)) {
            let row = records.iter().find(|row| row[0] == **id).unwrap();
            let about: String = row[3].chars().take(110).collect();
            pool.push(format!("{id} | {} | {} | {}", row[1], row[4], about.replace("\\n", " ").replace('\n', " ")));
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "some dozens")]
    let count = judged.questions.len() as f64;
    let (ours, theirs) = (ours / count, theirs / count);
    eprintln!("{}", pool.join("\n"));
    eprintln!("nDCG@10 over {count} questions: {ours:.4}; plain full-text search: {theirs:.4}");
    assert!(ours > theirs && ours > 0.6, "{ours:.4} against {theirs:.4}");
}
