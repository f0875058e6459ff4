//! Proposals over HTTP.

use ::store::{Change, Db, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::{Actor, Event, GroupRole, Problems, Random, Retention, Span, Time};
use http::StatusCode;
use people::group::GroupName;
use people::membership::officer;
use serde::Deserialize;
use serde_json::json;
use ui::{Icon, MenuItem, Words, href};
use web::{Answer, App, Failure, Form, Page, Paging, Query, Visit, route};

use super::form::{Draft, ProposalForm, ReasonForm, StepForm, WordsForm};
use super::model::{
    Audience, MOVERS_MAX, Mover, Part, Proposal, Question, Reason, Source, State as ProposalState, Step, StepError,
};
use super::views::May;
use super::{store, views};
use crate::amendment::model::Amendment;
use crate::decision::events;
use crate::decision::model::Decision;
use crate::election::model::Purpose;
use crate::{Parts, access};

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: vec![
            route(access::PROPOSAL_LIST, get(list)).cached(),
            route(access::PROPOSAL_NEW, get(new)),
            route(access::PROPOSAL_DRAFT, post(draft)),
            route(access::PROPOSAL_SHOW, get(show)).cached(),
            route(access::PROPOSAL_EDIT, get(edit)),
            route(access::PROPOSAL_SAVE, post(save)),
            route(access::PROPOSAL_VERSIONS, get(versions)).cached(),
            route(access::PROPOSAL_STATE_ASK, get(state)),
            route(access::PROPOSAL_STATE_CHANGE, post(change_state)),
            route(access::PROPOSAL_MOVE, post(co_move)),
            route(access::PROPOSAL_REASON, post(give_reason)),
            route(access::PROPOSAL_QUESTION, post(ask)),
            route(access::PROPOSAL_ANSWER, post(answer)),
        ],
        retentions: vec![Retention {
            key: "keep-proposals",
            tables: &[
                "standing_rules",
                "proposals",
                "proposal_versions",
                "proposal_movers",
                "proposal_sources",
                "proposal_reasons",
                "proposal_questions",
                "amendments",
                "consent_rounds",
                "consent_positions",
            ],
            span: Span::Kept,
            purge: None,
        }],
        samples: Some(views::samples),
        subjects: vec![super::subject::SUBJECT],
        menu: vec![MenuItem { icon: Icon::Vote, label: Words::proposal_menu, href: href::PROPOSALS }],
        ..Parts::default()
    }
}

/// `GET /proposals`
async fn list(visit: Visit, State(app): State<App>, Query(paging): Query<Paging>) -> Answer {
    let index = paging.index();
    let (all, count) =
        app.read(move |db| Ok::<_, StoreError>((store::public(db, index)?, store::count_public(db)?))).await?;
    let pages = Paging::pages(count, store::PAGE);
    let can_write = !visit.actor.groups.is_empty();
    let (head, main) = views::list(&visit.look(), &all, paging.number(), pages, can_write);
    Ok(visit.page(head, main))
}

/// The open groups in which the actor may propose.
fn proposing(db: &mut impl Db, actor: &Actor) -> Result<Vec<GroupName>, StoreError> {
    let mut out = Vec::new();
    for group in people::group::store::own(db, actor)?.into_iter().filter(|it| it.is_open) {
        if crate::standing::store::of_group(db, group.id)?.may_propose(actor, group.id) {
            out.push(group);
        }
    }
    Ok(out)
}

