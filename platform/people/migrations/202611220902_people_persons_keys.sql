-- The ways in. A password counts only together with a confirmed authenticator.
CREATE TABLE passwords (
    person_id BLOB PRIMARY KEY REFERENCES persons (id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    set_on INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The secret is sealed; `last_step` is the last half minute whose code was taken: none works twice.
CREATE TABLE authenticators (
    person_id BLOB PRIMARY KEY REFERENCES persons (id) ON DELETE CASCADE,
    secret_sealed BLOB NOT NULL,
    last_step INTEGER NOT NULL,
    set_on INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE recovery_codes (
    person_id BLOB NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    code_key BLOB NOT NULL,
    PRIMARY KEY (person_id, code_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE passkeys (
    id BLOB PRIMARY KEY,
    credential_id BLOB NOT NULL UNIQUE,
    person_id BLOB NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    credential TEXT NOT NULL,
    label TEXT NOT NULL,
    made_on INTEGER NOT NULL,
    used_on INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX passkeys_by_person ON passkeys (person_id);

-- Something begun and not finished: joining, the second step of a sign-in, a passkey's challenge.
-- The token is in a short-lived cookie; here is its SHA-256 and what was done so far, sealed.
CREATE TABLE ceremonies (
    token_hash BLOB PRIMARY KEY,
    kind TEXT NOT NULL,
    person_id BLOB REFERENCES persons (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL,
    tries_left INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX ceremonies_by_end ON ceremonies (expires_at);
