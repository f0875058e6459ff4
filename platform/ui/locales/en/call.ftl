### Calls to action: the list, the page, the forms, the history.

## The list
# In the main menu: one short word.
call-menu = Calls
call-list-title = Calls to action
call-list-lead = What groups call for, and where you can join.
call-list-open = Open now
call-list-past = Over
call-list-drafts = Drafts of your groups
call-list-drafts-note = Only members of the group see these.
call-list-empty = Nobody has called for action here yet.
call-list-empty-next = Find a group
call-list-new = Write a call

## The page of a call
# Above the title; $period is a day or several days.
call-kicker = Call to action · { $period }
# The marks <group> and <endorsed> become links; the words inside <group> are replaced by the name.
call-by = Called by <group>the group</group>.
call-by-endorsed = { $n ->
    [one] Called by <group>the group</group> and endorsed by <endorsed>1 group</endorsed>.
   *[other] Called by <group>the group</group> and endorsed by <endorsed>{ $n } groups</endorsed>.
}
# The mark <why> becomes a link.
call-why-link = Read <why>why, and how it was decided</why>.
call-near-label = Find it near you
call-near-hint = ZIP code or town. It stays in this request; it is not stored.
call-near-button = Show actions
call-figure-actions = Local actions
call-figure-going = People coming
call-figure-came = People who came
call-figure-said = People who said they would come
call-figure-endorsed = Endorsed by
call-figure-groups = { $n ->
    [one] 1 group
   *[other] { $n } groups
}
call-station-groups = { $n ->
    [0] none yet
    [one] 1 group
   *[other] { $n } groups
}
call-station-actions = { $n ->
    [0] none yet
    [one] 1 place
   *[other] { $n } places
}
call-station-turnout = { $n ->
    [one] counted in 1 place
   *[other] counted in { $n } places
}
call-demands-title = What we demand
call-text-title = The call
call-why-title = Why, and how it was decided
call-langs = Held in { $langs }
call-endorsements-title = Who endorses it
call-endorsements-all = { $n ->
    [one] The endorsement with its statement
   *[other] All { $n } endorsements with their statements
}
call-endorsements-none = No group has endorsed this call yet.
call-turnout-title = How many came
call-turnout-label = { $n ->
    [one] 1 action with a count
   *[other] { $n } actions with a count
}
call-turnout-note = Estimates added up: all the low figures, and all the high ones.
call-actions-title = Next actions
call-actions-where = Where it happens
call-actions-all = { $n ->
    [one] See the action
   *[other] See all { $n } actions
}
call-actions-none = No local action has been added yet.
call-actions-add = Add a local action
call-take-title = Take it with you
call-take-table = Actions as a table
call-take-csv = CSV
call-take-geojson = GeoJSON
call-take-calendar = Calendar
call-take-feed = News feed
call-take-flyer = Flyer to print
call-take-share = Picture to share
call-history-link = What changed
call-flag = Report this call
call-endorse-button = Endorse this call
call-edit-button = Edit the call
call-edit-picture = Picture
call-edit-state = Open, close or withdraw
call-officer-title = For officers of { $group }
call-card-go = See the call
call-card-actions = { $n ->
    [0] No local actions yet
    [one] 1 local action
   *[other] { $n } local actions
}
call-card-going = { $n ->
    [0] Be the first to come
    [one] 1 person coming
   *[other] { $n } people coming
}
call-card-endorsed = { $n ->
    [0] Not endorsed yet
    [one] Endorsed by 1 group
   *[other] Endorsed by { $n } groups
}
# $band is a number or an estimate such as 900–1,200.
call-card-came = { $band } people came
call-card-kicker = { $group } · { $period }

## States
call-state-draft = Draft
call-state-open = Open
call-state-closed = Closed
call-state-withdrawn = Withdrawn
call-draft-title = This is a draft
call-draft-text = Only members of { $group } see it. When you open it, everybody does.
call-closed-title = This call is over
call-closed-text = Closed on { $date }. It stays here to be read.
call-withdrawn-title = This call was withdrawn
call-withdrawn-text = { $group } withdrew it on { $date }.
call-reason-said = Reason given: { $reason }
call-hidden-title = Stewards of this site hid this call
call-hidden-text = Only members of the group and stewards see it. Reason given: { $reason }

