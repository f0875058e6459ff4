//! The pages at the doors. Passkey first where scripts run; the password way below is complete
//! without them.

use base::Problems;
use ui::button::Passkey;
use ui::{Form, Head, Html, Icon, Kind, Look, Tone, html};
use web::{App, Joining};

use super::model::{JoinForm, ResetForm, SignInForm};
use crate::account::model::Ways;

/// What the doors of this site have.
#[derive(Clone, Debug)]
pub(crate) struct Door {
    /// Whether browsers can have passkeys for this site.
    pub(crate) passkeys: bool,
    /// Whether mail can be sent.
    pub(crate) mails: bool,
    /// Whether everybody may join.
    pub(crate) open: bool,
}

impl Door {
    /// The doors of an app.
    pub(crate) fn of(app: &App) -> Self {
        Self {
            passkeys: crate::account::passkey::are_possible(app),
            mails: app.site().mails,
            open: app.site().joining == Joining::Open,
        }
    }
}

/// The head of every page here: nothing for search engines.
pub(crate) fn head(title: &str) -> Head {
    Head::new(title).hidden()
}

fn with_back(path: &str, back: &str) -> String {
    ui::href::with_query(path, &[("back", back)])
}

/// The sign-in page.
pub(crate) fn sign_in(look: &Look<'_>, door: &Door, form: &SignInForm, problems: &Problems, late: bool) -> Html {
    let w = look.words;
    let f = Form::new(look, problems);
    let action = with_back(&ui::href::sign_in_passkey(), &form.back);
    ui::narrow(html! {
        (ui::title(w.sign_in_title(), w.sign_in_lead()))
        @if late { (ui::notice(Kind::Info, w.sign_in_late_title(), w.sign_in_late())) }
        @if door.passkeys { (ui::passkey(look, Passkey::Get, &action, w.sign_in_with_passkey())) }
        section class="section stack" aria-labelledby="password-way" {
            h2 id="password-way" { (w.sign_in_with_password()) }
            (f.post(&ui::href::sign_in(), html! {
                (f.text("who", if door.mails { w.sign_in_who_or_mail() } else { w.sign_in_who() })
                    .value(form.who.as_str()).hint(w.sign_in_who_hint()).required().autocomplete("username").max_length(254))
                (f.password("password", w.sign_in_password()).required().autocomplete("current-password"))
                (ui::field::hidden("back", &form.back))
                (ui::button(if door.passkeys { Tone::Plain } else { Tone::Main }, w.sign_in_go()).icon(Icon::LogIn))
            }))
        }
        ul class="facts" {
            @if door.open {
                (ui::fact(Icon::UserPlus, html! { a href=(with_back(&ui::href::join(), &form.back)) { (w.sign_in_to_join()) } }))
            } @else {
                (ui::fact(Icon::UserPlus, w.join_invited_text()))
            }
            (ui::fact(Icon::Key, html! { a href=(ui::href::reset()) { (w.sign_in_forgotten()) } }))
            (ui::fact(Icon::Info, w.sign_in_not_needed()))
        }
    })
}

/// The second step.
pub(crate) fn code(look: &Look<'_>, problems: &Problems) -> Html {
    let w = look.words;
    let f = Form::new(look, problems);
    ui::narrow(html! {
        (ui::title(w.sign_in_code_title(), w.sign_in_code_lead()))
        (f.post(&ui::href::sign_in_code(), html! {
            (code_field(look, &f))
            (ui::button(Tone::Main, w.sign_in_go()).icon(Icon::LogIn))
        }))
        (ui::details(w.sign_in_code_lost(), html! { p { (w.sign_in_code_lost_text()) } }))
    })
}

fn code_field(look: &Look<'_>, f: &Form<'_>) -> Html {
    let w = look.words;
    html! {
        (f.text("code", w.sign_in_code()).hint(w.sign_in_code_hint()).required().autocomplete("one-time-code")
            .max_length(40).half())
    }
}

/// What the page that asks for a new proof shows.
#[derive(Debug)]
pub(crate) struct Again<'a> {
    /// Where to go when done.
    pub(crate) back: &'a str,
    /// The ways the person has.
    pub(crate) ways: &'a Ways,
    /// Whether this is a person of the demo world.
    pub(crate) is_demo: bool,
}

