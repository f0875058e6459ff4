-- More than actions, calls and groups can be flagged: which kinds there are is said in the program,
-- so these two tables are made again without a list of their own.
CREATE TABLE flags_anew (
    id BLOB PRIMARY KEY,
    subject BLOB NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('untrue', 'danger', 'person', 'hate', 'spam', 'other')),
    words TEXT NOT NULL,
    flagged_at INTEGER NOT NULL,
    settled_at INTEGER,
    settled_by BLOB
) STRICT, WITHOUT ROWID;
INSERT INTO flags_anew (id, subject, kind, reason, words, flagged_at, settled_at, settled_by)
    SELECT id, subject, kind, reason, words, flagged_at, settled_at, settled_by FROM flags;
DROP TABLE flags;
ALTER TABLE flags_anew RENAME TO flags;
CREATE INDEX flags_by_subject ON flags (subject, settled_at);
CREATE INDEX flags_by_time ON flags (settled_at, flagged_at);
CREATE INDEX flags_by_entry ON flags (settled_by) WHERE settled_by IS NOT NULL;

CREATE TABLE moderation_log_anew (
    id BLOB PRIMARY KEY,
    done_on INTEGER NOT NULL,
    act TEXT NOT NULL CHECK (act IN ('kept', 'hidden', 'shown', 'undone', 'block-added', 'block-ended')),
    kind TEXT NOT NULL,
    subject BLOB NOT NULL,
    reason TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO moderation_log_anew (id, done_on, act, kind, subject, reason, note)
    SELECT id, done_on, act, kind, subject, reason, note FROM moderation_log;
DROP TABLE moderation_log;
ALTER TABLE moderation_log_anew RENAME TO moderation_log;
CREATE INDEX moderation_log_by_subject ON moderation_log (subject, id);
