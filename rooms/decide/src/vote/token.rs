//! The token of a participant: sixteen random bytes in a cookie and in a link; only its keyed hash is
//! kept.
//!
//! The hash covers the conversation, so that nothing links the same browser across conversations.

use base::{Actor, code};
use http::HeaderMap;
use http::header::COOKIE;
use web::App;

use crate::conversation::model::{Conversation, Entry};

const PURPOSE: &str = "conversation-participant";
const PERSON: &str = "conversation-person";
const MAX_AGE_S: u64 = 400 * 86_400;

/// A participant's secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 16]);

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token")
    }
}

impl Token {
    /// A new one.
    pub fn new(app: &App) -> Self {
        Self(base::random::bytes(app.random()))
    }

    /// As it stands in a cookie or link.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() > 64 {
            return None;
        }
        code::decode(text)?.try_into().ok().map(Self)
    }

    /// The text for a cookie or link.
    pub fn text(&self) -> String {
        code::encode(&self.0)
    }

    /// The keyed hash that the database knows.
    pub fn known_by(&self, app: &App, it: &Conversation) -> [u8; 16] {
        app.keys().mac(PURPOSE, &[it.id.bytes().as_slice(), &self.0].concat())
    }
}

/// The name of a conversation's cookie.
pub fn cookie_name(it: &Conversation) -> String {
    format!("participant-{}", it.number)
}

/// The whole `Set-Cookie` value: sent to this conversation's pages only.
pub fn cookie(app: &App, it: &Conversation, token: &Token) -> String {
    let secure = if app.site().is_secure() { "; Secure" } else { "" };
    format!(
        "{}={}; Path={}; HttpOnly; SameSite=Lax; Max-Age={MAX_AGE_S}{secure}",
        cookie_name(it),
        token.text(),
        ui::href::conversation(&it.slug)
    )
}

/// The token of a request for a conversation: from its cookie, or from the account where the rule is
/// "members".
pub fn of_request(app: &App, it: &Conversation, actor: &Actor, headers: &HeaderMap) -> Option<Token> {
    if it.content.entry == Entry::Members {
        let person = actor.person?;
        return Some(Token(app.keys().mac(PERSON, &[it.id.bytes().as_slice(), person.bytes()].concat())));
    }
    let name = cookie_name(it);
    let pairs = headers.get_all(COOKIE).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(';'));
    let value = pairs.filter_map(|pair| pair.trim().split_once('=')).find(|(key, _)| *key == name);
    Token::parse(value?.1)
}
