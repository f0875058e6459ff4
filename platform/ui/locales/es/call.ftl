### Convocatorias: la lista, la página, los formularios, el historial.

# With a soft hyphen (U+00AD): on a narrow phone the word takes two lines.
call-menu = Convoca­torias
call-list-title = Convocatorias
call-list-lead = A qué llaman los grupos y dónde puedes sumarte.
call-list-open = Abiertas
call-list-past = Terminadas
call-list-drafts = Borradores de tus grupos
call-list-drafts-note = Solo los ven quienes son del grupo.
call-list-empty = Aquí todavía nadie ha convocado nada.
call-list-empty-next = Buscar un grupo
call-list-new = Escribir una convocatoria

call-kicker = Convocatoria · { $period }
call-by = Convoca <group>el grupo</group>.
call-by-endorsed = { $n ->
    [one] Convoca <group>el grupo</group>, con la adhesión de <endorsed>1 grupo</endorsed>.
   *[other] Convoca <group>el grupo</group>, con la adhesión de <endorsed>{ $n } grupos</endorsed>.
}
call-why-link = Lee <why>por qué y cómo se decidió</why>.
call-near-label = Encuéntrala cerca de ti
call-near-hint = Código postal o ciudad. Se queda en esta consulta; no se guarda.
call-near-button = Ver acciones
call-figure-actions = Acciones locales
call-figure-going = Personas que van
call-figure-came = Gente que fue
call-figure-said = Gente que dijo que iba
call-figure-endorsed = Se adhieren
call-figure-groups = { $n ->
    [one] 1 grupo
   *[other] { $n } grupos
}
call-station-groups = { $n ->
    [0] todavía ninguna
    [one] 1 grupo
   *[other] { $n } grupos
}
call-station-actions = { $n ->
    [0] todavía ninguna
    [one] 1 lugar
   *[other] { $n } lugares
}
call-station-turnout = { $n ->
    [one] contada en 1 lugar
   *[other] contada en { $n } lugares
}
call-demands-title = Qué exigimos
call-text-title = La convocatoria
call-why-title = Por qué y cómo se decidió
call-langs = En { $langs }
call-endorsements-title = Quiénes se adhieren
call-endorsements-all = { $n ->
    [one] La adhesión con su mensaje
   *[other] Las { $n } adhesiones con sus mensajes
}
call-endorsements-none = Todavía no se ha adherido ningún grupo.
call-turnout-title = Cuánta gente fue
call-turnout-label = { $n ->
    [one] 1 acción con conteo
   *[other] { $n } acciones con conteo
}
call-turnout-note = Estimaciones sumadas: todas las cifras bajas y todas las altas.
call-actions-title = Próximas acciones
call-actions-where = Dónde se hace
call-actions-all = { $n ->
    [one] Ver la acción
   *[other] Ver las { $n } acciones
}
call-actions-none = Todavía no hay ninguna acción local.
call-actions-add = Agregar una acción local
call-take-title = Llévatela
call-take-table = Las acciones en tabla
call-take-csv = CSV
call-take-geojson = GeoJSON
call-take-calendar = Calendario
call-take-feed = Canal de noticias
call-take-flyer = Volante para imprimir
call-take-share = Imagen para compartir
call-history-link = Qué cambió
call-flag = Denunciar esta convocatoria
call-endorse-button = Adherirse a esta convocatoria
call-edit-button = Editar la convocatoria
call-edit-picture = Imagen
call-edit-state = Abrir, cerrar o retirar
call-officer-title = Para responsables de { $group }
call-card-go = Ver la convocatoria
call-card-actions = { $n ->
    [0] Todavía sin acciones locales
    [one] 1 acción local
   *[other] { $n } acciones locales
}
call-card-going = { $n ->
    [0] Sé la primera persona en ir
    [one] Va 1 persona
    [many] Van { $n } de personas
   *[other] Van { $n } personas
}
call-card-endorsed = { $n ->
    [0] Todavía sin adhesiones
    [one] Se adhiere 1 grupo
   *[other] Se adhieren { $n } grupos
}
call-card-came = Fueron { $band } personas
call-card-kicker = { $group } · { $period }

call-state-draft = Borrador
call-state-open = Abierta
call-state-closed = Cerrada
call-state-withdrawn = Retirada
call-draft-title = Esto es un borrador
call-draft-text = Solo lo ven quienes son de { $group }. Cuando la abras, la verá todo el mundo.
call-closed-title = Esta convocatoria terminó
call-closed-text = Se cerró el { $date }. Queda aquí para leerla.
call-withdrawn-title = Esta convocatoria fue retirada
call-withdrawn-text = { $group } la retiró el { $date }.
call-reason-said = Motivo: { $reason }
call-hidden-title = La moderación ocultó esta convocatoria
call-hidden-text = Solo la ven quienes son del grupo y la moderación. Motivo: { $reason }

