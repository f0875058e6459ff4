-- Organized bodies of people. `members` is the number of rows in memberships, kept in the same
-- transaction; coordinates are never more exact than a neighborhood.
CREATE TABLE groups (
    id BLOB PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('local', 'committee', 'network', 'organization', 'coalition', 'council')),
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    summary TEXT NOT NULL,
    about TEXT NOT NULL DEFAULT '',
    languages TEXT NOT NULL DEFAULT '',
    place_label TEXT,
    region TEXT,
    country TEXT,
    lat REAL,
    lon REAL,
    links TEXT NOT NULL DEFAULT '',
    visibility TEXT NOT NULL CHECK (visibility IN ('public', 'unlisted', 'private')),
    joining TEXT NOT NULL CHECK (joining IN ('ask', 'invited', 'vouched')),
    vouches INTEGER NOT NULL DEFAULT 0,
    shows_people TEXT NOT NULL DEFAULT 'nobody' CHECK (shows_people IN ('nobody', 'officers', 'members')),
    shows_count TEXT NOT NULL DEFAULT 'hidden' CHECK (shows_count IN ('hidden', 'shown')),
    roster TEXT NOT NULL DEFAULT 'members' CHECK (roster IN ('members', 'officers')),
    parent_id BLOB REFERENCES groups (id),
    members INTEGER NOT NULL DEFAULT 0,
    made_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    closed_at INTEGER,
    closing_note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE INDEX groups_in_directory ON groups (visibility, name_folded, id);
CREATE INDEX groups_by_parent ON groups (parent_id) WHERE parent_id IS NOT NULL;

-- Addresses a group had before: they lead to the present one.
CREATE TABLE group_slugs (
    slug TEXT PRIMARY KEY,
    group_id BLOB NOT NULL REFERENCES groups (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX group_slugs_by_group ON group_slugs (group_id);

-- Who made a group in the last day, to limit how many.
CREATE TABLE group_makings (
    person_id BLOB NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    group_id BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, group_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX group_makings_by_time ON group_makings (made_at);

-- Who belongs to which group. The handle names the membership in addresses, so that neither the
-- person nor two memberships of one person can be told from them.
CREATE TABLE memberships (
    group_id BLOB NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    person_id BLOB NOT NULL REFERENCES persons (id),
    handle BLOB NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('member', 'observer', 'steward', 'officer')),
    since INTEGER NOT NULL,
    shown TEXT NOT NULL DEFAULT 'hidden' CHECK (shown IN ('hidden', 'shown')),
    PRIMARY KEY (group_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX memberships_by_person ON memberships (person_id);
CREATE INDEX memberships_with_office ON memberships (group_id, role) WHERE role <> 'member';

-- Which group belongs to which: asked by the part, offered by the whole, or in force.
CREATE TABLE group_links (
    group_id BLOB NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    member_group_id BLOB NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    state TEXT NOT NULL CHECK (state IN ('asked', 'offered', 'admitted')),
    since INTEGER NOT NULL,
    PRIMARY KEY (group_id, member_group_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX group_links_by_member ON group_links (member_group_id);

-- One row: whoever changes what belongs to what takes it first, so that no two changes close a loop.
CREATE TABLE group_links_guard (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    changes INTEGER NOT NULL
) STRICT;

INSERT INTO group_links_guard (id, changes) VALUES (1, 0);

-- Offers to join. The secret is in the link only; here is its SHA-256.
CREATE TABLE invitations (
    id BLOB PRIMARY KEY,
    group_id BLOB NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    secret_hash BLOB NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('member', 'observer', 'steward', 'officer')),
    note TEXT NOT NULL DEFAULT '',
    uses INTEGER NOT NULL DEFAULT 0,
    uses_max INTEGER NOT NULL,
    made_by BLOB REFERENCES persons (id) ON DELETE SET NULL,
    made_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    withdrawn_at INTEGER,
    CHECK (uses <= uses_max)
) STRICT, WITHOUT ROWID;

CREATE INDEX invitations_by_group ON invitations (group_id, made_at);
CREATE INDEX invitations_by_end ON invitations (expires_at);
CREATE INDEX invitations_by_maker ON invitations (made_by) WHERE made_by IS NOT NULL;

-- Who asked to join, in a few words of their own. Gone after thirty days.
CREATE TABLE membership_asks (
    group_id BLOB NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    person_id BLOB NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    handle BLOB NOT NULL UNIQUE,
    words TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'declined')),
    asked_at INTEGER NOT NULL,
    PRIMARY KEY (group_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX membership_asks_by_person ON membership_asks (person_id);
CREATE INDEX membership_asks_by_time ON membership_asks (asked_at);

-- Members' word for somebody who asked; goes with the ask.
CREATE TABLE vouches (
    group_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    voucher_id BLOB NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    vouched_at INTEGER NOT NULL,
    PRIMARY KEY (group_id, person_id, voucher_id),
    FOREIGN KEY (group_id, person_id) REFERENCES membership_asks (group_id, person_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX vouches_by_voucher ON vouches (voucher_id);
