//! How many ballots prefer one candidate to another.
//!
//! With few candidates the ballots are turned into columns of ranks, a few thousand at a time, and pairs of columns
//! are compared; with many candidates, who seldom all stand on a ballot, only those on each ballot are. Both give the
//! same whole numbers. Work is divided by the blocks of the rows, so threads change nothing.

use crate::ballots::{Mark, levels};
use crate::options::Unranked;
use crate::rows::{Block, Rows};

/// Up to so many candidates the columns are compared.
const FEW: usize = 64;
/// Ballots that are turned at a time.
const TURNED: usize = 4096;
/// Comparisons are added up in bytes so far.
const BYTES: usize = 255;
/// The rank of who is not ranked.
const NOT_RANKED: u8 = u8::MAX;

/// Pairwise preferences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    candidates: usize,
    /// Row by row; candidates by number less one.
    prefer: Vec<u64>,
}

impl Matrix {
    /// Compares all pairs on all ballots. Rows are weak orders as [`crate::treat::weak`] gives them.
    pub fn of(rows: &Rows<Mark>, candidates: usize, unranked: Unranked) -> Self {
        let each = |block: &Block<Mark>| {
            if candidates <= FEW { columns(block, candidates, unranked) } else { pairs(block, candidates, unranked) }
        };
        let join = |sum: &mut Vec<u64>, part: Vec<u64>| {
            for (sum, part) in sum.iter_mut().zip(part) {
                *sum += part;
            }
        };
        let prefer = rows.fold(each, join).unwrap_or_else(|| vec![0; candidates * candidates]);
        Self { candidates, prefer }
    }

    /// A matrix from its rows; rows that are too short are filled with 0.
    pub fn from_rows(rows: &[Vec<u64>]) -> Self {
        let candidates = rows.len();
        let cell = |a: usize, b: usize| rows.get(a).and_then(|row| row.get(b)).copied().unwrap_or(0);
        let all = (0..candidates).flat_map(|a| (0..candidates).map(move |b| (a, b)));
        Self { candidates, prefer: all.map(|(a, b)| cell(a, b)).collect() }
    }

    /// How many ballots prefer `a` to `b`, by number.
    pub fn prefer(&self, a: u16, b: u16) -> u64 {
        let (Some(a), Some(b)) = (usize::from(a).checked_sub(1), usize::from(b).checked_sub(1)) else { return 0 };
        if b >= self.candidates {
            return 0;
        }
        self.prefer.get(a * self.candidates + b).copied().unwrap_or(0)
    }

    /// The same without some comparisons and with others instead.
    #[must_use]
    pub fn changed(&self, less: &Self, more: &Self) -> Self {
        let cells = self.prefer.iter().zip(&less.prefer).zip(&more.prefer);
        Self { candidates: self.candidates, prefer: cells.map(|((own, less), more)| own + more - less).collect() }
    }

    /// Whether more ballots prefer `a` to `b` than `b` to `a`.
    pub fn beats(&self, a: u16, b: u16) -> bool {
        self.prefer(a, b) > self.prefer(b, a)
    }

    /// Whoever beats all others, if somebody does.
    pub fn winner(&self, standing: &[u16]) -> Option<u16> {
        standing.iter().copied().find(|a| standing.iter().all(|b| a == b || self.beats(*a, *b)))
    }

    /// Row by row.
    pub fn rows(&self) -> Vec<Vec<u64>> {
        self.prefer.chunks(self.candidates.max(1)).map(<[u64]>::to_vec).collect()
    }
}

/// By comparing columns of ranks.
fn columns(block: &Block<Mark>, candidates: usize, unranked: Unranked) -> Vec<u64> {
    let mut prefer = vec![0; candidates * candidates];
    let mut turned = vec![NOT_RANKED; candidates * TURNED];
    let mut weights = vec![0; TURNED];
    let mut at = 0;
    let mut plain = true;
    for (row, weight) in block.iter() {
        let mut level = 0_u8;
        for (place, mark) in row.iter().enumerate() {
            level = level.saturating_add(u8::from(place > 0 && !mark.is_equal())).min(NOT_RANKED - 1);
            let of = mark.number().map_or(usize::MAX, |number| usize::from(number) - 1);
            if let Some(cell) = turned.get_mut(of.saturating_mul(TURNED).saturating_add(at)) {
                *cell = level;
            }
        }
        if let Some(of) = weights.get_mut(at) {
            *of = weight;
        }
        plain &= weight == 1;
        at += 1;
        if at == TURNED {
            add(&mut prefer, &turned, &weights, (at, plain), unranked);
            turned.fill(NOT_RANKED);
            (at, plain) = (0, true);
        }
    }
    if at > 0 {
        add(&mut prefer, &turned, &weights, (at, plain), unranked);
    }
    prefer
}

