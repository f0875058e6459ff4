//! A client on a plain socket: keeps the connection and the cookies, follows nothing, hides nothing.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Read, Write};
use std::net::{IpAddr, SocketAddr, TcpStream};
use std::time::Duration;

use super::Filled;

/// The name under which the tried sites know themselves.
const HOST: &str = "convoke.test";

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(40);

/// One visitor with one connection.
#[derive(Debug)]
pub(crate) struct Client {
    address: SocketAddr,
    from: Option<IpAddr>,
    stream: Option<TcpStream>,
    rest: Vec<u8>,
    /// Cookies by name.
    pub(crate) cookies: BTreeMap<String, String>,
    /// Sent with every request.
    pub(crate) headers: Vec<(String, String)>,
    /// Where our forms come from.
    pub(crate) origin: String,
    /// The name of the server.
    pub(crate) host: String,
}

/// A whole answer.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Client {
    /// A visitor of a server.
    pub(crate) fn new(address: SocketAddr) -> Self {
        Self {
            address,
            from: None,
            stream: None,
            rest: Vec::new(),
            cookies: BTreeMap::new(),
            headers: Vec::new(),
            origin: format!("http://{HOST}"),
            host: HOST.to_owned(),
        }
    }

    /// The same visitor behind another address of this machine.
    pub(crate) fn behind(mut self, from: IpAddr) -> Self {
        self.from = Some(from);
        self
    }

    /// The same visitor with a cookie.
    pub(crate) fn with_cookie(mut self, name: &str, value: &str) -> Self {
        self.cookies.insert(name.to_owned(), value.to_owned());
        self
    }

    /// The same visitor with a header on every request.
    pub(crate) fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    fn connect(&self) -> io::Result<TcpStream> {
        let stream = match self.from {
            None => TcpStream::connect(self.address)?,
            Some(from) => {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
                let address = self.address;
                let stream = runtime.block_on(async move {
                    let socket = tokio::net::TcpSocket::new_v4()?;
                    socket.bind(SocketAddr::new(from, 0))?;
                    socket.connect(address).await?.into_std()
                })?;
                stream.set_nonblocking(false)?;
                stream
            }
        };
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        Ok(stream)
    }

    /// Asks and reads the whole answer; a broken connection is an error.
    pub(crate) fn ask(&mut self, method: &str, path: &str, body: Option<(&str, &[u8])>) -> io::Result<Reply> {
        let request = self.request(method, path, body);
        self.raw(&request, path, method == "HEAD")
    }

    fn request(&self, method: &str, path: &str, body: Option<(&str, &[u8])>) -> Vec<u8> {
        let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\n", self.host);
        for (name, value) in &self.headers {
            write!(head, "{name}: {value}\r\n").unwrap();
        }
        if !self.cookies.is_empty() {
            let all: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            write!(head, "cookie: {}\r\n", all.join("; ")).unwrap();
        }
        if let Some((kind, bytes)) = body {
            write!(head, "content-type: {kind}\r\ncontent-length: {}\r\norigin: {}\r\n", bytes.len(), self.origin)
                .unwrap();
        }
        head.push_str("\r\n");
        let mut bytes = head.into_bytes();
        bytes.extend_from_slice(body.map_or(&[], |(_, bytes)| bytes));
        bytes
    }

    /// Sends bytes as they are and reads one answer.
    pub(crate) fn raw(&mut self, request: &[u8], path: &str, no_body: bool) -> io::Result<Reply> {
        let is_reused = self.stream.is_some();
        match self.once(request, path, no_body) {
            // A kept connection may have been closed by the other side in the meantime.
            Err(_) if is_reused => self.once(request, path, no_body),
            other => other,
        }
    }

    fn once(&mut self, request: &[u8], path: &str, no_body: bool) -> io::Result<Reply> {
        let mut stream = if let Some(stream) = self.stream.take() {
            stream
        } else {
            self.rest.clear();
            self.connect()?
        };
        // The server may answer and hang up before it has read everything: then the answer counts.
        let sent = stream.write_all(request);
        let (reply, keep) = match read_reply(&mut stream, &mut self.rest, path, no_body) {
            Ok(it) => it,
            Err(error) => return Err(sent.err().unwrap_or(error)),
        };
        if keep && sent.is_ok() {
            self.stream = Some(stream);
        }
        for (_, cookie) in reply.headers.iter().filter(|(name, _)| name == "set-cookie") {
            self.keep(cookie);
        }
        Ok(reply)
    }

    fn keep(&mut self, cookie: &str) {
        let (pair, attributes) = cookie.split_once(';').unwrap_or((cookie, ""));
        let Some((name, value)) = pair.split_once('=') else { return };
        if attributes.contains("Max-Age=0") || value.is_empty() {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }

    /// Opens a page.
    #[track_caller]
    pub(crate) fn get(&mut self, path: &str) -> Reply {
        self.ask("GET", path, None).unwrap_or_else(|error| panic!("GET {path}: {error}"))
    }

    /// Opens a page and follows redirects on this site.
    #[track_caller]
    pub(crate) fn follow(&mut self, path: &str) -> Reply {
        let mut reply = self.get(path);
        for _ in 0..8 {
            let Some(to) = reply.location() else { return reply };
            reply = self.get(&to);
        }
        panic!("{path} redirects in circles");
    }

    /// Posts url-encoded fields.
    #[track_caller]
    pub(crate) fn post(&mut self, path: &str, fields: &[(String, String)]) -> Reply {
        let body = serde_html_form::to_string(fields).unwrap();
        self.ask("POST", path, Some(("application/x-www-form-urlencoded", body.as_bytes())))
            .unwrap_or_else(|error| panic!("POST {path}: {error}"))
    }

    /// Sends a form as the page showed it, with what was filled in.
    #[track_caller]
    pub(crate) fn send(&mut self, form: &Filled) -> Reply {
        let (kind, body) = form.encode();
        if form.is_get {
            return self.get(&format!("{}?{}", form.action, String::from_utf8_lossy(&body)));
        }
        let path = form.action.clone();
        self.ask("POST", &path, Some((&kind, &body))).unwrap_or_else(|error| panic!("POST {path}: {error}"))
    }
}

