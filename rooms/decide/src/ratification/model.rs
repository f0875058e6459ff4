//! What a resolution is, and when its bodies have ratified it.

use base::{Actor, Code, GroupId, GroupRole, PersonId, Time};

use crate::council::model::Share;
use crate::decision::model::DecisionId;
use crate::election::model::ElectionId;
use crate::proposal::model::{Audience, Body, ProposalId};

base::id! {
    /// A resolution.
    ResolutionId,
}

base::word_enum! {
    /// Where a resolution stands.
    pub(crate) enum State {
        /// The delegates cast their ballots.
        Open = "open",
        /// The delegates passed it; the bodies are asked.
        Asking = "asking",
        /// The delegates passed it, and nobody had to be asked.
        Adopted = "adopted",
        /// The bodies ratified it.
        Ratified = "ratified",
        /// The bodies did not ratify it.
        Refused = "refused",
        /// The delegates did not pass it, or were too few.
        Failed = "failed",
        /// It was called off.
        Canceled = "canceled",
    }
}

impl State {
    /// Whether nothing changes any more.
    pub(crate) const fn is_ended(self) -> bool {
        !matches!(self, Self::Open | Self::Asking)
    }
}

base::word_enum! {
    /// What a body answered.
    pub(crate) enum Answer {
        /// It has not been asked.
        Waiting = "waiting",
        /// Its members are casting ballots.
        Asked = "asked",
        /// It ratified.
        Yes = "yes",
        /// It did not.
        No = "no",
        /// Too few took part: it has not ratified.
        NoQuorum = "no-quorum",
        /// It did not decide in time, or called its ballot off: it has not ratified.
        Silent = "silent",
        /// It left the council before it answered: it is not counted.
        Left = "left",
    }
}

impl Answer {
    /// Whether something is still to come.
    pub(crate) const fn is_awaited(self) -> bool {
        matches!(self, Self::Waiting | Self::Asked)
    }
}

/// A resolution.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Resolution {
    pub(crate) id: ResolutionId,
    /// Its name in URLs.
    pub(crate) code: Code,
    /// The council.
    pub(crate) council: Body,
    pub(crate) title: String,
    /// What it says, in small Markdown.
    pub(crate) text: String,
    pub(crate) audience: Audience,
    pub(crate) state: State,
    /// How many parts a weight of one has on the ballot.
    pub(crate) scale: u64,
    /// Whether the bodies are asked when it passes.
    pub(crate) must_ratify: bool,
    pub(crate) bodies_share: Share,
    pub(crate) members_share: Share,
    pub(crate) ratify_days: u32,
    pub(crate) opened_at: Time,
    /// Until when the bodies can answer, once they are asked.
    pub(crate) deadline: Option<Time>,
    pub(crate) ended_at: Option<Time>,
    /// The ballot of the delegates.
    pub(crate) election: (ElectionId, Code),
    /// The proposal it decides, with its title.
    pub(crate) proposal: Option<(ProposalId, Code, String)>,
    pub(crate) decision: Option<(DecisionId, Code)>,
    /// The zone its times are told in.
    pub(crate) zone: &'static str,
}

impl Resolution {
    /// Whether the actor may see it; `is_inside` says that they belong to the council or one of its bodies.
    pub(crate) fn is_visible_to(&self, actor: &Actor, is_inside: bool) -> bool {
        is_inside
            || actor.is_system
            || actor.is_at_least(self.council.id, GroupRole::Member)
            || (self.audience == Audience::Everybody && self.council.is_public)
    }
}

/// A body of a resolution.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct BodyAnswer {
    /// The body; `is_public` says whether everybody may read its name.
    pub(crate) body: Body,
    /// What it weighed at the opening.
    pub(crate) weight: u64,
    /// How many members stood behind it then.
    pub(crate) members: u64,
    pub(crate) answer: Answer,
    /// Its members' ballots.
    pub(crate) yes: u64,
    pub(crate) no: u64,
    /// Its ballot on ratification.
    pub(crate) election: Option<(ElectionId, Code)>,
}

