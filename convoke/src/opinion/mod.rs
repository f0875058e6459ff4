//! `convoke opinion PATH`: the opinion map of a conversation in the Polis export format, computed by the
//! engine and written as a table, as JSON or as a picture. `convoke opinion bench` measures the engine.
//!
//! Reads files and nothing else: no configuration, no database. What cannot be read is named with file,
//! line and column, and nothing is printed then.

pub mod bench;
pub(crate) mod files;
mod json;
mod svg;
mod table;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use ::opinion::polis::{Export, Sign};
use ::opinion::{Map, Mode, Options, Representative, analyse, analyse_given};
use anyhow::{Result, bail};
use clap::ValueEnum;

/// What `convoke opinion` is asked for.
#[derive(clap::Args, Debug)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Wish {
    /// Folder with participants-votes.csv or votes.csv, and comments.csv and summary.csv if there are such;
    /// each may be packed (.gz)
    #[arg(required = true, value_name = "PATH")]
    path: Option<PathBuf>,
    /// How to write the map
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Group people by the published rules of Polis (at a cold start), for comparison
    #[arg(long, conflicts_with = "given_groups")]
    compatible: bool,
    /// Take the group-id column as the clusters and compute only what follows from them
    #[arg(long)]
    given_groups: bool,
    /// What stands for agree in the votes; without it, found by comparing with other columns
    #[arg(long, value_enum, value_name = "SIGN")]
    agree: Option<Agree>,
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(clap::Subcommand, Debug)]
enum What {
    /// Measure the engine on made-up conversations, beside the memory bandwidth of this machine
    Bench(bench::Wish),
}

/// How the map is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Format {
    /// For programs
    Json,
    /// To read
    Table,
    /// A picture
    Svg,
}

/// Which number is agree.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Agree {
    /// +1 is agree
    Plus,
    /// −1 is agree
    Minus,
}

/// The mode in which the clusters come with the export.
const GIVEN: &str = "given groups";

/// A conversation with its map, as the three formats need it.
struct Answer {
    export: Export,
    map: Map,
    /// The clusters' names: letters, or the groups' names of the export.
    names: Vec<String>,
    /// What JSON calls them.
    ids: Vec<String>,
    mode: &'static str,
}

/// Does what is wished.
pub(crate) fn run(wish: &Wish) -> Result<ExitCode> {
    if let Some(What::Bench(wish)) = &wish.what {
        bench::run(wish)?;
        return Ok(ExitCode::SUCCESS);
    }
    let Some(path) = &wish.path else {
        bail!("name the folder of the conversation");
    };
    let sign = match wish.agree {
        None => Sign::Detect,
        Some(Agree::Plus) => Sign::AgreeIsPlus,
        Some(Agree::Minus) => Sign::AgreeIsMinus,
    };
    let answer = answer(files::read_votes(path, sign)?, wish)?;
    let text = match wish.format {
        Format::Json => json::write(&answer)?,
        Format::Table => table::write(&answer),
        Format::Svg => svg::write(&answer),
    };
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        // Whoever reads may stop early.
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(ExitCode::SUCCESS),
    }
}

fn answer(export: Export, wish: &Wish) -> Result<Answer> {
    let options = Options::default();
    if wish.given_groups {
        let (labels, names) = export.groups();
        if names.is_empty() {
            bail!("--given-groups: the column group-id is missing or empty");
        }
        let map = analyse_given(&export.votes, &labels, names.len(), &options);
        return Ok(Answer { map, ids: names.clone(), names, export, mode: GIVEN });
    }
    let (mode, word) = if wish.compatible { (Mode::Compatible, "compatible") } else { (Mode::Ours, "ours") };
    let map = analyse(&export.votes, &Options { mode, ..options });
    let names = ('A'..='Z').take(map.clusters.k).map(String::from).collect();
    let ids = (0..map.clusters.k).map(|cluster| cluster.to_string()).collect();
    Ok(Answer { export, map, names, ids, mode: word })
}

