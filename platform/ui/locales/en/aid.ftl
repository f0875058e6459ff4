### Needs and offers: the board, the forms, the receipt, the mails.

## The board
# An entry of the main menu: one short word.
aid-menu = Aid
aid-kicker = Mutual aid
aid-title = Needs and offers
aid-lead = Ask for a ride, a meal, an hour of help, or offer one. We bring both together, and neither sees more of the other than is needed.
aid-ask-button = Ask for help
aid-give-button = Offer help
aid-where-button = Where could I help?
aid-no-account = No account needed. You get a receipt to change or withdraw.
aid-groups-title = What groups need and offer
aid-any-kind = Everything
aid-any-side = Needs and offers
aid-side = Which
aid-side-needs = Needs
aid-side-offers = Offers
aid-filter-button = Show
aid-show-all = Show all
aid-nothing-found = Nothing fits this search at the moment.
aid-nothing = No group has asked or offered anything yet.
aid-counts-title = What people ask and offer
aid-counts-none = There are not enough requests in any town yet to show a number.
aid-counts-each-few = Fewer than 5 of each kind.
aid-count-few = fewer than 5
aid-count-about = at least { NUMBER($n) }
# $said is “at least 15” or “fewer than 5”.
aid-count-ask = { $said } ask
# $said is “at least 15” or “fewer than 5”.
aid-count-offer = { $said } offer
aid-counts-rule = Numbers are those of last midnight (UTC), rounded down to fives. A town with fewer than five is not named. What a person asks is read only by the stewards of this site and by whoever both sides agreed to.
aid-how-title = How it works
aid-how-ask = Ask or offer
aid-how-ask-text = Say what, roughly where and when. A ZIP code or town is enough; we never ask for your address.
aid-how-match = A steward proposes a match
aid-how-match-text = Not first come, first served: what is near, pressing and has waited long goes together as well as possible for everybody.
aid-how-meet = Both accept, then you talk
aid-how-meet-text = You write to each other through this site first. You decide yourself whether to show a phone number.
aid-how-helped = At least { NUMBER($n) } times it worked out so far.

## Kinds, and how much of them
aid-kind-volunteers = Volunteers
aid-kind-skill = A skill
aid-kind-ride = A ride
aid-kind-food = Food
aid-kind-money = Money
aid-kind-space = Space
aid-kind-childcare = Childcare
aid-kind-translation = Translation
aid-kind-thing = A thing
# $kind is a kind such as “A ride”.
aid-is-needed = Needed: { $kind }
# $kind is a kind such as “A ride”.
aid-is-offered = Offered: { $kind }
aid-role = Volunteer role
aid-quantity-people = { $n ->
    [one] 1 person
   *[other] { $n } people
}
aid-quantity-seats = { $n ->
    [one] 1 seat
   *[other] { $n } seats
}
aid-quantity-meals = { $n ->
    [one] 1 meal or box
   *[other] { $n } meals or boxes
}
aid-quantity-dollars = ${ NUMBER($n) }
aid-quantity-places = { $n ->
    [one] 1 place
   *[other] { $n } places
}
aid-quantity-children = { $n ->
    [one] 1 child
   *[other] { $n } children
}
aid-quantity-pieces = { $n ->
    [one] 1 piece
   *[other] { $n } pieces
}

## Skills, times, urgency
aid-skill-cooking = Cooking
aid-skill-driving = Driving
aid-skill-lifting = Carrying and lifting
aid-skill-repairs = Building and repairs
aid-skill-languages = Interpreting
aid-skill-children = Children
aid-skill-health = First aid, health
aid-skill-law = Law
aid-skill-books = Bookkeeping, grants
aid-skill-tech = Computers
aid-skill-design = Design, pictures
aid-skill-teaching = Teaching
aid-skill-organizing = Organizing
aid-skill-listening = Listening
aid-slot-week-morning = Weekday mornings
aid-slot-week-afternoon = Weekday afternoons
aid-slot-week-evening = Weekday evenings
aid-slot-end-morning = Weekend mornings
aid-slot-end-afternoon = Weekend afternoons
aid-slot-end-evening = Weekend evenings
aid-urgency-later = It can wait
aid-urgency-soon = In the next days
aid-urgency-now = Today or tomorrow
aid-effort-now-and-then = Now and then
aid-effort-hour = An hour or two a week
aid-effort-half-day = Half a day a week
aid-effort-day = A day a week or more
aid-recurs-once = Once
aid-recurs-weekly = Every week
aid-recurs-monthly = Every month
aid-from = From { $day }
aid-until = Until { $day }
aid-reach-up-to = Up to { $distance } away

