### Membresías: quién forma parte de un grupo, invitaciones, peticiones y avales.

## Funciones
role-member = Miembro
role-observer = Observación
role-steward = Responsable
role-officer = Coordinación
role-member-hint = Forma parte del grupo y ve lo que ven los miembros.
role-observer-hint = Persona formada que observa y anota hechos.
role-steward-hint = Mantiene al día lo del grupo: acciones, asistencia.
role-officer-hint = Habla por el grupo: convoca, apoya, admite y da de baja.

## La lista de miembros
member-title = Miembros de { $name }
member-lead = Solo los miembros ven esta página.
member-lead-some = Ves a quien coordina, a los responsables y a los miembros que se muestran. La lista completa es para la coordinación y los responsables.
member-search = Buscar un miembro por su nombre
member-search-do = Buscar
member-list = Miembros
member-name = Nombre
member-role = Función
member-since = Desde
member-change = Cambiar
member-you = tú
# Detrás del nombre de un miembro que también se ve desde fuera.
member-shown = visible para todo el mundo
member-none = Nadie aquí se llama así.
member-more = Más miembros
member-first = Volver al principio
member-new-role = Dar otra función:
member-remove = Dar de baja del grupo
member-remove-note = La baja vale enseguida. La persona puede volver a pedir entrar.
member-refused-last = Un grupo siempre necesita a alguien en la coordinación. Nombra antes a otra persona o cierra el grupo.

## Mi propia membresía
member-mine = Mi membresía
member-mine-since = Tu función es { $role }, desde el { $day }.
member-show = Mostrarme como miembro
member-show-no = El grupo no nombra a nadie hacia fuera; por ahora esto no cambia nada.
member-show-officers = El grupo nombra a quien coordina y esté de acuerdo. Vale mientras estés en la coordinación.
member-show-all = El grupo nombra a los miembros que estén de acuerdo. Todo el mundo podrá ver el nombre que elegiste y tu función.
member-show-save = Guardar
member-leave = Salir de este grupo
member-leave-note = Pierdes el acceso enseguida. Nada dirá que estuviste aquí.

## Pedir entrar
ask-title = Pedir entrar en { $name }
ask-lead = Di en pocas palabras quién eres para ellos.
ask-means = Qué significa entrar
ask-means-seen = Los miembros del grupo ven el nombre que elegiste. Desde fuera no se ve nada, salvo que el grupo y tú lo quieran.
ask-means-seen-some = La coordinación y los responsables ven el nombre que elegiste; los demás miembros solo si te muestras. Desde fuera no se ve nada, salvo que el grupo y tú lo quieran.
ask-means-leave = Puedes salir cuando quieras, enseguida.
ask-means-officer = Alguien de la coordinación te admite o no.
ask-means-vouched = { $n ->
    [one] Un miembro tiene que responder por ti. Los miembros pueden leer lo que escribas aquí.
   *[other] { $n } miembros tienen que responder por ti. Los miembros pueden leer lo que escribas aquí.
}
ask-means-kept = Lo que escribas se borra cuando alguien responda, a más tardar a los treinta días.
ask-words = Tus palabras
ask-words-hint = Dónde vives o trabajas, quién te conoce. No hace falta un teléfono.
ask-send = Pedir entrar
ask-list = Personas que piden entrar
ask-none = Ahora mismo nadie lo pide.
ask-when = Lo pidió { $when }
ask-vouches = { $n ->
    [0] Nadie responde todavía; hacen falta { $wanted }
    [one] Responde una persona; hacen falta { $wanted }
   *[other] Responden { $n } personas; hacen falta { $wanted }
}
ask-vouch = Conozco a esta persona y respondo por ella
ask-vouch-note = Al responder dices: sé quién es y debe estar con nosotros.
ask-unvouch = Retirar mi respaldo
ask-too-new = Entraste después de que esta persona lo pidiera; por eso no puedes responder por ella.
ask-admit = Admitir
ask-decline = No admitir
ask-refused-member = Ya formas parte de este grupo.
ask-refused-asked = Ya lo pediste. Hasta que pasen los treinta días, pedirlo otra vez no cambia nada.
ask-refused-closed = En este grupo se entra solo con invitación.
ask-refused-many = Ya esperas respuesta de muchos grupos. Retira antes una petición.

