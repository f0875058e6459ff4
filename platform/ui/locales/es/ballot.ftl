### Votaciones: preparar una elección o una pregunta, el censo, emitir la papeleta, el papel, el recuento y su explicación.

ballot-kicker = Votación de { $group }
ballot-list-title = Votaciones
ballot-state-draft = En preparación
ballot-state-open = Abierta
ballot-state-counting = En recuento
ballot-state-closed = Contada
ballot-state-canceled = Anulada
ballot-until = Abierta hasta el { $moment }
ballot-ended = Cerrada el { $moment }
ballot-period = Abierta durante { $period }
ballot-days = { $n ->
    [one] 1 día
    [many] { $n } de días
   *[other] { $n } días
}
ballot-hours = { $n ->
    [one] 1 hora
    [many] { $n } de horas
   *[other] { $n } horas
}
ballot-counting = No se admiten más papeletas: se está contando
ballot-counting-text = El resultado aparece aquí en un momento. Vuelve a abrir la página.
ballot-canceled = Esta votación se anuló y no se contó nada
ballot-yes = Sí
ballot-no = No
ballot-abstain = Abstención
ballot-nobody = nadie

## Quién puede saber qué
ballot-secrecy-open = Votación nominal: los miembros ven quién marcó qué
ballot-secrecy-hint-open = Adecuada para delegados, que responden ante quienes los enviaron.
ballot-secrecy-secret = Votación secreta, confiando en este servidor
ballot-secrecy-hint-secret = Nadie ve quién marcó qué. Quienes administran este servidor podrían haber mirado mientras estaba abierta.
ballot-honest-title = Qué puede saber este servidor
ballot-honest-open = Esta votación es nominal: al cierre, los miembros ven cada nombre del censo junto a lo que marcó.
ballot-honest-secret = El censo dice que emitiste una papeleta, nunca cuándo. La papeleta está aparte, sin nombre y sin hora.
ballot-honest-open-box = Como puedes cambiar tu papeleta hasta el cierre, hasta entonces una clave en este servidor te une a ella. Se guarda cifrada, y a nadie se le vuelve a mostrar lo que marcaste, tampoco a ti.
ballot-honest-close = Al cierre se destruye la clave, y todas las papeletas reciben números nuevos y un orden nuevo. Desde entonces nada aquí lleva de una papeleta a una persona. Las copias de seguridad hechas mientras estaba abierta pueden contener ambas cosas; están cifradas y caducan.
ballot-honest-trust = Quienes administran este servidor, o quien entre en él mientras la votación está abierta, podrían mirar. Si son tus adversarios, decidid en papel o en una reunión.

## La página
ballot-open-form = Rellenar mi papeleta
ballot-open-form-for = Rellenar la papeleta de { $name }
ballot-not-on-roll = No estás en el censo de esta votación.
ballot-roll-members = El censo tendría { $members } miembros
ballot-roll = Hay { $size } personas en el censo
ballot-quorum = Quórum: { $percent } %, es decir, { $needed } personas.
ballot-turnout = Participaron { $took } de { $size }.
ballot-turnout-hidden = Cuántas personas participaron se muestra tras el cierre.
ballot-turnout-paper = De ellas, { $marked } en papel; { $counted } papeletas de papel fueron leídas igual por dos personas y contadas.
ballot-result-hidden = Nadie ve un resultado antes del cierre.
ballot-for-members = Solo los miembros pueden ver esta página.
ballot-run = Llevar esta votación
ballot-to-open = Abrirla
ballot-edit = Ajustes
ballot-to-roll = El censo
ballot-to-links = Enlaces para personas sin cuenta
ballot-to-paper = Papeletas de papel
ballot-to-state = Prolongar, cerrar o anular
ballot-about = Qué conviene saber antes
ballot-no-contest = Todavía no se pregunta nada. Añade una pregunta o un cargo.
ballot-contest-new = Añadir una pregunta o un cargo
ballot-contest-edit = Editar
ballot-contest-edit-title = Editar esta parte
ballot-contest-end = Quitarla de la papeleta
ballot-budget-is = Hay { $money } para gastar.
ballot-seats = { $n ->
    [one] Un puesto.
    [many] { $n } de puestos.
   *[other] { $n } puestos.
}

