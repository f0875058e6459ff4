//! Measurements.
mod load;
fn main() {}
