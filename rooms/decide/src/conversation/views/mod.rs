//! How conversations look: the page, the list, the forms.

mod samples;

pub use samples::samples;

use ui::notice::Kind as Note;
use ui::{
    Form, Head, Html, Icon, Look, Sheet, Tone, Words, bdi, button, card, cards, choice, field, format, href, html,
    link_button,
};

use base::Problems;

use crate::conversation::form::{ConversationForm, StepForm};
use crate::conversation::model::{
    Adding, Conversation, Entry, Figures, INTRODUCTION_MAX, LETTERS, Moderated, Published, QUESTION_MAX, REASON_MAX,
    State, Step,
};
use crate::vote::views::CardPage;

/// The way to a page of a conversation.
pub fn way(look: &Look<'_>, it: &Conversation) -> Html {
    let list = href::conversations();
    let page = href::conversation(&it.slug);
    ui::breadcrumbs(look, &[(look.words.conversation_menu(), &list), (&it.content.question, &page)])
}

/// The word for a state, a conversation past its last day among the closed ones.
pub fn state_word(look: &Look<'_>, it: &Conversation) -> &'static str {
    let words = look.words;
    match it.state {
        State::Draft => words.conversation_state_draft(),
        State::Open if it.is_over(look.now) => words.conversation_state_closed(),
        State::Open => words.conversation_state_open(),
        State::Closed => words.conversation_state_closed(),
        State::Withdrawn => words.conversation_state_withdrawn(),
    }
}

fn state_tag(look: &Look<'_>, it: &Conversation) -> Html {
    let kind = match it.state {
        State::Draft => "wait",
        State::Open if !it.is_over(look.now) => "good",
        State::Open | State::Closed => "plain",
        State::Withdrawn => "bad",
    };
    ui::tag(kind, state_word(look, it))
}

/// Who may take part, in words that promise no more than the rule can hold.
pub fn entry_words(words: &Words, entry: Entry) -> &'static str {
    match entry {
        Entry::Link => words.conversation_entry_link_rule(),
        Entry::Guests => words.conversation_entry_guests_rule(),
        Entry::Members => words.conversation_entry_members_rule(),
        Entry::Roll => words.conversation_entry_roll_rule(),
    }
}

/// Everything the page of a conversation shows.
#[derive(Debug)]
pub struct ConversationPage<'a> {
    /// The conversation.
    pub conversation: &'a Conversation,
    /// Its introduction as it is shown.
    pub introduction: &'a Html,
    /// What is counted.
    pub figures: Figures,
    /// How many statements are open to votes.
    pub statements: usize,
    /// The card.
    pub card: CardPage<'a>,
    /// The picture in its frame.
    pub picture: Html,
    /// Where all agree.
    pub agreement: &'a Html,
    /// Whether the reader may change it.
    pub is_editor: bool,
    /// Whether the reader looks after its statements.
    pub is_facilitator: bool,
}

/// What the head says.
pub fn head(it: &Conversation) -> Head {
    let summary: String = it.content.introduction.chars().take(180).collect();
    let head = Head::new(&it.content.question)
        .description(if summary.is_empty() { it.content.question.clone() } else { summary })
        .canonical(href::conversation(&it.slug))
        .sheet_of(Sheet::Decide);
    if it.state == State::Draft || it.hidden.is_some() || it.content.entry == Entry::Members {
        head.hidden()
    } else {
        head
    }
}

/// The page.
pub fn show(look: &Look<'_>, it: &ConversationPage<'_>) -> Html {
    let (words, c) = (look.words, it.conversation);
    let slug = &c.slug;
    html! {
        (notices(look, c))
        (ui::hero(kicker(look, it), bdi(&c.content.question), lead(look, it), html! {}))
        @if it.is_editor || it.is_facilitator { (organizer_row(look, it)) }
        div class="conversation" { (crate::vote::views::card(look, &it.card)) (it.picture) }
        (ui::section("agree", words.opinion_agree_title(), html! {
            (it.agreement)
            (ui::row([
                html! { (link_button(Tone::Plain, href::conversation_map(slug), words.opinion_whole_map()).icon(Icon::Map)) },
                html! { (link_button(Tone::Plain, format!("{}#differ", href::conversation_map(slug)), words.opinion_differ_title())) },
                html! { (link_button(Tone::Plain, href::conversation_statements(slug), words.opinion_all_statements())) },
            ]))
        }))
        (ui::section("about", words.conversation_about(), about(look, it)))
    }
}

