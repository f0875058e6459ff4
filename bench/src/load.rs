//! A load generator: keep-alive HTTP/1.1 connections, each sending its next request as soon as the
//! answer to the last one is whole. It reads just enough of an answer to know its end.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Makes the bytes of the `n`-th request of all.
pub(crate) type Make = Arc<dyn Fn(u64) -> Vec<u8> + Send + Sync>;

/// When to stop.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Until {
    /// After so many requests.
    Requests(u64),
    /// After this time.
    Time(Duration),
}

/// What came of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) answers: u64,
    /// Answers that were neither 2xx nor 3xx.
    pub(crate) refused: u64,
    pub(crate) bytes: u64,
    pub(crate) elapsed: Duration,
    /// Sorted, in microseconds.
    pub(crate) latencies: Vec<u32>,
}

impl Outcome {
    /// Answers per second.
    #[expect(clippy::cast_precision_loss, reason = "a rate for people")]
    pub(crate) fn rate(&self) -> f64 {
        (self.answers - self.refused) as f64 / self.elapsed.as_secs_f64()
    }

    /// Adds another outcome; call [`Outcome::sorted`] at the end.
    pub(crate) fn merge(&mut self, other: Self) {
        self.answers += other.answers;
        self.refused += other.refused;
        self.bytes += other.bytes;
        self.elapsed += other.elapsed;
        self.latencies.extend(other.latencies);
    }

    /// With latencies in order, so that quantiles can be asked for.
    pub(crate) fn sorted(mut self) -> Self {
        self.latencies.sort_unstable();
        self
    }

    /// The latency that `share` (0 to 1) of the answers kept, in milliseconds.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an index"
    )]
    pub(crate) fn quantile(&self, share: f64) -> f64 {
        let at = (self.latencies.len() as f64 * share) as usize;
        let micros = self.latencies.get(at.min(self.latencies.len().saturating_sub(1)));
        f64::from(micros.copied().unwrap_or(0)) / 1000.0
    }
}

/// One keep-alive connection.
pub(crate) struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// One answer.
pub(crate) struct Answer {
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Connection {
    pub(crate) async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await.context("connecting")?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: vec![0; 256 * 1024] })
    }

    /// Sends a request and reads the whole answer; the body is kept only when asked for.
    pub(crate) async fn ask(&mut self, request: &[u8], keep: bool) -> Result<(u16, u64, Option<Answer>)> {
        self.stream.write_all(request).await?;
        let mut filled = 0;
        let (head_end, length) = loop {
            let n = self.stream.read(&mut self.buffer[filled..]).await?;
            if n == 0 {
                bail!("the server hung up");
            }
            filled += n;
            if let Some(end) = find(&self.buffer[..filled], b"\r\n\r\n") {
                break (end + 4, content_length(&self.buffer[..end])?);
            }
        };
        let status = status(&self.buffer)?;
        let mut body = if keep { self.buffer[head_end..filled].to_vec() } else { Vec::new() };
        let head = if keep { String::from_utf8_lossy(&self.buffer[..head_end]).into_owned() } else { String::new() };
        let mut left = length.saturating_sub(filled - head_end);
        while left > 0 {
            let n = self.stream.read(&mut self.buffer).await?;
            if n == 0 {
                bail!("the server hung up in the middle of an answer");
            }
            if keep {
                body.extend_from_slice(&self.buffer[..n]);
            }
            left = left.saturating_sub(n);
        }
        Ok((status, (head_end + length) as u64, keep.then_some(Answer { head, body })))
    }
}

fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len()).position(|w| w == needle)
}

fn status(head: &[u8]) -> Result<u16> {
    let digits = head.get(9..12).and_then(|d| std::str::from_utf8(d).ok()).context("no status")?;
    Ok(digits.parse()?)
}

fn content_length(head: &[u8]) -> Result<usize> {
    for line in head.split(|b| *b == b'\n') {
        let Some((name, value)) = line.split_at_checked(15) else { continue };
        if name.eq_ignore_ascii_case(b"content-length:") {
            return Ok(std::str::from_utf8(value)?.trim().parse()?);
        }
    }
    Ok(0)
}

/// A GET request as a browser would send it.
pub(crate) fn get(path: &str, gzip: bool) -> Vec<u8> {
    let accept = if gzip { "accept-encoding: gzip\r\n" } else { "" };
    format!("GET {path} HTTP/1.1\r\nhost: bench\r\naccept-language: en\r\n{accept}\r\n").into_bytes()
}

/// A POST of a url-encoded form.
pub(crate) fn post(path: &str, body: &str) -> Vec<u8> {
    format!(
        "POST {path} HTTP/1.1\r\nhost: bench\r\naccept-language: en\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// Loads the server over `connections` connections.
pub(crate) async fn load(address: SocketAddr, connections: usize, until: Until, make: Make) -> Result<Outcome> {
    let started = Instant::now();
    let next = Arc::new(AtomicU64::new(0));
    let mut tasks = Vec::new();
    for _ in 0..connections {
        let (next, make) = (Arc::clone(&next), Arc::clone(&make));
        tasks.push(tokio::spawn(async move { lane(address, started, until, &next, &make).await }));
    }
    let mut all = Outcome::default();
    for task in tasks {
        let one = task.await??;
        all.answers += one.answers;
        all.refused += one.refused;
        all.bytes += one.bytes;
        all.latencies.extend(one.latencies);
    }
    all.elapsed = started.elapsed();
    all.latencies.sort_unstable();
    Ok(all)
}

async fn lane(address: SocketAddr, started: Instant, until: Until, next: &AtomicU64, make: &Make) -> Result<Outcome> {
    let mut connection = Connection::open(address).await?;
    let mut out = Outcome::default();
    loop {
        let n = next.fetch_add(1, Ordering::Relaxed);
        let over = match until {
            Until::Requests(all) => n >= all,
            Until::Time(span) => started.elapsed() >= span,
        };
        if over {
            return Ok(out);
        }
        let request = make(n);
        let sent = Instant::now();
        let (status, bytes, _) = connection.ask(&request, false).await?;
        out.latencies.push(u32::try_from(sent.elapsed().as_micros()).unwrap_or(u32::MAX));
        out.answers += 1;
        out.bytes += bytes;
        out.refused += u64::from(!(200..400).contains(&status));
    }
}
