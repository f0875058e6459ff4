//! What makes two listings look like one. Pure: sketches in, pairs with reasons out.
//!
//! Only listings that share something exact are compared (a name without its legal form, a web page, an
//! address of mail, a telephone, a street): the work grows with the listings, not with their pairs.
//! What many share (a town's switchboard, a social network) says nothing and is left out.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use uuid::Uuid;

/// What is compared of a listing.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Sketch {
    pub(super) id: Uuid,
    pub(super) name: String,
    pub(super) alternate_name: Option<String>,
    pub(super) website: Option<String>,
    pub(super) email: Option<String>,
    pub(super) phones: Vec<String>,
    /// Street and postal code.
    pub(super) addresses: Vec<(String, String)>,
}

/// A way in which two listings are alike.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Reason {
    /// The names are the same but for legal forms and order.
    Name,
    /// The names are nearly the same.
    Alike,
    /// The same page in the web.
    Website,
    /// The same address of mail.
    Mail,
    /// The same telephone.
    Phone,
    /// The same street and postal code.
    Address,
}

impl Reason {
    pub(super) const ALL: [Self; 6] = [Self::Name, Self::Alike, Self::Website, Self::Mail, Self::Phone, Self::Address];

    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Alike => "alike",
            Self::Website => "website",
            Self::Mail => "mail",
            Self::Phone => "phone",
            Self::Address => "address",
        }
    }

    pub(super) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == word)
    }

    const fn weight(self) -> i64 {
        match self {
            Self::Name => 50,
            Self::Alike => 35,
            Self::Website | Self::Mail | Self::Phone => 30,
            Self::Address => 25,
        }
    }
}

/// Two listings that may be one; the smaller id first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Pair {
    pub(super) one: Uuid,
    pub(super) other: Uuid,
    pub(super) score: i64,
    pub(super) reasons: BTreeSet<Reason>,
}

/// From this score on a pair is shown to stewards: one good reason is not enough, two are.
const ENOUGH: i64 = 55;
/// More listings than this with the same mark: it says nothing about them.
const COMMON: usize = 6;
/// Most pairs that are proposed at once.
const PAIRS_MAX: usize = 5_000;

/// Words that tell nothing about who it is.
const FORMS: [&str; 16] = [
    "inc",
    "incorporated",
    "llc",
    "ltd",
    "limited",
    "corp",
    "corporation",
    "co",
    "company",
    "the",
    "of",
    "and",
    "at",
    "for",
    "de",
    "la",
];

/// The words of a name, sorted, without legal forms.
fn words_of(name: &str) -> Vec<String> {
    let folded = places::fold(name);
    let all = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words: Vec<String> = all.filter(|word| !FORMS.contains(word)).map(str::to_owned).collect();
    words.sort();
    words.dedup();
    words
}

/// A web address without scheme, `www` and what follows a question mark.
fn page_of(address: &str) -> Option<String> {
    let rest = address.split_once("://").map_or(address, |it| it.1).to_lowercase();
    let rest = rest.split(['?', '#']).next()?.trim_end_matches('/');
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    (rest.contains('.')).then(|| rest.to_owned())
}

fn figures_of(phone: &str) -> Option<String> {
    let figures: String = phone.chars().filter(char::is_ascii_digit).collect();
    let start = figures.len().saturating_sub(10);
    (figures.len() >= 7).then(|| figures[start..].to_owned())
}

/// The pairs of letters of the words: what two names share, of all they have (Dice, 0 to 1).
fn likeness(a: &[String], b: &[String]) -> f64 {
    let pairs = |words: &[String]| -> BTreeSet<(char, char)> {
        words
            .iter()
            .flat_map(|word| {
                let signs: Vec<char> = format!(" {word} ").chars().collect();
                signs.windows(2).map(|it| (it[0], it[1])).collect::<Vec<_>>()
            })
            .collect()
    };
    let (a, b) = (pairs(a), pairs(b));
    let all = u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX);
    let both = u32::try_from(a.intersection(&b).count()).unwrap_or(0);
    if all == 0 { 0.0 } else { 2.0 * f64::from(both) / f64::from(all) }
}

/// Names this much alike count as nearly the same.
const ALIKE: f64 = 0.8;

/// All pairs worth a look, the likeliest first.
pub(super) fn pairs(list: &[Sketch]) -> Vec<Pair> {
    let names: Vec<Vec<Vec<String>>> = list
        .iter()
        .map(|it| std::iter::once(&it.name).chain(&it.alternate_name).map(|name| words_of(name)).collect())
        .collect();
    let mut marks: BTreeMap<(Reason, String), Vec<usize>> = BTreeMap::new();
    for (at, it) in list.iter().enumerate() {
        let mut mark = |reason: Reason, text: Option<String>| {
            let Some(text) = text.filter(|it| !it.is_empty()) else { return };
            let known = marks.entry((reason, text)).or_default();
            if known.last() != Some(&at) {
                known.push(at);
            }
        };
        for words in &names[at] {
            mark(Reason::Name, Some(words.join(" ")));
        }
        mark(Reason::Website, it.website.as_deref().and_then(page_of));
        mark(Reason::Mail, it.email.as_deref().map(str::to_lowercase));
        for phone in &it.phones {
            mark(Reason::Phone, figures_of(phone));
        }
        for (street, code) in &it.addresses {
            let whole = !street.is_empty() && !code.is_empty();
            let code: String = code.chars().take(5).collect();
            mark(Reason::Address, whole.then(|| format!("{} {code}", places::fold(street))));
        }
    }
    let mut found: BTreeMap<(usize, usize), BTreeSet<Reason>> = BTreeMap::new();
    for ((reason, _), members) in marks.iter().filter(|it| (2..=COMMON).contains(&it.1.len())) {
        for (nth, one) in members.iter().enumerate() {
            for other in &members[nth + 1..] {
                found.entry((*one, *other)).or_default().insert(*reason);
            }
        }
    }
    let mut out: Vec<Pair> =
        found.into_iter().filter_map(|((a, b), reasons)| weighed(list, &names, a, b, reasons)).collect();
    out.sort_by(|a, b| b.score.cmp(&a.score).then((a.one, a.other).cmp(&(b.one, b.other))));
    out.truncate(PAIRS_MAX);
    out
}

