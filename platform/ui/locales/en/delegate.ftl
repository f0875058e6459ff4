### Delegates: people a body sends, bound by a mandate; their reports; recall.

delegate-menu = Delegates
delegate-group-title = Delegates of { $group }
delegate-group-lead = Who speaks for this group, what they may decide, how they account for it, and how they are recalled.
delegate-group-empty = This group sends no delegates.
delegate-group-all = All delegates of this group
delegate-mine = You as a delegate
delegate-kicker = Delegates of { $group }
delegate-sent-to = Sent to { $council }
delegate-of-body = Delegates of { $group } itself
delegate-closed = There are no such seats any more
delegate-closed-text = The group and the council have parted, or one of them is no more. What was stays readable.
delegate-for-members = Only members can see this.
delegate-to-delegation = All seats of this kind

## Seats
delegate-seats = Seats
# The caption of a table; $title is what the seats are called.
delegate-seats-caption = Who holds a seat: { $title }
delegate-delegate = Delegate
delegate-until = Until
delegate-reports = Reports
delegate-ballots = Ballots in the council
delegate-nobody = Nobody holds a seat now.
delegate-vacant = { $n ->
    [one] 1 seat is vacant
   *[other] { NUMBER($n) } seats are vacant
}
delegate-substitutes-are = Substitutes, in this order: { $names }
delegate-past = Who held a seat before
delegate-ended-term = Term served
delegate-ended-recalled = Recalled
delegate-ended-stepped-down = Stepped down
delegate-ended-left = Left the group
delegate-ended-closed = The seat ended
delegate-from-to = { $from } to { $to }
delegate-seat-number = Seat { NUMBER($n) }
delegate-seat-vacant = Vacant
delegate-seat-vacant-text = Nobody holds this seat, and no substitute is left. The next election fills it.
delegate-facts = The seat
delegate-elected-by = The election
delegate-waiting = { $n ->
    [0] No substitute waits
    [one] 1 substitute waits
   *[other] { NUMBER($n) } substitutes wait
}
delegate-i-wait = You are substitute number { NUMBER($n) }

## Rules of the seats
delegate-rules = How it works
delegate-seat-count = { $n ->
    [one] 1 seat
   *[other] { NUMBER($n) } seats
}
delegate-kept = { $n ->
    [one] At least 1 seat: { $part }
   *[other] At least { NUMBER($n) } seats: { $part }
}
delegate-term = { $n ->
    [one] For a term of 1 month
   *[other] For a term of { NUMBER($n) } months
}
delegate-substitutes = { $n ->
    [0] No substitutes
    [one] The next one in the count is substitute and takes a seat that falls vacant
   *[other] The next { NUMBER($n) } in the count are substitutes and take seats that fall vacant
}
delegate-report-every = { $n ->
    [one] A report is due every day
   *[other] A report is due every { NUMBER($n) } days
}
delegate-reports-none = No reports are due.

## The form of a set of seats
delegate-new = Send delegates
delegate-new-title = Send delegates
delegate-new-lead = Say for what and by which rules. Then members put themselves forward, and you open the election.
delegate-new-send = Set up the seats
delegate-edit = Change the rules of these seats
delegate-edit-lead = The threshold for recall and the time between reports change at once, everything else with the next election.
delegate-run = For officers
delegate-field-title = What are these seats called?
delegate-field-title-hint = Such as “Delegates to the city council of tenants”.
delegate-field-text = What are delegates sent for?
delegate-field-council = To which council?
delegate-field-council-hint = Groups your group belongs to. A delegate becomes a member there as long as the seat lasts. Where yours is only a committee of it, it has no weight there.
delegate-field-council-none = To none: they are just our delegates
delegate-field-seats = Seats
delegate-field-rule = Counted by which rule?
delegate-rule-several = For several seats
delegate-rule-one = For one seat
delegate-field-at-least = Seats kept for a group
delegate-field-at-least-hint = One on each line: the least number of seats, then the group, such as “1 night shift”. Only with the Scottish rules, the Weighted Inclusive Gregory Method or Meek.
delegate-field-term = Term in months
delegate-field-substitutes = Substitutes
delegate-field-substitutes-hint = The same ballots are counted again without those elected, to see who comes next.
delegate-field-recall = How many percent of the members must sign for a recall?
delegate-field-recall-hint = Then a ballot about the recall opens by itself.
delegate-field-report = Days between two reports
delegate-field-report-hint = 0 if no reports are due.
delegate-field-audience = Who may see delegates, mandate and reports?
delegate-audience-everybody = Everybody
delegate-audience-members = Members of the group

