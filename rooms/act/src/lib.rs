//! The room ACT: calls, endorsements, actions, RSVPs, turnout.
//!
//! A group *calls* for action, other groups *endorse* the call, organizers add local *actions*,
//! anybody says "I'm coming" without an account, and afterwards *turnout* is counted.
//!
//! The room promises: what an actor may not see is missing; every figure on a page is kept with the
//! change that moves it, so that no page ever sums; nothing here knows the other rooms.
//!
//! One folder per noun. Each noun answers `parts()`: its routes, retentions, jobs and
//! samples; this file only lists the nouns.

mod access;
pub mod action;
pub mod call;
pub mod contact;
mod demand;
pub mod endorsement;
pub mod events;
mod feeds;
mod flyer;
pub mod home;
mod jobs;
mod moderation;
mod near;
pub mod rsvp;
pub mod series;
mod slots;
pub mod transfer;
#[cfg(test)]
pub(crate) mod trial;
pub mod turnout;
pub mod update;

pub(crate) use web::Parts;

/// Every noun of the room, in the order of the thread.
fn nouns() -> Vec<Parts> {
    vec![
        home::parts(),
        call::parts(),
        endorsement::parts(),
        demand::parts(),
        near::parts(),
        feeds::parts(),
        flyer::parts(),
        action::parts(),
        rsvp::parts(),
        turnout::parts(),
        moderation::parts(),
    ]
}

/// The room as the shell takes it.
pub fn room() -> web::Room {
    web::Room { name: "act", nouns: nouns() }
}
