//! The board: open needs and offers of one kind with their candidates and the best assignment.
//!
//! A need's candidates are the [`CANDIDATES`] offers with the highest scores in reach; the answer is
//! the best possible over these. The board is told what is open now and works out what changed: who
//! came, who went, who has waited a day longer. Only what a change touches is looked at again, and
//! the answer depends on what is open, not on the way it came about: equal scores are parted by a hash
//! of the two ids, far below one point.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::assign::{Assignment, Flaw, Node};
use super::score::{Parts, REACH_MAX_M, Traits, meters, most_at, score, score_at};

/// Offers that are looked at for one need.
pub(crate) const CANDIDATES: usize = 12;

/// Bits below one point: the hash in the lowest twelve, room for 2^28 units above it.
const POINT_BITS: u32 = 40;

/// Cells of a tenth of a degree: 11 km from north to south.
const CELLS_PER_DEGREE: f64 = 10.0;

/// No offer reaches farther than this many cells to the north: 100 km.
const REACH_CELLS: i32 = 10;

/// An open need or offer as the board knows it.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Open {
    /// Its id.
    pub(crate) id: Uuid,
    /// What counts.
    pub(crate) traits: Traits,
    /// Offers a need must not be given: one side passed already. Sorted.
    pub(crate) barred: Vec<Uuid>,
}

/// What the board proposes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Proposal {
    /// The need.
    pub(crate) need: Uuid,
    /// The offer.
    pub(crate) offer: Uuid,
    /// How many units.
    pub(crate) units: u32,
    /// The score with its parts.
    pub(crate) parts: Parts,
}

/// Everything at one place: the middle of a town or ZIP code.
#[derive(Debug)]
struct Spot {
    at: [f64; 3],
    numbers: Vec<u32>,
}

/// One side: what is where.
#[derive(Debug, Default)]
struct Side {
    numbers: BTreeMap<Uuid, u32>,
    open: Vec<Option<Open>>,
    cells: BTreeMap<(i32, i32), Vec<Spot>>,
}

/// Cell of a point.
#[expect(clippy::cast_possible_truncation, reason = "degrees times ten")]
fn cell(at: [f64; 3]) -> (i32, i32) {
    let (lat, lon) = (at[2].asin().to_degrees(), at[1].atan2(at[0]).to_degrees());
    ((lat * CELLS_PER_DEGREE).floor() as i32, (lon * CELLS_PER_DEGREE).floor() as i32)
}

/// Whether two places are the same one, bit by bit: both come from the gazetteer.
fn is_same(a: [f64; 3], b: [f64; 3]) -> bool {
    a.map(f64::to_bits) == b.map(f64::to_bits)
}

impl Side {
    fn put(&mut self, number: u32, open: Open) {
        let at = open.traits.at;
        self.numbers.insert(open.id, number);
        let spots = self.cells.entry(cell(at)).or_default();
        match spots.iter_mut().find(|spot| is_same(spot.at, at)) {
            Some(spot) => spot.numbers.push(number),
            None => spots.push(Spot { at, numbers: vec![number] }),
        }
        let index = number as usize;
        if self.open.len() <= index {
            self.open.resize(index + 1, None);
        }
        self.open[index] = Some(open);
    }

    fn take(&mut self, id: Uuid) -> Option<u32> {
        let number = self.numbers.remove(&id)?;
        let open = self.open[number as usize].take()?;
        let spots = self.cells.get_mut(&cell(open.traits.at))?;
        for spot in spots.iter_mut().filter(|spot| is_same(spot.at, open.traits.at)) {
            spot.numbers.retain(|other| *other != number);
        }
        spots.retain(|spot| !spot.numbers.is_empty());
        Some(number)
    }

    fn get(&self, number: u32) -> Option<&Open> {
        self.open.get(number as usize).and_then(Option::as_ref)
    }

