//! What pages need to know of a map: everything in whole numbers and statement numbers, so that it can
//! be kept as text and shown without the votes.

use serde::{Deserialize, Serialize};

/// Fewer people than this are never shown as a cluster or as a share.
pub const FLOOR: u32 = 5;

/// Most dots of a picture.
pub const DOTS_MAX: usize = 600;

/// Half the width of the picture's plane.
pub const EDGE: i16 = 1_000;

/// A place on the map.
pub type Place = [i16; 2];

/// What can be said about the people as a whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Too few have voted on enough statements.
    #[default]
    TooFew,
    /// Everybody votes much alike: no camps.
    OneCloud,
    /// There are camps.
    Camps,
}

/// How some people answered a statement.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Agreed.
    pub agree: u32,
    /// Disagreed.
    pub disagree: u32,
    /// Passed.
    pub pass: u32,
}

impl Counts {
    /// Everybody who answered.
    pub const fn seen(self) -> u32 {
        self.agree + self.disagree + self.pass
    }

    /// Percent of those who answered that agree; none below the floor.
    pub fn agree_percent(self) -> Option<u32> {
        self.percent(self.agree)
    }

    /// Percent of those who answered that disagree; none below the floor.
    pub fn disagree_percent(self) -> Option<u32> {
        self.percent(self.disagree)
    }

    fn percent(self, part: u32) -> Option<u32> {
        let seen = u64::from(self.seen());
        (self.seen() >= FLOOR).then(|| u32::try_from((u64::from(part) * 200 + seen) / (2 * seen)).unwrap_or(100))
    }
}

/// People who vote alike.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Cluster {
    /// How many.
    pub people: u32,
    /// Their middle.
    pub middle: Place,
    /// The outline around most of them.
    pub outline: Vec<Place>,
    /// Some of them as dots.
    pub dots: Vec<Place>,
    /// What they say in their own statements, most telling first.
    pub own: Vec<Own>,
}

/// A statement that is typical of a cluster.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Own {
    /// The statement.
    pub statement: u32,
    /// Whether they agree with it; otherwise they disagree.
    pub agrees: bool,
}

/// A statement on which all clusters answer alike.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Common {
    /// The statement.
    pub statement: u32,
    /// Whether all agree with it; otherwise all disagree.
    pub agrees: bool,
    /// Group-informed consensus, from 0 to 1.
    pub consensus: f64,
}

/// What is known about one statement.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Stat {
    /// The statement.
    pub statement: u32,
    /// How everybody answered.
    pub all: Counts,
    /// How each cluster answered, in the order of the letters.
    pub by_cluster: Vec<Counts>,
    /// How much the map wants votes on it.
    pub priority: f64,
    /// Whether it asks who somebody is.
    pub is_meta: bool,
    /// The mean vote.
    pub center: f64,
    /// How much it pulls along the two axes.
    pub axes: [f64; 2],
}

/// A map.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Map {
    /// The batch of votes it rests on.
    pub votes_version: u64,
    /// The change of statements it rests on.
    pub texts_version: u64,
    /// When it was made, in milliseconds.
    pub made_at: i64,
    /// People who voted.
    pub people: u32,
    /// People with enough votes for a place on the map.
    pub placed: u32,
    /// Votes.
    pub votes: u64,
    /// What can be said as a whole.
    pub verdict: Verdict,
    /// How clearly the clusters are apart, from -1 to 1, in thousandths.
    pub silhouette: Option<i32>,
    /// The clusters, in the order of their letters.
    pub clusters: Vec<Cluster>,
    /// Dots of people in no cluster that is shown.
    pub loose: Vec<Place>,
    /// Where all agree, surest first.
    pub common: Vec<Common>,
    /// Where clusters differ most, widest first.
    pub differ: Vec<u32>,
    /// Every statement open to votes, by number.
    pub stats: Vec<Stat>,
    /// From the engine's units to the picture's.
    pub scale: f64,
}

/// How much the votes can say.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Sureness {
    /// A first glimpse.
    Thin,
    /// Some ground.
    Fair,
    /// Well grounded.
    Firm,
}

