//! Fixed starts for k-means: different views of the same points, none by chance.
//!
//! Ward's hierarchy, farthest points, slices along both axes, sectors around the middle, the corners that
//! the reference program begins with, and growth from the best smaller clustering by the point that
//! helps most (Likas, Vlassis and Verbeek, 2003: "global k-means").

use rayon::prelude::*;

use super::atoms::{Atom, middle, weight};
use super::kmeans::{Fit, settle, square};
use super::silhouette;
use crate::number::real;

/// Settled rough fits per number of clusters that are worth a closer look.
const KEPT: usize = 3;

/// Starts for k = 2 up to `most`, already settled on the rough view: the best few by silhouette and the
/// best by inertia, for each k.
pub(super) fn rough(atoms: &[Atom], most: usize) -> Vec<Vec<[f64; 2]>> {
    let most = most.min(atoms.len());
    let merges = ward(atoms);
    let plain: Vec<Vec<Fit>> = (2..=most.max(1))
        .into_par_iter()
        .map(|k| {
            let starts = [
                cut(atoms, &merges, k),
                farthest(atoms, k),
                heavy(atoms, k),
                slices(atoms, k, &|at| at[0]),
                slices(atoms, k, &|at| at[1]),
                sectors(atoms, k),
            ];
            starts.into_iter().filter(|start| start.len() == k).filter_map(|start| settle(atoms, start)).collect()
        })
        .collect();
    let mut chosen = Vec::new();
    let mut smaller: Vec<Fit> = Vec::new();
    for (k, mut fits) in (2..).zip(plain) {
        if k == 2 {
            smaller.extend(settle(atoms, vec![middle(atoms)]));
        }
        fits.extend(smaller.iter().filter_map(|fit| settle(atoms, grown(atoms, fit))));
        let mut scored: Vec<(f64, Fit)> =
            fits.into_iter().map(|fit| (silhouette::of_atoms(atoms, &fit.labels, k, usize::MAX), fit)).collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.inertia.total_cmp(&b.1.inertia)));
        scored.dedup_by(|next, kept| next.1.is_same(&kept.1));
        let tight = scored.iter().map(|(_, fit)| fit).min_by(|a, b| a.inertia.total_cmp(&b.inertia)).cloned();
        let mut kept: Vec<Fit> = scored.into_iter().take(KEPT).map(|(_, fit)| fit).collect();
        smaller = kept.iter().take(1).cloned().chain(tight.clone()).collect();
        smaller.dedup_by(|a, b| a.is_same(b));
        kept.extend(tight.filter(|tight| !kept.iter().any(|fit| fit.is_same(tight))));
        chosen.extend(kept.into_iter().map(|fit| fit.centers));
    }
    chosen
}

/// The first k distinct places in their order, as the reference program starts.
pub(super) fn corners(atoms: &[Atom], most: usize) -> Vec<Vec<[f64; 2]>> {
    (2..=most.min(atoms.len())).map(|k| atoms[..k].iter().map(|atom| atom.at).collect()).collect()
}

/// The atom that is best by `score`; of equals the first.
fn best_by(atoms: &[Atom], score: impl Fn(usize, &Atom) -> f64) -> Option<[f64; 2]> {
    let mut best: Option<(f64, [f64; 2])> = None;
    for (at, atom) in atoms.iter().enumerate() {
        let value = score(at, atom);
        if best.is_none_or(|(most, _)| value > most) {
            best = Some((value, atom.at));
        }
    }
    best.map(|(_, at)| at)
}

fn spaced(atoms: &[Atom], k: usize, first: Option<[f64; 2]>, score: impl Fn(f64, &Atom) -> f64) -> Vec<[f64; 2]> {
    let mut centers: Vec<[f64; 2]> = first.into_iter().collect();
    while !centers.is_empty() && centers.len() < k {
        let next = best_by(atoms, |_, atom| {
            let least = centers.iter().map(|center| square(*center, atom.at)).fold(f64::INFINITY, f64::min);
            score(least, atom)
        });
        centers.extend(next);
    }
    centers
}

/// Each start as far as can be from those before.
fn farthest(atoms: &[Atom], k: usize) -> Vec<[f64; 2]> {
    let from = middle(atoms);
    let first = best_by(atoms, |_, atom| square(from, atom.at));
    spaced(atoms, k, first, |least, _| least)
}

/// Each start where most people stand farthest from those before.
fn heavy(atoms: &[Atom], k: usize) -> Vec<[f64; 2]> {
    let from = middle(atoms);
    let first = best_by(atoms, |_, atom| -square(from, atom.at));
    spaced(atoms, k, first, |least, atom| least * atom.weight)
}

