### Proposals: texts that ask a group for a decision, amendments to them, consent rounds, and a group's rules of deciding.

proposal-menu = Decide
proposal-kicker = Proposal to { $group }
proposal-list-title = Proposals
proposal-list-lead = What groups are asked to decide: weigh reasons, ask, amend, then decide together.
proposal-list-empty = Nobody has put up a public proposal yet.
proposal-group-empty = No proposals yet.
proposal-new = Write a proposal
proposal-new-title = A new proposal
proposal-new-lead = It begins as a draft that only you see. You show it to the group when it is ready.
proposal-new-send = Save the draft
proposal-edit-title = Edit “{ $title }”
proposal-no-group = You do not belong to a group in which you may do this.
proposal-no-group-link = Find your group
proposal-from-statement = It comes from a statement people agreed on

## Where it stands
proposal-state-draft = Draft
proposal-state-discussion = In discussion
proposal-state-decision = Being decided
proposal-state-adopted = Adopted
proposal-state-rejected = Rejected
proposal-state-withdrawn = Withdrawn
proposal-state-bracketed = Bracketed
proposal-means-draft = Only its movers see it.
proposal-means-discussion = Members give reasons, ask and amend. The text can still change.
proposal-means-decision = Members decide now. The text stands still.
proposal-means-adopted = The group adopted this text.
proposal-means-rejected = The group rejected this text.
proposal-means-withdrawn = Its movers took it back.
# Bracketed: a difference people keep visible but put aside, so that it does not block the common work.
proposal-means-bracketed = Put aside for now: the difference stays in sight, and the common work goes on.
proposal-for-members = Only members of { $group } can read this.
proposal-to-decision = Read the decision
proposal-to-election = To the ballot
proposal-to-consent = To the consent round

## The text
proposal-text-title = The text
proposal-no-text = There is no longer text; what is proposed stands above.
proposal-version = Version { NUMBER($version) }, { $day }
proposal-versions-link = What changed
proposal-versions-title = Versions of “{ $title }”
proposal-versions-lead = Every text it ever had, newest first. What was struck out is gone, what is underlined came in.
proposal-version-text = The text of this version
proposal-by-amendment = From amendment { NUMBER($number) }
proposal-change-size = { $new } words came in, { $gone } went out.

## People
proposal-movers = { $n ->
    [0] No movers
    [one] 1 mover
   *[other] { $n } movers
}
proposal-mover = wrote it
proposal-co-move = Put my name to it
proposal-co-move-end = Take my name off
proposal-by-member = A member
proposal-by-gone = Somebody who left
proposal-sources = Where it comes from

## Reasons
proposal-reasons = Reasons
proposal-reasons-for = For
proposal-reasons-against = Against
proposal-no-reason = None yet.
proposal-reason-add = Give a reason
proposal-reason-side = Your reason speaks
proposal-side-for = for the proposal
proposal-side-against = against the proposal
proposal-reason-words = Your reason, in a sentence or two
proposal-reason-send = Add the reason

## Questions
proposal-questions = Questions
proposal-no-question = Nobody has asked anything yet.
proposal-ask = Ask a question
proposal-question = Your question
proposal-question-send = Ask
proposal-answer = Answer
proposal-answer-words = Your answer
proposal-answer-send = Save the answer

