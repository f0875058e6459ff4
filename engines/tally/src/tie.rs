//! Ties and the lot that settles those which the rule itself does not.
//!
//! One lot order of all candidates is drawn before the count, from a text that was published before the first ballot
//! was opened: the candidates in ascending order of SHA-256 of the text, a line feed, and the candidate's number in
//! decimal digits. Who stands earlier in it has the better lot. Anybody can draw it again with `sha256sum`.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// The order of all candidates by lot.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lot {
    /// The published text; empty when none was given.
    pub seed: String,
    /// The numbers of all candidates, best lot first.
    pub order: Vec<u16>,
}

impl Lot {
    /// Draws the order of candidates 1 to `candidates`.
    pub fn draw(seed: &str, candidates: usize) -> Self {
        let last = u16::try_from(candidates).unwrap_or(u16::MAX);
        let mut order: Vec<u16> = (1..=last).collect();
        order.sort_by_cached_key(|number| {
            let digest: [u8; 32] = Sha256::digest(format!("{seed}\n{number}")).into();
            digest
        });
        Self { seed: seed.to_owned(), order }
    }

    /// The place of a candidate in the order, from 0.
    pub fn place(&self, number: u16) -> usize {
        self.order.iter().position(|other| *other == number).unwrap_or(usize::MAX)
    }

    /// Of the tied, who has the best lot.
    pub fn best(&self, tied: &[u16]) -> Option<u16> {
        self.order.iter().copied().find(|number| tied.contains(number))
    }

    /// Of the tied, who has the worst lot.
    pub fn worst(&self, tied: &[u16]) -> Option<u16> {
        self.order.iter().rev().copied().find(|number| tied.contains(number))
    }
}

/// Which way a tie is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prefer {
    /// The one with more votes in an earlier round, or the better lot.
    More,
    /// The one with fewer votes in an earlier round, or the worse lot.
    Fewer,
}

/// Which earlier round is looked at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// The most recent one in which the tied were not level (Scottish rules 49 and 51).
    Back,
    /// The earliest one (Electoral Reform Society 1997, 5.2.3).
    Forward,
}

/// Settles who of the tied is meant: by earlier rounds (`history`: votes by number less one), then by lot.
pub fn settle<V: Ord>(history: &[Vec<V>], tied: &[u16], prefer: Prefer, look: Look, lot: &Lot) -> (u16, Settled) {
    let mut left = tied.to_vec();
    let mut rounds: Vec<usize> = (0..history.len()).collect();
    if look == Look::Back {
        rounds.reverse();
    }
    for round in rounds {
        let votes = |number: &u16| history.get(round).and_then(|votes| votes.get(usize::from(*number) - 1));
        let best = match prefer {
            Prefer::More => left.iter().map(votes).max(),
            Prefer::Fewer => left.iter().map(votes).min(),
        };
        if let Some(best) = best {
            left.retain(|number| votes(number) == best);
        }
        if let [one] = left.as_slice() {
            return (*one, Settled::Round(u32::try_from(round + 1).unwrap_or(u32::MAX)));
        }
    }
    let chosen = match prefer {
        Prefer::More => lot.best(&left),
        Prefer::Fewer => lot.worst(&left),
    };
    (chosen.or_else(|| tied.first().copied()).unwrap_or_default(), Settled::Lot)
}

/// What a tie was about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// Who is elected.
    Elect,
    /// Who is excluded.
    Exclude,
    /// Whose surplus is transferred first.
    Surplus,
    /// Which comes first in an order (of pairs, of places).
    Order,
    /// Which project is paid for.
    Fund,
}

/// What settled a tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Settled {
    /// The votes at the end of an earlier round, in which the tied were not level.
    Round(u32),
    /// A second measure of the rule itself, as `docs/tally.md` states it.
    Rule,
    /// The lot.
    Lot,
}

/// One tie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// The round, from 1.
    pub round: u32,
    /// What it was about.
    pub question: Question,
    /// Who was tied, ascending.
    pub tied: Vec<u16>,
    /// What settled it.
    pub settled: Settled,
    /// Who was chosen (to be elected, excluded, transferred …), in order.
    pub chosen: Vec<u16>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lot_is_what_sha256sum_gives() {
        // for n in 1 2 3; do printf 'seed\n%d' $n | sha256sum; done
        let digests: Vec<[u8; 32]> = (1..=3).map(|number| Sha256::digest(format!("seed\n{number}")).into()).collect();
        let lot = Lot::draw("seed", 3);
        assert!(digests[usize::from(lot.order[0]) - 1] < digests[usize::from(lot.order[1]) - 1]);
        assert!(digests[usize::from(lot.order[1]) - 1] < digests[usize::from(lot.order[2]) - 1]);
        assert_eq!(lot.best(&[1, 2, 3]), Some(lot.order[0]));
        assert_eq!(lot.worst(&[1, 2, 3]), Some(lot.order[2]));
    }
}
