### Acciones locales: la página, los formularios, lo que hace quien organiza y los correos sobre cambios.

action-kind-march = Marcha
action-kind-rally = Concentración
action-kind-vigil = Vigilia
action-kind-picket = Piquete
action-kind-meeting = Reunión
action-kind-training = Taller
action-kind-school-walk = Caminata a la escuela
action-kind-canvass = Puerta a puerta
action-kind-meal = Comida
action-kind-other = Acción

action-state-draft = Borrador
action-state-published = Publicada
action-state-postponed = Aplazada
action-state-canceled = Cancelada

action-access-step-free = Sin escalones
action-access-seating = Asientos
action-access-sign-language = Lengua de señas
action-access-captions = Subtítulos
action-access-quiet-space = Espacio tranquilo
action-access-toilets = Baños
action-access-child-care = Cuidado de niños y niñas
action-access-masks = Se pide mascarilla
action-access-transit = Autobús o tren cerca
action-access-interpreters = Intérpretes

action-hidden-title = La moderación ocultó esta acción
action-hidden-text = Solo la ven quienes la organizan. Motivo: { $why }
action-draft-title = Esto es un borrador
action-draft-text = Solo ven esta página quienes responden por la acción. Publícala cuando esté lista.
action-postponed-title = Esta acción se aplazó
action-canceled-title = Esta acción se canceló
action-place-after-rsvp = El lugar exacto aparece en tu comprobante cuando dices que vas.
action-online-join = Entrar en línea
action-edit-button = Editar
action-state-button = Publicar, aplazar, cancelar
action-coming-button = Quiénes van
action-updates-button = Dar noticias
action-turnout-button = Cuánta gente fue
action-copy-button = Copiar
action-series-button = Repetir
action-organizers-button = Organizadores
action-updates-title = Noticias
action-contact-link = Escribir a quienes organizan
action-take-title = Llévatela
action-take-calendar = Entrada de calendario
action-take-flyer = Volante para imprimir
action-langs = En { $langs }
action-flag = Denunciar esta acción

action-new-title = Agregar una acción local
action-new-alone = La agregas a tu nombre. Queda en borrador hasta que la publique el grupo que convoca.
action-new-closed-text = No está abierta. Pregunta al grupo que convoca.
action-edit-title = Editar: { $title }
action-edit-lead-draft = El borrador solo lo ven quienes responden por la acción.
action-copy-title = Copiar: { $title }
action-copy-lead = Un borrador nuevo con las mismas palabras. Ponle su propia hora y su lugar.
action-save-draft = Guardar el borrador
action-form-group = A nombre de quién
action-form-group-own = A mi nombre
action-form-group-own-hint = La publica el grupo que convoca.
action-form-title = Título
action-form-title-hint = Qué se hace, en pocas palabras.
action-form-kind = Qué se hace allí
action-form-starts = Empieza
action-form-ends = Termina
action-form-zone-place = La zona horaria del lugar
action-form-fold = Esa noche se atrasa el reloj y esta hora se repite. ¿Cuál es?
action-form-fold-earlier = La primera (antes del cambio)
action-form-fold-later = La segunda (después)
action-form-town = Ciudad o código postal
action-form-town-hint = Déjalo vacío si la acción es solo en línea.
action-form-town-several = ¿Cuál de estos lugares es?
action-form-address = Calle y número
action-form-point = Punto exacto en el mapa
action-form-lat = Latitud
action-form-lon = Longitud
action-form-shown = Qué parte del lugar se publica
action-form-online = Enlace para entrar en línea
action-form-online-shown = Quién ve el enlace
action-form-online-all = Todo el mundo
action-form-online-coming = Quienes dicen que vienen
action-form-capacity = Cuántas personas caben
action-form-capacity-hint = Déjalo vacío si no importa. Cuando se llena, se abre una lista de espera.
action-form-capacity-below = Ya van { $going } personas. Si pones menos, conservan su lugar y no entra nadie más.
action-form-access = Qué ayuda a participar
action-form-bring = Qué llevar
action-form-langs = Idiomas
action-form-text = Más detalles
action-form-text-hint = Puedes usar **negrita**, listas y enlaces.
action-form-note = Qué decir a quienes van
action-form-note-hint = Solo se envía si cambió la hora o el lugar.
action-form-rest = Cambiar también todas las siguientes de la serie

action-stale-title = Otra persona guardó esta acción mientras escribías
action-stale-text = No se pierde nada tuyo: está en el formulario. Esto es lo que guardó; si guardas de nuevo, quedan tus palabras.

