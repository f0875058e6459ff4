//! "I'm coming": who fits, who waits, who moves up. Pure, so that it can be tried with any sequence.
//!
//! Capacity counts people, not RSVPs. Places are given in the order of arrival; a party too large for
//! what is left keeps its place in the line, and the next that fits goes in, so that nobody stands
//! outside beside an empty chair. Therefore nobody who waits ever fits, and a newcomer who fits takes
//! nobody's turn.

use base::{Code, code};

/// Most people in one RSVP.
pub const PEOPLE_MAX: u32 = 20;

/// What somebody says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wish {
    /// I'm coming.
    Going,
    /// Perhaps.
    Maybe,
}

impl Wish {
    /// The word in forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Going => "going",
            Self::Maybe => "maybe",
        }
    }

    /// The wish of a word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Going, Self::Maybe].into_iter().find(|wish| wish.as_str() == word)
    }
}

/// Where an RSVP stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Counted as coming.
    Going,
    /// Counted as perhaps coming.
    Maybe,
    /// In the line for a place.
    Waiting,
}

impl Standing {
    /// The number in the database.
    pub const fn number(self) -> i64 {
        match self {
            Self::Going => 1,
            Self::Maybe => 2,
            Self::Waiting => 3,
        }
    }

    /// The standing of a number.
    pub const fn of(number: i64) -> Option<Self> {
        match number {
            1 => Some(Self::Going),
            2 => Some(Self::Maybe),
            3 => Some(Self::Waiting),
            _ => None,
        }
    }
}

/// One RSVP.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rsvp {
    /// Its number at its action.
    pub seq: u32,
    /// Where it stands.
    pub standing: Standing,
    /// How many people.
    pub people: u32,
}

/// Why somebody was not let in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// The action takes no RSVPs: canceled, postponed, over.
    Closed,
    /// Never as many as fit here.
    TooMany {
        /// How many fit.
        capacity: u32,
    },
    /// Not that many more at the moment.
    NoPlace {
        /// How many more fit.
        left: u32,
    },
}

/// An action as far as its RSVPs are concerned.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Door {
    /// Whether it takes RSVPs.
    pub is_open: bool,
    /// How many people fit; none if that does not matter.
    pub capacity: Option<u32>,
    /// People going.
    pub going: u32,
    /// People perhaps coming.
    pub maybe: u32,
    /// People waiting.
    pub waiting: u32,
}

impl Door {
    /// Places left; none when there is no limit.
    pub fn left(&self) -> Option<u32> {
        self.capacity.map(|capacity| capacity.saturating_sub(self.going))
    }

    fn fits(&self, people: u32) -> bool {
        self.left().is_none_or(|left| people <= left)
    }

    fn count(&mut self, standing: Standing) -> &mut u32 {
        match standing {
            Standing::Going => &mut self.going,
            Standing::Maybe => &mut self.maybe,
            Standing::Waiting => &mut self.waiting,
        }
    }

    fn take(&mut self, standing: Standing, people: u32) -> Standing {
        let count = self.count(standing);
        *count = count.saturating_add(people);
        standing
    }

    /// Lets a newcomer in, or into the line.
    pub fn admit(&mut self, wish: Wish, people: u32) -> Result<Standing, Refusal> {
        if !self.is_open {
            return Err(Refusal::Closed);
        }
        match (wish, self.capacity) {
            (Wish::Maybe, _) => Ok(self.take(Standing::Maybe, people)),
            (Wish::Going, Some(capacity)) if people > capacity => Err(Refusal::TooMany { capacity }),
            (Wish::Going, _) if self.fits(people) => Ok(self.take(Standing::Going, people)),
            (Wish::Going, _) => Ok(self.take(Standing::Waiting, people)),
        }
    }

    /// Somebody leaves.
    pub fn release(&mut self, rsvp: Rsvp) {
        let count = self.count(rsvp.standing);
        *count = count.saturating_sub(rsvp.people);
    }

