//! Ballots in parcels, moved from candidate to candidate.
//!
//! A parcel is a set of ballots that share everything a rule distinguishes (who holds them, at what value). Parcels
//! are kept block by block, so that sorting ten million ballots is divided among threads, and the sums are of whole
//! numbers, so that they do not depend on the division.

use rayon::prelude::*;

use crate::ballots::Mark;
use crate::rows::{Block, Rows};

/// The ballots of a count, sorted into parcels.
pub(crate) struct Piles<'a> {
    rows: &'a Rows<Mark>,
    /// For each block, for each parcel, the rows in it.
    blocks: Vec<Vec<Vec<u32>>>,
    parcels: usize,
}

/// A parcel that was newly made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// Which parcel was sorted: its place in the list that was given.
    pub(crate) from: usize,
    /// Who is next on these ballots; `None`: nobody.
    pub(crate) to: Option<u16>,
    /// The new parcel.
    pub(crate) parcel: usize,
    /// How many ballots are in it.
    pub(crate) ballots: u64,
}

/// The rows and ballots of one block by receiver: for each parcel that was sorted, for each receiver.
type Sorted = Vec<Vec<(Vec<u32>, u64)>>;

impl<'a> Piles<'a> {
    /// All ballots in one parcel, number 0, which nobody holds.
    pub(crate) fn new(rows: &'a Rows<Mark>) -> Self {
        let whole = |block: &Block<Mark>| vec![(0..u32::try_from(block.len()).unwrap_or(u32::MAX)).collect()];
        Self { rows, blocks: rows.blocks().par_iter().map(whole).collect(), parcels: 1 }
    }

    /// Sorts parcels by who is next on each ballot. The sorted parcels are empty afterwards.
    ///
    /// `next` says who is next on a ballot (up to `candidates`). The new parcels are in the order of the given ones,
    /// within each by candidate, nobody first; empty ones are left out.
    pub(crate) fn sort(
        &mut self,
        parcels: &[usize],
        candidates: usize,
        next: impl Fn(&[Mark]) -> Option<u16> + Sync + Send,
    ) -> Vec<Part> {
        let sort = |(block, piles): (&Block<Mark>, &mut Vec<Vec<u32>>)| -> Sorted {
            let each = |parcel: &usize| {
                let papers = piles.get_mut(*parcel).map(std::mem::take).unwrap_or_default();
                let mut to = vec![(Vec::new(), 0_u64); candidates + 1];
                for paper in papers {
                    let at = paper as usize;
                    let place = next(block.row(at)).map_or(0, usize::from);
                    if let Some((rows, ballots)) = to.get_mut(place) {
                        rows.push(paper);
                        *ballots += block.weight(at);
                    }
                }
                to
            };
            parcels.iter().map(each).collect()
        };
        let mut sorted: Vec<Sorted> = self.rows.blocks().par_iter().zip(&mut self.blocks).map(sort).collect();
        let mut parts = Vec::new();
        for from in 0..parcels.len() {
            for place in 0..=candidates {
                let ballots =
                    sorted.iter().filter_map(|one| one.get(from)?.get(place)).map(|(_, ballots)| ballots).sum();
                if ballots == 0 {
                    continue;
                }
                for (block, one) in self.blocks.iter_mut().zip(&mut sorted) {
                    let papers = one.get_mut(from).and_then(|to| to.get_mut(place)).map(std::mem::take);
                    block.push(papers.unwrap_or_default().0);
                }
                let to = u16::try_from(place).ok().filter(|number| *number > 0);
                parts.push(Part { from, to, parcel: self.parcels, ballots });
                self.parcels += 1;
            }
        }
        parts
    }
}
