//! A browser without JavaScript: keeps cookies, follows redirects, sends what the page offers.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use base::FixedClock;
use http::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, ORIGIN, SET_COOKIE};
use http::{HeaderMap, Method, Request, StatusCode};
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::Filled;

/// How long a person looks at a page before sending its form.
const THINKING: Duration = Duration::from_secs(5);

/// A browser in a test.
#[derive(Clone, Debug)]
pub struct Browser {
    router: Router,
    clock: Arc<FixedClock>,
    cookies: BTreeMap<String, String>,
    lang: Option<&'static str>,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The status after redirects.
    pub status: StatusCode,
    /// The path and query after redirects.
    pub path: String,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as bytes.
    pub bytes: Vec<u8>,
}

impl Browser {
    pub(crate) fn new(router: Router, clock: Arc<FixedClock>) -> Self {
        Self { router, clock, cookies: BTreeMap::new(), lang: None }
    }

    /// The same browser asking for a language.
    #[must_use]
    pub fn speaking(mut self, lang: &'static str) -> Self {
        self.lang = Some(lang);
        self
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Plants a cookie.
    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// Opens an address and follows redirects.
    pub async fn get(&mut self, path: &str) -> Reply {
        self.ask(Method::GET, path, None).await
    }

    /// Sends a form as a person would, some seconds after it was shown, and follows redirects.
    pub async fn send(&mut self, form: Filled) -> Reply {
        self.clock.advance(THINKING);
        let (content_type, body) = form.encode();
        let method = if form.is_get { Method::GET } else { Method::POST };
        if form.is_get {
            let path = format!("{}?{}", form.action, String::from_utf8_lossy(&body));
            return self.ask(method, &path, None).await;
        }
        self.ask(method, &form.action, Some((content_type, body))).await
    }

    /// Posts raw fields that no page offered: for attacks.
    pub async fn post_raw(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let body = serde_html_form::to_string(fields).expect("fields encode").into_bytes();
        self.ask(Method::POST, path, Some(("application/x-www-form-urlencoded".to_owned(), body))).await
    }

    async fn ask(&mut self, method: Method, path: &str, body: Option<(String, Vec<u8>)>) -> Reply {
        let mut reply = self.once(method, path, body).await;
        for _ in 0..10 {
            if !reply.status.is_redirection() {
                return reply;
            }
            let Some(to) = reply.headers.get(LOCATION).and_then(|v| v.to_str().ok()).map(str::to_owned) else {
                return reply;
            };
            let to = to.strip_prefix("http://convoke.test").unwrap_or(&to).to_owned();
            reply = self.once(Method::GET, &to, None).await;
        }
        panic!("{path} redirects in circles");
    }

    /// One request without following redirects.
    pub async fn once(&mut self, method: Method, path: &str, body: Option<(String, Vec<u8>)>) -> Reply {
        let mut request = Request::builder().method(method).uri(path).header(HOST, "convoke.test");
        if !self.cookies.is_empty() {
            let all: Vec<String> = self.cookies.iter().map(|(k, v)| format!("{k}={v}")).collect();
            request = request.header(COOKIE, all.join("; "));
        }
        if let Some(lang) = self.lang {
            request = request.header("accept-language", lang);
        }
        let body = match body {
            None => Body::empty(),
            Some((content_type, bytes)) => {
                request = request.header(CONTENT_TYPE, content_type).header(ORIGIN, "http://convoke.test");
                Body::from(bytes)
            }
        };
        let request = request.body(body).unwrap_or_else(|e| panic!("{path}: {e}"));
        let response = self.router.clone().oneshot(request).await.expect("the router answers");
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(SET_COOKIE) {
            self.keep_cookie(cookie.to_str().expect("a readable cookie"));
        }
        let bytes = body.collect().await.expect("a whole body").to_bytes().to_vec();
        Reply { status: parts.status, path: path.to_owned(), headers: parts.headers, bytes }
    }

    fn keep_cookie(&mut self, cookie: &str) {
        let (pair, attributes) = cookie.split_once(';').unwrap_or((cookie, ""));
        let (name, value) = pair.split_once('=').expect("a cookie has a value");
        if attributes.contains("Max-Age=0") || value.is_empty() {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

impl Reply {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The visible text, white space folded.
    pub fn visible(&self) -> String {
        let html = scraper::Html::parse_document(&self.text());
        let body = scraper::Selector::parse("body").expect("a selector");
        let words: Vec<&str> = html.select(&body).flat_map(|b| b.text()).flat_map(str::split_whitespace).collect();
        words.join(" ")
    }

    /// Asserts that the visible text contains `words`.
    #[track_caller]
    pub fn shows(&self, words: &str) -> &Self {
        let visible = self.visible();
        assert!(visible.contains(words), "{} ({}) does not show “{words}”:\n{visible}", self.path, self.status);
        self
    }

    /// Asserts that nothing of the answer contains `words`.
    #[track_caller]
    pub fn hides(&self, words: &str) -> &Self {
        assert!(!self.text().contains(words), "{} shows “{words}”", self.path);
        self
    }

    /// Asserts the status.
    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}:\n{}", self.path, self.visible());
        self
    }

    /// Whether the page has a form with this action.
    pub fn has_form(&self, action: &str) -> bool {
        Filled::find(&self.text(), action).is_some()
    }

    /// The form with this action, filled in as the page fills it.
    ///
    /// # Panics
    /// When there is none.
    #[track_caller]
    pub fn form(&self, action: &str) -> Filled {
        Filled::find(&self.text(), action)
            .unwrap_or_else(|| panic!("{} ({}) has no form for {action}:\n{}", self.path, self.status, self.visible()))
    }

    /// The address of the first link whose text contains `words`.
    ///
    /// # Panics
    /// When there is none.
    #[track_caller]
    pub fn link(&self, words: &str) -> String {
        let html = scraper::Html::parse_document(&self.text());
        let selector = scraper::Selector::parse("a[href]").expect("a selector");
        html.select(&selector)
            .find(|a| a.text().collect::<String>().contains(words))
            .and_then(|a| a.value().attr("href").map(str::to_owned))
            .unwrap_or_else(|| panic!("{} has no link “{words}”", self.path))
    }
}