## Los formularios que la preparan
ballot-new-title = Preparar una votación
ballot-new-lead = Elegir a personas, escoger entre opciones, repartir un presupuesto o hacer varias preguntas a la vez. Nadie la ve antes de que la abras.
# Cuando se pregunta a un consejo como a cualquier otro grupo; $group es su nombre.
ballot-council-heads = { $group } decide mediante delegaciones
ballot-council-heads-text = En esta votación cada persona del censo emite una papeleta del mismo peso; lo que pesan los grupos no se cuenta. Para decidir con pesos, plantea la pregunta a las delegaciones.
ballot-new-send = Seguir con las preguntas
ballot-edit-title = Ajustes de la votación
ballot-field-group = ¿Qué grupo decide?
ballot-field-title = Título
ballot-field-title-hint = De qué trata la votación entera.
ballot-field-text = ¿Qué conviene saber antes de rellenarla?
ballot-field-secrecy = ¿Quién puede saber quién marcó qué?
ballot-field-days = Días
ballot-field-hours = Horas
ballot-field-quorum = Quórum en porcentaje
ballot-field-quorum-hint = Tantas de las personas con derecho deben participar. 0 significa sin quórum.
ballot-field-majority = ¿Cuándo se aprueba una pregunta?
ballot-field-turnout = ¿Quién ve antes del cierre cuántas personas han participado?
ballot-turnout-always = Quien vea la votación
ballot-turnout-officers = Responsables y encargados
ballot-turnout-close = Nadie
ballot-field-audience = ¿Quién puede ver la votación y su resultado?
ballot-audience-everybody = Cualquiera
ballot-audience-members = Los miembros y quienes están en el censo
ballot-field-proxies = Papeletas ajenas que puede llevar una persona
ballot-field-proxies-hint = 0 no permite delegar el voto.
ballot-field-question = La pregunta o el cargo
ballot-field-contest-text = Unas palabras al respecto
ballot-field-rule = ¿Cómo se cuenta?
ballot-field-rule-hint = Lo que hace cada regla está debajo de este formulario.
ballot-field-options = Opciones, una en cada línea
ballot-field-options-hint = Detrás de una barra puede ir una nota: «Ana Ruiz | turno de noche». En un presupuesto va primero el coste: «Bancos | 1200 | en el parque». Una pregunta de sí o no no necesita ninguna.
ballot-field-seats = Puestos
ballot-field-seats-hint = Cuántos se eligen; solo en reglas que eligen a varios.
ballot-more-settings = Más ajustes
ballot-field-points = Mejor puntuación
ballot-field-points-hint = Para reglas con puntos o notas: de 0 hasta aquí.
ballot-field-equal = Varias opciones pueden compartir un puesto en el orden
ballot-field-equal-hint = Para reglas que comparan de dos en dos.
ballot-field-budget = Dinero para gastar
ballot-field-budget-hint = Para presupuestos, en unidades enteras.
ballot-field-by-number = Contar proyectos, no dinero
ballot-field-by-number-hint = Para el método de partes iguales: un proyecto pequeño que alguien eligió vale para esa persona tanto como uno grande.
ballot-field-at-least = Puestos reservados a un grupo
ballot-field-at-least-hint = Uno en cada línea: un número y el grupo, que es la nota detrás de la barra: «2 turno de noche». Solo donde la regla lo prevé.
ballot-rules-explained = Qué hace cada regla
ballot-kind-question = Una pregunta
ballot-kind-one = Elegir uno
ballot-kind-several = Elegir varios
ballot-kind-budget = Repartir un presupuesto

## Reglas
ballot-rule-yes-no = Sí o no
ballot-rule-means-yes-no = Una pregunta; se aprueba con la mayoría que fijes.
ballot-rule-plurality = Más marcas gana
ballot-rule-means-plurality = Cada cual marca una; gana la que más tiene. Con más de dos opciones puede ganar una minoría.
ballot-rule-approval = Aprobación
ballot-rule-means-approval = Cada cual marca todas las que puede apoyar; ganan las más apoyadas.
ballot-rule-score = Puntos
ballot-rule-means-score = Cada cual da puntos; gana la suma más alta.
ballot-rule-star = Puntos y desempate directo (STAR)
ballot-rule-means-star = Se comparan las dos con más puntos; gana aquella a la que más personas dieron más puntos.
ballot-rule-majority-judgment = Notas (juicio mayoritario)
ballot-rule-means-majority-judgment = Cada cual pone nota a cada opción; gana la mejor nota del medio.
ballot-rule-irv = Segunda vuelta instantánea
ballot-rule-means-irv = Se ordena. Sale la última y esas papeletas pasan a la siguiente, hasta que una tenga más de la mitad.
ballot-rule-borda = Borda
ballot-rule-means-borda = Cada puesto del orden da puntos; gana la suma más alta. Fácil de manipular; sirve para comparar.
ballot-rule-scottish-stv = Voto transferible (Escocia 2007)
ballot-rule-means-scottish-stv = Se ordena. Quien alcanza la cuota sale elegido, y lo que sobra pasa a otros: todo grupo bastante grande recibe su parte de los puestos.
ballot-rule-wig = Voto transferible (inclusivo ponderado)
ballot-rule-means-wig = Como la regla escocesa, pero un excedente pasa desde todas las papeletas que tiene un candidato.
ballot-rule-meek = Voto transferible (Meek)
ballot-rule-means-meek = El voto transferible más exacto: la cuota baja cuando se agotan papeletas. Necesita un ordenador.
ballot-rule-ers97 = Voto transferible (ERS97)
ballot-rule-means-ers97 = Las reglas de la Electoral Reform Society de 1997, pensadas para contar a mano.
ballot-rule-schulze = De dos en dos: Schulze
ballot-rule-means-schulze = Se comparan todas de dos en dos. Gana quien vence a las demás; los círculos se rompen por su eslabón más débil.
ballot-rule-ranked-pairs = De dos en dos: pares ordenados
ballot-rule-means-ranked-pairs = Primero se fijan las comparaciones más claras; gana quien al final no pierde con nadie.
ballot-rule-minimax = De dos en dos: Smith y minimax
ballot-rule-means-minimax = Entre las que nadie de fuera vence, gana la que tiene la menor peor derrota.
ballot-rule-plain-minimax = De dos en dos: minimax
ballot-rule-means-plain-minimax = Gana la opción con la menor peor derrota.
ballot-rule-copeland = De dos en dos: Copeland
ballot-rule-means-copeland = Gana quien gana más comparaciones.
ballot-rule-phragmen = Aprobación con reparto justo (Phragmén)
ballot-rule-means-phragmen = Se marca todo lo que se apoya; los puestos se llenan de modo que la carga se reparta por igual entre quienes apoyan.
ballot-rule-pav = Aprobación proporcional
ballot-rule-means-pav = El comité que más satisface, donde un segundo representante cuenta la mitad que el primero.
ballot-rule-seq-pav = Aprobación proporcional, paso a paso
ballot-rule-means-seq-pav = La misma idea, puesto a puesto; funciona con muchos candidatos.
ballot-rule-greedy = Primero lo más marcado
ballot-rule-means-greedy = Se pagan proyectos en el orden de sus marcas mientras haya dinero.
ballot-rule-equal-shares = Método de partes iguales
ballot-rule-means-equal-shares = Cada persona tiene la misma parte del dinero; pagan los proyectos quienes los marcaron.
ballot-rule-budget-phragmen = Phragmén para presupuestos
ballot-rule-means-budget-phragmen = El dinero llega por igual a cada persona; un proyecto se paga en cuanto puede quien lo apoya.

