//! Committees that stand for all who approved somebody: Phragmén's rule and proportional approval.
//!
//! Everybody marks as many as they like; a group of a third of the electors who agree gets about a third of the
//! seats. Rankings and points are read as marks, and the account says so.

mod pav;
mod phragmen;

use crate::account::{Account, Event, Note, Round};
use crate::ballots::{Ballots, Kind};
use crate::contest::Contest;
use crate::options::Options;
use crate::rows::Rows;
use crate::rule::Rule;
use crate::tie::{Lot, Question, Settled, Tie};
use crate::top;
use crate::treat;

/// Counts by one of the rules of this module.
pub(crate) fn count(contest: &Contest, ballots: &Ballots, rule: Rule, options: &Options) -> Account {
    let (marks, book) = treat::marks(contest, &treat::as_marks(ballots), None);
    let lot = Lot::draw(&options.seed, contest.candidates.len());
    let mut account = Account::begun(contest, rule, options, lot, book);
    if ballots.kind() != Kind::Marked {
        account.note(Note::ReadAsAnotherKind);
    }
    if !top::begin(&mut account, contest) {
        return account;
    }
    let seats = (account.seats as usize).min(contest.standing().len());
    let mut seating = Seating { seats, standing: contest.standing(), marks: marks.grouped(), account: &mut account };
    match rule {
        Rule::Phragmen => phragmen::count(&mut seating),
        Rule::Pav => pav::count(&mut seating),
        _ => pav::one_by_one(&mut seating),
    }
    let elected = account.winners.len();
    if elected < seats {
        account.note(Note::SeatsEmpty);
    }
    account
}

/// A count under way.
struct Seating<'a> {
    seats: usize,
    standing: Vec<u16>,
    /// Equal ballots joined.
    marks: Rows<u16>,
    account: &'a mut Account,
}

impl Seating<'_> {
    /// Of level candidates, the one with the best lot; records the tie.
    fn by_lot(&mut self, level: &[u16], seats_left: usize) -> Option<u16> {
        let chosen = self.account.lot.best(level)?;
        if level.len() > 1 {
            let round = u32::try_from(self.account.rounds.len()).unwrap_or(u32::MAX).saturating_add(1);
            // When all of them find a seat one after the other, only their order was open, as far as can be told now.
            let question = if level.len() > seats_left { Question::Elect } else { Question::Order };
            let mut tied = level.to_vec();
            tied.sort_unstable();
            self.account.ties.push(Tie { round, question, tied, settled: Settled::Lot, chosen: vec![chosen] });
        }
        Some(chosen)
    }

    fn round(&mut self, events: Vec<Event>) {
        let number = u32::try_from(self.account.rounds.len()).unwrap_or(u32::MAX).saturating_add(1);
        let round = Round { number, votes: Vec::new(), quota: None, exhausted: None, lost: None, events };
        self.account.rounds.push(round);
    }

    /// One place per candidate, from pairs of number and value.
    fn places<T>(&self, values: impl IntoIterator<Item = (u16, T)>) -> Vec<Option<T>> {
        let mut places: Vec<Option<T>> = self.account.candidates.iter().map(|_| None).collect();
        for (number, value) in values {
            if let Some(place) = places.get_mut(usize::from(number).wrapping_sub(1)) {
                *place = Some(value);
            }
        }
        places
    }
}
