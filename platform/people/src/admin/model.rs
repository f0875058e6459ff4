//! The forms that give and take site roles.

use base::{Code, PersonId, Problems, SiteRole};
use serde::Deserialize;
use uuid::Uuid;

/// The form as it was sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RoleForm {
    /// The code the person shows.
    pub code: String,
    /// The role as a word.
    pub role: String,
    /// The person who loses a role.
    pub person: String,
    /// `look`, `give` or `take`.
    pub step: String,
}

/// A wish to change a role.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RoleWish {
    /// Shows whose code it is before anything is done.
    Look {
        /// The code.
        code: Code,
        /// The role to give.
        role: SiteRole,
    },
    /// Gives the role.
    Give {
        /// The code.
        code: Code,
        /// The role to give.
        role: SiteRole,
    },
    /// Takes the role from somebody.
    Take {
        /// The person.
        person: PersonId,
    },
}

impl RoleForm {
    /// What the form wishes, or what is wrong with it.
    pub fn parse(&self) -> Result<RoleWish, Problems> {
        if self.step == "take" {
            let person = Uuid::parse_str(&self.person).ok().map(PersonId::from);
            return person.map(|person| RoleWish::Take { person }).ok_or_else(|| Problems::one("", "problem-other"));
        }
        let mut problems = Problems::new();
        let code = self.code.parse::<Code>().ok();
        if code.is_none() {
            problems.add("code", if self.code.trim().is_empty() { "problem-empty" } else { "admin-code-form" });
        }
        let role = SiteRole::parse(&self.role).filter(|role| *role != SiteRole::None);
        if role.is_none() {
            problems.add("role", "person-choose");
        }
        match (code, role) {
            (Some(code), Some(role)) if self.step == "give" => Ok(RoleWish::Give { code, role }),
            (Some(code), Some(role)) => Ok(RoleWish::Look { code, role }),
            _ => Err(problems),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_looked_at_before_it_is_given() {
        let form = RoleForm { code: "abcde-fghjk".to_owned(), role: "steward".to_owned(), ..RoleForm::default() };
        assert!(matches!(form.parse(), Ok(RoleWish::Look { role: SiteRole::Steward, .. })));
        let give = RoleForm { step: "give".to_owned(), ..form };
        assert!(matches!(give.parse(), Ok(RoleWish::Give { .. })));
        let none = RoleForm { role: "none".to_owned(), ..give };
        assert!(none.parse().unwrap_err().of("role").is_some());
        assert!(RoleForm::default().parse().unwrap_err().of("code").is_some());
    }
}
