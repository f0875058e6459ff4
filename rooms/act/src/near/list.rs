//! Everything that is coming up, in memory: so that a search asks the database nothing.
//!
//! It holds only what is public. It is made anew from the database a moment after something
//! changed, and never while nobody asks.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use base::{CallId, Lang, Time};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::StoreError;
use ui::Html;
use web::{App, Failure};

use super::index::Nearby;
use super::kept::Kept;
use super::model::CallName;
use crate::action::model::{ACCESS_FACTS, ActionSpot};
use crate::action::store::{Which, public};

/// How far a search may be behind a change.
const PATIENCE: Duration = Duration::from_secs(1);

/// An action with what the search compares.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The action.
    pub(crate) spot: ActionSpot,
    /// Its first and last day where it takes place.
    pub(crate) days: (Date, Date),
    /// One bit for each of [`ACCESS_FACTS`].
    pub(crate) facts: u16,
    /// Town or place on one line.
    pub(crate) place: String,
    insides: [OnceLock<Html>; 2],
}

/// One bit for each of the access facts that are named.
pub(crate) fn fact_bits<'a>(named: impl Iterator<Item = &'a str>) -> u16 {
    named.filter_map(|name| ACCESS_FACTS.iter().position(|fact| *fact == name)).fold(0, |bits, at| bits | 1 << at)
}

/// The name of the place and its town; the street is on the action's page.
fn place_line(spot: &ActionSpot) -> String {
    let town = spot.place.town();
    if spot.place.name.is_empty() || town.is_empty() { town } else { format!("{}, {town}", spot.place.name) }
}

impl Entry {
    /// An action made ready for the search.
    pub(crate) fn new(spot: ActionSpot, zone: &TimeZone) -> Self {
        let day = |at: Time| at.to_jiff().to_zoned(zone.clone()).date();
        let last = spot.ends_at.minus(Duration::from_millis(1)).max(spot.starts_at);
        Self {
            days: (day(spot.starts_at), day(last)),
            facts: fact_bits(spot.access_facts.split_whitespace()),
            place: place_line(&spot),
            insides: [OnceLock::new(), OnceLock::new()],
            spot,
        }
    }

    /// The inside of its card, made once for each language.
    pub(crate) fn inside(&self, lang: Lang, make: impl FnOnce() -> Html) -> &Html {
        match lang {
            Lang::En => &self.insides[0],
            Lang::Es => &self.insides[1],
        }
        .get_or_init(make)
    }
}

/// Everything that is coming up, the soonest first.
#[derive(Debug, Default)]
pub(crate) struct List {
    /// The actions.
    pub(crate) entries: Vec<Entry>,
    /// Those with a point, by where they are.
    pub(crate) nearby: Nearby,
    /// The numbers of the actions of each call, the soonest first.
    pub(crate) of_call: HashMap<CallId, Vec<u32>>,
    calls: HashMap<CallId, CallName>,
    slugs: HashMap<String, CallId>,
}

impl List {
    /// A list of actions in the order of their start, with the names of calls.
    pub(crate) fn new(spots: Vec<ActionSpot>, calls: Vec<(CallId, CallName)>) -> Self {
        let mut zones: HashMap<String, TimeZone> = HashMap::new();
        let mut of_call: HashMap<CallId, Vec<u32>> = HashMap::new();
        let mut entries = Vec::with_capacity(spots.len());
        for (spot, number) in spots.into_iter().zip(0_u32..) {
            if let Some(call) = spot.call {
                of_call.entry(call).or_default().push(number);
            }
            if !zones.contains_key(&spot.zone) {
                zones.insert(spot.zone.clone(), spot.time_zone());
            }
            let zone = zones.get(&spot.zone).cloned().unwrap_or(TimeZone::UTC);
            entries.push(Entry::new(spot, &zone));
        }
        let points = entries.iter().zip(0_u32..).filter_map(|(e, number)| Some((e.spot.place.point?, number)));
        let nearby = Nearby::new(points);
        let slugs = calls.iter().map(|(id, name)| (name.slug.clone(), *id)).collect();
        Self { entries, nearby, of_call, calls: calls.into_iter().collect(), slugs }
    }

    /// An action by its number.
    pub(crate) fn entry(&self, number: u32) -> Option<&Entry> {
        self.entries.get(usize::try_from(number).ok()?)
    }

    /// The actions of a call that are not over, the soonest first.
    pub(crate) fn next_of_call(&self, call: CallId, now: Time) -> impl Iterator<Item = &ActionSpot> {
        let numbers = self.of_call.get(&call).map_or(&[][..], Vec::as_slice);
        numbers.iter().filter_map(|number| Some(&self.entry(*number)?.spot)).filter(move |spot| spot.ends_at > now)
    }

    /// The call of an action, if everybody may see it.
    pub(crate) fn call_of(&self, spot: &ActionSpot) -> Option<&CallName> {
        self.calls.get(&spot.call?)
    }

    /// A public call by its name in URLs.
    pub(crate) fn call_named(&self, slug: &str) -> Option<(CallId, &CallName)> {
        let id = *self.slugs.get(slug)?;
        Some((id, self.calls.get(&id)?))
    }
}

/// The one list of an app.
#[derive(Debug, Default)]
struct Upcoming(Arc<Kept<List>>);

/// Everything that is coming up, at most a second behind.
pub(crate) async fn upcoming(app: &App) -> Result<Arc<List>, Failure> {
    let kept = app.once(|_| Upcoming::default());
    kept.0.get(app, PATIENCE, read).await
}

async fn read(app: App) -> Result<List, Failure> {
    let now = app.now();
    let made = app.read_long(move |db| {
        let spots = public(db, Which::Upcoming(now))?;
        Ok::<_, StoreError>(List::new(spots, super::store::call_names(db)?))
    });
    Ok(made.await?)
}
