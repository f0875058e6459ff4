//! Common ground: a reproducible opinion map as a pure function of the votes.
//!
//! People answer statements with agree, disagree or pass. This library says where they stand relative to
//! each other, who votes alike, what each camp says, and above all **where all agree**. The method is the
//! one that Polis made known (Small et al., 2021), with one change of principle: nothing remembered from
//! earlier updates steers the answer, so anybody who has the votes can compute a published map again and
//! get the same bits, in any order of votes and on any number of threads.
//!
//! - [`Votes`] holds the sparse matrix; [`analyse`] turns it into a [`Map`].
//! - [`Conversation`] takes batches of votes and gives the same map as from scratch.
//! - [`keep_ids`] keeps the clusters' names from one map to the next.
//! - [`similar`] finds statements that say nearly the same; [`polis`] reads the Polis export format.
//!
//! No clock, no chance, no files. It never panics and never gives a number that is not one: where there is
//! too little to say it says so ([`Verdict::TooFew`]).
//!
//! The mathematics, with sources and what was measured: `docs/opinion.md`.

mod axes;
mod cluster;
mod compatible;
mod conversation;
mod dense;
mod map;
mod matching;
mod number;
mod pairs;
pub mod polis;
mod representative;
pub mod similar;
mod solve;
mod statistics;
pub mod synthetic;
mod vote;
mod votes;

pub use axes::{Axes, axes, center, places};
pub use cluster::{Clusters, Verdict, silhouette};
pub use conversation::Conversation;
pub use map::{Confidence, Level, Map, Mode, Options, analyse, analyse_given, grouped};
pub use matching::{adjusted_rand, keep_ids};
pub use representative::{Representative, representatives};
pub use similar::Similar;
pub use statistics::{
    ClusterCounts, Consensus, Difference, Majority, MajorityStatement, SIGNIFICANT, Side, consensus, count_clusters,
    difference_test, differences, extremity, majority, part, priorities, priority, share, share_test,
};
pub use vote::{Cast, Moderation, Statement, Vote};
pub use votes::{Counts, Votes, VotesError};
