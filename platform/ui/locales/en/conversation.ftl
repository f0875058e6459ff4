### Conversations: a question, statements, and where people agree.

# The room's entry in the menu and on a group's page.
conversation-menu = Conversations
# The entry in the menu: one short word, it stands under a sign on a phone.
conversation-menu-short = Talk
conversation-kicker = Common ground
conversation-open-until = open until { $day }
# Stands after the number: "4,118 people".
conversation-people = { $n ->
    [one] person
   *[other] people
}
# Stands after the number: "187 statements".
conversation-statements = { $n ->
    [one] statement
   *[other] statements
}
conversation-introduction = What this is about
conversation-held-by = Held by
conversation-about = How this works
conversation-for-facilitators = For facilitators
conversation-secret = Nobody sees how you voted: not other participants, not the facilitators. The server keeps your votes under a random number, without name or address.
conversation-hidden = Stewards of this site have hidden this conversation
conversation-draft-title = This is a draft
conversation-draft-text = Only members of the group see it. Put some statements there, then open it.
conversation-closed-title = This conversation is closed
conversation-withdrawn-title = This conversation was taken back

## The list
conversation-list-title = Conversations
conversation-list-lead = Say what you think about short statements, and see where everybody agrees. No account needed.
conversation-list-none = There is no conversation yet.
conversation-inside-title = Only for your groups
conversation-card-people = { $n ->
    [0] Nobody has voted yet
    [one] 1 person
   *[other] { $n } people
}
conversation-card-statements = { $n ->
    [0] No statements yet
    [one] 1 statement
   *[other] { $n } statements
}

## Where it stands
conversation-state-draft = Draft
conversation-state-open = Open
conversation-state-closed = Closed
conversation-state-withdrawn = Taken back

## The form
conversation-new-title = Open a conversation
conversation-edit = Change the conversation
conversation-form-lead = A good question is open, short, and about something people can act on.
conversation-form-group = Which group holds it?
conversation-form-question = The question
conversation-form-question-hint = For example: What should change in our building this year?
conversation-form-introduction = What should people know first?
conversation-form-introduction-hint = A few sentences. What is it about, and what will you do with the result?
conversation-form-seeds-hint = One on each line. Ten to thirty different views, in the words people use, so that the first voters find something to agree and to disagree with.
conversation-form-langs = Languages
conversation-form-starts = First day
conversation-form-ends = Last day
conversation-form-ends-hint = Votes count until this day is over everywhere on earth. Without a last day it is open until you close it.
conversation-form-entry = Who may take part?
conversation-form-published = What is published about the votes?
conversation-form-promised = Who may take part and what is published were promised at the opening and stay as they are.
conversation-form-adding = Who may add statements?
conversation-form-moderated = When do facilitators look at new statements?
conversation-form-letters = Longest statement
conversation-form-letters-hint = In characters, from 140 to 280. Short statements are easier to answer.
conversation-form-draft = Save as a draft
conversation-no-group = Conversations are held by groups. You are not an officer of any.
conversation-no-group-find = Find a group
conversation-entry-link = Anybody with the link
conversation-entry-link-rule = Anybody with the link may take part, one voice for each browser. Nothing stops a person from using two browsers, so read the figures as a picture, not as a count of votes.
conversation-entry-guests = Guests, let in slowly
conversation-entry-guests-rule = Anybody may take part whose browser keeps a cookie. From one network only a few new people are let in each minute, which slows whoever wants many voices. It does not stop them.
conversation-entry-members = Members of the group
conversation-entry-members-rule = Members of the group may take part after signing in: one voice for each person. The votes are kept apart from the accounts.
conversation-entry-roll = Holders of a personal link
conversation-entry-roll-rule = Whoever got a personal link from the facilitators may take part: one voice for each link, whoever holds it.
conversation-adding-everybody = Everybody who takes part
conversation-adding-nobody = Only the facilitators
conversation-moderated-before = Before others see them
conversation-moderated-before-rule = New statements wait until a facilitator has looked at them.
conversation-moderated-after = After
conversation-moderated-after-rule = New statements are shown at once, and looked at by a facilitator later.
conversation-published-counts = Statements and counts
conversation-published-counts-rule = Published are statements and counts, never the votes of a single person. Figures of fewer than five people are left out.
conversation-published-rows = Also every participant’s votes
conversation-published-rows-rule = Published are also the votes of each participant, in an order that tells nothing and without any time, so that anybody can compute the map again. Whoever knows some of your votes could find the others.
conversation-problem-backwards = The last day comes before the first.
conversation-problem-choice = Choose one of these.
conversation-problem-day = Type a day, such as 2026-05-01.
conversation-problem-group = Choose a group for which you are an officer.
conversation-problem-changed = Somebody else changed this conversation meanwhile. Look at it again, then send your change once more.
conversation-problem-reason = Say why, for everybody to read.
conversation-problem-not-now = That step is not possible from where it stands now.
conversation-problem-no-statements = There is nothing to vote on. Put some statements there first.
conversation-problem-places = Make between 1 and 500 links at a time.

## Opening and closing
conversation-state-title = Open or close
conversation-state-reason = A word about it
conversation-state-reason-hint = Everybody can read this.
conversation-state-send = Do it
conversation-step-open = Open it
conversation-step-open-hint = Everybody the rule lets in can vote. Who may take part and what is published cannot be changed any more.
conversation-step-close = Close it
conversation-step-close-hint = No more votes. The report stays for everybody to read.
conversation-step-reopen = Open it again
conversation-step-reopen-hint = People can vote again, and change their votes.
conversation-step-withdraw = Take it back
conversation-step-withdraw-hint = It ends without a report. The votes are deleted after 30 days.

## The roll
conversation-roll-title = Personal links
conversation-roll-lead = { $n ->
    [0] Nobody has a link yet.
    [one] 1 link was made.
   *[other] { $n } links were made.
}
conversation-roll-more = How many more?
conversation-roll-more-hint = Hand each link to one person, on paper or by message. The server cannot show them again.
conversation-roll-make = Make links
conversation-roll-once = Copy these now: they are shown only this once
conversation-flag = Report this conversation, or a statement in it

## What this server keeps
keep-conversations = Conversations
keep-conversations-why = A question asked in public, and how often it was answered.
keep-conversations-who = Everybody; drafts and conversations of members: the group.