## Abrir y terminar
ballot-open-title = ¿Abrir la votación?
ballot-open-send = Abrirla ahora
ballot-roll-frozen = El censo se congela: quienes son miembros en este momento, y nadie que entre después.
ballot-roll-list-frozen = El censo se congela: la lista que trajiste.
ballot-lot-open = El servidor fija su parte del sorteo y publica la huella, para que un empate se resuelva con limpieza.
ballot-open-final = Las preguntas, las opciones y las reglas ya no se podrán cambiar.
ballot-state-title = Prolongar, cerrar o anular
ballot-step-extend = Dar más tiempo
ballot-step-hint-extend = Las papeletas emitidas se conservan.
ballot-step-close = Cerrarla ahora
ballot-step-hint-close = El recuento sigue enseguida. Cualquiera ve que terminó antes y por qué.
ballot-step-cancel = Anularla
ballot-step-hint-cancel = No se cuenta nada y se borran todas las papeletas.
ballot-field-extend = ¿Cuántos días más?
ballot-step-reason-hint = Puede leerlo quien vea la votación.

## Rellenarla
ballot-title = Tu papeleta
ballot-how-one = Marca una, o ninguna.
ballot-how-many = { $n ->
    [one] Marca todas las que puedas apoyar. Se elige una.
    [many] Marca todas las que puedas apoyar. Se eligen { $n }.
   *[other] Marca todas las que puedas apoyar. Se eligen { $n }.
}
ballot-how-points = Da a cada una de 0 a { NUMBER($most) } puntos. Nada equivale a lo peor.
ballot-how-grades = Pon nota a cada una. Nada equivale a la peor.
ballot-how-ranks = { $n ->
    [one] Da el 1 a tu primera opción, el 2 a la segunda, y así. Para cuando te dé igual. Se elige una.
    [many] Da el 1 a tu primera opción, el 2 a la segunda, y así. Para cuando te dé igual. Se eligen { $n }.
   *[other] Da el 1 a tu primera opción, el 2 a la segunda, y así. Para cuando te dé igual. Se eligen { $n }.
}
ballot-how-ranks-equal = { $n ->
    [one] Da el 1 a tu primera opción, el 2 a la segunda, y así. Varias pueden compartir número. Se elige una.
    [many] Da el 1 a tu primera opción, el 2 a la segunda, y así. Varias pueden compartir número. Se eligen { $n }.
   *[other] Da el 1 a tu primera opción, el 2 a la segunda, y así. Varias pueden compartir número. Se eligen { $n }.
}
ballot-how-budget = Marca cada proyecto que pagarías. En total hay { $money } para gastar.
ballot-costs = cuesta { $money }
ballot-no-points = –
ballot-points-worst = { NUMBER($points) }, lo peor
ballot-points-best = { NUMBER($points) }, lo mejor
ballot-grade-0 = A rechazar
ballot-grade-1 = Mala
ballot-grade-2 = Aceptable
ballot-grade-3 = Buena
ballot-grade-4 = Muy buena
ballot-grade-5 = Excelente
ballot-unranked = –
ballot-rank = { NUMBER($rank) }
ballot-check = Mirarla antes de emitirla
ballot-preview-title = ¿Es esta tu papeleta?
ballot-preview-lead = Todavía no se ha emitido nada.
ballot-cast = Emitir esta papeleta
ballot-change = Cambiarla
ballot-blank = Nada marcado
ballot-all-blank = No hay nada marcado
ballot-all-blank-text = Puedes emitir una papeleta en blanco: participas y no eliges nada.
ballot-budget-sum = Juntos cuestan { $sum } de { $budget }.
ballot-done-title = Tu papeleta
ballot-done = Tu papeleta está en la urna
ballot-done-text = Hasta el { $moment } puedes emitirla de nuevo; solo cuenta la última.
ballot-done-secret = Nadie puede volver a mostrarte lo que marcaste, y no hay resguardo con el que probarlo ante otros.
ballot-to-election = Volver a la página de la votación
ballot-revise = Emitirla de nuevo
ballot-again = Ya habías emitido esta papeleta
ballot-again-open = Lo que marcaste está en el formulario. Lo que emitas ahora lo sustituye.
ballot-again-secret = El formulario está vacío porque nadie puede leer lo que marcaste. Lo que emitas ahora lo sustituye; si te vas ahora, se queda como está.
ballot-for = Rellenas la papeleta de { $name }
ballot-for-text = Te pidió que la llevaras. Marca lo que quiera esa persona.

