### Conversaciones: una pregunta, afirmaciones, y en qué coincide la gente.

conversation-menu = Conversaciones
# The entry in the menu: one short word, it stands under a sign on a phone.
conversation-menu-short = Hablar
conversation-kicker = Terreno común
conversation-open-until = abierta hasta el { $day }
conversation-people = { $n ->
    [one] persona
   *[other] personas
}
conversation-statements = { $n ->
    [one] afirmación
   *[other] afirmaciones
}
conversation-introduction = De qué se trata
conversation-held-by = La organiza
conversation-about = Cómo funciona
conversation-for-facilitators = Para quienes facilitan
conversation-secret = Nadie ve cómo votaste: ni otras personas participantes ni quienes facilitan. El servidor guarda tus votos bajo un número al azar, sin nombre ni dirección.
conversation-hidden = El equipo del sitio ocultó esta conversación
conversation-draft-title = Es un borrador
conversation-draft-text = Solo lo ven quienes integran el grupo. Pon algunas afirmaciones y luego ábrela.
conversation-closed-title = Esta conversación está cerrada
conversation-withdrawn-title = Esta conversación fue retirada

## La lista
conversation-list-title = Conversaciones
conversation-list-lead = Di qué piensas de unas afirmaciones breves y mira en qué coincide todo el mundo. No hace falta una cuenta.
conversation-list-none = Todavía no hay ninguna conversación.
conversation-inside-title = Solo para tus grupos
conversation-card-people = { $n ->
    [0] Nadie ha votado todavía
    [one] 1 persona
   *[other] { $n } personas
}
conversation-card-statements = { $n ->
    [0] Todavía sin afirmaciones
    [one] 1 afirmación
   *[other] { $n } afirmaciones
}

## En qué punto está
conversation-state-draft = Borrador
conversation-state-open = Abierta
conversation-state-closed = Cerrada
conversation-state-withdrawn = Retirada

