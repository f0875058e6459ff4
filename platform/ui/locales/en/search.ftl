### The search of the directory.

directory-menu = Directory
directory-title = Find help and places to join in
directory-lead = Groups and services near you, with when they were last confirmed. Your question is answered and forgotten.
directory-what = What are you looking for?
directory-what-hint = Plain words will do: food, Spanish, open now
directory-search = Search
directory-more = More choices
directory-any = Any
directory-service = Kind of service
directory-language = Language spoken
directory-distance = How far
directory-anywhere = Any distance
directory-miles = { $n ->
    [one] { $n } mile
   *[other] { $n } miles
}
directory-kilometers = { $n ->
    [one] { $n } kilometer
   *[other] { $n } kilometers
}
directory-when = When
directory-open-now = Open now
directory-help = Helping
directory-volunteers = Looking for volunteers
directory-access = Accessibility
directory-understood = Understood as:
# For screen readers, on a button that removes what was understood.
directory-take-back = remove “{ $name }”
directory-in-language = In { $language }
directory-in-circle = Within the circle of the map
directory-unknown = We do not know a place called “{ $place }”.
directory-mended = Nothing has the word “{ $typed }”; we looked for “{ $read }”.
directory-meant = Did you mean another place?
directory-found = { $count ->
    [0] Nothing found
    [one] One result
   *[other] { $count } results
}
directory-nearest = Nearest first
directory-views = Ways to look at the results
directory-view-list = List
directory-view-table = Table
directory-view-map = Map
directory-narrow = Narrow down
directory-about = about { $distance }
directory-first-page = First page
directory-farther = Look farther away
directory-without = Without “{ $name }”
directory-begin = Begin again
directory-nothing = Nothing fits all of that. Take something away:
directory-kinds = What there is
directory-entries = { $count ->
    [one] One entry
   *[other] { $count } entries
}
directory-count = { $count ->
    [one] One entry in all. Something is missing?
   *[other] { $count } entries in all. Something is missing?
}
directory-try = Try
directory-try-1 = food near 33125, Spanish, open now
directory-try-2 = free clinic, wheelchair accessible
directory-try-3 = tutoring in Minneapolis
directory-empty = Nothing is in the directory yet.
directory-map = Where the results are
directory-map-hint = Each circle leads to what lies in it.
directory-no-places = None of these has a place on the map.
directory-column-caption = Results
directory-column-name = Name
directory-column-place = Place
directory-column-hours = Hours
directory-column-languages = Languages
directory-column-far = Distance
# Beside a suggestion that is a kind of service.
directory-kind-note = Kind of service
directory-later = Nothing of this is open now. This is what opens later; call first where no hours are shown.
# Below a result: its organization has the same at other places.
directory-elsewhere = { $count ->
    [one] and at one more place
   *[other] and at { $count } more places
}
directory-farther-shown = Nothing of this is near. This is what is farther away.
