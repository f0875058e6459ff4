//! Takes over a whole conversation that the engine read from a Polis export.

use std::collections::BTreeMap;

use ::store::{Change, StoreError};
use base::{GroupId, Random, Slug, Time, text};
use opinion::polis::Export;
use web::App;

use crate::conversation::model::{
    Adding, Content, Conversation, ConversationId, Entry, Holder, LETTERS, Moderated, Published, QUESTION_MAX, State,
};
use crate::conversation::store as conversations;
use crate::statement::model::{Kind, State as Standing, Statement};
use crate::statement::store as statements;
use crate::vote::model::{Choice, Vote, Votes};
use crate::vote::store::{self as votes, Participant};

/// Longest text of a statement that is taken over.
pub const TEXT_MAX: usize = 1_000;

/// Participants written in one change.
const CHUNK: usize = 2_000;

/// What is wished.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wish {
    /// The group that holds it, by its name in URLs.
    pub group: String,
    /// The question; otherwise the export's topic.
    pub question: Option<String>,
    /// Whether it goes on here; otherwise it comes in closed.
    pub open: bool,
}

/// Why a conversation is not taken over.
#[derive(Debug)]
pub enum TakeError {
    /// There is no such group.
    NoGroup,
    /// Neither the export nor the wish has a question.
    NoQuestion,
    /// The question that was wished for is too long.
    LongQuestion {
        /// Its letters.
        letters: usize,
    },
    /// The export has no statements.
    NoStatements,
    /// A statement is longer than anything a person reads.
    TooLong {
        /// Its number in the export.
        id: String,
        /// Its letters.
        letters: usize,
    },
    /// The database.
    Store(StoreError),
}

impl std::fmt::Display for TakeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoGroup => write!(f, "there is no such group"),
            Self::NoQuestion => write!(f, "the export has no topic; say the question with --question"),
            Self::LongQuestion { letters } => {
                write!(f, "--question has {letters} characters; at most {QUESTION_MAX} are taken")
            }
            Self::NoStatements => write!(f, "the export has no statements"),
            Self::TooLong { id, letters } => {
                write!(f, "statement {id} has {letters} characters; at most {TEXT_MAX} are taken")
            }
            Self::Store(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for TakeError {}

impl From<StoreError> for TakeError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// What was taken over.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Taken {
    /// Its name in URLs.
    pub slug: String,
    /// Statements.
    pub statements: usize,
    /// Participants.
    pub participants: usize,
    /// Votes that count.
    pub votes: usize,
}

/// What is known before anything is written.
struct Plan {
    statements: Vec<Statement>,
    group: (GroupId, String),
    content: Content,
}

async fn plan(app: &App, wish: &Wish, export: &Export, now: Time) -> Result<Plan, TakeError> {
    let statements = understand(export, now)?;
    let slug = wish.group.clone();
    let group = match app.read(move |db| conversations::group(db, &slug)).await {
        Ok(found) => found,
        Err(StoreError::Missing) => return Err(TakeError::NoGroup),
        Err(other) => return Err(other.into()),
    };
    Ok(Plan { statements, group, content: content(export, wish)? })
}

/// Whether it could be taken over: all that [`take`] refuses is refused here, and nothing is written.
pub async fn check(app: &App, wish: &Wish, export: &Export) -> Result<(), TakeError> {
    plan(app, wish, export, app.now()).await.map(drop)
}

/// Writes a conversation with everything in it, and makes its map; `step` is told how many participants
/// are written.
pub async fn take(app: &App, wish: &Wish, export: Export, mut step: impl FnMut(usize)) -> Result<Taken, TakeError> {
    let now = app.now();
    let Plan { statements: list, group, content } = plan(app, wish, &export, now).await?;
    let people = people(&export, now, app.random());
    let (count, voted) = (people.len(), export.votes.len());
    let it = begin(app, wish, group, content, list.clone(), now).await?;
    let number = it.number;
    let mut done = 0;
    let mut rest = people;
    while !rest.is_empty() {
        let chunk: Vec<Participant> =
            rest.drain(..rest.len().min(CHUNK)).map(|it| Participant { conversation: number, ..it }).collect();
        done += chunk.len();
        app.change(move |db| write_people(db, number, &chunk, now)).await?;
        step(done);
    }
    crate::map::keep::settle(app, &it).await?;
    Ok(Taken { slug: it.slug.to_string(), statements: list.len(), participants: count, votes: voted })
}

fn content(export: &Export, wish: &Wish) -> Result<Content, TakeError> {
    if let Some(letters) = wish.question.as_ref().map(|it| it.trim().chars().count()).filter(|n| *n > QUESTION_MAX) {
        return Err(TakeError::LongQuestion { letters });
    }
    // A topic of the export is cut; what somebody typed is not.
    let typed = wish.question.as_deref().or(export.topic.as_deref()).unwrap_or_default();
    let short: String = typed.chars().take(QUESTION_MAX).collect();
    let Ok(question) = text::line(super::files::plain(&short), QUESTION_MAX) else { return Err(TakeError::NoQuestion) };
    let introduction: String = export.description.as_deref().unwrap_or_default().chars().take(3_900).collect();
    Ok(Content {
        question,
        introduction: text::block(super::files::plain(&introduction), 4_000).unwrap_or_default(),
        langs: Vec::new(),
        starts_on: None,
        ends_on: None,
        entry: Entry::Link,
        adding: Adding::Everybody,
        letters_max: *LETTERS.end(),
        moderated: Moderated::After,
        // What is taken over was published with every row.
        published: Published::Rows,
    })
}

