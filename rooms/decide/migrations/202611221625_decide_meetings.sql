-- Meetings of a group. What decides (who is entitled, quorum, majority) is fixed when a meeting begins.
CREATE TABLE meetings (
    id BLOB PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    group_id BLOB NOT NULL REFERENCES groups (id),
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    zone TEXT NOT NULL,
    place TEXT NOT NULL,
    audience TEXT NOT NULL,
    state TEXT NOT NULL,
    state_reason TEXT NOT NULL,
    door TEXT NOT NULL,
    entitled INTEGER NOT NULL,
    quorum_percent INTEGER NOT NULL,
    majority TEXT NOT NULL,
    counted INTEGER,
    present_most INTEGER NOT NULL,
    guests INTEGER NOT NULL,
    speakers TEXT NOT NULL,
    current_item INTEGER,
    step INTEGER NOT NULL,
    published_at INTEGER,
    opened_at INTEGER,
    ended_at INTEGER,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX meetings_of_group ON meetings (group_id, starts_at);
CREATE INDEX meetings_by_door ON meetings (state, door);

CREATE TABLE meeting_items (
    meeting_id BLOB NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    proposal_id BLOB REFERENCES proposals (id),
    title TEXT NOT NULL,
    begun_at INTEGER,
    ended_at INTEGER,
    minutes INTEGER NOT NULL,
    PRIMARY KEY (meeting_id, number)
) STRICT, WITHOUT ROWID;

-- Who is in the room. When the meeting closes only those stay who asked to be named in the minutes.
CREATE TABLE meeting_presences (
    meeting_id BLOB NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    person_id BLOB NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    naming TEXT NOT NULL,
    PRIMARY KEY (meeting_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX meeting_presences_of_person ON meeting_presences (person_id);

-- The speaking list; gone when the meeting closes.
CREATE TABLE meeting_speakers (
    meeting_id BLOB NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    item INTEGER NOT NULL,
    person_id BLOB REFERENCES persons (id) ON DELETE CASCADE,
    guest TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (meeting_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX meeting_speakers_of_person ON meeting_speakers (person_id);

-- Shows of hands: what was asked, and what it came to.
CREATE TABLE meeting_hands (
    meeting_id BLOB NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    item INTEGER,
    proposal_id BLOB REFERENCES proposals (id),
    question TEXT NOT NULL,
    way TEXT NOT NULL,
    yes INTEGER NOT NULL,
    noes INTEGER NOT NULL,
    abstained INTEGER NOT NULL,
    present INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    decision_id BLOB REFERENCES decisions (id),
    closed_at INTEGER,
    opened_at INTEGER NOT NULL,
    PRIMARY KEY (meeting_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX meeting_hands_of_proposal ON meeting_hands (proposal_id, outcome);

-- Who raised a hand for what; gone when the show of hands is closed.
CREATE TABLE meeting_hands_raised (
    meeting_id BLOB NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    person_id BLOB NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    answer TEXT NOT NULL,
    PRIMARY KEY (meeting_id, number, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX meeting_hands_raised_of_person ON meeting_hands_raised (person_id);

-- What minute-takers note, every version; item 0 is the meeting as a whole.
CREATE TABLE meeting_notes (
    meeting_id BLOB NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
    item INTEGER NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (meeting_id, item, version)
) STRICT, WITHOUT ROWID;
