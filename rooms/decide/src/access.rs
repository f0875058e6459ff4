//! Who may do what in this room: one table, one row per route.
//!
//! The shell checks what needs no database; what concerns one group is checked again by the store
//! function that takes the actor, where the refusal is "missing".

use base::{Access, Row};
use ui::href;

// conversation
pub(crate) const CONVERSATION_LIST: Row = Row::get(href::CONVERSATIONS, Access::Anyone);
pub(crate) const CONVERSATION_NEW: Row = Row::get(href::CONVERSATION_NEW, Access::SignedIn);
pub(crate) const CONVERSATION_DRAFT: Row = Row::post(href::CONVERSATION_NEW, Access::SignedIn);
pub(crate) const CONVERSATION_SHOW: Row = Row::get(href::CONVERSATION, Access::Anyone);
pub(crate) const CONVERSATION_EDIT: Row = Row::get(href::CONVERSATION_EDIT, Access::Officer);
pub(crate) const CONVERSATION_CORRECT: Row = Row::post(href::CONVERSATION_EDIT, Access::Officer);
pub(crate) const CONVERSATION_STATE_ASK: Row = Row::get(href::CONVERSATION_STATE, Access::Officer);
pub(crate) const CONVERSATION_STATE: Row = Row::post(href::CONVERSATION_STATE, Access::Officer);
pub(crate) const CONVERSATION_ROLL_SHOW: Row = Row::get(href::CONVERSATION_ROLL, Access::Officer);
pub(crate) const CONVERSATION_ROLL: Row = Row::post(href::CONVERSATION_ROLL, Access::Officer);

// vote
pub(crate) const VOTE_BEGIN: Row = Row::post(href::CONVERSATION_BEGIN, Access::Anyone);
pub(crate) const VOTE_LIST: Row = Row::get(href::CONVERSATION_VOTES, Access::Anyone);
pub(crate) const VOTE_CAST: Row = Row::post(href::CONVERSATION_VOTES, Access::Anyone);
pub(crate) const VOTE_LINK: Row = Row::get(href::CONVERSATION_LINK, Access::Anyone);
pub(crate) const VOTE_RETURN_ASK: Row = Row::get(href::CONVERSATION_RETURN, Access::Holder);
pub(crate) const VOTE_RETURN: Row = Row::post(href::CONVERSATION_RETURN, Access::Holder);

// map
pub(crate) const MAP_SHOW: Row = Row::get(href::CONVERSATION_MAP, Access::Anyone);
pub(crate) const MAP_PICTURE: Row = Row::get(href::CONVERSATION_PICTURE, Access::Anyone);
pub(crate) const MAP_LIVE: Row = Row::get(href::CONVERSATION_LIVE, Access::Anyone);

// statement
pub(crate) const STATEMENT_LIST: Row = Row::get(href::CONVERSATION_STATEMENTS, Access::Anyone);
pub(crate) const STATEMENT_NEW: Row = Row::get(href::STATEMENT_NEW, Access::Anyone);
pub(crate) const STATEMENT_ADD: Row = Row::post(href::STATEMENT_NEW, Access::Anyone);
pub(crate) const STATEMENT_SHOW: Row = Row::get(href::STATEMENT, Access::Anyone);
pub(crate) const STATEMENT_BRACKET: Row = Row::post(href::STATEMENT_BRACKET, Access::Steward);
pub(crate) const STATEMENT_PROPOSAL: Row = Row::post(href::STATEMENT_PROPOSAL, Access::SignedIn);
pub(crate) const STATEMENT_SEEDS_ASK: Row = Row::get(href::CONVERSATION_SEEDS, Access::Officer);
pub(crate) const STATEMENT_SEEDS: Row = Row::post(href::CONVERSATION_SEEDS, Access::Officer);
pub(crate) const STATEMENT_TRANSLATE_ASK: Row = Row::get(href::CONVERSATION_TRANSLATIONS, Access::SignedIn);
pub(crate) const STATEMENT_TRANSLATE: Row = Row::post(href::CONVERSATION_TRANSLATIONS, Access::SignedIn);

