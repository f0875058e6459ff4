//! What every two statements share, in whole numbers: the scatter matrix without the people.
//!
//! For statements j ≤ k it holds how many answered both, the sums of their votes on j and on k, and the
//! sum of the products. From these follows the exact scatter matrix of the mean-imputed votes for any
//! centre (see [`Pairs::scatter`]). Whole numbers add up the same in any order, so the state after a
//! million single changes is bit for bit the one built from scratch, and 1,000 new votes cost 1,000
//! short rows instead of a pass over everything.

use std::ops::Range;

use rayon::prelude::*;

use crate::number::narrow;
use crate::vote::{Entry, Vote};
use crate::votes::Votes;

/// The most statements for which pairs are kept: 16 bytes for each of about 8 million pairs.
const MOST: usize = 4_096;
/// Counters of one band, to stay in the second cache.
const BAND: usize = 131_072;
/// People after which the packed 16-bit counters are emptied; 4 per person must stay below 2^16.
const FLUSH: usize = 16_000;

/// Sums over the people who answered both statements of a pair (j ≤ k).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Pair {
    /// How many.
    both: i32,
    /// Sum of their votes on j.
    low: i32,
    /// Sum of their votes on k.
    high: i32,
    /// Sum of the products.
    product: i32,
}

/// All pairs of a conversation.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Pairs {
    statements: usize,
    /// Row k holds j = 0..=k, so that a new statement is appended.
    cells: Vec<Pair>,
}

fn corner(k: usize) -> usize {
    k * (k + 1) / 2
}

impl Pairs {
    /// Whether the pairs are cheaper than walking the votes; depends on the votes' shape alone, so that
    /// everybody takes the same way to the same bits.
    pub(crate) fn pay(votes: &Votes) -> bool {
        let m = votes.statements().len();
        m <= MOST && votes.len() >= m * m
    }

    /// Counts all pairs. Every band of statements walks all rows once, in their order in memory, with its
    /// counters in the second cache; bands are independent of each other.
    pub(crate) fn count(votes: &Votes) -> Self {
        let m = votes.statements().len();
        let width = (BAND / m.max(1)).clamp(8, 128);
        let bands: Vec<usize> = (0..m).step_by(width).collect();
        // The longest rows first, so that no thread is left with them at the end.
        let rows: Vec<Vec<Pair>> = bands
            .into_par_iter()
            .rev()
            .with_max_len(1)
            .map(|from| band_of(votes, from..(from + width).min(m)))
            .collect();
        let mut cells = Vec::with_capacity(corner(m));
        for row in rows.into_iter().rev() {
            cells.extend_from_slice(&row);
        }
        Self { statements: m, cells }
    }

    /// Makes room for statements that were added.
    pub(crate) fn grow(&mut self, statements: usize) {
        self.statements = self.statements.max(statements);
        self.cells.resize(corner(self.statements), Pair::default());
    }

    /// Follows one change: `row` is the participant's row after it, `old` what stood there before.
    pub(crate) fn change(&mut self, row: &[Entry], statement: usize, old: Option<Vote>, new: Vote) {
        for entry in row {
            let other = entry.statement();
            let partner = i32::from(entry.vote().value());
            if other == statement {
                let (was, is) = (old.map(|vote| i32::from(vote.value())), i32::from(new.value()));
                let pair = &mut self.cells[corner(statement) + statement];
                pair.both += i32::from(was.is_none());
                pair.low += is - was.unwrap_or(0);
                pair.high += is - was.unwrap_or(0);
                pair.product += is * is - was.map_or(0, |was| was * was);
                continue;
            }
            let step = i32::from(new.value()) - old.map_or(0, |vote| i32::from(vote.value()));
            let fresh = i32::from(old.is_none());
            let pair = &mut self.cells[corner(statement.max(other)) + statement.min(other)];
            pair.both += fresh;
            pair.product += step * partner;
            if statement < other {
                pair.low += step;
                pair.high += fresh * partner;
            } else {
                pair.high += step;
                pair.low += fresh * partner;
            }
        }
    }

    /// The lower triangle of the scatter matrix of the mean-imputed, centred votes: an unseen cell stands
    /// at the mean and adds nothing, so
    /// `S_jk = Σ (v_j − c_j)(v_k − c_k)` over the people who saw both
    /// `     = product − c_k·low − c_j·high + c_j·c_k·both`. Columns that do not count are zero.
    pub(crate) fn scatter(&self, centre: &[f64], counts: &[bool]) -> Vec<f64> {
        let m = self.statements;
        let mut lower = vec![0.0; corner(m)];
        let mut rows: Vec<(usize, &mut [f64])> = Vec::with_capacity(m);
        let mut rest = lower.as_mut_slice();
        for k in 0..m {
            let (row, more) = rest.split_at_mut(k + 1);
            rows.push((k, row));
            rest = more;
        }
        rows.into_par_iter().with_min_len(16).for_each(|(k, row)| {
            if !counts[k] {
                return;
            }
            let c_k = centre[k];
            let pairs = &self.cells[corner(k)..=corner(k) + k];
            for (((out, pair), c_j), shapes) in row.iter_mut().zip(pairs).zip(centre).zip(counts) {
                if *shapes {
                    let sum = f64::from(pair.product) - c_k * f64::from(pair.low) - c_j * f64::from(pair.high);
                    *out = sum + c_j * c_k * f64::from(pair.both);
                }
            }
        });
        lower
    }
}

/// Rows `band` of the triangle: for every person the pairs of their votes in the band with those before.
fn band_of(votes: &Votes, band: Range<usize>) -> Vec<Pair> {
    let mut rows = vec![Pair::default(); corner(band.end) - corner(band.start)];
    let first = narrow(band.start);
    // Four counters of 16 bits in one word: both, low + 1, high + 1, (low + 1)(high + 1).
    let mut packed = vec![0_u64; rows.len()];
    let mut people = 0;
    for person in 0..votes.participants() {
        let entries = votes.row(person);
        let from = entries.partition_point(|entry| entry.index() < first);
        for (own, entry) in entries.iter().enumerate().skip(from) {
            let k = entry.statement();
            if k >= band.end {
                break;
            }
            let start = corner(k) - corner(band.start);
            let row = &mut packed[start..=start + k];
            let high = entry.code() as u64;
            let fixed = 1 | (high << 32);
            let steps = [fixed, fixed + (1 << 16) + (high << 48), fixed + (2 << 16) + (high << 49), 0];
            for other in &entries[..=own] {
                let cell = &mut row[other.statement()];
                *cell = cell.wrapping_add(steps[other.code() & 3]);
            }
        }
        people += usize::from(from < entries.len());
        if people == FLUSH {
            unpack(&mut rows, &mut packed);
            people = 0;
        }
    }
    unpack(&mut rows, &mut packed);
    rows
}

fn unpack(rows: &mut [Pair], packed: &mut [u64]) {
    for (pair, word) in rows.iter_mut().zip(packed) {
        let part = |shift: u32| i32::from(u16::try_from((*word >> shift) & 0xffff).unwrap_or(u16::MAX));
        let (both, low, high, product) = (part(0), part(16), part(32), part(48));
        pair.both += both;
        pair.low += low - both;
        pair.high += high - both;
        pair.product += product - low - high + both;
        *word = 0;
    }
}
