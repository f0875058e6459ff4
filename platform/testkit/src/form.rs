//! A form as a page shows it, being filled in.

use scraper::{ElementRef, Html, Selector};

/// A form of a page and what is in it so far.
#[derive(Clone, Debug)]
pub struct Filled {
    /// Where it goes.
    pub action: String,
    /// Whether it only asks.
    pub is_get: bool,
    is_upload: bool,
    /// Its fields; whoever means harm writes into them what no page would let them.
    pub fields: Vec<Field>,
    first_button: Option<(String, String)>,
    button: Option<(String, String)>,
    file: Option<(String, String, Vec<u8>)>,
}

/// One field of a form.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub value: String,
    /// `textarea`, `select`, or the type of an input.
    pub kind: String,
    is_sent: bool,
    /// Check boxes and radio buttons: sent only when chosen.
    is_choice: bool,
    options: Vec<String>,
}

/// What stands between the parts of an upload.
const EDGE: &str = "convoke-test-boundary";

fn selector(text: &str) -> Selector {
    Selector::parse(text).expect("a selector")
}

impl Filled {
    /// All forms of a page, each with its first button pressed.
    pub fn all(html: &str) -> Vec<Self> {
        let page = Html::parse_document(html);
        page.select(&selector("form")).filter_map(Self::read).map(Self::pressed).collect()
    }

    pub(crate) fn find(html: &str, action: &str) -> Option<Self> {
        let page = Html::parse_document(html);
        let forms = selector("form");
        let form = page.select(&forms).find(|form| form.value().attr("action") == Some(action))?;
        Self::read(form)
    }

    fn read(form: ElementRef<'_>) -> Option<Self> {
        let value = form.value();
        let buttons = selector("button[name]");
        let first_button = form.select(&buttons).find_map(|it| {
            let attr = |name| it.value().attr(name).map(str::to_owned);
            Some((attr("name")?, attr("value").unwrap_or_default()))
        });
        Some(Self {
            action: value.attr("action")?.to_owned(),
            is_get: value.attr("method").is_none_or(|m| m.eq_ignore_ascii_case("get")),
            is_upload: value.attr("enctype") == Some("multipart/form-data"),
            fields: form.select(&selector("input, textarea, select")).filter_map(field).collect(),
            first_button,
            button: None,
            file: None,
        })
    }

    fn pressed(mut self) -> Self {
        self.button = self.first_button.clone();
        self
    }

    /// Fills a field in.
    ///
    /// # Panics
    /// When the form has no such field, or a list does not offer the value.
    #[must_use]
    #[track_caller]
    pub fn set(mut self, name: &str, value: &str) -> Self {
        let action = &self.action;
        let names = || self.fields.iter().map(|f| f.name.as_str()).collect::<Vec<_>>().join(", ");
        assert!(self.fields.iter().any(|f| f.name == name), "{action} has no field {name}; it has {}", names());
        let is_choice = self.fields.iter().any(|f| f.name == name && f.is_choice);
        if is_choice {
            let offered = self.fields.iter().any(|f| f.name == name && f.value == value);
            assert!(offered, "{action}: {name} does not offer {value}");
            for field in self.fields.iter_mut().filter(|f| f.name == name) {
                field.is_sent = field.value == value;
            }
        } else if let Some(field) = self.fields.iter_mut().find(|f| f.name == name) {
            let offers = &field.options;
            assert!(offers.is_empty() || offers.iter().any(|o| o == value), "{name} offers {offers:?}, not {value}");
            value.clone_into(&mut field.value);
            field.is_sent = true;
        }
        self
    }

    /// Ticks one more box of several with the same name.
    ///
    /// # Panics
    /// When the form does not offer it.
    #[must_use]
    #[track_caller]
    pub fn tick(mut self, name: &str, value: &str) -> Self {
        let field = self.fields.iter_mut().find(|f| f.name == name && f.is_choice && f.value == value);
        field.unwrap_or_else(|| panic!("no box {name}={value}")).is_sent = true;
        self
    }

    /// Unticks a box.
    #[must_use]
    pub fn untick(mut self, name: &str) -> Self {
        for field in self.fields.iter_mut().filter(|f| f.name == name && f.is_choice) {
            field.is_sent = false;
        }
        self
    }

    /// Presses a button that sends a value of its own.
    #[must_use]
    pub fn press(mut self, name: &str, value: &str) -> Self {
        self.button = Some((name.to_owned(), value.to_owned()));
        self
    }

