//! Who votes alike: clusters of people on the map, from one ("no camps") to eight.
//!
//! A pure function of the points: many fixed starts, k-means to its fixed point, and of all results the
//! one with the best silhouette (Rousseeuw, 1987). Nothing depends on the order of people: points are
//! first brought into an order of their own. Where there are many people, those standing at nearly the
//! same place are counted as one heavier point, and the silhouette is taken over a fixed sample.

mod atoms;
mod kmeans;
mod silhouette;
mod starts;

use rayon::prelude::*;

use crate::number::{narrow, wide};
pub(crate) use atoms::{Atom, Atoms};
pub(crate) use kmeans::{Fit, nearest};
pub use silhouette::silhouette;

/// What can honestly be said about camps.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Verdict {
    /// Too few people, statements or votes to tell.
    #[default]
    TooFew,
    /// Enough votes, and no camps in them: everybody is in one cluster.
    NoCamps,
    /// People fall into two or more clusters.
    Camps,
}

/// The clusters of a conversation.
///
/// Clusters are numbered by size, largest first, then by place; see [`crate::keep_ids`] for names that
/// stay while the conversation goes on.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Clusters {
    /// What can be said.
    pub verdict: Verdict,
    /// How many clusters: 0 where it is too early to tell, 1 where there are no camps.
    pub k: usize,
    /// The mean silhouette over the grouped people, from −1 to 1; none below two clusters. Exact up to
    /// 2,000 distinct places, above that over a fixed sample of them.
    pub silhouette: Option<f64>,
    /// Each participant's cluster; none for those who answered too little to be placed.
    pub of: Vec<Option<u32>>,
    /// The middle of each cluster.
    pub centers: Vec<[f64; 2]>,
    /// How many people are in each cluster.
    pub sizes: Vec<u32>,
    /// The best silhouette found for each number of clusters that was tried.
    pub tried: Vec<(usize, f64)>,
}

/// The most clusters looked for.
pub(crate) const MOST: usize = 8;
/// More clusters must be better by this much, else fewer tell the same with less.
const GAIN: f64 = 0.009;
/// Fits whose silhouette over the small sample comes so near to the best are looked at closely.
const NEAR: f64 = 0.03;
/// Below this, "no substantial structure" (Kaufman and Rousseeuw, 1990, table 4).
const SUBSTANTIAL: f64 = 0.25;

/// Clusters of the people at `places` who are `grouped` (positions, ascending).
pub(crate) fn find(places: &[[f64; 2]], grouped: &[usize], most: usize) -> Clusters {
    let points: Vec<[f64; 2]> = grouped.iter().map(|person| places[*person]).collect();
    let atoms = Atoms::of(&points);
    let mut tried = candidates(&atoms, most.min(MOST));
    let summary = summary(&tried);
    tried.retain(|it| it.sure);
    let best = tried.iter().map(|it| it.score).fold(f64::NEG_INFINITY, f64::max);
    tried.retain(|it| it.score >= best - GAIN && it.score > SUBSTANTIAL);
    let least = tried.iter().map(|it| it.fit.centers.len()).min();
    let chosen = tried
        .into_iter()
        .filter(|it| Some(it.fit.centers.len()) == least)
        .reduce(|a, b| if b.score > a.score { b } else { a });
    let Some(Scored { fit, score, .. }) = chosen else {
        return one(places.len(), grouped, &points, summary);
    };
    let mut clusters = spread_out(places, grouped, fit.centers);
    clusters.silhouette = Some(score);
    clusters.tried = summary;
    clusters
}

/// Everybody in one cluster.
pub(crate) fn one(people: usize, grouped: &[usize], points: &[[f64; 2]], tried: Vec<(usize, f64)>) -> Clusters {
    let mut of = vec![None; people];
    for person in grouped {
        of[*person] = Some(0);
    }
    let middle = Atoms::of(points).middle();
    let sizes = vec![narrow(grouped.len())];
    Clusters { verdict: Verdict::NoCamps, k: 1, silhouette: None, of, centers: vec![middle], sizes, tried }
}

