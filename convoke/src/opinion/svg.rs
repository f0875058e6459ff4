//! The map as a picture: people as marks, an outline and a letter per cluster, and beside it the facts in
//! words, so that the picture says the same to who reads it and to who hears it.
//!
//! Never by colour alone: each cluster has its own mark and letter. No scripts, no outside fonts.

mod draw;

use ::opinion::Side;

use super::Answer;
use draw::{Frame, Spot, outline, spots};

/// Width and least height of the picture.
const WIDTH: f64 = 1_120.0;
/// The map's square.
const MAP: f64 = 620.0;
const MARGIN: f64 = 36.0;
/// Where the words begin.
const WORDS: f64 = MARGIN + MAP + 32.0;
/// Colours of the clusters: the five of the design and three that fit them, all dark enough on paper.
const HUES: [&str; 8] = ["#0b5d4e", "#b4531a", "#3a4f9e", "#8a3b78", "#5b6b0f", "#8c2f39", "#17657a", "#574a3a"];
/// Marks around the origin, one for each cluster.
const MARKS: [&str; 8] = [
    "M-3.6 0a3.6 3.6 0 1 0 7.2 0a3.6 3.6 0 1 0 -7.2 0z",
    "M-3.2 -3.2h6.4v6.4h-6.4z",
    "M0 -4.2l4 7h-8z",
    "M0 -4.6l4.2 4.6l-4.2 4.6l-4.2 -4.6z",
    "M0 4.2l4 -7h-8z",
    "M-1.3 -4h2.6v2.7h2.7v2.6h-2.7v2.7h-2.6v-2.7h-2.7v-2.6h2.7z",
    "M0 -4.4l4.2 3l-1.6 4.9h-5.2l-1.6 -4.9z",
    "M-4.2 -1.6h8.4v3.2h-8.4z",
];

/// In a dark surrounding: no ground of its own, light words, brighter hues. A reader without this style has the colours
/// for paper.
fn dark() -> String {
    const LIGHTER: [&str; 8] = ["#5fc2ac", "#ee9a63", "#93a5f0", "#dd93cb", "#b7cb62", "#f08c97", "#6cc3d8", "#c9b79d"];
    let mut style = String::from(
        "<style>.map-figure{color-scheme:light dark}@media (prefers-color-scheme:dark){.map-figure{fill:#ece6da}\
         .map-figure [fill=\"#faf6ee\"],.map-figure [fill=\"#fffdf8\"]{fill:none}\
         .map-figure [fill=\"#6a6457\"]{fill:#b9b1a1}.map-figure [fill=\"#ffffff\"]{fill:#1d1b16}\
         .map-figure [stroke=\"#d9d0bf\"]{stroke:#5c564a}.map-figure [stroke=\"#fffdf8\"]{stroke:#1d1b16}",
    );
    for (hue, lighter) in HUES.iter().zip(LIGHTER) {
        style.extend([".map-figure [fill=\"", hue, "\"]{fill:", lighter, "}"]);
        style.extend([".map-figure [stroke=\"", hue, "\"]{stroke:", lighter, "}"]);
    }
    style.push_str("}</style>");
    style
}

pub(super) fn write(answer: &Answer) -> String {
    let words = words(answer);
    let (map_top, height) = (118.0, (118.0 + MAP + MARGIN + 26.0_f64).max(words.y + MARGIN));
    let title = answer.export.topic.clone().unwrap_or_else(|| "A conversation".to_owned());
    let mut out = Page::default();
    out.add(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"map-figure\" viewBox=\"0 0 {WIDTH} {height:.0}\" width=\"{WIDTH}\" height=\"{height:.0}\" \
         role=\"img\" aria-labelledby=\"title desc\" font-family=\"'Source Sans 3','Noto Sans','Noto Sans CJK TC',sans-serif\" fill=\"#1d1b16\">"
    ));
    out.add(&format!("<title id=\"title\">Opinion map: {}</title>", escape(&title)));
    out.add(&format!("<desc id=\"desc\">{}</desc>", escape(&spoken(answer))));
    out.add(&dark());
    out.add(&format!("<rect width=\"{WIDTH}\" height=\"{height:.0}\" fill=\"#faf6ee\"/>"));
    let mut y = 52.0;
    for line in wrapped(&title, 26.0, WIDTH - 2.0 * MARGIN).into_iter().take(1) {
        out.text(MARGIN, y, 26.0, "font-weight=\"800\"", &line);
    }
    y += 26.0;
    for line in wrapped(&answer.basis(), 14.0, WIDTH - 2.0 * MARGIN).into_iter().take(2) {
        out.text(MARGIN, y, 14.0, "fill=\"#6a6457\"", &line);
        y += 19.0;
    }
    map(answer, &mut out, map_top);
    out.text(
        MARGIN,
        map_top + MAP + 22.0,
        13.0,
        "fill=\"#6a6457\"",
        "Each mark is a person; who answers alike stands close together. The directions have no meaning of their own.",
    );
    out.body.push_str(&words.body);
    out.add("</svg>");
    out.body
}