    /// Chooses a file.
    #[must_use]
    pub fn choose(mut self, name: &str, file_name: &str, bytes: &[u8]) -> Self {
        self.file = Some((name.to_owned(), file_name.to_owned(), bytes.to_vec()));
        self
    }

    /// What a field holds now.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|f| f.name == name && f.is_sent).map(|f| f.value.as_str())
    }

    /// Whether the form offers a field.
    pub fn offers(&self, name: &str) -> bool {
        self.fields.iter().any(|f| f.name == name)
    }

    /// The names of its fields.
    pub fn names(&self) -> Vec<&str> {
        self.fields.iter().map(|f| f.name.as_str()).collect()
    }

    /// The pairs that would be sent.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let sent = self.fields.iter().filter(|f| f.is_sent).map(|f| (f.name.clone(), f.value.clone()));
        sent.chain(self.button.clone()).collect()
    }

    /// Media type and bytes of what is sent.
    ///
    /// # Panics
    /// Never with fields that a page can hold.
    pub fn encode(&self) -> (String, Vec<u8>) {
        if !self.is_upload {
            let body = serde_html_form::to_string(self.pairs()).expect("a form encodes");
            return ("application/x-www-form-urlencoded".to_owned(), body.into_bytes());
        }
        let mut body = Vec::new();
        for (name, value) in self.pairs() {
            body.extend_from_slice(
                format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").as_bytes(),
            );
        }
        if let Some((name, file_name, bytes)) = &self.file {
            let head = format!(
                "--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{EDGE}--\r\n").as_bytes());
        (format!("multipart/form-data; boundary={EDGE}"), body)
    }
}

fn field(element: ElementRef<'_>) -> Option<Field> {
    let value = element.value();
    let name = value.attr("name")?.to_owned();
    match value.name() {
        "textarea" => {
            let text: String = element.text().collect();
            let text = text.strip_prefix('\n').unwrap_or(&text).to_owned();
            Some(Field {
                name,
                value: text,
                kind: "textarea".to_owned(),
                is_sent: true,
                is_choice: false,
                options: Vec::new(),
            })
        }
        "select" => {
            let all: Vec<_> = element.select(&selector("option")).collect();
            let value_of = |o: &ElementRef<'_>| {
                o.value().attr("value").map_or_else(|| o.text().collect::<String>(), str::to_owned)
            };
            let chosen = all.iter().find(|o| o.value().attr("selected").is_some()).or(all.first());
            let value = chosen.map(value_of).unwrap_or_default();
            let options = all.iter().map(value_of).collect();
            Some(Field { name, value, kind: "select".to_owned(), is_sent: true, is_choice: false, options })
        }
        _ => {
            let kind = value.attr("type").unwrap_or("text");
            if matches!(kind, "submit" | "button" | "image") {
                return None;
            }
            let is_choice = matches!(kind, "checkbox" | "radio");
            let fallback = if is_choice { "on" } else { "" };
            let held = value.attr("value").unwrap_or(fallback).to_owned();
            let is_sent = kind != "file" && (!is_choice || value.attr("checked").is_some());
            let kind = kind.to_owned();
            Some(Field { name, value: held, kind, is_sent, is_choice, options: Vec::new() })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<form method="post" action="/x"><input type="hidden" name="stamp" value="s">
        <input name="title" value="old"><textarea name="text">
body</textarea><input type="checkbox" name="langs" value="en" checked><input type="checkbox" name="langs" value="es">
        <select name="kind"><option value="march">March<option value="rally" selected>Rally</select>
        <button name="do" value="it">Go</button></form>"#;

    #[test]
    fn a_form_sends_what_a_browser_would() {
        let form = Filled::find(PAGE, "/x").unwrap().set("title", "new").tick("langs", "es").press("do", "it");
        let (_, body) = form.encode();
        assert_eq!(String::from_utf8(body).unwrap(), "stamp=s&title=new&text=body&langs=en&langs=es&kind=rally&do=it");
        assert!(Filled::find(PAGE, "/y").is_none());
    }

    #[test]
    fn a_field_that_is_not_there_cannot_be_filled_in() {
        let form = Filled::find(PAGE, "/x").unwrap();
        assert!(!form.offers("role"));
        assert!(std::panic::catch_unwind(|| form.set("role", "admin")).is_err());
    }
}
