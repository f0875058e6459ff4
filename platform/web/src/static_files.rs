//! Style, scripts, fonts: embedded, compressed when built, kept by browsers for a year.

use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use http::{HeaderValue, StatusCode, Uri};

use crate::App;
use crate::gate::secure;

/// An embedded file.
pub(crate) async fn asset(State(app): State<App>, request: Request) -> Response {
    let accept = request.headers().get(ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let Some(asset) = ui::assets::find(request.uri().path(), accept) else {
        return plain(&app, StatusCode::NOT_FOUND.into_response());
    };
    let is_known = request.headers().get(IF_NONE_MATCH).is_some_and(|v| v == asset.etag);
    let body = if is_known { Body::empty() } else { Body::from(asset.bytes) };
    let mut response = Response::new(body);
    if is_known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.insert(ETAG, HeaderValue::from_static(asset.etag));
    headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    if let Some(encoding) = asset.encoding {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    plain(&app, response)
}

fn plain(app: &App, mut response: Response) -> Response {
    secure(app, response.headers_mut());
    response
}

/// The security headers for answers outside any gate.
pub(crate) async fn secured(State(app): State<App>, request: Request, next: Next) -> Response {
    plain(&app, next.run(request).await)
}

/// Browsers ask for this one by themselves.
pub(crate) async fn favicon(State(app): State<App>) -> Response {
    let to = ui::assets::url("favicon.svg");
    plain(&app, axum::response::Redirect::permanent(&Uri::from_static(to).to_string()).into_response())
}

/// What crawlers may read: public pages, but neither searches nor anybody's receipts.
pub(crate) async fn robots(State(app): State<App>) -> Response {
    const RULES: &str = "User-agent: *\nDisallow: /rsvps\nDisallow: /me\nDisallow: /sign-in\nDisallow: /join\n\
                         Disallow: /invitations\nDisallow: /stewards\nDisallow: /admin\nDisallow: /actions?\n";
    let mut response = RULES.into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    plain(&app, response)
}
