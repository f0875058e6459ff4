//! Whole public pages as bytes, for visitors without a session.
//!
//! An entry is served while nothing changed in this process since it was made; after a change it is
//! served for at most `behind` longer, so that a storm of changes costs one rendering per page and
//! second. Addresses with a query are never kept: what people search for is nobody's business.

use std::cell::RefCell;
use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::body::Bytes;
use base::{Lang, Time};
use flate2::{Compress, Compression, Crc, FlushCompress, Status};
use http::{HeaderMap, HeaderValue};
use moka::sync::Cache;
use ring::digest;

/// Bytes all entries may take together.
const BYTES_MAX: u64 = 24 << 20;

/// The longest a page is served at all: "today" becomes yesterday, stamps grow old.
const AGE_MAX: Duration = Duration::from_mins(5);

/// With several nodes on one database, another node's change is seen after this.
pub(crate) const SHARED_AGE_MAX: Duration = Duration::from_secs(2);

/// Pages smaller than this are not worth compressing.
pub(crate) const COMPRESS_MIN: usize = 860;

#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    pub(crate) path: Box<str>,
    pub(crate) lang: Lang,
}

/// A page as bytes.
pub(crate) struct Entry {
    pub(crate) version: u64,
    pub(crate) made_at: Time,
    pub(crate) headers: HeaderMap,
    pub(crate) etag: HeaderValue,
    body: Body,
    refreshing: AtomicBool,
}

/// Only one form of a page is kept: nearly every browser takes the compressed one, which is a
/// quarter of the size; it is unpacked for the few that do not.
enum Body {
    Plain(Bytes),
    Gzip(Bytes),
}

impl Entry {
    /// A page; text is kept compressed.
    pub(crate) fn new(version: u64, made_at: Time, headers: HeaderMap, plain: Bytes, is_text: bool) -> Self {
        let hash = digest::digest(&digest::SHA256, &plain);
        let etag = format!("\"{}\"", base::code::encode(&hash.as_ref()[..10]));
        let etag = HeaderValue::from_str(&etag).unwrap_or_else(|_| HeaderValue::from_static("\"0\""));
        let body =
            if is_text && plain.len() >= COMPRESS_MIN { Body::Gzip(gzip(&plain, 5)) } else { Body::Plain(plain) };
        Self { version, made_at, headers, etag, body, refreshing: AtomicBool::new(false) }
    }

    /// The bytes to send, and whether they are compressed.
    pub(crate) fn bytes(&self, takes_gzip: bool) -> (Bytes, bool) {
        match &self.body {
            Body::Plain(bytes) => (bytes.clone(), false),
            Body::Gzip(bytes) if takes_gzip => (bytes.clone(), true),
            Body::Gzip(bytes) => (gunzip(bytes), false),
        }
    }

    fn size(&self) -> usize {
        match &self.body {
            Body::Plain(bytes) | Body::Gzip(bytes) => bytes.len(),
        }
    }
}

fn gunzip(squeezed: &[u8]) -> Bytes {
    let mut out = Vec::with_capacity(squeezed.len() * 5);
    match std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(squeezed), &mut out) {
        Ok(_) => out.into(),
        // What we packed ourselves unpacks.
        Err(_) => Bytes::new(),
    }
}

/// Gzip (RFC 1952) at a level from 1 (quick) to 9 (small).
pub(crate) fn gzip(plain: &[u8], level: u32) -> Bytes {
    let mut out = flate2::write::GzEncoder::new(Vec::with_capacity(plain.len() / 3), Compression::new(level));
    match out.write_all(plain).and_then(|()| out.finish()) {
        Ok(bytes) => bytes.into(),
        // Writing into memory does not fail.
        Err(_) => Bytes::new(),
    }
}

thread_local! {
    /// The quickest compressor, one per thread: making one costs more than a small page.
    static QUICK: RefCell<Compress> = RefCell::new(Compress::new(Compression::fast(), false));
}

