//! The whole answer: from votes to the map, its clusters, and what they say.

use crate::axes::{self, Axes};
use crate::cluster::{self, Clusters, Verdict};
use crate::compatible;
use crate::number::{narrow, real};
use crate::pairs::Pairs;
use crate::representative::{Representative, representatives};
use crate::statistics::{
    self, ClusterCounts, Consensus, Difference, Majority, consensus, count_clusters, differences, extremity, majority,
    priorities,
};
use crate::votes::Votes;

/// By which rules people are grouped.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Mode {
    /// Ours: many fixed starts, one to eight clusters, the same for any order of votes and people.
    #[default]
    Ours,
    /// The published rules of the predecessor at a cold start (decide.md §1.4): base clusters, two to five
    /// clusters, starts from the first distinct points in the order of participants. For comparison.
    Compatible,
}

/// What can be chosen about an analysis.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Options {
    /// By which rules people are grouped.
    pub mode: Mode,
    /// How many statements somebody must have answered to be grouped (or all, where there are fewer).
    pub answers: usize,
    /// With fewer grouped people than this nothing is said about camps (ours only).
    pub people: usize,
    /// The most clusters looked for, up to eight (ours only).
    pub most: usize,
    /// Below so many people nothing is shown that a cluster alone says: it would point at persons.
    pub floor: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self { mode: Mode::Ours, answers: 7, people: 10, most: 8, floor: 5 }
    }
}

/// How much the map rests on.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Confidence {
    /// Votes that count.
    pub votes: usize,
    /// Participants who voted at least once.
    pub voters: usize,
    /// Participants who answered enough to be grouped.
    pub grouped: usize,
    /// Statements that shape the map.
    pub statements: usize,
    /// The share of cells of these statements and voters that are filled.
    pub filled: f64,
    /// The middle number of answers among the grouped.
    pub median_answers: usize,
    /// The share of everything the votes vary that the two directions of the map show.
    pub shown: f64,
    /// The first direction's sum of squares over what unrelated answers could show; above 1 the votes are
    /// related to each other.
    pub related: f64,
    /// In words.
    pub level: Level,
}

/// How sure a reader may be of the map.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Level {
    /// Too little to tell anything.
    #[default]
    TooFew,
    /// A first impression: few people, or few answers each.
    Early,
    /// Enough to talk about.
    Fair,
    /// Many people with many answers, clearly placed.
    Firm,
}

/// The answer of the engine. Vectors follow the positions of statements, participants or clusters.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Map {
    /// Centre and directions.
    pub axes: Axes,
    /// Where each participant stands; people without votes stand in the middle.
    pub people: Vec<[f64; 2]>,
    /// Where each statement stands.
    pub statements: Vec<[f64; 2]>,
    /// How far each statement lies from the middle.
    pub extremity: Vec<f64>,
    /// Who votes alike.
    pub clusters: Clusters,
    /// What each cluster answered.
    pub counts: ClusterCounts,
    /// Whether a cluster is too small for its own statements to be shown.
    pub protected: Vec<bool>,
    /// Where all agree: of each statement, how likely a person of every cluster holds it.
    pub consensus: Vec<Consensus>,
    /// The statements that tell each cluster from the others; empty for protected clusters.
    pub representative: Vec<Vec<Representative>>,
    /// What most of everybody holds.
    pub majority: Majority,
    /// Where clusters differ most, widest gap first; protected clusters are left out.
    pub differences: Vec<Difference>,
    /// How much each statement deserves to be shown next.
    pub priorities: Vec<f64>,
    /// How much all this rests on.
    pub confidence: Confidence,
}

