//! Block lists: words and web domains that texts for everybody may not contain.
//!
//! [`check`] is for whoever takes such a text: it answers with a problem that names the field and
//! what was found, so that nobody is refused in silence. It is a net against spam and slurs, no judge
//! of meaning, and no secret: whoever wants to write around it can, and is flagged then.

pub mod model;
pub(crate) mod routes;
pub mod store;
pub(crate) mod views;

pub use store::check;
