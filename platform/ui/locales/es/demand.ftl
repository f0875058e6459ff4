### Demandas: textos decididos que se dirigen a alguien, en qué punto están y qué convocatorias las llevan.

demand-list-title = Demandas
demand-list-lead = Lo que los grupos exigen a instituciones, oficinas y empresas, y en qué punto está.
demand-list-empty = Todavía ningún grupo ha publicado una demanda.
demand-number = Demanda { $number } de { $group }
demand-to = A { $addressee }
demand-state-open = Abierta
demand-state-negotiating = En negociación
demand-state-conceded = Concedida
demand-state-refused = Rechazada
demand-state-withdrawn = Retirada
demand-means-open = Está presentada; todavía no hay respuesta, o se ha vuelto a abrir.
demand-means-negotiating = Ambas partes están hablando.
demand-means-conceded = Han cedido. Las pruebas están más abajo.
demand-means-refused = Han dicho que no. Las pruebas están más abajo.
demand-means-withdrawn = El grupo la retiró con una decisión posterior.
# $day: una fecha como «23 de enero de 2026».
demand-since = desde el { $day }
demand-from = presentada el { $day }

## La página de una demanda
demand-text = Qué se exige
demand-text-whole = El texto completo que se decidió está en la página de la decisión.
demand-who = A quién se pide
demand-decided = Decidida por
demand-decision = Decisión { $number } de { $group }, { $day }
demand-decision-members = Una decisión que pueden leer los miembros de { $group }
demand-withdrawn-by = Retirada por
demand-for-members = Solo la pueden leer los miembros de { $group }.
demand-calls = Convocatorias que la llevan
demand-calls-none = Todavía ninguna convocatoria lleva esta demanda.
demand-calls-how = Quienes organizan una convocatoria la añaden en la página de esta, con este código: { $code }
demand-history = Qué ha pasado
demand-history-made = El grupo la dirigió a { $addressee }.
# $before, $after: estados como «Abierta».
demand-history-step = { $before } → { $after }
demand-evidence = Pruebas:
demand-corrected = Corregida el { $day }
demand-corrections-title = Correcciones de «{ $title }»
demand-corrections-lead = Lo que el grupo cambió en esta demanda después de presentarla, lo más reciente primero.
demand-corrections-none = No se ha corregido nada.
demand-field-changed-title = Demanda
demand-field-changed-text = Texto
demand-field-changed-addressee = A quién se pide
demand-field-changed-url = Dónde se les encuentra
demand-field-changed-audience = Quién puede leerla
demand-audience-everybody = Cualquiera
demand-audience-members = Solo los miembros del grupo
demand-officer = Para responsables de { $group }
demand-step-link = Contar en qué ha quedado
demand-edit-link = Corregirla
demand-propose = Proponer cambiarla o retirarla
demand-proposals = Propuestas sobre ella

## El formulario
demand-new-title = Dirigir esto a alguien
demand-new-lead = Lo decidido se convierte en una demanda: cualquiera ve qué se pide, a quién, y en qué ha quedado. La decisión misma no cambia.
demand-new-link = Dirigir esto a alguien
demand-edit-title = Corregir «{ $title }»
demand-field-title = La demanda en una frase
demand-field-addressee = A quién se pide
demand-field-addressee-hint = Una institución, una oficina o una empresa; nunca una persona particular. Escribe «el consejo escolar», no el nombre de alguien.
demand-field-url = Su página
demand-field-url-hint = Dónde se les encuentra, si tienen una página pública.
demand-field-text = Qué se exige
demand-field-text-hint = Solo palabras de la decisión: quita lo que no les concierne, no añadas nada. Si lo dejas vacío, la página muestra solo la decisión.
demand-field-audience = Quién puede leerla
demand-field-reason = Por qué se corrige
demand-field-reason-hint = Cualquiera lo lee en el historial.
demand-send = Convertirla en demanda
demand-problem-person = Nombra una institución o una oficina, sin correo electrónico ni teléfono: una demanda nunca se dirige a una persona particular.
demand-problem-not-decided = Esta línea no está en la decisión: «{ $line }»
demand-problem-decision = Solo se puede exigir lo que se aprobó.
demand-problem-many = Esta decisión ya se ha dirigido a { $most } destinatarios.
demand-problem-stale = Alguien cambió esta demanda mientras tanto. Lo que escribiste sigue aquí; mira el texto actual y guarda otra vez.
demand-problem-withdrawn = Esta demanda se retiró; ya no cambia.

