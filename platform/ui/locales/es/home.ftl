### La portada: qué pasa cerca de ti.

home-title = ¿Qué pasa cerca de ti?
home-lead = Encuentra una acción cerca, di «Voy» y trae a alguien. No necesitas cuenta.
home-description = Convocatorias y acciones cerca de ti. Sin cuenta, sin rastreadores.
home-near-label = Tu ciudad o código postal
home-near-hint = Se queda en esta consulta; no se guarda.
home-near-button = Ver qué hay cerca
home-calls-title = Convocatorias abiertas
home-calls-all = Todas las convocatorias
home-calls-none = Ahora no hay ninguna convocatoria abierta.
home-map-title = Todo lo que viene

home-how-title = Cómo funciona
home-how-call-title = Un grupo convoca
home-how-call = Gente organizada decide una acción y dice por qué.
home-how-endorse-title = Otros ponen su nombre
home-how-endorse = Sindicatos, inquilinas, iglesias, vecinos: cada grupo se adhiere con sus palabras.
home-how-act-title = Pasa donde vives
home-how-act = Quienes organizan agregan acciones locales. Encuentras la tuya y dices «Voy».
home-how-count-title = Todo el mundo ve en qué quedó
home-how-count = La asistencia se cuenta con una cifra baja y una alta, y queda en la memoria.

home-promises-title = Lo que te prometemos
home-promise-account = Sin cuenta para participar
home-promise-account-text = Leer, buscar e ir no piden ni nombre ni correo.
home-promise-request = Nada sale de este servidor
home-promise-request-text = Sin rastreadores, sin mapas ni letras de fuera. Tu búsqueda no se guarda.
home-promise-keep = No se guarda lo que no hace falta
home-promise-keep-text = Ninguna dirección de visitantes. Qué se guarda y hasta cuándo <keeps>está aquí</keeps>.
home-promise-device = Sirve en cualquier teléfono
home-promise-device-text = Teléfonos viejos, redes lentas, lectores de pantalla, sin JavaScript.

home-organize-title = ¿Quieres organizar?
home-organize-text = Crea un grupo con tu vecindario o en tu trabajo, y convoquen.
home-organize-groups = Buscar un grupo
home-organize-new = Crear un grupo

home-empty-title = Este sitio es nuevo
home-empty-text = Todavía no hay ninguna convocatoria. Quien cree aquí un grupo puede escribir la primera.
home-first-title = Primeros pasos para este sitio
home-first-lead = Tú llevas este sitio. Con tres pasos ya sirve.
home-first-group = Crea un grupo o invita a quien lo hará
home-first-call = Escribe la primera convocatoria con alguien responsable de ese grupo
home-first-stewards = Nombra a quienes moderan y leen lo que denuncian las visitas
home-first-stewards-link = Quienes llevan este sitio
