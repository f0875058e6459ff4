//! What a proposal is and how it moves.

use base::{Actor, Code, GroupId, GroupRole, PersonId, Time};

base::id! {
    /// A proposal.
    ProposalId,
}

/// Longest title in letters.
pub(crate) const TITLE_MAX: usize = 120;
/// Longest summary in letters.
pub(crate) const SUMMARY_MAX: usize = 400;
/// Longest text in letters.
pub(crate) const BODY_MAX: usize = 20_000;
/// Longest reason, question or answer in letters.
pub(crate) const REASON_MAX: usize = 1_000;
/// Most reasons one person gives on one proposal.
pub(crate) const REASONS_EACH: usize = 5;
/// Most questions one person asks about one proposal.
pub(crate) const QUESTIONS_EACH: usize = 10;
/// Most movers.
pub(crate) const MOVERS_MAX: u32 = 200;

base::word_enum! {
    /// Who may read something.
    pub(crate) enum Audience {
        /// Everybody.
        Everybody = "everybody",
        /// Members of the group.
        Members = "members",
    }
}

base::word_enum! {
    /// Where a proposal stands.
    pub(crate) enum State {
        /// Only its movers see it.
        Draft = "draft",
        /// Members weigh it, ask and amend.
        Discussion = "discussion",
        /// Members decide; the text stands still.
        Decision = "decision",
        /// It was adopted.
        Adopted = "adopted",
        /// It was rejected.
        Rejected = "rejected",
        /// Its movers took it back.
        Withdrawn = "withdrawn",
        /// Put aside: a difference that stays in sight and out of the way.
        Bracketed = "bracketed",
    }
}

base::word_enum! {
    /// A step a person can take with a proposal; deciding has a page of its own.
    pub(crate) enum Step {
        /// Shows it to those who shall discuss it.
        Open = "open",
        /// Puts it aside.
        Bracket = "bracket",
        /// Takes it up again.
        Resume = "resume",
        /// Takes it back for good.
        Withdraw = "withdraw",
    }
}

base::word_enum! {
    /// What a mover is.
    pub(crate) enum Part {
        /// Wrote it, or was made responsible for it.
        Mover = "mover",
        /// Put the own name to it.
        CoMover = "co-mover",
    }
}

base::word_enum! {
    /// What a reason speaks for.
    pub(crate) enum Side {
        /// For the proposal.
        For = "for",
        /// Against it.
        Against = "against",
    }
}

impl State {
    /// Whether it still goes on.
    pub(crate) const fn is_alive(self) -> bool {
        matches!(self, Self::Draft | Self::Discussion | Self::Decision | Self::Bracketed)
    }
}

/// The group a proposal, election or decision belongs to, as pages name it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Body {
    /// Its id.
    pub(crate) id: GroupId,
    /// Its name in URLs.
    pub(crate) slug: String,
    /// Its name.
    pub(crate) name: String,
    /// Whether everybody can see the group.
    pub(crate) is_public: bool,
}

/// A proposal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Proposal {
    pub(crate) id: ProposalId,
    /// Its name in URLs.
    pub(crate) code: Code,
    /// Who is asked to decide.
    pub(crate) body: Body,
    /// The text.
    pub(crate) content: Content,
    /// Who may read it once it is no draft.
    pub(crate) audience: Audience,
    pub(crate) state: State,
    /// Why it was put aside or taken back.
    pub(crate) state_reason: String,
    /// Counted from 1.
    pub(crate) version: u32,
    /// How many people move it.
    pub(crate) movers: u32,
    pub(crate) created_at: Time,
    pub(crate) opened_at: Option<Time>,
    pub(crate) ended_at: Option<Time>,
    pub(crate) changed_at: Time,
    /// Why stewards of the site hid it.
    pub(crate) hidden: Option<String>,
}

/// What a proposal says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Content {
    pub(crate) title: String,
    /// What shall be decided, in one or two sentences.
    pub(crate) summary: String,
    /// The whole text in small Markdown.
    pub(crate) text: String,
}

/// Why a proposal does not take a step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum StepError {
    /// Not from where it stands.
    Impossible { state: State },
    /// Everybody must be told why.
    NoReason,
}

impl Proposal {
    /// Whether the actor may read it, being one of its movers or not.
    pub(crate) fn is_visible_to(&self, actor: &Actor, is_mover: bool) -> bool {
        if actor.is_system || is_mover {
            return true;
        }
        let member = actor.is_at_least(self.body.id, GroupRole::Member);
        match (self.state, self.audience) {
            (State::Draft, _) => false,
            (_, Audience::Members) => member,
            (_, Audience::Everybody) => {
                member || (self.body.is_public && (self.hidden.is_none() || actor.is_site_steward()))
            }
        }
    }

    /// Summary and text as one, as decisions record them.
    pub(crate) fn whole_text(&self) -> String {
        if self.content.text.is_empty() {
            self.content.summary.clone()
        } else {
            format!("{}\n\n{}", self.content.summary, self.content.text)
        }
    }

    /// Whether its text may still be changed.
    pub(crate) const fn is_open_to_change(&self) -> bool {
        matches!(self.state, State::Draft | State::Discussion)
    }

    /// Whether members may give reasons, ask and amend.
    pub(crate) const fn is_discussed(&self) -> bool {
        matches!(self.state, State::Discussion)
    }

    /// The steps possible from here.
    pub(crate) fn steps(&self) -> Vec<Step> {
        Step::ALL.iter().copied().filter(|step| next(self.state, *step).is_some()).collect()
    }

