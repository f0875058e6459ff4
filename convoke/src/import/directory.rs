//! `convoke import directory PATH`: organizations, services and places from HSDS or a plain table.
//!
//! PATH is a folder of CSV files (HSDS 3.0 or 1.1), a `.zip` of one, nested JSON, or a CSV file whose
//! columns are named with `--map`. What is wrong is said with table, row and reason; what is right is
//! taken, each organization whole. An archive is read in memory, within limits.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use find::hsds::{self, Effect, File, Package, Problem, Table, mapped};
use find::transfer::write::{self, Outcome};

use super::progress;
use crate::config::Config;
use crate::{say, start};

/// Files in a folder or an archive.
const FILES_MAX: usize = 200;
/// Bytes of all of them, unpacked.
const BYTES_MAX: u64 = 2 << 30;
/// Problems shown on the terminal for each kind.
const SHOWN: usize = 3;

/// What `import directory` is asked for.
#[derive(clap::Args, Debug)]
pub(crate) struct Wish {
    /// A folder of CSV files, a .zip of one, a JSON file, or a CSV file
    path: PathBuf,
    /// Look at everything, write nothing
    #[arg(long)]
    dry_run: bool,
    /// For a plain table: which column stands for what, such as `--map "Group Name=name"`
    #[arg(long, value_name = "COLUMN=FIELD")]
    map: Vec<String>,
    /// Where to write every problem with table, row and reason (CSV)
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
    /// The name under which ids of this source are told apart; otherwise the name of PATH
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// Also write over listings that were changed here since the last import
    #[arg(long)]
    overwrite: bool,
}

impl Wish {
    fn source(&self) -> String {
        let named = self.source.clone().or_else(|| Some(self.path.file_stem()?.to_string_lossy().into_owned()));
        named.unwrap_or_else(|| "import".to_owned())
    }

    fn mapping(&self) -> Result<mapped::Mapping> {
        let mut map = BTreeMap::new();
        for pair in &self.map {
            let (column, field) = pair.split_once('=').with_context(|| format!("--map {pair}: write COLUMN=FIELD"))?;
            map.insert(field.trim().to_lowercase(), column.trim().to_lowercase().replace(' ', "_"));
        }
        Ok(map)
    }
}

/// Reads, checks, writes; says what came of it.
pub(crate) async fn run(config: &Config, wish: &Wish) -> Result<()> {
    let files = files(&wish.path).with_context(|| wish.path.display().to_string())?;
    let mut package = package(wish, &files)?;
    drop(files);
    hsds::check(&mut package, &wish.source());
    let problems = std::mem::take(&mut package.problems);
    let tables: Vec<(Table, usize)> =
        Table::ALL.into_iter().map(|it| (it, package.rows(it).len())).filter(|it| it.1 > 0).collect();
    let organizations = package.rows(Table::Organization).len();
    let started = start::start(config).await?;
    let how = write::Wish { source: wish.source(), overwrite: wish.overwrite, dry_run: wish.dry_run };
    let bar = progress(u64::try_from(organizations).unwrap_or(0));
    let outcome =
        write::write(&started.app, package, &how, |done| bar.set_position(u64::try_from(done).unwrap_or(0))).await;
    bar.finish_and_clear();
    let outcome = outcome?;
    let pairs = if wish.dry_run { 0 } else { find::duplicate::propose(&started.app, started.app.now()).await? };
    if !wish.dry_run {
        start::mark_changed(&config.data)?;
    }
    tell(wish, &tables, &outcome);
    if pairs > 0 {
        say(&format!("{pairs} new pairs may be the same organization; stewards decide on /directory/duplicates."));
    }
    let rejected = problems.iter().filter(|it| it.effect == Effect::Rejected).count() + outcome.failed.len();
    report(&problems, &outcome, wish.rejects.as_deref())?;
    started.app.drain().await;
    started.app.store().close().await?;
    if organizations == 0 {
        bail!("no organization in it could be taken");
    }
    if rejected > 0 {
        say(&format!("{rejected} rows were not taken."));
    }
    Ok(())
}

fn package(wish: &Wish, files: &[File]) -> Result<Package> {
    let mapping = wish.mapping()?;
    let is_table = |it: &File| it.ends(".csv") && Table::named(&it.stem()).is_none();
    match files {
        [file] if !mapping.is_empty() || is_table(file) => {
            mapped::read(file, &mapping).map_err(|why| anyhow::anyhow!("{}; --map COLUMN=FIELD says more", why.0))
        }
        _ if !mapping.is_empty() => bail!("--map is for a single CSV file"),
        _ => Ok(hsds::read(files)),
    }
}

fn tell(wish: &Wish, tables: &[(Table, usize)], outcome: &Outcome) {
    let sound: Vec<String> = tables.iter().map(|(table, rows)| format!("{rows} {}", table.file())).collect();
    say(&format!("Sound rows: {}.", sound.join(", ")));
    let (verb, end) = if wish.dry_run { ("would be", " Nothing was written.") } else { ("are", "") };
    say(&format!(
        "Organizations: {} {verb} new, {} changed, {} the same as last time, {} kept as changed here.{end}",
        outcome.added,
        outcome.changed,
        outcome.same,
        outcome.kept.len()
    ));
    if outcome.gone > 0 {
        say(&format!("{} details that vanished from the source were taken away.", outcome.gone));
    }
    if outcome.missing_services > 0 {
        say(&format!(
            "{} services are no longer in the source; they stay listed until somebody closes them.",
            outcome.missing_services
        ));
    }
    if !outcome.kept.is_empty() && !wish.overwrite {
        say("--overwrite writes over what was changed here.");
    }
}

