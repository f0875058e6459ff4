//! The few conversions between counts and reals that the mathematics needs, each stated once.
//!
//! Counts here stay below 2^53, where a real number holds every integer exactly.

/// A count as a real number.
#[expect(clippy::cast_precision_loss, reason = "counts of votes and people stay below 2^53")]
pub(crate) fn real(count: usize) -> f64 {
    count as f64
}

/// A signed sum of votes as a real number.
#[expect(clippy::cast_precision_loss, reason = "sums of votes stay below 2^53")]
pub(crate) fn signed(sum: i64) -> f64 {
    sum as f64
}

/// An index that was checked to fit when the votes were built.
#[expect(clippy::cast_possible_truncation, reason = "participants and statements are checked against u32 on entry")]
pub(crate) fn narrow(index: usize) -> u32 {
    index as u32
}

/// A stored index as a position in a slice.
pub(crate) fn wide(index: u32) -> usize {
    index as usize
}

/// Whether two places are the very same.
#[expect(clippy::float_cmp, reason = "people who answered alike stand on the same bits")]
pub(crate) fn same_place(left: [f64; 2], right: [f64; 2]) -> bool {
    left[0] == right[0] && left[1] == right[1]
}

/// The sum of products of two equally long slices, in four lanes of fixed order.
pub(crate) fn dot(left: &[f64], right: &[f64]) -> f64 {
    let mut lanes = [0.0_f64; 4];
    let (a, b) = (left.chunks_exact(4), right.chunks_exact(4));
    let (rest_a, rest_b) = (a.remainder(), b.remainder());
    for (x, y) in a.zip(b) {
        for ((lane, x), y) in lanes.iter_mut().zip(x).zip(y) {
            *lane += x * y;
        }
    }
    let rest: f64 = rest_a.iter().zip(rest_b).map(|(x, y)| x * y).sum();
    (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]) + rest
}

/// `target += factor * source`.
pub(crate) fn add_scaled(target: &mut [f64], factor: f64, source: &[f64]) {
    for (t, s) in target.iter_mut().zip(source) {
        *t += factor * s;
    }
}