## The forms
aid-need-title = Ask for help
aid-need-lead = No account, no name, no address. Only the stewards of this site read it; we look for somebody who fits and ask you both.
aid-give-title = Offer help
aid-give-lead = Say what you can give and how far you would go. We ask you before anybody learns of you.
aid-role-title = Describe a volunteer role
aid-role-lead = A task for which your group seeks people again and again. It is public, with the name of your group.
aid-role-no-group = Only stewards and officers of a group can describe a volunteer role.
aid-change-title = Change it
aid-change-button = Save
aid-need-button = Ask for it
aid-give-send = Offer it
aid-role-button = Publish the role
aid-answers-title = Your answer goes to:
aid-in-name = In whose name
aid-in-name-hint = In a group’s name it is public. For yourself it is sealed.
aid-for-myself = For myself
aid-kind = What
aid-need-words = What do you need, in a few words?
aid-need-words-hint = For example: to the clinic on Lake Street and back.
aid-give-words = What do you offer, in a few words?
aid-give-words-hint = For example: I drive a car with four free seats.
aid-role-name = Name of the role
aid-role-name-hint = For example: welcome people at the Tuesday kitchen.
aid-details = Anything else
aid-details-hint = Please no names, addresses or phone numbers of anybody.
aid-effort = How much time it takes
aid-training = Training
aid-training-hint = What people should know, or what you teach them.
aid-quantity = How many
aid-quantity-hint = People, seats, meals, pieces; for money, dollars.
aid-town = ZIP code or town
aid-town-hint = Only the middle of it is kept, never your address.
aid-town-pick = There are several. Which one?
aid-reach = How far you would go
aid-urgency = How pressing is it?
aid-slots = Good times
aid-slots-hint = Leave empty if any time will do.
aid-first-day = First day
aid-last-day = Last day
aid-open-for = Keep it open for
aid-open-for-hint = Then it ends by itself. You can renew it with one click.
aid-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
aid-recurs = How often
aid-abilities = Languages and skills
aid-langs = Languages
aid-langs-hint = What you can talk in; for translation, both languages.
aid-skills-wanted = Skills that help
aid-skills-brought = Skills you bring
aid-contact-title = How to reach you (sealed)
aid-contact-text = Nobody sees this unless both sides accepted and you press “show”.
aid-contact = For the other side
aid-contact-hint = A phone number, a messenger name, an address: as you like.
aid-mail = E-mail for news of this
aid-mail-hint = Nobody is shown it. The site writes when somebody was found.
aid-keeps = Words and contact are encrypted here and deleted 30 days after the end.

## The page of a group’s need or offer
aid-answer-title = Could this be you?
aid-answer-text = No account needed. The group sees your answer, and you talk when both say yes.
aid-i-can-help = I can help
aid-i-could-use = I could use this
aid-closed-title = This has ended
aid-closed-text = No more answers are taken.
aid-manage = Manage
aid-flag = Something is wrong with this

## Three questions
aid-help-title = Where could I help?
aid-help-lead = Three short questions. Your answers stay in this request; they are not stored.
aid-help-step = Question { NUMBER($n) } of 3
aid-help-what = What could you give?
aid-help-what-hint = Choose as many as you like, or none.
aid-help-where = Where are you?
aid-help-where-hint = A ZIP code or town.
aid-help-when = When do you have time?
aid-help-next = Next
aid-help-show = Show what fits
aid-help-found-title = You could help near { $place }
aid-help-found-lead = Groups that seek somebody like you, the best fit first.
aid-help-found-none = No group near there seeks this at the moment. People may: offer it, and we look for them.
aid-help-offer-title = Or let us find somebody
aid-help-offer-text = Many people ask quietly. Make an offer, and a steward proposes who fits.
aid-help-offer = Make an offer
aid-help-again = Ask me again

