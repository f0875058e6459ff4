### Delegados: personas que un grupo envía, con un mandato; sus informes; la revocación.

delegate-menu = Delegados
delegate-group-title = Delegados de { $group }
delegate-group-lead = Quién habla por este grupo, qué puede decidir, cómo rinde cuentas y cómo se le revoca.
delegate-group-empty = Este grupo no envía delegados.
delegate-group-all = Todos los delegados de este grupo
delegate-mine = Tú como delegado o delegada
delegate-kicker = Delegados de { $group }
delegate-sent-to = Enviados a { $council }
delegate-of-body = Delegados del propio grupo { $group }
delegate-closed = Estos puestos ya no existen
delegate-closed-text = El grupo y el consejo se han separado, o uno de los dos ya no existe. Lo que hubo se puede seguir leyendo.
delegate-for-members = Solo lo pueden ver las personas del grupo.
delegate-to-delegation = Todos los puestos de este tipo

## Puestos
delegate-seats = Puestos
# Título de una tabla; $title es el nombre de los puestos.
delegate-seats-caption = Quién ocupa un puesto: { $title }
delegate-delegate = Delegado o delegada
delegate-until = Hasta
delegate-reports = Informes
delegate-ballots = Papeletas en el consejo
delegate-nobody = Nadie ocupa un puesto ahora.
delegate-vacant = { $n ->
    [one] 1 puesto está vacante
   *[other] { NUMBER($n) } puestos están vacantes
}
delegate-substitutes-are = Suplentes, en este orden: { $names }
delegate-past = Quién ocupó un puesto antes
delegate-ended-term = Mandato cumplido
delegate-ended-recalled = Revocado
delegate-ended-stepped-down = Renunció
delegate-ended-left = Dejó el grupo
delegate-ended-closed = El puesto terminó
delegate-from-to = Del { $from } al { $to }
delegate-seat-number = Puesto { NUMBER($n) }
delegate-seat-vacant = Vacante
delegate-seat-vacant-text = Nadie ocupa este puesto y no quedan suplentes. La próxima elección lo cubre.
delegate-facts = El puesto
delegate-elected-by = La elección
delegate-waiting = { $n ->
    [0] No espera ningún suplente
    [one] Espera 1 suplente
   *[other] Esperan { NUMBER($n) } suplentes
}
delegate-i-wait = Estás en el lugar { NUMBER($n) } de la lista de suplentes

## Reglas de los puestos
delegate-rules = Cómo funciona
delegate-seat-count = { $n ->
    [one] 1 puesto
   *[other] { NUMBER($n) } puestos
}
delegate-kept = { $n ->
    [one] Al menos 1 puesto: { $part }
   *[other] Al menos { NUMBER($n) } puestos: { $part }
}
delegate-term = { $n ->
    [one] Por un período de 1 mes
   *[other] Por un período de { NUMBER($n) } meses
}
delegate-substitutes = { $n ->
    [0] Sin suplentes
    [one] Quien sigue en el recuento es suplente y ocupa un puesto que quede vacante
   *[other] Quienes siguen en el recuento, hasta { NUMBER($n) }, son suplentes y ocupan los puestos que queden vacantes
}
delegate-report-every = { $n ->
    [one] Hay que informar cada día
   *[other] Hay que informar cada { NUMBER($n) } días
}
delegate-reports-none = No hay que presentar informes.

