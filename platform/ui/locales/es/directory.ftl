### Directorio: fichas de organizaciones y servicios, horarios, vigencia y la lista común de tipos.

## Una ficha
listing-new-title = Añadir al directorio
listing-edit = Modificar
listing-edit-title = Modificar «{ $name }»
listing-saved = Guardado. Gracias por mantener el directorio al día.
listing-save = Guardar
listing-form-lead = Todo el mundo puede leer lo que pongas aquí. No escribas nada sobre personas particulares.
listing-no-group = Quienes coordinan un grupo lo añaden aquí.
listing-no-group-next = Busca tu grupo o crea uno
listing-form-group = ¿De quién es la ficha?
listing-form-outside = De una organización externa, a cargo de quienes cuidan el sitio
listing-form-name = Nombre
listing-form-alternate = Otro nombre o siglas
listing-form-description = Qué hace
listing-form-description-hint = Con palabras sencillas, como se lo contarías a alguien del barrio.
listing-form-joining-hint = Cuándo y dónde se reúnen, a quién preguntar, qué se puede hacer primero.
listing-form-volunteers = Voluntariado
listing-volunteers-unsaid = No se dice
listing-volunteers-wanted = Se buscan voluntarios
listing-volunteers-not-wanted = Ahora no hacen falta voluntarios
listing-form-tags = Etiquetas
listing-form-tags-hint = Unas pocas palabras con las que la gente puede buscarla, separadas por comas.
listing-form-state = Quién la ve
listing-state-shown = Todo el mundo
listing-state-draft = Solo quienes la cuidan (borrador)
listing-state-closed = Todo el mundo, marcada como cerrada para siempre
listing-form-website = Dirección web
listing-form-email = Correo electrónico público
listing-form-email-hint = De la organización, no de una persona.
listing-form-address = Calle y número
listing-form-address-hint = Déjalo vacío si el lugar no debe saberse; basta con la localidad.
listing-form-city = Localidad
listing-form-region = Estado o región
listing-form-postcode = Código postal
listing-form-country = País
listing-form-country-hint = Dos letras, como US.
listing-form-hours-hint = Una línea para cada uno: lun-vie 9:00-17:00; sáb 10:00-12:00
listing-problem-hours = Escribe el horario así: «lun-vie 9:00-17:00; sáb 10:00-12:00».
listing-problem-place = Indica también la localidad o el código postal.
listing-problem-version = Otra persona ha modificado esta ficha entretanto. No se pierde nada de lo que escribiste: mira la ficha nueva en otra pestaña y guarda de nuevo desde allí.
listing-is-draft = Esto es un borrador. Solo lo ven quienes lo cuidan.
listing-is-closed = Esta organización ha cerrado.
listing-is-closed-text = La página se queda para que nadie vaya en vano.
# $why es lo que quienes cuidan el sitio escribieron para que todo el mundo lo lea.
listing-hidden-title = Quienes cuidan este sitio han ocultado esta ficha
listing-hidden-text = Solo quienes mantienen la ficha ven esta página. El motivo: { $why }
listing-flag = Esto no debería estar aquí
listing-phone = Teléfono
listing-reach = Cómo contactar
listing-map = Dónde está
listing-hours = Horario
listing-hours-zone = Horas según el reloj de { $zone }.
listing-hours-by-service = Cada servicio tiene su propio horario; está en su página.
listing-no-hours = No se conoce el horario. Llama antes de ir.
listing-joining = Cómo participar
listing-access = Accesibilidad
listing-no-access = No se sabe nada sobre el acceso. Pregunta antes de ir.
listing-services = { $count ->
    [one] Un servicio
   *[other] { $count } servicios
}
listing-card-title = En el directorio
listing-card-none = Tu grupo todavía no está en el directorio. Allí busca la gente ayuda y sitios donde participar.
listing-access-step-free = Sin escalones
listing-access-seating = Asientos
listing-access-sign-language = Lengua de señas
listing-access-captions = Subtítulos
listing-access-quiet-space = Un espacio tranquilo
listing-access-toilets = Baños accesibles
listing-access-child-care = Cuidado infantil
listing-access-masks = Se pide mascarilla
listing-access-transit = Autobús o tren cerca
listing-access-interpreters = Intérpretes

