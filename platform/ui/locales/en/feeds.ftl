### The same data in other forms: maps, tables, files, calendars, news feeds, flyers, pictures.

## Maps
feeds-map-call = Where it happens
feeds-map-home = What is coming up, and where
# Stands below a map with circles.
feeds-map-area = The area of a circle is how many people said they are coming.
feeds-map-table = The same as a table
feeds-map-list = The same as a list
feeds-map-calendar = Calendar

## The table of a call's actions
# $call is the title of a call.
feeds-table-title = Actions of “{ $call }”
feeds-table-lead = Every local action of this call, those that are over too.
feeds-table-caption = { $n ->
    [one] 1 action
   *[other] { $n } actions
}
feeds-table-page = Page { $page } of { $pages }
feeds-table-when = When
feeds-table-where = Where
feeds-table-what = What
feeds-table-going = Coming
feeds-table-came = Came
feeds-table-online = Online
feeds-table-region = State or region
feeds-table-kind = Kind
feeds-table-from = From day
feeds-table-until = Until day
feeds-table-all = All
feeds-table-sort = Sort by
feeds-table-sort-when = Date
feeds-table-sort-where = Place
feeds-table-sort-going = People coming
feeds-table-show = Show
feeds-table-none = No action fits what you chose.
feeds-table-whole = Show all actions
feeds-table-circle = Only actions in the circle you chose on the map.
feeds-table-total = Actions
feeds-table-total-going = People coming
feeds-table-total-came = People who came
feeds-take-title = Take it with you
feeds-take-csv = CSV for spreadsheets
feeds-take-geojson = GeoJSON for maps
feeds-take-calendar = Calendar
feeds-take-feed = News feed

## Calendars
# The beginning of the title of a canceled or postponed event in a calendar; $title is its title.
feeds-calendar-canceled = Canceled: { $title }
feeds-calendar-postponed = Postponed: { $title }
feeds-calendar-near = Actions near { $place }
feeds-calendar-all = Actions on { $site }
feeds-calendar-rough = The exact place is on the page of the action.
feeds-calendar-going = { $n ->
    [one] 1 person said they are coming.
   *[other] { $n } people said they are coming.
}

## News feeds
feeds-news-opened = Open: { $title }
feeds-news-closed = Over: { $title }
feeds-news-withdrawn = Withdrawn: { $title }
feeds-news-corrected = Corrected: { $title }
feeds-news-action = New action: { $title }
feeds-news-update = News: { $title }
feeds-news-endorsed = Endorsed by { $group }
feeds-news-revoked = No longer endorsed by { $group }
feeds-news-endorses = { $group } endorses { $title }

## Flyers and pictures
feeds-flyer-call = Call to action
feeds-flyer-paper = Paper
feeds-flyer-a4 = A4
feeds-flyer-letter = Letter
feeds-flyer-code = Code to scan with a phone: it opens { $address }
feeds-flyer-bring = Bring: { $what }
feeds-flyer-spoken = Languages: { $langs }
feeds-flyer-back = Back to the page
feeds-flyer-near = Find your place on the page, or add one.
feeds-picture-actions = local actions
feeds-picture-going = people coming
feeds-picture-groups = groups endorse it
feeds-picture-canceled = Canceled
feeds-picture-postponed = Postponed
