-- Conversations: one question, statements, and how people voted on them.
CREATE TABLE conversations (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    group_id BLOB NOT NULL REFERENCES groups (id),
    question TEXT NOT NULL,
    introduction TEXT NOT NULL,
    langs TEXT NOT NULL,
    starts_on TEXT,
    ends_on TEXT,
    starts_at INTEGER,
    ends_at INTEGER,
    entry TEXT NOT NULL CHECK (entry IN ('link', 'guests', 'members', 'roll')),
    adding TEXT NOT NULL CHECK (adding IN ('everybody', 'nobody')),
    letters_max INTEGER NOT NULL,
    moderated TEXT NOT NULL CHECK (moderated IN ('before', 'after')),
    published TEXT NOT NULL CHECK (published IN ('counts', 'rows')),
    state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'closed', 'withdrawn')),
    state_reason TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    opened_at INTEGER,
    ended_at INTEGER
) STRICT;
CREATE INDEX conversations_by_group ON conversations (group_id, created_at);
CREATE INDEX conversations_by_state ON conversations (state, opened_at);

-- What moves with every batch of votes: one row for each conversation, written once for each batch.
-- votes_version counts batches of votes, texts_version counts changes of statements, so that what is
-- kept in memory knows what it has not seen.
CREATE TABLE conversation_figures (
    conversation INTEGER PRIMARY KEY REFERENCES conversations (number),
    participants INTEGER NOT NULL,
    votes INTEGER NOT NULL,
    statements INTEGER NOT NULL,
    waiting INTEGER NOT NULL,
    next_participant INTEGER NOT NULL,
    next_statement INTEGER NOT NULL,
    votes_version INTEGER NOT NULL,
    texts_version INTEGER NOT NULL
) STRICT;

-- One row for each participant with all their votes, four bytes each, so that fifty million votes are
-- some hundred megabytes and one look-up. The key is conversation * 2^32 + the participant's number.
-- known_by is a keyed hash of a token that only the participant has. The hour they came is all the time
-- that is kept.
CREATE TABLE participants (
    id INTEGER PRIMARY KEY,
    known_by BLOB NOT NULL UNIQUE,
    came_hour INTEGER NOT NULL,
    votes BLOB NOT NULL
) STRICT;

CREATE TABLE statements (
    conversation INTEGER NOT NULL REFERENCES conversations (number),
    number INTEGER NOT NULL,
    body TEXT NOT NULL,
    lang TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('plain', 'seed', 'meta')),
    state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted', 'rejected', 'merged')),
    author INTEGER,
    merged_into INTEGER,
    bracket_note TEXT,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (conversation, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX statements_by_state ON statements (conversation, state, number);

-- The same statement in another language, by a volunteer; the votes are shared.
CREATE TABLE statement_translations (
    conversation INTEGER NOT NULL,
    statement INTEGER NOT NULL,
    lang TEXT NOT NULL,
    body TEXT NOT NULL,
    translated_at INTEGER NOT NULL,
    PRIMARY KEY (conversation, statement, lang),
    FOREIGN KEY (conversation, statement) REFERENCES statements (conversation, number)
) STRICT, WITHOUT ROWID;

-- What facilitators decided about statements, in public: what, why, when, not who.
CREATE TABLE statement_decisions (
    id INTEGER PRIMARY KEY,
    conversation INTEGER NOT NULL,
    statement INTEGER NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('accepted', 'rejected', 'merged', 'waiting', 'bracketed', 'unbracketed')),
    into_statement INTEGER,
    reason TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    FOREIGN KEY (conversation, statement) REFERENCES statements (conversation, number)
) STRICT;
CREATE INDEX statement_decisions_by_time ON statement_decisions (conversation, id);

-- The roll: places that facilitators hand out as links. Only keyed hashes of the links are kept.
CREATE TABLE conversation_places (
    conversation INTEGER NOT NULL REFERENCES conversations (number),
    known_by BLOB NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (conversation, known_by)
) STRICT, WITHOUT ROWID;

-- The last map, so that a restart shows it at once.
CREATE TABLE conversation_maps (
    conversation INTEGER PRIMARY KEY REFERENCES conversations (number),
    votes_version INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