## Amendments
proposal-amendments = Amendments
proposal-no-amendment = Nobody has proposed a change yet.
proposal-amend = Propose a change
proposal-amend-lead = Change the text as it should read. Everybody sees word by word what you changed.
proposal-amendment = Amendment { NUMBER($number) }
proposal-amendment-text = The text as it should read
proposal-amendment-text-hint = The present text stands here. Change only what you want changed.
proposal-amendment-reason = Why?
proposal-amendment-send = Propose this change
proposal-amendment-base = written for version { NUMBER($version) }
proposal-amendment-change = The change
proposal-amendment-note = What its movers say
proposal-amendment-moved = The text has changed since this was written
proposal-amendment-carried = This change concerns other words, so it can still be taken in as it is.
proposal-amendment-clash = Both changed the same words. It cannot be taken in as it is: propose it again on the present text.
proposal-amendment-open = Waits for the movers
proposal-amendment-ballot = Put to the ballot
proposal-amendment-accepted = Taken in
proposal-amendment-rejected = Not taken in
proposal-amendment-withdrawn = Withdrawn
proposal-amendment-step-accept = Take it into the text
proposal-amendment-hint-accept = The text gets a new version with this change.
proposal-amendment-step-reject = Do not take it in
proposal-amendment-hint-reject = Everybody can read why. An officer can still put it to the ballot before that.
proposal-amendment-step-withdraw = Withdraw it
proposal-amendment-hint-withdraw = You proposed it, you can take it back.
proposal-amendment-step-ballot = Put it to the ballot
proposal-amendment-hint-ballot = The members decide whether it is taken in. You can check the settings before the ballot opens.
proposal-amendment-why = What do you say to it?
proposal-amendment-why-hint = Needed when it is not taken in.

## The form
proposal-field-group = Which group shall decide?
proposal-field-title = Title
proposal-field-title-hint = A few words people will remember.
proposal-field-summary = What shall be decided?
proposal-field-summary-hint = One or two sentences that can be answered with yes or no.
proposal-field-text = The whole text
proposal-field-text-hint = Details, dates, costs, who does what. Headings begin with #, list items with -.
proposal-field-audience = Who may read it once it is no draft?
proposal-audience-everybody = Everybody
proposal-audience-members = Members of the group
proposal-field-reason = What did you change, and why?
proposal-field-reason-hint = Stands beside the new version.
proposal-stale = Somebody saved another version meanwhile
proposal-stale-text = What you typed is still here. Compare it with the present text before you save.

## Steps
proposal-steps = What comes next
proposal-edit-link = Edit the text
proposal-state-link = Next step
proposal-decide-link = Put it to the decision
proposal-state-title = Where shall it go from here?
proposal-no-step = There is no step to take from here.
proposal-step = Step
proposal-step-open = Open it for discussion
proposal-step-hint-open = The group sees it, gives reasons, asks and amends.
proposal-step-bracket = Bracket it
proposal-step-hint-bracket = Put it aside for now. It stays in sight with your words, and can be taken up again.
proposal-step-resume = Take it up again
proposal-step-hint-resume = It goes back to discussion.
proposal-step-withdraw = Withdraw it
proposal-step-hint-withdraw = For good. The text stays readable as withdrawn.
proposal-step-reason = Why?
proposal-step-reason-hint = Needed for bracketing and withdrawing; everybody who sees the proposal can read it.
proposal-step-send = Do it
proposal-decide-title = How shall this be decided?
proposal-decide-lead = The text stands still from now on. The group’s own rules are filled in; change them only where this case needs it.
proposal-decide-send = Put it to the decision now
proposal-way-consent = By consent
proposal-way-hint-consent = Members consent or object with a reason, by name. One objection that stands sends it back to discussion.
proposal-way-ballot = By ballot
proposal-way-hint-ballot = Members say yes, no, or abstain. It is counted at the close.

