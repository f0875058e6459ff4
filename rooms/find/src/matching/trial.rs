//! A made-up area full of needs and offers, to measure the matching with: the same every time.

use base::{Point, Random as _, SeededRandom};
use uuid::Uuid;

use super::board::{Board, Open};
use super::score::{Traits, on_sphere};

/// Needs and offers of several kinds in one metropolitan area.
#[derive(Debug)]
pub struct Trial {
    boards: Vec<Board>,
    needs: Vec<Vec<Open>>,
    offers: Vec<Vec<Open>>,
    random: SeededRandom,
    next: u128,
}

/// What the boards came to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Outcome {
    /// Needs.
    pub needs: usize,
    /// Offers.
    pub offers: usize,
    /// Links looked at.
    pub links: usize,
    /// Proposals.
    pub proposals: usize,
    /// The sum of their scores.
    pub total: i128,
}

/// Places of the made-up area.
const PLACES: usize = 120;

impl Trial {
    /// So many needs and offers, spread over `kinds` boards and 120 places around a city.
    pub fn new(needs: usize, offers: usize, kinds: usize, seed: u64) -> Self {
        let mut it = Self {
            boards: Vec::new(),
            needs: Vec::new(),
            offers: Vec::new(),
            random: SeededRandom::new(seed),
            next: 1,
        };
        it.boards.resize_with(kinds.max(1), Board::default);
        it.needs.resize_with(kinds.max(1), Vec::new);
        it.offers.resize_with(kinds.max(1), Vec::new);
        for n in 0..needs {
            let open = it.open();
            it.needs[n % kinds.max(1)].push(open);
        }
        for n in 0..offers {
            let open = it.open();
            it.offers[n % kinds.max(1)].push(open);
        }
        it
    }

    fn chance(&self, below: u32) -> u32 {
        u32::from_be_bytes(base::random::bytes::<4>(&self.random)) % below.max(1)
    }

    fn open(&mut self) -> Open {
        let place = f64::from(self.chance(u32::try_from(PLACES).unwrap_or(1)));
        // A spiral of places within 35 kilometers of the middle.
        let (turn, far) = (place * 2.4, 0.3 * (place / 120.0).sqrt());
        let point = Point { lat: 44.95 + far * turn.sin(), lon: -93.2 + far * 1.4 * turn.cos() };
        let mut seed = [0; 8];
        self.random.fill(&mut seed);
        let id = Uuid::from_u128((self.next << 64) + u128::from(u64::from_be_bytes(seed)));
        self.next += 1;
        let traits = Traits {
            at: on_sphere(point),
            reach_m: [5, 15, 40, 80][self.chance(4) as usize] * 1000,
            units: 1 + self.chance(3),
            splits: self.chance(2) == 0,
            slots: u8::try_from(self.chance(64)).unwrap_or(0),
            langs: 1 << self.chance(4) | 1 << self.chance(3),
            is_translation: false,
            skills: if self.chance(3) == 0 { 1 << self.chance(14) } else { 0 },
            is_skill: false,
            urgency: u8::try_from(self.chance(3)).unwrap_or(0),
            days: self.chance(20),
            window: (i32::MIN, i32::MAX),
        };
        Open { id, traits, barred: Vec::new() }
    }

    /// Brings every board up to date; each answer is proven the best for its candidates.
    ///
    /// # Errors
    /// Words for the log when a proof fails.
    pub fn solve(&mut self) -> Result<Outcome, String> {
        let mut sum = Outcome::default();
        for (kind, board) in self.boards.iter_mut().enumerate() {
            let (needs, offers) = (self.needs[kind].clone(), self.offers[kind].clone());
            board.update(needs, offers).map_err(|flaw| format!("{flaw:?}"))?;
            let (needs, offers, links) = board.size();
            sum.needs += needs;
            sum.offers += offers;
            sum.links += links;
            sum.proposals += board.proposals().len();
            sum.total += board.total();
        }
        Ok(sum)
    }

    /// Lets one need and one offer go and another of each come, somewhere.
    pub fn come_and_go(&mut self) {
        let kind = self.chance(u32::try_from(self.boards.len()).unwrap_or(1)) as usize;
        let (need, offer) = (self.open(), self.open());
        for (side, open) in [(true, need), (false, offer)] {
            let length = if side { self.needs[kind].len() } else { self.offers[kind].len() };
            let at = self.chance(u32::try_from(length).unwrap_or(1)) as usize;
            let list = if side { &mut self.needs[kind] } else { &mut self.offers[kind] };
            if at < list.len() {
                list.swap_remove(at);
            }
            list.push(open);
        }
    }

    /// Forgets everything the boards know, so that the next answer is made from nothing.
    pub fn forget(&mut self) {
        self.boards.iter_mut().for_each(|board| *board = Board::default());
    }
}

#[cfg(test)]
mod tests {
    use super::Trial;

    #[test]
    fn coming_and_going_leads_to_the_same_as_starting_anew() {
        let mut trial = Trial::new(300, 280, 3, 7);
        trial.solve().unwrap();
        for _ in 0..30 {
            trial.come_and_go();
            trial.solve().unwrap();
        }
        let moved = trial.solve().unwrap();
        trial.forget();
        assert_eq!(trial.solve().unwrap(), moved);
        assert!(moved.proposals > 200);
    }
}
