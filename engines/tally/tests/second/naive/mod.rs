//! The rules once more, each as its definition reads, in plain fractions and without any shortcut.

mod budget;
mod committee;
pub(crate) mod condorcet;
mod points;
mod stv;
