//! STV and instant runoff against real elections with known outcomes, and every format on real files.
#![cfg(test)]

mod hostile;
mod known;
mod others;
