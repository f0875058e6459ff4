### Moderation: visitors flag what is wrong, stewards settle it, everybody reads what they did.

## Kinds of things
moderation-kind-action = Action
moderation-kind-call = Call
moderation-kind-group = Group
moderation-kind-aid = Need or offer
moderation-kind-listing = Directory entry
moderation-kind-conversation = Conversation
moderation-kind-proposal = Proposal
moderation-kind-demand = Demand
moderation-kind-meeting = Meeting
moderation-kind-block = Block list

## Flagging
flag-title = Is something wrong here?
flag-lead = Tell the stewards of this site. You need no account, and nobody learns who you are.
flag-reason = What is wrong?
flag-reason-untrue = It is not what it says
flag-reason-danger = The place or time is dangerous
flag-reason-person = It names or exposes a person
flag-reason-hate = It is hateful or violent
flag-reason-spam = It is spam
flag-reason-other = Something else
flag-words = What should the stewards know?
flag-words-hint = A sentence or two. Do not write who you are.
flag-send = Tell the stewards
flag-kept = We keep what you chose and wrote, and the hour. Not who you are.
flag-kept-link = What this server keeps
flag-problem-reason = Choose what is wrong.
flag-problem-words = Say in a few words what is wrong.
flag-thanks-title = Thank you
flag-thanks-text = The stewards will look at it. What they do about it, and why, is written where everybody can read it.
flag-thanks-danger = If somebody is in danger right now, do not wait for us: warn the people there and call for help.
flag-thanks-back = Back to the page

## The queue
moderation-tabs = Stewards’ pages
moderation-tab-waiting = Waiting
moderation-tab-hidden = Hidden now
moderation-queue-title = Stewards’ queue
moderation-queue-lead = What visitors say is wrong. Look at it, decide, and say why.
moderation-queue-empty = Nothing waits. Thank you.
moderation-hidden-empty = Nothing is hidden.
# On a card of the queue: how many visitors said that something is wrong.
moderation-count = { $n ->
    [one] One report
   *[other] { $n } reports
}
# $ago is, for example, “3 hours ago”.
moderation-since = First report { $ago }
# $day is a date.
moderation-hidden-since = Hidden since { $day }
# In place of the title of something that no longer exists; $kind is, for example, “Action”.
moderation-gone = { $kind } (no longer there)

## Settling one thing
moderation-open-page = Open the page
moderation-is-hidden = It is hidden now. The reason given:
moderation-flags = What visitors said
moderation-flags-none = No open reports.
moderation-when = When
moderation-before = What stewards did before
moderation-day = Day
moderation-what = What was done
moderation-about = About
moderation-reason = Public reason
moderation-reason-hint = Needed to hide or to show again. Everybody can read it: name no persons and do not repeat what is hidden.
moderation-note = Note for stewards
moderation-note-hint = Only stewards see it.
moderation-settle-title = Decide
moderation-step = What do you do?
moderation-step-keep = Leave it as it is
moderation-step-keep-hint = The reports are settled.
moderation-step-stay = Leave it hidden
moderation-step-stay-hint = The reports are settled.
moderation-step-hide = Hide it
moderation-step-hide-hint = It vanishes from every page and list at once. Its own people and stewards still see it, with the reason.
moderation-step-show = Show it again
moderation-step-show-hint = Everybody sees it at once.
moderation-settle-do = Settle
moderation-undo = Undo
moderation-problem-step = Choose what to do.
moderation-problem-moved = Something changed while you were looking. Look again; what you typed is still here.

## What was done
moderation-act-kept = Looked at, left as it is
moderation-act-hidden = Hidden
moderation-act-shown = Shown again
moderation-act-undone = Last step undone
moderation-act-block-added = Block added
moderation-act-block-ended = Block ended

## The public log
moderation-log-title = What stewards did
moderation-log-lead = Every step of the people who look after this site, with the day and the reason. Nobody is named: not those who reported, not those who decided.
moderation-log-empty = Stewards have not had to do anything yet.
moderation-log-flag = Is something wrong? Every action, call and group has a link at the end of its page that tells the stewards.

## Block lists
block-title = Block lists
block-lead = Words and web domains that nobody can put into groups, calls and actions. Whoever tries is told what was found.
block-add-title = Add a block
block-list-title = In force
block-list-empty = Nothing is blocked.
block-what = What is blocked
block-what-words = Words
block-what-words-hint = Whole words or a phrase. Capitals and accents do not matter.
block-what-domain = Web domain
block-what-domain-hint = Such as casino.example, with everything below it.
block-pattern = Words or domain
block-reason-hint = Everybody can read the reason, not the words. Do not repeat them here.
block-add = Block
block-since = Since
block-end = End
block-end-reason = Why does it end? Everybody can read it.
block-end-do = End this block
block-problem-what = Choose words or a web domain.
block-problem-words = Write at least two letters.
block-problem-domain = Write a web domain, such as casino.example.
block-problem-already = This is blocked already.
block-problem-full = There can be at most { NUMBER($max) } blocks. End some first.
block-problem-reason = Say why the block ends.
# Beside a field of a group, call or action; $what is a word or web domain.
problem-blocked = “{ $what }” cannot be used on this site. Write it another way.

## In the audit
audit-flag-kept = Settled reports, left as it is
audit-hidden = Hid something
audit-shown = Showed something again
audit-moderation-undone = Undid the last step
audit-block-added = Added a block
audit-block-ended = Ended a block

## What is kept
keep-flags = Reports to the stewards
keep-flags-why = So that stewards can look at what is wrong. The reason, the words and the hour, not who said it. Settled reports go after thirty days.
keep-flags-who = Stewards of this site
keep-moderation = What stewards did
keep-moderation-why = So that everybody can see how this site is looked after. The day, the step and the reason, and notes among stewards. No names of persons.
keep-moderation-who = Everybody; the notes only stewards
keep-blocks = Block lists
keep-blocks-why = Words and web domains that nobody can use here, against spam and hate.
keep-blocks-who = Stewards of this site