fn kicker(look: &Look<'_>, it: &ConversationPage<'_>) -> Html {
    let (words, c) = (look.words, it.conversation);
    let state = match c.content.ends_on {
        Some(day) if !c.is_over(look.now) => words.conversation_open_until(&day_words(words, day)),
        _ => state_word(look, c).to_owned(),
    };
    let live = html! {
        (words.conversation_kicker()) " · " (state) " · "
        span data-live="people" { (format::number(words, it.figures.participants)) } " " (words.conversation_people(it.figures.participants)) ", "
        span data-live="statements" { (format::number(words, it.statements)) } " " (words.conversation_statements(it.statements))
    };
    if c.takes(look.now) {
        ui::live(&href::conversation_live(&c.slug), html! { (live) span hidden data-live="map" {} })
    } else {
        live
    }
}

fn day_words(words: &Words, day: jiff::civil::Date) -> String {
    let noon = day.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC);
    let at = noon.map_or_else(|_| base::Time::default(), |at| base::Time::from_jiff(at.timestamp()));
    format::moment(words, at, "UTC", format::Detail::Day)
}

fn lead(look: &Look<'_>, page: &ConversationPage<'_>) -> Html {
    let it = page.conversation;
    let long = it.content.introduction.chars().count() > 420;
    html! {
        @if !it.content.introduction.is_empty() {
            @let text = ui::prose(html! { (page.introduction) });
            @if long { (ui::details(look.words.conversation_introduction(), text)) } @else { (text) }
        }
        p class="hint" { (look.words.conversation_held_by()) " " (holder(it)) }
    }
}

fn holder(it: &Conversation) -> Html {
    html! {
        @if it.holder.is_linked { a href=(href::group(&it.holder.slug)) { (bdi(&it.holder.name)) } } @else { (bdi(&it.holder.name)) }
    }
}

fn notices(look: &Look<'_>, it: &Conversation) -> Html {
    let words = look.words;
    let reason = html! { @if !it.state_reason.is_empty() { p { (bdi(&it.state_reason)) } } };
    html! {
        @if let Some(why) = &it.hidden { (ui::notice(Note::Alarm, words.conversation_hidden(), html! { p { (bdi(why)) } })) }
        @match it.state {
            State::Draft => (ui::notice(Note::Careful, words.conversation_draft_title(), words.conversation_draft_text())),
            State::Withdrawn => (ui::notice(Note::Alarm, words.conversation_withdrawn_title(), reason)),
            State::Closed => (ui::notice(Note::Info, words.conversation_closed_title(), reason)),
            State::Open => {},
        }
    }
}

fn organizer_row(look: &Look<'_>, it: &ConversationPage<'_>) -> Html {
    let (words, slug) = (look.words, &it.conversation.slug);
    let waiting = it.figures.waiting;
    let link = |href: String, label: &str| html! { (link_button(Tone::Plain, href, label.to_owned())) };
    let mut row = Vec::new();
    if it.is_facilitator {
        let queue =
            if waiting == 0 { words.statement_queue_title().to_owned() } else { words.statement_queue_count(waiting) };
        row.push(link(href::conversation_queue(slug), &queue));
        row.push(link(href::conversation_arrivals(slug), words.opinion_arrivals_title()));
    }
    if it.is_editor {
        row.push(link(href::conversation_seeds(slug), words.statement_seeds_title()));
        if it.conversation.content.entry == Entry::Roll {
            row.push(link(href::conversation_roll(slug), words.conversation_roll_title()));
        }
        row.push(link(href::conversation_edit(slug), words.conversation_edit()));
        row.push(link(href::conversation_state(slug), words.conversation_state_title()));
    }
    html! { section class="officers" aria-label=(words.conversation_for_facilitators()) { (ui::row(row)) } }
}

