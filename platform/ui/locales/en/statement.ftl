### Statements: one sentence put to the participants.

statement-title = Statement { NUMBER($n) }
statement-original = In the words of its author
statement-merged-into = Merged into statement { NUMBER($n) }
statement-my-vote = Your vote
statement-votes-title = How people voted
statement-votes-caption = { $n ->
    [one] 1 person answered
   *[other] { $n } people answered
}
statement-no-votes = It is not open to votes, so there are no figures.
statement-column-who = Who
statement-column-agree = Agree
statement-column-disagree = Disagree
statement-column-pass = Pass
statement-column-votes = Votes
statement-column-when = When
statement-column-decision = Decision
statement-column-reason = Reason
statement-list-caption = Statements open to votes
statement-order = Order
statement-order-votes = Most votes
statement-order-newest = Newest
statement-order-agreement = Most agreement

## Where a statement stands
statement-state-waiting = Waiting
statement-state-accepted = Accepted
statement-state-rejected = Rejected
statement-state-merged = Merged

## A new one
statement-new-lead = Say what you want in a sentence that others can agree or disagree with.
statement-new-body = Your statement
statement-new-hint = One idea, at most { NUMBER($max) } characters.
statement-new-send = Add the statement
statement-new-different = Mine says something else: add it
statement-similar-title = Others have said something like it
statement-similar-text = Is it one of these? Then vote on it: what many say together counts more.
statement-rule-one-idea = One idea each: people cannot agree to half a sentence.
statement-rule-no-names = No names of private people, no insults.
statement-rule-moderated = A facilitator looks at statements. What is rejected is rejected with a public reason.
statement-added-title = Your statement was added
statement-added-open = Others can vote on it now. Your own vote is “agree”; you can change it.
statement-added-waiting = A facilitator looks at it first. You see where it stands under “My votes”.
statement-problem-short = Write a sentence.
statement-problem-same = Exactly this was said already. Vote on it instead.
statement-problem-seed-long = A line is longer than { NUMBER($max) } characters.
statement-problem-seeds = At most { NUMBER($max) } at a time.

## Seeds
statement-seeds-title = Statements to begin with
statement-seeds-lead = Put different views there, also those you do not share.
statement-seeds-lines = Statements, one on each line
statement-seeds-kind = What are they about?
statement-seeds-plain = About the question
statement-seeds-plain-hint = They shape the map.
statement-seeds-meta = About oneself
statement-seeds-meta-hint = Such as “I rent my flat”. They come late and do not shape the map.
statement-seeds-send = Add them

## Setting a difference aside
statement-bracket-title = Set aside for now
statement-bracket-form = Set this difference aside
statement-bracket-note = Why, and when do you come back to it?
statement-bracket-hint = The statement stays in sight, with this note. Leave it empty to take the difference up again.
statement-bracket-send = Save the note

## The queue
statement-queue-title = Statements that wait
statement-queue-count = { $n ->
    [one] 1 statement waits
   *[other] { $n } statements wait
}
statement-queue-lead = Statements alike stand together. Several of you can work here at once.
statement-queue-none = Nothing is waiting here.
statement-queue-states = Statements by where they stand
statement-queue-choose = Choose statements, then decide below
statement-queue-alike = { NUMBER($n) } that say much the same
statement-queue-reason = Why?
statement-queue-reason-hint = Needed to reject. Everybody can read it.
statement-queue-into = Merge into statement number
statement-queue-into-hint = An accepted one. The votes on all of them are kept and counted together; you can take it back.
statement-queue-done = { $n ->
    [0] Nothing was decided
    [one] 1 statement was decided
   *[other] { $n } statements were decided
}
statement-queue-changed = { $n ->
    [one] Somebody else had decided one of them meanwhile; it stays as they left it.
   *[other] Somebody else had decided { $n } of them meanwhile; they stay as they were left.
}
statement-do-accept = Accept
statement-do-reject = Reject
statement-do-merge = Merge
statement-do-back = Back to waiting
statement-lang-unknown = language not clear
statement-problem-none-chosen = Tick at least one statement.
statement-problem-reason = Say why, for everybody to read.
statement-problem-into = Type the number of an accepted statement that is not among those you ticked.

## The log
statement-log-title = Decisions about statements
statement-log-lead = What facilitators decided and why, newest first.
statement-log-none = Nothing was decided yet.
statement-log-hidden = (not shown)
statement-log-accepted = Accepted
statement-log-rejected = Rejected
statement-log-merged = Merged into { NUMBER($n) }
statement-log-bracketed = Set aside
statement-log-unbracketed = Taken up again
statement-log-waiting = Back to waiting

## Translations
statement-translate-title = Help translate
statement-translate-lead = Votes are shared: a statement in two languages is one statement.
statement-translate-to = Into which language?
statement-translate-none = Everything is translated. Thank you.
statement-translate-body = In { $lang }
statement-translate-send = Save

## What this server keeps
keep-opinion-statements = Statements
keep-opinion-statements-why = What people put to others in a conversation, and what facilitators decided about it.
keep-opinion-statements-who = Everybody; what waits or was rejected: facilitators and the author.

## From agreement to proposal
statement-propose-title = From agreement to proposal
statement-propose-common = Most people of every camp agree with this. Make it a proposal and decide on it.
statement-propose-other = Not everybody agrees with this yet. You can still make it a proposal.
statement-became-title = What became of it
statement-propose-button = Draft a proposal
# Written into the draft; the numbers follow.
statement-propose-numbers = From the conversation “{ $question }”: { NUMBER($agree) } of { NUMBER($seen) } people who answered agree.
statement-propose-camp = Camp { $letter }: { NUMBER($percent) }% agree.
