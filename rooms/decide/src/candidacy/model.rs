//! What a candidacy is, and how candidates stand on a ballot.

use std::collections::BTreeMap;

use base::{PersonId, Problems, text};
use serde::Deserialize;

use crate::election::model::{Choice, OPTION_MAX};

/// Longest words of a candidate in letters.
pub(crate) const WORDS_MAX: usize = 300;
/// Longest name of a group that seats are kept for.
pub(crate) const PART_MAX: usize = 80;
/// Most who stand or were asked in one election.
pub(crate) const CANDIDATES_MAX: usize = 60;

base::word_enum! {
    /// Where a candidacy stands.
    pub(crate) enum State {
        /// Somebody put this member forward, who has not answered.
        Asked = "asked",
        /// Stands.
        Stands = "stands",
    }
}

/// Somebody who stands or was asked to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Candidacy {
    pub(crate) person: PersonId,
    pub(crate) name: String,
    pub(crate) state: State,
    /// A few words of their own.
    pub(crate) words: String,
    /// The group they name as theirs, where seats are kept for groups.
    pub(crate) part: String,
}

/// The candidates as they stand on the ballot. Where seats are kept for groups, the note is the group, because
/// the count reads it there; the words then stand in the text of the contest. Two of one name are told apart.
pub(crate) fn on_ballot(all: &[Candidacy], with_parts: bool) -> (Vec<Choice>, String) {
    let mut met: BTreeMap<String, u32> = BTreeMap::new();
    let (mut choices, mut said) = (Vec::new(), Vec::new());
    for it in all.iter().filter(|it| it.state == State::Stands) {
        let times = met.entry(places::fold(&it.name)).or_default();
        *times += 1;
        let name: String = it.name.chars().take(OPTION_MAX - 8).collect();
        let title = if *times == 1 { name } else { format!("{name} ({times})") };
        if with_parts && !it.words.is_empty() {
            said.push(format!("{title}: {}", it.words));
        }
        let note = if with_parts { it.part.clone() } else { it.words.clone() };
        choices.push(Choice { title, note, cost: 0, person: Some(it.person) });
    }
    (choices, said.join("\n"))
}

/// The form of whoever stands, withdraws, accepts or declines.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct StandForm {
    /// `stand` or `withdraw`.
    pub(crate) then: String,
    pub(crate) words: String,
    pub(crate) part: String,
}

impl StandForm {
    /// Reads the form; `parts` are the groups for which seats are kept.
    pub(crate) fn parse(&self, parts: &[(u32, String)]) -> Result<(String, String), Problems> {
        let mut problems = Problems::new();
        let words = problems.take("words", text::optional_line(&self.words, WORDS_MAX)).flatten();
        let known = self.part.is_empty() || parts.iter().any(|(_, part)| *part == self.part);
        if !known {
            problems.add("part", "delegate-problem-part");
        }
        problems.or((words.unwrap_or_default(), self.part.clone()))
    }
}

/// The form that puts another member forward.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct AskForm {
    pub(crate) name: String,
}

#[cfg(test)]
mod tests {
    use base::{SeededRandom, Time};

    use super::*;

    fn candidacy(name: &str, state: State) -> Candidacy {
        let person = PersonId::new(Time::from_millis(1), &SeededRandom::new(3));
        Candidacy { person, name: name.to_owned(), state, words: "I listen.".to_owned(), part: "night".to_owned() }
    }

    #[test]
    fn only_those_who_stand_are_on_the_ballot_and_namesakes_are_told_apart() {
        let all = [candidacy("Ana", State::Stands), candidacy("ana", State::Stands), candidacy("Ben", State::Asked)];
        let (choices, text) = on_ballot(&all, false);
        let shown: Vec<_> = choices.iter().map(|it| (it.title.as_str(), it.note.as_str())).collect();
        assert_eq!(shown, [("Ana", "I listen."), ("ana (2)", "I listen.")]);
        assert_eq!(text, "");
        let (choices, text) = on_ballot(&all, true);
        assert_eq!((choices[0].note.as_str(), text.as_str()), ("night", "Ana: I listen.\nana (2): I listen."));
    }

    #[test]
    fn a_group_is_one_for_which_seats_are_kept() {
        let form = StandForm { part: "night".to_owned(), ..StandForm::default() };
        assert!(form.parse(&[(1, "night".to_owned())]).is_ok());
        assert!(form.parse(&[]).unwrap_err().of("part").is_some());
    }
}
