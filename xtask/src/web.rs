//! `cargo xtask web`: compiles the islands and writes what the browser runs.
//!
//! The only command that needs node. TypeScript comes from npm at one exact version whose
//! integrity is committed; nothing is installed into the project, and no install script runs.
//! `cargo build` and `cargo xtask check` need none of it: the JavaScript is committed with its sums.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use crate::check::islands::{self, BUDGET_ALL, BUDGET_EACH, LOCK, OUTPUTS, SOURCES, sum};
use crate::run::{output, quiet};
use crate::tree::{Tree, root};
use crate::{npm, say};

/// The compiler; to raise it, change it here and run `cargo xtask web`.
const TYPESCRIPT: &str = "7.0.2";

/// How islands are compiled.
const SETTINGS: &str = "platform/ui/islands/tsconfig.json";
/// What those settings must say: the output is the source minus types, strictly checked.
const MUST: [&str; 2] = ["strict", "erasableSyntaxOnly"];

/// Compiles all islands, checks their sizes and writes them with the lock.
pub(crate) fn run() -> Result<()> {
    let tree = Tree::read(&root())?;
    let sources: Vec<_> = tree
        .files
        .iter()
        .filter(|file| file.path.starts_with(SOURCES) && file.is("ts") && !file.name().contains(".d."))
        .collect();
    if sources.is_empty() {
        bail!("{SOURCES} holds no .ts file");
    }
    let folder = tempfile::Builder::new().prefix("convoke-web-").tempdir()?;
    std::fs::create_dir(folder.path().join("islands"))?;
    for source in &sources {
        std::fs::write(folder.path().join("islands").join(source.name()), &source.text)?;
    }
    let settings = tree.get(SETTINGS).with_context(|| format!("{SETTINGS} is missing"))?;
    strict(&settings.text)?;
    std::fs::write(folder.path().join("islands/tsconfig.json"), &settings.text)?;
    let integrity = compiler(folder.path())?;
    known(&tree, &integrity)?;
    quiet(
        Command::new(folder.path().join("node_modules/.bin/tsc"))
            .args(["--project", "islands/tsconfig.json", "--outDir", "out"])
            .current_dir(folder.path()),
    )
    .context("the islands do not compile")?;
    let mut outputs = BTreeMap::new();
    for source in &sources {
        let name = source.name().trim_end_matches(".ts");
        let text = std::fs::read_to_string(folder.path().join("out").join(format!("{name}.js")))?;
        outputs.insert(name, (sum(source.text.as_bytes()), text));
    }
    write(&outputs, &integrity)?;
    let problems = islands::check(&Tree::read(&root())?);
    if let Some(problem) = problems.first() {
        bail!("{problem}");
    }
    Ok(())
}

/// Refuses settings under which the output would be more than the source minus types.
fn strict(settings: &str) -> Result<()> {
    let settings: Value = serde_json::from_str(settings).with_context(|| format!("{SETTINGS} is not JSON"))?;
    for key in MUST {
        if settings.pointer(&format!("/compilerOptions/{key}")) != Some(&Value::Bool(true)) {
            bail!("{SETTINGS} must set {key}");
        }
    }
    Ok(())
}

/// Installs the compiler and gives back one sum over all that came.
fn compiler(folder: &Path) -> Result<String> {
    let integrity = npm::install(folder, &[&format!("typescript@{TYPESCRIPT}")])?;
    let version = output(Command::new(folder.join("node_modules/.bin/tsc")).arg("--version"))?;
    if version.trim() != format!("Version {TYPESCRIPT}") {
        bail!("asked for TypeScript {TYPESCRIPT}, got {}", version.trim());
    }
    Ok(integrity)
}

/// The same version of the compiler must be the same bytes as last time.
fn known(tree: &Tree, integrity: &str) -> Result<()> {
    let Some(lock) = tree.get(LOCK).and_then(|file| serde_json::from_str::<Value>(&file.text).ok()) else {
        return Ok(());
    };
    let said = |key: &str| lock.pointer(&format!("/typescript/{key}")).and_then(Value::as_str);
    if said("version") == Some(TYPESCRIPT) && said("integrity").is_some_and(|said| said != integrity) {
        bail!("TypeScript {TYPESCRIPT} is not the one recorded in {LOCK}: somebody changed it under way");
    }
    Ok(())
}

fn write(outputs: &BTreeMap<&str, (String, String)>, integrity: &str) -> Result<()> {
    let folder = root().join(OUTPUTS);
    std::fs::create_dir_all(&folder)?;
    // What has no source any more must not stay.
    for entry in std::fs::read_dir(&folder)? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if path.extension().is_some_and(|kind| kind == "js") && !outputs.contains_key(name.as_str()) {
            std::fs::remove_file(&path)?;
        }
    }
    let mut locked = serde_json::Map::new();
    let mut all = 0;
    for (name, (source, text)) in outputs {
        std::fs::write(folder.join(format!("{name}.js")), text)?;
        locked.insert(String::from(*name), json!({ "source": source, "output": sum(text.as_bytes()) }));
        all += text.len();
        say::line(format_args!("{name:20} {:6} of {BUDGET_EACH} bytes", text.len()));
    }
    say::line(format_args!("{:20} {all:6} of {BUDGET_ALL} bytes", "all"));
    let lock = json!({ "typescript": { "version": TYPESCRIPT, "integrity": integrity }, "islands": locked });
    let text = serde_json::to_string_pretty(&lock)? + "\n";
    std::fs::write(root().join(LOCK), text).with_context(|| format!("cannot write {LOCK}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_that_do_more_than_erase_types_are_refused() {
        assert!(strict("{\"compilerOptions\":{\"strict\":true,\"erasableSyntaxOnly\":true}}").is_ok());
        let error = strict("{\"compilerOptions\":{\"strict\":true}}").unwrap_err().to_string();
        assert!(error.contains("erasableSyntaxOnly"));
        assert!(strict("no").is_err());
    }

    #[test]
    fn another_compiler_under_the_same_version_is_refused() {
        let lock = json!({ "typescript": { "version": TYPESCRIPT, "integrity": "sha512-a" } }).to_string();
        let tree = Tree::of(&[(LOCK, &lock)]);
        assert!(known(&tree, "sha512-a").is_ok());
        assert!(known(&tree, "sha512-b").is_err());
        assert!(known(&Tree::of(&[]), "sha512-b").is_ok());
    }
}
