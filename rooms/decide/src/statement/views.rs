//! How statements look: one, all, the form for a new one, seeds, translations.

use base::{Lang, Problems};
use ui::notice::Kind as Note;
use ui::{
    Column, Form, Head, Html, Icon, Look, Sheet, Tone, Words, bdi, button, choice, field, format, href, html,
    link_button, table,
};

use super::form::{SeedsForm, StatementForm, TranslateForm};
use super::model::{Reading, State, Statement};
use crate::conversation::model::{Conversation, REASON_MAX};
use crate::conversation::views::way;
use crate::map::model::{Counts, Map, Verdict, letter};
use crate::map::views::share;
use crate::proposal::model::Listed;
use crate::vote::model::Vote;
use crate::vote::views::change;

/// A statement as text in its own language and direction.
pub fn spoken(it: &Reading) -> Html {
    html! { bdi lang=[(!it.lang.is_empty()).then_some(it.lang.as_str())] { (it.text) } }
}

/// The word for where a statement stands.
pub fn state_word(words: &Words, state: State) -> &'static str {
    match state {
        State::Waiting => words.statement_state_waiting(),
        State::Accepted => words.statement_state_accepted(),
        State::Rejected => words.statement_state_rejected(),
        State::Merged => words.statement_state_merged(),
    }
}

fn percent(value: Option<u32>, words: &Words) -> Html {
    html! { @match value { Some(value) => { (words.number_percent(value)) }, None => span class="hint" { (words.opinion_few()) } } }
}

/// In which order the list of all statements stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Order {
    /// Most votes first.
    #[default]
    Votes,
    /// Newest first.
    Newest,
    /// Highest share that agrees first.
    Agreement,
}

impl Order {
    /// All of them, with their words in addresses.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Votes, "votes"), (Self::Newest, "newest"), (Self::Agreement, "agreement")];

    /// The order of a word in an address.
    pub fn parse(word: &str) -> Self {
        Self::ALL.into_iter().find(|(_, it)| *it == word).map_or(Self::default(), |(order, _)| order)
    }

    /// Its word in addresses.
    pub fn as_str(self) -> &'static str {
        Self::ALL.into_iter().find(|(it, _)| *it == self).map_or("votes", |(_, word)| word)
    }

    fn label(self, words: &Words) -> &'static str {
        match self {
            Self::Votes => words.statement_order_votes(),
            Self::Newest => words.statement_order_newest(),
            Self::Agreement => words.statement_order_agreement(),
        }
    }
}

/// All statements open to votes, with counts.
pub fn list(
    look: &Look<'_>,
    it: &Conversation,
    some: &[(Reading, Counts)],
    order: Order,
    (page, pages): (u32, u32),
) -> (Head, Html) {
    let words = look.words;
    let here = href::conversation_statements(&it.slug);
    let address = |order: Order, page: u32| {
        href::with_query(
            &here,
            &[("order", order.as_str()), ("page", &if page > 1 { page.to_string() } else { String::new() })],
        )
    };
    let addresses: Vec<(Order, String)> = Order::ALL.iter().map(|(o, _)| (*o, address(*o, 1))).collect();
    let tabs: Vec<ui::Tab<'_>> =
        addresses.iter().map(|(o, href)| ui::Tab { label: o.label(words), href, here: *o == order }).collect();
    let columns = [
        Column::text(words.opinion_column_statement()),
        Column::number(words.statement_column_votes()),
        Column::text(words.statement_column_agree()),
        Column::number(words.statement_column_disagree()),
    ];
    let rows = some.iter().map(|(reading, counts)| {
        vec![
            html! { a class="opinion-said" href=(href::statement(&it.slug, reading.number)) { (spoken(reading)) } },
            html! { (format::number(words, counts.seen())) },
            share(words, *counts, true),
            percent(counts.disagree_percent(), words),
        ]
    });
    let main = html! {
        (way(look, it))
        (ui::title(words.opinion_all_statements(), html! { (bdi(&it.content.question)) }))
        (ui::tabs(words.statement_order(), &tabs))
        @if some.is_empty() { (ui::empty(Icon::MessagesSquare, words.opinion_nothing_text(), html! {})) }
        @else { (table(words.statement_list_caption(), &columns, rows)) }
        (ui::numbered(look, page, pages, |n| address(order, n)))
    };
    (Head::new(words.opinion_all_statements()).sheet_of(Sheet::Decide).hidden(), main)
}

