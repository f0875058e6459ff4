//! `convoke export directory`: what everybody may see of it, in HSDS 3.0 or schema.org.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::ValueEnum;
use find::hsds::json::{Nest, Shape};
use find::hsds::{Package, Table, linked, tabular};
use find::transfer::export;
use serde_json::Value;

use super::{lines, write};
use crate::start::Started;

/// What `export directory` is asked for.
#[derive(clap::Args, Debug)]
pub(crate) struct Wish {
    /// In which format
    #[arg(long, value_enum, default_value_t = Format::Tables)]
    format: Format,
    /// Where to: a folder for tables, a file for the others; without it, the terminal
    #[arg(long, value_name = "PATH")]
    output: Option<PathBuf>,
}

/// The formats of the directory.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Format {
    /// HSDS 3.0 tabular data package: a folder of CSV files
    Tables,
    /// HSDS 3.0 JSON: an array of nested organizations
    Json,
    /// The same, one organization per line
    Jsonl,
    /// schema.org JSON-LD, one organization per line
    Jsonld,
}

/// Writes the directory.
pub(crate) async fn run(started: &Started, wish: &Wish) -> Result<()> {
    if wish.format == Format::Tables {
        let Some(folder) = &wish.output else { bail!("tables are several files: --output FOLDER says where") };
        return tables(started, folder).await;
    }
    let package = started.app.read_long(export::whole).await?;
    let bytes = match wish.format {
        Format::Json => {
            let all = Value::from(Nest::new(&package).all(Table::Organization, Shape::Full));
            format!("{all:#}\n").into_bytes()
        }
        Format::Jsonl => lines(&Nest::new(&package).all(Table::Organization, Shape::Full)),
        Format::Jsonld | Format::Tables => lines(&linked_data(&package)),
    };
    write(wish.output.as_deref(), &bytes)
}

fn linked_data(package: &Package) -> Vec<Value> {
    linked::all(package, &|_, row| Some(format!("urn:uuid:{}", row.id())))
}

/// Writes a tabular data package into a folder.
pub(crate) async fn tables(started: &Started, folder: &Path) -> Result<()> {
    let package = started.app.read_long(export::whole).await?;
    std::fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    let site = started.app.site();
    for file in tabular::write(&package, "directory", &site.name)? {
        write(Some(&folder.join(&file.name)), &file.bytes)?;
    }
    Ok(())
}
