//! What the rules are held to from outside: real files with known outcomes, a second implementation written to be
//! read rather than to be fast, and the properties that each rule has or has not.
#![cfg(test)]

mod budgets;
mod condorcet;
mod data;
mod margins;
mod naive;
mod properties;
