//! Lloyd's algorithm on weighted points, to its fixed point.

use super::atoms::Atom;

/// Rounds after which the fit is taken as it is; reached by none of the recorded conversations.
const ROUNDS: usize = 100;

/// Centers, and which of them each atom is nearest to.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Fit {
    pub(crate) centers: Vec<[f64; 2]>,
    pub(crate) labels: Vec<usize>,
    /// Weighted sum of squared distances.
    pub(crate) inertia: f64,
}

impl Fit {
    /// Whether the two are the same clusters under other numbers.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        if self.centers.len() != other.centers.len() || (self.inertia - other.inertia).abs() > 1e-9 * self.inertia {
            return false;
        }
        let mut map = vec![None; self.centers.len()];
        self.labels.iter().zip(&other.labels).all(|(a, b)| *map[*a].get_or_insert(*b) == *b)
    }
}

pub(crate) fn square(a: [f64; 2], b: [f64; 2]) -> f64 {
    let (x, y) = (a[0] - b[0], a[1] - b[1]);
    x * x + y * y
}

/// The nearest center; of equally near ones the first.
pub(crate) fn nearest(centers: &[[f64; 2]], at: [f64; 2]) -> usize {
    let (mut best, mut least) = (0, f64::INFINITY);
    for (cluster, center) in centers.iter().enumerate() {
        let far = square(*center, at);
        if far < least {
            (best, least) = (cluster, far);
        }
    }
    best
}

/// Moves the centers until nothing changes; nothing where a cluster runs empty on the way.
pub(crate) fn settle(atoms: &[Atom], mut centers: Vec<[f64; 2]>) -> Option<Fit> {
    let mut labels: Vec<usize> = atoms.iter().map(|atom| nearest(&centers, atom.at)).collect();
    for _ in 0..ROUNDS {
        centers = means(atoms, &labels, centers.len())?;
        let mut moved = false;
        for (label, atom) in labels.iter_mut().zip(atoms) {
            let now = nearest(&centers, atom.at);
            moved |= now != *label;
            *label = now;
        }
        if !moved {
            break;
        }
    }
    // Every center must still have people.
    means(atoms, &labels, centers.len())?;
    let inertia = atoms.iter().zip(&labels).map(|(atom, label)| atom.weight * square(atom.at, centers[*label])).sum();
    Some(Fit { centers, labels, inertia })
}

fn means(atoms: &[Atom], labels: &[usize], k: usize) -> Option<Vec<[f64; 2]>> {
    let mut sums = vec![[0.0; 3]; k];
    for (atom, label) in atoms.iter().zip(labels) {
        let sum = &mut sums[*label];
        sum[0] += atom.weight * atom.at[0];
        sum[1] += atom.weight * atom.at[1];
        sum[2] += atom.weight;
    }
    sums.iter().all(|sum| sum[2] > 0.0).then(|| sums.iter().map(|s| [s[0] / s[2], s[1] / s[2]]).collect())
}
