### Consejos: grupos que los forman y lo que pesan, resoluciones, ratificación.

## La página de un consejo
council-title = Cómo decide { $group } mediante delegaciones
council-title-part = Los consejos en los que está { $group }
council-lead = Los grupos que lo forman envían delegadas y delegados. Ellos deciden; lo de mayor alcance vuelve a los grupos.
council-lead-off = Hay grupos que forman parte de él, pero no decide mediante sus delegaciones. Sus responsables pueden acordarlo.
council-lead-part = Un grupo puede estar en varios consejos a la vez, con delegaciones propias.
council-card = Delegaciones y grupos
council-card-part = Consejos en los que está
council-rules-heading = Las reglas
council-rules-edit = Cambiar las reglas
council-rules-set = Decidir mediante delegaciones
council-ask = Plantear una pregunta a las delegaciones
council-bodies = Grupos y puestos
council-bodies-none = Todavía ningún grupo forma parte de este consejo.
council-bodies-invite = Grupos que forman parte de él
council-committees-title = Los comités no tienen peso
council-committees = Un comité de este consejo trabaja para él y no tiene peso propio, tampoco cuando envía delegaciones. El que deba decidir como grupo pide formar parte del consejo, como cualquier otro.
council-picture = { $n ->
    [one] El árbol dibujado, con 1 grupo; la lista de abajo dice lo mismo.
   *[other] El árbol dibujado, con { $n } grupos; la lista de abajo dice lo mismo.
}
council-hidden-body = Un grupo que no es público
council-weight = Peso { $weight }
council-members = { $n ->
    [one] 1 miembro
   *[other] { $n } miembros
}
council-seats = { $seats ->
    [one] { $filled } de 1 puesto ocupado
   *[other] { $filled } de { NUMBER($seats) } puestos ocupados
}
council-seats-none = Aún sin puestos: no envía a nadie
council-seat-filled = Puesto { $number }: ocupado
council-seat-empty = Puesto { $number }: vacante
council-also = También está en { $councils }
council-wholes = Consejos superiores
council-wholes-none = No está en ningún consejo.
council-more = { $n ->
    [one] Hay 1 grupo más que no se muestra aquí.
   *[other] Hay { $n } grupos más que no se muestran aquí.
}
council-resolutions = Lo que se planteó a las delegaciones
council-resolutions-none = Nada todavía.

## Las reglas en frases
council-rule-one = Todos los grupos pesan lo mismo: uno.
council-rule-size = Un grupo pesa uno por cada { $members } miembros completos, al menos { $floor } y como mucho { $cap }.
council-rule-divide = El peso de un grupo se reparte entre quienes lo representan al abrirse la votación: cada cual emite la misma parte, en fracciones exactas. Desde entonces las partes no cambian; quien asume un puesto asume su parte, y la parte de un puesto vacante no se emite.
council-rule-open = Las delegaciones votan con papeletas abiertas: los miembros ven lo que se emitió en su nombre.
council-rule-asks-never = Lo que deciden las delegaciones vale de inmediato.
council-rule-asks-mandates = Una decisión vuelve a los grupos cuando el mandato de alguna delegación dice que hay algo que llevar de vuelta.
council-rule-asks-always = Toda decisión aprobada vuelve a los grupos.
council-rule-bodies-half = La ratifica más de la mitad de todos los grupos
council-rule-bodies-two-thirds = La ratifican al menos dos tercios de todos los grupos
council-rule-bodies-three-quarters = La ratifican al menos tres cuartos de todos los grupos
# Sigue a la frase anterior.
council-rule-members-half = y más de la mitad de los miembros que dicen sí o no, sumando todos los grupos.
council-rule-members-two-thirds = y al menos dos tercios de los miembros que dicen sí o no, sumando todos los grupos.
council-rule-members-three-quarters = y al menos tres cuartos de los miembros que dicen sí o no, sumando todos los grupos.
council-rule-days = { $n ->
    [one] Los grupos tienen 1 día. El grupo que no decide a tiempo no ha ratificado.
   *[other] Los grupos tienen { $n } días. El grupo que no decide a tiempo no ha ratificado.
}

## El formulario de las reglas
council-rules-title = Lo que pesan los grupos en { $group }
council-rules-lead = Lo lee quien pueda ver el grupo. Lo que ya está abierto conserva las reglas con las que se abrió.
council-field-weighing = Lo que pesa un grupo
council-field-weighing-one = Todos lo mismo
council-field-weighing-size = Según el número de sus miembros
council-field-weighing-size-hint = Por tramos completos, entre un mínimo y un máximo. En un grupo que es a su vez un consejo cuentan los miembros de sus grupos.
council-field-members = Miembros para un peso de uno
council-field-members-hint = Solo según el tamaño: con 50, un grupo de 120 miembros pesa 2.
council-field-floor = Mínimo: el menor peso
council-field-cap = Máximo: el mayor peso
council-problem-cap = El máximo no puede ser menor que el mínimo.
council-field-asks = Lo que vuelve a los grupos
council-field-asks-never = Nada
council-field-asks-mandates = Lo que piden los mandatos
council-field-asks-always = Toda decisión aprobada
council-field-bodies = Cuántos grupos deben ratificar
council-field-share = Cuántos de los miembros que responden deben ratificar
council-share-half = Más de la mitad
council-share-two-thirds = Al menos dos tercios
council-share-three-quarters = Al menos tres cuartos
council-field-days = Días para que respondan los grupos

