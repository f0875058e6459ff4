//! Who is asking, as far as rate limits need to know: a hash of the address under a key that lives
//! in memory only and changes every day. The address itself is never stored or logged.

use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use http::request::Parts;

/// An ephemeral keyed hash of a visitor's address.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Client(pub(crate) u64);

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Client")
    }
}

/// A network such as `10.0.0.0/8`, from which forwarded addresses are believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Network {
    base: IpAddr,
    bits: u8,
}

impl std::str::FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (address, bits) = text.split_once('/').map_or((text, None), |(a, b)| (a, Some(b)));
        let base: IpAddr = address.parse().map_err(|e| format!("{text}: {e}"))?;
        let max = if base.is_ipv4() { 32 } else { 128 };
        let bits = match bits {
            None => max,
            Some(b) => b.parse().map_err(|e| format!("{text}: {e}"))?,
        };
        if bits > max { Err(format!("{text}: at most {max} bits")) } else { Ok(Self { base, bits }) }
    }
}

impl Network {
    /// Whether the address lies in the network.
    pub fn contains(self, address: IpAddr) -> bool {
        match (self.base, address.to_canonical()) {
            (IpAddr::V4(net), IpAddr::V4(it)) => {
                let mask = u32::MAX.checked_shl(32 - u32::from(self.bits)).unwrap_or(0);
                net.to_bits() & mask == it.to_bits() & mask
            }
            (IpAddr::V6(net), IpAddr::V6(it)) => {
                let mask = u128::MAX.checked_shl(128 - u32::from(self.bits)).unwrap_or(0);
                net.to_bits() & mask == it.to_bits() & mask
            }
            _ => false,
        }
    }
}

/// The visitor's address: the peer's, or what a trusted proxy says of it.
///
/// From the right, the first address of `X-Forwarded-For` that is not itself a trusted proxy.
pub(crate) fn address(parts: &Parts, trusted: &[Network]) -> Option<IpAddr> {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|c| c.0.ip())?;
    let is_trusted = |ip: IpAddr| trusted.iter().any(|n| n.contains(ip));
    if !is_trusted(peer) {
        return Some(peer);
    }
    let forwarded = parts.headers.get("x-forwarded-for").and_then(|v| v.to_str().ok());
    let hops = forwarded.unwrap_or_default().rsplit(',').filter_map(|h| h.trim().parse().ok());
    hops.into_iter().find(|ip| !is_trusted(*ip)).or(Some(peer))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(peer: &str, forwarded: Option<&str>) -> Option<IpAddr> {
        let mut request = http::Request::builder();
        if let Some(value) = forwarded {
            request = request.header("x-forwarded-for", value);
        }
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        let peer: SocketAddr = format!("{peer}:1").parse().unwrap();
        parts.extensions.insert(ConnectInfo(peer));
        address(&parts, &["10.0.0.0/8".parse().unwrap()])
    }

    #[test]
    fn a_forwarded_address_counts_only_from_a_trusted_proxy() {
        assert_eq!(asked("203.0.113.9", Some("198.51.100.1")), "203.0.113.9".parse().ok());
        assert_eq!(asked("10.0.0.1", Some("198.51.100.1, 10.0.0.2")), "198.51.100.1".parse().ok());
        assert_eq!(asked("10.0.0.1", Some("nonsense")), "10.0.0.1".parse().ok());
        assert_eq!(asked("10.0.0.1", None), "10.0.0.1".parse().ok());
    }

    #[test]
    fn networks_are_read_and_compared() {
        let net: Network = "192.168.0.0/16".parse().unwrap();
        assert!(net.contains("192.168.7.7".parse().unwrap()));
        assert!(net.contains("::ffff:192.168.7.7".parse().unwrap()));
        assert!(!net.contains("192.169.0.1".parse().unwrap()));
        assert!("0.0.0.0/0".parse::<Network>().unwrap().contains("8.8.8.8".parse().unwrap()));
        assert!("1.2.3.4/33".parse::<Network>().is_err());
        assert!("x".parse::<Network>().is_err());
    }
}
