//! Where one noun's page shows another noun's part: the map, the next actions.
//!
//! A page asks here, so that the page of a call need not know how actions are drawn or found.

use store::{Db, StoreError};
use ui::{Html, html};
use web::{App, Failure, Visit};

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

/// What the cards of a call's next actions are made from.
#[derive(Debug, Default)]
pub(crate) struct NextActions;

/// The next actions of a call, at most [`ACTIONS_MAX`].
pub(crate) fn next_actions(_db: &mut impl Db, _call: &Call) -> Result<NextActions, StoreError> {
    Ok(NextActions)
}

/// Their cards.
pub(crate) fn next_action_cards(_visit: &Visit, _list: &NextActions) -> Html {
    html! {}
}
