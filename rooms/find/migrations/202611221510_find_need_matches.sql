-- A need and an offer that were proposed to each other, and what both said.
CREATE TABLE matches (
    id BLOB PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    need_id BLOB NOT NULL REFERENCES aids (id) ON DELETE CASCADE,
    offer_id BLOB NOT NULL REFERENCES aids (id) ON DELETE CASCADE,
    units INTEGER NOT NULL,
    state TEXT NOT NULL,
    need_says TEXT NOT NULL,
    offer_says TEXT NOT NULL,
    need_shows INTEGER NOT NULL,
    offer_shows INTEGER NOT NULL,
    proposed_at INTEGER NOT NULL,
    accepted_at INTEGER,
    ended_at INTEGER,
    UNIQUE (need_id, offer_id)
) STRICT;
CREATE INDEX matches_of_offer ON matches (offer_id);
CREATE INDEX matches_by_state ON matches (state, proposed_at);
CREATE INDEX matches_by_end ON matches (ended_at);

-- What both write to each other through the site, sealed.
CREATE TABLE match_messages (
    match_id BLOB NOT NULL REFERENCES matches (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    side TEXT NOT NULL,
    at INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (match_id, seq)
) STRICT, WITHOUT ROWID;

-- How matches went, by month and kind: nothing that leads back to anybody.
CREATE TABLE match_outcomes (
    month TEXT NOT NULL,
    kind TEXT NOT NULL,
    outcome TEXT NOT NULL,
    matches INTEGER NOT NULL,
    PRIMARY KEY (month, kind, outcome)
) STRICT, WITHOUT ROWID;