fn about(look: &Look<'_>, it: &ConversationPage<'_>) -> Html {
    let (words, c) = (look.words, it.conversation);
    let slug = &c.slug;
    html! {
        ul {
            li { (entry_words(words, c.content.entry)) }
            li { (words.conversation_secret()) }
            li { (published_words(words, c.content.published)) }
            li { (moderated_words(words, c.content.moderated)) " " a href=(href::conversation_queue_log(slug)) { (words.statement_log_title()) } }
            li { a href=(href::conversation_votes(slug)) { (words.opinion_mine_title()) } }
            @if c.content.entry != Entry::Members { li { a href=(href::conversation_link(slug)) { (words.opinion_link_title()) } } }
            @if c.content.langs.len() > 1 { li { a href=(href::conversation_translations(slug)) { (words.statement_translate_title()) } } }
            li { a href=(href::conversation_report(slug)) { (words.opinion_read_report()) } }
            @if c.state != State::Draft { li { a href=(href::flag_conversation(slug)) { (words.conversation_flag()) } } }
        }
    }
}

fn published_words(words: &Words, it: Published) -> &'static str {
    match it {
        Published::Counts => words.conversation_published_counts_rule(),
        Published::Rows => words.conversation_published_rows_rule(),
    }
}

fn moderated_words(words: &Words, it: Moderated) -> &'static str {
    match it {
        Moderated::Before => words.conversation_moderated_before_rule(),
        Moderated::After => words.conversation_moderated_after_rule(),
    }
}

/// A conversation as a card.
pub fn conversation_card<'a>(look: &Look<'_>, it: &'a Conversation, figures: &Figures) -> ui::Card<'a> {
    let words = look.words;
    card(it.content.question.as_str(), href::conversation(&it.slug))
        .kicker(it.holder.name.as_str())
        .tag(state_tag(look, it))
        .fact(Icon::Users, words.conversation_card_people(figures.participants))
        .fact(Icon::MessagesSquare, words.conversation_card_statements(figures.statements))
}

/// The list of all conversations.
pub fn list(
    look: &Look<'_>,
    all: &[(Conversation, Figures)],
    inside: &[(Conversation, Figures)],
    (page, pages): (u32, u32),
) -> (Head, Html) {
    let words = look.words;
    let main = html! {
        (ui::title(words.conversation_list_title(), words.conversation_list_lead()))
        @if look.signed_in.is_some() {
            (ui::row([html! { (link_button(Tone::Main, href::conversation_new(), words.conversation_new_title()).icon(Icon::Plus)) }]))
        }
        @if !inside.is_empty() {
            (ui::section("inside", words.conversation_inside_title(), cards(inside.iter().map(|(it, f)| conversation_card(look, it, f).level(3)))))
        }
        @if all.is_empty() { (ui::empty(Icon::MessagesSquare, words.conversation_list_none(), html! {})) }
        @else { (cards(all.iter().map(|(it, f)| conversation_card(look, it, f).level(2)))) }
        (ui::numbered(look, page, pages, |n| href::with_query(&href::conversations(), &[("page", &n.to_string())])))
    };
    let head = Head::new(words.conversation_list_title()).description(words.conversation_list_lead());
    (head.canonical(href::conversations()).sheet_of(Sheet::Decide), main)
}

