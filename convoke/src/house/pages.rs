//! Every sample page in every language keeps the page contract; every key that data names has words.

use base::{Lang, Time};
use ui::format::Units;
use ui::{Look, MenuItem, Words};

use crate::start;

fn look(lang: Lang, menu: &[MenuItem]) -> Look<'_> {
    Look {
        words: Words::new(lang),
        lang,
        site_name: "Testville",
        base_url: "https://example.org",
        path: "/sample",
        signed_in: None,
        menu,
        stamp: "stamp",
        steward: false,
        queue: 0,
        now: Time::from_millis(1_790_856_000_000),
        units: Units::Miles,
    }
}

#[test]
fn every_sample_page_keeps_the_contract_in_every_language() {
    let rooms = start::rooms();
    let menu: Vec<MenuItem> = web::nouns(&rooms).flat_map(|noun| noun.menu.iter().copied()).collect();
    let mut count = 0;
    let mut problems = Vec::new();
    for lang in Lang::ALL {
        let look = look(lang, &menu);
        for (room, sample) in
            rooms.iter().flat_map(|r| web::parts::samples(r, &look).into_iter().map(move |s| (r.name, s)))
        {
            let html = ui::page(&look, sample.head, sample.main).into_string();
            let found = ui::contract::check(&html);
            problems.extend(found.into_iter().map(|p| format!("{room}/{} {}: {p}", sample.name, lang.tag())));
            count += 1;
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(count >= 60, "only {count} sample pages");
}

#[test]
fn everything_kept_is_named_in_every_language_and_ends_as_it_says() {
    let rooms = start::rooms();
    let work = web::Work::of(&rooms);
    let purges: Vec<&str> = work.purge_names().collect();
    for it in web::nouns(&rooms).flat_map(|noun| &noun.retentions) {
        for lang in Lang::ALL {
            for end in ["", "-why", "-who"] {
                let key = format!("{}{end}", it.key);
                assert!(Words::new(lang).by_key(&key, &[]).is_some(), "no {} words for {key}", lang.tag());
            }
        }
        match (it.span, it.purge) {
            (base::Span::After(_), Some(name)) => assert!(purges.contains(&name), "{}: no purge {name}", it.key),
            (base::Span::After(_), None) => panic!("{} ends but nothing deletes it", it.key),
            _ => {}
        }
    }
}

#[test]
fn menu_words_fit_their_pages() {
    let rooms = start::rooms();
    for entry in web::nouns(&rooms).flat_map(|noun| &noun.menu) {
        assert!(ui::href::all().any(|path| path == entry.href), "{} is no path", entry.href);
        for lang in Lang::ALL {
            assert!(!(entry.label)(Words::new(lang)).is_empty());
        }
    }
}
