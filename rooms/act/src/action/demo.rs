//! One action made up, for tests and sample pages.

use base::{ActionId, CallId, Code, GroupId, Point, SeededRandom, Time};

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