## Candidates
delegate-candidates = Candidates
delegate-candidates-lead = Who stands in the next election. Only members see this before the ballot.
delegate-candidates-none = Nobody stands yet.
delegate-candidates-closed = The ballot is open, so nobody can stand or withdraw now.
delegate-stand = Put myself forward
delegate-stand-again = Change my words
delegate-stand-note = If you are elected, your name stands on this page and in the decision for everybody who may see them.
delegate-accept = Accept and stand
delegate-decline = Decline
delegate-withdraw = Withdraw
delegate-i-was-asked = You were put forward
delegate-asked-text = Another member put you forward. You stand only if you accept; until then nobody but you sees it.
delegate-put-forward = Put another member forward
delegate-put-forward-send = Put forward
delegate-field-words = A few words to the members
delegate-field-part = Which group do you stand for?
delegate-field-part-hint = Seats are kept for these groups.
delegate-part-none = None of these
delegate-field-name = Name of the member
delegate-field-name-hint = As it stands in the list of members.
delegate-election-open = Open the election
delegate-election-title = Open the election
delegate-election-lead = Everybody who stands now is on the ballot, everybody who is a member now on the roll. Nothing of this can change afterwards.
delegate-election-send = Open it now
delegate-election-runs = The election is open
# The text above the ballot.
delegate-election-text = Those elected take their seats when the ballots are counted. Whoever comes next in the count is a substitute.
delegate-to-election = To the ballot

## Mandate
delegate-mandate = Mandate
delegate-mandate-title = Mandate: { $title }
delegate-mandate-lead = What the delegates may decide alone, where they decide as told, and what they bring back. The latest version in force binds them.
delegate-mandate-alone = They may decide alone
delegate-mandate-as-told = They must decide as told
delegate-mandate-bring-back = They must bring back
delegate-mandate-nothing = Nothing.
delegate-mandate-none = No mandate has been adopted yet, so delegates bring everything back.
delegate-mandate-version = Version { NUMBER($version) }, { $day }
delegate-mandate-decision = The decision that adopted it
delegate-mandate-asked = The proposal
delegate-mandate-history = All versions
delegate-mandate-new = Write a new mandate
delegate-mandate-new-lead = What binds now is filled in. A new version binds only when the group has adopted it.
delegate-mandate-proposed = Proposed
delegate-mandate-in-force = In force
delegate-mandate-dropped = Not adopted
delegate-mandate-replaced = Replaced
delegate-mandate-proposal = Mandate: { $title }
delegate-mandate-proposal-summary = From now on these delegates have the following mandate.
delegate-field-list-hint = One thing on each line.
delegate-field-reason = What changes, and why?
delegate-field-decision = How does the group adopt it?
delegate-field-decision-hint = A decision that was made already is named as the source. Otherwise a draft proposal is written, which you then open for discussion.
delegate-field-decision-none = Ask the group with a proposal

## Reports and questions
delegate-report-new = Write a report
delegate-report-lead = What did you do, which ballots did you cast, what comes next, what do you need from the group?
delegate-report-words = Your report
delegate-report-hint = It cannot be changed afterwards. Headings begin with #, list items with -.
delegate-report-send = Publish the report
delegate-report-number = Report { NUMBER($number) }, { $day }
delegate-reports-empty = No report yet.
delegate-reported = Reported in time
delegate-missed = { $n ->
    [one] 1 report missed
   *[other] { NUMBER($n) } reports missed
}
delegate-next-due = Next report due by { $day }
delegate-due = Due by { $day }
delegate-due-made = Made
delegate-due-missed = Missed
delegate-due-awaited = Awaited
delegate-dates-all = Earlier dates
delegate-ask = Ask the delegate
delegate-ask-hint = Everybody who sees this page can read it. Your name is not shown.
delegate-unanswered = Not answered yet.

## Ballots in the council
delegate-ballots-none = No open ballot yet
delegate-ballots-cast = Cast { $cast } of { $of }
delegate-ballots-empty = The council has closed no open ballot since this delegate took the seat.
delegate-ballots-note = Open ballots (roll calls) of the council since the seat was taken, the latest first. What somebody marked on a secret ballot, nobody can see.
delegate-ballot-on = Question
delegate-ballot-cast = Ballot
delegate-ballot-absent = Cast no ballot

## Leaving
delegate-leave = Give up the seat
delegate-leave-next = The seat ends at once. { $name } is the first substitute.
delegate-leave-nobody = The seat ends at once. There is no substitute, so it stays vacant until the next election.
delegate-wait-leave = Give up my place as a substitute
delegate-wait-leave-text = Whoever comes after you moves up.
delegate-leave-send = Give it up now

