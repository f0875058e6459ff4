### Directorio: fichas de organizaciones y servicios.

## Lo que guarda este servidor

keep-listings = El directorio: organizaciones, sus servicios, lugares, horarios y las oficinas a las que se puede preguntar
keep-listings-why = Para que la gente encuentre ayuda y sitios donde participar. Contiene lo que las organizaciones publican sobre sí mismas y nada sobre personas particulares.
keep-listings-who = Todo el mundo
keep-listing-changes = Qué fichas del directorio se han modificado
keep-listing-changes-why = Para que la búsqueda muestre un cambio en menos de un segundo.
keep-listing-changes-who = Nadie; solo lo lee el servidor.
