//! Centre and the two directions in which people differ most (principal components).
//!
//! An unseen cell is imputed with its statement's mean (all participants count, not only those who are
//! grouped) and therefore stands at zero once the mean is taken off: the centred matrix is as sparse as
//! the votes, and is never filled. Columns that do not count (rejected, meta) are zero for everybody.
//! No division by a deviation, none by the number of people (decide.md §1.2).

use rayon::prelude::*;

use crate::number::{real, signed};
use crate::pairs::Pairs;
use crate::solve::{self, BLOCK};
use crate::vote::Statement;
use crate::votes::{Counts, Votes};

/// Below this share of the largest eigenvalue a direction is rounding, and is given as zero.
const NOTHING: f64 = 1e-12;
/// Entries whose sizes differ by less than this share count as equally large when the sign is fixed.
const TIE: f64 = 1e-9;

/// Centre and components, all in order of statement position.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Axes {
    /// The mean vote on each statement, from −1 to +1; 0 for columns that do not count.
    pub center: Vec<f64>,
    /// The two components, of unit length, or all zero where the votes do not vary that far.
    ///
    /// Sign: the entry largest in size is positive; of entries equally large to one in 10^9 the first
    /// statement's decides. Where two eigenvalues are equal any turn of the pair is as true as another.
    pub components: [Vec<f64>; 2],
    /// Up to four leading eigenvalues of the scatter matrix: sums of squares along the directions.
    pub eigenvalues: Vec<f64>,
    /// The sum of all eigenvalues: everything the votes vary.
    pub total: f64,
    /// How exact the components are: the larger residual norm as a share of the largest eigenvalue.
    pub residual: f64,
    /// How often the scatter matrix was applied to a block of four vectors.
    pub steps: usize,
}

/// Centre and components of the votes.
pub fn axes(votes: &Votes) -> Axes {
    let pairs = Pairs::pay(votes).then(|| Pairs::count(votes));
    axes_with(votes, pairs.as_ref())
}

/// The same, with pairs that were kept beside the votes.
pub(crate) fn axes_with(votes: &Votes, pairs: Option<&Pairs>) -> Axes {
    let center = center(votes);
    let shapes: Vec<bool> = votes.statements().iter().map(|statement| statement.counts()).collect();
    let size = center.len();
    let found = match pairs {
        Some(pairs) => {
            let lower = pairs.scatter(&center, &shapes);
            solve::leading(size, &|block| apply_lower(size, &lower, block))
        }
        None => solve::leading(size, &|block| apply_votes(votes, &center, &shapes, block)),
    };
    let largest = found.values.first().copied().unwrap_or(0.0);
    let component = |at: usize| match (found.values.get(at), found.vectors.get(at)) {
        (Some(value), Some(vector)) if *value > NOTHING * largest && largest > 1e-9 => signed_vector(vector),
        _ => vec![0.0; size],
    };
    let total = spread(votes, &center, &shapes);
    Axes {
        components: [component(0), component(1)],
        eigenvalues: found.values.iter().map(|value| value.max(0.0)).collect(),
        center,
        total,
        residual: found.residual,
        steps: found.steps,
    }
}

/// The mean vote on each statement; 0 where nobody voted or the column does not count.
pub fn center(votes: &Votes) -> Vec<f64> {
    votes
        .statements()
        .iter()
        .zip(votes.counts())
        .map(|(statement, counts)| {
            if statement.counts() && counts.seen() > 0 {
                (f64::from(counts.agree) - f64::from(counts.disagree)) / f64::from(counts.seen())
            } else {
                0.0
            }
        })
        .collect()
}

fn spread(votes: &Votes, center: &[f64], shapes: &[bool]) -> f64 {
    let columns = votes.counts().iter().zip(center).zip(shapes).filter(|(_, shapes)| **shapes);
    columns
        .map(|((counts, c), _)| {
            let sum = signed(i64::from(counts.agree) - i64::from(counts.disagree));
            (f64::from(counts.agree) + f64::from(counts.disagree) - c * sum).max(0.0)
        })
        .sum()
}

fn signed_vector(vector: &[f64]) -> Vec<f64> {
    let largest = vector.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
    let leader = vector.iter().find(|x| x.abs() >= largest * (1.0 - TIE)).copied().unwrap_or(1.0);
    let sign = if leader < 0.0 { -1.0 } else { 1.0 };
    // Adding zero turns −0 into 0, so that nobody wonders about it in a file.
    vector.iter().map(|x| x * sign + 0.0).collect()
}

