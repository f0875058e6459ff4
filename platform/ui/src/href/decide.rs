//! The paths of the room DECIDE: conversations, proposals, ballots, decisions, delegates, councils.

paths! {
    DECIDE_PATHS;

    /// All conversations.
    CONVERSATIONS conversations() = "/conversations";
    /// The form for a new conversation.
    CONVERSATION_NEW conversation_new() = "/conversations/new";
    /// A conversation: the next statement and the picture.
    CONVERSATION conversation(conversation) = "/conversations/{conversation}";
    /// Correct a conversation.
    CONVERSATION_EDIT conversation_edit(conversation) = "/conversations/{conversation}/edit";
    /// Open, close, reopen or take back a conversation.
    CONVERSATION_STATE conversation_state(conversation) = "/conversations/{conversation}/state";
    /// Begin to take part.
    CONVERSATION_BEGIN conversation_begin(conversation) = "/conversations/{conversation}/begin";
    /// My votes in a conversation; votes are sent here.
    CONVERSATION_VOTES conversation_votes(conversation) = "/conversations/{conversation}/votes";
    /// My link to come back.
    CONVERSATION_LINK conversation_link(conversation) = "/conversations/{conversation}/link";
    /// Where such a link leads.
    CONVERSATION_RETURN conversation_return(conversation, token) = "/conversations/{conversation}/as/{token}";
    /// The whole map.
    CONVERSATION_MAP conversation_map(conversation) = "/conversations/{conversation}/map";
    /// The part of the map that is drawn again while one looks.
    CONVERSATION_PICTURE conversation_picture(conversation) = "/conversations/{conversation}/map/picture";
    /// Figures of a conversation while one looks.
    CONVERSATION_LIVE conversation_live(conversation) = "/conversations/{conversation}/live";
    /// All statements of a conversation.
    CONVERSATION_STATEMENTS conversation_statements(conversation) = "/conversations/{conversation}/statements";
    /// Add a statement.
    STATEMENT_NEW statement_new(conversation) = "/conversations/{conversation}/statements/new";
    /// One statement and how people voted on it.
    STATEMENT statement(conversation, statement) = "/conversations/{conversation}/statements/{statement}";
    /// Set the difference about a statement aside, or take it up again.
    STATEMENT_BRACKET statement_bracket(conversation, statement) = "/conversations/{conversation}/statements/{statement}/bracket";
    /// Turn a statement into the draft of a proposal.
    STATEMENT_PROPOSAL statement_proposal(conversation, statement) = "/conversations/{conversation}/statements/{statement}/proposal";
    /// Put statements there to begin with.
    CONVERSATION_SEEDS conversation_seeds(conversation) = "/conversations/{conversation}/seeds";
    /// Statements that wait for a facilitator.
    CONVERSATION_QUEUE conversation_queue(conversation) = "/conversations/{conversation}/moderation";
    /// What facilitators decided about statements, and why.
    CONVERSATION_QUEUE_LOG conversation_queue_log(conversation) = "/conversations/{conversation}/moderation/log";
    /// Statements that nobody has translated yet.
    CONVERSATION_TRANSLATIONS conversation_translations(conversation) = "/conversations/{conversation}/translations";
    /// Places on the roll as personal links.
    CONVERSATION_ROLL conversation_roll(conversation) = "/conversations/{conversation}/roll";
    /// When people came, and how they vote by when they came.
    CONVERSATION_ARRIVALS conversation_arrivals(conversation) = "/conversations/{conversation}/arrivals";
    /// The report of a conversation.
    CONVERSATION_REPORT conversation_report(conversation) = "/conversations/{conversation}/report";
    /// The data of a conversation as a file.
    CONVERSATION_DATA conversation_data(conversation, file) = "/conversations/{conversation}/data/{file}";

    // From proposal to decision.

    /// Where a group decides: its proposals, ballots, decisions and rules.
    GROUP_DECISIONS group_decisions(group) = "/groups/{group}/decisions";
    /// A group's own rules of deciding.
    STANDING_RULES standing_rules(group) = "/groups/{group}/decisions/rules";
    /// All public proposals.
    PROPOSALS proposals() = "/proposals";
    /// The form for a new proposal.
    PROPOSAL_NEW proposal_new() = "/proposals/new";
    /// A proposal.
    PROPOSAL proposal(proposal) = "/proposals/{proposal}";
    /// Its form.
    PROPOSAL_EDIT proposal_edit(proposal) = "/proposals/{proposal}/edit";
    /// Its versions.
    PROPOSAL_VERSIONS proposal_versions(proposal) = "/proposals/{proposal}/versions";
    /// Its next state.
    PROPOSAL_STATE proposal_state(proposal) = "/proposals/{proposal}/state";
    /// Who moves it.
    PROPOSAL_MOVERS proposal_movers(proposal) = "/proposals/{proposal}/movers";
    /// Reasons for and against it.
    PROPOSAL_REASONS proposal_reasons(proposal) = "/proposals/{proposal}/reasons";
    /// Questions about it.
    PROPOSAL_QUESTIONS proposal_questions(proposal) = "/proposals/{proposal}/questions";
    /// The answer to one question.
    PROPOSAL_ANSWER proposal_answer(proposal, question) = "/proposals/{proposal}/questions/{question}";
    /// The form for an amendment.
    AMENDMENT_NEW amendment_new(proposal) = "/proposals/{proposal}/amendments/new";
    /// An amendment.
    AMENDMENT amendment(proposal, amendment) = "/proposals/{proposal}/amendments/{amendment}";
    /// How a proposal shall be decided.
    PROPOSAL_DECIDE proposal_decide(proposal) = "/proposals/{proposal}/decide";
    /// The round in which members consent or object.
    CONSENT consent(proposal) = "/proposals/{proposal}/consent";
    /// What becomes of one objection.
    CONSENT_OBJECTION consent_objection(proposal, objection) = "/proposals/{proposal}/consent/{objection}";
    /// The form for an election or a question put to a body.
    ELECTION_NEW election_new() = "/elections/new";
    /// An election: what is asked, who may take part, the result.
    ELECTION election(election) = "/elections/{election}";
    /// Its settings, while it is prepared.
    ELECTION_EDIT election_edit(election) = "/elections/{election}/edit";
    /// The form for one more contest on the ballot.
    CONTEST_NEW contest_new(election) = "/elections/{election}/contests/new";
    /// One contest, while it is prepared.
    CONTEST_EDIT contest_edit(election, contest) = "/elections/{election}/contests/{contest}/edit";
    /// Opening, closing, canceling.
    ELECTION_STATE election_state(election) = "/elections/{election}/state";
    /// The roll.
    ROLL roll(election) = "/elections/{election}/roll";
    /// Bringing a list onto the roll.
    ROLL_IMPORT roll_import(election) = "/elections/{election}/roll/import";
    /// One person on the roll.
    ROLL_MARK roll_mark(election, elector) = "/elections/{election}/roll/{elector}";
    /// The links by which people without account cast their ballot.
    ROLL_LINKS roll_links(election) = "/elections/{election}/links";
    /// My ballot.
    BALLOT ballot(election) = "/elections/{election}/ballot";
    /// The ballot of whoever holds this link.
    BALLOT_LINK ballot_link(election, token) = "/elections/{election}/ballot/{token}";
    /// Entering ballots that were cast on paper.
    PAPER paper(election) = "/elections/{election}/paper";
    /// Handing one's ballot to another elector.
    PROXY proxy(election) = "/elections/{election}/proxy";
    /// How one contest was counted.
    ACCOUNT account(election, contest) = "/elections/{election}/contests/{contest}";
    /// The ballots of one contest as a file: `blt`, `csv` or the account as `json`.
    ACCOUNT_FILE account_file(election, contest, kind) = "/elections/{election}/contests/{contest}/{kind}";
    /// All public decisions.
    DECISIONS decisions() = "/decisions";
    /// A decision.
    DECISION decision(decision) = "/decisions/{decision}";

    // Councils.

    /// A council: its bodies, their weights and seats, what it put to them.
    COUNCIL council(group) = "/groups/{group}/council";
    /// What bodies weigh and what goes back to them.
    COUNCIL_RULES council_rules(group) = "/groups/{group}/council/rules";
    /// The form for a question to the delegates.
    RESOLUTION_NEW resolution_new(group) = "/groups/{group}/council/new";
    /// What a council put to its delegates, and how its bodies answered.
    RESOLUTION resolution(resolution) = "/resolutions/{resolution}";

    // Meetings.

    /// The meetings of a group.
    GROUP_MEETINGS group_meetings(group) = "/groups/{group}/meetings";
    /// The form for a new meeting.
    MEETING_NEW meeting_new(group) = "/groups/{group}/meetings/new";
    /// Those that everybody may see, for calendar programs.
    GROUP_MEETINGS_CALENDAR group_meetings_calendar(group) = "/groups/{group}/meetings/calendar.ics";
    /// Checking in with the code on the wall.
    MEETING_HERE meeting_here() = "/meetings/here";
    /// A meeting: when, where, the agenda, and what is asked now.
    MEETING meeting(meeting) = "/meetings/{meeting}";
    /// A meeting for a calendar program.
    MEETING_CALENDAR meeting_calendar(meeting) = "/meetings/{meeting}/calendar.ics";
    /// Its form, while it is planned.
    MEETING_EDIT meeting_edit(meeting) = "/meetings/{meeting}/edit";
    /// Beginning, closing, canceling.
    MEETING_STATE meeting_state(meeting) = "/meetings/{meeting}/state";
    /// The chair's page.
    MEETING_DESK meeting_desk(meeting) = "/meetings/{meeting}/desk";
    /// The page for the wall: code, question, figures.
    MEETING_WALL meeting_wall(meeting) = "/meetings/{meeting}/wall";
    /// Figures of a meeting while one looks.
    MEETING_LIVE meeting_live(meeting) = "/meetings/{meeting}/live";
    /// My own presence: leaving, being named in the minutes.
    MEETING_PRESENCE meeting_presence(meeting) = "/meetings/{meeting}/presence";
    /// The attendance as the chair counts it.
    MEETING_ATTENDANCE meeting_attendance(meeting) = "/meetings/{meeting}/attendance";
    /// The agenda, to write and to order.
    AGENDA agenda(meeting) = "/meetings/{meeting}/agenda";
    /// One item of the agenda.
    AGENDA_ITEM agenda_item(meeting, item) = "/meetings/{meeting}/agenda/{item}";
    /// Putting oneself on the speaking list.
    SPEAKERS speakers(meeting) = "/meetings/{meeting}/speakers";
    /// Giving the floor.
    FLOOR floor(meeting) = "/meetings/{meeting}/floor";
    /// Asking for a show of hands.
    HANDS hands(meeting) = "/meetings/{meeting}/hands";
    /// Raising one's hand.
    HANDS_RAISE hands_raise(meeting, hands) = "/meetings/{meeting}/hands/{hands}";
    /// Ending a show of hands.
    HANDS_END hands_end(meeting, hands) = "/meetings/{meeting}/hands/{hands}/end";
    /// The minutes.
    MINUTES minutes(meeting) = "/meetings/{meeting}/minutes";
    /// What was corrected in the minutes.
    MINUTES_VERSIONS minutes_versions(meeting) = "/meetings/{meeting}/minutes/versions";
    /// What the minute-taker notes about one item.
    MINUTES_NOTE minutes_note(meeting, item) = "/meetings/{meeting}/minutes/{item}";

    // Delegates, mandates, recall.

    /// The delegates a group sends.
    GROUP_DELEGATES group_delegates(group) = "/groups/{group}/delegates";
    /// The form for a new set of seats.
    DELEGATION_NEW delegation_new(group) = "/groups/{group}/delegates/new";
    /// A set of seats: mandate, delegates, substitutes, candidates.
    DELEGATION delegation(delegation) = "/delegations/{delegation}";
    /// Its settings.
    DELEGATION_EDIT delegation_edit(delegation) = "/delegations/{delegation}/edit";
    /// Opening the election that fills the seats.
    DELEGATION_ELECTION delegation_election(delegation) = "/delegations/{delegation}/election";
    /// Putting oneself forward, or taking that back.
    CANDIDACIES candidacies(delegation) = "/delegations/{delegation}/candidates";
    /// Putting another member forward.
    CANDIDACY_ASK candidacy_ask(delegation) = "/delegations/{delegation}/candidates/ask";
    /// The mandate and every version it had.
    MANDATE mandate(delegation) = "/delegations/{delegation}/mandate";
    /// The form for a new version of the mandate.
    MANDATE_NEW mandate_new(delegation) = "/delegations/{delegation}/mandate/new";
    /// One seat: who holds it, reports, votes, how to recall.
    SEAT seat(delegation, seat) = "/delegations/{delegation}/seats/{seat}";
    /// The form for a report.
    SEAT_REPORT seat_report(delegation, seat) = "/delegations/{delegation}/seats/{seat}/report";
    /// Questions to whoever holds the seat.
    SEAT_QUESTIONS seat_questions(delegation, seat) = "/delegations/{delegation}/seats/{seat}/questions";
    /// The answer to one of them.
    SEAT_ANSWER seat_answer(delegation, seat, question) = "/delegations/{delegation}/seats/{seat}/questions/{question}";
    /// Giving up a seat, or the place of a substitute.
    SEAT_LEAVE seat_leave(delegation, seat) = "/delegations/{delegation}/seats/{seat}/leave";
    /// The form that begins a petition for recall.
    RECALL_NEW recall_new(delegation, seat) = "/delegations/{delegation}/seats/{seat}/recall";
    /// A petition for recall.
    RECALL recall(delegation, recall) = "/delegations/{delegation}/recalls/{recall}";
    /// Signing it, or taking the signature back.
    RECALL_SIGN recall_sign(delegation, recall) = "/delegations/{delegation}/recalls/{recall}/signatures";
    // Demands.

    /// All public demands.
    DEMANDS demands() = "/demands";
    /// Address a decision to somebody.
    DEMAND_NEW demand_new(decision) = "/decisions/{decision}/demands/new";
    /// A demand: what, of whom, where it stands.
    DEMAND demand(demand) = "/demands/{demand}";
    /// Correct a demand.
    DEMAND_EDIT demand_edit(demand) = "/demands/{demand}/edit";
    /// Tell what became of it.
    DEMAND_STATE demand_state(demand) = "/demands/{demand}/state";
    /// What was corrected, and when.
    DEMAND_CORRECTIONS demand_corrections(demand) = "/demands/{demand}/corrections";
    /// Everything a group demands.
    PLATFORM platform(group) = "/groups/{group}/platform";
    /// The same as a file: `demands.csv` or `demands.json`.
    PLATFORM_FILE platform_file(group, file) = "/groups/{group}/platform/{file}";
}
