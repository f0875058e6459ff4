//! The search: what somebody looks for, found among all listings, in memory.
//!
//! It promises: no question is stored or logged; the index is made from the database and is never the
//! truth; what is purged is gone from it; a change is found within a second.

mod answered;
mod gather;
pub(crate) mod index;
mod kept;
mod lexicon;
pub mod measure;
pub(crate) mod model;
mod tongues;
mod words;

mod routes;
pub(crate) mod samples;
#[cfg(test)]
mod tests;
pub(crate) mod views;

pub(crate) use answered::hits;
pub(crate) use routes::parts;
pub(crate) use tongues::only as tags_in;

/// The tag by which pages name the language of a tag or an older code, where it is known.
pub(crate) fn tag_of(code: &str) -> Option<&'static str> {
    tongues::number(code).map(tongues::tag)
}
