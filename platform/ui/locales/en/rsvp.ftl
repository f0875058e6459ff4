### Saying “I’m coming”: the form, the receipt, and the mails about it.

rsvp-mail-confirm-subject = Please confirm: you are coming
# $confirm and $link are whole addresses.
rsvp-mail-confirm-text =
    Somebody, probably you, said “I’m coming” and gave this address.

    If it was you, open this link and press the button, so that the organizers can tell you if something changes:
    { $confirm }

    Your receipt, to change or cancel:
    { $link }

    If it was not you, do nothing. This address is used for this one action and deleted 30 days after it.
rsvp-mail-promoted-subject = There is a place for you: { $title }
rsvp-mail-promoted-text =
    A place became free at "{ $title }", and you are next. You are now counted as coming.

    If you cannot come, please say so here, so that the next person gets in:
    { $link }

## The card on the action's page
rsvp-title = Will you come?
rsvp-more = Hear of changes, or give a name
rsvp-name-hint = Only they see it. You need not give one.
rsvp-wait-button = Wait for a place
rsvp-no-account = No account, no name, no address needed. You get a receipt to change or cancel.

## The receipt
rsvp-receipt-title = Your receipt
rsvp-receipt-note = With this link or code you can change or cancel. Whoever has it can do so, too.
rsvp-change-title = Change your answer
rsvp-change-button = Change
rsvp-cancel-title = Not coming?
rsvp-cancel-button = I’m not coming
rsvp-canceled-title = You are no longer counted
rsvp-canceled-text = Thank you for saying so.

## Finding a receipt again
rsvp-find-title = Find your RSVP
rsvp-find-lead = With the code or the link of your receipt.
rsvp-find-button = Show it

## Confirming an address
rsvp-confirm-title = Is this your address?
rsvp-confirm-text = Press the button, and you will be told if something changes.
rsvp-confirm-button = Yes, tell me of changes
rsvp-confirmed-title = Thank you
rsvp-confirmed-text = You will be told if something changes.

## What can be wrong
rsvp-problem-answer = Choose one of the answers.
rsvp-problem-people = Write a number from 1 to { $max }.
rsvp-problem-closed = This action takes no answers at the moment.
# $capacity is how many people fit.
rsvp-problem-capacity = Only { $capacity } people fit here in all.
# $left is how many more people fit.
rsvp-problem-left = At the moment only { $left } more fit. Your answer stays as it was.
rsvp-problem-receipt = This is not a receipt of ours. Check the letters, or open the link you kept.

## What is kept
keep-rsvps = That somebody is coming, with how many people: no name, no address
keep-rsvps-why = So that organizers know how many to expect, and each person can change or cancel.
keep-rsvps-who = Nobody but the holder of the receipt; everybody sees the sums.
keep-rsvp-contacts = E-mail address or name that a person added to an RSVP, encrypted
keep-rsvp-contacts-why = To tell them of changes, and for a name, so that the organizers know it.
keep-rsvp-contacts-who = The name: the organizers of that action. The address: nobody; the server writes by itself.

## The card and the receipt
rsvp-people = How many people, with you
rsvp-email = E-mail address
rsvp-email-hint = Used for this action only and deleted 30 days after it.
rsvp-name = Name for the organizers
rsvp-going-button = I’m coming
rsvp-maybe-button = Perhaps
rsvp-full = It is full. You can wait for a place.
rsvp-is-going = { $n ->
    [one] You said that you are coming
   *[other] You said that you are coming, { $n } people
}
rsvp-is-maybe = { $n ->
    [one] You said that you might come
   *[other] You said that you might come, { $n } people
}
rsvp-is-waiting = { $n ->
    [one] You are waiting for a place
   *[other] You are waiting for { $n } places
}
rsvp-done-title = Done
rsvp-done-text = You are counted. Keep the receipt below to change or cancel.
rsvp-waiting-title = You are in line
rsvp-waiting-text = When a place becomes free, this page says so. If you confirmed an e-mail address, we write to you.
rsvp-mail-wait-title = One more step
rsvp-mail-wait-text = We sent you a mail. Open the link in it, so that you can be told of changes.
rsvp-qr-title = QR code of your receipt
rsvp-qr-text = Scan it to keep the receipt on your phone.
rsvp-answer = Your answer
rsvp-cancel-text = Your answer is deleted, and the place goes to the next person.
rsvp-back-to-action = Back to the action
rsvp-find-other = Find another action
rsvp-find-code = Code or link
rsvp-find-code-hint = 42 letters and digits; spaces and capitals do not matter.

## Who is coming, for organizers
rsvp-coming-title = Who is coming: { $title }
rsvp-coming-lead = Numbers, and the names of those who chose to be named to you.
rsvp-coming-caption = How many said what
rsvp-column-standing = Answer
rsvp-column-parties = Times said
rsvp-column-people = People
rsvp-column-name = Name
rsvp-standing-going = Coming
rsvp-standing-maybe = Perhaps
rsvp-standing-waiting = Waiting for a place
rsvp-named-title = Those who gave you their name
rsvp-named-caption = Names
rsvp-named-none = Nobody gave a name.
rsvp-csv = Download as a file (CSV)
