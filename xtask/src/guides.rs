//! `cargo xtask docs`: does what the README and the guides say, in a clean copy of the project.
//!
//! Reads fenced blocks that are marked `console`. A line that begins with `$ ` is a command and must
//! succeed; other lines show what it says and are not compared. Further words after `console`:
//! `no-run` leaves the block out, `serves` says that its last command is a server, which is started,
//! asked for a page and stopped as with Ctrl-C.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::run::{output, quiet};
use crate::say;
use crate::tree::{Tree, root};

/// A cold build may come before the server's first word.
const START: Duration = Duration::from_mins(30);
/// Longer than any graceful stop.
const STOP: Duration = Duration::from_secs(40);

/// One marked block.
#[derive(Debug, PartialEq, Eq)]
struct Block {
    line: usize,
    commands: Vec<String>,
    serves: bool,
}

/// Runs the commands of some documents, or of the README and all guides.
pub(crate) fn run(documents: &[String]) -> Result<()> {
    let tree = Tree::read(&root())?;
    let chosen = |path: &str| {
        if documents.is_empty() {
            path == "README.md" || (path.starts_with("docs/") && !path.starts_with("docs/decisions/"))
        } else {
            documents.iter().any(|name| name == path)
        }
    };
    if let Some(missing) = documents.iter().find(|name| tree.get(name).is_none()) {
        bail!("there is no document {missing}");
    }
    let files: Vec<_> = tree.files.iter().filter(|file| file.is("md") && chosen(&file.path)).collect();
    let copy = clean_copy()?;
    let mut ran = 0;
    for file in files {
        for block in blocks(&file.text).map_err(|error| anyhow::anyhow!("{}: {error}", file.path))? {
            let place = format!("{}:{}", file.path, block.line);
            ran += block.commands.len();
            block.run(copy.path()).with_context(|| format!("{place}: the document does not keep its word"))?;
        }
    }
    if ran == 0 {
        bail!("no command was found to run: nothing is shown by that");
    }
    say::line(format_args!("{ran} commands did what the documents say"));
    Ok(())
}

/// The last commit, as somebody would clone it.
fn clean_copy() -> Result<tempfile::TempDir> {
    let changed = output(Command::new("git").args(["status", "--porcelain"]).current_dir(root()))?;
    if !changed.is_empty() {
        say::line("note: what is not committed is not in the clean copy");
    }
    let folder = tempfile::Builder::new().prefix("convoke-docs-").tempdir()?;
    quiet(Command::new("git").args(["clone", "--quiet"]).arg(root()).arg(folder.path()))?;
    // Built files are shared with ours, which takes minutes less.
    std::os::unix::fs::symlink(root().join("target"), folder.path().join("target"))?;
    Ok(folder)
}

/// The blocks to run of a document.
fn blocks(text: &str) -> Result<Vec<Block>, String> {
    let mut found = Vec::new();
    let mut open: Option<(Block, bool)> = None;
    for (index, line) in text.lines().enumerate() {
        let line_number = index + 1;
        let fence = line.trim_start().strip_prefix("```");
        match (fence, &mut open) {
            (Some(info), None) => {
                let mut words = info.split_whitespace();
                let console = words.next() == Some("console");
                let mut block = Block { line: line_number, commands: Vec::new(), serves: false };
                let mut runs = console;
                for word in words.filter(|_| console) {
                    match word {
                        "no-run" => runs = false,
                        "serves" => block.serves = true,
                        _ => {
                            return Err(format!(
                                "line {line_number}: `{word}` is no mark of a console block (no-run, serves)"
                            ));
                        }
                    }
                }
                open = Some((block, runs));
            }
            (Some(_), Some(_)) => {
                if let Some((block, true)) = open.take() {
                    if block.commands.is_empty() {
                        return Err(format!("line {}: a console block without a command (`$ …`)", block.line));
                    }
                    found.push(block);
                }
            }
            (None, Some((block, true))) => match (line.trim_start().strip_prefix("$ "), block.commands.last_mut()) {
                (Some(command), _) => block.commands.push(String::from(command)),
                (None, Some(last)) if last.ends_with('\\') => {
                    last.pop();
                    last.push_str(line.trim());
                }
                _ => {}
            },
            _ => {}
        }
    }
    match open {
        Some((block, _)) => Err(format!("line {}: the block never ends", block.line)),
        None => Ok(found),
    }
}

