//! The configuration: one table of settings drives the file, the environment, the flags, `convoke
//! config` and `docs/configuration.md`.
//!
//! Later sources win: default, `convoke.toml`, environment (`CONVOKE_SECTION_KEY`), flags. A key
//! that is not in the table is an error, with the nearest one that is. Secrets are given by file
//! path or environment and never printed.

use std::collections::BTreeMap;
use std::fmt;
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow, bail};
use base::Lang;
use web::Joining;
use web::client::Network;

/// One thing that can be set.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// `section.key`, or `key` at the top of the file.
    pub key: &'static str,
    /// What holds when nothing is said.
    pub default: &'static str,
    /// What it does, in a sentence or two.
    pub doc: &'static str,
    /// Whether its value is a secret.
    pub is_secret: bool,
}

const fn setting(key: &'static str, default: &'static str, doc: &'static str) -> Setting {
    Setting { key, default, doc, is_secret: false }
}

/// Everything that can be set, in the order of the reference.
pub const SETTINGS: &[Setting] = &[
    setting(
        "data",
        "convoke-data",
        "Folder for the database, the keys and nothing else. Made at the first start, readable by its owner only.",
    ),
    setting(
        "database",
        "",
        "Empty: an embedded SQLite file in the data folder. `postgres://user@host/name`: a PostgreSQL database. `sqlite:PATH`: a SQLite file elsewhere.",
    ),
    setting("site.name", "Convoke", "What the site is called."),
    setting("site.town", "", "Town or region shown beside the name."),
    setting(
        "site.base_url",
        "",
        "Public address without a slash at the end, such as `https://example.org`. Empty: `http://` and the address that is listened on.",
    ),
    setting("site.lang", "en", "Language where a visitor asks for none we speak: `en` or `es`."),
    setting("site.joining", "open", "Who may make an account: `open` or `invited`."),
    setting("site.contact", "", "How people reach those who run the site, in words for the page \"About\"."),
    setting(
        "server.listen",
        "127.0.0.1:8080",
        "Address and port to listen on. Encryption is the reverse proxy's business.",
    ),
    setting(
        "server.metrics",
        "",
        "Address and port for Prometheus, loopback only, such as `127.0.0.1:9464`. Empty: no metrics.",
    ),
    setting(
        "server.trusted_proxies",
        "",
        "Addresses or networks, separated by commas, whose `X-Forwarded-For` is believed, such as `127.0.0.1, 10.0.0.0/8`.",
    ),
    setting("server.drain_seconds", "20", "How long a stop waits for requests and jobs that are running."),
    setting("server.workers", "0", "Threads that answer requests. 0: one per processor."),
    setting("limits.open", "false", "`true` switches all rate limits off: for load tests only."),
    setting(
        "mail.smtp",
        "",
        "`smtp://host:587` (STARTTLS), `smtps://host:465`, or `smtp+plain://127.0.0.1:25` for a relay on this machine. Empty: no mail; then no form asks for an address.",
    ),
    setting("mail.from", "", "Sender of all mail, such as `Convoke <convoke@example.org>`."),
    setting("mail.user", "", "User name at the mail server."),
    Setting {
        key: "mail.password",
        default: "",
        doc: "Password at the mail server; better given as `mail.password_file`.",
        is_secret: true,
    },
    setting("mail.password_file", "", "File that holds the password."),
    setting("log.format", "text", "`text` or `json`."),
    setting("log.level", "info", "`error`, `warn`, `info`, `debug`, or a filter such as `info,convoke_store=debug`."),
];

/// Where a value came from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Source {
    /// Nobody said anything.
    Default,
    /// A file.
    File(PathBuf),
    /// A variable of the environment.
    Environment(String),
    /// A flag.
    Flag,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Environment(name) => write!(f, "environment {name}"),
            Self::Flag => f.write_str("flag"),
        }
    }
}

/// Every setting's value and where it came from.
#[derive(Clone, Debug)]
pub struct Values(BTreeMap<&'static str, (String, Source)>);

/// The name of a setting in the environment.
pub fn environment_name(key: &str) -> String {
    format!("CONVOKE_{}", key.replace('.', "_").to_uppercase())
}

fn find(key: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|s| s.key == key)
}

