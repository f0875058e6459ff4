//! Instant-runoff voting: who has the fewest votes is out, until one has more than half of those that still count.
//!
//! A rank with several names counts for nobody as long as more than one of them is in the running; the ballot waits
//! there and goes on when one is left (or as [`Several`] says otherwise). Empty ranks are passed over. Ties by the
//! most recent round in which the tied were not level, then by lot.

use crate::account::{Account, Event, Moved, Note, Round, Transfer};
use crate::ballots::{Ballots, Mark};
use crate::contest::Contest;
use crate::number::Amount;
use crate::options::{Options, Several, Skipped};
use crate::piles::{Part, Piles};
use crate::rule::Rule;
use crate::tie::{Look, Lot, Prefer, Question, Tie, settle};
use crate::treat::{self, Reading};

/// Counts by instant runoff.
pub(crate) fn count(contest: &Contest, ballots: &Ballots, options: &Options) -> Account {
    let mut options = options.clone();
    let several = *options.several.get_or_insert(Several::Wait);
    let skipped = *options.skipped.get_or_insert(Skipped::PassOver);
    let rankings = treat::as_rankings(ballots);
    let (rows, book) = if several == Several::Wait && skipped == Skipped::PassOver {
        treat::weak(contest, &rankings)
    } else {
        let several = if several == Several::Wait { Several::PassOver } else { several };
        options.several = Some(several);
        treat::strict(contest, &rankings, Reading { several, skipped })
    };
    let waits = rows.fold(|b| b.iter().any(|(row, _)| row.iter().any(|m| m.is_equal())), |any, one| *any |= one);
    let lot = Lot::draw(&options.seed, contest.candidates.len());
    let mut account = Account::begun(contest, Rule::Irv, &options, lot, book);
    account.seats = 1;
    if account.ballots.valid == 0 {
        account.note(Note::NoBallots);
        return account;
    }
    let candidates = contest.candidates.len();
    let mut count = Runoff {
        account,
        piles: Piles::new(&rows),
        waits: waits == Some(true),
        running: std::iter::once(false).chain(contest.candidates.iter().map(|c| !c.withdrawn)).collect(),
        held: vec![Vec::new(); candidates + 1],
        votes: vec![0; candidates + 1],
        history: Vec::new(),
    };
    count.run();
    count.account
}

struct Runoff<'a> {
    account: Account,
    piles: Piles<'a>,
    /// Whether any ballot has several names on a rank.
    waits: bool,
    /// By number; place 0 is nobody.
    running: Vec<bool>,
    /// The parcels of each; place 0: of nobody, waiting or exhausted.
    held: Vec<Vec<usize>>,
    votes: Vec<u64>,
    history: Vec<Vec<u64>>,
}

/// Who a ballot counts for: on the first rank that has anybody left, if it is one alone.
fn alone(row: &[Mark], running: &[bool]) -> Option<u16> {
    let runs = |mark: &Mark| mark.number().filter(|number| running.get(usize::from(*number)) == Some(&true));
    for rank in ranks_of(row) {
        let mut left = rank.iter().filter_map(runs);
        if let Some(first) = left.next() {
            return left.next().is_none().then_some(first);
        }
    }
    None
}

/// The marks of each rank.
fn ranks_of(row: &[Mark]) -> impl Iterator<Item = &[Mark]> {
    row.chunk_by(|_, next| next.is_equal())
}

