//! What the site is called, where it lives and what it allows: the part of the configuration that
//! pages need.

use base::Lang;

/// Who may make an account.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Joining {
    /// Everybody.
    #[default]
    Open,
    /// Only the holder of an invitation.
    Invited,
}

/// What pages need to know about the site.
#[derive(Clone, Debug)]
pub struct Site {
    /// Its name.
    pub name: String,
    /// The town or region beside the name.
    pub town: Option<String>,
    /// Its public address without a slash at the end, such as `https://example.org`.
    pub base_url: String,
    /// The language where a visitor asks for none we speak.
    pub lang: Lang,
    /// Whether mail can be sent; without it no form asks for an address.
    pub mails: bool,
    /// Who may make an account.
    pub joining: Joining,
    /// Whether this is the demo: one-time sign-in links are allowed.
    pub demo: bool,
    /// How people reach those who run the site, in words.
    pub contact: Option<String>,
}

impl Site {
    /// Whether the public address is encrypted; then cookies are `Secure` and `__Host-`.
    pub fn is_secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// Host and port of the public address.
    pub fn host(&self) -> &str {
        self.base_url.split_once("://").map_or(self.base_url.as_str(), |(_, rest)| rest)
    }
}
