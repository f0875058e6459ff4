//! Conversations as requests ask for them, kept in memory as long as nothing changed: a storm of votes
//! asks the database for no conversation.
//!
//! What is kept is the same for everybody; whether somebody may see it is decided for each request.
//! Figures are kept with the participants ([`crate::vote::known`]), since they move with every batch of
//! votes. The introduction is kept as it is shown: cleaning its Markdown takes longer than the rest of a
//! page.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use ::store::StoreError;
use base::{Actor, Time};
use ui::Html;
use web::App;

use super::model::Conversation;
use super::store as conversations;

/// With several programs on one database, another's change is seen after this.
const SHARED_AGE_MAX: Duration = Duration::from_secs(1);

/// Conversations that are kept; all are forgotten when there are more.
const MOST: usize = 512;

/// A conversation, and its introduction as it is shown.
pub(crate) struct Known {
    pub(crate) it: Conversation,
    pub(crate) introduction: Html,
}

impl Deref for Known {
    type Target = Conversation;

    fn deref(&self) -> &Conversation {
        &self.it
    }
}

/// What was read at one version of the data.
#[derive(Default)]
struct All {
    version: u64,
    made_at: Time,
    by_slug: HashMap<String, Arc<Known>>,
}

impl All {
    fn is_fresh(&self, version: u64, now: Time, is_shared: bool) -> bool {
        self.version == version && !(is_shared && now.since(self.made_at) > SHARED_AGE_MAX)
    }
}

/// The conversation of this name in URLs, if `actor` may see it.
pub(crate) async fn find(app: &App, actor: &Actor, slug: &str) -> Result<Arc<Known>, StoreError> {
    let known = app.once(|_| RwLock::new(All::default()));
    let (version, now, is_shared) = (app.version(), app.now(), app.store().is_postgres());
    let held = {
        let known = known.read().unwrap_or_else(PoisonError::into_inner);
        if known.is_fresh(version, now, is_shared) { known.by_slug.get(slug).map(Arc::clone) } else { None }
    };
    let it = if let Some(it) = held {
        it
    } else {
        let name = slug.to_owned();
        // As the system, which sees all; what this actor may see is decided below.
        let it = app.read(move |db| conversations::find(db, &Actor::system(), &name)).await?.0;
        let introduction = ui::markdown::html(&it.content.introduction);
        let it = Arc::new(Known { it, introduction });
        let mut known = known.write().unwrap_or_else(PoisonError::into_inner);
        if !known.is_fresh(version, now, is_shared) || known.by_slug.len() >= MOST {
            // A change while we read makes the version kept here an old one: it is read again.
            *known = All { version, made_at: now, by_slug: HashMap::new() };
        }
        known.by_slug.insert(slug.to_owned(), Arc::clone(&it));
        it
    };
    if it.is_seen_by(actor) { Ok(it) } else { Err(StoreError::Missing) }
}
