//! Names for clusters that stay while a conversation goes on, and how alike two clusterings are.
//!
//! Names are matched after the answer is computed; what was found before never steers what is found now.

use crate::number::real;

fn table(first: &[Option<u32>], second: &[Option<u32>]) -> (Vec<Vec<usize>>, usize) {
    let count = |labels: &[Option<u32>]| labels.iter().flatten().max().map_or(0, |most| *most as usize + 1);
    let mut table = vec![vec![0; count(second)]; count(first)];
    let mut all = 0;
    for (a, b) in first.iter().zip(second) {
        if let (Some(a), Some(b)) = (a, b) {
            table[*a as usize][*b as usize] += 1;
            all += 1;
        }
    }
    (table, all)
}

/// Names for the clusters of `now`, so that those who stayed together keep theirs.
///
/// `before` gives each participant's former name (shorter than `now` where people joined), `now` their
/// present cluster, below `clusters`. Each name goes to the cluster that shares most people with it, by
/// the matching that keeps most people under their name (the Hungarian method); a cluster that shares
/// nobody gets the lowest name that is free. Returns the name of each cluster, all different.
pub fn keep_ids(before: &[Option<u32>], now: &[Option<u32>], clusters: usize) -> Vec<u32> {
    let mut names: Vec<u32> = before.iter().flatten().copied().collect();
    names.sort_unstable();
    names.dedup();
    let place = |name: u32| names.binary_search(&name).ok();
    let mut shared = vec![vec![0_i64; names.len()]; clusters];
    for (old, new) in before.iter().zip(now) {
        let (Some(old), Some(new)) = (old.and_then(place), new.filter(|new| (*new as usize) < clusters)) else {
            continue;
        };
        shared[new as usize][old] += 1;
    }
    let size = clusters.max(names.len());
    let cost: Vec<Vec<i64>> = (0..size)
        .map(|row| (0..size).map(|column| -shared.get(row).and_then(|r| r.get(column)).copied().unwrap_or(0)).collect())
        .collect();
    let chosen = assign(&cost);
    let kept: Vec<Option<u32>> = (0..clusters)
        .map(|cluster| chosen.get(cluster).filter(|at| cost[cluster][**at] < 0).and_then(|at| names.get(*at)).copied())
        .collect();
    let mut taken: Vec<u32> = kept.iter().flatten().copied().collect();
    kept.into_iter()
        .map(|name| {
            name.unwrap_or_else(|| {
                let free = (0..u32::MAX).find(|name| !taken.contains(name)).unwrap_or(u32::MAX);
                taken.push(free);
                free
            })
        })
        .collect()
}

/// The assignment of rows to columns with the least total cost (Kuhn, 1955; the form with potentials,
/// cubic time). Of equally cheap ones the one this order of steps finds, always the same.
fn assign(cost: &[Vec<i64>]) -> Vec<usize> {
    let n = cost.len();
    let (mut u, mut v) = (vec![0_i64; n + 1], vec![0_i64; n + 1]);
    let (mut owner, mut way) = (vec![0_usize; n + 1], vec![0_usize; n + 1]);
    for row in 1..=n {
        owner[0] = row;
        let mut column = 0;
        let mut least = vec![i64::MAX; n + 1];
        let mut used = vec![false; n + 1];
        while owner[column] != 0 {
            used[column] = true;
            let at = owner[column];
            let (mut delta, mut next) = (i64::MAX, 0);
            for other in 1..=n {
                if used[other] {
                    continue;
                }
                let reduced = cost[at - 1][other - 1] - u[at] - v[other];
                if reduced < least[other] {
                    (least[other], way[other]) = (reduced, column);
                }
                if least[other] < delta {
                    (delta, next) = (least[other], other);
                }
            }
            for other in 0..=n {
                if used[other] {
                    u[owner[other]] += delta;
                    v[other] -= delta;
                } else if least[other] < i64::MAX {
                    least[other] -= delta;
                }
            }
            column = next;
        }
        while column != 0 {
            owner[column] = owner[way[column]];
            column = way[column];
        }
    }
    let mut chosen = vec![0; n];
    for column in 1..=n {
        chosen[owner[column] - 1] = column - 1;
    }
    chosen
}

/// The adjusted Rand index of two clusterings over the people both place (Hubert and Arabie, 1985):
/// 1 where they agree, about 0 where they agree no more than chance would.
pub fn adjusted_rand(first: &[Option<u32>], second: &[Option<u32>]) -> f64 {
    let (table, all) = table(first, second);
    let pairs = |n: usize| real(n) * (real(n) - 1.0) / 2.0;
    let rows: Vec<usize> = table.iter().map(|row| row.iter().sum()).collect();
    let width = table.first().map_or(0, Vec::len);
    let columns: Vec<usize> = (0..width).map(|at| table.iter().map(|row| row[at]).sum()).collect();
    let cells: f64 = table.iter().flatten().map(|n| pairs(*n)).sum();
    let (a, b): (f64, f64) = (rows.iter().map(|n| pairs(*n)).sum(), columns.iter().map(|n| pairs(*n)).sum());
    let expected = if all > 1 { a * b / pairs(all) } else { 0.0 };
    let most = f64::midpoint(a, b);
    if (most - expected).abs() < f64::EPSILON * most.max(1.0) { 1.0 } else { (cells - expected) / (most - expected) }
}
