### Dates, times, numbers, distances, languages.

## Numbers. The sign between groups of three digits, and before decimals.
number-group = ,
number-decimal = .
# From a low to a high number, or between two times: 1,000–1,500; 2:00–4:00 pm.
number-band = { $low }–{ $high }
# The same where the parts are longer: Fri, Jan 23 – Sat, Jan 24.
number-spread = { $from } – { $to }
# A share of a hundred.
number-percent = { NUMBER($percent) }%

## Lists. $rest is already joined with commas.
list-last = { $rest } and { $last }
# The same before a last word that begins with an i-sound (Spanish: e).
list-last-soft = { $rest } and { $last }

## Distances
distance-miles = { $value } mi
distance-kilometers = { $value } km

## Dates and times
date-short = { $weekday }, { $month } { $day }
date-with-year = { $date }, { $year }
date-day = { $month } { $day }, { $year }
date-long = { $weekday }, { $month } { $day }, { $year }
date-days = { $month } { $from }–{ $to }, { $year }
date-months = { $from-month } { $from } – { $to-month } { $to }, { $year }
date-and-time = { $date }, { $time }
date-and-zone = { $moment } { $zone }
time-am = { $time } am
time-pm = { $time } pm

day-today = today
day-tomorrow = tomorrow
day-yesterday = yesterday
day-in = in { $n } days
day-ago = { $n ->
    [one] yesterday
   *[other] { $n } days ago
}
ago-now = just now
ago-minutes = { $n } minutes ago
ago-hours = { $n ->
    [one] 1 hour ago
   *[other] { $n } hours ago
}

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun

## Time zones
zone-home = United States
zone-world = Elsewhere
zone-eastern = Eastern Time (New York)
zone-central = Central Time (Chicago)
zone-mountain = Mountain Time (Denver)
zone-arizona = Arizona (Phoenix)
zone-pacific = Pacific Time (Los Angeles)
zone-alaska = Alaska (Anchorage)
zone-hawaii = Hawaii (Honolulu)
zone-puerto-rico = Puerto Rico (San Juan)

## Languages
language-en = English
language-es = Spanish
language-ase = American Sign Language
language-so = Somali
language-hmn = Hmong
language-zh = Chinese
language-vi = Vietnamese
language-ar = Arabic
language-fr = French
language-ht = Haitian Creole
language-am = Amharic
language-om = Oromo
language-ru = Russian
language-tl = Tagalog
language-ko = Korean
language-pt = Portuguese