/// Adds the comparisons of the ballots that were turned.
fn add(prefer: &mut [u64], turned: &[u8], weights: &[u64], (rows, plain): (usize, bool), unranked: Unranked) {
    let column = |of: usize| turned.get(of * TURNED..of * TURNED + rows).unwrap_or_default();
    let candidates = turned.len() / TURNED;
    let weights = weights.get(..rows).unwrap_or_default();
    for a in 0..candidates {
        for b in (0..candidates).filter(|b| *b != a) {
            let (above, below) = (column(a), column(b));
            let more = match (plain, unranked) {
                (true, Unranked::Last) => above.chunks(BYTES).zip(below.chunks(BYTES)).map(higher).sum(),
                (true, Unranked::Apart) => above.chunks(BYTES).zip(below.chunks(BYTES)).map(higher_of_both).sum(),
                (false, Unranked::Last) => weighed(above, below, weights, |x, y| x < y),
                (false, Unranked::Apart) => weighed(above, below, weights, |x, y| x < y && y != NOT_RANKED),
            };
            if let Some(cell) = prefer.get_mut(a * candidates + b) {
                *cell += more;
            }
        }
    }
}

/// On how many of at most 255 ballots the first stands above the second.
fn higher((above, below): (&[u8], &[u8])) -> u64 {
    above.iter().zip(below).map(|(x, y)| u8::from(x < y)).fold(0_u8, u8::wrapping_add).into()
}

/// The same where both are ranked.
fn higher_of_both((above, below): (&[u8], &[u8])) -> u64 {
    let one = |(x, y): (&u8, &u8)| u8::from(x < y) & u8::from(*y != NOT_RANKED);
    above.iter().zip(below).map(one).fold(0_u8, u8::wrapping_add).into()
}

fn weighed(above: &[u8], below: &[u8], weights: &[u64], higher: impl Fn(u8, u8) -> bool) -> u64 {
    above.iter().zip(below).zip(weights).map(|((x, y), weight)| u64::from(higher(*x, *y)) * weight).sum()
}

/// By comparing those who stand on each ballot; unranked ones are added for all ballots at once.
fn pairs(block: &Block<Mark>, candidates: usize, unranked: Unranked) -> Vec<u64> {
    let mut prefer = vec![0_u64; candidates * candidates];
    let mut both = vec![0_u64; if unranked == Unranked::Last { candidates * candidates } else { 0 }];
    let mut ranked = vec![0_u64; candidates];
    let mut rank = vec![0_u16; candidates];
    for (row, weight) in block.iter() {
        levels(row, &mut rank);
        let on: Vec<(usize, u16)> = row
            .iter()
            .filter_map(|mark| usize::from(mark.number()?).checked_sub(1))
            .filter_map(|of| Some((of, rank.get(of).copied()?)))
            .collect();
        for (a, higher) in &on {
            if let Some(ranked) = ranked.get_mut(*a) {
                *ranked += weight;
            }
            for (b, lower) in &on {
                let cell = a * candidates + b;
                if let Some(prefer) = prefer.get_mut(cell).filter(|_| higher < lower) {
                    *prefer += weight;
                }
                if let Some(both) = both.get_mut(cell) {
                    *both += weight;
                }
            }
        }
    }
    if unranked == Unranked::Last {
        let cells = prefer.chunks_mut(candidates.max(1)).zip(both.chunks(candidates.max(1)));
        for (a, (row, both)) in cells.enumerate() {
            let alone = ranked.get(a).copied().unwrap_or(0);
            for (b, (cell, both)) in row.iter_mut().zip(both).enumerate() {
                *cell += if a == b { 0 } else { alone - both };
            }
        }
    }
    prefer
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows() -> impl Strategy<Value = Rows<Mark>> {
        let ballot = (Just((1..=7_u16).collect::<Vec<_>>()).prop_shuffle(), 0..=7_usize, any::<u8>(), 1..4_u64);
        proptest::collection::vec(ballot, 0..30).prop_map(|ballots| {
            let mut rows = Rows::default();
            for (mut numbers, length, equal, weight) in ballots {
                numbers.truncate(length);
                let mark = |(at, number): (usize, &u16)| {
                    if at > 0 && equal >> at & 1 == 1 { Mark::of(*number).equal() } else { Mark::of(*number) }
                };
                let marks: Vec<Mark> = numbers.iter().enumerate().map(mark).collect();
                rows.push(&marks, weight);
            }
            rows
        })
    }

    proptest! {
        #[test]
        fn both_ways_of_comparing_give_the_same(rows in rows()) {
            for unranked in [Unranked::Last, Unranked::Apart] {
                let by_columns = Matrix::of(&rows, 7, unranked);
                let many = Matrix::of(&rows, FEW + 1, unranked);
                for a in 1..=7 {
                    for b in (1..=7).filter(|b| *b != a) {
                        prop_assert_eq!(by_columns.prefer(a, b), many.prefer(a, b));
                    }
                }
            }
        }
    }

    #[test]
    fn more_ballots_than_are_turned_at_a_time_are_all_counted() {
        let mut rows = Rows::default();
        for at in 0..10_000_u64 {
            let order = if at % 3 == 0 { [1, 2] } else { [2, 1] };
            rows.push(&order.map(Mark::of), 1);
        }
        let matrix = Matrix::of(&rows, 2, Unranked::Last);
        assert_eq!((matrix.prefer(1, 2), matrix.prefer(2, 1)), (3_334, 6_666));
    }
}
