//! Actions made up: one for tests and sample pages, any number for the demo world and benchmarks.

use base::{ActionId, CallId, Code, GroupId, Point, Random, SeededRandom, Time};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::model::{Action, Content, Figures, Kind, OfCall, OfGroup, Place, Shown, State};

/// A few hours in milliseconds.
const HOUR_MS: i64 = 3_600_000;

/// An action in a state, the same every time: 31 people are coming, nine places are left.
pub fn sample(state: State) -> Action {
    let random = SeededRandom::new(7);
    let now = Time::from_millis(1_768_500_000_000);
    let starts_at = Time::from_millis(1_769_191_200_000);
    let of_group = GroupId::new(now, &random);
    let reason = if matches!(state, State::Postponed | State::Canceled) { "A storm is coming." } else { "" };
    Action {
        id: ActionId::new(now, &random),
        code: Code::new(&random),
        call: Some(OfCall {
            id: CallId::new(now, &random),
            slug: "a-day-without-work".to_owned(),
            title: "A day without work, school or shopping".to_owned(),
            group: of_group,
            is_public: true,
        }),
        group: Some(OfGroup {
            id: of_group,
            slug: "local-26".to_owned(),
            name: "Local 26".to_owned(),
            is_public: true,
        }),
        series: None,
        content: Content {
            title: "March to the Capitol".to_owned(),
            text: "We walk **slowly**.\n\n- Bring water\n- Bring a neighbor".to_owned(),
            kind: Kind::March,
            starts_at,
            ends_at: Time::from_millis(starts_at.millis() + 3 * HOUR_MS),
            zone: "America/Chicago".to_owned(),
            place: Place {
                name: "Union Hall".to_owned(),
                address: "12 Elm Street".to_owned(),
                locality: "Minneapolis".to_owned(),
                region: "MN".to_owned(),
                postcode: "55407".to_owned(),
                country: "US".to_owned(),
                point: Point::new(44.948_1, -93.247_4),
            },
            place_shown: Shown::Exact,
            online_url: String::new(),
            online_shown: Shown::Exact,
            capacity: Some(40),
            access_facts: vec!["step-free".to_owned(), "sign-language".to_owned()],
            bring: "Water and warm shoes".to_owned(),
            langs: vec!["en".to_owned(), "es".to_owned()],
        },
        state,
        state_reason: reason.to_owned(),
        moved_at: None,
        version: 3,
        created_at: now,
        changed_at: now,
        hidden: None,
        figures: if state == State::Draft { Figures::default() } else { Figures { going: 31, maybe: 6, waiting: 0 } },
        is_mine: state == State::Draft,
    }
}

/// An action of the demo world.
#[derive(Clone, Debug)]
pub struct DemoAction<'a> {
    /// The call it belongs to.
    pub call: Option<OfCall>,
    /// The group that answers for it.
    pub group: Option<OfGroup>,
    /// Its title.
    pub title: &'a str,
    /// More words.
    pub text: &'a str,
    /// What people do there.
    pub kind: Kind,
    /// When it begins, on the wall of its place.
    pub starts: DateTime,
    /// How many hours it lasts.
    pub hours: i64,
    /// The town.
    pub town: &'a places::Place,
    /// The name of the place.
    pub place: &'a str,
    /// Street and number.
    pub address: &'a str,
    /// How much of the place everybody sees.
    pub shown: Shown,
    /// How many people fit.
    pub capacity: Option<u32>,
    /// Access facts.
    pub access_facts: &'a [&'a str],
    /// Its languages.
    pub langs: &'a [&'a str],
    /// Where it stands.
    pub state: State,
}

/// The action; nobody is coming yet. Its point lies within a few kilometers of the middle of its town,
/// as real ones do. Write it with [`super::store::insert_many`].
pub fn action(it: &DemoAction<'_>, now: Time, random: &dyn Random) -> Action {
    let zone = TimeZone::get(it.town.zone).unwrap_or(TimeZone::UTC);
    // An hour that a change of clocks leaves out is the one after it.
    let starts_at = it.starts.to_zoned(zone).map_or(now, |at| Time::from_jiff(at.timestamp()));
    let owned = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect();
    let reason = if matches!(it.state, State::Postponed | State::Canceled) { "The weather is against us." } else { "" };
    Action {
        id: ActionId::new(now, random),
        code: Code::new(random),
        call: it.call.clone(),
        group: it.group.clone(),
        series: None,
        content: Content {
            title: it.title.to_owned(),
            text: it.text.to_owned(),
            kind: it.kind,
            starts_at,
            ends_at: Time::from_millis(starts_at.millis() + it.hours.max(1) * HOUR_MS),
            zone: it.town.zone.to_owned(),
            place: Place {
                name: it.place.to_owned(),
                address: it.address.to_owned(),
                locality: it.town.name.to_owned(),
                region: it.town.region.to_owned(),
                postcode: it.town.postal.map(|postal| postal.to_string()).unwrap_or_default(),
                country: it.town.country.to_owned(),
                point: Some(beside(it.town.point, random)),
            },
            place_shown: it.shown,
            online_url: String::new(),
            online_shown: Shown::Exact,
            capacity: it.capacity,
            access_facts: owned(it.access_facts),
            bring: String::new(),
            langs: owned(it.langs),
        },
        state: it.state,
        state_reason: reason.to_owned(),
        moved_at: None,
        version: 1,
        created_at: now,
        changed_at: now,
        hidden: None,
        figures: Figures::default(),
        is_mine: false,
    }
}

/// A point up to about two kilometers away.
fn beside(point: Point, random: &dyn Random) -> Point {
    let [a, b] = base::random::bytes::<2>(random);
    let shift = |byte: u8| (f64::from(byte) - 127.5) / 127.5 * 0.018;
    Point::new(point.lat + shift(a), point.lon + shift(b)).unwrap_or(point)
}
