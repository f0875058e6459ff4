### Fechas, horas, números, distancias, idiomas. Español de las Américas.

number-group = ,
number-decimal = .
number-band = { $low }–{ $high }
number-spread = { $from } – { $to }
# A share of a hundred.
number-percent = { NUMBER($percent) } %

list-last = { $rest } y { $last }
list-last-soft = { $rest } e { $last }

distance-miles = { $value } mi
distance-kilometers = { $value } km

date-short = { $weekday } { $day } { $month }
date-with-year = { $date } { $year }
date-day = { $day } de { $month } de { $year }
date-long = { $weekday } { $day } de { $month } de { $year }
date-days = del { $from } al { $to } de { $month } de { $year }
date-months = del { $from } de { $from-month } al { $to } de { $to-month } de { $year }
date-and-time = { $date }, { $time }
date-and-zone = { $moment } { $zone }
# Espacios duros, para que la hora no se parta.
time-am = { $time }{ "\u00A0" }a.{ "\u00A0" }m.
time-pm = { $time }{ "\u00A0" }p.{ "\u00A0" }m.

day-today = hoy
day-tomorrow = mañana
day-yesterday = ayer
day-in = en { $n } días
day-ago = { $n ->
    [one] ayer
   *[other] hace { $n } días
}
ago-now = ahora mismo
ago-minutes = hace { $n } minutos
ago-hours = { $n ->
    [one] hace 1 hora
   *[other] hace { $n } horas
}

month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
month-short-1 = ene
month-short-2 = feb
month-short-3 = mar
month-short-4 = abr
month-short-5 = may
month-short-6 = jun
month-short-7 = jul
month-short-8 = ago
month-short-9 = sep
month-short-10 = oct
month-short-11 = nov
month-short-12 = dic
weekday-1 = lunes
weekday-2 = martes
weekday-3 = miércoles
weekday-4 = jueves
weekday-5 = viernes
weekday-6 = sábado
weekday-7 = domingo
weekday-short-1 = lun
weekday-short-2 = mar
weekday-short-3 = mié
weekday-short-4 = jue
weekday-short-5 = vie
weekday-short-6 = sáb
weekday-short-7 = dom

zone-home = Estados Unidos
zone-world = Otros lugares
zone-eastern = Hora del Este (Nueva York)
zone-central = Hora del Centro (Chicago)
zone-mountain = Hora de la Montaña (Denver)
zone-arizona = Arizona (Phoenix)
zone-pacific = Hora del Pacífico (Los Ángeles)
zone-alaska = Alaska (Anchorage)
zone-hawaii = Hawái (Honolulu)
zone-puerto-rico = Puerto Rico (San Juan)

language-en = inglés
language-es = español
language-ase = lengua de señas estadounidense
language-so = somalí
language-hmn = hmong
language-zh = chino
language-vi = vietnamita
language-ar = árabe
language-fr = francés
language-ht = criollo haitiano
language-am = amárico
language-om = oromo
language-ru = ruso
language-tl = tagalo
language-ko = coreano
language-pt = portugués
