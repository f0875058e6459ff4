### Reuniones: hora y lugar, orden del día, asistencia, turnos de palabra, votaciones a mano alzada, acta.

meeting-kicker = Reunión de { $group }
meeting-list-title = Reuniones
meeting-list-of = Reuniones de { $group }
meeting-list-lead = Cuándo se reúne este grupo, qué hay en el orden del día y qué salió de ello.
meeting-list-empty = No hay ninguna reunión prevista.
meeting-list-next = En curso y previstas
meeting-list-past = Anteriores
meeting-list-past-empty = Todavía no se ha celebrado ninguna reunión.
meeting-list-all = Todas las reuniones
meeting-mine = Tus reuniones
meeting-new = Preparar una reunión
meeting-new-title = Preparar una reunión de { $group }
meeting-new-send = Guardar la reunión
meeting-edit-title = Editar «{ $title }»
meeting-edit-link = Cambiar hora y lugar
meeting-state-planned = Prevista
meeting-state-running = En curso
meeting-state-closed = Cerrada
meeting-state-canceled = Cancelada
meeting-for-members = Solo los miembros de { $group } ven esta reunión.

## El formulario
meeting-field-title = ¿Cómo se llama la reunión?
meeting-field-text = ¿De qué trata?
meeting-field-text-hint = Lo que conviene saber o traer. Las líneas en blanco separan párrafos.
meeting-field-starts = Empieza
meeting-field-fold = ¿Cuál de las dos horas?
meeting-field-fold-earlier = La primera, antes de atrasar el reloj
meeting-field-fold-later = La segunda, después de atrasar el reloj
meeting-field-place = ¿Dónde?
meeting-field-place-hint = Dirección y sala, o cómo conectarse desde lejos.
meeting-field-audience = ¿Quién la ve, y también el acta cuando se publique?

## Abrir, cerrar, cancelar
meeting-step-title = ¿Qué pasa con esta reunión?
meeting-step-link = Abrir, cerrar o cancelar
meeting-step-begin = Abrirla
meeting-step-begin-hint = Los miembros pueden registrarse con el código de la pared. Desde ahora quedan fijados quién tiene derecho, el quórum y la mayoría.
meeting-step-close = Cerrarla
meeting-step-close-hint = Se borran los turnos de palabra y la lista de quienes se registraron. En el acta quedan las cifras, las decisiones y los nombres de quienes lo pidieron. No se puede volver a abrir.
meeting-step-cancel = Cancelarla
meeting-step-cancel-hint = No se celebra. Di por qué.
meeting-step-reason = ¿Por qué?
meeting-step-reason-hint = Lo lee toda persona que vea la reunión.
meeting-step-send = Hacerlo
meeting-step-none = Esta reunión ha terminado.
meeting-problem-step = Elige qué pasa.
meeting-problem-impossible = Eso no es posible tal como está ahora la reunión.
meeting-problem-hands-open = Hay una votación a mano alzada en curso. Ciérrala o retírala antes.

## Quién está
meeting-present = Miembros presentes
meeting-entitled = Miembros en total
meeting-needed = Necesarios para el quórum
meeting-guests = Personas invitadas
meeting-quorum-reached = Hay quórum.
meeting-quorum-missing = No hay quórum.
meeting-counted-by-chair = La presidencia contó la sala.
meeting-checked-in = { $n ->
    [0] Nadie se ha registrado con el teléfono.
    [one] 1 miembro se ha registrado con el teléfono.
   *[other] { $n } miembros se han registrado con el teléfono.
}
meeting-count-title = Contar la sala
meeting-count-members = Miembros presentes
meeting-count-members-hint = Déjalo vacío para contar a quienes se registraron con el teléfono.
meeting-count-guests = Personas invitadas presentes
meeting-count-send = Guardar el recuento
meeting-here-title = Registrarse
meeting-here-link = Registrarme
meeting-here-lead = Escribe el código que ves en la pared o que oyes en la llamada.
meeting-here-code = Código
meeting-here-code-hint = Seis letras y cifras.
meeting-here-named = Que el acta me nombre como presente
meeting-here-named-hint = Si no, solo se te cuenta. Puedes quitar tu nombre después, también cuando termine la reunión.
meeting-here-send = Estoy aquí
meeting-here-yes = Te has registrado
meeting-here-is-counted = Se te cuenta y no se te nombra.
meeting-here-is-named = El acta te nombra como presente.
meeting-here-name = Que el acta me nombre
meeting-here-unname = Quitar mi nombre del acta
meeting-here-leave = Me voy
meeting-problem-code = Ninguna reunión en curso de alguno de tus grupos tiene este código.
meeting-problem-not-present = Regístrate antes con el código de la pared.
meeting-problem-not-running = Esta reunión no está en curso.