/// What the form is for.
#[derive(Clone, Copy, Debug)]
pub enum Mode<'a> {
    /// A new one, held by one of these groups: name in URLs and name.
    New(&'a [(String, String)]),
    /// Correcting one.
    Edit(&'a Conversation),
}

/// The form for a conversation.
pub fn edit(look: &Look<'_>, mode: Mode<'_>, raw: &ConversationForm, problems: &Problems) -> (Head, Html) {
    let words = look.words;
    let form = Form::new(look, problems);
    let langs: Vec<&str> = raw.langs.iter().map(String::as_str).collect();
    let may_promise = matches!(mode, Mode::New(_)) || matches!(mode, Mode::Edit(it) if it.state == State::Draft);
    let content = html! {
        @if let Mode::New(groups) = mode {
            @let list = groups.iter().map(|(slug, name)| choice(slug.as_str(), name.as_str())).collect();
            (form.select("group", words.conversation_form_group(), list).value(raw.group.as_str()).required())
        }
        (form.text("question", words.conversation_form_question()).hint(words.conversation_form_question_hint()).value(raw.question.as_str()).max_length(QUESTION_MAX).required())
        (form.textarea("introduction", words.conversation_form_introduction()).hint(words.conversation_form_introduction_hint()).value(raw.introduction.as_str()).max_length(INTRODUCTION_MAX).rows(5).optional())
        @if let Mode::New(_) = mode {
            (form.textarea("seeds", words.statement_seeds_title()).hint(words.conversation_form_seeds_hint()).value(raw.seeds.as_str()).rows(8).optional())
        }
        (form.languages("langs", words.conversation_form_langs(), &langs))
        (form.date("starts_on", words.conversation_form_starts()).value(raw.starts_on.as_str()).short().optional())
        (form.date("ends_on", words.conversation_form_ends()).hint(words.conversation_form_ends_hint()).value(raw.ends_on.as_str()).short().optional())
        @if may_promise { (promises(look, &form, raw)) } @else { (field::hidden("entry", &raw.entry)) (field::hidden("published", &raw.published)) p class="hint" { (words.conversation_form_promised()) } }
        (choices(look, &form, raw))
        (field::hidden("version", &raw.version))
        (button(Tone::Main, if matches!(mode, Mode::New(_)) { words.conversation_form_draft() } else { words.ui_save() }))
    };
    let (title, action) = match mode {
        Mode::New(_) => (words.conversation_new_title(), href::conversation_new()),
        Mode::Edit(it) => (words.conversation_edit(), href::conversation_edit(&it.slug)),
    };
    let main = ui::narrow(html! {
        @if let Mode::Edit(it) = mode { (way(look, it)) }
        (ui::title(title, words.conversation_form_lead()))
        (form.post(&action, content))
    });
    (Head::new(title).sheet_of(Sheet::Decide).hidden(), main)
}

/// What does not change after the opening.
fn promises<'a>(look: &'a Look<'_>, form: &Form<'a>, raw: &'a ConversationForm) -> Html {
    let words = look.words;
    let entry = vec![
        choice(Entry::Link.as_str(), words.conversation_entry_link()).hint(words.conversation_entry_link_rule()),
        choice(Entry::Guests.as_str(), words.conversation_entry_guests()).hint(words.conversation_entry_guests_rule()),
        choice(Entry::Members.as_str(), words.conversation_entry_members())
            .hint(words.conversation_entry_members_rule()),
        choice(Entry::Roll.as_str(), words.conversation_entry_roll()).hint(words.conversation_entry_roll_rule()),
    ];
    let published = vec![
        choice(Published::Counts.as_str(), words.conversation_published_counts())
            .hint(words.conversation_published_counts_rule()),
        choice(Published::Rows.as_str(), words.conversation_published_rows())
            .hint(words.conversation_published_rows_rule()),
    ];
    html! {
        (form.radios("entry", words.conversation_form_entry(), entry).value(raw.entry.as_str()))
        (form.radios("published", words.conversation_form_published(), published).value(raw.published.as_str()))
    }
}

