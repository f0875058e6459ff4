//! Who may do what with groups and their people: one row per route.
//!
//! What concerns one group (member, steward, officer) is enforced by the store functions, which
//! take the actor; who may not see the group gets the answer of a group that does not exist.

use base::{Access, Row};
use ui::href;

pub(crate) const LIST: Row = Row::get(href::GROUPS, Access::Anyone);
pub(crate) const SHOW: Row = Row::get(href::GROUP, Access::Anyone);
pub(crate) const NEW: Row = Row::get(href::GROUP_NEW, Access::SignedIn);
pub(crate) const NEW_POST: Row = Row::post(href::GROUP_NEW, Access::SignedIn);
pub(crate) const EDIT: Row = Row::get(href::GROUP_EDIT, Access::Officer);
pub(crate) const EDIT_POST: Row = Row::post(href::GROUP_EDIT, Access::Officer);
pub(crate) const CLOSE: Row = Row::get(href::GROUP_CLOSE, Access::Officer);
pub(crate) const CLOSE_POST: Row = Row::post(href::GROUP_CLOSE, Access::Officer).fresh();
pub(crate) const COMMITTEE: Row = Row::get(href::COMMITTEE_NEW, Access::Officer);
pub(crate) const COMMITTEE_POST: Row = Row::post(href::COMMITTEE_NEW, Access::Officer);

pub(crate) const MEMBERS: Row = Row::get(href::GROUP_MEMBERS, Access::Member);
pub(crate) const ROLE_POST: Row = Row::post(href::MEMBER_ROLE, Access::Officer);
pub(crate) const REMOVE_POST: Row = Row::post(href::MEMBER_REMOVE, Access::Officer);
pub(crate) const SHOW_ME_POST: Row = Row::post(href::MEMBER_SHOW, Access::Member);
pub(crate) const LEAVE_POST: Row = Row::post(href::GROUP_LEAVE, Access::SignedIn);

pub(crate) const JOIN: Row = Row::get(href::GROUP_JOIN, Access::SignedIn);
pub(crate) const JOIN_POST: Row = Row::post(href::GROUP_JOIN, Access::SignedIn);
pub(crate) const VOUCH_POST: Row = Row::post(href::MEMBER_VOUCH, Access::Member);
pub(crate) const ADMIT_POST: Row = Row::post(href::MEMBER_ADMIT, Access::Officer);

pub(crate) const INVITATIONS: Row = Row::get(href::INVITATIONS, Access::Officer);
pub(crate) const INVITATIONS_POST: Row = Row::post(href::INVITATIONS, Access::Officer);
pub(crate) const INVITATION_END_POST: Row = Row::post(href::INVITATION_END, Access::Officer);
pub(crate) const INVITATION: Row = Row::get(href::INVITATION, Access::Holder);
pub(crate) const INVITATION_POST: Row = Row::post(href::INVITATION, Access::SignedIn);

pub(crate) const TIES: Row = Row::get(href::GROUP_GROUPS, Access::SignedIn);
pub(crate) const TIES_POST: Row = Row::post(href::GROUP_GROUPS, Access::SignedIn);
pub(crate) const TIE_ADMIT_POST: Row = Row::post(href::GROUP_GROUP_ADMIT, Access::Officer);
pub(crate) const TIE_REMOVE_POST: Row = Row::post(href::GROUP_GROUP_REMOVE, Access::Officer);
