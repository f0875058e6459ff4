### Propuestas: textos que piden a un grupo una decisión, sus enmiendas, rondas de consentimiento y las reglas de un grupo para decidir.

proposal-menu = Decidir
proposal-kicker = Propuesta a { $group }
proposal-list-title = Propuestas
proposal-list-lead = Lo que se pide decidir a los grupos: sopesa razones, pregunta, enmienda y decidid en común.
proposal-list-empty = Todavía nadie ha presentado una propuesta pública.
proposal-group-empty = Todavía no hay propuestas.
proposal-new = Escribir una propuesta
proposal-new-title = Una propuesta nueva
proposal-new-lead = Empieza como un borrador que solo ves tú. La muestras al grupo cuando esté lista.
proposal-new-send = Guardar el borrador
proposal-edit-title = Editar «{ $title }»
proposal-no-group = No perteneces a ningún grupo en el que puedas hacer esto.
proposal-no-group-link = Encuentra tu grupo
proposal-from-statement = Viene de una afirmación en la que hubo acuerdo

## En qué punto está
proposal-state-draft = Borrador
proposal-state-discussion = En debate
proposal-state-decision = Se está decidiendo
proposal-state-adopted = Aprobada
proposal-state-rejected = Rechazada
proposal-state-withdrawn = Retirada
proposal-state-bracketed = Entre paréntesis
proposal-means-draft = Solo la ven quienes la presentan.
proposal-means-discussion = Los miembros dan razones, preguntan y enmiendan. El texto aún puede cambiar.
proposal-means-decision = Los miembros deciden ahora. El texto ya no cambia.
proposal-means-adopted = El grupo aprobó este texto.
proposal-means-rejected = El grupo rechazó este texto.
proposal-means-withdrawn = Quienes la presentaron la retiraron.
# Entre paréntesis: una diferencia que sigue a la vista pero se aparta para que no frene el trabajo común.
proposal-means-bracketed = Apartada por ahora: la diferencia sigue a la vista y el trabajo común continúa.
proposal-for-members = Solo los miembros de { $group } pueden leer esto.
proposal-to-decision = Leer la decisión
proposal-to-election = Ir a la votación
proposal-to-consent = Ir a la ronda de consentimiento

## El texto
proposal-text-title = El texto
proposal-no-text = No hay un texto más largo; lo que se propone está arriba.
proposal-version = Versión { NUMBER($version) }, { $day }
proposal-versions-link = Qué cambió
proposal-versions-title = Versiones de «{ $title }»
proposal-versions-lead = Todos los textos que ha tenido, el más nuevo primero. Lo tachado se quitó, lo subrayado se añadió.
proposal-version-text = El texto de esta versión
proposal-by-amendment = De la enmienda { NUMBER($number) }
proposal-change-size = Entraron { $new } palabras y salieron { $gone }.

## Personas
proposal-movers = { $n ->
    [0] Nadie la presenta
    [one] La presenta 1 persona
    [many] La presentan { $n } de personas
   *[other] La presentan { $n } personas
}
proposal-mover = la escribió
proposal-co-move = Sumar mi nombre
proposal-co-move-end = Quitar mi nombre
proposal-by-member = Un miembro
proposal-by-gone = Alguien que ya no está
proposal-sources = De dónde viene

## Razones
proposal-reasons = Razones
proposal-reasons-for = A favor
proposal-reasons-against = En contra
proposal-no-reason = Ninguna todavía.
proposal-reason-add = Dar una razón
proposal-reason-side = Tu razón habla
proposal-side-for = a favor de la propuesta
proposal-side-against = en contra de la propuesta
proposal-reason-words = Tu razón, en una o dos frases
proposal-reason-send = Añadir la razón

## Preguntas
proposal-questions = Preguntas
proposal-no-question = Nadie ha preguntado nada todavía.
proposal-ask = Hacer una pregunta
proposal-question = Tu pregunta
proposal-question-send = Preguntar
proposal-answer = Responder
proposal-answer-words = Tu respuesta
proposal-answer-send = Guardar la respuesta

