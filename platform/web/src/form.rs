//! What people send: forms, uploads, JSON from our own islands, queries.
//!
//! An extractor hands a form to a handler only when it came from this site, within its size, with a
//! sound stamp. When only the stamp is old, or a public form came back quicker than a person
//! writes, the visitor gets the same fields once more behind one button: nothing typed is lost.

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, FromRequestParts, Multipart};
use base::SessionId;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HOST, ORIGIN};
use http::request::Parts;
use http::{HeaderMap, Request};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use ui::{Head, Tone, html};

use crate::failure::Failure;
use crate::page::Page;
use crate::stamp::StampProblem;
use crate::visit::Visit;
use crate::{App, stamp};

/// Bytes of a form.
pub const FORM_MAX: usize = 256 * 1024;

/// Bytes of an upload with its fields.
pub const UPLOAD_MAX: usize = 12 * 1024 * 1024;

/// Bytes of a body too large that are still read, and thrown away, before the answer.
const DRAINED_MAX: usize = 64 * 1024 * 1024;

/// Fields in a form.
const FIELDS_MAX: usize = 500;

type Pairs = Vec<(String, String)>;

/// A form to be sent once more.
#[derive(Debug)]
pub struct Again {
    action: String,
    fields: Pairs,
    intake: bool,
    is_upload: bool,
    problem: StampProblem,
}

/// A form of somebody signed in, or one that does no harm without.
#[derive(Clone, Debug)]
pub struct Form<T>(pub T);

/// A form open to everybody: also checked for machines.
#[derive(Clone, Debug)]
pub struct Intake<T>(pub T);

/// A form with at most one file.
#[derive(Clone, Debug)]
pub struct Upload<T> {
    /// The other fields.
    pub form: T,
    /// The file, if one was chosen.
    pub file: Option<Uploaded>,
}

/// A file as it arrived: nothing about it is believed.
#[derive(Clone, Debug)]
pub struct Uploaded {
    /// Its bytes.
    pub bytes: Bytes,
    /// The name the browser gave.
    pub name: String,
}

/// A form that is one button: no fields of its own.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct Nothing {}

/// JSON from one of our islands.
#[derive(Clone, Debug)]
pub struct Json<T>(pub T);

/// The query of an address; what is unknown or wrong counts as not given.
#[derive(Clone, Debug, Default)]
pub struct Query<T>(pub T);

/// Whether a changing request comes from our own pages.
///
/// `Sec-Fetch-Site` decides where the browser sends it, else `Origin`. A request with neither comes
/// from an old browser or a program; the stamp decides.
fn is_own(headers: &HeaderMap, app: &App, strict: bool) -> bool {
    let text = |name| headers.get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin" || site == "none" && !strict;
    }
    match text(ORIGIN) {
        Some(origin) => {
            let host = origin.split_once("://").map(|(_, host)| host);
            origin == app.site().base_url || (host.is_some() && host == text(HOST))
        }
        None => !strict,
    }
}

/// Reads a body that is not taken to its end, so that the sender hears why: who is hung up on while
/// sending often never reads the answer.
async fn drain(mut body: Body) {
    while let Some(Ok(_)) = body.frame().await {}
}

async fn body(headers: &HeaderMap, body: Body, max: usize) -> Result<Bytes, Failure> {
    let told = headers.get(CONTENT_LENGTH).and_then(|v| v.to_str().ok()).and_then(|v| v.parse::<usize>().ok());
    if let Some(told) = told.filter(|n| *n > max) {
        if told <= DRAINED_MAX {
            drain(body).await;
        }
        return Err(Failure::TooLarge);
    }
    match Limited::new(body, max).collect().await {
        Ok(all) => Ok(all.to_bytes()),
        Err(e) if e.is::<LengthLimitError>() => Err(Failure::TooLarge),
        Err(_) => Err(Failure::Malformed),
    }
}

/// Whatever was wrong with the bytes is the sender's business, not the log's.
fn malformed<E>(_: E) -> Failure {
    Failure::Malformed
}

fn media_type(headers: &HeaderMap) -> &str {
    let value = headers.get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    value.split(';').next().unwrap_or_default().trim()
}

fn app_of(parts: &Parts) -> Result<App, Failure> {
    let app = parts.extensions.get::<App>().cloned();
    app.ok_or_else(|| Failure::broken("a form without a gate"))
}

/// Checks stamp and trap, and answers the fields without them.
fn admit(
    app: &App,
    visit: Option<&Visit>,
    pairs: Pairs,
    action: impl FnOnce() -> String,
    intake: bool,
    is_upload: bool,
) -> Result<Pairs, Failure> {
    let session: Option<SessionId> = visit.and_then(|v| v.actor.session);
    let now = visit.map_or_else(|| app.now(), |v| v.now);
    let (mut given, mut trapped, mut fields) = (String::new(), false, Vec::with_capacity(pairs.len()));
    for (name, value) in pairs {
        match name.as_str() {
            ui::form::STAMP => given = value,
            ui::form::TRAP => trapped = intake && !value.is_empty(),
            _ => fields.push((name, value)),
        }
    }
    if trapped {
        return Err(Failure::Malformed);
    }
    match stamp::check(app.keys(), &given, now, session, intake) {
        Ok(()) => Ok(fields),
        Err(problem) => Err(Failure::Again(Box::new(Again { action: action(), fields, intake, is_upload, problem }))),
    }
}

fn typed<T: DeserializeOwned>(fields: &Pairs) -> Result<T, Failure> {
    let text = serde_html_form::to_string(fields).map_err(malformed)?;
    serde_html_form::from_str(&text).map_err(malformed)
}

