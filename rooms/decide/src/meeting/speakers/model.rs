//! Who speaks next.
//!
//! The rule: on each item, whoever has not spoken yet goes before those who have, fewer turns before
//! more; among equals the order in which they asked.

use base::{PersonId, Problems, text};
use serde::Deserialize;

/// Longest name of a guest in letters.
pub(crate) const GUEST_MAX: usize = 60;
/// Most people waiting on one list.
pub(crate) const WAITING_MAX: usize = 300;

base::word_enum! {
    /// Where somebody on the list stands.
    pub(crate) enum Standing {
        /// Waits.
        Waiting = "waiting",
        /// Has the floor.
        Speaking = "speaking",
        /// Has spoken.
        Spoken = "spoken",
    }
}

/// One wish to speak on one item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Speaker {
    /// Counted from 1 in the order of asking.
    pub(crate) number: u32,
    /// The member; none for a guest.
    pub(crate) person: Option<PersonId>,
    pub(crate) name: String,
    pub(crate) standing: Standing,
}

impl Speaker {
    /// Whether both are the same person; guests are told apart by name.
    fn is_same(&self, other: &Self) -> bool {
        match (self.person, other.person) {
            (Some(one), Some(two)) => one == two,
            (None, None) => self.name.to_lowercase() == other.name.to_lowercase(),
            _ => false,
        }
    }
}

/// How often somebody has had the floor on this item.
fn turns(all: &[Speaker], it: &Speaker) -> usize {
    all.iter().filter(|other| other.standing != Standing::Waiting && it.is_same(other)).count()
}

/// Those who wait, in the order in which they will speak, and how often each has spoken.
pub(crate) fn waiting(all: &[Speaker]) -> Vec<(&Speaker, usize)> {
    let waits = all.iter().filter(|it| it.standing == Standing::Waiting);
    let mut out: Vec<(&Speaker, usize)> = waits.map(|it| (it, turns(all, it))).collect();
    out.sort_by_key(|(it, turns)| (*turns, it.number));
    out
}

/// Who has the floor.
pub(crate) fn speaking(all: &[Speaker]) -> Option<&Speaker> {
    all.iter().find(|it| it.standing == Standing::Speaking)
}

/// What the chair does with the list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct FloorForm {
    /// `next`, `end`, `open`, `close`, `guest` or `drop`.
    pub(crate) then: String,
    pub(crate) name: String,
    pub(crate) number: String,
}

impl FloorForm {
    /// The name of a guest.
    pub(crate) fn guest(&self) -> Result<String, Problems> {
        let mut problems = Problems::new();
        let name = problems.take("name", text::line(&self.name, GUEST_MAX));
        problems.or(name.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speaker(number: u32, name: &str, standing: Standing) -> Speaker {
        Speaker { number, person: None, name: name.to_owned(), standing }
    }

    #[test]
    fn who_has_not_spoken_goes_first_then_the_order_of_asking() {
        let all = [
            speaker(1, "Ana", Standing::Spoken),
            speaker(2, "Ben", Standing::Spoken),
            speaker(3, "ana", Standing::Waiting),
            speaker(4, "Cleo", Standing::Speaking),
            speaker(5, "Dov", Standing::Waiting),
            speaker(6, "Ben", Standing::Waiting),
            speaker(7, "Eve", Standing::Waiting),
        ];
        let order: Vec<&str> = waiting(&all).iter().map(|(it, _)| it.name.as_str()).collect();
        assert_eq!(order, ["Dov", "Eve", "ana", "Ben"]);
        assert_eq!(speaking(&all).map(|it| it.name.as_str()), Some("Cleo"));
    }

    #[test]
    fn a_third_turn_waits_for_every_second_one() {
        let mut all = vec![speaker(1, "Ana", Standing::Spoken), speaker(2, "Ana", Standing::Spoken)];
        all.extend([speaker(3, "Ana", Standing::Waiting), speaker(4, "Ben", Standing::Spoken)]);
        all.push(speaker(5, "Ben", Standing::Waiting));
        let order: Vec<(u32, usize)> = waiting(&all).iter().map(|(it, turns)| (it.number, *turns)).collect();
        assert_eq!(order, [(5, 1), (3, 2)]);
    }

    #[test]
    fn a_member_and_a_guest_of_the_same_name_are_two() {
        let id = PersonId::new(base::Time::from_millis(1), &base::SeededRandom::new(1));
        let member = Speaker { person: Some(id), ..speaker(1, "Ana", Standing::Spoken) };
        assert_eq!(waiting(&[member, speaker(2, "Ana", Standing::Waiting)])[0].1, 0);
    }
}