    /// Every place that may be within reach of one, with its distance in meters, the nearest first.
    fn around(&self, at: [f64; 3]) -> Vec<(u32, &Spot)> {
        let (lat, lon) = cell(at);
        // Meridians draw together towards the poles; beyond 84° every one is near.
        let shrink = (1.0 - at[2] * at[2]).sqrt().max(0.1);
        #[expect(clippy::cast_possible_truncation, reason = "at most a hundred cells")]
        let wide = (f64::from(REACH_CELLS) / shrink).ceil() as i32;
        let mut near: Vec<(u32, &Spot)> = (lat - REACH_CELLS..=lat + REACH_CELLS)
            .flat_map(|row| self.cells.range((row, lon - wide)..=(row, lon + wide)))
            .flat_map(|(_, spots)| spots)
            .map(|spot| (meters(at, spot.at), spot))
            .filter(|(meters, _)| *meters <= REACH_MAX_M)
            .collect();
        near.sort_by(|(a, x), (b, y)| a.cmp(b).then_with(|| x.at.map(f64::to_bits).cmp(&y.at.map(f64::to_bits))));
        near
    }

    /// Takes out what is gone or different; answers their numbers and what is to be put in.
    fn part(&mut self, now: Vec<Open>) -> (Vec<u32>, Vec<Open>) {
        let there: BTreeSet<Uuid> = now.iter().map(|open| open.id).collect();
        let gone: Vec<Uuid> = self.numbers.keys().filter(|id| !there.contains(id)).copied().collect();
        let mut out: Vec<u32> = gone.into_iter().filter_map(|id| self.take(id)).collect();
        let mut fresh = Vec::new();
        for open in now {
            match self.numbers.get(&open.id).and_then(|n| self.get(*n)) {
                Some(known) if *known == open => {}
                known => {
                    if known.is_some() {
                        out.extend(self.take(open.id));
                    }
                    fresh.push(open);
                }
            }
        }
        (out, fresh)
    }
}

/// A need's candidate: worth, offer, link.
type Candidate = (i64, u32, u32);

/// One kind of need and offer.
#[derive(Debug, Default)]
pub(crate) struct Board {
    needs: Side,
    offers: Side,
    candidates: Vec<Vec<Candidate>>,
    assignment: Assignment,
    /// Needs whose candidates an offer is among.
    chosen_by: Vec<BTreeSet<u32>>,
}

/// A number that two ids always give, from 0 to 4095: it parts equal scores.
fn hash(need: Uuid, offer: Uuid) -> i64 {
    let mixed =
        (need.as_u128() ^ offer.as_u128().rotate_left(64)).wrapping_mul(0x2545_F491_4F6C_DD1D_9E37_79B9_7F4A_7C15);
    i64::try_from(mixed >> 116).unwrap_or(0)
}

/// What a pair is worth at a distance, unless it cannot work or was passed; `least` is what it must
/// reach to matter.
fn worth(need: &Open, offer: &Open, meters: u32, least: i64) -> Option<i64> {
    let points = i64::from(score_at(&need.traits, &offer.traits, meters)?.sum());
    if points < least >> POINT_BITS || !need.barred.is_empty() && need.barred.binary_search(&offer.id).is_ok() {
        return None;
    }
    Some((points << POINT_BITS) + hash(need.id, offer.id)).filter(|worth| *worth > least)
}

impl Board {
    /// Takes over what is open now and finds the best assignment for it.
    ///
    /// # Errors
    /// A [`Flaw`] when the answer is not proven the best; the board is then to be thrown away.
    pub(crate) fn update(&mut self, needs: Vec<Open>, offers: Vec<Open>) -> Result<(), Flaw> {
        let mut again = BTreeSet::new();
        let (gone, fresh_needs) = self.needs.part(needs);
        for number in gone {
            self.drop_need(number);
        }
        let (gone, fresh_offers) = self.offers.part(offers);
        for number in gone {
            self.assignment.remove(Node::Offer(number));
            again.extend(std::mem::take(&mut self.chosen_by[number as usize]));
        }
        for open in fresh_offers {
            self.put_offer(open, &mut again);
        }
        for open in fresh_needs {
            let number = self.assignment.add_need(open.traits.units);
            self.needs.put(number, open);
            if self.candidates.len() <= number as usize {
                self.candidates.resize(number as usize + 1, Vec::new());
            }
            again.insert(number);
        }
        for number in again {
            self.choose(number);
        }
        self.assignment.settle();
        self.assignment.check()
    }

