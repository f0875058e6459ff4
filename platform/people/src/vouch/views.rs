//! Asking to join, and answering those who ask.

use base::{Actor, GroupRole, Problems};
use ui::{Form, Html, Icon, Look, Tone, Words, bdi, format, href, html};

use super::model::{Ask, AskForm, WORDS_MAX, may_vouch};
use crate::group::model::{Group, Joining, Roster};
use crate::group::views::crumbs;
use crate::membership::model::Member;

/// What joining means, before somebody asks or accepts.
pub(crate) fn meaning(words: &Words, group: &Group) -> Html {
    let seen = match group.roster {
        Roster::Members => words.ask_means_seen(),
        Roster::Officers => words.ask_means_seen_some(),
    };
    html! { li { (seen) } li { (words.ask_means_leave()) } }
}

/// The page on which somebody asks to join.
pub(crate) fn ask(look: &Look<'_>, group: &Group, it: &AskForm, problems: &Problems) -> Html {
    let words = look.words;
    let form = Form::new(look, problems);
    ui::narrow(html! {
        (crumbs(look, group))
        (ui::title(words.ask_title(&group.name), words.ask_lead()))
        (ui::section("means", words.ask_means(), html! {
            ul {
                @match group.joining {
                    Joining::Vouched { vouches } => li { (words.ask_means_vouched(vouches)) },
                    Joining::Ask | Joining::Invited => li { (words.ask_means_officer()) },
                }
                (meaning(words, group))
                li { (words.ask_means_kept()) }
            }
        }))
        (form.post(&href::group_join(&group.slug), html! {
            (form.textarea("words", words.ask_words()).value(&it.words).required()
                .hint(words.ask_words_hint()).rows(4).max_length(WORDS_MAX))
            (ui::button(Tone::Main, words.ask_send()).icon(Icon::UserPlus))
        }))
    })
}

/// Those who ask to join, with what the reader can do about it.
pub(crate) fn asks(look: &Look<'_>, group: &Group, actor: &Actor, mine: Option<&Member>, list: &[Ask]) -> Html {
    let words = look.words;
    html! {
        @if list.is_empty() { p { (words.ask_none()) } }
        @for it in list {
            article class="card" {
                h3 class="card-title" { (bdi(&it.name)) }
                p { (words.ask_when(&format::ago(words, it.asked_at, look.now))) }
                @if let Joining::Vouched { vouches } = group.joining {
                    p { (words.ask_vouches(it.vouches, &vouches.to_string())) }
                }
                blockquote { (bdi(&it.words)) }
                (answers(look, group, actor, mine, it))
            }
        }
    }
}

fn answers(look: &Look<'_>, group: &Group, actor: &Actor, mine: Option<&Member>, it: &Ask) -> Html {
    let words = look.words;
    let (slug, name) = (&group.slug, it.name.as_str());
    html! {
        div class="row" {
            @if actor.is_at_least(group.id, GroupRole::Officer) {
                (ui::post_button(look, &href::member_admit(slug, it.handle),
                    ui::button(Tone::Plain, words.ask_admit()).icon(Icon::Check).sends("answer", "admit").about(name)))
                (ui::post_button(look, &href::member_admit(slug, it.handle),
                    ui::button(Tone::Plain, words.ask_decline()).icon(Icon::X).sends("answer", "decline").about(name)))
            }
            @if group.joining.vouches() > 0 && let Some(mine) = mine {
                @if it.is_vouched_by_me {
                    (ui::post_button(look, &href::member_vouch(slug, it.handle),
                        ui::button(Tone::Quiet, words.ask_unvouch()).sends("answer", "no").about(name)))
                } @else if may_vouch(mine.since, it.asked_at) {
                    (ui::post_button(look, &href::member_vouch(slug, it.handle),
                        ui::button(Tone::Plain, words.ask_vouch()).icon(Icon::HeartHandshake).sends("answer", "yes")
                            .about(name)))
                } @else {
                    p class="hint" { (words.ask_too_new()) }
                }
            }
        }
        @if group.joining.vouches() > 0 && mine.is_some_and(|mine| may_vouch(mine.since, it.asked_at)) {
            p class="hint" { (words.ask_vouch_note()) }
        }
    }
}
