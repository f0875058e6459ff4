//! A session: one signed-in browser. It holds a token; the table holds the token's hash, the day it
//! was last seen and a label the person gave it. No address, no browser name.
//!
//! A session ended anywhere is refused at once everywhere: every request asks the table.

pub mod identify;
pub mod model;
pub(crate) mod routes;
pub mod store;
pub(crate) mod views;

use ::store::{Change, StoreError};
use base::{PersonId, Random, SessionId, SiteRole, Time};

pub use self::identify::PeopleIdentify;
use self::model::{Life, Session};
use crate::secret::Secret;

/// Begins a session; the secret goes into the browser's cookie.
pub fn begin(
    db: &mut Change,
    random: &dyn Random,
    person: PersonId,
    role: SiteRole,
    now: Time,
) -> Result<Secret, StoreError> {
    let secret = Secret::new(random);
    let written = Life::of(role).written(now);
    let session = Session {
        id: SessionId::new(written, random),
        person,
        label: String::new(),
        made_at: written,
        seen_at: written,
        proved_at: now,
    };
    store::insert(db, &session, &secret.hash())?;
    Ok(secret)
}

/// The header by which a browser forgets this site, and what it is to forget.
pub(crate) const CLEAR: http::HeaderName = http::HeaderName::from_static("clear-site-data");
pub(crate) const CLEAR_ALL: &str = "\"cache\", \"cookies\", \"storage\"";

/// The `Set-Cookie` value of a session.
pub(crate) fn cookie(app: &web::App, secret: &Secret) -> String {
    web::gate::set_session(app, secret.as_str(), Life::MEMBER.absolute.as_secs())
}

/// The `Set-Cookie` value that takes the session away.
pub(crate) fn no_cookie(app: &web::App) -> String {
    web::gate::set_session(app, "", 0)
}
