-- Local actions. Moments are UTC milliseconds; `zone` is where the clock on the wall hangs.
CREATE TABLE actions (
    id BLOB PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    call_id BLOB REFERENCES calls (id),
    group_id BLOB REFERENCES groups (id),
    series_id BLOB,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    state_reason TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    zone TEXT NOT NULL,
    place_name TEXT NOT NULL,
    address TEXT NOT NULL,
    locality TEXT NOT NULL,
    region TEXT NOT NULL,
    postcode TEXT NOT NULL,
    country TEXT NOT NULL,
    lat REAL,
    lon REAL,
    place_shown TEXT NOT NULL,
    online_url TEXT NOT NULL,
    online_shown TEXT NOT NULL,
    capacity INTEGER,
    access_facts TEXT NOT NULL,
    bring TEXT NOT NULL,
    langs TEXT NOT NULL,
    source_key TEXT,
    moved_at INTEGER,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX actions_of_call ON actions (call_id, starts_at);
CREATE INDEX actions_of_group ON actions (group_id, starts_at);
CREATE INDEX actions_of_series ON actions (series_id, starts_at);
CREATE INDEX actions_by_end ON actions (ends_at);
CREATE UNIQUE INDEX actions_by_source ON actions (call_id, source_key);

-- Who answers for an action besides its group.
CREATE TABLE action_organizers (
    action_id BLOB NOT NULL REFERENCES actions (id),
    person_id BLOB NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    shown TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (action_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX action_organizers_of_person ON action_organizers (person_id);

-- Short news about an action.
CREATE TABLE action_updates (
    action_id BLOB NOT NULL REFERENCES actions (id),
    at INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (action_id, at)
) STRICT, WITHOUT ROWID;

-- What somebody wrote to the organizers through the site, sealed.
CREATE TABLE action_messages (
    id BLOB PRIMARY KEY,
    action_id BLOB NOT NULL REFERENCES actions (id),
    at INTEGER NOT NULL,
    sealed BLOB NOT NULL
) STRICT;
CREATE INDEX action_messages_of_action ON action_messages (action_id, at);

-- The figures of an action, kept by whatever moves them.
CREATE TABLE action_figures (
    action_id BLOB PRIMARY KEY REFERENCES actions (id),
    going INTEGER NOT NULL DEFAULT 0,
    maybe INTEGER NOT NULL DEFAULT 0,
    waiting INTEGER NOT NULL DEFAULT 0,
    next_seq INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;

-- Who said they are coming. Narrow on purpose: millions of rows. No name, no address, no secret; a
-- receipt is a MAC over action and number.
-- answer: 1 going, 2 maybe, 3 waiting.
CREATE TABLE rsvps (
    action_id BLOB NOT NULL,
    seq INTEGER NOT NULL,
    answer INTEGER NOT NULL,
    people INTEGER NOT NULL,
    PRIMARY KEY (action_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX rsvps_waiting ON rsvps (action_id, seq) WHERE answer = 3;

-- What a person chose to add to an RSVP, sealed: an e-mail address for this action only, a name for
-- its organizers.
CREATE TABLE rsvp_contacts (
    action_id BLOB NOT NULL,
    seq INTEGER NOT NULL,
    mail BLOB,
    mail_confirmed_at INTEGER,
    name BLOB,
    lang TEXT NOT NULL,
    PRIMARY KEY (action_id, seq)
) STRICT, WITHOUT ROWID;

-- How many came, as somebody counted.
CREATE TABLE turnout_estimates (
    id BLOB PRIMARY KEY,
    action_id BLOB NOT NULL REFERENCES actions (id),
    low INTEGER NOT NULL,
    high INTEGER NOT NULL,
    source TEXT NOT NULL,
    method TEXT NOT NULL,
    note TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    chosen_at INTEGER,
    chosen_reason TEXT NOT NULL
) STRICT;
CREATE INDEX turnout_estimates_of_action ON turnout_estimates (action_id, made_at);
