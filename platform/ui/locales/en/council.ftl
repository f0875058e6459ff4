### Councils: bodies and what they weigh, resolutions, ratification.

## The page of a council
council-title = How { $group } decides through delegates
council-title-part = The councils { $group } sits in
council-lead = Its bodies send delegates. The delegates decide; what reaches far goes back to the bodies.
council-lead-off = Groups belong to it, but it does not decide through their delegates. Its officers can settle that.
council-lead-part = A group can sit in several councils at once, through delegates of its own.
council-card = Delegates and bodies
council-card-part = Councils it sits in
council-rules-heading = The rules
council-rules-edit = Change the rules
council-rules-set = Decide through delegates
council-ask = Put a question to the delegates
council-bodies = Bodies and seats
council-bodies-none = No group belongs to this council yet.
council-bodies-invite = Groups that belong to it
council-committees-title = Committees do not weigh
council-committees = A committee of this council works for it and has no weight of its own, also where it sends delegates. One that shall decide as a body asks to belong to the council, as any group does.
council-picture = { $n ->
    [one] A drawing of the tree with 1 body; the list below says the same.
   *[other] A drawing of the tree with { $n } bodies; the list below says the same.
}
council-hidden-body = A body that is not public
council-weight = Weight { $weight }
council-members = { $n ->
    [one] 1 member
   *[other] { $n } members
}
council-seats = { $seats ->
    [one] { $filled } of 1 seat filled
   *[other] { $filled } of { NUMBER($seats) } seats filled
}
council-seats-none = No seats yet: it sends nobody
council-seat-filled = Seat { $number }: filled
council-seat-empty = Seat { $number }: empty
council-also = Also sits in { $councils }
council-wholes = Councils above
council-wholes-none = It sits in no council.
council-more = { $n ->
    [one] 1 more body is not shown here.
   *[other] { $n } more bodies are not shown here.
}
council-resolutions = What was put to the delegates
council-resolutions-none = Nothing yet.

## The rules in sentences
council-rule-one = Every body weighs the same: one.
council-rule-size = A body weighs one for every full { $members } members, at least { $floor } and at most { $cap }.
council-rule-divide = A body’s weight is divided among those who sit for it when the ballot opens: each casts the same part, in exact fractions. From then on the parts stand still; whoever takes over a seat takes over its part, and the part of an empty seat is not cast.
council-rule-open = Delegates cast open ballots: members see what was cast for them.
council-rule-asks-never = What the delegates decide holds at once.
council-rule-asks-mandates = A decision goes back to the bodies when the mandate of any delegate says that something must be brought back.
council-rule-asks-always = Every decision that passes goes back to the bodies.
council-rule-bodies-half = Ratified by more than half of all bodies,
council-rule-bodies-two-thirds = Ratified by at least two thirds of all bodies,
council-rule-bodies-three-quarters = Ratified by at least three quarters of all bodies,
# Continues the sentence before it.
council-rule-members-half = and by more than half of the members who say yes or no, over all bodies together.
council-rule-members-two-thirds = and by at least two thirds of the members who say yes or no, over all bodies together.
council-rule-members-three-quarters = and by at least three quarters of the members who say yes or no, over all bodies together.
council-rule-days = { $n ->
    [one] The bodies have 1 day. A body that does not decide by then has not ratified.
   *[other] The bodies have { $n } days. A body that does not decide by then has not ratified.
}

## The form of the rules
council-rules-title = How { $group } weighs its bodies
council-rules-lead = Shown to everybody who sees the group. What is open already keeps the rules it was opened with.
council-field-weighing = What a body weighs
council-field-weighing-one = Every body the same
council-field-weighing-size = By the number of its members
council-field-weighing-size-hint = In full steps, between a floor and a cap. A body that is itself a council counts the members of its bodies.
council-field-members = Members for a weight of one
council-field-members-hint = Only by size: 50 gives a body of 120 members a weight of 2.
council-field-floor = Floor: the least weight
council-field-cap = Cap: the greatest weight
council-problem-cap = The cap cannot be lower than the floor.
council-field-asks = What goes back to the bodies
council-field-asks-never = Nothing
council-field-asks-mandates = What mandates ask for
council-field-asks-always = Every decision that passes
council-field-bodies = How many bodies must ratify
council-field-share = How many of the members who answer must ratify
council-share-half = More than half
council-share-two-thirds = At least two thirds
council-share-three-quarters = At least three quarters
council-field-days = Days for the bodies to answer

