//! Where passwords are hashed: Argon2id, away from the threads that answer, one at a time.
//!
//! One hash costs 19 MiB and some tens of milliseconds on purpose. A crowd of sign-ins therefore
//! waits in a short line, and beyond it is told to try again; other pages stay quick.

use std::sync::Arc;

use argon2::password_hash::{Output, PasswordHash, SaltString};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use base::Random;
use tokio::sync::{Mutex, Semaphore};
use web::{App, Failure};

use super::model::Password;
use crate::secret::is_same;

/// KiB, passes and lanes: the second choice of RFC 9106 in the measure OWASP gives.
const PARAMS: (u32, u32, u32) = (19_456, 2, 1);

/// Bytes of a hash.
const LEN: usize = 32;

/// How many may wait; at twenty milliseconds each the last one waits about a second.
const WAITING: usize = 60;

/// Compared where there is no password, so that the answer takes the same time.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$Y29udm9rZS9ub2JvZHkhIQ$7F1vY2yq1qg0q5S2zQmKxv0QnW1n1JtPzI1gqO2Xh1k";

/// The memory a hash is computed in: kept, since giving it back and asking anew for every sign-in
/// leaves one such piece behind in every thread.
type Memory = Vec<Block>;

/// The line in front of the hash function: one at a time, so that one core stays free for pages.
struct Desk {
    places: Semaphore,
    memory: Arc<Mutex<Memory>>,
}

async fn at_the_desk<T: Send + 'static>(
    app: &App,
    work: impl FnOnce(&mut Memory) -> T + Send + 'static,
) -> Result<T, Failure> {
    let desk = app.once(|_| Desk { places: Semaphore::new(WAITING), memory: Arc::default() });
    let Ok(_place) = desk.places.try_acquire() else { return Err(Failure::Busy) };
    let mut memory = Arc::clone(&desk.memory).lock_owned().await;
    #[expect(clippy::disallowed_methods, reason = "pure computation that is waited for right here")]
    let done = tokio::task::spawn_blocking(move || work(&mut memory)).await;
    done.map_err(Failure::broken)
}

/// The text to keep of a new password.
pub async fn keep(app: &App, password: Password) -> Result<String, Failure> {
    let salt = base::random::bytes::<16>(app.random());
    at_the_desk(app, move |memory| hash(&password, &salt, memory)).await?
}

/// Whether a typed password is the kept one; takes as long when there is none.
pub async fn matches(app: &App, kept: Option<String>, typed: Password) -> Result<bool, Failure> {
    at_the_desk(app, move |memory| verify(kept.as_deref(), &typed, memory)).await
}

/// The same as [`keep`] in one's own time: for the demo world and for tests.
pub(crate) fn keep_now(random: &dyn Random, password: &Password) -> Result<String, Failure> {
    hash(password, &base::random::bytes::<16>(random), &mut Memory::new())
}

fn compute(params: Params, password: &Password, salt: &[u8], memory: &mut Memory) -> Result<[u8; LEN], argon2::Error> {
    let mut out = [0; LEN];
    memory.resize(params.block_count(), Block::default());
    let function = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    function.hash_password_into_with_memory(password.bytes(), salt, &mut out, memory)?;
    Ok(out)
}

fn hash(password: &Password, salt: &[u8], memory: &mut Memory) -> Result<String, Failure> {
    let broken = |error: &dyn std::fmt::Display| Failure::broken(error.to_string());
    let (m, t, p) = PARAMS;
    let params = Params::new(m, t, p, Some(LEN)).map_err(|e| broken(&e))?;
    let out = compute(params, password, salt, memory).map_err(|e| broken(&e))?;
    let salt = SaltString::encode_b64(salt).map_err(|e| broken(&e))?;
    let out = Output::new(&out).map_err(|e| broken(&e))?;
    Ok(format!("$argon2id$v=19$m={m},t={t},p={p}${salt}${out}"))
}

fn verify(kept: Option<&str>, typed: &Password, memory: &mut Memory) -> bool {
    let Ok(hash) = PasswordHash::new(kept.unwrap_or(NOBODY)) else { return false };
    let mut bytes = [0; 64];
    let (Some(salt), Some(expected), Ok(params)) = (hash.salt, hash.hash, Params::try_from(&hash)) else {
        return false;
    };
    let Ok(salt) = salt.decode_b64(&mut bytes) else { return false };
    let same = compute(params, typed, salt, memory).is_ok_and(|out| is_same(&out, expected.as_bytes()));
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
        assert!(verify(Some(&kept), &Password::typed("correct horse battery"), &mut Memory::new()));
        assert!(!verify(Some(&kept), &Password::typed("correct horse batterY"), &mut Memory::new()));
    }

    #[test]
    fn nobodys_password_is_compared_as_well_and_never_right() {
        assert!(PasswordHash::new(NOBODY).is_ok());
        assert!(!verify(None, &Password::typed(""), &mut Memory::new()));
        assert!(!verify(None, &Password::typed("anything at all"), &mut Memory::new()));
    }
}
