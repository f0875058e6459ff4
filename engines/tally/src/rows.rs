//! Flat storage for very many short rows with weights.
//!
//! Rows lie end to end in blocks of about a million items, so that ten million ballots take little more than their
//! marks, and so that work can be divided by block: the division is fixed by the input, never by the machine. Two
//! tables are equal when their rows are, however they are cut.

use rayon::prelude::*;

/// How many items a block holds before the next is begun.
const BLOCK: usize = 1 << 20;

/// Rows of items, each with a weight.
#[derive(Clone, Debug)]
pub struct Rows<T> {
    blocks: Vec<Block<T>>,
}

/// A run of rows.
#[derive(Clone, Debug)]
pub struct Block<T> {
    items: Vec<T>,
    /// Where each row ends in `items`.
    ends: Vec<u32>,
    /// Empty while every weight is 1.
    weights: Vec<u64>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { blocks: Vec::new() }
    }
}

impl<T> Default for Block<T> {
    fn default() -> Self {
        Self { items: Vec::new(), ends: Vec::new(), weights: Vec::new() }
    }
}

impl<T: Copy + Ord + Send + Sync> Block<T> {
    /// Takes out what it holds, in just the room that it needs; the block is empty afterwards and keeps its room.
    #[must_use]
    pub fn take(&mut self) -> Self {
        let taken = Self { items: self.items.clone(), ends: self.ends.clone(), weights: self.weights.clone() };
        self.items.clear();
        self.ends.clear();
        self.weights.clear();
        taken
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The row at a place; empty when there is none.
    pub fn row(&self, at: usize) -> &[T] {
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        let to = self.ends.get(at).map_or(from, |end| *end as usize);
        self.items.get(from..to).unwrap_or_default()
    }

    /// The weight of the row at a place.
    pub fn weight(&self, at: usize) -> u64 {
        if self.weights.is_empty() { 1 } else { self.weights.get(at).copied().unwrap_or(0) }
    }

    /// The rows with their weights, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&[T], u64)> {
        let mut from = 0;
        self.ends.iter().enumerate().map(move |(at, end)| {
            let row = self.items.get(from..*end as usize).unwrap_or_default();
            from = *end as usize;
            (row, self.weight(at))
        })
    }

    /// Begins a row item by item; [`Block::close`] ends it.
    pub fn item(&mut self, item: T) {
        self.items.push(item);
    }

    /// Adds a row from its items; a weight of 0 adds nothing.
    pub fn row_of(&mut self, items: impl Iterator<Item = T>, weight: u64) {
        self.items.extend(items);
        self.close(weight);
    }

    /// Ends the row begun by [`Block::item`]; a weight of 0 takes it back.
    pub fn close(&mut self, weight: u64) {
        if weight == 0 {
            let from = self.ends.last().map_or(0, |end| *end as usize);
            self.items.truncate(from);
            return;
        }
        if weight != 1 && self.weights.is_empty() {
            self.weights = vec![1; self.ends.len()];
        }
        if weight != 1 || !self.weights.is_empty() {
            self.weights.push(weight);
        }
        self.ends.push(u32::try_from(self.items.len()).unwrap_or(u32::MAX));
    }

    /// Adds a row.
    pub fn push(&mut self, row: &[T], weight: u64) {
        self.items.extend_from_slice(row);
        self.close(weight);
    }
}

impl<T: Copy + Ord + Send + Sync> Rows<T> {
    /// Rows out of blocks, in this order.
    pub fn of(blocks: Vec<Block<T>>) -> Self {
        Self { blocks: blocks.into_iter().filter(|block| !block.is_empty()).collect() }
    }

    /// Adds a row; a weight of 0 adds nothing.
    pub fn push(&mut self, row: &[T], weight: u64) {
        let full = self.blocks.last().is_none_or(|last| last.items.len() + row.len() > BLOCK || last.len() >= BLOCK);
        if full {
            self.blocks.push(Block::default());
        }
        if let Some(last) = self.blocks.last_mut() {
            last.push(row, weight);
        }
    }

    /// The blocks, in order: what parallel work is divided by.
    pub fn blocks(&self) -> &[Block<T>] {
        &self.blocks
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.blocks.iter().map(Block::len).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.blocks.iter().all(Block::is_empty)
    }

    /// The sum of all weights.
    pub fn weight(&self) -> u64 {
        self.iter().map(|(_, weight)| weight).sum()
    }

    /// The rows with their weights, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&[T], u64)> {
        self.blocks.iter().flat_map(Block::iter)
    }

    /// Changes every item by itself, in parallel.
    pub(crate) fn change(&mut self, each: impl Fn(T) -> T + Sync + Send) {
        self.blocks.par_iter_mut().for_each(|block| {
            for item in &mut block.items {
                *item = each(*item);
            }
        });
    }

    /// Folds each block by itself, in parallel, and joins the results in the order of the blocks: the outcome is the
    /// same on one thread or many.
    pub fn fold<A: Send>(
        &self,
        each: impl Fn(&Block<T>) -> A + Sync + Send,
        mut join: impl FnMut(&mut A, A),
    ) -> Option<A> {
        let parts: Vec<A> = self.blocks.par_iter().map(each).collect();
        parts.into_iter().reduce(|mut sum, part| {
            join(&mut sum, part);
            sum
        })
    }

    /// The same rows with equal ones joined and ascending. No count depends on it; most are faster after it.
    #[must_use]
    pub fn grouped(&self) -> Self {
        let mut all: Vec<(&[T], u64)> = self.iter().collect();
        all.par_sort_unstable();
        let mut grouped = Self::default();
        let mut at = 0;
        while let Some((row, first)) = all.get(at) {
            let mut weight = *first;
            at += 1;
            while let Some((_, more)) = all.get(at).filter(|(other, _)| other == row) {
                weight = weight.saturating_add(*more);
                at += 1;
            }
            grouped.push(row, weight);
        }
        grouped
    }
}

impl<T: Copy + Ord + Send + Sync> PartialEq for Rows<T> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<T: Copy + Ord + Send + Sync> Eq for Rows<T> {}

impl<'a, T: Copy + Ord + Send + Sync + 'a> FromIterator<(&'a [T], u64)> for Rows<T> {
    fn from_iter<I: IntoIterator<Item = (&'a [T], u64)>>(rows: I) -> Self {
        let mut all = Self::default();
        for (row, weight) in rows {
            all.push(row, weight);
        }
        all
    }
}
