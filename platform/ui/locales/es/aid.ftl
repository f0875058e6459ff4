### Necesidades y ofertas: el tablero, los formularios, el comprobante, los correos.

## The board
aid-menu = Ayuda
aid-kicker = Ayuda mutua
aid-title = Necesidades y ofertas
aid-lead = Pide un viaje, una comida, una hora de ayuda, u ofrécela. Unimos a ambas partes, y ninguna ve de la otra más de lo necesario.
aid-ask-button = Pedir ayuda
aid-give-button = Ofrecer ayuda
aid-where-button = ¿Dónde puedo ayudar?
aid-no-account = No hace falta cuenta. Recibes un comprobante para cambiarlo o retirarlo.
aid-groups-title = Lo que los grupos necesitan y ofrecen
aid-any-kind = Todo
aid-any-side = Necesidades y ofertas
aid-side = Cuáles
aid-side-needs = Necesidades
aid-side-offers = Ofertas
aid-filter-button = Mostrar
aid-show-all = Mostrar todo
aid-nothing-found = Por ahora no hay nada que encaje con esta búsqueda.
aid-nothing = Ningún grupo ha pedido ni ofrecido nada todavía.
aid-counts-title = Lo que la gente pide y ofrece
aid-counts-none = Todavía no hay en ninguna localidad suficientes peticiones para mostrar un número.
aid-counts-each-few = Menos de 5 de cada tipo.
aid-count-few = menos de 5
aid-count-about = al menos { NUMBER($n) }
aid-count-ask = piden: { $said }
aid-count-offer = ofrecen: { $said }
aid-counts-rule = Los números son los de la última medianoche (UTC), redondeados hacia abajo de cinco en cinco. No se nombra una localidad con menos de cinco. Lo que pide una persona solo lo leen quienes cuidan este sitio y la otra parte, cuando ambas aceptaron.
aid-how-title = Cómo funciona
aid-how-ask = Pide u ofrece
aid-how-ask-text = Di qué, más o menos dónde y cuándo. Basta un código postal o una localidad; nunca pedimos tu dirección.
aid-how-match = Alguien del equipo propone un encuentro
aid-how-match-text = No por orden de llegada: se combina lo cercano, lo urgente y lo que lleva esperando, de la mejor forma para todo el mundo.
aid-how-meet = Ambas partes aceptan y luego hablan
aid-how-meet-text = Primero se escriben por medio de este sitio. Tú decides si muestras un teléfono.
aid-how-helped = Hasta ahora ha funcionado al menos { NUMBER($n) } veces.

## Kinds, and how much of them
aid-kind-volunteers = Voluntariado
aid-kind-skill = Una habilidad
aid-kind-ride = Un viaje
aid-kind-food = Comida
aid-kind-money = Dinero
aid-kind-space = Espacio
aid-kind-childcare = Cuidado infantil
aid-kind-translation = Traducción
aid-kind-thing = Un objeto
aid-is-needed = Se necesita: { $kind }
aid-is-offered = Se ofrece: { $kind }
aid-role = Puesto de voluntariado
aid-quantity-people = { $n ->
    [one] 1 persona
   *[other] { $n } personas
}
aid-quantity-seats = { $n ->
    [one] 1 asiento
   *[other] { $n } asientos
}
aid-quantity-meals = { $n ->
    [one] 1 comida o caja
   *[other] { $n } comidas o cajas
}
aid-quantity-dollars = { NUMBER($n) } dólares
aid-quantity-places = { $n ->
    [one] 1 lugar
   *[other] { $n } lugares
}
aid-quantity-children = { $n ->
    [one] 1 criatura
   *[other] { $n } criaturas
}
aid-quantity-pieces = { $n ->
    [one] 1 unidad
   *[other] { $n } unidades
}

