//! Reads the language files and writes one function per message.
//!
//! The English files decide which messages and variables exist. Every other required language must
//! have exactly the same messages and may use no other variables. Selectors, plural forms, terms
//! and references are compiled, so a page pays nothing for being translated.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};

/// The folder of each required language and the variant of `base::Lang` it belongs to, English first.
const LANGUAGES: [(&str, &str); 2] = [("en", "En"), ("es", "Es")];
const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
const KEYWORDS: [&str; 22] = [
    "as", "async", "await", "box", "break", "const", "continue", "dyn", "else", "enum", "for", "if", "in", "loop",
    "match", "move", "mod", "ref", "static", "type", "where", "yield",
];

struct Message {
    place: String,
    pattern: Pattern<String>,
    comment: String,
}

#[derive(Default)]
struct Book {
    messages: BTreeMap<String, Message>,
    terms: BTreeMap<String, Pattern<String>>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Text,
    Number,
}

type Variables = Vec<(String, Kind)>;

pub(crate) fn generate(locales: &Path) -> Result<String, Vec<String>> {
    let mut faults = Vec::new();
    let books: Vec<Book> = LANGUAGES.iter().map(|(folder, _)| read(&locales.join(folder), &mut faults)).collect();
    compare(&books, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    let Some(english) = books.first() else {
        return Err(vec!["no language".to_owned()]);
    };
    let mut methods = String::new();
    let mut lookup = String::new();
    let mut keys = String::new();
    for (index, id) in english.messages.keys().enumerate() {
        let variables = variables(&books, id);
        method(id, &variables, &books, &mut methods);
        let call = variables.iter().map(|(name, kind)| match kind {
            Kind::Text => format!("&text(args, {name:?})"),
            Kind::Number => format!("number(args, {name:?})"),
        });
        let call = call.collect::<Vec<_>>().join(", ");
        let owned = if variables.is_empty() { ".to_owned()" } else { "" };
        add_line!(lookup, "            {index} => self.{}({call}){owned},", snake(id));
        add_line!(keys, "    {id:?},");
    }
    Ok(format!(
        "impl Words {{\n{methods}}}\n\nimpl Words {{\n    pub(super) fn lookup(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {{\n        \
         Some(match KEYS.binary_search(&key).ok()? {{\n{lookup}            _ => return None,\n        }})\n    }}\n}}\n\n\
         /// Every message there is, sorted.\npub const KEYS: &[&str] = &[\n{keys}];\n"
    ))
}

/// Reads all files of one language; what is wrong in them is added to `faults`.
fn read(folder: &Path, faults: &mut Vec<String>) -> Book {
    let mut book = Book::default();
    let list = match crate::files::files(folder, ".ftl") {
        Ok(list) => list,
        Err(more) => {
            faults.extend(more);
            return book;
        }
    };
    for path in list {
        match fs::read_to_string(&path) {
            Ok(source) => read_file(&path, &source, &mut book, faults),
            Err(fault) => faults.push(format!("{}: {fault}", path.display())),
        }
    }
    book
}

fn read_file(path: &Path, source: &str, book: &mut Book, faults: &mut Vec<String>) {
    let resource = match fluent_syntax::parser::parse(source.to_owned()) {
        Ok(resource) => resource,
        Err((_, errors)) => {
            for error in errors {
                let line = source.get(..error.pos.start).unwrap_or(source).lines().count().max(1);
                faults.push(format!("{}:{line}: {}", path.display(), error.kind));
            }
            return;
        }
    };
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let id = message.id.name;
                let place = format!("{}:{}", path.display(), line_of(source, &id));
                if !message.attributes.is_empty() {
                    faults.push(format!("{place}: `{id}` has attributes; write a message of its own for each"));
                }
                let Some(pattern) = message.value else {
                    faults.push(format!("{place}: `{id}` has no text"));
                    continue;
                };
                let comment = message.comment.map(|c| c.content.join(" ")).unwrap_or_default();
                let new = Message { place: place.clone(), pattern, comment };
                if let Some(old) = book.messages.insert(id.clone(), new) {
                    faults.push(format!("{place}: `{id}` is already in {}", old.place));
                }
            }
            Entry::Term(term) => {
                book.terms.insert(term.id.name, term.value);
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {}
        }
    }
}

