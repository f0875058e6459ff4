//! What can stand on a ballot, how it is read from a form, and how it is kept.

use std::collections::BTreeMap;

use base::Problem;
use serde::{Deserialize, Serialize};

use crate::election::model::{Contest, Shape, shape};

/// What an elector marked in one contest; options by number, from 1.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Marks {
    /// Nothing.
    #[default]
    Blank,
    /// Chosen options, ascending.
    Chosen(Vec<u16>),
    /// Points by option, ascending by number; who is not named got none.
    Points(Vec<(u16, u8)>),
    /// Options from the first rank to the last; several on one rank are level.
    Ranks(Vec<Vec<u16>>),
}

/// The names of the fields, which problems refer to.
const FIELDS: [&str; 12] = ["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11", "c12"];

/// The name of a contest's fields.
pub(crate) fn field(position: u32) -> &'static str {
    usize::try_from(position).ok().and_then(|at| FIELDS.get(at.wrapping_sub(1))).copied().unwrap_or("c1")
}

/// The name of the field of one option.
pub(crate) fn option_field(position: u32, number: u16) -> String {
    format!("{}-{number}", field(position))
}

/// A form as it came: every pair.
pub(crate) type Typed = Vec<(String, String)>;

/// All values of a name.
fn values<'a>(typed: &'a Typed, name: &'a str) -> impl Iterator<Item = &'a str> {
    typed.iter().filter(move |(own, _)| own == name).map(|(_, value)| value.trim())
}

/// What was typed into one field.
pub(crate) fn value<'a>(typed: &'a Typed, name: &'a str) -> &'a str {
    values(typed, name).next().unwrap_or_default()
}

/// Whether a box of this value is ticked.
pub(crate) fn is_ticked(typed: &Typed, name: &str, wanted: &str) -> bool {
    values(typed, name).any(|value| value == wanted)
}

fn problem(contest: &Contest, key: &'static str, args: Vec<(&'static str, String)>) -> Problem {
    let mut args = args;
    args.push(("contest", contest.title.clone()));
    Problem { field: field(contest.position), key, args }
}

/// Reads what was typed for one contest.
pub(crate) fn read(contest: &Contest, typed: &Typed) -> Result<Marks, Problem> {
    match shape(contest.rule) {
        Shape::One => chosen(contest, typed, 1),
        Shape::Many => chosen(contest, typed, contest.options.len()),
        Shape::Points => points(contest, typed),
        Shape::Ranks => ranks(contest, typed),
    }
}

/// The number of an option as a form names it.
fn number(contest: &Contest, text: &str) -> Result<u16, Problem> {
    let number = text.parse::<u16>().ok().filter(|number| contest.option(*number).is_some());
    number.ok_or_else(|| problem(contest, "ballot-problem-unknown-option", Vec::new()))
}

fn chosen(contest: &Contest, typed: &Typed, most: usize) -> Result<Marks, Problem> {
    let mut out = Vec::new();
    for text in values(typed, field(contest.position)).filter(|text| !text.is_empty()) {
        let number = number(contest, text)?;
        if !out.contains(&number) {
            out.push(number);
        }
    }
    if out.len() > most {
        return Err(problem(contest, "ballot-problem-too-many", vec![("most", most.to_string())]));
    }
    out.sort_unstable();
    Ok(if out.is_empty() { Marks::Blank } else { Marks::Chosen(out) })
}

fn numbers(contest: &Contest) -> impl Iterator<Item = u16> {
    (1_u16..).take(contest.options.len())
}

fn points(contest: &Contest, typed: &Typed) -> Result<Marks, Problem> {
    let mut out = Vec::new();
    for number in numbers(contest) {
        let name = option_field(contest.position, number);
        let text = value(typed, &name);
        if text.is_empty() {
            continue;
        }
        match text.parse::<u8>() {
            Ok(points) if points <= contest.settings.points => out.push((number, points)),
            _ => {
                let option = contest.option(number).map(|it| it.title.clone()).unwrap_or_default();
                let most = contest.settings.points.to_string();
                return Err(problem(contest, "ballot-problem-points", vec![("option", option), ("most", most)]));
            }
        }
    }
    Ok(if out.is_empty() { Marks::Blank } else { Marks::Points(out) })
}

fn ranks(contest: &Contest, typed: &Typed) -> Result<Marks, Problem> {
    let mut by_rank: BTreeMap<usize, Vec<u16>> = BTreeMap::new();
    let title = |number: u16| contest.option(number).map(|it| it.title.clone()).unwrap_or_default();
    for number in numbers(contest) {
        let name = option_field(contest.position, number);
        let text = value(typed, &name);
        if text.is_empty() {
            continue;
        }
        match text.parse::<usize>() {
            Ok(rank) if (1..=contest.options.len()).contains(&rank) => by_rank.entry(rank).or_default().push(number),
            _ => {
                let most = contest.options.len().to_string();
                return Err(problem(contest, "ballot-problem-rank", vec![("option", title(number)), ("most", most)]));
            }
        }
    }
    if !contest.settings.equal_ranks
        && let Some((rank, level)) = by_rank.iter().find(|(_, level)| level.len() > 1)
    {
        let names: Vec<String> = level.iter().map(|number| title(*number)).collect();
        let args = vec![("rank", rank.to_string()), ("options", names.join(", "))];
        return Err(problem(contest, "ballot-problem-equal-ranks", args));
    }
    // A rank left out between others changes nothing: who is next is next.
    let ranks: Vec<Vec<u16>> = by_rank.into_values().collect();
    Ok(if ranks.is_empty() { Marks::Blank } else { Marks::Ranks(ranks) })
}

