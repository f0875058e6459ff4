### Meetings: time and place, agenda, who is there, the speaking list, shows of hands, minutes.

meeting-kicker = Meeting of { $group }
meeting-list-title = Meetings
meeting-list-of = Meetings of { $group }
meeting-list-lead = When this group meets, what stands on the agenda, and what came of it.
meeting-list-empty = No meeting is planned.
meeting-list-next = Running and planned
meeting-list-past = Past
meeting-list-past-empty = No meeting has taken place yet.
meeting-list-all = All meetings
meeting-mine = Your meetings
meeting-new = Plan a meeting
meeting-new-title = Plan a meeting of { $group }
meeting-new-send = Save the meeting
meeting-edit-title = Edit “{ $title }”
meeting-edit-link = Edit time and place
meeting-state-planned = Planned
meeting-state-running = Running
meeting-state-closed = Closed
meeting-state-canceled = Canceled
meeting-for-members = Only members of { $group } see this meeting.

## The form
meeting-field-title = What is the meeting called?
meeting-field-text = What is it about?
meeting-field-text-hint = What people should know or bring. Empty lines make paragraphs.
meeting-field-starts = It begins
meeting-field-fold = Which of the two hours?
meeting-field-fold-earlier = The first, before clocks go back
meeting-field-fold-later = The second, after clocks went back
meeting-field-place = Where?
meeting-field-place-hint = An address and room, or how people join from afar.
meeting-field-audience = Who sees it, and its minutes once they are published?

## Begin, close, cancel
meeting-step-title = What happens with this meeting?
meeting-step-link = Begin, close or cancel
meeting-step-begin = Begin
meeting-step-begin-hint = Members can check in with the code on the wall. Who is entitled, the quorum and the majority are fixed from now on.
meeting-step-close = Close
meeting-step-close-hint = The speaking list and the list of who checked in are deleted. Figures, decisions and names of those who asked for it stay in the minutes. It cannot begin again.
meeting-step-cancel = Cancel
meeting-step-cancel-hint = It does not take place. Say why.
meeting-step-reason = Why?
meeting-step-reason-hint = Everybody who sees the meeting reads this.
meeting-step-send = Do it
meeting-step-none = This meeting is over.
meeting-problem-step = Choose what happens.
meeting-problem-impossible = That is not possible from where the meeting stands now.
meeting-problem-hands-open = A show of hands is going on. Close it or take it back first.

## Who is there
meeting-present = Members present
meeting-entitled = Members in all
meeting-needed = Needed for a quorum
meeting-guests = Guests
meeting-quorum-reached = The quorum is reached.
meeting-quorum-missing = The quorum is not reached.
meeting-counted-by-chair = The chair counted the room.
meeting-checked-in = { $n ->
    [0] Nobody has checked in on a phone.
    [one] 1 member has checked in on a phone.
   *[other] { $n } members have checked in on their phones.
}
meeting-count-title = Count the room
meeting-count-members = Members present
meeting-count-members-hint = Leave it empty to count those who checked in on their phones.
meeting-count-guests = Guests present
meeting-count-send = Save the count
meeting-here-title = Check in
meeting-here-link = Check in
meeting-here-lead = Type the code you see on the wall, or hear in the call.
meeting-here-code = Code
meeting-here-code-hint = Six letters and digits.
meeting-here-named = Name me in the minutes as present
meeting-here-named-hint = Without it you are only counted. You can take your name out later, also when the meeting is over.
meeting-here-send = I am here
meeting-here-yes = You are checked in
meeting-here-is-counted = You are counted and not named.
meeting-here-is-named = The minutes name you as present.
meeting-here-name = Name me in the minutes
meeting-here-unname = Take my name out of the minutes
meeting-here-leave = I am leaving
meeting-problem-code = No running meeting of one of your groups has this code.
meeting-problem-not-present = Check in first, with the code on the wall.
meeting-problem-not-running = This meeting is not running.

