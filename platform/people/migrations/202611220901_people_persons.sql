-- Persons as this instance knows them. E-mail and sign-in name are sealed with the server's key and
-- found by a keyed hash, so that a copy of this table alone names nobody's address.
CREATE TABLE persons (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    lang TEXT NOT NULL,
    site_role TEXT NOT NULL DEFAULT 'none' CHECK (site_role IN ('none', 'steward', 'admin')),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'suspended')),
    joined_on INTEGER NOT NULL,
    mail_key BLOB UNIQUE,
    mail_sealed BLOB,
    sign_in_key BLOB UNIQUE,
    sign_in_sealed BLOB
) STRICT, WITHOUT ROWID;

CREATE INDEX persons_by_role ON persons (site_role) WHERE site_role <> 'none';

-- One signed-in browser. The token is in the browser's cookie only; here is its SHA-256.
CREATE TABLE sessions (
    id BLOB PRIMARY KEY,
    token_hash BLOB NOT NULL UNIQUE,
    person_id BLOB NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    label TEXT NOT NULL DEFAULT '',
    made_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    proved_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_by_person ON sessions (person_id);

-- Links and codes that work once: first administrator, e-mail, new password, role code, demo link.
CREATE TABLE person_tokens (
    token_hash BLOB PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('first', 'mail', 'reset', 'role', 'link')),
    person_id BLOB REFERENCES persons (id) ON DELETE CASCADE,
    sealed BLOB,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX person_tokens_by_person ON person_tokens (person_id, kind);

-- What a person is told about the own account: a key was added, a code was used.
CREATE TABLE person_notices (
    id BLOB PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    what TEXT NOT NULL,
    said_on INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX person_notices_by_person ON person_notices (person_id);

-- Who did which privileged act, by day. Each entry holds the hash of the one before it.
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    done_on INTEGER NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    about TEXT NOT NULL,
    before_hash BLOB NOT NULL,
    hash BLOB NOT NULL
) STRICT;

-- The end of the chain, so that a cut-off tail shows as well.
CREATE TABLE audit_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL
) STRICT;

INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, CAST('' AS BLOB));