## Skills, times, urgency
aid-skill-cooking = Cocinar
aid-skill-driving = Conducir
aid-skill-lifting = Cargar
aid-skill-repairs = Construir y reparar
aid-skill-languages = Interpretar
aid-skill-children = Infancia
aid-skill-health = Primeros auxilios, salud
aid-skill-law = Derecho
aid-skill-books = Contabilidad, subvenciones
aid-skill-tech = Computación
aid-skill-design = Diseño, imágenes
aid-skill-teaching = Enseñar
aid-skill-organizing = Organizar
aid-skill-listening = Escuchar
aid-slot-week-morning = Mañanas entre semana
aid-slot-week-afternoon = Tardes entre semana
aid-slot-week-evening = Noches entre semana
aid-slot-end-morning = Mañanas de fin de semana
aid-slot-end-afternoon = Tardes de fin de semana
aid-slot-end-evening = Noches de fin de semana
aid-urgency-later = Puede esperar
aid-urgency-soon = En los próximos días
aid-urgency-now = Hoy o mañana
aid-effort-now-and-then = De vez en cuando
aid-effort-hour = Una o dos horas a la semana
aid-effort-half-day = Medio día a la semana
aid-effort-day = Un día a la semana o más
aid-recurs-once = Una vez
aid-recurs-weekly = Cada semana
aid-recurs-monthly = Cada mes
aid-from = Desde el { $day }
aid-until = Hasta el { $day }
aid-reach-up-to = Hasta { $distance } de distancia

## The forms
aid-need-title = Pedir ayuda
aid-need-lead = Sin cuenta, sin nombre, sin dirección. Solo lo lee el equipo que cuida este sitio; buscamos a alguien que encaje y les preguntamos a ambas partes.
aid-give-title = Ofrecer ayuda
aid-give-lead = Di qué puedes dar y hasta dónde irías. Te preguntamos antes de que nadie sepa de ti.
aid-role-title = Describir un puesto de voluntariado
aid-role-lead = Una tarea para la que tu grupo busca gente una y otra vez. Es pública, con el nombre de tu grupo.
aid-role-no-group = Solo quienes coordinan o representan un grupo pueden describir un puesto de voluntariado.
aid-change-title = Cambiarlo
aid-change-button = Guardar
aid-need-button = Pedirlo
aid-give-send = Ofrecerlo
aid-role-button = Publicar el puesto
aid-answers-title = Tu respuesta va dirigida a:
aid-in-name = En nombre de quién
aid-in-name-hint = En nombre de un grupo es público. A título personal queda sellado.
aid-for-myself = A título personal
aid-kind = Qué
aid-need-words = ¿Qué necesitas, en pocas palabras?
aid-need-words-hint = Por ejemplo: ir a la clínica de la calle Lake y volver.
aid-give-words = ¿Qué ofreces, en pocas palabras?
aid-give-words-hint = Por ejemplo: tengo un coche con cuatro asientos libres.
aid-role-name = Nombre del puesto
aid-role-name-hint = Por ejemplo: recibir a la gente en la cocina de los martes.
aid-details = Algo más
aid-details-hint = Por favor, sin nombres, direcciones ni teléfonos de nadie.
aid-effort = Cuánto tiempo requiere
aid-training = Formación
aid-training-hint = Lo que hay que saber, o lo que ustedes enseñan.
aid-quantity = Cuánto
aid-quantity-hint = Personas, asientos, comidas, unidades; si es dinero, dólares.
aid-town = Código postal o localidad
aid-town-hint = Solo se guarda su punto central, nunca tu dirección.
aid-town-pick = Hay varias. ¿Cuál?
aid-reach = Hasta dónde irías
aid-urgency = ¿Qué tan urgente es?
aid-slots = Momentos que convienen
aid-slots-hint = Déjalo vacío si vale cualquier momento.
aid-first-day = Primer día
aid-last-day = Último día
aid-open-for = Mantenerlo abierto
aid-open-for-hint = Después termina solo. Puedes renovarlo con un clic.
aid-days = { $n ->
    [one] 1 día
   *[other] { $n } días
}
aid-recurs = Con qué frecuencia
aid-abilities = Idiomas y habilidades
aid-langs = Idiomas
aid-langs-hint = En los que puedes hablar; para traducir, ambos idiomas.
aid-skills-wanted = Habilidades que ayudan
aid-skills-brought = Habilidades que aportas
aid-contact-title = Cómo contactarte (sellado)
aid-contact-text = Nadie ve esto a menos que ambas partes acepten y pulses «mostrar».
aid-contact = Para la otra parte
aid-contact-hint = Un teléfono, un nombre en una mensajería, un correo: como quieras.
aid-mail = Correo para novedades de esto
aid-mail-hint = No se muestra a nadie. El sitio te escribe cuando encuentra a alguien.
aid-keeps = Las palabras y el contacto se guardan cifrados y se borran 30 días después del final.

