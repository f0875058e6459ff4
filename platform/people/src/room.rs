//! What `people` hands to the shell: persons, accounts and sessions from here, groups and
//! memberships from [`crate::group`].

use std::sync::Arc;

use ::store::Migration;
use base::{Retention, Span};
use web::{Identify, Parts, Purge, Room};

use crate::{account, admin, audit, group, moderation, notice, person, session, sign_in};

/// Who finds the actor of a session.
pub fn identify() -> Arc<dyn Identify> {
    Arc::new(session::PeopleIdentify)
}

/// The room of persons, groups and moderation.
pub fn room() -> Room {
    Room { name: "people", nouns: vec![person_parts(), group::parts(), moderation::parts()] }
}

fn person_parts() -> Parts {
    let routes = [
        sign_in::routes::routes(),
        person::routes::routes(),
        account::routes::routes(),
        session::routes::routes(),
        admin::routes::routes(),
        audit::routes::routes(),
    ];
    Parts {
        routes: routes.into_iter().flatten().collect(),
        migrations: migrations(),
        retentions: retentions(),
        not_in_backups: vec!["sessions", "ceremonies", "person_tokens"],
        purges: purges(),
        samples: Some(crate::samples::samples),
        jobs: sign_in::routes::jobs(),
        ..Parts::default()
    }
}

/// The tables of persons.
fn migrations() -> Vec<Migration> {
    vec![
        Migration {
            name: "202611220900_people_hidings",
            sql: include_str!("../migrations/202611220900_people_hidings.sql"),
        },
        Migration {
            name: "202611220901_people_persons",
            sql: include_str!("../migrations/202611220901_people_persons.sql"),
        },
        Migration {
            name: "202611220902_people_persons_keys",
            sql: include_str!("../migrations/202611220902_people_persons_keys.sql"),
        },
    ]
}

/// What is kept about persons.
fn retentions() -> Vec<Retention> {
    let kept = |key, tables, span, purge| Retention { key, tables, span, purge };
    vec![
        kept("keep-person", &["persons"], Span::UntilDeleted, None),
        kept("keep-mail", &["persons"], Span::UntilDeleted, None),
        kept("keep-keys", &["passwords", "authenticators", "recovery_codes", "passkeys"], Span::UntilDeleted, None),
        kept("keep-session", &["sessions"], Span::days(90), Some("sessions")),
        kept("keep-ceremony", &["ceremonies"], Span::hours(1), Some("ceremonies")),
        kept("keep-token", &["person_tokens"], Span::days(1), Some("person-tokens")),
        kept("keep-notice", &["person_notices"], Span::days(90), Some("person-notices")),
        kept("keep-audit", &["audit", "audit_head"], Span::days(90), Some("audit")),
    ]
}

/// What deletes it.
fn purges() -> Vec<Purge> {
    vec![
        Purge { name: "sessions", run: session::store::purge },
        Purge { name: "ceremonies", run: sign_in::store::purge },
        Purge { name: "person-tokens", run: person::store::purge_tokens },
        Purge { name: "person-notices", run: notice::store::purge },
        Purge { name: "audit", run: audit::store::purge },
    ]
}

#[cfg(test)]
mod tests {
    use base::Lang;
    use ui::{Look, Words};

    use super::*;

    fn look(lang: Lang) -> Look<'static> {
        Look {
            words: Words::new(lang),
            lang,
            site_name: "Testville",
            base_url: "https://example.org",
            path: "/me",
            signed_in: Some("Ana"),
            menu: &[],
            stamp: "stamp",
            steward: true,
            queue: 2,
            now: testkit::NOON,
            units: ui::format::Units::Miles,
        }
    }

    #[test]
    fn every_page_keeps_the_contract_in_every_language() {
        for lang in Lang::ALL {
            let look = look(lang);
            for sample in web::parts::samples(&room(), &look) {
                let html = ui::page(&look, sample.head, sample.main).into_string();
                assert_eq!(ui::contract::check(&html), Vec::<String>::new(), "{} in {}", sample.name, lang.tag());
            }
        }
    }

    #[test]
    fn problems_have_words() {
        let keys = [
            "person-name-letters",
            "person-choose",
            "person-delete-orphans-tick",
            "person-delete-tick",
            "account-password-common",
            "account-password-name",
            "account-code-form",
            "account-first-code-wrong",
            "join-sign-in-name-given",
            "sign-in-wrong",
            "sign-in-code-wrong",
            "sign-in-again-wrong",
            "admin-code-form",
            "admin-code-unknown",
            "problem-empty",
            "problem-other",
            "problem-mail-address",
            "problem-blocked",
            "flag-problem-reason",
            "flag-problem-words",
            "moderation-problem-step",
            "moderation-problem-moved",
            "block-problem-what",
            "block-problem-words",
            "block-problem-domain",
            "block-problem-already",
            "block-problem-full",
            "block-problem-reason",
            audit::model::FIRST_ADMIN.0,
            audit::model::ROLE_GIVEN.0,
            audit::model::ROLE_TAKEN.0,
            audit::model::ROLE_LEFT.0,
        ];
        let acts = moderation::queue::Act::ALL.map(|act| act.audit().0);
        let notices = notice::What::ALL.map(notice::What::as_str);
        for key in keys.iter().chain(&acts).chain(&notices) {
            assert!(ui::words::KEYS.contains(key), "{key}");
        }
    }
}
