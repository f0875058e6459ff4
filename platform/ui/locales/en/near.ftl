### Finding actions near a place.

# In the main menu: one short word.
near-menu = Actions
near-title = Actions near you
near-lead = Local actions, the nearest first. Anybody may come; you need no account.
near-description = Find a local action near your town or ZIP code and say “I’m coming”. No account, no trackers.

## The question
near-distance = How far
near-distance-any = Any distance
near-miles = { $n } miles
near-kilometers = { $n } km
near-more = More choices
near-from = From day
near-until = Until day
near-kind = What kind
near-spoken = Language spoken
near-any = Any
near-online = One can join online
near-access = What has to be there

## How it was understood
near-meant = Did you mean another place?
# $place is what was typed.
near-unknown = “{ $place }” was not found
# The title of a call follows.
near-of-call = Only actions of the call
near-of-all = Actions of all calls
near-in-circle = Only actions in the circle you chose on the map
near-everywhere = Actions everywhere

## What was found
near-nearest = Nearest first
near-soonest = Soonest first
near-is-online = You can join online
near-take-calendar = Calendar of this list
near-take-geojson = GeoJSON

## Nothing was found
near-nothing = No action fits what you asked for. Try one of these.
near-first-page = Back to the first page
near-try-farther = Look farther away
near-try-days = Look on all days
near-try-all = Leave out the other choices
near-try-calls = See all calls