impl Answer {
    fn text(&self, statement: usize) -> &str {
        let it = &self.export.statements[statement];
        if it.text.trim().is_empty() { "(no text)" } else { it.text.trim() }
    }

    fn id(&self, statement: usize) -> &str {
        &self.export.statements[statement].id
    }

    /// Statements that shape the map, by how surely every cluster agrees with them, or disagrees.
    fn common_ground(&self) -> Vec<Common> {
        let statements = self.export.statements.iter().enumerate();
        let mut list: Vec<Common> = statements
            .filter(|(at, it)| it.state.counts() && self.map.consensus[*at].fewest >= 5)
            .flat_map(|(statement, _)| {
                let it = self.map.consensus[statement];
                [(it.agree, true), (it.disagree, false)].map(|(likely, agrees)| Common { statement, agrees, likely })
            })
            .filter(|it| self.is_held_by_all(it))
            .collect();
        list.sort_by(|a, b| b.likely.total_cmp(&a.likely));
        list
    }

    /// Whether more than half of every cluster holds a side, by the careful share of small numbers.
    fn is_held_by_all(&self, it: &Common) -> bool {
        let mut counts = self.map.counts.of.iter().map(|of| of[it.statement]);
        counts.all(|c| ::opinion::share(if it.agrees { c.agree } else { c.disagree }, c.seen()) > 0.5)
    }

    /// The share of each cluster that holds a side: of those who answered, as people count.
    fn shares(&self, it: &Common) -> Vec<f64> {
        let counts = self.map.counts.of.iter().map(|of| of[it.statement]);
        counts.map(|c| plain_share(if it.agrees { c.agree } else { c.disagree }, c.seen())).collect()
    }

    /// The statements a cluster is shown by: those that enough of it answered, so that nobody is pointed at.
    fn telling(&self, cluster: usize) -> impl Iterator<Item = &Representative> {
        let floor = if self.mode == GIVEN { 0 } else { Options::default().floor };
        self.map.representative[cluster].iter().filter(move |it| it.seen >= floor)
    }

    /// What can be said about camps, in a sentence.
    fn verdict(&self) -> String {
        let clusters = &self.map.clusters;
        match (clusters.verdict, clusters.k) {
            (::opinion::Verdict::TooFew, _) => "Too few votes to tell whether there are camps.".to_owned(),
            (::opinion::Verdict::NoCamps, _) => "No camps: the answers do not fall into groups.".to_owned(),
            (::opinion::Verdict::Camps, k) => {
                let clear = clusters.silhouette.unwrap_or(0.0);
                format!("{k} clusters of people who vote alike (silhouette {clear:.2}).")
            }
        }
    }

    /// How much the map rests on, in a sentence.
    fn basis(&self) -> String {
        let it = &self.map.confidence;
        let level = match it.level {
            ::opinion::Level::TooFew => "too little to tell",
            ::opinion::Level::Early => "a first impression",
            ::opinion::Level::Fair => "enough to talk about",
            ::opinion::Level::Firm => "well supported",
        };
        format!(
            "{} of {} on {}; {} answered enough to be placed, half of them {} or more. \
             The map shows {:.0} % of how answers vary: {level}.",
            count(it.votes, "vote", "votes"),
            count(it.voters, "person", "people"),
            count(it.statements, "statement", "statements"),
            count(it.grouped, "person", "people"),
            it.median_answers,
            it.shown * 100.0
        )
    }
}

/// A number with its word.
fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// So many of those who answered, from 0 to 1; 0 of nobody.
fn plain_share(part: u32, seen: u32) -> f64 {
    if seen == 0 { 0.0 } else { f64::from(part) / f64::from(seen) }
}

/// A side of a statement that every cluster holds.
#[derive(Clone, Copy)]
struct Common {
    statement: usize,
    agrees: bool,
    likely: f64,
}
