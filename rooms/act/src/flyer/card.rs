//! What the pictures for sharing say. Pure: asks for nothing and keeps nothing.

use ui::map::Spot;
use ui::picture::{Card, PictureProblem, card};
use ui::{Words, format};

use crate::action::model::{Action, State};
use crate::action::views::kind as kind_word;
use crate::call::model::{Call, Figures};
use crate::call::views::period;
use crate::near::map::Mark;

/// The picture of a call with its figures and where its actions are.
pub(super) fn draw_call(
    words: &Words,
    site: &str,
    call: &Call,
    figures: Figures,
    marks: &[Mark],
) -> Result<Vec<u8>, PictureProblem> {
    let number = |count: i64| format::number(words, count);
    let (actions, going, groups) = (number(figures.actions), number(figures.going), number(figures.endorsements));
    let shown: Vec<(&str, &str)> = [
        (figures.actions, actions.as_str(), words.feeds_picture_actions()),
        (figures.going, &going, words.feeds_picture_going()),
        (figures.endorsements, &groups, words.feeds_picture_groups()),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(_, text, what)| (text, what))
    .collect();
    let spots: Vec<Spot<'_>> = marks.iter().map(Mark::spot).collect();
    card(&Card {
        kicker: words.feeds_flyer_call(),
        title: &call.content.title,
        lines: &[&period(words, call.content.period), &call.caller.name],
        figures: &shown,
        site,
        spots: &spots,
    })
}

/// The picture of an action; its place is the public one.
pub(super) fn draw_action(words: &Words, site: &str, it: &Action) -> Result<Vec<u8>, PictureProblem> {
    let content = &it.content;
    let kicker = match it.state {
        State::Canceled => words.feeds_picture_canceled(),
        State::Postponed => words.feeds_picture_postponed(),
        _ => kind_word(words, content.kind),
    };
    let going = format::number(words, it.figures.going);
    let figures = [(going.as_str(), words.feeds_picture_going())];
    card(&Card {
        kicker,
        title: &content.title,
        lines: &[
            &format::long_range(words, content.starts_at, Some(content.ends_at), &content.zone),
            &content.place.public(content.place_shown).line(),
        ],
        figures: if it.figures.going > 0 { &figures } else { &[] },
        site,
        spots: &[],
    })
}
