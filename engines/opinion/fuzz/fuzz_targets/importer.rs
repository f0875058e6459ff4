//! Any bytes as the files of an export: read or refused with a sentence, never a panic, and what is read
//! has a map.
#![no_main]

use convoke_opinion::polis::{self, Files, Sign};
use convoke_opinion::{Options, analyse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    // Three files, cut at bytes that stand in no text.
    let mut parts = data.splitn(3, |byte| *byte == 0xff);
    let (matrix, comments, log) = (parts.next(), parts.next(), parts.next());
    for files in [
        Files { comments, matrix, log, summary: log },
        Files { comments, matrix: None, log: matrix, summary: None },
    ] {
        match polis::read(&files, Sign::Detect) {
            Ok(export) => {
                let map = analyse(&export.votes, &Options { people: 2, ..Options::default() });
                assert!(map.people.iter().flatten().all(|x| x.is_finite()));
                assert_eq!(map.people.len(), export.participants.len());
                assert_eq!(map.priorities.len(), export.statements.len());
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
});