## Delegar
ballot-proxy-give = Que otra persona emita mi papeleta
ballot-proxy-link = Quién lleva mi papeleta
ballot-proxy-title = Otra persona emite mi papeleta
ballot-proxy-lead = { $n ->
    [one] En este grupo un miembro puede llevar una papeleta de otro.
    [many] En este grupo un miembro puede llevar hasta { $n } de papeletas de otros.
   *[other] En este grupo un miembro puede llevar hasta { $n } papeletas de otros.
}
ballot-proxy-name = ¿Quién debe llevarla?
ballot-proxy-name-hint = El nombre tal como está en el censo. Dile cómo la marcarías: ve que la lleva y la emite por ti.
ballot-proxy-send = Entregar mi papeleta
ballot-proxy-is = { $name } lleva tu papeleta
ballot-proxy-is-text = Mientras no se haya emitido, puedes recuperarla.
ballot-proxy-end = Recuperarla

## El censo
ballot-roll-title = El censo
ballot-roll-lead = Quién puede emitir una papeleta y quién lo ha hecho. No sabe ni cuándo ni qué.
ballot-roll-from-members = El censo se hace al abrir la votación
ballot-roll-from-members-text = Estarán quienes sean miembros en ese momento. O trae una lista.
ballot-roll-import = Traer una lista
ballot-roll-size = En el censo
ballot-roll-online = Emitidas aquí
ballot-roll-paper = Señaladas en papel
ballot-roll-search = Nombre
ballot-roll-search-send = Buscar
ballot-roll-empty = Nadie.
ballot-elector = Nombre
ballot-roll-has-cast = Papeleta
ballot-roll-weight = Peso
ballot-roll-link = tiene enlace
ballot-roll-proxy = entregada
ballot-cast-no = Sin emitir
ballot-cast-online = Emitida aquí
ballot-cast-paper = En papel
ballot-roll-mark = Dar papeleta de papel
ballot-roll-unmark = Deshacer
ballot-import-list = La lista
ballot-import-hint = Un nombre en cada línea, o una tabla con cabecera: nombre, correo, peso. Copiada de una hoja de cálculo funciona tal cual.
ballot-import-lead = Como máximo { $most } personas. Los nombres y direcciones se guardan cifrados y se borran treinta días después del cierre. Sustituye a la lista que hubiera.
ballot-import-check = Comprobar la lista
ballot-import-send = Que este sea el censo
ballot-import-found = { $n ->
    [0] No se pudo leer a nadie en esta lista.
    [one] Se puede tomar a 1 persona.
    [many] Se puede tomar a { $n } de personas.
   *[other] Se puede tomar a { $n } personas.
}
ballot-import-faults = { $n ->
    [one] 1 línea no se toma:
    [many] { $n } de líneas no se toman:
   *[other] { $n } líneas no se toman:
}
ballot-import-line = Línea { NUMBER($line) },
ballot-fault-no-name = no hay nombre
ballot-fault-long-name = el nombre es demasiado largo
ballot-fault-mail = no es una dirección de correo
ballot-fault-weight = el peso no es un número entero de 1 a 10.000
ballot-fault-double = igual que la línea { NUMBER($line) }
ballot-fault-too-many = la lista es demasiado larga
ballot-fault-unreadable = la línea no se puede leer

