//! Elections written as BLT and as tables, so that others can count them.

use crate::ballots::{Ballots, Rank, ranks};
use crate::contest::Contest;
use crate::treat;

/// BLT, as [`super::read`] reads it. Marks are written as one rank of equals, points as the order they make.
pub fn blt(contest: &Contest, ballots: &Ballots) -> String {
    let mut text = format!("{} {}\n", contest.candidates.len(), contest.seats.max(1));
    let withdrawn = (1..).zip(&contest.candidates).filter(|(_, c)| c.withdrawn);
    let withdrawn: Vec<String> = withdrawn.map(|(number, _): (u32, _)| format!("-{number}")).collect();
    if !withdrawn.is_empty() {
        text.push_str(&withdrawn.join(" "));
        text.push('\n');
    }
    for (row, weight) in treat::as_rankings(ballots).iter() {
        text.push_str(&weight.to_string());
        for mark in row {
            text.push(if mark.is_equal() { '=' } else { ' ' });
            match mark.number() {
                Some(number) => text.push_str(&number.to_string()),
                None => text.push('-'),
            }
        }
        text.push_str(" 0\n");
    }
    text.push_str("0\n");
    for name in contest.candidates.iter().map(|c| &c.name).chain([&contest.title]) {
        let name: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        text.push('"');
        text.push_str(&name.replace('\\', "\\\\").replace('"', "\\\""));
        text.push_str("\"\n");
    }
    text
}

/// A table with a column per candidate, as [`super::read`] reads it: ranks, marks or points.
pub fn csv(contest: &Contest, ballots: &Ballots) -> String {
    let names: Vec<String> = contest.candidates.iter().map(|candidate| quoted(&candidate.name)).collect();
    let mut text = format!("weight,{}\n", names.join(","));
    let mut cells = vec![String::new(); contest.candidates.len()];
    let mut line = |weight: u64, cells: &[String]| {
        text.push_str(&weight.to_string());
        text.push(',');
        text.push_str(&cells.join(","));
        text.push('\n');
    };
    let place = |number: u16| usize::from(number).wrapping_sub(1);
    match ballots {
        Ballots::Ranked(rows) => {
            for (row, weight) in rows.iter() {
                cells.fill(String::new());
                for (level, rank) in (1_u32..).zip(ranks(row)) {
                    let on_it: Vec<u16> = match rank {
                        Rank::Skipped => Vec::new(),
                        Rank::One(number) => vec![number],
                        Rank::Several(marks) => marks.iter().filter_map(|mark| mark.number()).collect(),
                    };
                    for number in on_it {
                        if let Some(cell) = cells.get_mut(place(number)).filter(|cell| cell.is_empty()) {
                            *cell = level.to_string();
                        }
                    }
                }
                line(weight, &cells);
            }
        }
        Ballots::Marked(rows) => {
            for (row, weight) in rows.iter() {
                cells.fill(String::new());
                for number in row {
                    if let Some(cell) = cells.get_mut(place(*number)) {
                        "x".clone_into(cell);
                    }
                }
                line(weight, &cells);
            }
        }
        Ballots::Scored(rows) => {
            for (row, weight) in rows.iter() {
                cells.fill(String::new());
                for score in row {
                    if let Some(cell) = cells.get_mut(place(score.number)) {
                        *cell = score.points.to_string();
                    }
                }
                line(weight, &cells);
            }
        }
    }
    text
}

fn quoted(name: &str) -> String {
    let name: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("\"{}\"", name.replace('"', "\"\""))
}
