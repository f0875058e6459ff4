//! What we depend on: licences by list, banned crates, one source, one version where it matters.
//!
//! Reads `deny.toml`, so that `cargo deny`, where installed, and this check say the same. This one
//! always runs: it needs only `cargo metadata`.

use std::collections::BTreeSet;

use serde_json::Value;
use toml::Table;

use crate::tree::Problem;

/// The only place we take crates from, as metadata names it.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// What `deny.toml` says.
#[derive(Debug, Default)]
pub(crate) struct Policy {
    allowed: BTreeSet<String>,
    banned: Vec<Ban>,
}

#[derive(Debug)]
struct Ban {
    name: String,
    wrappers: Vec<String>,
    only_twice: bool,
}

impl Policy {
    /// Reads the parts of `deny.toml` we check ourselves.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let table = text.parse::<Table>().map_err(|error| error.to_string())?;
        let list = |section: &str, key: &str| table.get(section)?.get(key)?.as_array().cloned();
        let allowed = list("licenses", "allow").ok_or("has no list licenses.allow")?;
        let banned = list("bans", "deny").ok_or("has no list bans.deny")?;
        Ok(Self {
            allowed: allowed.iter().filter_map(|name| Some(String::from(name.as_str()?))).collect(),
            banned: banned.iter().filter_map(Ban::parse).collect(),
        })
    }

    /// Finds packages that the policy refuses, in the JSON of `cargo metadata`.
    pub(crate) fn check(&self, metadata: &Value) -> Vec<Problem> {
        let packages = metadata.get("packages").and_then(Value::as_array).cloned().unwrap_or_default();
        if packages.is_empty() {
            return vec![Problem::file("Cargo.lock", "cargo metadata named no packages")];
        }
        let mut problems = Vec::new();
        for package in &packages {
            let name = text(package, "name");
            let about = format!("{name} {}", text(package, "version"));
            let mut found = |what: String| {
                problems.push(Problem::file("Cargo.lock", format!("{about}: {what}")));
            };
            match package.get("license").and_then(Value::as_str) {
                None => found(String::from("names no licence")),
                Some(license) => match satisfied(license, &self.allowed) {
                    Err(error) => found(format!("licence `{license}` cannot be read: {error}")),
                    Ok(false) => found(format!("licence `{license}` is not allowed by deny.toml")),
                    Ok(true) => {}
                },
            }
            if let Some(source) = package.get("source").and_then(Value::as_str).filter(|source| *source != REGISTRY) {
                found(format!("comes from {source}; we take crates from crates.io only"));
            }
        }
        problems.extend(self.banned.iter().flat_map(|ban| ban.check(&packages)));
        problems
    }
}

impl Ban {
    fn parse(entry: &toml::Value) -> Option<Self> {
        let name = entry.as_str().or_else(|| entry.get("crate")?.as_str())?;
        let wrappers = entry.get("wrappers").and_then(toml::Value::as_array).into_iter().flatten();
        Some(Self {
            name: String::from(name),
            wrappers: wrappers.filter_map(|name| Some(String::from(name.as_str()?))).collect(),
            only_twice: entry.get("deny-multiple-versions").and_then(toml::Value::as_bool).unwrap_or(false),
        })
    }

    fn check(&self, packages: &[Value]) -> Vec<Problem> {
        let found: Vec<&Value> = packages.iter().filter(|package| text(package, "name") == self.name).collect();
        let problem = |what: String| Problem::file("Cargo.lock", what);
        if self.only_twice {
            let versions: BTreeSet<&str> = found.iter().map(|package| text(package, "version")).collect();
            let list = versions.iter().copied().collect::<Vec<_>>().join(", ");
            return (versions.len() > 1)
                .then(|| problem(format!("{} is there in several versions: {list}", self.name)))
                .into_iter()
                .collect();
        }
        if found.is_empty() {
            return Vec::new();
        }
        if self.wrappers.is_empty() {
            return vec![problem(format!("{} is banned by deny.toml", self.name))];
        }
        let users = packages.iter().filter(|package| {
            let dependencies = package.get("dependencies").and_then(Value::as_array).into_iter().flatten();
            let kinds = dependencies.filter(|dependency| text(dependency, "kind") != "dev");
            kinds.into_iter().any(|dependency| text(dependency, "name") == self.name && !is_optional(dependency))
        });
        let users = users
            .map(|package| text(package, "name"))
            .filter(|name| !self.wrappers.iter().any(|wrapper| wrapper == name));
        users.map(|name| problem(format!("{name} pulls {}, which deny.toml allows to few", self.name))).collect()
    }
}