fn weighed(
    list: &[Sketch],
    names: &[Vec<Vec<String>>],
    a: usize,
    b: usize,
    mut reasons: BTreeSet<Reason>,
) -> Option<Pair> {
    if !reasons.contains(&Reason::Name) {
        let best = names[a].iter().flat_map(|a| names[b].iter().map(move |b| likeness(a, b))).fold(0.0, f64::max);
        if best >= ALIKE {
            reasons.insert(Reason::Alike);
        }
    }
    let score: i64 = reasons.iter().map(|it| it.weight()).sum::<i64>().min(100);
    let (one, other) = (list[a].id.min(list[b].id), list[a].id.max(list[b].id));
    // A long name that is the same needs nothing else, unless both say where they are and differ.
    let is_long = names[a].iter().any(|it| it.len() >= 3);
    let is_apart = !list[a].addresses.is_empty() && !list[b].addresses.is_empty();
    let is_enough = score >= ENOUGH || (reasons.contains(&Reason::Name) && is_long && !is_apart);
    is_enough.then_some(Pair { one, other, score, reasons })
}

/// One of two listings, as stewards see it.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Side {
    pub(crate) id: Uuid,
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) alternate_name: String,
    pub(crate) description: String,
    pub(crate) website: String,
    pub(crate) email: String,
    pub(crate) phones: Vec<String>,
    pub(crate) addresses: Vec<String>,
    pub(crate) services: i64,
    pub(crate) source: String,
}

/// Two listings side by side.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Proposal {
    pub(crate) id: Uuid,
    pub(crate) reasons: Vec<Reason>,
    pub(crate) sides: [Side; 2],
}

/// What a steward decided a while ago.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Decided {
    pub(crate) id: Uuid,
    pub(crate) names: [String; 2],
    /// The name that stayed; none where they were kept apart.
    pub(crate) kept: Option<String>,
}

/// What a steward wants done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Act {
    /// They are one: everything goes to the first.
    MergeIntoOne,
    /// They are one: everything goes to the second.
    MergeIntoOther,
    /// They are two.
    KeepApart,
    /// Back to before.
    Undo,
}

/// The form with which a steward decides.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ActForm {
    pub(crate) what: String,
}

impl Act {
    /// The word in the form.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::MergeIntoOne => "merge-into-one",
            Self::MergeIntoOther => "merge-into-other",
            Self::KeepApart => "keep-apart",
            Self::Undo => "undo",
        }
    }

    /// The act of a word.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        let all = [Self::MergeIntoOne, Self::MergeIntoOther, Self::KeepApart, Self::Undo];
        all.into_iter().find(|it| it.as_str() == word)
    }
}

#[cfg(test)]
mod trials {
    use super::*;

    fn sketch(id: u128, name: &str) -> Sketch {
        Sketch { id: Uuid::from_u128(id), name: name.to_owned(), ..Sketch::default() }
    }

    #[test]
    fn one_organization_under_two_names_or_addresses_is_found() {
        let mut list = vec![
            sketch(1, "The Food Bank of Miami, Inc."),
            sketch(2, "Miami Food Bank"),
            sketch(3, "Legal Aid Society"),
            sketch(4, "Society for Justice"),
            sketch(5, "Camillus House"),
            sketch(6, "Camilus Hous"),
            sketch(7, "Another"),
        ];
        list[2].website = Some("https://www.law.example/".into());
        list[3].website = Some("http://law.example".into());
        list[2].phones = vec!["(305) 555-0101".into()];
        list[3].phones = vec!["+1 305 555 0101".into()];
        list[4].email = Some("hi@camillus.example".into());
        list[5].email = Some("HI@camillus.example".into());
        let found: Vec<(u128, u128)> = pairs(&list).iter().map(|it| (it.one.as_u128(), it.other.as_u128())).collect();
        assert_eq!(found.len(), 3, "{found:?}");
        for wanted in [(1, 2), (3, 4), (5, 6)] {
            assert!(found.contains(&wanted), "{wanted:?} in {found:?}");
        }
    }

    #[test]
    fn what_many_share_says_nothing() {
        let mut list: Vec<Sketch> = (1..20).map(|id| sketch(id, &format!("Department {id}"))).collect();
        for it in &mut list {
            it.website = Some("https://town.example".into());
            it.phones = vec!["555 010 1000".into()];
        }
        assert_eq!(pairs(&list), []);
    }

    #[test]
    fn the_same_short_name_in_two_streets_is_two() {
        let mut list = vec![sketch(1, "Mutual Aid"), sketch(2, "Mutual Aid")];
        list[0].addresses = vec![("1 Main St".into(), "33125".into())];
        list[1].addresses = vec![("9 High St".into(), "10001".into())];
        assert_eq!(pairs(&list), []);
    }
}
