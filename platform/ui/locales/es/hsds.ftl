### Directorios que entran y salen: importaciones, duplicados.

## Lo que guarda este servidor

keep-listing-imports = Lo último que escribió una importación del directorio: una huella de las filas y sus números
keep-listing-imports-why = Para poder repetir una importación sin hacer dos veces el trabajo ni sobrescribir lo que se cambió aquí.
keep-listing-imports-who = Nadie; solo lo lee la importación.
