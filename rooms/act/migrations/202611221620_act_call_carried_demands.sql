-- The demands of groups of this site, as they were last told: what a call can carry.
CREATE TABLE known_demands (
    code TEXT PRIMARY KEY,
    group_id BLOB NOT NULL REFERENCES groups (id),
    title TEXT NOT NULL,
    addressee TEXT NOT NULL,
    state TEXT NOT NULL,
    is_public INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX known_demands_of_group ON known_demands (group_id);

-- Which of them a call carries, in order.
CREATE TABLE carried_demands (
    call_id BLOB NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    code TEXT NOT NULL REFERENCES known_demands (code),
    position INTEGER NOT NULL,
    PRIMARY KEY (call_id, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX carried_demands_by_code ON carried_demands (code);

-- Where one can read how a group decided to endorse.
ALTER TABLE call_endorsements ADD COLUMN decided_by TEXT NOT NULL DEFAULT '';
