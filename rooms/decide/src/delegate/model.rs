//! What a set of seats is, who holds a seat, and how seats pass on.

use base::{Actor, Code, GroupId, GroupRole, PersonId, Time};
use tally::Rule;

use crate::election::model::{Settings, fills_one_seat};
use crate::proposal::model::{Audience, Body};

base::id! {
    /// A set of seats a body fills.
    DelegationId,
    /// Somebody who holds, waits for, or held a seat.
    DelegateId,
}

/// Most seats in one set.
pub(crate) const SEATS_MAX: u32 = 30;
/// Most substitutes.
pub(crate) const SUBSTITUTES_MAX: u32 = 30;
/// Longest term in months.
pub(crate) const TERM_MAX: u32 = 72;
/// Most days between two reports.
pub(crate) const REPORT_DAYS_MAX: u32 = 366;

base::word_enum! {
    /// Where a delegate stands.
    pub(crate) enum State {
        /// Holds a seat.
        Seated = "seated",
        /// Steps in when a seat falls vacant.
        Substitute = "substitute",
        /// Holds it no more.
        Ended = "ended",
    }
}

base::word_enum! {
    /// How a delegate's time ended.
    pub(crate) enum EndedAs {
        /// The term was over.
        Term = "term",
        /// The body recalled them.
        Recalled = "recalled",
        /// They gave it up.
        SteppedDown = "stepped-down",
        /// They left the body.
        Left = "left",
        /// The body, or the council, is no more, or they parted.
        Closed = "closed",
    }
}

/// A set of seats a body fills.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Delegation {
    pub(crate) id: DelegationId,
    /// Its name in URLs.
    pub(crate) code: Code,
    /// Who sends.
    pub(crate) body: Body,
    /// The council they are sent to; none for delegates of the body itself.
    pub(crate) council: Option<Body>,
    pub(crate) title: String,
    /// What they are sent for, in small Markdown.
    pub(crate) text: String,
    /// Who may see delegates, mandate and reports.
    pub(crate) audience: Audience,
    pub(crate) seats: u32,
    pub(crate) rule: Rule,
    pub(crate) settings: Settings,
    pub(crate) term_months: u32,
    /// How many runners-up become substitutes.
    pub(crate) substitutes: u32,
    /// How many percent of the body's members must sign for a recall election.
    pub(crate) recall_percent: u8,
    /// How often a report is due; 0 where none is.
    pub(crate) report_days: u32,
    /// How many elections have filled it.
    pub(crate) round: u32,
    /// Since when there are no such seats any more.
    pub(crate) closed_at: Option<Time>,
}

impl Delegation {
    /// Whether the actor may see it.
    pub(crate) fn is_visible_to(&self, actor: &Actor) -> bool {
        self.is_inside(actor)
            || (self.audience == Audience::Everybody && self.body.is_public)
            || self.council.as_ref().is_some_and(|it| actor.is_at_least(it.id, GroupRole::Member))
    }

    /// Whether the actor belongs to the body that sends.
    pub(crate) fn is_inside(&self, actor: &Actor) -> bool {
        actor.is_system || actor.is_at_least(self.body.id, GroupRole::Member)
    }

    /// Whether seats can still be filled.
    pub(crate) const fn is_open(&self) -> bool {
        self.closed_at.is_none()
    }
}

/// What a set of seats is made from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct NewDelegation {
    pub(crate) council: Option<GroupId>,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) audience: Audience,
    pub(crate) seats: u32,
    pub(crate) rule: Rule,
    pub(crate) settings: Settings,
    pub(crate) term_months: u32,
    pub(crate) substitutes: u32,
    pub(crate) recall_percent: u8,
    pub(crate) report_days: u32,
}

/// Somebody who holds, waits for, or held a seat.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Delegate {
    pub(crate) id: DelegateId,
    pub(crate) delegation: DelegationId,
    /// None when the account is gone.
    pub(crate) person: Option<PersonId>,
    /// The name on the ballot.
    pub(crate) name: String,
    /// The group a seat is kept for, as the candidacy said.
    pub(crate) part: String,
    /// The number of the seat, or of a substitute in their order.
    pub(crate) place: u32,
    pub(crate) state: State,
    pub(crate) ended_as: Option<EndedAs>,
    /// Whether the seat made this person a member of the council.
    pub(crate) in_council: bool,
    pub(crate) seated_at: Option<Time>,
    pub(crate) term_ends_at: Time,
    pub(crate) ended_at: Option<Time>,
}

/// A seat that is held, as councils need it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Seat {
    pub(crate) delegate: DelegateId,
    pub(crate) delegation: DelegationId,
    /// The name of the set of seats in URLs.
    pub(crate) code: Code,
    /// What the set of seats is called.
    pub(crate) title: String,
    /// The number of the seat in the set.
    pub(crate) place: u32,
    /// Who sent them.
    pub(crate) body: Body,
    /// None when the account is gone; the seat is then about to pass on.
    pub(crate) person: Option<PersonId>,
    pub(crate) name: String,
    pub(crate) seated_at: Time,
    pub(crate) term_ends_at: Time,
}

/// A set of seats in a council with those who sit there, as the tree of a council draws it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Sent {
    pub(crate) council: GroupId,
    pub(crate) body: GroupId,
    /// Its name in URLs.
    pub(crate) code: Code,
    pub(crate) title: String,
    pub(crate) audience: Audience,
    pub(crate) seats: u32,
    /// The names of those who sit there, by the number of the seat.
    pub(crate) sitting: std::collections::BTreeMap<u32, String>,
}

