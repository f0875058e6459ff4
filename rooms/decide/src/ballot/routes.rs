//! Ballots over HTTP: the form, the preview, the casting.

use ::store::{Db, StoreError};
use axum::extract::{Path, State};
use axum::routing::{get, post};
use base::Problems;
use http::StatusCode;
use ui::{Html, html};
use web::{Answer, App, Failure, Form, Intake, Visit, route};

use super::model::{Marks, Typed, read, value};
use super::views::{BallotPage, Whose};
use super::{store, views};
use crate::election::model::{CastError, Contest, ContestId, Election, ElectorId, State as ElectionState};
use crate::election::store as elections;
use crate::roll::model::{CastAs, Elector};
use crate::{Parts, access};

/// What this noun contributes to the room.
pub(crate) fn parts() -> Parts {
    Parts {
        routes: own_routes().into_iter().chain(crate::desk::routes::routes()).collect(),
        samples: Some(|look| [views::samples(look), crate::desk::views::samples(look)].into_iter().flatten().collect()),
        ..Parts::default()
    }
}

fn own_routes() -> Vec<web::Route> {
    vec![
        route(access::BALLOT_ASK, get(ask)),
        route(access::BALLOT_CAST, post(cast)),
        route(access::BALLOT_LINK_ASK, get(ask_by_link)),
        route(access::BALLOT_LINK_CAST, post(cast_by_link)),
    ]
}

/// Who casts, for whom, in which election.
struct Casting {
    election: Election,
    contests: Vec<Contest>,
    /// Who the ballot belongs to.
    elector: Elector,
    /// Whether somebody else casts it: the name to show and what the form says.
    held: Option<(String, String)>,
    to: String,
    is_open: bool,
    /// What was marked before, of an open election.
    before: Vec<(ContestId, Marks)>,
}

impl Casting {
    fn page<'a>(&'a self, typed: &'a Typed, problems: &'a Problems, refused: &'a str) -> BallotPage<'a> {
        let held = self.held.as_ref().map(|(name, handle)| (name.as_str(), handle.as_str()));
        let whose = Whose {
            to: self.to.clone(),
            is_open: self.is_open,
            held,
            is_again: self.elector.cast_as == CastAs::Online,
        };
        BallotPage { election: &self.election, contests: &self.contests, whose, typed, problems, refused }
    }

    fn typed_before(&self) -> Typed {
        let of = |contest: &Contest| {
            let marks = self.before.iter().find(|(id, _)| *id == contest.id).map(|(_, marks)| marks);
            marks.map(|marks| marks.to_typed(contest.position)).unwrap_or_default()
        };
        self.contests.iter().flat_map(of).collect()
    }
}

/// The handle of an elector in forms.
pub(crate) fn handle(id: ElectorId) -> String {
    base::code::encode(id.bytes())
}

/// The elector a handle names.
pub(crate) fn of_handle(text: &str) -> Option<ElectorId> {
    ElectorId::from_bytes(&base::code::decode(text)?)
}

/// Finds what a signed-in person casts: the own ballot, or one held for somebody.
async fn own(app: &App, visit: &Visit, code: &str, held: &str) -> Result<Casting, Failure> {
    let person = visit.person()?;
    let (actor, code, own, held) = (visit.actor.clone(), code.to_owned(), app.clone(), held.to_owned());
    let found = app.read(move |db| {
        let election = elections::find(db, &actor, &code)?;
        let mine = crate::roll::store::of_person(db, election.id, person)?.ok_or(StoreError::Missing)?;
        if held.is_empty() {
            return load(db, &own, election, mine, None);
        }
        let wanted = of_handle(&held).ok_or(StoreError::Missing)?;
        let others = crate::roll::store::held_by(db, own.keys(), election.id, mine.id)?;
        let other = others.into_iter().find(|it| it.id == wanted).ok_or(StoreError::Missing)?;
        let name = other.name.reveal().clone();
        load(db, &own, election, other, Some((name, held)))
    });
    let mut it: Casting = found.await?;
    it.to = ui::href::ballot(it.election.code);
    if let Some((_, handle)) = &it.held {
        it.to = ui::href::with_query(&it.to, &[("for", handle)]);
    }
    Ok(it)
}

fn load(
    db: &mut impl Db,
    app: &App,
    election: Election,
    elector: Elector,
    held: Option<(String, String)>,
) -> Result<Casting, StoreError> {
    let contests = elections::contests(db, election.id)?;
    let before = store::mine(db, app.keys(), &election, &contests, &elector)?;
    Ok(Casting { election, contests, elector, held, to: String::new(), is_open: false, before })
}

/// Finds what the holder of a link casts.
async fn by_link(app: &App, code: &str, token: &str) -> Result<Casting, Failure> {
    let (own, code, token) = (app.clone(), code.to_owned(), token.to_owned());
    let to = ui::href::ballot_link(&code, &token);
    let found = app.read(move |db| {
        let election = elections::find_any(db, &code)?;
        let elector = crate::roll::store::of_link(db, own.keys(), election.id, &token)?;
        load(db, &own, election, elector, None)
    });
    let mut it: Casting = found.await?;
    (it.to, it.is_open) = (to, true);
    Ok(it)
}