// moderation of statements
pub(crate) const QUEUE_SHOW: Row = Row::get(href::CONVERSATION_QUEUE, Access::Steward);
pub(crate) const QUEUE_DECIDE: Row = Row::post(href::CONVERSATION_QUEUE, Access::Steward);
pub(crate) const QUEUE_LOG: Row = Row::get(href::CONVERSATION_QUEUE_LOG, Access::Anyone);
pub(crate) const ARRIVALS_SHOW: Row = Row::get(href::CONVERSATION_ARRIVALS, Access::Steward);

// report
pub(crate) const REPORT_SHOW: Row = Row::get(href::CONVERSATION_REPORT, Access::Anyone);
pub(crate) const REPORT_DATA: Row = Row::get(href::CONVERSATION_DATA, Access::Anyone);
// standing rules
pub(crate) const STANDING_EDIT: Row = Row::get(href::STANDING_RULES, Access::Officer);
pub(crate) const STANDING_SAVE: Row = Row::post(href::STANDING_RULES, Access::Officer);

// proposal
pub(crate) const PROPOSAL_LIST: Row = Row::get(href::PROPOSALS, Access::Anyone);
pub(crate) const PROPOSAL_NEW: Row = Row::get(href::PROPOSAL_NEW, Access::SignedIn);
pub(crate) const PROPOSAL_DRAFT: Row = Row::post(href::PROPOSAL_NEW, Access::SignedIn);
pub(crate) const PROPOSAL_SHOW: Row = Row::get(href::PROPOSAL, Access::Anyone);
pub(crate) const PROPOSAL_EDIT: Row = Row::get(href::PROPOSAL_EDIT, Access::SignedIn);
pub(crate) const PROPOSAL_SAVE: Row = Row::post(href::PROPOSAL_EDIT, Access::SignedIn);
pub(crate) const PROPOSAL_VERSIONS: Row = Row::get(href::PROPOSAL_VERSIONS, Access::Anyone);
pub(crate) const PROPOSAL_STATE_ASK: Row = Row::get(href::PROPOSAL_STATE, Access::SignedIn);
pub(crate) const PROPOSAL_STATE_CHANGE: Row = Row::post(href::PROPOSAL_STATE, Access::SignedIn);
pub(crate) const PROPOSAL_MOVE: Row = Row::post(href::PROPOSAL_MOVERS, Access::Member);
pub(crate) const PROPOSAL_REASON: Row = Row::post(href::PROPOSAL_REASONS, Access::Member);
pub(crate) const PROPOSAL_QUESTION: Row = Row::post(href::PROPOSAL_QUESTIONS, Access::Member);
pub(crate) const PROPOSAL_ANSWER: Row = Row::post(href::PROPOSAL_ANSWER, Access::SignedIn);
pub(crate) const PROPOSAL_DECIDE_ASK: Row = Row::get(href::PROPOSAL_DECIDE, Access::Officer);
pub(crate) const PROPOSAL_DECIDE: Row = Row::post(href::PROPOSAL_DECIDE, Access::Officer);

// amendment
pub(crate) const AMENDMENT_NEW: Row = Row::get(href::AMENDMENT_NEW, Access::Member);
pub(crate) const AMENDMENT_ADD: Row = Row::post(href::AMENDMENT_NEW, Access::Member);
pub(crate) const AMENDMENT_SHOW: Row = Row::get(href::AMENDMENT, Access::Anyone);
pub(crate) const AMENDMENT_STEP: Row = Row::post(href::AMENDMENT, Access::SignedIn);

// consent
pub(crate) const CONSENT_SHOW: Row = Row::get(href::CONSENT, Access::Anyone);
pub(crate) const CONSENT_SAY: Row = Row::post(href::CONSENT, Access::Member);
pub(crate) const CONSENT_RESOLVE: Row = Row::post(href::CONSENT_OBJECTION, Access::Member);

