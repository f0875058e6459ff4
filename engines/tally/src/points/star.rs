//! STAR: the two with the most points, and of them the one whom more ballots give more.
//!
//! Ties for the last two: whoever beats more of the tied in pairs, then whoever has the best grade on more ballots,
//! then the lot. A tie between the two: the one with more points, then with the best grade on more ballots, then the
//! lot. Source: Equal Vote Coalition, "STAR Voting" and its protocol for ties (starvoting.org).

use super::Given;
use crate::account::{Account, Event, Round};
use crate::ballots::{Ballots, Score};
use crate::condorcet::Matrix;
use crate::contest::Contest;
use crate::number::Amount;
use crate::options::Unranked;
use crate::rows::Rows;
use crate::tie::Question;
use crate::top::{self, Entry};
use crate::treat;

pub(super) fn count(contest: &Contest, given: &Given, account: &mut Account) {
    let candidates = contest.candidates.len();
    let totals = given.totals(candidates);
    let place = |number: u16| usize::from(number).wrapping_sub(1);
    let total = |number: u16| totals.get(place(number)).copied().unwrap_or(0);
    let bests = bests(given, candidates);
    let best = |number: u16| bests.get(place(number)).copied().unwrap_or(0);
    let standing = contest.standing();
    let level = |number: u16| standing.iter().copied().filter(move |other| total(*other) == total(number));

    // Only those level with others at the edge are compared for the first round.
    let matrix = preferred(given, contest);
    let wins = |number: u16| level(number).filter(|other| matrix.beats(number, *other)).count();
    let entry = |number| Entry {
        number,
        most: total(number),
        then: (wins(number), best(number)),
        said: Amount::fixed(total(number), 0),
    };
    let entries: Vec<Entry<i128, (usize, u64)>> = standing.iter().copied().map(entry).collect();
    let places = top::places(candidates, &entries);
    let finalists = finalists(account, entries);
    let events = vec![Event::Points { points: places.clone() }, Event::Among { numbers: sorted(&finalists) }];
    account.rounds.push(round(1, places, events));

    let [first, second] = finalists.as_slice() else {
        account.elect(finalists);
        return;
    };
    let votes = |a: u16, b: u16| matrix.prefer(a, b);
    let entries: Vec<Entry<u64, (i128, u64)>> = [(*first, *second), (*second, *first)]
        .map(|(a, b)| Entry { number: a, most: votes(a, b), then: (total(a), best(a)), said: votes(a, b).into() })
        .to_vec();
    let places = top::places(candidates, &entries);
    let elected = top::elect(account, 2, 1, entries);
    let winner = account.winners.first().map_or(*first, |winner| winner.number);
    let loser = if winner == *first { *second } else { *first };
    let pair = Event::Pair { winner, loser, ayes: votes(winner, loser), noes: votes(loser, winner), locked: None };
    account.rounds.push(round(2, places, std::iter::once(pair).chain(elected).collect()));
}

fn round(number: u32, votes: Vec<Option<Amount>>, events: Vec<Event>) -> Round {
    Round { number, votes, quota: None, exhausted: None, lost: None, events }
}

fn sorted(numbers: &[u16]) -> Vec<u16> {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    sorted
}

/// The two that go on; ties are recorded as ties about order.
fn finalists(account: &mut Account, entries: Vec<Entry<i128, (usize, u64)>>) -> Vec<u16> {
    let before = account.ties.len();
    let seats = entries.len().min(2);
    let elected = top::elect(account, 1, seats, entries);
    account.winners.clear();
    for tie in account.ties.iter_mut().skip(before) {
        tie.question = Question::Order;
    }
    elected
        .into_iter()
        .filter_map(|event| if let Event::Elected { number, .. } = event { Some(number) } else { None })
        .collect()
}

/// How many ballots give each candidate the best grade.
fn bests(given: &Given, candidates: usize) -> Vec<u64> {
    let mut bests = vec![0; candidates];
    for (row, weight) in given.rows.iter() {
        for score in row.iter().filter(|score| score.points == given.best) {
            if let Some(of) = bests.get_mut(usize::from(score.number).wrapping_sub(1)) {
                *of += weight;
            }
        }
    }
    bests
}

/// Pairwise comparison by points; no points are the worst.
fn preferred(given: &Given, contest: &Contest) -> Matrix {
    let mut rows = Rows::default();
    for (row, weight) in given.rows.iter() {
        let above: Vec<Score> = row.iter().copied().filter(|score| score.points > given.worst).collect();
        rows.push(&above, weight);
    }
    let scored = Ballots::Scored(rows);
    let rankings = treat::as_rankings(&scored);
    Matrix::of(&rankings, contest.candidates.len(), Unranked::Last)
}
