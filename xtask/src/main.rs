//! The habits, in Rust: `cargo xtask check | test | demo | new | words | web | docs | bench | release …`.
//!
//! Plain programs instead of scripts, so they are read, linted and tested like the rest.
//! Depends on nothing of ours: it must build when the rest does not.

mod bench;
mod check;
mod demo;
mod generated;
mod guides;
mod map;
mod new;
mod npm;
mod places;
mod release;
mod run;
mod rust;
mod say;
mod test;
mod tree;
mod web;
mod words;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// The project's own commands.
#[derive(Parser, Debug)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = true, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Wish,
}

#[derive(Subcommand, Debug)]
enum Wish {
    /// Check everything but the tests: format, lints, floors, words, licences, documentation
    Check {
        /// Only these steps
        steps: Vec<String>,
        /// Name the steps and what they look at
        #[arg(long)]
        list: bool,
    },
    /// Run all tests, on both databases and in a browser, starting what they need
    Test(test::Wish),
    /// Build Convoke and run it on a made-up world; prints its address and links that sign in
    #[command(visible_alias = "run")]
    Demo(demo::Wish),
    /// Write the files of something new
    #[command(subcommand)]
    New(new::Wish),
    /// Regenerate docs/schema.sql from the migrations
    Schema,
    /// Regenerate docs/access.txt and docs/access-open.txt, who may do what
    Access,
    /// Regenerate docs/configuration.md, the configuration reference
    Config,
    /// Report on the languages: what is missing, what is said nowhere
    Words,
    /// Compile the islands with tsc and write what the browser runs, with its sums
    Web,
    /// Make the gazetteer anew from the packages it comes from
    Places,
    /// Make the outlines of the maps anew from the atlases they come from
    Map,
    /// Run the commands of the README and the guides in a clean copy of the project
    Docs {
        /// Only these documents
        documents: Vec<String>,
    },
    /// Measure: everything after `bench` goes to the bench program
    #[command(disable_help_flag = true)]
    Bench {
        /// Handed on
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        rest: Vec<String>,
    },
    /// Build what is published: twice, compared, with a bill of materials and sums
    Release(release::Wish),
    /// Not for people: stops a throw-away PostgreSQL when its owner is gone
    #[command(hide = true)]
    GuardPostgres {
        /// PostgreSQL's programs
        programs: PathBuf,
        /// The throw-away folder
        folder: PathBuf,
    },
}

fn main() -> ExitCode {
    match act(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say::aside(format_args!("xtask: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn act(wish: Wish) -> Result<()> {
    match wish {
        Wish::Check { list: true, .. } => {
            check::list();
            Ok(())
        }
        Wish::Check { steps, .. } => check::run(&steps),
        Wish::Test(wish) => test::run(&wish),
        Wish::Demo(wish) => demo::run(&wish),
        Wish::New(wish) => new::run(&wish),
        Wish::Schema => generated::write(&generated::SCHEMA),
        Wish::Access => generated::write(&generated::ACCESS),
        Wish::Config => generated::write(&generated::CONFIG),
        Wish::Words => words::report(),
        Wish::Web => web::run(),
        Wish::Places => places::run(),
        Wish::Map => map::run(),
        Wish::Docs { documents } => guides::run(&documents),
        Wish::Bench { rest } => bench::run(&rest),
        Wish::Release(wish) => release::run(&wish),
        Wish::GuardPostgres { programs, folder } => test::guard(&programs, &folder),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        use clap::CommandFactory as _;
        Cli::command().debug_assert();
    }

    #[test]
    fn wrong_arguments_are_refused_with_a_reason() {
        let wrong = [
            &["x", "chekc"][..],
            &["x", "test", "--pg"],
            &["x", "test", "--quick", "--pg", "a"],
            &["x", "new", "noun", "act"],
            &["x"],
        ];
        for args in wrong {
            let error = Cli::try_parse_from(args).unwrap_err();
            assert!(error.exit_code() != 0 && !error.to_string().is_empty(), "{args:?}");
        }
    }

    #[test]
    fn bench_hands_on_even_its_flags() {
        let Wish::Bench { rest } =
            Cli::try_parse_from(["x", "bench", "day", "--people", "9", "--help"]).unwrap().command
        else {
            panic!()
        };
        assert_eq!(rest, ["day", "--people", "9", "--help"]);
    }
}
