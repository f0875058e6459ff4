//! A person as this instance knows them: a name they chose, a language, perhaps an e-mail address.
//!
//! Names need not be unique, and there is no directory of people: nobody can list them. What a
//! person sees here is theirs: their page, their profile, everything kept about them, and the end.

pub(crate) mod export;
pub mod first;
pub mod model;
pub(crate) mod routes;
pub mod store;
pub mod views;

#[cfg(test)]
mod tests;

pub use first::first_link;
pub use model::{Name, Person};
