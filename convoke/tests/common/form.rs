//! Forms as a page shows them: every field may be filled in, also with what its widget would not allow.

use scraper::{ElementRef, Html, Selector};

/// A form of a page.
#[derive(Clone, Debug)]
pub(crate) struct SeenForm {
    pub(crate) action: String,
    pub(crate) is_get: bool,
    pub(crate) is_upload: bool,
    pub(crate) fields: Vec<SeenField>,
    pub(crate) file: Option<(String, String, Vec<u8>)>,
}

/// A field of a form.
#[derive(Clone, Debug)]
pub(crate) struct SeenField {
    pub(crate) name: String,
    pub(crate) value: String,
    /// `text`, `textarea`, `select`, `checkbox`, …
    pub(crate) kind: String,
    pub(crate) is_sent: bool,
}

fn selector(text: &str) -> Selector {
    Selector::parse(text).unwrap()
}

impl SeenForm {
    /// All forms of a page.
    pub(crate) fn all(html: &str) -> Vec<Self> {
        let page = Html::parse_document(html);
        page.select(&selector("form")).filter_map(Self::read).collect()
    }

    fn read(form: ElementRef<'_>) -> Option<Self> {
        let value = form.value();
        let mut fields: Vec<SeenField> = form.select(&selector("input, textarea, select")).filter_map(field).collect();
        // Somebody presses the first button.
        let button = form.select(&selector("button[name]")).next();
        fields.extend(button.and_then(|button| {
            let attr = |name| button.value().attr(name).map(str::to_owned);
            let (name, value) = (attr("name")?, attr("value").unwrap_or_default());
            Some(SeenField { name, value, kind: "button".to_owned(), is_sent: true })
        }));
        Some(Self {
            action: value.attr("action")?.to_owned(),
            is_get: value.attr("method").is_none_or(|m| m.eq_ignore_ascii_case("get")),
            is_upload: value.attr("enctype") == Some("multipart/form-data"),
            fields,
            file: None,
        })
    }

    /// Whether there is such a field.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.name == name)
    }

    /// What a field holds.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|f| f.name == name && f.is_sent).map(|f| f.value.as_str())
    }

    /// Fills a field in; choices are taken by value.
    #[track_caller]
    pub(crate) fn set(mut self, name: &str, value: &str) -> Self {
        assert!(self.has(name), "{} has no field {name}", self.action);
        let is_choice = self.fields.iter().any(|f| f.name == name && matches!(&*f.kind, "radio" | "checkbox"));
        for field in self.fields.iter_mut().filter(|f| f.name == name) {
            if is_choice {
                field.is_sent = field.value == value;
            } else {
                value.clone_into(&mut field.value);
                field.is_sent = true;
            }
        }
        self
    }

    /// Chooses a file.
    pub(crate) fn choose(mut self, name: &str, file_name: &str, bytes: &[u8]) -> Self {
        self.file = Some((name.to_owned(), file_name.to_owned(), bytes.to_vec()));
        self
    }

    /// The fields that are sent.
    pub(crate) fn pairs(&self) -> Vec<(String, String)> {
        self.fields.iter().filter(|f| f.is_sent).map(|f| (f.name.clone(), f.value.clone())).collect()
    }

    /// Media type and bytes.
    pub(crate) fn encode(&self) -> (String, Vec<u8>) {
        const EDGE: &str = "----convoke-outside";
        if !self.is_upload {
            let body = serde_html_form::to_string(self.pairs()).unwrap();
            return ("application/x-www-form-urlencoded".to_owned(), body.into_bytes());
        }
        let mut body = Vec::new();
        for (name, value) in self.pairs() {
            let part = format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        if let Some((name, file_name, bytes)) = &self.file {
            let head =
                format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(b"Content-Type: application/octet-stream\r\n\r\n");
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{EDGE}--\r\n").as_bytes());
        (format!("multipart/form-data; boundary={EDGE}"), body)
    }
}

fn field(element: ElementRef<'_>) -> Option<SeenField> {
    let value = element.value();
    let name = value.attr("name")?.to_owned();
    match value.name() {
        "textarea" => {
            let text: String = element.text().collect();
            let text = text.strip_prefix('\n').unwrap_or(&text).to_owned();
            Some(SeenField { name, value: text, kind: "textarea".to_owned(), is_sent: true })
        }
        "select" => {
            let all: Vec<_> = element.select(&selector("option")).collect();
            let chosen = all.iter().find(|o| o.value().attr("selected").is_some()).or(all.first())?;
            let value = chosen.value().attr("value").map_or_else(|| chosen.text().collect(), str::to_owned);
            Some(SeenField { name, value, kind: "select".to_owned(), is_sent: true })
        }
        _ => {
            let kind = value.attr("type").unwrap_or("text").to_owned();
            if matches!(&*kind, "submit" | "button" | "image") {
                return None;
            }
            let is_choice = matches!(&*kind, "checkbox" | "radio");
            let held = value.attr("value").unwrap_or(if is_choice { "on" } else { "" }).to_owned();
            let is_sent = kind != "file" && (!is_choice || value.attr("checked").is_some());
            Some(SeenField { name, value: held, kind, is_sent })
        }
    }
}
