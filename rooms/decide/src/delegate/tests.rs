//! Stories of delegates.
