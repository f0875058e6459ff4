//! Where I am signed in.

use base::{Problems, SessionId, SiteRole, Time};
use ui::format::Detail;
use ui::{Form, Html, Icon, Look, Tone, html};

use super::model::{LABEL_MAX, Session};

/// The list of sessions; `this` is the one that looks at it.
pub(crate) fn sessions(
    look: &Look<'_>,
    list: &[Session],
    this: Option<SessionId>,
    role: SiteRole,
    problems: &Problems,
) -> Html {
    let w = look.words;
    let f = Form::new(look, problems);
    let label = list.iter().find(|session| Some(session.id) == this).map_or("", |session| session.label.as_str());
    ui::narrow(html! {
        (ui::title(w.session_title(), if role == SiteRole::None { w.session_lead() } else { w.session_lead_privileged() }))
        (ui::facts(list.iter().map(|session| line(look, session, Some(session.id) == this))))
        (ui::section("label-this", w.session_label_title(), f.post(&ui::href::me_sessions(), html! {
            (f.text("label", w.session_label()).value(label).hint(w.session_label_hint()).max_length(LABEL_MAX).half())
            (ui::button(Tone::Plain, w.ui_save()))
        })))
        @if list.len() > 1 {
            (ui::form(look, &ui::href::me_sessions(), html! {
                (ui::field::hidden("step", "others"))
                (ui::button(Tone::Danger, w.session_end_others()).icon(Icon::LogOut))
            }))
        }
        p { a href=(ui::href::me_keys()) { (w.account_back_to_keys()) } }
    })
}

fn line(look: &Look<'_>, session: &Session, is_this: bool) -> Html {
    let w = look.words;
    let day = |at: Time| ui::format::moment(w, at, "UTC", Detail::Day);
    let name = if session.label.is_empty() { w.session_unnamed() } else { session.label.as_str() };
    ui::fact(
        Icon::Globe,
        html! {
            strong { bdi { (name) } }
            @if is_this { " " (ui::tag("good", w.session_this())) }
            br;
            (w.session_since(&day(session.made_at))) " · " (w.session_seen(&day(session.seen_at)))
            @if !is_this {
                (ui::post_button(look, &ui::href::me_session_end(session.id), ui::button(Tone::Quiet, w.session_end()).about(name)))
            }
        },
    )
}
