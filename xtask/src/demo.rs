//! `cargo xtask demo`: builds Convoke and hands over to `convoke demo`.
//!
//! The program replaces this one, so Ctrl-C reaches it directly and it can stop gracefully.

use std::os::unix::process::CommandExt as _;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::run::{cargo, told};

/// What was asked for.
#[derive(clap::Args, Debug)]
pub(crate) struct Wish {
    /// Build without optimization: quicker to build, slower to use
    #[arg(long)]
    debug: bool,
    /// Handed on to `convoke demo`
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    rest: Vec<String>,
}

/// Builds and runs the demonstration.
pub(crate) fn run(wish: &Wish) -> Result<()> {
    let program = build(if wish.debug { "dev" } else { "release" })?;
    let mut command = Command::new(program);
    command.arg("demo").args(&wish.rest);
    // Only comes back when it could not be started.
    let error = command.exec();
    Err(error).with_context(|| format!("cannot start {}", told(&command)))
}

/// Builds the binary with a profile and tells where it is.
pub(crate) fn build(profile: &str) -> Result<String> {
    let args = ["build", "--locked", "--package", "convoke", "--profile", profile];
    let messages = cargo(args.into_iter().chain(["--message-format", "json-render-diagnostics"]))
        .stderr(std::process::Stdio::inherit())
        .output()?;
    if !messages.status.success() {
        anyhow::bail!("convoke does not build");
    }
    executable(&String::from_utf8_lossy(&messages.stdout)).context("cargo built no convoke")
}

/// The executable that cargo's messages name last.
fn executable(messages: &str) -> Option<String> {
    let built = messages.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    built.filter_map(|message| Some(message.get("executable")?.as_str()?.to_owned())).next_back()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_executable_is_read_from_the_messages() {
        let messages = "{\"reason\":\"x\",\"executable\":null}\nnoise\n{\"executable\":\"/t/convoke\"}\n{\"reason\":\"build-finished\"}\n";
        assert_eq!(executable(messages).as_deref(), Some("/t/convoke"));
        assert_eq!(executable(""), None);
    }
}