## El formulario de los puestos
delegate-new = Enviar delegados
delegate-new-title = Enviar delegados
delegate-new-lead = Di para qué y con qué reglas. Después se presentan las personas del grupo y tú abres la elección.
delegate-new-send = Crear los puestos
delegate-edit = Cambiar las reglas de estos puestos
delegate-edit-lead = El umbral de revocación y el plazo entre informes cambian enseguida; todo lo demás, con la próxima elección.
delegate-run = Para responsables
delegate-field-title = ¿Cómo se llaman estos puestos?
delegate-field-title-hint = Por ejemplo: «Delegados al consejo de inquilinos de la ciudad».
delegate-field-text = ¿Para qué se envían delegados?
delegate-field-council = ¿A qué consejo?
delegate-field-council-hint = Grupos a los que pertenece el tuyo. Quien ocupa un puesto forma parte de ese consejo mientras dura el puesto. Si el tuyo es solo un comité suyo, no tiene peso allí.
delegate-field-council-none = A ninguno: son solo nuestros delegados
delegate-field-seats = Puestos
delegate-field-rule = ¿Con qué regla se cuenta?
delegate-rule-several = Para varios puestos
delegate-rule-one = Para un puesto
delegate-field-at-least = Puestos reservados para un colectivo
delegate-field-at-least-hint = Uno en cada línea: el número mínimo de puestos y después el colectivo, por ejemplo «1 turno de noche». Solo con las reglas escocesas, el método Gregory inclusivo ponderado o el de Meek.
delegate-field-term = Duración en meses
delegate-field-substitutes = Suplentes
delegate-field-substitutes-hint = Las mismas papeletas se cuentan otra vez sin las personas elegidas, para ver quién sigue.
delegate-field-recall = ¿Qué porcentaje del grupo tiene que firmar para una revocación?
delegate-field-recall-hint = Entonces se abre por sí sola una votación sobre la revocación.
delegate-field-report = Días entre dos informes
delegate-field-report-hint = 0 si no hay que presentar informes.
delegate-field-audience = ¿Quién puede ver a los delegados, el mandato y los informes?
delegate-audience-everybody = Todo el mundo
delegate-audience-members = Las personas del grupo

## Candidaturas
delegate-candidates = Candidaturas
delegate-candidates-lead = Quién se presenta a la próxima elección. Antes de la votación solo lo ve el grupo.
delegate-candidates-none = Todavía no se presenta nadie.
delegate-candidates-closed = La votación está abierta: ahora nadie puede presentarse ni retirarse.
delegate-stand = Presentarme
delegate-stand-again = Cambiar mis palabras
delegate-stand-note = Si sales elegido o elegida, tu nombre figura en esta página y en la decisión para quien pueda verlas.
delegate-accept = Aceptar y presentarme
delegate-decline = Rechazar
delegate-withdraw = Retirarme
delegate-i-was-asked = Te han propuesto
delegate-asked-text = Otra persona del grupo te ha propuesto. Solo te presentas si aceptas; hasta entonces nadie más que tú lo ve.
delegate-put-forward = Proponer a otra persona del grupo
delegate-put-forward-send = Proponer
delegate-field-words = Unas palabras para el grupo
delegate-field-part = ¿Por qué colectivo te presentas?
delegate-field-part-hint = Hay puestos reservados para estos colectivos.
delegate-part-none = Por ninguno de estos
delegate-field-name = Nombre de la persona
delegate-field-name-hint = Como figura en la lista del grupo.
delegate-election-open = Abrir la elección
delegate-election-title = Abrir la elección
delegate-election-lead = Quien se presenta ahora está en la papeleta; quien pertenece ahora al grupo está en el censo. Después nada de esto puede cambiar.
delegate-election-send = Abrirla ahora
delegate-election-runs = La elección está abierta
# El texto sobre la papeleta.
delegate-election-text = Las personas elegidas ocupan sus puestos cuando se cuentan las papeletas. Quien sigue en el recuento es suplente.
delegate-to-election = A la votación

## Mandato
delegate-mandate = Mandato
delegate-mandate-title = Mandato: { $title }
delegate-mandate-lead = Qué pueden decidir por su cuenta, dónde votan lo que se les dice y qué traen de vuelta. La última versión en vigor les obliga.
delegate-mandate-alone = Pueden decidir por su cuenta
delegate-mandate-as-told = Tienen que votar lo que se les dice
delegate-mandate-bring-back = Tienen que traer de vuelta
delegate-mandate-nothing = Nada.
delegate-mandate-none = Todavía no se ha aprobado ningún mandato: los delegados traen todo de vuelta.
delegate-mandate-version = Versión { NUMBER($version) }, { $day }
delegate-mandate-decision = La decisión que lo aprobó
delegate-mandate-asked = La propuesta
delegate-mandate-history = Todas las versiones
delegate-mandate-new = Escribir un mandato nuevo
delegate-mandate-new-lead = Ya está escrito lo que obliga ahora. Una versión nueva solo obliga cuando el grupo la ha aprobado.
delegate-mandate-proposed = Propuesto
delegate-mandate-in-force = En vigor
delegate-mandate-dropped = No aprobado
delegate-mandate-replaced = Sustituido
delegate-mandate-proposal = Mandato: { $title }
delegate-mandate-proposal-summary = Desde ahora, estos delegados tienen el siguiente mandato.
delegate-field-list-hint = Una cosa en cada línea.
delegate-field-reason = ¿Qué cambia y por qué?
delegate-field-decision = ¿Cómo lo aprueba el grupo?
delegate-field-decision-hint = Si ya hay una decisión, se nombra como origen. Si no, se escribe el borrador de una propuesta que después abres a debate.
delegate-field-decision-none = Preguntar al grupo con una propuesta