/// Everything the page of a statement shows.
#[derive(Debug)]
pub struct StatementPage<'a> {
    /// The conversation.
    pub conversation: &'a Conversation,
    /// The statement.
    pub statement: &'a Statement,
    /// As the reader reads it.
    pub reading: &'a Reading,
    /// The map.
    pub map: &'a Map,
    /// The reader's vote.
    pub vote: Option<Vote>,
    /// Whether the reader may vote now.
    pub may_vote: bool,
    /// Whether the reader looks after the statements.
    pub is_facilitator: bool,
    /// Whether the reader may make a proposal.
    pub may_propose: bool,
    /// The proposals that came of it.
    pub(crate) became: &'a [Listed],
}

/// One statement.
pub fn show(look: &Look<'_>, it: &StatementPage<'_>) -> (Head, Html) {
    let (words, c, s) = (look.words, it.conversation, it.statement);
    let title = words.statement_title(s.number);
    let main = ui::narrow(html! {
        (way(look, c))
        (ui::title(&title, ""))
        blockquote class="vote-statement" { (spoken(it.reading)) }
        @if it.reading.is_translated {
            p class="hint" { (words.opinion_translated()) }
            (ui::details(words.statement_original(), html! { p { bdi lang=(s.lang) { (s.body) } } }))
        }
        @if s.state != State::Accepted { p { (ui::tag("wait", state_word(words, s.state))) } }
        @if let Some(into) = s.merged_into { p { a href=(href::statement(&c.slug, into)) { (words.statement_merged_into(into)) } } }
        @if let Some(note) = &s.bracket { (ui::notice(Note::Info, words.statement_bracket_title(), html! { p { (bdi(note)) } })) }
        @if it.may_vote { (ui::section("mine", words.statement_my_vote(), change(look, &c.slug, s.number, it.vote, "statement"))) }
        (ui::section("votes", words.statement_votes_title(), votes(words, it)))
        @if !it.became.is_empty() { (ui::section("became", words.statement_became_title(), became(it))) }
        @if it.may_propose { (propose(look, it)) }
        @if it.is_facilitator { (ui::section("bracket", words.statement_bracket_form(), bracket(look, it))) }
        p class="hint" { a href=(href::flag_conversation(&c.slug)) { (words.conversation_flag()) } }
    });
    (Head::new(title).sheet_of(Sheet::Decide).hidden(), main)
}

fn votes(words: &Words, it: &StatementPage<'_>) -> Html {
    let Some(stat) = it.map.stat(it.statement.number) else { return html! { p { (words.statement_no_votes()) } } };
    let columns = [
        Column::text(words.statement_column_who()),
        Column::text(words.statement_column_agree()),
        Column::number(words.statement_column_disagree()),
        Column::number(words.statement_column_pass()),
    ];
    let row = |name: String, counts: Counts| {
        let pass = counts.agree_percent().zip(counts.disagree_percent()).map(|(a, d)| 100_u32.saturating_sub(a + d));
        vec![
            html! { (name) },
            share(words, counts, true),
            percent(counts.disagree_percent(), words),
            percent(pass, words),
        ]
    };
    let everybody = row(words.opinion_everybody().to_owned(), stat.all);
    let camps = stat.by_cluster.iter().enumerate().map(|(at, c)| row(words.opinion_camp(&letter(at).to_string()), *c));
    let rows = std::iter::once(everybody).chain(camps);
    html! { (table(words.statement_votes_caption(stat.all.seen()), &columns, rows)) }
}

/// One step on along the thread.
fn became(it: &StatementPage<'_>) -> Html {
    html! { ul class="vote-list" { @for one in it.became { li { p { a href=(href::proposal(one.code)) { (bdi(&one.title)) } } } } } }
}

/// How people answered a statement, for the draft of a proposal.
pub fn numbers(words: &Words, it: &Conversation, number: u32, map: &Map) -> String {
    let Some(stat) = map.stat(number) else { return String::new() };
    let mut lines = vec![words.statement_propose_numbers(&it.content.question, stat.all.agree, stat.all.seen())];
    for (at, counts) in stat.by_cluster.iter().enumerate() {
        let percent = counts.agree_percent();
        lines.extend(
            percent.map(|percent| format!("- {}", words.statement_propose_camp(&letter(at).to_string(), percent))),
        );
    }
    lines.join("\n")
}

