//! Documents made from the program: the schema, the access tables, the configuration reference.
//!
//! Each is compared by a test of `convoke`, so an outdated one fails `cargo xtask test`. With
//! `CONVOKE_UPDATE=1` the same test writes the document; that is all this does, so there is one
//! place that knows what a document holds.

use anyhow::{Result, bail};

use crate::run::{cargo, output};
use crate::say;
use crate::tree::root;

/// A document and the test that compares or writes it.
#[derive(Clone, Copy)]
pub(crate) struct Document {
    path: &'static str,
    test: &'static str,
}

/// The whole schema, the same on both databases.
pub(crate) const SCHEMA: [Document; 1] = [Document { path: "docs/schema.sql", test: "the_schema_is_in_step" }];
/// Who may do what; and what anybody may change.
pub(crate) const ACCESS: [Document; 2] = [
    Document { path: "docs/access.txt", test: "the_access_table_is_committed" },
    Document { path: "docs/access-open.txt", test: "nobody_without_an_account_changes_anything_but" },
];
/// Everything that can be set.
pub(crate) const CONFIG: [Document; 1] =
    [Document { path: "docs/configuration.md", test: "the_configuration_reference_is_in_step" }];

/// Writes documents anew and tells which changed.
pub(crate) fn write(documents: &[Document]) -> Result<()> {
    let read = |document: &Document| std::fs::read(root().join(document.path)).ok();
    let before: Vec<_> = documents.iter().map(read).collect();
    let mut command = cargo(["test", "--locked", "--package", "convoke", "--"]);
    command.args(documents.iter().map(|document| document.test));
    let said = output(command.env("CONVOKE_UPDATE", "1"))?;
    for (document, before) in documents.iter().zip(before) {
        let Document { path, test } = document;
        if !passed(&said, test) {
            bail!("convoke has no test `{test}`, which would write {path}");
        }
        match read(document) {
            None => bail!("the test `{test}` passed but wrote no {path}"),
            after if after == before => say::line(format_args!("{path} is in step")),
            Some(_) => say::line(format_args!("{path} written; read the difference before you commit it")),
        }
    }
    Ok(())
}

/// Whether a libtest run reports a test of this name as passed.
fn passed(said: &str, test: &str) -> bool {
    said.lines().any(|line| line.starts_with("test ") && line.contains(test) && line.ends_with("... ok"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_test_that_ran_counts() {
        let said =
            "running 2 tests\ntest house::documents::the_schema_is_in_step_and_more ... ok\ntest house::x ... FAILED\n";
        assert!(passed(said, "the_schema_is_in_step"));
        assert!(!passed(said, "house::x"));
        assert!(!passed(said, "the_configuration_reference_is_in_step"));
    }
}