// election
pub(crate) const ELECTION_NEW: Row = Row::get(href::ELECTION_NEW, Access::SignedIn);
pub(crate) const ELECTION_DRAFT: Row = Row::post(href::ELECTION_NEW, Access::SignedIn);
pub(crate) const ELECTION_SHOW: Row = Row::get(href::ELECTION, Access::Anyone);
pub(crate) const ELECTION_EDIT: Row = Row::get(href::ELECTION_EDIT, Access::Officer);
pub(crate) const ELECTION_SAVE: Row = Row::post(href::ELECTION_EDIT, Access::Officer);
pub(crate) const CONTEST_NEW: Row = Row::get(href::CONTEST_NEW, Access::Officer);
pub(crate) const CONTEST_ADD: Row = Row::post(href::CONTEST_NEW, Access::Officer);
pub(crate) const CONTEST_EDIT: Row = Row::get(href::CONTEST_EDIT, Access::Officer);
pub(crate) const CONTEST_SAVE: Row = Row::post(href::CONTEST_EDIT, Access::Officer);
pub(crate) const ELECTION_STATE_ASK: Row = Row::get(href::ELECTION_STATE, Access::Officer);
pub(crate) const ELECTION_STATE_CHANGE: Row = Row::post(href::ELECTION_STATE, Access::Officer);

// roll
pub(crate) const ROLL_SHOW: Row = Row::get(href::ROLL, Access::Steward);
pub(crate) const ROLL_IMPORT_ASK: Row = Row::get(href::ROLL_IMPORT, Access::Officer);
pub(crate) const ROLL_IMPORT: Row = Row::post(href::ROLL_IMPORT, Access::Officer).fresh();
pub(crate) const ROLL_MARK: Row = Row::post(href::ROLL_MARK, Access::Steward);
pub(crate) const ROLL_LINKS_ASK: Row = Row::get(href::ROLL_LINKS, Access::Officer);
pub(crate) const ROLL_LINKS: Row = Row::post(href::ROLL_LINKS, Access::Officer).fresh();

// ballot
pub(crate) const BALLOT_ASK: Row = Row::get(href::BALLOT, Access::SignedIn);
pub(crate) const BALLOT_CAST: Row = Row::post(href::BALLOT, Access::SignedIn);
pub(crate) const BALLOT_LINK_ASK: Row = Row::get(href::BALLOT_LINK, Access::Holder);
pub(crate) const BALLOT_LINK_CAST: Row = Row::post(href::BALLOT_LINK, Access::Holder);
pub(crate) const PAPER_SHOW: Row = Row::get(href::PAPER, Access::Steward);
pub(crate) const PAPER_READ: Row = Row::post(href::PAPER, Access::Steward);
pub(crate) const PROXY_ASK: Row = Row::get(href::PROXY, Access::SignedIn);
pub(crate) const PROXY_NAME: Row = Row::post(href::PROXY, Access::SignedIn);

// result
pub(crate) const ACCOUNT_SHOW: Row = Row::get(href::ACCOUNT, Access::Anyone);
pub(crate) const ACCOUNT_FILE: Row = Row::get(href::ACCOUNT_FILE, Access::Anyone);

// decision
pub(crate) const DECISION_GROUP: Row = Row::get(href::GROUP_DECISIONS, Access::Anyone);
pub(crate) const DECISION_LIST: Row = Row::get(href::DECISIONS, Access::Anyone);
pub(crate) const DECISION_SHOW: Row = Row::get(href::DECISION, Access::Anyone);

// council
pub(crate) const COUNCIL_SHOW: Row = Row::get(href::COUNCIL, Access::Anyone);
pub(crate) const COUNCIL_RULES_ASK: Row = Row::get(href::COUNCIL_RULES, Access::Officer);
pub(crate) const COUNCIL_RULES_SAVE: Row = Row::post(href::COUNCIL_RULES, Access::Officer);
pub(crate) const RESOLUTION_NEW: Row = Row::get(href::RESOLUTION_NEW, Access::Officer);
pub(crate) const RESOLUTION_OPEN: Row = Row::post(href::RESOLUTION_NEW, Access::Officer);