/// A part of a body's weight.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct SeatWeight {
    pub(crate) body: GroupId,
    /// Counted in each body from 1.
    pub(crate) number: u32,
    /// Who casts it; nobody while the seat is empty.
    pub(crate) person: Option<PersonId>,
    /// Scaled.
    pub(crate) weight: u64,
}

/// A part of a body's weight, who cast it, and how.
pub(crate) struct Called {
    pub(crate) body: GroupId,
    /// Nobody where the seat is empty or the name is forgotten.
    pub(crate) name: Option<String>,
    pub(crate) weight: u64,
    /// The marks; none where no ballot was cast.
    pub(crate) marks: Option<crate::ballot::model::Marks>,
}

/// How far ratification has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Sums {
    /// Bodies that ratified.
    pub(crate) bodies_yes: u64,
    /// Bodies that count: all but those that left before they answered.
    pub(crate) bodies: u64,
    /// Members who said yes, over all bodies that count.
    pub(crate) yes: u64,
    /// Members who said no.
    pub(crate) no: u64,
    /// Bodies whose answer is still to come.
    pub(crate) awaited: u64,
}

impl Sums {
    /// Of all answers so far. A member's yes or no counts whether or not the own body had a quorum.
    pub(crate) fn of(answers: &[BodyAnswer]) -> Self {
        let mut out = Self::default();
        for it in answers.iter().filter(|it| it.answer != Answer::Left) {
            out.bodies += 1;
            out.bodies_yes += u64::from(it.answer == Answer::Yes);
            out.awaited += u64::from(it.answer.is_awaited());
            out.yes += it.yes;
            out.no += it.no;
        }
        out
    }

    /// Whether enough bodies said yes.
    pub(crate) const fn has_bodies(&self, share: Share) -> bool {
        share.is_reached(self.bodies_yes, self.bodies)
    }

    /// Whether enough of the members who said yes or no said yes.
    pub(crate) const fn has_members(&self, share: Share) -> bool {
        share.is_reached(self.yes, self.yes + self.no)
    }

    /// Whether it is ratified: both majorities.
    pub(crate) const fn is_ratified(&self, bodies: Share, members: Share) -> bool {
        self.has_bodies(bodies) && self.has_members(members)
    }
}

/// Who casts what after seats have changed: a delegate who lost the seat casts nothing, and whoever sits
/// there instead takes over that part of the weight. The parts themselves stay as they were frozen.
pub(crate) fn reseat(seats: &mut [SeatWeight], sitting: &[(GroupId, PersonId)]) -> bool {
    let mut is_changed = false;
    let sits = |body: GroupId, person: PersonId| sitting.contains(&(body, person));
    for seat in seats.iter_mut() {
        if seat.person.is_some_and(|person| !sits(seat.body, person)) {
            seat.person = None;
            is_changed = true;
        }
    }
    for (body, person) in sitting {
        let has_one = seats.iter().any(|it| it.body == *body && it.person == Some(*person));
        let free = seats.iter_mut().find(|it| it.body == *body && it.person.is_none());
        if let (false, Some(free)) = (has_one, free) {
            free.person = Some(*person);
            is_changed = true;
        }
    }
    is_changed
}

/// What each person casts in all: who sits for two bodies casts one ballot with both weights.
pub(crate) fn by_person(seats: &[SeatWeight]) -> std::collections::BTreeMap<PersonId, u64> {
    let mut out = std::collections::BTreeMap::new();
    for (person, weight) in seats.iter().filter_map(|it| it.person.map(|person| (person, it.weight))) {
        *out.entry(person).or_default() += weight;
    }
    out
}

/// A resolution as a council's page lists it: where it came from and where it went.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Listed {
    pub(crate) it: Resolution,
    /// What the proposal came from: path and label.
    pub(crate) sources: Vec<(String, String)>,
    /// How far ratification has come.
    pub(crate) sums: Sums,
    /// What refers to the decision: path, kind and label.
    pub(crate) mentions: Vec<(String, String, String)>,
    /// What is demanded because of the decision: name in URLs and title.
    pub(crate) demands: Vec<(Code, String)>,
}

