//! Stylesheet, scripts, fonts and icons: embedded, named by their content, compressed beforehand.
//!
//! An address such as `/assets/style.0123456789abcdef.css` never changes its content, so it may be
//! cached for ever. The build script makes the table.

/// The page color, for the browser's own frame; the same as `--paper` in `2-tokens.css`.
pub const PAPER: &str = "#faf6ee";
/// The same in the dark theme.
pub const PAPER_DARK: &str = "#171510";

/// The folder all assets live under.
pub const FOLDER: &str = "/assets/";

struct Stored {
    name: &'static str,
    path: &'static str,
    etag: &'static str,
    content_type: &'static str,
    plain: &'static [u8],
    gzip: Option<&'static [u8]>,
    brotli: Option<&'static [u8]>,
}

/// What to answer a request for an asset with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asset {
    /// The body, already encoded.
    pub bytes: &'static [u8],
    /// For `Content-Type`.
    pub content_type: &'static str,
    /// For `Content-Encoding`, when encoded.
    pub encoding: Option<&'static str>,
    /// For `ETag`, with its quotes.
    pub etag: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The address of an asset by its plain name, such as `style.css`; an unknown name leads nowhere.
pub fn url(name: &str) -> &'static str {
    FILES.iter().find(|file| file.name == name).map_or("/assets/missing", |file| file.path)
}

/// The asset at a path, in the best encoding that `accept_encoding` (the request's header) allows.
pub fn find(path: &str, accept_encoding: &str) -> Option<Asset> {
    let file = FILES.iter().find(|file| file.path == path)?;
    let accepts = |name: &str| {
        accept_encoding.split(',').any(|part| {
            let mut bits = part.split(';').map(str::trim);
            let refused = |bit: &str| matches!(bit, "q=0" | "q=0.0" | "q=0.00" | "q=0.000");
            bits.next().is_some_and(|coding| coding.eq_ignore_ascii_case(name)) && !bits.any(refused)
        })
    };
    let (bytes, encoding) = match (file.brotli, file.gzip) {
        (Some(bytes), _) if accepts("br") => (bytes, Some("br")),
        (_, Some(bytes)) if accepts("gzip") => (bytes, Some("gzip")),
        _ => (file.plain, None),
    };
    Some(Asset { bytes, content_type: file.content_type, encoding, etag: file.etag })
}

/// The paths of all assets.
pub fn paths() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|file| file.path)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn an_asset_comes_in_the_encoding_that_is_accepted() {
        let path = url("style.css");
        let encoding = |accept| find(path, accept).unwrap().encoding;
        assert_eq!(encoding("gzip, deflate, br"), Some("br"));
        assert_eq!(encoding("gzip"), Some("gzip"));
        assert_eq!(encoding("br;q=0, gzip;q=0.5"), Some("gzip"));
        assert_eq!(encoding(""), None);
        assert!(find("/assets/style.css", "").is_none());
    }

    #[test]
    fn the_stylesheet_keeps_its_budget() {
        let plain = |name| find(url(name), "").unwrap().bytes.len();
        assert!(plain("style.css") <= 41_000, "{}", plain("style.css"));
        for room in ["find.css", "decide.css"] {
            assert!(plain(room) <= 12_000, "{room}: {}", plain(room));
        }
        let packed = find(url("style.css"), "br").unwrap().bytes.len();
        assert!(packed <= 12_000, "{packed}");
    }

    #[test]
    fn the_scripts_keep_their_budget() {
        let mut sum = 0;
        for script in FILES.iter().filter(|file| file.content_type.starts_with("text/javascript")) {
            assert!(script.plain.len() <= 10_000, "{} has {} bytes", script.name, script.plain.len());
            sum += script.plain.len();
        }
        assert!(sum <= 60_000, "{sum}");
    }

    #[test]
    fn every_mentioned_file_is_known_by_its_hashed_name() {
        for file in FILES.iter().filter(|file| {
            file.content_type.starts_with("text/css") || file.content_type.starts_with("text/javascript")
        }) {
            let text = std::str::from_utf8(file.plain).unwrap();
            for mention in text.split("url(\"").skip(1).chain(text.split("\"./").skip(1)) {
                let name = mention.split('"').next().unwrap();
                assert!(FILES.iter().any(|other| other.path == format!("{FOLDER}{name}")), "{name} in {}", file.name);
            }
        }
    }

    /// The color tokens of the light theme, or of the dark one over them.
    fn tokens(dark: bool) -> HashMap<String, [f64; 3]> {
        let css = include_str!("../css/2-tokens.css");
        let (light, rest) = css.split_once("@media (prefers-color-scheme: dark)").unwrap();
        let (night, _) = rest.split_once("@media").unwrap();
        let mut found = HashMap::new();
        for part in if dark { vec![light, night] } else { vec![light] } {
            for piece in part.split("--").skip(1) {
                let Some((name, value)) = piece.split_once(": #") else { continue };
                let channel = |at| f64::from(u8::from_str_radix(&value[at..at + 2], 16).unwrap()) / 255.0;
                found.insert(name.to_owned(), [channel(0), channel(2), channel(4)]);
            }
        }
        found
    }

    /// Relative luminance, WCAG 2.2.
    fn luminance(color: [f64; 3]) -> f64 {
        let linear = |c: f64| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
        0.2126 * linear(color[0]) + 0.7152 * linear(color[1]) + 0.0722 * linear(color[2])
    }

    #[test]
    fn text_can_be_read_on_its_ground_in_both_themes() {
        let text = [
            ("ink", "paper card sunk act-wash sun-wash alarm-wash land"),
            ("soft", "paper card sunk sun-wash"),
            ("act", "paper card sunk act-wash"),
            ("alarm", "paper card alarm-wash"),
            ("on-ink", "ink"),
            ("on-act", "act act-deep"),
            ("on-alarm", "alarm"),
            ("on-sun", "sun"),
            ("sheet-ink", "sheet"),
        ];
        let marks = [("edge", "paper card"), ("group-2", "paper card"), ("group-3", "paper card")];
        for dark in [false, true] {
            let colors = tokens(dark);
            let pairs = text.iter().map(|pair| (pair, 4.5)).chain(marks.iter().map(|pair| (pair, 3.0)));
            for ((front, grounds), least) in pairs {
                for ground in grounds.split(' ') {
                    let (a, b) = (luminance(colors[*front]), luminance(colors[ground]));
                    let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
                    assert!(contrast >= least, "{front} on {ground}, dark: {dark}: {contrast:.2}");
                }
            }
        }
    }

    #[test]
    fn the_frame_of_the_browser_has_the_color_of_the_page() {
        let css = include_str!("../css/2-tokens.css");
        assert!(css.contains(&format!("--paper: {PAPER};")) && css.contains(&format!("--paper: {PAPER_DARK};")));
    }

    #[test]
    fn only_the_tokens_name_colors() {
        for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/css")).unwrap() {
            let path = entry.unwrap().path();
            let css = std::fs::read_to_string(&path).unwrap();
            if path.ends_with("2-tokens.css") {
                continue;
            }
            for line in css.lines() {
                let named = ["#", "rgb(", "hsl(", "oklch(", ": white", ": black"];
                let color = |mark: &&str| line.contains(mark) && line.contains(':');
                assert!(!named.iter().any(color), "{}: {line}", path.display());
            }
        }
    }
}
