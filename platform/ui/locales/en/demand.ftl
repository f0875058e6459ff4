### Demands: decided texts addressed to somebody, where they stand, and the calls that carry them.

demand-list-title = Demands
demand-list-lead = What groups demand of institutions, offices and companies, and where it stands.
demand-list-empty = No group has published a demand yet.
demand-number = Demand { $number } of { $group }
demand-to = To { $addressee }
demand-state-open = Open
demand-state-negotiating = In negotiation
demand-state-conceded = Conceded
demand-state-refused = Refused
demand-state-withdrawn = Withdrawn
demand-means-open = It was made; there is no answer yet, or it is open again.
demand-means-negotiating = Both sides are talking.
demand-means-conceded = They gave in. The evidence stands below.
demand-means-refused = They said no. The evidence stands below.
demand-means-withdrawn = The group took it back by a later decision.
# $day: a date such as "January 23, 2026".
demand-since = since { $day }
demand-from = made on { $day }

## The page of a demand
demand-text = What is demanded
demand-text-whole = The whole text that was decided is on the page of the decision.
demand-who = Who is asked
demand-decided = Decided by
demand-decision = Decision { $number } of { $group }, { $day }
demand-decision-members = A decision that members of { $group } can read
demand-withdrawn-by = Withdrawn by
demand-for-members = Only members of { $group } can read this.
demand-calls = Calls that carry it
demand-calls-none = No call carries this demand yet.
demand-calls-how = Organizers of a call add it on the page of their call, with this code: { $code }
demand-history = What happened
demand-history-made = The group addressed it to { $addressee }.
# $before, $after: states such as "Open".
demand-history-step = { $before } → { $after }
demand-evidence = Evidence:
demand-corrected = Corrected on { $day }
demand-corrections-title = Corrections of “{ $title }”
demand-corrections-lead = What the group changed about this demand after it was made, newest first.
demand-corrections-none = Nothing was corrected.
demand-field-changed-title = Demand
demand-field-changed-text = Text
demand-field-changed-addressee = Who is asked
demand-field-changed-url = Where they can be found
demand-field-changed-audience = Who can read it
demand-audience-everybody = Everybody
demand-audience-members = Members of the group only
demand-officer = For officers of { $group }
demand-step-link = Tell what became of it
demand-edit-link = Correct it
demand-propose = Propose to change or withdraw it
demand-proposals = Proposals about it

## The form
demand-new-title = Address this to somebody
demand-new-lead = Whatever was decided becomes a demand: everybody sees what is asked of whom, and what became of it. The decision itself does not change.
demand-new-link = Address this to somebody
demand-edit-title = Correct “{ $title }”
demand-field-title = The demand in one sentence
demand-field-addressee = Who is asked
demand-field-addressee-hint = An institution, an office or a company – never a private person. Write “the school board”, not somebody’s name.
demand-field-url = Their page
demand-field-url-hint = Where they can be found, if they have a public page.
demand-field-text = What is demanded
demand-field-text-hint = Only words of the decision: take out what does not concern them, add nothing. Left empty, the page shows the decision alone.
demand-field-audience = Who can read it
demand-field-reason = Why it is corrected
demand-field-reason-hint = Everybody reads it in the history.
demand-send = Make it a demand
demand-problem-person = Name an institution or an office, without an e-mail address or a phone number: a demand is never addressed to a private person.
demand-problem-not-decided = This line does not stand in the decision: “{ $line }”
demand-problem-decision = Only what was adopted can be demanded.
demand-problem-many = This decision has been addressed to { $most } already.
demand-problem-stale = Somebody changed this demand meanwhile. What you typed is still here; look at the present text and save again.
demand-problem-withdrawn = This demand was withdrawn; it does not change any more.

## What became of it
demand-state-title = What became of “{ $title }”?
demand-state-now = It is: { $state }
demand-field-step = What happened
demand-step-note = Something to tell; it stays as it is
demand-step-open = It is open again
demand-step-negotiating = They are talking with us
demand-step-conceded = They gave in
demand-step-refused = They refused
demand-step-withdrawn = We withdraw it
demand-step-withdrawn-hint = Only by a later decision of this group; choose it below.
demand-field-note = What happened, in a sentence or two
demand-field-note-hint = Everybody reads it, and it stays. Name offices, not private persons.
demand-field-day = On which day
demand-field-evidence-url = Link to the evidence
demand-field-evidence-words = Evidence in words
demand-field-evidence-words-hint = A quote, a file number, where it was said. Needed, or a link, when they gave in or refused.
demand-field-decision = The decision that withdraws it
demand-field-decision-none = None
demand-state-send = Save
demand-problem-step = Choose what happened.
demand-problem-impossible = It cannot go from where it stands to there.
demand-problem-day = Write a day such as 2026-01-23, not before it was decided and not in the future.
demand-problem-evidence = Give a link or say in words how one can know.
demand-problem-later = Choose the later decision by which the group withdraws it.

## A group’s demands
demand-platform-title = Platform
demand-platform-of = Platform of { $group }
demand-platform-lead = Each of these demands was adopted by a decision of this group. Here is where each one stands.
demand-platform-empty = This group has not addressed a decision to anybody yet.
demand-platform-how = Officers address a decision to somebody from the page of the decision.
demand-platform-all = All demands of this group
demand-platform-wholes = It also stands behind
demand-platform-ended = Conceded, refused, withdrawn
demand-platform-going = Going on
demand-platform-csv = As a table (CSV)
demand-platform-json = As data (JSON)
demand-group-title = Demands

## On the page of a call
demand-call-title = The demands it carries, and where they stand
demand-call-station = { $conceded } of { $all } conceded
demand-call-edit = Demands
demand-call-edit-title = Demands carried by “{ $title }”
demand-call-edit-lead = Choose among what your group, or a group it belongs to, has decided to demand. The page of the call then shows where each one stands, and the page of the demand shows this call.
demand-call-choose = Demands
demand-call-choose-none = Neither your group nor a group it belongs to has made a demand yet. A demand is made from the page of a decision.
demand-call-add = Or the address or the code of a demand
demand-call-add-hint = As on its page: ten letters and digits, with or without the dash.
demand-call-reason = Why this changes
demand-call-save = Save
demand-call-problem-unknown = There is no such demand of your group or of a group it belongs to.
demand-call-problem-many = A call carries at most { $most } demands.
demand-call-by = { $group }, to { $addressee }
demand-decided-link = Read the decision
demand-endorsement-field = Link to the decision or the minutes
demand-endorsement-link = How it was decided

## What is kept
keep-demands = Demands with their history
keep-demands-why = What a group asked for, and what became of it, is part of its record; it holds words and dates, and names no person.
keep-demands-who = Everybody, or the members of the group where it says so.
keep-carried-demands = Which demands a call carries, and where they stand
keep-carried-demands-why = So that the page of a call shows what is demanded without asking elsewhere.
keep-carried-demands-who = Everybody who can read the call.
demand-flag = Report this demand