## Informes y preguntas
delegate-report-new = Escribir un informe
delegate-report-lead = ¿Qué has hecho, cómo has votado, qué viene ahora, qué necesitas del grupo?
delegate-report-words = Tu informe
delegate-report-hint = Después no se puede cambiar. Los títulos empiezan con #, los puntos de una lista con -.
delegate-report-send = Publicar el informe
delegate-report-number = Informe { NUMBER($number) }, { $day }
delegate-reports-empty = Todavía no hay informes.
delegate-reported = Informó a tiempo
delegate-missed = { $n ->
    [one] Falta 1 informe
   *[other] Faltan { NUMBER($n) } informes
}
delegate-next-due = Próximo informe: hasta el { $day }
delegate-due = Hasta el { $day }
delegate-due-made = Presentado
delegate-due-missed = No presentado
delegate-due-awaited = Pendiente
delegate-dates-all = Fechas anteriores
delegate-ask = Preguntar
delegate-ask-hint = Lo puede leer quien ve esta página. Tu nombre no aparece.
delegate-unanswered = Todavía sin respuesta.

## Papeletas en el consejo
delegate-ballots-none = Ninguna votación abierta todavía
delegate-ballots-cast = Emitió { $cast } de { $of }
delegate-ballots-empty = Desde que ocupa el puesto, el consejo no ha cerrado ninguna votación nominal.
delegate-ballots-note = Votaciones nominales del consejo desde que ocupa el puesto, las últimas primero. Lo que alguien marca en una papeleta secreta no lo puede ver nadie.
delegate-ballot-on = Pregunta
delegate-ballot-cast = Papeleta
delegate-ballot-absent = No la emitió

## Dejarlo
delegate-leave = Dejar el puesto
delegate-leave-next = El puesto termina enseguida. El primer lugar entre los suplentes es de { $name }.
delegate-leave-nobody = El puesto termina enseguida. No hay suplentes, así que queda vacante hasta la próxima elección.
delegate-wait-leave = Dejar mi lugar de suplente
delegate-wait-leave-text = Quien viene después de ti avanza un lugar.
delegate-leave-send = Dejarlo ahora

## Revocación
delegate-recall = Revocación
delegate-recall-how = Cualquier persona del grupo puede iniciar una petición. Cuando firma el { $percent } % del grupo, se abre por sí sola una votación.
delegate-recall-now = Ahora son { $needed } de { $members } personas.
delegate-recall-begin = Iniciar una petición de revocación
delegate-recall-title = Revocación de { $name }
# La pregunta en la papeleta.
delegate-recall-question = ¿Se revoca a { $name }?
delegate-recall-lead = Al enviarla, la firmas. Cuando firman { $needed } personas del grupo, se abre por sí sola una votación con las reglas del grupo. La petición caduca a los 30 días.
delegate-recall-reason = ¿Por qué?
delegate-recall-reason-hint = Lo puede leer todo el grupo. Di qué ha pasado; no ataques a la persona.
delegate-recall-send = Iniciar la petición
delegate-recall-signed = Firmas: { $signed }. Hacen falta { $needed }.
delegate-recall-begun = Iniciada el { $day }
delegate-recall-lapses = Caduca el { $day }
delegate-recall-secret = Nadie ve quién firmó. Las firmas se borran cuando la petición termina.
delegate-recall-number = Petición { NUMBER($number) }, { $day }
delegate-recall-to = A la petición
delegate-recall-sign = Firmar
delegate-recall-unsign = Retirar mi firma
delegate-recall-mine = Has firmado
delegate-recall-open = Se recogen firmas
delegate-recall-ballot = La votación está abierta
delegate-recall-passed = Revocado
delegate-recall-failed = No revocado
delegate-recall-lapsed = Caducada
delegate-recall-moot = Resuelta de otro modo
delegate-recall-means-open = Cuando firman suficientes personas, se abre por sí sola una votación.
delegate-recall-means-ballot = Han firmado suficientes personas. Ahora decide el grupo; nadie puede cancelar esta votación.
delegate-recall-means-passed = El grupo decidió la revocación; el puesto terminó en ese momento.
delegate-recall-means-failed = El grupo decidió en contra de la revocación o participaron muy pocas personas.
delegate-recall-means-lapsed = En 30 días firmaron muy pocas personas.
delegate-recall-means-moot = El puesto terminó antes de que firmaran suficientes personas.

