### Grupos: personas organizadas; sus páginas, su directorio y sus formularios.

# Entrada del menú principal.
group-menu = Grupos

## Tipos
group-kind-local = Grupo local
group-kind-committee = Comité
group-kind-network = Red
group-kind-organization = Organización
group-kind-coalition = Coalición
group-kind-council = Consejo
group-kind-local-hint = Gente de un lugar o de un centro de trabajo.
group-kind-network-hint = Personas y grupos que comparten una causa en muchos lugares.
group-kind-organization-hint = Una entidad con nombre y oficinas propias.
group-kind-coalition-hint = Un grupo cuyos miembros son grupos.
group-kind-council-hint = Delegadas y delegados de varios grupos.

## El directorio
group-list-title = Grupos
group-list-lead = Inquilinos, compañeros de trabajo, vecinas, congregaciones: encuentra tu grupo o empieza uno.
group-list-name = Nombre
group-list-kind = Tipo
group-list-kind-all = Todos
group-list-near = Cerca de
group-list-near-hint = Una ciudad o un código postal. No se guarda.
group-list-find = Buscar grupos
group-list-mine = Mis grupos
group-list-all = Todos los grupos
group-list-found = Grupos encontrados
group-list-empty = Todavía no hay un grupo así en el directorio.
group-list-no-place = No conocemos ese lugar. Prueba con la ciudad grande más cercana o con un código postal.
group-list-more = Más grupos
group-list-start = Volver al principio
# Lugar y distancia de la búsqueda; $place es una ciudad.
group-list-around = Grupos a unos { $km } km de { $place }
group-make = Empezar un grupo

## La página de un grupo
group-where = Dónde
group-languages = Idiomas
group-members = Miembros
group-members-few = Menos de { $n }
# Lo mismo en una tarjeta, donde ningún título dice qué se cuenta.
group-member-count = { $n ->
    [one] Un miembro
   *[other] { $n } miembros
}
group-member-count-few = Menos de { $n } miembros
group-joining = Cómo entrar
group-joining-ask = Pides entrar y alguien de la coordinación responde
group-joining-invited = Por invitación
group-joining-vouched = { $n ->
    [one] Pides entrar y un miembro tiene que responder por ti
   *[other] Pides entrar y { $n } miembros tienen que responder por ti
}
group-links = En otros sitios
group-about = Quiénes somos
group-people = Quién da la cara por este grupo
group-people-note = Aquí solo aparecen personas que lo quisieron así.
group-parts = Grupos que forman parte
group-wholes = Forma parte de
group-committees = Comités
group-committee-of = Comité de { $name }
group-feed = Noticias en Atom
group-calendar = Acciones en tu calendario
group-flag = Algo no está bien en esta página
group-join-ask = Pedir entrar
group-you-member = Eres miembro de este grupo.
group-you-role = Tu función: { $role }.
group-you-asked = Pediste entrar. No hace falta nada más hasta que alguien responda.
group-you-asked-vouches = { $n ->
    [0] Pediste entrar. Nadie ha respondido por ti todavía; hacen falta { $wanted }.
    [one] Pediste entrar. Un miembro ha respondido por ti; hacen falta { $wanted }.
   *[other] Pediste entrar. { $n } miembros han respondido por ti; hacen falta { $wanted }.
}
group-you-declined = Tu petición no fue aceptada. Puedes volver a pedirlo el { $day }.
group-withdraw-ask = Retirar mi petición
group-manage = Para quienes llevan este grupo
group-edit = Cambiar esta página
group-to-members = Miembros
group-to-invitations = Invitaciones
group-to-groups = Grupos que van juntos
group-to-committee = Nuevo comité
group-to-close = Cerrar este grupo
# Junto al enlace de miembros; cuántas personas pidieron entrar.
group-asks-waiting = { $n ->
    [one] Una persona pide entrar
   *[other] { $n } personas piden entrar
}
group-unlisted = Solo quien tiene el enlace puede ver esta página.
group-private = Solo los miembros pueden ver esta página.
group-hidden-title = La moderación del sitio ocultó esta página
group-hidden-text = Nadie más que ustedes ve algo aquí. El motivo que dieron: { $reason }
group-hidden-next = Corrijan lo que señala y escriban a la moderación.
group-closed-title = Este grupo está cerrado
group-closed-on = Se cerró el { $day }.

