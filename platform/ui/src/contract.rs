//! The page contract: what every page must keep so that everybody can use it.
//!
//! One `h1`, headings without gaps, every input with a label, unique ids, a language, no inline
//! script or style, only known elements, nothing loaded from elsewhere, pictures with a text
//! alternative, links and buttons with words, tables with captions. Tests of all floors hold every
//! sample page to it. It checks what can be checked without a browser; axe and eyes do the rest.

mod tree;

use std::collections::HashSet;

use tree::{Node, Tree, read};

const KNOWN: &[&str] = &[
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "audio",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "datalist",
    "dd",
    "del",
    "details",
    "dfn",
    "dialog",
    "div",
    "dl",
    "dt",
    "em",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "i",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "mark",
    "meta",
    "meter",
    "nav",
    "noscript",
    "ol",
    "optgroup",
    "option",
    "output",
    "p",
    "picture",
    "pre",
    "progress",
    "q",
    "s",
    "samp",
    "script",
    "search",
    "section",
    "select",
    "small",
    "source",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

const DRAWING: &[&str] = &[
    "circle",
    "clippath",
    "defs",
    "desc",
    "ellipse",
    "g",
    "line",
    "lineargradient",
    "marker",
    "mask",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "rect",
    "stop",
    "svg",
    "symbol",
    "text",
    "title",
    "tspan",
    "use",
    "a",
];

/// Our own elements; each has a file in `islands/`.
pub const ISLANDS: &[&str] = &[
    "convoke-copy",
    "convoke-live",
    "convoke-map",
    "convoke-opinion",
    "convoke-passkey",
    "convoke-print",
    "convoke-suggest",
];

const BLOCKS: &[&str] = &[
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
];

/// What is wrong with a page, in words; empty when it keeps the contract.
pub fn check(html: &str) -> Vec<String> {
    let tree = read(html);
    let mut faults = tree.faults.clone();
    document(&tree, &mut faults);
    headings(&tree, &mut faults);
    elements(&tree, &mut faults);
    ids(&tree, &mut faults);
    scripts(&tree, &mut faults);
    sources(&tree, &mut faults);
    labels(&tree, &mut faults);
    names(&tree, &mut faults);
    tables(&tree, &mut faults);
    landmarks(&tree, &mut faults);
    nesting(&tree, &mut faults);
    faults
}

fn document(tree: &Tree, faults: &mut Vec<String>) {
    if !tree.doctype {
        faults.push("the page has no doctype".to_owned());
    }
    let html = tree.named("html").next();
    if html.and_then(|(_, node)| node.get("lang")).is_none_or(str::is_empty) {
        faults.push("the page has no language".to_owned());
    }
    for (name, what) in [("title", "title"), ("main", "main part")] {
        let inside = |index| name == "main" || tree.around(index).any(|node| node.name == "head");
        let count = tree.named(name).filter(|(index, _)| inside(*index)).count();
        if count != 1 {
            faults.push(format!("the page has {count} {what}s instead of one"));
        }
    }
    let viewport = |(_, node): (usize, &Node)| node.get("name") == Some("viewport");
    if !tree.named("meta").any(viewport) {
        faults.push("the page has no viewport".to_owned());
    }
}

fn headings(tree: &Tree, faults: &mut Vec<String>) {
    let mut before = 0;
    let mut first = 0;
    for (index, node) in tree.all() {
        let level = match node.name.as_bytes() {
            [b'h', digit @ b'1'..=b'6'] => u32::from(digit - b'0'),
            _ => continue,
        };
        if level == 1 {
            first += 1;
        }
        if level > before + 1 {
            faults.push(format!("{} follows a heading of level {before}", node.show()));
        }
        if tree.said(index).is_empty() {
            faults.push(format!("{} is empty", node.show()));
        }
        before = level;
    }
    if first != 1 {
        faults.push(format!("the page has {first} h1 instead of one"));
    }
}

fn elements(tree: &Tree, faults: &mut Vec<String>) {
    for (index, node) in tree.all() {
        let name = node.name.as_str();
        let drawn = name == "svg" || tree.around(index).any(|outer| outer.name == "svg");
        let known = if drawn { DRAWING } else { KNOWN };
        if !known.contains(&name) && !ISLANDS.contains(&name) {
            faults.push(format!("{} is not a known element", node.show()));
        }
    }
}

fn ids(tree: &Tree, faults: &mut Vec<String>) {
    let mut seen = HashSet::new();
    for (_, node) in tree.all() {
        if let Some(id) = node.get("id") {
            if id.is_empty() || id.contains(char::is_whitespace) {
                faults.push(format!("{} has a bad id", node.show()));
            }
            if !seen.insert(id) {
                faults.push(format!("the id {id:?} stands twice"));
            }
        }
    }
    let lists = ["aria-describedby", "aria-labelledby", "aria-controls", "for", "list"];
    for (_, node) in tree.all() {
        for (name, value) in &node.attributes {
            let targets: Vec<&str> = match name.as_str() {
                name if lists.contains(&name) => value.split_whitespace().collect(),
                "href" => value.strip_prefix('#').into_iter().collect(),
                _ => Vec::new(),
            };
            for target in targets.iter().filter(|target| !seen.contains(**target)) {
                faults.push(format!("{} points to #{target}, which is not there", node.show()));
            }
        }
    }
}

fn scripts(tree: &Tree, faults: &mut Vec<String>) {
    for (_, node) in tree.all() {
        match node.name.as_str() {
            "style" => faults.push("a style element stands in the page".to_owned()),
            "script" if !node.has("src") && node.get("type") != Some("application/ld+json") => {
                faults.push("a script stands in the page".to_owned());
            }
            _ => {}
        }
        for (name, value) in &node.attributes {
            if name == "style" {
                faults.push(format!("{} has a style attribute", node.show()));
            }
            if name.starts_with("on") {
                faults.push(format!("{} has the event attribute {name}", node.show()));
            }
            let link = ["href", "src", "action", "formaction"].contains(&name.as_str());
            let scheme = value.trim_start().to_lowercase();
            if link && (scheme.starts_with("javascript:") || scheme.starts_with("data:")) {
                faults.push(format!("{} runs or holds data in {name}", node.show()));
            }
        }
    }
}

/// Nothing is loaded from another origin; links that leave carry `rel`.
fn sources(tree: &Tree, faults: &mut Vec<String>) {
    let away = |value: &str| value.contains("://") || value.starts_with("//");
    for (_, node) in tree.all() {
        for name in ["src", "srcset", "poster", "action", "formaction"] {
            if node.get(name).is_some_and(away) {
                faults.push(format!("{} leads away in {name}", node.show()));
            }
        }
        let href = node.get("href").unwrap_or_default();
        let rel = node.get("rel").unwrap_or_default();
        let loads = node.name == "link" && !matches!(rel, "canonical" | "alternate");
        if (loads || node.name == "use") && away(href) {
            faults.push(format!("{} loads from elsewhere", node.show()));
        }
        if node.get("target") == Some("_blank") && !rel.contains("noopener") {
            faults.push(format!("{} opens a window without rel=noopener", node.show()));
        }
    }
}

fn labels(tree: &Tree, faults: &mut Vec<String>) {
    let labelled: HashSet<&str> = tree.named("label").filter_map(|(_, node)| node.get("for")).collect();
    for (index, node) in tree.all() {
        let kind = node.get("type").unwrap_or("text");
        match node.name.as_str() {
            "input" if matches!(kind, "hidden" | "submit" | "button" | "image") => continue,
            "input" | "select" | "textarea" => {}
            "fieldset" => {
                let legend = |child: &&usize| tree.nodes.get(**child).is_some_and(|n| n.name == "legend");
                if !node.children.iter().take(1).any(|child| legend(&child)) {
                    faults.push(format!("{} does not begin with a legend", node.show()));
                }
                continue;
            }
            "label" => {
                if tree.said(index).is_empty() {
                    faults.push(format!("{} is empty", node.show()));
                }
                continue;
            }
            _ => continue,
        }
        let outer = tree.around(index).any(|outer| outer.name == "label");
        let by_id = node.get("id").is_some_and(|id| labelled.contains(id));
        if !outer && !by_id && !node.has("aria-label") && !node.has("aria-labelledby") {
            faults.push(format!("{} has no label", node.show()));
        }
        if !node.has("name") {
            faults.push(format!("{} has no name", node.show()));
        }
    }
}

/// Whatever can be pressed, followed or looked at has words.
fn names(tree: &Tree, faults: &mut Vec<String>) {
    for (index, node) in tree.all() {
        match node.name.as_str() {
            "img" if !node.has("alt") => faults.push(format!("{} has no alt", node.show())),
            "a" if node.has("href") && tree.said(index).is_empty() => {
                faults.push(format!("{} has no words", node.show()));
            }
            "a" if !node.has("href") && !node.has("rel") => {
                faults.push(format!("{} leads nowhere", node.show()));
            }
            "button" | "summary" | "legend" | "caption" | "option"
                if tree.said(index).is_empty() && node.get("value") != Some("") =>
            {
                faults.push(format!("{} has no words", node.show()));
            }
            "button" if !node.has("type") => {
                faults.push(format!("{} does not say its type", node.show()));
            }
            "svg" if node.get("aria-hidden") != Some("true") && tree.said(index).is_empty() => {
                faults.push(format!("{} has no text alternative", node.show()));
            }
            "nav" if !node.has("aria-label") && !node.has("aria-labelledby") => {
                faults.push(format!("{} has no label", node.show()));
            }
            "form" if !matches!(node.get("method"), Some("get" | "post")) => {
                faults.push(format!("{} does not say its method", node.show()));
            }
            _ => {}
        }
    }
}

fn tables(tree: &Tree, faults: &mut Vec<String>) {
    for (_, node) in tree.named("table") {
        let first = node.children.first().and_then(|child| tree.nodes.get(*child));
        let captioned = first.is_some_and(|child| child.name == "caption");
        if !captioned && !node.has("aria-label") && !node.has("aria-labelledby") {
            faults.push(format!("{} has no caption", node.show()));
        }
    }
    for (_, node) in tree.named("th") {
        if !node.has("scope") {
            faults.push(format!("{} has no scope", node.show()));
        }
    }
}

/// Ways around can be told apart by their names.
fn landmarks(tree: &Tree, faults: &mut Vec<String>) {
    let mut seen = HashSet::new();
    for (index, node) in tree.named("nav") {
        let label = node.get("aria-label").map_or_else(|| tree.said(index), str::to_owned);
        if !seen.insert(label.clone()) {
            faults.push(format!("two <nav> are called {label:?}"));
        }
    }
}

/// What a browser would silently take apart.
fn nesting(tree: &Tree, faults: &mut Vec<String>) {
    let pressed = ["a", "button", "label", "summary"];
    for (index, node) in tree.all() {
        let name = node.name.as_str();
        let inside = |outer: &str| tree.around(index).any(|node| node.name == outer);
        if BLOCKS.contains(&name) && inside("p") {
            faults.push(format!("{} stands in a paragraph", node.show()));
        }
        if name == "form" && inside("form") {
            faults.push(format!("{} stands in another form", node.show()));
        }
        let acts = ["a", "button", "input", "select", "textarea"].contains(&name);
        if acts && !inside("svg") && (inside("a") || inside("button")) {
            faults.push(format!("{} stands in something that is pressed itself", node.show()));
        }
        let parent = tree.around(index).next().map_or("", |node| node.name.as_str());
        if name == "li" && !["ul", "ol"].contains(&parent) {
            faults.push(format!("{} stands outside a list", node.show()));
        }
        if ["ul", "ol"].contains(&parent) && name != "li" {
            faults.push(format!("{} stands in a list but is no item", node.show()));
        }
        if pressed.contains(&parent) && BLOCKS.contains(&name) && parent != "a" && name != "div" {
            let heading = parent == "summary" && name.starts_with('h');
            if !heading {
                faults.push(format!("{} stands in <{parent}>", node.show()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "<!DOCTYPE html><html lang=\"en\"><head><title>T</title>\
        <meta name=\"viewport\" content=\"width=device-width\"></head><body><main>";

    fn page(body: &str) -> String {
        format!("{HEAD}{body}</main></body></html>")
    }

    #[track_caller]
    fn finds(body: &str, fault: &str) {
        let found = check(&page(&format!("<h1>T</h1>{body}")));
        assert!(found.iter().any(|it| it.contains(fault)), "{found:?} lacks {fault:?}");
    }

    #[track_caller]
    fn passes(body: &str) {
        assert_eq!(check(&page(&format!("<h1>T</h1>{body}"))), Vec::<String>::new());
    }

    #[test]
    fn a_sound_page_passes() {
        passes("<h2>A</h2><h3>B</h3><h2>C</h2><p>x <a href=\"https://x.org\">y</a></p>");
        passes("<form method=\"post\" action=\"/x\"><label for=\"a\">A</label><input id=\"a\" name=\"a\"></form>");
        passes("<script type=\"application/ld+json\">{}</script><script src=\"/a.js\"></script>");
        passes("<svg role=\"img\" aria-label=\"x\"><title>x</title><rect></rect></svg>");
    }

    #[test]
    fn a_page_says_what_it_is() {
        let bare = check("<html><body><p>x</p></body></html>");
        for fault in ["no doctype", "no language", "0 titles", "0 main parts", "no viewport", "0 h1"] {
            assert!(bare.iter().any(|it| it.contains(fault)), "{bare:?} lacks {fault:?}");
        }
    }

    #[test]
    fn headings_are_in_order() {
        finds("<h1>U</h1>", "2 h1");
        finds("<h3>B</h3>", "follows a heading of level 1");
        finds("<h2></h2>", "is empty");
    }

    #[test]
    fn only_known_elements_stand_in_it() {
        finds("<artcle></artcle>", "not a known element");
        finds("<convoke-typo></convoke-typo>", "not a known element");
        finds("<svg aria-hidden=\"true\"><div></div></svg>", "not a known element");
    }

    #[test]
    fn ids_are_unique_and_references_exist() {
        finds("<p id=\"a\">x</p><p id=\"a\">y</p>", "stands twice");
        finds("<p id=\"\">x</p>", "bad id");
        finds("<p aria-describedby=\"gone\">x</p>", "#gone");
        finds("<a href=\"#gone\">x</a>", "#gone");
    }

    #[test]
    fn nothing_runs_or_is_styled_inline() {
        finds("<script>x</script>", "a script stands");
        finds("<style>p{}</style>", "a style element");
        finds("<p style=\"x\">x</p>", "style attribute");
        finds("<p onclick=\"x\">x</p>", "event attribute");
        finds("<a href=\" JavaScript:x\">x</a>", "runs or holds data");
    }

    #[test]
    fn nothing_is_loaded_from_elsewhere() {
        finds("<img src=\"https://x.org/a.png\" alt=\"\">", "leads away in src");
        finds("<script src=\"//x.org/a.js\"></script>", "leads away in src");
        finds("<link rel=\"stylesheet\" href=\"https://x.org/a.css\">", "loads from elsewhere");
        finds("<a href=\"/x\" target=\"_blank\">x</a>", "rel=noopener");
    }

    #[test]
    fn every_input_has_a_label() {
        finds("<input name=\"a\">", "has no label");
        finds("<label for=\"a\">A</label><select id=\"a\"></select>", "has no name");
        finds("<label for=\"a\"></label><input id=\"a\" name=\"a\">", "is empty");
        finds("<fieldset><p>x</p></fieldset>", "does not begin with a legend");
    }

    #[test]
    fn whatever_can_be_pressed_has_words() {
        finds("<img src=\"/a.png\">", "has no alt");
        finds("<a href=\"/x\"></a>", "has no words");
        finds("<a>x</a>", "leads nowhere");
        finds("<button type=\"submit\"><svg aria-hidden=\"true\"></svg></button>", "has no words");
        finds("<button>x</button>", "does not say its type");
        finds("<svg></svg>", "no text alternative");
        finds("<nav>x</nav>", "has no label");
        let twice = "<nav aria-label=\"A\">x</nav><nav aria-label=\"A\">y</nav>";
        finds(twice, "two <nav> are called");
        finds("<form action=\"/x\"></form>", "does not say its method");
    }

    #[test]
    fn tables_have_captions() {
        finds("<table><tbody><tr><td>x</td></tr></tbody></table>", "no caption");
        finds("<table><caption>x</caption><thead><tr><th>x</th></tr></thead></table>", "no scope");
    }

    #[test]
    fn nothing_stands_where_a_browser_would_move_it() {
        finds("<p><div>x</div></p>", "stands in a paragraph");
        finds("<div><p>x</div>", "closes <p>");
        finds("<div>", "is not closed");
        finds("<a href=\"/x\">x <a href=\"/y\">y</a></a>", "pressed itself");
        finds("<ul><p>x</p></ul>", "no item");
        finds("<li>x</li>", "outside a list");
    }
}
