//! How Convoke looks and speaks: frame, components, words, pictures.
//!
//! * [`page()`] puts a page into the frame; [`Look`] is what the frame needs to know.
//! * [`Words`] has one function per message, written by the build script from `locales/`: a missing
//!   translation or a wrong variable does not compile.
//! * [`Form`] and [`field`] make forms in which a field without a label cannot be written, and in
//!   which hint and error are always tied to their field.
//! * The parts ([`card()`], [`table()`], [`notice()`], [`thread()`], …) are functions with required
//!   arguments; their whole appearance is in `css/`, and only `css/2-tokens.css` names a color or size.
//! * [`contract::check`] says what is wrong with a page; every sample page is held to it.
//!
//! A page with a form, shown again with what is wrong:
//!
//! ```
//! use convoke_ui::{Form, Head, Html, Look, Tone, button, html, narrow, page, title};
//! # use base::{Lang, Problems};
//!
//! struct NewCall { title: String, start: [String; 3] }
//!
//! fn new_call(look: &Look<'_>, typed: &NewCall, problems: &Problems) -> Html {
//!     let w = look.words;
//!     let form = Form::new(look, problems);
//!     let [date, time, zone] = &typed.start;
//!     let main = html! {
//!         (title("Call for action", ""))
//!         (narrow(form.post(&convoke_ui::href::calls(), html! {
//!             (form.text("title", "Title").value(&typed.title).hint("What will happen, in a few words.").required())
//!             (form.moment("start", "It starts", date, time, zone))
//!             (button(Tone::Main, w.ui_save()))
//!         })))
//!     };
//!     page(look, Head::new("Call for action").hidden(), main)
//! }
//!
//! let look = convoke_ui::gallery::look(Lang::En);
//! let typed = NewCall { title: String::new(), start: ["2026-01-23".into(), "14:00".into(), "America/Chicago".into()] };
//! let shown = new_call(&look, &typed, &Problems::one("title", "problem-empty")).into_string();
//! assert!(convoke_ui::contract::check(&shown).is_empty());
//! assert!(shown.contains("<a href=\"#title\">Title: Fill in this field.</a>"));
//! ```
//!
//! Everything works without scripts. The islands in `islands/*.ts` only improve; their JavaScript is
//! committed in `assets/islands/` (`cargo xtask web` runs `npx tsc` and compares).
//! This crate knows nothing of HTTP or of the database.

pub mod assets;
pub mod button;
pub mod card;
pub mod contract;
pub mod field;
pub mod figure;
pub mod flyer;
pub mod form;
pub mod format;
pub mod gallery;
pub mod href;
pub mod icon;
pub mod layout;
pub mod map;
pub mod markdown;
pub mod notice;
pub mod page;
pub mod part;
pub mod picture;
pub mod qr;
pub mod table;
pub mod thread;
pub mod words;

pub use button::{Passkey, Tone, button, copy_button, link_button, passkey, post_button, print_button};
pub use card::{Card, card, cards, cards_around};
pub use field::{Choice, Field, choice};
pub use figure::{Band, Figure, band, figures, live};
pub use flyer::{Flyer, Paper, flyer};
pub use form::{Form, form, search_form};
pub use icon::Icon;
pub use layout::{hero, narrow, prose, row, section, split, title};
pub use maud::{Markup as Html, html};
pub use notice::{Kind, notice, receipt};
pub use page::{Feed, Head, Look, MenuItem, Sheet, page};
pub use part::{
    Tab, bdi, breadcrumbs, definitions, details, empty, fact, facts, numbered, older_newer, rich, seal, tabs, tag, time,
};
pub use table::{Cell, Column, table};
pub use thread::{Station, Step, thread};
pub use words::{Arg, Count, Words};

/// The version of maud's traits that components accept.
pub use maud::Render;
