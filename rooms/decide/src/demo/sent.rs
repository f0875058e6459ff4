//! Delegates of the demo, what binds them, what they reported, and what their council decided.

use std::sync::Arc;

use ::store::StoreError;
use base::{Code, GroupId, GroupRole, PersonId};
use tally::Rule;
use web::Failure;

use super::texts::sent as texts;
use super::{DAY, Filling, actor, answers, held, store};
use crate::ballot::model::Marks;
use crate::council::model::{Asks, CouncilRules, Weighing};
use crate::delegate::model::{Delegation, DelegationId, NewDelegation};
use crate::election::model::{Election, Settings};
use crate::mandate::model::{Lists, MandateForm};
use crate::proposal::model::{Audience, Content, Step};
use crate::ratification::course::Question;
use crate::ratification::model::Resolution;
use crate::{candidacy, council, delegate, election, mandate, proposal, ratification, recall, reporting};

/// How many days ago the delegates were elected.
const ELECTED: u64 = 100;

impl Filling<'_> {
    /// Delegates, their council, and two things it put to its bodies; answers the decision on the first.
    pub(super) async fn councils(&self) -> Result<Code, Failure> {
        self.council_rules().await?;
        let bodies = self.cast.council.bodies.clone();
        let mut sent = Vec::new();
        for (at, (body, people)) in bodies.iter().enumerate() {
            let seats = if at == 0 { 2 } else { 1 };
            sent.push(self.send(*body, people, seats).await?);
        }
        if let (Some(it), Some((body, people))) = (sent.first().copied(), bodies.first()) {
            self.bind(it, *body, people[0]).await?;
            self.account(it, people).await?;
        }
        let shops = self.put(&texts::SHOPS, 24).await?;
        for (body, people) in &bodies {
            self.answer(&shops, *body, people.len(), 16).await?;
        }
        self.end_back(&shops, (24, 16)).await?;
        let kits = self.put(&texts::KITS, 4).await?;
        for (body, people) in bodies.iter().skip(1) {
            self.answer(&kits, *body, people.len(), 1).await?;
        }
        if let Some((body, _)) = bodies.first() {
            self.go_on(&kits, *body).await?;
        }
        self.end_back(&kits, (4, 0)).await?;
        let decided = self.resolution(shops.code).await?.decision;
        Ok(decided.ok_or(StoreError::Missing)?.1)
    }

    /// Weights by size; what costs money goes back to the bodies, as the committee's mandate asks.
    async fn council_rules(&self) -> Result<(), StoreError> {
        let (of, at) = (self.cast.council.clone(), self.ago(130));
        let rules = CouncilRules {
            weighing: Weighing::Size,
            members_per_weight: 4,
            weight_min: 1,
            weight_max: 3,
            asks: Asks::Mandates,
            ..CouncilRules::usual()
        };
        let by = actor(of.group, of.officer, GroupRole::Officer);
        self.app.change(move |db| council::store::save(db, &by, &of.slug, &rules, at)).await
    }

    /// A set of seats in the council, filled by an election a hundred days ago.
    async fn send(&self, body: GroupId, people: &[PersonId], seats: u32) -> Result<DelegationId, Failure> {
        let (own, random, at) = (self.app.clone(), Arc::clone(&self.random), self.ago(ELECTED + 20));
        let (council, people, opens) = (self.cast.council.group, people.to_vec(), self.now.minus(DAY * 6));
        let opened = self.app.change(move |db| {
            let new = NewDelegation {
                council: Some(council),
                title: texts::SEATS.0.to_owned(),
                text: texts::SEATS.1.to_owned(),
                audience: Audience::Everybody,
                seats,
                rule: Rule::ScottishStv,
                settings: Settings::default(),
                term_months: 12,
                substitutes: 1,
                recall_percent: 30,
                report_days: 30,
            };
            let it = delegate::store::insert(db, body, &new, at, random.as_ref())?;
            for (person, words) in people.iter().skip(2).zip(texts::STAND) {
                candidacy::store::stand(db, &it, *person, (words, ""), at)?;
            }
            let by = actor(body, people[0], GroupRole::Officer);
            let hours = 7 * 24;
            let opened = delegate::routes::write_election(
                db,
                &own,
                &by,
                it.code.as_str(),
                (hours, texts::ELECTION, false),
                opens,
            )?;
            let opened = opened.map_err(|key| StoreError::broken(format!("the demo's election: {key}")))?;
            Ok::<_, StoreError>((it.id, opened, people.len()))
        });
        let (id, opened, roll) = opened.await?;
        let marks = (0..roll).map(|_| self.order(texts::STAND.len().min(roll.saturating_sub(2)))).collect();
        self.cast_and_close(&opened, marks, ELECTED).await?;
        delegate::jobs::seat_at(self.app, opened.id, self.ago(ELECTED)).await?;
        Ok(id)
    }

    /// A ballot that ranks some of so many; those who stand first are known better.
    fn order(&self, many: usize) -> Marks {
        let mut all: Vec<u16> = (1..).take(many).collect();
        for at in 0..all.len() {
            let with = at + self.dice.below((all.len() - at).min(3));
            all.swap(at, with);
        }
        all.truncate(1 + self.dice.below(many.max(1)));
        Marks::Ranks(all.into_iter().map(|n| vec![n]).collect())
    }

    /// The mandate, which the body adopted.
    async fn bind(&self, id: DelegationId, body: GroupId, officer: PersonId) -> Result<(), Failure> {
        let (random, at) = (Arc::clone(&self.random), self.ago(ELECTED - 3));
        let drafted = self.app.change(move |db| {
            let it = delegate::store::find_by_id(db, id)?;
            let by = actor(body, officer, GroupRole::Officer);
            let form = MandateForm {
                alone: texts::MANDATE[0].to_owned(),
                as_told: texts::MANDATE[1].to_owned(),
                bring_back: texts::MANDATE[2].to_owned(),
                ..MandateForm::default()
            };
            let Ok(wish) = form.parse(&[]) else { return Err(StoreError::Missing) };
            let content = Content {
                title: texts::MANDATE_TITLE.to_owned(),
                summary: texts::MANDATE_SUMMARY.to_owned(),
                text: Lists::to_text(&wish.0, texts::HEADINGS, ""),
            };
            let to = mandate::routes::write(db, &by, it.code.as_str(), &wish, &content, at, random.as_ref())?;
            let code = to.rsplit('/').next().unwrap_or_default();
            let drafted = proposal::store::hold(db, &by, code)?;
            let Ok(drafted) = drafted.step(Step::Open, "", at) else { return Err(StoreError::Missing) };
            proposal::store::save(db, &drafted)?;
            Ok(drafted)
        });
        let drafted = drafted.await?;
        let decided = self.decide(body, officer, drafted.code, ELECTED - 10, (7, 1)).await?;
        let at = self.ago(ELECTED - 10);
        let adopted = crate::decision::model::Outcome::Adopted;
        self.app.change(move |db| mandate::store::after_decision(db, drafted.id, adopted, decided, at)).await?;
        Ok(())
    }

    /// Two delegates: one reported each month and was asked; the other owes two reports, and members ask
    /// that the body decides about it.
    async fn account(&self, id: DelegationId, people: &[PersonId]) -> Result<(), StoreError> {
        let (random, people) = (Arc::clone(&self.random), people.to_vec());
        let reported: Vec<_> = texts::REPORTS.iter().map(|(days, text)| (self.ago(ELECTED - days), *text)).collect();
        let (once, asked, answered) = (self.ago(ELECTED - 27), self.ago(30), self.ago(29));
        let begun = self.ago(3);
        let done = self.app.change(move |db| {
            let (seated, _) = delegate::store::alive(db, id)?;
            let it: Delegation = delegate::store::hold_by_id(db, id)?;
            let [first, second] = seated.as_slice() else { return Err(StoreError::Missing) };
            for (at, text) in &reported {
                reporting::store::add_report(db, first.id, text, *at)?;
            }
            reporting::store::add_question(db, first.id, people[1], texts::QUESTION.0, asked)?;
            reporting::store::answer(db, first.id, 1, texts::QUESTION.1, answered)?;
            reporting::store::add_report(db, second.id, texts::ONE_REPORT, once)?;
            let member = people.iter().rev().copied().find(|person| Some(*person) != second.person);
            let by = (second.id, member.ok_or(StoreError::Missing)?);
            recall::store::insert(db, &it, by, texts::RECALL, begun, random.as_ref()).map(|_| ())
        });
        done.await
    }

    /// Puts a proposal to the council's delegates, who passed it so many days ago.
    async fn put(&self, words: &'static super::Words, days: u64) -> Result<Resolution, Failure> {
        let of = self.cast.council.clone();
        let council = of.group;
        let sitting = self.app.read(move |db| council::store::seated(db, council)).await?;
        let people: Vec<PersonId> =
            std::iter::once(of.officer).chain(sitting.into_iter().map(|seated| seated.person)).collect();
        let code = self.propose(of.group, &people, words, days + 9).await?;
        let (own, opens) = (self.app.clone(), self.now.minus(DAY * 6));
        let opened = self.app.change(move |db| {
            let it = held(db, &actor(of.group, of.officer, GroupRole::Officer), code)?;
            let group = people::group::store::find(db, &base::Actor::system(), of.group)?;
            let text = it.whole_text();
            let asked = Question { title: &it.content.title, text: &text, proposal: Some(&it) };
            ratification::course::open(db, &own, &group, &asked, opens)
        });
        let opened = opened.await?;
        let code = opened.map_err(|error| StoreError::broken(format!("the demo's resolution: {error:?}")))?;
        let it = self.resolution(code).await?;
        let ballot = self.election(it.election.0).await?;
        self.cast_and_close(&ballot, answers(people.len(), 0), days).await?;
        Ok(self.resolution(code).await?)
    }

    async fn resolution(&self, code: Code) -> Result<Resolution, StoreError> {
        let system = base::Actor::system();
        self.app.read(move |db| ratification::store::find(db, &system, code.as_str())).await.map(|(it, _)| it)
    }

    async fn election(&self, id: election::model::ElectionId) -> Result<Election, StoreError> {
        self.app.read(move |db| election::store::find_by_id(db, id)).await
    }

    /// Asks a body and answers its ballot.
    async fn asked(&self, it: &Resolution, body: GroupId, days: u64) -> Result<Election, StoreError> {
        let (own, id, at) = (self.app.clone(), it.id, self.now.minus(DAY * u32::try_from(days).unwrap_or(0)));
        let asked = self.app.change(move |db| {
            ratification::course::ask(db, &own, id, body, at)?;
            let answers = ratification::store::bodies(db, id)?;
            let of = answers.into_iter().find(|row| row.body.id == body).and_then(|row| row.election);
            election::store::find_by_id(db, of.ok_or(StoreError::Missing)?.0)
        });
        asked.await
    }

    /// A body ratified so many days ago.
    async fn answer(&self, it: &Resolution, body: GroupId, members: usize, days: u64) -> Result<(), Failure> {
        let ballot = self.asked(it, body, 2).await?;
        let no = members / 6;
        let yes = members.saturating_sub(no + 1).max(1);
        self.cast_and_close(&ballot, answers(yes, no), days).await
    }

    /// A body is asked since yesterday; a few have cast their ballots.
    async fn go_on(&self, it: &Resolution, body: GroupId) -> Result<(), StoreError> {
        let ballot = self.asked(it, body, 1).await?;
        self.fill_some(&ballot, answers(3, 0)).await
    }

    async fn end_back(&self, it: &Resolution, days: (u64, u64)) -> Result<(), StoreError> {
        let code = it.code;
        self.app.change(move |db| store::move_resolution_back(db, code, days)).await
    }

    /// A demand the council makes of what was ratified.
    pub(super) async fn demand_of_council(&self, decision: &Code) -> Result<super::Told, StoreError> {
        let of = &self.cast.council;
        let (by, random) = (actor(of.group, of.officer, GroupRole::Officer), Arc::clone(&self.random));
        let (made_at, now, decision) = (self.ago(14), self.now, decision.to_string());
        let made =
            self.app.change(move |db| super::make(db, &by, &decision, &texts::LEASES, (made_at, now), random.as_ref()));
        made.await
    }
}
