-- How a group decides through the delegates of its bodies.
CREATE TABLE council_rules (
    group_id BLOB PRIMARY KEY REFERENCES groups (id),
    weighing TEXT NOT NULL,
    members_per_weight INTEGER NOT NULL,
    weight_min INTEGER NOT NULL,
    weight_max INTEGER NOT NULL,
    asks TEXT NOT NULL,
    bodies_share TEXT NOT NULL,
    members_share TEXT NOT NULL,
    ratify_days INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What a council puts to its delegates, until it is decided or, where it must be, ratified.
CREATE TABLE resolutions (
    id BLOB PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    group_id BLOB NOT NULL REFERENCES groups (id),
    proposal_id BLOB REFERENCES proposals (id),
    election_id BLOB NOT NULL REFERENCES elections (id),
    decision_id BLOB REFERENCES decisions (id),
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    audience TEXT NOT NULL,
    state TEXT NOT NULL,
    scale INTEGER NOT NULL,
    must_ratify INTEGER NOT NULL,
    bodies_share TEXT NOT NULL,
    members_share TEXT NOT NULL,
    ratify_days INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    deadline INTEGER,
    ended_at INTEGER,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX resolutions_of_group ON resolutions (group_id, opened_at);
CREATE INDEX resolutions_of_proposal ON resolutions (proposal_id);
CREATE INDEX resolutions_of_decision ON resolutions (decision_id);

-- The bodies at the opening, what each weighs, and what it answered.
CREATE TABLE resolution_bodies (
    resolution_id BLOB NOT NULL REFERENCES resolutions (id) ON DELETE CASCADE,
    group_id BLOB NOT NULL REFERENCES groups (id),
    weight INTEGER NOT NULL,
    members INTEGER NOT NULL,
    election_id BLOB REFERENCES elections (id),
    answer TEXT NOT NULL,
    yes INTEGER NOT NULL,
    no INTEGER NOT NULL,
    PRIMARY KEY (resolution_id, group_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX resolution_bodies_of_group ON resolution_bodies (group_id);
CREATE INDEX resolution_bodies_of_election ON resolution_bodies (election_id);

-- Each part of a body's weight and the delegate who casts it; nobody while the seat is empty.
CREATE TABLE resolution_seats (
    resolution_id BLOB NOT NULL REFERENCES resolutions (id) ON DELETE CASCADE,
    group_id BLOB NOT NULL REFERENCES groups (id),
    number INTEGER NOT NULL,
    person_id BLOB REFERENCES persons (id) ON DELETE SET NULL,
    weight INTEGER NOT NULL,
    PRIMARY KEY (resolution_id, group_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX resolution_seats_of_person ON resolution_seats (person_id);
