//! The result: the outcome in one sentence, turnout against quorum, figures, the count round by round.

use tally::sentences::sentences;
use tally::{Account, Rule};
use ui::table::{Column, table};
use ui::{Head, Html, Icon, Kind, Look, Sheet, Tone, Words, format, href, html, link_button};

use super::job::{seed_of, shows_ballots};
use super::lot::hex;
use super::sentences::{amount, money, rule, rule_means, say};
use crate::ballot::model::Marks;
use crate::ballot::views::{marks, option_title};
use crate::election::model::{Contest, Counted, Election, Outcome, Verdict};
use crate::election::views::{ElectionPage, quorum, rule_line};
use crate::proposal::views::crumbs;
use crate::standing::model::Secrecy;

/// The names of those chosen, in order of election.
fn chosen(words: &Words, contest: &Contest) -> String {
    let names: Vec<String> = contest.winners().into_iter().map(|it| it.title.clone()).collect();
    format::list(words, &names)
}

/// The outcome of a contest in one sentence.
pub(crate) fn sentence(words: &Words, contest: &Contest, outcome: &Outcome) -> String {
    let number = |n: u64| format::number(words, n);
    let (yes, no, abstained) = outcome.question.unwrap_or_default();
    match outcome.verdict {
        Verdict::Passed => words.ballot_passed(&number(yes), &number(no), &number(abstained)),
        Verdict::Failed => words.ballot_failed(&number(yes), &number(no), &number(abstained)),
        Verdict::Chosen if contest.rule.is_budget() => words.ballot_funded(&chosen(words, contest)),
        Verdict::Chosen => words.ballot_chosen(&chosen(words, contest)),
        Verdict::Nobody if contest.rule.is_budget() => words.ballot_none_funded().to_owned(),
        Verdict::Nobody => words.ballot_none_chosen().to_owned(),
        Verdict::NoQuorum => words.ballot_no_effect().to_owned(),
        Verdict::Uncounted => words.ballot_uncounted().to_owned(),
    }
}

/// The top of a counted election's page: what came out, who took part.
pub(crate) fn outcome(look: &Look<'_>, page: &ElectionPage<'_>) -> Html {
    let (words, it) = (look.words, page.it);
    let counted = Counted { election: it.clone(), contests: Vec::new() };
    let quorate = counted.is_quorate();
    let (took, size) = (it.roll.took_part(), it.roll.size);
    html! {
        section class="outcome" aria-labelledby="outcome-title" data-quorate[quorate] {
            h2 id="outcome-title" { (words.ballot_result_title()) }
            @if !quorate { (ui::notice(Kind::Careful, words.ballot_no_quorum(), quorum(words, it))) }
            @for contest in page.contests {
                @if let Some(outcome) = &contest.outcome {
                    p class="outcome-line" {
                        @if page.contests.len() > 1 { span class="outcome-of" { bdi { (contest.title) } } " " }
                        strong { (sentence(words, contest, outcome)) }
                    }
                }
            }
            (turnout(words, it, took, size))
            (ui::row([
                html! { @if let Some(code) = page.decision { (link_button(Tone::Main, href::decision(code), words.ballot_to_decision()).icon(Icon::Stamp)) } },
                html! { (ui::print_button(look)) },
            ]))
        }
    }
}

/// Who took part against the quorum, drawn and said.
fn turnout(words: &Words, it: &Election, took: u64, size: u64) -> Html {
    let said = words.ballot_turnout(&format::number(words, took), &format::number(words, size));
    let permille = |part: u64| part.saturating_mul(1000).checked_div(size).unwrap_or(0).min(1000);
    let line = u64::from(it.quorum_percent) * 10;
    html! {
        figure class="turnout" {
            svg viewBox="0 0 1000 24" preserveAspectRatio="none" role="img" aria-label=(said) {
                title { (said) }
                rect class="bar-way" width="1000" height="24" {}
                rect class="band-low" width=(permille(took)) height="24" {}
                @if it.quorum_percent > 0 { rect class="turnout-quorum" x=(line.min(996)) width="4" height="24" {} }
            }
            figcaption { (said) " " (quorum(words, it)) @if it.roll.paper > 0 { " " (words.ballot_turnout_paper(&format::number(words, it.roll.paper), &format::number(words, it.roll.papers_counted))) } }
        }
    }
}