/// Every grouped person to the nearest center, and the clusters in their order.
pub(crate) fn spread_out(places: &[[f64; 2]], grouped: &[usize], mut centers: Vec<[f64; 2]>) -> Clusters {
    let labels = |centers: &[[f64; 2]]| -> Vec<u32> {
        grouped.par_iter().with_min_len(4_096).map(|person| narrow(nearest(centers, places[*person]))).collect()
    };
    let first = labels(&centers);
    let mut sizes = vec![0_u32; centers.len()];
    for label in &first {
        sizes[wide(*label)] += 1;
    }
    let mut order: Vec<usize> = (0..centers.len()).collect();
    order.sort_by(|a, b| {
        let by_place = || centers[*a][0].total_cmp(&centers[*b][0]).then(centers[*a][1].total_cmp(&centers[*b][1]));
        sizes[*b].cmp(&sizes[*a]).then_with(by_place)
    });
    let mut rank = vec![0_u32; centers.len()];
    for (at, cluster) in (0_u32..).zip(&order) {
        rank[*cluster] = at;
    }
    let mut of = vec![None; places.len()];
    for (person, label) in grouped.iter().zip(first) {
        of[*person] = Some(rank[wide(label)]);
    }
    centers = order.iter().map(|at| centers[*at]).collect();
    let sizes = order.iter().map(|at| sizes[*at]).collect();
    Clusters { verdict: Verdict::Camps, k: centers.len(), silhouette: None, of, centers, sizes, tried: Vec::new() }
}

/// A fit, its silhouette, and whether that was taken over as many places as the figure that is shown.
struct Scored {
    fit: Fit,
    score: f64,
    sure: bool,
}

fn summary(tried: &[Scored]) -> Vec<(usize, f64)> {
    let mut list: Vec<(usize, f64)> = Vec::new();
    for Scored { fit, score, .. } in tried {
        match list.iter_mut().find(|(k, _)| *k == fit.centers.len()) {
            Some((_, best)) => *best = best.max(*score),
            None => list.push((fit.centers.len(), *score)),
        }
    }
    list.sort_by_key(|(k, _)| *k);
    list
}

/// All fits worth comparing, with their silhouettes, for k = 2 up to `most`.
fn candidates(atoms: &Atoms, most: usize) -> Vec<Scored> {
    let rough = starts::rough(&atoms.coarse, most);
    let mut wishes: Vec<Vec<[f64; 2]>> = rough;
    if atoms.fine.len() <= silhouette::FINAL {
        wishes.extend(starts::corners(&atoms.fine, most));
    }
    let fits: Vec<Fit> = wishes.into_par_iter().filter_map(|start| kmeans::settle(&atoms.fine, start)).collect();
    let mut unlike: Vec<Fit> = Vec::new();
    for fit in fits {
        if !unlike.iter().any(|other| other.labels == fit.labels || other.is_same(&fit)) {
            unlike.push(fit);
        }
    }
    scored(&atoms.fine, unlike)
}

/// The fits with their silhouettes: all over a small sample, and those that could be the best over as
/// many places as the figure that is shown.
fn scored(atoms: &[Atom], fits: Vec<Fit>) -> Vec<Scored> {
    let over = |most: usize| move |fit: &Fit| silhouette::of_atoms(atoms, &fit.labels, fit.centers.len(), most);
    let rough: Vec<f64> = fits.par_iter().map(over(silhouette::CHOICE)).collect();
    let best = rough.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    fits.into_par_iter()
        .zip(rough)
        .map(|(fit, rough)| {
            let sure = rough >= best - NEAR;
            let closer = sure && atoms.len() > silhouette::CHOICE;
            let score = if closer { over(silhouette::FINAL)(&fit) } else { rough };
            Scored { fit, score, sure }
        })
        .collect()
}

/// The silhouette of given labels, over a fixed sample where there are many people.
pub(crate) fn sampled(points: &[[f64; 2]], labels: &[usize], k: usize) -> f64 {
    let atoms: Vec<Atom> = points.iter().map(|at| Atom { at: *at, weight: 1.0 }).collect();
    silhouette::of_atoms(&atoms, labels, k, silhouette::FINAL)
}
