-- Sets of seats: which delegates a body sends, to what, for how long, and by which rules.
CREATE TABLE delegations (
    id BLOB PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    body_id BLOB NOT NULL REFERENCES groups (id),
    council_id BLOB REFERENCES groups (id),
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    audience TEXT NOT NULL,
    seats INTEGER NOT NULL,
    rule TEXT NOT NULL,
    settings TEXT NOT NULL,
    term_months INTEGER NOT NULL,
    substitutes INTEGER NOT NULL,
    recall_percent INTEGER NOT NULL,
    report_days INTEGER NOT NULL,
    round INTEGER NOT NULL,
    closed_at INTEGER,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX delegations_of_body ON delegations (body_id, created_at);
CREATE INDEX delegations_of_council ON delegations (council_id);

-- What delegates may decide alone, must vote as told, must bring back; the highest version in force binds.
CREATE TABLE mandates (
    delegation_id BLOB NOT NULL REFERENCES delegations (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    alone TEXT NOT NULL,
    as_told TEXT NOT NULL,
    bring_back TEXT NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    proposal_id BLOB REFERENCES proposals (id),
    decision_code TEXT,
    at INTEGER NOT NULL,
    PRIMARY KEY (delegation_id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX mandates_of_proposal ON mandates (proposal_id);

-- Who stands, or was asked to stand, in the next election of a set of seats.
CREATE TABLE candidacies (
    delegation_id BLOB NOT NULL REFERENCES delegations (id) ON DELETE CASCADE,
    round INTEGER NOT NULL,
    person_id BLOB NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    words TEXT NOT NULL,
    part TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (delegation_id, round, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX candidacies_of_person ON candidacies (person_id);

-- Who holds, waits for, or held a seat. The name is the one that stood on the ballot; `place` is the number
-- of the seat, or of a substitute in their order; `in_council` says that the seat made a member there.
CREATE TABLE delegates (
    id BLOB PRIMARY KEY,
    delegation_id BLOB NOT NULL REFERENCES delegations (id) ON DELETE CASCADE,
    election_id BLOB NOT NULL REFERENCES elections (id),
    person_id BLOB REFERENCES persons (id) ON DELETE SET NULL,
    name TEXT NOT NULL,
    part TEXT NOT NULL,
    place INTEGER NOT NULL,
    state TEXT NOT NULL,
    ended_as TEXT NOT NULL,
    in_council INTEGER NOT NULL,
    seated_at INTEGER,
    term_ends_at INTEGER NOT NULL,
    ended_at INTEGER,
    chosen_at INTEGER NOT NULL
) STRICT;
CREATE INDEX delegates_of ON delegates (delegation_id, state, place);
CREATE INDEX delegates_of_election ON delegates (election_id);
CREATE INDEX delegates_of_person ON delegates (person_id);
CREATE UNIQUE INDEX delegates_seat ON delegates (delegation_id, place) WHERE state = 'seated';

CREATE TABLE delegate_reports (
    delegate_id BLOB NOT NULL REFERENCES delegates (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    body TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (delegate_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE delegate_questions (
    delegate_id BLOB NOT NULL REFERENCES delegates (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    words TEXT NOT NULL,
    person_id BLOB REFERENCES persons (id) ON DELETE SET NULL,
    at INTEGER NOT NULL,
    answered_at INTEGER,
    answer TEXT NOT NULL,
    PRIMARY KEY (delegate_id, number)
) STRICT, WITHOUT ROWID;

-- Petitions to recall a delegate. Who signed is deleted when the petition ends; the number stays.
CREATE TABLE recall_petitions (
    id BLOB PRIMARY KEY,
    delegation_id BLOB NOT NULL REFERENCES delegations (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    delegate_id BLOB NOT NULL REFERENCES delegates (id) ON DELETE CASCADE,
    person_id BLOB REFERENCES persons (id) ON DELETE SET NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    signed INTEGER NOT NULL,
    needed INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    lapses_at INTEGER NOT NULL,
    ended_at INTEGER,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX recall_petitions_number ON recall_petitions (delegation_id, number);
CREATE UNIQUE INDEX recall_petitions_open ON recall_petitions (delegate_id) WHERE state IN ('open', 'ballot');
CREATE INDEX recall_petitions_by_lapse ON recall_petitions (state, lapses_at);

CREATE TABLE recall_signatures (
    petition_id BLOB NOT NULL REFERENCES recall_petitions (id) ON DELETE CASCADE,
    person_id BLOB NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    PRIMARY KEY (petition_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX recall_signatures_of_person ON recall_signatures (person_id);
