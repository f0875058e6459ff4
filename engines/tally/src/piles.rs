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
    /// Which group of parcels was sorted: its place in the list that was given.
    pub(crate) from: usize,
    /// Who is next on these ballots; `None`: nobody.
    pub(crate) to: Option<u16>,
    /// The new parcel.
    pub(crate) parcel: usize,
    /// How many ballots are in it.
    pub(crate) ballots: u64,
}

/// The rows and ballots of one block by receiver: for each group, for each receiver (nobody first).
type Sorted = Vec<Vec<(Vec<u32>, u64)>>;

impl<'a> Piles<'a> {
    /// All ballots in one parcel, number 0, which nobody holds.
    pub(crate) fn new(rows: &'a Rows<Mark>) -> Self {
        let whole = |block: &Block<Mark>| vec![(0..u32::try_from(block.len()).unwrap_or(u32::MAX)).collect()];
        Self { rows, blocks: rows.blocks().par_iter().map(whole).collect(), parcels: 1 }
    }

    /// Sorts groups of parcels by who is next on each ballot. The sorted parcels are empty afterwards.
    ///
    /// `next` says who is next on a ballot (up to `candidates`). The parcels of a group come together: each group makes
    /// one new parcel per receiver. The new parcels are in the order of the groups, within each by candidate, nobody
    /// first; empty ones are left out.
    pub(crate) fn sort(
        &mut self,
        groups: &[Vec<usize>],
        candidates: usize,
        next: impl Fn(&[Mark]) -> Option<u16> + Sync + Send,
    ) -> Vec<Part> {
        let sort = |places: &mut Vec<u16>, (block, piles): (&Block<Mark>, &mut Vec<Vec<u32>>)| -> Sorted {
            groups.iter().map(|group| sort_group(block, piles, group, candidates, places, &next)).collect()
        };
        let blocks = self.rows.blocks().par_iter().zip(&mut self.blocks);
        let mut sorted: Vec<Sorted> = blocks.map_init(Vec::new, sort).collect();
        let mut parts = Vec::new();
        for from in 0..groups.len() {
            for place in 0..=candidates {
                let of_block =
                    |one: &Sorted| one.get(from).and_then(|to| to.get(place)).map_or(0, |(_, ballots)| *ballots);
                let ballots = sorted.iter().map(of_block).sum();
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

/// Sorts the parcels of one group in one block; `places` is room that is used again.
fn sort_group(
    block: &Block<Mark>,
    piles: &mut [Vec<u32>],
    group: &[usize],
    candidates: usize,
    places: &mut Vec<u16>,
    next: &impl Fn(&[Mark]) -> Option<u16>,
) -> Vec<(Vec<u32>, u64)> {
    let taken = group.iter().filter_map(|parcel| piles.get_mut(*parcel).map(std::mem::take));
    let papers: Vec<Vec<u32>> = taken.filter(|papers| !papers.is_empty()).collect();
    if papers.is_empty() {
        return Vec::new();
    }
    let mut to = vec![(Vec::new(), 0_u64); candidates + 1];
    let mut sizes = vec![0_usize; candidates + 1];
    places.clear();
    // First who is next on each and how many go where, so that the new parcels take just the room they need.
    for paper in papers.iter().flatten() {
        let at = *paper as usize;
        let place = next(block.row(at)).unwrap_or(0);
        places.push(place);
        if let (Some(size), Some((_, ballots))) = (sizes.get_mut(usize::from(place)), to.get_mut(usize::from(place))) {
            *size += 1;
            *ballots += block.weight(at);
        }
    }
    for ((rows, _), size) in to.iter_mut().zip(sizes) {
        rows.reserve_exact(size);
    }
    for (paper, place) in papers.iter().flatten().zip(places.iter()) {
        if let Some((rows, _)) = to.get_mut(usize::from(*place)) {
            rows.push(*paper);
        }
    }
    to
}
