//! Routes of matches: what stewards propose, what both sides say and write.

use ::store::{Change, Migration, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Actor, Code, GroupId, GroupRole, Problems, Retention, Span, text};
use serde::Deserialize;
use ui::href;
use uuid::Uuid;
use web::{Answer, App, Failure, Form, Limit, Page, Paging, Purge, Query, Visit, route};

use super::desk::{self, Found};
use super::model::{MESSAGE_MAX, MESSAGES_MAX, Match, Outcome, Says, Standing, TooLate};
use super::store as matches;
use super::views::{self, GroupPage, ListPage, Shown};
use crate::aid::model::{Aid, KEPT, Kind, Side};
use crate::aid::tell::{News, tell};
use crate::aid::{held, receipt, sealed, shown, store as aids};
use crate::{Parts, access};

/// Proposals on one page.
const PAGE: usize = 20;

/// How far around a place proposals are looked for, in kilometers.
const NEAR_KM: f64 = 40.0;

/// What matching contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::MATCH_ANSWER, post(answer)),
            route(access::MATCH_WRITE, post(write)),
            route(access::MATCH_LIST, get(list)),
            route(access::MATCH_SETTLE, post(settle)),
            route(access::GROUP_AID, get(group)),
            route(access::GROUP_AID_SETTLE, post(group_settle)),
        ],
        migrations: vec![Migration {
            name: "202611221510_find_need_matches",
            sql: include_str!("../../migrations/202611221510_find_need_matches.sql"),
        }],
        retentions: vec![
            Retention {
                key: "keep-matches",
                tables: &["matches", "match_messages"],
                span: Span::After(KEPT),
                purge: Some("matches"),
            },
            Retention { key: "keep-outcomes", tables: &["match_outcomes"], span: Span::Kept, purge: None },
        ],
        purges: vec![Purge { name: "matches", run: matches::purge }],
        samples: Some(views::samples),
        ..Parts::default()
    }
}

/// What a holder says about a match.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct SaysForm {
    says: String,
}

/// A step a holder takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Step {
    Answer(bool),
    Show,
    Conclude(Outcome),
}

impl Step {
    fn parse(word: &str) -> Option<Self> {
        match word {
            "yes" => Some(Self::Answer(true)),
            "no" => Some(Self::Answer(false)),
            "show" => Some(Self::Show),
            other => Outcome::parse(other).map(Self::Conclude),
        }
    }
}

/// Why a step is not taken.
enum Declined {
    TooLate,
    Store(StoreError),
}

impl From<StoreError> for Declined {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<TooLate> for Declined {
    fn from(_: TooLate) -> Self {
        Self::TooLate
    }
}

fn code_of(text: &str) -> Result<Code, Failure> {
    text.parse().ok().ok_or(Failure::Missing)
}

fn back(receipt: &str, code: Code) -> Page {
    Page::go(format!("{}#m-{code}", href::aid_receipt(receipt)))
}

/// `POST /aid/receipts/{receipt}/matches/{match}`
async fn answer(
    visit: Visit,
    State(app): State<App>,
    Path((text, code)): Path<(String, String)>,
    form: Form<SaysForm>,
) -> Answer {
    let it = held(&visit, &app, &text).await?;
    let (code, step) = (code_of(&code)?, Step::parse(&form.0.says).ok_or(Failure::Malformed)?);
    let (inner, mine, kind, now) = (app.clone(), (it.aid.side, it.aid.id), it.aid.content.kind, visit.now);
    let done = app.change(move |db| take(db, &inner, mine, code, kind, step, now)).await;
    match done {
        Ok(()) => Ok(back(&it.receipt, code)),
        Err(Declined::TooLate) => Err(Failure::Refused(visit.words.match_too_late().to_owned())),
        Err(Declined::Store(error)) => Err(error.into()),
    }
}

/// Takes a step of one side, and tells the other what it should know.
fn take(
    db: &mut Change,
    app: &App,
    (side, aid): (Side, Uuid),
    code: Code,
    kind: Kind,
    step: Step,
    now: base::Time,
) -> Result<(), Declined> {
    let mut it = matches::hold(db, code)?;
    if it.aid(side) != aid {
        return Err(StoreError::Missing.into());
    }
    let back = match step {
        Step::Answer(yes) => it.answer(side, yes, now)?,
        Step::Show => it.show(side).map(|()| (false, false))?,
        Step::Conclude(outcome) => {
            matches::count_outcome(db, kind, outcome, now)?;
            it.conclude(outcome, now)?
        }
    };
    matches::settle(db, &it, back, now)?;
    if step == Step::Answer(true) && it.standing == Standing::Accepted {
        tell_other(db, app, &it, side, News::Accepted)?;
    }
    Ok(())
}

fn tell_other(db: &mut Change, app: &App, it: &Match, side: Side, news: News) -> Result<(), StoreError> {
    for other in aids::by_ids(db, &[it.aid(side.other())])? {
        tell(db, app, other.id, other.code, news)?;
    }
    Ok(())
}

/// A message as somebody types it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct WriteForm {
    text: String,
}