fn unknown(key: &str, source: &Source) -> anyhow::Error {
    let nearest = SETTINGS.iter().min_by_key(|s| distance(s.key, key)).filter(|s| distance(s.key, key) <= 4);
    match nearest {
        Some(s) => anyhow!("{source}: there is no setting `{key}`; did you mean `{}`?", s.key),
        None => anyhow!("{source}: there is no setting `{key}`; `convoke config` lists them all"),
    }
}

/// Levenshtein distance, for "did you mean".
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut last = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let cost = if x == *y { last } else { 1 + last.min(row[j]).min(row[j + 1]) };
            last = std::mem::replace(&mut row[j + 1], cost);
        }
    }
    row[b.len()]
}

impl Values {
    /// From all sources: the file (if any), the environment's variables, the flags.
    pub fn gather(
        file: Option<&Path>,
        environment: impl IntoIterator<Item = (String, String)>,
        flags: &[(&'static str, String)],
    ) -> Result<Self> {
        let mut values = Self(SETTINGS.iter().map(|s| (s.key, (s.default.to_owned(), Source::Default))).collect());
        if let Some(path) = file {
            let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
            values.take_file(&text, path)?;
        }
        let known: BTreeMap<String, &'static str> = SETTINGS.iter().map(|s| (environment_name(s.key), s.key)).collect();
        for (name, value) in environment {
            // CONVOKE_TEST_… and CONVOKE_CONFIG are not settings.
            if !name.starts_with("CONVOKE_") || name.starts_with("CONVOKE_TEST_") || IGNORED.contains(&name.as_str()) {
                continue;
            }
            let key = known.get(&name).ok_or_else(|| {
                let key = name.trim_start_matches("CONVOKE_").to_lowercase().replacen('_', ".", 1);
                unknown(&key, &Source::Environment(name.clone()))
            })?;
            values.0.insert(key, (value, Source::Environment(name)));
        }
        for (key, value) in flags {
            values.0.insert(key, (value.clone(), Source::Flag));
        }
        Ok(values)
    }

    fn take_file(&mut self, text: &str, path: &Path) -> Result<()> {
        let source = Source::File(path.to_owned());
        let table: toml::Table = text.parse().with_context(|| format!("{} is not sound TOML", path.display()))?;
        for (name, value) in table {
            match value {
                toml::Value::Table(section) => {
                    for (inner, value) in section {
                        self.take(&format!("{name}.{inner}"), &value, &source)?;
                    }
                }
                value => self.take(&name, &value, &source)?,
            }
        }
        Ok(())
    }

    fn take(&mut self, key: &str, value: &toml::Value, source: &Source) -> Result<()> {
        let setting = find(key).ok_or_else(|| unknown(key, source))?;
        let text = match value {
            toml::Value::String(text) => text.clone(),
            toml::Value::Integer(n) => n.to_string(),
            toml::Value::Boolean(b) => b.to_string(),
            toml::Value::Array(items) => {
                let texts: Option<Vec<&str>> = items.iter().map(toml::Value::as_str).collect();
                texts.ok_or_else(|| anyhow!("{source}: `{key}` takes a list of texts"))?.join(",")
            }
            other => bail!("{source}: `{key}` cannot be {}", other.type_str()),
        };
        self.0.insert(setting.key, (text, source.clone()));
        Ok(())
    }

    fn get(&self, key: &'static str) -> &str {
        self.0.get(key).map_or("", |(value, _)| value)
    }

    fn parse<T>(&self, key: &'static str, read: impl FnOnce(&str) -> Result<T, String>) -> Result<T> {
        let (value, source) = self.0.get(key).ok_or_else(|| anyhow!("no setting {key}"))?;
        read(value).map_err(|why| anyhow!("{source}: `{key} = \"{value}\"`: {why}"))
    }

    /// The effective configuration with its sources, secrets covered.
    pub fn show(&self) -> String {
        let mut out = String::new();
        for setting in SETTINGS {
            let (value, source) = &self.0[setting.key];
            let shown = if setting.is_secret && !value.is_empty() { "[secret]" } else { value };
            let line = format!("{} = {shown:?}", setting.key);
            // Writing into a text does not fail.
            writeln!(out, "{line:<56} # {source}").unwrap_or_default();
        }
        out
    }
}

const IGNORED: [&str; 4] = ["CONVOKE_CONFIG", "CONVOKE_DATA_SET", "CONVOKE_UPDATE", "CONVOKE_DEMO_SEED"];

/// The configuration, understood.
#[derive(Clone, Debug)]
pub struct Config {
    /// The data folder.
    pub data: PathBuf,
    /// The database's address.
    pub database: String,
    /// What pages need to know.
    pub site: web::Site,
    /// Where to listen.
    pub listen: SocketAddr,
    /// Where to listen for Prometheus.
    pub metrics: Option<SocketAddr>,
    /// Whose `X-Forwarded-For` is believed.
    pub trusted: Vec<Network>,
    /// How long a stop waits.
    pub drain: Duration,
    /// Threads that answer; 0 is one per processor.
    pub workers: usize,
    /// Whether rate limits count nothing.
    pub limits_open: bool,
    /// How mail leaves.
    pub mail: Option<MailConfig>,
    /// Whether the log is JSON.
    pub log_json: bool,
    /// What is logged.
    pub log_level: String,
}

/// How mail leaves.
#[derive(Clone)]
pub struct MailConfig {
    /// Scheme, host and port.
    pub smtp: String,
    /// The sender.
    pub from: String,
    /// The user name.
    pub user: String,
    /// The password.
    pub password: base::Private<String>,
}

impl fmt::Debug for MailConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MailConfig({})", self.smtp)
    }
}

