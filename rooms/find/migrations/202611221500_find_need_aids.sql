-- Needs and offers. A place is a town or ZIP code with its own middle, never a home. What a group says
-- stands in title and details; what a person says is sealed, and so is every way to be reached.
CREATE TABLE aids (
    id BLOB PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    side TEXT NOT NULL,
    kind TEXT NOT NULL,
    group_id BLOB REFERENCES groups (id),
    person_id BLOB REFERENCES persons (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    details TEXT NOT NULL,
    sealed BLOB,
    locality TEXT NOT NULL,
    region TEXT NOT NULL,
    country TEXT NOT NULL,
    postcode TEXT NOT NULL,
    lat REAL NOT NULL,
    lon REAL NOT NULL,
    zone TEXT NOT NULL,
    reach_km INTEGER NOT NULL,
    quantity INTEGER NOT NULL,
    given INTEGER NOT NULL,
    urgency TEXT NOT NULL,
    langs TEXT NOT NULL,
    skills TEXT NOT NULL,
    slots TEXT NOT NULL,
    from_day TEXT,
    until_day TEXT,
    days INTEGER NOT NULL,
    recurs TEXT NOT NULL,
    state TEXT NOT NULL,
    lang TEXT NOT NULL,
    mail BLOB,
    mail_confirmed_at INTEGER,
    contact BLOB,
    reminded_at INTEGER,
    created_at INTEGER NOT NULL,
    waiting_since INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX aids_by_end ON aids (expires_at);
CREATE INDEX aids_of_group ON aids (group_id, expires_at);
CREATE INDEX aids_of_person ON aids (person_id, expires_at);

-- What makes a group's need for volunteers a role.
CREATE TABLE volunteer_roles (
    aid_id BLOB PRIMARY KEY REFERENCES aids (id) ON DELETE CASCADE,
    training TEXT NOT NULL,
    effort TEXT NOT NULL
) STRICT, WITHOUT ROWID;