fn choices<'a>(look: &'a Look<'_>, form: &Form<'a>, raw: &'a ConversationForm) -> Html {
    let words = look.words;
    let adding = vec![
        choice(Adding::Everybody.as_str(), words.conversation_adding_everybody()),
        choice(Adding::Nobody.as_str(), words.conversation_adding_nobody()),
    ];
    let moderated = vec![
        choice(Moderated::Before.as_str(), words.conversation_moderated_before())
            .hint(words.conversation_moderated_before_rule()),
        choice(Moderated::After.as_str(), words.conversation_moderated_after())
            .hint(words.conversation_moderated_after_rule()),
    ];
    html! {
        (form.radios("adding", words.conversation_form_adding(), adding).value(raw.adding.as_str()))
        (form.radios("moderated", words.conversation_form_moderated(), moderated).value(raw.moderated.as_str()))
        (form.number("letters_max", words.conversation_form_letters()).hint(words.conversation_form_letters_hint())
            .value(raw.letters_max.as_str()).min(LETTERS.start().to_string()).max(LETTERS.end().to_string()).short())
    }
}

/// Nobody to hold a conversation for.
pub fn no_group(look: &Look<'_>) -> (Head, Html) {
    let words = look.words;
    let next = html! { (link_button(Tone::Main, href::groups(), words.conversation_no_group_find())) };
    let main = ui::narrow(html! {
        (ui::title(words.conversation_new_title(), ""))
        (ui::empty(Icon::Users, words.conversation_no_group(), next))
    });
    (Head::new(words.conversation_new_title()).hidden(), main)
}

/// Opens, closes, reopens or takes back.
pub fn state(look: &Look<'_>, it: &Conversation, raw: &StepForm, problems: &Problems) -> (Head, Html) {
    let words = look.words;
    let form = Form::new(look, problems);
    let list = it
        .steps()
        .iter()
        .map(|step| {
            let (label, hint) = match step {
                Step::Open => (words.conversation_step_open(), words.conversation_step_open_hint()),
                Step::Close => (words.conversation_step_close(), words.conversation_step_close_hint()),
                Step::Reopen => (words.conversation_step_reopen(), words.conversation_step_reopen_hint()),
                Step::Withdraw => (words.conversation_step_withdraw(), words.conversation_step_withdraw_hint()),
            };
            choice(step.as_str(), label).hint(hint)
        })
        .collect();
    let first = it.steps().first().map_or("", |step| step.as_str());
    let chosen = if raw.step.is_empty() { first } else { raw.step.as_str() };
    let content = html! {
        (form.radios("step", words.conversation_state_title(), list).value(chosen))
        (form.textarea("reason", words.conversation_state_reason()).hint(words.conversation_state_reason_hint()).value(raw.reason.as_str()).max_length(REASON_MAX).rows(3).optional())
        (button(Tone::Main, words.conversation_state_send()))
    };
    let main = ui::narrow(html! {
        (way(look, it))
        (ui::title(words.conversation_state_title(), state_tag(look, it)))
        (form.post(&href::conversation_state(&it.slug), content))
    });
    (Head::new(words.conversation_state_title()).hidden(), main)
}

/// The roll: how many places there are, and new links, shown once.
pub fn roll(look: &Look<'_>, it: &Conversation, places: u32, links: &[String], problems: &Problems) -> (Head, Html) {
    let words = look.words;
    let form = Form::new(look, problems);
    let content = html! {
        (form.number("places", words.conversation_roll_more()).hint(words.conversation_roll_more_hint()).value("20").min("1").max("500").short())
        (button(Tone::Main, words.conversation_roll_make()))
    };
    let main = ui::narrow(html! {
        (way(look, it))
        (ui::title(words.conversation_roll_title(), words.conversation_roll_lead(places)))
        @if !links.is_empty() {
            (ui::notice(Note::Careful, words.conversation_roll_once(), html! { ol class="conversation-links" { @for link in links { li { code { (link) } } } } }))
        }
        (form.post(&href::conversation_roll(&it.slug), content))
    });
    (Head::new(words.conversation_roll_title()).sheet_of(Sheet::Decide).hidden(), main)
}
