-- Decided texts addressed to somebody.
CREATE TABLE demands (
    id BLOB PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    group_id BLOB NOT NULL REFERENCES groups (id),
    number INTEGER NOT NULL,
    decision_id BLOB NOT NULL REFERENCES decisions (id),
    withdrawn_by BLOB REFERENCES decisions (id),
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    addressee TEXT NOT NULL,
    addressee_url TEXT NOT NULL,
    audience TEXT NOT NULL,
    state TEXT NOT NULL,
    state_on TEXT NOT NULL,
    version INTEGER NOT NULL,
    entries INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX demands_number ON demands (group_id, number);
CREATE INDEX demands_of_decision ON demands (decision_id);
CREATE INDEX demands_withdrawn_by ON demands (withdrawn_by);
CREATE INDEX demands_by_date ON demands (state, changed_at);

-- What became of a demand: each change of state and each piece of news, with its evidence.
CREATE TABLE demand_entries (
    demand_id BLOB NOT NULL REFERENCES demands (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    note TEXT NOT NULL,
    evidence_url TEXT NOT NULL,
    evidence_words TEXT NOT NULL,
    happened_on TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (demand_id, number)
) STRICT, WITHOUT ROWID;

-- What was changed about a demand after it was made, when and why.
CREATE TABLE demand_corrections (
    demand_id BLOB NOT NULL REFERENCES demands (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    reason TEXT NOT NULL,
    changes TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (demand_id, version)
) STRICT, WITHOUT ROWID;

-- What carries a demand, as other rooms told it.
CREATE TABLE demand_mentions (
    demand_id BLOB NOT NULL REFERENCES demands (id) ON DELETE CASCADE,
    href TEXT NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (demand_id, href)
) STRICT, WITHOUT ROWID;
CREATE INDEX demand_mentions_by_href ON demand_mentions (href, kind);
