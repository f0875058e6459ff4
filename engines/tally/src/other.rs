//! The same ballots by other rules: for information, never for a decision.
//!
//! Only rules that take the ballots as they were cast are tried, with the settings of the count where they mean
//! something. People would have filled in their ballots otherwise for another rule; whoever shows these results says
//! so beside them.

use serde::{Deserialize, Serialize};

use crate::account::{Account, Event, Winner};
use crate::ballots::{Ballots, Kind};
use crate::contest::Contest;
use crate::count::count;
use crate::options::Options;
use crate::rule::Rule;
use crate::tie::{Question, Settled};

/// What another rule makes of the ballots.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Other {
    /// The other rule.
    pub rule: Rule,
    /// Who would be elected, or which projects paid for, in the order of that rule.
    pub winners: Vec<Winner>,
    /// Whether these are the ones whom the rule of the count elects, in whatever order.
    pub same: bool,
    /// Whether a lot would decide who is among them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_lot: bool,
}

/// The rules that take ballots of a kind for so many seats, beside the one they were cast for.
pub fn fitting(kind: Kind, rule: Rule, seats: u32) -> Vec<Rule> {
    let rules: &[Rule] = match kind {
        _ if rule == Rule::YesNo => &[],
        _ if rule.is_budget() => &[Rule::Greedy, Rule::EqualShares, Rule::BudgetPhragmen],
        Kind::Ranked if seats == 1 => {
            &[Rule::Plurality, Rule::Irv, Rule::Borda, Rule::Schulze, Rule::RankedPairs, Rule::Minimax, Rule::Copeland]
        }
        Kind::Ranked => &[Rule::Plurality, Rule::ScottishStv, Rule::Wig, Rule::Meek, Rule::Ers97, Rule::Borda],
        Kind::Marked if seats == 1 => &[],
        Kind::Marked => &[Rule::Approval, Rule::Phragmen, Rule::SequentialPav, Rule::Pav],
        Kind::Scored if seats == 1 => &[Rule::Score, Rule::Star, Rule::MajorityJudgment],
        Kind::Scored => &[],
    };
    rules.iter().copied().filter(|other| *other != rule).collect()
}

/// Counts the ballots of an account by every other rule that fits; a rule that refuses them is left out.
pub fn others(account: &Account, contest: &Contest, ballots: &Ballots) -> Vec<Other> {
    if account.ballots.valid == 0 {
        return Vec::new();
    }
    // How a broken ranking is read belongs to the rule, so each takes its own way.
    let options = Options { several: None, skipped: None, strength: None, ..account.options.clone() };
    let options = Options { seats: (!account.rule.is_budget()).then_some(account.seats), ..options };
    let own = sorted(&chosen(account));
    let count = |rule: Rule| {
        let other = count(contest, ballots, rule, &options).ok()?;
        let winners = chosen(&other);
        let open = |question| matches!(question, Question::Elect | Question::Exclude | Question::Fund);
        let by_lot = other.ties.iter().any(|tie| tie.settled == Settled::Lot && open(tie.question));
        Some(Other { rule, same: sorted(&winners) == own, by_lot, winners })
    };
    fitting(ballots.kind(), account.rule, account.seats).into_iter().filter_map(count).collect()
}

/// Who is elected, or which projects are paid for.
fn chosen(account: &Account) -> Vec<Winner> {
    if !account.rule.is_budget() {
        return account.winners.clone();
    }
    let events = account.rounds.iter().flat_map(|round| &round.events);
    let winner = |number: u16| Winner { number, name: account.name(number).to_owned() };
    events
        .filter_map(|event| if let Event::Funded { number, .. } = event { Some(winner(*number)) } else { None })
        .collect()
}

fn sorted(winners: &[Winner]) -> Vec<u16> {
    let mut numbers: Vec<u16> = winners.iter().map(|winner| winner.number).collect();
    numbers.sort_unstable();
    numbers
}
