//! How a map is made: the votes as the engine holds them, followed batch by batch, and its answer put
//! into what pages need.
//!
//! A merged statement's votes count for the one it was merged into, unless the participant voted on
//! that one too. What is not open to votes shapes nothing.

use std::collections::BTreeMap;

use ::store::{Db, StoreError};
use base::Time;
use opinion::{Cast, Options, Side};

use super::model::{Cluster, Common, Counts, DOTS_MAX, FLOOR, Map, Own, Place, Stat, Verdict, rounded};
use super::outline::outline;
use crate::conversation::model::{Conversation, Figures, Moderated};
use crate::statement::model::Statement;
use crate::vote::desk::Batch;
use crate::vote::store as votes;

/// Statements in each list of a map.
const COMMON_MAX: usize = 30;
const DIFFER_MAX: usize = 20;

/// Each cluster's share on a statement called common ground is more than this.
const COMMON_SHARE: f64 = 0.5;

/// The votes of one conversation in memory.
#[derive(Debug, Default)]
pub struct Making {
    votes: opinion::Conversation,
    open: Vec<bool>,
    /// Merged statements and where their votes count.
    merged: BTreeMap<u32, u32>,
    votes_version: u64,
    texts_version: u64,
    /// Each participant's cluster on the last map, so that letters stay.
    letters: Vec<Option<u32>>,
}

impl Making {
    /// Loads everything from one snapshot.
    pub fn load(
        db: &mut impl Db,
        it: &Conversation,
        figures: &Figures,
        list: &[Statement],
    ) -> Result<Self, StoreError> {
        let merged = merges(list);
        let mut casts = Vec::with_capacity(usize::try_from(figures.votes).unwrap_or(0));
        let mut people = 0;
        votes::each(db, it.number, |one| {
            people = people.max(one.number);
            let has_own = |to: u32| one.votes.of(to).is_some_and(|vote| vote.choice.for_map().is_some());
            // A vote on a merged statement first, so that one on the statement itself comes later.
            for (number, vote) in one.votes.iter() {
                let to = merged.get(&number).copied().unwrap_or(number);
                if let Some(vote) = vote.choice.for_map().filter(|_| to == number || !has_own(to)) {
                    casts.push(Cast {
                        participant: one.number.saturating_sub(1),
                        statement: to.saturating_sub(1),
                        vote,
                    });
                }
            }
            Ok(())
        })?;
        let statements = list.iter().map(|s| s.for_map(it.content.moderated)).collect();
        casts.retain(|cast| (cast.statement as usize) < list.len());
        let held = opinion::Votes::from_casts(people as usize, statements, casts.iter().copied())
            .map_err(|e| StoreError::broken(e.to_string()))?;
        Ok(Self {
            votes: opinion::Conversation::new(held),
            open: list.iter().map(|s| s.is_open(it.content.moderated)).collect(),
            merged,
            votes_version: figures.votes_version,
            texts_version: figures.texts_version,
            letters: Vec::new(),
        })
    }

    /// Follows what happened; says whether nothing was missed. If something was, it must be loaded again.
    pub fn follow(&mut self, batches: &[Batch], figures: &Figures, list: &[Statement], moderated: Moderated) -> bool {
        if self.texts_version != figures.texts_version {
            if merges(list) != self.merged {
                return false;
            }
            self.take_statements(list, moderated);
            self.texts_version = figures.texts_version;
        }
        let mut sorted: Vec<&Batch> = batches.iter().filter(|b| b.from >= self.votes_version).collect();
        sorted.sort_by_key(|batch| batch.from);
        for batch in sorted {
            if batch.from != self.votes_version || !self.take_batch(batch) {
                return false;
            }
            self.votes_version += 1;
        }
        self.votes_version >= figures.votes_version
    }

    fn take_statements(&mut self, list: &[Statement], moderated: Moderated) {
        for (at, it) in list.iter().enumerate() {
            let statement = it.for_map(moderated);
            let done = if at < self.votes.votes().statements().len() {
                self.votes.set_statement(at, statement)
            } else {
                self.votes.add_statement(statement).map(|_| ())
            };
            if done.is_err() {
                return;
            }
        }
        self.open = list.iter().map(|s| s.is_open(moderated)).collect();
    }

    fn take_batch(&mut self, batch: &Batch) -> bool {
        for moved in &batch.moved {
            let participant = moved.participant.saturating_sub(1);
            while self.votes.votes().participants() <= participant as usize {
                if self.votes.add_participant().is_err() {
                    return false;
                }
            }
            let to = self.merged.get(&moved.statement).copied().unwrap_or(moved.statement);
            let Some(vote) = moved.choice.for_map() else { continue };
            if self.votes.add([Cast { participant, statement: to.saturating_sub(1), vote }]).is_err() {
                return false;
            }
        }
        true
    }

