//! `convoke doctor`: looks at everything an operator would, and says what to do about what it finds.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use base::{Clock, SystemClock};
use store::Store;

use crate::config::Config;
use crate::start;

/// How bad a finding is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Level {
    Sound,
    Note,
    Wrong,
}

/// One thing looked at.
#[derive(Debug)]
pub(crate) struct Finding {
    level: Level,
    what: &'static str,
    words: String,
    remedy: Option<String>,
}

fn sound(what: &'static str, words: impl Into<String>) -> Finding {
    Finding { level: Level::Sound, what, words: words.into(), remedy: None }
}

fn note(what: &'static str, words: impl Into<String>, remedy: impl Into<String>) -> Finding {
    Finding { level: Level::Note, what, words: words.into(), remedy: Some(remedy.into()) }
}

fn wrong(what: &'static str, words: impl Into<String>, remedy: impl Into<String>) -> Finding {
    Finding { level: Level::Wrong, what, words: words.into(), remedy: Some(remedy.into()) }
}

/// The process's memory in bytes.
pub(crate) fn resident_bytes() -> Option<u64> {
    let text = fs::read_to_string("/proc/self/statm").ok()?;
    text.split_whitespace().nth(1)?.parse::<u64>().ok().map(|pages| pages * 4096)
}

/// Looks at everything and prints what it found; fails when something is wrong.
pub(crate) async fn run(config: &Config) -> Result<ExitCode> {
    let mut findings = Vec::new();
    findings.extend(settings(config));
    findings.extend(data_folder(&config.data));
    findings.push(keys(&config.data));
    findings.push(clock());
    findings.extend(disk(&config.data));
    findings.extend(database(config).await);
    let worst = findings.iter().map(|f| f.level).max().unwrap_or(Level::Sound);
    for finding in &findings {
        let sign = match finding.level {
            Level::Sound => "ok   ",
            Level::Note => "note ",
            Level::Wrong => "WRONG",
        };
        crate::say(&format!("{sign} {:<12} {}", finding.what, finding.words));
        if let Some(remedy) = &finding.remedy {
            crate::say(&format!("      {:<12} → {remedy}", ""));
        }
    }
    Ok(if worst == Level::Wrong { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn settings(config: &Config) -> Vec<Finding> {
    let mut out = Vec::new();
    let url = &config.site.base_url;
    let is_local = url.contains("//127.") || url.contains("//localhost") || url.contains("//[::1]");
    out.push(match (config.site.is_secure(), is_local) {
        (true, _) => sound("address", url.clone()),
        (false, true) => note(
            "address",
            format!("{url}: only this machine can reach it"),
            "set site.base_url to the public https:// address",
        ),
        (false, false) => wrong(
            "address",
            format!("{url} is not encrypted"),
            "put a reverse proxy with TLS in front and set site.base_url to https://…",
        ),
    });
    if config.site.is_secure() && config.trusted.is_empty() {
        out.push(note(
            "proxy",
            "no trusted proxy: all visitors share one rate limit",
            "set server.trusted_proxies to the proxy's address",
        ));
    }
    if config.limits_open {
        out.push(wrong("limits", "rate limits are switched off", "remove limits.open"));
    }
    match &config.mail {
        None => out.push(note("mail", "no mail server: nobody can be told by e-mail", "set mail.smtp and mail.from")),
        Some(mail) => out.push(match crate::mailer::Mailer::new(mail) {
            Ok(_) => sound("mail", mail.smtp.clone()),
            Err(e) => wrong("mail", format!("{e:#}"), "mend mail.smtp and mail.from"),
        }),
    }
    out
}

fn data_folder(data: &Path) -> Vec<Finding> {
    let shown = data.display();
    let Ok(meta) = fs::metadata(data) else {
        return vec![note("data", format!("{shown} is not there yet"), "it is made at the first `convoke serve`")];
    };
    let mut out = Vec::new();
    let mode = meta.permissions().mode() & 0o777;
    let for_others = mode & 0o077;
    out.push(if for_others == 0 {
        sound("data", format!("{shown} belongs to its owner alone"))
    } else {
        wrong("data", format!("{shown} can be read by others (mode {mode:o})"), format!("chmod 700 {shown}"))
    });
    let me = fs::metadata("/proc/self").map_or(meta.uid(), |m| m.uid());
    if me != meta.uid() && me != 0 {
        out.push(wrong(
            "data",
            format!("{shown} belongs to another user"),
            format!("run as its owner, or chown -R it to user {me}"),
        ));
    }
    out
}

fn keys(data: &Path) -> Finding {
    let path = start::key_file(data);
    if !path.exists() {
        return note("keys", "not made yet", "they are made at the first `convoke serve`");
    }
    match start::read_key(&path) {
        Ok(_) => sound(
            "keys",
            format!("{} (keep a copy offline: without it e-mail addresses and receipts are lost)", path.display()),
        ),
        Err(e) => wrong("keys", format!("{e:#}"), "restore the key from your copy, with mode 600"),
    }
}

fn clock() -> Finding {
    const BUILT_AFTER_MS: i64 = 1_790_000_000_000;
    let now = SystemClock.now();
    if now.millis() < BUILT_AFTER_MS {
        wrong(
            "clock",
            format!("{now} is in the past"),
            "set the clock; turn on time synchronisation (systemd-timesyncd or chrony)",
        )
    } else {
        sound("clock", now.to_string())
    }
}

fn disk(data: &Path) -> Option<Finding> {
    let place = if data.exists() { data } else { Path::new(".") };
    let out = std::process::Command::new("df").arg("-Pk").arg(place).output().ok()?;
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    let free_kb: u64 = text.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()?;
    let free = format!("{} MiB free", free_kb / 1024);
    Some(match free_kb {
        0..262_144 => wrong("disk", free, "make room: below 256 MiB writing may fail at any moment"),
        262_144..2_097_152 => note("disk", free, "make room soon"),
        _ => sound("disk", free),
    })
}

async fn database(config: &Config) -> Vec<Finding> {
    let shown = start::without_password(&config.database);
    if let Some(path) = config.database.strip_prefix("sqlite:")
        && !Path::new(path).exists()
    {
        return vec![note("database", format!("{shown} is not there yet"), "it is made at the first `convoke serve`")];
    }
    let rooms = start::rooms();
    let store = match start::open_store(config, &rooms, std::sync::Arc::new(SystemClock)).await {
        Ok(store) => store,
        Err(e) => {
            return vec![wrong(
                "database",
                format!("{e:#}"),
                "start the database, check the address and the password; restore a backup if it is damaged",
            )];
        }
    };
    let mut out = vec![integrity(&store, &shown).await];
    out.extend(figures(&store).await);
    out.extend(jobs(&store).await);
    if let Err(e) = store.close().await {
        out.push(wrong("database", format!("{e:#}"), "look at the log of the server"));
    }
    out
}

async fn integrity(store: &Store, shown: &str) -> Finding {
    match store.check().await {
        Ok(health) if health.problems.is_empty() => {
            let size = health.bytes.div_ceil(1024 * 1024);
            sound("database", format!("{shown} ({}, {size} MiB) is whole", health.engine))
        }
        Ok(health) => wrong(
            "database",
            health.problems.join("; "),
            "stop the server and restore the newest backup: convoke restore FILE",
        ),
        Err(e) => {
            wrong("database", format!("{e:#}"), "stop the server and restore the newest backup: convoke restore FILE")
        }
    }
}

async fn figures(store: &Store) -> Vec<Finding> {
    match store.read_long(|db| act::rsvp::store::audit(db, SystemClock.now())).await {
        Ok(mismatches) if mismatches.is_empty() => vec![sound("figures", "every figure equals its rows")],
        Ok(mismatches) => {
            let n = mismatches.len();
            vec![wrong(
                "figures",
                format!("{n} actions whose figures differ from their RSVPs"),
                "report this as a bug, with the output of `convoke doctor`",
            )]
        }
        Err(e) => vec![wrong("figures", format!("{e:#}"), "look at the database first")],
    }
}

async fn jobs(store: &Store) -> Vec<Finding> {
    match store.read(store::jobs::queue).await {
        Ok(queue) if queue.dead == 0 => vec![sound("jobs", format!("{} waiting", queue.waiting))],
        Ok(queue) => {
            let why: Vec<String> = queue.dead_why.iter().take(3).map(|(kind, why)| format!("{kind}: {why}")).collect();
            vec![note(
                "jobs",
                format!("{} given up ({})", queue.dead, why.join("; ")),
                "mend the cause, then `convoke jobs revive`",
            )]
        }
        Err(e) => vec![wrong("jobs", format!("{e:#}"), "look at the database first")],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_data_folder_is_found() {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        assert!(data_folder(folder.path()).iter().any(|f| f.level == Level::Wrong));
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).unwrap();
        assert!(data_folder(folder.path()).iter().all(|f| f.level == Level::Sound));
    }

    #[test]
    fn the_disk_is_measured() {
        assert!(disk(Path::new(".")).is_some());
        assert!(resident_bytes().is_some_and(|n| n > 100_000));
    }
}
