-- How a group decides, unless it says otherwise for one case.
CREATE TABLE standing_rules (
    group_id BLOB PRIMARY KEY REFERENCES groups (id),
    proposers TEXT NOT NULL,
    way TEXT NOT NULL,
    secrecy TEXT NOT NULL,
    quorum_percent INTEGER NOT NULL,
    majority TEXT NOT NULL,
    period_hours INTEGER NOT NULL,
    proxies INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Texts that ask a group for a decision.
CREATE TABLE proposals (
    id BLOB PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    group_id BLOB NOT NULL REFERENCES groups (id),
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    audience TEXT NOT NULL,
    state TEXT NOT NULL,
    state_reason TEXT NOT NULL,
    version INTEGER NOT NULL,
    movers INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    opened_at INTEGER,
    ended_at INTEGER,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX proposals_of_group ON proposals (group_id, changed_at);
CREATE INDEX proposals_by_date ON proposals (state, changed_at);

-- Every text a proposal ever had, with what made it so.
CREATE TABLE proposal_versions (
    proposal_id BLOB NOT NULL REFERENCES proposals (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    reason TEXT NOT NULL,
    amendment_number INTEGER,
    at INTEGER NOT NULL,
    PRIMARY KEY (proposal_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE proposal_movers (
    proposal_id BLOB NOT NULL REFERENCES proposals (id) ON DELETE CASCADE,
    person_id BLOB NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    part TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (proposal_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX proposal_movers_of_person ON proposal_movers (person_id);

-- Where it came from: statements people agreed on, other pages of this site.
CREATE TABLE proposal_sources (
    proposal_id BLOB NOT NULL REFERENCES proposals (id) ON DELETE CASCADE,
    href TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (proposal_id, href)
) STRICT, WITHOUT ROWID;
CREATE INDEX proposal_sources_by_href ON proposal_sources (href);

CREATE TABLE proposal_reasons (
    id BLOB PRIMARY KEY,
    proposal_id BLOB NOT NULL REFERENCES proposals (id) ON DELETE CASCADE,
    side TEXT NOT NULL,
    words TEXT NOT NULL,
    person_id BLOB REFERENCES persons (id) ON DELETE SET NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX proposal_reasons_of ON proposal_reasons (proposal_id, side, at);

CREATE TABLE proposal_questions (
    proposal_id BLOB NOT NULL REFERENCES proposals (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    words TEXT NOT NULL,
    person_id BLOB REFERENCES persons (id) ON DELETE SET NULL,
    at INTEGER NOT NULL,
    answered_at INTEGER,
    answer TEXT NOT NULL,
    answerer_id BLOB REFERENCES persons (id) ON DELETE SET NULL,
    PRIMARY KEY (proposal_id, number)
) STRICT, WITHOUT ROWID;

-- Changes proposed to a proposal: the whole text as it would read, and the version it was written for.
CREATE TABLE amendments (
    id BLOB PRIMARY KEY,
    proposal_id BLOB NOT NULL REFERENCES proposals (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    base_version INTEGER NOT NULL,
    body TEXT NOT NULL,
    reason TEXT NOT NULL,
    person_id BLOB REFERENCES persons (id) ON DELETE SET NULL,
    state TEXT NOT NULL,
    note TEXT NOT NULL,
    at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE UNIQUE INDEX amendments_number ON amendments (proposal_id, number);

-- Rounds in which members consent, stand aside or object.
CREATE TABLE consent_rounds (
    id BLOB PRIMARY KEY,
    proposal_id BLOB NOT NULL REFERENCES proposals (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    entitled INTEGER NOT NULL,
    quorum_percent INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    closes_at INTEGER NOT NULL,
    closed_at INTEGER,
    outcome TEXT NOT NULL
) STRICT;
CREATE INDEX consent_rounds_of ON consent_rounds (proposal_id, opened_at);

CREATE TABLE consent_positions (
    round_id BLOB NOT NULL REFERENCES consent_rounds (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    person_id BLOB REFERENCES persons (id) ON DELETE SET NULL,
    position TEXT NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    note TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (round_id, number)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX consent_positions_of_person ON consent_positions (round_id, person_id);