fn text<T: std::str::FromStr>(value: &str) -> Result<T, String>
where
    T::Err: fmt::Display,
{
    value.parse().map_err(|e: T::Err| e.to_string())
}

impl Config {
    /// Understands the values, naming key and source of whatever is wrong.
    pub fn from_values(values: &Values) -> Result<Self> {
        let listen: SocketAddr = values.parse("server.listen", text)?;
        let metrics = values.parse("server.metrics", |v| {
            if v.is_empty() {
                return Ok(None);
            }
            let address: SocketAddr = text(v)?;
            if address.ip().is_loopback() { Ok(Some(address)) } else { Err("loopback only".to_owned()) }
        })?;
        let data = PathBuf::from(values.get("data"));
        let database = match values.get("database") {
            "" => format!("sqlite:{}", data.join("convoke.db").display()),
            other => other.to_owned(),
        };
        Ok(Self {
            database,
            data,
            site: Self::site(values, listen)?,
            listen,
            metrics,
            trusted: values.parse("server.trusted_proxies", |v| {
                v.split(',').map(str::trim).filter(|n| !n.is_empty()).map(str::parse).collect()
            })?,
            drain: values.parse("server.drain_seconds", |v| text(v).map(Duration::from_secs))?,
            workers: values.parse("server.workers", text)?,
            limits_open: values.parse("limits.open", text)?,
            mail: Self::mail(values)?,
            log_json: values.parse("log.format", |v| match v {
                "json" => Ok(true),
                "text" => Ok(false),
                _ => Err("`text` or `json`".to_owned()),
            })?,
            log_level: values.get("log.level").to_owned(),
        })
    }

    fn site(values: &Values, listen: SocketAddr) -> Result<web::Site> {
        let base_url = values.parse("site.base_url", |v| {
            if v.is_empty() {
                return Ok(format!("http://{listen}"));
            }
            base::text::web_address(v).map_err(|e| e.to_string())?;
            if v.ends_with('/') { Err("without a slash at the end".to_owned()) } else { Ok(v.to_owned()) }
        })?;
        let some = |key| Some(values.get(key).to_owned()).filter(|v| !v.is_empty());
        Ok(web::Site {
            name: values.get("site.name").to_owned(),
            town: some("site.town"),
            base_url,
            lang: values.parse("site.lang", |v| Lang::parse(v).ok_or_else(|| "`en` or `es`".to_owned()))?,
            mails: !values.get("mail.smtp").is_empty(),
            joining: values.parse("site.joining", |v| match v {
                "open" => Ok(Joining::Open),
                "invited" => Ok(Joining::Invited),
                _ => Err("`open` or `invited`".to_owned()),
            })?,
            demo: false,
            contact: some("site.contact"),
        })
    }

