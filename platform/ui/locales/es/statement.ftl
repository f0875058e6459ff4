### Afirmaciones: una frase que se propone a quienes participan.

statement-title = Afirmación { NUMBER($n) }
statement-original = En palabras de quien la escribió
statement-merged-into = Unida a la afirmación { NUMBER($n) }
statement-my-vote = Tu voto
statement-votes-title = Cómo votó la gente
statement-votes-caption = { $n ->
    [one] Contestó 1 persona
   *[other] Contestaron { $n } personas
}
statement-no-votes = No está abierta a votos, así que no hay cifras.
statement-column-who = Quién
statement-column-agree = De acuerdo
statement-column-disagree = En desacuerdo
statement-column-pass = Paso
statement-column-votes = Votos
statement-column-when = Cuándo
statement-column-decision = Decisión
statement-column-reason = Motivo
statement-list-caption = Afirmaciones abiertas a votos
statement-order = Orden
statement-order-votes = Más votos
statement-order-newest = Más recientes
statement-order-agreement = Más acuerdo

## En qué punto está
statement-state-waiting = En espera
statement-state-accepted = Aceptada
statement-state-rejected = Rechazada
statement-state-merged = Unida a otra

## Una nueva
statement-new-lead = Di lo que quieres en una frase con la que se pueda estar de acuerdo o no.
statement-new-body = Tu afirmación
statement-new-hint = Una sola idea, { NUMBER($max) } caracteres como máximo.
statement-new-send = Añadir la afirmación
statement-new-different = La mía dice otra cosa: añadirla
statement-similar-title = Alguien ya dijo algo parecido
statement-similar-text = ¿Es una de estas? Entonces vótala: lo que mucha gente dice junta cuenta más.
statement-rule-one-idea = Una idea cada vez: no se puede estar de acuerdo con media frase.
statement-rule-no-names = Sin nombres de particulares, sin insultos.
statement-rule-moderated = Alguien que facilita revisa las afirmaciones. Lo que se rechaza, se rechaza con un motivo público.
statement-added-title = Tu afirmación se añadió
statement-added-open = Ya se puede votar. Tu propio voto es «de acuerdo»; puedes cambiarlo.
statement-added-waiting = Primero la mira alguien que facilita. En «Mis votos» ves en qué punto está.
statement-problem-short = Escribe una frase.
statement-problem-same = Exactamente esto ya se dijo. Mejor vótalo.
statement-problem-seed-long = Una línea tiene más de { NUMBER($max) } caracteres.
statement-problem-seeds = Como máximo { NUMBER($max) } a la vez.

## Para empezar
statement-seeds-title = Afirmaciones para empezar
statement-seeds-lead = Pon opiniones distintas, también las que no compartes.
statement-seeds-lines = Afirmaciones, una por línea
statement-seeds-kind = ¿De qué tratan?
statement-seeds-plain = De la pregunta
statement-seeds-plain-hint = Dan forma al mapa.
statement-seeds-meta = De una misma persona
statement-seeds-meta-hint = Por ejemplo «Vivo de alquiler». Llegan tarde y no dan forma al mapa.
statement-seeds-send = Añadirlas

## Dejar una diferencia aparte
statement-bracket-title = Aparte, por ahora
statement-bracket-form = Dejar aparte esta diferencia
statement-bracket-note = ¿Por qué, y cuándo la retoman?
statement-bracket-hint = La afirmación sigue a la vista, con esta nota. Déjala vacía para retomar la diferencia.
statement-bracket-send = Guardar la nota

## La cola
statement-queue-title = Afirmaciones en espera
statement-queue-count = { $n ->
    [one] 1 afirmación en espera
   *[other] { $n } afirmaciones en espera
}
statement-queue-lead = Las parecidas están juntas. Pueden trabajar aquí varias personas a la vez.
statement-queue-none = Aquí no espera nada.
statement-queue-states = Afirmaciones según en qué punto están
statement-queue-choose = Elige afirmaciones y decide abajo
statement-queue-alike = { NUMBER($n) } que dicen casi lo mismo
statement-queue-reason = ¿Por qué?
statement-queue-reason-hint = Hace falta para rechazar. Todo el mundo puede leerlo.
statement-queue-into = Unir a la afirmación número
statement-queue-into-hint = Una aceptada. Los votos de todas se conservan y se cuentan juntos; se puede deshacer.
statement-queue-done = { $n ->
    [0] No se decidió nada
    [one] Se decidió 1 afirmación
   *[other] Se decidieron { $n } afirmaciones
}
statement-queue-changed = { $n ->
    [one] Otra persona había decidido una de ellas entretanto; queda como la dejó.
   *[other] Otra persona había decidido { $n } de ellas entretanto; quedan como las dejó.
}
statement-do-accept = Aceptar
statement-do-reject = Rechazar
statement-do-merge = Unir
statement-do-back = De nuevo en espera
statement-lang-unknown = idioma no claro
statement-problem-none-chosen = Marca al menos una afirmación.
statement-problem-reason = Di por qué; todo el mundo podrá leerlo.
statement-problem-into = Escribe el número de una afirmación aceptada que no esté entre las marcadas.

## El registro
statement-log-title = Decisiones sobre afirmaciones
statement-log-lead = Qué decidieron quienes facilitan y por qué, lo más reciente primero.
statement-log-none = Todavía no se decidió nada.
statement-log-hidden = (no se muestra)
statement-log-accepted = Aceptada
statement-log-rejected = Rechazada
statement-log-merged = Unida a la { NUMBER($n) }
statement-log-bracketed = Dejada aparte
statement-log-unbracketed = Retomada
statement-log-waiting = De nuevo en espera

## Traducciones
statement-translate-title = Ayuda a traducir
statement-translate-lead = Los votos se comparten: una afirmación en dos idiomas es una sola.
statement-translate-to = ¿A qué idioma?
statement-translate-none = Todo está traducido. Gracias.
statement-translate-body = En { $lang }
statement-translate-send = Guardar

## Lo que guarda este servidor
keep-opinion-statements = Afirmaciones
keep-opinion-statements-why = Lo que la gente propone a otra en una conversación, y lo que se decidió sobre ello.
keep-opinion-statements-who = Todo el mundo; lo que espera o se rechazó, quienes facilitan y quien lo escribió.

## Del acuerdo a la propuesta
statement-propose-title = Del acuerdo a la propuesta
statement-propose-common = La mayoría de cada campo está de acuerdo. Conviértelo en propuesta y decidan.
statement-propose-other = Todavía no todo el mundo está de acuerdo. Aun así puedes convertirlo en propuesta.
statement-became-title = En qué se convirtió
statement-propose-button = Redactar una propuesta
statement-propose-numbers = De la conversación «{ $question }»: { NUMBER($agree) } de { NUMBER($seen) } personas que contestaron están de acuerdo.
statement-propose-camp = Campo { $letter }: { NUMBER($percent) } % de acuerdo.
