### Local actions: the page, the forms, what organizers do with them, and the mails about changes.

## What people do there
action-kind-march = March
action-kind-rally = Rally
action-kind-vigil = Vigil
action-kind-picket = Picket
action-kind-meeting = Meeting
action-kind-training = Training
action-kind-school-walk = Walk to school
action-kind-canvass = Canvass
action-kind-meal = Meal
action-kind-other = Action

## Where it stands
action-state-draft = Draft
action-state-published = Published
action-state-postponed = Postponed
action-state-canceled = Canceled

## Access facts
action-access-step-free = No steps
action-access-seating = Seats
action-access-sign-language = Sign language
action-access-captions = Captions
action-access-quiet-space = Quiet space
action-access-toilets = Toilets
action-access-child-care = Child care
action-access-masks = Masks asked for
action-access-transit = Bus or train nearby
action-access-interpreters = Interpreters

## The page
action-hidden-title = Stewards have hidden this action
# $why is the public reason.
action-hidden-text = Only its organizers see it. Reason: { $why }
action-draft-title = This is a draft
action-draft-text = Only those who answer for it see this page. Publish it when it is right.
action-postponed-title = This action is postponed
action-canceled-title = This action is canceled
action-place-after-rsvp = The exact place is on your receipt, once you say that you are coming.
action-online-join = Join online
action-edit-button = Edit
action-state-button = Publish, postpone, cancel
action-coming-button = Who is coming
action-updates-button = Tell the news
action-turnout-button = How many came
action-copy-button = Copy
action-series-button = Repeat
action-organizers-button = Organizers
action-updates-title = News
action-contact-link = Write to the organizers
action-take-title = Take it with you
action-take-calendar = Calendar entry
action-take-flyer = Flyer to print
# $langs is a list of languages.
action-langs = Held in { $langs }
action-flag = Report this action

## The form
action-new-title = Add a local action
action-new-alone = You add this in your own name. It stays a draft until stewards of the calling group publish it.
action-new-closed-text = It is not open. Ask the calling group.
# $title is the action's title.
action-edit-title = Edit: { $title }
action-edit-lead-draft = Only those who answer for it see the draft.
action-copy-title = Copy: { $title }
action-copy-lead = A new draft with the same words. Give it its own time and place.
action-save-draft = Save the draft
action-form-group = In whose name
action-form-group-own = My own name
action-form-group-own-hint = Stewards of the calling group publish it.
action-form-title = Title
action-form-title-hint = What happens, in a few words.
action-form-kind = What people do there
action-form-starts = It begins
action-form-ends = It ends
action-form-zone-place = The time zone of the place
action-form-fold = This hour comes twice that night, because clocks go back. Which one?
action-form-fold-earlier = The first one (before clocks go back)
action-form-fold-later = The second one (after)
action-form-town = Town or ZIP code
action-form-town-hint = For an action that is only online, leave it empty.
action-form-town-several = Which place do you mean?
action-form-address = Street and number
action-form-point = Exact point on the map
action-form-lat = Latitude
action-form-lon = Longitude
action-form-shown = What everybody sees of the place
action-form-online = Link to join online
action-form-online-shown = Who sees the link
action-form-online-all = Everybody
action-form-online-coming = Those who say they are coming
action-form-capacity = How many people fit
action-form-capacity-hint = Leave it empty if that does not matter. Beyond that, people wait in line.
# $going is a number of people.
action-form-capacity-below = { $going } people are coming already. If you write less, they keep their places, and nobody new gets in.
action-form-access = What helps people take part
action-form-bring = What to bring
action-form-langs = Languages
action-form-text = More words
action-form-text-hint = You can use **bold**, lists and links.
action-form-note = What to tell those who are coming
action-form-note-hint = Sent only if time or place changed.
action-form-rest = Also change all later ones of this series

## Two editors
action-stale-title = Somebody else saved this action while you were writing
action-stale-text = Nothing of yours is lost: it is in the form. This is what they saved; save again to put your words in its place.

