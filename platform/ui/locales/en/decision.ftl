### Decisions: the recorded outcome, and a group's page of everything it decides.

decision-list-title = Decisions
decision-list-lead = What groups have decided, who was entitled, and how it was counted.
decision-list-empty = No group has published a decision yet.
decision-group-title = Decisions
decision-group-of = What { $group } decides
decision-group-lead = Proposals, ballots and decisions of this group, and the rules it decides by.
decision-group-empty = Nothing is decided yet.
decision-group-all = Everything this group decides
decision-mine = Waiting for you to decide
decision-number = Decision { $number } of { $group }
decision-card = Decision { $number }, { $day }
decision-on = on { $day }
decision-outcome-adopted = Adopted
decision-outcome-rejected = Rejected
decision-outcome-chosen = Chosen
decision-outcome-no-quorum = No quorum
decision-outcome-open = Nothing decided
decision-settles = What it settles
decision-text = The text that was decided
decision-how = How it was decided
decision-way-consent = By consent
decision-way-open = By open ballot (roll call)
decision-way-secret = By secret ballot
decision-way-meeting = By a show of hands in a meeting
decision-took-part = { $took } took part of { $entitled } who were entitled.
decision-immutable = This record does not change. A later decision can replace it.
decision-consent = { $consented } consented, { $aside } stood aside, { $objected } objected.
decision-to-count = The count
decision-to-proposal = The proposal with its reasons
decision-to-round = Who said what
decision-carried = What came of it
decision-carried-none = Nothing refers to this decision yet.
decision-call = Call for action from this decision
# Goes into the call's line "how it was decided".
decision-why = Decision { $number } of { $group }

keep-decisions = Decisions, and what refers to them
keep-decisions-why = A decision is the group’s record of what it bound itself to.
keep-decisions-who = Everybody, or the members of the group, as it was decided. They name no person except those who were elected.