## Enlaces
ballot-links-title = Enlaces para personas sin cuenta
ballot-links-lead = Quien está en el censo sin cuenta emite su papeleta con un enlace propio.
ballot-links-once = Cada enlace se muestra una sola vez
ballot-links-once-text = Este servidor guarda solo su huella. Imprime las cartas ahora o haz que se envíen por correo. Quien tiene un enlace puede emitir esa papeleta.
ballot-links-missing = { $n ->
    [0] Todas las personas sin cuenta tienen enlace.
    [one] 1 persona no tiene enlace todavía.
    [many] { $n } de personas no tienen enlace todavía.
   *[other] { $n } personas no tienen enlace todavía.
}
ballot-links-print = Hacer las cartas para imprimir
ballot-links-mails = { $n ->
    [one] 1 de ellas tiene correo en la lista.
    [many] { $n } de ellas tienen correo en la lista.
   *[other] { $n } de ellas tienen correo en la lista.
}
ballot-links-mail = Enviar los enlaces por correo
ballot-links-printed = { $n ->
    [0] No hay a quién escribir.
    [one] Una carta. Imprímela ahora: solo se muestra esta vez.
    [many] { $n } de cartas. Imprímelas ahora: solo se muestran esta vez.
   *[other] { $n } cartas. Imprímelas ahora: solo se muestran esta vez.
}
ballot-letter = Escanea el código o escribe la dirección y emite tu papeleta. Abierta hasta el { $moment }.
ballot-letter-keep = Guarda esta carta para ti: quien la tenga puede emitir tu papeleta.
ballot-letter-scan = Código con la dirección de tu papeleta
ballot-mail-subject = Tu papeleta: { $title }
ballot-mail-text =
    Hola, { $name }:

    { $group } te pide que decidas: { $title }

    Emite tu papeleta aquí: { $link }

    Abierta hasta el { $moment }. Guarda este mensaje para ti: quien tenga el enlace puede emitir tu papeleta.

## Papel
ballot-paper-title = Papeletas de papel
ballot-paper-lead = Al vaciar la urna, escribe un número en cada papeleta. Dos personas la leen y la anotan, sin ver lo que leyó la otra. Lo que ambas leen igual se cuenta al cierre.
ballot-paper-agreed = Leídas igual por dos
ballot-paper-books = Estos números deben coincidir al cierre
ballot-paper-books-text = Deben leerse tantas papeletas de papel como personas se señalaron en el censo.
ballot-paper-enter = Anotar una papeleta de papel
ballot-paper-number = Número
ballot-paper-number-hint = El número escrito en esta papeleta.
ballot-paper-send = Anotarla
ballot-paper-all = Papeletas de papel
ballot-paper-state = En qué punto está
ballot-paper-alike = Leída igual por dos
ballot-paper-differs = Dos personas leyeron cosas distintas
ballot-paper-second = Espera a una segunda persona
ballot-paper-yours = Te espera a ti
ballot-paper-again = Leerla de nuevo
ballot-paper-ballot = Una papeleta de papel

## El resultado
ballot-result-title = El resultado
ballot-passed = Aprobado: { $yes } sí, { $no } no, { $abstained } abstenciones.
ballot-failed = No aprobado: { $yes } sí, { $no } no, { $abstained } abstenciones.
ballot-chosen = Resultado: { $names }.
ballot-funded = Se paga: { $names }.
ballot-none-chosen = No se elige nada: ninguna papeleta cuenta.
ballot-none-funded = No se paga nada.
ballot-no-effect = Sin efecto: participó muy poca gente.
ballot-uncounted = Esta regla no puede contar esta parte. Las papeletas se publican para otro recuento.
ballot-no-quorum = No se alcanzó el quórum, así que no se decide nada
ballot-counted = { $valid } papeletas cuentan, { $spoilt } están en blanco o no se pueden contar.
ballot-by-lot = Tuvo que decidir el sorteo.
ballot-to-account = El recuento paso a paso
ballot-to-decision = Leer la decisión
ballot-account-title = Cómo se contó «{ $title }»
ballot-rounds = El recuento en palabras
ballot-round = Ronda { NUMBER($round) }
ballot-flow = Votos en cada ronda
ballot-quota = Para salir elegido hacen falta: { $quota }
ballot-won = elegido
ballot-option = Opción
# $outcome es el resultado en una frase.
ballot-figure = Un dibujo del recuento. { $outcome } Lo mismo está arriba en palabras.
ballot-pairs = Quién se prefiere a quién
ballot-pairs-lead = Cada fila dice cuántas personas prefieren esa opción a la de la columna. El mayor de cada dos va en negrita.
# Bajo el recuento: qué darían otras reglas con las mismas papeletas. { $rule } es la regla que decide.
ballot-others = Las mismas papeletas con otras reglas
ballot-others-lead = Solo como información. Aquí decidió { $rule }, la regla fijada antes de la primera papeleta; ninguna otra regla decide nada.
ballot-others-why = Las reglas pueden dar resultados distintos porque cada una mira otra cosa en la papeleta. Y, con otra regla, quizá la gente habría rellenado su papeleta de otra manera.
ballot-roll-call = Quién marcó qué
ballot-ballot = Papeleta
ballot-again-title = Contarlo de nuevo
ballot-again-lead = Nadie tiene que creerse este recuento. Aquí está todo lo que necesita otro programa.
ballot-file-blt = Papeletas en BLT, que leen casi todos los programas de recuento
ballot-file-csv = Papeletas como tabla (CSV)
ballot-file-json = La explicación del recuento (JSON)
ballot-verify-lead = La explicación se puede comprobar con las papeletas sin este servidor:
ballot-patterns = Un orden poco común puede delatar a quien lo emitió. No publiques más de lo necesario sobre quién participó.
ballot-few = Demasiado pocas papeletas para publicarlas
ballot-few-text = Con menos de cinco papeletas, publicarlas diría quién marcó qué. Aquí solo están las sumas.

