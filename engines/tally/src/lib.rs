//! Counting rules with exact arithmetic and an account of every round.
