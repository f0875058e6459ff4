//! Tables that become stacked cards on a narrow screen.
//!
//! A table has a caption, and each cell knows its column's name, so that nothing is lost when the
//! header row is out of sight.

use std::borrow::Cow;

use maud::Render;

use crate::{Html, html};

/// A column.
#[derive(Clone, Debug)]
pub struct Column<'a> {
    label: Cow<'a, str>,
    number: bool,
}

impl<'a> Column<'a> {
    /// A column of words.
    pub fn text(label: impl Into<Cow<'a, str>>) -> Self {
        Self { label: label.into(), number: false }
    }

    /// A column of numbers, set to the right.
    pub fn number(label: impl Into<Cow<'a, str>>) -> Self {
        Self { label: label.into(), number: true }
    }
}

/// A cell.
pub type Cell = Html;

/// A table; the first cell of each row names the row.
///
/// Each row should have as many cells as there are columns.
pub fn table(caption: impl Render, columns: &[Column<'_>], rows: impl IntoIterator<Item = Vec<Cell>>) -> Html {
    html! {
        div class="table-frame" data-many[columns.len() > 4] {
            table class="table" {
                caption { (caption) }
                thead { tr { @for column in columns { th scope="col" data-number[column.number] { (column.label) } } } }
                tbody {
                    @for row in rows {
                        tr {
                            @for (at, cell) in row.iter().enumerate() {
                                @let column = columns.get(at);
                                @let number = column.is_some_and(|column| column.number);
                                @if at == 0 { th scope="row" { (cell) } }
                                @else { td data-label=[column.map(|column| &column.label)] data-number[number] { (cell) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
