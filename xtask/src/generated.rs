//! Documents made from the program: the schema, the access matrix, the configuration reference.
//!
//! Each is compared by a test of `convoke` called `…_is_in_step…`, so an outdated one fails
//! `cargo xtask test`. With `CONVOKE_UPDATE=1` the same test writes the document; that is all this
//! does, so there is one program that knows what the document holds.

use anyhow::{Result, bail};

use crate::run::{cargo, output};
use crate::say;
use crate::tree::root;

/// Writes one document anew and tells whether it changed.
pub(crate) fn write(path: &str, test: &str) -> Result<()> {
    let file = root().join(path);
    let read = || std::fs::read(&file).ok();
    let before = read();
    let mut command = cargo(["test", "--locked", "--package", "convoke", "--", test]);
    let said = output(command.env("CONVOKE_UPDATE", "1"))?;
    if passed(&said) == 0 {
        bail!("convoke has no test `{test}`, which would write {path}");
    }
    match read() {
        None => bail!("the test `{test}` passed but wrote no {path}"),
        after if after == before => say::line(format_args!("{path} is in step")),
        Some(_) => say::line(format_args!("{path} written; read the difference before you commit it")),
    }
    Ok(())
}

/// How many tests a libtest run reports as passed.
fn passed(said: &str) -> u64 {
    let results = said.lines().filter_map(|line| line.trim().strip_prefix("test result: ok. "));
    results.filter_map(|counts| counts.split(' ').next()?.parse::<u64>().ok()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_that_found_no_test_counts_nothing() {
        assert_eq!(passed("test result: ok. 0 passed; 0 failed; 0 ignored\n"), 0);
        assert_eq!(passed("x\ntest result: ok. 1 passed; 0 failed\ntest result: ok. 0 passed; 0 failed\n"), 1);
    }
}
