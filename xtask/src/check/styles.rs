//! CSS: colours and lengths are tokens, sides are logical, sizes stay in budget.
//!
//! Lines of up to five pixels are what they are on every screen; paper is white whatever the theme.

use crate::tree::{File, Problem, Tree};

/// Where CSS is written.
const FOLDER: &str = "platform/ui/css/";
/// The CSS of every page together, as written.
pub(crate) const BUDGET: usize = 40_000;
/// The CSS that one room adds on its own pages.
pub(crate) const ROOM_BUDGET: usize = 12_000;

/// Finds raw colours and pixels outside the tokens, physical sides, and too much of it.
pub(crate) fn check(tree: &Tree) -> Vec<Problem> {
    let sheets: Vec<&File> = tree.files.iter().filter(|file| file.path.starts_with(FOLDER) && file.is("css")).collect();
    let mut problems: Vec<Problem> = sheets.iter().flat_map(|sheet| sheet_problems(sheet)).collect();
    let (rooms, everywhere): (Vec<&File>, Vec<&File>) =
        sheets.iter().partition(|sheet| sheet.name().starts_with("room-"));
    for room in rooms.iter().filter(|room| room.text.len() > ROOM_BUDGET) {
        problems.push(Problem::file(
            &room.path,
            format!("holds {} bytes; the budget of a room is {ROOM_BUDGET}", room.text.len()),
        ));
    }
    let size: usize = everywhere.iter().map(|sheet| sheet.text.len()).sum();
    if size > BUDGET {
        problems.push(Problem::file(FOLDER, format!("holds {size} bytes of CSS; the budget is {BUDGET}")));
    }
    problems
}

fn sheet_problems(sheet: &File) -> Vec<Problem> {
    let tokens = sheet.name().contains("tokens") || sheet.name().contains("print");
    let text = without_comments(&sheet.text);
    let mut problems = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let mut found = |what: &str| problems.push(sheet.at_line(index + 1, what));
        // A media query cannot read a custom property.
        let query = line.trim_start().starts_with('@');
        if !tokens && has_color(line) {
            found("a colour outside the tokens; use var(--…)");
        }
        if !tokens && !query && has_pixels(line) {
            found("a length in px outside the tokens; use var(--…), rem or em");
        }
        if has_side(line) {
            found("left and right; use the logical property (margin-inline, inset-inline-start, text-align: start)");
        }
        if line.contains("url(") && line.contains("//") {
            found("asks another server; everything comes from this one");
        }
    }
    problems
}

/// The text with comments blanked, so that lines keep their numbers.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        let (comment, tail) = after.split_once("*/").unwrap_or((after, ""));
        out.extend(comment.chars().filter(|char| *char == '\n'));
        rest = tail;
    }
    out.push_str(rest);
    out
}

fn has_color(line: &str) -> bool {
    let value = line.split_once(':').map_or("", |(_, value)| value);
    let hex = value.match_indices('#').any(|(at, _)| {
        let digits = value.get(at + 1..).unwrap_or_default().chars().take_while(char::is_ascii_hexdigit).count();
        matches!(digits, 3 | 4 | 6 | 8)
    });
    let function = ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "lab("].iter().any(|name| value.contains(name));
    let named = value.split(|char: char| !(char.is_alphanumeric() || char == '-')).any(|word| {
        matches!(word, "white" | "black" | "red" | "green" | "blue" | "gray" | "grey" | "orange" | "yellow" | "purple")
    });
    hex || function || named
}

/// Whether a length of more than a line's width is given in pixels.
fn has_pixels(line: &str) -> bool {
    line.match_indices("px").any(|(at, _)| {
        let head = line.get(..at).unwrap_or_default();
        // A part may define tokens of its own; the widths of a drawing are in its own units.
        let declared = head.rsplit(['{', ';']).next().unwrap_or_default().trim_start();
        if declared.starts_with("--") || declared.starts_with("stroke-width") {
            return false;
        }
        let number = head.rsplit(|char: char| !(char.is_ascii_digit() || char == '.')).next().unwrap_or_default();
        let after = line.get(at + 2..).and_then(|tail| tail.chars().next());
        number.parse::<f64>().is_ok_and(|size| size > 5.0) && !after.is_some_and(char::is_alphanumeric)
    })
}

fn has_side(line: &str) -> bool {
    let line = line.trim();
    let property = line.split(':').next().unwrap_or_default().trim().trim_start_matches('{').trim();
    let sides = ["left", "right"];
    let physical = sides.iter().any(|side| {
        property == *side
            || ["margin-", "padding-", "border-", "scroll-margin-"]
                .iter()
                .any(|prefix| property.starts_with(&format!("{prefix}{side}")))
    });
    let aligned =
        (line.contains("text-align") || line.contains("float:")) && sides.iter().any(|side| line.contains(side));
    physical || aligned
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(name: &str, text: &str) -> Vec<String> {
        check(&Tree::of(&[(&format!("{FOLDER}{name}"), text)])).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn tokens_may_name_what_others_must_not() {
        let text = ":root {\n  --ink: #1a2b3c;\n  --line: 12px;\n  padding: 12px;\n}\n";
        assert!(problems("2-tokens.css", text).is_empty());
        assert_eq!(problems("5-parts.css", text).len(), 2);
    }

    #[test]
    fn functions_names_and_sides_are_found() {
        assert!(problems("5-parts.css", "a { color: rgb(1 2 3); }")[0].contains("colour"));
        assert!(problems("5-parts.css", "a { color: white; }")[0].contains("colour"));
        assert!(problems("5-parts.css", "a {\n  margin-left: 1rem;\n}")[0].contains(":2: left and right"));
        assert!(problems("5-parts.css", "a { text-align: left; }")[0].contains("logical"));
        assert!(problems("5-parts.css", "a { background: url(https://x/y.png); }")[0].contains("another server"));
    }

    #[test]
    fn selectors_comments_and_media_queries_are_free() {
        let text = "/* #fff 3px */\n#face a:hover { color: var(--white-ish); }\n@media (min-width: 40px) { a { margin-inline: 0; } }\n";
        assert_eq!(problems("5-parts.css", text), [""; 0]);
    }

    #[test]
    fn too_much_is_found() {
        assert!(problems("5-parts.css", &"a { b: c; }\n".repeat(4_000))[0].contains("budget"));
    }
}
