//! Joins the stylesheet, names every asset by its content, compresses it, and writes the table of them.
//!
//! A file that mentions another one (`url("x.woff2")` in CSS, `from "./x.js"` in a module) gets the
//! hashed name put in its place, so that everything can be cached for ever.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;

struct File {
    name: String,
    bytes: Vec<u8>,
}

pub(crate) fn generate(out: &Path) -> Result<String, Vec<String>> {
    let mut done: BTreeMap<String, String> = BTreeMap::new();
    let mut table = String::from("static FILES: &[Stored] = &[\n");
    for file in collect()? {
        let bytes = if is_text(&file.name) { relink(&file, &done) } else { file.bytes };
        let (stem, ending) = file.name.rsplit_once('.').unwrap_or((&file.name, ""));
        let mark = mark(&bytes);
        let hashed = format!("{stem}.{mark}.{ending}");
        super::write(&out.join(&hashed), &bytes)?;
        let (mut gzip, mut brotli) = ("None".to_owned(), "None".to_owned());
        if is_text(&file.name) {
            super::write(&out.join(format!("{hashed}.gz")), &gzipped(&bytes)?)?;
            super::write(&out.join(format!("{hashed}.br")), &brotlied(&bytes)?)?;
            gzip = format!("Some(include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{hashed}.gz\")))");
            brotli = format!("Some(include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{hashed}.br\")))");
        }
        add_line!(
            table,
            "    Stored {{ name: {:?}, path: \"/assets/{hashed}\", etag: \"\\\"{mark}\\\"\", content_type: {:?},\n        \
             plain: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{hashed}\")),\n        gzip: {gzip},\n        brotli: {brotli} }},",
            file.name,
            content_type(ending),
        );
        done.insert(file.name, hashed);
    }
    table.push_str("];\n");
    Ok(table)
}

/// All assets, those that others mention before those that mention them.
fn collect() -> Result<Vec<File>, Vec<String>> {
    let mut all = Vec::new();
    for (folder, ending) in [("assets/icons", ".svg"), ("assets/icons", ".png"), ("assets/fonts", ".woff2")] {
        for path in crate::files::files(Path::new(folder), ending)? {
            all.push(read(&path)?);
        }
    }
    let mut css = Vec::new();
    for path in crate::files::files(Path::new("css"), ".css")? {
        let sheet = read(&path)?;
        if let Some(name) = sheet.name.strip_prefix("room-") {
            all.push(File { name: name.to_owned(), bytes: in_layer("rooms", sheet.bytes) });
            continue;
        }
        match layer(&sheet.name) {
            Some(layer) => css.extend(in_layer(layer, sheet.bytes)),
            None => css.extend(sheet.bytes),
        }
    }
    all.push(File { name: "style.css".to_owned(), bytes: css });
    let mut scripts = Vec::new();
    for path in crate::files::files(Path::new("assets/islands"), ".js")? {
        scripts.push(read(&path)?);
    }
    all.extend(ordered(scripts));
    Ok(all)
}

/// Rules inside a layer.
fn in_layer(layer: &str, rules: Vec<u8>) -> Vec<u8> {
    format!("@layer {layer} {{\n").into_bytes().into_iter().chain(rules).chain(*b"}\n").collect()
}

/// The layer whose rules a sheet holds, as its name says: `5-parts.css`; all sheets of rooms share one.
/// A sheet `room-find.css` is served by itself, as `find.css`, and only on the pages of that room.
fn layer(name: &str) -> Option<&str> {
    match name.strip_suffix(".css").and_then(|stem| stem.split_once('-')) {
        Some(("0", _)) | None => None,
        Some(("6", _)) => Some("rooms"),
        Some((_, layer)) => Some(layer),
    }
}

/// Scripts so that each stands after those it imports; a circle stays at the end, unordered.
fn ordered(mut scripts: Vec<File>) -> Vec<File> {
    let mut done = Vec::new();
    while !scripts.is_empty() {
        let waits = |file: &File| {
            let text = String::from_utf8_lossy(&file.bytes);
            scripts.iter().any(|other| other.name != file.name && text.contains(&format!("\"./{}\"", other.name)))
        };
        let next = scripts.iter().position(|file| !waits(file)).unwrap_or(0);
        done.push(scripts.remove(next));
    }
    done
}

fn read(path: &Path) -> Result<File, Vec<String>> {
    let bytes = fs::read(path).map_err(|e| vec![format!("{}: {e}", path.display())])?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(File { name, bytes })
}

fn relink(file: &File, done: &BTreeMap<String, String>) -> Vec<u8> {
    let mut text = String::from_utf8_lossy(&file.bytes).into_owned();
    for (name, hashed) in done {
        text = text.replace(&format!("\"./{name}\""), &format!("\"./{hashed}\""));
        text = text.replace(&format!("url(\"{name}\")"), &format!("url(\"{hashed}\")"));
    }
    text.into_bytes()
}

fn is_text(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending != "woff2" && ending != "png")
}

fn content_type(ending: &str) -> &'static str {
    match ending {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// FNV-1a, 64 bits: names a version of a file; it protects nothing.
fn mark(bytes: &[u8]) -> String {
    let hash = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

fn gzipped(bytes: &[u8]) -> Result<Vec<u8>, Vec<String>> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).and_then(|()| packer.finish()).map_err(|e| vec![e.to_string()])
}

fn brotlied(bytes: &[u8]) -> Result<Vec<u8>, Vec<String>> {
    let mut packed = Vec::new();
    let mut input = bytes;
    let settings = brotli::enc::BrotliEncoderParams { quality: 10, lgwin: 20, ..Default::default() };
    brotli::BrotliCompress(&mut input, &mut packed, &settings).map_err(|e| vec![e.to_string()])?;
    Ok(packed)
}
