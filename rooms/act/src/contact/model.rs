//! A message to those who answer for an action, sent through the site.

use base::{Private, Problems, text};
use serde::{Deserialize, Serialize};

/// Letters of a message.
pub const MESSAGE_MAX: usize = 2_000;

/// What a visitor sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ContactForm {
    /// The message.
    pub message: String,
    /// Where to answer, if they want an answer.
    pub reply: String,
    /// The message an organizer deletes.
    pub delete: String,
}

/// What is kept of it, sealed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Message {
    /// The words.
    pub text: String,
    /// Where to answer; may be empty.
    pub reply: String,
}

impl ContactForm {
    /// Reads the form.
    pub fn parse(&self) -> Result<Private<Message>, Problems> {
        let mut problems = Problems::new();
        let message = problems.take("message", text::block(&self.message, MESSAGE_MAX)).unwrap_or_default();
        if message.is_empty() && problems.is_empty() {
            problems.add("message", "problem-empty");
        }
        let reply = if self.reply.trim().is_empty() {
            String::new()
        } else {
            problems.take("reply", text::mail_address(&self.reply)).unwrap_or_default()
        };
        problems.or(Private::new(Message { text: message, reply }))
    }
}