// ratification
pub(crate) const RESOLUTION_SHOW: Row = Row::get(href::RESOLUTION, Access::Anyone);

// meeting
pub(crate) const MEETING_GROUP: Row = Row::get(href::GROUP_MEETINGS, Access::Anyone);
pub(crate) const MEETING_NEW: Row = Row::get(href::MEETING_NEW, Access::Officer);
pub(crate) const MEETING_PLAN: Row = Row::post(href::MEETING_NEW, Access::Officer);
pub(crate) const MEETING_SHOW: Row = Row::get(href::MEETING, Access::Anyone);
pub(crate) const MEETING_EDIT: Row = Row::get(href::MEETING_EDIT, Access::Officer);
pub(crate) const MEETING_SAVE: Row = Row::post(href::MEETING_EDIT, Access::Officer);
pub(crate) const MEETING_STATE_ASK: Row = Row::get(href::MEETING_STATE, Access::Officer);
pub(crate) const MEETING_STATE_CHANGE: Row = Row::post(href::MEETING_STATE, Access::Officer);
pub(crate) const MEETING_DESK: Row = Row::get(href::MEETING_DESK, Access::Officer);
pub(crate) const MEETING_WALL: Row = Row::get(href::MEETING_WALL, Access::Officer);
pub(crate) const MEETING_LIVE: Row = Row::get(href::MEETING_LIVE, Access::Member);
pub(crate) const MEETING_CALENDAR: Row = Row::get(href::MEETING_CALENDAR, Access::Anyone);
pub(crate) const GROUP_MEETINGS_CALENDAR: Row = Row::get(href::GROUP_MEETINGS_CALENDAR, Access::Anyone);
pub(crate) const PRESENCE_ASK: Row = Row::get(href::MEETING_HERE, Access::SignedIn);
pub(crate) const PRESENCE_BEGIN: Row = Row::post(href::MEETING_HERE, Access::SignedIn);
pub(crate) const PRESENCE_CHANGE: Row = Row::post(href::MEETING_PRESENCE, Access::Member);
pub(crate) const PRESENCE_COUNT: Row = Row::post(href::MEETING_ATTENDANCE, Access::Officer);
pub(crate) const AGENDA_SHOW: Row = Row::get(href::AGENDA, Access::Officer);
pub(crate) const AGENDA_ADD: Row = Row::post(href::AGENDA, Access::Officer);
pub(crate) const AGENDA_STEP: Row = Row::post(href::AGENDA_ITEM, Access::Officer);
pub(crate) const SPEAKERS_ASK: Row = Row::post(href::SPEAKERS, Access::Member);
pub(crate) const SPEAKERS_FLOOR: Row = Row::post(href::FLOOR, Access::Officer);
pub(crate) const HANDS_ASK: Row = Row::post(href::HANDS, Access::Officer);
pub(crate) const HANDS_RAISE: Row = Row::post(href::HANDS_RAISE, Access::Member);
pub(crate) const HANDS_END: Row = Row::post(href::HANDS_END, Access::Officer);
pub(crate) const MINUTES_SHOW: Row = Row::get(href::MINUTES, Access::Anyone);
pub(crate) const MINUTES_PUBLISH: Row = Row::post(href::MINUTES, Access::Officer);
pub(crate) const MINUTES_VERSIONS: Row = Row::get(href::MINUTES_VERSIONS, Access::Anyone);
pub(crate) const MINUTES_NOTE: Row = Row::get(href::MINUTES_NOTE, Access::Steward);
pub(crate) const MINUTES_KEEP: Row = Row::post(href::MINUTES_NOTE, Access::Steward);
// delegates
pub(crate) const DELEGATE_GROUP: Row = Row::get(href::GROUP_DELEGATES, Access::Anyone);
pub(crate) const DELEGATION_NEW: Row = Row::get(href::DELEGATION_NEW, Access::Officer);
pub(crate) const DELEGATION_ADD: Row = Row::post(href::DELEGATION_NEW, Access::Officer);
pub(crate) const DELEGATION_SHOW: Row = Row::get(href::DELEGATION, Access::Anyone);
pub(crate) const DELEGATION_EDIT: Row = Row::get(href::DELEGATION_EDIT, Access::Officer);
pub(crate) const DELEGATION_SAVE: Row = Row::post(href::DELEGATION_EDIT, Access::Officer);
pub(crate) const DELEGATION_ELECTION_ASK: Row = Row::get(href::DELEGATION_ELECTION, Access::Officer);
pub(crate) const DELEGATION_ELECTION: Row = Row::post(href::DELEGATION_ELECTION, Access::Officer);
pub(crate) const SEAT_SHOW: Row = Row::get(href::SEAT, Access::Anyone);
pub(crate) const SEAT_LEAVE_ASK: Row = Row::get(href::SEAT_LEAVE, Access::SignedIn);
pub(crate) const SEAT_LEAVE: Row = Row::post(href::SEAT_LEAVE, Access::SignedIn);

