//! The recorded conversations, where they are at hand.

use std::path::PathBuf;

use convoke_opinion::polis::{self, Export, Files, Sign};
use serde_json::Value;

/// A recorded conversation and the answers that were computed for it elsewhere.
pub(crate) struct Recorded {
    pub(crate) name: String,
    pub(crate) export: Export,
    pub(crate) expected: Value,
}

#[expect(clippy::disallowed_methods, reason = "a test finds its data")]
fn folder() -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let named = std::env::var_os("CONVOKE_DATA").map(PathBuf::from);
    named.into_iter().chain([beside]).map(|data| data.join("polis")).find(|polis| polis.join("expected").is_dir())
}

#[expect(clippy::disallowed_methods, reason = "a test opens its data")]
fn bytes(path: PathBuf) -> Option<Vec<u8>> {
    std::fs::read(path).ok()
}

/// All conversations with expected answers; empty, and said so, where the data are not at hand.
pub(crate) fn conversations() -> Vec<Recorded> {
    let Some(folder) = folder() else {
        println!("skipped: no ../shared/data beside the checkout and no CONVOKE_DATA");
        return Vec::new();
    };
    let mut names: Vec<String> = folder
        .join("expected")
        .read_dir()
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".json").map(str::to_owned))
        .filter(|name| !name.contains("recorded-by-polis"))
        .collect();
    names.sort();
    assert_eq!(names.len(), 12, "the recorded conversations are complete");
    names.into_iter().map(|name| read(&folder, name)).collect()
}

fn read(folder: &std::path::Path, name: String) -> Recorded {
    let here = folder.join(&name);
    let file = |file: &str| bytes(here.join(file));
    let (comments, matrix, summary) = (file("comments.csv"), file("participants-votes.csv"), file("summary.csv"));
    let files =
        Files { comments: comments.as_deref(), matrix: matrix.as_deref(), summary: summary.as_deref(), log: None };
    let export = polis::read(&files, Sign::Detect).unwrap();
    let json = bytes(folder.join("expected").join(format!("{name}.json"))).unwrap();
    Recorded { name, export, expected: serde_json::from_slice(&json).unwrap() }
}

impl Recorded {
    /// The position of a participant by their number.
    pub(crate) fn person(&self, pid: &Value) -> usize {
        let id = pid.to_string();
        self.export.participants.iter().position(|it| it.id == id).unwrap()
    }

    /// The position of a statement by its number.
    pub(crate) fn statement(&self, tid: &str) -> usize {
        self.export.statements.iter().position(|it| it.id == tid).unwrap()
    }

    /// Labels in the order of positions from a list that follows `projection.pids`; −1 is none.
    pub(crate) fn labels(&self, list: &Value) -> Vec<Option<u32>> {
        let mut labels = vec![None; self.export.participants.len()];
        for (pid, label) in array(&self.expected["projection"]["pids"]).iter().zip(array(list)) {
            labels[self.person(pid)] = u32::try_from(label.as_i64().unwrap()).ok();
        }
        labels
    }
}

pub(crate) fn array(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

pub(crate) fn numbers(value: &Value) -> Vec<f64> {
    array(value).iter().map(|x| x.as_f64().unwrap()).collect()
}
