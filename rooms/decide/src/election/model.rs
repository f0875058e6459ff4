//! What an election is, what its contests ask, and when ballots may be cast.

use base::{Actor, Code, GroupRole, PersonId, Time};
use serde::{Deserialize, Serialize};
use tally::Rule;
use tally::ballots::Kind;
use uuid::Uuid;

use crate::proposal::model::{Audience, Body};
use crate::standing::model::{Majority, Secrecy};

base::id! {
    /// An election.
    ElectionId,
    /// One question or office on a ballot.
    ContestId,
    /// Somebody on a roll.
    ElectorId,
}

/// Most contests on one ballot.
pub(crate) const CONTESTS_MAX: usize = 12;
/// Most options of one contest.
pub(crate) const OPTIONS_MAX: usize = 60;
/// Longest name of an option in letters.
pub(crate) const OPTION_MAX: usize = 160;
/// Most seats.
pub(crate) const SEATS_MAX: u32 = 50;
/// The best points where the scale is not chosen.
pub(crate) const POINTS_MAX: u8 = 10;

base::word_enum! {
    /// What an election is for. What it is about, its `subject`, is known to whoever began it.
    pub(crate) enum Purpose {
        /// Whatever its officers ask.
        Question = "question",
        /// Adopting or rejecting a proposal; the subject is the proposal.
        Proposal = "proposal",
        /// Taking an amendment into a proposal or not; the subject is the amendment.
        Amendment = "amendment",
        /// Sending delegates; the subject belongs to the delegates of this room.
        Delegates = "delegates",
        /// Recalling a delegate; the subject belongs to the delegates of this room.
        Recall = "recall",
        /// What a council puts to its delegates; the subject is the resolution.
        Council = "council",
        /// Ratifying what a council decided; the subject is the resolution.
        Ratification = "ratification",
    }
}

base::word_enum! {
    /// Where an election stands.
    pub(crate) enum State {
        /// Its officers write it.
        Draft = "draft",
        /// Ballots may be cast.
        Open = "open",
        /// No more ballots; the count is being done.
        Counting = "counting",
        /// Counted.
        Closed = "closed",
        /// Called off; nothing was counted.
        Canceled = "canceled",
    }
}

base::word_enum! {
    /// Who sees how many have cast a ballot before the close.
    pub(crate) enum TurnoutShown {
        /// Everybody who sees the election.
        Always = "always",
        /// Officers and stewards only.
        Officers = "officers",
        /// Nobody before the close.
        Close = "close",
    }
}

/// How a ballot for a contest is filled in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    /// One option.
    One,
    /// Any number of options.
    Many,
    /// Points for each option.
    Points,
    /// An order.
    Ranks,
}

/// How ballots of a rule are filled in.
pub(crate) fn shape(rule: Rule) -> Shape {
    match (rule, rule.kind()) {
        (Rule::Plurality | Rule::YesNo, _) => Shape::One,
        (_, Kind::Marked) => Shape::Many,
        (_, Kind::Scored) => Shape::Points,
        (_, Kind::Ranked) => Shape::Ranks,
    }
}

/// Whether a rule chooses exactly one.
pub(crate) const fn fills_one_seat(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::YesNo
            | Rule::Irv
            | Rule::Star
            | Rule::MajorityJudgment
            | Rule::Schulze
            | Rule::RankedPairs
            | Rule::Minimax
            | Rule::Copeland
    )
}

/// An election.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Election {
    pub(crate) id: ElectionId,
    /// Its name in URLs.
    pub(crate) code: Code,
    /// Who decides.
    pub(crate) body: Body,
    pub(crate) purpose: Purpose,
    /// What it is about, for whoever began it.
    pub(crate) subject: Option<Uuid>,
    pub(crate) title: String,
    /// What voters should know, in small Markdown.
    pub(crate) text: String,
    pub(crate) audience: Audience,
    pub(crate) secrecy: Secrecy,
    pub(crate) state: State,
    /// Why it was closed early or called off.
    pub(crate) state_reason: String,
    pub(crate) quorum_percent: u8,
    pub(crate) turnout_shown: TurnoutShown,
    /// How many ballots one elector may hold for others.
    pub(crate) proxies: u8,
    pub(crate) period_hours: u32,
    pub(crate) opened_at: Option<Time>,
    pub(crate) closes_at: Option<Time>,
    pub(crate) closed_at: Option<Time>,
    pub(crate) lot: Lot,
    pub(crate) roll: Roll,
    /// The zone its times are told in.
    pub(crate) zone: &'static str,
}