## Orden del día
meeting-agenda = Orden del día
meeting-agenda-empty = Todavía no hay nada en el orden del día.
meeting-agenda-link = Escribir el orden del día
meeting-agenda-none = No se está tratando ningún punto.
meeting-agenda-title = Orden del día de «{ $title }»
meeting-agenda-minutes = { $n ->
    [one] 1 minuto previsto
   *[other] { $n } minutos previstos
}
meeting-agenda-add = Añadir un punto
meeting-item-kind = ¿Qué es?
meeting-kind-proposal = Una propuesta
meeting-kind-report = Un informe
meeting-kind-free = Otra cosa
meeting-item-proposal = ¿Qué propuesta?
meeting-item-proposal-hint = Propuestas de este grupo que están en debate.
meeting-item-no-proposal = Ninguna
meeting-item-title = Título
meeting-item-title-hint = Una propuesta trae el suyo.
meeting-item-minutes = Minutos
meeting-item-length = { NUMBER($n) } min
meeting-item-send = Ponerlo en el orden del día
meeting-item-change = Cambiar este punto
meeting-item-up = Antes
meeting-item-down = Después
meeting-item-remove = Quitarlo
meeting-item-now = Ahora
meeting-item-done = Tratado
meeting-item-inside = Una propuesta para miembros
meeting-problem-kind = Di qué es el punto.
meeting-problem-proposal = Esta propuesta no está en debate en este grupo, o ya está en el orden del día.
meeting-problem-items = No caben más puntos en el orden del día.
meeting-problem-begun = Este punto ya se trató. Se queda en el orden del día.
meeting-problem-over = La reunión ha terminado; su orden del día se queda como estaba.

## Turnos de palabra
meeting-speakers = Turnos de palabra
meeting-speakers-rule = En cada punto habla antes quien todavía no ha hablado, después quien habló una vez, y así; a igualdad, quien lo pidió antes. La lista se borra al cerrar la reunión.
meeting-speakers-now = Tiene la palabra
meeting-speakers-nobody = Nadie
meeting-speakers-waiting = En espera
meeting-speakers-empty = Nadie espera.
meeting-speakers-turns = { $n ->
    [one] habló una vez
   *[other] habló { $n } veces
}
meeting-speakers-ask = Pido la palabra
meeting-speakers-leave = Ya no quiero hablar
meeting-speakers-are-closed = La presidencia ha cerrado la lista.
meeting-speakers-next = Siguiente turno
meeting-speakers-end = Terminar este turno
meeting-speakers-close = Cerrar la lista
meeting-speakers-open = Abrir la lista
meeting-speakers-guest = Alguien sin teléfono o de fuera
meeting-speakers-guest-send = Poner en la lista
meeting-speakers-drop = Quitar de la lista
meeting-problem-list-closed = La presidencia ha cerrado los turnos de palabra.
meeting-problem-listed = Ya estás en la lista.
meeting-problem-list-full = La lista no puede ser más larga.

## A mano alzada
meeting-hands = Votación a mano alzada
meeting-hands-adopt = ¿Se aprueba «{ $title }»?
meeting-hands-mine = Tu mano: { $answer }. Puedes cambiarla hasta que la presidencia cierre.
meeting-hands-rule = Solo se guarda el recuento. Quién levantó la mano y para qué se borra cuando la presidencia cierra.
meeting-hands-raise = Levanta la mano
meeting-hands-ask = Preguntar a la sala
meeting-hands-question = Tu pregunta, que se conteste con sí o no
meeting-hands-question-hint = Con quórum, la respuesta consta en el acta como aprobada o no. Solo una propuesta del orden del día llega a ser decisión.
meeting-hands-send = Pedir que levanten la mano
meeting-hands-close = Cerrar y contar los teléfonos
meeting-hands-count = Contar las manos de la sala
meeting-hands-count-send = Cerrar con estas cifras
meeting-hands-back = Retirar la pregunta
meeting-hands-results = Lo que dijeron las manos
meeting-hands-present = Había { $present } miembros presentes.
meeting-hands-way-phones = Contado con los teléfonos.
meeting-hands-way-counted = Contado por la presidencia.
meeting-to-deciding = A la reunión que la decide ahora
meeting-hands-binds = Si hay quórum, será una decisión del grupo.
meeting-outcome-open = Abierta
meeting-outcome-passed = Aprobada
meeting-outcome-failed = No aprobada
meeting-outcome-no-quorum = Sin quórum
meeting-hands-advice = Había demasiado pocos miembros: muestra lo que opinan y no obliga a nadie.
meeting-problem-more-hands = Son más manos que los { $present } miembros presentes. Cuenta antes la sala otra vez.
meeting-problem-hands-closed = La presidencia ha cerrado esta votación. Tu mano llegó tarde y no se cuenta.
meeting-problem-joined-later = Solo levantan la mano quienes eran miembros cuando empezó la reunión.
meeting-problem-answer = Elige sí, no o abstención.
meeting-problem-asked = Hay otra votación a mano alzada en curso.
meeting-problem-proposal-moved = Esta propuesta ya no está en debate.

