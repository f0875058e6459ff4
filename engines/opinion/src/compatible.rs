//! The predecessor's grouping at a cold start (decide.md §1.4), for comparison and for people moving over.
//!
//! It depends on the order of participants, as the published rules do. Without their memory between
//! updates: that is what makes the recorded groups impossible to compute again.

use crate::cluster::{Clusters, Verdict, silhouette};
use crate::number::{narrow, real, same_place};

/// Base clusters at most.
const BASE: usize = 100;
/// Rounds for base clusters, and for groups.
const ROUNDS: [usize; 2] = [100, 20];
/// Centers that all moved less than this stand still.
const STILL: f64 = 0.01;
/// Groups at most.
const MOST: usize = 5;

/// A weighted center and its members' positions in the list that was clustered.
#[derive(Clone, Debug)]
struct Cluster {
    center: [f64; 2],
    members: Vec<usize>,
}

/// The groups of the people at `places` who are `grouped` (positions, ascending).
pub(crate) fn clusters(places: &[[f64; 2]], grouped: &[usize]) -> Clusters {
    let points: Vec<[f64; 2]> = grouped.iter().map(|person| places[*person]).collect();
    let base = kmeans(&points, &vec![1.0; points.len()], BASE, ROUNDS[0]);
    let centers: Vec<[f64; 2]> = base.iter().map(|cluster| cluster.center).collect();
    let weights: Vec<f64> = base.iter().map(|cluster| real(cluster.members.len())).collect();
    let most = MOST.min(2 + base.len() / 12);
    let mut best: Option<(f64, Vec<Cluster>)> = None;
    let mut tried = Vec::new();
    for k in 2..=most {
        let groups = kmeans(&centers, &weights, k, ROUNDS[1]);
        let mut labels = vec![0; centers.len()];
        for (at, group) in groups.iter().enumerate() {
            for member in &group.members {
                labels[*member] = at;
            }
        }
        let score = silhouette(&centers, &labels, groups.len());
        tried.push((k, score));
        // Of equally good ones the larger k.
        if !groups.is_empty() && best.as_ref().is_none_or(|(most, _)| score >= *most) {
            best = Some((score, groups));
        }
    }
    let Some((_, groups)) = best else {
        return Clusters { of: vec![None; places.len()], ..Clusters::default() };
    };
    let mut of = vec![None; places.len()];
    let mut sizes = vec![0_u32; groups.len()];
    let mut own = vec![0_usize; points.len()];
    for (at, group) in groups.iter().enumerate() {
        for member in group.members.iter().flat_map(|base_cluster| &base[*base_cluster].members) {
            of[grouped[*member]] = Some(narrow(at));
            own[*member] = at;
            sizes[at] += 1;
        }
    }
    let k = groups.len();
    let verdict = if k > 1 { Verdict::Camps } else { Verdict::NoCamps };
    let shown = (k > 1).then(|| crate::cluster::sampled(&points, &own, k));
    let centers = groups.iter().map(|group| group.center).collect();
    Clusters { verdict, k, silhouette: shown, of, centers, sizes, tried }
}

/// The published k-means: starts from the first `k` distinct points, last of equally near centers, empty
/// clusters dropped, done when every center, compared after sorting, moved less than a hundredth.
fn kmeans(points: &[[f64; 2]], weights: &[f64], k: usize, rounds: usize) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for point in points {
        if clusters.len() == k {
            break;
        }
        if !clusters.iter().any(|cluster| same_place(cluster.center, *point)) {
            clusters.push(Cluster { center: *point, members: Vec::new() });
        }
    }
    for _ in 0..rounds {
        let next = step(points, weights, &clusters);
        let still = stands_still(&clusters, &next);
        clusters = next;
        if still {
            break;
        }
    }
    clusters
}

fn step(points: &[[f64; 2]], weights: &[f64], clusters: &[Cluster]) -> Vec<Cluster> {
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); clusters.len()];
    for (at, point) in points.iter().enumerate() {
        let (mut own, mut least) = (0, f64::INFINITY);
        for (index, cluster) in clusters.iter().enumerate() {
            let far = distance(cluster.center, *point);
            if far <= least {
                (own, least) = (index, far);
            }
        }
        members[own].push(at);
    }
    members
        .into_iter()
        .filter(|members| !members.is_empty())
        .map(|members| {
            let weight: f64 = members.iter().map(|member| weights[*member]).sum();
            let along = |axis: usize| members.iter().map(|m| weights[*m] * points[*m][axis]).sum::<f64>() / weight;
            Cluster { center: [along(0), along(1)], members }
        })
        .collect()
}

fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    let (x, y) = (a[0] - b[0], a[1] - b[1]);
    (x * x + y * y).sqrt()
}

fn stands_still(before: &[Cluster], after: &[Cluster]) -> bool {
    let sorted = |clusters: &[Cluster]| {
        let mut centers: Vec<[f64; 2]> = clusters.iter().map(|cluster| cluster.center).collect();
        centers.sort_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
        centers
    };
    before.len() == after.len() && sorted(before).iter().zip(sorted(after)).all(|(a, b)| distance(*a, b) < STILL)
}
