//! What is wrong, what wants to be confirmed, and the one click that confirms.

use base::{Problems, time::DAY_MS};
use ui::{
    Column, Form, Head, Html, Icon, Kind as Tint, Look, Sheet, Tone, Words, button, choice, format, href, html,
    link_button,
};
use web::Sample;

use super::model::{CORRECTION_MAX, Correction, CorrectionForm, Fading, Wrong};

fn wrong(words: &Words, it: Wrong) -> &'static str {
    match it {
        Wrong::Closed => words.correction_closed(),
        Wrong::Place => words.correction_place(),
        Wrong::Hours => words.correction_hours(),
        Wrong::Contact => words.correction_contact(),
        Wrong::Offer => words.correction_offer(),
        Wrong::Other => words.correction_other(),
    }
}

/// The form that says what is wrong.
pub(crate) fn correction(
    look: &Look<'_>,
    (slug, name): (&str, &str),
    raw: &CorrectionForm,
    problems: &Problems,
) -> (Head, Html) {
    let words = look.words;
    let form = Form::new(look, problems);
    let kinds =
        Wrong::ALL.iter().map(|it| choice(it.as_str(), wrong(words, *it)).on(raw.wrong == it.as_str())).collect();
    let main = ui::narrow(html! {
        (ui::breadcrumbs(look, &[(words.directory_menu(), &href::directory()), (name, &href::listing(slug))]))
        (ui::title(words.correction_title(), words.correction_lead()))
        (form.intake(&href::listing_wrong(slug), html! {
            (form.radios("wrong", words.correction_what(), kinds).required())
            (form.textarea("words", words.correction_words()).hint(words.correction_words_hint()).value(raw.words.as_str()).max_length(CORRECTION_MAX).rows(4).optional())
            (button(Tone::Main, words.correction_send()).icon(Icon::Flag))
        }))
    });
    (Head::new(words.correction_title()).hidden().sheet_of(Sheet::Find), main)
}

/// Thanks for saying what is wrong.
pub(crate) fn thanks(look: &Look<'_>, (slug, name): (&str, &str)) -> (Head, Html) {
    let words = look.words;
    let main = ui::narrow(html! {
        (ui::title(words.correction_thanks(), ""))
        (ui::notice(Tint::Done, words.correction_thanks_title(), words.correction_thanks_text()))
        p { (link_button(Tone::Plain, href::listing(slug), words.correction_back(name)).icon(Icon::ArrowLeft)) }
    });
    (Head::new(words.correction_thanks()).hidden().sheet_of(Sheet::Find), main)
}

/// What the link in a mail opens: one button.
pub(crate) fn is_true(look: &Look<'_>, (slug, name): (&str, &str), token: &str) -> (Head, Html) {
    let words = look.words;
    let title = words.freshness_is_true(name);
    let main = ui::narrow(html! {
        (ui::title(&title, words.freshness_is_true_lead()))
        p { a href=(href::listing(slug)) { (words.freshness_look_first()) } }
        (ui::post_button(look, &href::listing_true(slug, token), button(Tone::Main, words.freshness_confirm()).icon(Icon::Check)))
        p { (link_button(Tone::Quiet, href::listing_wrong(slug), words.correction_title()).icon(Icon::Flag)) }
    });
    (Head::new(title).hidden().sheet_of(Sheet::Find), main)
}

/// The link was used: the listing is confirmed.
pub(crate) fn was_true(look: &Look<'_>, (slug, name): (&str, &str)) -> (Head, Html) {
    let words = look.words;
    let main = ui::narrow(html! {
        (ui::title(words.freshness_thanks(), ""))
        (ui::notice(Tint::Done, words.freshness_confirmed(), ""))
        p { (link_button(Tone::Plain, href::listing(slug), words.correction_back(name)).icon(Icon::ArrowLeft)) }
    });
    (Head::new(words.freshness_thanks()).hidden().sheet_of(Sheet::Find), main)
}

/// Everything the stewards' page shows.
pub(crate) struct CarePage<'a> {
    /// What visitors said.
    pub(crate) corrections: &'a [Correction],
    /// What wants to be confirmed.
    pub(crate) fading: &'a [Fading],
    /// How many want to be.
    pub(crate) count: i64,
    /// Which page, counted from 1.
    pub(crate) page: u32,
    /// The correction that was just settled, so that it can be taken back.
    pub(crate) settled: &'a str,
}

