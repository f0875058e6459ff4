//! How long each kind of data lives. One declaration drives the purge job, the page "What this
//! server keeps about you", and the test that nothing outlives its promise.

use std::time::Duration;

/// When something is deleted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Span {
    /// This long after the moment the declaration's `from` names.
    After(Duration),
    /// Until the person or group deletes it, or the account goes.
    UntilDeleted,
    /// Public record: kept as long as the site.
    Kept,
}

impl Span {
    /// A span of whole days.
    pub const fn days(days: u64) -> Self {
        Self::After(Duration::from_secs(days * 86_400))
    }

    /// A span of whole hours.
    pub const fn hours(hours: u64) -> Self {
        Self::After(Duration::from_secs(hours * 3_600))
    }
}

/// One kind of data, why it is kept, and for how long.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Retention {
    /// Key of the words that name it, such as `keep-rsvp-contact`; `…-why` and `…-who` say why it
    /// is kept and who can see it.
    pub key: &'static str,
    /// The tables it lives in: each table with personal data appears in some declaration.
    pub tables: &'static [&'static str],
    /// How long it lives.
    pub span: Span,
    /// The name of the purge step that deletes it, when `span` ends by itself.
    pub purge: Option<&'static str>,
}
