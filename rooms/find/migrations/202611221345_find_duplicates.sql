-- Two listings that may be one organization: proposed by a comparison, decided by stewards. `undo` says
-- which rows a merge moved and what stood there before.
CREATE TABLE listing_duplicates (
    id BLOB PRIMARY KEY,
    one_id BLOB NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    other_id BLOB NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    score INTEGER NOT NULL,
    reasons TEXT NOT NULL,
    state TEXT NOT NULL,
    kept_id BLOB REFERENCES organizations (id) ON DELETE CASCADE,
    gone_id BLOB REFERENCES organizations (id) ON DELETE CASCADE,
    undo TEXT,
    proposed_at INTEGER NOT NULL,
    decided_at INTEGER,
    UNIQUE (one_id, other_id)
) STRICT;
CREATE INDEX listing_duplicates_by_state ON listing_duplicates (state, score);
CREATE INDEX listing_duplicates_of_other ON listing_duplicates (other_id);
CREATE INDEX listing_duplicates_of_gone ON listing_duplicates (gone_id) WHERE gone_id IS NOT NULL;
CREATE INDEX listing_duplicates_of_kept ON listing_duplicates (kept_id) WHERE kept_id IS NOT NULL;
