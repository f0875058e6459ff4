-- What visitors say is wrong with a listing. No name, no address; the time is cut to the hour.
CREATE TABLE listing_reports (
    code TEXT PRIMARY KEY,
    organization_id BLOB NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
    wrong TEXT NOT NULL,
    words TEXT NOT NULL,
    said_at INTEGER NOT NULL,
    settled_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX listing_reports_open ON listing_reports (said_at) WHERE settled_at IS NULL;
CREATE INDEX listing_reports_of_organization ON listing_reports (organization_id);
