### La búsqueda del directorio.

directory-menu = Directorio
directory-title = Encuentra ayuda y sitios donde participar
directory-lead = Grupos y servicios cerca de ti, con la fecha en que se confirmaron. Tu pregunta se responde y se olvida.
directory-what = ¿Qué buscas?
directory-what-hint = Bastan palabras sencillas: comida, en español, abierto ahora
directory-search = Buscar
directory-more = Más opciones
directory-any = Cualquiera
directory-service = Tipo de servicio
directory-language = Idioma que hablan
directory-distance = Hasta qué distancia
directory-anywhere = Cualquier distancia
directory-miles = { $n ->
    [one] { $n } milla
   *[other] { $n } millas
}
directory-kilometers = { $n ->
    [one] { $n } kilómetro
   *[other] { $n } kilómetros
}
directory-when = Cuándo
directory-open-now = Abierto ahora
directory-help = Ayudar
directory-volunteers = Se buscan voluntarios
directory-access = Accesibilidad
directory-understood = Entendido como:
directory-take-back = quitar «{ $name }»
directory-in-language = En { $language }
directory-in-circle = Dentro del círculo del mapa
directory-unknown = No conocemos ningún lugar llamado «{ $place }».
directory-mended = Nada contiene la palabra «{ $typed }»; hemos buscado «{ $read }».
directory-meant = ¿Querías decir otro lugar?
directory-found = { $count ->
    [0] Sin resultados
    [one] Un resultado
   *[other] { $count } resultados
}
directory-nearest = Lo más cercano primero
directory-views = Formas de ver los resultados
directory-view-list = Lista
directory-view-table = Tabla
directory-view-map = Mapa
directory-narrow = Afinar
directory-about = unos { $distance }
directory-first-page = Primera página
directory-farther = Buscar más lejos
directory-without = Sin «{ $name }»
directory-begin = Empezar de nuevo
directory-nothing = Nada cumple todo eso. Quita algo:
directory-kinds = Qué hay
directory-entries = { $count ->
    [one] Una ficha
   *[other] { $count } fichas
}
directory-count = { $count ->
    [one] Una ficha en total. ¿Falta algo?
   *[other] { $count } fichas en total. ¿Falta algo?
}
directory-try = Prueba
directory-try-1 = comida cerca de 33125, en español, abierto ahora
directory-try-2 = clínica gratuita, silla de ruedas
directory-try-3 = tutoría en Minneapolis
directory-empty = Todavía no hay nada en el directorio.
directory-map = Dónde están los resultados
directory-map-hint = Cada círculo lleva a lo que hay en él.
directory-no-places = Ninguno de estos tiene un lugar en el mapa.
directory-column-caption = Resultados
directory-column-name = Nombre
directory-column-place = Lugar
directory-column-hours = Horario
directory-column-languages = Idiomas
directory-column-far = Distancia
directory-kind-note = Tipo de servicio
directory-later = Nada de esto está abierto ahora. Esto es lo que abre más tarde; llama antes donde no se indique horario.
# Below a result: its organization has the same at other places.
directory-elsewhere = { $count ->
    [one] y en un lugar más
   *[other] y en { $count } lugares más
}
directory-farther-shown = Nada de esto está cerca. Esto es lo que hay más lejos.