async fn url_encoded<T: DeserializeOwned>(request: Request<Body>, intake: bool) -> Result<T, Failure> {
    let (parts, inner) = request.into_parts();
    let app = app_of(&parts)?;
    if !is_own(&parts.headers, &app, false) {
        return Err(Failure::Foreign);
    }
    if media_type(&parts.headers) != "application/x-www-form-urlencoded" {
        return Err(Failure::Malformed);
    }
    let bytes = body(&parts.headers, inner, FORM_MAX).await?;
    let pairs: Pairs = serde_html_form::from_bytes(&bytes).map_err(malformed)?;
    if pairs.len() > FIELDS_MAX {
        return Err(Failure::TooLarge);
    }
    admit(&app, parts.extensions.get::<Visit>(), pairs, || action_of(&parts), intake, false)?;
    // The form's own fields from the bytes themselves; stamp and trap are none of them.
    serde_html_form::from_bytes(&bytes).map_err(malformed)
}

fn action_of(parts: &Parts) -> String {
    parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string)
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Form<T> {
    type Rejection = Failure;

    async fn from_request(request: Request<Body>, _: &S) -> Result<Self, Failure> {
        url_encoded(request, false).await.map(Self)
    }
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Intake<T> {
    type Rejection = Failure;

    async fn from_request(request: Request<Body>, _: &S) -> Result<Self, Failure> {
        url_encoded(request, true).await.map(Self)
    }
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Upload<T> {
    type Rejection = Failure;

    async fn from_request(request: Request<Body>, state: &S) -> Result<Self, Failure> {
        let (parts, inner) = request.into_parts();
        let app = app_of(&parts)?;
        if !is_own(&parts.headers, &app, false) {
            return Err(Failure::Foreign);
        }
        let (visit, action) = (parts.extensions.get::<Visit>().cloned(), action_of(&parts));
        let bytes = body(&parts.headers, inner, UPLOAD_MAX).await?;
        let request = Request::from_parts(parts, Body::from(bytes));
        let multipart = Multipart::from_request(request, state).await.map_err(malformed)?;
        let (pairs, file) = read_multipart(multipart).await?;
        let fields = admit(&app, visit.as_ref(), pairs, || action, false, true)?;
        Ok(Self { form: typed(&fields)?, file })
    }
}

async fn read_multipart(mut multipart: Multipart) -> Result<(Pairs, Option<Uploaded>), Failure> {
    let (mut pairs, mut file) = (Pairs::new(), None);
    while let Some(field) = multipart.next_field().await.map_err(malformed)? {
        let name = field.name().unwrap_or_default().to_owned();
        let file_name = field.file_name().map(str::to_owned);
        let bytes = field.bytes().await.map_err(malformed)?;
        if let Some(file_name) = file_name {
            if !bytes.is_empty() && file.is_none() {
                file = Some(Uploaded { bytes, name: file_name });
            }
            continue;
        }
        if pairs.len() >= FIELDS_MAX || bytes.len() > FORM_MAX {
            return Err(Failure::TooLarge);
        }
        let value = String::from_utf8(bytes.to_vec()).map_err(malformed)?;
        pairs.push((name, value));
    }
    Ok((pairs, file))
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Failure;

    async fn from_request(request: Request<Body>, _: &S) -> Result<Self, Failure> {
        let (parts, inner) = request.into_parts();
        let app = app_of(&parts)?;
        if !is_own(&parts.headers, &app, true) {
            return Err(Failure::Foreign);
        }
        if media_type(&parts.headers) != "application/json" {
            return Err(Failure::Malformed);
        }
        let bytes = body(&parts.headers, inner, FORM_MAX).await?;
        serde_json::from_slice(&bytes).map(Self).map_err(malformed)
    }
}

impl<T: DeserializeOwned + Default, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let query = parts.uri.query().unwrap_or_default();
        Ok(Self(serde_html_form::from_str(query).unwrap_or_default()))
    }
}

/// The page that sends a form once more.
pub(crate) fn again_page(visit: &Visit, again: &Again) -> Page {
    let w = visit.words;
    let (title, text) = match again.problem {
        StampProblem::TooQuick => (w.web_again_quick_title(), w.web_again_quick_text()),
        StampProblem::Stale => (w.web_again_stale_title(), w.web_again_stale_text()),
    };
    let is_secret = |name: &str| name.contains("password") || name.contains("code") || name == "secret";
    let look = visit.look();
    let form = ui::Form::fresh(&look);
    let kept = again.fields.iter().filter(|(name, _)| !is_secret(name));
    let content = html! {
        @for (name, value) in kept { (ui::field::hidden(name, value)) }
        @for (name, _) in again.fields.iter().filter(|(name, _)| is_secret(name)) {
            (form.password(name, w.web_again_secret()))
        }
        @if again.is_upload { (form.file("file", w.web_again_file())) }
        (ui::button(Tone::Main, w.web_again_send()))
    };
    let form = match (again.is_upload, again.intake) {
        (true, _) => form.upload(&again.action, content),
        (_, true) => form.intake(&again.action, content),
        _ => form.post(&again.action, content),
    };
    visit.page(Head::new(title).hidden(), ui::narrow(html! { (ui::title(title, text)) (form) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_fields_are_ignored_and_repeated_ones_collected() {
        #[derive(serde::Deserialize, Default, PartialEq, Debug)]
        #[serde(default)]
        struct Wanted {
            title: String,
            langs: Vec<String>,
        }
        let pair = |n: &str, v: &str| (n.to_owned(), v.to_owned());
        let fields = vec![pair("title", "a&b=c"), pair("role", "admin"), pair("langs", "en"), pair("langs", "es")];
        let got: Wanted = typed(&fields).unwrap();
        assert_eq!(got, Wanted { title: "a&b=c".to_owned(), langs: vec!["en".to_owned(), "es".to_owned()] });
    }
}
