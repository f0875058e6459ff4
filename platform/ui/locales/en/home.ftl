### The front page: what is happening near you.

home-title = What is happening near you?
home-lead = Find a local action, say “I’m coming”, bring somebody along. You need no account.
home-description = Calls to action and local actions near you. No account, no trackers.
home-near-label = Your town or ZIP code
home-near-hint = It stays in this request; it is not stored.
home-near-button = Show what is near
home-calls-title = Open calls
home-calls-all = All calls
home-calls-none = No call is open right now.
home-map-title = Everything that is coming up

## How it works
home-how-title = How it works
home-how-call-title = A group calls
home-how-call = People who organize decide on an action and say why.
home-how-endorse-title = Others put their name to it
home-how-endorse = Unions, tenants, congregations, neighbors: each group endorses in its own words.
home-how-act-title = It happens where you live
home-how-act = Organizers add local actions. You find the one near you and say “I’m coming”.
home-how-count-title = Everybody sees what came of it
home-how-count = Turnout is counted with a low and a high figure, and stays on record.

## Promises
home-promises-title = What we promise you
home-promise-account = No account to take part
home-promise-account-text = Reading, finding and coming need no name and no e-mail.
home-promise-request = Nothing leaves this server
home-promise-request-text = No trackers, no outside maps or fonts. Your search is not stored.
home-promise-keep = Nothing kept that is not needed
home-promise-keep-text = No addresses of visitors. What is kept, and until when, is <keeps>listed here</keeps>.
home-promise-device = Works on every phone
home-promise-device-text = Old phones, slow lines, screen readers, without JavaScript.

## Groups
home-organize-title = Do you want to organize?
home-organize-text = Make a group with your neighbors or co-workers, and call for action together.
home-organize-groups = Find a group
home-organize-new = Make a group

## When the site is still empty
home-empty-title = This place is new
home-empty-text = There is no call yet. Whoever starts a group here can write the first one.
home-first-title = First steps for this site
home-first-lead = You run this site. Three steps make it useful.
home-first-group = Make a group, or invite people who will
home-first-call = Write the first call with an officer of that group
home-first-stewards = Name stewards who read what visitors report
home-first-stewards-link = The people who run this site
