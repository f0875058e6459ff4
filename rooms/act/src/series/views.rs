//! Repeating an action.

use base::Problems;
use ui::{Form, Head, Html, Icon, Look, Tone, button, choice, format, href, html};

use super::model::{Rhythm, SeriesForm, TIMES_MAX};
use crate::action::model::Action;
use crate::action::views::{state_tag, way};

/// Everything the page shows.
#[derive(Debug)]
pub struct SeriesPage<'a> {
    /// The action that repeats.
    pub action: &'a Action,
    /// Those of the series that come after it.
    pub later: &'a [Action],
    /// What was typed.
    pub raw: &'a SeriesForm,
    /// What is wrong with it.
    pub problems: &'a Problems,
}

/// The word for a rhythm.
fn rhythm_word(words: &ui::Words, rhythm: Rhythm) -> &'static str {
    match rhythm {
        Rhythm::Weekly => words.action_series_weekly(),
        Rhythm::Fortnightly => words.action_series_fortnightly(),
        Rhythm::MonthlyWeekday => words.action_series_monthly_weekday(),
        Rhythm::MonthlyLast => words.action_series_monthly_last(),
        Rhythm::MonthlyDay => words.action_series_monthly_day(),
    }
}

/// The page with its head.
pub fn series(look: &Look<'_>, it: &SeriesPage<'_>) -> (Head, Html) {
    let (words, action) = (look.words, it.action);
    let title = words.action_series_title(&action.content.title);
    let form = Form::new(look, it.problems);
    let chosen = Rhythm::parse(&it.raw.rhythm).unwrap_or(Rhythm::Weekly);
    let list = Rhythm::ALL.into_iter().map(|r| choice(r.as_str(), rhythm_word(words, r)).on(r == chosen)).collect();
    let times = if it.raw.times.is_empty() { "6" } else { it.raw.times.as_str() };
    let content = html! {
        (form.radios("rhythm", words.action_series_rhythm(), list).required())
        (form.number("times", words.action_series_times()).value(times).min("1").max(TIMES_MAX.to_string()).short().required())
        (button(Tone::Main, words.action_series_make()).icon(Icon::Repeat))
    };
    let zone = &action.content.zone;
    let main = ui::narrow(html! {
        (way(look, action))
        (ui::title(&title, words.action_series_lead()))
        @if !it.later.is_empty() {
            (ui::section("later", words.action_series_later(), html! {
                ul {
                    @for later in it.later {
                        li {
                            a href=(href::action(later.code)) { (format::moment(words, later.content.starts_at, zone, format::Detail::LongTime)) }
                            @if let Some(tag) = state_tag(words, later.state) { " " (tag) }
                        }
                    }
                }
            }))
        }
        (form.post(&href::action_series(action.code), content))
    });
    (Head::new(title).hidden(), main)
}

/// Pages made up for the page contract.
pub fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    let action = crate::action::demo::sample(crate::action::model::State::Published);
    let later = [action.clone()];
    let raw = SeriesForm { times: "99".to_owned(), ..SeriesForm::default() };
    let problems = raw.parse().err().unwrap_or_default();
    let (head, main) = series(look, &SeriesPage { action: &action, later: &later, raw: &raw, problems: &problems });
    vec![web::Sample { name: "action-series", head, main }]
}
