-- Calls to action. The period is two days as people say them, without a zone.
CREATE TABLE calls (
    id BLOB PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    group_id BLOB NOT NULL REFERENCES groups (id),
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    langs TEXT NOT NULL,
    why_text TEXT NOT NULL,
    why_url TEXT NOT NULL,
    state TEXT NOT NULL,
    state_reason TEXT NOT NULL,
    version INTEGER NOT NULL,
    picture TEXT,
    picture_text TEXT NOT NULL,
    picture_width INTEGER NOT NULL,
    picture_height INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    opened_at INTEGER,
    ended_at INTEGER,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX calls_of_group ON calls (group_id);
CREATE INDEX calls_by_state ON calls (state, opened_at);

-- What a call demands, in order.
CREATE TABLE call_demands (
    call_id BLOB NOT NULL REFERENCES calls (id),
    position INTEGER NOT NULL,
    demand TEXT NOT NULL,
    PRIMARY KEY (call_id, position)
) STRICT, WITHOUT ROWID;

-- What was changed, when and why. While a call is a draft this is how two editors find out what
-- the other did; it is emptied when the call opens, and public from then on.
CREATE TABLE call_corrections (
    call_id BLOB NOT NULL REFERENCES calls (id),
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    changes TEXT NOT NULL,
    PRIMARY KEY (call_id, version)
) STRICT, WITHOUT ROWID;

-- The figures on a call's page, moved by the change that moves them: a page never sums.
CREATE TABLE call_figures (
    call_id BLOB PRIMARY KEY REFERENCES calls (id),
    endorsements INTEGER NOT NULL DEFAULT 0,
    actions INTEGER NOT NULL DEFAULT 0,
    going INTEGER NOT NULL DEFAULT 0,
    maybe INTEGER NOT NULL DEFAULT 0,
    turnout_low INTEGER NOT NULL DEFAULT 0,
    turnout_high INTEGER NOT NULL DEFAULT 0,
    turnout_actions INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
