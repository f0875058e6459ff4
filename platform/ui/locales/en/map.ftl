# The map: buttons, the text of circles, and its description for who does not see it.

map-zoom-in = Zoom in
map-zoom-out = Zoom out
# The button that shows everything again after zooming.
map-whole = Whole map
# Told to screen readers and shown under the buttons; the plus and minus keys work while the map has focus.
map-hint = Drag, pinch or use the arrow, plus and minus keys.
# For circles drawn after zooming; keep #1 (a number of actions) and #2 (a number of people).
map-island-some = Actions: #1 · people coming: #2
# As above for one action; keep #2.
map-island-one = People coming: #2
# A circle that is one action. $label is its title.
map-one-action =
    { $people ->
        [one] { $label }: one person coming
       *[other] { $label }: { $people } people coming
    }
# A circle that is several actions. $label is the title of the largest.
map-some-actions =
    { $count ->
       *[other] { $count } actions near “{ $label }”
    }, { $people ->
        [one] one person coming
       *[other] { $people } people coming
    }
map-some-groups = { $count } groups near “{ $label }”
map-some-needs = { $count } needs and offers near “{ $label }”
map-some-alerts = { $count } alerts near “{ $label }”
# The description of the whole map, one sentence for each kind of thing on it.
map-sum-actions =
    { $count ->
        [one] One action
       *[other] { $count } actions
    }, { $people ->
        [one] one person coming.
       *[other] { $people } people coming.
    }
map-sum-groups =
    { $count ->
        [one] One group.
       *[other] { $count } groups.
    }
map-sum-needs =
    { $count ->
        [one] One need or offer.
       *[other] { $count } needs and offers.
    }
map-sum-alerts =
    { $count ->
        [one] One alert in force.
       *[other] { $count } alerts in force.
    }
map-sum-empty = Nothing is on this map yet.
# $labels are up to three titles.
map-sum-largest = The largest: { $labels }.
map-outside =
    { $count ->
        [one] One place lies outside this map; it is in the table.
       *[other] { $count } places lie outside this map; they are in the table.
    }
