//! What somebody looks for, and what is found: pure, one pass, no database.
//!
//! The question lives in the request only: it is never stored and never logged, so it cannot even be
//! printed by mistake.

use std::fmt;

use base::{CallId, Point, Time};
use jiff::civil::Date;
use places::Place;
use serde::Deserialize;

use super::list::{Entry, List, fact_bits};
use crate::action::model::{ACCESS_FACTS, Kind};
use crate::feeds::model::{Bounds, bounds};

/// Actions on one page.
pub(crate) const PAGE: usize = 20;
/// Nobody pages farther than this.
const PAGES_MAX: u32 = 500;
/// Farther than this is everywhere.
const KM_MAX: f64 = 20_100.0;
/// So many actions are looked at for each one that is shown before all are measured.
const LOOKS: usize = 24;
/// Letters of a place that are looked at.
const NEAR_MAX: usize = 100;

/// A call as lists name it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct CallName {
    /// Its name in URLs.
    pub(crate) slug: String,
    /// Its title.
    pub(crate) title: String,
}

/// The question as it was typed.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct Ask {
    /// A town or postal code.
    pub(crate) near: String,
    /// How far.
    pub(crate) km: String,
    /// The first day.
    pub(crate) from: String,
    /// The last day.
    pub(crate) until: String,
    /// What people do there.
    pub(crate) kind: String,
    /// Access facts that have to hold.
    pub(crate) access: Vec<String>,
    /// A language that is spoken.
    pub(crate) spoken: String,
    /// Only what one can join online.
    pub(crate) online: String,
    /// A call.
    pub(crate) call: String,
    /// West, south, east, north, as a circle of the map asks.
    pub(crate) bbox: String,
    /// Which page, counted from 1.
    pub(crate) page: String,
}

impl fmt::Debug for Ask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ask")
    }
}

impl Ask {
    /// Whether nothing is asked: everything, the soonest first.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The place that was typed, cut to what is looked at.
    pub(crate) fn place(&self) -> &str {
        let typed = self.near.trim();
        typed.char_indices().nth(NEAR_MAX).map_or(typed, |(at, _)| typed.get(..at).unwrap_or_default())
    }

    /// What was asked, as an address says it.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, &str)> {
        let mut pairs = vec![
            ("near", self.place()),
            ("km", self.km.as_str()),
            ("from", &self.from),
            ("until", &self.until),
            ("kind", &self.kind),
            ("spoken", &self.spoken),
            ("online", &self.online),
            ("call", &self.call),
            ("bbox", &self.bbox),
            ("page", &self.page),
        ];
        pairs.extend(self.access.iter().map(|fact| ("access", fact.as_str())));
        pairs
    }

    /// Whether anything but the place and the page is asked.
    pub(crate) fn has_filters(&self) -> bool {
        let rest = Self { near: String::new(), page: String::new(), ..self.clone() };
        !rest.is_empty()
    }

    /// Which page, counted from 1.
    pub(crate) fn number(&self) -> u32 {
        self.page.parse().unwrap_or(1).clamp(1, PAGES_MAX)
    }
}

/// What the gazetteer made of the place that was typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    /// The likeliest place.
    pub(crate) place: Option<Place>,
    /// Other places of that name.
    pub(crate) others: Vec<Place>,
}

impl Reading {
    /// What a place that was typed may mean.
    pub(crate) fn of(typed: &str) -> Self {
        let mut found = if typed.is_empty() { Vec::new() } else { places::find(typed) }.into_iter();
        Self { place: found.next(), others: found.take(7).collect() }
    }
}

/// What is looked for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Wish<'a> {
    /// Around here.
    pub(crate) here: Option<Point>,
    /// No farther than this.
    pub(crate) km: Option<f64>,
    /// Not over before this day.
    pub(crate) from: Option<Date>,
    /// Begun by this day.
    pub(crate) until: Option<Date>,
    /// What people do there.
    pub(crate) kind: Option<Kind>,
    /// Access facts that have to hold.
    pub(crate) facts: u16,
    /// A language that is spoken.
    pub(crate) spoken: Option<&'a str>,
    /// Only what one can join online.
    pub(crate) is_online: bool,
    /// Of this call.
    pub(crate) call: Option<CallId>,
    /// Within these bounds.
    pub(crate) bounds: Option<Bounds>,
    /// Not over at this moment.
    pub(crate) now: Time,
}

