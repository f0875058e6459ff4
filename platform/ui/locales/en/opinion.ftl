### Votes on statements and the map of opinions.

## The card
opinion-agree = Agree
opinion-disagree = Disagree
opinion-pass = Pass
opinion-skip = Skip
opinion-skipped = Skipped
opinion-matters = This matters to me
opinion-matters-tag = matters to me
opinion-progress = Statement { NUMBER($n) } of { NUMBER($of) } · chosen for you
opinion-nobody-sees = Nobody sees how you voted.
opinion-add-own = Add a statement of your own
opinion-translated = Translated by a volunteer.
opinion-bracketed = Set aside for now: { $note }
opinion-go-vote = Go on voting
opinion-done-title = You have answered everything
opinion-done-text = { $n ->
    [one] You voted on 1 statement. Come back when there are new ones.
   *[other] You voted on { $n } statements. Come back when there are new ones.
}
opinion-done-skipped = { $n ->
    [one] Look at the one you skipped
   *[other] Look at the { $n } you skipped
}
opinion-nothing-title = Nothing to vote on yet
opinion-nothing-text = There are no statements yet.
opinion-sign-in-title = Only for members
opinion-sign-in-text = Members of { $group } take part here. Sign in first.
opinion-sign-in-button = Sign in
opinion-roll-title = Open your personal link
opinion-roll-text = Here people take part with a personal link from the facilitators. Open yours, then vote.
opinion-begin-title = Take part
opinion-begin-text = You vote on one short statement after another. No account: your browser keeps a cookie, so that you can go on and change your votes.
opinion-begin-button = Begin
opinion-closed-title = No votes now
opinion-closed-over = Everything that was said is in the report.
opinion-closed-before = It is not open yet.
opinion-cookie-title = Your browser did not keep the cookie
opinion-cookie-text = Without it every vote begins anew. Allow cookies for this site, or use another browser.
opinion-read-report = Read the report
opinion-all-statements = All statements

## My votes, and the way back
opinion-mine-title = My votes
opinion-mine-lead = You can change every vote as long as the conversation is open.
opinion-mine-none = You have not voted yet.
opinion-own-title = Statements you added
opinion-link-title = My link to come back
opinion-link-lead = With this link you go on where you are, on another device too.
opinion-link-code = Your code
opinion-link-note = Keep it to yourself: whoever has it can see and change your votes.
opinion-link-qr = QR code of the link
opinion-link-none = You have not voted yet, so there is nothing to come back to.
opinion-return-title = Come back
opinion-return-text = You go on in this browser with the votes this link belongs to.
opinion-return-button = Go on

## The map
opinion-map-title = The map: { $question }
opinion-map-heading = The map
opinion-map-label = Map of { NUMBER($people) } people in { NUMBER($camps) } camps
opinion-close-alike = People close together voted alike.
opinion-whole-map = See the whole map
opinion-you = you
opinion-you-near = You stand nearest to camp { $letter }.
opinion-you-here = The ring shows where you stand.
opinion-camp = Camp { $letter }
opinion-camp-share = Camp { $letter } · { NUMBER($percent) }%
opinion-camp-of = camp { $letter } ({ NUMBER($percent) }%)
opinion-camp-people = { $n ->
    [one] 1 person, { NUMBER($percent) }% of those on the map
   *[other] { $n } people, { NUMBER($percent) }% of those on the map
}
opinion-everybody = Everybody
opinion-few = too few
opinion-too-few-title = Too few votes to tell
opinion-too-few-text = { $n ->
    [0] Nobody has voted yet. The map appears when about ten people have voted on seven statements each.
    [one] One person has voted. The map appears when about ten people have voted on seven statements each.
   *[other] { $n } people have voted. The map appears when about ten people have voted on seven statements each.
}
opinion-one-cloud-text = There are no camps: people answer in many ways that do not form groups.
opinion-sentence-people = { $people ->
    [0] Nobody has voted yet.
    [one] One person has cast { NUMBER($votes) } votes.
   *[other] { $people } people have cast { NUMBER($votes) } votes.
}
opinion-sentence-camps = They form { NUMBER($n) } camps: { $camps }.
# One of the statements in the sentence below.
opinion-quoted = “{ $text }”
opinion-sentence-agree = All of them agree with { $statements }.