## Enmiendas
proposal-amendments = Enmiendas
proposal-no-amendment = Nadie ha propuesto un cambio todavía.
proposal-amend = Proponer un cambio
proposal-amend-lead = Cambia el texto como debería decir. Cualquiera ve palabra por palabra lo que cambiaste.
proposal-amendment = Enmienda { NUMBER($number) }
proposal-amendment-text = El texto como debería decir
proposal-amendment-text-hint = Aquí está el texto actual. Cambia solo lo que quieras cambiar.
proposal-amendment-reason = ¿Por qué?
proposal-amendment-send = Proponer este cambio
proposal-amendment-base = escrita para la versión { NUMBER($version) }
proposal-amendment-change = El cambio
proposal-amendment-note = Lo que dicen quienes presentan la propuesta
proposal-amendment-moved = El texto ha cambiado desde que se escribió esto
proposal-amendment-carried = Este cambio toca otras palabras, así que aún puede incorporarse tal como está.
proposal-amendment-clash = Los dos cambiaron las mismas palabras. No puede incorporarse tal como está: propónlo de nuevo sobre el texto actual.
proposal-amendment-open = Espera a quienes presentan la propuesta
proposal-amendment-ballot = Se somete a votación
proposal-amendment-accepted = Incorporada
proposal-amendment-rejected = No incorporada
proposal-amendment-withdrawn = Retirada
proposal-amendment-step-accept = Incorporarla al texto
proposal-amendment-hint-accept = El texto tendrá una versión nueva con este cambio.
proposal-amendment-step-reject = No incorporarla
proposal-amendment-hint-reject = Cualquiera puede leer por qué. Antes de eso, un responsable aún puede someterla a votación.
proposal-amendment-step-withdraw = Retirarla
proposal-amendment-hint-withdraw = Tú la propusiste y tú puedes retirarla.
proposal-amendment-step-ballot = Someterla a votación
proposal-amendment-hint-ballot = Los miembros deciden si se incorpora. Puedes revisar los ajustes antes de abrir la votación.
proposal-amendment-why = ¿Qué respondes?
proposal-amendment-why-hint = Hace falta cuando no se incorpora.

## El formulario
proposal-field-group = ¿Qué grupo debe decidir?
proposal-field-title = Título
proposal-field-title-hint = Unas pocas palabras que se recuerden.
proposal-field-summary = ¿Qué debe decidirse?
proposal-field-summary-hint = Una o dos frases a las que se pueda responder sí o no.
proposal-field-text = El texto completo
proposal-field-text-hint = Detalles, fechas, costes, quién hace qué. Los títulos empiezan con #, las listas con -.
proposal-field-audience = ¿Quién puede leerla cuando deje de ser borrador?
proposal-audience-everybody = Cualquiera
proposal-audience-members = Miembros del grupo
proposal-field-reason = ¿Qué cambiaste y por qué?
proposal-field-reason-hint = Aparece junto a la nueva versión.
proposal-stale = Entretanto alguien guardó otra versión
proposal-stale-text = Lo que escribiste sigue aquí. Compáralo con el texto actual antes de guardar.

## Pasos
proposal-steps = Qué sigue
proposal-edit-link = Editar el texto
proposal-state-link = Siguiente paso
proposal-decide-link = Llevarla a decisión
proposal-state-title = ¿Adónde va desde aquí?
proposal-no-step = Desde aquí no hay ningún paso posible.
proposal-step = Paso
proposal-step-open = Abrirla a debate
proposal-step-hint-open = El grupo la ve, da razones, pregunta y enmienda.
proposal-step-bracket = Ponerla entre paréntesis
proposal-step-hint-bracket = Apartarla por ahora. Sigue a la vista con tus palabras y puede retomarse.
proposal-step-resume = Retomarla
proposal-step-hint-resume = Vuelve a debate.
proposal-step-withdraw = Retirarla
proposal-step-hint-withdraw = Para siempre. El texto se sigue pudiendo leer como retirado.
proposal-step-reason = ¿Por qué?
proposal-step-reason-hint = Hace falta para ponerla entre paréntesis o retirarla; puede leerlo quien vea la propuesta.
proposal-step-send = Hacerlo
proposal-decide-title = ¿Cómo debe decidirse?
proposal-decide-lead = Desde ahora el texto no cambia. Ya están puestas las reglas del grupo; cámbialas solo si este caso lo pide.
proposal-decide-send = Llevarla a decisión ahora
proposal-way-consent = Por consentimiento
proposal-way-hint-consent = Los miembros consienten u objetan con una razón, con su nombre. Una objeción que se mantenga la devuelve a debate.
proposal-way-ballot = Por votación
proposal-way-hint-ballot = Los miembros dicen sí, no o se abstienen. Se cuenta al cierre.

## Consentimiento
proposal-round-title = Consentimiento a «{ $title }»
proposal-round-open = En una ronda de consentimiento, todo el grupo ve quién dice qué.
proposal-round-adopted = Aprobada
proposal-round-objected = Se mantiene una objeción
proposal-round-no-quorum = Participó muy poca gente
proposal-round-quorum = { $took } de { $entitled } miembros han dicho algo; hacen falta { $least }.
proposal-round-say = ¿Qué dices?
proposal-round-said = Quién ha dicho algo
proposal-round-nobody = Nadie ha dicho nada todavía.
proposal-round-after = ¿Y ahora qué?
proposal-round-after-text = La propuesta vuelve a estar en debate. Responde a la objeción con un cambio, prueba otra ronda o llévala a votación.
proposal-position = Tu posición
proposal-position-consent = Consienten
proposal-position-aside = Se hacen a un lado
proposal-position-object = Objeciones
proposal-position-say-consent = Consiento
proposal-position-hint-consent = Puedo vivir con ello, aunque yo lo habría hecho de otra manera.
proposal-position-say-aside = Me hago a un lado
proposal-position-hint-aside = No lo llevo adelante, pero tampoco lo detengo.
proposal-position-say-object = Objeto
proposal-position-hint-object = Dañaría al grupo o aquello que defiende.
proposal-position-reason = ¿Por qué?
proposal-position-reason-hint = Hace falta para objetar: di qué tendría que cambiar.
proposal-position-send = Decirlo
proposal-position-again = Cambiar lo que dije
proposal-objections = Objeciones
proposal-objection-stands = Se mantiene
proposal-objection-resolved = Resuelta
proposal-objection-withdrawn = Retirada
proposal-objection-withdraw = Retirar mi objeción
proposal-objection-resolve = Anotar que está resuelta
proposal-objection-resolve-send = Está resuelta
proposal-resolved-how = ¿Cómo se resolvió?
proposal-resolved-hint = Solo de acuerdo con quien la planteó. Cualquiera puede leerlo.
proposal-resolved-note = Cómo se resolvió:

