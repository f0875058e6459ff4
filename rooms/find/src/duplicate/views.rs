//! How two listings look side by side.

use ui::{Column, Form, Head, Html, Icon, Look, Tone, Words, button, href, html, table};
use uuid::Uuid;

use super::model::{Act, Decided, Proposal, Reason, Side};

/// Everything the page shows.
pub(super) struct ListPage<'a> {
    pub(super) waiting: &'a [Proposal],
    pub(super) decided: &'a [Decided],
    pub(super) page: u32,
    pub(super) pages: u32,
}

/// The head of the page.
pub(super) fn head(look: &Look<'_>) -> Head {
    Head::new(look.words.duplicate_title()).hidden()
}

/// The page.
pub(super) fn list(look: &Look<'_>, it: &ListPage<'_>) -> Html {
    let words = look.words;
    html! {
        (ui::title(words.duplicate_title(), words.duplicate_lead()))
        @if it.waiting.is_empty() { (ui::empty(Icon::CircleCheck, words.duplicate_none(), html! {})) }
        @for (pair, nth) in it.waiting.iter().zip(1..) { (proposal(look, pair, nth)) }
        (ui::part::numbered(look, it.page, it.pages, |page| {
            href::with_query(&href::directory_duplicates(), &[("page", &page.to_string())])
        }))
        @if !it.decided.is_empty() {
            (ui::section("decided", words.duplicate_decided(), html! {
                ul class="stack" { @for one in it.decided { li { (lately(look, one)) } } }
            }))
        }
    }
}

fn reason(words: &Words, it: Reason) -> &'static str {
    match it {
        Reason::Name => words.duplicate_reason_name(),
        Reason::Alike => words.duplicate_reason_alike(),
        Reason::Website => words.duplicate_reason_website(),
        Reason::Mail => words.duplicate_reason_mail(),
        Reason::Phone => words.duplicate_reason_phone(),
        Reason::Address => words.duplicate_reason_address(),
    }
}

fn proposal(look: &Look<'_>, it: &Proposal, nth: usize) -> Html {
    let words = look.words;
    let [one, other] = &it.sides;
    let both = words.duplicate_pair(&one.name, &other.name);
    let columns = [
        Column::text(words.duplicate_field()),
        Column::text(words.duplicate_first()),
        Column::text(words.duplicate_second()),
    ];
    let row = |label: &str, of: fn(&Side) -> String| {
        vec![html! { (label) }, html! { bdi { (of(one)) } }, html! { bdi { (of(other)) } }]
    };
    let rows = [
        row(words.duplicate_name(), |it| it.name.clone()),
        row(words.duplicate_alternate(), |it| it.alternate_name.clone()),
        row(words.duplicate_description(), |it| it.description.clone()),
        row(words.duplicate_website(), |it| it.website.clone()),
        row(words.duplicate_mail(), |it| it.email.clone()),
        row(words.duplicate_phones(), |it| it.phones.join("; ")),
        row(words.duplicate_addresses(), |it| it.addresses.join("; ")),
        row(words.duplicate_services(), |it| it.services.to_string()),
        row(words.duplicate_source(), |it| it.source.clone()),
    ];
    let buttons = html! {
        div class="row" {
            (button(Tone::Plain, words.duplicate_merge_first()).sends("what", Act::MergeIntoOne.as_str()).about(both.as_str()))
            (button(Tone::Plain, words.duplicate_merge_second()).sends("what", Act::MergeIntoOther.as_str()).about(both.as_str()))
            (button(Tone::Quiet, words.duplicate_keep()).sends("what", Act::KeepApart.as_str()).about(both.as_str()))
        }
    };
    ui::section(
        &format!("pair-{nth}"),
        html! { bdi { (both) } },
        html! {
            p { @for it in &it.reasons { (ui::tag("neutral", reason(words, *it))) " " } }
            (table(words.duplicate_caption(&one.name, &other.name), &columns, rows))
            (Form::fresh(look).post(&href::directory_duplicate(it.id), buttons))
        },
    )
}

fn lately(look: &Look<'_>, it: &Decided) -> Html {
    let words = look.words;
    let [one, other] = &it.names;
    let said = match &it.kept {
        Some(kept) => words.duplicate_merged(one, other, kept),
        None => words.duplicate_apart(one, other),
    };
    let undo = button(Tone::Quiet, words.duplicate_undo()).sends("what", Act::Undo.as_str()).about(said.as_str());
    html! {
        p { bdi { (said) } }
        (Form::fresh(look).post(&href::directory_duplicate(it.id), html! { (undo) }))
    }
}

/// Pages made up for the page contract.
pub(super) fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    let side = |name: &str, street: &str| Side {
        name: name.to_owned(),
        slug: "food-bank".to_owned(),
        description: "Boxes of food every week.".to_owned(),
        website: "https://food.example".to_owned(),
        phones: vec!["555 0101".to_owned()],
        addresses: vec![street.to_owned()],
        services: 3,
        source: "miami211".to_owned(),
        ..Side::default()
    };
    let waiting = [Proposal {
        id: Uuid::from_u128(1),
        reasons: Reason::ALL.to_vec(),
        sides: [
            side("Food Bank of Miami, Inc.", "1 Main St, Miami 33125"),
            side("Miami Food Bank", "9 High St, Miami 33126"),
        ],
    }];
    let names = ["Legal Aid".to_owned(), "Legal Aid Society".to_owned()];
    let decided = [
        Decided { id: Uuid::from_u128(2), names: names.clone(), kept: Some("Legal Aid".to_owned()) },
        Decided { id: Uuid::from_u128(3), names, kept: None },
    ];
    let sample = |name, waiting, decided| {
        let it = ListPage { waiting, decided, page: 1, pages: 2 };
        web::Sample { name, head: head(look), main: list(look, &it) }
    };
    vec![sample("duplicates", &waiting[..], &decided[..]), sample("duplicates-none", &[], &[])]
}