/// The opinion map of these votes.
///
/// A pure function: the same votes give the same bits, in any order, on any number of threads.
///
/// ```
/// use convoke_opinion::{Cast, Options, Statement, Verdict, Vote, Votes, analyse};
///
/// // Twenty people and eight statements: two camps, and a last statement that everybody agrees with.
/// let casts = (0..20).flat_map(|participant| {
///     (0..8).map(move |statement| {
///         let vote = if statement == 7 || (participant < 10) == (statement < 4) { Vote::Agree } else { Vote::Disagree };
///         Cast { participant, statement, vote }
///     })
/// });
/// let votes = Votes::from_casts(20, vec![Statement::default(); 8], casts)?;
/// let map = analyse(&votes, &Options::default());
/// assert_eq!((map.clusters.verdict, map.clusters.k), (Verdict::Camps, 2));
/// let best = (0..8).max_by(|a, b| map.consensus[*a].agree.total_cmp(&map.consensus[*b].agree));
/// assert_eq!(best, Some(7));
/// # Ok::<(), convoke_opinion::VotesError>(())
/// ```
pub fn analyse(votes: &Votes, options: &Options) -> Map {
    let pairs = Pairs::pay(votes).then(|| Pairs::count(votes));
    analyse_with(votes, pairs.as_ref(), options)
}

/// The same, with pairs that were kept beside the votes.
pub(crate) fn analyse_with(votes: &Votes, pairs: Option<&Pairs>, options: &Options) -> Map {
    let axes = axes::axes_with(votes, pairs);
    let (people, spread) = axes::people(votes, &axes);
    let grouped = grouped(votes, options.answers);
    let related = axes::related(votes, &axes, spread);
    let clusters = match options.mode {
        Mode::Ours => ours(votes, &people, &grouped, related, options),
        Mode::Compatible => compatible::clusters(&people, &grouped),
    };
    finish(votes, axes, people, grouped.len(), median(votes, &grouped), related, clusters, options)
}

/// The map for clusters that are given instead of found: only what follows from them is computed anew.
/// `labels` gives each participant's cluster, if any, below `clusters`; no cluster is protected.
pub fn analyse_given(votes: &Votes, labels: &[Option<u32>], clusters: usize, options: &Options) -> Map {
    let axes = axes::axes(votes);
    let (people, spread) = axes::people(votes, &axes);
    let grouped: Vec<usize> =
        (0..votes.participants()).filter(|person| labels.get(*person).copied().flatten().is_some()).collect();
    let related = axes::related(votes, &axes, spread);
    let given = given(&people, labels, clusters, &grouped);
    let median = median(votes, &grouped);
    let open = Options { floor: 0, ..*options };
    finish(votes, axes, people, grouped.len(), median, related, given, &open)
}

#[expect(clippy::too_many_arguments, reason = "the parts of one answer, put together in one place")]
fn finish(
    votes: &Votes,
    axes: Axes,
    people: Vec<[f64; 2]>,
    grouped: usize,
    median: usize,
    related: f64,
    clusters: Clusters,
    options: &Options,
) -> Map {
    let statements = axes::statements(votes, &axes);
    let extremity = extremity(&statements);
    let counts = count_clusters(votes, &clusters.of, clusters.k);
    // With one cluster there is nobody to point at apart from everybody.
    let protected: Vec<bool> = counts.sizes.iter().map(|size| clusters.k > 1 && *size < options.floor).collect();
    let mut representative =
        if clusters.k > 1 { representatives(votes.statements(), &counts) } else { vec![Vec::new(); clusters.k] };
    for (list, _) in representative.iter_mut().zip(&protected).filter(|(_, protected)| **protected) {
        list.clear();
    }
    let confidence = confidence(votes, &axes, grouped, median, related, &clusters);
    Map {
        consensus: consensus(&counts, statements.len()),
        majority: majority(votes.statements(), votes.counts()),
        differences: differences(votes.statements(), &counts, options.floor.max(1), 20),
        priorities: priorities(votes.statements(), &counts, &extremity),
        axes,
        people,
        statements,
        extremity,
        clusters,
        counts,
        protected,
        representative,
        confidence,
    }
}

/// With fewer than this many people who answered enough, those with most answers are taken too.
const FILL: usize = 15;

/// Who is grouped: everybody with enough answers, and if these are fewer than fifteen, those with the most
/// answers besides (decide.md §1.1). Everybody with as many answers as the last one taken comes along, so
/// that nobody's place in a list decides. Positions, ascending.
pub fn grouped(votes: &Votes, answers: usize) -> Vec<usize> {
    let enough = answers.min(axes::answered_statements(votes)).max(1);
    let full: Vec<usize> = (0..votes.participants()).filter(|person| votes.answered(*person) >= enough).collect();
    if full.len() >= FILL {
        return full;
    }
    let mut all: Vec<usize> = (0..votes.participants()).map(|person| votes.answered(person)).collect();
    all.sort_unstable_by(|a, b| b.cmp(a));
    let last = all.get(FILL - 1).copied().unwrap_or(0).clamp(1, enough);
    (0..votes.participants()).filter(|person| votes.answered(*person) >= last).collect()
}

