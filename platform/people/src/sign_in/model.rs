//! The forms of signing in and joining, and what they may say.

use base::text;
use base::{Problems, SiteRole};
use serde::Deserialize;

use crate::account::model::{Password, SignInName, authenticator, recovery};
use crate::person::Name;

/// Who wants to sign in: by sign-in name or by e-mail address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Who {
    /// By the sign-in name the site gave.
    SignInName(SignInName),
    /// By a confirmed e-mail address.
    Mail(String),
    /// By something that is neither; it is looked up all the same.
    Neither(String),
}

impl Who {
    /// What somebody typed.
    pub fn parse(raw: &str) -> Self {
        if let Some(name) = SignInName::parse(raw) {
            return Self::SignInName(name);
        }
        let cut: String = raw.trim().chars().take(254).collect();
        match text::mail_address(&cut) {
            Ok(address) => Self::Mail(address),
            Err(_) => Self::Neither(cut),
        }
    }
}

/// The sign-in form as it was sent.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    /// Sign-in name or e-mail address.
    pub who: String,
    /// The password.
    pub password: String,
    /// Where to go when done.
    pub back: String,
}

impl SignInForm {
    /// Whether both fields are filled in.
    pub fn parse(&self) -> Result<(Who, Password), Problems> {
        let mut problems = Problems::new();
        if self.who.trim().is_empty() {
            problems.add("who", "problem-empty");
        }
        if self.password.is_empty() {
            problems.add("password", "problem-empty");
        }
        problems.or((Who::parse(&self.who), Password::typed(&self.password)))
    }
}

/// The form of the second step as it was sent.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct CodeForm {
    /// The code from the app, or a recovery code.
    pub code: String,
    /// Password, where it is asked again.
    pub password: String,
    /// Where to go when done.
    pub back: String,
    /// The sealed secret of an authenticator being set up.
    pub setup: String,
    /// `remove` or `done` where a form has two buttons.
    pub step: String,
}

/// A code as typed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Code {
    /// Six digits from the authenticator app.
    App(String),
    /// A recovery code.
    Recovery(recovery::RecoveryCode),
}

impl CodeForm {
    /// Which kind of code was typed.
    pub fn parse(&self) -> Result<Code, Problems> {
        match authenticator::digits(&self.code) {
            Ok(digits) => Ok(Code::App(digits)),
            Err(problem) => recovery::typed(&self.code).map(Code::Recovery).ok_or_else(|| {
                let mut problems = Problems::new();
                problems.take::<()>("code", Err(problem));
                problems
            }),
        }
    }
}

/// The form that makes an account with a password, as it was sent.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct JoinForm {
    /// The chosen name.
    pub name: String,
    /// The sign-in name the site gave.
    pub sign_in_name: String,
    /// Proves that the site gave it.
    pub proof: String,
    /// The password.
    pub password: String,
    /// The link of the first administrator, when this makes one.
    pub first: String,
    /// Where to go when done.
    pub back: String,
}

/// A sound wish to join.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewAccount {
    /// The chosen name.
    pub name: Name,
    /// The given sign-in name.
    pub sign_in_name: SignInName,
    /// The password.
    pub password: Password,
}

impl JoinForm {
    /// What the form says; `is_given` says whether the site gave this sign-in name.
    pub fn parse(&self, site: &str, is_given: impl Fn(&SignInName, &str) -> bool) -> Result<NewAccount, Problems> {
        let mut problems = Problems::new();
        let name = problems.take("name", Name::parse(&self.name));
        let sign_in_name = SignInName::parse(&self.sign_in_name).filter(|name| is_given(name, &self.proof));
        if sign_in_name.is_none() {
            problems.add("sign_in_name", "join-sign-in-name-given");
        }
        let names = [site, self.name.as_str(), self.sign_in_name.as_str()];
        let password = problems.take("password", Password::parse(&self.password, &names));
        match (name, sign_in_name, password) {
            (Some(name), Some(sign_in_name), Some(password)) => {
                problems.or(NewAccount { name, sign_in_name, password })
            }
            _ => Err(problems),
        }
    }
}