/// One counted contest on the election's page.
pub(crate) fn contest(look: &Look<'_>, election: &Election, it: &Contest) -> Html {
    let words = look.words;
    let Some(outcome) = &it.outcome else { return html! {} };
    html! {
        @if !it.text.is_empty() { (crate::election::views::lines(&it.text)) }
        p class="hint" { (rule_line(words, it)) }
        @if let Some((yes, no, abstained)) = outcome.question { (question_bars(words, [yes, no, abstained])) }
        @else {
            ol class="winners" { @for choice in it.winners() { li { bdi { (choice.title) } @if it.rule.is_budget() { " · " (money(words, choice.cost)) } } } }
        }
        p class="hint" {
            (words.ballot_counted(&format::number(words, outcome.valid), &format::number(words, outcome.spoilt)))
            @if outcome.by_lot { " " (words.ballot_by_lot()) }
        }
        p { (link_button(Tone::Plain, href::account(election.code, it.position), words.ballot_to_account()).icon(Icon::List).about(it.title.as_str())) }
    }
}

/// Yes, no and abstentions as bars with their figures.
pub(crate) fn question_bars(words: &Words, figures: [u64; 3]) -> Html {
    let most = figures.iter().copied().max().unwrap_or(0).max(1);
    let names = [words.ballot_yes(), words.ballot_no(), words.ballot_abstain()];
    html! {
        ul class="answer-bars" {
            @for (at, (name, figure)) in names.iter().zip(figures).enumerate() {
                li data-answer=(at) {
                    span { (name) } strong { (format::number(words, figure)) }
                    svg viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true" focusable="false" {
                        rect class="bar-way" width="1000" height="16" {}
                        rect class="answer-bar" width=(figure.saturating_mul(1000) / most) height="16" {}
                    }
                }
            }
        }
    }
}

/// How a lot was drawn, whether it was needed or not, and how anybody does it again.
pub(crate) fn lot(look: &Look<'_>, it: &Election, contests: &[Contest]) -> Html {
    let words = look.words;
    let (Some(commitment), Some(part), Some(box_hash)) = (it.lot.commitment, it.lot.part, it.lot.box_hash) else {
        return html! {};
    };
    let needed = contests.iter().filter_map(|it| it.outcome.as_ref()).any(|it| it.by_lot);
    let content = html! {
        p { @if needed { (words.ballot_lot_needed()) } @else { (words.ballot_lot_not_needed()) } }
        p { (words.ballot_lot_how()) }
        (ui::definitions([
            (words.ballot_lot_field_commitment(), html! { code class="long" { (hex(&commitment)) } }),
            (words.ballot_lot_field_part(), html! { code class="long" { (hex(&part)) } }),
            (words.ballot_lot_field_box(), html! { code class="long" { (hex(&box_hash)) } }),
            (words.ballot_lot_field_text(), html! { code class="long" { (seed_of(it)) } }),
        ]))
        pre class="command" { code { (lot_commands(&it.code.to_string(), &hex(&part), &hex(&box_hash))) } }
    };
    ui::details(words.ballot_lot_title(), content)
}

/// What makes the commitment and the lot again in a shell.
fn lot_commands(code: &str, part: &str, box_hash: &str) -> String {
    format!(
        "printf 'convoke-lot/1\\n{code}\\n%s\\n' {part} | sha256sum\nprintf '%s\\n%s\\n' {part} {box_hash} | sha256sum"
    )
}

/// What counts the ballots of a contest again.
fn count_command(name: &str, it: &Contest) -> String {
    format!("convoke tally {name}.blt --rule {} --seats {}", it.rule.as_str(), it.seats)
}