// candidacies
pub(crate) const CANDIDACY: Row = Row::post(href::CANDIDACIES, Access::Member);
pub(crate) const CANDIDACY_ASK: Row = Row::post(href::CANDIDACY_ASK, Access::Member);

// mandate
pub(crate) const MANDATE_SHOW: Row = Row::get(href::MANDATE, Access::Anyone);
pub(crate) const MANDATE_NEW: Row = Row::get(href::MANDATE_NEW, Access::Officer);
pub(crate) const MANDATE_ADD: Row = Row::post(href::MANDATE_NEW, Access::Officer);

// report-back
pub(crate) const SEAT_REPORT_NEW: Row = Row::get(href::SEAT_REPORT, Access::SignedIn);
pub(crate) const SEAT_REPORT_ADD: Row = Row::post(href::SEAT_REPORT, Access::SignedIn);
pub(crate) const SEAT_ASK: Row = Row::post(href::SEAT_QUESTIONS, Access::Member);
pub(crate) const SEAT_ANSWER: Row = Row::post(href::SEAT_ANSWER, Access::SignedIn);

// recall
pub(crate) const RECALL_NEW: Row = Row::get(href::RECALL_NEW, Access::Member);
pub(crate) const RECALL_BEGIN: Row = Row::post(href::RECALL_NEW, Access::Member);
pub(crate) const RECALL_SHOW: Row = Row::get(href::RECALL, Access::Member);
pub(crate) const RECALL_SIGN: Row = Row::post(href::RECALL_SIGN, Access::Member);

// demand
pub(crate) const DEMAND_LIST: Row = Row::get(href::DEMANDS, Access::Anyone);
pub(crate) const DEMAND_ASK: Row = Row::get(href::DEMAND_NEW, Access::Officer);
pub(crate) const DEMAND_MAKE: Row = Row::post(href::DEMAND_NEW, Access::Officer);
pub(crate) const DEMAND_SHOW: Row = Row::get(href::DEMAND, Access::Anyone);
pub(crate) const DEMAND_EDIT: Row = Row::get(href::DEMAND_EDIT, Access::Officer);
pub(crate) const DEMAND_CORRECT: Row = Row::post(href::DEMAND_EDIT, Access::Officer);
pub(crate) const DEMAND_STATE_ASK: Row = Row::get(href::DEMAND_STATE, Access::Officer);
pub(crate) const DEMAND_STATE: Row = Row::post(href::DEMAND_STATE, Access::Officer);
pub(crate) const DEMAND_CORRECTIONS: Row = Row::get(href::DEMAND_CORRECTIONS, Access::Anyone);
pub(crate) const PLATFORM_SHOW: Row = Row::get(href::PLATFORM, Access::Anyone);
pub(crate) const PLATFORM_FILE: Row = Row::get(href::PLATFORM_FILE, Access::Anyone);