action-problem-day = Escribe un día como 2026-05-01.
action-problem-hour = Escribe una hora como 18:30.
action-problem-gap = Esa hora no existe: esa noche se adelanta el reloj. Elige otra.
action-problem-fold = Esa hora se repite: esa noche se atrasa el reloj. Elige cuál es.
action-problem-backwards = Termina antes de empezar.
action-problem-too-long = Una acción puede durar 31 días como máximo. Para algo que se repite, usa «Repetir».
action-problem-town = No conocemos este lugar. Escribe una ciudad con su estado o país, o un código postal.
action-problem-town-several = Varios lugares se llaman así. Elige uno abajo.
action-problem-nowhere = Di dónde: una ciudad o código postal, o un enlace para entrar en línea.
action-problem-point = Escribe los dos números con decimales, como 44.9489 y -93.2476.
action-problem-zone = Elige una zona horaria.
action-problem-capacity = Escribe un número del 1 al { $max }.
action-problem-group = Elige un grupo en el que tengas un cargo, o tu propio nombre.
action-problem-step = Elige una opción.
action-problem-reason = Di por qué. Lo leerán quienes pensaban ir.
action-problem-moved = La acción cambió desde que abriste esta página. Mírala de nuevo y elige.
action-problem-publish = Esta acción la publica el grupo que convoca. Ya está avisado.
action-problem-times = Escribe un número del 1 al { $max }.
action-problem-last = Solo quedas tú respondiendo por esta acción. Pide primero a alguien más.

action-state-title = En qué está: { $title }
action-state-now = Ahora: { $state }.
action-state-choose = Qué hacer
action-state-reason = Motivo
action-state-reason-hint = Hace falta para aplazar o cancelar. Lo puede leer todo el mundo.
action-state-go = Hacerlo
action-state-waits = Esta acción la publica el grupo que convoca. No tienes que hacer nada más.
action-step-publish = Publicar
action-step-publish-hint = La ve todo el mundo y se puede decir «voy».
action-step-postpone = Aplazar
action-step-postpone-hint = Será más adelante, pero aún no se sabe cuándo. Si ya lo sabes, edita la hora.
action-step-cancel = Cancelar
action-step-cancel-hint = Sigue visible como cancelada, para que nadie llegue y no encuentre a nadie.
action-step-restore = Sí se hace
action-step-restore-hint = A la hora y en el lugar que están escritos ahora.
action-step-discard = Tirar el borrador
action-step-discard-hint = No se puede deshacer.

action-series-title = Repetir: { $title }
action-series-lead = Las mismas palabras, el mismo lugar y la misma hora en otros días. La hora del reloj no cambia aunque cambie el horario.
action-series-rhythm = Cada cuánto
action-series-weekly = Cada semana
action-series-fortnightly = Cada dos semanas
action-series-monthly-weekday = Cada mes, el mismo día de la misma semana
action-series-monthly-last = Cada mes, el último de ese día de la semana
action-series-monthly-day = Cada mes, en la misma fecha
action-series-times = Cuántas más

action-mail-moved-subject = Cambió: { $title }
action-mail-moved-text =
    Cambió la hora o el lugar de «{ $title }».

    Ahora: { $when }
    { $place }

    { $note }

    Tu comprobante, para cambiar o cancelar:
    { $link }
action-mail-postponed-subject = Se aplaza: { $title }
action-mail-postponed-text =
    «{ $title }» no se hace a la hora que se dijo. Te avisaremos de la nueva.

    Motivo: { $reason }

    Tu comprobante:
    { $link }
action-mail-canceled-subject = Se cancela: { $title }
action-mail-canceled-text =
    «{ $title }» ({ $when }) no se hace.

    Motivo: { $reason }

    Tu comprobante:
    { $link }
action-mail-restored-subject = Sí se hace: { $title }
action-mail-restored-text =
    «{ $title }» sí se hace: { $when }

    Tu comprobante, para cambiar o cancelar:
    { $link }
action-mail-news-subject = Noticias: { $title }
action-mail-news-text =
    { $text }

    Tu comprobante, para cambiar o cancelar:
    { $link }
action-mail-added-subject = Una acción local los espera: { $title }
action-mail-added-text =
    Alguien agregó una acción local a su convocatoria: «{ $title }». Queda en borrador hasta que alguien de ustedes la publique:
    { $link }