fn line_of(source: &str, id: &str) -> usize {
    let is_start = |line: &str| line.strip_prefix(id).is_some_and(|rest| rest.trim_start().starts_with('='));
    source.lines().position(is_start).map_or(1, |index| index + 1)
}

/// Checks that all languages say the same things.
fn compare(books: &[Book], faults: &mut Vec<String>) {
    let Some((english, others)) = books.split_first() else {
        return;
    };
    for (book, (folder, _)) in books.iter().zip(LANGUAGES) {
        for message in book.messages.values() {
            check(&message.pattern, book, &message.place, 0, faults);
        }
        for id in english.messages.keys().filter(|id| !book.messages.contains_key(*id)) {
            let place = &english.messages[id].place;
            faults.push(format!("{place}: `{id}` is missing in locales/{folder}"));
        }
    }
    if !faults.is_empty() {
        return; // references that do not end must not be followed
    }
    for book in others {
        for (id, message) in &book.messages {
            let Some(original) = english.messages.get(id) else {
                faults.push(format!("{}: `{id}` is not in locales/en", message.place));
                continue;
            };
            let (mut known, mut used) = (Variables::new(), Variables::new());
            gather(&original.pattern, english, &mut known);
            gather(&message.pattern, book, &mut used);
            for (name, _) in used.iter().filter(|(name, _)| known.iter().all(|(other, _)| other != name)) {
                faults.push(format!("{}: `{id}` uses ${name}, which the English text does not have", message.place));
            }
        }
    }
}

/// Refuses what the generated code could not say: unknown references, circles, functions.
fn check(pattern: &Pattern<String>, book: &Book, place: &str, depth: usize, faults: &mut Vec<String>) {
    if depth > 8 {
        faults.push(format!("{place}: references run in a circle"));
        return;
    }
    walk(pattern, &mut |expression| match expression {
        InlineExpression::TermReference { id, .. } => match book.terms.get(&id.name) {
            Some(inner) => check(inner, book, place, depth + 1, faults),
            None => faults.push(format!("{place}: the term -{} does not exist", id.name)),
        },
        InlineExpression::MessageReference { id, .. } => match book.messages.get(&id.name) {
            Some(inner) => check(&inner.pattern, book, place, depth + 1, faults),
            None => faults.push(format!("{place}: the message {} does not exist", id.name)),
        },
        InlineExpression::FunctionReference { id, .. } if id.name != "NUMBER" => {
            faults.push(format!("{place}: the function {} does not exist", id.name));
        }
        _ => {}
    });
}

/// Calls `see` for every expression of a pattern, in reading order.
fn walk(pattern: &Pattern<String>, see: &mut impl FnMut(&InlineExpression<String>)) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            walk_expression(expression, see);
        }
    }
}

fn walk_expression(expression: &Expression<String>, see: &mut impl FnMut(&InlineExpression<String>)) {
    match expression {
        Expression::Inline(InlineExpression::Placeable { expression }) => walk_expression(expression, see),
        Expression::Inline(inline) => see(inline),
        Expression::Select { selector, variants } => {
            see(selector);
            for variant in variants {
                for element in &variant.value.elements {
                    if let PatternElement::Placeable { expression } = element {
                        walk_expression(expression, see);
                    }
                }
            }
        }
    }
}

/// The variables of a message in the order of the English text; numeric where any language counts.
fn variables(books: &[Book], id: &str) -> Variables {
    let mut found = Variables::new();
    for book in books {
        if let Some(message) = book.messages.get(id) {
            gather(&message.pattern, book, &mut found);
        }
    }
    found
}

fn gather(pattern: &Pattern<String>, book: &Book, found: &mut Variables) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            gather_expression(expression, book, found);
        }
    }
}

fn gather_expression(expression: &Expression<String>, book: &Book, found: &mut Variables) {
    match expression {
        Expression::Inline(inline) => gather_inline(inline, book, found),
        Expression::Select { selector, variants } => {
            gather_inline(selector, book, found);
            if let Some(name) = variable(selector)
                && counts(variants)
            {
                note(name, Kind::Number, found);
            }
            for variant in variants {
                gather(&variant.value, book, found);
            }
        }
    }
}

