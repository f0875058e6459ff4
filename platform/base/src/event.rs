//! What happened, said by one room so that others may follow.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{EventId, Random, Time};

/// Something that happened, in the past tense; written to the outbox with the change itself.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Event {
    /// Identifies the event, so that a subscriber can tell a repeat.
    pub id: EventId,
    /// Its name, such as `CallOpened`.
    pub kind: String,
    /// What it is about.
    pub subject: Uuid,
    /// When it happened.
    pub at: Time,
    /// Whatever a subscriber needs, without personal data.
    pub payload: serde_json::Value,
}

impl Event {
    /// An event about `subject` that happened `at`.
    pub fn new(
        kind: &str,
        subject: impl Into<Uuid>,
        payload: serde_json::Value,
        at: Time,
        random: &dyn Random,
    ) -> Self {
        Self { id: EventId::new(at, random), kind: kind.to_owned(), subject: subject.into(), at, payload }
    }
}