## Where all agree, where people differ
opinion-agree-title = Where all agree
opinion-column-statement = Statement
opinion-common-caption = Most people of every camp agree
opinion-against-caption = Most people of every camp disagree
opinion-common-none = There is no statement yet with which most people of every camp agree.
opinion-differ-title = Where we differ
opinion-differ-caption = Share that agrees, side by side
opinion-differ-none = There are no camps whose answers lie apart.
opinion-camps-title = Each camp in its own statements
opinion-camps-lead = What people of a camp say more often than the others. Camps are found by how people vote; nobody chose one.
opinion-own-agree = { NUMBER($percent) }% agree:
opinion-own-disagree = { NUMBER($percent) }% disagree:
opinion-propose-how = Open a statement to turn it into the draft of a proposal.

## How sure
opinion-sure-title = How sure is this?
opinion-sure-thin = A first glimpse: more votes can still change it much.
opinion-sure-fair = Some ground to stand on; details can still change.
opinion-sure-firm = Well grounded: many people with many votes each.
opinion-sure-placed = { NUMBER($placed) } of { NUMBER($people) } people have voted on enough statements for a place on the map.
opinion-sure-each = On average a person voted on { NUMBER($each) } of { NUMBER($all) } statements.
opinion-sure-floor = Nothing is shown that rests on fewer than { NUMBER($n) } people.
opinion-sure-chosen = It shows those who took part, not everybody. The same votes always give the same map.
opinion-apart-clear = The camps lie clearly apart.
opinion-apart-some = The camps overlap at their edges.
opinion-apart-little = The camps run into each other; take them as a hint.

## When people came
opinion-arrivals-title = When people came
opinion-arrivals-lead = For facilitators: a sudden wave that votes alike may be a campaign. Nobody can be identified here.
opinion-arrivals-caption = { $hours ->
    [one] New people, hour by hour
   *[other] New people, in spans of { $hours } hours
}
opinion-arrivals-caption-days = { $days ->
    [one] New people, day by day
   *[other] New people, in spans of { $days } days
}
opinion-arrivals-when = From
opinion-arrivals-people = New people
opinion-arrivals-bar = Compared
opinion-arrivals-same = With identical votes
opinion-arrivals-none = Nobody has come yet.
opinion-arrivals-note = Times are in UTC. “With identical votes” counts people with at least five votes who voted exactly like somebody else who came in the same span. Spans of few people are not broken down.

## The report
opinion-report-title = Report: { $question }
opinion-report-kicker = Report of a conversation
opinion-report-lead = { $people ->
    [one] One person cast { NUMBER($votes) } votes on { NUMBER($statements) } statements.
   *[other] { $people } people cast { NUMBER($votes) } votes on { NUMBER($statements) } statements.
}
opinion-report-held = Held by
opinion-report-when = When
opinion-report-who = Who could take part
opinion-report-qr = QR code of this report
opinion-report-aside = Differences set aside
opinion-report-data = The data
opinion-data-statements = Statements and counts (CSV)
opinion-data-map = The map (JSON)
opinion-data-votes = Votes of participants (CSV)
opinion-data-text = Counts of fewer than { NUMBER($n) } people are left out.

## What this server keeps
keep-opinion-votes = Votes on statements
keep-opinion-votes-why = They are the conversation: votes under a random number, with the hour somebody came. Deleted 30 days after a conversation was taken back.
keep-opinion-votes-who = Nobody sees them one by one, unless the conversation said at its start that they are published.
keep-opinion-maps = Maps of opinions
keep-opinion-maps-why = The last map of each conversation, so that it shows at once.
keep-opinion-maps-who = Everybody who may see the conversation.
