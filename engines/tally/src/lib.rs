//! Counting rules with exact arithmetic and an account of every round.
//!
//! A [`Contest`] and its [`Ballots`] go in, an [`Account`] comes out: who won, how, and every number on the way, so
//! that another program can do each round again. [`count()`] is the one entrance; [`sentences`] says an account in
//! words.
//!
//! Promises: no floating point decides anything; the same input gives the same account, byte for byte, on one thread
//! or many; every tie is recorded with what settled it. Does not do: files, clocks, chance, secrecy. A lot is drawn
//! from a seed that somebody published beforehand.

pub mod account;
mod approval;
pub mod ballots;
mod borda;
pub mod budget;
mod committee;
pub mod condorcet;
pub mod contest;
mod count;
pub mod figures;
pub mod formats;
mod irv;
pub mod margin;
pub mod number;
pub mod options;
pub mod other;
mod piles;
mod points;
pub mod rows;
pub mod rule;
pub mod sentences;
mod simple;
mod stv;
pub mod tie;
mod top;
pub mod treat;

pub use account::Account;
pub use ballots::{Ballots, Mark, Rank, Score};
pub use contest::{Candidate, Contest};
pub use count::{CountError, count};
pub use margin::Margin;
pub use number::Amount;
pub use options::Options;
pub use other::{Other, others};
pub use rule::Rule;
pub use simple::outcome;