fn gather_inline(inline: &InlineExpression<String>, book: &Book, found: &mut Variables) {
    match inline {
        InlineExpression::VariableReference { id } => {
            let counted = id.name == "n" || id.name == "count" || id.name.ends_with("-count");
            note(&id.name, if counted { Kind::Number } else { Kind::Text }, found);
        }
        InlineExpression::FunctionReference { .. } => {
            if let Some(name) = variable(inline) {
                note(name, Kind::Number, found);
            }
        }
        InlineExpression::TermReference { id, .. } => {
            if let Some(inner) = book.terms.get(&id.name) {
                gather(inner, book, found);
            }
        }
        InlineExpression::MessageReference { id, .. } => {
            if let Some(inner) = book.messages.get(&id.name) {
                gather(&inner.pattern, book, found);
            }
        }
        InlineExpression::Placeable { expression } => gather_expression(expression, book, found),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
    }
}

fn note(name: &str, kind: Kind, found: &mut Variables) {
    match found.iter_mut().find(|(other, _)| other == name) {
        Some((_, known)) if kind == Kind::Number => *known = kind,
        Some(_) => {}
        None => found.push((name.to_owned(), kind)),
    }
}

/// Whether a selector asks about a number: any variant is a number or a plural form.
fn counts(variants: &[Variant<String>]) -> bool {
    variants.iter().any(|variant| match &variant.key {
        VariantKey::NumberLiteral { .. } => true,
        VariantKey::Identifier { name } => !variant.default && PLURALS.contains(&name.as_str()),
    })
}

/// The variable behind `$name` or `NUMBER($name)`.
fn variable(inline: &InlineExpression<String>) -> Option<&str> {
    match inline {
        InlineExpression::VariableReference { id } => Some(&id.name),
        InlineExpression::FunctionReference { arguments, .. } => arguments.positional.first().and_then(variable),
        _ => None,
    }
}

/// Writes the function of one message.
fn method(id: &str, variables: &Variables, books: &[Book], out: &mut String) {
    let Some(english) = books.first().and_then(|book| book.messages.get(id)) else {
        return;
    };
    let file = english.place.strip_prefix("locales/en/").unwrap_or(&english.place);
    let comment = if english.comment.is_empty() { String::new() } else { format!("\n{}", english.comment) };
    let doc = format!("```text\n{}\n({file}){comment}\n```", plain(&english.pattern));
    add_line!(out, "    #[doc = {doc:?}]");
    let arms = |out: &mut String, arm: &mut dyn FnMut(&Book, &mut String)| {
        for (book, (_, variant)) in books.iter().zip(LANGUAGES) {
            add!(out, "            Lang::{variant} => ");
            arm(book, out);
            out.push('\n');
        }
    };
    if variables.is_empty() {
        add_line!(out, "    pub fn {}(&self) -> &'static str {{\n        match self.lang {{", snake(id));
        arms(out, &mut |book, out| {
            add!(out, "{:?},", still(&book.messages[id].pattern, book));
        });
        out.push_str("        }\n    }\n\n");
        return;
    }
    let parameters = variables.iter().map(|(name, kind)| match kind {
        Kind::Text => format!("{}: &str", snake(name)),
        Kind::Number => format!("{}: impl Count", snake(name)),
    });
    let parameters = parameters.collect::<Vec<_>>().join(", ");
    add_line!(out, "    pub fn {}(&self, {parameters}) -> String {{", snake(id));
    for (name, _) in variables.iter().filter(|(_, kind)| *kind == Kind::Number) {
        add_line!(out, "        let {0} = {0}.count();", snake(name));
    }
    out.push_str("        let mut out = String::with_capacity(64);\n        match self.lang {\n");
    arms(out, &mut |book, out| {
        out.push('{');
        emit(&book.messages[id].pattern, book, variables, out);
        out.push('}');
    });
    out.push_str("        }\n        out\n    }\n\n");
}

