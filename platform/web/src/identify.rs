//! How the shell learns who is acting: `people` answers, the gate asks.

use std::future::Future;
use std::pin::Pin;

use base::Actor;

use crate::{App, Failure};

/// A future in a box, for the few ports that need one.
pub type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Finds the actor of a session token.
pub trait Identify: Send + Sync + 'static {
    /// The actor; none when the session is unknown, ended or expired.
    fn identify<'a>(&'a self, app: &'a App, token: &'a str) -> Boxed<'a, Result<Option<Actor>, Failure>>;
}

/// Nobody has an account: for tests of the shell itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Nobody;

impl Identify for Nobody {
    fn identify<'a>(&'a self, _: &'a App, _: &'a str) -> Boxed<'a, Result<Option<Actor>, Failure>> {
        Box::pin(async { Ok(None) })
    }
}
