//! The map for programs: one object, ids as strings, as docs/opinion.md describes it.

use ::opinion::{Level, MajorityStatement, Representative, Side, Verdict};
use anyhow::Result;
use serde_json::{Map as Object, Value, json};

use super::Answer;

pub(super) fn write(answer: &Answer) -> Result<String> {
    let map = &answer.map;
    let statements = |values: Vec<Value>| by_id(answer.export.statements.iter().map(|it| it.id.as_str()), values);
    let people = || answer.export.participants.iter().map(|it| it.id.as_str());
    let [first, second] = &map.axes.components;
    let components = first.iter().zip(second).map(|(x, y)| json!([x, y])).collect();
    let agreed =
        map.consensus.iter().map(|it| json!({ "agree": it.agree, "disagree": it.disagree, "fewest": it.fewest }));
    let of: Object<String, Value> = people()
        .zip(&map.clusters.of)
        .filter_map(|(id, label)| label.map(|label| (id.to_owned(), json!(answer.ids[label as usize]))))
        .collect();
    let majority =
        |list: &[MajorityStatement]| -> Vec<&str> { list.iter().map(|it| answer.id(it.statement)).collect() };
    let representative: Object<String, Value> = answer
        .ids
        .iter()
        .zip(&map.representative)
        .map(|(id, list)| (id.clone(), list.iter().map(|it| representative(answer, it)).collect()))
        .collect();
    let value = json!({
        "topic": answer.export.topic,
        "mode": answer.mode,
        "center": statements(map.axes.center.iter().map(|c| json!(c)).collect()),
        "components": statements(components),
        "eigenvalues": map.axes.eigenvalues,
        "projection": by_id(people(), map.people.iter().map(|at| json!(at)).collect()),
        "clusters": {
            "k": map.clusters.k,
            "silhouette": map.clusters.silhouette,
            "of": of,
            "verdict": verdict(map.clusters.verdict),
            "sizes": by_id(answer.ids.iter().map(String::as_str), map.clusters.sizes.iter().map(|n| json!(n)).collect()),
            "protected": answer.ids.iter().zip(&map.protected).filter(|(_, it)| **it).map(|(id, _)| id).collect::<Vec<_>>(),
        },
        "consensus": statements(agreed.collect()),
        "representative": representative,
        "majority": { "agree": majority(&map.majority.agree), "disagree": majority(&map.majority.disagree) },
        "differences": map.differences.iter().map(|it| json!({
            "statement": answer.id(it.statement),
            "highest": answer.ids[it.highest],
            "lowest": answer.ids[it.lowest],
            "gap": it.gap,
            "test": it.test,
        })).collect::<Vec<_>>(),
        "priorities": statements(map.priorities.iter().map(|p| json!(p)).collect()),
        "confidence": confidence(answer),
        "notes": answer.export.notes,
    });
    let mut text = serde_json::to_string_pretty(&value)?;
    text.push('\n');
    Ok(text)
}

fn by_id<'a>(ids: impl Iterator<Item = &'a str>, values: Vec<Value>) -> Object<String, Value> {
    ids.map(str::to_owned).zip(values).collect()
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::TooFew => "too few votes to tell",
        Verdict::NoCamps => "no camps",
        Verdict::Camps => "camps",
    }
}

/// The statistics under the names the published programs use.
fn representative(answer: &Answer, it: &Representative) -> Value {
    json!({
        "statement": answer.id(it.statement),
        "for": match it.side { Side::Agree => "agree", Side::Disagree => "disagree" },
        "n_success": it.held,
        "n_trials": it.seen,
        "p_success": it.share,
        "p_test": it.share_test,
        "repness": it.ratio,
        "repness_test": it.ratio_test,
        "best_agree": it.best_agree,
    })
}

fn confidence(answer: &Answer) -> Value {
    let it = &answer.map.confidence;
    let level = match it.level {
        Level::TooFew => "too few",
        Level::Early => "early",
        Level::Fair => "fair",
        Level::Firm => "firm",
    };
    json!({
        "level": level,
        "votes": it.votes,
        "voters": it.voters,
        "grouped": it.grouped,
        "statements": it.statements,
        "filled": it.filled,
        "median_answers": it.median_answers,
        "shown": it.shown,
        "related": it.related,
    })
}
