//! Pages of a person's own: what I belong to, my profile, taking my data away, leaving.

use base::{Lang, Problems};
use ui::field::choice;
use ui::format::Detail;
use ui::{Form, Html, Icon, Kind, Look, Tone, html};

use super::model::{self, Person, ProfileForm};
use crate::notice::{model::Notice, views as notice_views};

/// A person's name as others see it, with a word beside it when it mixes alphabets that look alike.
pub fn name(look: &Look<'_>, text: &str) -> Html {
    html! {
        bdi { (text) }
        @if model::mixes_alphabets(text) { " " (ui::tag("wait", look.words.person_name_mixed())) }
    }
}

/// My page: the rooms' cards come first.
pub fn me(look: &Look<'_>, person: &Person, cards: &[Html], notices: &[Notice]) -> Html {
    let w = look.words;
    let entry = |icon: Icon, href: String, label: &str, hint: &str| {
        html! { li { (icon) span { a href=(href) { (label) } br; span class="hint" { (hint) } } } }
    };
    html! {
        (ui::title(html! { (w.person_hello()) " " (name(look, &person.name)) }, w.person_me_lead()))
        (ui::split(
            html! {
                @for card in cards { (card) }
                @if cards.is_empty() {
                    (ui::empty(Icon::Users, w.person_me_empty(), html! {
                        (ui::link_button(Tone::Main, ui::href::groups(), w.person_me_groups()).icon(Icon::Users))
                        (ui::link_button(Tone::Plain, ui::href::actions(), w.person_me_actions()).icon(Icon::MapPin))
                    }))
                }
            },
            html! {
                (ui::section("mine", w.person_mine(), html! {
                    ul class="facts" {
                        (entry(Icon::User, ui::href::me_profile(), w.person_profile_title(), w.person_profile_hint()))
                        (entry(Icon::Key, ui::href::me_keys(), w.account_keys_title(), w.person_keys_hint()))
                        (entry(Icon::Globe, ui::href::me_sessions(), w.session_title(), w.person_sessions_hint()))
                        (entry(Icon::Download, ui::href::me_export(), w.person_export(), w.person_export_hint()))
                        (entry(Icon::Trash, ui::href::me_delete(), w.person_delete_title(), w.person_delete_hint()))
                        @if person.site_role == base::SiteRole::Admin {
                            (entry(Icon::Settings, ui::href::admin(), w.admin_title(), w.person_admin_hint()))
                        }
                    }
                }))
                @if !notices.is_empty() {
                    (ui::section("notices", w.notice_title(), notice_views::list(look, notices)))
                }
            },
        ))
    }
}

/// What the profile page shows beside the form.
#[derive(Debug)]
pub struct ProfilePage<'a> {
    /// The confirmed address.
    pub mail: Option<&'a str>,
    /// Whether mail can be sent.
    pub mails: bool,
    /// What was typed as a new address.
    pub typed: &'a str,
    /// Whether a link was just sent.
    pub sent: bool,
    /// A code to be told to an administrator, shown once.
    pub code: Option<&'a str>,
}

/// My name, language and e-mail.
pub fn profile(look: &Look<'_>, form: &ProfileForm, it: &ProfilePage<'_>, problems: &Problems) -> Html {
    let w = look.words;
    let f = Form::new(look, problems);
    let langs =
        Lang::ALL.into_iter().map(|lang| choice(lang.tag(), lang.own_name()).on(lang.tag() == form.lang)).collect();
    ui::narrow(html! {
        (ui::title(w.person_profile_title(), w.person_profile_lead()))
        (f.post(&ui::href::me_profile(), html! {
            (f.text("name", w.person_name()).value(form.name.as_str()).hint(w.person_name_hint()).required().autocomplete("nickname").max_length(60))
            @if model::mixes_alphabets(&form.name) { (ui::notice(Kind::Careful, w.person_name_mixed(), w.person_name_mixed_text())) }
            (f.radios("lang", w.person_lang(), langs))
            (ui::button(Tone::Main, w.ui_save()).icon(Icon::Check))
        }))
        (ui::section("mail", w.person_mail_title(), mail(look, it, problems)))
        (ui::section("role-code", w.person_code_title(), role_code(look, it.code)))
        p { a href=(ui::href::me()) { (w.person_back_to_me()) } }
    })
}

