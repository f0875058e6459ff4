//! Ballots of a counted contest as files that other programs read.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::ballot::model::Cast;
use crate::ballot::model::Marks;
use crate::election::model::Contest;

/// Equal ballots joined: the sum of their weights by marks, in a fixed order.
fn joined(cast: &[Cast]) -> BTreeMap<String, (u64, &Marks)> {
    let mut out: BTreeMap<String, (u64, &Marks)> = BTreeMap::new();
    for it in cast {
        let entry = out.entry(it.marks.to_text()).or_insert((0, &it.marks));
        entry.0 += it.weight;
    }
    out
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "'"))
}

/// Rankings in the BLT form that counting programs share: candidates and seats, one line for each kind
/// of ballot (level options joined by `=`), an end mark, names, title.
pub(crate) fn blt(contest: &Contest, cast: &[Cast]) -> String {
    let mut out = format!("{} {}\n", contest.options.len(), contest.seats);
    for (weight, marks) in joined(cast).into_values() {
        let ranks = match marks {
            Marks::Ranks(list) => list.as_slice(),
            _ => &[],
        };
        let levels: Vec<String> =
            ranks.iter().map(|level| level.iter().map(u16::to_string).collect::<Vec<_>>().join("=")).collect();
        let row = levels.iter().fold(weight.to_string(), |row, level| format!("{row} {level}"));
        // Writing into a text does not fail.
        let _done = writeln!(out, "{row} 0");
    }
    out.push_str("0\n");
    for option in &contest.options {
        let _done = writeln!(out, "{}", quoted(&option.title));
    }
    let _done = writeln!(out, "{}", quoted(&contest.title));
    out
}

/// A cell that no spreadsheet takes for a formula.
fn cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// One column for each option and one for how many ballots say the same: the rank, the points, or 1 for
/// chosen.
pub(crate) fn csv(contest: &Contest, cast: &[Cast]) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut head = vec!["ballots".to_owned()];
    head.extend(contest.options.iter().map(|option| cell(&option.title)));
    writer.write_record(&head)?;
    for (weight, marks) in joined(cast).into_values() {
        let mut row = vec![weight.to_string()];
        row.extend((1_u16..).take(contest.options.len()).map(|number| value(marks, number)));
        writer.write_record(&row)?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

fn value(marks: &Marks, number: u16) -> String {
    match marks {
        Marks::Blank => String::new(),
        Marks::Chosen(list) => if list.contains(&number) { "1" } else { "" }.to_owned(),
        Marks::Points(list) => {
            list.iter().find(|(own, _)| *own == number).map(|(_, points)| points.to_string()).unwrap_or_default()
        }
        Marks::Ranks(list) => {
            list.iter().position(|level| level.contains(&number)).map(|at| (at + 1).to_string()).unwrap_or_default()
        }
    }
}

#[cfg(test)]
mod tests {
    use tally::Rule;

    use super::*;
    use crate::election::samples::contest;

    fn cast(marks: Marks) -> Cast {
        Cast { marks, weight: 1 }
    }

    #[test]
    fn rankings_are_written_as_counting_programs_read_them() {
        let it = contest(Rule::Irv);
        let all = [
            cast(Marks::Ranks(vec![vec![2], vec![1, 3]])),
            cast(Marks::Blank),
            cast(Marks::Ranks(vec![vec![2], vec![1, 3]])),
        ];
        let text = blt(&it, &all);
        assert!(text.starts_with("4 1\n1 0\n2 2 1=3 0\n0\n\"Hall\"\n"), "{text}");
        assert!(text.ends_with("\"Where do we meet?\"\n"));
    }

    #[test]
    fn a_table_has_a_column_for_each_option_and_no_formula() {
        let mut it = contest(Rule::Approval);
        it.options[0].title = "=1+1".to_owned();
        let table = csv(&it, &[cast(Marks::Chosen(vec![1, 4])), cast(Marks::Blank)]).unwrap();
        let text = String::from_utf8(table).unwrap();
        assert_eq!(text, "ballots,'=1+1,Park,Library,Church <basement>\n1,,,,\n1,1,,,1\n");
    }
}
