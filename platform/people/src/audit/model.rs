//! Entries of the audit and the chain they form.

use base::Time;

use crate::secret::sha256;

/// A privileged act. Rooms name their own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Act(pub &'static str);

/// The first administrator was made.
pub const FIRST_ADMIN: Act = Act("audit-first-admin");
/// A site role was given.
pub const ROLE_GIVEN: Act = Act("audit-role-given");
/// A site role was taken away.
pub const ROLE_TAKEN: Act = Act("audit-role-taken");
/// Somebody gave up the own site role.
pub const ROLE_LEFT: Act = Act("audit-role-left");

/// One entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Its number.
    pub seq: i64,
    /// The day.
    pub done_on: Time,
    /// The chosen name of who did it.
    pub actor: String,
    /// What was done: the key of its words.
    pub act: String,
    /// To whom or what.
    pub about: String,
    /// The hash of the entry before.
    pub before: Vec<u8>,
    /// The hash of this entry.
    pub hash: Vec<u8>,
}

/// The hash of an entry: over all it says and the hash before it, each part with its length.
pub fn hash(seq: i64, done_on: Time, actor: &str, act: &str, about: &str, before: &[u8]) -> [u8; 32] {
    let mut data = b"convoke-audit/1".to_vec();
    let (seq, day) = (seq.to_be_bytes(), done_on.millis().to_be_bytes());
    for part in [&seq[..], &day[..], actor.as_bytes(), act.as_bytes(), about.as_bytes(), before] {
        data.extend_from_slice(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        data.extend_from_slice(part);
    }
    sha256(&data)
}

/// Whether the chain is whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Chain {
    /// Every entry is as it was written, up to the last.
    Whole,
    /// The entry with this number, or the one before it, was changed or is missing.
    Broken {
        /// The number.
        at: i64,
    },
}

/// Checks entries in their order against the kept end of the chain. The first one's predecessor
/// may have been purged; its hash is taken as given.
pub fn check(entries: &[Entry], head: (i64, &[u8])) -> Chain {
    let mut before: Option<(i64, &[u8])> = None;
    for entry in entries {
        let follows = before.is_none_or(|(seq, hash)| entry.seq == seq + 1 && entry.before == hash);
        let made = hash(entry.seq, entry.done_on, &entry.actor, &entry.act, &entry.about, &entry.before);
        if !follows || entry.hash != made {
            return Chain::Broken { at: entry.seq };
        }
        before = Some((entry.seq, &entry.hash));
    }
    match before {
        Some(last) if last != head => Chain::Broken { at: head.0 },
        _ => Chain::Whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries() -> Vec<Entry> {
        let mut before = Vec::new();
        let mut out = Vec::new();
        for seq in 1..=4 {
            let day = Time::from_millis(seq * 86_400_000);
            let made = hash(seq, day, "Ana", "audit-role-given", "Bo", &before).to_vec();
            out.push(Entry {
                seq,
                done_on: day,
                actor: "Ana".to_owned(),
                act: "audit-role-given".to_owned(),
                about: "Bo".to_owned(),
                before: std::mem::replace(&mut before, made.clone()),
                hash: made,
            });
        }
        out
    }

    fn checked(list: &[Entry]) -> Chain {
        let whole = entries();
        check(list, (4, &whole[3].hash))
    }

    #[test]
    fn a_whole_chain_passes_also_after_a_purge() {
        let all = entries();
        assert_eq!(checked(&all), Chain::Whole);
        assert_eq!(checked(&all[2..]), Chain::Whole);
        assert_eq!(checked(&[]), Chain::Whole, "everything was purged");
    }

    #[test]
    fn a_changed_entry_a_gap_and_a_cut_show() {
        let mut all = entries();
        all[1].about = "Eve".to_owned();
        assert_eq!(checked(&all), Chain::Broken { at: 2 });
        let mut all = entries();
        all.remove(1);
        assert_eq!(checked(&all), Chain::Broken { at: 3 });
        assert_eq!(checked(&entries()[..3]), Chain::Broken { at: 4 });
    }
}