/// `D'(D·block)` over the rows, in chunks whose bounds and order depend on the number of people alone.
fn apply_votes(votes: &Votes, center: &[f64], shapes: &[bool], block: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let size = center.len();
    // The block statement by statement, so that one vote touches one place; a column that does not
    // count is zero here and is put back to zero at the end.
    let mut packed = vec![[0.0; BLOCK]; size];
    for (lane, vector) in block.iter().enumerate() {
        for ((cell, x), shapes) in packed.iter_mut().zip(vector).zip(shapes) {
            cell[lane] = if *shapes { *x } else { 0.0 };
        }
    }
    let parts: Vec<Vec<[f64; BLOCK]>> = votes
        .chunks()
        .into_par_iter()
        .map(|people| {
            let mut sum = vec![[0.0; BLOCK]; size];
            for person in people {
                let row = votes.row(person);
                let mut along = [0.0; BLOCK];
                for entry in row {
                    let (at, value) = (entry.statement(), entry.value());
                    let off = value - center[at];
                    for (a, x) in along.iter_mut().zip(&packed[at]) {
                        *a += off * x;
                    }
                }
                for entry in row {
                    let (at, value) = (entry.statement(), entry.value());
                    let off = value - center[at];
                    for (s, a) in sum[at].iter_mut().zip(&along) {
                        *s += off * a;
                    }
                }
            }
            sum
        })
        .collect();
    let mut total = vec![[0.0; BLOCK]; size];
    for part in parts {
        for (sum, more) in total.iter_mut().zip(part) {
            for (s, m) in sum.iter_mut().zip(more) {
                *s += m;
            }
        }
    }
    let column =
        |lane: usize| total.iter().zip(shapes).map(|(cell, shapes)| if *shapes { cell[lane] } else { 0.0 }).collect();
    (0..block.len()).map(column).collect()
}

/// Rows of the triangle in one piece of work.
const PIECES: usize = 16;

/// The product with a symmetric matrix of which the lower triangle is stored.
fn apply_lower(size: usize, lower: &[f64], block: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let mut packed = vec![[0.0; BLOCK]; size];
    for (lane, vector) in block.iter().enumerate() {
        for (cell, x) in packed.iter_mut().zip(vector) {
            cell[lane] = *x;
        }
    }
    // Pieces of about equal area: row r starts at r(r+1)/2.
    let bound = |piece: usize| isqrt(size * size * piece / PIECES).min(size);
    let parts: Vec<Vec<[f64; BLOCK]>> = (0..PIECES)
        .into_par_iter()
        .map(|piece| {
            let rows = bound(piece)..if piece + 1 == PIECES { size } else { bound(piece + 1) };
            let mut sum = vec![[0.0; BLOCK]; rows.end];
            for row in rows {
                let cells = &lower[row * (row + 1) / 2..(row + 1) * (row + 2) / 2];
                let own = packed[row];
                let mut along = [0.0; BLOCK];
                let (before, diagonal) = cells.split_at(row);
                for ((value, x), s) in before.iter().zip(&packed).zip(&mut sum) {
                    for lane in 0..BLOCK {
                        along[lane] += value * x[lane];
                        s[lane] += value * own[lane];
                    }
                }
                for (lane, a) in along.iter().enumerate() {
                    sum[row][lane] += a + diagonal[0] * own[lane];
                }
            }
            sum
        })
        .collect();
    let mut total = vec![[0.0; BLOCK]; size];
    for part in parts {
        for (sum, more) in total.iter_mut().zip(part) {
            for (s, m) in sum.iter_mut().zip(more) {
                *s += m;
            }
        }
    }
    (0..block.len()).map(|lane| total.iter().map(|cell| cell[lane]).collect()).collect()
}

fn isqrt(square: usize) -> usize {
    square.isqrt()
}

/// How much more the first direction shows than statements answered independently of each other would;
/// above 1 the votes are related.
///
/// A matrix of independent entries has no direction with more than about `(σ_col + σ_row)²`, with the
/// deviations of a whole column and a whole row (Bandeira and van Handel, *Annals of Probability* 44,
/// 2016). With the largest column and row that is a bound, with their size-weighted means what to expect.
/// Both must be passed, by the shares found on the recorded conversations: with the votes of every
/// statement shuffled among those who answered it, none of them passes; as they are, all do
/// (docs/opinion.md).
pub(crate) fn related(votes: &Votes, axes: &Axes, rows: Spread) -> f64 {
    let variance = variances(votes, &axes.center);
    let columns = variance.iter().zip(votes.counts()).map(|(v, counts)| v * f64::from(counts.seen()));
    let columns = columns.fold(Spread::default(), Spread::with);
    let edge = |column: f64, row: f64| (column.sqrt() + row.sqrt()) * (column.sqrt() + row.sqrt());
    let first = axes.eigenvalues.first().copied().unwrap_or(0.0);
    let bound = edge(columns.most, rows.most) * BOUND;
    let usual = edge(columns.mean(), rows.mean()) * USUAL;
    if bound > 0.0 && usual > 0.0 { (first / bound).min(first / usual) } else { 0.0 }
}

