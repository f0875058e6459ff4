//! Where passwords are hashed: Argon2id, away from the threads that answer, few at a time.
//!
//! One hash costs 19 MiB and some tens of milliseconds on purpose. A crowd of sign-ins therefore
//! waits in a short line, and beyond it is told to try again; other pages stay quick.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use base::Random;
use tokio::sync::Semaphore;
use web::{App, Failure};

use super::model::Password;

/// What one hash costs, in words for the log at the start.
pub const COST: &str = "argon2id, 19 MiB, 2 passes, 1 lane";

/// How many hashes are computed at the same time.
const AT_ONCE: usize = 2;

/// How many may wait.
const WAITING: usize = 60;

/// Compared where there is no password, so that the answer takes the same time.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$Y29udm9rZS9ub2JvZHk$7F1vY2yq1qg0q5S2zQmKxv0QnW1n1JtPzI1gqO2Xh1k";

/// The line in front of the hash function.
struct Desk {
    free: Semaphore,
    waiting: AtomicUsize,
}

/// A place in the line, given back when it is dropped.
struct Place<'a>(&'a AtomicUsize);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

fn function() -> Argon2<'static> {
    // 19 MiB, two passes, one lane: the second choice of RFC 9106's advice as OWASP gives it.
    let params = Params::new(19_456, 2, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

async fn at_the_desk<T: Send + 'static>(app: &App, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Failure> {
    let desk: Arc<Desk> = app.once(|_| Desk { free: Semaphore::new(AT_ONCE), waiting: AtomicUsize::new(0) });
    let before = desk.waiting.fetch_add(1, Ordering::AcqRel);
    let _place = Place(&desk.waiting);
    if before >= AT_ONCE + WAITING {
        return Err(Failure::Busy);
    }
    let _turn = desk.free.acquire().await.map_err(Failure::broken)?;
    #[expect(clippy::disallowed_methods, reason = "pure computation that is waited for right here")]
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(Failure::broken)
}

/// The text to keep of a new password.
pub async fn keep(app: &App, password: Password) -> Result<String, Failure> {
    let salt = base::random::bytes::<16>(app.random());
    at_the_desk(app, move || hash(&password, &salt)).await?
}

/// Whether a typed password is the kept one; takes as long when there is none.
pub async fn matches(app: &App, kept: Option<String>, typed: Password) -> Result<bool, Failure> {
    at_the_desk(app, move || verify(kept.as_deref(), &typed)).await
}

/// The same as [`keep`] in one's own time: for the demo world and for tests.
pub(crate) fn keep_now(random: &dyn Random, password: &Password) -> Result<String, Failure> {
    hash(password, &base::random::bytes::<16>(random))
}

fn hash(password: &Password, salt: &[u8]) -> Result<String, Failure> {
    let salt = SaltString::encode_b64(salt).map_err(|e| Failure::broken(e.to_string()))?;
    let made = function().hash_password(password.bytes(), &salt);
    made.map(|hash| hash.to_string()).map_err(|e| Failure::broken(e.to_string()))
}

fn verify(kept: Option<&str>, typed: &Password) -> bool {
    let Ok(hash) = PasswordHash::new(kept.unwrap_or(NOBODY)) else { return false };
    let same = function().verify_password(typed.bytes(), &hash).is_ok();
    same && kept.is_some()
}

#[cfg(test)]
mod tests {
    use base::SeededRandom;

    use super::*;

    #[test]
    fn a_password_is_kept_as_argon2id_with_its_own_salt() {
        let random = SeededRandom::new(1);
        let password = Password::parse("correct horse battery", &[]).unwrap();
        let kept = keep_now(&random, &password).unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert_ne!(kept, keep_now(&random, &password).unwrap());
        assert!(verify(Some(&kept), &Password::typed("correct horse battery")));
        assert!(!verify(Some(&kept), &Password::typed("correct horse batterY")));
    }

    #[test]
    fn nobodys_password_is_compared_as_well_and_never_right() {
        assert!(PasswordHash::new(NOBODY).is_ok());
        assert!(!verify(None, &Password::typed("")));
        assert!(!verify(None, &Password::typed("anything at all")));
    }
}
