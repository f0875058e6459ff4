//! How I sign in: passkeys, password, authenticator, recovery codes; and where I am signed in.

use base::Problems;
use ui::button::Passkey;
use ui::format::Detail;
use ui::{Form, Html, Icon, Look, Tone, html};

use super::model::{PasskeyLine, Ways};
use crate::sign_in::views::Door;

/// What the page of keys shows.
#[derive(Debug)]
pub(crate) struct Keys<'a> {
    /// The ways the person has.
    pub(crate) ways: &'a Ways,
    /// The sign-in name, if there is one.
    pub(crate) sign_in_name: Option<&'a str>,
}

/// My keys.
pub(crate) fn keys(look: &Look<'_>, door: &Door, it: &Keys<'_>) -> Html {
    let w = look.words;
    ui::narrow(html! {
        (ui::title(w.account_keys_title(), w.account_keys_lead()))
        (ui::section("passkeys", w.account_passkeys(), passkeys(look, door, it.ways)))
        (ui::section("password", w.account_password_way(), password(look, it)))
        p { a href=(ui::href::me_sessions()) { (w.account_to_sessions()) } }
    })
}

fn passkeys(look: &Look<'_>, door: &Door, ways: &Ways) -> Html {
    let w = look.words;
    html! {
        @if ways.passkeys.is_empty() { p { (w.account_passkeys_none()) } }
        @else { (ui::facts(ways.passkeys.iter().map(|key| line(look, key, ways.may_remove_passkey())))) }
        @if door.passkeys {
            (ui::form(look, &ui::href::me_passkey(), html! {
                (ui::field::text("label", w.account_passkey_label()).hint(w.account_passkey_label_hint()).max_length(40).half())
                (ui::passkey(look, Passkey::Create, &ui::href::me_passkey(), w.account_passkey_add()))
            }))
        } @else { p class="hint" { (w.account_passkeys_impossible()) } }
    }
}

fn line(look: &Look<'_>, key: &PasskeyLine, may_remove: bool) -> Html {
    let w = look.words;
    let day = |at| ui::format::moment(w, at, "UTC", Detail::Day);
    ui::fact(
        Icon::Fingerprint,
        html! {
            strong { bdi { (key.label) } } br;
            (w.account_key_made(&day(key.made_on))) " · " (w.account_key_used(&day(key.used_on)))
            @if may_remove {
                (ui::post_button(look, &ui::href::me_passkey_remove(key.id),
                    ui::button(Tone::Quiet, w.account_remove()).about(key.label.as_str()).icon(Icon::Trash)))
            }
        },
    )
}

fn password(look: &Look<'_>, it: &Keys<'_>) -> Html {
    let w = look.words;
    let day = |at| ui::format::moment(w, at, "UTC", Detail::Day);
    let ways = it.ways;
    html! {
        p { (if ways.has_password_way() { w.account_password_way_on() } else { w.account_password_way_off() }) }
        dl class="definitions" {
            @if let Some(name) = it.sign_in_name { div { dt { (w.join_sign_in_name()) } dd { code { (name) } } } }
            div {
                dt { (w.sign_in_password()) }
                dd {
                    (match ways.password_on { Some(at) => w.account_set_on(&day(at)), None => w.account_not_set().to_owned() }) " · "
                    a href=(ui::href::me_password()) { (if ways.password_on.is_some() { w.account_password_change() } else { w.account_password_set() }) }
                }
            }
            @if ways.password_on.is_some() {
                div {
                    dt { (w.account_authenticator()) }
                    dd {
                        (match ways.authenticator_on { Some(at) => w.account_set_on(&day(at)), None => w.account_not_set().to_owned() }) " · "
                        a href=(ui::href::me_totp()) { (if ways.authenticator_on.is_some() { w.account_authenticator_change() } else { w.account_authenticator_set() }) }
                    }
                }
            }
            @if ways.has_password_way() {
                div { dt { (w.account_recovery()) } dd { (w.account_recovery_left(ways.recovery_left)) " · " a href=(ui::href::me_recovery()) { (w.account_recovery_new()) } } }
            }
        }
    }
}

/// Setting, changing or removing the password.
pub(crate) fn password_page(look: &Look<'_>, ways: &Ways, problems: &Problems) -> Html {
    let w = look.words;
    let f = Form::new(look, problems);
    let title = if ways.password_on.is_some() { w.account_password_change() } else { w.account_password_set() };
    ui::narrow(html! {
        (ui::title(title, w.account_password_lead()))
        (f.post(&ui::href::me_password(), html! {
            (f.password("password", w.account_password_new()).hint(w.account_password_hint()).required().autocomplete("new-password"))
            (ui::button(Tone::Main, w.account_password_go()).icon(Icon::Check))
        }))
        @if ways.password_on.is_some() && ways.may_remove_password() {
            (ui::details(w.account_password_remove_title(), html! {
                p { (w.account_password_remove_text()) }
                (ui::form(look, &ui::href::me_password(), html! {
                    (ui::field::hidden("step", "remove"))
                    (ui::button(Tone::Danger, w.account_password_remove()).icon(Icon::Trash))
                }))
            }))
        }
        p { a href=(ui::href::me_keys()) { (w.account_back_to_keys()) } }
    })
}

/// Recovery codes: the new ones, shown now and never again, or the offer to make some.
pub(crate) fn recovery(look: &Look<'_>, codes: Option<&[String]>, left: u32, sign_in_name: Option<&str>) -> Html {
    let w = look.words;
    ui::narrow(html! {
        @match codes {
            Some(codes) => {
                (ui::title(w.account_recovery_title(), w.account_recovery_lead()))
                div class="sheet-codes card" {
                    p { strong { (look.site_name) } " · " (look.base_url) }
                    @if let Some(name) = sign_in_name { p { (w.join_sign_in_name()) ": " strong { code { (name) } } } }
                    ol class="codes" { @for code in codes { li { code { (code) } } } }
                }
                (ui::print_button(look))
                (ui::form(look, &ui::href::me_recovery(), html! {
                    (ui::field::hidden("step", "done"))
                    (ui::button(Tone::Main, w.account_recovery_done()).icon(Icon::Check))
                }))
            }
            None => {
                (ui::title(w.account_recovery(), w.account_recovery_make_lead()))
                p { (w.account_recovery_left(left)) }
                (ui::form(look, &ui::href::me_recovery(), html! {
                    (ui::field::hidden("step", "make"))
                    (ui::button(Tone::Main, w.account_recovery_make()).icon(Icon::Repeat))
                }))
                p { a href=(ui::href::me_keys()) { (w.account_back_to_keys()) } }
            }
        }
    })
}
