//! Where doors open: the second step is checked, sessions begin, accounts are made.

use base::{Actor, Lang, PersonId, SiteRole, Time};
use store::{Change, StoreError};
use web::{App, Failure};

use super::model::{Code, first_role};
use crate::account::model::SignInName;
use crate::account::store as account_store;
use crate::account::{opened_authenticator, recovery_key, sealed_sign_in};
use crate::audit;
use crate::notice::{self, What};
use crate::person::store::{self as person_store, NewPerson, TokenKind};
use crate::secret::Secret;
use crate::session;

/// Uses up a code of the second step; false when it is wrong or used up.
pub(crate) fn use_code(
    db: &mut Change,
    app: &App,
    person: PersonId,
    code: &Code,
    now: Time,
) -> Result<bool, StoreError> {
    match code {
        Code::App(digits) => {
            let Some((sealed, last)) = account_store::authenticator(db, person)? else { return Ok(false) };
            let step = opened_authenticator(app, &sealed).and_then(|it| it.accept(digits, now, last));
            match step {
                Some(step) => account_store::use_step(db, person, step),
                None => Ok(false),
            }
        }
        Code::Recovery(code) => {
            let is_right = account_store::use_recovery(db, person, recovery_key(app, code))?;
            if is_right {
                let person = person_store::find(db, person)?;
                notice::tell(db, app, &person, What::RecoveryUsed, now)?;
            }
            Ok(is_right)
        }
    }
}

/// Begins a session for a person who has proved who they are.
pub(crate) fn open(db: &mut Change, app: &App, person: PersonId, now: Time) -> Result<Secret, StoreError> {
    let person = person_store::find(db, person)?;
    session::begin(db, app.random(), person.id, person.site_role, now)
}

/// Notes a new proof: the session goes on under a new token.
pub(crate) fn prove(db: &mut Change, app: &App, actor: &Actor, now: Time) -> Result<Secret, StoreError> {
    let id = actor.session.ok_or(StoreError::Missing)?;
    let secret = Secret::new(app.random());
    session::store::renew(db, id, &secret.hash(), now)?;
    Ok(secret)
}

/// A person about to be made.
#[derive(Clone)]
pub(crate) struct Newcomer {
    pub(crate) id: PersonId,
    pub(crate) name: String,
    pub(crate) lang: Lang,
    pub(crate) sign_in_name: Option<SignInName>,
    pub(crate) first: Option<String>,
}

/// Makes the person. The link of the first administrator is used up here, and only as long as there
/// is no administrator.
pub(crate) fn make_person(db: &mut Change, app: &App, it: &Newcomer, now: Time) -> Result<SiteRole, Failure> {
    let role = match &it.first {
        Some(text) => {
            let secret = Secret::parse(text).ok_or(Failure::Missing)?;
            person_store::take_token(db, &secret.hash(), TokenKind::First, now)?;
            if person_store::admins(db)? > 0 {
                return Err(Failure::Missing);
            }
            first_role(true)
        }
        None => first_role(false),
    };
    let new = NewPerson {
        id: it.id,
        name: it.name.clone(),
        lang: it.lang,
        site_role: role,
        sign_in: it.sign_in_name.as_ref().map(|name| sealed_sign_in(app, name)),
    };
    person_store::insert(db, &new, now)?;
    if role == SiteRole::Admin {
        let actor = Actor { person: Some(it.id), name: Some(it.name.clone()), ..Actor::default() };
        audit::store::append(db, &actor, audit::model::FIRST_ADMIN, &it.name, now)?;
    }
    Ok(role)
}
