//! Majority judgment: the best middle grade wins.
//!
//! The grades of each candidate are put in order; the middle one (the lower of two) is the majority grade. Between
//! candidates with the same, one middle grade is taken away from each and the next is compared, and so on; only
//! candidates with the very same grades stay level, and the lot decides. This is done by runs of equal grades, not
//! ballot by ballot. Source: M. Balinski and R. Laraki, "A theory of measuring, electing, and ranking" (2007).

use std::cmp::Ordering;

use super::Given;
use crate::account::{Account, Event, Round};
use crate::contest::Contest;
use crate::count::CountError;
use crate::tie::{Question, Settled, Tie};
use crate::top::{self, Entry};

pub(super) fn count(contest: &Contest, given: &Given, account: &mut Account) -> Result<(), CountError> {
    let counts = given.grades(contest.candidates.len())?;
    let judged = |number: u16| {
        let grades = counts.get(usize::from(number).wrapping_sub(1)).cloned().unwrap_or_default();
        let majority = i64::try_from(middle(&grades)).unwrap_or(0) + i64::from(given.worst);
        Entry { number, most: Judged(grades), then: (), said: majority.into() }
    };
    let entries: Vec<Entry<Judged>> = contest.standing().into_iter().map(judged).collect();
    let places = top::places(contest.candidates.len(), &entries);
    let grades = (given.worst..=given.best).rev().collect();
    let best_first = |counts: &Vec<u64>| counts.iter().rev().copied().collect();
    let mut events = vec![
        Event::Grades { grades, counts: counts.iter().map(best_first).collect() },
        Event::Points { points: places.clone() },
    ];
    same_middle(account, &entries);
    events.extend(top::elect(account, 1, 1, entries));
    account.rounds.push(Round { number: 1, votes: places, quota: None, exhausted: None, lost: None, events });
    Ok(())
}

/// Records that several had the best majority grade, so that the grades around it decided.
fn same_middle(account: &mut Account, entries: &[Entry<Judged>]) {
    let Some(best) = entries.iter().max_by(|a, b| a.most.cmp(&b.most)) else { return };
    let level: Vec<&Entry<Judged>> = entries.iter().filter(|entry| entry.said == best.said).collect();
    let first: Vec<u16> = level.iter().filter(|entry| entry.most == best.most).map(|entry| entry.number).collect();
    if first.len() < level.len() {
        let tied = level.iter().map(|entry| entry.number).collect();
        account.ties.push(Tie { round: 1, question: Question::Elect, tied, settled: Settled::Rule, chosen: first });
    }
}

/// Which grade (from the worst, 0) is the middle one, the lower of two.
fn middle(grades: &[u64]) -> usize {
    let all: u64 = grades.iter().sum();
    let upto = grades.iter().scan(0, |below: &mut u64, count| {
        *below += count;
        Some(*below)
    });
    upto.take_while(|below| *below <= all.saturating_sub(1) / 2).count()
}

/// Ballots by grade, the worst first; ordered by majority grade and what follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Judged(Vec<u64>);

impl PartialOrd for Judged {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Judged {
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b) = (Outward::of(&self.0), Outward::of(&other.0));
        let mut order = a.alone.cmp(&b.alone);
        while order == Ordering::Equal
            && let (Some((grades_a, run_a)), Some((grades_b, run_b))) = (a.pair(), b.pair())
        {
            order = grades_a.cmp(&grades_b);
            let together = run_a.min(run_b);
            a.go(together);
            b.go(together);
        }
        order
    }
}

/// Goes through grades from the middle outward, by runs of equal ones.
///
/// Taking the lower middle away again and again meets, after the very middle where the number is odd, one grade from
/// below and one from above in turn.
struct Outward {
    /// The very middle, of an odd number.
    alone: Option<usize>,
    /// Grades and how often, the next to be met last.
    lower: Vec<(usize, u64)>,
    upper: Vec<(usize, u64)>,
}

impl Outward {
    fn of(grades: &[u64]) -> Self {
        let all: u64 = grades.iter().sum();
        let mut outward = Self { alone: None, lower: Vec::new(), upper: Vec::new() };
        if all % 2 == 1 {
            outward.alone = Some(middle(grades));
        }
        let mut rest = all / 2;
        for (grade, count) in grades.iter().enumerate() {
            let count = count - u64::from(outward.alone == Some(grade));
            let below = rest.min(count);
            rest -= below;
            outward.lower.extend((below > 0).then_some((grade, below)));
            outward.upper.extend((count > below).then_some((grade, count - below)));
        }
        outward.upper.reverse();
        outward
    }

    /// The next grades from below and from above, and how often they come together.
    fn pair(&self) -> Option<((usize, usize), u64)> {
        let ((below, first), (above, second)) = (self.lower.last()?, self.upper.last()?);
        Some(((*below, *above), *first.min(second)))
    }

    fn go(&mut self, steps: u64) {
        for side in [&mut self.lower, &mut self.upper] {
            if let Some((_, count)) = side.last_mut() {
                *count -= steps;
            }
            if side.last().is_some_and(|(_, count)| *count == 0) {
                side.pop();
            }
        }
    }
}
