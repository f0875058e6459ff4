//! What this room does outside requests: the names of its jobs and of its periodic work.
//!
//! A noun that has such work names it here and lists it in its `parts()`.
