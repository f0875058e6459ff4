//! Plurality, and yes or no with quorums and majorities.

use crate::account::{Account, Event, Note, Outcome, Round};
use crate::ballots::{Ballots, Mark};
use crate::contest::Contest;
use crate::count::CountError;
use crate::number::Amount;
use crate::options::{Majority, Options, Quorum, Several, Skipped};
use crate::rows::Rows;
use crate::rule::Rule;
use crate::tie::{Lot, Question, Settled, Tie};
use crate::treat::{self, Reading};

/// The most votes win. With several seats each elector has as many marks (block vote); a ballot with more is spoilt.
/// Of a ranking only the first preference counts. Ties for the last seat by lot.
pub(crate) fn plurality(contest: &Contest, ballots: &Ballots, options: &Options) -> Account {
    let seats = options.seats.unwrap_or(contest.seats);
    let lot = Lot::draw(&options.seed, contest.candidates.len());
    let mut votes = vec![0_u64; contest.candidates.len()];
    let (book, another) = match ballots {
        Ballots::Ranked(rows) => {
            let reading = Reading {
                several: options.several.unwrap_or(Several::End),
                skipped: options.skipped.unwrap_or(Skipped::PassOver),
            };
            let (strict, book) = treat::strict(contest, rows, reading);
            add(&mut votes, &firsts(&strict));
            (book, true)
        }
        other => {
            let marked = treat::as_marks(other);
            let (marks, book) = treat::marks(contest, &marked, Some(seats as usize));
            add(&mut votes, &marks);
            (book, !matches!(other, Ballots::Marked(_)))
        }
    };
    let mut account = Account::begun(contest, Rule::Plurality, options, lot, book);
    if another {
        account.note(Note::ReadAsAnotherKind);
    }
    if account.ballots.valid == 0 {
        account.note(Note::NoBallots);
        return account;
    }
    most_votes(&mut account, contest, &votes);
    account
}

fn firsts(rows: &Rows<Mark>) -> Rows<u16> {
    let mut out = Rows::default();
    for (row, weight) in rows.iter() {
        if let Some(first) = row.first().and_then(|mark| mark.number()) {
            out.push(&[first], weight);
        }
    }
    out
}

fn add(votes: &mut [u64], rows: &Rows<u16>) {
    for (row, weight) in rows.iter() {
        for number in row {
            if let Some(own) = votes.get_mut(usize::from(*number) - 1) {
                *own += weight;
            }
        }
    }
}

/// Elects those with the most votes into the account's seats, in one round; ties by lot.
pub(crate) fn most_votes(account: &mut Account, contest: &Contest, votes: &[u64]) {
    let of = |number: u16| votes.get(usize::from(number) - 1).copied().unwrap_or(0);
    let standing = contest.standing();
    let seats = account.seats as usize;
    if standing.len() <= seats {
        account.note(Note::Uncontested);
    }
    if standing.len() < seats {
        account.note(Note::SeatsEmpty);
    }
    let mut order = standing.clone();
    order.sort_by_key(|number| (std::cmp::Reverse(of(*number)), account.lot.place(*number)));
    for level in order.chunk_by(|a, b| of(*a) == of(*b)) {
        let from = order.iter().position(|number| level.contains(number)).unwrap_or(0);
        if level.len() > 1 && from < seats {
            let question = if from + level.len() > seats { Question::Elect } else { Question::Order };
            let mut tied = level.to_vec();
            tied.sort_unstable();
            let chosen = level.iter().copied().take(seats - from).collect();
            account.ties.push(Tie { round: 1, question, tied, settled: Settled::Lot, chosen });
        }
    }
    order.truncate(seats);
    let elected = order.iter().map(|number| Event::Elected {
        number: *number,
        votes: Amount::from(of(*number)),
        unopposed: false,
    });
    let stands = |number: u16| standing.contains(&number);
    account.rounds.push(Round {
        number: 1,
        votes: (1_u16..).zip(votes).map(|(number, own)| stands(number).then(|| Amount::from(*own))).collect(),
        quota: None,
        exhausted: None,
        lost: None,
        events: std::iter::once(Event::First).chain(elected).collect(),
    });
    account.elect(order);
}