call-new-title = Escribir una convocatoria
call-new-lead = Queda como borrador hasta que la abras. Un borrador solo lo ven quienes son de tu grupo.
call-new-no-group-title = Una convocatoria la hace un grupo
call-new-no-group-text = Podrás escribir una en cuanto seas responsable de un grupo.
call-new-no-group-find = Buscar un grupo
call-new-no-group-make = Crear un grupo
call-edit-title = Editar «{ $title }»
call-edit-lead-draft = Lo que cambies aquí solo lo ven quienes son de tu grupo.
call-edit-lead-open = Esta convocatoria es pública. Lo que cambies queda anotado como corrección, con tu motivo.
call-save-draft = Guardar el borrador
call-save-correction = Publicar la corrección
call-form-group = ¿Qué grupo convoca?
call-form-title = Título
call-form-title-hint = Corto y fuerte, como en un cartel. Sin gritar.
call-form-slug = Nombre en la dirección
call-form-slug-hint = Letras minúsculas, números y guiones. Déjalo vacío para sacarlo del título. Ya no cambia cuando se abre la convocatoria.
call-form-summary = Resumen
call-form-summary-hint = Una o dos frases: qué, cuándo, para quién.
call-form-starts = Primer día
call-form-ends = Último día
call-form-ends-hint = Déjalo vacío si es un solo día.
call-form-langs = Idiomas
call-form-demands = Demandas
call-form-demands-hint = Una por línea, la más importante primero.
call-form-text = La convocatoria
call-form-text-hint = Puedes usar **negrita**, listas con - y enlaces como [palabras](https://example.org).
call-form-why-text = Por qué y cómo se decidió
call-form-why-text-hint = Pocas palabras, por ejemplo: Se decidió por 214 a 3 en la asamblea del 9 de enero.
call-form-why-url = Enlace a la decisión o al acta
call-form-reason = ¿Por qué la cambias?
call-form-reason-hint = Este motivo lo puede leer todo el mundo.
call-stale-title = Otra persona guardó esta convocatoria mientras escribías
call-stale-text = No se perdió nada de lo tuyo: sigue en el formulario de abajo. Esto es lo que cambió la otra persona. Toma lo que quieras conservar y vuelve a guardar.
call-stale-when = Guardado { $when }

call-problem-reason = Di por qué. El motivo lo puede leer todo el mundo.
call-problem-slug-taken = Otra convocatoria ya tiene este nombre. Elige otro.
call-problem-backwards = El último día es anterior al primero.
call-problem-too-far = Una convocatoria puede durar tres años como máximo.
call-problem-day = Escribe un día como 2026-05-01.
call-problem-demands = Escribe { $max } demandas como máximo.
call-problem-demand-long = Escribe { $max } caracteres como máximo en cada demanda.
call-problem-step = Elige qué hacer.
call-problem-group = Elige un grupo del que seas responsable.
call-problem-picture-missing = Elige una imagen.
call-problem-state-moved = La convocatoria ya no está como cuando abriste esta página. Míralo otra vez y elige.
call-problem-actions = Este borrador tiene acciones. Quítalas primero.

call-state-title = En qué punto está «{ $title }»
call-state-now = Ahora: { $state }
call-state-choose = ¿Qué debe pasar?
call-step-open = Abrirla
call-step-open-hint = La puede leer todo el mundo, los grupos pueden adherirse y se pueden agregar acciones.
call-step-close = Cerrarla
call-step-close-hint = Terminó. Queda para leerla; no se agrega nada más. Puedes volver a abrirla.
call-step-reopen = Volver a abrirla
call-step-reopen-hint = Se aceptan otra vez adhesiones y acciones.
call-step-withdraw = Retirarla
call-step-withdraw-hint = Ya no convocan a esto. La página se queda y lo dice, con el motivo.
call-step-discard = Borrar el borrador
call-step-discard-hint = Se borra para siempre.
call-state-reason = Motivo
call-state-reason-hint = Hace falta para retirarla o para volver a abrirla. Lo puede leer todo el mundo.
call-state-go = Hacerlo

call-picture-title = Imagen de «{ $title }»
call-picture-lead = El servidor guarda solo los píxeles: se borran el lugar, la cámara y otros datos ocultos.
call-picture-now = La imagen de ahora
call-picture-file = Imagen nueva
call-picture-file-hint = JPEG, PNG o WebP, de 10 MB como máximo. No muestres caras de quien no haya dado su permiso.
call-picture-text = ¿Qué muestra?
call-picture-text-hint = Para quien no la ve. Basta una frase.
call-picture-remove = Quitar la imagen
call-picture-save = Guardar la imagen

call-corrections-title = Qué cambió en «{ $title }»
call-corrections-lead = Todos los cambios desde que se abrió, los más recientes primero.
call-corrections-none = No ha cambiado nada desde que se abrió.
call-corrections-opened = Se abrió el { $date }.
call-corrections-reason = Por qué: { $reason }
call-change-before = Antes
call-change-after = Después
call-change-nothing = nada
call-field-title = Título
call-field-slug = Nombre en la dirección
call-field-summary = Resumen
call-field-text = La convocatoria
call-field-period = Días
call-field-langs = Idiomas
call-field-demands = Demandas
call-field-why-text = Por qué y cómo se decidió
call-field-why-url = Enlace a la decisión
call-field-picture = Imagen
call-field-state = En qué punto está

call-group-title = Convocatorias
call-group-endorses = Se adhiere a
call-group-more = Todas las convocatorias

keep-calls = Convocatorias, sus correcciones y adhesiones
keep-calls-why = Son declaraciones públicas de grupos. No nombran a ninguna persona.
keep-calls-who = Todo el mundo; los borradores, solo quienes son del grupo.
