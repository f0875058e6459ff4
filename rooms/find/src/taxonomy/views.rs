//! The pages on which stewards keep the shared taxonomy.

use base::Problems;
use ui::{Column, Form, Head, Html, Icon, Look, Sheet, Tone, button, href, html};
use web::Sample;

use super::model::{CUES_MAX, NAME_MAX, Term, TermForm};

fn fields(look: &Look<'_>, form: &Form<'_>, raw: &TermForm) -> Html {
    let words = look.words;
    html! {
        (form.text("name_en", words.terms_name_en()).value(raw.name_en.as_str()).max_length(NAME_MAX).required())
        (form.text("name_es", words.terms_name_es()).value(raw.name_es.as_str()).max_length(NAME_MAX).required())
        (form.textarea("cues_en", words.terms_cues_en()).hint(words.terms_cues_hint()).value(raw.cues_en.as_str()).max_length(CUES_MAX).rows(3).optional())
        (form.textarea("cues_es", words.terms_cues_es()).hint(words.terms_cues_hint()).value(raw.cues_es.as_str()).max_length(CUES_MAX).rows(3).optional())
    }
}

/// All terms, and the form of a new one.
pub(crate) fn list(look: &Look<'_>, terms: &[Term], raw: &TermForm, problems: &Problems) -> (Head, Html) {
    let words = look.words;
    let form = Form::new(look, problems);
    let columns = [Column::text(words.terms_column_name()), Column::text(words.terms_column_cues())];
    let rows = terms.iter().map(|term| {
        vec![
            html! { a href=(href::term(&term.code)) { (term.name(look.lang)) } },
            html! { (term.cues().take(8).collect::<Vec<_>>().join(", ")) },
        ]
    });
    let main = html! {
        (ui::breadcrumbs(look, &[(words.directory_menu(), &href::directory()), (words.care_title(), &href::directory_care())]))
        (ui::title(words.terms_title(), words.terms_lead()))
        (ui::table(words.terms_title(), &columns, rows))
        (ui::section("new", words.terms_new(), ui::narrow(form.post(&href::terms(), html! {
            (fields(look, &form, raw))
            (button(Tone::Main, words.terms_add()).icon(Icon::Plus))
        }))))
    };
    (Head::new(words.terms_title()).hidden().sheet_of(Sheet::Find), main)
}

/// The form of one term.
pub(crate) fn edit(look: &Look<'_>, code: &str, raw: &TermForm, problems: &Problems) -> (Head, Html) {
    let words = look.words;
    let form = Form::new(look, problems);
    let main = ui::narrow(html! {
        (ui::breadcrumbs(look, &[(words.directory_menu(), &href::directory()), (words.terms_title(), &href::terms())]))
        (ui::title(words.terms_edit(code), ""))
        (form.post(&href::term(code), html! { (fields(look, &form, raw)) (button(Tone::Main, words.listing_save())) }))
    });
    (Head::new(words.terms_edit(code)).hidden().sheet_of(Sheet::Find), main)
}

/// The pages made up for the page contract.
pub(crate) fn samples(look: &Look<'_>) -> Vec<Sample> {
    let terms = super::demo::terms();
    let (empty, sound) = (TermForm::default(), Problems::new());
    let problems = empty.parse().err().unwrap_or_default();
    let sample = |name, (head, main): (Head, Html)| Sample { name, head, main };
    let first = terms.first().map(TermForm::of).unwrap_or_default();
    vec![
        sample("terms", list(look, &terms, &empty, &sound)),
        sample("terms-wrong", list(look, &terms, &empty, &problems)),
        sample("term-edit", edit(look, "food", &first, &sound)),
    ]
}
