//! The leading eigenpairs of a symmetric, positive semidefinite operator, to the accuracy of the machine.
//!
//! Block subspace expansion with Rayleigh–Ritz (a block Lanczos method with full reorthogonalization and
//! thick restart; Saad, *Numerical Methods for Large Eigenvalue Problems*, 2nd ed., ch. 6–7): the search
//! space grows by the residuals of the leading pairs until these are as small as rounding allows. Unlike
//! power iteration with a fixed number of steps it says how exact the answer is, and it does not slow
//! down to a crawl where two eigenvalues lie close together. The first block is fixed, so the answer is
//! a function of the operator alone.

use crate::dense::dense;
use crate::number::{add_scaled, dot};

/// Vectors added in one step.
pub(crate) const BLOCK: usize = 4;
/// Vectors held before the space is folded into its leading pairs.
const MOST: usize = 44;
/// Leading pairs that survive folding.
const KEPT: usize = 10;
/// Pairs wanted by the map.
const WANTED: usize = 2;
/// Steps after which the best answer is taken, whatever its residual.
const STEPS: usize = 400;
/// Done at a residual of this share of the largest eigenvalue: the components then differ from the exact
/// ones by about this over the relative gap to the next eigenvalue, far below what is shown or compared.
const EXACT: f64 = 1e-13;

/// Leading eigenpairs, largest first, and how exact they are.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Pairs {
    pub(crate) values: Vec<f64>,
    pub(crate) vectors: Vec<Vec<f64>>,
    /// Largest residual norm of the wanted pairs as a share of the largest eigenvalue.
    pub(crate) residual: f64,
    /// Applications of the operator to a block.
    pub(crate) steps: usize,
}

struct Space {
    basis: Vec<Vec<f64>>,
    images: Vec<Vec<f64>>,
    /// The operator seen from the basis: `basis' · images`, row by row.
    small: Vec<Vec<f64>>,
}

/// Several vectors of one length.
pub(crate) type Lanes = Vec<Vec<f64>>;

/// The leading pairs of `apply`, which maps a block of vectors of length `size` to their images.
pub(crate) fn leading(size: usize, apply: &dyn Fn(&[Vec<f64>]) -> Lanes) -> Pairs {
    let mut space = Space { basis: Vec::new(), images: Vec::new(), small: Vec::new() };
    let mut fresh = first_block(size);
    let mut best = Pairs::default();
    for step in 1..=STEPS {
        orthonormalize(&space.basis, &mut fresh);
        if fresh.is_empty() {
            best.residual = 0.0;
            break;
        }
        let images = apply(&fresh);
        space.extend(std::mem::take(&mut fresh), images);
        let (values, turns) = dense(&space.small);
        let (pairs, residuals) = space.ritz(&values, &turns, BLOCK.min(values.len()));
        let largest = values.first().copied().unwrap_or(0.0);
        let norms: Vec<f64> = residuals.iter().map(|r| dot(r, r).sqrt()).collect();
        let worst = norms.iter().take(WANTED).copied().fold(0.0, f64::max);
        let shown = values.iter().take(BLOCK).copied().collect();
        best = Pairs { values: shown, vectors: pairs, residual: worst / largest.max(f64::MIN_POSITIVE), steps: step };
        if largest <= 0.0 || worst <= EXACT * largest {
            break;
        }
        fresh = residuals.into_iter().zip(norms).filter(|(_, norm)| *norm > EXACT * largest).map(|(r, _)| r).collect();
        if space.basis.len() + BLOCK > MOST && space.basis.len() < size {
            space.fold(&values, &turns);
        }
    }
    best
}

/// A fixed block without pattern, so that no real direction is orthogonal to it.
fn first_block(size: usize) -> Vec<Vec<f64>> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        // splitmix64 (Steele, Lea and Flood, 2014): numbers as fixed as a printed table.
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        f64::from(u32::try_from((z ^ (z >> 31)) >> 32).unwrap_or(0)) / f64::from(u32::MAX) - 0.5
    };
    (0..BLOCK.min(size)).map(|_| (0..size).map(|_| next()).collect()).collect()
}

/// Makes the new vectors orthogonal to the basis and to each other; drops what is left of nothing.
fn orthonormalize(basis: &[Vec<f64>], fresh: &mut Vec<Vec<f64>>) {
    let mut done: Vec<Vec<f64>> = Vec::with_capacity(fresh.len());
    for mut vector in fresh.drain(..) {
        let whole = dot(&vector, &vector).sqrt();
        if whole <= f64::MIN_POSITIVE {
            continue;
        }
        divide(&mut vector, whole);
        // Twice is enough (Giraud, Langou and Rozložník, 2005); a third pass settles what had nearly vanished.
        let mut norm = 1.0;
        for _ in 0..3 {
            for other in basis.iter().chain(&done) {
                let share = dot(other, &vector);
                add_scaled(&mut vector, -share, other);
            }
            norm = dot(&vector, &vector).sqrt();
            if norm <= 1e-12 {
                break;
            }
            divide(&mut vector, norm);
            if norm > 0.5 {
                break;
            }
        }
        if norm > 1e-12 {
            done.push(vector);
        }
    }
    *fresh = done;
}

fn divide(vector: &mut [f64], by: f64) {
    for x in vector {
        *x /= by;
    }
}

impl Space {
    fn extend(&mut self, fresh: Vec<Vec<f64>>, images: Vec<Vec<f64>>) {
        for (vector, image) in fresh.into_iter().zip(images) {
            self.basis.push(vector);
            let row: Vec<f64> = self.basis.iter().map(|other| dot(other, &image)).collect();
            for (at, value) in row.iter().enumerate().take(self.small.len()) {
                self.small[at].push(*value);
            }
            self.small.push(row);
            self.images.push(image);
        }
    }

    /// The first `count` Ritz vectors and the residuals of their pairs.
    fn ritz(&self, values: &[f64], turns: &[Vec<f64>], count: usize) -> (Vec<Vec<f64>>, Vec<Vec<f64>>) {
        (0..count)
            .map(|at| {
                let vector = combine(&self.basis, &turns[at]);
                let mut residual = combine(&self.images, &turns[at]);
                add_scaled(&mut residual, -values[at], &vector);
                (vector, residual)
            })
            .unzip()
    }

    fn fold(&mut self, values: &[f64], turns: &[Vec<f64>]) {
        let kept = KEPT.min(values.len());
        self.basis = turns[..kept].iter().map(|turn| combine(&self.basis, turn)).collect();
        self.images = turns[..kept].iter().map(|turn| combine(&self.images, turn)).collect();
        self.small = (0..kept)
            .map(|row| (0..kept).map(|column| if row == column { values[row] } else { 0.0 }).collect())
            .collect();
    }
}

fn combine(vectors: &[Vec<f64>], shares: &[f64]) -> Vec<f64> {
    let mut sum = vec![0.0; vectors.first().map_or(0, Vec::len)];
    for (vector, share) in vectors.iter().zip(shares) {
        add_scaled(&mut sum, *share, vector);
    }
    sum
}
