-- What site stewards took out of sight, with the reason everybody may read.
CREATE TABLE hidings (
    subject BLOB PRIMARY KEY,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    hidden_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