    /// Somebody changes their mind. Who has a place keeps it when the new wish does not fit.
    pub fn change(&mut self, rsvp: Rsvp, wish: Wish, people: u32) -> Result<Standing, Refusal> {
        let before = *self;
        self.release(rsvp);
        let fits = self.fits(people);
        if rsvp.standing == Standing::Going && wish == Wish::Going && !fits {
            let left = before.left().unwrap_or(0);
            *self = before;
            return Err(Refusal::NoPlace { left });
        }
        self.admit(wish, people).inspect_err(|_| *self = before)
    }

    /// Moves up those in the line who fit now, in order; answers their numbers.
    pub fn promote(&mut self, line: &[Rsvp]) -> Vec<u32> {
        let mut up = Vec::new();
        if !self.is_open {
            return up;
        }
        for rsvp in line {
            if self.fits(rsvp.people) {
                self.release(*rsvp);
                self.take(Standing::Going, rsvp.people);
                up.push(rsvp.seq);
            }
        }
        up
    }
}

/// What the holder of an RSVP keeps: the action's code, the RSVP's number, and a MAC that proves it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Receipt {
    /// The action.
    pub code: Code,
    /// The RSVP's number there.
    pub seq: u32,
}

/// Base32 signs of the number.
const SEQ_LEN: usize = 6;

/// Base32 signs of a 128-bit MAC.
const MAC_LEN: usize = 26;

impl Receipt {
    /// What the MAC is made over.
    pub fn signed(&self) -> Vec<u8> {
        let mut data = self.code.as_str().as_bytes().to_vec();
        data.extend_from_slice(&self.seq.to_be_bytes());
        data
    }

    /// The whole receipt as text: 42 letters and digits.
    pub fn show(&self, mac: &[u8; 16]) -> String {
        // Six signs of five bits hold 2^30 RSVPs of one action.
        let seq = code::encode(&(u64::from(self.seq) << 34).to_be_bytes());
        format!("{}{}{}", self.code, &seq[..SEQ_LEN], code::encode(mac))
    }

    /// Reads a receipt as a person may type it; the MAC is still to be checked.
    pub fn read(text: &str) -> Option<(Self, Vec<u8>)> {
        if text.len() > 200 {
            return None;
        }
        let signs: String = text.chars().filter(|s| *s != '-' && !s.is_whitespace()).collect();
        if !signs.is_ascii() || signs.len() != Code::LEN + SEQ_LEN + MAC_LEN {
            return None;
        }
        let (front, mac) = signs.split_at(Code::LEN + SEQ_LEN);
        let (action, seq) = front.split_at(Code::LEN);
        let seq = seq.chars().try_fold(0_u32, |n, sign| Some(n << 5 | code::digit(sign)?))?;
        Some((Self { code: action.parse().ok()?, seq }, code::decode(mac)?))
    }
}

#[cfg(test)]
mod tests {
    use base::SeededRandom;
    use proptest::prelude::*;

    use super::*;

    fn door(capacity: u32) -> Door {
        Door { is_open: true, capacity: Some(capacity), ..Door::default() }
    }

    #[test]
    fn the_last_place_goes_to_one_and_the_next_waits() {
        let mut door = door(1);
        assert_eq!(door.admit(Wish::Going, 1), Ok(Standing::Going));
        assert_eq!(door.admit(Wish::Going, 1), Ok(Standing::Waiting));
        assert_eq!(door.admit(Wish::Maybe, 7), Ok(Standing::Maybe));
        assert_eq!(door.admit(Wish::Going, 2), Err(Refusal::TooMany { capacity: 1 }));
        assert_eq!((door.going, door.maybe, door.waiting), (1, 7, 1));
    }

    #[test]
    fn a_closed_door_lets_nobody_in() {
        let mut door = Door { is_open: false, ..door(5) };
        assert_eq!(door.admit(Wish::Maybe, 1), Err(Refusal::Closed));
    }