impl<'a> Wish<'a> {
    /// What was asked, around a place; what is not understood narrows nothing.
    pub(crate) fn of(ask: &'a Ask, place: Option<&Place>, call: Option<CallId>, now: Time) -> Self {
        Self {
            here: place.map(|place| place.point),
            km: ask.km.parse::<f64>().ok().filter(|km| km.is_finite() && *km > 0.0 && *km < KM_MAX),
            from: ask.from.parse().ok(),
            until: ask.until.parse().ok(),
            kind: Kind::parse(&ask.kind),
            facts: fact_bits(ask.access.iter().take(ACCESS_FACTS.len()).map(String::as_str)),
            spoken: Some(ask.spoken.as_str()).filter(|tag| !tag.is_empty()),
            is_online: ask.online == "yes",
            call,
            bounds: bounds(&ask.bbox),
            now,
        }
    }

    /// Whether an action is what is looked for, wherever it is.
    pub(crate) fn fits(&self, it: &Entry) -> bool {
        let spot = &it.spot;
        spot.ends_at > self.now
            && self.call.is_none_or(|call| spot.call == Some(call))
            && self.kind.is_none_or(|kind| spot.kind == kind)
            && it.facts & self.facts == self.facts
            && self.from.is_none_or(|from| it.days.1 >= from)
            && self.until.is_none_or(|until| it.days.0 <= until)
            && self.spoken.is_none_or(|tag| spot.langs.split(' ').any(|lang| lang == tag))
            && (!self.is_online || !spot.online_url.is_empty())
            && self.bounds.is_none_or(|bounds| spot.place.point.is_some_and(|point| bounds.contains(point)))
    }

    /// Around where distances are measured; who wants to join online wants no distance.
    fn around(&self) -> Option<Point> {
        self.here.filter(|_| !self.is_online)
    }

    fn reach(&self) -> f64 {
        self.km.unwrap_or(f64::INFINITY)
    }

    /// The actions that may fit, the soonest first.
    fn likely<'l>(&self, list: &'l List) -> Box<dyn Iterator<Item = &'l Entry> + Send + 'l> {
        match self.call {
            Some(call) => {
                let numbers = list.of_call.get(&call).map_or(&[][..], Vec::as_slice);
                Box::new(numbers.iter().filter_map(|number| list.entry(*number)))
            }
            None => Box::new(list.entries.iter()),
        }
    }

    /// Everything that fits, nearest first where a place is given, soonest first where not, each with
    /// its distance in kilometers.
    pub(crate) fn all<'l>(&self, list: &'l List) -> Vec<(Option<f64>, &'l Entry)> {
        let fitting = self.likely(list).filter(|entry| self.fits(entry));
        let Some(here) = self.around() else {
            return fitting.map(|entry| (None, entry)).collect();
        };
        let mut all: Vec<(f64, &Entry)> = fitting
            .filter_map(|entry| Some((here.distance_km(entry.spot.place.point?), entry)))
            .filter(|(km, _)| *km <= self.reach())
            .collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        all.into_iter().map(|(km, entry)| (Some(km), entry)).collect()
    }

    /// The first `most` of everything after `skipped`; looks no farther than it has to.
    fn some<'l>(&self, list: &'l List, skipped: usize, most: usize) -> Vec<(Option<f64>, &'l Entry)> {
        let Some(here) = self.around() else {
            let fitting = self.likely(list).filter(|entry| self.fits(entry));
            return fitting.skip(skipped).take(most).map(|entry| (None, entry)).collect();
        };
        let mut looked_at = 0;
        let budget = LOOKS * (skipped + most);
        let found: Vec<_> = list
            .nearby
            .from(here)
            .take_while(|(km, _)| *km <= self.reach())
            .take(budget)
            .inspect(|_| looked_at += 1)
            .filter_map(|(km, number)| Some((Some(km), list.entry(number)?)))
            .filter(|(_, entry)| self.fits(entry))
            .skip(skipped)
            .take(most)
            .collect();
        if found.len() == most || looked_at < budget {
            return found;
        }
        // Few actions fit: measuring those is quicker than going outward past all others.
        self.all(list).into_iter().skip(skipped).take(most).collect()
    }
}

/// One page of what was found.
#[derive(Debug)]
pub(crate) struct Found<'l> {
    /// The actions, each with its distance in kilometers where a place is given.
    pub(crate) actions: Vec<(Option<f64>, &'l Entry)>,
    /// Whether there are more behind it.
    pub(crate) has_more: bool,
}

/// A page of what fits, counted from 1.
pub(crate) fn page<'l>(list: &'l List, wish: &Wish<'_>, number: u32) -> Found<'l> {
    let skipped = usize::try_from(number.saturating_sub(1)).unwrap_or(0) * PAGE;
    let mut actions = wish.some(list, skipped, PAGE + 1);
    let has_more = actions.len() > PAGE;
    actions.truncate(PAGE);
    Found { actions, has_more }
}