fn propose(look: &Look<'_>, it: &StatementPage<'_>) -> Html {
    let words = look.words;
    let is_common = it.map.common.iter().any(|c| c.statement == it.statement.number && c.agrees);
    let action = href::statement_proposal(&it.conversation.slug, it.statement.number);
    html! {
        (ui::section("propose", words.statement_propose_title(), html! {
            p { (if is_common { words.statement_propose_common() } else { words.statement_propose_other() }) }
            (ui::post_button(look, &action, button(Tone::Main, words.statement_propose_button()).icon(Icon::ArrowRight)))
        }))
    }
}

fn bracket(look: &Look<'_>, it: &StatementPage<'_>) -> Html {
    let words = look.words;
    let form = Form::fresh(look);
    let note = it.statement.bracket.as_deref().unwrap_or_default();
    let content = html! {
        (form.textarea("note", words.statement_bracket_note()).hint(words.statement_bracket_hint()).value(note).max_length(REASON_MAX).rows(3).optional())
        (button(Tone::Plain, words.statement_bracket_send()))
    };
    form.post(&href::statement_bracket(&it.conversation.slug, it.statement.number), content)
}

/// The form for a new statement; `similar` were said already.
pub fn new(
    look: &Look<'_>,
    it: &Conversation,
    raw: &StatementForm,
    similar: &[Reading],
    problems: &Problems,
) -> (Head, Html) {
    let words = look.words;
    let form = Form::new(look, problems);
    let content = html! {
        (form.textarea("body", words.statement_new_body()).hint(words.statement_new_hint(it.content.letters_max))
            .value(raw.body.as_str()).max_length(usize::from(it.content.letters_max)).rows(3).required())
        @if similar.is_empty() { (button(Tone::Main, words.statement_new_send())) }
        @else { (field::hidden("different", "yes")) (button(Tone::Plain, words.statement_new_different())) }
    };
    let main = ui::narrow(html! {
        (way(look, it))
        (ui::title(words.opinion_add_own(), words.statement_new_lead()))
        @if !similar.is_empty() {
            (ui::notice(Note::Careful, words.statement_similar_title(), words.statement_similar_text()))
            ul class="vote-list" {
                @for reading in similar {
                    li { p { a href=(href::statement(&it.slug, reading.number)) { (spoken(reading)) } } (change(look, &it.slug, reading.number, None, "")) }
                }
            }
        }
        (form.intake(&href::statement_new(&it.slug), content))
        ul class="hint" { li { (words.statement_rule_one_idea()) } li { (words.statement_rule_no_names()) } li { (words.statement_rule_moderated()) } }
    });
    (Head::new(words.opinion_add_own()).sheet_of(Sheet::Decide).hidden(), main)
}

/// After a statement was added.
pub fn added(look: &Look<'_>, it: &Conversation, is_open: bool) -> (Head, Html) {
    let words = look.words;
    let text = if is_open { words.statement_added_open() } else { words.statement_added_waiting() };
    let main = ui::narrow(html! {
        (ui::notice(Note::Done, words.statement_added_title(), text))
        (ui::title(words.statement_added_title(), html! { (bdi(&it.content.question)) }))
        (ui::row([
            html! { (link_button(Tone::Main, href::conversation(&it.slug), words.opinion_go_vote())) },
            html! { (link_button(Tone::Plain, href::conversation_votes(&it.slug), words.opinion_mine_title())) },
        ]))
    });
    (Head::new(words.statement_added_title()).hidden(), main)
}

/// Statements to begin with, and statements about oneself.
pub fn seeds(look: &Look<'_>, it: &Conversation, raw: &SeedsForm, problems: &Problems) -> (Head, Html) {
    let words = look.words;
    let form = Form::new(look, problems);
    let kinds = vec![
        choice("seed", words.statement_seeds_plain()).hint(words.statement_seeds_plain_hint()),
        choice("meta", words.statement_seeds_meta()).hint(words.statement_seeds_meta_hint()),
    ];
    let kind = if raw.kind.is_empty() { "seed" } else { raw.kind.as_str() };
    let content = html! {
        (form.textarea("seeds", words.statement_seeds_lines()).hint(words.conversation_form_seeds_hint()).value(raw.seeds.as_str()).rows(10).required())
        (form.radios("kind", words.statement_seeds_kind(), kinds).value(kind))
        (button(Tone::Main, words.statement_seeds_send()))
    };
    let main = ui::narrow(html! {
        (way(look, it))
        (ui::title(words.statement_seeds_title(), words.statement_seeds_lead()))
        (form.post(&href::conversation_seeds(&it.slug), content))
    });
    (Head::new(words.statement_seeds_title()).hidden(), main)
}

