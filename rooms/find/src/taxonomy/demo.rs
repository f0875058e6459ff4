//! The shared taxonomy made up for sample pages.

use base::{SeededRandom, Time};

use super::model::{Term, seed};
use crate::listing::model::TermId;

/// The terms a new site begins with, with made-up ids.
pub(crate) fn terms() -> Vec<Term> {
    let random = SeededRandom::new(31);
    let term = |(at, (code, called))| Term { id: TermId::new(Time::from_millis(at), &random), code, called };
    (1_i64..).zip(seed()).map(term).collect()
}