## En qué ha quedado
demand-state-title = ¿En qué ha quedado «{ $title }»?
demand-state-now = Ahora está: { $state }
demand-field-step = Qué ha pasado
demand-step-note = Hay algo que contar; sigue igual
demand-step-open = Vuelve a estar abierta
demand-step-negotiating = Hablan con el grupo
demand-step-conceded = Han cedido
demand-step-refused = La han rechazado
demand-step-withdrawn = La retiramos
demand-step-withdrawn-hint = Solo con una decisión posterior de este grupo; elígela abajo.
demand-field-note = Qué ha pasado, en una o dos frases
demand-field-note-hint = Cualquiera lo lee, y queda escrito. Nombra oficinas, no personas particulares.
demand-field-day = En qué día
demand-field-evidence-url = Enlace a las pruebas
demand-field-evidence-words = Pruebas en palabras
demand-field-evidence-words-hint = Una cita, un número de expediente, dónde se dijo. Hace falta esto o un enlace cuando ceden o rechazan.
demand-field-decision = La decisión que la retira
demand-field-decision-none = Ninguna
demand-state-send = Guardar
demand-problem-step = Elige qué ha pasado.
demand-problem-impossible = Desde donde está no puede pasar a eso.
demand-problem-day = Escribe un día como 2026-01-23, ni anterior a la decisión ni futuro.
demand-problem-evidence = Pon un enlace o di con palabras cómo se sabe.
demand-problem-later = Elige la decisión posterior con la que el grupo la retira.

## Las demandas de un grupo
demand-platform-title = Plataforma
demand-platform-of = Plataforma de { $group }
demand-platform-lead = Cada una de estas demandas la aprobó una decisión de este grupo. Aquí se ve en qué punto está cada una.
demand-platform-empty = Este grupo todavía no ha dirigido ninguna decisión a nadie.
demand-platform-how = Sus responsables dirigen una decisión a alguien desde la página de la decisión.
demand-platform-all = Todas las demandas de este grupo
demand-platform-wholes = También respalda
demand-platform-ended = Concedidas, rechazadas, retiradas
demand-platform-going = En marcha
demand-platform-csv = Como tabla (CSV)
demand-platform-json = Como datos (JSON)
demand-group-title = Demandas

## En la página de una convocatoria
demand-call-title = Las demandas que lleva, y en qué punto están
demand-call-station = { $conceded } de { $all } concedidas
demand-call-edit = Demandas
demand-call-edit-title = Demandas que lleva «{ $title }»
demand-call-edit-lead = Elige entre lo que tu grupo, o un grupo al que pertenece, ha decidido exigir. La página de la convocatoria muestra entonces en qué punto está cada demanda, y la página de la demanda muestra esta convocatoria.
demand-call-choose = Demandas
demand-call-choose-none = Ni tu grupo ni un grupo al que pertenece ha presentado todavía una demanda. Una demanda se hace desde la página de una decisión.
demand-call-add = O la dirección o el código de una demanda
demand-call-add-hint = Como está en su página: diez letras y cifras, con o sin guion.
demand-call-reason = Por qué cambia esto
demand-call-save = Guardar
demand-call-problem-unknown = No hay ninguna demanda así de tu grupo ni de un grupo al que pertenezca.
demand-call-problem-many = Una convocatoria lleva como máximo { $most } demandas.
demand-call-by = { $group }, a { $addressee }
demand-decided-link = Leer la decisión
demand-endorsement-field = Enlace a la decisión o al acta
demand-endorsement-link = Cómo se decidió

## Qué se guarda
keep-demands = Demandas con su historial
keep-demands-why = Lo que un grupo pidió, y en qué quedó, forma parte de su memoria; contiene palabras y fechas, y no nombra a nadie.
keep-demands-who = Cualquiera, o los miembros del grupo donde así se indica.
keep-carried-demands = Qué demandas lleva una convocatoria, y en qué punto están
keep-carried-demands-why = Para que la página de una convocatoria muestre qué se exige sin preguntar en otro sitio.
keep-carried-demands-who = Cualquiera que pueda leer la convocatoria.
demand-flag = Denunciar esta demanda
