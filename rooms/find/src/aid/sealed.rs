//! What is sealed about needs and offers: a person's words, ways to be reached.

use base::{Private, Random};
use web::{App, Keys};

use super::model::{Aid, Content, Reach, Sealed};
use super::store::SealedReach;

/// Purpose of the key that seals words.
const TEXT: &str = "aid-text";

/// Purpose of the key that seals addresses for news.
const MAIL: &str = "aid-mail";

/// Purpose of the key that seals what the other side gets.
const CONTACT: &str = "aid-contact";

/// Purpose of the key that seals messages.
const MESSAGE: &str = "aid-message";

/// A person's title and details, sealed.
pub(crate) fn words(keys: &Keys, random: &dyn Random, content: &Content) -> Vec<u8> {
    let plain = Sealed { title: content.title.clone(), details: content.details.clone() };
    keys.seal(random, TEXT, &serde_json::to_vec(&plain).unwrap_or_default())
}

/// Opens what a person wrote into the content, for those who may read it.
pub(crate) fn open_words(app: &App, aid: &mut Aid) {
    let opened = aid.sealed.as_ref().and_then(|sealed| app.keys().open(TEXT, sealed));
    if let Some(plain) = opened.and_then(|plain| serde_json::from_slice::<Sealed>(&plain).ok()) {
        aid.content.title = plain.title;
        aid.content.details = plain.details;
    }
}

fn open(app: &App, purpose: &'static str, sealed: Option<&Vec<u8>>) -> Option<Private<String>> {
    let plain = app.keys().open(purpose, sealed?)?;
    String::from_utf8(plain).ok().map(Private::new)
}

/// Ways to be reached, sealed: the address, the contact.
pub(crate) fn reach(keys: &Keys, random: &dyn Random, reach: &Reach) -> (Option<Vec<u8>>, Option<Vec<u8>>) {
    let seal = |purpose, it: &Option<Private<String>>| {
        it.as_ref().map(|text| keys.seal(random, purpose, text.reveal().as_bytes()))
    };
    (seal(MAIL, &reach.mail), seal(CONTACT, &reach.contact))
}

/// The same opened.
pub(crate) fn open_reach(app: &App, sealed: &SealedReach) -> Reach {
    Reach { mail: open(app, MAIL, sealed.mail.as_ref()), contact: open(app, CONTACT, sealed.contact.as_ref()) }
}

/// A message, sealed.
pub(crate) fn message(app: &App, text: &str) -> Vec<u8> {
    app.keys().seal(app.random(), MESSAGE, text.as_bytes())
}

/// A message, opened; empty when the key is another.
pub(crate) fn open_message(app: &App, sealed: &[u8]) -> Private<String> {
    let plain = app.keys().open(MESSAGE, sealed).and_then(|plain| String::from_utf8(plain).ok());
    Private::new(plain.unwrap_or_default())
}
