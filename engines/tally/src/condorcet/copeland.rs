//! Copeland: who beats the most others.
//!
//! One point for each candidate beaten, half a point for each level. Between those with equal points the smallest
//! worst defeat decides (by margin, or as the settings say), then the lot.

use super::Count;
use crate::account::Event;
use crate::number::Amount;
use crate::tie::{Question, Settled};

pub(super) fn count(count: &mut Count<'_>) {
    count.among_smith();
    let standing = count.standing.clone();
    let halves = |a: u16| -> u64 {
        let against = |b: &u16| match count.matrix.prefer(a, *b).cmp(&count.matrix.prefer(*b, a)) {
            std::cmp::Ordering::Greater => 2,
            std::cmp::Ordering::Equal => 1,
            std::cmp::Ordering::Less => 0,
        };
        standing.iter().filter(|b| **b != a).map(against).sum()
    };
    let scores: Vec<(u16, u64)> = standing.iter().map(|a| (*a, halves(*a))).collect();
    let most = scores.iter().map(|(_, halves)| *halves).max().unwrap_or(0);
    let level: Vec<u16> = scores.iter().filter(|(_, halves)| *halves == most).map(|(number, _)| *number).collect();
    let mut points = vec![None; count.account.candidates.len()];
    for (number, halves) in &scores {
        if let Some(place) = points.get_mut(usize::from(*number).wrapping_sub(1)) {
            *place = Some(Amount::ratio(*halves, 2_u64));
        }
    }
    let worst = |a: u16| standing.iter().map(|b| count.defeat(*b, a)).max().unwrap_or(0);
    let least = level.iter().map(|a| worst(*a)).min().unwrap_or(0);
    let best: Vec<u16> = level.iter().copied().filter(|a| worst(*a) == least).collect();
    let round = count.round(vec![Event::Points { points }]);
    if best.len() < level.len() {
        count.tie(round, Question::Elect, &level, Settled::Rule, best.clone());
    }
    count.elect(round, &best);
}