/// The statements, numbered from 1 in the order of the export.
fn understand(export: &Export, now: Time) -> Result<Vec<Statement>, TakeError> {
    if export.statements.is_empty() {
        return Err(TakeError::NoStatements);
    }
    let numbers: BTreeMap<&str, u32> = export.participants.iter().map(|it| it.id.as_str()).zip(1..).collect();
    let one = |(comment, number): (&opinion::polis::Comment, u32)| {
        let letters = comment.text.chars().count();
        if letters > TEXT_MAX {
            return Err(TakeError::TooLong { id: comment.id.clone(), letters });
        }
        let body = text::line(super::files::plain(&comment.text), TEXT_MAX);
        let body = body.unwrap_or_else(|_| format!("#{}", comment.id));
        Ok(Statement {
            number,
            lang: crate::statement::lang::detect(&body).map(|lang| lang.tag().to_owned()).unwrap_or_default(),
            body,
            kind: match (comment.state.meta, comment.seed) {
                (true, _) => Kind::Meta,
                (false, true) => Kind::Seed,
                (false, false) => Kind::Plain,
            },
            state: match comment.state.moderation {
                opinion::Moderation::Accepted => Standing::Accepted,
                opinion::Moderation::Pending => Standing::Waiting,
                opinion::Moderation::Rejected => Standing::Rejected,
            },
            author: numbers.get(comment.author.as_str()).copied(),
            merged_into: None,
            bracket: None,
            version: 1,
            created_at: comment.written_ms.map_or(now, Time::from_millis),
        })
    };
    export.statements.iter().zip(1..).map(one).collect()
}

/// The participants with their votes; nobody holds a token for them.
fn people(export: &Export, now: Time, random: &dyn Random) -> Vec<Participant> {
    let mut came: BTreeMap<u32, i64> = BTreeMap::new();
    for event in &export.events {
        let at = came.entry(event.cast.participant).or_insert(event.at_ms);
        *at = (*at).min(event.at_ms);
    }
    let choice = |vote| match vote {
        opinion::Vote::Agree => Choice::Agree,
        opinion::Vote::Disagree => Choice::Disagree,
        opinion::Vote::Pass => Choice::Pass,
    };
    (0_u32..)
        .zip(0..export.votes.participants())
        .map(|(at, person)| {
            let mut own = Votes::default();
            for (statement, vote) in export.votes.of(person) {
                let number = u32::try_from(statement + 1).unwrap_or(u32::MAX);
                own.set(number, Vote { choice: choice(vote), matters: false });
            }
            Participant {
                conversation: 0,
                number: at + 1,
                known_by: base::random::bytes(random),
                came_hour: votes::hour(came.get(&at).map_or(now, |ms| Time::from_millis(*ms))),
                votes: own,
            }
        })
        .collect()
}

async fn begin(
    app: &App,
    wish: &Wish,
    (group, name): (GroupId, String),
    content: Content,
    list: Vec<Statement>,
    now: Time,
) -> Result<Conversation, StoreError> {
    let (id, slug, open) = (ConversationId::new(now, app.random()), wish.group.clone(), wish.open);
    app.change(move |db| {
        let it = Conversation {
            id,
            number: 0,
            slug: conversations::free_slug(db, &Slug::from_title(&content.question, "conversation"))?,
            holder: Holder { id: group, slug: slug.clone(), name: name.clone(), is_linked: true },
            content: content.clone(),
            state: if open { State::Open } else { State::Closed },
            state_reason: String::new(),
            version: 1,
            created_at: now,
            opened_at: Some(now),
            ended_at: (!open).then_some(now),
            hidden: None,
        };
        let number = conversations::insert(db, &it)?;
        statements::take_numbers(db, number, u32::try_from(list.len()).unwrap_or(0))?;
        statements::insert(db, number, &list)?;
        Ok(Conversation { number, ..it })
    })
    .await
}

fn write_people(db: &mut Change, number: i64, chunk: &[Participant], now: Time) -> Result<(), StoreError> {
    votes::insert(db, &chunk.iter().collect::<Vec<_>>())?;
    let mut doors = votes::hold(db, &[number], now)?;
    let Some(door) = doors.get_mut(&number) else { return Err(StoreError::Missing) };
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    door.participants += count(chunk.len());
    door.next_participant += count(chunk.len());
    door.votes += chunk.iter().map(|it| it.votes.answered() as u64).sum::<u64>();
    votes::settle(db, number, door)
}