impl Reply {
    /// The body as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// Where a redirect leads on this site.
    pub(crate) fn location(&self) -> Option<String> {
        if !(300..400).contains(&self.status) {
            return None;
        }
        let to = self.header("location")?;
        Some(to.strip_prefix(&format!("http://{HOST}")).unwrap_or(to).to_owned())
    }

    /// Asserts the status.
    #[track_caller]
    pub(crate) fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{}:\n{}", self.path, self.visible());
        self
    }

    /// The text a person sees.
    pub(crate) fn visible(&self) -> String {
        let html = scraper::Html::parse_document(&self.text());
        let body = scraper::Selector::parse("body").unwrap();
        html.select(&body).flat_map(|b| b.text()).flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
    }

    /// Whether this is a page.
    pub(crate) fn is_html(&self) -> bool {
        self.header("content-type").is_some_and(|kind| kind.starts_with("text/html"))
    }

    /// All forms of the page.
    pub(crate) fn forms(&self) -> Vec<Filled> {
        if self.is_html() { Filled::all(&self.text()) } else { Vec::new() }
    }

    /// The form with this action.
    #[track_caller]
    pub(crate) fn form(&self, action: &str) -> Filled {
        let found = self.forms().into_iter().find(|form| form.action == action);
        found.unwrap_or_else(|| panic!("{} ({}) has no form for {action}:\n{}", self.path, self.status, self.visible()))
    }

    /// Every link of the page that stays on this site, without fragment.
    pub(crate) fn links(&self) -> Vec<String> {
        if !self.is_html() {
            return Vec::new();
        }
        let html = scraper::Html::parse_document(&self.text());
        let links = scraper::Selector::parse("a[href]").unwrap();
        let here = format!("http://{HOST}");
        let all = html.select(&links).filter_map(|a| a.value().attr("href"));
        let ours = all.map(|href| href.strip_prefix(&here).unwrap_or(href));
        let ours = ours.filter(|href| href.starts_with('/') && !href.starts_with("//"));
        ours.map(|href| href.split('#').next().unwrap_or_default().to_owned()).collect()
    }
}

fn read_more(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> io::Result<()> {
    let mut bytes = [0; 16 * 1024];
    let n = stream.read(&mut bytes)?;
    if n == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    buffer.extend_from_slice(&bytes[..n]);
    Ok(())
}

fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len()).position(|w| w == needle)
}

fn read_reply(stream: &mut TcpStream, rest: &mut Vec<u8>, path: &str, no_body: bool) -> io::Result<(Reply, bool)> {
    let end = loop {
        match find(rest, b"\r\n\r\n") {
            Some(end) => break end,
            None => read_more(stream, rest)?,
        }
    };
    let head: Vec<u8> = rest.drain(..end + 4).collect();
    let head = String::from_utf8_lossy(&head).into_owned();
    let mut lines = head.split("\r\n").filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    let status = first.split(' ').nth(1).and_then(|s| s.parse().ok());
    let status = status.ok_or_else(|| io::Error::other(format!("no status in {first:?}")))?;
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let header = |name: &str| headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
    let keep = header("connection") != Some("close");
    let is_chunked = header("transfer-encoding").is_some_and(|v| v.contains("chunked"));
    let length = header("content-length").and_then(|v| v.parse::<usize>().ok());
    let mut body = Vec::new();
    if no_body || matches!(status, 100..200 | 204 | 304) {
    } else if is_chunked {
        loop {
            let line = loop {
                match find(rest, b"\r\n") {
                    Some(end) => break rest.drain(..end + 2).collect::<Vec<u8>>(),
                    None => read_more(stream, rest)?,
                }
            };
            let size = usize::from_str_radix(String::from_utf8_lossy(&line).trim(), 16).map_err(io::Error::other)?;
            while rest.len() < size + 2 {
                read_more(stream, rest)?;
            }
            body.extend(rest.drain(..size));
            rest.drain(..2);
            if size == 0 {
                break;
            }
        }
    } else if let Some(length) = length {
        while rest.len() < length {
            read_more(stream, rest)?;
        }
        body.extend(rest.drain(..length));
    } else {
        while read_more(stream, rest).is_ok() {}
        body.append(rest);
        return Ok((Reply { status, path: path.to_owned(), headers, body }, false));
    }
    Ok((Reply { status, path: path.to_owned(), headers, body }, keep))
}
