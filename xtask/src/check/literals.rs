//! Words on screen come from the locales: views hold no text of their own.
//!
//! A heuristic on `html!` blocks: a string that stands where text would be rendered, and holds
//! letters, is a finding. Attributes, conditions and arguments are not rendered as text.

use crate::rust::{Literal, Source};
use crate::tree::{File, Problem, Tree};

/// Names that are the same in every language.
const NAMES: [&str; 12] =
    ["Convoke", "CSV", "GeoJSON", "iCalendar", "Atom", "JSON", "RSVP", "QR", "ICS", "PDF", "English", "Español"];

/// Finds text in views.
pub(crate) fn check(tree: &Tree) -> Vec<Problem> {
    tree.rust().filter(|file| renders(&file.path)).flat_map(file_problems).collect()
}

fn renders(path: &str) -> bool {
    // Sample pages are shown to the page contract only, with words that people would have typed.
    if path.ends_with("samples.rs") {
        return false;
    }
    let view = path.split('/').any(|part| part == "views.rs" || part == "views");
    view || (path.starts_with("platform/ui/src/") && !path.contains("/contract") && !path.ends_with("tests.rs"))
}

fn file_problems(file: &File) -> Vec<Problem> {
    let source = Source::read(&file.text);
    let tests = source
        .words()
        .iter()
        .find(|word| word.text == "cfg" && source.follows(word.at + 3, "(test)"))
        .map_or(usize::MAX, |word| word.at);
    let mut problems = Vec::new();
    for word in source.words().iter().filter(|word| word.text == "html" && source.follows(word.at + 4, "!")) {
        let Some((open, _)) = source.next(word.at + 4).and_then(|(at, _)| source.next(at + 1)) else {
            continue;
        };
        let close = source.closing(open);
        let inside =
            source.literals.iter().filter(|literal| (open..close).contains(&literal.start) && literal.start < tests);
        for literal in inside {
            if is_text(&literal.text) && is_rendered(&source, open, literal) {
                let what =
                    format!("\"{}\" is text on screen: say it in platform/ui/locales and call words", literal.text);
                problems.push(file.at(literal.start, what));
            }
        }
    }
    problems.dedup();
    problems
}

/// Whether a string holds something to translate.
fn is_text(text: &str) -> bool {
    let trimmed = text.trim_matches(|char: char| !char.is_alphanumeric());
    trimmed.chars().filter(|char| char.is_alphabetic()).count() > 1 && !NAMES.contains(&trimmed) && !is_markup(text)
}

fn is_markup(text: &str) -> bool {
    text.starts_with("<!") || text.starts_with("<?") || text.starts_with('&') && text.ends_with(';')
}

/// Whether a literal stands where maud renders text: in a block, not in an argument or attribute.
fn is_rendered(source: &Source, open: usize, literal: &Literal) -> bool {
    let quote = literal.start.saturating_sub(1);
    let end = literal.start + literal.text.len() + 1;
    let head = source.code.get(open..quote).unwrap_or_default().trim_end();
    let statement = head.rsplit(['{', '}', ';']).next().unwrap_or_default();
    let code = ["@if", "@else if", "@match", "@for", "@while"].iter().any(|word| statement.contains(word));
    let joined = head.ends_with(['=', '.', '#', ',', '|', '&', '!', '?']);
    let pattern = source.follows(end, "=>") || source.follows(end, "|") || source.follows(end, "=");
    !inside_value(head) && !code && !joined && !pattern
}

/// Whether the end of a piece of maud stands inside an expression: brackets that are not a block,
/// the value of an attribute, or a `@let` that has not ended.
fn inside_value(head: &str) -> bool {
    // For each open bracket: whether it holds a value, and whether a `@let` is going on in it.
    let mut open = vec![(false, false)];
    let mut before = ' ';
    for (index, char) in head.char_indices() {
        match char {
            '(' | '[' => open.push((true, false)),
            '{' => open.push((before == '=', false)),
            ')' | ']' | '}' => {
                open.pop();
            }
            '@' if head.get(index..).is_some_and(|rest| rest.starts_with("@let")) => {
                open.iter_mut().last().into_iter().for_each(|last| last.1 = true);
            }
            ';' => open.iter_mut().last().into_iter().for_each(|last| last.1 = false),
            _ => {}
        }
        if !char.is_whitespace() {
            before = char;
        }
    }
    open.iter().any(|(value, assigns)| *value || *assigns)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<String> {
        check(&Tree::of(&[("rooms/act/src/call/views.rs", text)])).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn text_in_a_view_is_found() {
        let found = problems("fn f() { html! {\n  p class=\"lead\" { \"Hello there\" } } }");
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("rooms/act/src/call/views.rs:2: \"Hello there\""));
        assert_eq!(problems("html! { h1 { (x) \" people\" } }").len(), 1);
        assert_eq!(problems("html! { @if open { \"Open\" } @else { (y) } }").len(), 1);
    }

    #[test]
    fn attributes_arguments_conditions_and_punctuation_are_free() {
        let text = "html! { a.\"button\" #\"main\" href=\"/x\" data-state=(\"open\") { (w.f(\"key\")) \" · \" \"CSV\" }\n\
            @if kind == \"march\" { } @match kind { \"rally\" => (a), _ => (b) } @let a = \"word here\"; \
            a href={ (x) \"#source\" } { } @let side = if here { \"here\" } else if y { \"there\" } else { \"else\" }; }";
        assert_eq!(problems(text), [""; 0]);
    }

    #[test]
    fn strings_outside_pages_are_free() {
        assert!(problems("const A: &str = \"Hello there\"; fn f() { html! { (A) } }").is_empty());
        assert!(problems("#[cfg(test)] mod tests { fn f() { html! { p { \"Hello there\" } } } }").is_empty());
    }
}
