//! How well people sit in their cluster rather than in the next one (Rousseeuw, 1987).

use super::atoms::{Atom, sample};

/// Places looked at when candidates are compared.
pub(crate) const CHOICE: usize = 400;
/// Places looked at for the figure that is shown.
pub(crate) const FINAL: usize = 2_000;

/// The mean silhouette of points under labels below `k`, Euclidean; whoever is alone in a cluster counts 0.
/// Exact, in time proportional to the square of the number of points.
pub fn silhouette(points: &[[f64; 2]], labels: &[usize], k: usize) -> f64 {
    let atoms: Vec<Atom> = points.iter().map(|at| Atom { at: *at, weight: 1.0 }).collect();
    of_atoms(&atoms, labels, k, usize::MAX)
}

/// One cluster's places, side by side for the processor.
#[derive(Default)]
struct Members {
    x: Vec<f64>,
    y: Vec<f64>,
    weight: Vec<f64>,
    total: f64,
}

impl Members {
    /// The weighted sum of the distances from `at`, in four lanes of fixed order.
    fn distances(&self, at: [f64; 2]) -> f64 {
        let mut lanes = [0.0_f64; 4];
        let (xs, ys, ws) = (self.x.chunks_exact(4), self.y.chunks_exact(4), self.weight.chunks_exact(4));
        let rest = xs.remainder().iter().zip(ys.remainder()).zip(ws.remainder());
        let tail: f64 = rest.map(|((x, y), w)| w * far(at, *x, *y)).sum();
        for ((x, y), w) in xs.zip(ys).zip(ws) {
            for lane in 0..4 {
                lanes[lane] += w[lane] * far(at, x[lane], y[lane]);
            }
        }
        (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]) + tail
    }
}

fn far(at: [f64; 2], x: f64, y: f64) -> f64 {
    let (dx, dy) = (at[0] - x, at[1] - y);
    (dx * dx + dy * dy).sqrt()
}

/// The mean silhouette over weighted places; with more than `most` of them over a fixed sample, against
/// that sample. Below two clusters it is 0.
pub(crate) fn of_atoms(atoms: &[Atom], labels: &[usize], k: usize, most: usize) -> f64 {
    if k < 2 {
        return 0.0;
    }
    let chosen = sample(atoms.len(), most);
    let mut members: Vec<Members> = (0..k).map(|_| Members::default()).collect();
    for at in &chosen {
        let (atom, cluster) = (atoms[*at], &mut members[labels[*at]]);
        cluster.x.push(atom.at[0]);
        cluster.y.push(atom.at[1]);
        cluster.weight.push(atom.weight);
        cluster.total += atom.weight;
    }
    let (mut sum, mut weight) = (0.0, 0.0);
    for at in chosen {
        let atom = atoms[at];
        weight += atom.weight;
        sum += atom.weight * one(&members, atom, labels[at]);
    }
    if weight > 0.0 { sum / weight } else { 0.0 }
}

fn one(members: &[Members], atom: Atom, own: usize) -> f64 {
    if members[own].total <= 1.0 {
        return 0.0;
    }
    let inner = members[own].distances(atom.at) / (members[own].total - 1.0);
    let outer = members
        .iter()
        .enumerate()
        .filter(|(cluster, it)| *cluster != own && it.total > 0.0)
        .map(|(_, it)| it.distances(atom.at) / it.total)
        .fold(f64::INFINITY, f64::min);
    let larger = inner.max(outer);
    if larger > 0.0 && outer.is_finite() { (outer - inner) / larger } else { 0.0 }
}
