### Votos sobre afirmaciones y el mapa de opiniones.

## La tarjeta
opinion-agree = De acuerdo
opinion-disagree = En desacuerdo
opinion-pass = Paso
opinion-skip = Saltar
opinion-skipped = Saltada
opinion-matters = Esto me importa
opinion-matters-tag = me importa
opinion-progress = Afirmación { NUMBER($n) } de { NUMBER($of) } · elegida para ti
opinion-nobody-sees = Nadie ve cómo votaste.
opinion-add-own = Añade una afirmación tuya
opinion-translated = Traducción voluntaria.
opinion-bracketed = Aparte, por ahora: { $note }
opinion-go-vote = Seguir votando
opinion-done-title = Ya contestaste todo
opinion-done-text = { $n ->
    [one] Votaste 1 afirmación. Vuelve cuando haya nuevas.
   *[other] Votaste { $n } afirmaciones. Vuelve cuando haya nuevas.
}
opinion-done-skipped = { $n ->
    [one] Mira la que saltaste
   *[other] Mira las { $n } que saltaste
}
opinion-nothing-title = Todavía no hay nada que votar
opinion-nothing-text = Todavía no hay afirmaciones.
opinion-sign-in-title = Solo para integrantes
opinion-sign-in-text = Aquí participan integrantes de { $group }. Inicia sesión primero.
opinion-sign-in-button = Iniciar sesión
opinion-roll-title = Abre tu enlace personal
opinion-roll-text = Aquí se participa con un enlace personal de quienes facilitan. Abre el tuyo y vota.
opinion-begin-title = Participa
opinion-begin-text = Votas una afirmación breve tras otra. Sin cuenta: tu navegador guarda una cookie para que puedas seguir y cambiar tus votos.
opinion-begin-button = Empezar
opinion-closed-title = Ahora no se vota
opinion-closed-over = Todo lo que se dijo está en el informe.
opinion-closed-before = Todavía no está abierta.
opinion-cookie-title = Tu navegador no guardó la cookie
opinion-cookie-text = Sin ella cada voto empieza de nuevo. Permite las cookies de este sitio o usa otro navegador.
opinion-read-report = Leer el informe
opinion-all-statements = Todas las afirmaciones

## Mis votos, y cómo volver
opinion-mine-title = Mis votos
opinion-mine-lead = Puedes cambiar cada voto mientras la conversación esté abierta.
opinion-mine-none = Todavía no has votado.
opinion-own-title = Afirmaciones que añadiste
opinion-link-title = Mi enlace para volver
opinion-link-lead = Con este enlace sigues donde estás, también en otro dispositivo.
opinion-link-code = Tu código
opinion-link-note = No lo compartas: quien lo tenga puede ver y cambiar tus votos.
opinion-link-qr = Código QR del enlace
opinion-link-none = Todavía no has votado, así que no hay adónde volver.
opinion-return-title = Volver
opinion-return-text = Sigues en este navegador con los votos de este enlace.
opinion-return-button = Seguir

## El mapa
opinion-map-title = El mapa: { $question }
opinion-map-heading = El mapa
opinion-map-label = Mapa de { NUMBER($people) } personas en { NUMBER($camps) } campos
opinion-close-alike = Quienes están cerca votaron parecido.
opinion-whole-map = Ver el mapa entero
opinion-you = tú
opinion-you-near = Estás más cerca del campo { $letter }.
opinion-you-here = El anillo muestra dónde estás.
opinion-camp = Campo { $letter }
opinion-camp-share = Campo { $letter } · { NUMBER($percent) } %
opinion-camp-of = campo { $letter } ({ NUMBER($percent) } %)
opinion-camp-people = { $n ->
    [one] 1 persona, { NUMBER($percent) } % de las que están en el mapa
   *[other] { $n } personas, { NUMBER($percent) } % de las que están en el mapa
}
opinion-everybody = Todo el mundo
opinion-few = muy pocas
opinion-too-few-title = Muy pocos votos para saberlo
opinion-too-few-text = { $n ->
    [0] Nadie ha votado todavía. El mapa aparece cuando unas diez personas hayan votado siete afirmaciones cada una.
    [one] Ha votado una persona. El mapa aparece cuando unas diez personas hayan votado siete afirmaciones cada una.
   *[other] Han votado { $n } personas. El mapa aparece cuando unas diez personas hayan votado siete afirmaciones cada una.
}
opinion-one-cloud-text = No hay campos: la gente contesta de muchas maneras que no forman grupos.
opinion-sentence-people = { $people ->
    [0] Nadie ha votado todavía.
    [one] Una persona ha emitido { NUMBER($votes) } votos.
   *[other] { $people } personas han emitido { NUMBER($votes) } votos.
}
opinion-sentence-camps = Forman { NUMBER($n) } campos: { $camps }.
# One of the statements in the sentence below.
opinion-quoted = «{ $text }»
opinion-sentence-agree = En todos ellos hay acuerdo con { $statements }.

