//! Databases on PostgreSQL for one test: one in the server that `CONVOKE_TEST_POSTGRES` names, or a
//! whole server that the test may stop and start.

use std::net::TcpListener;
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use super::world::block_on;

/// The server for tests.
pub(crate) fn address() -> Option<String> {
    std::env::var("CONVOKE_TEST_POSTGRES").ok()
}

/// A fresh database in that server: its address; it goes with this value.
#[derive(Debug)]
pub(crate) struct Database {
    server: String,
    name: String,
    /// The address for the program.
    pub(crate) address: String,
}

fn perform(server: &str, sql: &str) {
    block_on(async {
        let (client, connection) = tokio_postgres::connect(server, tokio_postgres::NoTls).await.unwrap();
        let driven = tokio::spawn(connection);
        client.batch_execute(sql).await.unwrap();
        drop(client);
        drop(driven.await);
    });
}

impl Database {
    /// Makes one, where there is a server.
    pub(crate) fn make() -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let server = address()?;
        let name = format!("outside_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst));
        perform(&server, &format!("CREATE DATABASE {name}"));
        let (front, _) = server.rsplit_once('/')?;
        let address = format!("{front}/{name}");
        Some(Self { server, name, address })
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        perform(&self.server, &format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
    }
}

/// A server of our own.
#[derive(Debug)]
pub(crate) struct Server {
    programs: PathBuf,
    folder: tempfile::TempDir,
    port: u16,
    /// The address for the program.
    pub(crate) address: String,
}

fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let found = versions.filter_map(Result::ok).map(|entry| entry.path().join("bin"));
    found.filter(|bin| bin.join("initdb").exists() && bin.join("pg_ctl").exists()).max()
}

fn id_of(flag: &str) -> Option<u32> {
    let out = Command::new("id").args([flag, "postgres"]).output().ok()?;
    String::from_utf8(out.stdout).ok()?.trim().parse().ok()
}

impl Server {
    /// Starts one, or says why not.
    pub(crate) fn start() -> Result<Self, String> {
        let programs = programs().ok_or("no PostgreSQL programs in /usr/lib/postgresql")?;
        if !super::is_root() {
            return Err("only as root is it sure that PostgreSQL has a user of its own".to_owned());
        }
        let folder = tempfile::Builder::new().prefix("convoke-outside-pg-").tempdir().unwrap();
        let (user, group) = (id_of("-u").ok_or("no user postgres")?, id_of("-g").ok_or("no group postgres")?);
        chown(folder.path(), Some(user), Some(group)).unwrap();
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o700)).unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let address = format!("postgres://convoke@127.0.0.1:{port}/postgres");
        let server = Self { programs, folder, port, address };
        server.run("initdb", &["--auth=trust", "--username=convoke", "--encoding=UTF8", "--locale=C", "--no-sync"])?;
        server.control("start")?;
        Ok(server)
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn run(&self, program: &str, args: &[&str]) -> Result<(), String> {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(self.programs.join(program)).args(args);
        command.arg("--pgdata").arg(self.data()).current_dir("/");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let status = command.status().map_err(|error| error.to_string())?;
        if status.success() { Ok(()) } else { Err(format!("{program} {args:?}: {status}{}", self.log())) }
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    /// `start`, `stop` or `restart`.
    pub(crate) fn control(&self, what: &str) -> Result<(), String> {
        let folder: &Path = self.folder.path();
        let options = format!(
            "-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} -c max_connections=100 -c shared_buffers=32MB",
            self.port,
            folder.display()
        );
        let log = folder.join("log").display().to_string();
        match what {
            "stop" => self.run("pg_ctl", &["stop", "--wait", "--mode=fast"]),
            _ => self.run("pg_ctl", &[what, "--wait", "--mode=fast", "--log", &log, "--options", &options]),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.control("stop"));
    }
}
