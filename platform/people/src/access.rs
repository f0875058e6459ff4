//! Who may do what with persons, accounts and sessions: one row per route.

use base::{Access, Row};
use ui::href;

pub(crate) const SIGN_IN: Row = Row::get(href::SIGN_IN, Access::Anyone);
pub(crate) const SIGN_IN_POST: Row = Row::post(href::SIGN_IN, Access::Anyone);
pub(crate) const CODE: Row = Row::get(href::SIGN_IN_CODE, Access::Holder);
pub(crate) const CODE_POST: Row = Row::post(href::SIGN_IN_CODE, Access::Holder);
pub(crate) const SIGN_IN_PASSKEY: Row = Row::post(href::SIGN_IN_PASSKEY, Access::Anyone);
pub(crate) const SIGN_OUT: Row = Row::post(href::SIGN_OUT, Access::Anyone);
pub(crate) const PROVE: Row = Row::get(href::PROVE, Access::SignedIn);
pub(crate) const PROVE_POST: Row = Row::post(href::PROVE, Access::SignedIn);
pub(crate) const PROVE_PASSKEY: Row = Row::post(href::PROVE_PASSKEY, Access::SignedIn);
pub(crate) const JOIN: Row = Row::get(href::JOIN, Access::Anyone);
pub(crate) const JOIN_POST: Row = Row::post(href::JOIN, Access::Anyone);
pub(crate) const JOIN_AUTHENTICATOR: Row = Row::get(href::JOIN_AUTHENTICATOR, Access::Holder);
pub(crate) const JOIN_AUTHENTICATOR_POST: Row = Row::post(href::JOIN_AUTHENTICATOR, Access::Holder);
pub(crate) const JOIN_PASSKEY: Row = Row::post(href::JOIN_PASSKEY, Access::Anyone);
pub(crate) const FIRST: Row = Row::get(href::FIRST, Access::Holder);
pub(crate) const FIRST_POST: Row = Row::post(href::FIRST, Access::Holder);
pub(crate) const LINK: Row = Row::get(href::SIGN_IN_LINK, Access::Holder);
pub(crate) const LINK_POST: Row = Row::post(href::SIGN_IN_LINK, Access::Holder);
pub(crate) const RESET: Row = Row::get(href::RESET, Access::Anyone);
pub(crate) const RESET_POST: Row = Row::post(href::RESET, Access::Anyone);
pub(crate) const RESET_WITH: Row = Row::get(href::RESET_WITH, Access::Holder);
pub(crate) const RESET_WITH_POST: Row = Row::post(href::RESET_WITH, Access::Holder);

pub(crate) const ME: Row = Row::get(href::ME, Access::SignedIn);
pub(crate) const PROFILE: Row = Row::get(href::ME_PROFILE, Access::SignedIn);
pub(crate) const PROFILE_POST: Row = Row::post(href::ME_PROFILE, Access::SignedIn);
pub(crate) const ADDRESS_POST: Row = Row::post(href::ME_ADDRESS, Access::SignedIn).fresh();
pub(crate) const MAIL: Row = Row::get(href::ME_MAIL, Access::Holder);
pub(crate) const MAIL_POST: Row = Row::post(href::ME_MAIL, Access::Holder);
pub(crate) const ROLE_CODE_POST: Row = Row::post(href::ME_CODE, Access::SignedIn);
pub(crate) const KEYS: Row = Row::get(href::ME_KEYS, Access::SignedIn);
pub(crate) const PASSWORD: Row = Row::get(href::ME_PASSWORD, Access::SignedIn).fresh();
pub(crate) const PASSWORD_POST: Row = Row::post(href::ME_PASSWORD, Access::SignedIn).fresh();
pub(crate) const TOTP: Row = Row::get(href::ME_TOTP, Access::SignedIn).fresh();
pub(crate) const TOTP_POST: Row = Row::post(href::ME_TOTP, Access::SignedIn).fresh();
pub(crate) const RECOVERY: Row = Row::get(href::ME_RECOVERY, Access::SignedIn);
pub(crate) const RECOVERY_POST: Row = Row::post(href::ME_RECOVERY, Access::SignedIn);
pub(crate) const PASSKEY: Row = Row::post(href::ME_PASSKEY, Access::SignedIn).fresh();
pub(crate) const PASSKEY_REMOVE: Row = Row::post(href::ME_PASSKEY_REMOVE, Access::SignedIn).fresh();
pub(crate) const SESSIONS: Row = Row::get(href::ME_SESSIONS, Access::SignedIn);
pub(crate) const SESSIONS_POST: Row = Row::post(href::ME_SESSIONS, Access::SignedIn);
pub(crate) const SESSION_END: Row = Row::post(href::ME_SESSION_END, Access::SignedIn);
pub(crate) const EXPORT: Row = Row::get(href::ME_EXPORT, Access::SignedIn).fresh();
pub(crate) const DELETE: Row = Row::get(href::ME_DELETE, Access::SignedIn);
pub(crate) const DELETE_POST: Row = Row::post(href::ME_DELETE, Access::SignedIn).fresh();

pub(crate) const ADMIN: Row = Row::get(href::ADMIN, Access::Admin);
pub(crate) const ADMIN_ROLE_POST: Row = Row::post(href::ADMIN_ROLE, Access::Admin).fresh();
pub(crate) const AUDIT: Row = Row::get(href::AUDIT, Access::Admin);

pub(crate) const FLAG_ACTION: Row = Row::get(href::FLAG_ACTION, Access::Anyone);
pub(crate) const FLAG_ACTION_POST: Row = Row::post(href::FLAG_ACTION, Access::Anyone);
pub(crate) const FLAG_CALL: Row = Row::get(href::FLAG_CALL, Access::Anyone);
pub(crate) const FLAG_CALL_POST: Row = Row::post(href::FLAG_CALL, Access::Anyone);
pub(crate) const FLAG_GROUP: Row = Row::get(href::FLAG_GROUP, Access::Anyone);
pub(crate) const FLAG_GROUP_POST: Row = Row::post(href::FLAG_GROUP, Access::Anyone);
pub(crate) const QUEUE: Row = Row::get(href::QUEUE, Access::SiteSteward);
pub(crate) const QUEUE_SETTLE: Row = Row::get(href::QUEUE_SETTLE, Access::SiteSteward);
pub(crate) const QUEUE_SETTLE_POST: Row = Row::post(href::QUEUE_SETTLE, Access::SiteSteward);
pub(crate) const BLOCKS: Row = Row::get(href::BLOCKS, Access::SiteSteward);
pub(crate) const BLOCKS_POST: Row = Row::post(href::BLOCKS, Access::SiteSteward);
pub(crate) const BLOCK_END_POST: Row = Row::post(href::BLOCK_END, Access::SiteSteward);
pub(crate) const MODERATION: Row = Row::get(href::MODERATION, Access::Anyone);