## Las reglas de un grupo
proposal-standing-heading = Cómo decide este grupo
proposal-standing-title = Cómo decide { $group }
proposal-standing-lead = Estas reglas se ponen en cada decisión nueva. Los miembros pueden leerlas siempre.
proposal-standing-edit = Cambiar estas reglas
proposal-standing-proposers = ¿Quién puede proponer?
proposal-standing-proposers-members = Cualquier miembro puede proponer
proposal-standing-proposers-officers = Solo los responsables pueden proponer
proposal-standing-way-label = ¿Cómo se decide una propuesta?
proposal-standing-way = Las propuestas se deciden así: { $way }
proposal-standing-no-quorum = Sin quórum: vale aunque participe poca gente.
proposal-standing-quorum = Quórum: debe participar el { $percent } % de quienes tienen derecho.
proposal-standing-days = Tiempo para decidir: { $n ->
    [one] 1 día
    [many] { $n } de días
   *[other] { $n } días
}
proposal-standing-proxies = { $n ->
    [0] Sin delegación de voto
    [one] Un miembro puede llevar una papeleta de otro
    [many] Un miembro puede llevar hasta { $n } de papeletas de otros
   *[other] Un miembro puede llevar hasta { $n } papeletas de otros
}
proposal-majority-simple = Mayoría simple
proposal-majority-present = Mayoría de quienes participan
proposal-majority-entitled = Mayoría de todo el censo
proposal-majority-two-thirds = Dos tercios
proposal-majority-three-quarters = Tres cuartos
proposal-majority-means-simple = Se aprueba con más síes que noes.
proposal-majority-means-present = Se aprueba con sí en más de la mitad de todas las papeletas, abstenciones incluidas.
proposal-majority-means-entitled = Se aprueba con el sí de más de la mitad de todo el censo.
proposal-majority-means-two-thirds = Se aprueba con al menos dos síes por cada no.
proposal-majority-means-three-quarters = Se aprueba con al menos tres síes por cada no.

## Lo que puede fallar
proposal-problem-group = Elige un grupo en el que puedas hacer esto.
proposal-problem-step = Elige un paso.
proposal-problem-impossible = Ese paso ya no es posible. Vuelve a abrir la página para ver en qué punto está.
proposal-problem-side = Di si tu razón es a favor o en contra.
proposal-problem-position = Elige lo que dices.
proposal-problem-objection = Una objeción necesita una razón con la que se pueda trabajar.
proposal-problem-same = Todavía no ha cambiado nada.
proposal-problem-clash = Entretanto el texto cambió en las mismas palabras. Pide una enmienda nueva sobre el texto actual.
proposal-problem-closed = Esta propuesta no está en debate, así que su texto y sus razones no cambian. No se guardó nada.
proposal-problem-reasons = Ya diste cinco razones aquí. Deja hablar a otras personas o haz una pregunta.
proposal-problem-questions = Ya hiciste diez preguntas aquí. Es lo máximo que puede preguntar una persona.
proposal-problem-answer = Escribe una respuesta de 1.000 caracteres como máximo.
proposal-problem-round = Esta ronda ha terminado, o entraste en el grupo después de que empezara. No se guardó nada.
proposal-problem-resolve = Di cómo se resolvió; la ronda debe seguir abierta.

keep-proposals = Propuestas, sus versiones, enmiendas, razones, preguntas y rondas de consentimiento
keep-proposals-why = Para que se pueda seguir cómo se llegó a una decisión, también mucho después.
keep-proposals-who = Aquellas personas a quienes se abrió la propuesta; los nombres de miembros, solo los miembros del grupo.

## Denunciado y oculto; se muestra también en demandas y reuniones
proposal-flag = Denunciar esta propuesta
proposal-hidden-title = Los encargados de este sitio lo han ocultado
proposal-hidden-text = Solo lo ven los miembros del grupo y los encargados. Motivo: { $reason }
