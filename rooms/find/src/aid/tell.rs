//! What is written to people who gave an address for one need or offer. Every mail is short, says
//! nothing about the other side, and carries the link to the receipt.

use ::store::{Change, StoreError};
use base::Code;
use ui::{Words, href};
use uuid::Uuid;
use web::{App, Mail};

use super::{receipt, sealed, store};

/// What there is to tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum News {
    /// Somebody was found.
    Proposed,
    /// Both accepted.
    Accepted,
    /// The other side wrote.
    Message,
    /// It ends soon and can be renewed.
    Ending,
}

/// Asks whoever gave an address whether it is theirs.
pub(crate) fn ask_to_confirm(db: &mut Change, app: &App, id: Uuid, code: Code) -> Result<(), StoreError> {
    let reach = store::reach(db, id)?;
    let Some(to) = sealed::open_reach(app, &reach).mail.filter(|_| app.site().mails && !reach.is_confirmed) else {
        return Ok(());
    };
    let w = Words::new(reach.lang);
    let confirm = app.absolute(&href::aid_mail(receipt::confirmation(app, code)));
    let link = app.absolute(&href::aid_receipt(receipt::show(app, code)));
    let (subject, text) = (w.aid_mail_confirm_subject().to_owned(), w.aid_mail_confirm_text(&confirm, &link));
    Mail { to, subject, text }.enqueue(db, app.keys(), app.random());
    Ok(())
}

/// Tells news to a confirmed address, if there is one.
pub(crate) fn tell(db: &mut Change, app: &App, id: Uuid, code: Code, news: News) -> Result<(), StoreError> {
    let reach = store::reach(db, id)?;
    let Some(to) = sealed::open_reach(app, &reach).mail.filter(|_| app.site().mails && reach.is_confirmed) else {
        return Ok(());
    };
    let w = Words::new(reach.lang);
    let link = app.absolute(&href::aid_receipt(receipt::show(app, code)));
    let (subject, text) = match news {
        News::Proposed => (w.aid_mail_proposed_subject(), w.aid_mail_proposed_text(&link)),
        News::Accepted => (w.aid_mail_accepted_subject(), w.aid_mail_accepted_text(&link)),
        News::Message => (w.aid_mail_message_subject(), w.aid_mail_message_text(&link)),
        News::Ending => (w.aid_mail_ending_subject(), w.aid_mail_ending_text(&link)),
    };
    Mail { to, subject: subject.to_owned(), text }.enqueue(db, app.keys(), app.random());
    Ok(())
}