## Consent
proposal-round-title = Consent to “{ $title }”
proposal-round-open = In a consent round everybody in the group sees who says what.
proposal-round-adopted = Adopted
proposal-round-objected = An objection stands
proposal-round-no-quorum = Too few took part
proposal-round-quorum = { $took } of { $entitled } members have said something; { $least } are needed.
proposal-round-say = What do you say?
proposal-round-said = Who has said something
proposal-round-nobody = Nobody has said anything yet.
proposal-round-after = What now?
proposal-round-after-text = The proposal is open for discussion again. Meet the objection with a change, try another round, or put it to the ballot.
proposal-position = Your position
proposal-position-consent = Consent
proposal-position-aside = Stand aside
proposal-position-object = Objections
proposal-position-say-consent = I consent
proposal-position-hint-consent = I can live with it, even if I would have done it differently.
proposal-position-say-aside = I stand aside
proposal-position-hint-aside = I do not carry it, and I do not stop it.
proposal-position-say-object = I object
proposal-position-hint-object = It would harm the group or what it stands for.
proposal-position-reason = Why?
proposal-position-reason-hint = Needed for an objection: say what would have to change.
proposal-position-send = Say it
proposal-position-again = Change what I said
proposal-objections = Objections
proposal-objection-stands = Stands
proposal-objection-resolved = Resolved
proposal-objection-withdrawn = Withdrawn
proposal-objection-withdraw = Withdraw my objection
proposal-objection-resolve = Note that it is resolved
proposal-objection-resolve-send = It is resolved
proposal-resolved-how = How was it resolved?
proposal-resolved-hint = Only with the agreement of whoever raised it. Everybody can read this.
proposal-resolved-note = How it was resolved:

## A group's own rules
proposal-standing-heading = How this group decides
proposal-standing-title = How { $group } decides
proposal-standing-lead = These rules are filled in for every new decision. Members can read them at any time.
proposal-standing-edit = Change these rules
proposal-standing-proposers = Who may propose?
proposal-standing-proposers-members = Every member may propose
proposal-standing-proposers-officers = Only officers may propose
proposal-standing-way-label = How is a proposal decided?
proposal-standing-way = Proposals are decided: { $way }
proposal-standing-no-quorum = No quorum: it counts however few take part.
proposal-standing-quorum = Quorum: { $percent } % of those entitled must take part.
proposal-standing-days = Time to decide: { $n ->
    [one] 1 day
   *[other] { $n } days
}
proposal-standing-proxies = { $n ->
    [0] No proxies
    [one] One member may hold one ballot for another
   *[other] One member may hold up to { $n } ballots for others
}
proposal-majority-simple = Simple majority
proposal-majority-present = Majority of those who take part
proposal-majority-entitled = Majority of everybody entitled
proposal-majority-two-thirds = Two thirds
proposal-majority-three-quarters = Three quarters
proposal-majority-means-simple = It passes with more yes than no.
proposal-majority-means-present = It passes with yes on more than half of all ballots, abstentions included.
proposal-majority-means-entitled = It passes with yes from more than half of everybody on the roll.
proposal-majority-means-two-thirds = It passes with at least two yes for every no.
proposal-majority-means-three-quarters = It passes with at least three yes for every no.

## What can go wrong
proposal-problem-group = Choose a group in which you may do this.
proposal-problem-step = Choose a step.
proposal-problem-impossible = This step is no longer possible. Open the page again to see where it stands.
proposal-problem-side = Say whether your reason is for or against.
proposal-problem-position = Choose what you say.
proposal-problem-objection = An objection needs a reason that others can work on.
proposal-problem-same = Nothing is changed yet.
proposal-problem-clash = The text changed at the same words meanwhile. Ask for a new amendment on the present text.
proposal-problem-closed = This proposal is not in discussion, so its text and reasons stand still. Nothing was saved.
proposal-problem-reasons = You have given five reasons here. Let others speak, or use a question.
proposal-problem-questions = You have asked ten questions here. That is the most one person can ask.
proposal-problem-answer = Write an answer of at most 1,000 characters.
proposal-problem-round = This round has ended, or you joined the group after it began. Nothing was saved.
proposal-problem-resolve = Say how it was resolved; the round must still be open.

keep-proposals = Proposals, their versions, amendments, reasons, questions and consent rounds
keep-proposals-why = So that everybody can follow how a decision came about, long after.
keep-proposals-who = Those whom the proposal was opened to; names of members only the members of the group.

## Reported and hidden; also shown on demands and meetings
proposal-flag = Report this proposal
proposal-hidden-title = Stewards of this site have hidden this
proposal-hidden-text = Only members of the group and stewards see it. Reason given: { $reason }