## Dónde hay acuerdo, dónde no
opinion-agree-title = En qué coinciden todos
opinion-column-statement = Afirmación
opinion-common-caption = La mayoría de cada campo está de acuerdo
opinion-against-caption = La mayoría de cada campo está en desacuerdo
opinion-common-none = Todavía no hay una afirmación con la que esté de acuerdo la mayoría de cada campo.
opinion-differ-title = En qué diferimos
opinion-differ-caption = Qué parte está de acuerdo, lado a lado
opinion-differ-none = No hay campos cuyas respuestas estén lejos unas de otras.
opinion-camps-title = Cada campo en sus propias afirmaciones
opinion-camps-lead = Lo que la gente de un campo dice más a menudo que el resto. Los campos resultan de cómo se vota; nadie eligió uno.
opinion-own-agree = { NUMBER($percent) } % de acuerdo:
opinion-own-disagree = { NUMBER($percent) } % en desacuerdo:
opinion-propose-how = Abre una afirmación para convertirla en el borrador de una propuesta.

## Cuán seguro es
opinion-sure-title = ¿Cuán seguro es esto?
opinion-sure-thin = Una primera impresión: más votos aún pueden cambiarla mucho.
opinion-sure-fair = Hay cierta base; los detalles aún pueden cambiar.
opinion-sure-firm = Bien fundado: mucha gente con muchos votos cada una.
opinion-sure-placed = { NUMBER($placed) } de { NUMBER($people) } personas votaron suficientes afirmaciones para tener un lugar en el mapa.
opinion-sure-each = En promedio, cada persona votó { NUMBER($each) } de { NUMBER($all) } afirmaciones.
opinion-sure-floor = No se muestra nada que se apoye en menos de { NUMBER($n) } personas.
opinion-sure-chosen = Muestra a quienes participaron, no a todo el mundo. Los mismos votos dan siempre el mismo mapa.
opinion-apart-clear = Los campos están claramente separados.
opinion-apart-some = Los campos se solapan en los bordes.
opinion-apart-little = Los campos se mezclan; tómalos como un indicio.

## Cuándo llegó la gente
opinion-arrivals-title = Cuándo llegó la gente
opinion-arrivals-lead = Para quienes facilitan: una ola repentina que vota igual puede ser una campaña. Aquí no se identifica a nadie.
opinion-arrivals-caption = { $hours ->
    [one] Personas nuevas, hora por hora
   *[other] Personas nuevas, en tramos de { $hours } horas
}
opinion-arrivals-caption-days = { $days ->
    [one] Personas nuevas, día por día
   *[other] Personas nuevas, en tramos de { $days } días
}
opinion-arrivals-when = Desde
opinion-arrivals-people = Personas nuevas
opinion-arrivals-bar = Comparación
opinion-arrivals-same = Con votos idénticos
opinion-arrivals-none = Todavía no ha llegado nadie.
opinion-arrivals-note = Las horas son UTC. «Con votos idénticos» cuenta a quienes, con al menos cinco votos, votaron exactamente igual que otra persona llegada en el mismo tramo. Los tramos de pocas personas no se desglosan.

## El informe
opinion-report-title = Informe: { $question }
opinion-report-kicker = Informe de una conversación
opinion-report-lead = { $people ->
    [one] Una persona emitió { NUMBER($votes) } votos sobre { NUMBER($statements) } afirmaciones.
   *[other] { $people } personas emitieron { NUMBER($votes) } votos sobre { NUMBER($statements) } afirmaciones.
}
opinion-report-held = La organizó
opinion-report-when = Cuándo
opinion-report-who = Quién podía participar
opinion-report-qr = Código QR de este informe
opinion-report-aside = Diferencias dejadas aparte
opinion-report-data = Los datos
opinion-data-statements = Afirmaciones y recuentos (CSV)
opinion-data-map = El mapa (JSON)
opinion-data-votes = Votos de participantes (CSV)
opinion-data-text = Los recuentos de menos de { NUMBER($n) } personas se omiten.

## Lo que guarda este servidor
keep-opinion-votes = Votos sobre afirmaciones
keep-opinion-votes-why = Son la conversación: votos bajo un número al azar, con la hora en que alguien llegó. Se borran 30 días después de retirar una conversación.
keep-opinion-votes-who = Nadie los ve uno por uno, salvo que la conversación dijera al empezar que se publican.
keep-opinion-maps = Mapas de opiniones
keep-opinion-maps-why = El último mapa de cada conversación, para que se vea enseguida.
keep-opinion-maps-who = Quien pueda ver la conversación.
