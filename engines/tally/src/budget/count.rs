//! From a budget's outcome to the account that all rules write.

use super::outcome::{Event as Happened, Funded, Outcome, Payment as Paid};
use super::pool::{Pool, PoolError};
use super::{equal_shares, greedy, phragmen};
use crate::account::{Account, BallotBook, Event, Note, Payment, Round};
use crate::ballots::Ballots;
use crate::contest::Contest;
use crate::count::CountError;
use crate::number::Amount;
use crate::options::{Completion, Options, Utility};
use crate::rule::Rule;
use crate::tie::{Lot, Question, Settled, Tie};
use crate::treat;

/// Counts by one of the rules for budgets.
///
/// Ties go by the lot when a seed was published for it, and else by project id, compared as text.
pub(crate) fn count(
    contest: &Contest,
    ballots: &Ballots,
    rule: Rule,
    options: &Options,
) -> Result<Account, CountError> {
    let pool = Pool::of(contest, ballots, options.utility).map_err(|error| match error {
        PoolError::NoBudget | PoolError::NoCost(_) => CountError::NeedsBudget(rule),
        PoolError::TooLarge => CountError::Setting("budget"),
    })?;
    let lot = Lot::draw(&options.seed, contest.candidates.len());
    let by_lot = !options.seed.is_empty();
    let pool = if by_lot { pool.with_order(&lot.order) } else { pool };
    let outcome = match rule {
        Rule::EqualShares => equal_shares(&pool, options.completion),
        Rule::BudgetPhragmen => phragmen(&pool),
        _ => greedy(&pool),
    };
    let mut account = Account::begun(contest, rule, options, lot, book(contest, ballots));
    let mut writer = Writer { pool: &pool, places: u32::from(contest.places), rule, by_lot, account: &mut account };
    writer.write(&outcome, options.completion);
    if matches!(ballots, Ballots::Ranked(_)) {
        account.note(Note::ReadAsAnotherKind);
    }
    Ok(account)
}

/// How the ballots were treated. An empty ballot supports nothing, but its elector's share stays in the count.
fn book(contest: &Contest, ballots: &Ballots) -> BallotBook {
    match ballots {
        Ballots::Scored(rows) => treat::points(contest, rows, (0, i32::MAX)).1,
        other => treat::marks(contest, &treat::as_marks(other), None).1,
    }
}

/// Writes an outcome into an account.
struct Writer<'a> {
    pool: &'a Pool,
    places: u32,
    rule: Rule,
    by_lot: bool,
    account: &'a mut Account,
}

impl Writer<'_> {
    fn write(&mut self, outcome: &Outcome, completion: Completion) {
        let say = |key: &str, value: String| (key.to_owned(), value);
        self.account.arithmetic.extend([
            say("numbers", "exact fractions".to_owned()),
            say("electors", self.pool.electors.to_string()),
            say("ties", if self.by_lot { "lot" } else { "project id, as text" }.to_owned()),
        ]);
        let mut left = self.pool.limit;
        let mut completing = false;
        for (round, happened) in (1_u32..).zip(&outcome.rounds) {
            let mut events = Vec::new();
            if round == 1 {
                events.extend(self.share(outcome, completion));
            }
            match happened {
                Happened::TooDear { project, left } => {
                    let cost = self.pool.cost(*project);
                    events.push(Event::TooDear { number: number(*project), cost, left: self.money(*left) });
                }
                Happened::Funded(funded) => {
                    if funded.by_completion && !completing {
                        completing = true;
                        events.push(Event::Completed { by: Rule::Greedy.as_str().to_owned() });
                    }
                    left = left.saturating_sub(self.pool.cost(funded.project));
                    events.push(self.funded(funded, left));
                    self.tie(round, funded);
                }
            }
            self.round(round, events);
        }
        if outcome.rounds.is_empty() {
            let events = self.share(outcome, completion).into_iter().collect();
            self.round(1, events);
        }
        let mark = |project: usize| {
            let candidate = self.account.candidates.get(project)?;
            Some(candidate.id.clone().unwrap_or_else(|| candidate.name.clone()))
        };
        self.account.funded = Some(outcome.funded().into_iter().filter_map(mark).collect());
    }

    fn round(&mut self, number: u32, events: Vec<Event>) {
        let round = Round { number, votes: Vec::new(), quota: None, exhausted: None, lost: None, events };
        self.account.rounds.push(round);
    }

    /// What everybody had to spend.
    fn share(&self, outcome: &Outcome, completion: Completion) -> Option<Event> {
        if self.rule != Rule::EqualShares {
            return None;
        }
        Some(match &outcome.completed {
            Some(completed) if completion != Completion::None => {
                Event::Share { each: self.real(&completed.share), added: completed.raised }
            }
            _ => {
                let each = Amount::ratio(self.pool.limit, self.pool.electors);
                Event::Share { each: self.real(&each), added: 0 }
            }
        })
    }

    fn funded(&self, funded: &Funded, left: u64) -> Event {
        let by_cost = self.pool.utility() == Utility::Cost;
        let greedily = self.rule == Rule::Greedy || funded.by_completion;
        let price = match (greedily, by_cost, self.rule) {
            // Support, or money for each unit of cost: plain numbers.
            (true, true, _) | (false, true, Rule::EqualShares) => funded.measure.clone(),
            // Support for each unit of money.
            (true, false, _) => Amount(&funded.measure.0 * &self.unit().0),
            // Money.
            _ => self.real(&funded.measure),
        };
        Event::Funded {
            number: number(funded.project),
            cost: self.pool.cost(funded.project),
            left: self.money(left),
            price: Some(price),
            payments: funded.payments.iter().map(|paid| self.payment(paid)).collect(),
        }
    }

    fn payment(&self, paid: &Paid) -> Payment {
        let together = self.real(&paid.together);
        let each = Amount::ratio(together.0.numer().clone(), together.0.denom() * paid.electors);
        Payment { electors: paid.electors, each: (!paid.all_they_had).then_some(each), together }
    }

    fn tie(&mut self, round: u32, funded: &Funded) {
        let Some(tied) = &funded.tie else { return };
        let mut numbers: Vec<u16> = tied.projects.iter().map(|project| number(*project)).collect();
        numbers.sort_unstable();
        self.account.ties.push(Tie {
            round,
            question: Question::Fund,
            tied: numbers,
            settled: if self.by_lot { Settled::Lot } else { Settled::Rule },
            chosen: vec![number(funded.project)],
        });
    }

    /// Money as people know it.
    fn money(&self, units: u64) -> Amount {
        Amount::fixed(i128::from(units), self.places)
    }

    /// A fraction of the smallest unit as money.
    fn real(&self, amount: &Amount) -> Amount {
        Amount(&amount.0 / &self.unit().0)
    }

    /// How many smallest units make one unit of money.
    fn unit(&self) -> Amount {
        Amount::from(self.pool.unit)
    }
}

/// A project's number, from 1.
fn number(project: usize) -> u16 {
    u16::try_from(project + 1).unwrap_or(u16::MAX)
}
