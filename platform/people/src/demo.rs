//! People for the demo world and for tests: made in bulk, with a session or a link that signs in.
//!
//! Links work only where the site says that it is a demo.

use std::time::Duration;

use ::store::{Change, StoreError};
use base::{Lang, PersonId, Random, SiteRole, Time};
use web::{App, Failure};

use crate::account::model::{Authenticator, Password, SignInName};
use crate::account::{hash, sealed_authenticator, sealed_sign_in, store as account_store};
use crate::person::store::{self as person_store, NewPerson, Token, TokenKind};
use crate::secret::Secret;
use crate::session;

/// Makes a person without keys.
pub fn person(
    db: &mut Change,
    random: &dyn Random,
    name: &str,
    lang: Lang,
    role: SiteRole,
    now: Time,
) -> Result<PersonId, StoreError> {
    let id = PersonId::new(now, random);
    let it = NewPerson { id, name: name.to_owned(), lang, site_role: role, sign_in: None };
    person_store::insert(db, &it, now)?;
    Ok(id)
}

/// Begins a session for a person; the text is the value of the session cookie.
pub fn session_token(db: &mut Change, random: &dyn Random, person: PersonId, now: Time) -> Result<String, StoreError> {
    let role = person_store::find(db, person)?.site_role;
    session::begin(db, random, person, role, now).map(|secret| secret.as_str().to_owned())
}

/// A link, as a path, that signs in as a person for thirty days; only demo sites follow it.
pub fn sign_in_link(db: &mut Change, random: &dyn Random, person: PersonId, now: Time) -> Result<String, StoreError> {
    let secret = Secret::new(random);
    let token = Token { person: Some(person), sealed: None, expires_at: now.plus(Duration::from_hours(30 * 24)) };
    person_store::add_token(db, &secret.hash(), TokenKind::Link, &token)?;
    Ok(ui::href::sign_in_link(secret.as_str()))
}

/// The password way of a made person.
#[derive(Clone, Debug)]
pub struct PasswordWay {
    /// The sign-in name.
    pub sign_in_name: String,
    /// The password.
    pub password: &'static str,
    /// The authenticator.
    pub authenticator: Authenticator,
    /// The recovery codes as shown.
    pub recovery: Vec<String>,
}

/// Gives a person a password, an authenticator and recovery codes.
pub fn password_way(db: &mut Change, app: &App, person: PersonId, now: Time) -> Result<PasswordWay, Failure> {
    const PASSWORD: &str = "correct horse battery";
    let name = SignInName::propose(app.random());
    let (key, sealed) = sealed_sign_in(app, &name);
    person_store::set_sign_in(db, person, key, &sealed)?;
    let kept = hash::keep_now(app.random(), &Password::typed(PASSWORD))?;
    account_store::set_password(db, person, &kept, now)?;
    let authenticator = Authenticator::new(app.random());
    account_store::set_authenticator(db, person, &sealed_authenticator(app, &authenticator), 0, now)?;
    let (recovery, keys) = crate::account::new_recovery(app);
    account_store::set_recovery(db, person, &keys)?;
    Ok(PasswordWay { sign_in_name: name.as_str().to_owned(), password: PASSWORD, authenticator, recovery })
}
