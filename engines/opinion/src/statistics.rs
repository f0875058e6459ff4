//! What the clusters say: counts, tests, consensus, majority, differences, priorities (decide.md §1.5).
//!
//! Everything here follows from the counts per cluster alone, so it can be brought up to date, checked or
//! published without any single vote.

use rayon::prelude::*;

use crate::number::real;
use crate::vote::Statement;
use crate::votes::{Counts, SLOTS, Votes};

/// One-sided 90 %: above it a test counts as significant.
pub const SIGNIFICANT: f64 = 1.2816;

/// Counts per cluster and statement: `of[cluster][statement]`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ClusterCounts {
    /// How many people are in each cluster.
    pub sizes: Vec<u32>,
    /// The answers of each cluster's people to each statement.
    pub of: Vec<Vec<Counts>>,
}

/// Counts the answers per cluster. `labels` gives each participant's cluster, below `clusters`;
/// participants without one, or with one that is not there, are left out.
pub fn count_clusters(votes: &Votes, labels: &[Option<u32>], clusters: usize) -> ClusterCounts {
    let m = votes.statements().len();
    let label = |person: usize| labels.get(person).copied().flatten().map(|l| l as usize).filter(|l| *l < clusters);
    let parts: Vec<ClusterCounts> = votes
        .chunks()
        .into_par_iter()
        .map(|people| {
            let mut sizes = vec![0; clusters];
            let mut slots = vec![vec![[0_u32; SLOTS]; m]; clusters];
            for person in people {
                let Some(cluster) = label(person) else {
                    continue;
                };
                sizes[cluster] += 1;
                let own = &mut slots[cluster];
                for entry in votes.row(person) {
                    own[entry.statement()][entry.code()] += 1;
                }
            }
            let of = slots.into_iter().map(|own| own.into_iter().map(Counts::of_slots).collect()).collect();
            ClusterCounts { sizes, of }
        })
        .collect();
    let mut all = ClusterCounts { sizes: vec![0; clusters], of: vec![vec![Counts::default(); m]; clusters] };
    for part in parts {
        for (size, more) in all.sizes.iter_mut().zip(part.sizes) {
            *size += more;
        }
        for (counts, more) in all.of.iter_mut().zip(part.of) {
            for (sum, more) in counts.iter_mut().zip(more) {
                *sum = sum.plus(more);
            }
        }
    }
    all
}

impl ClusterCounts {
    /// The answers of all grouped people to a statement.
    pub fn together(&self, statement: usize) -> Counts {
        self.of.iter().filter_map(|counts| counts.get(statement)).fold(Counts::default(), |sum, c| sum.plus(*c))
    }
}

/// The share of successes, drawn towards one half by one vote for each side: `(n + 1)/(seen + 2)`.
pub fn share(successes: u32, seen: u32) -> f64 {
    (f64::from(successes) + 1.0) / (f64::from(seen) + 2.0)
}

/// One-proportion test against one half: how many deviations the share lies above it.
pub fn share_test(successes: u32, seen: u32) -> f64 {
    let (successes, n) = (f64::from(successes) + 1.0, f64::from(seen) + 1.0);
    2.0 * n.sqrt() * (successes / n - 0.5)
}

/// Two-proportion test: how many deviations the first share lies above the second.
pub fn difference_test(first: u32, first_seen: u32, second: u32, second_seen: u32) -> f64 {
    let (s1, s2) = (f64::from(first) + 1.0, f64::from(second) + 1.0);
    let (n1, n2) = (f64::from(first_seen) + 1.0, f64::from(second_seen) + 1.0);
    let both = (s1 + s2) / (n1 + n2);
    if both >= 1.0 {
        return 0.0;
    }
    (s1 / n1 - s2 / n2) / (both * (1.0 - both) * (1.0 / n1 + 1.0 / n2)).sqrt()
}

/// Which side of a statement is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// Those who agree with it.
    Agree,
    /// Those who disagree with it.
    Disagree,
}

/// Group-informed consensus of one statement: how likely a person of *every* cluster holds that side.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Consensus {
    /// Product over the clusters of the share that agrees.
    pub agree: f64,
    /// Product over the clusters of the share that disagrees.
    pub disagree: f64,
    /// The fewest answers it got in any cluster: how little the two figures rest on.
    pub fewest: u32,
}

/// Group-informed consensus of every statement, in order of position. Without clusters it is 1 for all.
pub fn consensus(counts: &ClusterCounts, statements: usize) -> Vec<Consensus> {
    (0..statements)
        .map(|statement| {
            let mut result = Consensus { agree: 1.0, disagree: 1.0, fewest: u32::MAX };
            for cluster in &counts.of {
                let c = cluster.get(statement).copied().unwrap_or_default();
                result.agree *= share(c.agree, c.seen());
                result.disagree *= share(c.disagree, c.seen());
                result.fewest = result.fewest.min(c.seen());
            }
            if counts.of.is_empty() {
                result.fewest = 0;
            }
            result
        })
        .collect()
}

