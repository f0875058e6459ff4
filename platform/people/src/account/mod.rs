//! An account: the means to sign in. Two complete ways: a passkey, or a password together with an
//! authenticator app (with recovery codes for the day the phone is lost).
//!
//! A password alone opens nothing. There are no secret questions, and mail alone opens nothing
//! either: a reset link changes the password and leaves the second factor in force.

pub mod hash;
pub mod model;
pub mod passkey;
pub(crate) mod routes;
pub mod store;
pub(crate) mod views;

use web::App;

use self::model::{Authenticator, RecoveryCode, SignInName, recovery};

/// Purpose of the seal and the keyed hash of e-mail addresses.
pub(crate) const MAIL: &str = "person-mail";
/// Purpose of the seal, the keyed hash and the proof of sign-in names.
pub(crate) const SIGN_IN: &str = "sign-in-name";
const AUTHENTICATOR: &str = "authenticator";
const RECOVERY: &str = "recovery-code";

/// Keyed hash and seal of a sign-in name.
pub(crate) fn sealed_sign_in(app: &App, name: &SignInName) -> ([u8; 16], Vec<u8>) {
    let (keys, text) = (app.keys(), name.as_str());
    (keys.lookup(SIGN_IN, text), keys.seal(app.random(), SIGN_IN, text.as_bytes()))
}

/// The sign-in name in a seal.
pub(crate) fn opened_sign_in(app: &App, sealed: &[u8]) -> Option<String> {
    String::from_utf8(app.keys().open(SIGN_IN, sealed)?).ok()
}

/// Proves that this site gave a sign-in name.
pub(crate) fn proof(app: &App, name: &SignInName) -> String {
    base::code::encode(&app.keys().mac("sign-in-name-given", name.as_str().as_bytes()))
}

/// Whether this site gave the sign-in name.
pub(crate) fn is_given(app: &App, name: &SignInName, proof: &str) -> bool {
    let mac = (proof.len() < 64).then(|| base::code::decode(proof)).flatten().unwrap_or_default();
    app.keys().mac_matches("sign-in-name-given", name.as_str().as_bytes(), &mac)
}

/// An authenticator's secret under seal.
pub(crate) fn sealed_authenticator(app: &App, it: &Authenticator) -> Vec<u8> {
    app.keys().seal(app.random(), AUTHENTICATOR, it.bytes())
}

/// The authenticator in a seal.
pub(crate) fn opened_authenticator(app: &App, sealed: &[u8]) -> Option<Authenticator> {
    Authenticator::from_bytes(app.keys().open(AUTHENTICATOR, sealed)?)
}

/// What is kept of a recovery code.
pub(crate) fn recovery_key(app: &App, code: &RecoveryCode) -> [u8; 16] {
    app.keys().lookup(RECOVERY, code.as_str())
}

/// New recovery codes: as they are shown, and what is kept of them.
pub(crate) fn new_recovery(app: &App) -> (Vec<String>, Vec<[u8; 16]>) {
    let codes = recovery::make(app.random());
    let keys = codes.iter().map(|code| recovery_key(app, code)).collect();
    (codes.iter().map(recovery::shown).collect(), keys)
}
