//! The one entrance: which rule counts, and what stops it before it begins.

use std::fmt;

use crate::account::{Account, Note};
use crate::approval;
use crate::ballots::Ballots;
use crate::borda;
use crate::budget;
use crate::committee;
use crate::condorcet;
use crate::contest::{Contest, MOST_CANDIDATES};
use crate::options::Options;
use crate::points;
use crate::rule::Rule;
use crate::tie::Settled;

/// Why a count was not begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CountError {
    /// Nobody and nothing can be chosen.
    NoCandidates,
    /// More candidates than ballots can name.
    TooManyCandidates,
    /// No seat to fill.
    NoSeats,
    /// The rule needs points, and these ballots have none.
    NeedsPoints(Rule),
    /// The rule needs a budget and the cost of every project.
    NeedsBudget(Rule),
    /// The rule needs to know how many were entitled.
    NeedsElectorate,
    /// The rule is not defined with "at least so many from".
    NoConstraints(Rule),
    /// A part of the settings makes no sense: which.
    Setting(&'static str),
    /// The rule chooses one, and more seats are to be filled.
    OneSeatOnly(Rule),
    /// More candidates than are compared in pairs.
    TooManyToCompare,
    /// The sum of all weights is too large to be counted exactly.
    TooManyBallots,
}

impl fmt::Display for CountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCandidates => f.write_str("there is nobody to choose from"),
            Self::TooManyCandidates => write!(f, "more than {MOST_CANDIDATES} candidates"),
            Self::NoSeats => f.write_str("there is no seat to fill"),
            Self::NeedsPoints(rule) => write!(f, "{} needs ballots with points", rule.in_words()),
            Self::NeedsBudget(rule) => write!(f, "{} needs a budget and the cost of every project", rule.in_words()),
            Self::NeedsElectorate => f.write_str("this needs to know how many were entitled to a ballot"),
            Self::NoConstraints(rule) => {
                write!(f, "{} is not defined with seats kept for a group", rule.in_words())
            }
            Self::Setting(which) => write!(f, "the setting {which} makes no sense"),
            Self::OneSeatOnly(rule) => write!(f, "{} fills one seat only", rule.in_words()),
            Self::TooManyToCompare => {
                write!(f, "more than {} candidates to compare in pairs", condorcet::MOST_COMPARED)
            }
            Self::TooManyBallots => {
                f.write_str("the weights of the ballots add up to more than can be counted exactly")
            }
        }
    }
}

impl std::error::Error for CountError {}

/// The most that all weights together may be: leaves room for exact products.
const MOST_WEIGHT: u128 = 1 << 48;

/// Counts the ballots of a contest by a rule.
///
/// # Errors
/// [`CountError`] when the question itself makes no sense; bad ballots are no error, they are spoilt and booked.
pub fn count(contest: &Contest, ballots: &Ballots, rule: Rule, options: &Options) -> Result<Account, CountError> {
    check(contest, ballots, rule, options)?;
    let mut account = by_rule(contest, ballots, rule, options)?;
    if options.seed.is_empty() && account.ties.iter().any(|tie| tie.settled == Settled::Lot) {
        account.note(Note::LotWithoutSeed);
    }
    Ok(account)
}

fn check(contest: &Contest, ballots: &Ballots, rule: Rule, options: &Options) -> Result<(), CountError> {
    if contest.standing().is_empty() {
        return Err(CountError::NoCandidates);
    }
    if contest.candidates.len() > MOST_CANDIDATES {
        return Err(CountError::TooManyCandidates);
    }
    if !rule.is_budget() && options.seats.unwrap_or(contest.seats) == 0 {
        return Err(CountError::NoSeats);
    }
    let total: u128 = match ballots {
        Ballots::Ranked(rows) => rows.iter().map(|(_, weight)| u128::from(weight)).sum(),
        Ballots::Marked(rows) => rows.iter().map(|(_, weight)| u128::from(weight)).sum(),
        Ballots::Scored(rows) => rows.iter().map(|(_, weight)| u128::from(weight)).sum(),
    };
    if total > MOST_WEIGHT { Err(CountError::TooManyBallots) } else { Ok(()) }
}

fn by_rule(contest: &Contest, ballots: &Ballots, rule: Rule, options: &Options) -> Result<Account, CountError> {
    if rule.chooses_one() && options.seats.is_some_and(|seats| seats > 1) {
        return Err(CountError::OneSeatOnly(rule));
    }
    if !options.at_least.is_empty() && !rule.is_stv() {
        return Err(CountError::NoConstraints(rule));
    }
    match rule {
        Rule::Greedy | Rule::EqualShares | Rule::BudgetPhragmen => budget::count(contest, ballots, rule, options),
        Rule::Schulze | Rule::RankedPairs | Rule::Minimax | Rule::PlainMinimax | Rule::Copeland => {
            condorcet::count(contest, ballots, rule, options)
        }
        Rule::ScottishStv | Rule::Wig | Rule::Meek | Rule::Ers97 => crate::stv::count(contest, ballots, rule, options),
        Rule::Irv => Ok(crate::irv::count(contest, ballots, options)),
        Rule::Plurality => Ok(crate::simple::plurality(contest, ballots, options)),
        Rule::YesNo => crate::simple::yes_no(contest, ballots, options),
        Rule::Approval => Ok(approval::count(contest, ballots, options)),
        Rule::Score | Rule::Star | Rule::MajorityJudgment => points::count(contest, ballots, rule, options),
        Rule::Borda => borda::count(contest, ballots, options),
        Rule::Phragmen | Rule::Pav | Rule::SequentialPav => Ok(committee::count(contest, ballots, rule, options)),
    }
}