## Writing and correcting
call-new-title = Write a call to action
call-new-lead = It stays a draft until you open it. Only members of your group see a draft.
call-new-no-group-title = A call comes from a group
call-new-no-group-text = You can write one as soon as you are an officer of a group.
call-new-no-group-find = Find a group
call-new-no-group-make = Make a group
call-edit-title = Edit “{ $title }”
call-edit-lead-draft = Only members of your group see what you change here.
call-edit-lead-open = This call is public. What you change is listed as a correction, with your reason.
call-save-draft = Save the draft
call-save-correction = Publish the correction
call-form-group = Which group calls?
call-form-title = Title
call-form-title-hint = Short and strong, as on a poster. No shouting.
call-form-slug = Name in the address
call-form-slug-hint = Small letters, digits and hyphens. Leave it empty to make it from the title. It is fixed once the call is open.
call-form-summary = Summary
call-form-summary-hint = One or two sentences: what, when, for whom.
call-form-starts = First day
call-form-ends = Last day
call-form-ends-hint = Leave empty for a single day.
call-form-langs = Languages
call-form-demands = Demands
call-form-demands-hint = One on each line, the most important first.
call-form-text = The call itself
call-form-text-hint = You may use **bold**, lists with - and links like [words](https://example.org).
call-form-why-text = Why, and how it was decided
call-form-why-text-hint = A few words, such as: Decided by 214 to 3 at the assembly of January 9.
call-form-why-url = Link to the decision or the minutes
call-form-reason = Why do you change it?
call-form-reason-hint = Everybody can read this reason.
# A second editor saved first.
call-stale-title = Somebody else saved this call while you were writing
call-stale-text = Nothing of yours is lost: it is still in the form below. Here is what the other person changed. Take over what you want to keep, then save again.
call-stale-when = Saved { $when }

## Problems
call-problem-reason = Say why. Everybody can read the reason.
call-problem-slug-taken = Another call has this name. Choose another one.
call-problem-backwards = The last day is before the first one.
call-problem-too-far = A call may last three years at most.
call-problem-day = Write a day such as 2026-05-01.
call-problem-demands = Write at most { $max } demands.
call-problem-demand-long = Write at most { $max } characters for each demand.
call-problem-step = Choose what to do.
call-problem-group = Choose a group for which you are an officer.
call-problem-picture-missing = Choose a picture.
call-problem-state-moved = The call is no longer what it was when you opened this page. Look again, then choose.
call-problem-actions = This draft has actions. Remove them first.

## Opening, closing, withdrawing
call-state-title = Where “{ $title }” stands
call-state-now = Now: { $state }
call-state-choose = What shall happen?
call-step-open = Open it
call-step-open-hint = Everybody can read it, groups can endorse it, and actions can be added.
call-step-close = Close it
call-step-close-hint = It is over. It stays to be read; nothing can be added. You can open it again.
call-step-reopen = Open it again
call-step-reopen-hint = Endorsements and actions are taken again.
call-step-withdraw = Withdraw it
call-step-withdraw-hint = You no longer call for this. The page stays and says so, with your reason.
call-step-discard = Delete the draft
call-step-discard-hint = It is gone for good.
call-state-reason = Reason
call-state-reason-hint = Needed to withdraw or to open again. Everybody can read it.
call-state-go = Do it

## Picture
call-picture-title = Picture of “{ $title }”
call-picture-lead = The server keeps only the pixels: place, camera and other hidden data are removed.
call-picture-now = The picture now
call-picture-file = New picture
call-picture-file-hint = JPEG, PNG or WebP, at most 10 MB. Show no faces of people who have not agreed.
call-picture-text = What does it show?
call-picture-text-hint = For people who do not see it. One sentence is enough.
call-picture-remove = Take the picture away
call-picture-save = Save the picture

## History
call-corrections-title = What changed in “{ $title }”
call-corrections-lead = Every change since the call was opened, newest first.
call-corrections-none = Nothing has been changed since the call was opened.
call-corrections-opened = Opened on { $date }.
call-corrections-reason = Why: { $reason }
call-change-before = Before
call-change-after = After
call-change-nothing = nothing
call-field-title = Title
call-field-slug = Name in the address
call-field-summary = Summary
call-field-text = The call itself
call-field-period = Days
call-field-langs = Languages
call-field-demands = Demands
call-field-why-text = Why, and how it was decided
call-field-why-url = Link to the decision
call-field-picture = Picture
call-field-state = Where it stands

## On a group's page
call-group-title = Calls to action
call-group-endorses = Endorses
call-group-more = All calls

## What is kept
keep-calls = Calls to action, their corrections and endorsements
keep-calls-why = They are public statements of groups. They name no person.
keep-calls-who = Everybody; drafts only the members of the group.