/// Yes, no, and perhaps abstaining: options 1, 2 and 3. Exactly one mark; a majority and a quorum as the settings say.
pub(crate) fn yes_no(contest: &Contest, ballots: &Ballots, options: &Options) -> Result<Account, CountError> {
    if !(2..=3).contains(&contest.candidates.len()) {
        return Err(CountError::Setting("options: yes, no and perhaps abstention"));
    }
    let marked = treat::as_marks(ballots);
    let (marks, book) = treat::marks(contest, &marked, Some(1));
    let mut votes = vec![0_u64; contest.candidates.len()];
    add(&mut votes, &marks);
    let lot = Lot::draw(&options.seed, contest.candidates.len());
    let mut account = Account::begun(contest, Rule::YesNo, options, lot, book);
    account.seats = 1;
    let at = |place: usize| votes.get(place).copied().unwrap_or(0);
    let outcome = outcome(at(0), at(1), at(2), options)?;
    if account.ballots.valid == 0 {
        account.note(Note::NoBallots);
    }
    account.rounds.push(Round {
        number: 1,
        votes: votes.iter().map(|own| Some(Amount::from(*own))).collect(),
        quota: outcome.needed.map(Amount::from),
        exhausted: None,
        lost: None,
        events: vec![Event::First],
    });
    if outcome.quorate {
        account.elect([if outcome.passed { 1 } else { 2 }]);
    }
    account.question = Some(outcome);
    Ok(account)
}

/// Whether a question passes: see [`Majority`] and [`Quorum`].
pub fn outcome(yes: u64, no: u64, abstained: u64, options: &Options) -> Result<Outcome, CountError> {
    let ballots = yes.saturating_add(no).saturating_add(abstained);
    let electorate = || options.electorate.ok_or(CountError::NeedsElectorate);
    let share = |(part, of): (u32, u32), whole: u64| {
        let sound = of > 0 && part > 0 && part <= of;
        let least = (u128::from(whole) * u128::from(part)).div_ceil(u128::from(of.max(1)));
        let least = u64::try_from(least).unwrap_or(u64::MAX);
        if sound { Ok(least) } else { Err(CountError::Setting("share")) }
    };
    let quorum = match options.quorum {
        Quorum::None => None,
        Quorum::Ballots(least) | Quorum::Yes(least) => Some(least),
        Quorum::Share(part, of) => Some(share((part, of), electorate()?)?),
    };
    let taken = if matches!(options.quorum, Quorum::Yes(_)) { yes } else { ballots };
    let quorate = quorum.is_none_or(|least| taken >= least);
    let needed = match options.majority {
        Majority::Simple => no + 1,
        Majority::OfBallots => ballots / 2 + 1,
        Majority::OfElectorate => electorate()? / 2 + 1,
        Majority::Share(part, of) => share((part, of), yes + no)?.max(1),
        Majority::ShareOfBallots(part, of) => share((part, of), ballots)?.max(1),
        Majority::ShareOfElectorate(part, of) => share((part, of), electorate()?)?.max(1),
        Majority::Unanimous => 1,
    };
    let possible = options.majority != Majority::Unanimous || no == 0;
    let passed = quorate && possible && yes >= needed;
    Ok(Outcome { passed, yes, no, abstained, needed: possible.then_some(needed), quorum, quorate })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(yes: u64, no: u64, abstained: u64, majority: Majority, quorum: Quorum) -> bool {
        let options = Options { majority, quorum, electorate: Some(100), ..Options::default() };
        outcome(yes, no, abstained, &options).unwrap().passed
    }

    #[test]
    fn each_majority_and_quorum_means_what_it_says() {
        assert!(passes(2, 1, 50, Majority::Simple, Quorum::None));
        assert!(!passes(2, 2, 0, Majority::Simple, Quorum::None));
        assert!(!passes(2, 1, 1, Majority::OfBallots, Quorum::None));
        assert!(passes(51, 0, 0, Majority::OfElectorate, Quorum::None));
        assert!(!passes(50, 0, 0, Majority::OfElectorate, Quorum::None));
        assert!(passes(2, 1, 9, Majority::Share(2, 3), Quorum::None));
        assert!(!passes(2, 1, 9, Majority::ShareOfBallots(2, 3), Quorum::None));
        assert!(passes(67, 33, 0, Majority::ShareOfElectorate(2, 3), Quorum::None));
        assert!(!passes(66, 34, 0, Majority::ShareOfElectorate(2, 3), Quorum::None));
        assert!(passes(3, 0, 2, Majority::Unanimous, Quorum::None));
        assert!(!passes(3, 1, 2, Majority::Unanimous, Quorum::None));
        assert!(!passes(0, 0, 0, Majority::Share(2, 3), Quorum::None));
        assert!(passes(10, 5, 10, Majority::Simple, Quorum::Share(1, 4)));
        assert!(!passes(10, 5, 9, Majority::Simple, Quorum::Share(1, 4)));
        assert!(!passes(10, 5, 9, Majority::Simple, Quorum::Yes(11)));
    }

    #[test]
    fn a_share_that_makes_no_sense_is_refused() {
        let options = Options { majority: Majority::Share(3, 2), ..Options::default() };
        assert_eq!(outcome(1, 1, 1, &options), Err(CountError::Setting("share")));
        let options = Options { majority: Majority::OfElectorate, ..Options::default() };
        assert_eq!(outcome(1, 1, 1, &options), Err(CountError::NeedsElectorate));
    }
}
