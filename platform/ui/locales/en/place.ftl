# Looking for a place: postal codes and towns.

# The label of the one field of the search.
place-near-label = ZIP code or town
place-near-hint = Your ZIP code stays in this request; it is not stored.
place-near-button = Show actions
# Nothing was found for what was typed; the page below shows everything.
place-none = No place of that name was found. Try a ZIP code, or a town with its state, such as “Portland, OR”.
# Several towns have that name; links to each follow.
place-several = Several places have that name. Which one do you mean?
# $place is a town such as "Minneapolis, MN 55407"
place-near = Near { $place }
place-zone = Time zone: { $zone }
# Credit that the license of the data asks for; keep the names.
place-credit = Towns and time zones come from GeoNames (geonames.org), used under the license CC BY 4.0. Postal areas, states and their outlines come from the US Census Bureau, countries from Natural Earth; both are in the public domain.
