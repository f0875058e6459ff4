//! What the demo's groups propose, decide and demand: through the same code as everybody's, so that
//! every count, account and history is a real one. The same seed gives the same texts and ballots.

mod meetings;
mod sent;
mod store;
mod texts;

use std::sync::Arc;
use std::time::Duration;

use ::store::{Change, StoreError};
use base::{Actor, Code, GroupId, GroupRole, PersonId, SeededRandom, Slug, Time};
use tally::Rule;
use ui::href;
use web::{App, Failure};

use self::texts::{Asked, Words};
use crate::ballot::model::Marks;
use crate::consent::model::Position;
use crate::demand::model::{Content as Demanded, Report, Step as DemandStep};
use crate::election::model::{Choice, Contest, Election, NewContest, NewElection, Purpose, Settings};
use crate::proposal::model::{Audience, Content, Part, Proposal, Side, Source, Step};
use crate::standing::model::{Majority, Proposers, Secrecy, Standing, Way};
use crate::{amendment, ballot, consent, decision, demand, election, proposal, result, roll, standing};

/// Who decides in the demo.
#[derive(Clone, Debug)]
pub struct Cast {
    /// The group that decides most of it.
    pub coalition: GroupId,
    /// A committee of it.
    pub committee: GroupId,
    /// The members of the coalition, an officer first.
    pub members: Vec<PersonId>,
    /// The members of the committee, an officer first.
    pub inner: Vec<PersonId>,
    /// Groups with rules of their own, with their names in URLs and an officer of each.
    pub ruled: Vec<(GroupId, String, PersonId)>,
    /// The conversation proposals come from.
    pub conversation: Slug,
    /// The council the committee sends delegates to.
    pub council: Sending,
}

/// A council and those who send delegates to it.
#[derive(Clone, Debug)]
pub struct Sending {
    /// The council.
    pub group: GroupId,
    /// Its name in URLs.
    pub slug: String,
    /// Its officer.
    pub officer: PersonId,
    /// Its bodies with their members, an officer first; the committee comes first.
    pub bodies: Vec<(GroupId, Vec<PersonId>)>,
}

/// A demand that was made.
#[derive(Clone, Debug)]
pub struct Told {
    /// Its name in URLs.
    pub code: Code,
    /// In one sentence.
    pub title: String,
    /// Whom it asks.
    pub addressee: String,
    /// The word of its state.
    pub state: String,
}

/// What was decided.
#[derive(Clone, Debug)]
pub struct Made {
    /// The decision to strike together, as a path.
    pub fund: String,
    /// The decision about the winter, as a path.
    pub winter: String,
    /// The demands made of it.
    pub demands: Vec<Told>,
    /// The demand of the council.
    pub of_council: Told,
}

const DAY: Duration = Duration::from_hours(24);

/// Chance that follows from the seed.
struct Dice(Arc<SeededRandom>);

impl Dice {
    fn below(&self, most: usize) -> usize {
        let roll = u64::from_be_bytes(base::random::bytes(self.0.as_ref()));
        usize::try_from(roll % u64::try_from(most.max(1)).unwrap_or(1)).unwrap_or(0)
    }
}

struct Filling<'a> {
    app: &'a App,
    cast: &'a Cast,
    random: Arc<SeededRandom>,
    dice: Dice,
    now: Time,
}

fn actor(group: GroupId, person: PersonId, role: GroupRole) -> Actor {
    Actor { person: Some(person), groups: vec![(group, role)], ..Actor::default() }
}

/// Fills the room: rules, proposals in every state, ballots, decisions, demands.
pub async fn fill(app: &App, cast: &Cast, seed: u64) -> Result<Made, Failure> {
    let random = Arc::new(SeededRandom::new(seed.wrapping_add(7)));
    let it = Filling { app, cast, dice: Dice(Arc::clone(&random)), random, now: app.now() };
    it.rules().await?;
    let fund = it.adopt(&texts::FUND, 26, (31, 4)).await?;
    let winter = it.adopt(&texts::WINTER, 15, (33, 2)).await?;
    let languages = it.propose(cast.coalition, &cast.members, &texts::LANGUAGES, 5).await?;
    it.put_aside(&texts::RENT, 12).await?;
    it.round(&texts::MEALS).await?;
    it.seven().await?;
    it.assembly().await?;
    let demands = it.demands(&winter).await?;
    let ratified = it.councils().await?;
    let of_council = it.demand_of_council(&ratified).await?;
    it.meetings(languages).await?;
    Ok(Made { fund: href::decision(fund), winter: href::decision(winter), demands, of_council })
}

