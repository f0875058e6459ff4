//! QR codes as SVG: sharp at every size, printed and scanned from a wall.

use std::fmt::Write as _;

use maud::PreEscaped;
use qrcode::{Color, EcLevel, QrCode};

use crate::{Html, html};

/// The empty border the standard asks for, in modules.
const QUIET: usize = 4;

/// A QR code of a text, named for who does not see it; nothing when the text is too long for one.
///
/// A quarter of it may be torn off or painted over, as happens on walls; a long text gets less.
/// Always dark on light, also in the dark theme: many scanners cannot read the reverse.
pub fn svg(text: &str, title: &str) -> Html {
    let code = [EcLevel::Q, EcLevel::M, EcLevel::L]
        .into_iter()
        .find_map(|level| QrCode::with_error_correction_level(text, level).ok());
    let Some(code) = code else { return html! {} };
    let side = code.width() + 2 * QUIET;
    html! {
        svg.qr viewBox=(format!("0 0 {side} {side}")) role="img" aria-label=(title) shape-rendering="crispEdges" {
            title { (title) }
            path.qr-light d=(format!("M0 0h{side}v{side}h-{side}z")) fill="#fff" {}
            path.qr-dark d=(PreEscaped(path(&code))) fill="#000" {}
        }
    }
}

/// The dark modules, those side by side in one stroke.
fn path(code: &QrCode) -> String {
    let width = code.width();
    let mut path = String::new();
    for (row, modules) in code.to_colors().chunks(width.max(1)).enumerate() {
        let mut column = 0;
        for run in modules.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                let (x, y, length) = (column + QUIET, row + QUIET, run.len());
                let _written = write!(path, "M{x} {y}h{length}v1h-{length}z");
            }
            column += run.len();
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_becomes_a_small_code_with_a_quiet_zone() {
        let code = svg("https://act.example.org/a/7k3m9q2x1z", "The page of this action").into_string();
        assert!(code.contains(r#"viewBox="0 0 41 41""#), "{code}");
        assert!(code.contains("M4 4h7v1h-7z"), "the finder pattern begins after the quiet zone");
        assert!(code.contains("<title>The page of this action</title>"));
        assert!(code.len() < 10_000, "{}", code.len());
    }

    #[test]
    fn a_text_too_long_draws_nothing() {
        assert_eq!(svg(&"x".repeat(5_000), "x").into_string(), "");
        assert!(!svg(&"x".repeat(2_500), "x").into_string().is_empty());
    }
}
