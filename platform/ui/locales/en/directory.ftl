### Directory: listings of organizations and services, their hours, freshness, and the shared taxonomy.

## A listing
listing-new-title = Add to the directory
listing-edit = Change
listing-edit-title = Change “{ $name }”
listing-saved = Saved. Thank you for keeping the directory true.
listing-save = Save
listing-form-lead = Everybody can read what stands here. Write nothing about private persons.
listing-no-group = Officers of a group add their group here.
listing-no-group-next = Find your group, or make one
listing-form-group = Whose entry is it?
listing-form-outside = An outside organization, kept by stewards
listing-form-name = Name
listing-form-alternate = Another name or abbreviation
listing-form-description = What it does
listing-form-description-hint = In plain words, as you would tell a neighbor.
listing-form-joining-hint = When and where you meet, whom to ask, what newcomers can do first.
listing-form-volunteers = Volunteers
listing-volunteers-unsaid = Not said
listing-volunteers-wanted = Looking for volunteers
listing-volunteers-not-wanted = No volunteers needed now
listing-form-tags = Tags
listing-form-tags-hint = A few words by which people may look for it, separated by commas.
listing-form-state = Who sees it
listing-state-shown = Everybody
listing-state-draft = Only those who keep it (draft)
listing-state-closed = Everybody, marked as closed for good
listing-form-website = Web address
listing-form-email = Public e-mail address
listing-form-email-hint = Of the organization, not of a person.
listing-form-address = Street and number
listing-form-address-hint = Leave it empty if the place is nobody’s business; the town is enough.
listing-form-city = Town
listing-form-region = State or region
listing-form-postcode = ZIP or postal code
listing-form-country = Country
listing-form-country-hint = Two letters, such as US.
listing-form-hours-hint = One line for each: Mon-Fri 9:00-17:00; Sat 10:00-12:00
listing-problem-hours = Write hours like “Mon-Fri 9:00-17:00; Sat 10:00-12:00”.
listing-problem-place = Say the town or the postal code too.
listing-problem-version = Somebody else has changed this entry meanwhile. Nothing you typed is lost: look at the new entry in another tab, then save again from there.
listing-is-draft = This is a draft. Only those who keep it see it.
listing-is-closed = This organization is closed.
listing-is-closed-text = The page stays so that nobody goes there in vain.
# $why is what stewards of the site wrote for everybody to read.
listing-hidden-title = Stewards of this site have hidden this entry
listing-hidden-text = Only those who keep it see this page. The reason: { $why }
listing-flag = This should not stand here
listing-phone = Telephone
listing-reach = How to reach it
listing-map = Where it is
listing-hours = Opening hours
listing-hours-zone = Times as on the clock in { $zone }.
listing-hours-by-service = Each service has hours of its own; they are on its page.
listing-no-hours = No hours are known. Call before you go.
listing-joining = How to join in
listing-access = Accessibility
listing-no-access = Nothing is known about access. Ask before you go.
listing-services = { $count ->
    [one] One service
   *[other] { $count } services
}
listing-card-title = In the directory
listing-card-none = Your group is not in the directory yet. People look there for help and for places to join in.
listing-access-step-free = No steps
listing-access-seating = Seats
listing-access-sign-language = Sign language
listing-access-captions = Captions
listing-access-quiet-space = A quiet space
listing-access-toilets = Accessible toilets
listing-access-child-care = Child care
listing-access-masks = Masks asked for
listing-access-transit = Bus or train nearby
listing-access-interpreters = Interpreters

## A service
service-new-title = Add a service
service-help = How to get help
service-application = What to do
service-eligibility = For whom
service-ages-label = Age
service-ages = { $from } to { $to } years
service-age-from = from { $age } years
service-age-to = up to { $age } years
service-fees = What it costs
service-costs = Prices
service-papers = Bring with you
service-languages = Languages
service-interpretation = Interpretation
service-area = Area served
service-wait = Waiting time
service-paused = Not available now
service-form-name = Name of the service
service-form-description = What people get
service-form-application-hint = Come by, call, fill in a form? What should people bring?
service-form-status = Can people get it now?
service-status-active = Yes
service-status-paused = It pauses for a while
service-status-inactive = Not at present
service-status-defunct = Never again (hides it)
service-form-alert = A notice
service-form-alert-hint = Something unusual: closed for a holiday, moved, waiting list.

## Hours. $days stands for days such as “Monday–Friday”.
hours-every-day = Every day
hours-all-day = open 24 hours
hours-open-always = Open 24 hours
hours-open-until = Open until { $time }
hours-closed = Closed
hours-opens = Closed, opens { $day } { $time }
hours-opens-today = Closed, opens at { $time }
hours-first = first { $day } of the month
hours-second = second { $day } of the month
hours-third = third { $day } of the month
hours-fourth = fourth { $day } of the month
hours-last = last { $day } of the month
hours-each = every { $day }
# A day counted from the start or, when negative, from the end of the month.
hours-nth = { $day } number { $n } of the month
hours-last-day = last day of the month
hours-month-day = day { $n } of the month
hours-other-week = { $days }, every second week
hours-weeks = { $days }, every { $n } weeks
hours-months = { $days }, every { $n } months
hours-between = { $days }, from { $from } to { $until }
hours-until = { $days }, until { $until }