## Un servicio
service-new-title = Añadir un servicio
service-help = Cómo conseguir ayuda
service-application = Qué hacer
service-eligibility = Para quién
service-ages-label = Edad
service-ages = de { $from } a { $to } años
service-age-from = a partir de { $age } años
service-age-to = hasta { $age } años
service-fees = Cuánto cuesta
service-costs = Precios
service-papers = Qué llevar
service-languages = Idiomas
service-interpretation = Interpretación
service-area = Zona atendida
service-wait = Tiempo de espera
service-paused = Ahora no está disponible
service-form-name = Nombre del servicio
service-form-description = Qué recibe la gente
service-form-application-hint = ¿Ir, llamar, rellenar un formulario? ¿Qué hay que llevar?
service-form-status = ¿Está disponible ahora?
service-status-active = Sí
service-status-paused = Está en pausa un tiempo
service-status-inactive = Por ahora no
service-status-defunct = Nunca más (lo oculta)
service-form-alert = Un aviso
service-form-alert-hint = Algo fuera de lo común: cierre por fiesta, traslado, lista de espera.

## Horarios. $days son días como «lunes–viernes».
hours-every-day = todos los días
hours-all-day = abierto las 24 horas
hours-open-always = Abierto las 24 horas
hours-open-until = Abierto hasta las { $time }
hours-closed = Cerrado
hours-opens = Cerrado, abre el { $day } a las { $time }
hours-opens-today = Cerrado, abre a las { $time }
hours-first = primer { $day } del mes
hours-second = segundo { $day } del mes
hours-third = tercer { $day } del mes
hours-fourth = cuarto { $day } del mes
hours-last = último { $day } del mes
hours-each = cada { $day }
hours-nth = { $day } número { $n } del mes
hours-last-day = último día del mes
hours-month-day = día { $n } del mes
hours-other-week = { $days }, cada dos semanas
hours-weeks = { $days }, cada { $n } semanas
hours-months = { $days }, cada { $n } meses
hours-between = { $days }, del { $from } al { $until }
hours-until = { $days }, hasta el { $until }

## Vigencia: cuándo y quién confirmó la ficha por última vez. $ago es «hace 3 días».
freshness-title = ¿Está al día?
freshness-by-group = Confirmado { $ago } por el propio grupo
freshness-by-organization = Confirmado { $ago } por la organización
freshness-by-steward = Confirmado { $ago } por quienes cuidan este sitio
freshness-by-source = Asegurado { $ago } por quienes lo publican
freshness-never = Nadie lo ha confirmado todavía; añadido { $ago }
freshness-source = Tomado de: { $source }
freshness-call-first = Llama antes de ir: puede haber cambiado.
freshness-fading = Sin confirmar desde hace tiempo
freshness-old = Sin confirmar desde hace más de un año
freshness-is-hidden = Nadie lo ha confirmado en dos años.
freshness-is-hidden-text = Las búsquedas lo dejan fuera. La página se queda; quien la cuida la recupera con un clic.
freshness-confirm = Todo esto es cierto
freshness-confirmed = Confirmado. Gracias.
freshness-ask = Preguntar por correo
freshness-asked = La organización recibirá un correo con un enlace que confirma su ficha.
freshness-is-true = ¿Sigue siendo cierta la ficha de «{ $name }»?
freshness-is-true-lead = Un clic le dice a la gente que puede fiarse. No hace falta cuenta.
freshness-look-first = Mirar primero la ficha
freshness-thanks = Gracias
freshness-mail-subject = ¿Sigue siendo cierta la ficha de { $name } en { $site }?
freshness-mail-text =
    Hola:

    La gente encuentra { $name } en el directorio de { $site }:
    { $page }

    ¿Sigue siendo cierto todo lo que pone? Un clic lo confirma, sin cuenta:
    { $link }

    Si algo está mal, la página tiene un enlace para decirlo. Escribimos a esta dirección porque es la pública de la organización; escribimos cuando lo pide quien cuida el sitio y nunca para vender nada.
freshness-remind-subject = ¿Sigue siendo cierta la ficha de { $name }?
freshness-remind-text =
    Nadie ha confirmado en medio año la ficha de { $name } en el directorio; por eso está marcada y baja en los resultados.

    Si todo es cierto, basta un clic:
    { $link }

    Recibes esto como mucho una vez al mes, porque coordinas el grupo.

