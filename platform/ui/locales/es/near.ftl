### Encontrar acciones cerca de un lugar.

# En el menú principal: una palabra corta.
near-menu = Acciones
near-title = Acciones cerca de ti
near-lead = Acciones locales, primero las más cercanas. Puede venir quien quiera, sin cuenta.
near-description = Encuentra una acción cerca de tu ciudad o código postal y di «Voy». Sin cuenta y sin rastreadores.

## La pregunta
near-distance = Hasta qué distancia
near-distance-any = Sin límite
near-miles = { $n } millas
near-kilometers = { $n } km
near-more = Más opciones
near-from = Desde el día
near-until = Hasta el día
near-kind = Qué tipo de acción
near-spoken = Idioma que se habla
near-any = Cualquiera
near-online = Se puede participar en línea
near-access = Lo que debe haber

## Cómo se entendió
near-meant = ¿Buscabas otro lugar?
# $place es lo que se escribió.
near-unknown = No encontramos «{ $place }»
# Sigue el título de una convocatoria.
near-of-call = Solo acciones de la convocatoria
near-of-all = Acciones de todas las convocatorias
near-in-circle = Solo acciones del círculo que elegiste en el mapa
near-everywhere = Acciones en todas partes

## Lo que se encontró
near-nearest = Primero las más cercanas
near-soonest = Primero las más próximas en el tiempo
near-is-online = Puedes participar en línea
near-take-calendar = Calendario de esta lista
near-take-geojson = GeoJSON

## No se encontró nada
near-nothing = Ninguna acción coincide con lo que buscas. Prueba una de estas opciones.
near-first-page = Volver a la primera página
near-try-farther = Buscar más lejos
near-try-days = Buscar en todos los días
near-try-all = Quitar las demás opciones
near-try-calls = Ver todas las convocatorias