    #[test]
    fn who_has_a_place_keeps_it_when_the_larger_party_does_not_fit() {
        let mut door = door(3);
        door.admit(Wish::Going, 2).unwrap();
        let mine = Rsvp { seq: 1, standing: Standing::Going, people: 2 };
        assert_eq!(door.change(mine, Wish::Going, 4), Err(Refusal::NoPlace { left: 1 }));
        assert_eq!(door.going, 2);
        assert_eq!(door.change(mine, Wish::Going, 3), Ok(Standing::Going));
        assert_eq!(door.left(), Some(0));
    }

    #[test]
    fn a_small_party_moves_up_past_one_that_does_not_fit() {
        let mut door = Door { going: 9, waiting: 4, ..door(10) };
        let wait = |seq, people| Rsvp { seq, standing: Standing::Waiting, people };
        assert_eq!(door.promote(&[wait(4, 3), wait(5, 1)]), vec![5]);
        assert_eq!((door.going, door.waiting), (10, 3));
    }

    #[test]
    fn a_receipt_is_read_back_however_it_was_typed() {
        let receipt = Receipt { code: Code::new(&SeededRandom::new(1)), seq: 70_123 };
        let shown = receipt.show(&[0xAB; 16]);
        assert_eq!(shown.len(), 42);
        let typed = code::grouped(&shown.to_uppercase(), 6);
        assert_eq!(Receipt::read(&typed), Some((receipt, vec![0xAB; 16])));
        assert_eq!(Receipt::read("short"), None);
        assert_eq!(Receipt::read(&"é".repeat(21)), None);
    }

    #[derive(Clone, Debug)]
    enum Act {
        Come(bool, u32),
        Change(usize, bool, u32),
        Cancel(usize),
    }

    fn act() -> impl Strategy<Value = Act> {
        prop_oneof![
            (any::<bool>(), 1..6_u32).prop_map(|(going, n)| Act::Come(going, n)),
            (0..20_usize, any::<bool>(), 1..6_u32).prop_map(|(i, going, n)| Act::Change(i, going, n)),
            (0..20_usize).prop_map(Act::Cancel),
        ]
    }

    fn wish(going: bool) -> Wish {
        if going { Wish::Going } else { Wish::Maybe }
    }

    fn promote(door: &mut Door, all: &mut [Rsvp]) {
        let line: Vec<Rsvp> = all.iter().copied().filter(|r| r.standing == Standing::Waiting).collect();
        for seq in door.promote(&line) {
            all.iter_mut().filter(|r| r.seq == seq).for_each(|r| r.standing = Standing::Going);
        }
    }

    proptest! {
        #[test]
        fn figures_equal_rows_and_never_pass_the_capacity(capacity in 1..12_u32, acts in prop::collection::vec(act(), 0..60)) {
            let (mut door, mut all, mut seq) = (door(capacity), Vec::<Rsvp>::new(), 0);
            for act in acts {
                match act {
                    Act::Come(going, people) => if let Ok(standing) = door.admit(wish(going), people) {
                        seq += 1;
                        all.push(Rsvp { seq, standing, people });
                    },
                    Act::Change(i, going, people) => if let Some(rsvp) = all.get(i).copied() {
                        if let Ok(standing) = door.change(rsvp, wish(going), people) {
                            all[i] = Rsvp { standing, people, ..rsvp };
                        }
                        promote(&mut door, &mut all);
                    },
                    Act::Cancel(i) => if i < all.len() {
                        door.release(all.remove(i));
                        promote(&mut door, &mut all);
                    },
                }
                let sum = |s: Standing| all.iter().filter(|r| r.standing == s).map(|r| r.people).sum::<u32>();
                prop_assert_eq!(door.going, sum(Standing::Going));
                prop_assert_eq!(door.maybe, sum(Standing::Maybe));
                prop_assert_eq!(door.waiting, sum(Standing::Waiting));
                prop_assert!(door.going <= capacity);
                let fits = all.iter().any(|r| r.standing == Standing::Waiting && r.people <= capacity - door.going);
                prop_assert!(!fits, "somebody waits beside an empty chair");
            }
        }
    }
}