async fn form_page(
    app: &App,
    visit: &Visit,
    it: Option<&Proposal>,
    raw: &ProposalForm,
    problems: &Problems,
    is_stale: bool,
) -> Answer {
    let actor = visit.actor.clone();
    let groups = match it {
        Some(_) => Vec::new(),
        None => app.read(move |db| proposing(db, &actor)).await?,
    };
    if it.is_none() && groups.is_empty() {
        let (head, main) = views::no_group(&visit.look());
        return Ok(visit.page(head, main));
    }
    let page = views::EditPage { it, groups: &groups, raw, problems, is_stale };
    let (head, main) = views::edit(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// What a link may fill in: from a statement people agreed on, from a group's page.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Wish {
    group: String,
    statement: String,
    source: String,
}

/// `GET /proposals/new`
async fn new(visit: Visit, State(app): State<App>, wish: Query<Wish>) -> Answer {
    let wish = wish.0;
    let summary = base::text::line(&wish.statement, super::model::SUMMARY_MAX).unwrap_or_default();
    let is_own = web::visit::safe_path(&wish.source) && !summary.is_empty();
    let raw = ProposalForm {
        group: wish.group,
        source_label: if is_own { summary.clone() } else { String::new() },
        source: if is_own { wish.source } else { String::new() },
        summary,
        audience: Audience::Members.into(),
        ..ProposalForm::default()
    };
    form_page(&app, &visit, None, &raw, &Problems::new(), false).await
}

/// What the form says, if it is sound and says nothing that is blocked.
async fn sound(app: &App, raw: &ProposalForm) -> Result<Result<Draft, Problems>, StoreError> {
    let wish = match raw.parse() {
        Ok(wish) => wish,
        Err(problems) => return Ok(Err(problems)),
    };
    let it = &wish.content;
    let texts = vec![("title", it.title.clone()), ("summary", it.summary.clone()), ("text", it.text.clone())];
    Ok(blocked(app, texts).await?.map_or(Ok(wish), Err))
}

/// What the block lists say about texts (form field and text) that others will read.
pub(crate) async fn blocked(app: &App, texts: Vec<(&'static str, String)>) -> Result<Option<Problems>, StoreError> {
    let found = app.read(move |db| {
        let texts: Vec<_> = texts.iter().map(|(field, text)| (*field, text.as_str())).collect();
        people::moderation::blocks::check(db, &texts)
    });
    Ok(found.await?.map(Problems::from))
}

/// `POST /proposals/new`
async fn draft(visit: Visit, State(app): State<App>, Form(raw): Form<ProposalForm>) -> Answer {
    let wish = match sound(&app, &raw).await? {
        Ok(wish) => wish,
        Err(problems) => return Ok(form_page(&app, &visit, None, &raw, &problems, false).await?.invalid()),
    };
    let (actor, now, random, typed) = (visit.actor.clone(), visit.now, app.random_arc(), raw.clone());
    let made = app.change(move |db| write_draft(db, &actor, &typed, &wish, now, random.as_ref())).await?;
    if let Some(code) = made {
        return Ok(Page::go(href::proposal(code)));
    }
    let problems = Problems::one("group", "proposal-problem-group");
    Ok(form_page(&app, &visit, None, &raw, &problems, false).await?.invalid())
}

fn write_draft(
    db: &mut Change,
    actor: &Actor,
    raw: &ProposalForm,
    wish: &Draft,
    now: Time,
    random: &dyn Random,
) -> Result<Option<base::Code>, StoreError> {
    let group = match people::group::store::find_by_slug(db, actor, &raw.group) {
        Ok(group) => group,
        Err(StoreError::Missing) => return Ok(None),
        Err(other) => return Err(other),
    };
    let made = store::draft(db, actor, group.id, wish.content.clone(), wish.audience, (now, random));
    let it = match made {
        Ok(it) => it,
        Err(StoreError::Missing) => return Ok(None),
        Err(other) => return Err(other),
    };
    if web::visit::safe_path(&raw.source)
        && let Ok(label) = base::text::line(&raw.source_label, super::model::SUMMARY_MAX)
    {
        store::add_source(db, it.id, &Source { href: raw.source.clone(), label })?;
    }
    Ok(Some(it.code))
}

/// Everything the page needs, from one snapshot.
struct Shown {
    it: Proposal,
    may: May,
    movers: Vec<Mover>,
    sources: Vec<Source>,
    reasons: Vec<Reason>,
    questions: Vec<Question>,
    amendments: Vec<Amendment>,
    election: Option<base::Code>,
    resolution: Option<base::Code>,
    is_in_consent: bool,
    /// The meeting in which hands are raised about it now.
    meeting: Option<base::Code>,
    decision: Option<Decision>,
}

fn load(db: &mut impl Db, actor: &Actor, code: &str) -> Result<Shown, StoreError> {
    let it = store::find(db, actor, code)?;
    let may = May {
        part: store::part(db, actor, it.id)?,
        is_member: actor.is_at_least(it.body.id, GroupRole::Member),
        is_officer: actor.is_at_least(it.body.id, GroupRole::Officer),
    };
    let election = match it.state {
        ProposalState::Decision => crate::election::store::of_subject(db, Purpose::Proposal, it.id.0)?
            .filter(|it| it.state != crate::election::model::State::Canceled),
        _ => None,
    };
    let meeting = match it.state {
        ProposalState::Decision => crate::meeting::store::deciding(db, actor, it.id)?,
        _ => None,
    };
    Ok(Shown {
        meeting,
        movers: store::movers(db, it.id)?,
        sources: store::sources(db, it.id)?,
        reasons: store::reasons(db, it.id)?,
        questions: store::questions(db, it.id)?,
        amendments: crate::amendment::store::of_proposal(db, it.id)?,
        election: election.map(|it| it.code),
        resolution: crate::ratification::store::of_proposal(db, it.id)?.map(|it| it.code),
        is_in_consent: it.state == ProposalState::Decision && crate::consent::store::open_round(db, it.id)?.is_some(),
        decision: crate::decision::store::of_proposal(db, it.id)?.filter(|it| it.is_visible_to(actor)),
        may,
        it,
    })
}

async fn page(
    app: &App,
    visit: &Visit,
    code: &str,
    (reason, asked): (&ReasonForm, &WordsForm),
    problems: &Problems,
) -> Answer {
    let (actor, code) = (visit.actor.clone(), code.to_owned());
    let it = app.read(move |db| load(db, &actor, &code)).await?;
    let decided_by = if let Some(code) = it.meeting {
        Some((href::meeting(code), visit.words.meeting_to_deciding().to_owned()))
    } else if it.is_in_consent {
        Some((href::consent(it.it.code), visit.words.proposal_to_consent().to_owned()))
    } else if let Some(code) = it.resolution {
        Some((href::resolution(code), visit.words.resolution_about_council().to_owned()))
    } else {
        it.election.map(|code| (href::election(code), visit.words.proposal_to_election().to_owned()))
    };
    let page = views::ProposalPage {
        it: &it.it,
        may: it.may,
        movers: &it.movers,
        sources: &it.sources,
        reasons: &it.reasons,
        questions: &it.questions,
        amendments: &it.amendments,
        decided_by,
        decision: it.decision.as_ref(),
        reason,
        asked,
        problems,
    };
    let (head, main) = views::show(&visit.look(), &page);
    Ok(visit.page(head, main))
}

/// `GET /proposals/{proposal}`
async fn show(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    page(&app, &visit, &code, (&ReasonForm::default(), &WordsForm::default()), &Problems::new()).await
}

/// `GET /proposals/{proposal}/edit`
async fn edit(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let it = app.read(move |db| store::find_for_mover(db, &actor, &code)).await?;
    if !it.is_open_to_change() {
        return Ok(Page::go(href::proposal(it.code)));
    }
    form_page(&app, &visit, Some(&it), &ProposalForm::of(&it), &Problems::new(), false).await
}

/// `POST /proposals/{proposal}/edit`
async fn save(visit: Visit, State(app): State<App>, Path(code): Path<String>, Form(raw): Form<ProposalForm>) -> Answer {
    let (actor, name) = (visit.actor.clone(), code.clone());
    let it = app.read(move |db| store::find_for_mover(db, &actor, &name)).await?;
    let wish = match sound(&app, &raw).await? {
        Ok(wish) => wish,
        Err(problems) => return Ok(form_page(&app, &visit, Some(&it), &raw, &problems, false).await?.invalid()),
    };
    let (actor, now) = (visit.actor.clone(), visit.now);
    let saved = app.change(move |db| write_edit(db, &actor, &code, &wish, now)).await?;
    match saved {
        Edited::Saved(code) => Ok(Page::go(href::proposal(code))),
        Edited::Closed => Err(Failure::Refused(visit.words.proposal_problem_closed().to_owned())),
        Edited::Stale(present) => {
            let raw = ProposalForm { version: present.version.to_string(), ..raw };
            let page = form_page(&app, &visit, Some(&present), &raw, &Problems::new(), true).await?;
            Ok(page.status(StatusCode::CONFLICT))
        }
    }
}

/// What became of an edit.
enum Edited {
    Saved(base::Code),
    /// The text stands still now.
    Closed,
    /// Somebody else saved first.
    Stale(Box<Proposal>),
}

fn write_edit(db: &mut Change, actor: &Actor, code: &str, wish: &Draft, now: Time) -> Result<Edited, StoreError> {
    store::find_for_mover(db, actor, code)?;
    let it = store::hold(db, actor, code)?;
    if !it.is_open_to_change() {
        return Ok(Edited::Closed);
    }
    if it.version != wish.version {
        return Ok(Edited::Stale(Box::new(it)));
    }
    let code = it.code;
    let audience = if it.body.is_public { wish.audience } else { Audience::Members };
    let present = Proposal { audience, ..it };
    store::save(db, &present)?;
    if let Some(revised) = present.revise(wish.content.clone(), now) {
        store::save(db, &revised)?;
        store::add_version(db, &revised, &wish.reason, None)?;
    }
    Ok(Edited::Saved(code))
}

/// `GET /proposals/{proposal}/versions`
async fn versions(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let (it, all) = app
        .read(move |db| {
            let it = store::find(db, &actor, &code)?;
            let all = store::versions(db, it.id)?;
            Ok::<_, StoreError>((it, all))
        })
        .await?;
    let (head, main) = views::versions(&visit.look(), &it, &all);
    Ok(visit.page(head, main))
}

/// `GET /proposals/{proposal}/state`
async fn state(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let actor = visit.actor.clone();
    let it = app.read(move |db| store::find_for_step(db, &actor, &code)).await?;
    let (head, main) = views::state(&visit.look(), &it, &StepForm::default(), &Problems::new());
    Ok(visit.page(head, main))
}

/// `POST /proposals/{proposal}/state`
async fn change_state(
    visit: Visit,
    State(app): State<App>,
    Path(code): Path<String>,
    Form(raw): Form<StepForm>,
) -> Answer {
    let parsed = raw.parse();
    let (actor, now, random, name) = (visit.actor.clone(), visit.now, app.random_arc(), code.clone());
    let problems = match parsed {
        Ok((step, reason)) => {
            let done = app.change(move |db| write_step(db, &actor, &name, step, &reason, now, random.as_ref())).await?;
            match done {
                Ok(code) => return Ok(Page::go(href::proposal(code))),
                Err(StepError::NoReason) => Problems::one("reason", "problem-empty"),
                Err(StepError::Impossible { .. }) => Problems::one("step", "proposal-problem-impossible"),
            }
        }
        Err(problems) => problems,
    };
    let actor = visit.actor.clone();
    let it = app.read(move |db| store::find_for_step(db, &actor, &code)).await?;
    let (head, main) = views::state(&visit.look(), &it, &raw, &problems);
    Ok(visit.page(head, main).invalid())
}

fn write_step(
    db: &mut Change,
    actor: &Actor,
    code: &str,
    step: Step,
    reason: &str,
    now: Time,
    random: &dyn Random,
) -> Result<Result<base::Code, StepError>, StoreError> {
    store::find_for_step(db, actor, code)?;
    let it = store::hold(db, actor, code)?;
    let it = match it.step(step, reason, now) {
        Ok(it) => it,
        Err(error) => return Ok(Err(error)),
    };
    store::save(db, &it)?;
    store::add_version(db, &it, "", None)?;
    let kind = if step == Step::Open { events::PROPOSAL_OPENED } else { events::PROPOSAL_MOVED };
    let payload = json!({ "code": it.code.as_str(), "group_id": it.body.id, "state": it.state.as_str() });
    db.emit(Event::new(kind, it.id, payload, now, random));
    Ok(Ok(it.code))
}

/// Join or leave.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Then {
    then: String,
}

/// A proposal of a group the actor belongs to, held.
fn hold_as_member(db: &mut Change, actor: &Actor, code: &str) -> Result<(Proposal, base::PersonId), StoreError> {
    let it = store::hold(db, actor, code)?;
    let person = actor.person.ok_or(StoreError::Missing)?;
    match people::membership::role(db, it.body.id, person)? {
        Some(_) => Ok((it, person)),
        None => Err(StoreError::Missing),
    }
}

/// `POST /proposals/{proposal}/movers`
async fn co_move(visit: Visit, State(app): State<App>, Path(code): Path<String>, Form(then): Form<Then>) -> Answer {
    let (actor, now, name) = (visit.actor.clone(), visit.now, code.clone());
    app.change(move |db| {
        let (it, person) = hold_as_member(db, &actor, &name)?;
        if !it.state.is_alive() || it.state == ProposalState::Draft {
            return Ok(());
        }
        match then.then.as_str() {
            "join" if it.movers < MOVERS_MAX => store::add_mover(db, it.id, person, Part::CoMover, now).map(|_| ()),
            "leave" if store::part(db, &actor, it.id)? == Some(Part::CoMover) => {
                store::end_mover(db, it.id, person).map(|_| ())
            }
            _ => Ok(()),
        }
    })
    .await?;
    Ok(Page::go(href::proposal(code)))
}

/// `POST /proposals/{proposal}/reasons`
async fn give_reason(
    visit: Visit,
    State(app): State<App>,
    Path(code): Path<String>,
    Form(raw): Form<ReasonForm>,
) -> Answer {
    let parsed = match raw.parse() {
        Ok(it) => blocked(&app, vec![("words", it.1.clone())]).await?.map_or(Ok(it), Err),
        Err(problems) => Err(problems),
    };
    let (side, words) = match parsed {
        Ok(it) => it,
        Err(problems) => {
            return Ok(page(&app, &visit, &code, (&raw, &WordsForm::default()), &problems).await?.invalid());
        }
    };
    let (actor, now, random, name) = (visit.actor.clone(), visit.now, app.random_arc(), code.clone());
    let added = app
        .change(move |db| {
            let (it, person) = hold_as_member(db, &actor, &name)?;
            if !it.is_discussed() {
                return Ok::<_, StoreError>(None);
            }
            store::add_reason(db, it.id, person, (side, &words), now, random.as_ref()).map(Some)
        })
        .await?;
    match added {
        Some(true) => Ok(Page::go(format!("{}#reasons", href::proposal(&code)))),
        Some(false) => Err(Failure::Refused(visit.words.proposal_problem_reasons().to_owned())),
        None => Err(Failure::Refused(visit.words.proposal_problem_closed().to_owned())),
    }
}

/// `POST /proposals/{proposal}/questions`
async fn ask(visit: Visit, State(app): State<App>, Path(code): Path<String>, Form(raw): Form<WordsForm>) -> Answer {
    let parsed = match raw.question() {
        Ok(words) => blocked(&app, vec![("question", words.clone())]).await?.map_or(Ok(words), Err),
        Err(problems) => Err(problems),
    };
    let words = match parsed {
        Ok(words) => words,
        Err(problems) => {
            return Ok(page(&app, &visit, &code, (&ReasonForm::default(), &raw), &problems).await?.invalid());
        }
    };
    let (actor, now, name) = (visit.actor.clone(), visit.now, code.clone());
    let added = app
        .change(move |db| {
            let (it, person) = hold_as_member(db, &actor, &name)?;
            if !it.is_discussed() {
                return Ok::<_, StoreError>(None);
            }
            store::add_question(db, it.id, person, &words, now).map(Some)
        })
        .await?;
    match added {
        Some(true) => Ok(Page::go(format!("{}#questions", href::proposal(&code)))),
        Some(false) => Err(Failure::Refused(visit.words.proposal_problem_questions().to_owned())),
        None => Err(Failure::Refused(visit.words.proposal_problem_closed().to_owned())),
    }
}

/// `POST /proposals/{proposal}/questions/{question}`
async fn answer(
    visit: Visit,
    State(app): State<App>,
    Path((code, number)): Path<(String, u32)>,
    Form(raw): Form<WordsForm>,
) -> Answer {
    let Ok(words) = raw.answer() else {
        return Err(Failure::Refused(visit.words.proposal_problem_answer().to_owned()));
    };
    let (actor, now, name) = (visit.actor.clone(), visit.now, code.clone());
    app.change(move |db| {
        let it = store::hold(db, &actor, &name)?;
        if store::part(db, &actor, it.id)?.is_none() {
            officer(db, &actor, it.body.id)?;
        }
        store::answer(db, it.id, number, actor.person, &words, now)
    })
    .await?;
    Ok(Page::go(format!("{}#question-{number}", href::proposal(&code))))
}
