//! All eigenpairs of a small symmetric matrix: Householder reduction to three diagonals, then implicit QL.
//!
//! The classical procedures tred2 and tql2 (Bowdler, Martin, Reinsch and Wilkinson, *Numerische
//! Mathematik* 11, 1968), written for matrices of a few dozen rows.

use crate::number::{add_scaled, dot};

/// Turns after which a value is taken as it is; a handful is usual.
const TURNS: usize = 60;

/// The eigenvalues, largest first, and for each its unit vector.
pub(crate) fn dense(matrix: &[Vec<f64>]) -> (Vec<f64>, Vec<Vec<f64>>) {
    let n = matrix.len();
    let mut three = reduce(matrix);
    chase(&mut three);
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|x, y| three.diagonal[*y].total_cmp(&three.diagonal[*x]));
    let values = order.iter().map(|at| three.diagonal[*at]).collect();
    (values, order.iter().map(|at| std::mem::take(&mut three.vectors[*at])).collect())
}

/// A symmetric matrix with three diagonals, and the turned basis it is seen from, vector by vector.
struct Three {
    diagonal: Vec<f64>,
    beside: Vec<f64>,
    vectors: Vec<Vec<f64>>,
}

/// Reflects column by column until only three diagonals are left.
fn reduce(matrix: &[Vec<f64>]) -> Three {
    let n = matrix.len();
    let mut a: Vec<Vec<f64>> = matrix.to_vec();
    let mut mirrors: Vec<(usize, Vec<f64>)> = Vec::new();
    for k in 0..n.saturating_sub(2) {
        let mut mirror: Vec<f64> = a[k][k + 1..].to_vec();
        let length = dot(&mirror, &mirror).sqrt();
        if length <= f64::MIN_POSITIVE {
            continue;
        }
        mirror[0] += if mirror[0] < 0.0 { -length } else { length };
        let whole = dot(&mirror, &mirror).sqrt();
        for x in &mut mirror {
            *x /= whole;
        }
        reflect(&mut a, k + 1, &mirror);
        mirrors.push((k + 1, mirror));
    }
    // Applied to the unit vectors from the last mirror to the first.
    let mut columns: Vec<Vec<f64>> =
        (0..n).map(|row| (0..n).map(|column| if row == column { 1.0 } else { 0.0 }).collect()).collect();
    for (from, mirror) in mirrors.iter().rev() {
        for column in &mut columns {
            let share = 2.0 * dot(mirror, &column[*from..]);
            add_scaled(&mut column[*from..], -share, mirror);
        }
    }
    let beside = (0..n).map(|at| if at == 0 { 0.0 } else { a[at - 1][at] }).collect();
    Three { diagonal: (0..n).map(|at| a[at][at]).collect(), beside, vectors: columns }
}

/// `a <- H·a·H` with the mirror `H = 1 − 2·u·u'` that begins at `from`.
fn reflect(a: &mut [Vec<f64>], from: usize, mirror: &[f64]) {
    let image: Vec<f64> = a[from..].iter().map(|row| dot(&row[from..], mirror)).collect();
    let share = dot(&image, mirror);
    let turned: Vec<f64> = image.iter().zip(mirror).map(|(p, u)| 2.0 * (p - share * u)).collect();
    for (at, row) in a[from..].iter_mut().enumerate() {
        add_scaled(&mut row[from..], -mirror[at], &turned);
        add_scaled(&mut row[from..], -turned[at], mirror);
    }
    // The row and column before, of which only the first entry is left.
    let share = 2.0 * dot(mirror, &a[from - 1][from..]);
    let (before, after) = a.split_at_mut(from);
    let row = &mut before[from - 1];
    add_scaled(&mut row[from..], -share, mirror);
    for (below, value) in after.iter_mut().zip(&row[from..]) {
        below[from - 1] = *value;
    }
}

/// Turns the three diagonals into one.
fn chase(three: &mut Three) {
    let n = three.diagonal.len();
    if n == 0 {
        return;
    }
    three.beside.rotate_left(1);
    for low in 0..n {
        for _ in 0..TURNS {
            let small = |at: usize| {
                let near = three.diagonal[at].abs() + three.diagonal[at + 1].abs();
                three.beside[at].abs() <= f64::EPSILON * near
            };
            let high = (low..n - 1).find(|at| small(*at)).unwrap_or(n - 1);
            if high == low {
                break;
            }
            turn(three, low, high);
        }
    }
}

/// One implicit QL step with Wilkinson's shift on the rows `low..=high`.
fn turn(three: &mut Three, low: usize, high: usize) {
    let (diagonal, beside) = (&mut three.diagonal, &mut three.beside);
    let half = (diagonal[low + 1] - diagonal[low]) / (2.0 * beside[low]);
    let root = long_side(half, 1.0).copysign(half);
    let mut lead = diagonal[high] - diagonal[low] + beside[low] / (half + root);
    let (mut sine, mut cosine, mut off) = (1.0, 1.0, 0.0);
    for at in (low..high).rev() {
        let (across, along) = (sine * beside[at], cosine * beside[at]);
        let length = long_side(across, lead);
        beside[at + 1] = length;
        if length <= f64::MIN_POSITIVE {
            diagonal[at + 1] -= off;
            beside[high] = 0.0;
            return;
        }
        (sine, cosine) = (across / length, lead / length);
        lead = diagonal[at + 1] - off;
        let step = (diagonal[at] - lead) * sine + 2.0 * cosine * along;
        off = sine * step;
        diagonal[at + 1] = lead + off;
        lead = cosine * step - along;
        let (front, back) = three.vectors.split_at_mut(at + 1);
        for (x, y) in front[at].iter_mut().zip(back[0].iter_mut()) {
            (*x, *y) = (cosine * *x - sine * *y, sine * *x + cosine * *y);
        }
    }
    diagonal[low] -= off;
    beside[low] = lead;
    beside[high] = 0.0;
}

/// Not `hypot`, which is another function on every machine.
fn long_side(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::real;

    #[test]
    fn every_pair_solves_its_equation() {
        for n in [0_usize, 1, 2, 3, 5, 12, 44] {
            let cell = |row: usize, column: usize| {
                let (low, high) = (real(row.min(column)), real(row.max(column)));
                ((low * 7.3 + high * 1.7).sin() * 3.0) + if row == column { 5.0 * low } else { 0.0 }
            };
            let matrix: Vec<Vec<f64>> = (0..n).map(|row| (0..n).map(|column| cell(row, column)).collect()).collect();
            let (values, vectors) = dense(&matrix);
            assert!(values.is_sorted_by(|a, b| a >= b));
            for (value, vector) in values.iter().zip(&vectors) {
                assert!((dot(vector, vector) - 1.0).abs() < 1e-13);
                for (row, x) in matrix.iter().zip(vector) {
                    assert!((dot(row, vector) - value * x).abs() < 1e-11, "{n}");
                }
            }
        }
    }

    #[test]
    fn equal_and_vanishing_values_are_no_trouble() {
        let zero = vec![vec![0.0; 6]; 6];
        assert!(dense(&zero).0.iter().all(|value| value.abs() < 1e-300));
        let one: Vec<Vec<f64>> = (0..6).map(|row| (0..6).map(|c| if row == c { 2.0 } else { 0.0 }).collect()).collect();
        assert!(dense(&one).0.iter().all(|value| (value - 2.0).abs() < 1e-15));
        let full = vec![vec![1.0; 6]; 6];
        assert!((dense(&full).0[0] - 6.0).abs() < 1e-14);
    }
}
