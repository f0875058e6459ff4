-- An election: one roll, one period, one or more contests.
CREATE TABLE elections (
    id BLOB PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    group_id BLOB NOT NULL REFERENCES groups (id),
    purpose TEXT NOT NULL,
    subject BLOB,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    audience TEXT NOT NULL,
    secrecy TEXT NOT NULL,
    state TEXT NOT NULL,
    state_reason TEXT NOT NULL,
    quorum_percent INTEGER NOT NULL,
    turnout_shown TEXT NOT NULL,
    proxies INTEGER NOT NULL,
    period_hours INTEGER NOT NULL,
    opened_at INTEGER,
    closes_at INTEGER,
    closed_at INTEGER,
    seed_commitment BLOB,
    seed_sealed BLOB,
    seed BLOB,
    box_hash BLOB,
    join_sealed BLOB,
    roll_source TEXT NOT NULL,
    roll_size INTEGER NOT NULL,
    cast_online INTEGER NOT NULL,
    cast_paper INTEGER NOT NULL,
    papers_counted INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX elections_of_group ON elections (group_id, changed_at);
CREATE INDEX elections_of_subject ON elections (subject);
CREATE INDEX elections_by_close ON elections (state, closes_at);

CREATE TABLE contests (
    id BLOB PRIMARY KEY,
    election_id BLOB NOT NULL REFERENCES elections (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    rule TEXT NOT NULL,
    seats INTEGER NOT NULL,
    settings TEXT NOT NULL,
    outcome TEXT,
    account TEXT
) STRICT;
CREATE UNIQUE INDEX contests_position ON contests (election_id, position);

CREATE TABLE contest_options (
    contest_id BLOB NOT NULL REFERENCES contests (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    note TEXT NOT NULL,
    cost INTEGER NOT NULL,
    person_id BLOB REFERENCES persons (id) ON DELETE SET NULL,
    PRIMARY KEY (contest_id, number)
) STRICT, WITHOUT ROWID;

-- The roll. It says who may cast and who has, never when and never what.
CREATE TABLE electors (
    id BLOB PRIMARY KEY,
    election_id BLOB NOT NULL REFERENCES elections (id) ON DELETE CASCADE,
    person_id BLOB REFERENCES persons (id) ON DELETE SET NULL,
    name_key BLOB NOT NULL,
    name_sealed BLOB NOT NULL,
    mail_sealed BLOB,
    link_hash BLOB,
    weight INTEGER NOT NULL,
    cast_as TEXT NOT NULL,
    proxy_id BLOB REFERENCES electors (id) ON DELETE SET NULL
) STRICT;
CREATE UNIQUE INDEX electors_person ON electors (election_id, person_id);
CREATE UNIQUE INDEX electors_link ON electors (link_hash);
CREATE INDEX electors_of ON electors (election_id, cast_as);
CREATE INDEX electors_proxy ON electors (proxy_id);

-- The ballot box. In a secret election nothing here leads to the roll once the election has closed.
CREATE TABLE ballots (
    contest_id BLOB NOT NULL REFERENCES contests (id) ON DELETE CASCADE,
    id BLOB NOT NULL,
    marks TEXT NOT NULL,
    weight INTEGER NOT NULL,
    elector_id BLOB REFERENCES electors (id) ON DELETE SET NULL,
    PRIMARY KEY (contest_id, id)
) STRICT, WITHOUT ROWID;

-- Paper ballots as two people read them, each without seeing the other's reading.
CREATE TABLE paper_readings (
    election_id BLOB NOT NULL REFERENCES elections (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    person_id BLOB NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    marks TEXT NOT NULL,
    PRIMARY KEY (election_id, number, person_id)
) STRICT, WITHOUT ROWID;

-- What was decided; rows are never changed.
CREATE TABLE decisions (
    id BLOB PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    group_id BLOB NOT NULL REFERENCES groups (id),
    number INTEGER NOT NULL,
    proposal_id BLOB REFERENCES proposals (id),
    election_id BLOB REFERENCES elections (id),
    round_id BLOB REFERENCES consent_rounds (id),
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    audience TEXT NOT NULL,
    outcome TEXT NOT NULL,
    way TEXT NOT NULL,
    entitled INTEGER NOT NULL,
    took_part INTEGER NOT NULL,
    details TEXT NOT NULL,
    decided_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX decisions_number ON decisions (group_id, number);
CREATE INDEX decisions_by_date ON decisions (decided_at);
CREATE INDEX decisions_of_proposal ON decisions (proposal_id);
CREATE INDEX decisions_of_election ON decisions (election_id);

-- What refers to a decision: calls that carry it, demands, later decisions.
CREATE TABLE decision_mentions (
    decision_id BLOB NOT NULL REFERENCES decisions (id) ON DELETE CASCADE,
    href TEXT NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (decision_id, href)
) STRICT, WITHOUT ROWID;
