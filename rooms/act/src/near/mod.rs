//! What is happening near a place: the search, its list, its map.

mod index;
