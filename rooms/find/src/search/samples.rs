//! The search made up for the page contract.

use ui::Look;
use web::Sample;

use super::gather::{Known, gather};
use super::index::Index;
use super::lexicon::Lexicon;
use super::model::{Ask, Reading};
use super::{answered, views};
use crate::listing::demo;
use crate::taxonomy;

/// A small directory in memory.
pub(crate) fn directory(now: base::Time) -> (Index, Lexicon) {
    let lexicon = Lexicon::new(taxonomy::demo::terms(), std::collections::HashMap::new());
    let found = gather(&demo::records(now), &lexicon, &mut Known::default(), &std::collections::HashSet::new());
    (Index::of(found.into_values().flatten().collect()), lexicon)
}

/// The pages.
pub(crate) fn samples(look: &Look<'_>) -> Vec<Sample> {
    let (index, lexicon) = directory(look.now);
    let none = (Index::default(), Lexicon::default());
    let sample = |name, ask: &Ask, index: &Index, lexicon: &Lexicon| {
        let reading = Reading::of(ask, &lexicon.codes()).once();
        let found = answered::answer(index, lexicon, ask, &reading, answered::wish(ask, &reading, lexicon, look.now));
        let it = views::SearchPage { ask, reading: &reading, answered: &found, index, lexicon };
        Sample { name, head: views::head(look, &it), main: views::show(look, &it) }
    };
    let asked = |q: &str, view: &str| Ask { q: q.to_owned(), view: view.to_owned(), ..Ask::default() };
    vec![
        sample("directory", &Ask::default(), &index, &lexicon),
        sample("directory-empty", &Ask::default(), &none.0, &none.1),
        sample("directory-found", &asked("foood near 33125, Spanish", ""), &index, &lexicon),
        sample("directory-table", &asked("food near Miami", "table"), &index, &lexicon),
        sample("directory-map", &asked("food", "map"), &index, &lexicon),
        sample("directory-near", &Ask { near: "33125".to_owned(), ..Ask::default() }, &index, &lexicon),
        sample("directory-nothing", &asked("<b>zeppelins</b>, open now, Yiddish", ""), &index, &lexicon),
    ]
}