## Correcciones: lo que las visitas dicen que está mal
correction-title = Esto está mal
correction-lead = Dínoslo y alguien que cuida el sitio lo mirará. Sin cuenta y sin nombre.
correction-what = ¿Qué está mal?
correction-closed = Ha cerrado para siempre
correction-place = La dirección o el lugar
correction-hours = El horario
correction-contact = El teléfono, el correo o los enlaces
correction-offer = Lo que ofrece o para quién
correction-other = Otra cosa
correction-words = ¿Qué es lo correcto?
correction-words-hint = No nombres a personas particulares, por favor.
correction-send = Avisar
correction-problem-wrong = Elige qué está mal.
correction-problem-words = Di en pocas palabras qué es lo correcto.
correction-thanks = Gracias
correction-thanks-title = Quienes cuidan el sitio tienen tu aviso.
correction-thanks-text = Lo leen, preguntan a la organización y corrigen la ficha. No se guardó nada sobre ti.
correction-back = Volver a { $name }

## Lo que hay que hacer
care-title = Mantener el directorio al día
care-lead = Lo que las visitas dicen que está mal y las fichas que nadie ha confirmado en medio año.
care-corrections = { $count ->
    [0] Ningún aviso de visitas
    [one] Un aviso de una visita
   *[other] { $count } avisos de visitas
}
care-no-corrections = Aquí no espera nada.
care-settle = Hecho
care-settled = Resuelto.
care-undo = Deshacer
care-fading = { $count ->
    [0] Nada por confirmar
    [one] Una ficha por confirmar
   *[other] { $count } fichas por confirmar
}
care-all-fresh = Todas las fichas se añadieron o se confirmaron en el último medio año.
care-column-caption = Fichas por confirmar, las más antiguas primero
care-column-name = Ficha
care-column-since = Última confirmación
care-column-do = Qué hacer
care-confirmed = { $ago }
care-never = nunca; añadida { $ago }

## La lista común de tipos
terms-title = Tipos de servicios
terms-lead = Una lista corta con palabras sencillas. Sirve para afinar las búsquedas.
terms-column-name = Tipo
terms-column-cues = Sus fichas hablan de
terms-new = Otro tipo
terms-add = Añadir
terms-edit = Modificar el tipo «{ $code }»
terms-name-en = Nombre en inglés
terms-name-es = Nombre en español
terms-cues-en = Palabras en inglés que usan sus fichas
terms-cues-es = Palabras en español que usan sus fichas
terms-cues-hint = Separadas por comas. Clasifican las fichas a las que nadie dio un tipo.
terms-problem-taken = Ya hay un tipo con ese nombre o no cabe otro.

## Idiomas que otras páginas no nombran
language-he = hebreo
language-yi = yidis
language-it = italiano
language-de = alemán
language-el = griego
language-ja = japonés
language-hi = hindi
language-ur = urdu
language-bn = bengalí
language-pa = panyabí
language-fa = farsi
language-pl = polaco
language-uk = ucraniano
language-ro = rumano
language-sw = suajili
language-ti = tigriña
language-my = birmano
language-ne = nepalí
language-km = jemer
language-lo = lao
language-th = tailandés
language-tr = turco
language-nl = neerlandés
language-quc = quiché

## Lo que guarda este servidor
keep-listings = El directorio: organizaciones, sus servicios, lugares, horarios y las oficinas a las que se puede preguntar
keep-listings-why = Para que la gente encuentre ayuda y sitios donde participar. Contiene lo que las organizaciones publican sobre sí mismas y nada sobre personas particulares.
keep-listings-who = Todo el mundo
keep-listing-changes = Qué fichas del directorio se han modificado
keep-listing-changes-why = Para que la búsqueda muestre un cambio en menos de un segundo.
keep-listing-changes-who = Nadie; solo lo lee el servidor.
keep-listing-corrections = Lo que las visitas dicen que está mal en una ficha del directorio, sin nombre
keep-listing-corrections-why = Para que quienes cuidan el sitio puedan corregirlo. Se guarda treinta días después de resolverlo y un año como mucho.
keep-listing-corrections-who = Quienes cuidan este sitio