## The page of a group’s need or offer
aid-answer-title = ¿Puedes ser tú?
aid-answer-text = No hace falta cuenta. El grupo ve tu respuesta y hablan cuando ambas partes dicen que sí.
aid-i-can-help = Puedo ayudar
aid-i-could-use = Me vendría bien
aid-closed-title = Esto ya terminó
aid-closed-text = Ya no se aceptan respuestas.
aid-manage = Gestionar
aid-flag = Algo está mal aquí

## Three questions
aid-help-title = ¿Dónde puedo ayudar?
aid-help-lead = Tres preguntas cortas. Tus respuestas quedan en esta consulta; no se guardan.
aid-help-step = Pregunta { NUMBER($n) } de 3
aid-help-what = ¿Qué podrías dar?
aid-help-what-hint = Elige lo que quieras, o nada.
aid-help-where = ¿Dónde estás?
aid-help-where-hint = Un código postal o una localidad.
aid-help-when = ¿Cuándo tienes tiempo?
aid-help-next = Siguiente
aid-help-show = Ver lo que encaja
aid-help-found-title = Puedes ayudar cerca de { $place }
aid-help-found-lead = Grupos que buscan a alguien como tú, lo que mejor encaja primero.
aid-help-found-none = Ahora ningún grupo de esa zona busca esto. Quizás sí alguna persona: ofrécelo y la buscamos.
aid-help-offer-title = O deja que busquemos a alguien
aid-help-offer-text = Mucha gente pide en silencio. Haz una oferta y el equipo te propone con quién encaja.
aid-help-offer = Hacer una oferta
aid-help-again = Volver a empezar

## The receipt
aid-receipt-title = Tu comprobante
aid-receipt-note = Con este enlace o código ves a quién se encontró, lo cambias o lo retiras. Quien lo tenga también puede: guárdalo para ti.
aid-qr-title = Código QR de tu comprobante
aid-qr-text = Escanéalo para guardar el comprobante en tu teléfono.
aid-state-open = Abierto
aid-open-text = Estamos buscando a alguien. Sigue abierto hasta el { $day }.
aid-state-promised = Se encontró a alguien
aid-promised-text = Todo está prometido. Mira más abajo.
aid-state-done = Listo
aid-done-text = Todo se entregó. Gracias. Se borra después de 30 días.
aid-state-expired = Terminado
aid-expired-text = Se acabó su tiempo. Puedes renovarlo con un clic; si no, se borra después de 30 días.
aid-state-withdrawn = Retirado
aid-withdrawn-text = Tus palabras y tu contacto se borraron.
aid-withdrawn-title = Está retirado
aid-state-hidden = Oculto
aid-hidden-text = El equipo que cuida este sitio lo quitó de la vista.
aid-back = Volver a necesidades y ofertas
aid-mail-wait-title = Un paso más
aid-mail-wait-text = Te enviamos un correo. Abre el enlace para que podamos avisarte cuando encontremos a alguien.
aid-matches-title = A quién encontramos
aid-matches-none = Todavía a nadie. Vuelve a esta página o deja un correo para que te avisemos.
aid-found-offer = Alguien ofrece: { $kind }
aid-found-need = Alguien necesita: { $kind }
aid-match-asks = Una propuesta para ti
aid-match-waits = Esperando a la otra parte
aid-match-accepted = Ambas partes aceptaron
aid-match-passed = No se concretó
aid-match-lapsed = Nadie respondió a tiempo
aid-match-met = Funcionó
aid-match-partly = Ayudó en parte
aid-match-not-met = No funcionó
aid-same-area = en la misma zona
aid-away = a { $distance }
aid-ask-text = La otra parte sabe igual de poco de ti. Si ambas aceptan, pueden escribirse aquí.
aid-accept = Aceptar
aid-pass = Paso
aid-you-accepted = Aceptaste. Cuando la otra parte acepte, podrán escribirse.
aid-message = Tu mensaje
aid-message-hint = El sitio lo transmite; no se muestra ninguna dirección.
aid-message-send = Enviar
aid-you-wrote = Tú
aid-they-wrote = La otra parte
aid-contact-shown = Cómo contactar a la otra parte
aid-show-contact = Mostrar cómo contactarme
aid-show-contact-hint = Solo lo ve esta otra parte.
aid-you-show = La otra parte ve cómo contactarte.
aid-no-contact = No has dicho cómo contactarte.
aid-add-contact = Agregarlo
aid-outcome-title = ¿Cómo salió?
aid-outcome-met = Funcionó
aid-outcome-partly = En parte
aid-outcome-not-met = No funcionó
aid-manage-title = Cambiarlo o terminarlo
aid-renew-button = Renovar por { NUMBER($n) } días
aid-renew-too-late = Terminó hace demasiado. Haz uno nuevo, por favor.
aid-withdraw-title = Retirarlo
aid-withdraw-text = Tus palabras y tu contacto se borran enseguida. Los encuentros en curso terminan.
aid-withdraw-button = Retirar
aid-find-title = Encuentra tu petición u oferta
aid-find-lead = Con el código o el enlace de tu comprobante.
aid-find-code = Código o enlace
aid-find-code-hint = 36 letras y cifras; no importan los espacios ni las mayúsculas.
aid-find-button = Mostrarlo
aid-confirm-title = ¿Es este tu correo?
aid-confirm-text = Pulsa el botón y te escribimos cuando encontremos a alguien.
aid-confirm-button = Sí, escríbanme
aid-confirmed-title = Gracias
aid-confirmed-text = Te escribimos cuando encontremos a alguien.

