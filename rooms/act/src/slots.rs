//! Where one noun's page shows another noun's part: the map, the next actions.
//!
//! A page asks here, so that the page of a call need not know how actions are drawn or found. All of it
//! comes from memory: a page costs the same whether a call has a hundred actions or ten thousand.

use ui::{Html, cards, html};
use web::{App, Failure, Visit};

use crate::action::views::spot_card;
use crate::call::model::Call;
use crate::near;

/// Most actions a call's page shows.
const ACTIONS_MAX: usize = 12;

/// The map of a call's actions, from a drawing kept in memory; nothing while there is none.
pub(crate) async fn call_map(app: &App, visit: &Visit, call: &Call) -> Result<Html, Failure> {
    near::map::of_call(app, visit.lang, call.id, call.slug.as_str()).await
}

/// The map of everything that is coming up, for the front page.
pub(crate) async fn home_map(app: &App, visit: &Visit) -> Result<Html, Failure> {
    near::map::of_everything(app, visit.lang).await
}

/// The next actions of a call as cards, at most a dozen; nothing when all are over.
pub(crate) async fn next_actions(app: &App, visit: &Visit, call: &Call) -> Result<Html, Failure> {
    let list = near::list::upcoming(app).await?;
    let next: Vec<_> = list.next_of_call(call.id, visit.now).take(ACTIONS_MAX).collect();
    let look = visit.look();
    Ok(html! { @if !next.is_empty() { (cards(next.into_iter().map(|spot| spot_card(&look, spot, None)))) } })
}