## A question to the delegates
council-new-title = Put a question to the delegates
council-new-lead = A roll call of those who sit in { $group } now, by its standing rules. Weights are frozen when it opens.
council-new-weights = What each body weighs now
council-new-open = Open the ballot
council-new-nobody = Nobody sits in this council yet: its bodies have to send delegates first.
council-parts-each = { $n ->
    [one] 1 delegate, who casts { $weight }
   *[other] { $n } delegates, each casts { $weight }
}
council-parts-nobody = Nobody sits for it: its weight is not cast
council-new-must = If it passes, it goes back to the bodies.
council-new-at-once = If it passes, it holds at once.

## A resolution
resolution-kicker = Resolution of { $council }
resolution-state-open = Before the delegates
resolution-state-asking = Passed, awaiting ratification
resolution-state-adopted = Adopted
resolution-state-ratified = Ratified
resolution-state-refused = Not ratified
resolution-state-failed = Not passed
resolution-state-canceled = Called off
resolution-line-open = The delegates are casting open ballots.
resolution-line-asking = The delegates passed it. It is not decided yet: the bodies answer until { $moment }.
resolution-line-adopted = The delegates passed it, and it holds.
resolution-line-ratified = Delegates and bodies agree: it is decided.
resolution-line-refused = The delegates passed it, but the bodies did not ratify it.
resolution-line-failed = The delegates did not pass it, or too few of them took part.
resolution-line-canceled = The ballot was called off; nothing was decided.
resolution-text = What is put to the delegates
resolution-ballot = The delegates’ ballot
resolution-to-ballot = To the ballot
resolution-scaled = On the ballot every weight of one has { $scale } parts, so that delegates can share it exactly. Here they stand in full.
resolution-passed = Passed with weights of { $yes } yes, { $no } no, { $abstained } abstained.
resolution-failed = Not passed: weights of { $yes } yes, { $no } no, { $abstained } abstained.
resolution-no-quorum = Too few delegates took part: { $took } of { $size }.
resolution-weights = Weights, frozen at the opening
resolution-weights-total = All bodies together weigh { $weight }.
resolution-body = Body
resolution-weight = Weight
resolution-members = Members
resolution-delegates = Delegates’ ballots
resolution-delegates-parts = Delegates’ parts
resolution-part-empty = Empty seat
resolution-part-none = no ballot
resolution-roll-inside = Who cast what is shown to the members of the bodies.
resolution-answers = What the bodies answered
resolution-answer = Answer
resolution-answer-waiting = Not asked yet
resolution-answer-asked = Deciding
resolution-answer-yes = Ratified
resolution-answer-no = Not ratified
resolution-answer-no-quorum = No quorum: not ratified
resolution-answer-silent = Did not decide: not ratified
resolution-answer-left = Left the council: not counted
resolution-answer-ballot = Its ballot
resolution-majorities = The two majorities
resolution-bodies-sum = { $yes } of { $all } bodies have ratified; { $least } are needed.
resolution-members-sum = { $yes } of { $all } members who said yes or no said yes; { $least } are needed.
resolution-members-none = No member’s answer has been counted yet.
resolution-awaited = { $n ->
    [one] 1 body has still to answer.
   *[other] { $n } bodies have still to answer.
}
resolution-reached = Reached
resolution-not-reached = Not reached
resolution-how = How this is reckoned
resolution-how-bodies = Every body counts as one. A body that has no quorum, calls its ballot off or does not decide in time counts as one that has not ratified. A body that leaves the council before it has answered is not counted.
resolution-how-members = Every member counts as one, in all bodies together, whether or not the own body had a quorum. Who abstains is not counted. In a body that is itself a council, each of its delegates counts as one.
resolution-how-seats = Who was recalled before the close of the delegates’ ballot casts nothing; whoever took over the seat cast that part.
resolution-thread = Where it came from and where it went
resolution-from = From: { $label }
resolution-to-proposal = Proposal: { $title }
resolution-to-decision = The decision
resolution-listed-asking = { $yes } of { $all } bodies have ratified so far.
resolution-listed-ratified = { $yes } of { $all } bodies ratified.
resolution-listed-refused = { $yes } of { $all } bodies ratified: not enough bodies, or not enough members.
resolution-carried = Carried by: { $label }
resolution-demanded = Demanded because of it: { $title }
resolution-about-council = The resolution, its weights and its bodies
resolution-about-ratification = What the council decided, and why you are asked
resolution-decision-ratified = Ratified by { $bodies } of { $all } bodies; { $yes } members said yes, { $no } no.
resolution-decision-refused = Not ratified: { $bodies } of { $all } bodies said yes, and { $yes } members yes, { $no } no.
resolution-problem-proposal = This proposal is not open for discussion any more.

keep-councils = Councils’ rules, resolutions, weights of bodies and what they answered
keep-councils-why = So that every decision of a council can be traced to the bodies it came from.
keep-councils-who = Everybody, or the members of the council and its bodies. Who cast which part: those members only; the name goes when the account goes.
