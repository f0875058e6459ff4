//! `convoke serve`: listens, answers, works in the background, and stops without losing anything.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result};
use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::StatusCode;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use store::JobError;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tower::Service as _;
use tower_http::timeout::TimeoutLayer;
use web::App;

use crate::config::Config;
use crate::mailer::Mailer;
use crate::metrics;
use crate::start::{self, Started};

/// Connections at one time; the rest waits in the kernel's queue.
const CONNECTIONS_MAX: usize = 8_192;

/// How long a client may take to say what it wants.
const HEADER_TIME: Duration = Duration::from_secs(15);

/// How soon a change made by another process, such as an import, is seen in pages.
const ELSEWHERE: Duration = Duration::from_secs(1);

/// How long an answer may take before the client is told to try again.
const ANSWER_TIME: Duration = Duration::from_secs(30);

/// Whether the process lives.
async fn healthz() -> &'static str {
    "ok\n"
}

/// Whether requests can be answered at once: the database is there, and what is kept in memory is read.
async fn readyz(State(app): State<App>) -> Response {
    match app.store().ping().await {
        Ok(()) if !app.is_warm() => {
            (StatusCode::SERVICE_UNAVAILABLE, "not ready: still reading the directory into memory\n").into_response()
        }
        Ok(()) => "ready\n".into_response(),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready: the database does not answer\n").into_response()
        }
    }
}

/// Everything that is answered on the public port.
pub fn service(started: &Started) -> Router {
    Router::new()
        .route("/healthz", get(healthz))
        .route("/readyz", get(readyz))
        .with_state(started.app.clone())
        .merge(started.router.clone())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, ANSWER_TIME))
}

/// Listens on the configured address.
pub async fn listen(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| format!("listening on {address}"))
}

/// Serves until told to stop, then drains.
#[expect(clippy::disallowed_methods, reason = "the tasks that outlive the app's own are kept and waited for below")]
pub async fn serve(config: &Config, started: Started, listener: TcpListener, stop: CancellationToken) -> Result<()> {
    let router = service(&started);
    let background = tokio::spawn(work(config.clone(), started.app.clone(), started.work.clone(), stop.clone()));
    let warming = started.app.clone();
    started.app.spawn(async move {
        let stopping = warming.stopping();
        tokio::select! {
            () = warming.warm() => {}
            () = stopping.cancelled() => {}
        }
    });
    let metrics = match config.metrics {
        Some(address) => Some(tokio::spawn(metrics::serve(listen(address).await?, started.app.clone(), stop.clone()))),
        None => None,
    };
    accept(listener, router, &stop, started.app.leaving(), config.drain).await;
    if tokio::time::timeout(config.drain, started.app.drain()).await.is_err() {
        tracing::warn!("some tasks did not end in time and were cut");
    }
    background.await.context("the background work broke")?;
    if let Some(metrics) = metrics {
        metrics.await.context("the metrics broke")?;
    }
    started.app.store().close().await.context("closing the database")?;
    tracing::info!("stopped; nothing is left undone");
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "connections are watched one by one and waited for here")]
async fn accept(
    listener: TcpListener,
    router: Router,
    stop: &CancellationToken,
    leaving: CancellationToken,
    drain: Duration,
) {
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(HEADER_TIME).max_buf_size(64 * 1024);
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    loop {
        let place = tokio::select! {
            place = Arc::clone(&places).acquire_owned() => place,
            () = stop.cancelled() => break,
        };
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = stop.cancelled() => break,
        };
        let (stream, peer) = match accepted {
            Ok(it) => it,
            Err(error) => {
                // Out of file handles, or a client that hung up: wait a moment instead of spinning.
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        let (builder, router, watcher) = (builder.clone(), router.clone(), graceful.watcher());
        tokio::spawn(async move {
            connection(builder, stream, peer, router, watcher).await;
            drop(place);
        });
    }
    drop(listener);
    leaving.cancel();
    tracing::info!("stopping: no new connections, {} s for the rest", drain.as_secs());
    if tokio::time::timeout(drain, graceful.shutdown()).await.is_err() {
        tracing::warn!("some connections did not end in time and were cut");
    }
}

/// Answers one connection until it ends or is asked to finish.
async fn connection(builder: http1::Builder, stream: TcpStream, peer: SocketAddr, router: Router, watcher: Watcher) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection stays slow");
    }
    let service = hyper::service::service_fn(move |mut request: hyper::Request<hyper::body::Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().call(request.map(Body::new))
    });
    let served = watcher.watch(builder.serve_connection(TokioIo::new(stream), service)).await;
    if let Err(error) = served {
        // A client that breaks off is no news.
        tracing::trace!(%error, "a connection ended early");
    }
}

/// Jobs, events, purge and mail until told to stop.
async fn work(config: Config, app: App, work: web::Work, stop: CancellationToken) {
    let mailer = config.mail.as_ref().and_then(|mail| match Mailer::new(mail) {
        Ok(mailer) => Some(mailer),
        Err(error) => {
            tracing::error!(%error, "mail is not sent");
            None
        }
    });
    let worker = work
        .worker(&app, move |mail| {
            let mailer = mailer.clone();
            async move {
                match mailer {
                    Some(mailer) => mailer.send(mail).await,
                    None => Err(JobError::Hopeless("no mail server is configured".to_owned())),
                }
            }
        })
        .grace(config.drain);
    let housekeeping = async {
        let mut seen = start::changed_at(&config.data);
        for round in 1_u64.. {
            tokio::time::sleep(ELSEWHERE).await;
            let changed = start::changed_at(&config.data);
            if changed != seen {
                seen = changed;
                app.bump();
            }
            if round.is_multiple_of(600) {
                app.limits().forget_quiet();
            }
        }
    };
    tokio::select! {
        () = worker.run(stop.cancelled()) => {}
        () = housekeeping => {}
    }
}

/// Comes back at Ctrl-C or SIGTERM.
pub async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        tracing::error!("SIGTERM cannot be heard");
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
