//! One request's visitor: who, in which language, when. Every handler takes it first.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use axum::extract::FromRequestParts;
use base::{Actor, Lang, PersonId, Time};
use http::request::Parts;
use ui::format::Units;
use ui::{Head, Html, Look, Words};

use crate::client::Client;
use crate::failure::Failure;
use crate::page::Page;
use crate::{App, stamp};

/// What is known about a visit.
#[derive(Debug)]
pub struct VisitParts {
    /// Who is acting.
    pub actor: Actor,
    /// The visitor's language.
    pub lang: Lang,
    /// The words of that language.
    pub words: &'static Words,
    /// The moment of the request: the same for everything it does.
    pub now: Time,
    /// The path without query.
    pub path: String,
    /// Path and query, for the language switch and the way back only; never logged.
    address: String,
    /// For rate limits.
    pub client: Client,
    /// Where to come back to when the form of this request cannot be asked again.
    pub(crate) referer: Option<String>,
    pub(crate) is_post: bool,
    /// Made when a page asks for it.
    stamp: OnceLock<String>,
    queue: u32,
    app: App,
}

/// A visit; cheap to clone.
#[derive(Clone, Debug)]
pub struct Visit(Arc<VisitParts>);

impl Deref for Visit {
    type Target = VisitParts;

    fn deref(&self) -> &VisitParts {
        &self.0
    }
}

/// What the gate has found out about a request.
pub(crate) struct Arrival {
    pub(crate) actor: Actor,
    pub(crate) lang: Lang,
    pub(crate) now: Time,
    pub(crate) client: Client,
}

impl Visit {
    pub(crate) fn new(app: &App, parts: &Parts, arrival: Arrival) -> Self {
        let Arrival { actor, lang, now, client } = arrival;
        let header = |name| parts.headers.get(name).and_then(|v| v.to_str().ok());
        Self(Arc::new(VisitParts {
            stamp: OnceLock::new(),
            actor,
            lang,
            words: Words::new(lang),
            now,
            path: parts.uri.path().to_owned(),
            address: parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
            client,
            referer: header("referer").and_then(|r| local_path(r, app)),
            is_post: parts.method == http::Method::POST,
            queue: app.queue_length(),
            app: app.clone(),
        }))
    }

    /// What the frame of a page needs to know.
    pub fn look(&self) -> Look<'_> {
        let site = self.app.site();
        Look {
            words: self.words,
            lang: self.lang,
            site_name: site.town.as_deref().unwrap_or(&site.name),
            base_url: &site.base_url,
            path: if self.is_post { &self.path } else { &self.address },
            signed_in: self.actor.name.as_deref(),
            menu: self.app.menu(),
            stamp: self.stamp(),
            steward: self.actor.is_site_steward(),
            queue: if self.actor.is_site_steward() { self.queue } else { 0 },
            now: self.now,
            units: self.units(),
        }
    }

    /// Miles in English, kilometers in Spanish; `?units=km` is a matter of each page.
    pub fn units(&self) -> Units {
        match self.lang {
            Lang::En => Units::Miles,
            Lang::Es => Units::Kilometers,
        }
    }

    /// A whole page in the frame.
    pub fn page(&self, head: Head, main: Html) -> Page {
        Page::html(ui::page(&self.look(), head, main))
    }

    /// The signed-in person, or the way to sign in.
    pub fn person(&self) -> Result<PersonId, Failure> {
        self.actor.person.ok_or(Failure::SignIn)
    }

    /// The stamp for a form on this page.
    pub fn stamp(&self) -> &str {
        self.stamp.get_or_init(|| stamp::make(self.app.keys(), self.now, self.actor.session))
    }

    /// The path and query of this page, or, for a post, of the page it came from.
    pub(crate) fn back(&self) -> String {
        if self.is_post {
            return self.referer.clone().unwrap_or_else(|| "/me".to_owned());
        }
        self.address.clone()
    }

    /// Five random bytes that name a failure.
    pub(crate) fn number(&self) -> [u8; 5] {
        base::random::bytes(self.app.random())
    }
}

/// The path and query of one of our own absolute addresses.
fn local_path(address: &str, app: &App) -> Option<String> {
    let rest = address.strip_prefix(app.site().base_url.as_str())?;
    safe_path(rest).then(|| rest.to_owned())
}

/// Whether a text is a path on this site and nothing else: no host, no scheme, no back-slashes.
pub fn safe_path(text: &str) -> bool {
    text.starts_with('/')
        && !text.starts_with("//")
        && text.len() <= 1000
        && text.bytes().all(|b| b.is_ascii_graphic() && b != b'\\')
        && !text.split(['?', '#']).next().unwrap_or_default().contains("/..")
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let visit = parts.extensions.get::<Self>().cloned();
        visit.ok_or_else(|| Failure::broken("a handler without a gate"))
    }
}

#[cfg(test)]
mod tests {
    use super::safe_path;

    #[test]
    fn only_paths_of_this_site_are_safe() {
        assert!(safe_path("/calls/rent?near=55407"));
        for bad in ["", "//127.0.0.1:1", "https://example.org", "/\\x", "/../x", "/a/../b", "/a b", "x", "/\u{e9}"] {
            assert!(!safe_path(bad), "{bad}");
        }
    }
}