impl Filling<'_> {
    fn ago(&self, days: u64) -> Time {
        self.now.minus(DAY * u32::try_from(days).unwrap_or(0))
    }

    /// Rules of a few groups: a ballot with a quorum, consent, a roll call with two thirds.
    async fn rules(&self) -> Result<(), StoreError> {
        let usual = Standing::usual();
        let all = [
            Standing { proxies: 1, ..usual },
            Standing { way: Way::Consent, quorum_percent: 60, period_hours: 72, ..usual },
            Standing {
                proposers: Proposers::Officers,
                secrecy: Secrecy::Open,
                majority: Majority::TwoThirds,
                period_hours: 240,
                ..usual
            },
            Standing { majority: Majority::Entitled, quorum_percent: 33, ..usual },
        ];
        let (ruled, now) = (self.cast.ruled.clone(), self.ago(40));
        let done = self.app.change(move |db| {
            for ((group, slug, officer), rules) in ruled.iter().zip(&all) {
                standing::store::save(db, &actor(*group, *officer, GroupRole::Officer), slug, rules, now)?;
            }
            Ok::<_, StoreError>(())
        });
        done.await
    }

    /// Drafts a proposal, opens it, and lets people argue.
    async fn propose(
        &self,
        group: GroupId,
        people: &[PersonId],
        words: &'static Words,
        days: u64,
    ) -> Result<Code, StoreError> {
        let source = words.statement.map(|(number, label)| Source {
            href: href::statement(&self.cast.conversation, number),
            label: label.to_owned(),
        });
        let (people, random, at) = (people.to_vec(), Arc::clone(&self.random), self.ago(days));
        let made = self.app.change(move |db| {
            let mover = *people.first().ok_or(StoreError::Missing)?;
            let speaker = |n: usize| people[n % people.len()];
            let by = actor(group, mover, GroupRole::Officer);
            let content = Content {
                title: words.title.to_owned(),
                summary: words.summary.to_owned(),
                text: words.text.to_owned(),
            };
            let it = proposal::store::draft(db, &by, group, content, Audience::Everybody, (at, random.as_ref()))?;
            if let Some(source) = &source {
                proposal::store::add_source(db, it.id, source)?;
            }
            let Ok(it) = it.step(Step::Open, "", at) else { return Err(StoreError::Missing) };
            proposal::store::save(db, &it)?;
            let sides = words
                .reasons_for
                .iter()
                .map(|words| (Side::For, *words))
                .chain(words.reasons_against.iter().map(|words| (Side::Against, *words)));
            for (n, (side, reason)) in sides.enumerate() {
                let later = at.plus(Duration::from_hours(3 + 5 * n as u64));
                proposal::store::add_reason(db, it.id, speaker(2 + n), (side, reason), later, random.as_ref())?;
            }
            for ((question, answer), n) in words.questions.iter().zip(1_u32..) {
                let later = at.plus(Duration::from_hours(7 * u64::from(n)));
                proposal::store::add_question(db, it.id, speaker(8 + n as usize), question, later)?;
                if !answer.is_empty() {
                    proposal::store::answer(db, it.id, n, Some(mover), answer, later.plus(Duration::from_hours(2)))?;
                }
            }
            for n in 1..4 {
                proposal::store::add_mover(db, it.id, speaker(n), Part::CoMover, at)?;
            }
            amend(db, &it, words, speaker(5), at.plus(Duration::from_hours(9)), random.as_ref())?;
            Ok(it.code)
        });
        made.await
    }

    /// A proposal of the coalition that was adopted by ballot so many days ago.
    async fn adopt(&self, words: &'static Words, days: u64, votes: (usize, usize)) -> Result<Code, Failure> {
        let (coalition, members) = (self.cast.coalition, self.cast.members.clone());
        let code = self.propose(coalition, &members, words, days + 9).await?;
        if words.amendment.is_some() {
            self.take_in(code).await?;
        }
        self.decide(coalition, members[0], code, days, votes).await
    }

    /// Puts an open proposal to the ballot of its group, so many days ago; answers the decision.
    async fn decide(
        &self,
        group: GroupId,
        officer: PersonId,
        code: Code,
        days: u64,
        (yes, no): (usize, usize),
    ) -> Result<Code, Failure> {
        let (own, now) = (self.app.clone(), self.now);
        let opened = self.app.change(move |db| {
            let it = held(db, &actor(group, officer, GroupRole::Officer), code)?;
            let rules = standing::store::of_group(db, group)?;
            let at = now.minus(Duration::from_hours(u64::from(rules.period_hours)) * 5 / 6);
            let wish = NewElection {
                audience: Audience::Everybody,
                ..NewElection::by_rules(&rules, Purpose::Proposal, None, &it.content.title)
            };
            election::routes::put_to_ballot(db, &own, &it, wish, rules.majority, at)
        });
        let it = opened.await?;
        self.cast_and_close(&it, answers(yes, no), days).await?;
        let id = it.id;
        let decided = self.app.read(move |db| decision::store::by_election(db, id)).await?;
        Ok(decided.ok_or(StoreError::Missing)?.code)
    }

    async fn take_in(&self, code: Code) -> Result<(), StoreError> {
        let (by, now) = (actor(self.cast.coalition, self.cast.members[0], GroupRole::Officer), self.ago(20));
        let done = self.app.change(move |db| {
            let it = held(db, &by, code)?;
            let amendment = amendment::store::find(db, it.id, 1)?;
            amendment::store::take_in(db, &amendment, &it, now).map(|_| ())
        });
        done.await
    }

    /// Fills the box of an open election by those on its roll, in an order of chance, closes it now and
    /// moves it back in time.
    async fn cast_and_close(&self, it: &Election, marks: Vec<Marks>, days: u64) -> Result<(), Failure> {
        self.fill_box(it, marks).await?;
        let (id, code, now) = (it.id, it.code, self.now);
        self.app
            .change(move |db| {
                let it = election::store::hold_by_id(db, id)?;
                election::store::bring_forward(db, &it, "", now)
            })
            .await?;
        result::job::close(self.app.clone(), serde_json::json!({ "election": id })).await?;
        self.app.change(move |db| store::move_back(db, code, days, now)).await?;
        Ok(())
    }

    async fn fill_box(&self, it: &Election, marks: Vec<Marks>) -> Result<(), StoreError> {
        let (own, id) = (self.app.clone(), it.id);
        let cast = self.app.change(move |db| {
            let contests: Vec<Contest> = election::store::contests(db, id)?;
            let contest = contests.first().ok_or(StoreError::Missing)?.id;
            let roll = roll::store::every(db, own.keys(), id)?;
            for (elector, marks) in roll.iter().zip(&marks) {
                let paper = [(contest, marks.clone())];
                if ballot::store::cast(db, own.keys(), id, elector.id, &paper)?.is_err() {
                    return Err(StoreError::Missing);
                }
            }
            Ok(())
        });
        cast.await
    }

    async fn put_aside(&self, words: &'static Words, days: u64) -> Result<(), StoreError> {
        let code = self.propose(self.cast.coalition, &self.cast.members, words, days).await?;
        let (by, at) = (actor(self.cast.coalition, self.cast.members[0], GroupRole::Officer), self.ago(days - 4));
        let done = self.app.change(move |db| {
            let it = held(db, &by, code)?;
            let reason = "Half of us cannot carry it now. We come back to it when the fund stands.";
            let Ok(it) = it.step(Step::Bracket, reason, at) else { return Err(StoreError::Missing) };
            proposal::store::save(db, &it)
        });
        done.await
    }

    /// The committee's consent round, which goes on.
    async fn round(&self, words: &'static Words) -> Result<(), StoreError> {
        let (group, inner) = (self.cast.committee, self.cast.inner.clone());
        let code = self.propose(group, &inner, words, 4).await?;
        let (own, at) = (self.app.clone(), self.ago(1));
        let done = self.app.change(move |db| {
            let it = held(db, &actor(group, inner[0], GroupRole::Officer), code)?;
            let round = consent::store::begin(db, &own, &it, 60, 72, at)?;
            // The first two, who are shown around, have not said anything yet.
            for ((person, (position, reason)), n) in inner.iter().skip(2).zip(texts::POSITIONS).zip(1_u64..) {
                let position = Position::parse(position).ok_or(StoreError::Missing)?;
                consent::store::say(db, round, *person, (position, reason), at.plus(Duration::from_hours(n)))?;
            }
            Ok(())
        });
        done.await
    }

    /// Seven of fourteen, elected by transferable votes from a list of electors.
    async fn seven(&self) -> Result<(), Failure> {
        let options = texts::CANDIDATES
            .iter()
            .map(|(name, note)| Choice { note: (*note).to_owned(), ..Choice::named(*name) })
            .collect();
        let contest = NewContest {
            title: "Seven seats in the national council".to_owned(),
            text: "Rank as many as you like. Your ballot moves on when your first choice has enough, or cannot win."
                .to_owned(),
            rule: Rule::ScottishStv,
            seats: 7,
            settings: Settings::default(),
            options,
        };
        let wish = Self::wish(
            "Who sits in the council for us? / ¿Quién nos representa en el consejo?",
            "The seven serve for a year. They bring back what the council decides within two weeks.",
        );
        let electors: Vec<roll::list::Entry> = (1..=260)
            .map(|line| roll::list::Entry {
                line,
                name: format!("{} {line}", texts::ELECTORS[line % texts::ELECTORS.len()]),
                mail: String::new(),
                weight: 1,
            })
            .collect();
        let it = self.open(wish, contest, electors, self.now.minus(DAY * 6)).await?;
        let marks = (0..217).map(|_| self.ranking()).collect();
        self.cast_and_close(&it, marks, 9).await
    }

    /// A ballot of one of three camps: its own candidates first, in an order of chance, then some others.
    fn ranking(&self) -> Marks {
        let camp = [0, 0, 0, 0, 1, 1, 1, 2, 2][self.dice.below(9)];
        let shuffled = |list: &mut Vec<u16>| {
            // Those near the front of a camp are known better.
            for at in 0..list.len() {
                let with = at + self.dice.below((list.len() - at).min(3));
                list.swap(at, with);
            }
        };
        let (mut own, mut rest): (Vec<u16>, Vec<u16>) = (1..=14_u16).partition(|n| n % 3 == camp);
        shuffled(&mut own);
        shuffled(&mut rest);
        rest.truncate(self.dice.below(7));
        own.truncate(2 + self.dice.below(4));
        Marks::Ranks(own.into_iter().chain(rest).map(|n| vec![n]).collect())
    }

    /// Where the assembly of spring shall be: a ballot that goes on.
    async fn assembly(&self) -> Result<(), Failure> {
        let options = texts::PLACES
            .iter()
            .map(|(name, note)| Choice { note: (*note).to_owned(), ..Choice::named(*name) })
            .collect();
        let contest = NewContest {
            title: "Where do we meet? / ¿Dónde nos vemos?".to_owned(),
            text: String::new(),
            rule: Rule::Approval,
            seats: 1,
            settings: Settings::default(),
            options,
        };
        let wish =
            Self::wish("The assembly of spring / La asamblea de primavera", "Choose every place you could come to.");
        let it = self.open(wish, contest, Vec::new(), self.now.minus(DAY * 2)).await?;
        let roll = self.cast.members.len();
        let marks = (0..roll / 2)
            .map(|_| {
                let chosen: Vec<u16> = (1..=5_u16).filter(|n| self.dice.below(5) < 3 || *n == 1).collect();
                Marks::Chosen(chosen)
            })
            .collect();
        self.fill_some(&it, marks).await?;
        Ok(())
    }

    /// The same as [`Self::fill_box`] by people with accounts, without the two who are shown around.
    async fn fill_some(&self, it: &Election, marks: Vec<Marks>) -> Result<(), StoreError> {
        let (own, id, shown) = (self.app.clone(), it.id, self.cast.inner.iter().take(2).copied().collect::<Vec<_>>());
        let cast = self.app.change(move |db| {
            let contests: Vec<Contest> = election::store::contests(db, id)?;
            let contest = contests.first().ok_or(StoreError::Missing)?.id;
            let mut roll = roll::store::every(db, own.keys(), id)?;
            roll.retain(|it| it.person.is_none_or(|person| !shown.contains(&person)));
            for (elector, marks) in roll.iter().zip(&marks) {
                let paper = [(contest, marks.clone())];
                if ballot::store::cast(db, own.keys(), id, elector.id, &paper)?.is_err() {
                    return Err(StoreError::Missing);
                }
            }
            Ok(())
        });
        cast.await
    }

    fn wish(title: &str, text: &str) -> NewElection {
        NewElection {
            text: text.to_owned(),
            audience: Audience::Everybody,
            ..NewElection::by_rules(&Standing::usual(), Purpose::Question, None, title)
        }
    }

    async fn open(
        &self,
        wish: NewElection,
        contest: NewContest,
        electors: Vec<roll::list::Entry>,
        at: Time,
    ) -> Result<Election, Failure> {
        let (own, group) = (self.app.clone(), self.cast.coalition);
        let opened = self.app.change(move |db| {
            let it = election::store::begin(db, group, &wish, at, own.random())?;
            election::store::add_contest(db, it.id, &contest, at, own.random())?;
            if !electors.is_empty() {
                roll::store::from_list(db, own.keys(), own.random(), it.id, &electors, at)?;
            }
            election::routes::open(db, &own, &it, at)
        });
        let opened = opened.await?;
        Ok(opened.map_err(|error| StoreError::broken(format!("the demo's ballot: {error:?}")))?)
    }

    /// Demands made of a decision, and what was told of them since.
    async fn demands(&self, decision: &Code) -> Result<Vec<Told>, Failure> {
        let (by, random) =
            (actor(self.cast.coalition, self.cast.members[0], GroupRole::Officer), Arc::clone(&self.random));
        let (now, made_at, decision) = (self.now, self.ago(14), decision.to_string());
        let told = self.app.change(move |db| {
            let mut out = Vec::new();
            for asked in &texts::DEMANDS {
                out.push(make(db, &by, &decision, asked, (made_at, now), random.as_ref())?);
            }
            Ok::<_, StoreError>(out)
        });
        Ok(told.await?)
    }
}

