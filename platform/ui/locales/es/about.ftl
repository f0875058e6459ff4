### Lo que el sitio dice de sí mismo y de lo que guarda.

about-title = Sobre este sitio
about-lead = Aquí la gente se organiza: se encuentra, decide, actúa, se cuida y recuerda.
about-promises = Lo que prometemos
about-promise-account = No necesitas cuenta para leer, para encontrar qué pasa cerca de ti ni para decir que vas.
about-promise-scripts = Todo lo importante funciona sin JavaScript, en un teléfono viejo y en el Navegador Tor.
about-promise-requests = Ninguna página pide nada a otro servidor: ni rastreadores, ni mapas, letras o imágenes de fuera.
about-promise-kept = No guardamos direcciones de visitantes ni quién leyó o buscó qué. Lo que sí guardamos está en una lista, con su final.
about-promise-dossiers = Nada de esto es un expediente sobre una persona. Se describen hechos y lugares, no a particulares.
about-promise-yours = Lo que pones aquí te lo puedes llevar.
about-who = Quién lo lleva
about-no-contact = Quienes llevan este sitio aún no han dicho cómo contactarles.
about-moderation = Lo que se retiró de la vista, y por qué
about-sources = Fuentes y licencias
about-software = El programa es Convoke, software libre bajo la Licencia Pública General Affero de GNU, versión 3 o posterior.
about-source-census = Lugares y códigos postales de Estados Unidos: U.S. Census Bureau, dominio público.
about-source-geonames = Otras ciudades: GeoNames (geonames.org), bajo Creative Commons Atribución 4.0.
about-source-atlas = Mapas: U.S. Census Bureau y Natural Earth, dominio público, por medio de us-atlas y world-atlas.
about-source-fonts = Letras: Bricolage Grotesque y Source Sans 3, SIL Open Font License. Iconos: Lucide, licencia ISC.

keeps-title = Qué guarda este servidor sobre ti
keeps-lead = Esta lista sale de las mismas reglas que borran los datos. Lo que no está aquí no se guarda.
keeps-never-title = Nunca se guarda
keeps-never-address = Tu dirección de red ni qué navegador usas.
keeps-never-search = Lo que buscas: un lugar o código postal se queda en esa sola petición.
keeps-never-reading = Qué páginas lees, ni cuándo.
keeps-never-third = No se envía nada a nadie más.
keeps-kept-title = Se guarda, y hasta cuándo
keeps-why = Para qué
keeps-who = Quién lo ve
keeps-how-long = Cuánto tiempo
keeps-until-deleted = Hasta que tú o tu grupo lo borren
keeps-forever = Es público y se queda mientras exista el sitio
keeps-days = { $days ->
    [one] { $days } día
   *[other] { $days } días
 }
keeps-hours = { $hours ->
    [one] { $hours } hora
   *[other] { $hours } horas
 }

keep-files = Imágenes de convocatorias
keep-files-why = Para que una convocatoria se pueda ver y compartir. Antes de guardarla se borra dónde, cuándo y con qué aparato se hizo la imagen.
keep-files-who = Todo el mundo
