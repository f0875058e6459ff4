//! The text a lot is drawn from: half of it fixed before the first ballot, half by the ballots.
//!
//! At the opening the server draws 32 random bytes, its *part*, and publishes their hash, the
//! commitment. At the close it publishes the part, and the hash of the whole ballot box is known. The
//! text of the lot is the hash of both: nobody can know it before the last ballot is in, and the server
//! cannot change its part afterwards. SHA-256 (FIPS 180-4) throughout.

use base::Code;
use ring::digest::{Context, SHA256};

fn hash(pieces: &[&[u8]]) -> [u8; 32] {
    let mut context = Context::new(&SHA256);
    for piece in pieces {
        context.update(piece);
    }
    let mut out = [0; 32];
    out.copy_from_slice(context.finish().as_ref());
    out
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        for half in [byte >> 4, byte & 15] {
            out.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
        }
        out
    })
}

/// What is published at the opening: SHA-256 of `convoke-lot/1`, the election's code and the part in
/// hexadecimal digits, with a line feed after each.
pub(crate) fn commitment(code: &Code, part: &[u8; 32]) -> [u8; 32] {
    hash(&[b"convoke-lot/1\n", code.as_str().as_bytes(), b"\n", hex(part).as_bytes(), b"\n"])
}

/// The hash of a ballot box: its lines sorted, contest by contest, each with a line feed after it.
pub(crate) fn box_hash(contests: &[Vec<String>]) -> [u8; 32] {
    let mut context = Context::new(&SHA256);
    for (at, lines) in contests.iter().enumerate() {
        context.update(format!("contest {}\n", at + 1).as_bytes());
        for line in lines {
            context.update(line.as_bytes());
            context.update(b"\n");
        }
    }
    let mut out = [0; 32];
    out.copy_from_slice(context.finish().as_ref());
    out
}

/// The text of the lot: SHA-256 of the part and the hash of the box, both in hexadecimal digits with a
/// line feed after each, again in hexadecimal digits.
pub(crate) fn text(part: &[u8; 32], box_hash: &[u8; 32]) -> String {
    hex(&hash(&[hex(part).as_bytes(), b"\n", hex(box_hash).as_bytes(), b"\n"]))
}

#[cfg(test)]
mod tests {
    use base::SeededRandom;

    use super::*;

    #[test]
    fn the_lot_can_be_done_again_with_sha256sum() {
        // printf '%064d\n%064d\n' 0 0 | sha256sum
        assert_eq!(text(&[0; 32], &[0; 32]), "9da7afe95481a720dff7f8b543a7c59b6c6521cc42c12b58040af95c2878deb0");
        // printf 'contest 1\n1 "blank"\n' | sha256sum
        assert_eq!(box_hash(&[vec!["1 \"blank\"".to_owned()]]), hash(&[b"contest 1\n1 \"blank\"\n"]));
        assert_eq!(hex(&[0, 255, 16]), "00ff10");
    }

    #[test]
    fn every_part_and_every_box_gives_another_lot() {
        let code = Code::new(&SeededRandom::new(1));
        assert_ne!(commitment(&code, &[1; 32]), commitment(&code, &[2; 32]));
        assert_ne!(text(&[1; 32], &[0; 32]), text(&[0; 32], &[1; 32]));
        assert_ne!(box_hash(&[vec!["1 x".to_owned()], vec![]]), box_hash(&[vec![], vec!["1 x".to_owned()]]));
    }
}