/// What checks the account of a contest against its ballots.
fn verify_command(name: &str, it: &Contest) -> String {
    let ending = if it.rule.kind() == tally::ballots::Kind::Ranked { "blt" } else { "csv" };
    format!("verify count {name}.json {name}.{ending}")
}

/// The outcome for somebody who came too late with a link.
pub(crate) fn brief(look: &Look<'_>, it: &Election, contests: &[Contest]) -> Html {
    let words = look.words;
    html! {
        @for contest in contests {
            @if let Some(outcome) = &contest.outcome {
                p { bdi { (contest.title) } " " strong { (sentence(words, contest, outcome)) } }
            }
        }
        p class="hint" { (words.ballot_turnout(&format::number(words, it.roll.took_part()), &format::number(words, it.roll.size))) }
    }
}

/// Everything the account's page shows.
pub(crate) struct AccountPage<'a> {
    pub(crate) election: &'a Election,
    pub(crate) contest: &'a Contest,
    pub(crate) outcome: &'a Outcome,
    pub(crate) account: Option<&'a Account>,
    /// Who marked what; of an open election, for members.
    pub(crate) roll_call: &'a [(Option<String>, Marks)],
}

/// The account with its head.
pub(crate) fn account(look: &Look<'_>, page: &AccountPage<'_>) -> (Head, Html) {
    let (words, it) = (look.words, page.contest);
    let title = words.ballot_account_title(&it.title);
    let main = html! {
        (crumbs(look, &page.election.body, &[(&page.election.title, &href::election(page.election.code))]))
        (ui::title(&title, html! { p { strong { (sentence(words, it, page.outcome)) } } }))
        p { strong { (rule(words, it.rule.as_str())) } ". " (rule_means(words, it.rule.as_str())) }
        @if let Some(account) = page.account {
            (rounds(look, page, account))
            (figure(look, page))
            (figures(look, it, account))
            (other_rules(look, it, account))
        }
        (roll_call(look, page))
        (again(look, page))
    };
    (Head::new(title).canonical(href::account(page.election.code, it.position)).sheet_of(Sheet::Decide), main)
}

/// The count in sentences, round by round.
fn rounds(look: &Look<'_>, page: &AccountPage<'_>, account: &Account) -> Html {
    let (words, contest) = (look.words, page.contest);
    let named = account_in_words(words, contest, account);
    let all = sentences(&named);
    let last = all.iter().map(|it| it.round).max().unwrap_or(0);
    let of = |round: u32| all.iter().filter(move |it| it.round == round);
    let split = all.iter().position(|it| it.round != 0).unwrap_or(1);
    let body = html! {
        @for it in all.iter().take(split).filter(|it| it.round == 0) { p { (say(words, it)) } }
        @if last > 0 {
            ol class="rounds" {
                @for round in 1..=last {
                    li {
                        @if last > 1 { h3 { (words.ballot_round(round)) } }
                        @for it in of(round) { p { (say(words, it)) } }
                    }
                }
            }
        }
        @for it in all.iter().skip(split).filter(|it| it.round == 0) { p { strong { (say(words, it)) } } }
    };
    ui::section("rounds", words.ballot_rounds(), body)
}

/// What other rules make of the same ballots: labelled as what it is, with what each rule looks at.
fn other_rules(look: &Look<'_>, contest: &Contest, account: &Account) -> Html {
    if account.others.is_empty() {
        return html! {};
    }
    let words = look.words;
    let body = html! {
        p { (words.ballot_others_lead(&rule(words, contest.rule.as_str()))) }
        p { (words.ballot_others_why()) }
        ul class="others" {
            @for (it, other) in tally::sentences::others(account).iter().zip(&account.others) {
                li { strong { (say(words, it)) } " " span class="hint" { (rule_means(words, other.rule.as_str())) } }
            }
        }
    };
    ui::section("others", words.ballot_others(), body)
}