/// Why this ballot cannot be cast now, if so.
fn obstacle(visit: &Visit, it: &Casting) -> Option<CastError> {
    if let Err(error) = it.election.takes_ballots(visit.now) {
        return Some(error);
    }
    match (it.elector.cast_as, it.elector.proxy, &it.held) {
        (CastAs::Paper, ..) => Some(CastError::OnPaper),
        (_, Some(_), None) => Some(CastError::HeldByProxy),
        _ => None,
    }
}

fn refusal(visit: &Visit, it: &Casting, error: CastError) -> web::Page {
    let words = visit.words;
    let why = words.by_key(error.key(), &[]).unwrap_or_default();
    let look = visit.look();
    let after = match (error, it.election.state) {
        (CastError::TooLate, ElectionState::Closed) => crate::result::views::brief(&look, &it.election, &it.contests),
        (CastError::HeldByProxy, _) => proxy_link(visit, it),
        _ => html! {},
    };
    let (head, main) = views::refused(&look, &it.election, &why, after);
    visit.page(head, main).status(StatusCode::CONFLICT)
}

fn proxy_link(visit: &Visit, it: &Casting) -> Html {
    html! { p { a href=(ui::href::proxy(it.election.code)) { (visit.words.ballot_proxy_link()) } } }
}

fn form_page(visit: &Visit, it: &Casting, typed: &Typed, problems: &Problems) -> web::Page {
    let (head, main) = views::ballot(&visit.look(), &it.page(typed, problems, ""));
    visit.page(head, main)
}

fn first_page(visit: &Visit, it: &Casting) -> web::Page {
    match obstacle(visit, it) {
        Some(error) => refusal(visit, it, error),
        None => form_page(visit, it, &it.typed_before(), &Problems::new()),
    }
}

/// Shows the preview, the form again, or casts, as the form says.
async fn go_on(app: &App, visit: &Visit, it: Casting, typed: Typed) -> Answer {
    if let Some(error) = obstacle(visit, &it) {
        return Ok(refusal(visit, &it, error));
    }
    let mut marks = Vec::with_capacity(it.contests.len());
    for contest in &it.contests {
        match read(contest, &typed) {
            Ok(found) => marks.push(found),
            Err(problem) => return Ok(form_page(visit, &it, &typed, &problem.into()).invalid()),
        }
    }
    match value(&typed, "step") {
        "cast" => {}
        "change" => return Ok(form_page(visit, &it, &typed, &Problems::new())),
        _ => {
            let (head, main) = views::preview(&visit.look(), &it.page(&typed, &Problems::new(), ""), &marks);
            return Ok(visit.page(head, main));
        }
    }
    let ballot: Vec<(ContestId, Marks)> = it.contests.iter().map(|contest| contest.id).zip(marks).collect();
    let (election, elector, own) = (it.election.id, it.elector.id, app.clone());
    let by_proxy = it.held.is_some();
    let done = app.change(move |db| {
        if !by_proxy && crate::roll::store::find(db, election, elector)?.proxy.is_some() {
            return Ok(Err(CastError::HeldByProxy));
        }
        store::cast(db, own.keys(), election, elector, &ballot)
    });
    match done.await? {
        Ok(_) => {
            app.live().touch(election.0);
            let nothing = Typed::new();
            let (head, main) = views::done(&visit.look(), &it.page(&nothing, &Problems::new(), ""));
            Ok(visit.page(head, main))
        }
        Err(error) => Ok(refusal(visit, &it, error)),
    }
}

/// `GET /elections/{election}/ballot`
async fn ask(visit: Visit, State(app): State<App>, Path(code): Path<String>, typed: web::Query<For>) -> Answer {
    let it = own(&app, &visit, &code, &typed.0.held).await?;
    Ok(first_page(&visit, &it))
}

/// For whom a ballot is cast.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
struct For {
    #[serde(rename = "for")]
    held: String,
}

/// `POST /elections/{election}/ballot`
async fn cast(visit: Visit, State(app): State<App>, Path(code): Path<String>, Form(typed): Form<Typed>) -> Answer {
    let it = own(&app, &visit, &code, value(&typed, "for")).await?;
    go_on(&app, &visit, it, typed).await
}

/// `GET /elections/{election}/ballot/{token}`
async fn ask_by_link(visit: Visit, State(app): State<App>, Path((code, token)): Path<(String, String)>) -> Answer {
    let it = by_link(&app, &code, &token).await?;
    Ok(first_page(&visit, &it))
}

/// `POST /elections/{election}/ballot/{token}`
async fn cast_by_link(
    visit: Visit,
    State(app): State<App>,
    Path((code, token)): Path<(String, String)>,
    Intake(typed): Intake<Typed>,
) -> Answer {
    let it = by_link(&app, &code, &token).await?;
    go_on(&app, &visit, it, typed).await
}