## Crear y cambiar
group-new-title = Empezar un grupo
group-new-lead = Serás su primera persona en la coordinación. Todo se puede cambiar después.
group-edit-title = Cambiar { $name }
group-committee-title = Nuevo comité
group-committee-lead = Un equipo permanente dentro de { $name }, con sus propios miembros y su coordinación. Tú serás la primera persona en coordinarlo.
group-field-kind = ¿Qué tipo de grupo es?
group-field-name = Nombre
group-field-summary = En una o dos frases
group-field-summary-hint = Qué quieren y para quién. Aparece en las listas y al compartir.
group-field-about = Quiénes somos
group-field-about-hint = Markdown sencillo: **negrita**, *cursiva*, listas, enlaces.
group-field-languages = Idiomas en que trabajan
group-field-place = Dónde están
group-field-place-hint = Una ciudad o un código postal. Solo se muestra la ciudad, nunca una dirección.
group-field-links = Otras páginas suyas
group-field-links-hint = Una dirección web en cada línea, { $max } como máximo.
group-field-slug = Dirección de la página
group-field-slug-hint = Minúsculas, cifras y guiones. La dirección anterior sigue funcionando.
group-field-visibility = ¿Quién puede ver esta página?
group-visibility-public = Todo el mundo
group-visibility-public-hint = Aparece en el directorio.
group-visibility-unlisted = Quien tenga el enlace
group-visibility-unlisted-hint = El enlace no se puede adivinar y no está en ninguna lista.
group-visibility-private = Solo los miembros
group-visibility-private-hint = Para los demás aquí no hay nada.
group-field-joining = ¿Cómo se entra?
group-joining-ask-choice = Se pide y responde la coordinación
group-joining-invited-choice = Solo con invitación
group-joining-vouched-choice = Se pide y los miembros responden por la persona
group-joining-vouched-hint = Cuentan los miembros que ya estaban antes de la petición.
group-field-vouches = ¿Cuántos miembros tienen que responder por ella?
group-field-people = ¿A quién nombra la página?
group-field-people-hint = No se nombra a nadie que no quiera: cada persona decide también.
group-people-nobody = A nadie
group-people-officers = A quien coordina y esté de acuerdo
group-people-members = A los miembros que estén de acuerdo
group-field-count = Mostrar cuántos miembros hay
group-field-count-hint = Si son menos de { $n }, la página solo dice «menos de { $n }».
group-field-roster = ¿Quién ve dentro del grupo la lista completa de miembros?
group-roster-members = Todos los miembros
group-roster-officers = La coordinación y los responsables
group-roster-officers-hint = Prudente si puede entrar gente desconocida. Los miembros ven igualmente a quien coordina, a los responsables y a quien se muestra.
group-save-new = Empezar el grupo
group-save-committee = Crear el comité
group-save = Guardar
group-problem-choose = Elige una de estas opciones.
group-problem-place = No conocemos ese lugar. Escribe una ciudad con su estado o país, o un código postal.
group-problem-links = Da { $max } direcciones como máximo.
group-problem-slug-taken = Esta dirección está ocupada o lo estuvo. Elige otra.
group-problem-vouches = Elige un número del 1 al { $max }.
group-refused-too-many = Hoy ya creaste varios grupos. Sigue mañana; así nadie puede inundar el directorio.
group-refused-too-deep = No puede haber más comités unos dentro de otros.

## Cerrar
group-close-title = ¿Cerrar { $name }?
group-close-lead = No se puede deshacer. La página queda con su nota, para que los enlaces sigan funcionando.
group-close-what-now = Enseguida: terminan las invitaciones y las peticiones abiertas, se cierran también los comités y acaban los lazos con otros grupos.
group-close-what-later = A los treinta días: se borra la lista de miembros.
group-close-note = Una nota para todo el mundo
group-close-note-hint = Qué lograron, adónde puede ir la gente ahora. Puedes dejarla vacía.
group-close-do = Cerrar este grupo
group-close-keep = Dejarlo abierto

## Grupos que van juntos
group-ties-title = Grupos que van juntos
group-ties-lead = Un grupo puede formar parte de coaliciones, consejos, redes y organizaciones. Las dos partes tienen que querer; cualquiera puede terminarlo.
group-ties-parts = Grupos que forman parte de { $name }
group-ties-wholes = { $name } forma parte de
group-ties-asking = Grupos que piden entrar
group-ties-offered = Lugares ofrecidos, sin respuesta todavía
group-ties-offers = Lugares ofrecidos a { $name }
group-ties-asked = Pedido, sin respuesta todavía
group-ties-none = Ninguno todavía.
group-ties-group = Grupo
group-ties-ask = Pedir que mi grupo forme parte de { $name }
group-ties-ask-which = Mi grupo
group-ties-ask-do = Pedirlo
group-ties-offer = Ofrecer un lugar a otro grupo
group-ties-offer-which = Dirección de su página
group-ties-offer-hint = La última parte de su enlace, por ejemplo inquilinos-calle-olmo.
group-ties-offer-do = Ofrecer un lugar
group-ties-accept = Aceptar
group-ties-decline = No aceptar
group-ties-take-back = Retirar
group-ties-end = Terminarlo
group-ties-unknown = No encontramos ningún grupo en esa dirección.
group-ties-refused-none = Los grupos de este tipo no incluyen a otros. Las coaliciones, los consejos, las redes y las organizaciones sí.
group-ties-refused-loop = Así un grupo formaría parte de sí mismo.
group-ties-refused-deep = La cadena de grupos sería demasiado larga.
group-ties-refused-already = Los dos ya van juntos, o uno de ellos ya lo pidió.
group-ties-refused-full = No caben más grupos.

## Lo que se guarda
keep-group = Grupos
keep-group-why = La página de cada grupo, sus direcciones anteriores y los grupos de los que forma parte, para que la gente lo encuentre y los enlaces viejos funcionen.
keep-group-who = Todo el mundo, quien tenga el enlace o los miembros, según decidió el grupo.
keep-group-making = Quién creó un grupo hoy
keep-group-making-why = Para que ninguna máquina inunde el directorio.
keep-group-making-who = Nadie; el programa lo cuenta.