/// One statement that most of all participants hold.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct MajorityStatement {
    /// Position of the statement.
    pub statement: usize,
    /// How many hold this side.
    pub held: u32,
    /// How many answered.
    pub seen: u32,
    /// The share that holds it, as [`share`] gives it.
    pub share: f64,
    /// How many deviations it lies above one half.
    pub test: f64,
}

/// Statements that a majority of everybody holds, whether grouped or not.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Majority {
    /// Most agree: at most five, clearest first.
    pub agree: Vec<MajorityStatement>,
    /// Most disagree: at most five, clearest first.
    pub disagree: Vec<MajorityStatement>,
}

/// The majority statements over all participants: share above one half, significant, by share × test.
pub fn majority(statements: &[Statement], counts: &[Counts]) -> Majority {
    let side = |held: fn(&Counts) -> u32| {
        let mut list: Vec<MajorityStatement> = statements
            .iter()
            .zip(counts)
            .enumerate()
            .filter(|(_, (statement, _))| statement.counts())
            .map(|(at, (_, c))| MajorityStatement {
                statement: at,
                held: held(c),
                seen: c.seen(),
                share: share(held(c), c.seen()),
                test: share_test(held(c), c.seen()),
            })
            .filter(|it| it.share > 0.5 && it.test > SIGNIFICANT)
            .collect();
        list.sort_by(|a, b| (b.share * b.test).total_cmp(&(a.share * a.test)));
        list.truncate(5);
        list
    };
    Majority { agree: side(|c| c.agree), disagree: side(|c| c.disagree) }
}

/// A statement on which clusters stand apart.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Difference {
    /// Position of the statement.
    pub statement: usize,
    /// The cluster that agrees most.
    pub highest: usize,
    /// The cluster that agrees least.
    pub lowest: usize,
    /// Share that agrees in the first minus share in the second.
    pub gap: f64,
    /// How many deviations the two shares lie apart.
    pub test: f64,
}

/// Where clusters differ most: the significant gaps between the cluster that agrees most and the one that
/// agrees least, widest first, at most `limit`. Clusters smaller than `floor` are left out.
pub fn differences(statements: &[Statement], counts: &ClusterCounts, floor: u32, limit: usize) -> Vec<Difference> {
    let shown: Vec<usize> = (0..counts.of.len()).filter(|cluster| counts.sizes[*cluster] >= floor).collect();
    let mut list: Vec<Difference> = statements
        .iter()
        .enumerate()
        .filter(|(_, statement)| statement.counts())
        .filter_map(|(at, _)| difference(counts, &shown, at))
        .filter(|it| it.test > SIGNIFICANT)
        .collect();
    list.sort_by(|a, b| b.gap.total_cmp(&a.gap));
    list.truncate(limit);
    list
}

fn difference(counts: &ClusterCounts, shown: &[usize], statement: usize) -> Option<Difference> {
    let of = |cluster: usize| counts.of[cluster].get(statement).copied().unwrap_or_default();
    let agreed = |cluster: usize| share(of(cluster).agree, of(cluster).seen());
    let mut seen = shown.iter().copied().filter(|cluster| of(*cluster).seen() > 0);
    let first = seen.next()?;
    let (mut highest, mut lowest) = (first, first);
    for cluster in seen {
        highest = if agreed(cluster) > agreed(highest) { cluster } else { highest };
        lowest = if agreed(cluster) < agreed(lowest) { cluster } else { lowest };
    }
    let (high, low) = (of(highest), of(lowest));
    let test = difference_test(high.agree, high.seen(), low.agree, low.seen());
    (highest != lowest).then(|| Difference { statement, highest, lowest, gap: agreed(highest) - agreed(lowest), test })
}

/// What a meta statement gets, so that it is shown soon.
const META: f64 = 49.0;

/// How much each statement deserves to be shown next, in order of position: many agree, few pass, it
/// tells people apart, and it was seen little so far. The chance of being drawn is proportional to it.
pub fn priorities(statements: &[Statement], counts: &ClusterCounts, extremity: &[f64]) -> Vec<f64> {
    statements
        .iter()
        .zip(extremity)
        .enumerate()
        .map(|(at, (statement, extremity))| {
            if statement.meta {
                return META;
            }
            let c = counts.together(at);
            priority(c, *extremity)
        })
        .collect()
}

/// The priority of one statement: `(importance · (1 + 8·2^(−seen/5)))²` with
/// `importance = (1 − passed)·(1 + extremity)·agreed`.
pub fn priority(counts: Counts, extremity: f64) -> f64 {
    let importance = (1.0 - share(counts.pass, counts.seen())) * (1.0 + extremity) * share(counts.agree, counts.seen());
    let scaled = importance * (1.0 + 8.0 * (-f64::from(counts.seen()) / 5.0).exp2());
    scaled * scaled
}

/// How far a statement lies from the middle of the map.
pub fn extremity(places: &[[f64; 2]]) -> Vec<f64> {
    places.iter().map(|[x, y]| (x * x + y * y).sqrt()).collect()
}

/// The share of people in a cluster, for sentences and bars; 0 without people.
pub fn part(count: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { real(count) / real(of) }
}