## What can be wrong
action-problem-day = Write a day such as 2026-05-01.
action-problem-hour = Write an hour such as 18:30.
action-problem-gap = This hour does not exist: clocks go forward that night. Choose another one.
action-problem-fold = This hour comes twice that night: clocks go back. Choose which one you mean.
action-problem-backwards = It ends before it begins.
action-problem-too-long = An action may last 31 days at most. For something that repeats, use “Repeat”.
action-problem-town = We do not know this place. Write a town with its state or country, or a ZIP code.
action-problem-town-several = Several places have this name. Choose one below.
action-problem-nowhere = Say where: a town or ZIP code, or a link to join online.
action-problem-point = Write both as decimal numbers, such as 44.9489 and -93.2476.
action-problem-zone = Choose a time zone.
action-problem-capacity = Write a number from 1 to { $max }.
action-problem-group = Choose a group for which you are a steward or officer, or your own name.
action-problem-step = Choose one of these.
action-problem-reason = Say why. Those who are coming will read it.
action-problem-moved = The action is no longer what it was when you opened this page. Look again, then choose.
action-problem-publish = Stewards of the calling group publish this action. They have been told about it.
action-problem-times = Write a number from 1 to { $max }.
action-problem-last = You are the last one who answers for this action. Ask somebody else first.

## Publish, postpone, cancel
action-state-title = Where it stands: { $title }
# $state is one of the words above: draft, published …
action-state-now = Now: { $state }.
action-state-choose = What to do
action-state-reason = Reason
action-state-reason-hint = Needed to postpone or cancel. Everybody can read it.
action-state-go = Do it
action-state-waits = Stewards of the calling group publish this action. You need not do anything.
action-step-publish = Publish
action-step-publish-hint = Everybody sees it and can say “I’m coming”.
action-step-postpone = Postpone
action-step-postpone-hint = It will take place later; the new time is not known yet. If you know it, edit the time instead.
action-step-cancel = Cancel
action-step-cancel-hint = It stays visible as canceled, so that nobody stands there alone.
action-step-restore = Let it take place after all
action-step-restore-hint = At the time and place that are written now.
action-step-discard = Throw the draft away
action-step-discard-hint = This cannot be undone.

## Repeat
action-series-title = Repeat: { $title }
action-series-lead = The same words, place and hour on other days. The hour on the wall stays when clocks change.
action-series-rhythm = How often
action-series-weekly = Every week
action-series-fortnightly = Every other week
action-series-monthly-weekday = Every month, on the same weekday of the same week
action-series-monthly-last = Every month, on the last such weekday
action-series-monthly-day = Every month, on the same day
action-series-times = How many more

## Mails to those who are coming
action-mail-moved-subject = Changed: { $title }
# $when and $place are the new ones; $note may be empty.
action-mail-moved-text =
    Time or place of "{ $title }" changed.

    Now: { $when }
    { $place }

    { $note }

    Your receipt, to change or cancel:
    { $link }
action-mail-postponed-subject = Postponed: { $title }
action-mail-postponed-text =
    "{ $title }" does not take place at the time that was said. You will be told the new time.

    Reason: { $reason }

    Your receipt:
    { $link }
action-mail-canceled-subject = Canceled: { $title }
action-mail-canceled-text =
    "{ $title }" ({ $when }) does not take place.

    Reason: { $reason }

    Your receipt:
    { $link }
action-mail-restored-subject = It takes place: { $title }
action-mail-restored-text =
    "{ $title }" takes place after all: { $when }

    Your receipt, to change or cancel:
    { $link }
action-mail-news-subject = News: { $title }
action-mail-news-text =
    { $text }

    Your receipt, to change or cancel:
    { $link }
# To the officers of the calling group.
action-mail-added-subject = A local action waits for you: { $title }
action-mail-added-text =
    Somebody added a local action to your call: "{ $title }". It is a draft until one of you publishes it:
    { $link }

## Cards

