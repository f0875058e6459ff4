//! From the ballot as it was cast to what a rule counts: each step is stated and tallied.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::account::{BallotBook, Treated, Treatment};
use crate::ballots::{Ballots, Mark, Rank, Score, ranks};
use crate::contest::Contest;
use crate::options::{Several, Skipped};
use crate::rows::{Block, Rows};

/// How rankings are read by a rule that needs one name per rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Several names on one rank.
    pub several: Several,
    /// An empty rank.
    pub skipped: Skipped,
}

/// Why a ballot was treated as it was: a set of [`Treatment`]s.
#[derive(Clone, Debug, Default)]
struct Tallied {
    valid: u64,
    spoilt: u64,
    treated: BTreeMap<Treatment, u64>,
}

impl Tallied {
    fn add(&mut self, other: Self) {
        self.valid += other.valid;
        self.spoilt += other.spoilt;
        for (treatment, ballots) in other.treated {
            *self.treated.entry(treatment).or_default() += ballots;
        }
    }

    fn book(self) -> BallotBook {
        let treated = self.treated.into_iter().map(|(treatment, ballots)| Treated { treatment, ballots }).collect();
        BallotBook { cast: self.valid + self.spoilt, valid: self.valid, spoilt: self.spoilt, exhausted: 0, treated }
    }

    /// Books one ballot with the treatments it met; whether it is valid.
    fn ballot(&mut self, met: &[Treatment], usable: bool, blank: bool, weight: u64) -> bool {
        let spoilt = met.iter().copied().find(|treatment| *treatment < Treatment::SeveralPassedOver);
        let spoilt = spoilt.or(blank.then_some(Treatment::Blank));
        let spoilt = spoilt.or((!usable).then_some(Treatment::NothingUsable));
        if let Some(why) = spoilt {
            self.spoilt += weight;
            *self.treated.entry(why).or_default() += weight;
            return false;
        }
        self.valid += weight;
        for treatment in met {
            *self.treated.entry(*treatment).or_default() += weight;
        }
        true
    }
}

/// Whether each number (from 0, which is nobody) stands.
fn standing(contest: &Contest) -> Vec<bool> {
    std::iter::once(false).chain(contest.candidates.iter().map(|c| !c.withdrawn)).collect()
}

/// Works through all rows block by block: `each` writes what counts of a row and says what it met.
fn through<T, U>(
    rows: &Rows<T>,
    blank: impl Fn(&[T]) -> bool + Sync + Send,
    each: impl Fn(&[T], &mut Vec<U>, &mut Vec<Treatment>) + Sync + Send,
) -> (Rows<U>, BallotBook)
where
    T: Copy + Ord + Send + Sync,
    U: Copy + Ord + Send + Sync,
{
    let one = |block: &Block<T>| {
        let (mut out, mut tallied) = (Block::default(), Tallied::default());
        let (mut kept, mut met) = (Vec::new(), Vec::new());
        for (row, weight) in block.iter() {
            kept.clear();
            met.clear();
            each(row, &mut kept, &mut met);
            if tallied.ballot(&met, !kept.is_empty(), blank(row), weight) {
                out.push(&kept, weight);
            }
        }
        (vec![out.take()], tallied)
    };
    let join = |(blocks, tallied): &mut (Vec<Block<U>>, Tallied), (more, other): (Vec<Block<U>>, Tallied)| {
        blocks.extend(more);
        tallied.add(other);
    };
    let (blocks, tallied) = rows.fold(one, join).unwrap_or_default();
    (Rows::of(blocks), tallied.book())
}

fn met_once(met: &mut Vec<Treatment>, treatment: Treatment) {
    if !met.contains(&treatment) {
        met.push(treatment);
    }
}

