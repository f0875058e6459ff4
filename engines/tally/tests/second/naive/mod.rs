//! The rules once more, each as its definition reads, in plain fractions and without any shortcut.

pub(crate) mod budget;
pub(crate) mod condorcet;
