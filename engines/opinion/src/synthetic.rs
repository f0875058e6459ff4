//! Made-up conversations of any size, always the same: for measurements and trials.
//!
//! Nobody's votes: three camps and a spread of tastes around each, statements that split them by hidden
//! directions, people who answer little and people who answer much. Numbers come from a fixed mixing of
//! the positions, so that a size names a conversation.

use crate::vote::{Cast, Statement, Vote};
use crate::votes::{Votes, VotesError};

/// The size of a made-up conversation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Size {
    /// How many people.
    pub participants: u32,
    /// How many statements.
    pub statements: u32,
    /// How many answers each gives on average; single people give between none and three times as many.
    pub answers: u32,
}

impl Size {
    /// Its votes, one by one, in the order of people.
    pub fn casts(self) -> Casts {
        Casts { size: self, person: 0, given: 0, left: self.count(0) }
    }

    /// Its votes as a matrix.
    pub fn votes(self) -> Result<Votes, VotesError> {
        let states = vec![Statement::default(); self.statements as usize];
        Votes::from_casts(self.participants as usize, states, self.casts())
    }

    fn count(self, person: u32) -> u32 {
        let share = unit(mix(u64::from(person), 1));
        let most = f64::from(self.statements);
        whole((3.0 * f64::from(self.answers) * share * share).min(most))
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the number of statements")]
fn whole(x: f64) -> u32 {
    x.round() as u32
}

/// The votes of a made-up conversation.
#[derive(Clone, Debug)]
pub struct Casts {
    size: Size,
    person: u32,
    given: u32,
    left: u32,
}

/// Steps through the statements: primes, so that nobody meets one twice.
const STRIDES: [u64; 4] = [7_919, 104_729, 1_299_709, 15_485_863];

impl Iterator for Casts {
    type Item = Cast;

    fn next(&mut self) -> Option<Cast> {
        while self.left == 0 {
            self.person += 1;
            if self.person >= self.size.participants {
                return None;
            }
            (self.given, self.left) = (0, self.size.count(self.person));
        }
        let key = mix(u64::from(self.person), 2);
        let all = u64::from(self.size.statements);
        let strides = STRIDES.iter().copied().filter(|stride| all % stride != 0);
        let stride = strides.cycle().nth((key % 4) as usize).unwrap_or(1);
        let at = u32::try_from((key % all + u64::from(self.given) * (stride % all)) % all).unwrap_or(0);
        self.given += 1;
        self.left -= 1;
        Some(Cast { participant: self.person, statement: at, vote: answer(self.person, at) })
    }
}

fn answer(person: u32, statement: u32) -> Vote {
    let (p, s) = (u64::from(person), u64::from(statement));
    let camp = mix(p, 3) % 10;
    let middle = match camp {
        0..=4 => [1.0, 0.2],
        5..=7 => [-1.0, 0.5],
        _ => [0.1, -1.2],
    };
    let taste = [middle[0] + 0.9 * (unit(mix(p, 4)) - 0.5), middle[1] + 0.9 * (unit(mix(p, 5)) - 0.5)];
    let pull = [2.0 * unit(mix(s, 6)) - 1.0, 2.0 * unit(mix(s, 7)) - 1.0];
    let liked = 0.5 * (unit(mix(s, 8)) - 0.3);
    let mood = 1.2 * (unit(mix((p << 32) | s, 9)) - 0.5);
    let score = taste[0] * pull[0] + taste[1] * pull[1] + liked + mood;
    match score {
        x if x > 0.15 => Vote::Agree,
        x if x < -0.15 => Vote::Disagree,
        _ => Vote::Pass,
    }
}

/// splitmix64's finish over a position and a purpose (Steele, Lea and Flood, 2014).
fn mix(at: u64, purpose: u64) -> u64 {
    let mut z = at.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(purpose.wrapping_mul(0xd1b5_4a32_d192_ed03));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

fn unit(bits: u64) -> f64 {
    f64::from(u32::try_from(bits >> 32).unwrap_or(0)) / 4_294_967_296.0
}
