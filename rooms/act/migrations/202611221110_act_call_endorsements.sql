-- Groups that put their name to a call. A revoked one stays, with the reason.
CREATE TABLE call_endorsements (
    call_id BLOB NOT NULL REFERENCES calls (id),
    group_id BLOB NOT NULL REFERENCES groups (id),
    statement TEXT NOT NULL,
    endorsed_at INTEGER NOT NULL,
    revoked_at INTEGER,
    revoke_reason TEXT NOT NULL,
    PRIMARY KEY (call_id, group_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX call_endorsements_by_date ON call_endorsements (call_id, endorsed_at);
CREATE INDEX call_endorsements_of_group ON call_endorsements (group_id, endorsed_at);