/// The means of k parts with equally many people, in the order of a key.
fn slices(atoms: &[Atom], k: usize, key: &dyn Fn([f64; 2]) -> f64) -> Vec<[f64; 2]> {
    let mut order: Vec<(f64, Atom)> = atoms.iter().map(|atom| (key(atom.at), *atom)).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let step = weight(atoms) / real(k);
    let mut parts: Vec<Vec<Atom>> = vec![Vec::new(); k];
    let (mut before, mut part) = (0.0, 0);
    for (_, atom) in order {
        if before >= step * real(part + 1) && part + 1 < k {
            part += 1;
        }
        parts[part].push(atom);
        before += atom.weight;
    }
    parts.iter().filter(|part| !part.is_empty()).map(|part| middle(part)).collect()
}

/// Parts by direction from the middle. A key that grows with the angle and needs no trigonometry, so
/// that it is the same on every machine.
fn sectors(atoms: &[Atom], k: usize) -> Vec<[f64; 2]> {
    let from = middle(atoms);
    slices(atoms, k, &|at| {
        let (x, y) = (at[0] - from[0], at[1] - from[1]);
        let size = x.abs() + y.abs();
        let along = if size > 0.0 { x / size } else { 1.0 };
        if y >= 0.0 { 1.0 - along } else { 3.0 + along }
    })
}

/// The fit's centers and the place that would lower the inertia most.
fn grown(atoms: &[Atom], fit: &Fit) -> Vec<[f64; 2]> {
    let far: Vec<f64> =
        atoms.iter().zip(&fit.labels).map(|(atom, label)| square(atom.at, fit.centers[*label])).collect();
    let gain = |_: usize, place: &Atom| {
        atoms.iter().zip(&far).map(|(atom, far)| atom.weight * (far - square(atom.at, place.at)).max(0.0)).sum()
    };
    fit.centers.iter().copied().chain(best_by(atoms, gain)).collect()
}

/// One merge of Ward's hierarchy: the two atoms that stand for their clusters.
type Merge = (usize, usize);

/// Ward's hierarchy over the atoms: all merges in order of height (Ward, 1963).
fn ward(atoms: &[Atom]) -> Vec<Merge> {
    let mut state: Vec<Option<Atom>> = atoms.iter().map(|atom| Some(*atom)).collect();
    let mut near: Vec<(usize, f64)> = (0..atoms.len()).map(|at| neighbour(&state, at)).collect();
    let mut merges = Vec::with_capacity(atoms.len());
    for _ in 1..atoms.len() {
        let mut best: Option<usize> = None;
        for at in 0..state.len() {
            if state[at].is_some() && best.is_none_or(|best| near[at].1 < near[best].1) {
                best = Some(at);
            }
        }
        let Some(low) = best else {
            break;
        };
        let high = near[low].0;
        let (Some(a), Some(b)) = (state[low], state.get(high).copied().flatten()) else {
            break;
        };
        let weight = a.weight + b.weight;
        let at = [0, 1].map(|axis| (a.weight * a.at[axis] + b.weight * b.at[axis]) / weight);
        let (keep, gone) = (low.min(high), low.max(high));
        state[keep] = Some(Atom { at, weight });
        state[gone] = None;
        merges.push((keep, gone));
        for other in 0..state.len() {
            let touched = other == keep || near[other].0 == keep || near[other].0 == gone;
            if state[other].is_some() && touched {
                near[other] = neighbour(&state, other);
            }
        }
        for other in 0..keep {
            if let (Some(x), Some(y)) = (state[other], state[keep]) {
                let height = height(x, y);
                if height < near[other].1 {
                    near[other] = (keep, height);
                }
            }
        }
    }
    merges
}

fn height(a: Atom, b: Atom) -> f64 {
    a.weight * b.weight / (a.weight + b.weight) * square(a.at, b.at)
}

/// The nearest later cluster by Ward's height; pairs are looked at from their first member only.
fn neighbour(state: &[Option<Atom>], at: usize) -> (usize, f64) {
    let mut best = (usize::MAX, f64::INFINITY);
    let Some(own) = state[at] else {
        return best;
    };
    for (other, atom) in state.iter().enumerate().skip(at + 1) {
        if let Some(atom) = atom {
            let height = height(own, *atom);
            if height < best.1 {
                best = (other, height);
            }
        }
    }
    best
}

/// The centers of the hierarchy cut at k clusters.
fn cut(atoms: &[Atom], merges: &[Merge], k: usize) -> Vec<[f64; 2]> {
    let mut root: Vec<usize> = (0..atoms.len()).collect();
    for (keep, gone) in merges.iter().take(atoms.len().saturating_sub(k)) {
        for at in &mut root {
            if at == gone {
                *at = *keep;
            }
        }
    }
    let mut clusters: Vec<usize> = root.clone();
    clusters.sort_unstable();
    clusters.dedup();
    clusters
        .into_iter()
        .map(|cluster| {
            let own: Vec<Atom> =
                atoms.iter().zip(&root).filter(|(_, root)| **root == cluster).map(|(atom, _)| *atom).collect();
            middle(&own)
        })
        .collect()
}
