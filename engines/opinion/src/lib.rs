//! Common ground: a reproducible opinion map as a pure function of the votes.
