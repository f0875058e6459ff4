//! Who is behind a session token: asked by the gate for every request of a signed-in browser.
//!
//! Two questions to the database, and a write only when the last use would be written differently:
//! once a day for members.

use base::Actor;
use web::identify::Boxed;
use web::{App, Failure, Identify};

use super::store;
use crate::secret::Secret;

/// Finds persons by their sessions.
#[derive(Clone, Copy, Debug, Default)]
pub struct PeopleIdentify;

impl Identify for PeopleIdentify {
    fn identify<'a>(&'a self, app: &'a App, token: &'a str) -> Boxed<'a, Result<Option<Actor>, Failure>> {
        Box::pin(identify(app, token))
    }
}

async fn identify(app: &App, token: &str) -> Result<Option<Actor>, Failure> {
    let Some(secret) = Secret::parse(token) else { return Ok(None) };
    let (hash, now) = (secret.hash(), app.now());
    let found = app
        .read(move |db| {
            let Some(known) = store::known(db, &hash)? else { return Ok(None) };
            let groups = crate::membership::store::of_person(db, known.session.person)?;
            Ok::<_, Failure>(Some((known, groups)))
        })
        .await?;
    let Some((known, groups)) = found else { return Ok(None) };
    if !known.session.is_alive(known.site_role, now) {
        return Ok(None);
    }
    if let Some(at) = known.session.touch(known.site_role, now) {
        let id = known.session.id;
        // Not `app.change`: nothing public changes, cached pages stay good.
        app.store().change(move |db| store::touch(db, id, at)).await?;
    }
    Ok(Some(known.actor(groups)))
}
