//! The pages about the site.

use base::{Retention, Span};
use ui::{Head, Html, Words, href, html};

pub(super) fn about_head(w: &Words) -> Head {
    Head::new(w.about_title()).description(w.about_lead()).canonical(href::about())
}

pub(super) fn about(w: &Words, contact: Option<&str>) -> Html {
    let promises = [
        w.about_promise_account(),
        w.about_promise_scripts(),
        w.about_promise_requests(),
        w.about_promise_kept(),
        w.about_promise_dossiers(),
        w.about_promise_yours(),
    ];
    html! {
        (ui::narrow(html! {
            (ui::title(w.about_title(), w.about_lead()))
            (ui::section("promises", w.about_promises(), html! {
                ul { @for promise in promises { li { (promise) } } }
                p { a href=(href::keeps()) { (w.keeps_title()) } }
            }))
            (ui::section("who", w.about_who(), html! {
                @match contact {
                    Some(contact) => p { (contact) },
                    None => p { (w.about_no_contact()) },
                }
                p { a href=(href::moderation()) { (w.about_moderation()) } }
            }))
            (ui::section("sources", w.about_sources(), html! {
                p { (w.about_software()) }
                ul {
                    li { (w.about_source_census()) }
                    li { (w.about_source_geonames()) }
                    li { (w.about_source_atlas()) }
                    li { (w.about_source_fonts()) }
                }
            }))
        }))
    }
}

pub(super) fn keeps_head(w: &Words) -> Head {
    Head::new(w.keeps_title()).description(w.keeps_lead()).canonical(href::keeps())
}

/// How long, in words.
fn span(w: &Words, span: Span) -> String {
    match span {
        Span::UntilDeleted => w.keeps_until_deleted().to_owned(),
        Span::Kept => w.keeps_forever().to_owned(),
        Span::After(time) => {
            let hours = i64::try_from(time.as_secs() / 3600).unwrap_or(i64::MAX);
            if hours >= 48 { w.keeps_days(hours / 24) } else { w.keeps_hours(hours) }
        }
    }
}

pub(super) fn keeps(w: &Words, retentions: &[Retention]) -> Html {
    let word = |key: &str| w.by_key(key, &[]).unwrap_or_default();
    html! {
        (ui::narrow(html! {
            (ui::title(w.keeps_title(), w.keeps_lead()))
            (ui::section("never", w.keeps_never_title(), html! {
                ul {
                    li { (w.keeps_never_address()) }
                    li { (w.keeps_never_search()) }
                    li { (w.keeps_never_reading()) }
                    li { (w.keeps_never_third()) }
                }
            }))
            (ui::section("kept", w.keeps_kept_title(), html! {
                @for it in retentions {
                    div class="title" {
                        h3 { (word(it.key)) }
                        (ui::definitions([
                            (w.keeps_why(), word(&format!("{}-why", it.key))),
                            (w.keeps_who(), word(&format!("{}-who", it.key))),
                            (w.keeps_how_long(), span(w, it.span)),
                        ]))
                    }
                }
            }))
        }))
    }
}