## Recall
delegate-recall = Recall
delegate-recall-how = Any member can begin a petition. When { $percent } % of the members have signed, a ballot opens by itself.
delegate-recall-now = That is { $needed } of { $members } members now.
delegate-recall-begin = Begin a petition for recall
delegate-recall-title = Recall of { $name }
# The question on the ballot.
delegate-recall-question = Shall { $name } be recalled?
delegate-recall-lead = You sign it by sending it. When { $needed } members have signed, a ballot by the group’s own rules opens by itself. The petition lapses after 30 days.
delegate-recall-reason = Why?
delegate-recall-reason-hint = Every member can read it. Say what happened; do not attack the person.
delegate-recall-send = Begin the petition
delegate-recall-signed = { $signed } have signed, { $needed } are needed.
delegate-recall-begun = Begun on { $day }
delegate-recall-lapses = Lapses on { $day }
delegate-recall-secret = Nobody sees who signed. The signatures are deleted when the petition ends.
delegate-recall-number = Petition { NUMBER($number) }, { $day }
delegate-recall-to = To the petition
delegate-recall-sign = Sign
delegate-recall-unsign = Take my signature back
delegate-recall-mine = You have signed
delegate-recall-open = Members sign
delegate-recall-ballot = The ballot is open
delegate-recall-passed = Recalled
delegate-recall-failed = Not recalled
delegate-recall-lapsed = Lapsed
delegate-recall-moot = Settled otherwise
delegate-recall-means-open = When enough members have signed, a ballot opens by itself.
delegate-recall-means-ballot = Enough members have signed. The group decides now; nobody can call this ballot off.
delegate-recall-means-passed = The group recalled this delegate; the seat ended that moment.
delegate-recall-means-failed = The group decided against the recall, or too few took part.
delegate-recall-means-lapsed = Too few signed within 30 days.
delegate-recall-means-moot = The delegate’s time ended before enough had signed.

## What can go wrong
delegate-problem-part = Choose one of the groups.
delegate-problem-council = Choose a council your group belongs to.
delegate-problem-council-held = The council can be changed only while nobody holds a seat.
delegate-problem-rule = This rule fills one seat only. Choose a rule for several seats, or ask for one seat.
delegate-problem-at-least = Write a number and a group on each line, such as “1 night shift”; each group once, and no more than there are seats.
delegate-problem-at-least-rule = This rule cannot keep seats. Choose the Scottish rules, the Weighted Inclusive Gregory Method or Meek.
delegate-problem-at-least-many = More seats are kept than there are.
delegate-problem-election-runs = An election for these seats is open. Wait until it is counted.
delegate-problem-no-candidate = Nobody stands yet.
delegate-problem-closed = There are no such seats any more.
delegate-problem-candidates = There are as many candidates as fit on a ballot.
delegate-problem-ask-me = This is you: put yourself forward.
delegate-problem-asked = This member stands or was asked already.
delegate-problem-unknown = You see no member of this name.
delegate-problem-namesakes = Several members have this name. Ask them to put themselves forward.
delegate-problem-mandate-empty = Write at least one thing into one of the lists.
delegate-problem-decision = Choose a decision of this group.
delegate-problem-questions = You have asked this delegate ten questions. That is the most one person can ask.
delegate-problem-recall-me = This is your own seat: you can give it up.
delegate-problem-recall-open = A petition or a ballot about this delegate is open. Sign or cast your ballot there.
delegate-problem-recall-twice = You have begun a petition against this delegate before. Another member can begin the next one.
delegate-problem-recall-over = This petition has ended. Nothing was saved.
delegate-problem-recall-runs = A ballot about a recall runs its time: nobody can end it early, extend it or call it off.

keep-delegations = Delegates, substitutes, mandates, reports and questions to delegates
keep-delegations-why = Whoever speaks for others answers to them, also afterwards.
keep-delegations-who = Everybody, or the members of the group that sends them, as the group decided. Delegates stand there under the name they were elected by; when somebody deletes their account, that name stays, without a link to a person.
keep-candidacies = Who stands, or was asked to stand, as a delegate
keep-candidacies-why = So that members know whom they can elect.
keep-candidacies-who = Members of the group that elects. It goes with the account.
keep-recalls = Petitions for recall, their reason and how many signed
keep-recalls-why = A recall must be open to a check by those whom it concerns.
keep-recalls-who = Members of the group whose delegate it is.
keep-recall-signatures = Who signed a petition for recall
keep-recall-signatures-why = So that everybody signs once. When the petition ends, the signatures are deleted and only their number stays.
keep-recall-signatures-who = Nobody but the person who signed.

## A by-election
delegate-by-election-open = Prepare the election for the open seat
delegate-by-election-text = Those elected take the vacant seats when the ballots are counted, for the rest of the term. Whoever comes next in the count is a substitute.
delegate-field-which = Which seats?
delegate-which-vacant = { $n ->
    [one] Only the vacant seat
   *[other] Only the { NUMBER($n) } vacant seats
}
delegate-which-vacant-hint = A by-election for the rest of the term. Whoever holds a seat keeps it.
delegate-which-all = { $n ->
    [one] The one seat
   *[other] All { NUMBER($n) } seats
}
delegate-which-all-hint = A new term begins for everybody.
delegate-which-held = Whoever holds a seat is not on the ballot of a by-election.
