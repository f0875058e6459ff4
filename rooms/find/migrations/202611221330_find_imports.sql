-- What an import last wrote of an organization: a digest of its rows to know whether anything is new,
-- the listing's version after writing to know whether anybody changed it here since, and the ids of the
-- rows to know what has vanished.
CREATE TABLE listing_imports (
    organization_id BLOB PRIMARY KEY REFERENCES organizations (id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    digest BLOB NOT NULL,
    version INTEGER NOT NULL,
    row_ids BLOB NOT NULL,
    imported_at INTEGER NOT NULL
) STRICT;