/// Statements that nobody has put into a language yet.
pub fn translate(
    look: &Look<'_>,
    it: &Conversation,
    (lang, some): (Lang, &[Statement]),
    raw: &TranslateForm,
    problems: &Problems,
) -> (Head, Html) {
    let words = look.words;
    let here = href::conversation_translations(&it.slug);
    let addresses: Vec<(Lang, String)> =
        Lang::ALL.iter().map(|l| (*l, href::with_query(&here, &[("to", l.tag())]))).collect();
    let tabs: Vec<ui::Tab<'_>> =
        addresses.iter().map(|(l, href)| ui::Tab { label: l.own_name(), href, here: *l == lang }).collect();
    let sound = Problems::new();
    let main = ui::narrow(html! {
        (way(look, it))
        (ui::title(words.statement_translate_title(), words.statement_translate_lead()))
        (ui::tabs(words.statement_translate_to(), &tabs))
        @if some.is_empty() { (ui::empty(Icon::Check, words.statement_translate_none(), html! {})) }
        ul class="vote-list" {
            @for (at, s) in some.iter().enumerate() {
                @let is_typed = raw.statement == s.number.to_string();
                li {
                    p { bdi lang=[(!s.lang.is_empty()).then_some(s.lang.as_str())] { (s.body) } }
                    (translate_form(look, it, s, (lang, at), if is_typed { raw.body.as_str() } else { "" }, if is_typed { problems } else { &sound }))
                }
            }
        }
    });
    (Head::new(words.statement_translate_title()).sheet_of(Sheet::Decide).hidden(), main)
}

fn translate_form(
    look: &Look<'_>,
    it: &Conversation,
    s: &Statement,
    (lang, at): (Lang, usize),
    typed: &str,
    problems: &Problems,
) -> Html {
    let words = look.words;
    let form = Form::new(look, problems);
    let content = html! {
        (field::hidden("statement", &s.number.to_string()))
        (field::hidden("lang", lang.tag()))
        (form.textarea("body", words.statement_translate_body(lang.own_name())).id(if problems.is_empty() { format!("body-{at}") } else { "body".to_owned() }).value(typed).lang(lang.tag()).rows(2).required())
        (button(Tone::Plain, words.statement_translate_send()).about(words.statement_title(s.number)))
    };
    form.post(&href::conversation_translations(&it.slug), content)
}

/// Statements made up for the page contract.
pub fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    use crate::conversation::demo::sample;
    use crate::conversation::model::State as Standing;
    let open = sample(Standing::Open);
    let (map, readings) = crate::map::views::sample_map(Verdict::Camps);
    let all: Vec<Reading> = readings.values().cloned().collect();
    let one = |state| crate::moderation::views::sample_statement(3, state);
    let page = |name, (head, main): (Head, Html)| web::Sample { name, head, main };
    let shown = |name, state, at: usize| {
        let statement = one(state);
        let it = StatementPage {
            conversation: &open,
            statement: &statement,
            reading: &all[at],
            map: &map,
            vote: None,
            may_vote: true,
            is_facilitator: true,
            may_propose: true,
            became: &[],
        };
        page(name, show(look, &it))
    };
    let counted: Vec<(Reading, Counts)> =
        all.iter().map(|r| (r.clone(), map.stat(r.number).map(|s| s.all).unwrap_or_default())).collect();
    let (raw, sound) = (StatementForm::default(), Problems::new());
    let short = Problems::one("body", "statement-problem-short");
    let some = [one(State::Accepted)];
    let typed = TranslateForm { statement: "3".to_owned(), ..TranslateForm::default() };
    vec![
        page("statement-list", list(look, &open, &counted, Order::Newest, (1, 3))),
        page("statement-list-none", list(look, &open, &[], Order::Votes, (1, 1))),
        shown("statement-accepted", State::Accepted, 2),
        shown("statement-merged", State::Merged, 1),
        page("statement-new", new(look, &open, &raw, &[], &short)),
        page("statement-similar", new(look, &open, &raw, &all, &sound)),
        page("statement-added", added(look, &open, true)),
        page("statement-added-waiting", added(look, &open, false)),
        page("statement-seeds", seeds(look, &open, &SeedsForm::default(), &Problems::one("seeds", "problem-empty"))),
        page(
            "statement-translate",
            translate(look, &open, (Lang::Es, &some), &typed, &Problems::one("body", "problem-empty")),
        ),
        page("statement-translate-none", translate(look, &open, (Lang::En, &[]), &typed, &sound)),
    ]
}