/// The text of a message without variables.
fn still(pattern: &Pattern<String>, book: &Book) -> String {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression: Expression::Inline(inline) } => match inline {
                InlineExpression::StringLiteral { value } => text.push_str(&literal(value)),
                InlineExpression::NumberLiteral { value } => text.push_str(value),
                InlineExpression::TermReference { id, .. } => text.push_str(&still(&book.terms[&id.name], book)),
                InlineExpression::MessageReference { id, .. } => {
                    text.push_str(&still(&book.messages[&id.name].pattern, book));
                }
                _ => {}
            },
            PatternElement::Placeable { .. } => {}
        }
    }
    text
}

fn literal(value: &str) -> String {
    fluent_syntax::unicode::unescape_unicode_to_string(value).into_owned()
}

/// Writes statements that append a pattern to `out`.
fn emit(pattern: &Pattern<String>, book: &Book, variables: &Variables, out: &mut String) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                add!(out, "out.push_str({value:?});");
            }
            PatternElement::Placeable { expression } => emit_expression(expression, book, variables, out),
        }
    }
}

fn emit_expression(expression: &Expression<String>, book: &Book, variables: &Variables, out: &mut String) {
    match expression {
        Expression::Inline(inline) => emit_inline(inline, book, variables, out),
        Expression::Select { selector, variants } => {
            let Some(name) = variable(selector) else {
                return;
            };
            let number = is_number(name, variables);
            let subject = snake(name);
            if number {
                add!(out, "match ({subject}, plural(self.lang, {subject})) {{");
            } else {
                add!(out, "match {subject} {{");
            }
            let (last, ordered): (Vec<_>, Vec<_>) = variants.iter().partition(|variant| variant.default);
            for variant in ordered {
                match &variant.key {
                    VariantKey::NumberLiteral { value } => {
                        add!(out, "({value}, _) => {{");
                    }
                    VariantKey::Identifier { name } if number => {
                        add!(out, "(_, Plural::{}) => {{", capital(name));
                    }
                    VariantKey::Identifier { name } => {
                        add!(out, "{name:?} => {{");
                    }
                }
                emit(&variant.value, book, variables, out);
                out.push('}');
            }
            out.push_str("_ => {");
            for variant in last {
                emit(&variant.value, book, variables, out);
            }
            out.push_str("}}");
        }
    }
}

fn emit_inline(inline: &InlineExpression<String>, book: &Book, variables: &Variables, out: &mut String) {
    match inline {
        InlineExpression::StringLiteral { value } => {
            add!(out, "out.push_str({:?});", literal(value));
        }
        InlineExpression::NumberLiteral { value } => {
            add!(out, "out.push_str({value:?});");
        }
        InlineExpression::TermReference { id, .. } => emit(&book.terms[&id.name], book, variables, out),
        InlineExpression::MessageReference { id, .. } => {
            emit(&book.messages[&id.name].pattern, book, variables, out);
        }
        InlineExpression::Placeable { expression } => emit_expression(expression, book, variables, out),
        InlineExpression::VariableReference { .. } | InlineExpression::FunctionReference { .. } => {
            let Some(name) = variable(inline) else { return };
            if is_number(name, variables) {
                add!(out, "number_into(&mut out, self.lang, {});", snake(name));
            } else {
                add!(out, "out.push_str({});", snake(name));
            }
        }
    }
}

fn is_number(name: &str, variables: &Variables) -> bool {
    variables.iter().any(|(other, kind)| other == name && *kind == Kind::Number)
}

/// A short reading of a pattern for editors.
fn plain(pattern: &Pattern<String>) -> String {
    let parts = pattern.elements.iter().map(|element| match element {
        PatternElement::TextElement { value } => value.clone(),
        PatternElement::Placeable { expression } => match expression {
            Expression::Inline(inline) => variable(inline).map_or("…".to_owned(), |name| format!("{{{name}}}")),
            Expression::Select { variants, .. } => {
                variants.iter().find(|variant| variant.default).map(|v| plain(&v.value)).unwrap_or_default()
            }
        },
    });
    parts.collect::<String>()
}

fn snake(id: &str) -> String {
    let name = id.replace('-', "_").to_lowercase();
    if KEYWORDS.contains(&name.as_str()) { format!("{name}_") } else { name }
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}
