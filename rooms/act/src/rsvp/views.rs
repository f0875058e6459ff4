//! "I'm coming" on the page of an action, the receipt, and what organizers see.

use base::Problems;
use ui::notice::Kind as Note;
use ui::{Column, Form, Head, Html, Icon, Look, Tone, button, format, href, html, link_button, qr, table};

use super::form::RsvpForm;
use super::model::{PEOPLE_MAX, Rsvp, Standing, Wish};
use crate::action::model::{Action, State};
use crate::action::views::{coming_facts, way, when, where_facts};

/// The form on the page of an action: one press is enough.
pub fn say(look: &Look<'_>, action: &Action, raw: &RsvpForm, problems: &Problems, mails: bool) -> Html {
    let words = look.words;
    let form = Form::new(look, problems);
    let is_full = action.left() == Some(0);
    let open = !raw.mail.is_empty() || !raw.name.is_empty() || problems.of("mail").is_some();
    let content = html! {
        (form.number("people", words.rsvp_people()).value(raw.people.as_str()).min("1").max(PEOPLE_MAX.to_string()).short())
        details class="fold" open[open] {
            summary { (Icon::ChevronRight) span { (words.rsvp_more()) } }
            div class="fold-body" {
                @if mails {
                    (form.email("mail", words.rsvp_email()).hint(words.rsvp_email_hint())
                        .value(raw.mail.as_str()).autocomplete("email").optional())
                }
                (form.text("name", words.rsvp_name()).hint(words.rsvp_name_hint())
                    .value(raw.name.as_str()).max_length(80).optional())
            }
        }
        (ui::row([
            html! {
                (button(Tone::Main, if is_full { words.rsvp_wait_button() } else { words.rsvp_going_button() })
                    .icon(Icon::Hand).sends("answer", Wish::Going.as_str()))
            },
            html! { (button(Tone::Plain, words.rsvp_maybe_button()).sends("answer", Wish::Maybe.as_str())) },
        ]))
        p class="hint" { (words.rsvp_no_account()) " " a href=(href::rsvps()) { (words.rsvp_find_title()) } }
    };
    html! {
        section class="card" id="coming" aria-labelledby="coming-title" {
            h2 id="coming-title" { (words.rsvp_title()) }
            @if is_full { p { (words.rsvp_full()) } }
            (form.intake(&href::action_rsvp(action.code), content))
        }
    }
}

/// Everything the receipt shows.
#[derive(Debug)]
pub struct ReceiptPage<'a> {
    /// The action.
    pub action: &'a Action,
    /// The RSVP.
    pub rsvp: Rsvp,
    /// The whole receipt.
    pub code: &'a str,
    /// Whether an address waits to be confirmed; none if there is no address.
    pub mail_confirmed: Option<bool>,
    /// What was typed.
    pub raw: &'a RsvpForm,
    /// What is wrong with it.
    pub problems: &'a Problems,
}

/// The receipt with its head.
pub fn receipt(look: &Look<'_>, it: &ReceiptPage<'_>) -> (Head, Html) {
    let (words, action) = (look.words, it.action);
    let link = format!("{}{}", look.base_url, href::rsvp(it.code));
    let is_coming = it.rsvp.standing == Standing::Going;
    let title = match it.rsvp.standing {
        Standing::Going => words.rsvp_is_going(it.rsvp.people),
        Standing::Maybe => words.rsvp_is_maybe(it.rsvp.people),
        Standing::Waiting => words.rsvp_is_waiting(it.rsvp.people),
    };
    let mut facts =
        vec![ui::fact(Icon::Calendar, html! { time datetime=(action.content.starts_at) { (when(words, action)) } })];
    facts.extend(where_facts(look, action, is_coming));
    let main = ui::narrow(html! {
        (standing_notice(look, it))
        (ui::title(&title, html! { a href=(href::action(action.code)) { bdi { (action.content.title) } } }))
        (ui::facts(facts))
        @if it.mail_confirmed == Some(false) { (ui::notice(Note::Info, words.rsvp_mail_wait_title(), words.rsvp_mail_wait_text())) }
        (ui::notice::receipt(look, words.rsvp_receipt_title(), it.code, &link, html! { p { (words.rsvp_receipt_note()) } }))
        (ui::row([
            html! { (link_button(Tone::Plain, href::action_calendar(action.code), words.action_take_calendar()).icon(Icon::Calendar)) },
            ui::print_button(look),
        ]))
        @if !action.is_over(look.now) { (change(look, it)) }
        (ui::details(words.rsvp_qr_title(), html! { (qr::svg(&link, words.rsvp_qr_title())) p { (words.rsvp_qr_text()) } }))
    });
    (Head::new(words.rsvp_receipt_title()).hidden(), main)
}

