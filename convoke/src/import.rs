//! `convoke import actions FILE --call SLUG`: a table of places becomes actions of a call.

pub(crate) mod directory;

use std::collections::BTreeMap;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use act::transfer::model::{COLUMNS, Defaults, Ready, Reject, understand};
use act::transfer::read::{Format, Record, Records, guess, read};
use act::transfer::write;
use anyhow::{Context as _, Result, bail};
use base::Actor;
use indicatif::{ProgressBar, ProgressStyle};
use jiff::civil::{Date, Time as Clock};

use crate::config::Config;
use crate::{say, start};

/// What `import actions` is asked for.
#[derive(clap::Args, Debug)]
pub(crate) struct Wish {
    /// CSV with a header line, or a GeoJSON feature collection
    file: PathBuf,
    /// The call, by its name in the address
    #[arg(long, value_name = "SLUG")]
    call: String,
    /// Look at everything, write nothing
    #[arg(long)]
    dry_run: bool,
    /// Which column stands for what, such as `--map town=city --map low=crowd_min`
    #[arg(long, value_name = "WHAT=COLUMN")]
    map: Vec<String>,
    /// Title where no column has one; `{town}` becomes the town
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// When actions begin where no column says it
    #[arg(long, default_value = "12:00", value_name = "TIME")]
    time: Clock,
    /// How long they last where no column says it
    #[arg(long, default_value_t = 120, value_name = "MINUTES")]
    minutes: u32,
    /// Their day where no column says it; otherwise the first day of the call
    #[arg(long, value_name = "DAY")]
    date: Option<Date>,
    /// IANA time zone for places whose own is not known, such as America/Chicago
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,
    /// Where to write the rows that cannot be taken, with line and reason (CSV)
    #[arg(long, value_name = "FILE")]
    reject: Option<PathBuf>,
}

impl Wish {
    fn defaults(&self, call: &act::call::model::Call) -> Result<Defaults> {
        let mut map = BTreeMap::new();
        for pair in &self.map {
            let (what, column) = pair.split_once('=').with_context(|| format!("--map {pair}: write WHAT=COLUMN"))?;
            if !COLUMNS.iter().any(|(name, _)| *name == what) {
                let names: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
                bail!("--map {pair}: `{what}` is none of {}", names.join(", "));
            }
            map.insert(what.to_owned(), column.trim().to_lowercase());
        }
        if let Some(zone) = &self.zone {
            jiff::tz::TimeZone::get(zone).with_context(|| format!("--zone {zone}"))?;
        }
        Ok(Defaults {
            map,
            title: self.title.clone().unwrap_or_else(|| call.content.title.clone()),
            time: self.time,
            minutes: self.minutes.clamp(1, 60 * 24 * 14),
            date: self.date.or(Some(call.content.period.starts)),
            zone: self.zone.clone(),
        })
    }
}

/// Reads, understands, writes; says what came of it.
pub(crate) async fn run(config: &Config, wish: &Wish) -> Result<()> {
    let bytes = std::fs::read(&wish.file).with_context(|| format!("reading {}", wish.file.display()))?;
    let is_json =
        wish.file.extension().is_some_and(|e| e.eq_ignore_ascii_case("geojson") || e.eq_ignore_ascii_case("json"));
    let format = if is_json { Format::GeoJson } else { guess(&bytes) };
    let records = read(&bytes, format).with_context(|| wish.file.display().to_string())?;
    let started = start::start(config).await?;
    let app = &started.app;
    let slug = wish.call.clone();
    let call = app.read(move |db| act::call::store::find(db, &Actor::system(), &slug)).await;
    let call = call.map_err(|e: store::StoreError| match e {
        store::StoreError::Missing => anyhow::anyhow!("there is no call `{}`", wish.call),
        other => other.into(),
    })?;
    let defaults = wish.defaults(&call)?;
    unknown_columns(&records, &defaults)?;
    let (ready, rejects) = sort(&records, &defaults);
    for it in ready.iter().filter_map(|it| it.note.as_ref().map(|note| (it.line, note))).take(20) {
        say(&format!("line {}: {}", it.0, it.1));
    }
    let (new, known) = (ready.len(), rejects.len());
    if wish.dry_run {
        let (fresh, known) = write::only_new(app, &call, ready).await?;
        say(&format!(
            "{new} of {} rows are sound: {} new, {known} there already, {} rejected. Nothing was written.",
            new + rejects.len(),
            fresh.len(),
            rejects.len()
        ));
    } else {
        let bar = progress(u64::try_from(new).unwrap_or(0));
        let written =
            write::write(app, &call, ready, |done| bar.set_position(u64::try_from(done).unwrap_or(0))).await?;
        bar.finish_and_clear();
        start::mark_changed(&config.data)?;
        say(&format!(
            "{} actions added to “{}”, {} were there already, {known} rejected.",
            written.added, call.content.title, written.known
        ));
    }
    report(&records, &rejects, wish.reject.as_deref())?;
    app.store().close().await?;
    if rejects.is_empty() || wish.reject.is_some() { Ok(()) } else { bail!("{known} rows were rejected") }
}

fn unknown_columns(records: &Records, defaults: &Defaults) -> Result<()> {
    for (what, column) in &defaults.map {
        if !records.columns.contains(column) {
            bail!("--map {what}={column}: the file has no column `{column}`; it has {}", records.columns.join(", "));
        }
    }
    Ok(())
}

fn sort(records: &Records, defaults: &Defaults) -> (Vec<Ready>, Vec<Reject>) {
    let mut ready = Vec::new();
    let mut rejects: Vec<Reject> =
        records.broken.iter().map(|(line, reason)| Reject { line: *line, reason: reason.clone() }).collect();
    for record in &records.rows {
        match understand(record, defaults) {
            Ok(it) => ready.push(it),
            Err(reject) => rejects.push(reject),
        }
    }
    rejects.sort_by_key(|reject| reject.line);
    (ready, rejects)
}

fn progress(all: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(all);
    match ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Names what was rejected: into a file if one is wished for, else the first ones on the terminal.
fn report(records: &Records, rejects: &[Reject], file: Option<&Path>) -> Result<()> {
    if rejects.is_empty() {
        return Ok(());
    }
    let Some(path) = file else {
        for reject in rejects.iter().take(20) {
            say(&format!("line {}: {}", reject.line, reject.reason));
        }
        if rejects.len() > 20 {
            say(&format!("… and {} more; --reject FILE writes them all", rejects.len() - 20));
        }
        return Ok(());
    };
    let mut out = csv::Writer::from_path(path).with_context(|| format!("writing {}", path.display()))?;
    let mut head = vec!["line".to_owned(), "reason".to_owned()];
    head.extend(records.columns.iter().cloned());
    out.write_record(&head)?;
    for reject in rejects {
        let record = records.rows.iter().find(|record: &&Record| record.line == reject.line);
        let value = |name: &String| record.and_then(|r| r.fields.get(name)).cloned().unwrap_or_default();
        let mut row = vec![reject.line.to_string(), reject.reason.clone()];
        row.extend(records.columns.iter().map(value));
        out.write_record(&row)?;
    }
    out.flush()?;
    say(&format!("{} rejected rows with their reasons are in {}.", rejects.len(), path.display()));
    Ok(())
}