/// Proving again who one is.
pub(crate) fn again(look: &Look<'_>, door: &Door, it: &Again<'_>, problems: &Problems) -> Html {
    let w = look.words;
    let f = Form::new(look, problems);
    let with_passkey = door.passkeys && !it.ways.passkeys.is_empty();
    let action = with_back(&ui::href::prove_passkey(), it.back);
    ui::narrow(html! {
        (ui::title(w.sign_in_again_title(), w.sign_in_again_lead()))
        @if with_passkey { (ui::passkey(look, Passkey::Get, &action, w.sign_in_with_passkey())) }
        @if it.ways.has_password_way() {
            (f.post(&ui::href::prove(), html! {
                (f.password("password", w.sign_in_password()).required().autocomplete("current-password"))
                (code_field(look, &f))
                (ui::field::hidden("back", it.back))
                (ui::button(if with_passkey { Tone::Plain } else { Tone::Main }, w.sign_in_again_go()).icon(Icon::Key))
            }))
        } @else if it.is_demo {
            (f.post(&ui::href::prove(), html! {
                p { (w.sign_in_again_demo()) }
                (ui::field::hidden("back", it.back))
                (ui::field::hidden("step", "demo"))
                (ui::button(Tone::Main, w.sign_in_again_go()))
            }))
        }
        p { a href=(ui::href::me()) { (w.sign_in_again_leave()) } }
    })
}

/// The page of a demo link.
pub(crate) fn link(look: &Look<'_>, token: &str, name: &str) -> Html {
    let w = look.words;
    ui::narrow(html! {
        (ui::title(w.sign_in_link_title(), w.sign_in_link_lead()))
        p { (w.sign_in_link_as()) " " strong { bdi { (name) } } }
        (ui::post_button(look, &ui::href::sign_in_link(token), ui::button(Tone::Main, w.sign_in_go()).icon(Icon::LogIn)))
    })
}

/// Making an account: one form, two ways to finish it.
pub(crate) fn join(look: &Look<'_>, door: &Door, form: &JoinForm, problems: &Problems) -> Html {
    let w = look.words;
    let f = Form::new(look, problems);
    let is_first = !form.first.is_empty();
    let action = if is_first { ui::href::first(&form.first) } else { ui::href::join() };
    let (title, lead) = if is_first { (w.first_title(), w.first_lead()) } else { (w.join_title(), w.join_lead()) };
    ui::narrow(html! {
        (ui::title(title, lead))
        (f.intake(&action, html! {
            (f.text("name", w.person_name()).value(form.name.as_str()).hint(w.person_name_hint()).required()
                .autocomplete("nickname").max_length(60))
            @if is_first { (ui::field::hidden("first", &form.first)) }
            (ui::field::hidden("back", &form.back))
            @if door.passkeys {
                (ui::passkey(look, Passkey::Create, &ui::href::join_passkey(), w.join_with_passkey()))
            }
            section class="section" aria-labelledby="password-way" {
                h2 id="password-way" { (w.join_with_password()) }
                p { (w.join_with_password_hint()) }
                (sign_in_name(look, form, problems))
                (f.password("password", w.join_password()).hint(w.account_password_hint()).autocomplete("new-password"))
            }
            (ui::button(if door.passkeys { Tone::Plain } else { Tone::Main }, w.join_go()).icon(Icon::ArrowRight))
        }))
        (ui::details(w.join_keeps_title(), html! { p { (w.join_keeps_text()) } p { a href=(ui::href::keeps()) { (w.frame_keeps()) } } }))
        @if !is_first { p { a href=(with_back(&ui::href::sign_in(), &form.back)) { (w.join_to_sign_in()) } } }
    })
}

/// The given sign-in name: to be kept by the browser or on paper, not to be changed.
fn sign_in_name(look: &Look<'_>, form: &JoinForm, problems: &Problems) -> Html {
    let w = look.words;
    let error = problems.of("sign_in_name").map(|problem| w.problem(problem));
    html! {
        div class="field" data-error[error.is_some()] {
            label for="sign_in_name" { (w.join_sign_in_name()) }
            p class="hint" id="sign_in_name-hint" { (w.join_sign_in_name_hint()) }
            @if let Some(error) = &error { p class="error" id="sign_in_name-error" { (Icon::Warning) (error) } }
            input type="text" id="sign_in_name" name="sign_in_name" value=(form.sign_in_name) readonly
                autocomplete="username" data-size="half" aria-describedby="sign_in_name-hint";
            input type="hidden" name="proof" value=(form.proof);
        }
    }
}

