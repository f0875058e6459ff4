-- What visitors said is wrong with an action, a call or a group. Nobody's name or address is here;
-- the moment is kept to the hour, so that it cannot be matched with a visit.
CREATE TABLE flags (
    id BLOB PRIMARY KEY,
    subject BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('action', 'call', 'group')),
    reason TEXT NOT NULL CHECK (reason IN ('untrue', 'danger', 'person', 'hate', 'spam', 'other')),
    words TEXT NOT NULL,
    flagged_at INTEGER NOT NULL,
    settled_at INTEGER,
    settled_by BLOB
) STRICT, WITHOUT ROWID;

CREATE INDEX flags_by_subject ON flags (subject, settled_at);
CREATE INDEX flags_by_time ON flags (settled_at, flagged_at);
CREATE INDEX flags_by_entry ON flags (settled_by) WHERE settled_by IS NOT NULL;

-- What stewards did, for everybody to see: the day, never who. `note` is for stewards alone.
CREATE TABLE moderation_log (
    id BLOB PRIMARY KEY,
    done_on INTEGER NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('kept', 'hidden', 'shown', 'undone', 'block-added', 'block-ended')),
    kind TEXT NOT NULL CHECK (kind IN ('action', 'call', 'group', 'block')),
    subject BLOB NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX moderation_log_by_subject ON moderation_log (subject, id);

CREATE INDEX hidings_by_time ON hidings (hidden_at, subject);

-- Words and web domains that texts for everybody may not contain.
CREATE TABLE blocks (
    id BLOB PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('words', 'domain')),
    pattern TEXT NOT NULL,
    shown TEXT NOT NULL,
    reason TEXT NOT NULL,
    blocked_on INTEGER NOT NULL,
    UNIQUE (kind, pattern)
) STRICT, WITHOUT ROWID;