keep-actions = Acciones: lo que escriben quienes organizan sobre hora, lugar y accesibilidad, y sus noticias
keep-actions-why = Para que la gente las encuentre y se sume, y después se sepa qué pasó.
keep-actions-who = Todo el mundo, desde que se publican; del lugar, solo lo que quisieron mostrar quienes organizan.
keep-action-organizers = Quiénes responden por una acción a título personal
keep-action-organizers-why = Para que puedan editarla y, si quieren, aparecer con su nombre.
keep-action-organizers-who = Las demás personas que organizan; todo el mundo, si la persona quiso aparecer.
keep-action-messages = Mensajes a quienes organizan una acción, con el correo para responder, cifrados
keep-action-messages-why = Para que quienes organizan los lean y respondan.
keep-action-messages-who = Quienes organizan esa acción.

action-going = { $n ->
    [0] Todavía nadie ha dicho que va
    [one] Va 1 persona
   *[other] Van { $n } personas
}
action-maybe = { $n ->
    [one] tal vez 1
   *[other] tal vez { $n }
}
action-left = { $n ->
    [0] Lleno: hay lista de espera
    [one] Queda 1 lugar
   *[other] Quedan { $n } lugares
}
action-waiting = { $n ->
    [one] 1 persona en lista de espera
   *[other] { $n } personas en lista de espera
}

action-postponed-text = Todavía no se sabe la nueva hora.
action-over-title = Esta acción ya pasó
action-over-text = Gracias a quienes fueron.
action-moved-title = Cambió la hora o el lugar
action-moved-text = Mira otra vez cuándo y dónde es.
action-place-near = Solo se publican la ciudad y el barrio.
action-online = En línea
action-online-after-rsvp = En línea; recibes el enlace cuando dices que vas.
action-tools-title = Para quienes organizan
action-messages-button = Mensajes
action-text-title = Sobre esta acción
action-bring = Qué llevar:
action-by-title = Quiénes organizan
action-by-neighbors = Gente de aquí
action-take-share = Imagen para compartir
action-take-mail = Contárselo a alguien por correo
action-code = Código de esta acción: { $code }

action-card-come = Voy
action-card-see = Ver
action-group-title = Próximas acciones
action-group-none = Por ahora no hay nada planeado.
action-group-drafts = Borradores que los esperan
action-mine-title = Acciones por las que respondo
action-mine-none = Ninguna por ahora.
action-new-button = Agregar una acción

action-new-lead = Un lugar y una hora. Puedes publicarla ya o guardar un borrador.
action-new-lead-call = Un lugar y una hora, dentro de la convocatoria «{ $call }».
action-publish = Publicar
action-edit-lead = Esta acción la ve todo el mundo. Si cambian la hora o el lugar, se avisa a quienes van.
action-form-place = Nombre del lugar
action-form-point-hint = En grados, como 44.9489 y -93.2476. Solo si lo sabes mejor que la ciudad.
action-form-online-hint = Empieza por https://
action-form-bring-hint = Agua, un cartel, zapatos abrigados…
action-form-zone-hint = Normalmente no hay nada que elegir.
action-form-rest-hint = Conservan su día y reciben esta hora y estas palabras.
action-shown-exact = Todo
action-shown-exact-hint = Nombre, calle y punto en el mapa.
action-shown-neighborhood = Solo el barrio
action-shown-neighborhood-hint = La ciudad y el punto con un margen de un kilómetro.
action-shown-after-rsvp = Todo, para quienes van
action-shown-after-rsvp-hint = Los demás solo ven el barrio.
action-state-mails = Se avisa a todas las personas que dieron un correo y lo confirmaron.
action-state-rest-hint = Las que ya pasaron quedan como están.

action-series-make = Crearlas
action-series-later = Las siguientes

action-updates-form-title = Noticias: { $title }
action-updates-lead = Noticias breves para quienes van. Aparecen en la página de la acción.
action-updates-text = La noticia
action-updates-mail = Enviarla también a quienes van y dieron su correo
action-updates-send = Publicarla
action-updates-delete = Retirarla

action-organizers-title = Quiénes responden por ella: { $title }
action-organizers-lead = Pueden editarla, dar noticias y ver quiénes van.
action-organizers-group = Quienes tienen un cargo en { $group }
action-organizers-shown = su nombre está en la página
action-organizers-unshown = su nombre no está en la página
action-organizers-show = Poner mi nombre en la página
action-organizers-hide = Quitar mi nombre de la página
action-organizers-leave = Ya no respondo por ella
action-organizers-invite-title = Pídeselo a alguien
action-organizers-qr = Código QR del enlace
action-organizers-invite-text = Envía este enlace a una persona de confianza. Quien lo abra e inicie sesión podrá responder por la acción contigo.
action-invited-title = Te piden responder por «{ $title }»
action-invited-lead = Si aceptas, podrás editar la acción, dar noticias y ver quiénes van.
action-invited-accept = Acepto