impl Marks {
    /// The text kept in the ballot box: the same marks give the same text.
    pub(crate) fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The marks of a kept text; what cannot be read is blank.
    pub(crate) fn of_text(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// The form that holds these marks.
    pub(crate) fn to_typed(&self, position: u32) -> Typed {
        let own = field(position);
        match self {
            Self::Blank => Vec::new(),
            Self::Chosen(list) => list.iter().map(|number| (own.to_owned(), number.to_string())).collect(),
            Self::Points(list) => {
                list.iter().map(|(number, points)| (option_field(position, *number), points.to_string())).collect()
            }
            Self::Ranks(list) => {
                let flat =
                    list.iter().enumerate().flat_map(|(at, level)| level.iter().map(move |number| (at + 1, number)));
                flat.map(|(rank, number)| (option_field(position, *number), rank.to_string())).collect()
            }
        }
    }

    /// Whether exactly this option is chosen.
    pub(crate) fn is_only(&self, number: u16) -> bool {
        matches!(self, Self::Chosen(list) if list.as_slice() == [number])
    }

    /// Whether nothing is marked.
    pub(crate) const fn is_blank(&self) -> bool {
        matches!(self, Self::Blank)
    }
}

/// A ballot as it lies in the box.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Cast {
    pub(crate) marks: Marks,
    pub(crate) weight: u64,
}

#[cfg(test)]
mod tests {
    use tally::Rule;

    use super::*;
    use crate::election::samples::contest;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn one_option_is_chosen_and_two_are_one_too_many() {
        let it = contest(Rule::Plurality);
        assert_eq!(read(&it, &typed(&[("c1", "2")])), Ok(Marks::Chosen(vec![2])));
        assert_eq!(read(&it, &typed(&[])), Ok(Marks::Blank));
        assert_eq!(read(&it, &typed(&[("c1", "2"), ("c1", "3")])).unwrap_err().key, "ballot-problem-too-many");
    }

    #[test]
    fn an_option_that_does_not_exist_is_told() {
        let it = contest(Rule::Approval);
        for wrong in ["0", "99", "-1", "x", "70000"] {
            assert_eq!(
                read(&it, &typed(&[("c1", wrong)])).unwrap_err().key,
                "ballot-problem-unknown-option",
                "{wrong}"
            );
        }
        assert_eq!(read(&it, &typed(&[("c1", "3"), ("c1", "1"), ("c1", "3")])), Ok(Marks::Chosen(vec![1, 3])));
    }

    #[test]
    fn ranks_may_leave_gaps_but_share_a_place_only_where_the_rule_allows() {
        let mut it = contest(Rule::Irv);
        let gaps = typed(&[("c1-3", "1"), ("c1-1", "4")]);
        assert_eq!(read(&it, &gaps), Ok(Marks::Ranks(vec![vec![3], vec![1]])));
        let level = typed(&[("c1-3", "1"), ("c1-1", "1")]);
        let told = read(&it, &level).unwrap_err();
        assert_eq!((told.field, told.key), ("c1", "ballot-problem-equal-ranks"));
        it.settings.equal_ranks = true;
        assert_eq!(read(&it, &level), Ok(Marks::Ranks(vec![vec![1, 3]])));
        assert_eq!(read(&it, &typed(&[("c1-3", "5")])).unwrap_err().key, "ballot-problem-rank");
    }

    #[test]
    fn points_stay_on_the_scale() {
        let it = contest(Rule::Star);
        assert_eq!(read(&it, &typed(&[("c1-1", "5"), ("c1-2", "0")])), Ok(Marks::Points(vec![(1, 5), (2, 0)])));
        for wrong in ["6", "-1", "a"] {
            assert_eq!(read(&it, &typed(&[("c1-1", wrong)])).unwrap_err().key, "ballot-problem-points");
        }
    }

    #[test]
    fn marks_survive_the_box_and_the_form() {
        for (rule, pairs) in [
            (Rule::Irv, vec![("c1-2", "1"), ("c1-1", "2")]),
            (Rule::Star, vec![("c1-1", "3")]),
            (Rule::Approval, vec![("c1", "1"), ("c1", "4")]),
            (Rule::Plurality, vec![]),
        ] {
            let it = contest(rule);
            let marks = read(&it, &typed(&pairs)).unwrap();
            assert_eq!(Marks::of_text(&marks.to_text()), marks);
            assert_eq!(read(&it, &marks.to_typed(1)), Ok(marks));
        }
    }
}