/// How many seats a by-election would fill: those that nobody holds, as long as somebody holds another and no
/// substitute is left. With all of them vacant it is an ordinary election.
pub(crate) fn open_seats(seats: u32, seated: usize, substitutes: usize) -> Option<u32> {
    let seated = u32::try_from(seated).unwrap_or(u32::MAX);
    (substitutes == 0 && seated > 0).then(|| seats.saturating_sub(seated)).filter(|vacant| *vacant > 0)
}

/// The seats kept for groups that those who hold one do not fill yet.
pub(crate) fn still_kept(at_least: &[(u32, String)], seated: &[Delegate]) -> Vec<(u32, String)> {
    let has = |part: &str| u32::try_from(seated.iter().filter(|it| it.part == part).count()).unwrap_or(u32::MAX);
    let left = at_least.iter().map(|(least, part)| (least.saturating_sub(has(part)), part.clone()));
    left.filter(|(least, _)| *least > 0).collect()
}

/// Whether a rule can fill so many seats; budgets and plain questions fill none.
pub(crate) fn fills(rule: Rule, seats: u32) -> bool {
    !rule.is_budget() && rule != Rule::YesNo && (seats == 1 || !fills_one_seat(rule))
}

/// Whether a rule can keep seats for a group.
pub(crate) fn keeps_seats(rule: Rule) -> bool {
    rule.is_stv() && rule != Rule::Ers97
}

/// When a term of so many months ends that begins at a moment: the same day of the month in UTC, or the
/// last one of a shorter month.
pub(crate) fn term_end(from: Time, months: u32) -> Time {
    let begun = from.to_jiff().to_zoned(jiff::tz::TimeZone::UTC);
    let months_long = jiff::Span::new().try_months(i64::from(months));
    let end = months_long.and_then(|span| begun.checked_add(span));
    end.map_or_else(
        |_| from.plus(std::time::Duration::from_secs(u64::from(months) * 30 * 86_400)),
        |end| Time::from_jiff(end.timestamp()),
    )
}

/// Which of the substitutes steps in: the first one, unless a group for which seats are kept has too few;
/// then the first one of such a group, if there is one.
pub(crate) fn next_in<'a>(
    at_least: &[(u32, String)],
    seated: &[Delegate],
    substitutes: &'a [Delegate],
) -> Option<&'a Delegate> {
    let has = |part: &str| seated.iter().filter(|it| it.part == part).count() as u64;
    let missing: Vec<&str> =
        at_least.iter().filter(|(least, part)| has(part) < u64::from(*least)).map(|(_, part)| part.as_str()).collect();
    let kept = substitutes.iter().find(|it| missing.contains(&it.part.as_str()));
    kept.or_else(|| substitutes.first())
}

#[cfg(test)]
mod tests {
    use base::SeededRandom;

    use super::*;

    fn delegate(place: u32, part: &str) -> Delegate {
        let random = SeededRandom::new(u64::from(place) + 1);
        let at = Time::from_millis(1_790_856_000_000);
        Delegate {
            id: DelegateId::new(at, &random),
            delegation: DelegationId::new(at, &random),
            person: None,
            name: format!("No. {place}"),
            part: part.to_owned(),
            place,
            state: State::Substitute,
            ended_as: None,
            in_council: false,
            seated_at: None,
            term_ends_at: at,
            ended_at: None,
        }
    }

    #[test]
    fn the_first_substitute_steps_in() {
        let subs = [delegate(1, ""), delegate(2, "")];
        assert_eq!(next_in(&[], &[], &subs).map(|it| it.place), Some(1));
        assert_eq!(next_in(&[], &[], &[]), None);
    }

    #[test]
    fn a_seat_kept_for_a_group_goes_to_its_first_substitute() {
        let least = [(1, "night shift".to_owned())];
        let subs = [delegate(1, "day shift"), delegate(2, "night shift")];
        assert_eq!(next_in(&least, &[delegate(7, "day shift")], &subs).map(|it| it.place), Some(2));
        assert_eq!(next_in(&least, &[delegate(7, "night shift")], &subs).map(|it| it.place), Some(1));
        assert_eq!(next_in(&least, &[], &subs[..1]).map(|it| it.place), Some(1), "better somebody than nobody");
    }

    #[test]
    fn a_by_election_fills_what_is_vacant_and_keeps_what_is_still_kept() {
        assert_eq!(open_seats(3, 2, 0), Some(1));
        assert_eq!((open_seats(3, 2, 1), open_seats(3, 3, 0), open_seats(3, 0, 0)), (None, None, None));
        let least = [(2, "night shift".to_owned()), (1, "kitchen".to_owned())];
        let seated = [delegate(1, "night shift"), delegate(2, "kitchen")];
        assert_eq!(still_kept(&least, &seated), [(1, "night shift".to_owned())]);
        assert!(still_kept(&[], &seated).is_empty());
    }

    #[test]
    fn a_term_ends_on_the_same_day_or_the_last_of_the_month() {
        let begun: jiff::Timestamp = "2027-01-31T18:30:00Z".parse().unwrap();
        let end = term_end(Time::from_jiff(begun), 1);
        assert_eq!(end.to_jiff().to_string(), "2027-02-28T18:30:00Z");
        assert_eq!(term_end(Time::from_jiff(begun), 24).to_jiff().to_string(), "2029-01-31T18:30:00Z");
    }

    #[test]
    fn one_winner_rules_fill_one_seat_and_budgets_none() {
        assert!(fills(Rule::Schulze, 1) && !fills(Rule::Schulze, 2) && fills(Rule::ScottishStv, 5));
        assert!(!fills(Rule::EqualShares, 1) && !fills(Rule::YesNo, 1));
        assert!(keeps_seats(Rule::Meek) && !keeps_seats(Rule::Ers97) && !keeps_seats(Rule::Approval));
    }
}
