//! Everything that is kept about a person, as JSON to take away; each room adds what it keeps.
//!
//! Secrets themselves (the password's hash, the authenticator's secret, session tokens) are left
//! out: they would help nobody but a thief.

use base::{Actor, Time};
use serde_json::{Value, json};
use store::{Reader, StoreError};
use web::App;

use super::store as person_store;
use crate::account::{self, store as account_store};
use crate::{membership, notice, session};

fn day(at: Time) -> String {
    at.to_string().chars().take(10).collect()
}

/// Everything kept about the acting person.
pub(crate) fn everything(db: &mut Reader, app: &App, actor: &Actor) -> Result<Value, StoreError> {
    let person = person_store::me(db, actor)?;
    let ways = account_store::ways(db, actor)?;
    let sessions = session::store::of_person(db, actor)?;
    let notices = notice::store::of_person(db, actor)?;
    let handed = person_store::tokens_of(db, person.id)?;
    let mine = membership::store::of_person(db, person.id)?;
    let ids: Vec<_> = mine.iter().map(|(group, _)| *group).collect();
    let names = crate::group::store::names(db, &ids)?;
    let groups = mine.iter().map(|(group, role)| {
        let known = names.iter().find(|name| name.id == *group);
        json!({ "group": known.map(|g| g.name.as_str()), "address": known.map(|g| app.absolute(&ui::href::group(&g.slug))), "role": role.as_str() })
    });
    let sign_in = person.sign_in_sealed.as_deref().and_then(|sealed| account::opened_sign_in(app, sealed));
    let mut all = json!({
        "site": app.site().base_url,
        "person": {
            "name": person.name,
            "language": person.lang.tag(),
            "site_role": person.site_role.as_str(),
            "joined": day(person.joined_on),
            "email": notice::address(app, &person).map(base::Private::into_revealed),
            "sign_in_name": sign_in,
        },
        "passkeys": ways.passkeys.iter().map(|key| json!({ "label": key.label, "added": day(key.made_on), "used": day(key.used_on) })).collect::<Vec<_>>(),
        "password_set": ways.password_on.map(day),
        "authenticator_set": ways.authenticator_on.map(day),
        "recovery_codes_left": ways.recovery_left,
        "sessions": sessions.iter().map(|it| json!({ "label": it.label, "since": day(it.made_at), "last_used": day(it.seen_at) })).collect::<Vec<_>>(),
        "notices": notices.iter().map(|it| json!({ "what": it.what.as_str(), "day": day(it.said_on) })).collect::<Vec<_>>(),
        "links_in_force": handed.iter().map(|(kind, ends)| json!({ "for": kind, "ends": ends.to_string() })).collect::<Vec<_>>(),
        "groups": groups.collect::<Vec<_>>(),
    });
    for export in app.person_exports() {
        all[export.name] = (export.run)(db, app, actor)?;
    }
    Ok(all)
}
