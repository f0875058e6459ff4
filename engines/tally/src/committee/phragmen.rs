//! Phragmén's sequential rule: each seat is a load of one that its supporters share as equally as they can.
//!
//! In each round the candidate is elected whose supporters then carry the smallest greatest load; all of them carry
//! that load afterwards. Whoever nobody marked is not elected; seats may stay empty. Ties by lot. Source: E. Phragmén
//! (1894), after M. Brill, R. Freeman, S. Janson, M. Lackner, "Phragmén's voting methods and justified
//! representation" (2017).

use super::Seating;
use crate::account::Event;
use crate::ballots::Ballots;
use crate::budget::{Loads, Pool};

pub(super) fn count(seating: &mut Seating<'_>) {
    let pool = Pool::of_seats(&seating.account.candidates, &Ballots::Marked(seating.marks.clone()), seating.seats);
    let mut loads = Loads::new(&pool);
    let supported = |number: &u16| !pool.supporters(usize::from(*number) - 1).is_empty();
    let mut open: Vec<usize> = seating.standing.iter().filter(|n| supported(n)).map(|n| usize::from(*n) - 1).collect();
    for filled in 0..seating.seats {
        let number = |project: usize| u16::try_from(project + 1).unwrap_or(u16::MAX);
        let Some(best) = loads.lightest(&pool, &open) else { return };
        let level: Vec<u16> = best.into_iter().map(number).collect();
        let Some(chosen) = seating.by_lot(&level, seating.seats - filled) else { return };
        let places = seating.places(open.iter().map(|p| (number(*p), loads.amount(&pool, *p))));
        open.retain(|other| number(*other) != chosen);
        let load = loads.put(&pool, usize::from(chosen) - 1);
        let elected = Event::Elected { number: chosen, votes: load, unopposed: false };
        seating.round(vec![Event::Loads { loads: places }, elected]);
        seating.account.elect([chosen]);
    }
}