    fn drop_need(&mut self, number: u32) {
        for (_, offer, _) in std::mem::take(&mut self.candidates[number as usize]) {
            self.chosen_by[offer as usize].remove(&number);
        }
        self.assignment.remove(Node::Need(number));
    }

    /// Puts in an offer and notes the needs among whose candidates it belongs.
    fn put_offer(&mut self, open: Open, again: &mut BTreeSet<u32>) {
        let number = self.assignment.add_offer(open.traits.units);
        if self.chosen_by.len() <= number as usize {
            self.chosen_by.resize(number as usize + 1, BTreeSet::new());
        }
        for (meters, spot) in self.needs.around(open.traits.at) {
            for need in &spot.numbers {
                let list = &self.candidates[*need as usize];
                let least = if list.len() < CANDIDATES { 0 } else { list.last().map_or(0, |(worth, ..)| *worth) };
                if self.needs.get(*need).and_then(|it| worth(it, &open, meters, least)).is_some() {
                    again.insert(*need);
                }
            }
        }
        self.offers.put(number, open);
    }

    /// The offers with the highest scores for a need, the best first.
    fn best_for(&self, need: &Open) -> Vec<(i64, u32)> {
        let (mut best, mut least) = (Vec::with_capacity(CANDIDATES + 1), 0_i64);
        for (meters, spot) in self.offers.around(need.traits.at) {
            // Nothing so far away, or farther, can be better than what was found.
            if i64::from(most_at(&need.traits, meters)) < least >> POINT_BITS {
                break;
            }
            for offer in &spot.numbers {
                let Some(worth) = self.offers.get(*offer).and_then(|it| worth(need, it, meters, least)) else {
                    continue;
                };
                let at = best.partition_point(|(other, _)| *other >= worth);
                best.insert(at, (worth, *offer));
                best.truncate(CANDIDATES);
                if best.len() == CANDIDATES {
                    least = best.last().map_or(0, |(worth, _)| *worth);
                }
            }
        }
        best
    }

    /// Finds a need's candidates anew and changes the links that are different.
    fn choose(&mut self, number: u32) {
        let Some(need) = self.needs.get(number) else { return };
        let best = self.best_for(need);
        let before = std::mem::take(&mut self.candidates[number as usize]);
        let stays = |(worth, offer, link): &Candidate| {
            best.contains(&(*worth, *offer)) && self.chosen_by[*offer as usize].contains(&number) && *link != u32::MAX
        };
        let (kept, cut): (Vec<Candidate>, Vec<Candidate>) = before.into_iter().partition(stays);
        for (_, offer, link) in cut {
            if self.chosen_by[offer as usize].remove(&number) {
                self.assignment.cut(link);
            }
        }
        let mut now = Vec::with_capacity(best.len());
        for (worth, offer) in best {
            let link = kept.iter().find(|(_, other, _)| *other == offer).map(|(.., link)| *link);
            let link = link.unwrap_or_else(|| self.assignment.link(number, offer, worth));
            self.chosen_by[offer as usize].insert(number);
            now.push((worth, offer, link));
        }
        self.candidates[number as usize] = now;
    }

    /// What is proposed, the highest score first.
    pub(crate) fn proposals(&self) -> Vec<Proposal> {
        let of = |(need, offer, units)| {
            let (need, offer) = (self.needs.get(need)?, self.offers.get(offer)?);
            let parts = score(&need.traits, &offer.traits)?;
            Some(Proposal { need: need.id, offer: offer.id, units, parts })
        };
        let mut all: Vec<Proposal> = self.assignment.chosen().filter_map(of).collect();
        all.sort_by_key(|it| (std::cmp::Reverse(it.parts.sum()), it.need, it.offer));
        all
    }

