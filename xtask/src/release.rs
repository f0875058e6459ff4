//! `cargo xtask release`: what is published, and what shows that it can be trusted.
//!
//! The changelog must speak of the version; the binary is built twice, in two folders, and must come
//! out the same to the byte; beside it lie a bill of materials (CycloneDX) and the sums of all files.
//! Nothing is uploaded and nothing is tagged: that is for a person to do.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use crate::check::islands::sum;
use crate::run::{cargo, output, quiet, through};
use crate::say;
use crate::tree::root;

/// What is published runs here.
const PLATFORM: &str = "x86_64-unknown-linux-gnu";
/// Files that go with the binary.
const BESIDE: [&str; 5] = ["LICENSE", "README.md", "CHANGELOG.md", "packaging/convoke.service", "SECURITY.md"];

/// What was asked for.
#[derive(clap::Args, Debug)]
pub(crate) struct Wish {
    /// Build once only; the result is not shown to be reproducible
    #[arg(long)]
    once: bool,
}

/// Makes `target/release-files/`.
pub(crate) fn run(wish: &Wish) -> Result<()> {
    let metadata =
        output(&mut cargo(["metadata", "--format-version", "1", "--locked", "--filter-platform", PLATFORM]))?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let version = version(&metadata)?;
    let changes = std::fs::read_to_string(root().join("CHANGELOG.md")).context("there is no CHANGELOG.md")?;
    told_changes(&changes, &version)?;
    if !output(Command::new("git").args(["status", "--porcelain"]).current_dir(root()))?.is_empty() {
        bail!("commit first: a release is made from the last commit, and something is not in it");
    }
    let first = build("one")?;
    if !wish.once {
        let second = build("two")?;
        let (first, second) = (std::fs::read(&first)?, std::fs::read(&second)?);
        if sum(&first) != sum(&second) {
            bail!(
                "two builds differ: {} and {} bytes; the release would not be reproducible",
                first.len(),
                second.len()
            );
        }
        say::line("built twice, the same to the byte");
    }
    let folder = root().join("target/release-files");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    std::fs::copy(&first, folder.join(format!("convoke-{version}-{PLATFORM}")))?;
    for path in BESIDE {
        let name = Path::new(path).file_name().unwrap_or_default();
        std::fs::copy(root().join(path), folder.join(name)).with_context(|| format!("cannot copy {path}"))?;
    }
    let checksums = std::fs::read_to_string(root().join("Cargo.lock"))?;
    let materials = serde_json::to_string_pretty(&materials(&metadata, &checksums, &version)?)? + "\n";
    std::fs::write(folder.join(format!("convoke-{version}.cdx.json")), materials)?;
    write_sums(&folder)?;
    say::line(format_args!("{} is ready in {}", version, folder.display()));
    Ok(())
}

fn version(metadata: &Value) -> Result<String> {
    let packages = metadata.get("packages").and_then(Value::as_array).into_iter().flatten();
    let ours = packages.into_iter().find(|package| package.get("name").and_then(Value::as_str) == Some("convoke"));
    let version = ours.and_then(|package| package.get("version")).and_then(Value::as_str);
    Ok(version.context("the workspace has no package convoke")?.to_owned())
}

/// The changelog must have a section for the version, with something in it.
fn told_changes(changes: &str, version: &str) -> Result<()> {
    let mut inside = false;
    let mut lines = 0;
    for line in changes.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            inside = heading.trim_start_matches(['[', 'v']).split([' ', ']']).next() == Some(version);
        } else if inside && !line.trim().is_empty() && !line.starts_with('#') {
            lines += 1;
        }
    }
    if lines == 0 {
        bail!(
            "CHANGELOG.md says nothing about {version}: give it a section `## {version}` that speaks to operators and members"
        );
    }
    Ok(())
}

/// Builds the last commit in a folder of its own; paths of this machine are taken out.
fn build(name: &str) -> Result<PathBuf> {
    let folder = root().join("target/release-builds").join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let source = folder.join("source");
    quiet(Command::new("git").args(["clone", "--quiet"]).arg(root()).arg(&source))?;
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let home = home.context("neither CARGO_HOME nor HOME is set")?;
    let flags = [
        format!("--remap-path-prefix={}=/convoke", source.display()),
        format!("--remap-path-prefix={}=/cargo", home.display()),
    ];
    let c_flags =
        format!("-ffile-prefix-map={}=/convoke -ffile-prefix-map={}=/cargo", folder.display(), home.display());
    let mut command = cargo(["build", "--locked", "--package", "convoke", "--profile", "dist"]);
    command.current_dir(&source).env("CARGO_TARGET_DIR", folder.join("target"));
    command.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}")).env("CFLAGS", c_flags).env("SOURCE_DATE_EPOCH", "0");
    through(&mut command)?;
    Ok(folder.join("target/dist/convoke"))
}

/// A CycloneDX bill of materials: what is linked into the binary, with licence and checksum.
fn materials(metadata: &Value, lock: &str, version: &str) -> Result<Value> {
    let linked = linked(metadata)?;
    let checksums = checksums(lock)?;
    let packages = metadata.get("packages").and_then(Value::as_array).into_iter().flatten();
    let text = |package: &Value, key: &str| package.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut components: Vec<Value> = Vec::new();
    for package in packages.filter(|package| linked.contains(&text(package, "id"))) {
        let (name, number) = (text(package, "name"), text(package, "version"));
        if name == "convoke" {
            continue;
        }
        let purl = format!("pkg:cargo/{name}@{number}");
        let mut component = json!({
            "type": "library", "bom-ref": purl, "name": name, "version": number, "purl": purl,
            "licenses": [{ "expression": text(package, "license").replace('/', " OR ") }],
        });
        let hash = checksums.iter().find(|(of, at, _)| *of == name && *at == number);
        if let (Some((_, _, hash)), Some(component)) = (hash, component.as_object_mut()) {
            component.insert("hashes".into(), json!([{ "alg": "SHA-256", "content": hash }]));
        }
        components.push(component);
    }
    components.sort_by_key(|component| text(component, "bom-ref"));
    // No serial number and no time of day: the same source gives the same bill.
    Ok(json!({
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": { "component": {
            "type": "application", "name": "convoke", "version": version, "purl": format!("pkg:cargo/convoke@{version}"),
            "licenses": [{ "license": { "id": "AGPL-3.0-or-later" } }],
        } },
        "components": components,
    }))
}

