//! The receipt: what was asked or offered, who was found for it, and everything its holder can do.

use base::Problems;
use ui::notice::Kind as Note;
use ui::{Form, Head, Html, Icon, Look, Tone, button, format, href, html, link_button, qr};

use super::super::model::{Aid, Side, State};
use super::{facts, head, kicker, kind_word, lines, quantity};
use crate::matching::model::{MESSAGE_MAX, Match, Message, Outcome, Says, Standing};

/// A match as one side sees it.
#[derive(Debug)]
pub(crate) struct Across<'a> {
    /// The match.
    pub(crate) it: Match,
    /// The other side's; its words are there only when both accepted.
    pub(crate) other: &'a Aid,
    /// How far away, in kilometers.
    pub(crate) km: f64,
    /// What both wrote.
    pub(crate) messages: &'a [Message],
    /// How the other side can be reached, if it shows that.
    pub(crate) contact: Option<&'a str>,
}

/// Everything the receipt shows.
#[derive(Debug)]
pub(crate) struct ReceiptPage<'a> {
    /// The need or offer.
    pub(crate) aid: &'a Aid,
    /// The whole receipt.
    pub(crate) code: &'a str,
    /// Who was found.
    pub(crate) across: &'a [Across<'a>],
    /// Whether an address waits to be confirmed; none if there is no address.
    pub(crate) mail_confirmed: Option<bool>,
    /// Whether a way to be reached was given.
    pub(crate) has_contact: bool,
    /// A message that could not be sent, with its match.
    pub(crate) typed: Option<(&'a str, &'a str)>,
    /// What is wrong with it.
    pub(crate) problems: &'a Problems,
}

