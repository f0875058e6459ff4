//! What happens around every handler: who is asking, may they, is the page already there, and what
//! does a failure look like.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base::{Access, Actor, Lang, Row};
use http::header::{
    ACCEPT_ENCODING, ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_SECURITY_POLICY,
    CONTENT_TYPE, COOKIE, ETAG, IF_NONE_MATCH, REFERRER_POLICY, SET_COOKIE, STRICT_TRANSPORT_SECURITY, VARY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use http_body_util::BodyExt;

use crate::cache::{COMPRESS_MIN, Entry, Found, Key, gzip_once};
use crate::failure::{Carried, Failure, show};
use crate::visit::{Arrival, Visit};
use crate::{App, client};

/// Pages larger than this are never kept or compressed whole.
const WHOLE_MAX: u64 = 4 << 20;

/// What the gate of one route knows.
#[derive(Clone)]
pub(crate) struct Gate {
    pub(crate) app: App,
    pub(crate) row: Option<Row>,
    pub(crate) is_cached: bool,
}

/// The value of a cookie.
fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get_all(COOKIE).iter().filter_map(|v| v.to_str().ok()).flat_map(|v| v.split(';')).find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name).then_some(value)
    })
}

/// The name of the session cookie.
pub fn session_cookie(app: &App) -> &'static str {
    if app.site().is_secure() { "__Host-convoke" } else { "convoke" }
}

/// The whole `Set-Cookie` value of a session.
pub fn set_session(app: &App, token: &str, max_age_s: u64) -> String {
    let secure = if app.site().is_secure() { "; Secure" } else { "" };
    format!("{}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={max_age_s}{secure}", session_cookie(app))
}

fn asked_lang(query: &str) -> Option<Lang> {
    query.split('&').find_map(|pair| pair.strip_prefix("lang=")).and_then(Lang::parse)
}

fn language(app: &App, headers: &HeaderMap, asked: Option<Lang>) -> Lang {
    asked
        .or_else(|| cookie(headers, "lang").and_then(Lang::parse))
        .or_else(|| headers.get(ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).and_then(Lang::negotiate))
        .unwrap_or(app.site().lang)
}

/// Lets a request through to its handler, or answers it.
pub(crate) async fn pass(State(gate): State<Gate>, mut request: Request, next: Next) -> Response {
    let app = gate.app.clone();
    let now = app.now();
    let query = request.uri().query().unwrap_or_default();
    let asked = asked_lang(query);
    let lang = language(&app, request.headers(), asked);
    let token = cookie(request.headers(), session_cookie(&app)).map(str::to_owned);
    let bare = query.is_empty() || (asked.is_some() && !query.contains('&'));
    let key = (gate.is_cached && token.is_none() && bare && matches!(*request.method(), Method::GET | Method::HEAD))
        .then(|| Key { path: request.uri().path().into(), lang });
    let version = app.version();
    if let Some(key) = &key
        && let Found::Entry(entry) = app.cache().find(key, version, now, app.store().is_postgres())
    {
        return with_language(serve(&entry, request.headers()), asked, &app);
    }

    let actor = match &token {
        Some(token) => app.identify().identify(&app, token).await,
        None => Ok(None),
    };
    let (actor, trouble) = match actor {
        Ok(actor) => (actor.unwrap_or_default(), None),
        Err(failure) => (Actor::anyone(), Some(failure)),
    };
    let is_known = actor.is_signed_in();
    let accept = Accept::of(request.headers());
    let (mut parts, body) = request.into_parts();
    let client = app.limits().client(client::address(&parts, app.trusted()), now);
    let visit = Visit::new(&app, &parts, Arrival { actor, lang, now, client });
    let denied = trouble.or_else(|| gate.row.and_then(|row| deny(&visit, row)));
    let response = if let Some(failure) = denied {
        show(&visit, failure)
    } else {
        parts.extensions.insert(visit.clone());
        parts.extensions.insert(app.clone());
        request = Request::from_parts(parts, body);
        settle(&visit, next.run(request).await)
    };
    let private = is_known || token.is_some() || gate.row.is_some_and(|row| row.who == Access::Holder);
    let response = finish(&app, response, key.map(|key| (key, version)), private, accept, &visit).await;
    with_language(response, asked, &app)
}

/// The part of an access row that needs no database.
fn deny(visit: &Visit, row: Row) -> Option<Failure> {
    let actor = &visit.actor;
    if row.who.needs_account() && !actor.is_signed_in() {
        return Some(Failure::SignIn);
    }
    let missing = match row.who {
        Access::SiteSteward => !actor.is_site_steward(),
        Access::Admin => !actor.is_admin(),
        _ => false,
    };
    if missing {
        return Some(Failure::Missing);
    }
    let wants_proof = row.fresh || row.who == Access::Fresh;
    (wants_proof && !actor.is_fresh(visit.now)).then_some(Failure::Prove)
}