## Agenda
meeting-agenda = Agenda
meeting-agenda-empty = Nothing stands on the agenda yet.
meeting-agenda-link = Write the agenda
meeting-agenda-none = No item is being dealt with.
meeting-agenda-title = Agenda of “{ $title }”
meeting-agenda-minutes = { $n ->
    [one] 1 minute planned
   *[other] { $n } minutes planned
}
meeting-agenda-add = Add an item
meeting-item-kind = What is it?
meeting-kind-proposal = A proposal
meeting-kind-report = A report
meeting-kind-free = Something else
meeting-item-proposal = Which proposal?
meeting-item-proposal-hint = Proposals of this group that are in discussion.
meeting-item-no-proposal = None
meeting-item-title = Title
meeting-item-title-hint = A proposal brings its own.
meeting-item-minutes = Minutes
meeting-item-length = { NUMBER($n) } min
meeting-item-send = Put it on the agenda
meeting-item-change = Change this item
meeting-item-up = Earlier
meeting-item-down = Later
meeting-item-remove = Take it off
meeting-item-now = Now
meeting-item-done = Done
meeting-item-inside = A proposal for members
meeting-problem-kind = Say what the item is.
meeting-problem-proposal = This proposal is not in discussion in this group, or stands on the agenda already.
meeting-problem-items = There are as many items as an agenda holds.
meeting-problem-begun = This item was dealt with. It stays on the agenda.
meeting-problem-over = The meeting is over; its agenda stays as it was.

## Speaking list
meeting-speakers = Speaking list
# The rule of the list: fewer turns first, then the order of asking; counted anew for each item.
meeting-speakers-rule = On each item, whoever has not spoken yet comes first, then those who spoke once, and so on; among equals, whoever asked first. The list is deleted when the meeting closes.
meeting-speakers-now = Speaking now
meeting-speakers-nobody = Nobody
meeting-speakers-waiting = Waiting
meeting-speakers-empty = Nobody waits.
meeting-speakers-turns = { $n ->
    [one] spoke once
   *[other] spoke { $n } times
}
meeting-speakers-ask = I want to speak
meeting-speakers-leave = I do not want to speak any more
meeting-speakers-are-closed = The chair has closed the list.
meeting-speakers-next = Next speaker
meeting-speakers-end = End this turn
meeting-speakers-close = Close the list
meeting-speakers-open = Open the list
meeting-speakers-guest = Somebody without a phone, or a guest
meeting-speakers-guest-send = Put on the list
meeting-speakers-drop = Take off the list
meeting-problem-list-closed = The chair has closed the speaking list.
meeting-problem-listed = You are on the list already.
meeting-problem-list-full = The list is as long as a list can be.

## Show of hands
meeting-hands = Show of hands
# The question when a proposal is put to a show of hands.
meeting-hands-adopt = Adopt “{ $title }”?
meeting-hands-mine = Your hand: { $answer }. You can change it until the chair closes.
meeting-hands-rule = Only the count is kept. Who raised a hand for what is deleted when the chair closes.
meeting-hands-raise = Raise your hand
meeting-hands-ask = Ask the room
meeting-hands-question = Your question, to be answered with yes or no
meeting-hands-question-hint = With a quorum the answer stands in the minutes as passed or not. Only a proposal on the agenda becomes a decision.
meeting-hands-send = Ask for hands
meeting-hands-close = Close and count the phones
meeting-hands-count = Count the hands in the room instead
meeting-hands-count-send = Close with these figures
meeting-hands-back = Take the question back
meeting-hands-results = What hands said
meeting-hands-present = { $present } members were present.
meeting-hands-way-phones = Counted on phones.
meeting-hands-way-counted = Counted by the chair.
# On the page of a proposal, while hands are raised about it.
meeting-to-deciding = To the meeting that decides it now
meeting-hands-binds = With a quorum present this becomes a decision of the group.
meeting-outcome-open = Open
meeting-outcome-passed = Passed
meeting-outcome-failed = Not passed
meeting-outcome-no-quorum = No quorum
meeting-hands-advice = Too few members were present: this shows what they think and binds nobody.
meeting-problem-more-hands = These are more hands than the { $present } members present. Count the room again first.
meeting-problem-hands-closed = The chair has closed this show of hands. Your hand came too late and is not counted.
meeting-problem-joined-later = Only those who were members when the meeting began raise a hand.
meeting-problem-answer = Choose yes, no or abstain.
meeting-problem-asked = Another show of hands is going on.
meeting-problem-proposal-moved = This proposal is not in discussion any more.