/// Where a need or offer stands, in a few words.
pub(crate) fn standing_word(look: &Look<'_>, aid: &Aid) -> &'static str {
    let words = look.words;
    match aid.state {
        State::Withdrawn => words.aid_state_withdrawn(),
        State::Done => words.aid_state_done(),
        State::Open if aid.is_expired(look.now) => words.aid_state_expired(),
        State::Open if aid.is_hidden => words.aid_state_hidden(),
        State::Open if aid.left() == 0 => words.aid_state_promised(),
        State::Open => words.aid_state_open(),
    }
}

/// The receipt with its head.
pub(crate) fn receipt(look: &Look<'_>, it: &ReceiptPage<'_>) -> (Head, Html) {
    let (words, aid) = (look.words, it.aid);
    let link = format!("{}{}", look.base_url, href::aid_receipt(it.code));
    let title = if aid.content.title.is_empty() { kicker(words, aid) } else { aid.content.title.clone() };
    let main = ui::narrow(html! {
        (standing(look, it))
        (ui::title(ui::bdi(&title), html! { (kicker(words, aid)) }))
        (facts(look, aid))
        (lines(&aid.content.details))
        @if it.mail_confirmed == Some(false) { (ui::notice(Note::Info, words.aid_mail_wait_title(), words.aid_mail_wait_text())) }
        (ui::section("matches", words.aid_matches_title(), html! {
            @if it.across.is_empty() { p { (words.aid_matches_none()) } }
            @for across in it.across { (found(look, it, across)) }
        }))
        (ui::notice::receipt(look, words.aid_receipt_title(), it.code, &link, html! { p { (words.aid_receipt_note()) } }))
        (manage(look, it))
        (ui::details(words.aid_qr_title(), html! { (qr::svg(&link, words.aid_qr_title())) p { (words.aid_qr_text()) } }))
    });
    (head(words.aid_receipt_title()).hidden(), main)
}

fn standing(look: &Look<'_>, it: &ReceiptPage<'_>) -> Html {
    let (words, aid) = (look.words, it.aid);
    let day = format::moment(words, aid.expires_at, &aid.content.area.zone, format::Detail::Day);
    let (kind, text) = match aid.state {
        State::Withdrawn => (Note::Info, words.aid_withdrawn_text().to_owned()),
        State::Done => (Note::Done, words.aid_done_text().to_owned()),
        State::Open if aid.is_expired(look.now) => (Note::Careful, words.aid_expired_text().to_owned()),
        State::Open if aid.is_hidden => (Note::Alarm, words.aid_hidden_text().to_owned()),
        State::Open if aid.left() == 0 => (Note::Done, words.aid_promised_text().to_owned()),
        State::Open => (Note::Done, words.aid_open_text(&day)),
    };
    ui::notice(kind, standing_word(look, aid), text)
}

/// One match: what is known of the other side, and the next step.
fn found(look: &Look<'_>, page: &ReceiptPage<'_>, across: &Across<'_>) -> Html {
    let (words, it) = (look.words, &across.it);
    let mine = page.aid.side;
    let other = across.other;
    let kind = kind_word(words, other.content.kind);
    let heading = match (&other.group, mine) {
        (Some(group), _) => group.name.clone(),
        (None, Side::Need) => words.aid_found_offer(kind),
        (None, Side::Offer) => words.aid_found_need(kind),
    };
    let title = format!("match-{}", it.code);
    html! {
        article class="card aid-match" data-standing=(it.standing.as_str()) aria-labelledby=(title) id={ "m-" (it.code) } {
            p class="card-kicker" { (match_word(look, it, mine)) }
            h3 class="card-title" id=(title) { bdi { (heading) } }
            (about(look, across))
            @match it.standing {
                Standing::Proposed if it.says(mine) == Says::Waiting => (ask(look, page, across)),
                Standing::Proposed => p { (words.aid_you_accepted()) },
                _ => {}
            }
            @if it.may_write() { (writing(look, page, across)) }
            @if it.standing == Standing::Accepted { (outcome(look, page, across)) }
        }
    }
}

fn match_word(look: &Look<'_>, it: &Match, mine: Side) -> &'static str {
    let words = look.words;
    match it.standing {
        Standing::Proposed if it.says(mine) == Says::Waiting => words.aid_match_asks(),
        Standing::Proposed => words.aid_match_waits(),
        Standing::Accepted => words.aid_match_accepted(),
        Standing::Passed => words.aid_match_passed(),
        Standing::Lapsed => words.aid_match_lapsed(),
        Standing::Met => words.aid_match_met(),
        Standing::Partly => words.aid_match_partly(),
        Standing::NotMet => words.aid_match_not_met(),
    }
}

/// What both may know before they accept: how far, how much, when, in which language. The words of a
/// person follow only when both did.
fn about(look: &Look<'_>, across: &Across<'_>) -> Html {
    let (words, other) = (look.words, across.other);
    let it = &other.content;
    let away = if across.km < 1.0 {
        words.aid_same_area().to_owned()
    } else {
        words.aid_away(&format::distance(words, across.km, look.units))
    };
    let mut list = vec![
        ui::fact(Icon::MapPin, html! { bdi { (it.area.town()) } " · " (away) }),
        ui::fact(super::kind_icon(it.kind), quantity(words, it.kind, across.it.units)),
    ];
    if !it.slots.is_empty() {
        list.push(ui::fact(Icon::Clock, super::slots_word(words, &it.slots)));
    }
    if !it.langs.is_empty() {
        list.push(ui::fact(Icon::Languages, super::langs_word(words, &it.langs)));
    }
    html! {
        (ui::facts(list))
        @if across.it.may_write() && !it.title.is_empty() {
            blockquote class="aid-words" { p { strong { bdi { (it.title) } } } (lines(&it.details)) }
        }
        @if let (true, Some(_)) = (other.is_public() && !across.it.may_write(), &other.group) {
            p { a href=(href::aid_show(other.code)) { bdi { (it.title) } } }
        }
    }
}

fn ask(look: &Look<'_>, page: &ReceiptPage<'_>, across: &Across<'_>) -> Html {
    let words = look.words;
    let name = across.it.code;
    let content = ui::row([
        html! { (button(Tone::Main, words.aid_accept()).icon(Icon::Check).sends("says", "yes")) },
        html! { (button(Tone::Plain, words.aid_pass()).sends("says", "no")) },
    ]);
    html! {
        p { (words.aid_ask_text()) }
        (Form::fresh(look).post(&href::match_answer(page.code, name), content))
    }
}

/// The relay: what was written, a line to write, and whether to show how to be reached.
fn writing(look: &Look<'_>, page: &ReceiptPage<'_>, across: &Across<'_>) -> Html {
    let (words, it, mine) = (look.words, &across.it, page.aid.side);
    let name = it.code.to_string();
    let typed = page.typed.filter(|(code, _)| *code == name).map(|(_, text)| text);
    let form = Form::new(look, if typed.is_some() { page.problems } else { &super::board::SOUND });
    // The summary of what is wrong leads to the field by its plain name.
    let field = if typed.is_some() { "text".to_owned() } else { format!("text-{name}") };
    let content = html! {
        (form.textarea("text", words.aid_message()).id(field).hint(words.aid_message_hint()).value(typed.unwrap_or_default()).rows(3).max_length(MESSAGE_MAX).required())
        (button(Tone::Plain, words.aid_message_send()).icon(Icon::Mail))
    };
    let show = html! { (button(Tone::Plain, words.aid_show_contact()).icon(Icon::Eye).sends("says", "show")) };
    html! {
        @if !across.messages.is_empty() {
            ol class="aid-messages" {
                @for message in across.messages {
                    li data-side=(if message.side == mine { "mine" } else { "theirs" }) {
                        small { (if message.side == mine { words.aid_you_wrote() } else { words.aid_they_wrote() }) " · " (format::ago(words, message.at, look.now)) }
                        (lines(message.text.reveal()))
                    }
                }
            }
        }
        @if let Some(contact) = across.contact {
            (ui::notice(Note::Done, words.aid_contact_shown(), html! { p { bdi { (contact) } } }))
        }
        (form.post(&href::match_write(page.code, &name), content))
        @if page.has_contact {
            @if it.shows(mine) { p class="hint" { (words.aid_you_show()) } }
            @else { (Form::fresh(look).post(&href::match_answer(page.code, &name), show)) p class="hint" { (words.aid_show_contact_hint()) } }
        } @else { p class="hint" { (words.aid_no_contact()) " " a href=(href::aid_change(page.code)) { (words.aid_add_contact()) } } }
    }
}

fn outcome(look: &Look<'_>, page: &ReceiptPage<'_>, across: &Across<'_>) -> Html {
    let words = look.words;
    let label = |outcome: &Outcome| match outcome {
        Outcome::Met => words.aid_outcome_met(),
        Outcome::Partly => words.aid_outcome_partly(),
        Outcome::NotMet => words.aid_outcome_not_met(),
    };
    let content = html! {
        (ui::row(Outcome::ALL.iter().map(|it| html! { (button(Tone::Plain, label(it)).sends("says", it.as_str())) })))
    };
    html! {
        p { strong { (words.aid_outcome_title()) } }
        (Form::fresh(look).post(&href::match_answer(page.code, across.it.code), content))
    }
}

fn manage(look: &Look<'_>, it: &ReceiptPage<'_>) -> Html {
    let (words, aid) = (look.words, it.aid);
    let renew = html! { (button(Tone::Plain, words.aid_renew_button(aid.content.days)).icon(Icon::Repeat)) };
    let withdraw = html! { p { (words.aid_withdraw_text()) } (button(Tone::Danger, words.aid_withdraw_button())) };
    html! {
        @if aid.state != State::Withdrawn {
            (ui::section("manage", words.aid_manage_title(), html! {
                (ui::row([
                    html! { (link_button(Tone::Plain, href::aid_change(it.code), words.aid_change_title()).icon(Icon::Pencil)) },
                    html! { @if aid.may_renew(look.now) { (Form::fresh(look).post(&href::aid_renew(it.code), renew)) } },
                ]))
                (ui::details(words.aid_withdraw_title(), Form::fresh(look).post(&href::aid_withdraw(it.code), withdraw)))
            }))
        }
    }
}

/// The page after taking something back.
pub(crate) fn withdrawn(look: &Look<'_>) -> (Head, Html) {
    let words = look.words;
    let main = ui::narrow(html! {
        (ui::notice(Note::Done, words.aid_state_withdrawn(), words.aid_withdrawn_text()))
        (ui::title(words.aid_withdrawn_title(), ""))
        (ui::row([html! { (link_button(Tone::Plain, href::aid(), words.aid_back())) }]))
    });
    (head(words.aid_withdrawn_title()).hidden(), main)
}

/// Where a receipt is found again by its code.
pub(crate) fn find(look: &Look<'_>, typed: &str, problems: &Problems) -> (Head, Html) {
    let words = look.words;
    let form = Form::new(look, problems);
    let content = html! {
        (form.text("receipt", words.aid_find_code()).hint(words.aid_find_code_hint()).value(typed).autocomplete("off").max_length(200).required())
        (button(Tone::Main, words.aid_find_button()))
    };
    let main = ui::narrow(html! {
        (ui::title(words.aid_find_title(), words.aid_find_lead()))
        (form.post(&href::aid_receipts(), content))
    });
    (head(words.aid_find_title()).description(words.aid_find_lead()), main)
}

/// Asks the holder of a link in a mail to press a button: opening a link must change nothing.
pub(crate) fn confirm(look: &Look<'_>, token: &str) -> (Head, Html) {
    let words = look.words;
    let content = html! { (button(Tone::Main, words.aid_confirm_button()).icon(Icon::Check)) };
    let main = ui::narrow(html! {
        (ui::title(words.aid_confirm_title(), words.aid_confirm_text()))
        (Form::fresh(look).post(&href::aid_mail(token), content))
    });
    (head(words.aid_confirm_title()).hidden(), main)
}

/// The address is confirmed.
pub(crate) fn confirmed(look: &Look<'_>) -> (Head, Html) {
    let words = look.words;
    let main = ui::narrow(html! {
        (ui::notice(Note::Done, words.aid_confirmed_title(), words.aid_confirmed_text()))
        (ui::title(words.aid_confirmed_title(), ""))
        (ui::row([html! { (link_button(Tone::Plain, href::aid(), words.aid_back())) }]))
    });
    (head(words.aid_confirmed_title()).hidden(), main)
}