## El sorteo
ballot-lot-title = Cómo se hace un sorteo
ballot-lot-commitment = Al abrir, este servidor sacó un número al azar y publicó su huella. Al cierre publica el número. El sorteo sale de él y de todas las papeletas juntas, así que nadie puede conocerlo antes de la última papeleta.
ballot-lot-needed = Hubo un empate que la regla deja al sorteo.
ballot-lot-not-needed = No hubo ningún empate que necesitara el sorteo. Aun así se puede comprobar.
ballot-lot-how = El número del servidor quedó fijado por su huella antes de la primera papeleta. Las papeletas dieron la otra mitad. Las opciones se ordenan por la huella del texto del sorteo y su número; la primera tiene mejor suerte.
ballot-lot-field-commitment = Publicado al abrir
ballot-lot-field-part = El número del servidor
ballot-lot-field-box = Huella de todas las papeletas
ballot-lot-field-text = Texto del sorteo

## Lo que puede fallar
ballot-problem-number = Escribe un número entero en este margen: { $range }.
ballot-problem-period = La votación debe estar abierta una hora como mínimo.
ballot-problem-rule = Elige cómo se cuenta.
ballot-problem-no-option = Escribe al menos una opción.
ballot-problem-option = «{ $option }» no sirve como opción: escribe un nombre de 160 caracteres como máximo.
ballot-problem-option-twice = «{ $option }» aparece dos veces.
ballot-problem-cost = «{ $option }» necesita un coste detrás de una barra, como número entero.
ballot-problem-many-options = Una parte tiene { $most } opciones como máximo.
ballot-problem-at-least = Escribe en cada línea un número y un grupo, por ejemplo «2 turno de noche».
ballot-problem-unknown-option = { $contest }: se eligió una opción que no está en esta papeleta. Elige de nuevo.
ballot-problem-too-many = { $contest }: marca como máximo { $most }.
ballot-problem-points = { $contest }: «{ $option }» puede tener de 0 a { $most } puntos.
ballot-problem-rank = { $contest }: «{ $option }» puede tener un número de 1 a { $most }.
ballot-problem-equal-ranks = { $contest }: el { $rank } se dio más de una vez ({ $options }). Da a cada una su propio número.
ballot-problem-not-draft = Esta votación ya se abrió.
ballot-problem-no-contest = Añade antes al menos una pregunta o un cargo.
ballot-problem-no-options = Cada parte necesita al menos una opción.
ballot-problem-no-roll = No hay nadie en el censo.
ballot-problem-not-open = Esta votación no está abierta. No se guardó nada.
ballot-problem-too-late = Llegó demasiado tarde: la votación está cerrada. Lo que enviaste ahora no se contó.
ballot-problem-canceled = Esta votación se anuló. No se contó nada.
ballot-problem-on-paper = Consta que emites tu papeleta en papel, así que este servidor no admite otra tuya. Si es un error, díselo a quienes llevan el censo.
ballot-problem-held = Alguien lleva tu papeleta por ti. Recupérala antes si quieres emitirla tú.
ballot-problem-mark = No se pudo señalar: la votación está cerrada o esta persona ya la emitió aquí.
ballot-problem-read-twice = Otras dos personas ya leyeron esta papeleta.
ballot-problem-proxy-late = La votación está cerrada, o la tuya ya se emitió.
ballot-problem-proxy-unknown = No hay nadie con ese nombre en el censo. Escríbelo exactamente como está allí.
ballot-problem-proxy-twice = Dos personas del censo tienen ese nombre. Pregunta a quienes llevan el censo.
ballot-problem-proxy-chain = Esa persona no puede llevar tu papeleta: no tiene cuenta, entregó la suya, o tú llevas una de otra persona.
ballot-problem-proxy-full = Esa persona ya lleva tantas papeletas como permite el grupo.

keep-elections = Preguntas, opciones, ajustes y resultados de las votaciones
keep-elections-why = Para que cada decisión pueda seguirse hasta su recuento.
keep-elections-who = Cualquiera, o los miembros del grupo, según se fijó.
keep-ballots = Papeletas emitidas, sin nombre y sin hora
keep-ballots-why = Para que cualquiera pueda contar de nuevo. En una votación nominal llevan a quien las emitió; en una secreta nada lleva a una persona tras el cierre.
keep-ballots-who = Quien vea el resultado; con menos de cinco papeletas secretas, solo las sumas.
keep-electors = Censos: quién puede emitir papeleta y quién lo hizo, con enlaces y direcciones de listas
keep-electors-why = Para que cada persona emita una sola papeleta. Se cuenta desde el cierre; en una votación nominal los nombres siguen junto a lo marcado.
keep-electors-who = Encargados y responsables del grupo; en una votación nominal, sus miembros.

