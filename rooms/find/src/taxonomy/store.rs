//! The shared taxonomy in the database: HSDS rows, with names and cues in each language beside them.

use ::store::{Change, Db, Sql, StoreError, args, sql};
use base::{Lang, Random, Time};

use super::model::{Called, Term, URI, place, seed};
use crate::listing::model::{Taxonomy, TaxonomyId, TaxonomyTerm, TermId};
use crate::listing::store::{Record, save_one, select};

const SHARED: Sql = sql!("SELECT id FROM taxonomies WHERE uri = $1 AND source = '' ORDER BY id LIMIT 1");
const TERMS: Sql = select!(
    TaxonomyTerm,
    "WHERE taxonomy_terms.taxonomy_id = $1 AND taxonomy_terms.code IS NOT NULL ORDER BY taxonomy_terms.id LIMIT 64"
);
const WORDS: Sql = sql!(
    "SELECT w.term_id, w.lang, w.name, w.cues FROM listing_term_words w JOIN taxonomy_terms t ON t.id = w.term_id \
     WHERE t.taxonomy_id = $1"
);
const SAVE_WORDS: Sql = sql!(
    "INSERT INTO listing_term_words (term_id, lang, name, cues) VALUES ($1, $2, $3, $4) \
     ON CONFLICT (term_id, lang) DO UPDATE SET name = excluded.name, cues = excluded.cues"
);

/// The id of the shared taxonomy, once it is there.
pub fn shared(db: &mut impl Db) -> Result<Option<TaxonomyId>, StoreError> {
    db.maybe(SHARED, args![URI], |row| row.get(0))
}

/// The terms of the shared taxonomy in their order; none before it was planted.
pub fn terms(db: &mut impl Db) -> Result<Vec<Term>, StoreError> {
    let Some(taxonomy) = shared(db)? else { return Ok(Vec::new()) };
    let rows = db.all(TERMS, args![taxonomy], TaxonomyTerm::read)?;
    let words = db.all(WORDS, args![taxonomy], |row| {
        Ok((row.get::<TermId>(0)?, row.get::<String>(1)?, Called { name: row.get(2)?, cues: row.get(3)? }))
    })?;
    let term = |row: TaxonomyTerm| {
        let mut called = [Called { name: row.name, cues: String::new() }, Called::default()];
        for (_, lang, it) in words.iter().filter(|(id, _, _)| *id == row.id) {
            if let Some(lang) = Lang::parse(lang) {
                called[place(lang)] = it.clone();
            }
        }
        Term { id: row.id, code: row.code.unwrap_or_default(), called }
    };
    Ok(rows.into_iter().map(term).collect())
}

/// Plants the shared taxonomy where it is not there yet; answers its terms.
pub fn plant(db: &mut Change, now: Time, random: &dyn Random) -> Result<Vec<Term>, StoreError> {
    if shared(db)?.is_none() {
        let taxonomy = Taxonomy {
            id: TaxonomyId::new(now, random),
            name: "Services".to_owned(),
            description: "What services are for, in the words people use.".to_owned(),
            uri: Some(URI.to_owned()),
            ..Taxonomy::default()
        };
        save_one(db, &taxonomy)?;
        for (at, (code, called)) in (0_i64..).zip(seed()) {
            // Ids made later sort later: the order of the seed stays.
            add(db, taxonomy.id, &code, &called, Time::from_millis(now.millis() + at), random)?;
        }
    }
    terms(db)
}

/// Adds a term.
pub fn add(
    db: &mut Change,
    taxonomy: TaxonomyId,
    code: &str,
    called: &[Called; 2],
    now: Time,
    random: &dyn Random,
) -> Result<TermId, StoreError> {
    let row = TaxonomyTerm {
        id: TermId::new(now, random),
        taxonomy_id: Some(taxonomy),
        code: Some(code.to_owned()),
        name: called[0].name.clone(),
        description: called[0].cues.clone(),
        language: Some("en".to_owned()),
        ..TaxonomyTerm::default()
    };
    save_one(db, &row)?;
    save_words(db, row.id, called)?;
    Ok(row.id)
}

/// Writes names and cues of a term.
pub fn save_words(db: &mut Change, term: TermId, called: &[Called; 2]) -> Result<(), StoreError> {
    for (lang, it) in Lang::ALL.into_iter().zip(called) {
        db.exec(SAVE_WORDS, args![term, lang.tag(), it.name.as_str(), it.cues.as_str()])?;
    }
    Ok(())
}
