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
}