## The receipt
aid-receipt-title = Your receipt
aid-receipt-note = With this link or code you see who was found, change it or withdraw it. Whoever has it can do so, too: keep it to yourself.
aid-qr-title = QR code of your receipt
aid-qr-text = Scan it to keep the receipt on your phone.
aid-state-open = Open
aid-open-text = We are looking for somebody. It stays open until { $day }.
aid-state-promised = Somebody was found
aid-promised-text = All of it is promised. See below.
aid-state-done = Done
aid-done-text = All of it was given. Thank you. It is deleted after 30 days.
aid-state-expired = Ended
aid-expired-text = Its time is over. You can renew it with one click; otherwise it is deleted after 30 days.
aid-state-withdrawn = Withdrawn
aid-withdrawn-text = Your words and contact are deleted.
aid-withdrawn-title = It is withdrawn
aid-state-hidden = Hidden
aid-hidden-text = The stewards of this site took it out of sight.
aid-back = Back to needs and offers
aid-mail-wait-title = One more step
aid-mail-wait-text = We sent you a mail. Open the link in it, so that we can tell you when somebody was found.
aid-matches-title = Who was found
aid-matches-none = Nobody yet. Come back to this page, or leave an e-mail address to be told.
aid-found-offer = Somebody offers: { $kind }
aid-found-need = Somebody needs: { $kind }
aid-match-asks = A proposal for you
aid-match-waits = Waiting for the other side
aid-match-accepted = You both accepted
aid-match-passed = It did not come about
aid-match-lapsed = Nobody answered in time
aid-match-met = It worked out
aid-match-partly = It helped in part
aid-match-not-met = It did not work out
aid-same-area = in the same area
aid-away = { $distance } away
aid-ask-text = The other side knows as little of you. If both accept, you can write to each other here.
aid-accept = Accept
aid-pass = Pass
aid-you-accepted = You accepted. When the other side does, you can write to each other.
aid-message = Your message
aid-message-hint = The site passes it on; no address is shown.
aid-message-send = Send
aid-you-wrote = You
aid-they-wrote = The other side
aid-contact-shown = How to reach the other side
aid-show-contact = Show how to reach me
aid-show-contact-hint = Only this one other side sees it.
aid-you-show = The other side sees how to reach you.
aid-no-contact = You have not said how to be reached.
aid-add-contact = Add it
aid-outcome-title = How did it go?
aid-outcome-met = It worked out
aid-outcome-partly = In part
aid-outcome-not-met = It did not
aid-manage-title = Change or end it
aid-renew-button = Renew for { NUMBER($n) } days
aid-renew-too-late = It ended too long ago. Please make a new one.
aid-withdraw-title = Withdraw it
aid-withdraw-text = Your words and contact are deleted at once. Matches under way end.
aid-withdraw-button = Withdraw
aid-find-title = Find your need or offer
aid-find-lead = With the code or the link of your receipt.
aid-find-code = Code or link
aid-find-code-hint = 36 letters and digits; spaces and capitals do not matter.
aid-find-button = Show it
aid-confirm-title = Is this your address?
aid-confirm-text = Press the button, and we write to you when somebody was found.
aid-confirm-button = Yes, write to me
aid-confirmed-title = Thank you
aid-confirmed-text = We write to you when somebody was found.

## On a group’s page and on my page
aid-group-title = Needs and offers
aid-group-none = Nothing open at the moment.
aid-group-manage = Needs, offers and matches
aid-group-need = Ask for something
aid-group-offer = Offer something
aid-group-role = Describe a role
aid-mine-title = My needs and offers
aid-mine-none = What you ask for or offer while signed in shows up here, for you alone.
aid-mine-waiting = { $n ->
    [one] 1 waits for your answer
   *[other] { $n } wait for your answer
}

## Mails
aid-mail-confirm-subject = Please confirm this address
# $confirm and $link are whole addresses.
aid-mail-confirm-text =
    Somebody, probably you, asked for help or offered it and gave this address.

    If it was you, open this link and press the button, so that we can tell you when somebody was found:
    { $confirm }

    Your receipt, to change or withdraw:
    { $link }

    If it was not you, do nothing. The address is deleted with the request.
aid-mail-proposed-subject = Somebody was found
aid-mail-proposed-text =
    We found somebody for what you asked for or offered. Have a look and accept or pass:
    { $link }
aid-mail-accepted-subject = You both accepted
aid-mail-accepted-text =
    The other side accepted, too. You can write to each other here:
    { $link }
aid-mail-message-subject = A message for you
aid-mail-message-text =
    The other side wrote to you. Read it here:
    { $link }
aid-mail-ending-subject = It ends soon
aid-mail-ending-text =
    What you asked for or offered ends in a few days. You can renew it with one click:
    { $link }

## What can be wrong
aid-problem-kind = Choose what it is about.
aid-problem-town = No place of that name was found. Try a ZIP code, or a town with its state.
aid-problem-town-several = There are several places of that name. Choose one below.
aid-problem-quantity = Write a number from 1 to { $max }.
aid-problem-skills = Choose at least one skill.
aid-problem-langs = Choose both languages to translate between.
aid-problem-day = Write a day, such as 2026-11-30.
aid-problem-window = The last day must not be before the first.
aid-problem-group = Choose a group.
aid-problem-gone = Meanwhile this has ended. Your words are kept in the form; send it without the answer.
aid-problem-other-kind = Your answer must be of the same kind.
aid-problem-too-few = This cannot be shared out: it takes enough for all of it at once.
aid-problem-given = { $given } are promised already. Write at least that many.
aid-problem-receipt = This is not a receipt of ours. Check the letters, or open the link you kept.

## What is kept
keep-aids = What somebody asks for or offers: kind, town, times; a person’s words and contact encrypted
keep-aids-why = To bring needs and offers together. 30 days after its end it is deleted.
keep-aids-who = A group’s: everybody. A person’s: the stewards of this site, and the other side after both accepted. The contact: only whom its owner shows it.