/// Joining is by invitation only.
pub(crate) fn invited_only(look: &Look<'_>) -> Html {
    let w = look.words;
    ui::narrow(html! {
        (ui::title(w.join_invited_title(), w.join_invited_text()))
        (ui::row([
            html! { (ui::link_button(Tone::Main, ui::href::groups(), w.join_invited_groups()).icon(Icon::Users)) },
            html! { (ui::link_button(Tone::Plain, ui::href::sign_in(), w.sign_in_title())) },
        ]))
    })
}

/// An authenticator to set up.
#[derive(Debug)]
pub(crate) struct Setup<'a> {
    /// Where the form goes.
    pub(crate) action: &'a str,
    /// The address in the QR code.
    pub(crate) address: &'a str,
    /// The secret as people type it.
    pub(crate) to_type: &'a str,
    /// The sign-in name, when it was just given.
    pub(crate) sign_in_name: Option<&'a str>,
    /// The sealed secret, when the form carries it.
    pub(crate) sealed: &'a str,
}

/// Setting up the authenticator app.
pub(crate) fn authenticator(look: &Look<'_>, it: &Setup<'_>, problems: &Problems) -> Html {
    let w = look.words;
    let f = Form::new(look, problems);
    ui::narrow(html! {
        (ui::title(w.account_authenticator_title(), w.account_authenticator_lead()))
        @if let Some(name) = it.sign_in_name {
            (ui::notice(Kind::Careful, w.account_your_sign_in_name(), html! { p { strong { code { (name) } } " " (w.account_your_sign_in_name_text()) } }))
        }
        (f.post(it.action, html! {
            ol class="steps" {
                li { p { (w.account_authenticator_app()) } }
                li {
                    p { (w.account_authenticator_scan()) }
                    div class="qr-box" { (ui::qr::svg(it.address, w.account_authenticator_qr())) }
                    p { (w.account_authenticator_type()) " " code { (it.to_type) } }
                    p { a href=(it.address) { (w.account_authenticator_here()) } }
                }
                li {
                    (f.text("code", w.account_first_code()).hint(w.account_first_code_hint()).required()
                        .autocomplete("one-time-code").input_mode("numeric").max_length(10).short())
                }
            }
            @if !it.sealed.is_empty() { (ui::field::hidden("setup", it.sealed)) }
            (ui::button(Tone::Main, w.account_authenticator_go()).icon(Icon::Check))
        }))
    })
}

/// Asking for a new password.
pub(crate) fn reset(look: &Look<'_>, mails: bool, form: &ResetForm, problems: &Problems) -> Html {
    let w = look.words;
    let f = Form::new(look, problems);
    ui::narrow(html! {
        (ui::title(w.reset_title(), if mails { w.reset_lead() } else { w.reset_no_mail() }))
        @if mails {
            (f.intake(&ui::href::reset(), html! {
                (f.email("email", w.reset_email()).value(form.email.as_str()).required().autocomplete("email").max_length(254))
                (ui::button(Tone::Main, w.reset_go()).icon(Icon::Mail))
            }))
        }
        (ui::details(w.reset_nothing_title(), html! { p { (w.reset_nothing_text()) } }))
        p { a href=(ui::href::sign_in()) { (w.reset_back()) } }
    })
}

/// The link is on its way, or would be.
pub(crate) fn reset_sent(look: &Look<'_>) -> Html {
    let w = look.words;
    ui::narrow(html! {
        (ui::title(w.reset_sent_title(), w.reset_sent_text()))
        p { a href=(ui::href::sign_in()) { (w.reset_back()) } }
    })
}

/// Setting a new password with a link.
pub(crate) fn reset_with(look: &Look<'_>, token: &str, problems: &Problems) -> Html {
    let w = look.words;
    let f = Form::new(look, problems);
    ui::narrow(html! {
        (ui::title(w.reset_new_title(), w.reset_new_lead()))
        (f.post(&ui::href::reset_with(token), html! {
            (f.password("password", w.account_password_new()).hint(w.account_password_hint()).required().autocomplete("new-password"))
            (ui::button(Tone::Main, w.reset_new_go()).icon(Icon::Check))
        }))
    })
}

/// The new password is set.
pub(crate) fn reset_done(look: &Look<'_>) -> Html {
    let w = look.words;
    ui::narrow(html! {
        (ui::title(w.reset_done_title(), w.reset_done_text()))
        (ui::row([html! { (ui::link_button(Tone::Main, ui::href::sign_in(), w.sign_in_title()).icon(Icon::LogIn)) }]))
    })
}