    /// Where a need is.
    pub(crate) fn place_of(&self, need: Uuid) -> Option<[f64; 3]> {
        let number = self.needs.numbers.get(&need)?;
        self.needs.get(*number).map(|open| open.traits.at)
    }

    /// Needs, offers and links.
    pub(crate) fn size(&self) -> (usize, usize, usize) {
        (self.needs.numbers.len(), self.offers.numbers.len(), self.assignment.links())
    }

    /// The sum of all scores, each unit counted.
    pub(crate) fn total(&self) -> i128 {
        self.assignment.total() >> POINT_BITS
    }
}

#[cfg(test)]
mod tests {
    use super::super::score::tests::traits;
    use super::*;

    fn uuid(side: u128, n: u128) -> Uuid {
        Uuid::from_u128((side << 100) + n.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// A need or an offer that follows from two numbers alone.
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    fn open(side: u128, n: u128) -> Open {
        let (row, column) = ((n * 7 % 23) as f64, (n * 11 % 19) as f64);
        let mut it = traits(44.8 + row / 60.0, -93.4 + column / 60.0);
        it.slots = u8::try_from(n * 5 % 64).unwrap();
        it.langs = 1 << (n % 3);
        it.urgency = u8::try_from(n % 3).unwrap();
        it.days = u32::try_from(n % 20).unwrap();
        it.splits = true;
        it.units = u32::try_from(1 + n % 4).unwrap();
        Open { id: uuid(side, n), traits: it, barred: Vec::new() }
    }

    fn open_all(side: u128, numbers: impl IntoIterator<Item = u128>) -> Vec<Open> {
        numbers.into_iter().map(|n| open(side, n)).collect()
    }

    #[test]
    fn the_answer_does_not_depend_on_the_way_it_came_about() {
        let mut slow = Board::default();
        for step in 0..40_u128 {
            let needs = open_all(1, (0..60).filter(|n| (n + step) % 5 != 0));
            let offers = open_all(2, (0..50).filter(|n| (n * 3 + step) % 7 != 0));
            slow.update(needs.clone(), offers.clone()).unwrap();
            let mut quick = Board::default();
            quick.update(needs, offers).unwrap();
            assert_eq!((slow.size(), slow.total()), (quick.size(), quick.total()), "step {step}");
            assert_eq!(slow.proposals(), quick.proposals(), "step {step}");
        }
        assert!(slow.proposals().len() > 20);
    }

    #[test]
    fn who_was_passed_over_gets_another_and_nobody_is_proposed_twice() {
        let mut board = Board::default();
        let (mut needs, offers) = (open_all(1, 0..20), open_all(2, 0..20));
        board.update(needs.clone(), offers.clone()).unwrap();
        let first = board.proposals()[0];
        needs.iter_mut().filter(|n| n.id == first.need).for_each(|n| n.barred = vec![first.offer]);
        board.update(needs, offers).unwrap();
        assert!(board.proposals().iter().all(|p| (p.need, p.offer) != (first.need, first.offer)));
        assert!(board.proposals().iter().any(|p| p.need == first.need));
    }

    #[test]
    fn whoever_waits_longer_comes_first_when_one_offer_is_wanted_by_two() {
        let mut board = Board::default();
        let of = |n, days| Open { traits: Traits { days, ..traits(44.95, -93.25) }, ..open(1, n) };
        let offer = Open { traits: traits(44.95, -93.25), ..open(2, 0) };
        board.update(vec![of(1, 2), of(2, 9)], vec![offer]).unwrap();
        let proposals = board.proposals();
        assert_eq!((proposals.len(), proposals[0].need), (1, uuid(1, 2)));
    }

    #[test]
    fn nothing_left_leaves_nothing() {
        let mut board = Board::default();
        board.update(open_all(1, 0..9), open_all(2, 0..9)).unwrap();
        board.update(Vec::new(), Vec::new()).unwrap();
        assert_eq!((board.size(), board.total(), board.proposals().len()), ((0, 0, 0), 0, 0));
    }
}
