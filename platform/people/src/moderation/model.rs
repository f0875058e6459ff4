//! What can be flagged, as one closed list.

base::word_enum! {
    /// A kind of thing that can be flagged and hidden, by the word in the database and in [`web::Subject`].
    pub enum Kind {
        /// A local action.
        Action = "action",
        /// A call to action.
        Call = "call",
        /// A group.
        Group = "group",
        /// A need or offer of a group.
        Aid = "aid",
        /// A listing of the directory.
        Listing = "listing",
        /// A conversation.
        Conversation = "conversation",
        /// A proposal.
        Proposal = "proposal",
        /// A demand.
        Demand = "demand",
        /// A meeting.
        Meeting = "meeting",
    }
}
