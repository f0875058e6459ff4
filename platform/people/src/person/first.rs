//! The first administrator: a link that works once, made at the first start and printed there.
//! There is no default account.

use std::time::Duration;

use base::{Random, Time};
use store::{Change, StoreError};

use super::store::{self as person_store, Token, TokenKind};
use crate::secret::Secret;

/// How long the link is good.
const LIFE: Duration = Duration::from_hours(24);

/// A new link for the first administrator, as a path; none when there is an administrator.
/// An older link stops working.
pub fn first_link(db: &mut Change, random: &dyn Random, now: Time) -> Result<Option<String>, StoreError> {
    if person_store::admins(db)? > 0 {
        return Ok(None);
    }
    person_store::clear_kind(db, TokenKind::First)?;
    let secret = Secret::new(random);
    let token = Token { person: None, sealed: None, expires_at: now.plus(LIFE) };
    person_store::add_token(db, &secret.hash(), TokenKind::First, &token)?;
    Ok(Some(ui::href::first(secret.as_str())))
}
