//! What a call knows of a demand, and how carrying it is asked for.

use base::{Actor, Code, GroupId, GroupRole, Problems, text};
use serde::Deserialize;

use crate::call::model::REASON_MAX;

/// Most demands one call carries.
pub(crate) const CARRIED_MAX: usize = 30;

/// A demand as it was last told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Known {
    /// Its name in URLs.
    pub(crate) code: Code,
    /// Whose it is.
    pub(crate) group: GroupId,
    /// The group's name.
    pub(crate) group_name: String,
    /// In one sentence.
    pub(crate) title: String,
    /// An institution, an office, a company.
    pub(crate) addressee: String,
    /// The word of its state: `open`, `negotiating`, `conceded`, `refused`, `withdrawn`.
    pub(crate) state: String,
    /// Whether everybody may read it.
    pub(crate) is_public: bool,
}

impl Known {
    /// Whether the actor may read it.
    pub(crate) fn is_visible_to(&self, actor: &Actor) -> bool {
        self.is_public || actor.is_at_least(self.group, GroupRole::Member)
    }

    /// Whether they gave in.
    pub(crate) fn is_conceded(&self) -> bool {
        self.state == "conceded"
    }
}

/// The form as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct CarryForm {
    /// The codes that are ticked.
    pub(crate) demands: Vec<String>,
    /// The address or the code of one more.
    pub(crate) add: String,
    /// Why the call changes; of a call that is public.
    pub(crate) reason: String,
}

/// The code in an address such as `https://…/demands/abcde-fghjk`, or typed alone.
pub(crate) fn code_of(typed: &str) -> Option<Code> {
    let typed = typed.trim().trim_end_matches('/');
    typed.rsplit('/').next().and_then(|last| last.trim().parse().ok())
}

impl CarryForm {
    /// Reads the form: the demands wished for, each once and among those `at_hand`, and the reason.
    pub(crate) fn parse(&self, at_hand: &[Known], is_public: bool) -> Result<(Vec<Code>, String), Problems> {
        let mut problems = Problems::new();
        let known = |code: Code| at_hand.iter().any(|it| it.code == code);
        let mut codes: Vec<Code> = Vec::new();
        for code in self.demands.iter().filter_map(|typed| code_of(typed)).filter(|code| known(*code)) {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        match code_of(&self.add) {
            _ if self.add.trim().is_empty() => {}
            Some(code) if known(code) => {
                if !codes.contains(&code) {
                    codes.push(code);
                }
            }
            _ => problems.add("add", "demand-call-problem-unknown"),
        }
        if codes.len() > CARRIED_MAX {
            problems.add_with("demands", "demand-call-problem-many", ("most", CARRIED_MAX.to_string()));
        }
        let reason = problems.take("reason", text::optional_line(&self.reason, REASON_MAX)).flatten();
        if is_public && reason.is_none() && problems.of("reason").is_none() {
            problems.add("reason", "call-problem-reason");
        }
        problems.or((codes, reason.unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demand::demo::sample;

    #[test]
    fn a_code_is_read_from_an_address_or_alone() {
        let code = sample("open").code;
        for typed in [format!("https://x.example/demands/{code}/"), format!(" {code} "), format!("/demands/{code}")] {
            assert_eq!(code_of(&typed), Some(code), "{typed}");
        }
        assert_eq!(code_of("https://x.example/demands/"), None);
        assert_eq!(code_of(""), None);
    }

    #[test]
    fn only_demands_at_hand_are_carried_each_once() {
        let it = sample("open");
        let code = it.code.to_string();
        let form = CarryForm {
            demands: vec![code.clone(), code.clone(), "00000-00000".to_owned()],
            add: code,
            reason: "x".to_owned(),
        };
        assert_eq!(form.parse(std::slice::from_ref(&it), true), Ok((vec![it.code], "x".to_owned())));
        let unknown = CarryForm { add: "00000-00000".to_owned(), ..CarryForm::default() };
        let problems = unknown.parse(&[it], true).unwrap_err();
        assert!(problems.of("add").is_some() && problems.of("reason").is_some());
    }
}
