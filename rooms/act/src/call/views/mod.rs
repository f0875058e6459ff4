//! How calls look: the page, the list, the forms, the history.

mod forms;
mod history;
mod list;
mod samples;
mod show;

pub use forms::{EditPage, Mode, PicturePage, StatePage, edit, no_group, picture, state};
pub use history::{corrections, stale};
pub use list::{CallList, call_card, group_card, list, person_card};
pub use samples::samples;
pub use show::{CallPage, figures_json, head, show};

use base::Time;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ui::{Html, Words, format, href, html};

use super::model::{Caller, Period, State};

/// The days of a call: "Friday, January 23, 2026" or "January 23 – 25, 2026".
pub fn period(words: &Words, period: Period) -> String {
    format::days(words, noon(period.starts), Some(noon(period.ends)), "UTC")
}

/// The same without the day of the week: "January 23, 2026".
pub fn short_period(words: &Words, it: Period) -> String {
    if it.is_one_day() { day(words, noon(it.starts)) } else { period(words, it) }
}

/// A moment within the day, for formats that take moments.
fn noon(day: Date) -> Time {
    day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).map_or_else(|_| Time::default(), |at| Time::from_jiff(at.timestamp()))
}

/// The day of a moment.
fn day(words: &Words, at: Time) -> String {
    format::moment(words, at, "UTC", format::Detail::Day)
}

/// The group's name, as a link when its page may be linked.
pub fn caller(it: &Caller) -> Html {
    html! {
        @if it.is_linked { a href=(href::group(&it.slug)) { bdi { (it.name) } } } @else { bdi { (it.name) } }
    }
}

/// The word for a state.
pub fn state_word(words: &Words, state: State) -> &'static str {
    match state {
        State::Draft => words.call_state_draft(),
        State::Open => words.call_state_open(),
        State::Closed => words.call_state_closed(),
        State::Withdrawn => words.call_state_withdrawn(),
    }
}

/// A state as a tag.
pub fn state_tag(words: &Words, state: State) -> Html {
    let kind = match state {
        State::Draft => "wait",
        State::Open => "good",
        State::Closed => "plain",
        State::Withdrawn => "bad",
    };
    ui::tag(kind, state_word(words, state))
}