/// What keepers of the directory have to do.
pub(crate) fn care(look: &Look<'_>, it: &CarePage<'_>) -> (Head, Html) {
    let words = look.words;
    let pages = u32::try_from((it.count + 49) / 50).unwrap_or(1).max(1);
    let main = html! {
        (ui::breadcrumbs(look, &[(words.directory_menu(), &href::directory())]))
        (ui::title(words.care_title(), words.care_lead()))
        @if !it.settled.is_empty() {
            (ui::notice(Tint::Done, words.care_settled(),
                ui::post_button(look, &href::correction_settle(it.settled), button(Tone::Plain, words.care_undo()).sends("undo", "yes"))))
        }
        (ui::section("corrections", words.care_corrections(i64::try_from(it.corrections.len()).unwrap_or(0)), corrections(look, it.corrections)))
        (ui::section("fading", words.care_fading(it.count), html! {
            @if it.fading.is_empty() { (ui::empty(Icon::CircleCheck, words.care_all_fresh(), html! {})) } @else { (fading(look, it.fading)) }
            (ui::numbered(look, it.page, pages, |n| href::with_query(&href::directory_care(), &[("page", &n.to_string())])))
        }))
        p {
            (link_button(Tone::Plain, href::listing_new(), words.listing_new_title()).icon(Icon::Plus)) " "
            (link_button(Tone::Plain, href::terms(), words.terms_title()).icon(Icon::List))
        }
    };
    (Head::new(words.care_title()).hidden().sheet_of(Sheet::Find), main)
}

fn corrections(look: &Look<'_>, list: &[Correction]) -> Html {
    let words = look.words;
    html! {
        @if list.is_empty() { (ui::empty(Icon::CircleCheck, words.care_no_corrections(), html! {})) }
        ul class="corrections" {
            @for it in list {
                li {
                    h3 { a href=(href::listing(&it.slug)) { bdi { (it.name) } } }
                    p { strong { (wrong(words, it.wrong)) } " · " span class="hint" { (format::ago(words, it.said_at, look.now)) } }
                    @if !it.words.is_empty() { blockquote { bdi { (it.words) } } }
                    div class="row" {
                        (link_button(Tone::Plain, href::listing_edit(&it.slug), words.listing_edit()).icon(Icon::Pencil).about(it.name.as_str()))
                        (ui::post_button(look, &href::correction_settle(&it.code), button(Tone::Main, words.care_settle()).icon(Icon::Check).about(it.name.as_str())))
                    }
                }
            }
        }
    }
}

fn fading(look: &Look<'_>, list: &[Fading]) -> Html {
    let words = look.words;
    let columns = [
        Column::text(words.care_column_name()),
        Column::text(words.care_column_since()),
        Column::text(words.care_column_do()),
    ];
    let rows = list.iter().map(|it| {
        let ago = format::ago(words, it.fresh_from, look.now);
        vec![
            html! { a href=(href::listing(&it.slug)) { bdi { (it.name) } } },
            html! { @if it.is_confirmed { (words.care_confirmed(&ago)) } @else { (words.care_never(&ago)) } },
            html! {
                (ui::post_button(look, &href::listing_confirm(&it.slug), button(Tone::Plain, words.freshness_confirm()).about(it.name.as_str())))
                @if it.has_mail { " " (ui::post_button(look, &href::listing_ask(&it.slug), button(Tone::Quiet, words.freshness_ask()).about(it.name.as_str()))) }
            },
        ]
    });
    ui::table(words.care_column_caption(), &columns, rows)
}

/// The pages made up for the page contract.
pub(crate) fn samples(look: &Look<'_>) -> Vec<Sample> {
    let (empty, sound) = (CorrectionForm::default(), Problems::new());
    let problems = empty.parse().err().unwrap_or_default();
    let name = ("food-bank-1", "<b>Food Bank</b> & Friends");
    let ago = |days: i64| base::Time::from_millis(look.now.millis() - days * DAY_MS);
    let said = |wrong, words: &str| Correction {
        code: format!("0123456789{}", Wrong::as_str(wrong)),
        slug: name.0.to_owned(),
        name: name.1.to_owned(),
        wrong,
        words: words.to_owned(),
        said_at: ago(2),
    };
    let old = |n: usize| Fading {
        slug: format!("place-{n}"),
        name: format!("Place {n} <i>"),
        fresh_from: ago(200),
        is_confirmed: n == 1,
        has_mail: n != 2,
    };
    let list = [said(Wrong::Hours, "They open at ten. <script>alert(1)</script>"), said(Wrong::Closed, "")];
    let places = [old(1), old(2)];
    let care_page =
        |corrections, fading, count, settled| care(look, &CarePage { corrections, fading, count, page: 1, settled });
    let sample = |name, (head, main): (Head, Html)| Sample { name, head, main };
    vec![
        sample("listing-wrong", correction(look, name, &empty, &sound)),
        sample("listing-wrong-again", correction(look, name, &empty, &problems)),
        sample("listing-wrong-thanks", thanks(look, name)),
        sample("listing-true", is_true(look, name, "abc")),
        sample("listing-true-thanks", was_true(look, name)),
        sample("care", care_page(&list, &places, 120, "0123")),
        sample("care-empty", care_page(&[], &[], 0, "")),
    ]
}