    /// The map of all votes so far.
    pub fn map(&mut self, now: Time) -> Map {
        let options = Options { floor: FLOOR, ..Options::default() };
        let found = self.votes.map(&options);
        let names = opinion::keep_ids(&self.letters, &found.clusters.of, found.clusters.k);
        self.letters = found.clusters.of.iter().map(|of| of.and_then(|of| names.get(of as usize).copied())).collect();
        let shown = Shape { order: order(&found, &names), found: &found };
        let scale = scale(&found);
        let mut clusters = shown.clusters(scale);
        let verdict = match found.clusters.verdict {
            opinion::Verdict::TooFew => Verdict::TooFew,
            opinion::Verdict::Camps if clusters.len() > 1 => Verdict::Camps,
            _ => Verdict::OneCloud,
        };
        if verdict != Verdict::Camps {
            clusters.clear();
        }
        let order = if verdict == Verdict::Camps { shown.order.as_slice() } else { &[] };
        let stats = self.stats(&found, order);
        Map {
            votes_version: self.votes_version,
            texts_version: self.texts_version,
            made_at: now.millis(),
            people: count(found.confidence.voters),
            placed: count(found.confidence.grouped),
            votes: found.confidence.votes as u64,
            verdict,
            silhouette: found.clusters.silhouette.map(|s| i32::from(rounded(s * 1000.0))),
            loose: shown.loose(scale, order),
            common: common(&stats, &found),
            differ: differ(&stats, &found),
            clusters,
            stats,
            scale,
        }
    }

    fn stats(&self, found: &opinion::Map, order: &[usize]) -> Vec<Stat> {
        let held = self.votes.votes();
        let is_open = |at: &usize| self.open.get(*at).copied().unwrap_or(false);
        (0..held.statements().len())
            .filter(is_open)
            .map(|at| {
                let real = |list: &[f64]| list.get(at).copied().filter(|x| x.is_finite()).unwrap_or(0.0);
                let of = |cluster: &usize| {
                    found
                        .counts
                        .of
                        .get(*cluster)
                        .and_then(|counts| counts.get(at))
                        .copied()
                        .map(counts)
                        .unwrap_or_default()
                };
                Stat {
                    statement: count(at + 1),
                    all: held.counts().get(at).copied().map(counts).unwrap_or_default(),
                    by_cluster: order.iter().map(of).collect(),
                    priority: real(&found.priorities),
                    is_meta: held.statements().get(at).is_some_and(|s| s.meta),
                    center: real(&found.axes.center),
                    axes: [real(&found.axes.components[0]), real(&found.axes.components[1])],
                }
            })
            .collect()
    }
}

/// The engine's answer with the order in which clusters are shown.
struct Shape<'a> {
    order: Vec<usize>,
    found: &'a opinion::Map,
}

/// Clusters large enough to be shown, by the letters they keep.
fn order(found: &opinion::Map, names: &[u32]) -> Vec<usize> {
    let is_shown = |at: &usize| !found.protected.get(*at).copied().unwrap_or(true);
    let mut all: Vec<usize> = (0..found.clusters.k).filter(is_shown).collect();
    all.sort_by_key(|at| names.get(*at).copied());
    all
}

impl Shape<'_> {
    fn places(&self, scale: f64, of: impl Fn(Option<u32>) -> bool) -> Vec<Place> {
        let people = self.found.people.iter().zip(&self.found.clusters.of);
        people.filter(|(_, cluster)| of(**cluster)).map(|(at, _)| place(*at, scale)).collect()
    }

    fn clusters(&self, scale: f64) -> Vec<Cluster> {
        let placed: u32 = self.found.clusters.sizes.iter().sum();
        self.order
            .iter()
            .map(|at| {
                let people = self.found.clusters.sizes.get(*at).copied().unwrap_or(0);
                let middle = self.found.clusters.centers.get(*at).map_or([0, 0], |c| place(*c, scale));
                let all = self.places(scale, |of| of == u32::try_from(*at).ok());
                let share = DOTS_MAX * people as usize / placed.max(1) as usize;
                let own = self.found.representative.get(*at).map_or(&[][..], Vec::as_slice);
                Cluster {
                    people,
                    middle,
                    outline: outline(&all, middle),
                    dots: thinned(&all, share.max(FLOOR as usize)),
                    own: own
                        .iter()
                        .map(|it| Own { statement: count(it.statement + 1), agrees: it.side == Side::Agree })
                        .collect(),
                }
            })
            .collect()
    }

    /// Dots of people who are in no cluster that is shown: of few nothing is drawn.
    fn loose(&self, scale: f64, order: &[usize]) -> Vec<Place> {
        let is_loose = |of: Option<u32>| of.is_some_and(|of| !order.contains(&(of as usize)));
        let all = self.places(scale, is_loose);
        if all.len() < FLOOR as usize { Vec::new() } else { thinned(&all, DOTS_MAX) }
    }
}