## What is kept
keep-actions = Actions: what organizers wrote about time, place and access, and news about them
keep-actions-why = So that people find and join them, and later know what happened.
keep-actions-who = Everybody, as soon as they are published; of the place only what the organizers chose to show.
keep-action-organizers = Who answers for an action in person
keep-action-organizers-why = So that they can edit it, and be named if they wish.
keep-action-organizers-who = The other organizers; everybody, if the person chose to be named.
keep-action-messages = Messages to the organizers of an action, with the address for an answer, encrypted
keep-action-messages-why = So that the organizers can read and answer them.
keep-action-messages-who = The organizers of that action.

## Numbers on the page and on cards
action-going = { $n ->
    [0] Nobody has said yet that they are coming
    [one] 1 person is coming
   *[other] { $n } people are coming
}
action-maybe = { $n ->
    [one] 1 perhaps
   *[other] { $n } perhaps
}
action-left = { $n ->
    [0] Full: new people wait in line
    [one] 1 place left
   *[other] { $n } places left
}
action-waiting = { $n ->
    [one] 1 person waits
   *[other] { $n } people wait
}

## The page, continued
action-postponed-text = The new time is not known yet.
action-over-title = This action is over
action-over-text = Thank you to everybody who came.
action-moved-title = Time or place changed
action-moved-text = Look again at when and where.
action-place-near = Only town and neighborhood are public.
action-online = Online
action-online-after-rsvp = Online; you get the link once you say that you are coming.
action-tools-title = For organizers
action-messages-button = Messages
action-text-title = About this action
action-bring = Bring:
action-by-title = Organizers
action-by-neighbors = People from here
action-take-share = Picture to share
action-take-mail = Tell somebody by mail
# $code is the short name of the action, in groups of letters.
action-code = Code of this action: { $code }

## Cards
action-card-come = I’m coming
action-card-see = Look
action-group-title = Coming up
action-group-none = Nothing is planned at the moment.
action-group-drafts = Drafts that wait for you
action-mine-title = Actions I answer for
action-mine-none = None at the moment.
action-new-button = Add an action

## The form, continued
action-new-lead = One place, one time. You can publish it at once or keep a draft.
# $call is the title of the call.
action-new-lead-call = One place, one time, under the call “{ $call }”.
action-publish = Publish
action-edit-lead = Everybody sees this action. If time or place change, those who are coming are told.
action-form-place = Name of the place
action-form-point-hint = In degrees, such as 44.9489 and -93.2476. Only if you know it better than the town.
action-form-online-hint = Begins with https://
action-form-bring-hint = Water, a sign, warm shoes …
action-form-zone-hint = Usually nothing to choose.
action-form-rest-hint = They keep their days and get this hour and these words.
action-shown-exact = All of it
action-shown-exact-hint = Name, street and point on the map.
action-shown-neighborhood = Only the neighborhood
action-shown-neighborhood-hint = The town, and the point to about a kilometer.
action-shown-after-rsvp = All of it for those who are coming
action-shown-after-rsvp-hint = Others see only the neighborhood.
action-state-mails = Everybody who gave an e-mail address and confirmed it is told.
action-state-rest-hint = Those that are over stay as they are.

## Repeat, continued
action-series-make = Make them
action-series-later = Later ones

## News
action-updates-form-title = News: { $title }
action-updates-lead = Short news for those who come. It stands on the page of the action.
action-updates-text = The news
action-updates-mail = Also send it to everybody who is coming and gave an e-mail address
action-updates-send = Tell it
action-updates-delete = Take it back

## Organizers
action-organizers-title = Who answers for it: { $title }
action-organizers-lead = They can edit, tell the news and see who is coming.
action-organizers-group = Stewards and officers of { $group }
action-organizers-shown = named on the page
action-organizers-unshown = not named on the page
action-organizers-show = Name me on the page
action-organizers-hide = Do not name me on the page
action-organizers-leave = I no longer answer for it
action-organizers-invite-title = Ask somebody
action-organizers-qr = QR code of the link
action-organizers-invite-text = Send this link to one person you trust. Whoever opens it and signs in can answer for the action with you.
action-invited-title = You are asked to answer for “{ $title }”
action-invited-lead = If you accept, you can edit the action, tell the news and see who is coming.
action-invited-accept = I accept