## El recuento en frases. Los nombres y cifras vienen del recuento.
tally-ballots = { $cast ->
    [one] Se emitió una papeleta; cuenta { NUMBER($valid) }, no cuenta { NUMBER($spoilt) }. Se contó con esta regla: { $rule }.
    [many] Se emitieron { $cast } de papeletas; cuentan { NUMBER($valid) }, no cuentan { NUMBER($spoilt) }. Se contaron con esta regla: { $rule }.
   *[other] Se emitieron { $cast } papeletas; cuentan { NUMBER($valid) }, no cuentan { NUMBER($spoilt) }. Se contaron con esta regla: { $rule }.
}
tally-first = { $ballots ->
    [one] La papeleta va a su primera opción.
    [many] Los { $ballots } de papeletas van a su primera opción.
   *[other] Las { $ballots } papeletas van a su primera opción.
}
tally-quota = Para salir elegido hacen falta { $quota } votos.
tally-elected = { $name } tiene { $votes } votos y sale elegido.
tally-elected-unopposed = { $name } sale elegido con { $votes } votos: ya no queda nadie más para los puestos por cubrir.
tally-surplus = { $name } tiene { $surplus } votos más de los necesarios. Las papeletas pasan a sus siguientes opciones, cada una con la parte de un voto que no hacía falta.
tally-excluded = { $people ->
    [one] Nadie más ha alcanzado el número necesario. { $names } queda fuera, con menos votos que nadie ({ $votes }); las papeletas pasan a sus siguientes opciones.
    [many] Nadie más ha alcanzado el número necesario. { $names } quedan fuera, con menos votos que nadie ({ $votes } entre todos); las papeletas pasan a sus siguientes opciones.
   *[other] Nadie más ha alcanzado el número necesario. { $names } quedan fuera, con menos votos que nadie ({ $votes } entre todos); las papeletas pasan a sus siguientes opciones.
}
tally-doomed = { $names }, con { $votes } votos, ya no puede salir elegido, porque hay puestos reservados a un grupo.
tally-moved = { $votes } votos ({ $ballots ->
    [one] una papeleta
    [many] { $ballots } de papeletas
   *[other] { $ballots } papeletas
}) pasaron a { $name }.
tally-moved-ballots = { $ballots ->
    [one] Una papeleta pasó
    [many] { $ballots } de papeletas pasaron
   *[other] { $ballots } papeletas pasaron
} a { $name }.
tally-exhausted = { $votes } votos ({ $ballots ->
    [one] una papeleta
    [many] { $ballots } de papeletas
   *[other] { $ballots } papeletas
}) no tenían otra opción.
tally-exhausted-ballots = { $ballots ->
    [one] Una papeleta no tenía
    [many] { $ballots } de papeletas no tenían
   *[other] { $ballots } papeletas no tenían
} otra opción.
tally-resumed = De ellas, { $ballots ->
    [one] una papeleta había esperado
    [many] { $ballots } de papeletas habían esperado
   *[other] { $ballots } papeletas habían esperado
} en un puesto con varios nombres.
tally-batch = Se movieron las que valían { $value } cada una.
tally-kept = Los votos por encima de la cuota se repartieron en { $passes ->
    [one] una pasada
    [many] { $passes } de pasadas
   *[other] { $passes } pasadas
}; quedaron { $surplus } por repartir.
tally-pair = { NUMBER($ayes) } prefieren { $winner } a { $loser }, { NUMBER($noes) } al revés.
tally-pair-locked = { $winner } antes que { $loser } ({ NUMBER($ayes) } a { NUMBER($noes) }): se mantiene.
tally-pair-left-out = { $winner } antes que { $loser } ({ NUMBER($ayes) } a { NUMBER($noes) }): se deja fuera, contradice a otras más fuertes.
tally-among = La elección está entre { $names }.
tally-paths = Se comparan las cadenas de preferencias más fuertes entre todas las parejas.
tally-chain = La cadena más fuerte de { $from } a { $to } pasa por { $names }; su eslabón más débil es { NUMBER($strength) }.
tally-defeats = Se mira la peor derrota de cada opción; gana la menor.
tally-loads = Sigue quien deja la menor carga a cada persona que le apoya.
tally-committee = { $names } juntos satisfacen más que nadie: { $score }.
tally-points = Se suman los puntos de todas las papeletas.
tally-grades = Se ordenan las notas de cada opción y se toma la del medio.
tally-funded = Se paga { $name }; cuesta { $cost } y quedan { $left }.
tally-paid = { $electors ->
    [one] Una persona paga
    [many] { $electors } de personas pagan
   *[other] { $electors } personas pagan
} { $each } cada una, { $together } en total.
tally-paid-all-they-had = { $electors ->
    [one] Una persona da
    [many] { $electors } de personas dan
   *[other] { $electors } personas dan
} todo lo que les quedaba, menos que las demás: { $together } en total.
tally-too-dear = { $name } cuesta { $cost } y solo quedan { $left } para ello: se pasa por alto.
tally-share = Cada persona tiene { $each } para gastar, tras { $added ->
    [one] un aumento
    [many] { $added } de aumentos
   *[other] { $added } aumentos
}.
tally-completed = Lo que quedaba se gastó en los proyectos con más apoyo que cabían.
tally-tie-elect = { $tied } estaban en empate. { $settled ->
    [round] En la ronda { NUMBER($earlier) } no lo estaban
    [rule] Decide la siguiente medida de la regla
   *[lot] Decide el sorteo
}: va primero { $chosen }.
tally-tie-exclude = { $tied } estaban en empate. { $settled ->
    [round] En la ronda { NUMBER($earlier) } no lo estaban
    [rule] Decide la siguiente medida de la regla
   *[lot] Decide el sorteo
}: sale { $chosen }.
tally-tie-surplus = { $tied } tenían el mismo excedente. { $settled ->
    [round] En la ronda { NUMBER($earlier) } no estaban en empate
    [rule] Decide la siguiente medida de la regla
   *[lot] Decide el sorteo
}: va primero { $chosen }.
tally-tie-order = { $tied } estaban en empate. { $settled ->
    [round] En la ronda { NUMBER($earlier) } no lo estaban
    [rule] Decide la siguiente medida de la regla
   *[lot] Decide el sorteo
}: va primero { $chosen }.
tally-tie-fund = { $tied } estaban en empate. { $settled ->
    [round] En la ronda { NUMBER($earlier) } no lo estaban
    [rule] Decide la siguiente medida de la regla
   *[lot] Decide el sorteo
}: va primero { $chosen }.
tally-note-no-ballots = Ninguna papeleta cuenta, así que no sale elegido nadie.
tally-note-uncontested = No se presentan más que puestos hay: salen elegidos todos.
tally-note-seats-empty = Quedan puestos vacíos: se presentan demasiado pocos.
tally-note-lot-without-seed = Hizo falta un sorteo y no se había publicado antes ningún texto para él.
tally-note-another-kind = Las papeletas se emitieron de otra forma y se leyeron como las necesita esta regla.
tally-note-constraint-unmet = Se presentan demasiado pocas personas de un grupo para los puestos que tenía reservados.
tally-note-not-exhaustive = Hay demasiados comités posibles para probarlos todos; este es el mejor hallado paso a paso.
tally-question-passed = Aprobado: { NUMBER($yes) } sí, { NUMBER($no) } no, { NUMBER($abstained) } abstenciones.
tally-question-failed = No aprobado: { NUMBER($yes) } sí, { NUMBER($no) } no, { NUMBER($abstained) } abstenciones.
tally-question-not-quorate = No es válido: debían participar { NUMBER($quorum) }. { NUMBER($yes) } sí, { NUMBER($no) } no, { NUMBER($abstained) } abstenciones.
tally-winners = Resultado: { $names }.
tally-funded-all = { $projects ->
    [one] Se paga un proyecto.
    [many] Se pagan { $projects } de proyectos.
   *[other] Se pagan { $projects } proyectos.
}
tally-margin = { $ballots ->
    [one] Una papeleta emitida de otra forma podría
    [many] { $ballots } de papeletas emitidas de otra forma podrían
   *[other] { $ballots } papeletas emitidas de otra forma podrían
} haber cambiado el resultado, y con menos no habría bastado; la cifra es exacta.
tally-margin-between = Para cambiar el resultado habría hecho falta emitir de otra forma al menos { $ballots ->
    [one] una papeleta
    [many] { $ballots } de papeletas
   *[other] { $ballots } papeletas
}; se sabe que { $most } bastan.
tally-margin-enough = Se sabe que { $ballots ->
    [one] una papeleta emitida de otra forma basta
    [many] { $ballots } de papeletas emitidas de otra forma bastan
   *[other] { $ballots } papeletas emitidas de otra forma bastan
} para cambiar el resultado; no se sabe si con menos habría sido suficiente.
tally-margin-lot = Hubo empate: decidió el sorteo, y podría haber decidido otra cosa.
tally-margin-at-least = Al menos { $ballots ->
    [one] una papeleta tendría
    [many] { $ballots } de papeletas tendrían
   *[other] { $ballots } papeletas tendrían
} que haberse emitido de otra forma para cambiar el resultado.
tally-other-rule = { $rule }: { $same ->
    [same] el mismo resultado
   *[other] otro resultado
}, { $names }.
tally-other-rule-tied = { $rule }: { $same ->
    [same] el mismo resultado por sorteo
   *[other] otro resultado por sorteo
}, { $names }.
