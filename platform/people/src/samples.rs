//! Pages of persons with made-up content, for the page contract in every language.

use base::{PersonId, Problems, SeededRandom, SiteRole, Time};
use ui::{Head, Html, Look};
use uuid::Uuid;
use web::Sample;

use crate::account::model::{PasskeyLine, Ways};
use crate::account::views as account_views;
use crate::admin::model::RoleForm;
use crate::audit::model::{Chain, Entry};
use crate::notice::model::{Notice, What};
use crate::person::Person;
use crate::person::model::ProfileForm;
use crate::person::views::{self as person_views, ProfilePage};
use crate::session::model::Session;
use crate::sign_in::model::{JoinForm, ResetForm, SignInForm};
use crate::sign_in::views::{self as door_views, Again, Door, Setup};
use crate::{admin, audit, session};

const DOOR: Door = Door { passkeys: true, mails: true, open: true };

fn sample(name: &'static str, main: Html) -> Sample {
    Sample { name, head: Head::new(name).hidden(), main }
}

fn person(now: Time) -> Person {
    Person {
        id: PersonId::new(now, &SeededRandom::new(1)),
        name: "Аna Morales".to_owned(),
        lang: base::Lang::Es,
        site_role: SiteRole::Admin,
        joined_on: now.day(),
        mail_sealed: None,
        sign_in_sealed: None,
    }
}

fn ways(now: Time) -> Ways {
    let key = |n: u128, label: &str| PasskeyLine {
        id: Uuid::from_u128(n),
        label: label.to_owned(),
        made_on: now.day(),
        used_on: now.day(),
    };
    Ways {
        passkeys: vec![key(1, "my phone"), key(2, "library <key>")],
        password_on: Some(now.day()),
        authenticator_on: Some(now.day()),
        recovery_left: 7,
    }
}

/// Every page of persons.
pub(crate) fn samples(look: &Look<'_>) -> Vec<Sample> {
    let mut all = doors(look);
    all.extend(mine(look));
    all.extend(keys(look));
    all.extend(administration(look));
    all
}

fn doors(look: &Look<'_>) -> Vec<Sample> {
    let form = SignInForm { who: "lumetato-0482".to_owned(), back: "/me".to_owned(), ..SignInForm::default() };
    let join = JoinForm {
        name: "Ana".to_owned(),
        sign_in_name: "lumetato-0482".to_owned(),
        proof: "x".to_owned(),
        back: "/me".to_owned(),
        ..JoinForm::default()
    };
    let first = JoinForm { first: "token".to_owned(), ..join.clone() };
    let mut weak = Problems::one("password", "account-password-common");
    weak.add("sign_in_name", "join-sign-in-name-given");
    let ways = ways(look.now);
    let again = Again { back: "/me/keys", ways: &ways, is_demo: false };
    let setup = Setup {
        action: "/join/authenticator",
        address: "otpauth://totp/Rent%20Day:lumetato-0482?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Rent%20Day",
        to_type: "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ",
        sign_in_name: Some("lumetato-0482"),
        sealed: "",
    };
    let none = Problems::new();
    vec![
        sample("sign-in", door_views::sign_in(look, &DOOR, &form, &none, true)),
        sample("sign-in-wrong", door_views::sign_in(look, &DOOR, &form, &Problems::one("", "sign-in-wrong"), false)),
        sample("sign-in-code", door_views::code(look, &Problems::one("code", "sign-in-code-wrong"))),
        sample("sign-in-again", door_views::again(look, &DOOR, &again, &none)),
        sample("sign-in-link", door_views::link(look, "token", "Ana")),
        sample("join", door_views::join(look, &DOOR, &join, &none)),
        sample("join-weak", door_views::join(look, &DOOR, &join, &weak)),
        sample("join-first", door_views::join(look, &DOOR, &first, &none)),
        sample("join-invited", door_views::invited_only(look)),
        sample("join-authenticator", door_views::authenticator(look, &setup, &none)),
        sample("reset", door_views::reset(look, true, &ResetForm::default(), &none)),
        sample("reset-sent", door_views::reset_sent(look)),
        sample("reset-new", door_views::reset_with(look, "token", &none)),
        sample("reset-done", door_views::reset_done(look)),
    ]
}