/// Ballots on a question: so many yes, so many no, and one that abstains.
fn answers(yes: usize, no: usize) -> Vec<Marks> {
    let number = |n: usize| match n {
        n if n < yes => 1,
        n if n < yes + no => 2,
        _ => 3,
    };
    (0..=yes + no).map(|n| Marks::Chosen(vec![number(n)])).collect()
}

fn held(db: &mut Change, by: &Actor, code: Code) -> Result<Proposal, StoreError> {
    proposal::store::hold(db, by, code.as_str())
}

/// Proposes the change of the words' amendment.
fn amend(
    db: &mut Change,
    it: &Proposal,
    words: &Words,
    by: PersonId,
    at: Time,
    random: &SeededRandom,
) -> Result<(), StoreError> {
    let Some((old, new, why)) = words.amendment else { return Ok(()) };
    let text = words.text.replace(old, new);
    amendment::store::insert(db, it, (&text, why, it.version), by, at, random).map(|_| ())
}

fn make(
    db: &mut Change,
    by: &Actor,
    decision: &str,
    asked: &Asked,
    (made_at, now): (Time, Time),
    random: &SeededRandom,
) -> Result<Told, StoreError> {
    let wish = demand::Draft {
        content: Demanded {
            title: asked.title.to_owned(),
            text: asked.line.to_owned(),
            addressee: asked.addressee.to_owned(),
            addressee_url: asked.url.to_owned(),
        },
        audience: Audience::Everybody,
        reason: String::new(),
        version: 0,
    };
    let Ok(code) = demand::turns::make(db, by, decision, &wish, made_at, random)? else {
        return Err(StoreError::Missing);
    };
    for (days, step, note, evidence) in asked.told {
        let at = made_at.plus(DAY * u32::try_from(*days).unwrap_or(0));
        let report = Report {
            on: at.min(now).to_jiff().to_zoned(jiff::tz::TimeZone::UTC).date(),
            note: (*note).to_owned(),
            evidence_url: String::new(),
            evidence_words: (*evidence).to_owned(),
        };
        let step = DemandStep::parse(step).ok_or(StoreError::Missing)?;
        if demand::turns::step(db, by, code.as_str(), (step, &report, ""), at.min(now), random)?.is_err() {
            return Err(StoreError::Missing);
        }
    }
    let it = demand::store::find(db, by, code.as_str())?;
    Ok(Told { code, title: it.content.title, addressee: it.content.addressee, state: it.state.as_str().to_owned() })
}
