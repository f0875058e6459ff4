//! Where one noun's page shows another noun's part: the map, the next actions.
//!
//! A page asks here, so that the page of a call need not know how actions are drawn or found.

use std::time::Duration;

use base::Time;
use jiff::tz::TimeZone;
use store::{Db, StoreError};
use ui::{Card, Html, Icon, card, cards, format, href, html};
use web::{App, Failure, Visit};

use crate::action::model::{ActionSpot, State};
use crate::action::store::Which;
use crate::call::model::Call;

/// Most actions a call's page shows.
pub(crate) const ACTIONS_MAX: i64 = 12;

/// The map of a call's actions, from a drawing kept in memory; nothing while there is none.
#[expect(clippy::unused_async, reason = "a drawing that is out of date is made anew from the database")]
pub(crate) async fn call_map(_app: &App, _visit: &Visit, _call: &Call) -> Result<Html, Failure> {
    Ok(html! {})
}

/// The map of everything that is coming up, for the front page.
#[expect(clippy::unused_async, reason = "a drawing that is out of date is made anew from the database")]
pub(crate) async fn home_map(_app: &App, _visit: &Visit) -> Result<Html, Failure> {
    Ok(html! {})
}

/// The next actions of a call, at most [`ACTIONS_MAX`]; none when its days are over, so that the page
/// of a past call does not look through everything that was.
pub(crate) fn next_actions(db: &mut impl Db, call: &Call, now: Time) -> Result<Vec<ActionSpot>, StoreError> {
    // A day is over where it ends last, twelve hours behind UTC.
    let today = now.minus(Duration::from_hours(12)).to_jiff().to_zoned(TimeZone::UTC).date();
    if call.content.period.ends < today {
        return Ok(Vec::new());
    }
    crate::action::store::public(db, Which::NextOfCall(call.id, now, ACTIONS_MAX))
}

/// Their cards.
pub(crate) fn next_action_cards(visit: &Visit, list: &[ActionSpot]) -> Html {
    html! { @if !list.is_empty() { (cards(list.iter().map(|spot| action_card(visit, spot)))) } }
}

/// An action as a card.
fn action_card<'a>(visit: &Visit, spot: &'a ActionSpot) -> Card<'a> {
    let words = visit.words;
    let made = card(spot.title.as_str(), href::action(spot.code))
        .fact(Icon::Calendar, format::short_range(words, spot.starts_at, Some(spot.ends_at), &spot.zone, visit.now));
    let place = spot.place.line();
    let made = if place.is_empty() { made } else { made.fact(Icon::MapPin, place) };
    let made = made.strong_fact(Icon::Users, words.call_card_going(spot.figures.going));
    if spot.state == State::Canceled { made.state("canceled") } else { made }
}
