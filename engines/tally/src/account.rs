//! The account of a count: everything another program needs to do each round again.
//!
//! It is plain data in JSON (see `docs/tally.md` for the fields). Candidates are meant by number, from 1. Lists with
//! one place per candidate are in the order of the numbers. Nothing in it depends on the machine, on threads or on
//! the order of the ballots.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::contest::{Candidate, Contest};
use crate::margin::Margin;
use crate::number::Amount;
use crate::options::Options;
use crate::other::Other;
use crate::rule::Rule;
use crate::tie::{Lot, Tie};

/// The version of the account's form.
pub const FORM: u32 = 1;

/// What a count says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The version of this form: [`FORM`].
    pub form: u32,
    /// The program that counted, with its version.
    pub program: String,
    /// What was decided.
    pub title: String,
    /// How it was counted.
    pub rule: Rule,
    /// How many seats there were to fill.
    pub seats: u32,
    /// Money to spend, in units of 10^-`places`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<u64>,
    /// How many decimal places money has.
    #[serde(default)]
    pub places: u8,
    /// The settings as they were applied.
    pub options: Options,
    /// What the rule computes with, in words a program reads: `"decimal places": "5"`.
    #[serde(default)]
    pub arithmetic: BTreeMap<String, String>,
    /// Who or what could be chosen.
    pub candidates: Vec<Candidate>,
    /// How the ballots were treated.
    pub ballots: BallotBook,
    /// The lot, drawn before the count; used only where a tie says so.
    pub lot: Lot,
    /// Pairwise comparisons, where the rule makes them: how many prefer the row to the column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matrix: Option<Vec<Vec<u64>>>,
    /// What happened, in order.
    pub rounds: Vec<Round>,
    /// Every tie, in order.
    pub ties: Vec<Tie>,
    /// Who won, in order of election.
    pub winners: Vec<Winner>,
    /// The projects that are paid for, by the file's marks, in the order they were chosen; only for budgets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub funded: Option<Vec<String>>,
    /// The outcome of a yes-or-no question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Outcome>,
    /// How many ballots cast otherwise would have changed the outcome, where that was asked for and is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub margin: Option<Margin>,
    /// What other rules make of the same ballots, where that was asked for: decides nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Other>,
    /// What anybody reading the result must know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// One who won.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Winner {
    /// The number, from 1, in file order.
    pub number: u16,
    /// The name.
    pub name: String,
}

/// How the ballots were treated; all figures are sums of weights.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotBook {
    /// All that were read.
    pub cast: u64,
    /// Those that count.
    pub valid: u64,
    /// Those that do not: `cast` less `valid`.
    pub spoilt: u64,
    /// Valid ones that had nobody left to go to at the end; whole ballots, whatever part of a vote they still carried.
    pub exhausted: u64,
    /// Why ballots are spoilt and what was passed over on valid ones; a ballot can stand in several lines.
    #[serde(default)]
    pub treated: Vec<Treated>,
}

/// One line of the book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Treated {
    /// What was done.
    pub treatment: Treatment,
    /// To how many ballots.
    pub ballots: u64,
}

/// What was done to a ballot because of what stands on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Treatment {
    /// Spoilt: nothing stands on it.
    Blank,
    /// Spoilt: nothing on it can be counted for anybody who stands.
    NothingUsable,
    /// Spoilt: more marks than the rule allows.
    TooMany,
    /// Spoilt: points outside the scale.
    OffScale,
    /// Spoilt: several names on one rank, where the settings say that spoils it.
    SpoiltBySeveral,
    /// Valid: several names on one rank; the rank was passed over.
    SeveralPassedOver,
    /// Valid: the ballot ends before a rank with several names.
    EndedBySeveral,
    /// Valid: an empty rank was passed over.
    SkippedPassedOver,
    /// Valid: the ballot ends before an empty rank.
    EndedBySkipped,
    /// Valid: a name stands twice; the later mention was passed over.
    Repeated,
    /// Valid: names who withdrew or are not on the list were passed over.
    NotStanding,
}

