### Palabras de los componentes.

ui-optional = (opcional)
ui-error-prefix = Error:
ui-problems-title = Revisa estos puntos
ui-problems-kept = No se perdió nada: lo que escribiste sigue en el formulario.
ui-trap = Deja este campo vacío
ui-date = Fecha
ui-time = Hora
ui-zone = Zona horaria
ui-result-count = { $n ->
    [0] Sin resultados
    [one] 1 resultado
    [many] { $n } de resultados
   *[other] { $n } resultados
}
ui-save = Guardar
ui-cancel = Cancelar
ui-back = Volver
ui-delete = Borrar

problem-empty = Completa este campo.
problem-too-long = Escribe { NUMBER($max) } caracteres como máximo.
problem-too-short = Escribe al menos { NUMBER($min) } caracteres.
problem-mail-address = Escribe un solo correo, por ejemplo ana@example.org.
problem-web-address = Escribe una dirección web que empiece con https://.
problem-slug = Usa letras minúsculas de la a a la z, números y guiones sueltos.
problem-other = Algo aquí no está bien. Revísalo y vuelve a enviarlo.

ui-crumbs = A qué pertenece esta página
ui-pages = Páginas
ui-previous = Anterior
ui-next = Siguiente
ui-newer = Más recientes
ui-older = Más antiguos
ui-newer-older = Más recientes y más antiguos
ui-page-number = Página { $n }

ui-copy-link = Copiar el enlace
ui-copied = Copiado
ui-print = Imprimir

ui-thread = En qué punto está
ui-here = estás aquí
ui-station-conversation = Conversación
ui-station-decision = Decisión
ui-station-demand = Demanda
ui-station-call = Convocatoria
ui-station-endorsements = Adhesiones
ui-station-actions = Acciones
ui-station-turnout = Asistencia
ui-station-record = Memoria

ui-when = Cuándo
ui-where = Dónde
ui-good-to-know = Conviene saber
ui-flyer-say = Di «Voy». No necesitas cuenta.
ui-flyer-promise = sin rastreadores; aquí no se vende nada

ui-passkey-working = Sigue los pasos que te pide tu dispositivo.
ui-passkey-stopped = Lo interrumpiste o se acabó el tiempo. No cambió nada; inténtalo de nuevo cuando quieras.
ui-passkey-failed = No funcionó. No cambió nada; inténtalo de nuevo o usa tu contraseña y un código.
ui-passkey-unsupported = Este navegador no tiene llaves de acceso. Usa tu contraseña y un código.
ui-passkey-script = Las llaves de acceso necesitan JavaScript. Sin él, usa tu contraseña y un código.