/// Strict orders of preference: one candidate after the other, none twice, only those who stand. Ballots that are
/// so already are not copied.
///
/// An empty rank at the end of a ballot is no skipped rank.
pub fn strict<'a>(contest: &Contest, rows: &'a Rows<Mark>, reading: Reading) -> (Cow<'a, Rows<Mark>>, BallotBook) {
    let stands = standing(contest);
    let clean = rows.fold(|block| block.iter().all(|(row, _)| is_strict(row, &stands)), |all, one| *all &= one);
    if clean != Some(false) {
        let valid = rows.weight();
        return (Cow::Borrowed(rows), BallotBook { cast: valid, valid, ..BallotBook::default() });
    }
    let blank = |row: &[Mark]| row.iter().all(|mark| *mark == Mark::SKIPPED);
    let (strict, book) = through(rows, blank, |row, kept, met| read_strictly(row, reading, &stands, kept, met));
    (Cow::Owned(strict), book)
}

/// Whether a row is a strict order already: not empty, each on a rank of its own, all standing, none twice.
fn is_strict(row: &[Mark], stands: &[bool]) -> bool {
    let alone = |mark: &Mark| if mark.is_equal() { None } else { mark.number() };
    !row.is_empty() && each_once(row.iter().map(alone), stands)
}

/// Whether all are numbers of candidates who stand, and none comes twice.
fn each_once(numbers: impl Iterator<Item = Option<u16>>, stands: &[bool]) -> bool {
    let (mut low, mut high) = (0_u128, Vec::new());
    for number in numbers {
        let number = number.map_or(0, usize::from);
        if !stands.get(number).copied().unwrap_or(false) {
            return false;
        }
        let fresh = if number < 128 { low & (1 << number) == 0 } else { !high.contains(&number) };
        if !fresh {
            return false;
        }
        if number < 128 {
            low |= 1 << number;
        } else {
            high.push(number);
        }
    }
    true
}

fn read_strictly(row: &[Mark], reading: Reading, stands: &[bool], kept: &mut Vec<Mark>, met: &mut Vec<Treatment>) {
    let mut empty = 0;
    for rank in ranks(row) {
        match rank {
            Rank::Skipped => {
                empty += 1;
                continue;
            }
            Rank::Several(_) if reading.several == Several::Spoil => {
                return met_once(met, Treatment::SpoiltBySeveral);
            }
            _ => {}
        }
        if empty > 0 {
            if reading.skipped == Skipped::End || (reading.skipped == Skipped::EndAtTwo && empty > 1) {
                return met_once(met, Treatment::EndedBySkipped);
            }
            met_once(met, Treatment::SkippedPassedOver);
            empty = 0;
        }
        match rank {
            Rank::One(number) if !stands.get(usize::from(number)).copied().unwrap_or(false) => {
                met_once(met, Treatment::NotStanding);
            }
            Rank::One(number) if kept.contains(&Mark::of(number)) => met_once(met, Treatment::Repeated),
            Rank::One(number) => kept.push(Mark::of(number)),
            _ if reading.several == Several::End => return met_once(met, Treatment::EndedBySeveral),
            _ => met_once(met, Treatment::SeveralPassedOver),
        }
    }
}

/// Weak orders: rankings in which equal ranks stay, only those who stand, none twice. Ballots that are so already are
/// not copied.
pub fn weak<'a>(contest: &Contest, rows: &'a Rows<Mark>) -> (Cow<'a, Rows<Mark>>, BallotBook) {
    let stands = standing(contest);
    let clean = rows.fold(|block| block.iter().all(|(row, _)| is_weak(row, &stands)), |all, one| *all &= one);
    if clean != Some(false) {
        let valid = rows.weight();
        return (Cow::Borrowed(rows), BallotBook { cast: valid, valid, ..BallotBook::default() });
    }
    let blank = |row: &[Mark]| row.iter().all(|mark| mark.number().is_none());
    let (weak, book) = through(rows, blank, |row, kept: &mut Vec<Mark>, met| {
        let mut fresh = true;
        // The first 63 candidates met so far, as bits: asking the list itself costs most of the time.
        let mut seen = 0_u64;
        for mark in row {
            fresh |= !mark.is_equal();
            let Some(number) = mark.number() else {
                continue;
            };
            let bit = 1_u64.checked_shl(number.into());
            let again = || match bit {
                Some(bit) => seen & bit != 0,
                None => kept.iter().any(|other| other.number() == Some(number)),
            };
            if !stands.get(usize::from(number)).copied().unwrap_or(false) {
                met_once(met, Treatment::NotStanding);
            } else if again() {
                met_once(met, Treatment::Repeated);
            } else {
                seen |= bit.unwrap_or(0);
                kept.push(if fresh { Mark::of(number) } else { Mark::of(number).equal() });
                fresh = false;
            }
        }
    });
    (Cow::Owned(weak), book)
}

