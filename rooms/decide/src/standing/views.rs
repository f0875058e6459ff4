//! The form of a group's standing rules, and the rules in sentences.

use base::Problems;
use people::group::Group;
use ui::{Form, Head, Html, Icon, Look, Sheet, Tone, Words, button, choice, href, html};

use super::model::{Majority, PROXIES_MAX, Proposers, Secrecy, Standing, StandingForm, Way};

/// What a majority is called.
pub(crate) fn majority(words: &Words, it: Majority) -> String {
    words.by_key(&format!("proposal-majority-{}", it.as_str()), &[]).unwrap_or_default()
}

/// What a majority means, as a whole sentence.
pub(crate) fn majority_means(words: &Words, it: Majority) -> String {
    words.by_key(&format!("proposal-majority-means-{}", it.as_str()), &[]).unwrap_or_default()
}

/// What a kind of secrecy is called.
pub(crate) fn secrecy(words: &Words, it: Secrecy) -> String {
    words.by_key(&format!("ballot-secrecy-{}", it.as_str()), &[]).unwrap_or_default()
}

/// A way of deciding.
pub(crate) fn way(words: &Words, it: Way) -> String {
    words.by_key(&format!("proposal-way-{}", it.as_str()), &[]).unwrap_or_default()
}

/// The rules in sentences.
pub(crate) fn sentences(words: &Words, it: &Standing) -> Html {
    html! {
        ul class="facts" {
            (ui::fact(Icon::UserPlus, words.by_key(&format!("proposal-standing-proposers-{}", it.proposers.as_str()), &[]).unwrap_or_default()))
            (ui::fact(Icon::Vote, words.proposal_standing_way(&way(words, it.way))))
            (ui::fact(Icon::Lock, secrecy(words, it.secrecy)))
            (ui::fact(Icon::Users, quorum(words, it.quorum_percent)))
            (ui::fact(Icon::Chart, majority_means(words, it.majority)))
            (ui::fact(Icon::Clock, words.proposal_standing_days(it.period_hours.div_ceil(24))))
            (ui::fact(Icon::HeartHandshake, words.proposal_standing_proxies(it.proxies)))
        }
    }
}

/// The quorum in words.
pub(crate) fn quorum(words: &Words, percent: u8) -> String {
    if percent == 0 {
        words.proposal_standing_no_quorum().to_owned()
    } else {
        words.proposal_standing_quorum(&percent.to_string())
    }
}

/// The form with its head.
pub(crate) fn edit(look: &Look<'_>, group: &Group, raw: &StandingForm, problems: &Problems) -> (Head, Html) {
    let words = look.words;
    let title = words.proposal_standing_title(&group.name);
    let to = href::standing_rules(&group.slug);
    let form = Form::new(look, problems);
    let radios = |name: &'static str, legend: &'static str, all: Vec<(&'static str, String)>, chosen: &str| {
        let choices = all.into_iter().map(|(word, label)| choice(word, label).on(word == chosen)).collect();
        form.radios(name, legend, choices)
    };
    let proposers = Proposers::ALL.iter().map(|it| {
        let key = format!("proposal-standing-proposers-{}", it.as_str());
        (it.as_str(), words.by_key(&key, &[]).unwrap_or_default())
    });
    let content = html! {
        (radios("proposers", words.proposal_standing_proposers(), proposers.collect(), &raw.proposers))
        (radios("way", words.proposal_standing_way_label(), Way::ALL.iter().map(|it| (it.as_str(), way(words, *it))).collect(), &raw.way))
        (radios("secrecy", words.ballot_field_secrecy(), Secrecy::ALL.iter().map(|it| (it.as_str(), secrecy(words, *it))).collect(), &raw.secrecy))
        (form.number("quorum", words.ballot_field_quorum()).hint(words.ballot_field_quorum_hint()).value(raw.quorum.as_str()).min("0").max("100").short().required())
        (majority_field(words, &form, &raw.majority))
        (form.number("days", words.ballot_field_days()).value(raw.days.as_str()).min("1").max("60").short().required())
        (form.number("proxies", words.ballot_field_proxies()).hint(words.ballot_field_proxies_hint()).value(raw.proxies.as_str()).min("0").max(PROXIES_MAX.to_string()).short().required())
        (button(Tone::Main, words.ui_save()))
    };
    let main = ui::narrow(html! {
        (ui::breadcrumbs(look, &[(&group.name, &href::group(&group.slug)), (words.decision_group_title(), &href::group_decisions(&group.slug))]))
        (ui::title(&title, words.proposal_standing_lead()))
        (form.post(&to, content))
    });
    (Head::new(title).hidden().sheet_of(Sheet::Decide), main)
}

/// The field that asks for a majority, each explained.
pub(crate) fn majority_field<'a>(words: &'a Words, form: &Form<'a>, chosen: &str) -> Html {
    let choices = Majority::ALL
        .iter()
        .map(|it| choice(it.as_str(), majority(words, *it)).hint(majority_means(words, *it)).on(it.as_str() == chosen))
        .collect();
    html! { (form.radios("majority", words.ballot_field_majority(), choices)) }
}