fn median(votes: &Votes, grouped: &[usize]) -> usize {
    let mut answers: Vec<usize> = grouped.iter().map(|person| votes.answered(*person)).collect();
    answers.sort_unstable();
    answers.get(answers.len() / 2).copied().unwrap_or(0)
}

fn ours(votes: &Votes, people: &[[f64; 2]], grouped: &[usize], related: f64, options: &Options) -> Clusters {
    let shaping = votes.statements().iter().filter(|statement| statement.counts()).count();
    if grouped.len() < options.people.max(2) || shaping < 2 || votes.is_empty() {
        return Clusters { of: vec![None; votes.participants()], ..Clusters::default() };
    }
    if related <= RELATED {
        let points: Vec<[f64; 2]> = grouped.iter().map(|person| people[*person]).collect();
        return cluster::one(people.len(), grouped, &points, Vec::new());
    }
    cluster::find(people, grouped, options.most)
}

/// Up to here the first direction could come from unrelated answers.
const RELATED: f64 = 1.0;

fn given(people: &[[f64; 2]], labels: &[Option<u32>], k: usize, grouped: &[usize]) -> Clusters {
    let of: Vec<Option<u32>> = (0..people.len())
        .map(|person| labels.get(person).copied().flatten().filter(|label| (*label as usize) < k))
        .collect();
    let mut sums = vec![([0.0; 2], 0_usize); k];
    for person in grouped {
        if let Some(label) = of[*person] {
            let (sum, count) = &mut sums[label as usize];
            sum[0] += people[*person][0];
            sum[1] += people[*person][1];
            *count += 1;
        }
    }
    let centers = sums.iter().map(|(sum, count)| sum.map(|x| x / real(*count).max(1.0))).collect();
    let sizes = sums.iter().map(|(_, count)| narrow(*count)).collect();
    let placed: Vec<usize> = grouped.iter().copied().filter(|person| of[*person].is_some()).collect();
    let points: Vec<[f64; 2]> = placed.iter().map(|person| people[*person]).collect();
    let own: Vec<usize> = placed.iter().filter_map(|person| of[*person]).map(|label| label as usize).collect();
    let verdict = match k {
        0 => Verdict::TooFew,
        1 => Verdict::NoCamps,
        _ => Verdict::Camps,
    };
    let silhouette = (k > 1).then(|| cluster::sampled(&points, &own, k));
    Clusters { verdict, k, silhouette, of, centers, sizes, tried: Vec::new() }
}

fn confidence(
    votes: &Votes,
    axes: &Axes,
    grouped: usize,
    median: usize,
    related: f64,
    clusters: &Clusters,
) -> Confidence {
    let people = (0..votes.participants()).filter(|person| votes.answered(*person) > 0).count();
    let shaping = votes.statements().iter().filter(|statement| statement.counts()).count();
    let seen: usize = votes
        .statements()
        .iter()
        .zip(votes.counts())
        .filter(|(statement, _)| statement.counts())
        .map(|(_, counts)| counts.seen() as usize)
        .sum();
    let first: f64 = axes.eigenvalues.iter().take(2).sum();
    let shown = if axes.total > 0.0 { (first / axes.total).min(1.0) } else { 0.0 };
    let level = match clusters.verdict {
        Verdict::TooFew => Level::TooFew,
        _ if grouped < 30 || median < 10 => Level::Early,
        _ if grouped < 200 || median < 20 || clusters.silhouette.is_some_and(|s| s < 0.4) => Level::Fair,
        _ => Level::Firm,
    };
    Confidence {
        votes: votes.len(),
        voters: people,
        grouped,
        statements: shaping,
        filled: statistics::part(seen, people * shaping),
        median_answers: median,
        shown,
        related,
        level,
    }
}