fn mail(look: &Look<'_>, it: &ProfilePage<'_>, problems: &Problems) -> Html {
    let w = look.words;
    let f = Form::new(look, problems);
    if !it.mails {
        return html! { p { (w.person_mail_off()) } };
    }
    html! {
        @if it.sent { (ui::notice(Kind::Done, w.person_mail_sent_title(), w.person_mail_sent_text())) }
        @match it.mail {
            Some(address) => {
                p { (w.person_mail_is()) " " strong { bdi { (address) } } }
                (ui::form(look, &ui::href::me_address(), html! {
                    (ui::field::hidden("step", "remove"))
                    (ui::button(Tone::Quiet, w.person_mail_remove()).icon(Icon::Trash))
                }))
            }
            None => p { (w.person_mail_why()) }
        }
        form method="post" action=(ui::href::me_address()) data-busy {
            (ui::field::hidden(ui::form::STAMP, look.stamp))
            (f.email("email", if it.mail.is_some() { w.person_mail_other() } else { w.person_mail() }).value(it.typed).required().autocomplete("email").max_length(254))
            (ui::button(Tone::Plain, w.person_mail_go()).icon(Icon::Mail))
        }
    }
}

fn role_code(look: &Look<'_>, code: Option<&str>) -> Html {
    let w = look.words;
    html! {
        p { (w.person_code_lead()) }
        @match code {
            Some(code) => (ui::receipt(look, w.person_code_yours(), code, "", w.person_code_note())),
            None => (ui::post_button(look, &ui::href::me_code(), ui::button(Tone::Plain, w.person_code_make()).icon(Icon::Ticket)))
        }
    }
}

/// Confirming an e-mail address: a button, so that a program that opens links confirms nothing.
pub fn confirm_mail(look: &Look<'_>, token: &str, address: &str) -> Html {
    let w = look.words;
    ui::narrow(html! {
        (ui::title(w.person_mail_confirm_title(), w.person_mail_confirm_lead()))
        p { strong { bdi { (address) } } }
        (ui::post_button(look, &ui::href::me_mail(token), ui::button(Tone::Main, w.person_mail_confirm()).icon(Icon::Check)))
    })
}

/// The address is confirmed, or belongs to somebody else.
pub fn mail_confirmed(look: &Look<'_>, is_taken: bool) -> Html {
    let w = look.words;
    let (title, text) = if is_taken {
        (w.person_mail_taken_title(), w.person_mail_taken_text())
    } else {
        (w.person_mail_confirmed_title(), w.person_mail_confirmed_text())
    };
    ui::narrow(html! {
        (ui::title(title, text))
        (ui::row([html! { (ui::link_button(Tone::Main, ui::href::me(), w.person_back_to_me())) }]))
    })
}

/// Deleting the account: what goes, what stays and why.
pub fn delete(look: &Look<'_>, orphans: &[(String, String)], problems: &Problems) -> Html {
    let w = look.words;
    let f = Form::new(look, problems);
    ui::narrow(html! {
        (ui::title(w.person_delete_title(), w.person_delete_lead()))
        h2 { (w.person_delete_goes()) }
        p { (w.person_delete_goes_text()) }
        h2 { (w.person_delete_stays()) }
        p { (w.person_delete_stays_text()) }
        p { a href=(ui::href::me_export()) { (w.person_export()) } }
        (f.post(&ui::href::me_delete(), html! {
            @if !orphans.is_empty() {
                (ui::notice(Kind::Careful, w.person_delete_orphans(orphans.len()), html! {
                    ul { @for (slug, name) in orphans { li { a href=(ui::href::group_members(slug)) { bdi { (name) } } } } }
                    p { (w.person_delete_orphans_text()) }
                }))
                (f.check("orphans", w.person_delete_orphans_ok()))
            }
            (f.check("sure", w.person_delete_sure()))
            (ui::button(Tone::Danger, w.person_delete_go()).icon(Icon::Trash))
        }))
        p { a href=(ui::href::me()) { (w.person_delete_not()) } }
    })
}

/// The account is gone.
pub fn deleted(look: &Look<'_>) -> Html {
    let w = look.words;
    ui::narrow(html! {
        (ui::title(w.person_deleted_title(), w.person_deleted_text()))
        (ui::row([html! { (ui::link_button(Tone::Main, ui::href::home(), w.web_go_home()).icon(Icon::House)) }]))
    })
}

/// The day of joining, in words.
pub(crate) fn joined(look: &Look<'_>, person: &Person) -> String {
    ui::format::moment(look.words, person.joined_on, "UTC", Detail::Day)
}
