//! Participatory budgets: which projects are funded from a fixed sum, and who paid for what.
//!
//! Greedy, the Method of Equal Shares and sequential Phragmén, all in whole numbers and fractions. Costs and the
//! budget are whole numbers of the smallest unit of money that the file uses; a price is a fraction. Nobody's
//! name is needed: electors with the same ballot are one group, since every rule here treats them alike.
//!
//! Sources: Peters, Pierczyński, Skowron, "Proportional Participatory Budgeting with Additive Utilities" (2021) for
//! Equal Shares; equalshares.net for the completions; Los, Christoff, Grossi, "Proportional Budget Allocations:
//! Towards a Systematization" (2022) for sequential Phragmén.

mod completion;
mod count;
mod greedy;
mod outcome;
pub mod pabulib;
mod phragmen;
mod pool;
mod price;
mod shares;

pub use completion::equal_shares;
pub(crate) use count::count;
pub use greedy::greedy;
pub use outcome::{Completed, Event, Funded, Outcome, Payment, Tied};
pub(crate) use phragmen::Loads;
pub use phragmen::phragmen;
pub use pool::{Pool, PoolError};
