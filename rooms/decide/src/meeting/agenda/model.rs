//! What an item of an agenda is, and how items change places.

use base::{Code, Problems, Time, text};
use serde::Deserialize;

use crate::proposal::model::{Audience, ProposalId, State};

/// Most items of an agenda.
pub(crate) const ITEMS_MAX: usize = 60;
/// Longest title of an item in letters.
pub(crate) const TITLE_MAX: usize = 160;
/// Most minutes planned for an item.
pub(crate) const MINUTES_MAX: u32 = 600;

base::word_enum! {
    /// What an item is.
    pub(crate) enum Kind {
        /// A proposal of the group.
        Proposal = "proposal",
        /// Somebody reports.
        Report = "report",
        /// Anything else.
        Free = "free",
    }
}

base::word_enum! {
    /// A step with one item.
    pub(crate) enum ItemStep {
        /// One place earlier.
        Up = "up",
        /// One place later.
        Down = "down",
        /// It is dealt with now.
        Now = "now",
        /// It is done.
        Done = "done",
        /// Off the agenda.
        Remove = "remove",
        /// Title and minutes as typed.
        Save = "save",
    }
}

/// An item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Item {
    /// Names it within its meeting, whatever its place.
    pub(crate) number: u32,
    pub(crate) kind: Kind,
    pub(crate) title: String,
    /// Minutes planned; 0 where nobody planned any.
    pub(crate) minutes: u32,
    pub(crate) proposal: Option<OfProposal>,
    pub(crate) begun_at: Option<Time>,
    pub(crate) ended_at: Option<Time>,
}

/// The proposal of an item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct OfProposal {
    pub(crate) id: ProposalId,
    pub(crate) code: Code,
    pub(crate) audience: Audience,
    pub(crate) state: State,
}

impl Item {
    /// Whether its title is for members only.
    pub(crate) fn is_inside(&self) -> bool {
        self.proposal.as_ref().is_some_and(|it| it.audience == Audience::Members)
    }
}

/// Minutes planned for the whole agenda.
pub(crate) fn planned(items: &[Item]) -> u32 {
    items.iter().map(|it| it.minutes).sum()
}

/// The item after the current one, or the first that was not dealt with.
pub(crate) fn following(items: &[Item], current: Option<u32>) -> Option<&Item> {
    match current.and_then(|number| items.iter().position(|it| it.number == number)) {
        Some(at) => items.get(at + 1),
        None => items.iter().find(|it| it.begun_at.is_none()),
    }
}

/// The numbers in their new order after an item moved; none when it stands at that end already.
pub(crate) fn moved(items: &[Item], number: u32, is_up: bool) -> Option<Vec<u32>> {
    let mut order: Vec<u32> = items.iter().map(|it| it.number).collect();
    let at = order.iter().position(|other| *other == number)?;
    let to = if is_up { at.checked_sub(1)? } else { at + 1 };
    if to >= order.len() {
        return None;
    }
    order.swap(at, to);
    Some(order)
}

/// The form of an item.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct ItemForm {
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) minutes: String,
    /// The code of a proposal in discussion.
    pub(crate) proposal: String,
    pub(crate) step: String,
}

/// A sound form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NewItem {
    pub(crate) kind: Kind,
    pub(crate) title: String,
    pub(crate) minutes: u32,
    pub(crate) proposal: String,
}

impl ItemForm {
    /// Reads the form; a proposal brings its own title.
    pub(crate) fn parse(&self) -> Result<NewItem, Problems> {
        let mut problems = Problems::new();
        let kind = Kind::parse(&self.kind);
        if kind.is_none() {
            problems.add("kind", "meeting-problem-kind");
        }
        let is_proposal = kind == Some(Kind::Proposal);
        if is_proposal && self.proposal.trim().is_empty() {
            problems.add("proposal", "problem-empty");
        }
        let title = if is_proposal { None } else { problems.take("title", text::line(&self.title, TITLE_MAX)) };
        let minutes = match self.minutes.trim() {
            "" => 0,
            typed => crate::standing::model::whole(&mut problems, "minutes", typed, 0, MINUTES_MAX),
        };
        problems.or(NewItem {
            kind: kind.unwrap_or(Kind::Free),
            title: title.unwrap_or_default(),
            minutes,
            proposal: self.proposal.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(number: u32) -> Item {
        let title = number.to_string();
        Item { number, kind: Kind::Free, title, minutes: 10, proposal: None, begun_at: None, ended_at: None }
    }

    #[test]
    fn an_item_moves_one_place_and_stops_at_the_ends() {
        let all = [item(3), item(1), item(2)];
        assert_eq!(moved(&all, 2, true), Some(vec![3, 2, 1]));
        assert_eq!(moved(&all, 3, false), Some(vec![1, 3, 2]));
        assert_eq!((moved(&all, 3, true), moved(&all, 2, false), moved(&all, 9, true)), (None, None, None));
        assert_eq!(planned(&all), 30);
    }

    #[test]
    fn what_follows_is_the_next_in_order() {
        let mut all = [item(3), item(1), item(2)];
        assert_eq!(following(&all, None).map(|it| it.number), Some(3));
        assert_eq!(following(&all, Some(1)).map(|it| it.number), Some(2));
        assert_eq!(following(&all, Some(2)), None);
        all[0].begun_at = Some(Time::from_millis(1));
        assert_eq!(following(&all, None).map(|it| it.number), Some(1));
    }

    #[test]
    fn a_proposal_brings_its_title_and_other_items_need_one() {
        let form = |kind: &str, proposal: &str| ItemForm {
            kind: kind.to_owned(),
            proposal: proposal.to_owned(),
            ..ItemForm::default()
        };
        assert!(form("free", "").parse().unwrap_err().of("title").is_some());
        assert!(form("proposal", "").parse().unwrap_err().of("proposal").is_some());
        assert_eq!(form("proposal", "abc").parse().unwrap().kind, Kind::Proposal);
        let long = ItemForm { minutes: "601".to_owned(), title: "x".to_owned(), ..form("free", "") };
        assert!(long.parse().unwrap_err().of("minutes").is_some());
    }
}