/// Turns a failure on its way out into its page.
fn settle(visit: &Visit, mut response: Response) -> Response {
    match response.extensions_mut().remove::<Carried>().and_then(|carried| carried.take()) {
        Some(failure) => show(visit, failure),
        // Refusals of axum itself (a path that does not parse) carry no page.
        None if response.status() == StatusCode::BAD_REQUEST && !response.headers().contains_key(ETAG) => {
            show(visit, Failure::Missing)
        }
        None => response,
    }
}

#[derive(Clone)]
struct Accept {
    gzip: bool,
    none_match: Option<HeaderValue>,
}

impl Accept {
    fn of(headers: &HeaderMap) -> Self {
        let coding = headers.get(ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
        let gzip = coding.split(',').any(|part| {
            let mut bits = part.split(';').map(str::trim);
            bits.next().is_some_and(|c| c.eq_ignore_ascii_case("gzip")) && bits.all(|q| q != "q=0")
        });
        Self { gzip, none_match: headers.get(IF_NONE_MATCH).cloned() }
    }
}

fn serve(entry: &Entry, headers: &HeaderMap) -> Response {
    answer(entry, &Accept::of(headers))
}

fn answer(entry: &Entry, accept: &Accept) -> Response {
    let mut response = if accept.none_match.as_ref() == Some(&entry.etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let (bytes, is_gzip) = entry.bytes(accept.gzip);
        let mut response = Response::new(Body::from(bytes));
        if is_gzip {
            response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        response
    };
    let headers = response.headers_mut();
    for (name, value) in &entry.headers {
        headers.insert(name.clone(), value.clone());
    }
    headers.insert(ETAG, entry.etag.clone());
    response
}

/// Adds the headers of every answer, keeps the page if it may be kept, squeezes it otherwise.
async fn finish(
    app: &App,
    mut response: Response,
    keep: Option<(Key, u64)>,
    private: bool,
    accept: Accept,
    visit: &Visit,
) -> Response {
    secure(app, response.headers_mut());
    let headers = response.headers_mut();
    if !headers.contains_key(CACHE_CONTROL) {
        let policy = if private || visit.is_post { "no-store" } else { "no-cache" };
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(policy));
        headers.insert(VARY, HeaderValue::from_static("Cookie, Accept-Language, Accept-Encoding"));
    }
    let is_text = headers.get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).is_some_and(|t| {
        t.starts_with("text/") && !t.starts_with("text/event-stream") || t.contains("json") || t.contains("xml")
    });
    let size = http_body::Body::size_hint(response.body()).exact();
    let is_whole = size.is_some_and(|n| n <= WHOLE_MAX);
    let keep = keep.filter(|_| response.status() == StatusCode::OK && !response.headers().contains_key(SET_COOKIE));
    if !is_whole || (keep.is_none() && !(is_text && accept.gzip)) || response.headers().contains_key(CONTENT_ENCODING) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = body.collect().await.map(http_body_util::Collected::to_bytes) else {
        return show(visit, Failure::broken("a page broke off"));
    };
    parts.headers.remove(CONTENT_LENGTH);
    if let Some((key, version)) = keep {
        let entry = Arc::new(Entry::new(version, visit.now, parts.headers, bytes, is_text));
        app.cache().keep(key, Arc::clone(&entry));
        return answer(&entry, &accept);
    }
    if bytes.len() < COMPRESS_MIN {
        return Response::from_parts(parts, Body::from(bytes));
    }
    parts.headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    Response::from_parts(parts, Body::from(gzip_once(&bytes)))
}

/// The content security policy of every page.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The security headers of every answer.
pub(crate) fn secure(app: &App, headers: &mut HeaderMap) {
    static FIXED: [(HeaderName, HeaderValue); 7] = [
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (REFERRER_POLICY, HeaderValue::from_static("same-origin")),
        (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
        (X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
        (
            HeaderName::from_static("permissions-policy"),
            HeaderValue::from_static(
                "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=(), \
                 publickey-credentials-get=(self), publickey-credentials-create=(self)",
            ),
        ),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    ];
    headers.reserve(FIXED.len() + 4);
    for (name, value) in &FIXED {
        headers.entry(name).or_insert_with(|| value.clone());
    }
    if app.site().is_secure() {
        let value = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(STRICT_TRANSPORT_SECURITY, value);
    }
}

/// Remembers a language that was asked for.
fn with_language(mut response: Response, asked: Option<Lang>, app: &App) -> Response {
    if let Some(lang) = asked {
        let secure = if app.site().is_secure() { "; Secure" } else { "" };
        let cookie = format!("lang={}; Path=/; SameSite=Lax; Max-Age=31536000{secure}", lang.tag());
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(SET_COOKIE, value);
        }
    }
    response
}
