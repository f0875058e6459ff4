//! Demands made up for sample pages and tests.

use base::{Code, GroupId, SeededRandom, Time};

use super::model::Known;

/// A demand in a state, with one code for each state.
pub(crate) fn sample(state: &str) -> Known {
    let now = Time::from_millis(1_795_348_800_000);
    let random = SeededRandom::new(40 + state.len() as u64);
    Known {
        code: Code::new(&random),
        group: GroupId::new(now, &random),
        group_name: "Neighbors & <United>".to_owned(),
        title: "Heat in <every> flat".to_owned(),
        addressee: "The city's Housing Office".to_owned(),
        state: state.to_owned(),
        is_public: true,
    }
}

/// One in each state.
pub(crate) fn samples() -> Vec<Known> {
    ["open", "negotiating", "conceded", "refused"].map(sample).to_vec()
}