/// The share of the bound, and of what is to be expected, that related votes pass.
const BOUND: f64 = 0.78;
const USUAL: f64 = 1.1;

fn variances(votes: &Votes, center: &[f64]) -> Vec<f64> {
    votes.counts().iter().zip(center).zip(votes.statements()).map(variance_of).collect()
}

fn variance_of(((counts, c), statement): ((&Counts, &f64), &Statement)) -> f64 {
    let seen = f64::from(counts.seen());
    if statement.counts() && seen > 0.0 {
        ((f64::from(counts.agree) + f64::from(counts.disagree)) / seen - c * c).max(0.0)
    } else {
        0.0
    }
}

/// The largest and the size-weighted mean of some sums of variances.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Spread {
    most: f64,
    sum: f64,
    squares: f64,
}

impl Spread {
    fn with(self, x: f64) -> Self {
        self.and(Self { most: x, sum: x, squares: x * x })
    }

    fn and(self, other: Self) -> Self {
        Self { most: self.most.max(other.most), sum: self.sum + other.sum, squares: self.squares + other.squares }
    }

    fn mean(self) -> f64 {
        if self.sum > 0.0 { self.squares / self.sum } else { 0.0 }
    }
}

/// Where people stand: the sum of what sets them apart from the centre, along both components.
///
/// `sqrt(m / max(seen, 1)) · Σ (v_j − c_j)·component_j` over what somebody saw: those who answered little
/// are moved out by the square root, as the published rule has it (decide.md §1.3). Columns that do not
/// count stand as seen by everybody.
///
/// Beside it how much the rows could vary, for [`related`]: the same pass over the votes.
pub(crate) fn people(votes: &Votes, axes: &Axes) -> (Vec<[f64; 2]>, Spread) {
    let answered = votes.counts().iter().zip(votes.statements()).filter(|(counts, _)| counts.seen() > 0);
    let empty = real(answered.filter(|(_, statement)| !statement.counts()).count());
    let m = real(answered_statements(votes));
    // All that one vote needs of its statement, in one place: both components, the centre, the variance
    // and whether the column counts.
    let place = |(at, (statement, variance)): (usize, (&Statement, f64))| {
        if statement.counts() {
            [axes.components[0][at], axes.components[1][at], axes.center[at], variance, 1.0]
        } else {
            [0.0; 5]
        }
    };
    let variance = variances(votes, &axes.center);
    let packed: Vec<[f64; 5]> = votes.statements().iter().zip(variance).enumerate().map(place).collect();
    let parts: Vec<(Vec<[f64; 2]>, Spread)> = votes
        .chunks()
        .into_par_iter()
        .map(|people| {
            let mut spread = Spread::default();
            let mut places = Vec::with_capacity(people.len());
            for person in people {
                let (mut x, mut y, mut seen, mut varies) = (0.0, 0.0, 0.0, 0.0);
                for entry in votes.row(person) {
                    let [first, second, c, variance, counts] = packed[entry.statement()];
                    let off = entry.value() - c;
                    x += off * first;
                    y += off * second;
                    varies += variance;
                    seen += counts;
                }
                let stretch = (m / (seen + empty).max(1.0)).sqrt();
                places.push([stretch * x, stretch * y]);
                spread = spread.with(varies);
            }
            (places, spread)
        })
        .collect();
    let spread = parts.iter().fold(Spread::default(), |sum, part| sum.and(part.1));
    (parts.into_iter().flat_map(|part| part.0).collect(), spread)
}

/// Where people stand, by given axes: one pass over all votes.
pub fn places(votes: &Votes, axes: &Axes) -> Vec<[f64; 2]> {
    people(votes, axes).0
}

/// The `m` of the published rules: statements that anybody has answered. One nobody saw yet changes nothing.
pub(crate) fn answered_statements(votes: &Votes) -> usize {
    votes.counts().iter().filter(|counts| counts.seen() > 0).count()
}

/// Where statements stand: where somebody would who agreed with this one and saw no other,
/// `sqrt(m)·(1 − c_j)·component_j` (decide.md §1.3).
pub(crate) fn statements(votes: &Votes, axes: &Axes) -> Vec<[f64; 2]> {
    let stretch = real(answered_statements(votes)).sqrt();
    axes.center
        .iter()
        .zip(axes.components[0].iter().zip(&axes.components[1]))
        .map(|(c, (x, y))| [stretch * (1.0 - c) * x, stretch * (1.0 - c) * y])
        .collect()
}
