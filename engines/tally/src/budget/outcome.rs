//! What a count of a budget gives: the funded projects in order, and who paid for each.

use crate::number::Amount;

/// Which projects are funded, and how it came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What happened, in order.
    pub rounds: Vec<Event>,
    /// What the funded projects cost together.
    pub spent: u64,
    /// How the outcome was completed, where a completion was asked for.
    pub completed: Option<Completed>,
}

/// One round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A project was funded.
    Funded(Funded),
    /// A project was passed over: it costs more than was left.
    TooDear {
        /// The project, from 0.
        project: usize,
        /// What was left.
        left: u64,
    },
}

/// A funded project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Funded {
    /// The project, from 0.
    pub project: usize,
    /// What its rule compares: votes or points per unit of cost (greedy), what each unit of utility costs the
    /// supporters who pay in full (Equal Shares), the greatest load (Phragmén).
    pub measure: Amount,
    /// Who paid; empty where the rule knows no payments.
    pub payments: Vec<Payment>,
    /// Others that stood equal with it, with this one put first by the order for ties.
    pub tie: Option<Tied>,
    /// Whether a completion by votes funded it, after the rule itself had ended.
    pub by_completion: bool,
}

/// Electors who paid alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// How many electors.
    pub electors: u64,
    /// What the project is worth to each (1, or points); 0 for those who gave all they had, whatever it is worth.
    pub worth: u32,
    /// What they paid together.
    pub together: Amount,
    /// Whether each gave all that was left to them, less than the full share.
    pub all_they_had: bool,
}

/// Projects between which only the order for ties decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tied {
    /// All of them, from 0, by the order for ties.
    pub projects: Vec<usize>,
}

/// How far a completion went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completed {
    /// By how many units of money every elector's share was raised for the outcome that stands.
    pub raised: u64,
    /// Each elector's share then.
    pub share: Amount,
    /// Why it ended there: with one more, more than the budget would be spent; otherwise nothing was left to fund.
    pub next_overspends: bool,
}

impl Outcome {
    /// The funded projects (from 0), in order.
    pub fn funded(&self) -> Vec<usize> {
        let funded = |event: &Event| match event {
            Event::Funded(funded) => Some(funded.project),
            Event::TooDear { .. } => None,
        };
        self.rounds.iter().filter_map(funded).collect()
    }
}
