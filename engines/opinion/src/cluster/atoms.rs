//! Points in an order of their own, and nearby ones counted together where there are many.

use rayon::prelude::*;

use crate::number::{real, same_place, signed};

/// A place, and how many people stand there.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Atom {
    pub(crate) at: [f64; 2],
    pub(crate) weight: f64,
}

/// The same people seen closely and from afar.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Atoms {
    /// Every distinct place, or for many people the cells of a fine grid.
    pub(crate) fine: Vec<Atom>,
    /// A few hundred places at most, for the search.
    pub(crate) coarse: Vec<Atom>,
}

/// Up to so many people every distinct place is its own atom.
const DISTINCT: usize = 4_096;
/// Cells on a side of the fine grid.
const FINE: u32 = 96;
/// Cells on a side of the coarse grid.
const COARSE: u32 = 20;
/// Places at which the search needs no coarser view.
const FEW: usize = 220;

impl Atoms {
    pub(crate) fn of(points: &[[f64; 2]]) -> Self {
        let fine = if points.len() <= DISTINCT { distinct(points) } else { grid(&singles(points), FINE) };
        let coarse = if fine.len() <= FEW { fine.clone() } else { grid(&fine, COARSE) };
        Self { fine, coarse }
    }

    /// The mean place of all people.
    pub(crate) fn middle(&self) -> [f64; 2] {
        middle(&self.fine)
    }
}

pub(crate) fn middle(atoms: &[Atom]) -> [f64; 2] {
    let weight: f64 = atoms.iter().map(|atom| atom.weight).sum();
    let along = |axis: usize| atoms.iter().map(|atom| atom.weight * atom.at[axis]).sum::<f64>() / weight.max(1.0);
    [along(0), along(1)]
}

fn singles(points: &[[f64; 2]]) -> Vec<Atom> {
    points.par_iter().with_min_len(4_096).map(|at| Atom { at: *at, weight: 1.0 }).collect()
}

fn distinct(points: &[[f64; 2]]) -> Vec<Atom> {
    let mut atoms = singles(points);
    atoms.sort_by(|a, b| a.at[0].total_cmp(&b.at[0]).then(a.at[1].total_cmp(&b.at[1])));
    atoms.dedup_by(|next, kept| {
        let same = same_place(next.at, kept.at);
        if same {
            kept.weight += next.weight;
        }
        same
    });
    atoms
}

/// Whole numbers add up alike in any order; this many steps to the unit of the map.
const STEPS: f64 = 4_294_967_296.0;

#[derive(Clone, Copy, Default)]
struct Cell {
    weight: i64,
    sums: [i128; 2],
}

#[expect(clippy::cast_possible_truncation, reason = "places on the map are bounded by the number of statements")]
fn steps(x: f64) -> i64 {
    (x * STEPS).round() as i64
}

#[expect(clippy::cast_possible_truncation, reason = "weights are whole numbers of people")]
fn people(weight: f64) -> i64 {
    weight as i64
}

/// Counts atoms together in the cells of a square grid that covers four deviations around the middle;
/// whoever is farther out counts to the cell at the edge, with their true place in its mean.
fn grid(atoms: &[Atom], side: u32) -> Vec<Atom> {
    let frame = Frame::around(atoms);
    let cells = (side * side) as usize;
    let parts: Vec<Vec<Cell>> = atoms
        .par_chunks(atoms.len().div_ceil(16).max(4_096))
        .map(|some| {
            let mut part = vec![Cell::default(); cells];
            for atom in some {
                let cell = &mut part[frame.cell(atom.at, side)];
                let weight = people(atom.weight);
                cell.weight += weight;
                for (sum, x) in cell.sums.iter_mut().zip(atom.at) {
                    *sum += i128::from(steps(x)) * i128::from(weight);
                }
            }
            part
        })
        .collect();
    let mut all = vec![Cell::default(); cells];
    for part in parts {
        for (cell, more) in all.iter_mut().zip(part) {
            cell.weight += more.weight;
            cell.sums = [cell.sums[0] + more.sums[0], cell.sums[1] + more.sums[1]];
        }
    }
    let mut atoms: Vec<Atom> = all
        .into_iter()
        .filter(|cell| cell.weight > 0)
        .map(|cell| {
            let weight = signed(cell.weight);
            Atom { at: cell.sums.map(|sum| mean(sum, cell.weight) / STEPS), weight }
        })
        .collect();
    atoms.sort_by(|a, b| a.at[0].total_cmp(&b.at[0]).then(a.at[1].total_cmp(&b.at[1])));
    atoms
}

#[expect(clippy::cast_precision_loss, reason = "rounded once, and the same for everybody")]
fn mean(sum: i128, weight: i64) -> f64 {
    sum as f64 / weight as f64
}

/// Where the grid lies.
struct Frame {
    corner: [f64; 2],
    width: [f64; 2],
}

impl Frame {
    /// From sums of whole numbers, so that it is the same in any order of people.
    fn around(atoms: &[Atom]) -> Self {
        // Coarser steps for the squares, which would not fit otherwise.
        let coarse = |x: f64| i128::from(steps(x) >> 16);
        let (mut weight, mut sums, mut squares) = (0_i64, [0_i128; 2], [0_i128; 2]);
        for atom in atoms {
            let people = people(atom.weight);
            weight += people;
            for axis in 0..2 {
                let x = coarse(atom.at[axis]);
                sums[axis] += x * i128::from(people);
                squares[axis] += x * x * i128::from(people);
            }
        }
        let unit = STEPS / 65_536.0;
        let middle = sums.map(|sum| mean(sum, weight.max(1)) / unit);
        let mut width = [0.0; 2];
        for axis in 0..2 {
            let square = mean(squares[axis], weight.max(1)) / (unit * unit);
            width[axis] = 8.0 * (square - middle[axis] * middle[axis]).max(1e-18).sqrt();
        }
        Self { corner: [middle[0] - width[0] / 2.0, middle[1] - width[1] / 2.0], width }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the grid before")]
    fn cell(&self, at: [f64; 2], side: u32) -> usize {
        let last = f64::from(side) - 1.0;
        let along = |axis: usize| {
            let share = (at[axis] - self.corner[axis]) / self.width[axis];
            (share * f64::from(side)).floor().clamp(0.0, last) as usize
        };
        along(0) * side as usize + along(1)
    }
}

/// The weight of all atoms.
pub(crate) fn weight(atoms: &[Atom]) -> f64 {
    atoms.iter().map(|atom| atom.weight).sum()
}

/// Every n-th of `count` positions, at most `most` of them, spread evenly.
pub(crate) fn sample(count: usize, most: usize) -> Vec<usize> {
    if count <= most {
        return (0..count).collect();
    }
    (0..most).map(|at| position(at, count, most)).collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below `count`, which is an index")]
fn position(at: usize, count: usize, most: usize) -> usize {
    ((real(at) + 0.5) * real(count) / real(most)).floor() as usize
}
