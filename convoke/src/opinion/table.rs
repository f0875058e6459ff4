//! The map to read in a terminal: where all agree first, then each cluster in its own statements, then
//! where they differ.

use ::opinion::{MajorityStatement, Side};

use super::{Answer, Common};

/// Statements in one list.
const MOST: usize = 8;
/// Letters of a statement in one line.
const WIDTH: usize = 90;

pub(super) fn write(answer: &Answer) -> String {
    let mut lines: Vec<String> = Vec::new();
    lines.push(answer.export.topic.clone().unwrap_or_else(|| "A conversation".to_owned()));
    lines.push(answer.basis());
    lines.push(answer.verdict());
    common(answer, &mut lines);
    clusters(answer, &mut lines);
    differences(answer, &mut lines);
    majority(answer, &mut lines, "What most of everybody agrees with", &answer.map.majority.agree);
    majority(answer, &mut lines, "What most of everybody disagrees with", &answer.map.majority.disagree);
    if !answer.export.notes.is_empty() {
        lines.push(String::new());
        lines.extend(answer.export.notes.iter().map(|note| format!("Note: {note}")));
    }
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

fn heading(lines: &mut Vec<String>, text: &str) {
    lines.push(String::new());
    lines.push(text.to_owned());
    lines.push("-".repeat(text.chars().count()));
}

fn line(answer: &Answer, statement: usize) -> String {
    let words: Vec<&str> = answer.text(statement).split_whitespace().collect();
    let text = words.join(" ");
    let short: String = text.chars().take(WIDTH).collect();
    let end = if short.len() < text.len() { "…" } else { "" };
    format!("{:>5}  {short}{end}", answer.id(statement))
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

fn common(answer: &Answer, lines: &mut Vec<String>) {
    heading(lines, "Where all agree");
    let list = answer.common_ground();
    if list.is_empty() {
        lines.push("Nothing yet that most of every cluster holds.".to_owned());
    }
    for it in list.iter().take(MOST) {
        lines.push(format!("{:<10} {:<28} {}", side(it), shares(answer, it), line(answer, it.statement)));
    }
}

fn side(it: &Common) -> &'static str {
    if it.agrees { "agree" } else { "disagree" }
}

fn shares(answer: &Answer, it: &Common) -> String {
    let shares = answer.shares(it);
    if let [only] = shares[..] {
        return percent(only);
    }
    answer
        .names
        .iter()
        .zip(shares)
        .map(|(name, share)| format!("{name} {:.0}", share * 100.0))
        .collect::<Vec<_>>()
        .join("  ")
}

fn clusters(answer: &Answer, lines: &mut Vec<String>) {
    let map = &answer.map;
    if map.clusters.k < 2 {
        return;
    }
    for (cluster, name) in answer.names.iter().enumerate() {
        heading(lines, &format!("Cluster {name}: {} people", map.clusters.sizes[cluster]));
        if map.protected[cluster] {
            lines.push("Too few people to show what they say without pointing at them.".to_owned());
        }
        for it in answer.telling(cluster) {
            let side = match it.side {
                Side::Agree => "agree",
                Side::Disagree => "disagree",
            };
            let held = format!("{} of {}", it.held, it.seen);
            lines.push(format!("{side:<10} {held:<28} {}", line(answer, it.statement)));
        }
    }
}

fn differences(answer: &Answer, lines: &mut Vec<String>) {
    if answer.map.differences.is_empty() {
        return;
    }
    heading(lines, "Where they differ most");
    for it in answer.map.differences.iter().take(MOST) {
        let agreed = |cluster: usize| {
            let counts = answer.map.counts.of[cluster][it.statement];
            format!("{} {}", answer.names[cluster], percent(super::plain_share(counts.agree, counts.seen())))
        };
        let sides = format!("{} agree, {}", agreed(it.highest), agreed(it.lowest));
        lines.push(format!("{sides:<39} {}", line(answer, it.statement)));
    }
}

fn majority(answer: &Answer, lines: &mut Vec<String>, title: &str, list: &[MajorityStatement]) {
    if list.is_empty() {
        return;
    }
    heading(lines, title);
    for it in list {
        let held = format!("{} of {}", it.held, it.seen);
        lines.push(format!("{held:<39} {}", line(answer, it.statement)));
    }
}
