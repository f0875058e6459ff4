//! Notices: what a person is told about the own account. They stand on my page for ninety days, and
//! go out by mail when the person has confirmed an address.

pub mod model;
pub mod store;
pub(crate) mod views;

use ::store::{Change, StoreError};
use base::{Private, Time};
use ui::Words;
use web::{App, Mail};

pub use model::What;

use crate::person::Person;

/// The address a sealed e-mail holds.
pub(crate) fn address(app: &App, person: &Person) -> Option<Private<String>> {
    let sealed = person.mail_sealed.as_deref()?;
    let plain = app.keys().open(crate::account::MAIL, sealed)?;
    String::from_utf8(plain).ok().map(Private::new)
}

/// Tells a person what happened to the account.
pub fn tell(db: &mut Change, app: &App, person: &Person, what: What, now: Time) -> Result<(), StoreError> {
    store::insert(db, app.random(), person.id, what, now)?;
    if app.site().mails
        && let Some(to) = address(app, person)
    {
        let words = Words::new(person.lang);
        let (site, said) = (app.site().name.as_str(), views::text(words, what));
        let mail = Mail {
            to,
            subject: words.notice_mail_subject(site),
            text: words.notice_mail_text(person.name.as_str(), &said, &app.absolute(&ui::href::me_keys()), site),
        };
        mail.enqueue(db, app.keys(), app.random());
    }
    Ok(())
}

/// Writes to the officers of a group who have confirmed an address, each in their own language;
/// `write` makes subject and text. Does nothing where the site sends no mail.
pub fn mail_officers(
    db: &mut Change,
    app: &App,
    group: base::GroupId,
    write: impl Fn(&'static Words) -> (String, String),
) -> Result<(), StoreError> {
    if !app.site().mails {
        return Ok(());
    }
    for officer in crate::membership::store::officers(db, group)? {
        let person = crate::person::store::find(db, officer)?;
        let Some(to) = address(app, &person) else { continue };
        let (subject, text) = write(Words::new(person.lang));
        Mail { to, subject, text }.enqueue(db, app.keys(), app.random());
    }
    Ok(())
}

/// Writes to one person who has confirmed an address, in their own language; `write` makes subject and
/// text. Does nothing where the site sends no mail.
pub fn mail_person(
    db: &mut Change,
    app: &App,
    person: base::PersonId,
    write: impl Fn(&'static Words) -> (String, String),
) -> Result<(), StoreError> {
    if !app.site().mails {
        return Ok(());
    }
    let person = crate::person::store::find(db, person)?;
    if let Some(to) = address(app, &person) {
        let (subject, text) = write(Words::new(person.lang));
        Mail { to, subject, text }.enqueue(db, app.keys(), app.random());
    }
    Ok(())
}
