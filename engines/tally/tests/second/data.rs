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