/// Up to `most` places, spread evenly over the list and sorted, so that no dot keeps a place in line.
fn thinned(all: &[Place], most: usize) -> Vec<Place> {
    let step = all.len().div_ceil(most.max(1)).max(1);
    let mut out: Vec<Place> = all.iter().step_by(step).copied().collect();
    out.sort_unstable();
    out
}

fn place(at: [f64; 2], scale: f64) -> Place {
    [rounded(at[0] * scale), rounded(at[1] * scale)]
}

/// Ninety-eight of a hundred placed people fit into the picture; the rest stand at its edge.
fn scale(found: &opinion::Map) -> f64 {
    let mut far: Vec<f64> = found
        .people
        .iter()
        .zip(&found.clusters.of)
        .filter(|(_, of)| of.is_some())
        .map(|(at, _)| at[0].abs().max(at[1].abs() * 1.25))
        .collect();
    far.sort_by(f64::total_cmp);
    let at = far.len() * 98 / 100;
    far.get(at.min(far.len().saturating_sub(1))).map_or(0.0, |far| if *far > 0.0 { 900.0 / far } else { 0.0 })
}

/// Where all clusters agree, or all disagree; without clusters where nearly everybody does.
fn common(stats: &[Stat], found: &opinion::Map) -> Vec<Common> {
    let mut out: Vec<Common> = stats
        .iter()
        .filter(|stat| !stat.is_meta)
        .filter_map(|stat| {
            let all = if stat.by_cluster.is_empty() { std::slice::from_ref(&stat.all) } else { &stat.by_cluster };
            if all.iter().any(|counts| counts.seen() < FLOOR) {
                return None;
            }
            let consensus = found.consensus.get((stat.statement as usize).checked_sub(1)?)?;
            let is_whole = stat.by_cluster.is_empty();
            let value = |part: fn(&Counts) -> u32, whole: f64| {
                let least = all.iter().map(|c| opinion::share(part(c), c.seen())).fold(1.0, f64::min);
                let consensus = if is_whole { least } else { whole };
                (least > COMMON_SHARE).then_some(consensus)
            };
            let agree = value(|c| c.agree, consensus.agree).map(|c| (true, c));
            let disagree = value(|c| c.disagree, consensus.disagree).map(|c| (false, c));
            let (agrees, consensus) = agree.or(disagree)?;
            Some(Common { statement: stat.statement, agrees, consensus })
        })
        .collect();
    out.sort_by(|a, b| b.consensus.total_cmp(&a.consensus).then(a.statement.cmp(&b.statement)));
    out.truncate(COMMON_MAX);
    out
}

/// Where clusters that are shown differ most.
fn differ(stats: &[Stat], found: &opinion::Map) -> Vec<u32> {
    let known = |number: &u32| stats.binary_search_by_key(number, |it| it.statement).is_ok();
    let all = found.differences.iter().map(|it| count(it.statement + 1));
    all.filter(known).take(DIFFER_MAX).collect()
}

/// Where the votes of merged statements count, chains followed to their end.
fn merges(list: &[Statement]) -> BTreeMap<u32, u32> {
    let direct: BTreeMap<u32, u32> = list.iter().filter_map(|it| Some((it.number, it.merged_into?))).collect();
    direct
        .keys()
        .map(|from| {
            let mut to = *from;
            for _ in 0..direct.len() {
                match direct.get(&to) {
                    Some(next) if next != from => to = *next,
                    _ => break,
                }
            }
            (*from, to)
        })
        .filter(|(from, to)| from != to)
        .collect()
}

fn counts(it: opinion::Counts) -> Counts {
    Counts { agree: it.agree, disagree: it.disagree, pass: it.pass }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::model::{Kind, State};

    fn merged(number: u32, into: Option<u32>) -> Statement {
        Statement {
            number,
            body: String::new(),
            lang: String::new(),
            kind: Kind::Plain,
            state: if into.is_some() { State::Merged } else { State::Accepted },
            author: None,
            merged_into: into,
            bracket: None,
            version: 1,
            created_at: Time::default(),
        }
    }

    #[test]
    fn chains_of_merges_end_and_circles_do_no_harm() {
        let list = [merged(1, None), merged(2, Some(1)), merged(3, Some(2)), merged(4, Some(5)), merged(5, Some(4))];
        let found = merges(&list);
        assert_eq!((found.get(&2), found.get(&3), found.get(&1)), (Some(&1), Some(&1), None));
    }

    #[test]
    fn dots_are_thinned_and_keep_no_order() {
        let all: Vec<Place> = (0..1000).rev().map(|n| [n, 0]).collect();
        let few = thinned(&all, 100);
        assert!(few.len() <= 100 && few.is_sorted());
    }
}
