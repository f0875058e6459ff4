//! The search without a server: for benchmarks and for judging what it finds.

use std::collections::BTreeMap;

use ::store::{Db, StoreError};
use base::{Point, Time};

use super::answered::{answer, wish};
use super::index::{Index, Wish};
use super::kept::read_all;
use super::lexicon::Lexicon;
use super::model::{Ask, Reading};
use crate::listing::model::{OrganizationId, ServiceId};
use crate::listing::store as listings;
use crate::taxonomy::store as taxonomy;

/// The engine with an index of a whole directory.
#[derive(Debug)]
pub struct Engine {
    index: Index,
    lexicon: Lexicon,
    text_bytes: usize,
}

impl Engine {
    /// Reads the directory of a database.
    pub fn read(db: &mut impl Db) -> Result<Self, StoreError> {
        let names = listings::terms(db)?.into_iter().map(|it| (it.id, it.name)).collect();
        let lexicon = Lexicon::new(taxonomy::terms(db)?, names);
        let (index, text_bytes) = read_all(db, &lexicon)?;
        Ok(Self { index, lexicon, text_bytes })
    }

    /// How many things can be found.
    pub fn len(&self) -> usize {
        self.index.len()
    }

    /// Whether nothing can be found.
    pub fn is_empty(&self) -> bool {
        self.index.len() == 0
    }

    /// About how many bytes the index takes.
    pub fn bytes(&self) -> usize {
        self.index.bytes()
    }

    /// Bytes of the text it was made from.
    pub fn text_bytes(&self) -> usize {
        self.text_bytes
    }

    /// The first page of what plain words find: organizations, with the service where it is one.
    pub fn ask(&self, q: &str, now: Time) -> Vec<(OrganizationId, Option<ServiceId>)> {
        self.first(q, now, true)
    }

    /// The same with each thing on its own, also where one organization has it at several places: as a
    /// full-text search ranks records, to be compared with one.
    pub fn rank(&self, q: &str, now: Time) -> Vec<(OrganizationId, Option<ServiceId>)> {
        self.first(q, now, false)
    }

    fn first(&self, q: &str, now: Time, folds: bool) -> Vec<(OrganizationId, Option<ServiceId>)> {
        let ask = Ask { q: q.to_owned(), ..Ask::default() };
        let reading = Reading::of(&ask, &self.lexicon.codes()).once();
        let wish = Wish { folds, ..wish(&ask, &reading, &self.lexicon, now) };
        let found = answer(&self.index, &self.lexicon, &ask, &reading, wish).found;
        let entries = found.hits.iter().filter_map(|hit| self.index.entry(hit.number));
        entries.map(|entry| (entry.organization, entry.service)).collect()
    }

    /// How many of the nearest things a question for a place alone finds.
    pub fn near(&self, here: Point, most: usize, now: Time) -> usize {
        let wish = Wish { here: Some(here), take: most, folds: true, now, ..Wish::default() };
        self.index.find(None, &wish).hits.len()
    }

    /// Where everything is, to measure a bare tree of the same points.
    pub fn points(&self) -> Vec<Point> {
        self.index.entries().flat_map(|(_, entry)| entry.points.iter().copied()).collect()
    }
}

/// Questions with the things judged for each: 2 is what was looked for, 1 helps.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    /// Each question with the grade of each thing, by the id it has in its package.
    pub questions: Vec<(String, BTreeMap<String, u8>)>,
}

impl Judged {
    /// Reads lines of a question, a tab, and pairs `id:grade` parted by spaces; `#` begins a remark.
    pub fn read(text: &str) -> Self {
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        let pair = |pair: &str| {
            let (id, grade) = pair.split_once(':')?;
            Some((id.to_owned(), grade.parse().ok()?))
        };
        let questions = lines
            .filter_map(|line| {
                let (question, grades) = line.split_once('\t')?;
                Some((question.to_owned(), grades.split_whitespace().filter_map(pair).collect()))
            })
            .collect();
        Self { questions }
    }
}

/// nDCG of the first ten of a ranking (Järvelin and Kekäläinen 2002), with gains 2^grade − 1.
pub fn ndcg(ranked: &[String], grades: &BTreeMap<String, u8>) -> f64 {
    const TEN: usize = 10;
    let gain = |grade: u8| f64::from((1_u32 << grade) - 1);
    let discounted = |gains: &mut dyn Iterator<Item = f64>| -> f64 {
        gains.take(TEN).zip(2_u32..).map(|(gain, at)| gain / f64::from(at).log2()).sum()
    };
    let mut best: Vec<u8> = grades.values().copied().collect();
    best.sort_unstable_by_key(|grade| std::cmp::Reverse(*grade));
    let ideal = discounted(&mut best.into_iter().map(gain));
    let own = discounted(&mut ranked.iter().map(|id| gain(grades.get(id).copied().unwrap_or(0))));
    if ideal > 0.0 { own / ideal } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_order_counts_one_and_what_is_missing_costs() {
        let judged = Judged::read("# remark\nfood\ta:2 b:1 c:0\n");
        let grades = &judged.questions[0].1;
        let ranked = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        assert!((ndcg(&ranked(&["a", "b"]), grades) - 1.0).abs() < 1e-9);
        assert!(ndcg(&ranked(&["b", "a"]), grades) < 1.0);
        assert!(ndcg(&ranked(&["x"]), grades) < 1e-9);
    }
}
