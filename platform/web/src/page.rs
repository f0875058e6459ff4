//! What a handler answers when all is well.

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use http::{HeaderName, HeaderValue, StatusCode, header};
use serde::Serialize;
use ui::Html;

/// An answer: a page, a redirect, a file.
#[derive(Debug)]
pub struct Page(Response);

impl Page {
    /// A whole HTML page.
    pub fn html(html: Html) -> Self {
        Self::typed(html.into_string(), "text/html; charset=utf-8")
    }

    /// Go there next (303): the answer to a successful post.
    pub fn go(href: impl AsRef<str>) -> Self {
        let mut response = StatusCode::SEE_OTHER.into_response();
        if let Ok(value) = HeaderValue::from_str(href.as_ref()) {
            response.headers_mut().insert(header::LOCATION, value);
        }
        Self(response)
    }

    /// JSON.
    pub fn json<T: Serialize>(value: &T) -> Self {
        match serde_json::to_vec(value) {
            Ok(bytes) => Self::typed(bytes, "application/json"),
            Err(e) => Self(crate::Failure::broken(e).into_response()),
        }
    }

    /// Text of a given media type, shown in place.
    pub fn typed(body: impl Into<Body>, media_type: &'static str) -> Self {
        let mut response = Response::new(body.into());
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
        Self(response)
    }

    /// A file; with a name it is offered for download.
    pub fn file(body: impl Into<Body>, media_type: &'static str, download: Option<&str>) -> Self {
        let mut page = Self::typed(body, media_type);
        if let Some(name) = download {
            let safe: String =
                name.chars().map(|c| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '_' }).collect();
            if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{safe}\"")) {
                page.0.headers_mut().insert(header::CONTENT_DISPOSITION, value);
            }
        }
        page
    }

    /// The same page with another status.
    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Self {
        *self.0.status_mut() = status;
        self
    }

    /// The same page as "422": something in the form is to be mended.
    #[must_use]
    pub fn invalid(self) -> Self {
        self.status(StatusCode::UNPROCESSABLE_ENTITY)
    }

    /// The same page, setting a cookie.
    #[must_use]
    pub fn cookie(mut self, cookie: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(cookie) {
            self.0.headers_mut().append(header::SET_COOKIE, value);
        }
        self
    }

    /// The same page with a header.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: &'static str) -> Self {
        self.0.headers_mut().insert(name, HeaderValue::from_static(value));
        self
    }

    /// Something never changes under this address: browsers may keep it for a year.
    #[must_use]
    pub fn immutable(self) -> Self {
        self.header(header::CACHE_CONTROL, "public, max-age=31536000, immutable")
    }
}

impl From<Response> for Page {
    fn from(response: Response) -> Self {
        Self(response)
    }
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        self.0
    }
}
