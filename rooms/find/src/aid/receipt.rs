//! Receipts of needs and offers: the public name and a 128-bit MAC. Whoever has one may change,
//! renew, answer and withdraw; nothing is stored for it.

use std::str::FromStr as _;

use base::{Code, code};
use web::App;

/// Purpose of the key that proves receipts.
pub(crate) const RECEIPT: &str = "aid-receipt";

/// Purpose of the key that proves links in mails.
pub(crate) const CONFIRM: &str = "aid-mail-confirm";

/// Base32 signs of a 128-bit MAC.
const MAC_LEN: usize = 26;

fn text(app: &App, purpose: &'static str, code: Code) -> String {
    format!("{code}{}", code::encode(&app.keys().mac(purpose, code.as_str().as_bytes())))
}

fn read(app: &App, purpose: &'static str, typed: &str) -> Option<Code> {
    if typed.len() > 200 {
        return None;
    }
    let signs: String = typed.chars().filter(|s| *s != '-' && !s.is_whitespace()).collect();
    if !signs.is_ascii() || signs.len() != Code::LEN + MAC_LEN {
        return None;
    }
    let (name, mac) = signs.split_at(Code::LEN);
    let name = Code::from_str(name).ok()?;
    app.keys().mac_matches(purpose, name.as_str().as_bytes(), &code::decode(mac)?).then_some(name)
}

/// The receipt of a need or offer.
pub(crate) fn show(app: &App, code: Code) -> String {
    text(app, RECEIPT, code)
}

/// The need or offer of a receipt as a person may type it, if it is one of ours.
pub(crate) fn of(app: &App, typed: &str) -> Option<Code> {
    read(app, RECEIPT, typed)
}

/// The text that confirms the address of a need or offer; it is no receipt.
pub(crate) fn confirmation(app: &App, code: Code) -> String {
    text(app, CONFIRM, code)
}

/// The need or offer whose address a text confirms.
pub(crate) fn confirmed(app: &App, typed: &str) -> Option<Code> {
    read(app, CONFIRM, typed)
}