/// The account with the answers of a question in the reader's words.
fn account_in_words(words: &Words, contest: &Contest, account: &Account) -> Account {
    let mut out = account.clone();
    if contest.rule == Rule::YesNo {
        for (number, candidate) in (1_u16..).zip(&mut out.candidates) {
            candidate.name = option_title(words, contest, number);
        }
        for winner in &mut out.winners {
            winner.name = option_title(words, contest, winner.number);
        }
    }
    out
}

/// The drawing of the engine: the flow of votes, who is preferred to whom, who paid.
fn figure(look: &Look<'_>, page: &AccountPage<'_>) -> Html {
    let (it, election) = (page.contest, page.election);
    if !shows_ballots(election, it) || it.rule == Rule::YesNo {
        return html! {};
    }
    let alt = look.words.ballot_figure(&sentence(look.words, it, page.outcome));
    html! {
        figure class="drawn" {
            img src=(href::account_file(election.code, it.position, "svg")) alt=(alt) loading="lazy";
        }
    }
}

/// Figures: votes in each round, and who is preferred to whom.
fn figures(look: &Look<'_>, contest: &Contest, account: &Account) -> Html {
    let words = look.words;
    html! {
        (flow(look, contest, account))
        @if let Some(matrix) = &account.matrix {
            (ui::section("pairs", words.ballot_pairs(), html! {
                p { (words.ballot_pairs_lead()) }
                (table(words.ballot_pairs(), &columns(words, contest), matrix.iter().zip(1_u16..).map(|(row, number)| {
                    let mut cells = vec![html! { bdi { (option_title(words, contest, number)) } }];
                    cells.extend(row.iter().zip(1_u16..).map(|(votes, other)| {
                        let against = matrix.get(usize::from(other) - 1).and_then(|it| it.get(usize::from(number) - 1)).copied().unwrap_or(0);
                        html! { @if number == other { "–" } @else if *votes > against { strong { (format::number(words, *votes)) } } @else { (format::number(words, *votes)) } }
                    }));
                    cells
                })))
            }))
        }
    }
}

fn columns<'a>(words: &Words, contest: &'a Contest) -> Vec<Column<'a>> {
    let mut out = vec![Column::text(words.ballot_option().to_owned())];
    out.extend(
        (1_u16..).take(contest.options.len()).map(|number| Column::number(option_title(words, contest, number))),
    );
    out
}

/// How votes moved from round to round: a table, and bars for the last round.
fn flow(look: &Look<'_>, contest: &Contest, account: &Account) -> Html {
    let words = look.words;
    let rounds: Vec<_> = account.rounds.iter().filter(|round| !round.votes.is_empty()).collect();
    if rounds.is_empty() {
        return html! {};
    }
    let top = rounds
        .iter()
        .flat_map(|round| round.votes.iter().flatten())
        .map(tally::Amount::approximate)
        .fold(1.0_f64, f64::max);
    let mut heads = vec![Column::text(words.ballot_option().to_owned())];
    heads.extend(rounds.iter().map(|round| Column::number(words.ballot_round(round.number))));
    let rows = (1_u16..).take(contest.options.len()).map(|number| {
        let won = account.winners.iter().any(|it| it.number == number);
        let mut cells = vec![html! { bdi { (option_title(words, contest, number)) } @if won { " " (Icon::Check) span class="away" { (words.ballot_won()) } } }];
        cells.extend(rounds.iter().map(|round| {
            let votes = round.votes.get(usize::from(number) - 1).and_then(Option::as_ref);
            html! {
                @match votes {
                    Some(votes) => { (amount(words, votes, 2)) (bar(votes.approximate(), top)) },
                    None => "–",
                }
            }
        }));
        cells
    });
    let body = html! {
        div class="flow" { (table(words.ballot_flow(), &heads, rows)) }
        @if let Some(quota) = rounds.first().and_then(|round| round.quota.as_ref()) { p class="hint" { (words.ballot_quota(&amount(words, quota, 2))) } }
    };
    ui::section("flow", words.ballot_flow(), body)
}

