//! Minimax: whose worst defeat is the smallest.
//!
//! Smith//minimax looks only at the smallest group of candidates each of whom beats everybody outside it, and only at
//! defeats within it; plain minimax (Simpson and Kramer) looks at all. Defeats count by margin, or by the ballots on
//! the winning side, as the settings say; who is beaten by nobody has 0. Between several the lot decides.

use super::Count;
use crate::account::Event;
use crate::number::Amount;

pub(super) fn count(count: &mut Count<'_>, smith: bool) {
    let smallest = count.among_smith();
    let among = if smith { smallest } else { count.standing.clone() };
    let worst = |a: u16| among.iter().map(|b| count.defeat(*b, a)).max().unwrap_or(0);
    let defeats: Vec<(u16, u64)> = among.iter().map(|a| (*a, worst(*a))).collect();
    let least = defeats.iter().map(|(_, worst)| *worst).min().unwrap_or(0);
    let best: Vec<u16> = defeats.iter().filter(|(_, worst)| *worst == least).map(|(number, _)| *number).collect();
    let mut points = vec![None; count.account.candidates.len()];
    for (number, worst) in &defeats {
        if let Some(place) = points.get_mut(usize::from(*number).wrapping_sub(1)) {
            *place = Some(Amount::from(*worst));
        }
    }
    let round = count.round(vec![Event::Defeats { worst: points }]);
    count.elect(round, &best);
}
