//! UUIDs for ids that are none: the same text in the same source and table is always the same UUID.
//!
//! They are UUIDs of version 8 (RFC 9562 §5.8) made of SHA-256 over source, table and text, so that an
//! import that runs again finds what it wrote. A UUID is taken as it is.

use ring::digest::{Context, SHA256};
use uuid::Uuid;

use crate::hsds::package::Row;
use crate::hsds::tables::Table;

/// The UUID of an id.
pub fn uuid_of(source: &str, table: Table, text: &str) -> Uuid {
    match Uuid::try_parse(text) {
        Ok(id) if !id.is_nil() => id,
        _ => hashed(source, table, std::iter::once(text)),
    }
}

fn hashed<'a>(source: &'a str, table: Table, texts: impl Iterator<Item = &'a str>) -> Uuid {
    let mut hash = Context::new(&SHA256);
    for text in [source, table.name()].into_iter().chain(texts) {
        // Lengths keep “ab”, “c” and “a”, “bc” apart.
        hash.update(&text.len().to_be_bytes());
        hash.update(text.as_bytes());
    }
    let digest = hash.finish();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest.as_ref()[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// The UUID of a row: of its id, or of all it says when it has none. What the file called it is kept.
pub(super) fn name(row: &mut Row, table: Table, source: &str) -> Uuid {
    if row.id().is_empty() {
        return hashed(source, table, row.values.iter().map(|it| it.as_deref().unwrap_or_default()));
    }
    let id = uuid_of(source, table, row.id());
    if Uuid::try_parse(row.id()).is_err() {
        row.original = Some(row.id().into());
    }
    id
}