fn mine(look: &Look<'_>) -> Vec<Sample> {
    let person = person(look.now);
    let notices = What::ALL.map(|what| Notice { what, said_on: look.now.day() });
    let form = ProfileForm { name: person.name.clone(), lang: "es".to_owned() };
    let page =
        ProfilePage { mail: Some("ana@example.org"), mails: true, typed: "", sent: true, code: Some("abcdefghjk") };
    let bare = ProfilePage { mail: None, sent: false, code: None, ..page };
    let orphans = [("rent-day".to_owned(), "Rent Day".to_owned())];
    let none = Problems::new();
    vec![
        sample("me", person_views::me(look, &person, &[], &notices)),
        sample("profile", person_views::profile(look, &form, &page, &none)),
        sample(
            "profile-bare",
            person_views::profile(look, &ProfileForm::default(), &bare, &Problems::one("name", "problem-empty")),
        ),
        sample("mail-confirm", person_views::confirm_mail(look, "token", "ana@example.org")),
        sample("mail-confirmed", person_views::mail_confirmed(look, true)),
        sample("delete", person_views::delete(look, &orphans, &Problems::one("sure", "person-delete-tick"))),
        sample("deleted", person_views::deleted(look)),
    ]
}

fn keys(look: &Look<'_>) -> Vec<Sample> {
    let (full, none) = (ways(look.now), Ways::default());
    let codes: Vec<String> = (0..10).map(|n| format!("abcde-fghj{n}")).collect();
    let shown = account_views::Keys { ways: &full, sign_in_name: Some("lumetato-0482") };
    let bare = account_views::Keys { ways: &none, sign_in_name: None };
    vec![
        sample("keys", account_views::keys(look, &DOOR, &shown)),
        sample("keys-bare", account_views::keys(look, &Door { passkeys: false, ..DOOR }, &bare)),
        sample(
            "password",
            account_views::password_page(look, &full, &Problems::one("password", "account-password-name")),
        ),
        sample("recovery-codes", account_views::recovery(look, Some(&codes), 10, Some("lumetato-0482"))),
        sample("recovery", account_views::recovery(look, None, 3, None)),
    ]
}

fn administration(look: &Look<'_>) -> Vec<Sample> {
    let random = SeededRandom::new(2);
    let person = person(look.now);
    let session = |label: &str| Session {
        id: base::SessionId::new(look.now, &random),
        person: person.id,
        label: label.to_owned(),
        made_at: look.now.day(),
        seen_at: look.now.day(),
        proved_at: look.now,
    };
    let list = [session("my phone"), session("")];
    let this = list.first().map(|it| it.id);
    let entry = Entry {
        seq: 1,
        done_on: look.now.day(),
        actor: "Ana".to_owned(),
        act: "audit-role-given".to_owned(),
        about: "Bo (steward)".to_owned(),
        before: Vec::new(),
        hash: Vec::new(),
    };
    let (form, none) = (RoleForm::default(), Problems::new());
    let people = [person.clone()];
    vec![
        sample("sessions", session::views::sessions(look, &list, this, SiteRole::None, &none)),
        sample(
            "admin",
            admin::views::admin(look, &people, Some(person.id), &form, &Problems::one("code", "admin-code-unknown")),
        ),
        sample("admin-confirm", admin::views::confirm(look, "Bo", SiteRole::Steward, "abcdefghjk")),
        sample("audit", audit::views::audit(look, std::slice::from_ref(&entry), Chain::Whole)),
        sample("audit-broken", audit::views::audit(look, &[], Chain::Broken { at: 3 })),
    ]
}