impl Block {
    fn run(&self, folder: &Path) -> Result<()> {
        let (server, commands) = match self.commands.split_last() {
            Some((last, rest)) if self.serves => (Some(last), rest),
            _ => (None, self.commands.as_slice()),
        };
        for command in commands {
            say::line(format_args!("$ {command}"));
            let status = shell(folder, command).status()?;
            if !status.success() {
                bail!("`{command}` ended with {status}");
            }
        }
        server.map_or(Ok(()), |command| serve(folder, command))
    }
}

/// A command as a reader would type it.
fn shell(folder: &Path, command: &str) -> Command {
    let mut shell = Command::new("bash");
    shell.args(["-euo", "pipefail", "-c", command]).current_dir(folder).stdin(Stdio::null());
    shell
}

fn serve(folder: &Path, command: &str) -> Result<()> {
    say::line(format_args!("$ {command}   (until it serves)"));
    let mut child = shell(folder, command).stdout(Stdio::piped()).process_group(0).spawn()?;
    let probed = probe(&mut child);
    let stopped = stop(&mut child);
    probed.with_context(|| format!("`{command}` did not serve"))?;
    stopped.with_context(|| format!("`{command}` did not stop"))
}

/// Waits until the server says where it is, and asks it for its first page.
fn probe(child: &mut Child) -> Result<()> {
    let out = child.stdout.take().context("no output")?;
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            say::line(&line);
            if let Some(host) = address(&line) {
                sender.send(host).ok();
            }
        }
    });
    let host = receiver.recv_timeout(START).context("it never said http://127.0.0.1:PORT")?;
    let status = get(&host)?;
    if status != 200 {
        bail!("http://{host}/ answered {status}");
    }
    say::line(format_args!("http://{host}/ answered 200"));
    Ok(())
}

/// The host and port of the first local address in a line.
fn address(line: &str) -> Option<String> {
    let (_, after) = line.split_once("http://")?;
    let host: String =
        after.chars().take_while(|char| char.is_ascii_alphanumeric() || matches!(char, '.' | ':')).collect();
    let (name, port) = host.split_once(':')?;
    (matches!(name, "127.0.0.1" | "localhost") && port.parse::<u16>().is_ok()).then_some(host)
}

fn get(host: &str) -> Result<u16> {
    let begun = Instant::now();
    let mut stream = loop {
        match TcpStream::connect(host) {
            Ok(stream) => break stream,
            Err(error) if begun.elapsed() > Duration::from_secs(10) => {
                return Err(error).context("cannot connect");
            }
            Err(_) => std::thread::sleep(Duration::from_millis(100)),
        }
    };
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    write!(stream, "GET / HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.take(1_000_000).read_to_end(&mut answer)?;
    let head = String::from_utf8_lossy(&answer);
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    status.context("the answer is not HTTP")
}

/// Stops a server and its family as Ctrl-C would; kills it when it does not listen.
fn stop(child: &mut Child) -> Result<()> {
    let group = format!("-{}", child.id());
    if child.try_wait()?.is_none() {
        quiet(Command::new("kill").args(["-INT", "--", &group]))?;
    }
    let begun = Instant::now();
    while child.try_wait()?.is_none() {
        if begun.elapsed() > STOP {
            quiet(Command::new("kill").args(["-KILL", "--", &group])).ok();
            child.wait()?;
            bail!("it went on for {} s after Ctrl-C", STOP.as_secs());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_blocks_are_found_and_the_others_left() {
        let text = "# T\n```console\n$ echo a\na\n$ echo \\\n  b\n```\n```console no-run\n$ rm x\n```\n```rust\n$ no\n```\n```console serves\n$ run\n```\n";
        let found = blocks(text).unwrap();
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].commands, ["echo a", "echo b"]);
        assert_eq!((found[1].line, found[1].serves), (14, true));
    }

    #[test]
    fn blocks_that_cannot_mean_anything_are_refused() {
        assert!(blocks("```console norun\n$ a\n```\n").unwrap_err().contains("norun"));
        assert!(blocks("```console\nno command\n```\n").unwrap_err().contains("without a command"));
        assert!(blocks("```console\n$ a\n").unwrap_err().contains("never ends"));
    }

    #[test]
    fn a_command_that_fails_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let block = |command: &str| Block { line: 1, commands: vec![String::from(command)], serves: false };
        assert!(block("true").run(folder.path()).is_ok());
        assert!(block("false").run(folder.path()).unwrap_err().to_string().contains("`false`"));
    }

    #[test]
    fn the_address_is_read_from_what_a_server_says() {
        assert_eq!(address("open http://127.0.0.1:8080/ now").as_deref(), Some("127.0.0.1:8080"));
        assert_eq!(address("see http://example.org/"), None);
        assert_eq!(address("nothing"), None);
    }
}