fn is_optional(dependency: &Value) -> bool {
    dependency.get("optional").and_then(Value::as_bool).unwrap_or(false)
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// Whether an SPDX expression can be satisfied with the allowed licences alone.
fn satisfied(expression: &str, allowed: &BTreeSet<String>) -> Result<bool, String> {
    // Before SPDX expressions, a slash meant a choice.
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let mut reader = Reader { words: spaced.split_whitespace().collect(), at: 0, allowed };
    let answer = reader.either()?;
    match reader.word() {
        None => Ok(answer),
        Some(word) => Err(format!("`{word}` is too much")),
    }
}

struct Reader<'a> {
    words: Vec<&'a str>,
    at: usize,
    allowed: &'a BTreeSet<String>,
}

impl<'a> Reader<'a> {
    fn word(&self) -> Option<&'a str> {
        self.words.get(self.at).copied()
    }

    fn takes(&mut self, word: &str) -> bool {
        let is = self.word() == Some(word);
        self.at += usize::from(is);
        is
    }

    fn either(&mut self) -> Result<bool, String> {
        let mut answer = self.both()?;
        while self.takes("OR") {
            answer |= self.both()?;
        }
        Ok(answer)
    }

    fn both(&mut self) -> Result<bool, String> {
        let mut answer = self.one()?;
        while self.takes("AND") {
            answer &= self.one()?;
        }
        Ok(answer)
    }

    fn one(&mut self) -> Result<bool, String> {
        if self.takes("(") {
            let answer = self.either()?;
            return if self.takes(")") { Ok(answer) } else { Err(String::from("a bracket stays open")) };
        }
        let name =
            self.word().filter(|word| !matches!(*word, "OR" | "AND" | "WITH" | ")")).ok_or("a licence is missing")?;
        self.at += 1;
        if self.takes("WITH") {
            let exception = self.word().ok_or("an exception is missing")?;
            self.at += 1;
            return Ok(self.allowed.contains(&format!("{name} WITH {exception}")));
        }
        Ok(self.allowed.contains(name))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const DENY: &str = r#"
        [licenses]
        allow = ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "Unicode-3.0"]
        [bans]
        deny = [{ crate = "openssl" }, { crate = "cc", wrappers = ["ring"] }, { crate = "axum", deny-multiple-versions = true }]
    "#;

    fn package(name: &str, version: &str, license: &str) -> Value {
        json!({ "name": name, "version": version, "license": license, "source": REGISTRY, "dependencies": [] })
    }

    fn problems(packages: &[Value]) -> Vec<String> {
        let policy = Policy::parse(DENY).unwrap();
        policy.check(&json!({ "packages": packages })).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn expressions_are_read_as_spdx_means_them() {
        let allowed = Policy::parse(DENY).unwrap().allowed;
        let yes = [
            "MIT",
            "MIT OR GPL-3.0",
            "GPL-3.0/MIT",
            "(MIT OR GPL-3.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR X",
        ];
        let no = ["GPL-3.0", "MIT AND GPL-3.0", "GPL-3.0 OR MIT AND LGPL-2.1", "MIT WITH Classpath-exception-2.0"];
        assert!(yes.iter().all(|text| satisfied(text, &allowed) == Ok(true)));
        assert!(no.iter().all(|text| satisfied(text, &allowed) == Ok(false)));
        assert!(["", "MIT OR", "(MIT", "MIT MIT", "AND"].iter().all(|text| satisfied(text, &allowed).is_err()));
    }

    #[test]
    fn good_packages_pass() {
        assert_eq!(problems(&[package("a", "1.0.0", "MIT OR Apache-2.0"), package("axum", "0.8.0", "MIT")]), [""; 0]);
    }

    #[test]
    fn a_forbidden_or_missing_licence_is_found() {
        assert!(problems(&[package("a", "1.0.0", "GPL-3.0-only")])[0].contains("not allowed"));
        let mut bare = package("a", "1.0.0", "MIT");
        bare["license"] = Value::Null;
        assert!(problems(&[bare])[0].contains("names no licence"));
        assert!(problems(&[])[0].contains("no packages"));
    }

    #[test]
    fn banned_crates_foreign_sources_and_second_versions_are_found() {
        assert!(problems(&[package("openssl", "0.10.0", "MIT")])[0].contains("banned"));
        let mut foreign = package("a", "1.0.0", "MIT");
        foreign["source"] = json!("git+https://example.org/a");
        assert!(problems(&[foreign])[0].contains("crates.io only"));
        assert!(
            problems(&[package("axum", "0.7.0", "MIT"), package("axum", "0.8.0", "MIT")])[0]
                .contains("several versions")
        );
    }

    #[test]
    fn only_named_crates_may_pull_a_compiler() {
        let user = |name: &str| {
            let mut user = package(name, "1.0.0", "MIT");
            user["dependencies"] = json!([{ "name": "cc", "kind": "build", "optional": false }]);
            user
        };
        assert_eq!(problems(&[package("cc", "1.0.0", "MIT"), user("ring")]), [""; 0]);
        assert!(problems(&[package("cc", "1.0.0", "MIT"), user("zlib")])[0].contains("zlib pulls cc"));
    }
}