## Correos a la coordinación y a los miembros
# $name es la persona, $group el grupo.
mail-ask-subject = { $group }: alguien pide entrar
mail-ask-text =
    Alguien pide entrar en { $group }.

    Lee lo que dice y responde aquí:
    { $link }

    Recibes esto porque estás en la coordinación del grupo y confirmaste tu correo.
mail-admitted-subject = Ya eres miembro de { $group }
mail-admitted-text =
    { $group } te ha admitido.

    Su página y lo que ven los miembros:
    { $link }

    En esa página puedes salir cuando quieras.

## Invitaciones
invitation-title = Invitaciones a { $name }
invitation-lead = Cada una es un enlace con código QR. Quien lo tenga puede usarlo hasta que se agote, caduque o se retire.
invitation-new = Nueva invitación
invitation-role = Función de quien entre con ella
invitation-role-warning = Invitar a la coordinación es entregar el grupo. Dásela a una sola persona, en mano.
invitation-uses = Cuántas personas pueden usarla
invitation-days = Cuántos días vale
invitation-note = Para quién o para qué
invitation-note-hint = Solo lo ve la coordinación.
invitation-make = Crear la invitación
invitation-list = Invitaciones hasta ahora
invitation-none = Todavía no hay invitaciones.
invitation-for = Para
invitation-used = Usada
invitation-used-of = { $uses } de { $max }
invitation-until = Hasta
invitation-by = La creó
invitation-state = Estado
invitation-state-open = vale
invitation-state-used = agotada
invitation-state-expired = caducada
invitation-state-withdrawn = retirada
invitation-withdraw = Retirar
invitation-too-many = El grupo tiene demasiadas invitaciones. Las viejas desaparecen treinta días después de terminar.
problem-invitation-uses = Elige un número del 1 al { $max }.
problem-invitation-days = Elige de 1 a { $max } días.
invitation-made-title = La invitación está lista
invitation-made-lead = Solo se muestra esta vez: no guardamos copia del enlace. Cópialo o imprime esta página ahora.
invitation-made-link = El enlace
invitation-made-qr = Código QR de la invitación a { $name }
invitation-made-for = { $n ->
    [one] Para una persona, hasta el { $day }.
   *[other] Para { $n } personas, hasta el { $day }.
}
invitation-made-scan = Escanea para entrar en { $name }
invitation-back = A todas las invitaciones

## Una invitación vista por quien la tiene
invited-title = Te invitan a entrar en { $name }
invited-lead = Lee qué significa y después decide.
invited-role = Entrarías como: { $role }.
invited-until = La invitación vale hasta el { $day }.
invited-accept = Entrar en { $name }
invited-account = Para entrar hace falta una cuenta: un nombre que tú eliges y una llave de acceso o una contraseña. Sin correo y sin teléfono.
invited-account-make = Crear una cuenta
invited-account-have = Ya tengo cuenta
invited-already = Ya formas parte de este grupo.
invited-to-group = Ir al grupo
invited-gone-title = Esta invitación ya no vale
invited-gone-used = Ya entraron con ella todas las personas para las que era.
invited-gone-expired = Se le acabó el tiempo.
invited-gone-withdrawn = El grupo la retiró.
invited-gone-next = Pide otra a quien te la dio.
# En el título de la página mientras nadie ha entrado.
invited-page = Invitación

## Lo que se guarda
keep-membership = Membresías
keep-membership-why = En qué grupos estás, tu función, desde cuándo y si te muestras. Se borra cuando sales y treinta días después de que un grupo se cierre.
keep-membership-who = Miembros del mismo grupo, hasta donde el grupo lo permite; todo el mundo solo si el grupo y tú lo quieren.
keep-ask = Peticiones de entrar y avales
keep-ask-why = Para que los miembros puedan responderte.
keep-ask-who = La coordinación y los responsables del grupo; todos los miembros donde los miembros responden.
keep-invitation = Invitaciones
keep-invitation-why = Para que un enlace valga las veces que debe. Solo se guarda un hash del enlace, no quién lo usó.
keep-invitation-who = La coordinación del grupo.