/// Whether a row is a weak order already: not empty, beginning on a new rank, all standing, none twice.
fn is_weak(row: &[Mark], stands: &[bool]) -> bool {
    row.first().is_some_and(|first| !first.is_equal()) && each_once(row.iter().map(|mark| mark.number()), stands)
}

/// Marks: ascending numbers of those who stand, none twice; more than `most` spoil the ballot.
pub fn marks(contest: &Contest, rows: &Rows<u16>, most: Option<usize>) -> (Rows<u16>, BallotBook) {
    let stands = standing(contest);
    through(rows, <[u16]>::is_empty, |row, kept, met| {
        for number in row {
            if !stands.get(usize::from(*number)).copied().unwrap_or(false) {
                met_once(met, Treatment::NotStanding);
            } else if kept.contains(number) {
                met_once(met, Treatment::Repeated);
            } else {
                kept.push(*number);
            }
        }
        kept.sort_unstable();
        if most.is_some_and(|most| kept.len() > most) {
            met_once(met, Treatment::TooMany);
        }
    })
}

/// Points: by ascending number, only those who stand, the first for each; points off the scale spoil the ballot.
pub fn points(contest: &Contest, rows: &Rows<Score>, (worst, best): (i32, i32)) -> (Rows<Score>, BallotBook) {
    let stands = standing(contest);
    through(rows, <[Score]>::is_empty, |row, kept: &mut Vec<Score>, met| {
        for score in row {
            if score.points < worst || score.points > best {
                met_once(met, Treatment::OffScale);
            }
            if !stands.get(usize::from(score.number)).copied().unwrap_or(false) {
                met_once(met, Treatment::NotStanding);
            } else if kept.iter().any(|other| other.number == score.number) {
                met_once(met, Treatment::Repeated);
            } else {
                kept.push(*score);
            }
        }
        kept.sort_unstable();
    })
}

/// Ballots of any kind as marks: of a ranking everybody ranked is marked, of points whoever has more than none.
pub fn as_marks(ballots: &Ballots) -> Cow<'_, Rows<u16>> {
    let mut out = Rows::default();
    match ballots {
        Ballots::Marked(rows) => return Cow::Borrowed(rows),
        Ballots::Ranked(rows) => {
            for (row, weight) in rows.iter() {
                let numbers: Vec<u16> = row.iter().filter_map(|mark| mark.number()).collect();
                out.push(&numbers, weight);
            }
        }
        Ballots::Scored(rows) => {
            for (row, weight) in rows.iter() {
                let numbers: Vec<u16> = row.iter().filter(|score| score.points > 0).map(|score| score.number).collect();
                out.push(&numbers, weight);
            }
        }
    }
    Cow::Owned(out)
}

/// Ballots of any kind as rankings: marks stand level on the first rank, points rank from the most.
pub fn as_rankings(ballots: &Ballots) -> Cow<'_, Rows<Mark>> {
    let mut out = Rows::default();
    match ballots {
        Ballots::Ranked(rows) => return Cow::Borrowed(rows),
        Ballots::Marked(rows) => {
            for (row, weight) in rows.iter() {
                let first = row.iter().take(1).map(|number| Mark::of(*number));
                let marks: Vec<Mark> = first.chain(row.iter().skip(1).map(|n| Mark::of(*n).equal())).collect();
                out.push(&marks, weight);
            }
        }
        Ballots::Scored(rows) => {
            for (row, weight) in rows.iter() {
                let mut scores = row.to_vec();
                scores.sort_by_key(|score| (std::cmp::Reverse(score.points), score.number));
                let mut before = None;
                let mark = |score: &Score| {
                    let equal = before == Some(score.points);
                    before = Some(score.points);
                    if equal { Mark::of(score.number).equal() } else { Mark::of(score.number) }
                };
                let marks: Vec<Mark> = scores.iter().map(mark).collect();
                out.push(&marks, weight);
            }
        }
    }
    Cow::Owned(out)
}
