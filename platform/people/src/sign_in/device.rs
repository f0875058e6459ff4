//! A passkey device in software, for stories: ES256, user verification, no attestation.

use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};

use crate::secret::sha256;

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn encode(bytes: &[u8]) -> String {
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let all = chunk.iter().fold(0_u32, |acc, byte| acc << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for n in 0..=chunk.len() {
            out.push(char::from(LETTERS[(all >> (18 - 6 * n) & 63) as usize]));
        }
    }
    out
}

fn decode(text: &str) -> Vec<u8> {
    let (mut acc, mut bits, mut out) = (0_u32, 0, Vec::new());
    for letter in text.bytes().filter(|letter| *letter != b'=') {
        let value = LETTERS.iter().position(|other| *other == letter).unwrap();
        acc = acc << 6 | u32::try_from(value).unwrap();
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((acc >> bits & 255) as u8);
        }
    }
    out
}

/// One passkey on a device.
pub(crate) struct Device {
    pair: EcdsaKeyPair,
    id: [u8; 16],
    user: Vec<u8>,
    counter: u32,
    origin: &'static str,
    verifies: bool,
}

impl Device {
    /// A device that has no passkey yet.
    pub(crate) fn new() -> Self {
        let random = SystemRandom::new();
        let key = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, key.as_ref(), &random).unwrap();
        let mut id = [0; 16];
        id.copy_from_slice(&sha256(pair.public_key().as_ref())[..16]);
        Self { pair, id, user: Vec::new(), counter: 0, origin: "http://convoke.test", verifies: true }
    }

    /// The same device on another site's page.
    pub(crate) fn tricked(mut self) -> Self {
        self.origin = "http://evil.test";
        self
    }

    /// The same device without asking for finger or code.
    pub(crate) fn careless(mut self) -> Self {
        self.verifies = false;
        self
    }

    fn client_data(&self, kind: &str, options: &Value) -> Vec<u8> {
        let data = json!({
            "type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false,
        });
        data.to_string().into_bytes()
    }

    fn authenticator_data(&mut self, flags: u8) -> Vec<u8> {
        self.counter += 1;
        let verified = if self.verifies { 0x04 } else { 0 };
        let mut data = sha256(b"convoke.test").to_vec();
        data.push(0x01 | verified | flags);
        data.extend_from_slice(&self.counter.to_be_bytes());
        data
    }

    /// Makes a passkey as the options ask.
    pub(crate) fn create(&mut self, options: &Value) -> String {
        assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
        assert_eq!(options["authenticatorSelection"]["userVerification"], "required");
        self.user = decode(options["user"]["id"].as_str().unwrap());
        let mut data = self.authenticator_data(0x40);
        data.extend_from_slice(&[0; 16]);
        data.extend_from_slice(&[0, 16]);
        data.extend_from_slice(&self.id);
        let point = self.pair.public_key().as_ref();
        data.extend_from_slice(&[0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend_from_slice(&point[1..33]);
        data.extend_from_slice(&[0x22, 0x58, 0x20]);
        data.extend_from_slice(&point[33..]);
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).unwrap());
        object.extend_from_slice(&data);
        let response = json!({
            "clientDataJSON": encode(&self.client_data("webauthn.create", options)),
            "attestationObject": encode(&object),
            "transports": ["internal"],
        });
        self.answer(&response)
    }

    /// Signs the challenge.
    pub(crate) fn get(&mut self, options: &Value) -> String {
        assert_eq!(options["userVerification"], "required");
        let client = self.client_data("webauthn.get", options);
        let data = self.authenticator_data(0);
        let signed = [data.clone(), sha256(&client).to_vec()].concat();
        let signature = self.pair.sign(&SystemRandom::new(), &signed).unwrap();
        let response = json!({
            "clientDataJSON": encode(&client),
            "authenticatorData": encode(&data),
            "signature": encode(signature.as_ref()),
            "userHandle": encode(&self.user),
        });
        self.answer(&response)
    }

    fn answer(&self, response: &Value) -> String {
        let id = encode(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response, "extensions": {} }).to_string()
    }
}