    fn mail(values: &Values) -> Result<Option<MailConfig>> {
        let smtp = values.get("mail.smtp");
        if smtp.is_empty() {
            return Ok(None);
        }
        if values.get("mail.from").is_empty() {
            bail!("`mail.smtp` is set, so `mail.from` must be too");
        }
        let password = match values.get("mail.password_file") {
            "" => values.get("mail.password").to_owned(),
            path => {
                let text =
                    std::fs::read_to_string(path).with_context(|| format!("reading mail.password_file {path}"))?;
                text.trim_end().to_owned()
            }
        };
        Ok(Some(MailConfig {
            smtp: smtp.to_owned(),
            from: values.get("mail.from").to_owned(),
            user: values.get("mail.user").to_owned(),
            password: base::Private::new(password),
        }))
    }
}

/// The reference, `docs/configuration.md`.
pub fn reference() -> String {
    let mut out = String::from(
        "# Configuration\n\nMade by `cargo xtask config`; do not edit.\n\n\
         Convoke reads `convoke.toml` (or the file named by `--config`), then the environment, then flags; the later \
         one wins. A key that does not exist is an error. `convoke config` prints what holds and where it came from.\n\n\
         | key | environment | default | what it does |\n|---|---|---|---|\n",
    );
    for s in SETTINGS {
        let default = if s.default.is_empty() { "–".to_owned() } else { format!("`{}`", s.default) };
        writeln!(out, "| `{}` | `{}` | {default} | {} |", s.key, environment_name(s.key), s.doc).unwrap_or_default();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gather(file: &str, environment: &[(&str, &str)]) -> Result<Values> {
        let mut values = Values::gather(
            None,
            environment.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())),
            &[("server.listen", "127.0.0.1:0".to_owned())],
        )?;
        values.take_file(file, Path::new("convoke.toml"))?;
        Ok(values)
    }

    #[test]
    fn the_defaults_are_sound() {
        let config = Config::from_values(&gather("", &[]).unwrap()).unwrap();
        assert_eq!(config.database, "sqlite:convoke-data/convoke.db");
        assert!(config.mail.is_none());
    }

    #[test]
    fn an_unknown_key_is_an_error_that_names_the_nearest() {
        let error = gather("[site]\nnam = \"x\"", &[]).unwrap_err().to_string();
        assert!(error.contains("site.nam") && error.contains("site.name"), "{error}");
        let error = gather("", &[("CONVOKE_SITE_NAMES", "x")]).unwrap_err().to_string();
        assert!(error.contains("CONVOKE_SITE_NAMES"), "{error}");
    }

    #[test]
    fn a_wrong_value_names_its_key_and_source() {
        for (file, key) in [
            ("[server]\nlisten = \"x\"", "server.listen"),
            ("[server]\nmetrics = \"0.0.0.0:1\"", "server.metrics"),
            ("[site]\nlang = \"fr\"", "site.lang"),
            ("[site]\nbase_url = \"https://example.org/\"", "site.base_url"),
            ("[limits]\nopen = \"perhaps\"", "limits.open"),
        ] {
            let error = Config::from_values(&gather(file, &[]).unwrap()).unwrap_err().to_string();
            assert!(error.contains(key) && error.contains("convoke.toml"), "{error}");
        }
    }

    #[test]
    fn the_environment_wins_over_the_default_and_secrets_stay_covered() {
        let values = gather("", &[("CONVOKE_SITE_NAME", "North"), ("CONVOKE_MAIL_PASSWORD", "hunter2")]).unwrap();
        let shown = values.show();
        assert!(shown.contains("\"North\"") && shown.contains("environment CONVOKE_SITE_NAME"), "{shown}");
        assert!(!shown.contains("hunter2"));
    }
}
