//! Passkeys: WebAuthn with discoverable credentials and user verification, so that a passkey is a
//! complete way in. What a device says is checked by webauthn-rs; this file only sets the terms.

use base::PersonId;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use web::{App, Failure};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Url,
    Webauthn, WebauthnBuilder,
};

use crate::sign_in::ceremony::Step;

/// A passkey being made.
#[derive(Clone, Serialize, Deserialize)]
pub struct MakeStep {
    /// What the server must remember of its challenge.
    pub state: PasskeyRegistration,
    /// Whose it will be.
    pub person: PersonId,
    /// The chosen name, when an account is made with it.
    pub name: Option<String>,
    /// The link of the first administrator, when this makes one.
    pub first: Option<String>,
    /// What its owner calls it.
    pub label: String,
    /// Where to go when done.
    pub back: String,
}

impl Step for MakeStep {
    const KIND: &'static str = "passkey-make";
}

/// A passkey being used.
#[derive(Clone, Serialize, Deserialize)]
pub struct UseStep {
    /// What the server must remember of its challenge.
    pub state: DiscoverableAuthentication,
    /// Where to go when done.
    pub back: String,
}

impl Step for UseStep {
    const KIND: &'static str = "passkey-use";
}

/// Whether this site can have passkeys: browsers bind them to a domain, never to a bare address.
pub fn are_possible(app: &App) -> bool {
    Url::parse(&app.site().base_url).is_ok_and(|origin| origin.domain().is_some())
}

/// The terms of this site: its host and its origin.
fn terms(app: &App) -> Result<Webauthn, Failure> {
    let origin = Url::parse(&app.site().base_url).map_err(Failure::broken)?;
    let host = origin.domain().ok_or(Failure::Missing)?.to_owned();
    let builder = WebauthnBuilder::new(&host, &origin).map_err(Failure::broken)?;
    builder.rp_name(&app.site().name).build().map_err(Failure::broken)
}

/// Asks a device to make a passkey; the options for the browser and what to remember.
pub fn begin_make(
    app: &App,
    person: PersonId,
    name: &str,
    known: Vec<Vec<u8>>,
) -> Result<(Value, PasskeyRegistration), Failure> {
    let exclude = (!known.is_empty()).then_some(known);
    let (options, state) =
        terms(app)?.start_passkey_registration(person.into(), name, name, exclude).map_err(Failure::broken)?;
    let mut options = serde_json::to_value(options).map_err(Failure::broken)?;
    // The device has to remember whose passkey it is: nobody types a name to sign in with it.
    if let Some(wishes) = options.pointer_mut("/publicKey/authenticatorSelection").and_then(Value::as_object_mut) {
        wishes.insert("residentKey".to_owned(), Value::from("required"));
        wishes.insert("requireResidentKey".to_owned(), Value::from(true));
    }
    Ok((options, state))
}

/// Checks what the device made; none when it does not hold.
pub fn finish_make(
    app: &App,
    answer: &RegisterPublicKeyCredential,
    state: &PasskeyRegistration,
) -> Result<Option<(Vec<u8>, String)>, Failure> {
    let Ok(passkey) = terms(app)?.finish_passkey_registration(answer, state) else { return Ok(None) };
    let text = serde_json::to_string(&passkey).map_err(Failure::broken)?;
    Ok(Some((passkey.cred_id().clone(), text)))
}

/// Asks a device for any passkey of this site.
pub fn begin_use(app: &App) -> Result<(Value, DiscoverableAuthentication), Failure> {
    let (mut options, state) = terms(app)?.start_discoverable_authentication().map_err(Failure::broken)?;
    // The person presses a button: the browser shows its own choice of passkeys.
    options.mediation = None;
    Ok((serde_json::to_value(options).map_err(Failure::broken)?, state))
}

/// Whose passkey an answer claims to be, and what the device calls it; none when it says neither.
pub fn claimed(app: &App, answer: &PublicKeyCredential) -> Result<Option<(PersonId, Vec<u8>)>, Failure> {
    let claim = terms(app)?.identify_discoverable_authentication(answer).ok();
    Ok(claim.map(|(person, id)| (PersonId::from(person), id.to_vec())))
}

/// Checks an answer against the kept passkey; the passkey as it is to be kept from now on, or none
/// when the answer does not hold.
pub fn finish_use(
    app: &App,
    answer: &PublicKeyCredential,
    state: DiscoverableAuthentication,
    kept: &str,
) -> Result<Option<String>, Failure> {
    let mut passkey: Passkey = serde_json::from_str(kept).map_err(Failure::broken)?;
    let Ok(result) = terms(app)?.finish_discoverable_authentication_v2(answer, state, &passkey) else {
        return Ok(None);
    };
    if !result.user_verified() {
        return Ok(None);
    }
    passkey.update_credential(&result);
    serde_json::to_string(&passkey).map(Some).map_err(Failure::broken)
}
