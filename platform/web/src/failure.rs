//! Everything that can go wrong with a request, and the one place where it becomes a status and a
//! page.
//!
//! What a visitor may not see is [`Failure::Missing`]: the same answer as for what does not exist.
//! What nobody foresaw is [`Failure::Broken`]: the visitor gets a number, the log gets the cause.

use std::error::Error;

use axum::response::{IntoResponse, Response};
use base::code;
use http::{HeaderValue, StatusCode, header};
use store::StoreError;
use ui::{Head, Html, Tone, href, html};

use crate::form::Again;
use crate::page::Page;
use crate::visit::Visit;

/// What a handler answers.
pub type Answer = Result<Page, Failure>;

/// Why a request is not answered as asked.
#[derive(Debug)]
pub enum Failure {
    /// There is no such thing, or not for this actor.
    Missing,
    /// Only for people who are signed in.
    SignIn,
    /// Only right after proving again who one is.
    Prove,
    /// A rule says no, in words for the visitor.
    Refused(String),
    /// The request came from another site.
    Foreign,
    /// The form is to be sent once more; nothing that was typed is lost.
    Again(Box<Again>),
    /// Too many requests of this kind.
    TooMany {
        /// Seconds to wait.
        retry_s: u64,
    },
    /// More than the server takes.
    TooLarge,
    /// Not understood: broken encoding, wrong type.
    Malformed,
    /// The server has its hands full for a moment.
    Busy,
    /// The disk is full.
    Full,
    /// Something nobody foresaw.
    Broken(Box<dyn Error + Send + Sync>),
}

impl Failure {
    /// Something nobody foresaw, from any error.
    pub fn broken(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Broken(error.into())
    }

    /// The HTTP status.
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::Missing => StatusCode::NOT_FOUND,
            Self::SignIn | Self::Prove => StatusCode::SEE_OTHER,
            Self::Refused(_) => StatusCode::CONFLICT,
            Self::Foreign => StatusCode::FORBIDDEN,
            Self::Again(_) | Self::Malformed => StatusCode::BAD_REQUEST,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Full => StatusCode::INSUFFICIENT_STORAGE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Missing => Self::Missing,
            StoreError::Busy => Self::Busy,
            StoreError::Full => Self::Full,
            other => Self::broken(other),
        }
    }
}

/// A failure on its way through the response to the gate, which knows the visitor's language.
#[derive(Clone)]
pub(crate) struct Carried(std::sync::Arc<std::sync::Mutex<Option<Failure>>>);

impl Carried {
    pub(crate) fn take(&self) -> Option<Failure> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take()
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Carried(std::sync::Arc::new(std::sync::Mutex::new(Some(self)))));
        response
    }
}

/// The page of a failure, for this visitor.
pub(crate) fn show(visit: &Visit, failure: Failure) -> Response {
    let status = failure.status();
    let w = visit.words;
    let retry = match &failure {
        Failure::TooMany { retry_s } => Some(*retry_s),
        Failure::Busy => Some(2),
        Failure::Full => Some(60),
        _ => None,
    };
    let page = match failure {
        Failure::SignIn => {
            return Page::go(href::with_query(&href::sign_in(), &[("back", &visit.back())])).into_response();
        }
        Failure::Prove => {
            return Page::go(href::with_query(&href::prove(), &[("back", &visit.back())])).into_response();
        }
        Failure::Missing => help(visit, w.web_missing_title(), w.web_missing_text()),
        Failure::Refused(words) => help(visit, w.web_refused_title(), &words),
        Failure::Foreign => help(visit, w.web_foreign_title(), w.web_foreign_text()),
        Failure::Again(again) => crate::form::again_page(visit, &again),
        Failure::TooMany { retry_s } => {
            help(visit, w.web_too_many_title(), &w.web_too_many_text(i64::try_from(retry_s).unwrap_or(60)))
        }
        Failure::TooLarge => help(visit, w.web_too_large_title(), w.web_too_large_text()),
        Failure::Malformed => help(visit, w.web_malformed_title(), w.web_malformed_text()),
        Failure::Busy => help(visit, w.web_busy_title(), w.web_busy_text()),
        Failure::Full => help(visit, w.web_full_title(), w.web_full_text()),
        Failure::Broken(cause) => broken(visit, cause.as_ref()),
    };
    let mut response = page.status(status).into_response();
    if let Some(seconds) = retry {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

fn help(visit: &Visit, title: &str, text: &str) -> Page {
    visit.page(Head::new(title).hidden(), explain(visit, title, text))
}

fn explain(visit: &Visit, title: &str, text: &str) -> Html {
    let w = visit.words;
    html! {
        (ui::narrow(html! {
            (ui::title(title, text))
            (ui::row([
                html! { (ui::link_button(Tone::Main, href::home(), w.web_go_home())) },
                html! { (ui::link_button(Tone::Plain, href::calls(), w.web_go_calls())) },
                html! { (ui::link_button(Tone::Plain, href::rsvps(), w.web_go_rsvp())) },
            ]))
        }))
    }
}

fn broken(visit: &Visit, cause: &(dyn Error + Send + Sync)) -> Page {
    let number = code::encode(&visit.number());
    tracing::error!(failure.number = %number, failure.cause = %chain(cause), "a request broke");
    let w = visit.words;
    help(visit, w.web_broken_title(), &w.web_broken_text(&number))
}

fn chain(cause: &dyn Error) -> String {
    let mut out = cause.to_string();
    let mut next = cause.source();
    while let Some(source) = next {
        out.push_str(": ");
        out.push_str(&source.to_string());
        next = source.source();
    }
    out
}
