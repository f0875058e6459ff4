### Moderación: cualquiera avisa de lo que no está bien, la moderación decide y todo el mundo puede leer qué hizo.

## Tipos de cosas
moderation-kind-action = Acción
moderation-kind-call = Convocatoria
moderation-kind-group = Grupo
moderation-kind-aid = Necesidad u oferta
moderation-kind-listing = Ficha del directorio
moderation-kind-conversation = Conversación
moderation-kind-proposal = Propuesta
moderation-kind-demand = Demanda
moderation-kind-meeting = Reunión
moderation-kind-block = Lista de bloqueos

## Avisar
flag-title = ¿Algo no está bien aquí?
flag-lead = Avisa a la moderación del sitio. No necesitas cuenta y nadie sabrá quién eres.
flag-reason = ¿Qué está mal?
flag-reason-untrue = No es lo que dice ser
flag-reason-danger = El lugar o la hora son peligrosos
flag-reason-person = Nombra o expone a una persona
flag-reason-hate = Es violento o incita al odio
flag-reason-spam = Es publicidad o basura
flag-reason-other = Otra cosa
flag-words = ¿Qué debe saber la moderación?
flag-words-hint = Una o dos frases. No escribas quién eres.
flag-send = Avisar a la moderación
flag-kept = Guardamos lo que elegiste y escribiste, y la hora aproximada. No quién eres.
flag-kept-link = Qué guarda este servidor
flag-problem-reason = Elige qué está mal.
flag-problem-words = Di en pocas palabras qué está mal.
flag-thanks-title = Gracias
flag-thanks-text = La moderación lo va a revisar. Lo que haga, y por qué, queda escrito donde todo el mundo puede leerlo.
flag-thanks-danger = Si alguien está en peligro ahora mismo, no nos esperes: avisa a la gente que está ahí y pide ayuda.
flag-thanks-back = Volver a la página

## La cola
moderation-tabs = Páginas de la moderación
moderation-tab-waiting = En espera
moderation-tab-hidden = Oculto ahora
moderation-queue-title = Cola de la moderación
moderation-queue-lead = Lo que la gente dice que está mal. Revísalo, decide y di por qué.
moderation-queue-empty = No hay nada en espera. Gracias.
moderation-hidden-empty = No hay nada oculto.
# En una tarjeta de la cola: cuántas personas avisaron.
moderation-count = { $n ->
    [one] Un aviso
   *[other] { $n } avisos
}
# $ago es, por ejemplo, «hace 3 horas».
moderation-since = Primer aviso: { $ago }
# $day es una fecha.
moderation-hidden-since = Oculto desde el { $day }
# En lugar del título de algo que ya no existe; $kind es, por ejemplo, «Acción».
moderation-gone = { $kind } (ya no existe)

## Decidir sobre una cosa
moderation-open-page = Abrir la página
moderation-is-hidden = Ahora está oculto. El motivo que se dio:
moderation-flags = Lo que dijo la gente
moderation-flags-none = No hay avisos abiertos.
moderation-when = Cuándo
moderation-before = Lo que la moderación ya hizo
moderation-day = Día
moderation-what = Qué se hizo
moderation-about = Sobre qué
moderation-reason = Motivo público
moderation-reason-hint = Hace falta para ocultar o volver a mostrar. Lo puede leer todo el mundo: no nombres a nadie ni repitas lo que ocultas.
moderation-note = Nota para la moderación
moderation-note-hint = Solo la ve la moderación.
moderation-settle-title = Decidir
moderation-step = ¿Qué haces?
moderation-step-keep = Dejarlo como está
moderation-step-keep-hint = Los avisos quedan resueltos.
moderation-step-stay = Dejarlo oculto
moderation-step-stay-hint = Los avisos quedan resueltos.
moderation-step-hide = Ocultarlo
moderation-step-hide-hint = Desaparece enseguida de todas las páginas y listas. Su propia gente y la moderación lo siguen viendo, con el motivo.
moderation-step-show = Volver a mostrarlo
moderation-step-show-hint = Todo el mundo lo ve enseguida.
moderation-settle-do = Resolver
moderation-undo = Deshacer
moderation-problem-step = Elige qué hacer.
moderation-problem-moved = Algo cambió mientras lo revisabas. Míralo otra vez; lo que escribiste sigue aquí.

## Lo que se hizo
moderation-act-kept = Se revisó y se dejó como está
moderation-act-hidden = Se ocultó
moderation-act-shown = Se volvió a mostrar
moderation-act-undone = Se deshizo el último paso
moderation-act-block-added = Se añadió un bloqueo
moderation-act-block-ended = Se quitó un bloqueo

## El registro público
moderation-log-title = Qué hizo la moderación
moderation-log-lead = Cada paso de quienes cuidan este sitio, con el día y el motivo. No se nombra a nadie: ni a quien avisó ni a quien decidió.
moderation-log-empty = La moderación todavía no ha tenido que hacer nada.
moderation-log-flag = ¿Algo no está bien? Cada acción, convocatoria y grupo tiene al final de su página un enlace para avisar a la moderación.

## Listas de bloqueos
block-title = Listas de bloqueos
block-lead = Palabras y dominios web que nadie puede poner en grupos, convocatorias y acciones. A quien lo intenta se le dice qué se encontró.
block-add-title = Añadir un bloqueo
block-list-title = Vigentes
block-list-empty = No hay nada bloqueado.
block-what = Qué se bloquea
block-what-words = Palabras
block-what-words-hint = Palabras enteras o una frase. No importan las mayúsculas ni los acentos.
block-what-domain = Dominio web
block-what-domain-hint = Por ejemplo casino.example, con todo lo que cuelga de él.
block-pattern = Palabras o dominio
block-reason-hint = El motivo lo puede leer todo el mundo; las palabras no. No las repitas aquí.
block-add = Bloquear
block-since = Desde
block-end = Quitar
block-end-reason = ¿Por qué se quita? Lo puede leer todo el mundo.
block-end-do = Quitar este bloqueo
block-problem-what = Elige palabras o un dominio web.
block-problem-words = Escribe al menos dos letras.
block-problem-domain = Escribe un dominio web, por ejemplo casino.example.
block-problem-already = Esto ya está bloqueado.
block-problem-full = Puede haber { NUMBER($max) } bloqueos como máximo. Quita alguno primero.
block-problem-reason = Di por qué se quita el bloqueo.
# Junto a un campo de un grupo, una convocatoria o una acción; $what es una palabra o un dominio.
problem-blocked = «{ $what }» no se puede usar en este sitio. Escríbelo de otra manera.

## En la auditoría
audit-flag-kept = Resolvió avisos, lo dejó como está
audit-hidden = Ocultó algo
audit-shown = Volvió a mostrar algo
audit-moderation-undone = Deshizo el último paso
audit-block-added = Añadió un bloqueo
audit-block-ended = Quitó un bloqueo

## Lo que se guarda
keep-flags = Avisos a la moderación
keep-flags-why = Para que la moderación pueda revisar lo que está mal. El motivo, las palabras y la hora aproximada, no quién lo dijo. Los avisos resueltos se borran a los treinta días.
keep-flags-who = La moderación de este sitio
keep-moderation = Lo que hizo la moderación
keep-moderation-why = Para que todo el mundo vea cómo se cuida este sitio. El día, el paso y el motivo, y las notas entre moderadores. Ningún nombre de persona.
keep-moderation-who = Todo el mundo; las notas, solo la moderación
keep-blocks = Listas de bloqueos
keep-blocks-why = Palabras y dominios web que nadie puede usar aquí, contra la basura y el odio.
keep-blocks-who = La moderación de este sitio
