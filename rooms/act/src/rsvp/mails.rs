//! What is written to people who gave an address for one action: please confirm, you moved up, it
//! changed. Every mail is short, names the action and carries the link to the receipt.

use base::{ActionId, Lang, Private};
use store::{Change, StoreError};
use ui::{Words, href};
use web::{App, Mail};

use super::desk::Slip;
use super::model::{Receipt, Rsvp, Standing};
use super::store::{self as rsvp_store, Contact};

/// The link of a receipt, with its MAC.
pub fn receipt_text(app: &App, receipt: Receipt) -> String {
    receipt.show(&app.keys().mac(super::RECEIPT, &receipt.signed()))
}

/// The receipt of a text, if it is one of ours.
pub fn read_receipt(app: &App, text: &str) -> Option<Receipt> {
    let (receipt, mac) = Receipt::read(text)?;
    app.keys().mac_matches(super::RECEIPT, &receipt.signed(), &mac).then_some(receipt)
}

/// The text that confirms the address of an RSVP; it is no receipt.
pub fn confirm_text(app: &App, receipt: Receipt) -> String {
    receipt.show(&app.keys().mac(super::CONFIRM, &receipt.signed()))
}

/// The RSVP whose address a text confirms.
pub fn read_confirm(app: &App, text: &str) -> Option<Receipt> {
    let (receipt, mac) = Receipt::read(text)?;
    app.keys().mac_matches(super::CONFIRM, &receipt.signed(), &mac).then_some(receipt)
}

fn send(db: &mut Change, app: &App, to: Private<String>, subject: String, text: String) {
    Mail { to, subject, text }.enqueue(db, app.keys(), app.random());
}

/// Asks whoever gave an address whether it is theirs.
pub(crate) fn ask_to_confirm(db: &mut Change, app: &App, slip: &Slip, rsvp: Rsvp) {
    let Some(to) = slip.mail.clone().filter(|_| app.site().mails) else { return };
    let w = Words::new(slip.lang);
    let receipt = Receipt { code: slip.code, seq: rsvp.seq };
    let confirm = app.absolute(&href::rsvp_mail(confirm_text(app, receipt)));
    let link = app.absolute(&href::rsvp(receipt_text(app, receipt)));
    let text = w.rsvp_mail_confirm_text(&confirm, &link);
    send(db, app, to, w.rsvp_mail_confirm_subject().to_owned(), text);
}

/// Opens a confirmed address.
pub(crate) fn address(app: &App, contact: &Contact) -> Option<Private<String>> {
    contact.mail_confirmed_at?;
    let plain = app.keys().open(super::MAIL, contact.mail.as_deref()?)?;
    String::from_utf8(plain).ok().map(Private::new)
}

/// The words of a contact's language.
fn words(contact: &Contact) -> &'static Words {
    Words::new(Lang::parse(&contact.lang).unwrap_or_default())
}

/// Tells those who moved up from the waiting list.
pub(crate) fn tell_promoted(
    db: &mut Change,
    app: &App,
    (action, code, title): (ActionId, base::Code, &str),
    up: &[u32],
) -> Result<(), StoreError> {
    for seq in up {
        let Some(contact) = rsvp_store::contact(db, action, *seq)? else { continue };
        let Some(to) = address(app, &contact) else { continue };
        let w = words(&contact);
        let link = app.absolute(&href::rsvp(receipt_text(app, Receipt { code, seq: *seq })));
        send(db, app, to, w.rsvp_mail_promoted_subject(title), w.rsvp_mail_promoted_text(title, &link));
    }
    Ok(())
}

/// Lets those in who wait and fit, after a door was widened, and tells them.
pub(crate) fn let_in(
    db: &mut Change,
    app: &App,
    action: &crate::action::model::Action,
    now: base::Time,
) -> Result<(), StoreError> {
    let Some(mut held) = rsvp_store::hold(db, &[action.code], now)?.remove(&action.code) else { return Ok(()) };
    let up = rsvp_store::promote(db, &mut held)?;
    rsvp_store::settle(db, [&held])?;
    tell_promoted(db, app, (action.id, action.code, &action.content.title), &up)
}

/// Writes to the next addresses of those who are coming to an action, after number `after`; answers
/// the number to go on from, or none when all were told. `say` makes subject and text from the
/// reader's words and the link of their receipt. Only confirmed addresses are written to; the whole
/// place is told only to those who are going.
pub(crate) fn tell_some(
    db: &mut Change,
    app: &App,
    action: &crate::action::model::Action,
    after: u32,
    most: i64,
    say: impl Fn(&'static Words, &str, bool) -> (String, String),
) -> Result<Option<u32>, StoreError> {
    let page = rsvp_store::contacts(db, action.id, after, most)?;
    for (contact, rsvp) in &page {
        let Some(to) = address(app, contact) else { continue };
        let receipt = Receipt { code: action.code, seq: contact.seq };
        let link = app.absolute(&href::rsvp(receipt_text(app, receipt)));
        let (subject, text) = say(words(contact), &link, rsvp.standing == Standing::Going);
        send(db, app, to, subject, text);
    }
    let is_full = i64::try_from(page.len()).is_ok_and(|told| told == most);
    Ok(page.last().map(|(contact, _)| contact.seq).filter(|_| is_full))
}