## Freshness: when and by whom a listing was last confirmed. $ago is “3 days ago”.
freshness-title = How fresh is this?
freshness-by-group = Confirmed { $ago } by the group itself
freshness-by-organization = Confirmed { $ago } by the organization
freshness-by-steward = Confirmed { $ago } by a steward of this site
freshness-by-source = Assured { $ago } by those who publish it
freshness-never = Nobody has confirmed it yet; added { $ago }
freshness-source = Taken from: { $source }
freshness-call-first = Call before you go: it may have changed.
freshness-fading = Not confirmed lately
freshness-old = Not confirmed for over a year
freshness-is-hidden = Nobody has confirmed this for two years.
freshness-is-hidden-text = Searches leave it out. The page stays; one click of its keepers brings it back.
freshness-confirm = All of this is true
freshness-confirmed = Confirmed. Thank you.
freshness-ask = Ask by e-mail
freshness-asked = The organization will get an e-mail with a link that confirms its entry.
freshness-is-true = Is the entry of “{ $name }” still true?
freshness-is-true-lead = One click tells people that they can rely on it. No account is needed.
freshness-look-first = Look at the entry first
freshness-thanks = Thank you
freshness-mail-subject = Is the entry of { $name } on { $site } still true?
freshness-mail-text =
    Hello,

    people find { $name } in the directory of { $site }:
    { $page }

    Is everything there still true? One click says so, without an account:
    { $link }

    If something is wrong, the page has a link to tell us. We write to this address because it is the public one of the organization; we write when a steward asks, and never to sell anything.
freshness-remind-subject = Is the entry of { $name } still true?
freshness-remind-text =
    Nobody has confirmed the directory entry of { $name } for half a year, so it is marked and moves down in the results.

    If all of it is true, one click is enough:
    { $link }

    You get this at most once a month, because you are an officer of the group.

## Corrections: what visitors say is wrong
correction-title = This is wrong
correction-lead = Tell us and a steward will look at it. No account, no name.
correction-what = What is wrong?
correction-closed = It is closed for good
correction-place = The address or place
correction-hours = The opening hours
correction-contact = Telephone, e-mail or links
correction-offer = What it offers, or for whom
correction-other = Something else
correction-words = What is right?
correction-words-hint = Please name no private persons.
correction-send = Tell the stewards
correction-problem-wrong = Choose what is wrong.
correction-problem-words = Say in a few words what is right.
correction-thanks = Thank you
correction-thanks-title = The stewards have your note.
correction-thanks-text = They read it, ask the organization, and correct the entry. Nothing about you was kept.
correction-back = Back to { $name }

## What keepers have to do
care-title = Keep the directory true
care-lead = What visitors say is wrong, and entries nobody has confirmed for half a year.
care-corrections = { $count ->
    [0] No notes from visitors
    [one] One note from a visitor
   *[other] { $count } notes from visitors
}
care-no-corrections = Nothing waits here.
care-settle = Done
care-settled = Settled.
care-undo = Take that back
care-fading = { $count ->
    [0] Nothing to confirm
    [one] One entry to confirm
   *[other] { $count } entries to confirm
}
care-all-fresh = Every entry was added or confirmed within half a year.
care-column-caption = Entries that want to be confirmed, the oldest first
care-column-name = Entry
care-column-since = Last confirmed
care-column-do = What to do
care-confirmed = { $ago }
care-never = never; added { $ago }

## The shared taxonomy
terms-title = Kinds of services
terms-lead = A short list in plain words. It is what people narrow a search by.
terms-column-name = Kind
terms-column-cues = Entries of it speak of
terms-new = Another kind
terms-add = Add
terms-edit = Change the kind “{ $code }”
terms-name-en = Name in English
terms-name-es = Name in Spanish
terms-cues-en = English words that entries of it use
terms-cues-es = Spanish words that entries of it use
terms-cues-hint = Separated by commas. They sort entries to which nobody gave a kind.
terms-problem-taken = There is a kind of that name already, or no room for another.

## Languages that other pages do not name
language-he = Hebrew
language-yi = Yiddish
language-it = Italian
language-de = German
language-el = Greek
language-ja = Japanese
language-hi = Hindi
language-ur = Urdu
language-bn = Bengali
language-pa = Punjabi
language-fa = Farsi
language-pl = Polish
language-uk = Ukrainian
language-ro = Romanian
language-sw = Swahili
language-ti = Tigrinya
language-my = Burmese
language-ne = Nepali
language-km = Khmer
language-lo = Lao
language-th = Thai
language-tr = Turkish
language-nl = Dutch
language-quc = K’iche’

## What this server keeps
keep-listings = The directory: organizations, their services, places, hours, and the offices one can ask
keep-listings-why = So that people find help and places to join in. It holds what organizations publish about themselves, and nothing about private persons.
keep-listings-who = Everybody
keep-listing-changes = Which entries of the directory were changed
keep-listing-changes-why = So that the search shows a change within a second.
keep-listing-changes-who = Nobody; only the server reads it.
keep-listing-corrections = What visitors say is wrong with an entry of the directory, without a name
keep-listing-corrections-why = So that stewards can correct it. Kept thirty days after it was settled, a year at most.
keep-listing-corrections-who = The stewards of this site
