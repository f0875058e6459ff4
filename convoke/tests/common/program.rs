//! The program `convoke` as a child process; it ends with this value.

use std::io::{BufRead as _, BufReader, Read};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::{Client, wait_for};

/// A text that grows while somebody reads it.
type Growing = Arc<Mutex<String>>;

/// The running program.
#[derive(Debug)]
pub(crate) struct Program {
    child: Child,
    /// Where it listens.
    pub(crate) address: SocketAddr,
    log: Growing,
    said: Growing,
}

/// A command with nothing of our own environment in it.
pub(crate) fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_convoke"));
    command.args(args).current_dir(folder).env_clear().env("NO_COLOR", "1");
    if let Some(path) = std::env::var_os("PATH") {
        command.env("PATH", path);
    }
    command.stdin(Stdio::null());
    command
}

/// Runs the program to its end.
pub(crate) fn run(folder: &Path, args: &[&str]) -> Output {
    command(folder, args).output().unwrap()
}

/// What a finished program said on both outputs.
pub(crate) fn words(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn collect(output: impl Read + Send + 'static, into: &Growing) {
    let into = Arc::clone(into);
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            let mut text = into.lock().unwrap();
            text.push_str(&line);
            text.push('\n');
        }
    });
}

impl Program {
    /// Serves a data folder; `settings` are environment variables.
    pub(crate) fn serve(data: &Path, settings: &[(&str, &str)]) -> Self {
        Self::try_serve(data, settings).unwrap_or_else(|log| panic!("it did not start:\n{log}"))
    }

    /// The same, or what it said before it ended.
    pub(crate) fn try_serve(data: &Path, settings: &[(&str, &str)]) -> Result<Self, String> {
        let folder = data.parent().unwrap_or(data).to_owned();
        let mut command = command(&folder, &["serve", "--listen", "127.0.0.1:0"]);
        command.env("CONVOKE_DATA", data).env("CONVOKE_SITE_BASE_URL", "http://convoke.test");
        command.env("CONVOKE_LIMITS_OPEN", "true");
        command.envs(settings.iter().copied());
        Self::spawn(command, "listens on http://")
    }

    /// Serves on a port of our choosing, for a browser that knows the site as `localhost`.
    pub(crate) fn serve_locally(data: &Path) -> Self {
        let port = free_port();
        let (listen, site) = (format!("127.0.0.1:{port}"), format!("http://localhost:{port}"));
        let mut command = command(data.parent().unwrap_or(data), &["serve", "--listen", &listen]);
        command.env("CONVOKE_DATA", data).env("CONVOKE_SITE_BASE_URL", site).env("CONVOKE_LIMITS_OPEN", "true");
        Self::spawn(command, "listens on http://").unwrap_or_else(|log| panic!("it did not start:\n{log}"))
    }

    fn spawn(mut command: Command, before_address: &str) -> Result<Self, String> {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (log, said) = (Growing::default(), Growing::default());
        collect(child.stderr.take().unwrap(), &log);
        collect(child.stdout.take().unwrap(), &said);
        let mut program = Self { child, address: SocketAddr::from(([127, 0, 0, 1], 0)), log, said };
        let found = wait_for("the program to listen", Duration::from_secs(50), || {
            let ended = program.child.try_wait().unwrap().is_some();
            let all = program.log() + &program.said();
            let address = all.split_once(before_address).and_then(|(_, rest)| {
                let end = rest.find([',', '\n'])?;
                rest[..end].trim().parse().ok()
            });
            match (address, ended) {
                (Some(address), false) => Some(Ok(address)),
                (_, true) => Some(Err(all)),
                (None, false) => None,
            }
        });
        program.address = found?;
        // The demo says where it is before it listens for requests.
        wait_for("the program to be ready", Duration::from_secs(20), || {
            Client::new(program.address).ask("GET", "/readyz", None).ok().filter(|reply| reply.status == 200)
        });
        Ok(program)
    }

    /// What it logged so far.
    pub(crate) fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// What it said so far.
    pub(crate) fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// A visitor.
    pub(crate) fn client(&self) -> Client {
        Client::new(self.address)
    }

    /// Memory in use, in bytes: now and at most.
    pub(crate) fn memory(&self) -> (u64, u64) {
        let text = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let field = |name: &str| {
            let line = text.lines().find(|line| line.starts_with(name)).unwrap();
            line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() * 1024
        };
        (field("VmRSS:"), field("VmHWM:"))
    }

    /// Sends a signal.
    pub(crate) fn signal(&self, name: &str) {
        let told = Command::new("kill").arg(name).arg(self.child.id().to_string()).status().unwrap();
        assert!(told.success());
    }

    /// Kills it as a power cut would.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Waits until it has ended and answers its exit code.
    pub(crate) fn ended(&mut self, most: Duration) -> Option<i32> {
        wait_for("the program to end", most, || self.child.try_wait().unwrap()).code()
    }

    /// Asks it to stop and waits until it has.
    pub(crate) fn stop(&mut self) {
        self.signal("-TERM");
        let code = self.ended(Duration::from_secs(30));
        assert_eq!(code, Some(0), "{}", self.log());
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if self.child.try_wait().is_ok_and(|ended| ended.is_none()) {
            drop(self.child.kill());
            drop(self.child.wait());
        }
    }
}

/// A port that nobody uses at the moment.
pub(crate) fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A fresh folder with a data folder's path in it.
pub(crate) fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::Builder::new().prefix("convoke-outside-").tempdir().unwrap();
    let data = folder.path().join("data");
    (folder, data)
}