/// One round, in the order it happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// From 1.
    #[serde(rename = "round")]
    pub number: u32,
    /// Each candidate's votes (points, load …) at the end of the round; `None` for who is out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub votes: Vec<Option<Amount>>,
    /// Votes needed in this round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quota: Option<Amount>,
    /// Votes that have nobody to go to, at the end of the round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exhausted: Option<Amount>,
    /// Votes lost because the rule cuts decimals, at the end of the round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost: Option<Amount>,
    /// What was done, in order.
    pub events: Vec<Event>,
}

/// What is done in a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// Each ballot goes to its first choice.
    First,
    /// Somebody has enough votes, or fills the last seats.
    Elected {
        /// Who.
        number: u16,
        /// The votes at that moment.
        votes: Amount,
        /// Because no more are standing than there are seats, not by reaching the quota.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        unopposed: bool,
    },
    /// What somebody has beyond the quota goes on.
    Surplus {
        /// Whose.
        number: u16,
        /// How much.
        surplus: Amount,
        /// Where it goes.
        moved: Moved,
    },
    /// Somebody is out, and the ballots go on.
    Excluded {
        /// Who; several where the rule takes them out together.
        numbers: Vec<u16>,
        /// The votes each had.
        votes: Vec<Amount>,
        /// Where the ballots go.
        moved: Moved,
        /// Out because a "at least so many from" could not be kept otherwise.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        doomed: bool,
    },
    /// The ballots of the excluded at one value are moved, as one step of several.
    Batch {
        /// The value of each ballot.
        value: Amount,
        /// Where they go.
        moved: Moved,
    },
    /// The quota is worked out anew.
    Quota {
        /// The new one.
        quota: Amount,
    },
    /// Meek: what each candidate keeps, and the surplus after each pass.
    Kept {
        /// The part of each vote that each candidate keeps, at the end of the round.
        factors: Vec<Amount>,
        /// The total surplus after each pass; the last is below the limit or did not fall.
        surplus: Vec<Amount>,
    },
    /// A pair of the pairwise comparison was looked at.
    Pair {
        /// Who more ballots prefer.
        winner: u16,
        /// To whom.
        loser: u16,
        /// How many ballots prefer the winner.
        ayes: u64,
        /// How many prefer the loser.
        noes: u64,
        /// Ranked pairs: locked in, or left out because it contradicts what was locked before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        locked: Option<bool>,
    },
    /// The strongest path from each row to each column (0: none).
    Paths {
        /// Strengths.
        strengths: Vec<Vec<u64>>,
    },
    /// The strongest chain of preferences from the first to the last of some candidates.
    Chain {
        /// Each is preferred to the next.
        numbers: Vec<u16>,
        /// The strength of the weakest link.
        strength: u64,
    },
    /// The worst defeat of each candidate, by which this round decides: the smallest wins.
    Defeats {
        /// One place per candidate; 0 for who is beaten by nobody.
        worst: Vec<Option<Amount>>,
    },
    /// Phragmén: the load that each would leave on their supporters; the smallest is elected.
    Loads {
        /// One place per candidate.
        loads: Vec<Option<Amount>>,
    },
    /// The best committee, and how much it satisfies electors together.
    Committee {
        /// Who is in it, ascending.
        numbers: Vec<u16>,
        /// The score.
        score: Amount,
    },
    /// Those from whom the winner comes, by number.
    Among {
        /// Their numbers, ascending.
        numbers: Vec<u16>,
    },
    /// Points of each candidate by which this round decides.
    Points {
        /// One place per candidate.
        points: Vec<Option<Amount>>,
    },
    /// How many ballots gave each candidate each grade: rows are candidates, columns `grades`.
    Grades {
        /// The grades, best first.
        grades: Vec<i32>,
        /// Counts.
        counts: Vec<Vec<u64>>,
    },
    /// A project is paid for.
    Funded {
        /// Which.
        number: u16,
        /// What it costs.
        cost: u64,
        /// What is left of the budget.
        left: Amount,
        /// What the rule compares: support (greedy), the price per unit of utility (Equal Shares), the load of each
        /// supporter (Phragmén).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        price: Option<Amount>,
        /// Who pays, where the rule knows payments: equal shares, and last those who gave all they had.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        payments: Vec<Payment>,
    },
    /// A project cannot be paid for and is passed over.
    TooDear {
        /// Which.
        number: u16,
        /// What it costs.
        cost: u64,
        /// What there is.
        left: Amount,
    },
    /// Equal Shares: everybody's share at the outset, and the share at which the outcome was taken.
    Share {
        /// What each elector had.
        each: Amount,
        /// After how many additions of one unit.
        #[serde(default)]
        added: u64,
    },
    /// What remains is spent by another rule.
    Completed {
        /// How.
        by: String,
    },
}