/// What is published about the lot.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Lot {
    /// The hash of the server's part, published at the opening.
    pub(crate) commitment: Option<[u8; 32]>,
    /// The server's part, published at the close.
    pub(crate) part: Option<[u8; 32]>,
    /// The hash of the whole ballot box.
    pub(crate) box_hash: Option<[u8; 32]>,
}

/// How many may cast and how many have.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Roll {
    /// Whether it came from a list, and not from the members.
    pub(crate) is_imported: bool,
    /// On the roll.
    pub(crate) size: u64,
    /// Who cast here, with an account or with a link.
    pub(crate) online: u64,
    /// Marked as having cast on paper.
    pub(crate) paper: u64,
    /// Paper ballots that both readings agree on, counted at the close.
    pub(crate) papers_counted: u64,
}

impl Roll {
    /// Everybody who took part.
    pub(crate) const fn took_part(&self) -> u64 {
        self.online + self.paper
    }
}

/// Why no ballot is taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum CastError {
    /// It has not been opened.
    NotOpen,
    /// It came too late.
    TooLate,
    /// It was called off.
    Canceled,
    /// Marked as having cast on paper.
    OnPaper,
    /// Somebody else holds this ballot.
    HeldByProxy,
}

impl CastError {
    /// The key of its words.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::NotOpen => "ballot-problem-not-open",
            Self::TooLate => "ballot-problem-too-late",
            Self::Canceled => "ballot-problem-canceled",
            Self::OnPaper => "ballot-problem-on-paper",
            Self::HeldByProxy => "ballot-problem-held",
        }
    }
}

impl Election {
    /// Whether the actor may see it; electors from a list see it through their link.
    pub(crate) fn is_visible_to(&self, actor: &Actor) -> bool {
        let member = actor.is_at_least(self.body.id, GroupRole::Member);
        match (self.state, self.audience) {
            (State::Draft, _) => actor.is_at_least(self.body.id, GroupRole::Officer),
            (_, Audience::Members) => member,
            (_, Audience::Everybody) => member || self.body.is_public,
        }
    }

    /// Whether ballots can be cast on paper: one on paper weighs one and names nobody, so the delegates of a
    /// council, whose ballots have weights and names, cast theirs here.
    pub(crate) const fn takes_paper(&self) -> bool {
        match self.purpose {
            Purpose::Council => false,
            Purpose::Ratification => !self.roll.is_imported,
            _ => true,
        }
    }

    /// Whether a ballot cast now counts.
    pub(crate) fn takes_ballots(&self, now: Time) -> Result<(), CastError> {
        match self.state {
            State::Draft => Err(CastError::NotOpen),
            State::Canceled => Err(CastError::Canceled),
            State::Counting | State::Closed => Err(CastError::TooLate),
            State::Open if self.closes_at.is_none_or(|end| now >= end) => Err(CastError::TooLate),
            State::Open => Ok(()),
        }
    }

    /// Whether the actor may see the number of ballots now.
    pub(crate) fn shows_turnout_to(&self, actor: &Actor) -> bool {
        matches!(self.state, State::Closed)
            || match self.turnout_shown {
                TurnoutShown::Always => true,
                TurnoutShown::Officers => actor.is_at_least(self.body.id, GroupRole::Steward),
                TurnoutShown::Close => false,
            }
    }
}

/// One question or office.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Contest {
    pub(crate) id: ContestId,
    /// Its place on the ballot, from 1.
    pub(crate) position: u32,
    pub(crate) title: String,
    /// What voters should know about it.
    pub(crate) text: String,
    pub(crate) rule: Rule,
    pub(crate) seats: u32,
    pub(crate) settings: Settings,
    /// What can be chosen; the first has number 1.
    pub(crate) options: Vec<Choice>,
    /// The outcome, once it is counted.
    pub(crate) outcome: Option<Outcome>,
}

/// What can be chosen.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Choice {
    pub(crate) title: String,
    /// A line under it: a candidate's words, a project's description, the group a seat is kept for.
    pub(crate) note: String,
    /// What it costs, in whole units; only projects of a budget.
    pub(crate) cost: u64,
    /// The person, where the option is a candidate with an account.
    pub(crate) person: Option<PersonId>,
}