## El formulario
conversation-new-title = Abrir una conversación
conversation-edit = Cambiar la conversación
conversation-form-lead = Una buena pregunta es abierta, breve, y trata de algo sobre lo que se puede actuar.
conversation-form-group = ¿Qué grupo la organiza?
conversation-form-question = La pregunta
conversation-form-question-hint = Por ejemplo: ¿Qué debería cambiar este año en nuestro edificio?
conversation-form-introduction = ¿Qué conviene saber antes?
conversation-form-introduction-hint = Unas pocas frases. ¿De qué se trata y qué harán con el resultado?
conversation-form-seeds-hint = Una por línea. De diez a treinta opiniones distintas, con las palabras de la gente, para que quienes voten primero encuentren con qué coincidir y con qué no.
conversation-form-langs = Idiomas
conversation-form-starts = Primer día
conversation-form-ends = Último día
conversation-form-ends-hint = Los votos cuentan hasta que ese día termine en toda la tierra. Sin último día, queda abierta hasta que la cierres.
conversation-form-entry = ¿Quién puede participar?
conversation-form-published = ¿Qué se publica de los votos?
conversation-form-promised = Quién puede participar y qué se publica se prometió al abrirla y no cambia.
conversation-form-adding = ¿Quién puede añadir afirmaciones?
conversation-form-moderated = ¿Cuándo se revisan las afirmaciones nuevas?
conversation-form-letters = Afirmación más larga
conversation-form-letters-hint = En caracteres, de 140 a 280. Las breves se contestan mejor.
conversation-form-draft = Guardar como borrador
conversation-no-group = Las conversaciones las organizan grupos. No tienes un cargo en ninguno.
conversation-no-group-find = Buscar un grupo
conversation-entry-link = Cualquiera con el enlace
conversation-entry-link-rule = Puede participar cualquiera con el enlace, una voz por navegador. Nada impide usar dos navegadores: lee las cifras como una imagen, no como un recuento.
conversation-entry-guests = Visitantes, poco a poco
conversation-entry-guests-rule = Puede participar cualquiera cuyo navegador guarde una cookie. Desde una misma red entran pocas personas nuevas por minuto, lo que frena a quien quiera muchas voces. No lo impide.
conversation-entry-members = Integrantes del grupo
conversation-entry-members-rule = Participan integrantes del grupo tras iniciar sesión: una voz por persona. Los votos se guardan aparte de las cuentas.
conversation-entry-roll = Quien tenga un enlace personal
conversation-entry-roll-rule = Participa quien recibió un enlace personal de quienes facilitan: una voz por enlace, lo tenga quien lo tenga.
conversation-adding-everybody = Cualquiera que participe
conversation-adding-nobody = Solo quienes facilitan
conversation-moderated-before = Antes de que se vean
conversation-moderated-before-rule = Las afirmaciones nuevas esperan hasta que alguien que facilita las haya revisado.
conversation-moderated-after = Después
conversation-moderated-after-rule = Las afirmaciones nuevas se ven enseguida y se revisan más tarde.
conversation-published-counts = Afirmaciones y recuentos
conversation-published-counts-rule = Se publican afirmaciones y recuentos, nunca los votos de una sola persona. Las cifras de menos de cinco personas se omiten.
conversation-published-rows = También los votos de cada participante
conversation-published-rows-rule = Se publican también los votos de cada participante, en un orden que no dice nada y sin ninguna hora, para que cualquiera pueda calcular el mapa de nuevo. Quien conozca algunos de tus votos podría hallar los demás.
conversation-problem-backwards = El último día es anterior al primero.
conversation-problem-choice = Elige una de estas opciones.
conversation-problem-day = Escribe un día, por ejemplo 2026-05-01.
conversation-problem-group = Elige un grupo en el que tengas un cargo.
conversation-problem-changed = Otra persona cambió esta conversación entretanto. Mírala de nuevo y vuelve a enviar tu cambio.
conversation-problem-reason = Di por qué; todo el mundo podrá leerlo.
conversation-problem-not-now = Ese paso no es posible desde donde está ahora.
conversation-problem-no-statements = No hay nada sobre qué votar. Pon antes algunas afirmaciones.
conversation-problem-places = Crea entre 1 y 500 enlaces a la vez.

## Abrir y cerrar
conversation-state-title = Abrir o cerrar
conversation-state-reason = Unas palabras
conversation-state-reason-hint = Todo el mundo puede leerlas.
conversation-state-send = Hacerlo
conversation-step-open = Abrirla
conversation-step-open-hint = Puede votar quien la regla admita. Ya no se puede cambiar quién participa ni qué se publica.
conversation-step-close = Cerrarla
conversation-step-close-hint = No hay más votos. El informe queda a la vista de todo el mundo.
conversation-step-reopen = Abrirla de nuevo
conversation-step-reopen-hint = La gente puede votar otra vez y cambiar sus votos.
conversation-step-withdraw = Retirarla
conversation-step-withdraw-hint = Termina sin informe. Los votos se borran a los 30 días.

## El padrón
conversation-roll-title = Enlaces personales
conversation-roll-lead = { $n ->
    [0] Nadie tiene un enlace todavía.
    [one] Se creó 1 enlace.
   *[other] Se crearon { $n } enlaces.
}
conversation-roll-more = ¿Cuántos más?
conversation-roll-more-hint = Entrega cada enlace a una persona, en papel o por mensaje. El servidor no puede volver a mostrarlos.
conversation-roll-make = Crear enlaces
conversation-roll-once = Cópialos ahora: solo se muestran esta vez
conversation-flag = Denunciar esta conversación o una de sus afirmaciones

## Lo que guarda este servidor
keep-conversations = Conversaciones
keep-conversations-why = Una pregunta hecha en público y cuántas veces se contestó.
keep-conversations-who = Todo el mundo; los borradores y las conversaciones internas, el grupo.
