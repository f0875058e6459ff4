//! Where the database is and how it is used.

use std::time::Duration;

/// Settings of a store; the defaults suit a small server.
#[derive(Clone, Debug)]
pub struct StoreConfig {
    /// `sqlite:PATH`, `:memory:` or `postgres://…`.
    pub database: String,
    /// How long a change or a connection is waited for before the answer is busy.
    pub wait: Duration,
    /// Changes that may wait at one time.
    pub queue: usize,
    /// SQLite: most changes in one commit.
    pub group: usize,
    /// SQLite: longest time a group collects changes before it is committed.
    pub group_span: Duration,
    /// Whether a commit reaches the disk before it is answered. Only tests say no.
    pub durable: bool,
    /// SQLite: memory for pages of the writer.
    pub writer_cache_kib: u32,
    /// SQLite: memory for pages of each reader.
    pub reader_cache_kib: u32,
    /// SQLite: how much of the file is read through the page table.
    pub mmap_bytes: u64,
    /// SQLite: pages in the journal before they are moved into the file.
    pub checkpoint_pages: u32,
    /// Long reads at one time; each has a thread.
    pub long_reads: usize,
    /// PostgreSQL: connections.
    pub connections: usize,
    /// PostgreSQL: the schema to live in, when not the user's default.
    pub schema: Option<String>,
}

impl StoreConfig {
    /// The defaults for a database.
    pub fn new(database: impl Into<String>) -> Self {
        Self {
            database: database.into(),
            wait: Duration::from_secs(5),
            queue: 20_000,
            group: 1_000,
            group_span: Duration::from_millis(2),
            durable: true,
            writer_cache_kib: 65_536,
            reader_cache_kib: 8_192,
            mmap_bytes: 64 << 20,
            checkpoint_pages: 32_000,
            long_reads: 4,
            connections: 16,
            schema: None,
        }
    }
}