/// The ids of all packages that normal dependencies of `convoke` reach.
fn linked(metadata: &Value) -> Result<BTreeSet<String>> {
    let nodes = metadata.pointer("/resolve/nodes").and_then(Value::as_array).context("metadata has no graph")?;
    let id = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let packages = metadata.get("packages").and_then(Value::as_array).into_iter().flatten();
    let ours = packages.into_iter().find(|package| id(package, "name") == "convoke").map(|package| id(package, "id"));
    let mut open = vec![ours.context("the workspace has no package convoke")?];
    let mut seen = BTreeSet::new();
    while let Some(next) = open.pop() {
        if !seen.insert(next.clone()) {
            continue;
        }
        let node = nodes.iter().find(|node| id(node, "id") == next);
        let uses = node.and_then(|node| node.get("deps")).and_then(Value::as_array).into_iter().flatten();
        for used in uses {
            let kinds = used.get("dep_kinds").and_then(Value::as_array).into_iter().flatten();
            if kinds.into_iter().any(|kind| kind.get("kind").is_some_and(Value::is_null)) {
                open.push(id(used, "pkg"));
            }
        }
    }
    Ok(seen)
}

/// Name, version and checksum of every package of the lock file that has one.
fn checksums(lock: &str) -> Result<Vec<(String, String, String)>> {
    let lock = lock.parse::<toml::Table>()?;
    let packages = lock.get("package").and_then(toml::Value::as_array).into_iter().flatten();
    let text = |package: &toml::Value, key: &str| Some(package.get(key)?.as_str()?.to_owned());
    Ok(packages
        .filter_map(|package| Some((text(package, "name")?, text(package, "version")?, text(package, "checksum")?)))
        .collect())
}

/// Writes `SHA256SUMS`, as `sha256sum --check` reads it.
fn write_sums(folder: &Path) -> Result<()> {
    let mut lines = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        lines.push(format!("{}  {}", sum(&std::fs::read(entry.path())?), entry.file_name().to_string_lossy()));
    }
    lines.sort_by(|a, b| a.get(66..).cmp(&b.get(66..)));
    std::fs::write(folder.join("SHA256SUMS"), lines.join("\n") + "\n")?;
    quiet(Command::new("sha256sum").args(["--check", "--quiet", "SHA256SUMS"]).current_dir(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changelog_that_is_silent_about_the_version_is_refused() {
        assert!(told_changes("# Changes\n## 0.2.0 – 2027-01-02\n- Maps.\n", "0.2.0").is_ok());
        assert!(told_changes("## 0.2.0\n\n## 0.1.0\n- Old.\n", "0.2.0").is_err());
        assert!(told_changes("## Unreleased\n- New.\n", "0.2.0").is_err());
    }

    #[test]
    fn the_bill_names_what_is_linked_and_nothing_else() {
        let package = |name: &str| json!({ "id": name, "name": name, "version": "1.0.0", "license": "MIT/Apache-2.0" });
        let uses = |name: &str, kind: Value| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        let metadata = json!({
            "packages": [package("convoke"), package("a"), package("b"), package("dev")],
            "resolve": { "nodes": [
                { "id": "convoke", "deps": [uses("a", Value::Null), uses("dev", json!("dev"))] },
                { "id": "a", "deps": [uses("b", Value::Null)] }, { "id": "b", "deps": [] },
            ] },
        });
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nchecksum = \"feed\"\n";
        let bill = materials(&metadata, lock, "1.0.0").unwrap();
        let names: Vec<_> =
            bill["components"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
        assert_eq!(names, ["a", "b"]);
        assert_eq!(bill["components"][0]["hashes"][0]["content"], "feed");
        assert_eq!(bill["components"][0]["licenses"][0]["expression"], "MIT OR Apache-2.0");
    }

    #[test]
    fn the_bill_of_this_project_names_its_database_and_not_its_test_tools() {
        let args = ["metadata", "--format-version", "1", "--locked", "--filter-platform", PLATFORM];
        let metadata: Value = serde_json::from_str(&output(&mut cargo(args)).unwrap()).unwrap();
        let lock = std::fs::read_to_string(root().join("Cargo.lock")).unwrap();
        let bill = materials(&metadata, &lock, &version(&metadata).unwrap()).unwrap();
        let components = bill["components"].as_array().unwrap();
        let find = |name: &str| components.iter().find(|one| one["name"] == name);
        assert_eq!(find("rusqlite").unwrap()["hashes"][0]["alg"], "SHA-256");
        assert!(find("convoke-store").is_some() && find("proptest").is_none() && find("xtask").is_none());
    }

    #[test]
    fn sums_are_what_sha256sum_reads() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("b"), "x").unwrap();
        std::fs::write(folder.path().join("a"), "y").unwrap();
        write_sums(folder.path()).unwrap();
        let text = std::fs::read_to_string(folder.path().join("SHA256SUMS")).unwrap();
        assert!(text.lines().next().unwrap().ends_with("  a"));
    }
}