/// `POST /aid/receipts/{receipt}/matches/{match}/messages`
async fn write(
    visit: Visit,
    State(app): State<App>,
    Path((typed, code)): Path<(String, String)>,
    form: Form<WriteForm>,
) -> Answer {
    let it = held(&visit, &app, &typed).await?;
    app.limits().check_for(Limit::Intake, &visit.client, it.aid.id.as_bytes())?;
    let name = code_of(&code)?;
    let message = match text::block(&form.0.text, MESSAGE_MAX) {
        Ok(message) if !message.is_empty() => message,
        wrong => {
            let problem = wrong.err().unwrap_or(text::TextProblem::Empty);
            let problems = Problems::from(problem.on("text"));
            return Ok(shown(&visit, &app, &it, Some((&code, &form.0.text)), &problems).await?.invalid());
        }
    };
    let (inner, side, aid, now) = (app.clone(), it.aid.side, it.aid.id, visit.now);
    let sealed = sealed::message(&app, &message);
    let written = app
        .change(move |db| {
            let it = matches::hold(db, name)?;
            if it.aid(side) != aid {
                return Err(StoreError::Missing.into());
            }
            if !it.may_write() || matches::write(db, &it, side, sealed.clone(), now)? >= MESSAGES_MAX {
                return Err(Declined::TooLate);
            }
            tell_other(db, &inner, &it, side, News::Message)?;
            Ok::<_, Declined>(())
        })
        .await;
    match written {
        Ok(()) => Ok(back(&it.receipt, name)),
        Err(Declined::TooLate) => Err(Failure::Refused(visit.words.match_too_late().to_owned())),
        Err(Declined::Store(error)) => Err(error.into()),
    }
}

/// What the list is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct ListAsk {
    kind: String,
    near: String,
    done: String,
}

/// Both sides of proposals; the words of persons are opened only for the stewards of the site.
async fn both(app: &App, list: Vec<Found>, reads_all: bool) -> Result<Vec<Shown>, Failure> {
    let ids: Vec<Uuid> = list.iter().flat_map(|found| [found.it.need, found.it.offer]).collect();
    let mut known = app.read(move |db| aids::by_ids(db, &ids)).await?;
    if reads_all {
        for aid in &mut known {
            sealed::open_words(app, aid);
        }
    }
    let of = |id: Uuid| known.iter().find(|aid| aid.id == id).cloned();
    let pairs = list
        .into_iter()
        .filter_map(|found| Some(Shown { it: found.it, need: of(found.it.need)?, offer: of(found.it.offer)? }));
    Ok(pairs.collect())
}

/// `GET /stewards/aid`
async fn list(
    visit: Visit,
    State(app): State<App>,
    Query(ask): Query<ListAsk>,
    Query(paging): Query<Paging>,
) -> Answer {
    let all = desk::proposals(&app, visit.now).await?;
    let waiting = app.read(matches::waiting).await?;
    let kind = Kind::parse(&ask.kind);
    let near = Some(ask.near.trim()).filter(|typed| !typed.is_empty() && typed.len() < 200);
    let at = near.and_then(|typed| places::find(typed).into_iter().next());
    let fits = |found: &&Found| {
        kind.is_none_or(|kind| found.kind == kind) && at.is_none_or(|place| found.is_within(place.point, NEAR_KM))
    };
    let chosen: Vec<Found> = all.iter().filter(fits).copied().collect();
    let (page, pages, here) = paging.part(chosen.len(), PAGE);
    let pairs = both(&app, chosen.get(here).unwrap_or_default().to_vec(), true).await?;
    let shown = ListPage {
        list: &pairs,
        all: chosen.len(),
        waiting,
        kind: &ask.kind,
        near: &ask.near,
        done: ask.done == "yes",
        page,
        pages,
    };
    let (head, main) = views::list(&visit.look(), &shown);
    Ok(visit.page(head, main))
}

/// What a steward does with a proposal.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct SettleForm {
    need: String,
    offer: String,
    step: String,
}

/// `POST /stewards/aid`
async fn settle(visit: Visit, State(app): State<App>, form: Form<SettleForm>) -> Answer {
    settled(&visit, &app, &form.0, None).await?;
    Ok(Page::go(href::with_query(&href::match_list(), &[("done", "yes")])))
}

