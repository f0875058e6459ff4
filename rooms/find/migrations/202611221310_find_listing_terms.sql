-- What a term of the shared taxonomy is called in each language, and the words listings of it use.
CREATE TABLE listing_term_words (
    term_id BLOB NOT NULL REFERENCES taxonomy_terms (id) ON DELETE CASCADE,
    lang TEXT NOT NULL,
    name TEXT NOT NULL,
    cues TEXT NOT NULL,
    PRIMARY KEY (term_id, lang)
) STRICT, WITHOUT ROWID;
