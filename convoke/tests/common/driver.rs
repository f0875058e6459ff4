//! A real browser: Chromium through its driver, spoken to in plain `WebDriver` (W3C) over our own client.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use super::Client;

/// How `WebDriver` names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A running browser; it goes with this value.
#[derive(Debug)]
pub(crate) struct Browser {
    driver: Child,
    client: Client,
    session: String,
    profile: tempfile::TempDir,
}

/// How the browser is to be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Manner {
    pub(crate) scripts: bool,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) lang: &'static str,
}

impl Browser {
    /// Opens one where this machine has one.
    pub(crate) fn open(manner: Manner) -> Option<Self> {
        let driver = std::env::var_os("CONVOKE_TEST_CHROMEDRIVER")?;
        let chromium = std::env::var("CONVOKE_TEST_CHROMIUM").ok()?;
        let mut driver = Command::new(driver)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(driver.stdout.take().unwrap()).lines();
        let port = lines.map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once("successfully on port ")?;
            port.trim_end_matches('.').parse::<u16>().ok()
        });
        let port = port.expect("the driver says its port");
        let mut client = Client::new(([127, 0, 0, 1], port).into());
        client.host = format!("localhost:{port}");
        client.origin.clear();
        let profile = tempfile::Builder::new().prefix("convoke-browser-").tempdir().unwrap();
        let mut browser = Self { driver, client, session: String::new(), profile };
        browser.begin(&chromium, manner);
        Some(browser)
    }

    fn begin(&mut self, chromium: &str, manner: Manner) {
        let profile = format!("--user-data-dir={}", self.profile.path().display());
        let lang = format!("--lang={}", manner.lang);
        let args = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            profile.as_str(),
            lang.as_str(),
        ];
        let javascript = if manner.scripts { 1 } else { 2 };
        let options = json!({
            "binary": chromium,
            "args": args,
            "prefs": {
                "intl.accept_languages": manner.lang,
                "profile.managed_default_content_settings.javascript": javascript,
            },
        });
        let wish = json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL" },
        }}});
        let made = self.call("POST", "/session", &wish);
        self.session = format!("/session/{}", made["sessionId"].as_str().expect("a session"));
        self.shape(manner.width, manner.height);
    }

    fn call(&mut self, method: &str, path: &str, body: &Value) -> Value {
        self.try_call(method, path, body).unwrap_or_else(|error| panic!("{method} {path} {body:.300}: {error}"))
    }

    fn try_call(&mut self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        let path = format!("{}{path}", self.session);
        let bytes = body.to_string().into_bytes();
        let body = (method == "POST").then_some(("application/json", bytes.as_slice()));
        let reply = self.client.ask(method, &path, body).map_err(|error| error.to_string())?;
        let mut answer: Value = serde_json::from_slice(&reply.body).map_err(|error| error.to_string())?;
        let value = answer["value"].take();
        if reply.status == 200 { Ok(value) } else { Err(value["message"].to_string()) }
    }

    /// Makes the window so large, whatever the desktop allows.
    pub(crate) fn shape(&mut self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.call("POST", "/goog/cdp/execute", &json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": size }));
    }

    /// Wishes for a light or a dark page, as the settings of a system do.
    pub(crate) fn prefers(&mut self, scheme: &str) {
        let wish = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.call("POST", "/goog/cdp/execute", &json!({ "cmd": "Emulation.setEmulatedMedia", "params": wish }));
    }

    /// Opens a page.
    #[track_caller]
    pub(crate) fn go(&mut self, url: &str) {
        self.call("POST", "/url", &json!({ "url": url }));
    }

    /// Where we are.
    pub(crate) fn url(&mut self) -> String {
        self.call("GET", "/url", &Value::Null).as_str().unwrap_or_default().to_owned()
    }

    /// The page's HTML as it is now.
    pub(crate) fn source(&mut self) -> String {
        self.call("GET", "/source", &Value::Null).as_str().unwrap_or_default().to_owned()
    }

    /// Sets a cookie of the present site.
    pub(crate) fn cookie(&mut self, name: &str, value: &str) {
        let cookie = json!({ "cookie": { "name": name, "value": value, "path": "/", "httpOnly": true } });
        self.call("POST", "/cookie", &cookie);
    }

    /// Forgets all cookies of the present site.
    pub(crate) fn forget_cookies(&mut self) {
        self.call("DELETE", "/cookie", &Value::Null);
    }

    fn find(&mut self, css: &str) -> Option<String> {
        let found = self.try_call("POST", "/element", &json!({ "using": "css selector", "value": css })).ok()?;
        Some(found[ELEMENT].as_str()?.to_owned())
    }

    /// The element, as soon as it is there.
    #[track_caller]
    pub(crate) fn wait(&mut self, css: &str) -> String {
        let begun = std::time::Instant::now();
        loop {
            if let Some(found) = self.find(css) {
                return found;
            }
            if begun.elapsed() > Duration::from_secs(10) {
                let (url, text) = (self.url(), self.text("body"));
                panic!("no {css} at {url}:\n{text}");
            }
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    /// The visible text of an element.
    pub(crate) fn text(&mut self, css: &str) -> String {
        let Some(element) = self.find(css) else { return String::new() };
        let text = self.try_call("GET", &format!("/element/{element}/text"), &Value::Null);
        text.ok().and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// Clicks, as soon as it can be clicked.
    #[track_caller]
    pub(crate) fn click(&mut self, css: &str) {
        let begun = std::time::Instant::now();
        let script =
            format!("document.querySelector({css:?}).scrollIntoView({{ block: 'center', behavior: 'instant' }})");
        loop {
            let element = self.wait(css);
            self.run(&script);
            match self.try_call("POST", &format!("/element/{element}/click"), &json!({})) {
                Ok(_) => return,
                // An island may be about to show its button.
                Err(error) => {
                    let url = self.url();
                    assert!(begun.elapsed() < Duration::from_secs(5), "{css} at {url}: {error}");
                }
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Types into a field, after emptying it.
    #[track_caller]
    pub(crate) fn fill(&mut self, css: &str, text: &str) {
        let element = self.wait(css);
        self.call("POST", &format!("/element/{element}/clear"), &json!({}));
        self.call("POST", &format!("/element/{element}/value"), &json!({ "text": text }));
    }

    /// Presses a key, as a person without a mouse does.
    pub(crate) fn press(&mut self, key: &str) {
        let actions = json!([{ "type": "keyDown", "value": key }, { "type": "keyUp", "value": key }]);
        self.call("POST", "/actions", &json!({ "actions": [{ "type": "key", "id": "keys", "actions": actions }] }));
    }

    /// What a script says about the page.
    #[track_caller]
    pub(crate) fn run(&mut self, script: &str) -> Value {
        self.call("POST", "/execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// What a script says later, through its last argument.
    #[track_caller]
    pub(crate) fn run_later(&mut self, script: &str) -> Value {
        self.call("POST", "/execute/async", &json!({ "script": script, "args": [] }))
    }

    /// A security key that always says yes.
    pub(crate) fn add_authenticator(&mut self) {
        let it = json!({
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": true,
            "hasUserVerification": true, "isUserVerified": true, "isUserConsenting": true,
        });
        self.call("POST", "/webauthn/authenticator", &it);
    }

    /// What the browser complained about since the last time.
    pub(crate) fn complaints(&mut self) -> Vec<String> {
        let log = self.call("POST", "/se/log", &json!({ "type": "browser" }));
        let all = log.as_array().cloned().unwrap_or_default();
        all.iter().filter_map(|entry| entry["message"].as_str().map(str::to_owned)).collect()
    }

    /// Waits until the address holds `part`.
    #[track_caller]
    pub(crate) fn arrives(&mut self, part: &str) {
        let begun = std::time::Instant::now();
        while !self.url().contains(part) {
            if begun.elapsed() > Duration::from_secs(12) {
                let (url, text) = (self.url(), self.text("body"));
                panic!("at {url}, not at {part}:\n{text}");
            }
            std::thread::sleep(Duration::from_millis(30));
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        drop(self.try_call("DELETE", "", &Value::Null));
        drop(self.driver.kill());
        drop(self.driver.wait());
    }
}
