//! Opens the files of a conversation, packed or not, and hands their bytes to the engine's reader.

use std::io::Read as _;
use std::path::Path;

use ::opinion::polis::{self, Export, Files, Sign};
use anyhow::{Context as _, Result, bail};

/// No conversation's file is larger than this unpacked; a packed one that is, is not one.
const MOST: u64 = 2 << 30;

/// Reads the conversation in a folder, with when each vote was cast where that is known.
pub(crate) fn read(folder: &Path, sign: Sign) -> Result<Export> {
    parts(folder, sign, true)
}

/// The same without the moments, for who wants the votes alone: the log is read only where there is no matrix.
pub(crate) fn read_votes(folder: &Path, sign: Sign) -> Result<Export> {
    parts(folder, sign, false)
}

fn parts(folder: &Path, sign: Sign, moments: bool) -> Result<Export> {
    if !folder.is_dir() {
        bail!("{} is no folder; name the folder that holds the conversation's files", folder.display());
    }
    let [comments, summary] = ["comments.csv", "summary.csv"].map(|name| bytes(folder, name));
    let matrix = match bytes(folder, "participants-votes.csv")? {
        Some(bytes) => Some(bytes),
        None => bytes(folder, "participant-votes.csv")?,
    };
    let log = if moments || matrix.is_none() { bytes(folder, "votes.csv")? } else { None };
    let (comments, summary) = (comments?, summary?);
    let files = Files {
        comments: comments.as_deref(),
        matrix: matrix.as_deref(),
        log: log.as_deref(),
        summary: summary.as_deref(),
    };
    polis::read(&files, sign).with_context(|| folder.display().to_string())
}

/// The unpacked bytes of a file or of its packed form; none where there is neither.
fn bytes(folder: &Path, name: &str) -> Result<Option<Vec<u8>>> {
    for (path, packed) in [(folder.join(name), false), (folder.join(format!("{name}.gz")), true)] {
        let file = match std::fs::File::open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error).with_context(|| format!("opening {}", path.display())),
        };
        let mut bytes = Vec::new();
        let read = if packed {
            flate2::read::MultiGzDecoder::new(file).take(MOST + 1).read_to_end(&mut bytes)
        } else {
            file.take(MOST + 1).read_to_end(&mut bytes)
        };
        let length = read.with_context(|| format!("reading {}", path.display()))?;
        if u64::try_from(length).unwrap_or(u64::MAX) > MOST {
            bail!("{} is larger than 2 GiB", path.display());
        }
        return Ok(Some(bytes));
    }
    Ok(None)
}