#[cfg(test)]
mod tests {
    use base::SeededRandom;

    use super::*;

    fn answer(answer: Answer, yes: u64, no: u64) -> BodyAnswer {
        let it = crate::ratification::samples::answers().remove(0);
        BodyAnswer { answer, yes, no, ..it }
    }

    #[test]
    fn a_double_majority_needs_the_bodies_and_the_members() {
        use Answer::{Left, No, NoQuorum, Silent, Yes};
        let table = [
            // Both.
            (vec![(Yes, 10, 2), (Yes, 5, 4), (No, 3, 6)], true),
            // More bodies, fewer members.
            (vec![(Yes, 3, 2), (Yes, 3, 2), (No, 1, 40)], false),
            // More members, half of the bodies only.
            (vec![(Yes, 90, 2), (No, 3, 4)], false),
            // A body that is silent has not ratified.
            (vec![(Yes, 9, 0), (Silent, 0, 0)], false),
            (vec![(Yes, 9, 0), (Yes, 9, 0), (Silent, 0, 0)], true),
            // The ballots of a body without a quorum are counted among the members all the same.
            (vec![(Yes, 9, 0), (Yes, 9, 0), (NoQuorum, 0, 17)], true),
            (vec![(Yes, 9, 0), (Yes, 9, 0), (NoQuorum, 0, 18)], false),
            // Who left is not counted.
            (vec![(Yes, 9, 0), (Left, 0, 50)], true),
            (vec![(Left, 0, 0)], false),
            // Nobody at all; a tie among the members.
            (vec![], false),
            (vec![(Yes, 5, 5)], false),
        ];
        for (at, (rows, ratified)) in table.into_iter().enumerate() {
            let answers: Vec<_> = rows.into_iter().map(|(it, yes, no)| answer(it, yes, no)).collect();
            assert_eq!(Sums::of(&answers).is_ratified(Share::Half, Share::Half), ratified, "row {at}");
        }
    }

    #[test]
    fn each_majority_has_a_share_of_its_own() {
        let answers = [answer(Answer::Yes, 6, 4), answer(Answer::Yes, 6, 4), answer(Answer::No, 1, 0)];
        let sums = Sums::of(&answers);
        assert!(sums.is_ratified(Share::TwoThirds, Share::Half));
        assert!(!sums.is_ratified(Share::ThreeQuarters, Share::Half));
        assert!(!sums.is_ratified(Share::Half, Share::TwoThirds));
    }

    #[test]
    fn a_substitute_takes_over_the_part_of_the_one_replaced() {
        let random = SeededRandom::new(7);
        let at = Time::from_millis(1);
        let (a, b) = (GroupId::new(at, &random), GroupId::new(at, &random));
        let [ana, ben, cleo, dov] = [(); 4].map(|()| PersonId::new(at, &random));
        let seat = |body, number, person, weight| SeatWeight { body, number, person: Some(person), weight };
        let frozen = [seat(a, 1, ana, 3), seat(a, 2, ben, 3), seat(b, 1, ana, 6)];
        let mut seats = frozen.to_vec();
        assert!(!reseat(&mut seats, &[(a, ana), (a, ben), (b, ana)]));
        assert_eq!(by_person(&seats), [(ana, 9), (ben, 3)].into());
        // Ben is recalled and Cleo follows; Dov got a seat after the opening, for which there is no part.
        assert!(reseat(&mut seats, &[(a, ana), (a, cleo), (b, ana), (b, dov)]));
        assert_eq!(by_person(&seats), [(ana, 9), (cleo, 3)].into());
        // The second body left: its part is cast by nobody.
        assert!(reseat(&mut seats, &[(a, ana), (a, cleo)]));
        assert_eq!(by_person(&seats), [(ana, 3), (cleo, 3)].into());
        assert_eq!(seats.iter().map(|it| it.weight).sum::<u64>(), 12);
    }
}
