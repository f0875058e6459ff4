//! How reports look: a part of the page of the seat, and the form.

use base::Problems;
use ui::{Form, Head, Html, Look, Sheet, Tone, Words, button, href, html, tag};

use super::model::{Due, Fate, ReportForm};
use crate::delegate::load::Holder;
use crate::delegate::model::Delegation;
use crate::delegate::views::crumbs;
use crate::proposal::model::BODY_MAX;
use crate::proposal::views::day;

/// Reports and the dates on which they were due.
pub(crate) fn section(look: &Look<'_>, it: &Delegation, held: &Holder) -> Html {
    let words = look.words;
    let body = html! {
        @if it.report_days == 0 { p class="hint" { (words.delegate_reports_none()) } }
        @else { p class="hint" { (words.delegate_report_every(it.report_days)) } (dates(words, &held.dues)) }
        @if held.reports.is_empty() { p { (words.delegate_reports_empty()) } }
        @for (at, report) in held.reports.iter().enumerate() {
            @let title = words.delegate_report_number(report.number, &day(words, report.at));
            @if at == 0 { h3 { (title) } (ui::prose(ui::markdown::html(&report.text))) }
            @else { (ui::details(title, ui::prose(ui::markdown::html(&report.text)))) }
        }
    };
    ui::section("reports", words.delegate_reports(), body)
}

/// The dates on which reports were due, the latest first.
fn dates(words: &Words, all: &[Due]) -> Html {
    let line = |due: &Due| {
        let (kind, word) = match due.fate {
            Fate::Made => ("good", words.delegate_due_made()),
            Fate::Missed => ("bad", words.delegate_due_missed()),
            Fate::Awaited => ("wait", words.delegate_due_awaited()),
        };
        html! { li { (words.delegate_due(&day(words, due.at))) " " (tag(kind, word)) } }
    };
    let (shown, rest) = (all.iter().rev().take(4), all.iter().rev().skip(4));
    html! {
        ul class="choices-list" { @for due in shown { (line(due)) } }
        @if all.len() > 4 { (ui::details(words.delegate_dates_all(), html! { ul class="choices-list" { @for due in rest { (line(due)) } } })) }
    }
}

/// The form of a report with its head.
pub(crate) fn edit(
    look: &Look<'_>,
    it: &Delegation,
    place: u32,
    raw: &ReportForm,
    problems: &Problems,
) -> (Head, Html) {
    let words = look.words;
    let form = Form::new(look, problems);
    let content = html! {
        (form.textarea("text", words.delegate_report_words()).hint(words.delegate_report_hint()).value(raw.text.as_str()).rows(14).max_length(BODY_MAX).required())
        (button(Tone::Main, words.delegate_report_send()))
    };
    let main = ui::narrow(html! {
        (crumbs(look, &it.body, &[(&it.title, &href::delegation(it.code))]))
        (ui::title(words.delegate_report_new(), words.delegate_report_lead()))
        (form.post(&href::seat_report(it.code, place), content))
    });
    (Head::new(words.delegate_report_new()).hidden().sheet_of(Sheet::Decide), main)
}

/// The form of a report made up for the page contract.
pub(crate) fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    let raw = ReportForm::default();
    let problems = raw.parse().err().unwrap_or_default();
    let (head, main) = edit(look, &crate::delegate::samples::delegation(), 1, &raw, &problems);
    vec![web::Sample { name: "seat-report-wrong", head, main }]
}