/// The same, as quickly as can be, for answers that are sent once.
pub(crate) fn gzip_once(plain: &[u8]) -> Bytes {
    /// No name, no time, an unknown system (RFC 1952 §2.3).
    const HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 255];
    // Deflate grows what it cannot shrink by five bytes in 16 KiB (RFC 1951 §3.2.4).
    let mut out = Vec::with_capacity(plain.len() + plain.len() / 1_000 + 64);
    out.extend_from_slice(&HEAD);
    let ended = QUICK.with_borrow_mut(|quick| {
        quick.reset();
        quick.compress_vec(plain, &mut out, FlushCompress::Finish)
    });
    if !matches!(ended, Ok(Status::StreamEnd)) {
        return gzip(plain, 1);
    }
    let mut sum = Crc::new();
    sum.update(plain);
    out.extend_from_slice(&sum.sum().to_le_bytes());
    out.extend_from_slice(&sum.amount().to_le_bytes());
    out.into()
}

pub(crate) struct PageCache {
    pages: Cache<Key, Arc<Entry>>,
    behind: Duration,
}

/// What the cache says.
pub(crate) enum Found {
    /// Serve this.
    Entry(Arc<Entry>),
    /// Make it anew.
    Make,
}

impl PageCache {
    pub(crate) fn new(behind: Duration) -> Self {
        let weigh =
            |key: &Key, entry: &Arc<Entry>| u32::try_from(entry.size() + key.path.len() + 1_200).unwrap_or(u32::MAX);
        Self { pages: Cache::builder().max_capacity(BYTES_MAX).weigher(weigh).build(), behind }
    }

    pub(crate) fn find(&self, key: &Key, version: u64, now: Time, shared: bool) -> Found {
        let Some(entry) = self.pages.get(key) else {
            return Found::Make;
        };
        let age = now.since(entry.made_at);
        let age_max = if shared { SHARED_AGE_MAX } else { AGE_MAX };
        if age < self.behind || (entry.version == version && age < age_max) {
            return Found::Entry(entry);
        }
        // One visitor makes it anew; the others get what there is, if that is not too old.
        let first = !entry.refreshing.swap(true, Ordering::AcqRel);
        if first || self.behind.is_zero() || age > self.behind * 3 { Found::Make } else { Found::Entry(entry) }
    }

    pub(crate) fn keep(&self, key: Key, entry: Arc<Entry>) {
        self.pages.insert(key, entry);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> Key {
        Key { path: "/".into(), lang: Lang::En }
    }

    fn entry(version: u64, at: i64) -> Arc<Entry> {
        Arc::new(Entry::new(version, Time::from_millis(at), HeaderMap::new(), Bytes::from_static(b"x"), true))
    }

    fn serves(cache: &PageCache, version: u64, at: i64) -> bool {
        matches!(cache.find(&key(), version, Time::from_millis(at), false), Found::Entry(_))
    }

    #[test]
    fn a_page_is_served_until_something_changes() {
        let cache = PageCache::new(Duration::ZERO);
        assert!(!serves(&cache, 1, 0));
        cache.keep(key(), entry(1, 0));
        assert!(serves(&cache, 1, 60_000));
        assert!(!serves(&cache, 2, 60_000));
        assert!(!serves(&cache, 1, 600_000), "even unchanged it grows old");
    }

    #[test]
    fn in_a_storm_one_visitor_renders_and_the_rest_wait_at_most_a_second() {
        let cache = PageCache::new(Duration::from_secs(1));
        cache.keep(key(), entry(1, 0));
        assert!(serves(&cache, 9, 900));
        assert!(!serves(&cache, 9, 1_100), "the first one makes it anew");
        assert!(serves(&cache, 9, 1_100), "the second gets the old one meanwhile");
    }

    #[test]
    fn gzip_is_gzip() {
        let plain = b"convoke ".repeat(1000);
        let mut back = Vec::new();
        std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(&gzip(&plain, 1)[..]), &mut back).unwrap();
        assert_eq!(back, plain);
        let long = vec![7; 100_000];
        for plain in [&plain[..], b"", &long] {
            for _ in 0..2 {
                assert_eq!(gunzip(&gzip_once(plain)), plain);
            }
        }
    }

    #[test]
    fn a_text_is_kept_compressed_and_unpacked_for_who_asks() {
        let plain = Bytes::from(b"convoke ".repeat(1000));
        let make = |is_text| Entry::new(1, Time::default(), HeaderMap::new(), plain.clone(), is_text);
        let (bytes, is_gzip) = make(true).bytes(true);
        assert!(is_gzip && bytes.len() < 200);
        assert_eq!(make(true).bytes(false), (plain.clone(), false));
        assert_eq!(make(false).bytes(true), (plain.clone(), false), "a picture is compressed already");
    }
}
