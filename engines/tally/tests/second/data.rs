//! Where the data of real elections are.

use std::path::{Path, PathBuf};

/// Where the data are; `None` when they are not there.
#[expect(clippy::disallowed_methods, reason = "a test finds its data")]
pub(crate) fn data() -> Option<PathBuf> {
    let named = std::env::var_os("CONVOKE_DATA").map(PathBuf::from);
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("shared/data"));
    let found = named.into_iter().chain(above).find(|place| place.join("budget/expected").is_dir());
    if found.is_none() {
        println!("skipped: no data beside the checkout and none where CONVOKE_DATA says");
    }
    found
}

/// A file of the data.
#[expect(clippy::disallowed_methods, reason = "a test reads its data")]
pub(crate) fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The ballots of a file in BLT or of a Debian tally sheet: ranks of candidates, each rank a set. Only what these
/// files hold is read; the program's own reader is another.
pub(crate) fn ranks(text: &str) -> (usize, Vec<Vec<Vec<u16>>>) {
    if text.contains("\nV: ") { tally_sheet(text) } else { blt(text) }
}

fn blt(text: &str) -> (usize, Vec<Vec<Vec<u16>>>) {
    let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let candidates = lines.next().unwrap().split_whitespace().next().unwrap().parse().unwrap();
    let ballot = |line: &str| {
        let marks: Vec<&str> = line.split_whitespace().skip(1).take_while(|mark| *mark != "0").collect();
        marks.iter().map(|mark| mark.split('=').filter_map(|one| one.parse().ok()).collect()).collect()
    };
    (candidates, lines.take_while(|line| line.trim() != "0").map(ballot).collect())
}

fn tally_sheet(text: &str) -> (usize, Vec<Vec<Vec<u16>>>) {
    let marks = text.lines().filter_map(|line| line.strip_prefix("V: ")).map(|line| line.split('\t').next().unwrap());
    let marks: Vec<&str> = marks.map(str::trim_end).collect();
    let candidates = marks.iter().map(|marks| marks.len()).max().unwrap();
    let ballot = |marks: &&str| {
        let at = |rank: char| (1_u16..).zip(marks.chars()).filter(move |(_, mark)| *mark == rank).map(|(n, _)| n);
        ('1'..='9').map(|rank| at(rank).collect()).filter(|rank: &Vec<u16>| !rank.is_empty()).collect()
    };
    (candidates, marks.iter().map(ballot).collect())
}