impl Choice {
    /// An option of which only the name is known.
    pub(crate) fn named(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }
}

/// What must be settled beside the rule.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Settings {
    /// For questions.
    pub(crate) majority: Majority,
    /// Whether several options may share a rank.
    pub(crate) equal_ranks: bool,
    /// The best points that can be given.
    pub(crate) points: u8,
    /// Money to spend, in whole units.
    pub(crate) budget: u64,
    /// Equal Shares: count projects instead of money.
    pub(crate) by_number: bool,
    /// "At least so many of those elected come from this group", the group being the option's note.
    pub(crate) at_least: Vec<(u32, String)>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            majority: Majority::Simple,
            equal_ranks: false,
            points: 5,
            budget: 0,
            by_number: false,
            at_least: Vec::new(),
        }
    }
}

base::word_enum! {
    /// What a count says about a contest.
    pub(crate) enum Verdict {
        /// A question passed.
        Passed = "passed",
        /// A question did not pass.
        Failed = "failed",
        /// Somebody or something was chosen.
        Chosen = "chosen",
        /// Nobody and nothing was chosen: no ballot counts.
        Nobody = "nobody",
        /// Too few took part: the count has no effect.
        NoQuorum = "no-quorum",
        /// The rule cannot count this; the ballots are published for another count.
        Uncounted = "uncounted",
    }
}

/// The outcome of a contest.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Outcome {
    pub(crate) verdict: Verdict,
    /// The options chosen, by number, in order of election.
    pub(crate) winners: Vec<u16>,
    /// Ballots that count.
    pub(crate) valid: u64,
    /// Ballots that do not: blank, or nothing on them can be counted.
    pub(crate) spoilt: u64,
    /// Yes, no, abstained; for questions.
    pub(crate) question: Option<(u64, u64, u64)>,
    /// Whether a lot had to decide.
    pub(crate) by_lot: bool,
    /// How many ballots cast otherwise would have changed it, where the rule can tell.
    #[serde(default)]
    pub(crate) margin: Option<tally::margin::Margin>,
}

/// What the count of one election came to: what other nouns build on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Counted {
    pub(crate) election: Election,
    /// Each contest with its outcome.
    pub(crate) contests: Vec<Contest>,
}

impl Counted {
    /// Whether so many took part that the count has effect.
    pub(crate) const fn is_quorate(&self) -> bool {
        crate::standing::model::reaches(
            self.election.quorum_percent,
            self.election.roll.took_part(),
            self.election.roll.size,
        )
    }

    /// Whether its first contest, a question, passed.
    pub(crate) fn has_passed(&self) -> bool {
        self.contests.first().and_then(|it| it.outcome.as_ref()).is_some_and(|it| it.verdict == Verdict::Passed)
    }

    /// Those chosen in a contest, in order of election.
    pub(crate) fn winners(&self, position: u32) -> Vec<&Choice> {
        let contest = self.contests.iter().find(|it| it.position == position);
        contest.into_iter().flat_map(Contest::winners).collect()
    }
}

impl Contest {
    /// Those chosen, in order of election; nobody before the count or without a quorum.
    pub(crate) fn winners(&self) -> Vec<&Choice> {
        let outcome = self.outcome.as_ref().filter(|it| matches!(it.verdict, Verdict::Chosen | Verdict::Passed));
        let numbers = outcome.map(|it| it.winners.as_slice()).unwrap_or_default();
        numbers.iter().filter_map(|number| self.option(*number)).collect()
    }

    /// The option of a number, from 1.
    pub(crate) fn option(&self, number: u16) -> Option<&Choice> {
        usize::from(number).checked_sub(1).and_then(|at| self.options.get(at))
    }
}

/// An election as a list shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Listed {
    pub(crate) code: Code,
    pub(crate) title: String,
    pub(crate) state: State,
    pub(crate) closes_at: Option<Time>,
    pub(crate) group_name: String,
    /// The zone its times are told in.
    pub(crate) zone: &'static str,
}

/// What an election begins with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct NewElection {
    pub(crate) purpose: Purpose,
    pub(crate) subject: Option<Uuid>,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) audience: Audience,
    pub(crate) secrecy: Secrecy,
    pub(crate) quorum_percent: u8,
    pub(crate) turnout_shown: TurnoutShown,
    pub(crate) proxies: u8,
    pub(crate) period_hours: u32,
}

