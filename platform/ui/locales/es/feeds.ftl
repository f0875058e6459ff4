### Los mismos datos en otras formas: mapas, tablas, archivos, calendarios, novedades, volantes, imágenes.

## Mapas
feeds-map-call = Dónde sucede
feeds-map-home = Lo que viene y dónde
# Va debajo de un mapa con círculos.
feeds-map-area = El área de un círculo es cuánta gente dijo que va.
feeds-map-table = Lo mismo en una tabla
feeds-map-list = Lo mismo en una lista
feeds-map-calendar = Calendario

## La tabla de las acciones de una convocatoria
# $call es el título de una convocatoria.
feeds-table-title = Acciones de «{ $call }»
feeds-table-lead = Todas las acciones locales de esta convocatoria, también las que ya pasaron.
feeds-table-caption = { $n ->
    [one] 1 acción
   *[other] { $n } acciones
}
feeds-table-page = Página { $page } de { $pages }
feeds-table-when = Cuándo
feeds-table-where = Dónde
feeds-table-what = Qué
feeds-table-going = Van
feeds-table-came = Fueron
feeds-table-online = En línea
feeds-table-region = Estado o región
feeds-table-kind = Tipo
feeds-table-from = Desde el día
feeds-table-until = Hasta el día
feeds-table-all = Todos
feeds-table-sort = Ordenar por
feeds-table-sort-when = Fecha
feeds-table-sort-where = Lugar
feeds-table-sort-going = Personas que van
feeds-table-show = Mostrar
feeds-table-none = Ninguna acción coincide con lo que elegiste.
feeds-table-whole = Mostrar todas las acciones
feeds-table-circle = Solo acciones del círculo que elegiste en el mapa.
feeds-table-total = Acciones
feeds-table-total-going = Personas que van
feeds-table-total-came = Personas que fueron
feeds-take-title = Llévatelo
feeds-take-csv = CSV para hojas de cálculo
feeds-take-geojson = GeoJSON para mapas
feeds-take-calendar = Calendario
feeds-take-feed = Novedades

## Calendarios
# El comienzo del título de un evento cancelado o aplazado en un calendario; $title es su título.
feeds-calendar-canceled = Cancelada: { $title }
feeds-calendar-postponed = Aplazada: { $title }
feeds-calendar-near = Acciones cerca de { $place }
feeds-calendar-all = Acciones en { $site }
feeds-calendar-rough = El lugar exacto está en la página de la acción.
feeds-calendar-going = { $n ->
    [one] 1 persona dijo que va.
   *[other] { $n } personas dijeron que van.
}

## Novedades
feeds-news-opened = Abierta: { $title }
feeds-news-closed = Terminada: { $title }
feeds-news-withdrawn = Retirada: { $title }
feeds-news-corrected = Corregida: { $title }
feeds-news-action = Nueva acción: { $title }
feeds-news-update = Novedad: { $title }
feeds-news-endorsed = Se adhiere { $group }
feeds-news-revoked = Ya no se adhiere { $group }
feeds-news-endorses = { $group } se adhiere a { $title }

## Volantes e imágenes
feeds-flyer-call = Convocatoria
feeds-flyer-paper = Papel
feeds-flyer-a4 = A4
feeds-flyer-letter = Carta
feeds-flyer-code = Código para escanear con el teléfono: abre { $address }
feeds-flyer-bring = Trae: { $what }
feeds-flyer-spoken = Idiomas: { $langs }
feeds-flyer-back = Volver a la página
feeds-flyer-near = Encuentra tu lugar en la página o agrega uno.
feeds-picture-actions = acciones locales
feeds-picture-going = personas que van
feeds-picture-groups = grupos se adhieren
feeds-picture-canceled = Cancelada
feeds-picture-postponed = Aplazada
