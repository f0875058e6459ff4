# Looking for a place: postal codes and towns.

# The label of the one field of the search.
place-near-label = ZIP code or town
place-near-hint = Your ZIP code stays in this request; it is not stored.
place-near-button = Show actions
# Nothing was found for what was typed; the page below shows everything.
place-none = No place of that name was found. Try a ZIP code, or a town with its state, such as “Portland, OR”.
# $place is a town such as "Minneapolis, MN 55407"
place-near = Near { $place }
place-zone = Time zone: { $zone }
