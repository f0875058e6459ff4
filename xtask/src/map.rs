//! `cargo xtask map`: makes the outlines of the maps anew from the atlases they come from.
//!
//! The packages are named with exact versions, so the same command gives the same bytes. Never part
//! of a build. The work is done by `xtask/map/outlines.mjs`: the tools for it exist in JavaScript.

use std::collections::BTreeMap;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::check::islands::sum;
use crate::run::quiet;
use crate::tree::root;
use crate::{npm, say};

/// The atlases and what cuts and simplifies them.
const PACKAGES: [&str; 6] = [
    "us-atlas@3.0.1",
    "world-atlas@2.0.2",
    "topojson-client@3.1.0",
    "topojson-server@3.0.1",
    "topojson-simplify@3.0.3",
    "d3-geo@3.1.2",
];
/// Where the outlines lie.
const FOLDER: &str = "platform/ui/assets";
/// Their names.
const OUTPUTS: [&str; 4] = ["map-us-land.path", "map-us-lines.path", "map-world-land.path", "map-world-lines.path"];

/// Fetches, draws, writes, and tells what changed.
pub(crate) fn run() -> Result<()> {
    let folder = tempfile::Builder::new().prefix("convoke-map-").tempdir()?;
    npm::install(folder.path(), &PACKAGES)?;
    let output = root().join(FOLDER);
    let sums = || -> BTreeMap<&str, String> {
        OUTPUTS.iter().filter_map(|name| Some((*name, sum(&std::fs::read(output.join(name)).ok()?)))).collect()
    };
    let before = sums();
    quiet(Command::new("node").arg(root().join("xtask/map/outlines.mjs")).arg(&output).current_dir(folder.path()))?;
    let after = sums();
    for name in OUTPUTS {
        let now = after.get(name).with_context(|| format!("{FOLDER}/{name} was not written"))?;
        let word = if before.get(name) == Some(now) { "the same as before" } else { "changed" };
        say::line(format_args!("{FOLDER}/{name}: {word}"));
    }
    Ok(())
}