/// What is drawn so far, and how far down the words have come.
#[derive(Default)]
struct Page {
    body: String,
    y: f64,
}

impl Page {
    fn add(&mut self, line: &str) {
        self.body.push_str(line);
        self.body.push('\n');
    }

    fn text(&mut self, x: f64, y: f64, size: f64, more: &str, text: &str) {
        let text = escape(text);
        self.add(&format!("<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" {more}>{text}</text>"));
    }

    /// Lines of text under what is there, at most `most` of them.
    fn lines(&mut self, x: f64, size: f64, more: &str, text: &str, most: usize) {
        let all = wrapped(text, size, WIDTH - MARGIN - x);
        let cut = all.len() > most;
        for (at, line) in all.into_iter().take(most).enumerate() {
            self.y += size * 1.32;
            let end = if cut && at + 1 == most { "…" } else { "" };
            self.text(x, self.y, size, more, &format!("{line}{end}"));
        }
    }
}

fn map(answer: &Answer, out: &mut Page, top: f64) {
    let map = &answer.map;
    let frame = Frame::around(&map.people, &map.clusters.of, [MARGIN, top], MAP);
    out.add(&format!(
        "<rect x=\"{MARGIN}\" y=\"{top}\" width=\"{MAP}\" height=\"{MAP}\" rx=\"12\" fill=\"#fffdf8\" stroke=\"#d9d0bf\"/>"
    ));
    out.add("<defs>");
    for (at, mark) in MARKS.iter().enumerate().take(map.clusters.k.max(1)) {
        out.add(&format!("<path id=\"m{at}\" d=\"{mark}\"/>"));
    }
    out.add("<circle id=\"alone\" r=\"2.2\"/></defs>");
    let shown = |cluster: usize| map.clusters.k > 1 && !map.protected[cluster];
    for cluster in (0..map.clusters.k).filter(|cluster| shown(*cluster)) {
        let path = outline(map, &frame, cluster);
        let hue = HUES[cluster % 8];
        out.add(&format!("<path d=\"{path}\" fill=\"{hue}\" fill-opacity=\".1\" stroke=\"{hue}\" stroke-width=\"2\" stroke-linejoin=\"round\"/>"));
    }
    for Spot { at: [x, y], cluster, size } in spots(&map.people, &map.clusters.of, &frame) {
        // Who is not placed, and who would be pointed at, stays without a cluster's mark.
        let (mark, fill) =
            match cluster.map(|label| label as usize).filter(|label| shown(*label) || map.clusters.k == 1) {
                Some(label) => (format!("m{}", label % 8), HUES[label % 8]),
                None => ("alone".to_owned(), "#a39a88"),
            };
        let scale = if size > 1.0 { format!(" scale({size:.2})") } else { String::new() };
        out.add(&format!(
            "<use href=\"#{mark}\" transform=\"translate({x:.1} {y:.1}){scale}\" fill=\"{fill}\" fill-opacity=\".62\"/>"
        ));
    }
    for cluster in (0..map.clusters.k).filter(|cluster| shown(*cluster)) {
        let [x, y] = frame.place(map.clusters.centers[cluster]);
        let hue = HUES[cluster % 8];
        let wide = 17.0 + 5.0 * width(&answer.names[cluster], 18.0) / 18.0;
        out.add(&format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{wide:.1}\" fill=\"{hue}\" stroke=\"#fffdf8\" stroke-width=\"2.5\"/>"));
        out.text(
            x,
            y + 6.5,
            19.0,
            "fill=\"#ffffff\" font-weight=\"800\" text-anchor=\"middle\"",
            &answer.names[cluster],
        );
    }
}

/// The right side: where all agree, and the clusters in their own statements.
fn words(answer: &Answer) -> Page {
    let mut page = Page { body: String::new(), y: 118.0 - 6.0 };
    let map = &answer.map;
    let strong = "font-weight=\"800\"";
    page.lines(WORDS, 18.0, strong, "Where all agree", 1);
    let common = answer.common_ground();
    if common.is_empty() {
        page.lines(WORDS, 14.0, "", "Nothing yet that most of every cluster holds.", 2);
    }
    for it in common.iter().take(3) {
        page.y += 5.0;
        page.lines(WORDS, 14.0, "", answer.text(it.statement), 3);
        page.lines(WORDS, 13.0, "fill=\"#6a6457\"", &held(answer, it), 2);
    }
    page.y += 22.0;
    page.lines(WORDS, 18.0, strong, if map.clusters.k > 1 { "Who votes alike" } else { "No camps to show" }, 1);
    page.lines(WORDS, 13.0, "fill=\"#6a6457\"", &answer.verdict(), 2);
    for (cluster, name) in answer.names.iter().enumerate().filter(|_| map.clusters.k > 1) {
        page.y += 8.0;
        let hue = HUES[cluster % 8];
        let (mark, y) = (cluster % 8, page.y + 14.0);
        if !map.protected[cluster] {
            page.add(&format!(
                "<use href=\"#m{mark}\" transform=\"translate({:.1} {y:.1}) scale(1.7)\" fill=\"{hue}\"/>",
                WORDS + 8.0
            ));
        }
        let size = map.clusters.sizes[cluster];
        page.lines(
            WORDS + 24.0,
            15.0,
            &format!("font-weight=\"700\" fill=\"{hue}\""),
            &format!("{name}: {size} people"),
            1,
        );
        if map.protected[cluster] {
            page.lines(
                WORDS + 24.0,
                13.0,
                "fill=\"#6a6457\"",
                "Too few to show what they say without pointing at them.",
                2,
            );
        }
        let shown = if map.clusters.k > 4 { 1 } else { 2 };
        for it in answer.telling(cluster).take(shown) {
            let verb = match it.side {
                Side::Agree => "agree",
                Side::Disagree => "disagree",
            };
            page.lines(
                WORDS + 24.0,
                13.5,
                "",
                &format!("{} of {} {verb}: {}", it.held, it.seen, answer.text(it.statement)),
                3,
            );
        }
    }
    page
}

fn held(answer: &Answer, it: &super::Common) -> String {
    let verb = if it.agrees { "agree" } else { "disagree" };
    let shares = answer.shares(it);
    if let [only] = shares[..] {
        return format!("{:.0} % {verb}", only * 100.0);
    }
    let list: Vec<String> =
        answer.names.iter().zip(shares).map(|(name, share)| format!("{name} {:.0} %", share * 100.0)).collect();
    format!("{verb}: {}", list.join(", "))
}

/// All the picture shows, in sentences.
fn spoken(answer: &Answer) -> String {
    let map = &answer.map;
    let mut said = vec![answer.basis(), answer.verdict()];
    for it in answer.common_ground().iter().take(3) {
        said.push(format!("All agree ({}): {}", held(answer, it), answer.text(it.statement)));
    }
    for (cluster, name) in answer.names.iter().enumerate().filter(|_| map.clusters.k > 1) {
        said.push(format!("Cluster {name} has {} people.", map.clusters.sizes[cluster]));
        for it in answer.telling(cluster).take(2) {
            let verb = if it.side == Side::Agree { "agree" } else { "disagree" };
            said.push(format!("{} of {} {verb}: {}", it.held, it.seen, answer.text(it.statement)));
        }
    }
    said.join(" ")
}

/// The width of a text, about; wide scripts take a full square for each letter.
fn width(text: &str, size: f64) -> f64 {
    text.chars().map(|c| if u32::from(c) >= 0x2e80 { size } else { size * 0.5 }).sum()
}

/// Lines no wider than a measure; broken at spaces, and in scripts without them anywhere.
fn wrapped(text: &str, size: f64, measure: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut pieces: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let mut piece = String::new();
        for c in word.chars() {
            if u32::from(c) >= 0x2e80 || width(&piece, size) > measure / 2.0 {
                pieces.push(std::mem::take(&mut piece));
            }
            piece.push(c);
        }
        piece.push(' ');
        pieces.push(piece);
    }
    for piece in pieces {
        let full = lines.last().is_some_and(|line| width(line, size) + width(piece.trim_end(), size) > measure);
        if full {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(&piece);
        }
    }
    lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// Text that is safe in XML: marks escaped, control characters that it forbids left out.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_wrapped_in_every_script_and_safe() {
        assert_eq!(wrapped("one two three", 10.0, 40.0), ["one two", "three"]);
        assert_eq!(wrapped("乘客可以選擇車", 10.0, 30.0).len(), 3);
        assert!(wrapped(&"x".repeat(10_000), 10.0, 300.0).len() > 100);
        assert_eq!(escape("a<b>&\"\u{0}\n"), "a&lt;b&gt;&amp;&quot;  ");
    }
}