/// Says what was wrong: some of each kind on the terminal, all of it in a file if one is wished for.
fn report(problems: &[Problem], outcome: &Outcome, file: Option<&Path>) -> Result<()> {
    let mut kinds: BTreeMap<(&str, &str, Effect), Vec<&Problem>> = BTreeMap::new();
    for it in problems {
        kinds.entry((it.table.as_str(), it.column.as_str(), it.effect)).or_default().push(it);
    }
    for list in kinds.values() {
        for problem in list.iter().take(SHOWN) {
            say(&problem.to_string());
        }
        if let (true, Some(first)) = (list.len() > SHOWN, list.first()) {
            let column = if first.column.is_empty() { "rows" } else { &first.column };
            say(&format!("{}: … and {} more of {column} ({})", first.table, list.len() - SHOWN, first.effect.as_str()));
        }
    }
    for (id, why) in &outcome.failed {
        say(&format!("organization {id}: {why} (rejected)"));
    }
    let Some(path) = file else {
        if problems.len() > kinds.len() * SHOWN {
            say("--rejects FILE writes all of them.");
        }
        return Ok(());
    };
    let mut out = csv::Writer::from_path(path).with_context(|| format!("writing {}", path.display()))?;
    out.write_record(["table", "row", "id", "column", "effect", "reason"])?;
    for it in problems {
        let line = if it.line == 0 { String::new() } else { it.line.to_string() };
        let row = [&it.table, &line, &it.id, &it.column, it.effect.as_str(), &it.reason];
        out.write_record(row.map(harmless))?;
    }
    for (id, why) in &outcome.failed {
        out.write_record(["organizations", "", &id.to_string(), "", Effect::Rejected.as_str(), why])?;
    }
    out.flush()?;
    say(&format!("{} problems are in {}.", problems.len() + outcome.failed.len(), path.display()));
    Ok(())
}

/// A cell no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// The files at a path: one, those of a folder, or those of an archive.
fn files(path: &Path) -> Result<Vec<File>> {
    let name = |path: &Path| path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    if path.is_dir() {
        let mut found: Vec<PathBuf> =
            std::fs::read_dir(path)?.filter_map(|it| Some(it.ok()?.path())).filter(|it| is_wanted(&name(it))).collect();
        found.sort();
        if found.len() > FILES_MAX {
            bail!("more than {FILES_MAX} files");
        }
        let bytes: u64 = found.iter().filter_map(|it| it.metadata().ok()).map(|it| it.len()).sum();
        if bytes > BYTES_MAX {
            bail!("the files are larger than {} MiB", BYTES_MAX >> 20);
        }
        return found.iter().map(|it| Ok(File { name: name(it), bytes: std::fs::read(it)? })).collect();
    }
    let bytes = std::fs::read(path)?;
    if bytes.starts_with(b"PK\x03\x04") { unpack(bytes) } else { Ok(vec![File { name: name(path), bytes }]) }
}

fn is_wanted(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|it| it.1.to_ascii_lowercase());
    matches!(ending.as_deref(), Some("csv" | "json" | "jsonl")) && !name.starts_with('.')
}

/// The tables in an archive; one that says it is small and is not is refused while it unfolds.
fn unpack(bytes: Vec<u8>) -> Result<Vec<File>> {
    let packed = u64::try_from(bytes.len())?;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).context("not a zip archive")?;
    if archive.len() > FILES_MAX {
        bail!("more than {FILES_MAX} files in the archive");
    }
    // Tables of text shrink to a tenth; a hundredth is no table.
    let limit = BYTES_MAX.min((packed * 100).max(1 << 20));
    let mut left = limit;
    let mut found = Vec::new();
    for at in 0..archive.len() {
        let entry = archive.by_index(at)?;
        // Folders in the archive do not matter: nothing is written anywhere.
        let name = entry.name()?.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        if !entry.is_file() || !is_wanted(&name) {
            continue;
        }
        let mut bytes = Vec::new();
        let read = entry.take(left + 1).read_to_end(&mut bytes).with_context(|| name.clone())?;
        left = u64::try_from(read)
            .ok()
            .and_then(|it| left.checked_sub(it))
            .with_context(|| format!("the archive unfolds to more than {} MiB", limit >> 20))?;
        found.push(File { name, bytes });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let how = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        for (name, bytes) in entries {
            out.start_file(*name, how).unwrap();
            out.write_all(bytes).unwrap();
        }
        out.finish().unwrap().into_inner()
    }

    #[test]
    fn an_archive_is_read_by_the_names_of_its_tables() {
        let bytes = archive(&[("pack/services.csv", b"id\n1\n"), ("../../evil.sh", b"no"), ("readme.txt", b"no")]);
        let found = unpack(bytes).unwrap();
        assert_eq!(found, [File { name: "services.csv".into(), bytes: b"id\n1\n".to_vec() }]);
    }

    #[test]
    fn an_archive_that_unfolds_without_end_is_refused() {
        let big = vec![b'a'; 64 << 20];
        let bytes = archive(&[("services.csv", &big)]);
        assert!(bytes.len() < 1 << 20);
        assert!(unpack(bytes).is_err());
    }
}
