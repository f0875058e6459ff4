//! News of a call or a group as Atom (RFC 4287).

use atom_syndication::{Entry, Feed, FixedDateTime, Generator, Link, Person, Text};
use base::Time;
use ui::{Words, href};

use super::model::{ActionNews, CallNews};
use crate::call::model::{Call, Correction, Field, State};
use crate::endorsement;

/// Entries of a feed.
pub(crate) const ENTRIES: usize = 50;

/// One piece of news.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct News {
    /// When.
    pub(crate) at: Time,
    /// What tells it from other news, unique and never changing.
    pub(crate) id: String,
    /// Its title.
    pub(crate) title: String,
    /// Where it is told on the site.
    pub(crate) path: String,
    /// A few plain words, or nothing.
    pub(crate) text: String,
}

fn moment(at: Time) -> FixedDateTime {
    at.to_jiff().strftime("%Y-%m-%dT%H:%M:%SZ").to_string().parse().unwrap_or_default()
}

/// Text that XML can hold.
fn clean(text: &str) -> String {
    text.chars()
        .filter(|sign| !sign.is_control() || matches!(sign, '\n' | '\t'))
        .filter(|s| !matches!(s, '\u{fffe}' | '\u{ffff}'))
        .collect()
}

fn link(rel: &str, href: String, mime: &str) -> Link {
    Link { href, rel: rel.to_owned(), mime_type: Some(mime.to_owned()), ..Link::default() }
}

/// What a feed says of itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct About<'a> {
    /// Its title.
    pub(crate) title: &'a str,
    /// A line about it.
    pub(crate) summary: &'a str,
    /// Who speaks.
    pub(crate) author: &'a str,
    /// Its own path.
    pub(crate) path: &'a str,
    /// The page it is about.
    pub(crate) page: &'a str,
    /// Since when it exists: its date while there is no news.
    pub(crate) since: Time,
    /// The language of its words.
    pub(crate) lang: base::Lang,
}

/// The feed, newest first.
pub(crate) fn feed(base_url: &str, about: &About<'_>, mut news: Vec<News>) -> String {
    news.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.id.cmp(&b.id)));
    news.truncate(ENTRIES);
    let absolute = |path: &str| format!("{base_url}{path}");
    let updated = news.first().map_or(about.since, |first| first.at);
    let entries = news.iter().map(|it| Entry {
        title: Text::plain(clean(&it.title)),
        id: absolute(&it.id),
        updated: moment(it.at),
        published: Some(moment(it.at)),
        links: vec![link("alternate", absolute(&it.path), "text/html")],
        summary: (!it.text.is_empty()).then(|| Text::plain(clean(&it.text))),
        ..Entry::default()
    });
    let feed = Feed {
        title: Text::plain(clean(about.title)),
        subtitle: (!about.summary.is_empty()).then(|| Text::plain(clean(about.summary))),
        id: absolute(about.path),
        updated: moment(updated),
        authors: vec![Person { name: clean(about.author), ..Person::default() }],
        links: vec![
            link("self", absolute(about.path), "application/atom+xml"),
            link("alternate", absolute(about.page), "text/html"),
        ],
        generator: Some(Generator { value: "Convoke".to_owned(), ..Generator::default() }),
        lang: Some(about.lang.tag().to_owned()),
        entries: entries.collect(),
        ..Feed::default()
    };
    feed.to_string()
}

/// What a call has to tell of itself: that it was opened, ended, corrected.
pub(crate) fn of_call(words: &Words, call: &Call, corrections: &[Correction]) -> Vec<News> {
    let (page, title) = (href::call(&call.slug), call.content.title.as_str());
    let mut news = Vec::new();
    if let Some(at) = call.opened_at {
        let text = call.content.summary.clone();
        news.push(News {
            at,
            id: format!("{page}#opened"),
            title: words.feeds_news_opened(title),
            path: page.clone(),
            text,
        });
    }
    if let Some(at) = call.ended_at {
        let title = ended(words, call.state, title);
        let text = call.state_reason.clone();
        news.push(News { at, id: format!("{page}#ended-{}", at.seconds()), title, path: page.clone(), text });
    }
    let history = href::call_corrections(&call.slug);
    // That it was opened or ended is told above.
    let corrected = corrections.iter().filter(|it| it.changes.iter().any(|change| change.field != Field::State));
    news.extend(corrected.map(|it| News {
        at: it.at,
        id: format!("{history}#v{}", it.version),
        title: words.feeds_news_corrected(title),
        path: history.clone(),
        text: it.reason.clone(),
    }));
    news
}

fn ended(words: &Words, state: State, title: &str) -> String {
    match state {
        State::Withdrawn => words.feeds_news_withdrawn(title),
        State::Open => words.feeds_news_opened(title),
        _ => words.feeds_news_closed(title),
    }
}

/// Endorsements of a call and their ends.
pub(crate) fn of_endorsements(words: &Words, slug: &str, list: &[endorsement::model::Listed]) -> Vec<News> {
    let path = href::call_endorsements(slug);
    let each = list.iter().map(|it| {
        let (name, one) = (it.group_name.as_str(), &it.endorsement);
        let id = |what: &str, at: Time| format!("{path}#{what}-{}-{}", it.group_slug, at.seconds());
        match &one.revoked {
            Some(revoked) => News {
                at: revoked.at,
                id: id("revoked", revoked.at),
                title: words.feeds_news_revoked(name),
                path: path.clone(),
                text: revoked.reason.clone(),
            },
            None => News {
                at: one.endorsed_at,
                id: id("endorsed", one.endorsed_at),
                title: words.feeds_news_endorsed(name),
                path: path.clone(),
                text: one.statement.clone(),
            },
        }
    });
    each.collect()
}

/// New actions and their updates.
pub(crate) fn of_actions(words: &Words, new: &[ActionNews], updates: &[ActionNews]) -> Vec<News> {
    let new = new.iter().map(|it| {
        let path = href::action(&it.code);
        News {
            at: it.at,
            id: format!("{path}#new"),
            title: words.feeds_news_action(&it.title),
            path,
            text: it.text.clone(),
        }
    });
    let updates = updates.iter().map(|it| {
        let path = href::action(&it.code);
        let id = format!("{path}#news-{}", it.at.millis());
        News { at: it.at, id, title: words.feeds_news_update(&it.title), path, text: it.text.clone() }
    });
    new.chain(updates).collect()
}

/// What a group calls for.
pub(crate) fn of_calls(words: &Words, calls: &[CallNews]) -> Vec<News> {
    let each = calls.iter().map(|it| {
        let path = href::call(&it.slug);
        let id = format!("{path}#{}-{}", it.state.as_str(), it.at.seconds());
        News { at: it.at, id, title: ended(words, it.state, &it.title), path, text: it.summary.clone() }
    });
    each.collect()
}

/// What a group endorses.
pub(crate) fn of_endorsed(words: &Words, group: &str, list: &[endorsement::model::Endorsed]) -> Vec<News> {
    let each = list.iter().map(|it| {
        let path = href::call(&it.call_slug);
        let id = format!("{path}#endorsed-{}", it.since.seconds());
        News { at: it.since, id, title: words.feeds_news_endorses(group, &it.call_title), path, text: String::new() }
    });
    each.collect()
}
