//! Listings that may be one: the same organization under two names or addresses.
//!
//! They are proposed by a comparison after an import and once a day, shown to stewards side by side, and
//! merged only when a steward says so; keeping them apart is remembered, a merge can be undone.

mod model;
mod routes;
mod store;
#[cfg(test)]
mod tests;
mod views;

use ::store::StoreError;
use base::Time;
use web::App;

pub(crate) use routes::parts;

/// Compares all listings and proposes new pairs; how many.
pub async fn propose(app: &App, now: Time) -> Result<usize, StoreError> {
    let sketches = app.read_long(store::sketches).await?;
    let pairs = model::pairs(&sketches);
    let random = app.random_arc();
    app.change(move |db| store::propose(db, &pairs, now, random.as_ref())).await
}
