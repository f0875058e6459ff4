//! Actions made up, for sample pages and tests.

use std::time::Duration;

use base::{ActionId, CallId, Code, Point, Random, SeededRandom, Time};

use super::list::List;
use super::model::CallName;
use crate::action::model::{ActionSpot, Figures, Kind, Place, State};

/// A public action in a town.
pub(crate) fn spot(random: &dyn Random, now: Time, title: &str, town: &str) -> ActionSpot {
    let found = places::find(town).into_iter().next();
    let (locality, region) = found.map_or_else(Default::default, |p| (p.name.to_owned(), p.region.to_owned()));
    let starts_at = now.plus(Duration::from_hours(26));
    ActionSpot {
        id: ActionId::new(now, random),
        code: Code::new(random),
        call: None,
        group: None,
        title: title.to_owned(),
        kind: Kind::Rally,
        state: State::Published,
        starts_at,
        ends_at: starts_at.plus(Duration::from_hours(2)),
        zone: found.map_or("UTC", |p| p.zone).to_owned(),
        place: Place {
            name: "Union Hall".to_owned(),
            locality,
            region,
            country: "US".to_owned(),
            point: found.map(|p| p.point).or(Point::new(44.98, -93.26)),
            ..Place::default()
        },
        online_url: String::new(),
        figures: Figures { going: 38, maybe: 4, waiting: 0 },
        capacity: None,
        langs: "en es".to_owned(),
        access_facts: "step-free".to_owned(),
        version: 3,
        changed_at: now,
    }
}

/// A few actions, one of each state.
pub(crate) fn spots(now: Time) -> Vec<ActionSpot> {
    let random = SeededRandom::new(7);
    let call = CallId::new(now, &random);
    let mut march = spot(&random, now, "March <b>together</b> & sing", "55407");
    march.call = Some(call);
    let mut full = spot(&random, now, "Training", "Springfield, IL");
    (full.capacity, full.kind) = (Some(38), Kind::Training);
    let mut vigil = spot(&random, now, "Vigil", "Springfield, MO");
    (vigil.state, vigil.kind, vigil.capacity) = (State::Postponed, Kind::Vigil, Some(50));
    let mut rally = spot(&random, now, "Rally", "Chicago, IL");
    rally.state = State::Canceled;
    let mut online = spot(&random, now, "Meeting", "Chicago, IL");
    online.place = Place::default();
    "https://example.org/room".clone_into(&mut online.online_url);
    vec![march, full, vigil, rally, online]
}

/// The same as a list.
pub(crate) fn list(now: Time) -> List {
    let spots = spots(now);
    let call = spots.first().and_then(|spot| spot.call);
    let name = CallName { slug: "a-day-without-work".to_owned(), title: "A day without work".to_owned() };
    List::new(spots, call.map(|id| (id, name)).into_iter().collect())
}