## Lo que puede fallar
delegate-problem-part = Elige uno de los colectivos.
delegate-problem-council = Elige un consejo al que pertenezca tu grupo.
delegate-problem-council-held = El consejo solo se puede cambiar mientras nadie ocupa un puesto.
delegate-problem-rule = Esta regla cubre un solo puesto. Elige una regla para varios puestos o pide un puesto.
delegate-problem-at-least = Escribe en cada línea un número y un colectivo, por ejemplo «1 turno de noche»; cada colectivo una vez y no más que puestos.
delegate-problem-at-least-rule = Esta regla no puede reservar puestos. Elige las reglas escocesas, el método Gregory inclusivo ponderado o el de Meek.
delegate-problem-at-least-many = Se reservan más puestos de los que hay.
delegate-problem-election-runs = Hay una elección abierta para estos puestos. Espera hasta que se cuente.
delegate-problem-no-candidate = Todavía no se presenta nadie.
delegate-problem-closed = Estos puestos ya no existen.
delegate-problem-candidates = Ya hay tantas candidaturas como caben en una papeleta.
delegate-problem-ask-me = Eres tú: preséntate.
delegate-problem-asked = Esta persona ya se presenta o ya fue propuesta.
delegate-problem-unknown = No ves a nadie con este nombre en el grupo.
delegate-problem-namesakes = Varias personas tienen este nombre. Pídeles que se presenten.
delegate-problem-mandate-empty = Escribe al menos una cosa en una de las listas.
delegate-problem-decision = Elige una decisión de este grupo.
delegate-problem-questions = Has hecho diez preguntas aquí. Es lo máximo para una persona.
delegate-problem-recall-me = Es tu propio puesto: puedes dejarlo.
delegate-problem-recall-open = Hay una petición o una votación abierta sobre esta persona. Firma o vota allí.
delegate-problem-recall-twice = Ya iniciaste una petición contra esta persona. La próxima la puede iniciar otra persona del grupo.
delegate-problem-recall-over = Esta petición ha terminado. No se guardó nada.
delegate-problem-recall-runs = Una votación sobre una revocación dura su tiempo: nadie puede cerrarla antes, alargarla ni cancelarla.

keep-delegations = Delegados, suplentes, mandatos, informes y preguntas a los delegados
keep-delegations-why = Quien habla por otras personas responde ante ellas, también después.
keep-delegations-who = Todo el mundo o las personas del grupo que los envía, según lo decidió el grupo. Los delegados figuran con el nombre con el que fueron elegidos; si alguien borra su cuenta, ese nombre queda, sin enlace a ninguna persona.
keep-candidacies = Quién se presenta, o a quién se le ha pedido presentarse, como delegado
keep-candidacies-why = Para que el grupo sepa a quién puede elegir.
keep-candidacies-who = Las personas del grupo que elige. Se borra con la cuenta.
keep-recalls = Peticiones de revocación, su motivo y cuántas personas firmaron
keep-recalls-why = Las personas afectadas tienen que poder comprobar una revocación.
keep-recalls-who = Las personas del grupo al que pertenece el delegado.
keep-recall-signatures = Quién firmó una petición de revocación
keep-recall-signatures-why = Para que cada persona firme una sola vez. Cuando la petición termina, las firmas se borran y solo queda su número.
keep-recall-signatures-who = Nadie más que la persona que firmó.

## Una elección parcial
delegate-by-election-open = Preparar la elección del puesto vacante
delegate-by-election-text = Las personas elegidas ocupan los puestos vacantes cuando se cuentan las papeletas, por lo que queda del mandato. Quien sigue en el recuento es suplente.
delegate-field-which = ¿Qué puestos?
delegate-which-vacant = { $n ->
    [one] Solo el puesto vacante
   *[other] Solo los { NUMBER($n) } puestos vacantes
}
delegate-which-vacant-hint = Una elección parcial por lo que queda del mandato. Quien ocupa un puesto lo conserva.
delegate-which-all = { $n ->
    [one] El único puesto
   *[other] Los { NUMBER($n) } puestos
}
delegate-which-all-hint = Empieza un mandato nuevo para todos.
delegate-which-held = Quien ocupa un puesto no está en la papeleta de una elección parcial.