## On a group’s page and on my page
aid-group-title = Necesidades y ofertas
aid-group-none = Nada abierto por ahora.
aid-group-manage = Necesidades, ofertas y encuentros
aid-group-need = Pedir algo
aid-group-offer = Ofrecer algo
aid-group-role = Describir un puesto
aid-mine-title = Mis peticiones y ofertas
aid-mine-none = Lo que pidas u ofrezcas con tu sesión abierta aparece aquí, solo para ti.
aid-mine-waiting = { $n ->
    [one] 1 espera tu respuesta
   *[other] { $n } esperan tu respuesta
}

## Mails
aid-mail-confirm-subject = Confirma este correo, por favor
aid-mail-confirm-text =
    Alguien, probablemente tú, pidió ayuda o la ofreció y dio este correo.

    Si fuiste tú, abre este enlace y pulsa el botón para que podamos avisarte cuando encontremos a alguien:
    { $confirm }

    Tu comprobante, para cambiar o retirar:
    { $link }

    Si no fuiste tú, no hagas nada. El correo se borra junto con la petición.
aid-mail-proposed-subject = Encontramos a alguien
aid-mail-proposed-text =
    Encontramos a alguien para lo que pediste u ofreciste. Míralo y acepta o pasa:
    { $link }
aid-mail-accepted-subject = Ambas partes aceptaron
aid-mail-accepted-text =
    La otra parte también aceptó. Pueden escribirse aquí:
    { $link }
aid-mail-message-subject = Un mensaje para ti
aid-mail-message-text =
    La otra parte te escribió. Léelo aquí:
    { $link }
aid-mail-ending-subject = Termina pronto
aid-mail-ending-text =
    Lo que pediste u ofreciste termina en unos días. Puedes renovarlo con un clic:
    { $link }

## What can be wrong
aid-problem-kind = Elige de qué se trata.
aid-problem-town = No encontramos ese lugar. Prueba con un código postal o con la localidad y su estado.
aid-problem-town-several = Hay varios lugares con ese nombre. Elige uno abajo.
aid-problem-quantity = Escribe un número del 1 al { $max }.
aid-problem-skills = Elige al menos una habilidad.
aid-problem-langs = Elige los dos idiomas entre los que hay que traducir.
aid-problem-day = Escribe un día, por ejemplo 2026-11-30.
aid-problem-window = El último día no puede ser anterior al primero.
aid-problem-group = Elige un grupo.
aid-problem-gone = Mientras tanto esto terminó. Tus palabras siguen en el formulario; envíalo sin la respuesta.
aid-problem-other-kind = Tu respuesta debe ser del mismo tipo.
aid-problem-too-few = Esto no se puede repartir: hace falta lo suficiente para todo a la vez.
aid-problem-given = Ya se prometieron { $given }. Escribe al menos esa cantidad.
aid-problem-receipt = Este no es un comprobante nuestro. Revisa las letras o abre el enlace que guardaste.

## What is kept
keep-aids = Lo que alguien pide u ofrece: tipo, localidad, horarios; las palabras y el contacto de una persona, cifrados
keep-aids-why = Para unir necesidades y ofertas. Se borra 30 días después de terminar.
keep-aids-who = Lo de un grupo: todo el mundo. Lo de una persona: el equipo que cuida este sitio y la otra parte cuando ambas aceptaron. El contacto: solo a quien su titular se lo muestra.