impl Runoff<'_> {
    fn run(&mut self) {
        if self.continuing().len() == 1 {
            self.account.note(Note::Uncontested);
        }
        self.sort(&[vec![0]]);
        let mut events = vec![Event::First];
        loop {
            let total: u64 = self.votes.iter().skip(1).sum();
            let leader = self.continuing().into_iter().max_by_key(|number| self.votes_of(*number));
            let Some(leader) = leader else {
                return;
            };
            let majority = self.votes_of(leader) > total / 2;
            let last = self.continuing().len() == 1;
            if majority || last {
                let votes = Amount::from(self.votes_of(leader));
                events.push(Event::Elected { number: leader, votes, unopposed: !majority });
            }
            self.close(std::mem::take(&mut events), total);
            if majority || last {
                self.account.ballots.exhausted = self.votes.first().copied().unwrap_or(0);
                return self.account.elect([leader]);
            }
            events.extend(self.exclude());
        }
    }

    fn continuing(&self) -> Vec<u16> {
        (0_u16..).zip(&self.running).filter(|(_, running)| **running).map(|(number, _)| number).collect()
    }

    fn votes_of(&self, number: u16) -> u64 {
        self.votes.get(usize::from(number)).copied().unwrap_or(0)
    }

    /// Sorts parcels and gives each part to who holds it now.
    fn sort(&mut self, groups: &[Vec<usize>]) -> Vec<Part> {
        let running = &self.running;
        let candidates = running.len() - 1;
        let parts = if self.waits {
            self.piles.sort(groups, candidates, |row| alone(row, running))
        } else {
            let runs = |number: u16| running.get(usize::from(number)).copied().unwrap_or(false);
            self.piles.sort(groups, candidates, |row| row.iter().map(|mark| mark.code()).find(|n| runs(*n)))
        };
        for part in &parts {
            let place = part.to.map_or(0, usize::from);
            if let (Some(held), Some(votes)) = (self.held.get_mut(place), self.votes.get_mut(place)) {
                held.push(part.parcel);
                *votes += part.ballots;
            }
        }
        parts
    }

    fn exclude(&mut self) -> Option<Event> {
        let continuing = self.continuing();
        let fewest = continuing.iter().map(|number| self.votes_of(*number)).min()?;
        let tied: Vec<u16> = continuing.into_iter().filter(|number| self.votes_of(*number) == fewest).collect();
        let number = self.settle(tied);
        let place = usize::from(number);
        if let Some(running) = self.running.get_mut(place) {
            *running = false;
        }
        let mut groups = vec![std::mem::take(self.held.get_mut(place)?)];
        *self.votes.get_mut(place)? = 0;
        if self.waits {
            groups.push(std::mem::take(self.held.first_mut()?));
            *self.votes.first_mut()? = 0;
        }
        let moved = moved(&self.sort(&groups));
        Some(Event::Excluded { numbers: vec![number], votes: vec![Amount::from(fewest)], moved, doomed: false })
    }

    fn settle(&mut self, tied: Vec<u16>) -> u16 {
        if let [one] = tied.as_slice() {
            return *one;
        }
        let (chosen, settled) = settle(&self.history, &tied, Prefer::Fewer, Look::Back, &self.account.lot);
        let round = u32::try_from(self.history.len() + 1).unwrap_or(u32::MAX);
        self.account.ties.push(Tie { round, question: Question::Exclude, tied, settled, chosen: vec![chosen] });
        chosen
    }

    fn close(&mut self, events: Vec<Event>, total: u64) {
        let own = self.votes.iter().skip(1).zip(self.running.iter().skip(1));
        self.account.rounds.push(Round {
            number: u32::try_from(self.history.len() + 1).unwrap_or(u32::MAX),
            votes: own.map(|(votes, running)| running.then(|| Amount::from(*votes))).collect(),
            quota: Some(Amount::from(total / 2 + 1)),
            exhausted: self.votes.first().map(|votes| Amount::from(*votes)),
            lost: None,
            events,
        });
        self.history.push(self.votes.iter().skip(1).copied().collect());
    }
}

/// Sums the parts; the first group was of the excluded, the second had waited.
fn moved(parts: &[Part]) -> Moved {
    let mut moved = Moved::default();
    for part in parts {
        match part.to {
            Some(number) => {
                moved.resumed += if part.from == 0 { 0 } else { part.ballots };
                match moved.to.iter_mut().find(|transfer| transfer.number == number) {
                    Some(transfer) => transfer.ballots += part.ballots,
                    None => moved.to.push(Transfer { number, ballots: part.ballots, votes: Amount::zero() }),
                }
            }
            None if part.from == 0 => moved.exhausted_ballots += part.ballots,
            None => {}
        }
    }
    for transfer in &mut moved.to {
        transfer.votes = Amount::from(transfer.ballots);
    }
    moved.to.sort_by_key(|transfer| transfer.number);
    moved.exhausted = Amount::from(moved.exhausted_ballots);
    moved
}
