//! What a need and an offer are worth to each other, in whole points, and why in terms people know.
//!
//! A pair that cannot work has no score at all: too far, on other days, without the skill or the
//! language the task consists of. Every other pair has a score from [`BASE`] to 1,200; a unit that
//! stays alone has none. Same input, same score.

use base::Point;

/// Points for any pair that can work.
pub(crate) const BASE: u32 = 200;
/// Points for being next door; they fall evenly to nothing at the offer's reach.
pub(crate) const NEAR: u32 = 250;
/// Points when the offer covers all the times at which the need can be met.
pub(crate) const TIME: u32 = 150;
/// Points for a language in common.
pub(crate) const LANGUAGE: u32 = 150;
/// Points for all the skills asked for.
pub(crate) const SKILL: u32 = 100;
/// Points for each step of urgency above "can wait".
pub(crate) const URGENCY: u32 = 75;
/// Points for each day of waiting, at most [`DAYS_MAX`] of them.
pub(crate) const DAY: u32 = 10;
/// Days of waiting that count.
pub(crate) const DAYS_MAX: u32 = 15;
/// Points when one offer does it all.
pub(crate) const WHOLE: u32 = 50;
/// The highest score.
#[cfg(test)]
pub(crate) const MOST: u32 = BASE + NEAR + TIME + LANGUAGE + SKILL + 2 * URGENCY + DAY * DAYS_MAX + WHOLE;

/// Any time of the week: six parts, weekdays and weekends by morning, afternoon and evening.
pub(crate) const ANY_TIME: u8 = 0b11_1111;

/// No offer reaches farther than this.
pub(crate) const REACH_MAX_M: u32 = 100_000;

/// Mean radius of the earth in meters.
const EARTH_M: f64 = 6_371_008.8;

/// What counts of a need or an offer: no words, no name.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Traits {
    /// Where on the unit sphere: the middle of its town or ZIP code.
    pub(crate) at: [f64; 3],
    /// How far the offer goes, in meters; not used of needs.
    pub(crate) reach_m: u32,
    /// Units still free.
    pub(crate) units: u32,
    /// Whether several may share it: meals can be split, a ride cannot.
    pub(crate) splits: bool,
    /// Parts of the week as bits; none means any.
    pub(crate) slots: u8,
    /// Languages as bits.
    pub(crate) langs: u32,
    /// Whether the task consists of languages: all of them are needed then.
    pub(crate) is_translation: bool,
    /// Skills as bits.
    pub(crate) skills: u32,
    /// Whether the task consists of a skill: one of them is needed then.
    pub(crate) is_skill: bool,
    /// 0 can wait, 1 soon, 2 now.
    pub(crate) urgency: u8,
    /// Whole days the need has waited.
    pub(crate) days: u32,
    /// First and last day it makes sense, as days since 1970.
    pub(crate) window: (i32, i32),
}

/// A point as the scores want it.
pub(crate) fn on_sphere(point: Point) -> [f64; 3] {
    let (lat, lon) = (point.lat.to_radians(), point.lon.to_radians());
    [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
}

/// Meters between two points; the chord, which is the arc within a meter up to 100 km.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "at most the earth's diameter, never negative"
)]
pub(crate) fn meters(a: [f64; 3], b: [f64; 3]) -> u32 {
    let square = |i: usize| (a[i] - b[i]) * (a[i] - b[i]);
    ((square(0) + square(1) + square(2)).sqrt() * EARTH_M).round() as u32
}

/// The parts of a score, from which the sum and the words are made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Parts {
    /// Meters between the two places.
    pub(crate) meters: u32,
    near: u32,
    time: u32,
    language: u32,
    skill: u32,
    pressing: u32,
    whole: u32,
}

impl Parts {
    /// The score.
    pub(crate) const fn sum(&self) -> u32 {
        BASE + self.near + self.time + self.language + self.skill + self.pressing + self.whole
    }
}

const fn times(slots: u8) -> u8 {
    if slots == 0 { ANY_TIME } else { slots }
}

/// The share of `points` that `some` of the bits of `all` earn.
fn share(points: u32, some: u32, all: u32) -> u32 {
    // Most pairs share everything; counting bits is for the others.
    if some == all { points } else { points * some.count_ones() / all.count_ones().max(1) }
}

/// The score of a pair, or none when it cannot work.
pub(crate) fn score(need: &Traits, offer: &Traits) -> Option<Parts> {
    score_at(need, offer, meters(need.at, offer.at))
}

/// The most that any offer so far away can be worth to a need.
pub(crate) fn most_at(need: &Traits, meters: u32) -> u32 {
    BASE + near(meters, REACH_MAX_M) + TIME + LANGUAGE + SKILL + pressing(need) + WHOLE
}

