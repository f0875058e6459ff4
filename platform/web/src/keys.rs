//! The server's secrets: one master key on disk, a key of its own for each purpose.
//!
//! Purposes are separated by HKDF-SHA-256 (RFC 5869). Sealing is ChaCha20-Poly1305 (RFC 8439) with
//! a random nonce; look-ups use HMAC-SHA-256. The master key never leaves this type.

use std::collections::HashMap;
use std::fmt;
use std::sync::{PoisonError, RwLock};

use base::Random;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::{hkdf, hmac};
use subtle::ConstantTimeEq;

/// Bytes of the master key.
pub const MASTER_LEN: usize = 32;

/// Bytes of a truncated MAC: 128 bits.
pub const MAC_LEN: usize = 16;

/// Derives what each purpose needs from the master key.
pub struct Keys {
    root: hkdf::Prk,
    macs: RwLock<HashMap<&'static str, hmac::Key>>,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys")
    }
}

struct Bytes32;

impl hkdf::KeyType for Bytes32 {
    fn len(&self) -> usize {
        32
    }
}

impl Keys {
    /// Keys from the master key.
    pub fn new(master: &[u8; MASTER_LEN]) -> Self {
        let root = hkdf::Salt::new(hkdf::HKDF_SHA256, b"convoke/1").extract(master);
        Self { root, macs: RwLock::new(HashMap::new()) }
    }

    fn derive(&self, use_: &str, purpose: &str) -> [u8; 32] {
        let mut out = [0; 32];
        let info = [use_.as_bytes(), purpose.as_bytes()];
        // Expanding 32 bytes cannot fail: the limit is 255 × 32.
        if let Ok(okm) = self.root.expand(&info, Bytes32)
            && okm.fill(&mut out).is_ok()
        {
            return out;
        }
        out
    }

    fn mac_key(&self, purpose: &'static str) -> hmac::Key {
        if let Some(key) = self.macs.read().unwrap_or_else(PoisonError::into_inner).get(purpose) {
            return key.clone();
        }
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.derive("mac/", purpose));
        self.macs.write().unwrap_or_else(PoisonError::into_inner).insert(purpose, key.clone());
        key
    }

    /// A 128-bit MAC of `data` for `purpose`.
    pub fn mac(&self, purpose: &'static str, data: &[u8]) -> [u8; MAC_LEN] {
        let tag = hmac::sign(&self.mac_key(purpose), data);
        let mut out = [0; MAC_LEN];
        out.copy_from_slice(&tag.as_ref()[..MAC_LEN]);
        out
    }

    /// Whether `mac` is the MAC of `data` for `purpose`; takes the same time for any wrong one.
    pub fn mac_matches(&self, purpose: &'static str, data: &[u8], mac: &[u8]) -> bool {
        self.mac(purpose, data).as_slice().ct_eq(mac).into()
    }

    /// A keyed hash to look a private text up by: case and surrounding space do not count.
    pub fn lookup(&self, purpose: &'static str, text: &str) -> [u8; MAC_LEN] {
        self.mac(purpose, text.trim().to_lowercase().as_bytes())
    }

    fn seal_key(&self, purpose: &str) -> Option<LessSafeKey> {
        UnboundKey::new(&CHACHA20_POLY1305, &self.derive("seal/", purpose)).ok().map(LessSafeKey::new)
    }

    /// Seals `plain` for `purpose`: nonce, ciphertext, tag.
    pub fn seal(&self, random: &dyn Random, purpose: &'static str, plain: &[u8]) -> Vec<u8> {
        let nonce = base::random::bytes::<NONCE_LEN>(random);
        let mut body = plain.to_vec();
        let sealed = self.seal_key(purpose).and_then(|key| {
            let aad = Aad::from(purpose.as_bytes());
            key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), aad, &mut body).ok()
        });
        // Only a text of more than 256 GiB could fail; an empty seal opens to nothing.
        if sealed.is_none() {
            return Vec::new();
        }
        let mut out = nonce.to_vec();
        out.append(&mut body);
        out
    }

    /// Opens what [`Keys::seal`] made for the same purpose; none when anything was changed.
    pub fn open(&self, purpose: &'static str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, body) = sealed.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
        let mut body = body.to_vec();
        let aad = Aad::from(purpose.as_bytes());
        let plain = self.seal_key(purpose)?.open_in_place(nonce, aad, &mut body).ok()?;
        Some(plain.to_vec())
    }

    /// Tries every primitive against a fixed vector; the program does not start when one fails.
    pub fn self_test() -> bool {
        let keys = Self::new(&[7; MASTER_LEN]);
        let mac = keys.mac("self-test", b"convoke");
        let sealed = keys.seal(&base::SeededRandom::new(1), "self-test", b"convoke");
        // RFC 4231, test case 2.
        let rfc = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, b"Jefe"), b"what do ya want for nothing?");
        rfc.as_ref().starts_with(&[0x5b, 0xdc, 0xc1, 0x46, 0xbf, 0x60, 0x75, 0x4e])
            && keys.mac_matches("self-test", b"convoke", &mac)
            && keys.open("self-test", &sealed).as_deref() == Some(b"convoke")
            && keys.open("other", &sealed).is_none()
    }
}

#[cfg(test)]
mod tests {
    use base::SeededRandom;

    use super::*;

    fn keys() -> Keys {
        Keys::new(&[1; MASTER_LEN])
    }

    #[test]
    fn the_self_test_passes() {
        assert!(Keys::self_test());
    }

    #[test]
    fn each_purpose_has_its_own_key() {
        assert_ne!(keys().mac("a", b"x"), keys().mac("b", b"x"));
        assert_ne!(keys().mac("a", b"x"), Keys::new(&[2; MASTER_LEN]).mac("a", b"x"));
    }

    #[test]
    fn a_changed_seal_does_not_open() {
        let mut sealed = keys().seal(&SeededRandom::new(1), "mail", b"ana@example.org");
        assert_eq!(keys().open("mail", &sealed).as_deref(), Some(b"ana@example.org".as_slice()));
        for i in 0..sealed.len() {
            sealed[i] ^= 1;
            assert_eq!(keys().open("mail", &sealed), None, "byte {i}");
            sealed[i] ^= 1;
        }
        assert_eq!(keys().open("mail", &sealed[..5]), None);
    }

    #[test]
    fn a_lookup_ignores_case_and_space() {
        assert_eq!(keys().lookup("mail", " Ana@Example.org "), keys().lookup("mail", "ana@example.org"));
    }
}
