//! `/metrics` for Prometheus on a loopback port of its own; nothing in it names a person.

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use metrics::gauge;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use web::App;

/// Installs the recorder; once per process.
fn recorder() -> Option<PrometheusHandle> {
    PrometheusBuilder::new().install_recorder().inspect_err(|error| tracing::error!(%error, "no metrics")).ok()
}

/// Serves the metrics until told to stop.
pub(crate) async fn serve(listener: TcpListener, app: App, stop: CancellationToken) {
    let Some(handle) = recorder() else { return };
    let router = Router::new().route("/metrics", get(show)).with_state((app, handle));
    let served = axum::serve(listener, router).with_graceful_shutdown(async move { stop.cancelled().await }).await;
    if let Err(error) = served {
        tracing::error!(%error, "metrics broke off");
    }
}

async fn show(State((app, handle)): State<(App, PrometheusHandle)>) -> String {
    let stats = app.store().stats();
    for (name, value) in [
        ("convoke_store_reads", stats.reads),
        ("convoke_store_changes", stats.changes),
        ("convoke_store_undone", stats.undone),
        ("convoke_store_refused", stats.refused),
        ("convoke_store_retries", stats.retries),
        ("convoke_store_groups", stats.groups),
        ("convoke_store_largest_group", stats.largest_group),
        ("convoke_store_queued", stats.queued),
        ("convoke_store_waited_ms", u64::try_from(stats.waited.as_millis()).unwrap_or(u64::MAX)),
        ("convoke_store_committing_ms", u64::try_from(stats.committing.as_millis()).unwrap_or(u64::MAX)),
        ("convoke_resident_bytes", crate::doctor::resident_bytes().unwrap_or(0)),
    ] {
        #[expect(clippy::cast_precision_loss, reason = "a gauge is a double; 2^53 is enough")]
        gauge!(name).set(value as f64);
    }
    handle.render()
}