## Mientras se mira
meeting-live-news = Hay novedades.
meeting-live-show = Ver lo último

## La presidencia, la pared
meeting-desk-link = Página de la presidencia
meeting-desk-title = Presidir «{ $title }»
meeting-desk-next = Pasar a «{ $title }»
meeting-desk-done = Este punto está tratado
meeting-wall-link = Página para la pared
meeting-wall-qr = Registrarse en esta reunión
meeting-wall-say = Escanea, o abre esta dirección y escribe el código:

## Acta
meeting-minutes-title = Acta de la reunión
meeting-minutes-of = Acta: { $title }
meeting-minutes-draft = Un borrador
meeting-minutes-draft-text = Solo lo leen los miembros del grupo hasta que la directiva lo publique.
meeting-minutes-published = Publicada el { $day }
meeting-minutes-publish = Publicar el acta
meeting-minutes-publish-hint = Podrá leerla toda persona que vea la reunión. Lo que se cambie después será una corrección que dice por qué.
meeting-minutes-write = Escribir notas
meeting-minutes-correct = Corregir
meeting-minutes-general = Sobre la reunión en su conjunto
meeting-minutes-note-title = Notas: { $title }
meeting-minutes-note = Notas
meeting-minutes-note-hint = Di qué se argumentó y se acordó, no quién lo dijo. Nombres, solo de quienes estén de acuerdo.
meeting-minutes-reason = ¿Por qué se corrige?
meeting-minutes-reason-hint = Aparece junto a la corrección para quien lea el acta.
meeting-minutes-stale = Entretanto alguien guardó estas notas
meeting-minutes-stale-text = Abajo están su texto y el tuyo. Reúne en el campo lo que deba quedar y guarda.
meeting-minutes-theirs = Su texto
meeting-minutes-yours = Lo que cambiaría el tuyo
meeting-minutes-versions = Correcciones
meeting-minutes-versions-of = Correcciones del acta: { $title }
meeting-minutes-versions-lead = Lo que se cambió después de publicar el acta, lo más reciente primero. Lo tachado desapareció, lo subrayado entró.
meeting-minutes-versions-empty = No se ha corregido nada.
meeting-minutes-version = { $item }, corregido el { $day }
meeting-minutes-attendance = Asistencia
meeting-minutes-most = Estuvieron presentes a la vez, como máximo, { $present } de { $entitled } miembros.
meeting-minutes-guests = { $n ->
    [one] Asistió 1 persona invitada.
   *[other] Asistieron { $n } personas invitadas.
}
meeting-minutes-named = Presentes, nombrados por deseo propio
meeting-minutes-decisions = Decisiones
meeting-minutes-no-decision = No se tomó ninguna decisión.
meeting-problem-not-over = El acta se publica cuando la reunión ha terminado.

keep-meetings = Reuniones, su orden del día, resultados de votaciones a mano alzada, actas con sus correcciones y los nombres de quienes pidieron constar en el acta
keep-meetings-why = Para que un grupo sepa qué trató y qué decidió, también mucho después.
keep-meetings-who = Los miembros del grupo; el resto, si la reunión está abierta a cualquiera y el acta está publicada. Tu nombre desaparece cuando lo quitas o borras tu cuenta.
keep-meeting-room = Quién se registró en una reunión, los turnos de palabra, y quién levantó la mano y para qué
keep-meeting-room-why = Para que cada miembro cuente una vez y hable por turno.
keep-meeting-room-who = Los nombres de los turnos de palabra: los miembros del grupo mientras dura la reunión. Quién levantó la mano y para qué: nadie. Se borra al cerrar la votación o la reunión, a los tres días como muy tarde.

## Calendarios
meeting-calendar-take = Añadir a mi calendario
meeting-calendar-subscribe = Estas reuniones para mi programa de calendario (lo que cualquiera puede ver)
meeting-calendar-canceled = Cancelada: { $title }
meeting-flag = Denunciar esta reunión
