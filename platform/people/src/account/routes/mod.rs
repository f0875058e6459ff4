//! My keys over HTTP.

mod keys;
mod passkey;

use axum::routing::{get, post};
use web::{Route, route};

use crate::access;

/// The routes of keys.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        route(access::KEYS, get(keys::show)),
        route(access::PASSWORD, get(keys::show_password)),
        route(access::PASSWORD_POST, post(keys::password)),
        route(access::TOTP, get(keys::show_authenticator)),
        route(access::TOTP_POST, post(keys::authenticator)),
        route(access::RECOVERY, get(keys::show_recovery)),
        route(access::RECOVERY_POST, post(keys::recovery)),
        route(access::PASSKEY, post(passkey::add)),
        route(access::PASSKEY_REMOVE, post(passkey::remove)),
    ]
}
