//! What is remembered between two steps: in a row sealed with the server's key, found by a token in
//! a short-lived cookie. A ceremony ends when it succeeds, after five failures, or after its time.

use std::time::Duration;

use base::{PersonId, Time};
use http::HeaderMap;
use http::header::COOKIE;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use store::{Change, StoreError};
use web::{App, Failure};

use super::store::{self as ceremony_store, Begun};
use crate::secret::{Secret, SecretHash};

/// How long a ceremony may take.
pub const LIFE: Duration = Duration::from_mins(15);

/// How often it may fail.
const TRIES: u32 = 5;

const PURPOSE: &str = "ceremony";

/// A step of something longer.
pub trait Step: Serialize + DeserializeOwned {
    /// Its word in the database.
    const KIND: &'static str;
}

/// An account being made with a password: everything but the authenticator's first code.
#[derive(Clone, Serialize, Deserialize)]
pub struct JoinStep {
    /// The chosen name.
    pub name: String,
    /// The given sign-in name.
    pub sign_in_name: String,
    /// The password, hashed.
    pub hash: String,
    /// The authenticator's secret.
    pub secret: Vec<u8>,
    /// The link of the first administrator, when this makes one.
    pub first: Option<String>,
    /// Where to go when done.
    pub back: String,
}

impl Step for JoinStep {
    const KIND: &'static str = "join";
}

/// A right password that waits for its code.
#[derive(Clone, Serialize, Deserialize)]
pub struct CodeStep {
    /// Where to go when done.
    pub back: String,
}

impl Step for CodeStep {
    const KIND: &'static str = "code";
}

/// New recovery codes, until their owner says they are written down.
#[derive(Clone, Serialize, Deserialize)]
pub struct CodesStep {
    /// The codes as they are shown.
    pub codes: Vec<String>,
    /// Where to go when done.
    pub back: String,
}

impl Step for CodesStep {
    const KIND: &'static str = "codes";
}

/// A ceremony that was found.
#[derive(Clone)]
pub struct Found<T> {
    /// The hash of its token.
    pub token: SecretHash,
    /// The person it is about.
    pub person: Option<PersonId>,
    /// What was done so far.
    pub step: T,
}

/// Begins a ceremony; the secret goes into the cookie.
pub fn begin<T: Step>(
    db: &mut Change,
    app: &App,
    person: Option<PersonId>,
    step: &T,
    now: Time,
) -> Result<Secret, Failure> {
    let secret = Secret::new(app.random());
    let plain = serde_json::to_vec(step).map_err(Failure::broken)?;
    let begun = Begun { person, sealed: app.keys().seal(app.random(), PURPOSE, &plain), tries_left: TRIES };
    ceremony_store::begin(db, &secret.hash(), T::KIND, &begun, now.plus(LIFE))?;
    Ok(secret)
}

/// The ceremony of this browser, if there is one of this kind.
pub async fn find<T: Step>(app: &App, headers: &HeaderMap, now: Time) -> Result<Option<Found<T>>, Failure> {
    let Some(token) = token(app, headers) else { return Ok(None) };
    let found = app.read(move |db| ceremony_store::find(db, &token, T::KIND, now)).await?;
    let Some(begun) = found else { return Ok(None) };
    let plain = app.keys().open(PURPOSE, &begun.sealed);
    let step = plain.and_then(|plain| serde_json::from_slice(&plain).ok());
    Ok(step.map(|step| Found { token, person: begun.person, step }))
}

/// Ends the ceremony within the change it leads to.
pub fn take<T: Step>(db: &mut Change, found: &SecretHash) -> Result<(), StoreError> {
    ceremony_store::take(db, found, T::KIND)
}

/// Counts a failure.
pub async fn fail(app: &App, token: SecretHash) -> Result<(), Failure> {
    app.store().change(move |db| ceremony_store::fail(db, &token)).await.map_err(Failure::from)
}

fn cookie_name(app: &App) -> &'static str {
    if app.site().is_secure() { "__Host-convoke-step" } else { "convoke-step" }
}

/// The cookie that carries a ceremony.
pub fn cookie(app: &App, secret: &Secret) -> String {
    let secure = if app.site().is_secure() { "; Secure" } else { "" };
    let (name, value, age) = (cookie_name(app), secret.as_str(), LIFE.as_secs());
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={age}{secure}")
}

/// Takes the cookie away.
pub fn no_cookie(app: &App) -> String {
    let secure = if app.site().is_secure() { "; Secure" } else { "" };
    format!("{}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0{secure}", cookie_name(app))
}

fn token(app: &App, headers: &HeaderMap) -> Option<SecretHash> {
    let name = cookie_name(app);
    let pairs = headers.get_all(COOKIE).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(';'));
    let value = pairs.filter_map(|pair| pair.trim().split_once('=')).find(|(key, _)| *key == name)?.1;
    Secret::parse(value).map(|secret| secret.hash())
}