/// Where votes went.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// To whom.
    pub to: Vec<Transfer>,
    /// Ballots that had nobody left to go to.
    pub exhausted_ballots: u64,
    /// What those carried.
    pub exhausted: Amount,
    /// Ballots that had waited on a rank with several names and go on, because one of them is left.
    #[serde(default, skip_serializing_if = "is_none")]
    pub resumed: u64,
    /// Cut off by the rule's decimals.
    #[serde(default)]
    pub lost: Amount,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_none(count: &u64) -> bool {
    *count == 0
}

/// Votes that one candidate received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// Who received them.
    pub number: u16,
    /// How many ballots.
    pub ballots: u64,
    /// What they carried.
    pub votes: Amount,
}

/// Payments of several electors for a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// How many pay.
    pub electors: u64,
    /// What each pays; `None`: each gives all they have left, which is less than the share of the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub each: Option<Amount>,
    /// What they pay together.
    pub together: Amount,
}

/// The outcome of a yes-or-no question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Whether it passed.
    pub passed: bool,
    /// Yes.
    pub yes: u64,
    /// No.
    pub no: u64,
    /// Neither.
    pub abstained: u64,
    /// The least number of yes (or of ballots of which yes) that passes; `None` when no number would.
    pub needed: Option<u64>,
    /// The least participation; `None`: any.
    pub quorum: Option<u64>,
    /// Whether it was reached.
    pub quorate: bool,
}

/// What anybody reading the result must know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Note {
    /// No ballot counts, so nobody is elected.
    NoBallots,
    /// No more are standing than there are seats: all are elected.
    Uncontested,
    /// Seats stay empty.
    SeatsEmpty,
    /// A tie was settled by a lot without a published seed.
    LotWithoutSeed,
    /// Rankings were read as marks or points, or the other way round.
    ReadAsAnotherKind,
    /// An "at least so many from" cannot be kept: too few of the group stand.
    ConstraintUnmet,
    /// The committee is the best found one by one, not proven best.
    NotExhaustive,
}

impl Account {
    /// An account with nothing in it yet but the question.
    pub fn begun(contest: &Contest, rule: Rule, options: &Options, lot: Lot, ballots: BallotBook) -> Self {
        Self {
            form: FORM,
            program: concat!("convoke-tally ", env!("CARGO_PKG_VERSION")).to_owned(),
            title: contest.title.clone(),
            rule,
            seats: options.seats.unwrap_or(contest.seats),
            budget: contest.budget,
            places: contest.places,
            options: options.clone(),
            arithmetic: BTreeMap::new(),
            candidates: contest.candidates.clone(),
            ballots,
            lot,
            matrix: None,
            rounds: Vec::new(),
            ties: Vec::new(),
            winners: Vec::new(),
            funded: None,
            question: None,
            margin: None,
            others: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Names the winners, in order of election.
    pub fn elect(&mut self, numbers: impl IntoIterator<Item = u16>) {
        let names = &self.candidates;
        let name = |number: u16| names.get(usize::from(number).wrapping_sub(1)).map_or("", |c| &c.name);
        let winners = numbers.into_iter().map(|number| Winner { number, name: name(number).to_owned() });
        self.winners.extend(winners);
    }

    /// Adds a note, once.
    pub fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// The name of a candidate by number; empty for a number nobody has.
    pub fn name(&self, number: u16) -> &str {
        usize::from(number).checked_sub(1).and_then(|i| self.candidates.get(i)).map_or("", |c| &c.name)
    }
}