fn pressing(need: &Traits) -> u32 {
    u32::from(need.urgency.min(2)) * URGENCY + need.days.min(DAYS_MAX) * DAY
}

/// Points for a distance; no offer reaches farther than [`REACH_MAX_M`], so nothing overflows.
fn near(meters: u32, reach_m: u32) -> u32 {
    NEAR * reach_m.saturating_sub(meters) / reach_m.max(1)
}

/// The same where the distance is known already.
#[inline]
pub(crate) fn score_at(need: &Traits, offer: &Traits, meters: u32) -> Option<Parts> {
    let both = times(need.slots) & times(offer.slots);
    if meters > offer.reach_m
        || both == 0
        || need.window.0 > offer.window.1
        || offer.window.0 > need.window.1
        || !need.splits && offer.units < need.units
    {
        return None;
    }
    let (shared, skills) = (need.langs & offer.langs, need.skills & offer.skills);
    if need.is_translation && shared != need.langs || need.is_skill && need.skills != 0 && skills == 0 {
        return None;
    }
    let speaks = shared != 0 || need.langs == 0 || offer.langs == 0;
    Some(Parts {
        meters,
        near: near(meters, offer.reach_m),
        time: share(TIME, both.into(), times(need.slots).into()),
        language: if speaks { LANGUAGE } else { 0 },
        skill: share(SKILL, skills, need.skills),
        pressing: pressing(need),
        whole: if offer.units >= need.units { WHOLE } else { 0 },
    })
}

/// A need or offer for sample pages, the same every time.
pub(crate) fn sample() -> Traits {
    Traits {
        at: [1.0, 0.0, 0.0],
        reach_m: 15_000,
        units: 2,
        splits: true,
        slots: 0,
        langs: 1,
        is_translation: false,
        skills: 1,
        is_skill: false,
        urgency: 2,
        days: 12,
        window: (i32::MIN, i32::MAX),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A ride wanted in Minneapolis, or offered there.
    pub(crate) fn traits(lat: f64, lon: f64) -> Traits {
        Traits {
            at: on_sphere(Point { lat, lon }),
            reach_m: 20_000,
            units: 1,
            splits: false,
            slots: 0,
            langs: 1,
            is_translation: false,
            skills: 0,
            is_skill: false,
            urgency: 0,
            days: 0,
            window: (i32::MIN, i32::MAX),
        }
    }

    #[test]
    fn the_nearer_the_sooner_the_longer_waiting_the_better() {
        let (need, near, far) = (traits(44.95, -93.25), traits(44.95, -93.25), traits(44.95, -93.1));
        let of = |n: &Traits, o: &Traits| score(n, o).map(|p| p.sum());
        assert!(of(&need, &near) > of(&need, &far));
        assert!(of(&Traits { urgency: 2, ..need }, &far) > of(&need, &far));
        assert!(of(&Traits { days: 9, ..need }, &far) > of(&need, &far));
        assert_eq!(of(&Traits { days: 99, ..need }, &far), of(&Traits { days: DAYS_MAX, ..need }, &far));
        let best = score(&Traits { urgency: 2, days: 99, skills: 1, ..need }, &Traits { skills: 3, ..near });
        assert_eq!(best.map(|p| p.sum()), Some(MOST));
    }

    #[test]
    fn what_cannot_work_has_no_score() {
        let (need, offer) = (traits(44.95, -93.25), traits(44.95, -93.25));
        assert!(score(&need, &offer).is_some());
        for (need, offer) in [
            (need, Traits { at: traits(45.6, -93.25).at, ..offer }),
            (Traits { units: 3, ..need }, Traits { units: 2, ..offer }),
            (Traits { window: (10, 12), ..need }, Traits { window: (13, 20), ..offer }),
            (Traits { slots: 0b1, ..need }, Traits { slots: 0b10, ..offer }),
            (Traits { is_translation: true, langs: 0b11, ..need }, Traits { langs: 0b01, ..offer }),
            (Traits { is_skill: true, skills: 0b1, ..need }, Traits { skills: 0b10, ..offer }),
        ] {
            assert_eq!(score(&need, &offer), None);
        }
        assert!(score(&Traits { units: 3, splits: true, ..need }, &offer).is_some(), "meals can be shared out");
    }

    #[test]
    fn distances_are_those_of_the_map() {
        let (a, b) = (Point { lat: 44.98, lon: -93.27 }, Point { lat: 44.95, lon: -93.09 });
        let metered = f64::from(meters(on_sphere(a), on_sphere(b)));
        assert!((metered / 1000.0 - a.distance_km(b)).abs() < 0.01, "{metered}");
    }
}
