//! A throw-away PostgreSQL cluster: made in a temporary directory, gone when we are.
//!
//! Never touches a server that is already there. A second process of ours, the guard, holds a pipe
//! to us; when the pipe closes, because we end, fail or are killed, it stops the server and removes
//! the directory. The server waits for the disk (fsync) as a real one does.

use std::io::Read as _;
use std::net::TcpListener;
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::check::islands::sum;
use crate::run::{find, install, is_root, output, quiet};
use crate::say;

/// The person of the database, and the database.
const NAME: &str = "convoke";

/// A running cluster; dropping it stops and removes it.
pub(crate) struct Cluster {
    /// The address for clients.
    pub(crate) address: String,
    guard: Child,
}

impl Cluster {
    /// Makes and starts a cluster.
    pub(crate) fn start() -> Result<Self> {
        let programs = programs()?;
        let folder = tempfile::Builder::new().prefix("convoke-postgres-").tempdir()?.keep();
        // The guard comes first, so that a failure below leaves nothing behind either.
        let guard = start_guard(&programs, &folder)?;
        let password = secret()?;
        let port = free_port()?;
        make(&programs, &folder, &password, port).context("cannot start a throw-away PostgreSQL")?;
        say::line(format_args!("PostgreSQL: {} on port {port}, data in {}", version(&programs), folder.display()));
        Ok(Self { address: format!("postgres://{NAME}:{password}@127.0.0.1:{port}/{NAME}"), guard })
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // Closing its input tells the guard to clean up; waiting makes sure it did.
        drop(self.guard.stdin.take());
        if let Err(error) = self.guard.wait() {
            say::aside(format_args!("the PostgreSQL guard was lost: {error}"));
        }
    }
}

fn make(programs: &Path, folder: &Path, password: &str, port: u16) -> Result<()> {
    let home = prepare(folder, password)?;
    let data = home.join("data");
    let mut initdb = as_server(programs, "initdb");
    initdb.args(["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"]);
    initdb.args(["--username", NAME, "--pwfile"]).arg(home.join("password"));
    quiet(initdb.arg("--pgdata").arg(&data))?;
    start(programs, &home, &data, port)?;
    let mut psql = as_server(programs, "psql");
    psql.args(["--no-psqlrc", "--quiet", "--host", "127.0.0.1", "--port", &port.to_string()]);
    psql.args(["--username", NAME, "--dbname", "postgres"]);
    psql.arg("--command").arg(format!("CREATE DATABASE {NAME}")).env("PGPASSWORD", password);
    quiet(&mut psql)
}

/// A folder only the server's user can enter, inside ours, with the password in it.
fn prepare(folder: &Path, password: &str) -> Result<PathBuf> {
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o711))?;
    let home = folder.join("home");
    std::fs::create_dir(&home)?;
    std::fs::set_permissions(&home, std::fs::Permissions::from_mode(0o700))?;
    let file = home.join("password");
    std::fs::write(&file, password)?;
    if is_root() {
        let id = |flag: &str| output(Command::new("id").args([flag, "postgres"]));
        let (user, group) = (id("-u")?.trim().parse()?, id("-g")?.trim().parse()?);
        chown(&home, Some(user), Some(group))?;
        chown(&file, Some(user), Some(group))?;
    }
    Ok(home)
}

fn start(programs: &Path, home: &Path, data: &Path, port: u16) -> Result<()> {
    let log = home.join("log");
    let settings = format!(
        "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} \
         -c max_connections=300 -c shared_buffers=64MB",
        home.display()
    );
    let mut command = as_server(programs, "pg_ctl");
    command.args(["start", "--wait", "--silent", "--pgdata"]).arg(data).arg("--log").arg(&log);
    command.arg("--options").arg(settings);
    // The server keeps the output it is given: with a pipe we would wait for it forever.
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    if !command.status()?.success() {
        bail!("{}", std::fs::read_to_string(log).unwrap_or_else(|_| String::from("it left no log")));
    }
    Ok(())
}

/// A PostgreSQL program, run as the user the server needs: it refuses to run as root.
fn as_server(programs: &Path, program: &str) -> Command {
    let program = programs.join(program);
    let mut command = if is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.current_dir("/");
    command
}

/// The folder of PostgreSQL's programs; as root it is installed when absent.
fn programs() -> Result<PathBuf> {
    if let Some(found) = look() {
        return Ok(found);
    }
    install(&["postgresql"])?;
    look().context("installed postgresql, but found no initdb")
}

fn look() -> Option<PathBuf> {
    let complete =
        |folder: PathBuf| ["initdb", "pg_ctl", "psql"].iter().all(|name| folder.join(name).is_file()).then_some(folder);
    let told = output(Command::new("pg_config").arg("--bindir")).ok().map(|folder| PathBuf::from(folder.trim()));
    let versions = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")));
    let mut versions: Vec<PathBuf> = versions.collect();
    versions.sort();
    let on_path = find(&["initdb"]).and_then(|file| Some(file.canonicalize().ok()?.parent()?.to_path_buf()));
    versions.into_iter().rev().chain(told).chain(on_path).find_map(complete)
}

fn version(programs: &Path) -> String {
    let said = output(Command::new(programs.join("postgres")).arg("--version")).unwrap_or_default();
    said.split_whitespace()
        .find(|word| word.starts_with(|char: char| char.is_ascii_digit()))
        .unwrap_or_default()
        .to_owned()
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// A password for one run: other people of this machine could reach the port.
fn secret() -> Result<String> {
    let mut bytes = [0_u8; 32];
    std::fs::File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(sum(&bytes))
}

fn start_guard(programs: &Path, folder: &Path) -> Result<Child> {
    let mut command = Command::new(std::env::current_exe()?);
    // Its own group: Ctrl-C in the terminal must not reach it.
    command.arg("guard-postgres").arg(programs).arg(folder).process_group(0);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().context("cannot start the PostgreSQL guard")
}

/// The guard's work: waits until its input closes, then stops the server and removes the folder.
pub(crate) fn guard(programs: &Path, folder: &Path) -> Result<()> {
    std::io::stdin().read_to_end(&mut Vec::new()).ok();
    let data = folder.join("home").join("data");
    if data.join("postmaster.pid").exists() {
        quiet(as_server(programs, "pg_ctl").args(["stop", "--wait", "--mode=immediate", "--pgdata"]).arg(&data)).ok();
    }
    std::fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_free_port_and_a_secret_differ_each_time() {
        assert_ne!(free_port().unwrap(), 0);
        assert_ne!(secret().unwrap(), secret().unwrap());
        assert_eq!(secret().unwrap().len(), 64);
    }
}