/// A small bar under a number.
fn bar(votes: f64, top: f64) -> Html {
    let width = format!("{:.0}", (votes / top * 1000.0).clamp(0.0, 1000.0));
    html! {
        svg class="cell-bar" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true" focusable="false" {
            rect class="band-low" width=(width) height="8" {}
        }
    }
}

fn roll_call(look: &Look<'_>, page: &AccountPage<'_>) -> Html {
    let (words, it) = (look.words, page.contest);
    if page.election.secrecy != Secrecy::Open || page.roll_call.is_empty() {
        return html! {};
    }
    let heads = [Column::text(words.ballot_elector()), Column::text(words.ballot_ballot())];
    let rows = page.roll_call.iter().map(|(name, given)| {
        let name = name.clone().unwrap_or_else(|| words.ballot_paper_ballot().to_owned());
        vec![html! { bdi { (name) } }, marks(words, it, given)]
    });
    ui::section("roll-call", words.ballot_roll_call(), table(words.ballot_roll_call(), &heads, rows))
}

/// How anybody counts again.
fn again(look: &Look<'_>, page: &AccountPage<'_>) -> Html {
    let (words, it, election) = (look.words, page.contest, page.election);
    let file = |kind: &str| href::account_file(election.code, it.position, kind);
    let shows = shows_ballots(election, it);
    let name = format!("{}-{}", election.code, it.position);
    let body = html! {
        p { (words.ballot_again_lead()) }
        @if shows {
            ul class="facts" {
                @if it.rule.kind() == tally::ballots::Kind::Ranked { (ui::fact(Icon::Download, html! { a href=(file("blt")) { (words.ballot_file_blt()) } })) }
                (ui::fact(Icon::Download, html! { a href=(file("csv")) { (words.ballot_file_csv()) } }))
                @if page.account.is_some() { (ui::fact(Icon::Download, html! { a href=(file("json")) { (words.ballot_file_json()) } })) }
            }
            @if it.rule.kind() == tally::ballots::Kind::Ranked {
                pre class="command" { code { (count_command(&name, it)) } }
            }
            @if page.account.is_some() {
                p { (words.ballot_verify_lead()) }
                pre class="command" { code { (verify_command(&name, it)) } }
            }
            @if election.secrecy == Secrecy::Secret { p class="hint" { (words.ballot_patterns()) } }
        } @else {
            (ui::notice(Kind::Info, words.ballot_few(), words.ballot_few_text()))
        }
        p { a href=(href::election(election.code)) { (Icon::ArrowLeft) " " (words.ballot_to_election()) } }
    };
    ui::section("again", words.ballot_again_title(), body)
}

/// Accounts made up for the page contract.
pub(crate) fn samples(look: &Look<'_>) -> Vec<web::Sample> {
    use crate::ballot::model::Cast;
    use crate::election::model::State;
    use crate::election::samples as made;
    let election = made::election(State::Closed);
    let cast: Vec<Cast> = (0..24_u16)
        .map(|n| Cast { marks: Marks::Ranks(vec![vec![n % 4 + 1], vec![(n / 2 + 1) % 4 + 1]]), weight: 1 })
        .collect();
    let contest = made::contest(Rule::Schulze);
    let (outcome, account) = super::count::count(&contest, &cast, "seed", 40, true);
    let open = Election { secrecy: Secrecy::Open, ..made::election(State::Closed) };
    let called = [(Some("Ana <Ruiz>".to_owned()), Marks::Chosen(vec![1])), (None, Marks::Blank)];
    let plain = made::counted(Rule::YesNo);
    let sample = |name, page: &AccountPage<'_>| {
        let (head, main) = super::views::account(look, page);
        web::Sample { name, head, main }
    };
    let mut out = vec![sample(
        "account-pairs",
        &AccountPage {
            election: &election,
            contest: &contest,
            outcome: &outcome,
            account: account.as_ref(),
            roll_call: &[],
        },
    )];
    if let Some(outcome) = &plain.outcome {
        let page = AccountPage { election: &open, contest: &plain, outcome, account: None, roll_call: &called };
        out.push(sample("account-roll-call", &page));
    }
    out
}
