//! Whole conversations in and out, in the Polis export format.
//!
//! What comes in is read by the engine (`opinion::polis`), which finds the sign of the votes and names
//! what it cannot understand by file, line and column. What goes out is protected: counts of few people
//! are left out, and rows of single participants leave only where the conversation promised that at its
//! start – in an order that tells nothing, without any time.

pub mod files;
pub mod take;
#[cfg(test)]
mod tests;
