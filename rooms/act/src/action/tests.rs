//! Stories about actions.
