//! The picture beside a link: 1200 by 630 pixels of paper, ink and one strong green.
//!
//! Text is measured with the advance widths of the font it is drawn in. What the fonts have no
//! letter for (emoji, scripts they lack) is left out; nothing makes drawing fail.

use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use ttf_parser::Face;
use unicode_normalization::char::decompose_canonical;

use super::PictureProblem;
use crate::map::{Spot, picture_layer};

const WIDTH: u32 = 1200;
const HEIGHT: u32 = 630;
const MARGIN: f32 = 64.0;

static DISPLAY: &[u8] = include_bytes!("../../assets/picture-fonts/display.ttf");
static TEXT: &[u8] = include_bytes!("../../assets/picture-fonts/text.ttf");

/// What the picture says.
#[derive(Clone, Copy, Debug)]
pub struct Card<'a> {
    /// What kind of page it is, in a few words.
    pub kicker: &'a str,
    /// The title of the page.
    pub title: &'a str,
    /// One or two lines below it, such as when and where; empty ones are left out.
    pub lines: &'a [&'a str],
    /// Up to three figures with what they count.
    pub figures: &'a [(&'a str, &'a str)],
    /// The name of the site.
    pub site: &'a str,
    /// Points for a small map; none draws none.
    pub spots: &'a [Spot<'a>],
}

/// The picture of a page as PNG.
pub fn card(card: &Card<'_>) -> Result<Vec<u8>, PictureProblem> {
    let fonts = Fonts::loaded().ok_or(PictureProblem::Broken)?;
    let options = Options { fontdb: Arc::clone(&fonts.database), ..Options::default() };
    let tree = Tree::from_str(&svg(card, fonts), &options).map_err(|_unread| PictureProblem::Broken)?;
    let mut pixels = Pixmap::new(WIDTH, HEIGHT).ok_or(PictureProblem::Broken)?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    super::palette::png(pixels.data(), WIDTH, HEIGHT).ok_or(PictureProblem::Broken)
}

/// The two fonts, read once.
struct Fonts {
    database: Arc<fontdb::Database>,
    display: Face<'static>,
    text: Face<'static>,
}

impl Fonts {
    fn loaded() -> Option<&'static Self> {
        static LOADED: OnceLock<Option<Fonts>> = OnceLock::new();
        LOADED.get_or_init(Self::load).as_ref()
    }

    fn load() -> Option<Self> {
        let mut database = fontdb::Database::new();
        database.load_font_data(DISPLAY.to_vec());
        database.load_font_data(TEXT.to_vec());
        let (display, text) = (Face::parse(DISPLAY, 0).ok()?, Face::parse(TEXT, 0).ok()?);
        Some(Self { database: Arc::new(database), display, text })
    }
}

/// A font at a size.
#[derive(Clone, Copy)]
struct Type<'f> {
    face: &'f Face<'static>,
    size: f32,
}

impl Type<'_> {
    /// The text in one line with only the letters this font has.
    fn clean(self, text: &str) -> String {
        let mut clean = String::with_capacity(text.len());
        for letter in text.chars().take(400) {
            let letter = if letter.is_whitespace() { ' ' } else { self.drawable(letter) };
            let drawable = !letter.is_control() && self.face.glyph_index(letter).is_some();
            if drawable && !(letter == ' ' && (clean.is_empty() || clean.ends_with(' '))) {
                clean.push(letter);
            }
        }
        clean.truncate(clean.trim_end().len());
        clean
    }

    /// The letter, or the one it is built on when the font lacks its accents.
    fn drawable(self, letter: char) -> char {
        let mut plain = letter;
        while self.face.glyph_index(plain).is_none() {
            let mut first = None;
            decompose_canonical(plain, |part| first = first.or(Some(part)));
            match first {
                Some(base) if base != plain => plain = base,
                _ => break,
            }
        }
        plain
    }

    /// How wide a cleaned text is in pixels.
    fn width(self, text: &str) -> f32 {
        let units: u32 = text
            .chars()
            .filter_map(|letter| self.face.glyph_hor_advance(self.face.glyph_index(letter)?))
            .map(u32::from)
            .sum();
        #[expect(clippy::cast_precision_loss, reason = "a few hundred letters of a thousand units")]
        let units = units as f32;
        units * self.size / f32::from(self.face.units_per_em().max(1))
    }

    /// The text in lines no wider than `width`; none when it takes more than `most` of them.
    fn wrap(self, text: &str, width: f32, most: usize) -> Option<Vec<String>> {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for word in text.split(' ') {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if self.width(&longer) <= width {
                line = longer;
            } else {
                if line.is_empty() || self.width(word) > width {
                    return None;
                }
                lines.push(std::mem::replace(&mut line, word.to_owned()));
            }
        }
        lines.push(line);
        (lines.len() <= most).then_some(lines)
    }

    /// As many letters as fit, with an ellipsis when some do not.
    fn cut(self, text: &str, width: f32) -> String {
        if self.width(text) <= width {
            return text.to_owned();
        }
        let mut kept = text.to_owned();
        while kept.pop().is_some() {
            let shorter = format!("{}…", kept.trim_end());
            if self.width(&shorter) <= width {
                return shorter;
            }
        }
        String::new()
    }

    /// Lines for a text too long even in the smallest size: broken where it must be, and cut.
    fn force(self, text: &str, width: f32, most: usize) -> Vec<String> {
        let mut lines = Vec::new();
        let mut rest = text;
        while !rest.is_empty() && lines.len() + 1 < most {
            let mut end = 0;
            let mut space = None;
            for (at, letter) in rest.char_indices() {
                let next = at + letter.len_utf8();
                if self.width(rest.get(..next).unwrap_or_default()) > width {
                    break;
                }
                if letter == ' ' {
                    space = Some(at);
                }
                end = next;
            }
            let end = if end < rest.len() { space.unwrap_or(end) } else { end };
            let (line, after) = rest.split_at_checked(end.max(1)).unwrap_or((rest, ""));
            lines.push(line.trim_end().to_owned());
            rest = after.trim_start();
        }
        if !rest.is_empty() {
            lines.push(self.cut(rest, width));
        }
        lines
    }
}

