//! The audit as a page.

use ui::format::Detail;
use ui::table::Column;
use ui::{Html, Icon, Kind, Look, html};

use super::model::{Chain, Entry};

/// Every entry, newest first, and whether the chain is whole.
pub(crate) fn audit(look: &Look<'_>, entries: &[Entry], chain: Chain) -> Html {
    let w = look.words;
    let columns = [
        Column::number(w.audit_number()),
        Column::text(w.audit_day()),
        Column::text(w.audit_who()),
        Column::text(w.audit_what()),
        Column::text(w.audit_about()),
    ];
    let rows = entries.iter().rev().map(|entry| {
        vec![
            html! { (entry.seq) },
            html! { (ui::format::moment(w, entry.done_on, "UTC", Detail::Day)) },
            ui::bdi(&entry.actor),
            html! { (w.by_key(&entry.act, &[]).unwrap_or_else(|| entry.act.clone())) },
            ui::bdi(&entry.about),
        ]
    });
    html! {
        (ui::title(w.audit_title(), w.audit_lead()))
        @match chain {
            Chain::Whole => (ui::notice(Kind::Done, w.audit_whole(), html! {})),
            Chain::Broken { at } => (ui::notice(Kind::Alarm, w.audit_broken(at), w.audit_broken_text()))
        }
        @if entries.is_empty() { (ui::empty(Icon::History, w.audit_none(), html! {})) }
        @else { (ui::table::table(w.audit_title(), &columns, rows)) }
        p { a href=(ui::href::admin()) { (w.admin_title()) } }
    }
}