    /// The same proposal after a step.
    pub(crate) fn step(mut self, step: Step, reason: &str, now: Time) -> Result<Self, StepError> {
        let Some(state) = next(self.state, step) else {
            return Err(StepError::Impossible { state: self.state });
        };
        if reason.is_empty() && matches!(step, Step::Bracket | Step::Withdraw) && self.state != State::Draft {
            return Err(StepError::NoReason);
        }
        if step == Step::Open {
            self.opened_at = Some(now);
        }
        self.ended_at = (!state.is_alive()).then_some(now);
        self.state = state;
        reason.clone_into(&mut self.state_reason);
        self.changed_at = now;
        Ok(self)
    }

    /// The same proposal with another text; none when nothing changed.
    pub(crate) fn revise(mut self, content: Content, now: Time) -> Option<Self> {
        if self.content == content {
            return None;
        }
        // What happens to a draft is nobody's history yet.
        if self.state != State::Draft {
            self.version += 1;
        }
        self.content = content;
        self.changed_at = now;
        Some(self)
    }
}

/// Where a step leads.
const fn next(state: State, step: Step) -> Option<State> {
    match (state, step) {
        (State::Draft, Step::Open) | (State::Bracketed, Step::Resume) => Some(State::Discussion),
        (State::Discussion, Step::Bracket) => Some(State::Bracketed),
        (State::Draft | State::Discussion | State::Bracketed, Step::Withdraw) => Some(State::Withdrawn),
        _ => None,
    }
}

/// Somebody who moves a proposal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Mover {
    pub(crate) person: PersonId,
    pub(crate) name: String,
    pub(crate) part: Part,
}

/// Where a proposal came from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Source {
    /// A path of this site.
    pub(crate) href: String,
    /// What it says: the statement, the title.
    pub(crate) label: String,
}

/// A statement people agreed on, from which a proposal is drafted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Statement {
    /// What it says.
    pub(crate) text: String,
    /// Its page on this site.
    pub(crate) href: String,
    /// How people answered it, in words.
    pub(crate) numbers: String,
}

/// A reason for or against.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Reason {
    pub(crate) side: Side,
    pub(crate) words: String,
    /// Who gave it; none when that person is gone.
    pub(crate) by: Option<String>,
    pub(crate) at: Time,
}

/// A question and its answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Question {
    pub(crate) number: u32,
    pub(crate) words: String,
    pub(crate) by: Option<String>,
    pub(crate) at: Time,
    /// What was answered, and by whom.
    pub(crate) answer: Option<(String, Option<String>)>,
}

/// A text a proposal had.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Version {
    /// Counted from 1.
    pub(crate) number: u32,
    pub(crate) content: Content,
    pub(crate) reason: String,
    /// The amendment that made it.
    pub(crate) amendment: Option<u32>,
    pub(crate) at: Time,
}

/// A proposal as a list shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Listed {
    pub(crate) code: Code,
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) state: State,
    pub(crate) group_name: String,
    pub(crate) movers: u32,
    pub(crate) changed_at: Time,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proposal::samples::proposal;

    const LATER: Time = Time::from_millis(9_000);

    #[test]
    fn a_proposal_goes_from_draft_to_discussion_and_can_be_put_aside() {
        let it = proposal(State::Draft).step(Step::Open, "", LATER).unwrap();
        assert_eq!((it.state, it.opened_at), (State::Discussion, Some(LATER)));
        assert_eq!(it.clone().step(Step::Bracket, "", LATER), Err(StepError::NoReason));
        let aside = it.step(Step::Bracket, "We cannot agree on rents now.", LATER).unwrap();
        assert_eq!((aside.state, aside.ended_at), (State::Bracketed, None));
        let back = aside.step(Step::Resume, "", LATER).unwrap();
        assert_eq!(back.state, State::Discussion);
        let gone = back.step(Step::Withdraw, "Settled otherwise.", LATER).unwrap();
        assert_eq!((gone.state, gone.ended_at), (State::Withdrawn, Some(LATER)));
        assert!(gone.steps().is_empty());
    }

    #[test]
    fn what_is_being_decided_stands_still() {
        for state in [State::Decision, State::Adopted, State::Rejected, State::Withdrawn] {
            let it = proposal(state);
            assert!(!it.is_open_to_change() && it.steps().is_empty(), "{state:?}");
            assert_eq!(it.step(Step::Withdraw, "x", LATER), Err(StepError::Impossible { state }));
        }
    }

    #[test]
    fn a_text_gets_a_new_version_only_when_it_changed_in_public() {
        let draft = proposal(State::Draft);
        let content = Content { title: "Another".to_owned(), ..draft.content.clone() };
        assert_eq!(draft.clone().revise(content.clone(), LATER).unwrap().version, 1);
        assert_eq!(draft.clone().revise(draft.content.clone(), LATER), None);
        assert_eq!(proposal(State::Discussion).revise(content, LATER).unwrap().version, 2);
    }

    #[test]
    fn a_draft_is_its_movers_business() {
        let it = proposal(State::Draft);
        let member = Actor { groups: vec![(it.body.id, GroupRole::Officer)], ..Actor::default() };
        assert!(!it.is_visible_to(&member, false) && it.is_visible_to(&member, true));
        let open = proposal(State::Discussion);
        assert!(open.is_visible_to(&Actor::anyone(), false));
        let inside = Proposal { audience: Audience::Members, ..open };
        assert!(!inside.is_visible_to(&Actor::anyone(), false) && inside.is_visible_to(&member, false));
    }
}
