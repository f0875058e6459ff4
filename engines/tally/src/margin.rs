//! How many ballots cast otherwise would have changed who is elected.
//!
//! A [`Margin`] is a proven least number, and, where one was found, a number of ballots that is enough. Where both
//! are the same the margin is exact. A tie that the lot settles counts as a change, since somebody else could have
//! won. Ballots are changed, neither added nor taken away. For a budget, [`support()`] says how many more electors
//! would have had to stand behind a project.
//!
//! Worked out for plurality, approval, score, instant runoff and the rules that compare in pairs. For the single
//! transferable vote only a number that is enough is found, with nothing proven below it. Other rules have none yet.

mod least;
mod orders;
mod pairwise;
mod points;
mod runoff;
mod support;
mod transfers;

use num_traits::ToPrimitive as _;
use serde::{Deserialize, Serialize};

use crate::account::Account;
use crate::ballots::Ballots;
use crate::contest::Contest;
use crate::rule::Rule;

pub use support::support;

/// How many ballots it would have taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Margin {
    /// With fewer ballots cast otherwise, the same are elected.
    pub at_least: u64,
    /// With so many, cast in the right way, others could have been; `None`: none was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u64>,
}

impl Margin {
    fn exact(ballots: u64) -> Self {
        Self { at_least: ballots, at_most: Some(ballots) }
    }

    /// The number itself, where it is known.
    pub fn known(&self) -> Option<u64> {
        self.at_most.filter(|most| *most == self.at_least)
    }
}

/// The margin of a count; `None` when nobody else stood, or the rule has no margin here.
pub fn margin(account: &Account, contest: &Contest, ballots: &Ballots) -> Option<Margin> {
    let won = |number: &u16| account.winners.iter().any(|winner| winner.number == *number);
    let (winners, others): (Vec<u16>, Vec<u16>) = contest.standing().into_iter().partition(won);
    if winners.is_empty() || others.is_empty() {
        return None;
    }
    match account.rule {
        Rule::Plurality | Rule::Approval => by_marks(account, &winners, &others),
        Rule::Score => points::score(account, contest, ballots, &winners, &others),
        Rule::Schulze | Rule::RankedPairs | Rule::Minimax | Rule::PlainMinimax | Rule::Copeland => {
            pairwise::margin(account, contest, ballots)
        }
        Rule::Irv => runoff::margin(account, contest, ballots),
        // An order of preference alone decides with a quota; seats kept for a group have bounds of their own.
        Rule::ScottishStv | Rule::Wig | Rule::Meek | Rule::Ers97 => {
            Some(transfers::margin(account, contest, ballots, &winners, &others))
        }
        _ => None,
    }
}

/// Half the distance between the last who is in and the first who is not: a ballot that marked the one can mark the
/// other instead, and at least as many marked only the one as it is ahead.
fn by_marks(account: &Account, winners: &[u16], others: &[u16]) -> Option<Margin> {
    let votes = &account.rounds.first()?.votes;
    let of = |number: &u16| {
        let votes = votes.get(usize::from(*number).checked_sub(1)?)?.as_ref()?;
        votes.0.to_integer().to_u64()
    };
    let last = winners.iter().filter_map(of).min()?;
    let first = others.iter().filter_map(of).max()?;
    Some(Margin::exact(last.saturating_sub(first).div_ceil(2)))
}
