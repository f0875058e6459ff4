//! What all tests from outside share: the program in a folder of its own, a client on plain sockets,
//! and a small world to try things in.

pub(crate) mod client;
pub(crate) mod crawl;
pub(crate) mod driver;
pub(crate) mod postgres;
pub(crate) mod program;
pub(crate) mod storm;
pub(crate) mod world;

pub(crate) use client::{Client, Reply};
pub(crate) use program::Program;
pub(crate) use storm::Storm;
pub(crate) use testkit::Filled;
pub(crate) use world::World;

use std::time::{Duration, Instant};

/// Asks again and again until the answer is there, at most `most` long.
#[track_caller]
pub(crate) fn wait_for<T>(what: &str, most: Duration, mut ask: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(it) = ask() {
            return it;
        }
        assert!(begun.elapsed() < most, "waited {most:?} for {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Waits as long as a person needs at least for a public form; sooner, the site asks once more.
pub(crate) fn like_a_person() {
    std::thread::sleep(Duration::from_millis(1_600));
}

/// Says that a test could not be tried here, and why: never silently.
pub(crate) fn skipped(test: &str, why: &str) {
    println!("skipped: {test}: {why}");
    eprintln!("skipped: {test}: {why}");
}

/// Whether we are root.
pub(crate) fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata("/proc/self").is_ok_and(|meta| meta.uid() == 0)
}

/// The folder of test data beside the workspace, if it is there.
pub(crate) fn data_set() -> Option<std::path::PathBuf> {
    let named = std::env::var_os("CONVOKE_DATA_SET").map(std::path::PathBuf::from);
    let beside = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    named.or(Some(beside)).filter(|path| path.is_dir())
}
