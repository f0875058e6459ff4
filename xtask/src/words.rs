//! `cargo xtask words`: a report on the languages, for translators.

use anyhow::{Result, bail};

use crate::check::locales;
use crate::say;
use crate::tree::{Tree, root};

/// Tells per language how many messages there are, and what is missing, unknown, empty or unused.
pub(crate) fn report() -> Result<()> {
    let tree = Tree::read(&root())?;
    let (languages, _) = locales::read(&tree);
    for (language, messages) in &languages {
        say::line(format_args!("{language:4} {:5} messages", messages.len()));
    }
    let problems = locales::check(&tree);
    for problem in &problems {
        say::line(format_args!("wrong   {problem}"));
    }
    let unused = locales::unused(&tree);
    for problem in &unused {
        say::line(format_args!("unused  {problem}"));
    }
    if problems.is_empty() && unused.is_empty() {
        say::line("every language says everything, and nothing is said in vain");
        return Ok(());
    }
    bail!("{} wrong, {} unused", problems.len(), unused.len());
}