## Una pregunta a las delegaciones
council-new-title = Plantear una pregunta a las delegaciones
council-new-lead = Una votación nominal de quienes tienen ahora un puesto en { $group }, según sus reglas permanentes. Los pesos quedan fijos al abrirse.
council-new-weights = Lo que pesa ahora cada grupo
council-new-open = Abrir la votación
council-new-nobody = Nadie tiene todavía un puesto en este consejo: antes, los grupos deben enviar delegaciones.
council-parts-each = { $n ->
    [one] 1 persona delegada, que emite { $weight }
   *[other] { $n } personas delegadas, cada una emite { $weight }
}
council-parts-nobody = Nadie lo representa: su peso no se emite
council-new-must = Si se aprueba, vuelve a los grupos.
council-new-at-once = Si se aprueba, vale de inmediato.

## Una resolución
resolution-kicker = Resolución de { $council }
resolution-state-open = Ante las delegaciones
resolution-state-asking = Aprobada, a la espera de ratificación
resolution-state-adopted = Adoptada
resolution-state-ratified = Ratificada
resolution-state-refused = No ratificada
resolution-state-failed = No aprobada
resolution-state-canceled = Cancelada
resolution-line-open = Las delegaciones están emitiendo papeletas abiertas.
resolution-line-asking = Las delegaciones la aprobaron. Aún no está decidida: los grupos responden hasta { $moment }.
resolution-line-adopted = Las delegaciones la aprobaron, y vale.
resolution-line-ratified = Delegaciones y grupos están de acuerdo: está decidido.
resolution-line-refused = Las delegaciones la aprobaron, pero los grupos no la ratificaron.
resolution-line-failed = Las delegaciones no la aprobaron, o participaron demasiado pocas.
resolution-line-canceled = La votación se canceló; no se decidió nada.
resolution-text = Lo que se plantea a las delegaciones
resolution-ballot = La votación de las delegaciones
resolution-to-ballot = Ir a la votación
resolution-scaled = En la papeleta cada peso de uno tiene { $scale } partes, para que las delegaciones puedan repartirlo con exactitud. Aquí aparecen los pesos enteros.
resolution-passed = Aprobada con pesos de { $yes } a favor, { $no } en contra y { $abstained } abstenciones.
resolution-failed = No aprobada: pesos de { $yes } a favor, { $no } en contra y { $abstained } abstenciones.
resolution-no-quorum = Participaron demasiado pocas delegaciones: { $took } de { $size }.
resolution-weights = Pesos, fijados al abrirse
resolution-weights-total = Todos los grupos juntos pesan { $weight }.
resolution-body = Grupo
resolution-weight = Peso
resolution-members = Miembros
resolution-delegates = Papeletas de las delegaciones
resolution-delegates-parts = Partes de las delegaciones
resolution-part-empty = Puesto vacante
resolution-part-none = sin papeleta
resolution-roll-inside = Quién emitió qué se muestra a los miembros de los grupos.
resolution-answers = Lo que respondieron los grupos
resolution-answer = Respuesta
resolution-answer-waiting = Aún sin preguntar
resolution-answer-asked = Decidiendo
resolution-answer-yes = Ratificó
resolution-answer-no = No ratificó
resolution-answer-no-quorum = Sin cuórum: no ratificó
resolution-answer-silent = No decidió: no ratificó
resolution-answer-left = Dejó el consejo: no cuenta
resolution-answer-ballot = Su votación
resolution-majorities = Las dos mayorías
resolution-bodies-sum = Han ratificado { $yes } de { $all } grupos; hacen falta { $least }.
resolution-members-sum = De { $all } miembros que dijeron sí o no, { $yes } dijeron sí; hacen falta { $least }.
resolution-members-none = Aún no se ha contado la respuesta de ningún miembro.
resolution-awaited = { $n ->
    [one] Falta la respuesta de 1 grupo.
   *[other] Faltan las respuestas de { $n } grupos.
}
resolution-reached = Alcanzada
resolution-not-reached = No alcanzada
resolution-how = Cómo se calcula
resolution-how-bodies = Cada grupo cuenta como uno. El que no alcanza el cuórum, cancela su votación o no decide a tiempo cuenta como uno que no ha ratificado. El que deja el consejo antes de responder no cuenta.
resolution-how-members = Cada miembro cuenta como uno, sumando todos los grupos, haya o no cuórum en el suyo. Quien se abstiene no cuenta. En un grupo que es a su vez un consejo, cada persona delegada cuenta como una.
resolution-how-seats = Quien fue revocado antes del cierre de la votación de las delegaciones no emite nada; quien asumió el puesto emitió esa parte.
resolution-thread = De dónde viene y adónde fue
resolution-from = De: { $label }
resolution-to-proposal = Propuesta: { $title }
resolution-to-decision = La decisión
resolution-listed-asking = Hasta ahora han ratificado { $yes } de { $all } grupos.
resolution-listed-ratified = Ratificaron { $yes } de { $all } grupos.
resolution-listed-refused = Ratificaron { $yes } de { $all } grupos: no bastaron los grupos, o no bastaron los miembros.
resolution-carried = La lleva adelante: { $label }
resolution-demanded = Lo que se exige por ella: { $title }
resolution-about-council = La resolución, sus pesos y sus grupos
resolution-about-ratification = Lo que decidió el consejo, y por qué se te pregunta
resolution-decision-ratified = Ratificada por { $bodies } de { $all } grupos; { $yes } miembros dijeron sí y { $no } no.
resolution-decision-refused = No ratificada: { $bodies } de { $all } grupos dijeron sí, y { $yes } miembros sí y { $no } no.
resolution-problem-proposal = Esta propuesta ya no está abierta al debate.

keep-councils = Reglas de los consejos, resoluciones, pesos de los grupos y lo que respondieron
keep-councils-why = Para que cada decisión de un consejo pueda seguirse hasta los grupos de los que vino.
keep-councils-who = Cualquiera, o los miembros del consejo y de sus grupos. Quién emitió qué parte: solo esos miembros; el nombre desaparece con la cuenta.
