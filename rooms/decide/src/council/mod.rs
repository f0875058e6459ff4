//! A council: a group that decides through the delegates of the groups that belong to it.
//!
//! Its officers set what each body weighs and which decisions go back to the bodies; everybody who may
//! see the group can read it, with the bodies, their seats and the councils above. A council of councils
//! is nothing special: its bodies are councils. What becomes of one decision is in
//! [`crate::ratification`].

mod form;
pub(crate) mod model;
mod routes;
pub(crate) mod samples;
pub(crate) mod store;
#[cfg(test)]
pub(crate) mod tests;
mod tree;
pub(crate) mod views;
pub(crate) mod weights;

pub(crate) use routes::parts;
