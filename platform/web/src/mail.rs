//! Mail to be sent: written as a job in the same transaction as what it tells about, sealed, and
//! delivered by the shell.

use base::{Private, Random};
use serde::{Deserialize, Serialize};
use store::{Change, NewJob};

use crate::Keys;

/// The kind of the job that delivers mail.
pub const JOB: &str = "mail";

const PURPOSE: &str = "mail-job";

/// One message to one address.
#[derive(Clone, Debug)]
pub struct Mail {
    /// The address.
    pub to: Private<String>,
    /// The subject, one line.
    pub subject: String,
    /// The plain text.
    pub text: String,
}

#[derive(Serialize, Deserialize)]
struct Sealed {
    to: String,
    subject: String,
    text: String,
}

impl Mail {
    /// Writes the message into the jobs, sealed: a copy of the database tells nothing about it.
    pub fn enqueue(&self, db: &mut Change, keys: &Keys, random: &dyn Random) {
        let plain = Sealed {
            to: self.to.reveal().clone(),
            subject: base::text::line(&self.subject, 200).unwrap_or_default(),
            text: self.text.clone(),
        };
        let bytes = serde_json::to_vec(&plain).unwrap_or_default();
        let sealed = base::code::encode(&keys.seal(random, PURPOSE, &bytes));
        db.enqueue(NewJob::new(JOB, serde_json::json!({ "sealed": sealed })));
    }

    /// The message of a job; none when it was sealed with another key.
    pub fn unseal(keys: &Keys, payload: &serde_json::Value) -> Option<Self> {
        let sealed = base::code::decode(payload.get("sealed")?.as_str()?)?;
        let plain: Sealed = serde_json::from_slice(&keys.open(PURPOSE, &sealed)?).ok()?;
        Some(Self { to: Private::new(plain.to), subject: plain.subject, text: plain.text })
    }
}
