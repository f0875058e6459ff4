//! TLS to PostgreSQL, with rustls, and the part of the URL that says so.
//!
//! `sslmode=require`, `verify-ca` and `verify-full` all verify the certificate and the name, with
//! the public roots or those of `sslrootcert=FILE`. Without them the connection is plain: for a
//! socket, the same machine or a network of one's own.

use std::future::Future;
use std::io;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio_postgres::Config;
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres::tls::{ChannelBinding, MakeTlsConnect, TlsConnect, TlsStream};
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream as Encrypted;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore, crypto};

use crate::StoreError;

/// Makes connections encrypted.
#[derive(Clone)]
pub(crate) struct Tls(Arc<ClientConfig>);

/// Reads the URL of a PostgreSQL database: settings, and how to encrypt if it asks for that.
pub(crate) fn parse(url: &str) -> Result<(Config, Option<Tls>), StoreError> {
    let (address, query) = url.split_once('?').unwrap_or((url, ""));
    let (mut mode, mut roots, mut rest) = ("disable", None, Vec::new());
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        match pair.split_once('=') {
            Some(("sslmode", value)) => mode = value,
            Some(("sslrootcert", value)) => roots = Some(value),
            _ => rest.push(pair),
        }
    }
    let encrypted = match mode {
        "disable" | "allow" | "prefer" => false,
        "require" | "verify-ca" | "verify-full" => true,
        other => {
            return Err(StoreError::broken(format!("sslmode={other} is not known: use disable or require")));
        }
    };
    let mut config: Config = format!("{address}?{}", rest.join("&"))
        .parse()
        .map_err(|e: tokio_postgres::Error| StoreError::broken(crate::error::chain(&e)))?;
    config.ssl_mode(if encrypted { SslMode::Require } else { SslMode::Disable });
    if encrypted {
        return Ok((config, Some(Tls::new(roots.map(Path::new))?)));
    }
    if !config.get_hosts().iter().all(is_near) {
        tracing::warn!("the connection to PostgreSQL is not encrypted: add sslmode=require");
    }
    Ok((config, None))
}

fn is_near(host: &Host) -> bool {
    match host {
        Host::Unix(_) => true,
        Host::Tcp(name) => {
            let address = name.parse::<std::net::IpAddr>();
            name == "localhost" || address.is_ok_and(|a| a.is_loopback())
        }
    }
}

impl Tls {
    fn new(roots: Option<&Path>) -> Result<Self, StoreError> {
        let mut store = RootCertStore::empty();
        match roots {
            None => store.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
            Some(file) => {
                let unread = |error: &dyn std::fmt::Display| {
                    StoreError::broken(format!("sslrootcert={}: {error}", file.display()))
                };
                for der in CertificateDer::pem_file_iter(file).map_err(|e| unread(&e))? {
                    let der = der.map_err(|e| unread(&e))?;
                    store.add(der).map_err(|e| unread(&e))?;
                }
            }
        }
        let config = ClientConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|e| StoreError::Broken(e.into()))?
            .with_root_certificates(store)
            .with_no_client_auth();
        Ok(Self(Arc::new(config)))
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin + Send + 'static> MakeTlsConnect<S> for Tls {
    type Stream = Stream<S>;
    type TlsConnect = Handshake;
    type Error = StoreError;

    fn make_tls_connect(&mut self, domain: &str) -> Result<Handshake, StoreError> {
        let name = ServerName::try_from(domain.to_owned());
        Ok(Handshake {
            tls: TlsConnector::from(Arc::clone(&self.0)),
            name: name.map_err(|e| StoreError::Broken(e.into()))?,
        })
    }
}

/// A handshake about to be made with one server.
pub(crate) struct Handshake {
    tls: TlsConnector,
    name: ServerName<'static>,
}

impl<S: AsyncRead + AsyncWrite + Unpin + Send + 'static> TlsConnect<S> for Handshake {
    type Stream = Stream<S>;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Stream<S>>> + Send>>;

    fn connect(self, stream: S) -> Self::Future {
        let shaking = self.tls.connect(self.name, stream);
        Box::pin(async move { shaking.await.map(Stream) })
    }
}

/// An encrypted connection.
pub(crate) struct Stream<S>(Encrypted<S>);

impl<S: AsyncRead + AsyncWrite + Unpin> TlsStream for Stream<S> {
    fn channel_binding(&self) -> ChannelBinding {
        ChannelBinding::none()
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncRead for Stream<S> {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(context, into)
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Stream<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_url_says_whether_to_encrypt() {
        let plain = parse("postgres://a@localhost/b?connect_timeout=3").unwrap();
        assert!(plain.1.is_none());
        assert_eq!(plain.0.get_dbname(), Some("b"));
        assert!(parse("postgres://a@h/b?sslmode=require").unwrap().1.is_some());
        assert!(parse("postgres://a@h/b?sslmode=maybe").is_err());
        let file = parse("postgres://a@h/b?sslmode=require&sslrootcert=/nowhere.pem");
        assert!(file.err().unwrap().to_string().contains("/nowhere.pem"));
    }
}