impl NewElection {
    /// What a group's standing rules make of an election.
    pub(crate) fn by_rules(
        standing: &crate::standing::model::Standing,
        purpose: Purpose,
        subject: Option<Uuid>,
        title: &str,
    ) -> Self {
        Self {
            purpose,
            subject,
            title: title.to_owned(),
            text: String::new(),
            audience: Audience::Members,
            secrecy: standing.secrecy,
            quorum_percent: standing.quorum_percent,
            turnout_shown: TurnoutShown::Always,
            proxies: standing.proxies,
            period_hours: standing.period_hours,
        }
    }
}

/// What a contest begins with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct NewContest {
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) rule: Rule,
    pub(crate) seats: u32,
    pub(crate) settings: Settings,
    pub(crate) options: Vec<Choice>,
}

impl NewContest {
    /// A yes-or-no question. Its options are yes, no and abstain, in this order.
    pub(crate) fn question(title: &str, majority: Majority) -> Self {
        Self {
            title: title.to_owned(),
            text: String::new(),
            rule: Rule::YesNo,
            seats: 1,
            settings: Settings { majority, ..Settings::default() },
            options: ["yes", "no", "abstain"].map(Choice::named).to_vec(),
        }
    }

    /// Seats to fill by a rule.
    pub(crate) fn seats(title: &str, rule: Rule, seats: u32, candidates: Vec<Choice>) -> Self {
        Self {
            title: title.to_owned(),
            text: String::new(),
            rule,
            seats,
            settings: Settings { equal_ranks: takes_equal_ranks(rule), ..Settings::default() },
            options: candidates,
        }
    }
}

/// Whether a rule compares in pairs, so that two options on one rank are no harm.
pub(crate) const fn takes_equal_ranks(rule: Rule) -> bool {
    matches!(rule, Rule::Schulze | Rule::RankedPairs | Rule::Minimax | Rule::Copeland)
}

/// Why an election cannot be opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum OpenError {
    /// It was opened, counted or called off before.
    NotDraft,
    /// Nothing is asked.
    NoContest,
    /// A contest has nothing to choose.
    NoOptions,
    /// Nobody is on the roll.
    NoRoll,
    /// It is about a recall: nobody ends, extends or calls it off.
    RunsItsTime,
}

impl OpenError {
    /// The key of its words.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::NotDraft => "ballot-problem-not-draft",
            Self::NoContest => "ballot-problem-no-contest",
            Self::NoOptions => "ballot-problem-no-options",
            Self::NoRoll => "ballot-problem-no-roll",
            Self::RunsItsTime => "delegate-problem-recall-runs",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::election::samples::election;

    #[test]
    fn a_ballot_is_taken_until_the_very_moment_of_the_close() {
        let it = election(State::Open);
        let end = it.closes_at.unwrap();
        assert_eq!(it.takes_ballots(Time::from_millis(end.millis() - 1)), Ok(()));
        assert_eq!(it.takes_ballots(end), Err(CastError::TooLate));
        for (state, error) in [
            (State::Draft, CastError::NotOpen),
            (State::Counting, CastError::TooLate),
            (State::Closed, CastError::TooLate),
            (State::Canceled, CastError::Canceled),
        ] {
            assert_eq!(election(state).takes_ballots(Time::from_millis(0)), Err(error));
        }
    }

    #[test]
    fn every_rule_has_a_ballot_people_can_fill_in() {
        assert_eq!(shape(Rule::YesNo), Shape::One);
        assert_eq!(shape(Rule::Approval), Shape::Many);
        assert_eq!(shape(Rule::Star), Shape::Points);
        assert_eq!(shape(Rule::ScottishStv), Shape::Ranks);
        assert_eq!(Rule::all().filter(|rule| shape(*rule) == Shape::One).count(), 2);
    }

    #[test]
    fn turnout_is_seen_by_those_who_may() {
        let it = Election { turnout_shown: TurnoutShown::Officers, ..election(State::Open) };
        let steward = Actor { groups: vec![(it.body.id, GroupRole::Steward)], ..Actor::default() };
        assert!(it.shows_turnout_to(&steward) && !it.shows_turnout_to(&Actor::anyone()));
        let hidden = Election { turnout_shown: TurnoutShown::Close, ..election(State::Open) };
        assert!(!hidden.shows_turnout_to(&steward));
        assert!(Election { state: State::Closed, ..hidden }.shows_turnout_to(&Actor::anyone()));
    }
}