fn standing_notice(look: &Look<'_>, it: &ReceiptPage<'_>) -> Html {
    let (words, action) = (look.words, it.action);
    let reason = html! { @if !action.state_reason.is_empty() { p { bdi { (action.state_reason) } } } };
    match (action.state, it.rsvp.standing) {
        (State::Canceled, _) => ui::notice(Note::Alarm, words.action_canceled_title(), reason),
        (State::Postponed, _) => ui::notice(Note::Careful, words.action_postponed_title(), reason),
        (_, Standing::Waiting) => ui::notice(Note::Careful, words.rsvp_waiting_title(), words.rsvp_waiting_text()),
        _ if action.moved_at.is_some() => {
            ui::notice(Note::Careful, words.action_moved_title(), html! { p { (words.action_moved_text()) } (reason) })
        }
        _ => ui::notice(Note::Done, words.rsvp_done_title(), words.rsvp_done_text()),
    }
}

fn change(look: &Look<'_>, it: &ReceiptPage<'_>) -> Html {
    let words = look.words;
    let form = Form::new(look, it.problems);
    let choices = vec![
        ui::choice(Wish::Going.as_str(), words.rsvp_going_button()),
        ui::choice(Wish::Maybe.as_str(), words.rsvp_maybe_button()),
    ];
    let content = html! {
        (form.radios("answer", words.rsvp_answer(), choices).value(it.raw.answer.as_str()))
        (form.number("people", words.rsvp_people()).value(it.raw.people.as_str()).min("1").max(PEOPLE_MAX.to_string()).short())
        (button(Tone::Main, words.rsvp_change_button()))
    };
    let cancel = html! { p { (words.rsvp_cancel_text()) } (button(Tone::Danger, words.rsvp_cancel_button())) };
    html! {
        (ui::section("change", words.rsvp_change_title(), form.post(&href::rsvp(it.code), content)))
        (ui::section("cancel", words.rsvp_cancel_title(), Form::fresh(look).post(&href::rsvp_cancel(it.code), cancel)))
    }
}

/// The page after canceling.
pub fn canceled(look: &Look<'_>, action: &Action) -> (Head, Html) {
    let words = look.words;
    let main = ui::narrow(html! {
        (ui::notice(Note::Done, words.rsvp_canceled_title(), words.rsvp_canceled_text()))
        (ui::title(words.rsvp_canceled_title(), html! { bdi { (action.content.title) } }))
        (ui::row([
            html! { (link_button(Tone::Plain, href::action(action.code), words.rsvp_back_to_action())) },
            html! { (link_button(Tone::Plain, href::actions(), words.rsvp_find_other())) },
        ]))
    });
    (Head::new(words.rsvp_canceled_title()).hidden(), main)
}

/// Where a receipt is found again by its code.
pub fn find(look: &Look<'_>, typed: &str, problems: &Problems) -> (Head, Html) {
    let words = look.words;
    let form = Form::new(look, problems);
    let content = html! {
        (form.text("receipt", words.rsvp_find_code()).hint(words.rsvp_find_code_hint()).value(typed)
            .autocomplete("off").max_length(80).required())
        (button(Tone::Main, words.rsvp_find_button()))
    };
    let main = ui::narrow(html! {
        (ui::title(words.rsvp_find_title(), words.rsvp_find_lead()))
        (form.post(&href::rsvps(), content))
    });
    (Head::new(words.rsvp_find_title()).description(words.rsvp_find_lead()), main)
}

/// Asks the holder of a link in a mail to press a button: opening a link must change nothing.
pub fn confirm(look: &Look<'_>, action: &Action, token: &str) -> (Head, Html) {
    let words = look.words;
    let content = html! { (button(Tone::Main, words.rsvp_confirm_button()).icon(Icon::Check)) };
    let main = ui::narrow(html! {
        (ui::title(words.rsvp_confirm_title(), html! { bdi { (action.content.title) } }))
        p { (words.rsvp_confirm_text()) }
        (Form::fresh(look).post(&href::rsvp_mail(token), content))
    });
    (Head::new(words.rsvp_confirm_title()).hidden(), main)
}

/// The address is confirmed.
pub fn confirmed(look: &Look<'_>, action: &Action) -> (Head, Html) {
    let words = look.words;
    let main = ui::narrow(html! {
        (ui::notice(Note::Done, words.rsvp_confirmed_title(), words.rsvp_confirmed_text()))
        (ui::title(words.rsvp_confirmed_title(), html! { a href=(href::action(action.code)) { bdi { (action.content.title) } } }))
    });
    (Head::new(words.rsvp_confirmed_title()).hidden(), main)
}