## While one looks
meeting-live-news = Something new happened.
meeting-live-show = Show the latest

## The chair, the wall
meeting-desk-link = The chair’s page
meeting-desk-title = Chairing “{ $title }”
meeting-desk-next = Go on to “{ $title }”
meeting-desk-done = This item is done
meeting-wall-link = Page for the wall
meeting-wall-qr = Check in to this meeting
meeting-wall-say = Scan, or open this address and type the code:

## Minutes
meeting-minutes-title = Minutes of the meeting
meeting-minutes-of = Minutes: { $title }
meeting-minutes-draft = A draft
meeting-minutes-draft-text = Only members of the group read it until an officer publishes it.
meeting-minutes-published = Published on { $day }
meeting-minutes-publish = Publish the minutes
meeting-minutes-publish-hint = Everybody who sees the meeting can read them then. Later changes are corrections that say why.
meeting-minutes-write = Write notes
meeting-minutes-correct = Correct
meeting-minutes-general = About the meeting as a whole
meeting-minutes-note-title = Notes: { $title }
meeting-minutes-note = Notes
meeting-minutes-note-hint = Say what was argued and agreed, not who said it. Names only of people who agree to it.
meeting-minutes-reason = Why is this corrected?
meeting-minutes-reason-hint = Stands beside the correction for everybody who reads the minutes.
meeting-minutes-stale = Somebody saved these notes meanwhile
meeting-minutes-stale-text = Below stand their text and yours. Put together in the field what shall stay, then save.
meeting-minutes-theirs = Their text
meeting-minutes-yours = What yours would change
meeting-minutes-versions = Corrections
meeting-minutes-versions-of = Corrections of the minutes: { $title }
meeting-minutes-versions-lead = What was changed after the minutes were published, newest first. What was struck out is gone, what is underlined came in.
meeting-minutes-versions-empty = Nothing was corrected.
meeting-minutes-version = { $item }, corrected on { $day }
meeting-minutes-attendance = Attendance
meeting-minutes-most = At most { $present } of { $entitled } members were present at one time.
meeting-minutes-guests = { $n ->
    [one] 1 guest was present.
   *[other] { $n } guests were present.
}
meeting-minutes-named = Present, named at their own wish
meeting-minutes-decisions = Decisions
meeting-minutes-no-decision = No decision was made.
meeting-problem-not-over = Minutes are published when the meeting is over.

keep-meetings = Meetings, their agendas, results of shows of hands, minutes with corrections, and the names of those who asked to stand in the minutes
keep-meetings-why = So that a group knows what it dealt with and decided, long after.
keep-meetings-who = Members of the group; everybody else where the meeting is open to everybody and its minutes are published. Your name goes when you take it out or delete your account.
keep-meeting-room = Who checked in to a meeting, the speaking list, and who raised a hand for what
keep-meeting-room-why = So that each member is counted once and speaks in turn.
keep-meeting-room-who = Names on the speaking list: members of the group while the meeting runs. Who raised a hand for what: nobody. Deleted when the show of hands or the meeting closes, after three days at the latest.

## Calendars
meeting-calendar-take = Add to my calendar
meeting-calendar-subscribe = These meetings for my calendar program (what everybody may see)
meeting-calendar-canceled = Canceled: { $title }
meeting-flag = Report this meeting
