### Directorios que entran y salen: importaciones, duplicados.

## Lo que guarda este servidor

keep-listing-imports = Lo último que escribió una importación del directorio: una huella de las filas y sus números
keep-listing-imports-why = Para poder repetir una importación sin hacer dos veces el trabajo ni sobrescribir lo que se cambió aquí.
keep-listing-imports-who = Nadie; solo lo lee la importación.
keep-listing-duplicates = Pares de fichas que pueden ser una misma organización, y lo que se decidió sobre ellos
keep-listing-duplicates-why = Para no preguntar dos veces lo mismo y poder deshacer una unión. No se guarda quién decidió.
keep-listing-duplicates-who = Quienes cuidan el sitio

## Duplicados: una página para quienes cuidan el sitio

duplicate-title = Fichas que pueden ser una sola
duplicate-lead = Dos fichas parecen la misma organización. Mira las dos; únelas o déjalas separadas. Nada se une por sí solo, y todo se puede deshacer más abajo.
duplicate-none = Ningún par espera una decisión.
# Título sobre dos fichas; $one y $other son nombres de organizaciones.
duplicate-pair = { $one } y { $other }
# Título de la tabla que muestra las dos, para lectores de pantalla.
duplicate-caption = { $one } y { $other }, lado a lado
duplicate-field = Dato
duplicate-first = Primera ficha
duplicate-second = Segunda ficha
duplicate-name = Nombre
duplicate-alternate = Otro nombre
duplicate-description = Descripción
duplicate-website = Sitio web
duplicate-mail = Correo electrónico
duplicate-phones = Teléfonos
duplicate-addresses = Direcciones
duplicate-services = Servicios
duplicate-source = Procedencia
duplicate-reason-name = Mismo nombre
duplicate-reason-alike = Nombre parecido
duplicate-reason-website = Mismo sitio web
duplicate-reason-mail = Mismo correo
duplicate-reason-phone = Mismo teléfono
duplicate-reason-address = Misma dirección
duplicate-merge-first = Unir en la primera
duplicate-merge-second = Unir en la segunda
duplicate-keep = Dejar separadas
duplicate-decided = Decidido hace poco
# $one y $other se unieron; $kept es el nombre que quedó.
duplicate-merged = { $one } y { $other } son ahora una sola: { $kept }
duplicate-apart = { $one } y { $other } son dos
duplicate-undo = Deshacer