/// One who chose to be named to the organizers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Named {
    /// The name.
    pub name: String,
    /// Where the RSVP stands.
    pub standing: Standing,
    /// How many people.
    pub people: u32,
}

/// The word for where an RSVP stands.
pub fn standing_word(words: &ui::Words, standing: Standing) -> &'static str {
    match standing {
        Standing::Going => words.rsvp_standing_going(),
        Standing::Maybe => words.rsvp_standing_maybe(),
        Standing::Waiting => words.rsvp_standing_waiting(),
    }
}

/// What organizers see: numbers, and the names of those who chose to be named.
pub fn coming(look: &Look<'_>, action: &Action, parties: &[(Standing, u32, u32)], named: &[Named]) -> (Head, Html) {
    let words = look.words;
    let title = words.rsvp_coming_title(&action.content.title);
    let number = |n: u32| html! { (format::number(words, n)) };
    let columns = [
        Column::text(words.rsvp_column_standing()),
        Column::number(words.rsvp_column_parties()),
        Column::number(words.rsvp_column_people()),
    ];
    let rows = parties.iter().map(|(standing, count, people)| {
        vec![html! { (standing_word(words, *standing)) }, number(*count), number(*people)]
    });
    let name_columns = [
        Column::text(words.rsvp_column_name()),
        Column::text(words.rsvp_column_standing()),
        Column::number(words.rsvp_column_people()),
    ];
    let named_rows = named
        .iter()
        .map(|it| vec![ui::bdi(&it.name), html! { (standing_word(words, it.standing)) }, number(it.people)]);
    let csv = href::with_query(&href::action_coming(action.code), &[("as", "csv")]);
    let main = html! {
        (way(look, action))
        (ui::title(&title, words.rsvp_coming_lead()))
        (ui::facts(coming_facts(words, action)))
        @if !parties.is_empty() { (table(words.rsvp_coming_caption(), &columns, rows)) }
        (ui::section("named", words.rsvp_named_title(), html! {
            @if named.is_empty() { p { (words.rsvp_named_none()) } } @else { (table(words.rsvp_named_caption(), &name_columns, named_rows)) }
        }))
        (ui::row([html! { (link_button(Tone::Plain, csv, words.rsvp_csv()).icon(Icon::Download)) }]))
    };
    (Head::new(title).hidden(), main)
}

/// Receipts and forms made up for the page contract.
pub fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    let sound = Problems::new();
    let wrong = RsvpForm { people: "99".to_owned(), answer: "maybe".to_owned(), ..RsvpForm::default() };
    let problems = wrong.wish().err().unwrap_or_default();
    let (typed, code) = (RsvpForm::default(), "0123456789abcdefghjkmnpqrstvwxyz0123456789");
    let sample = |name, (head, main): (Head, Html)| web::Sample { name, head, main };
    let shown = |name, state, standing, raw: &RsvpForm, problems: &Problems| {
        let action = crate::action::demo::sample(state);
        let rsvp = Rsvp { seq: 1, standing, people: 3 };
        let page = ReceiptPage { action: &action, rsvp, code, mail_confirmed: Some(false), raw, problems };
        sample(name, receipt(look, &page))
    };
    let action = crate::action::demo::sample(State::Published);
    let parties = [(Standing::Going, 12, 31), (Standing::Maybe, 4, 5), (Standing::Waiting, 1, 2)];
    let named = [Named { name: "\"><b>Ana</b>".to_owned(), standing: Standing::Going, people: 2 }];
    vec![
        shown("rsvp-going", State::Published, Standing::Going, &typed, &sound),
        shown("rsvp-maybe-problems", State::Published, Standing::Maybe, &wrong, &problems),
        shown("rsvp-waiting", State::Published, Standing::Waiting, &typed, &sound),
        shown("rsvp-action-canceled", State::Canceled, Standing::Going, &typed, &sound),
        sample("rsvp-canceled", canceled(look, &action)),
        sample("rsvp-find", find(look, "abc", &Problems::one("receipt", "rsvp-problem-receipt"))),
        sample("rsvp-confirm", confirm(look, &action, "0")),
        sample("rsvp-confirmed", confirmed(look, &action)),
        sample("rsvp-coming", coming(look, &action, &parties, &named)),
        sample("rsvp-coming-none", coming(look, &action, &[], &[])),
    ]
}
