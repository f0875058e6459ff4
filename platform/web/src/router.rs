//! One router from all rooms' routes, each behind its gate.

use axum::extract::Request;
use axum::handler::Handler;
use axum::middleware::from_fn_with_state;
use axum::response::IntoResponse;
use axum::routing::any;
use axum::{Router, middleware::Next};
use http::StatusCode;

use crate::gate::{Gate, pass};
use crate::parts::Room;
use crate::{App, Failure, static_files};

/// The router of an app.
pub fn router(app: &App, rooms: Vec<Room>) -> Router {
    let mut router = Router::new();
    for route in rooms.into_iter().flat_map(|room| room.nouns).flat_map(|noun| noun.routes) {
        let gate = Gate { app: app.clone(), row: Some(route.row), is_cached: route.is_cached };
        let counted = from_fn_with_state(route.row.path, count);
        router = router.route(route.row.path, route.handler.layer(from_fn_with_state(gate, pass)).layer(counted));
    }
    let gate = Gate { app: app.clone(), row: None, is_cached: false };
    let missing = any(|| async { Failure::Missing }).layer(from_fn_with_state(gate, pass));
    router
        .route("/assets/{*path}", axum::routing::get(static_files::asset))
        .route("/favicon.ico", axum::routing::get(static_files::favicon))
        .route("/robots.txt", axum::routing::get(static_files::robots))
        .method_not_allowed_fallback(
            (|| async { StatusCode::METHOD_NOT_ALLOWED.into_response() })
                .layer(from_fn_with_state(app.clone(), static_files::secured)),
        )
        .fallback_service(missing.with_state(app.clone()))
        .with_state(app.clone())
}

/// Counts requests by route template; no address, no query.
async fn count(
    axum::extract::State(path): axum::extract::State<&'static str>,
    request: Request,
    next: Next,
) -> axum::response::Response {
    let response = next.run(request).await;
    let status = response.status().as_u16();
    let class = match status {
        200..300 => "2xx",
        300..400 => "3xx",
        400..500 => "4xx",
        _ => "5xx",
    };
    metrics::counter!("convoke_requests_total", "route" => path, "status" => class).increment(1);
    if status >= 500 {
        tracing::warn!(route = path, status, "a request failed");
    } else {
        tracing::debug!(route = path, status, "a request was answered");
    }
    response
}
