### Bringing needs and offers together.

## What stewards see
match-title = Bring together
match-lead = The best way to serve all open needs from all open offers, worked out for everybody at once. You decide what is proposed.
match-counts = { NUMBER($all) } to propose; { NUMBER($waiting) } wait for answers.
match-none = Nothing to bring together at the moment.
match-number = Proposal { NUMBER($n) }
match-a-person = A person
match-propose = Propose to both
match-put-aside = Not these two
match-done-title = Done
match-done-text = Both sides see it on their receipt; those who gave an address get a mail.
match-gone = This pair is no longer proposed: something changed meanwhile. Look at the list again.
match-too-late = This is no longer open for an answer. Look at your receipt again.
match-how-title = How proposals are made
match-how-text = Each need is compared with the offers in reach: how near, which times and languages and skills they share, whether one offer is enough. Out of all pairs, those are chosen that together fit best.
match-how-fair = What is pressing and what has waited long weighs more. Whoever came first has no advantage.
match-steward-link = { $n ->
    [one] Bring together: 1 proposal
   *[other] Bring together: { $n } proposals
}

## Why two fit
match-why-same-area = In the same area
match-why-distance = { $distance } apart
# $units is such as “3 seats”.
match-why-all = { $units }: all that is asked for
# Both are such as “3 people”.
match-why-some = { $units } of { $wanted } asked for
match-why-any-time = Any time will do
match-why-all-times = All the times asked for
match-why-times = Both can: { $times }
match-why-language = Both speak { $languages }
match-why-no-language = No language in common
match-why-skill = Brings: { $skills }
match-why-urgent = Needed today or tomorrow
match-why-waiting = { $n ->
    [one] Has waited for 1 day
   *[other] Has waited for { $n } days
}

## For a group
match-group-own = What you ask and offer
match-group-proposals = Who fits
match-group-none = Nobody fits at the moment. Proposals appear here by themselves.

## What is kept
keep-matches = Who was proposed to whom, what both answered, and messages passed on (encrypted)
keep-matches-why = So that both sides can answer and talk. Deleted 30 days after the end.
keep-matches-who = The two sides. Stewards see that there is a match, not what is written.
keep-outcomes = How many matches worked out, by month and kind
keep-outcomes-why = To know whether this helps. Numbers only.
keep-outcomes-who = Everybody sees the sum, rounded.
