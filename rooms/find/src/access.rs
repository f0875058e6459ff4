//! Who may do what in this room: one table, one row per route.
//!
//! The shell checks what needs no database; what concerns one group is checked again by the store
//! function that takes the actor, where the refusal is "missing".
