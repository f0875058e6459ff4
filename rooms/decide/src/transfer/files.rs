//! The files of a conversation, as bytes.

use std::collections::BTreeMap;

use csv::Writer;

use crate::conversation::model::{Conversation, Moderated};
use crate::map::model::{Counts, FLOOR, Map};
use crate::statement::model::{Kind, State, Statement};
use crate::vote::model::{Choice, Votes};

/// A text that a spreadsheet would take for a formula is quoted.
fn safe(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text.to_owned() }
}

/// A text as it was before [`safe`].
pub fn plain(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t'])).unwrap_or(text)
}

/// A count of enough people; nothing otherwise.
fn told(n: u32, counts: Counts) -> String {
    if counts.seen() >= FLOOR { n.to_string() } else { String::new() }
}

/// `summary.csv`: key and value on each line.
pub fn summary(it: &Conversation, map: &Map, address: &str) -> Result<Vec<u8>, csv::Error> {
    let mut out = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let number = |n: u64| n.to_string();
    for (key, value) in [
        ("topic", safe(&it.content.question)),
        ("url", address.to_owned()),
        ("voters", number(map.people.into())),
        ("voters-in-conv", number(map.placed.into())),
        ("comments", number(map.stats.len() as u64)),
        ("groups", number(map.clusters.len() as u64)),
        ("conversation-description", safe(&it.content.introduction)),
    ] {
        out.write_record([key, &value])?;
    }
    finished(out)
}

/// `comments.csv`: every statement that is or was public, with what each camp said.
pub fn comments(it: &Conversation, list: &[Statement], map: &Map) -> Result<Vec<u8>, csv::Error> {
    let mut out = Writer::from_writer(Vec::new());
    let mut head: Vec<String> = [
        "timestamp",
        "datetime",
        "comment-id",
        "author-id",
        "agrees",
        "disagrees",
        "passes",
        "moderated",
        "is-meta",
        "is-seed",
        "group-informed-consensus",
        "comment-body",
    ]
    .map(str::to_owned)
    .into();
    for at in 0..map.clusters.len() {
        let letter = crate::map::model::letter(at).to_ascii_lowercase();
        head.extend(["agrees", "disagrees", "passes"].map(|what| format!("group-{letter}-{what}")));
    }
    out.write_record(&head)?;
    let common: BTreeMap<u32, f64> =
        map.common.iter().filter(|c| c.agrees).map(|c| (c.statement, c.consensus)).collect();
    for s in list.iter().filter(|s| s.is_open(it.content.moderated)) {
        let stat = map.stat(s.number);
        let all = stat.map(|stat| stat.all).unwrap_or_default();
        let consensus = common.get(&s.number).map(|c| format!("{c:.6}")).unwrap_or_default();
        // A day is enough of a time: the moment would tell who was here then.
        let day = s.created_at.day();
        let mut row = vec![
            day.millis().to_string(),
            day.to_jiff().to_string(),
            s.number.to_string(),
            String::new(),
            told(all.agree, all),
            told(all.disagree, all),
            told(all.pass, all),
            moderated(s, it.content.moderated).to_owned(),
            yes(s.kind == Kind::Meta),
            yes(s.kind == Kind::Seed),
            consensus,
            safe(&s.body),
        ];
        for at in 0..map.clusters.len() {
            let counts = stat.and_then(|stat| stat.by_cluster.get(at)).copied().unwrap_or_default();
            row.extend([counts.agree, counts.disagree, counts.pass].map(|n| told(n, counts)));
        }
        out.write_record(&row)?;
    }
    finished(out)
}

fn moderated(s: &Statement, rule: Moderated) -> &'static str {
    match s.state {
        State::Accepted => "1",
        State::Waiting if rule == Moderated::After => "0",
        State::Waiting | State::Rejected | State::Merged => "-1",
    }
}

fn yes(is: bool) -> String {
    is.to_string()
}

/// `participants-votes.csv`: one row for each participant, in the order of `keys`, which must tell
/// nothing. Merged statements count for the one they were merged into.
pub fn matrix(list: &[Statement], rule: Moderated, mut people: Vec<([u8; 16], Votes)>) -> Result<Vec<u8>, csv::Error> {
    people.sort_unstable_by_key(|(key, _)| *key);
    let merged: BTreeMap<u32, u32> = list.iter().filter_map(|s| Some((s.number, s.merged_into?))).collect();
    let open: Vec<u32> = list.iter().filter(|s| s.is_open(rule)).map(|s| s.number).collect();
    let mut out = Writer::from_writer(Vec::new());
    let head = ["participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"].map(str::to_owned);
    out.write_record(head.into_iter().chain(open.iter().map(u32::to_string)))?;
    let mut number = 0_u32;
    for (_, votes) in &people {
        let cells = cells(votes, &merged);
        let of = |wanted: &str| open.iter().filter(|n| cells.get(*n).copied() == Some(wanted)).count();
        let (agree, disagree, pass) = (of("1"), of("-1"), of("0"));
        if agree + disagree + pass == 0 {
            continue;
        }
        number += 1;
        let mut row = vec![
            number.to_string(),
            String::new(),
            String::new(),
            (agree + disagree + pass).to_string(),
            agree.to_string(),
            disagree.to_string(),
        ];
        row.extend(open.iter().map(|n| cells.get(n).copied().unwrap_or_default().to_owned()));
        out.write_record(&row)?;
    }
    finished(out)
}

fn cells(votes: &Votes, merged: &BTreeMap<u32, u32>) -> BTreeMap<u32, &'static str> {
    let mut cells = BTreeMap::new();
    let word = |choice: Choice| match choice {
        Choice::Agree => Some("1"),
        Choice::Disagree => Some("-1"),
        Choice::Pass => Some("0"),
        Choice::Skip => None,
    };
    for (number, vote) in votes.iter() {
        let (to, word) = (merged.get(&number).copied().unwrap_or(number), word(vote.choice));
        if let Some(word) = word {
            if to == number {
                cells.insert(to, word);
            } else {
                cells.entry(to).or_insert(word);
            }
        }
    }
    cells
}

fn finished(out: Writer<Vec<u8>>) -> Result<Vec<u8>, csv::Error> {
    out.into_inner().map_err(|e| csv::Error::from(e.into_error()))
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn formulas_are_quoted_and_come_back() {
        for text in ["=1+1", "-x", "plain", "'quoted", "@a"] {
            assert_eq!(plain(&safe(text)), text);
        }
        assert!(safe("=cmd").starts_with('\''));
    }

    #[test]
    fn few_people_are_not_told() {
        assert_eq!(told(2, Counts { agree: 2, disagree: 1, pass: 1 }), "");
        assert_eq!(told(2, Counts { agree: 2, disagree: 2, pass: 1 }), "2");
    }
}
