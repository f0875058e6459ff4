-- What is to be done later. A finished job is deleted: payloads may hold sealed personal data.
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    unique_key TEXT UNIQUE,
    payload TEXT NOT NULL,
    run_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    leased_until INTEGER,
    lease BLOB,
    dead_at INTEGER
) STRICT;
CREATE INDEX jobs_by_run_at ON jobs (run_at);

-- What happened and has not been told to every subscriber yet.
CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    subject BLOB NOT NULL,
    at INTEGER NOT NULL,
    payload TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    run_at INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    dead_at INTEGER
) STRICT;

-- Pictures and other small files, named by the SHA-256 of their bytes.
CREATE TABLE files (
    id BLOB PRIMARY KEY,
    media_type TEXT NOT NULL,
    bytes BLOB NOT NULL,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
