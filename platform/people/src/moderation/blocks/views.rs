//! The page of the block lists.

use base::Problems;
use ui::format::{self, Detail};
use ui::table::Column;
use ui::{Form, Html, Icon, Look, Tone, choice, href, html};

use super::model::{Block, BlockForm, PATTERN_MAX, REASON_MAX, What};
use crate::moderation::queue::model::name_of;
use crate::moderation::queue::views::tabs;

/// All blocks and the form that adds one.
pub(crate) fn list(look: &Look<'_>, blocks: &[Block], typed: &BlockForm, problems: &Problems) -> Html {
    let words = look.words;
    html! {
        (ui::title(words.block_title(), words.block_lead()))
        (tabs(look, &href::blocks()))
        (ui::section("add", words.block_add_title(), add(look, typed, problems)))
        (ui::section("list", words.block_list_title(), html! {
            @if blocks.is_empty() { (ui::empty(Icon::Ban, words.block_list_empty(), html! {})) }
            @else { (table(look, blocks)) }
        }))
    }
}

fn add(look: &Look<'_>, typed: &BlockForm, problems: &Problems) -> Html {
    let words = look.words;
    let form = Form::new(look, problems);
    let kinds = vec![
        choice(What::Words.as_str(), words.block_what_words()).hint(words.block_what_words_hint()),
        choice(What::Domain.as_str(), words.block_what_domain()).hint(words.block_what_domain_hint()),
    ];
    let what = if typed.what.is_empty() { What::Words.as_str() } else { typed.what.as_str() };
    form.post(&href::blocks(), html! {
        (form.radios("what", words.block_what(), kinds).value(what).required())
        (form.text("pattern", words.block_pattern()).value(typed.pattern.as_str()).required().max_length(PATTERN_MAX)
            .autocomplete("off"))
        (form.text("reason", words.moderation_reason()).value(typed.reason.as_str()).hint(words.block_reason_hint())
            .required().max_length(REASON_MAX).autocomplete("off"))
        (ui::button(Tone::Main, words.block_add()).icon(Icon::Ban))
    })
}

fn table(look: &Look<'_>, blocks: &[Block]) -> Html {
    let words = look.words;
    let columns = [
        Column::text(words.block_pattern()),
        Column::text(words.block_what()),
        Column::text(words.moderation_reason()),
        Column::text(words.block_since()),
        Column::text(words.block_end()),
    ];
    let rows = blocks.iter().map(|block| {
        let what = match block.what {
            What::Words => words.block_what_words(),
            What::Domain => words.block_what_domain(),
        };
        vec![
            ui::bdi(&block.shown),
            html! { (what) },
            ui::bdi(&block.reason),
            html! { (format::moment(words, block.blocked_on, "UTC", Detail::Day)) },
            ui::part::details(words.block_end(), end(look, block)),
        ]
    });
    ui::table::table(words.block_list_title(), &columns, rows)
}

fn end(look: &Look<'_>, block: &Block) -> Html {
    let words = look.words;
    let name = name_of(block.id);
    let field = ui::field::text("reason", words.block_end_reason())
        .id(format!("reason-{name}"))
        .required()
        .max_length(REASON_MAX)
        .autocomplete("off");
    ui::form(
        look,
        &href::block_end(&name),
        html! {
            (field)
            (ui::button(Tone::Danger, words.block_end_do()).icon(Icon::Trash).about(block.shown.as_str()))
        },
    )
}