/// Writes the drawing from top to bottom.
struct Sheet {
    svg: String,
}

impl Sheet {
    fn text(&mut self, kind: Type<'_>, family: &str, fill: &str, at: (f32, f32), text: &str) {
        let (x, y) = at;
        let _written = write!(
            self.svg,
            r#"<text x="{x:.1}" y="{y:.1}" font-family="{family}" font-size="{}" fill="{fill}">{}</text>"#,
            kind.size,
            escaped(text),
        );
    }
}

/// From one line of text to the next.
const LEADING: f32 = 44.0;
const INK: &str = "#1d1b16";
const SOFT: &str = "#5c5649";
const ACT: &str = "#0b5d4e";
const DISPLAY_FAMILY: &str = "Convoke Display";
const TEXT_FAMILY: &str = "Convoke Text";

fn svg(card: &Card<'_>, fonts: &Fonts) -> String {
    let display = |size| Type { face: &fonts.display, size };
    let text = |size| Type { face: &fonts.text, size };
    let mut sheet = Sheet { svg: String::with_capacity(40_000) };
    let _written = write!(
        sheet.svg,
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"><rect width="{WIDTH}" height="{HEIGHT}" fill="#faf6ee"/>"##
    );
    let has_map = !card.spots.is_empty();
    if has_map {
        let _written =
            write!(sheet.svg, r#"<g transform="translate(690 150) scale(.232)">{}</g>"#, picture_layer(card.spots));
    }
    let kicker = text(30.0);
    let label = kicker.cut(&kicker.clean(card.kicker), 1060.0);
    sheet.text(kicker, TEXT_FAMILY, ACT, (MARGIN, 98.0), &label);

    let wide = if has_map { 660.0 } else { 1200.0 - 2.0 * MARGIN };
    let body = text(34.0);
    let below: Vec<String> =
        card.lines.iter().map(|line| body.clean(line)).filter(|line| !line.is_empty()).take(2).collect();
    let bottom = if card.figures.is_empty() { 516.0 } else { 404.0 };
    let room =
        bottom - 122.0 - if below.is_empty() { 0.0 } else { 12.0 + LEADING * if below.len() > 1 { 2.0 } else { 1.0 } };
    let (size, lines) = title(&display(1.0).clean(card.title), (wide, room), display);
    let mut y = 122.0 + size * 0.9;
    for line in &lines {
        sheet.text(display(size), DISPLAY_FAMILY, INK, (MARGIN, y), line);
        y += size * 1.04;
    }
    y += LEADING - size + 12.0;
    for line in below {
        sheet.text(body, TEXT_FAMILY, INK, (MARGIN, y), &body.cut(&line, wide));
        y += LEADING;
    }
    figures(&mut sheet, card, display(58.0), text(26.0), wide);
    foot(&mut sheet, card.site, display(34.0));
    sheet.svg.push_str("</svg>");
    sheet.svg
}

/// The largest size in which the title fits the room in at most three lines, and these lines.
fn title<'f>(title: &str, (width, height): (f32, f32), display: impl Fn(f32) -> Type<'f>) -> (f32, Vec<String>) {
    for (size, most) in [(92.0, 1), (84.0, 2), (84.0, 3), (74.0, 3), (64.0, 3), (56.0, 3), (50.0, 4)] {
        let lines = display(size).wrap(title, width, most);
        if let Some(lines) = lines.filter(|lines| lines.iter().map(|_| size * 1.04).sum::<f32>() <= height) {
            return (size, lines);
        }
    }
    let most = if height > 200.0 { 4 } else { 3 };
    (48.0, display(48.0).force(title, width, most))
}

fn figures(sheet: &mut Sheet, card: &Card<'_>, number: Type<'_>, label: Type<'_>, width: f32) {
    let mut x = MARGIN;
    for (figure, what) in card.figures.iter().take(3) {
        let (figure, what) = (number.clean(figure), label.clean(what));
        let wide = number.width(&figure).max(label.width(&what));
        if figure.is_empty() || x + wide > MARGIN + width {
            continue;
        }
        sheet.text(number, DISPLAY_FAMILY, ACT, (x, 466.0), &figure);
        sheet.text(label, TEXT_FAMILY, SOFT, (x, 502.0), &what);
        x += wide + 44.0;
    }
}

/// The line at the foot: the ring with its quarter, and the name of the site.
fn foot(sheet: &mut Sheet, site: &str, name: Type<'_>) {
    sheet.svg.push_str(concat!(
        r##"<path d="M64 540h1072" stroke="#1d1b16" stroke-width="3"/>"##,
        r##"<circle cx="82" cy="582" r="16" fill="none" stroke="#1d1b16" stroke-width="4"/>"##,
        r##"<path d="M82 582v-16a16 16 0 0 1 16 16z" fill="#e3a008"/>"##,
    ));
    let site = name.cut(&name.clean(site), 1020.0);
    sheet.text(name, DISPLAY_FAMILY, INK, (112.0, 594.0), &site);
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
