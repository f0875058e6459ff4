//! Notices in words.

use ui::format::Detail;
use ui::{Html, Icon, Look, Words, html};

use super::model::{Notice, What};

/// What a notice says.
pub(crate) fn text(words: &Words, what: What) -> String {
    words.by_key(what.as_str(), &[]).unwrap_or_default()
}

/// The last notices, newest first.
pub(crate) fn list(look: &Look<'_>, notices: &[Notice]) -> Html {
    let w = look.words;
    html! {
        ul class="facts" {
            @for notice in notices {
                (ui::fact(Icon::Bell, html! {
                    (text(w, notice.what)) " " span class="hint" { (ui::format::moment(w, notice.said_on, "UTC", Detail::Day)) }
                }))
            }
        }
        p class="hint" { (w.notice_kept()) }
    }
}