impl Map {
    /// What is known about a statement.
    pub fn stat(&self, statement: u32) -> Option<&Stat> {
        let at = self.stats.binary_search_by_key(&statement, |it| it.statement).ok()?;
        self.stats.get(at)
    }

    /// The map as everybody may have it: counts of few people are left out.
    #[must_use]
    pub fn public(&self) -> Self {
        let told = |counts: Counts| if counts.seen() >= FLOOR { counts } else { Counts::default() };
        let mut out = self.clone();
        for stat in &mut out.stats {
            stat.all = told(stat.all);
            stat.by_cluster.iter_mut().for_each(|counts| *counts = told(*counts));
        }
        out
    }

    /// How much the map can be relied on: many placed people, each on a good part of the statements,
    /// and clusters that are apart.
    pub fn sureness(&self) -> Sureness {
        let each = self.votes / u64::from(self.people.max(1));
        let apart = self.silhouette.unwrap_or(300);
        match (self.placed, each) {
            (100.., 10..) if apart >= 300 => Sureness::Firm,
            (30.., 7..) => Sureness::Fair,
            _ => Sureness::Thin,
        }
    }

    /// Where somebody with these votes stands; none with too few.
    pub fn place_of(&self, votes: impl Iterator<Item = (u32, i8)>) -> Option<Place> {
        let (mut x, mut y, mut seen) = (0.0, 0.0, 0_u32);
        for (statement, value) in votes {
            let Some(stat) = self.stat(statement) else { continue };
            seen += 1;
            if !stat.is_meta {
                let apart = f64::from(value) - stat.center;
                x += apart * stat.axes[0];
                y += apart * stat.axes[1];
            }
        }
        let all = u32::try_from(self.stats.len()).unwrap_or(u32::MAX);
        let enough = seen >= 7.min(all) && seen > 0 && self.scale > 0.0;
        enough.then(|| {
            let factor = self.scale * (f64::from(all) / f64::from(seen)).sqrt();
            [rounded(x * factor), rounded(y * factor)]
        })
    }

    /// The cluster whose middle is nearest to a place.
    pub fn nearest(&self, place: Place) -> Option<usize> {
        let far = |it: &Cluster| {
            let d = |at: usize| i64::from(it.middle[at]) - i64::from(place[at]);
            d(0) * d(0) + d(1) * d(1)
        };
        (0..self.clusters.len()).min_by_key(|at| self.clusters.get(*at).map(far))
    }
}

/// A coordinate of the picture, cut at its edge.
#[expect(clippy::cast_possible_truncation, reason = "cut to the edge before")]
pub fn rounded(value: f64) -> i16 {
    let edge = f64::from(EDGE);
    if value.is_finite() { value.clamp(-edge, edge).round() as i16 } else { 0 }
}

/// The letter of a cluster.
pub fn letter(at: usize) -> char {
    char::from(b'A'.saturating_add(u8::try_from(at.min(25)).unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_few_people_are_not_told() {
        let few = Counts { agree: 4, disagree: 0, pass: 0 };
        assert_eq!(few.agree_percent(), None);
        let enough = Counts { agree: 4, disagree: 1, pass: 1 };
        assert_eq!((enough.agree_percent(), enough.disagree_percent()), (Some(67), Some(17)));
    }

    #[test]
    fn the_place_of_somebody_follows_their_votes() {
        let stat = |statement| Stat { statement, axes: [1.0, 0.0], center: 0.0, ..Stat::default() };
        let map = Map { stats: (1..=9).map(stat).collect(), scale: 10.0, ..Map::default() };
        assert_eq!(map.place_of((1..=9).map(|n| (n, 1))), Some([90, 0]));
        assert_eq!(map.place_of((1..=9).map(|n| (n, -1))), Some([-90, 0]));
        assert_eq!(map.place_of([(1, 1)].into_iter()), None);
        assert_eq!(map.place_of([(77, 1)].into_iter()), None);
    }

    #[test]
    fn letters_go_from_a() {
        assert_eq!((letter(0), letter(7)), ('A', 'H'));
    }
}
