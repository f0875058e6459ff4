//! A page read as it is written: elements, attributes, text, and what is not closed.
//!
//! Unlike a browser's parser this one repairs nothing, because a page that needs repair is a fault.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// One element.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) parent: usize,
    pub(super) children: Vec<usize>,
    /// The text directly inside.
    pub(super) text: String,
}

impl Node {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(other, _)| other == name);
        found.map(|(_, value)| value.as_str())
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// How it looks in a message.
    pub(super) fn show(&self) -> String {
        let mark =
            ["id", "name", "href", "class"].iter().find_map(|name| Some(format!(" {name}={:?}", self.get(name)?)));
        format!("<{}{}>", self.name, mark.unwrap_or_default())
    }
}

/// All elements in reading order; the first is the document.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    pub(super) doctype: bool,
    pub(super) faults: Vec<String>,
}

struct Sink(RefCell<(Tree, Vec<usize>)>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut state = self.0.borrow_mut();
        let (tree, open) = &mut *state;
        let here = open.last().copied().unwrap_or(0);
        match token {
            Token::DoctypeToken(_) => tree.doctype = true,
            Token::CharacterTokens(text) => {
                if let Some(node) = tree.nodes.get_mut(here) {
                    node.text.push_str(&text);
                }
            }
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                return start(tree, open, here, &tag);
            }
            Token::TagToken(tag) => end(tree, open, &tag.name, line),
            Token::ParseError(fault) => tree.faults.push(format!("line {line}: {fault}")),
            Token::CommentToken(_) | Token::NullCharacterToken | Token::EOFToken => {}
        }
        TokenSinkResult::Continue
    }
}

fn start(tree: &mut Tree, open: &mut Vec<usize>, here: usize, tag: &Tag) -> TokenSinkResult<()> {
    let name = tag.name.to_string();
    let attributes = tag.attrs.iter();
    let attributes = attributes.map(|a| (a.name.local.to_string(), a.value.to_string()));
    let node = Node { name: name.clone(), attributes: attributes.collect(), parent: here, ..Node::default() };
    let index = tree.nodes.len();
    tree.nodes.push(node);
    if let Some(parent) = tree.nodes.get_mut(here) {
        parent.children.push(index);
    }
    if tag.had_duplicate_attributes {
        tree.faults.push(format!("<{name}> has an attribute twice"));
    }
    if !VOID.contains(&name.as_str()) && !tag.self_closing {
        open.push(index);
    }
    match name.as_str() {
        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
        "style" => TokenSinkResult::RawData(RawKind::Rawtext),
        // An SVG title is ordinary text; only the page's own title is raw.
        "title" if tree.nodes.get(here).is_some_and(|node| node.name == "head") => {
            TokenSinkResult::RawData(RawKind::Rcdata)
        }
        "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
        _ => TokenSinkResult::Continue,
    }
}

fn end(tree: &mut Tree, open: &mut Vec<usize>, name: &str, line: u64) {
    let last = open.last().and_then(|index| tree.nodes.get(*index));
    if last.is_some_and(|node| node.name == name) {
        open.pop();
    } else {
        let found = last.map_or("nothing", |node| node.name.as_str()).to_owned();
        tree.faults.push(format!("line {line}: </{name}> closes <{found}>"));
    }
}

/// Reads a page.
pub(super) fn read(html: &str) -> Tree {
    let root = Tree { nodes: vec![Node::default()], ..Tree::default() };
    let tokenizer = Tokenizer::new(Sink(RefCell::new((root, vec![0]))), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    // Only scripts make the tokenizer pause; it is fed until nothing is left.
    while !input.is_empty() {
        drop(tokenizer.feed(&input));
    }
    tokenizer.end();
    let (mut tree, open) = tokenizer.sink.0.into_inner();
    for index in open.iter().skip(1) {
        let name = tree.nodes.get(*index).map(|node| node.name.clone()).unwrap_or_default();
        tree.faults.push(format!("<{name}> is not closed"));
    }
    tree
}

impl Tree {
    /// All elements but the document itself.
    pub(super) fn all(&self) -> impl Iterator<Item = (usize, &Node)> {
        self.nodes.iter().enumerate().skip(1)
    }

    /// All elements of one name.
    pub(super) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = (usize, &'a Node)> {
        self.all().filter(move |(_, node)| node.name == name)
    }

    /// The elements around one, innermost first.
    pub(super) fn around(&self, index: usize) -> impl Iterator<Item = &Node> {
        let parent = |index: usize| {
            let parent = self.nodes.get(index)?.parent;
            (parent != 0).then_some(parent)
        };
        std::iter::successors(parent(index), move |index| parent(*index)).filter_map(|index| self.nodes.get(index))
    }

    /// The name that assistive technology gives to an element from its content and labels.
    pub(super) fn said(&self, index: usize) -> String {
        let Some(node) = self.nodes.get(index) else { return String::new() };
        if let Some(label) = node.get("aria-label") {
            return label.trim().to_owned();
        }
        if let Some(ids) = node.get("aria-labelledby") {
            let named = ids.split_whitespace().filter_map(|id| self.by_id(id));
            return named.map(|at| self.said(at)).collect::<Vec<_>>().join(" ").trim().to_owned();
        }
        if node.get("aria-hidden") == Some("true") {
            return String::new();
        }
        let mut text = node.get("alt").unwrap_or_default().to_owned();
        text.push_str(&node.text);
        for child in &node.children {
            text.push_str(&self.said(*child));
        }
        text.trim().to_owned()
    }

    /// The element with an id.
    pub(super) fn by_id(&self, id: &str) -> Option<usize> {
        self.all().find(|(_, node)| node.get("id") == Some(id)).map(|(index, _)| index)
    }
}