fn proposed(db: &mut Change, form: &SettleForm) -> Result<(Aid, Aid), StoreError> {
    let (Ok(need), Ok(offer)) = (form.need.parse::<Code>(), form.offer.parse::<Code>()) else {
        return Err(StoreError::Missing);
    };
    Ok((aids::find(db, need)?, aids::find(db, offer)?))
}

/// Proposes a pair to both sides, or puts it aside. Only what the board proposes now can be proposed;
/// `group` has said yes for its side when one who runs it does so.
async fn settled(visit: &Visit, app: &App, form: &SettleForm, group: Option<GroupId>) -> Result<(), Failure> {
    let all = desk::proposals(app, visit.now).await?;
    let (inner, form, now, actor) = (app.clone(), form.clone(), visit.now, visit.actor.clone());
    let done = app
        .change(move |db| {
            let (need, offer) = proposed(db, &form)?;
            let (needs, offers) = (runs(db, &actor, &need, group)?, runs(db, &actor, &offer, group)?);
            if group.is_some() && !needs && !offers {
                return Err(StoreError::Missing.into());
            }
            let found = all.iter().find(|it| it.it.need == need.id && it.it.offer == offer.id);
            let Some(found) = found else { return Err(Declined::TooLate) };
            if form.step == "aside" {
                return Ok(matches::put_aside(db, (need.id, offer.id), now, inner.random())?);
            }
            let says = |yes: bool| if yes { Says::Yes } else { Says::Waiting };
            let pair = (need.id, offer.id);
            let made = matches::propose(db, pair, found.it.units, (says(needs), says(offers)), now, inner.random())?;
            let Some(mut made) = made else { return Err(Declined::TooLate) };
            if needs && offers {
                made.standing = Standing::Accepted;
                made.accepted_at = Some(now);
                matches::settle(db, &made, (false, false), now)?;
            }
            tell(db, &inner, need.id, need.code, News::Proposed)?;
            tell(db, &inner, offer.id, offer.code, News::Proposed)?;
            Ok(())
        })
        .await;
    match done {
        Ok(()) => Ok(()),
        Err(Declined::TooLate) => Err(Failure::Refused(visit.words.match_gone().to_owned())),
        Err(Declined::Store(error)) => Err(error.into()),
    }
}

/// Whether the actor speaks for a need or offer of this group.
fn runs(db: &mut Change, actor: &Actor, aid: &Aid, group: Option<GroupId>) -> Result<bool, StoreError> {
    match (&aid.group, group) {
        (Some(of), Some(group)) if of.id == group => {
            people::membership::store::steward(db, actor, group)?;
            Ok(true)
        }
        _ => Ok(false),
    }
}

/// `GET /groups/{group}/aid`
async fn group(visit: Visit, State(app): State<App>, Path(slug): Path<String>, Query(ask): Query<ListAsk>) -> Answer {
    let (actor, now) = (visit.actor.clone(), visit.now);
    let (it, own, all) = app
        .read(move |db| {
            let it = people::group::store::find_by_slug(db, &actor, &slug)?;
            if !actor.is_at_least(it.id, GroupRole::Steward) {
                return Err(StoreError::Missing);
            }
            let own = aids::of_group(db, it.id, now, 100)?;
            let ids: Vec<Uuid> = own.iter().map(|aid| aid.id).collect();
            let all = matches::of_aids(db, &ids)?;
            Ok((it, own, all))
        })
        .await?;
    let counts = crate::aid::waiting(&own, &all);
    let found = desk::proposals(&app, visit.now).await?;
    let concerns = |found: &&Found| own.iter().any(|aid| aid.id == found.it.need || aid.id == found.it.offer);
    let chosen: Vec<Found> = found.iter().filter(concerns).take(PAGE).copied().collect();
    let pairs = both(&app, chosen, false).await?;
    let own: Vec<(Aid, String, u32)> = own
        .into_iter()
        .zip(counts)
        .map(|(aid, n)| {
            let text = receipt::show(&app, aid.code);
            (aid, text, n)
        })
        .collect();
    let proposals = ListPage {
        list: &pairs,
        all: pairs.len(),
        waiting: 0,
        kind: "",
        near: "",
        done: ask.done == "yes",
        page: 1,
        pages: 1,
    };
    let page = GroupPage { group: (it.slug.as_str(), &it.name), own: &own, proposals };
    let (head, main) = views::group(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// `POST /groups/{group}/aid`
async fn group_settle(
    visit: Visit,
    State(app): State<App>,
    Path(slug): Path<String>,
    form: Form<SettleForm>,
) -> Answer {
    let actor = visit.actor.clone();
    let it = app.read(move |db| people::group::store::find_by_slug(db, &actor, &slug)).await?;
    settled(&visit, &app, &form.0, Some(it.id)).await?;
    Ok(Page::go(href::with_query(&href::group_aid(&it.slug), &[("done", "yes")])))
}
