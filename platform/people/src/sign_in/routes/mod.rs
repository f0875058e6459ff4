//! The doors over HTTP.

mod again;
mod join;
mod passkey;
mod password;
mod reset;

use axum::routing::{get, post};
use web::{JobKind, Route, route};

pub(crate) use passkey::{asked, made, refuse};
use reset::reset_job;

use crate::access;

/// The routes of signing in and joining.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        route(access::SIGN_IN, get(password::show)),
        route(access::SIGN_IN_POST, post(password::sign_in)),
        route(access::CODE, get(password::show_code)),
        route(access::CODE_POST, post(password::code)),
        route(access::SIGN_IN_PASSKEY, post(passkey::sign_in)),
        route(access::SIGN_OUT, post(password::sign_out)),
        route(access::PROVE, get(again::show)),
        route(access::PROVE_POST, post(again::prove)),
        route(access::PROVE_PASSKEY, post(passkey::prove)),
        route(access::JOIN, get(join::show)),
        route(access::JOIN_POST, post(join::join)),
        route(access::JOIN_AUTHENTICATOR, get(join::show_authenticator)),
        route(access::JOIN_AUTHENTICATOR_POST, post(join::authenticator)),
        route(access::JOIN_PASSKEY, post(passkey::join)),
        route(access::FIRST, get(join::show_first)),
        route(access::FIRST_POST, post(join::join_first)),
        route(access::LINK, get(again::show_link)),
        route(access::LINK_POST, post(again::link)),
        route(access::RESET, get(reset::show)),
        route(access::RESET_POST, post(reset::ask)),
        route(access::RESET_WITH, get(reset::show_with)),
        route(access::RESET_WITH_POST, post(reset::set)),
    ]
}

/// The jobs of signing in.
pub(crate) fn jobs() -> Vec<JobKind> {
    vec![reset_job()]
}
