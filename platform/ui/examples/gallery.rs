//! Writes the gallery and the flyers, in both languages, with their assets, into a folder to be served.
//!
//! `cargo run -p convoke-ui --example gallery -- FOLDER`, then any file server in that folder.

use std::path::{Path, PathBuf};
use std::{fs, io};

use base::Lang;
use convoke_ui::{Look, Paper, assets, gallery};

fn main() -> io::Result<()> {
    let folder = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("gallery"), PathBuf::from);
    for path in assets::paths() {
        if let Some(asset) = assets::find(path, "") {
            put(&folder, path, asset.bytes)?;
        }
    }
    for lang in Lang::ALL {
        let look = gallery::look(lang);
        let signed_in = Look { signed_in: Some("Ana María"), steward: true, queue: 3, ..look };
        let pages = [
            ("gallery", gallery::gallery(&look)),
            ("gallery-steward", gallery::gallery(&signed_in)),
            ("flyer-a4", gallery::sheet(&look, Paper::A4)),
            ("flyer-letter", gallery::sheet(&look, Paper::Letter)),
        ];
        for (name, page) in pages {
            put(&folder, &format!("{name}-{}.html", lang.tag()), page.into_string().as_bytes())?;
        }
    }
    Ok(())
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let path = folder.join(name.trim_start_matches('/'));
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, bytes)
}