/// What the passkey island sends, with the fields of the form around it.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct PasskeyForm {
    /// `start` or `finish`.
    pub step: String,
    /// The browser's answer, as JSON.
    pub credential: String,
    /// The chosen name, when an account is made.
    pub name: String,
    /// What the owner calls the passkey.
    pub label: String,
    /// The link of the first administrator, when this makes one.
    pub first: String,
    /// Where to go when done.
    pub back: String,
}

/// The form that asks for a new password, as it was sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ResetForm {
    /// The e-mail address.
    pub email: String,
}

impl ResetForm {
    /// The address.
    pub fn parse(&self) -> Result<String, Problems> {
        let mut problems = Problems::new();
        let address = problems.take("email", text::mail_address(&self.email));
        address.ok_or(problems)
    }
}

/// Where to go after signing in, from a query or a form: a path of this site, or my page.
pub fn back(raw: &str, is_safe: impl Fn(&str) -> bool) -> String {
    let leads_round = ["/sign-in", "/sign-out", "/join", "/first"];
    let fits = is_safe(raw) && !leads_round.iter().any(|start| raw.starts_with(start));
    if fits { raw.to_owned() } else { "/me".to_owned() }
}

/// The query of the sign-in and joining pages.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct BackQuery {
    /// Where to go when done.
    pub back: String,
    /// `yes` when a second step took too long.
    pub late: String,
}

/// The site role of a new account.
pub const fn first_role(is_first: bool) -> SiteRole {
    if is_first { SiteRole::Admin } else { SiteRole::None }
}

#[cfg(test)]
mod tests {
    use base::SeededRandom;

    use super::*;

    #[test]
    fn a_person_is_found_by_either_name() {
        assert!(matches!(Who::parse(" LUMETATO-0482 "), Who::SignInName(_)));
        assert_eq!(Who::parse(" ana@example.org"), Who::Mail("ana@example.org".to_owned()));
        assert_eq!(Who::parse("ana"), Who::Neither("ana".to_owned()));
        assert!(matches!(Who::parse(&"x".repeat(5000)), Who::Neither(t) if t.len() == 254));
    }

    #[test]
    fn a_code_is_of_the_app_or_of_the_paper() {
        let form = |code: &str| CodeForm { code: code.to_owned(), ..CodeForm::default() };
        assert_eq!(form("123 456").parse(), Ok(Code::App("123456".to_owned())));
        assert!(matches!(form("ABCDE-FGHJK").parse(), Ok(Code::Recovery(_))));
        assert_eq!(form("").parse().unwrap_err().of("code").unwrap().key, "problem-empty");
        assert_eq!(form("12345").parse().unwrap_err().of("code").unwrap().key, "account-code-form");
    }

    #[test]
    fn only_a_given_sign_in_name_is_taken() {
        let given = SignInName::propose(&SeededRandom::new(1));
        let form = JoinForm {
            name: "Ana".to_owned(),
            sign_in_name: given.as_str().to_owned(),
            proof: "p".to_owned(),
            password: "correct horse".to_owned(),
            first: String::new(),
            back: String::new(),
        };
        assert!(form.parse("Rent Day", |name, proof| *name == given && proof == "p").is_ok());
        let problems = form.parse("Rent Day", |_, _| false).unwrap_err();
        assert!(problems.of("sign_in_name").is_some() && problems.of("name").is_none());
        let weak = JoinForm { password: given.as_str().to_owned(), ..form };
        assert!(weak.parse("Rent Day", |_, _| true).unwrap_err().of("password").is_some());
    }

    #[test]
    fn the_way_back_stays_on_this_site_and_out_of_circles() {
        let safe = |text: &str| text.starts_with('/') && !text.starts_with("//");
        assert_eq!(back("/calls/rent?x=1", safe), "/calls/rent?x=1");
        for odd in ["//evil.example", "https://evil.example", "/sign-in", "/join?back=/x", ""] {
            assert_eq!(back(odd, safe), "/me", "{odd}");
        }
    }
}
