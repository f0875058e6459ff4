### Personas: mi página, mi perfil, mis llaves, mis sesiones; administración.

## Nombres
person-name = Tu nombre
person-name-hint = El nombre que ven los demás. No tiene que ser el de tus documentos, y dos personas pueden llamarse igual.
person-name-letters = Un nombre necesita al menos una letra o un número.
person-name-mixed = alfabetos mezclados
person-name-mixed-text = Letras de alfabetos distintos pueden verse iguales. Para proteger a la gente de imitaciones, los demás ven una etiqueta junto a este nombre.
person-lang = Idioma de las páginas y del correo
person-choose = Elige una de estas opciones.

## Mi página
person-me-title = Mi página
person-hello = Hola,
person-me-lead = A qué perteneces y qué viene ahora.
person-me-empty = Todavía no perteneces a ningún grupo.
person-me-groups = Buscar un grupo
person-me-actions = Buscar una acción
person-mine = Lo tuyo
person-profile-title = Mi perfil
person-profile-hint = Nombre, idioma, correo
person-keys-hint = Llaves de acceso, contraseña, códigos de respaldo
person-sessions-hint = Ver y cerrar tus sesiones
person-export = Llevarme mis datos
person-export-hint = Todo lo que se guarda sobre ti, en un archivo
person-delete-hint = Al momento; te decimos qué queda y por qué
person-admin-hint = Nombrar moderación, ver quién hizo qué
person-back-to-me = A mi página

## Mi perfil
person-profile-lead = Solo lo que escribes aquí. No hay ninguna lista de personas donde alguien pueda buscar.
person-mail-title = Correo electrónico
person-mail = Correo electrónico
person-mail-other = Otro correo electrónico
person-mail-why = No lo necesitas. Con un correo puedes entrar, recibir un enlace si olvidas tu contraseña y enterarte de cambios en tus llaves. Se guarda cifrado y no se muestra a nadie.
person-mail-off = Este sitio no envía correo, así que no pide ninguno.
person-mail-is = Tu correo:
person-mail-remove = Quitar el correo
person-mail-go = Envíenme un enlace para confirmarlo
person-mail-sent-title = Revisa tu correo
person-mail-sent-text = Enviamos un enlace al correo nuevo. Cuenta desde que abras el enlace y presiones el botón que aparece ahí.
person-mail-subject = Confirma tu correo en { $site }
person-mail-text =
    Hola, { $name }:

    abre este enlace antes de que pase un día y presiona el botón que aparece ahí para confirmar que este correo es tuyo:

    { $link }

    Si no lo pediste, no hagas nada.

    { $site }
person-mail-confirm-title = ¿Es tuyo este correo?
person-mail-confirm-lead = Presiona el botón para usarlo en este sitio.
person-mail-confirm = Sí, confirmarlo
person-mail-confirmed-title = Tu correo está confirmado
person-mail-confirmed-text = Ya puedes entrar con él. Si antes tenías otro, le avisamos.
person-mail-taken-title = Este correo ya está en uso
person-mail-taken-text = Otra cuenta de aquí ya tiene este correo. Solo tú puedes saberlo, porque solo tú puedes leer este mensaje. Entra con esa cuenta o quita primero el correo allí.
person-code-title = Un código para la administración
person-code-lead = ¿Alguien que administra este sitio quiere darte un cargo? Muestra aquí un código y dáselo tú. Nadie puede buscarte en una lista.
person-code-make = Mostrar un código
person-code-yours = Tu código
person-code-note = Sirve una vez, durante quince minutos, y solo en manos de la administración. Cuando tengas el cargo, entras de nuevo.

## Borrar
person-delete-title = Borrar mi cuenta
person-delete-lead = Ocurre al momento y no se puede deshacer.
person-delete-goes = Qué se borra
person-delete-goes-text = Tu nombre, idioma, correo, llaves, sesiones, avisos y pertenencias, y tu nombre como organizador u organizadora de acciones.
person-delete-stays = Qué queda, y por qué
person-delete-stays-text = Las convocatorias, acciones y declaraciones que publicaste por un grupo son del grupo y quedan, sin tu nombre. Lo que hiciste en la administración queda en el registro noventa días como máximo. Las copias de seguridad se borran en treinta días.
person-delete-orphans = { $n ->
    [one] Un grupo te tiene como única persona responsable
   *[other] { $n } grupos te tienen como única persona responsable
}
person-delete-orphans-text = Primero puedes nombrar allí a otra persona responsable o cerrar el grupo. Si te vas ahora, la responsabilidad pasa a quien lleva más tiempo en el siguiente cargo; un grupo que quede vacío se cierra.
person-delete-orphans-ok = Lo sé y quiero irme ahora.
person-delete-orphans-tick = Marca esto si los grupos pueden pasar así a otras manos.
person-delete-sure = Sí, borrar mi cuenta ahora.
person-delete-tick = Marca esto para borrar tu cuenta.
person-delete-go = Borrar mi cuenta
person-delete-not = Conservar mi cuenta
person-delete-last-admin = Eres la única persona en la administración. Nombra primero a otra; después puedes irte.
person-deleted-title = Tu cuenta está borrada
person-deleted-text = Gracias por haber estado aquí. Sin cuenta también puedes leer, encontrar acciones y decir «allí estaré».

## Mis llaves
account-keys-title = Mis llaves
account-keys-lead = Cómo entras. Dos caminos son mejor que uno, por si pierdes un dispositivo.
account-to-sessions = ¿Dónde tengo sesión abierta?
account-back-to-keys = A mis llaves
account-passkeys = Llaves de acceso
account-passkeys-none = Todavía no tienes llave de acceso. Con una entras con tu dedo, tu cara o el código de tu dispositivo.
account-passkeys-impossible = Las llaves de acceso necesitan un sitio con nombre de dominio; este tiene solo una dirección numérica.
account-passkey-add = Agregar una llave de acceso
account-passkey-label = ¿Cómo se llama?
account-passkey-label-hint = Por ejemplo «mi teléfono».
account-passkey-first = Primera llave de acceso
account-passkey-plain = Llave de acceso
account-passkey-failed = La respuesta del dispositivo no es válida. Inténtalo otra vez.
account-key-made = agregada el { $day }
account-key-used = último uso el { $day }
account-remove = Quitar
account-last-way = Es tu única manera de entrar. Agrega primero otra y después quita esta.
account-password-way = Contraseña y código
account-password-way-on = Puedes entrar con tu nombre de entrada, tu contraseña y un código de tu teléfono.
account-password-way-off = Este camino no está completo. Necesita una contraseña y una aplicación de códigos; funciona sin JavaScript.
account-set-on = desde el { $day }
account-not-set = sin poner
account-password-set = Poner una contraseña
account-password-change = Cambiar mi contraseña
account-password-lead = Tus otras sesiones se cierran y recibes un aviso.
account-password-new = Contraseña nueva
account-password-hint = Al menos 8 caracteres. Unas cuantas palabras seguidas funcionan bien.
account-password-common = Esta contraseña es de las más comunes; la adivinarían enseguida. Elige otra.
account-password-name = No uses el nombre del sitio, el tuyo ni tu nombre de entrada. Elige otra contraseña.
account-password-go = Guardar la contraseña
account-password-remove-title = Quitar este camino
account-password-remove-text = Se borran la contraseña, la aplicación de códigos y los códigos de respaldo. Entras solo con tus llaves de acceso.
account-password-remove = Quitar contraseña y códigos
account-authenticator = Aplicación de códigos
account-authenticator-set = Preparar la aplicación
account-authenticator-change = Preparar otro teléfono
account-authenticator-title = Prepara tu aplicación de códigos
account-authenticator-lead = Muestra un código nuevo cada medio minuto. Junto con tu contraseña abre la puerta, y nadie más lo tiene.
account-authenticator-app = Abre una aplicación de códigos en tu teléfono. Cualquiera sirve, por ejemplo Aegis, FreeOTP o la de tu administrador de contraseñas.
account-authenticator-scan = Escanea este código con la aplicación.
account-authenticator-qr = Código QR para tu aplicación de códigos
account-authenticator-type = O escribe esta clave:
account-authenticator-here = Estoy en el teléfono: abrir la aplicación
account-authenticator-go = Listo
account-your-sign-in-name = Tu nombre de entrada
account-your-sign-in-name-text = Apúntalo: lo escribes para entrar.
account-first-code = El código que muestra ahora la aplicación
account-first-code-hint = Seis números.
account-first-code-wrong = No es el código que esperamos. Revisa que el reloj de tu teléfono esté bien, espera el siguiente código e inténtalo otra vez.
account-code-form = Escribe los seis números de la aplicación, o un código de respaldo de diez letras y números.
account-recovery = Códigos de respaldo
account-recovery-left = { $n ->
    [0] No queda ningún código
    [one] Queda 1 código
   *[other] Quedan { $n } códigos
}
account-recovery-new = Hacer códigos nuevos
account-recovery-title = Imprime tus códigos de respaldo
account-recovery-lead = Cada uno de estos códigos reemplaza tu teléfono una vez. Solo los mostramos ahora: imprímelos o cópialos a mano, y guárdalos donde guardas los papeles importantes.
account-recovery-done = Ya los tengo, seguir
account-recovery-make-lead = Diez códigos para el día en que pierdas el teléfono. Los códigos nuevos anulan los viejos.
account-recovery-make = Hacer diez códigos nuevos

## Mis sesiones
session-title = Dónde tengo sesión abierta
session-lead = No conocemos ningún dispositivo ni dirección, solo días y el nombre que tú le das a un navegador. Una sesión termina tras treinta días sin uso, y a los noventa días como máximo.
session-lead-privileged = No conocemos ningún dispositivo ni dirección, solo días y el nombre que tú le das a un navegador. Como tienes un cargo para todo el sitio, una sesión termina tras treinta minutos sin uso, y a las doce horas como máximo.
session-unnamed = Un navegador sin nombre
session-this = este
session-since = desde el { $day }
session-seen = último uso el { $day }
session-end = Cerrar
session-end-others = Cerrar todas las demás
session-label-title = Ponle nombre a este navegador
session-label = Nombre
session-label-hint = Por ejemplo «biblioteca» o «mi teléfono». Solo tú lo ves.

## Avisos
notice-title = Sobre tu cuenta
notice-kept = Los avisos se guardan noventa días.
notice-passkey-added = Se agregó una llave de acceso.
notice-passkey-removed = Se quitó una llave de acceso.
notice-password-set = Se puso tu contraseña.
notice-password-reset = Tu contraseña se cambió con un enlace enviado a tu correo. Se cerraron todas las sesiones.
notice-password-removed = Se quitaron la contraseña, la aplicación de códigos y los códigos de respaldo.
notice-authenticator-set = Se preparó una aplicación de códigos.
notice-recovery-made = Se hicieron códigos de respaldo nuevos.
notice-recovery-used = Se usó un código de respaldo.
notice-mail-changed = Tu correo se cambió.
notice-role-changed = Tu cargo para todo el sitio cambió. Se cerraron todas las sesiones.
notice-mail-subject = Tu cuenta en { $site }
notice-mail-text =
    Hola, { $name }:

    { $said }

    Si fuiste tú, todo está bien. Si no, revisa tus llaves y cámbialas:

    { $link }

    { $site }

## Administración
admin-title = Quién administra este sitio
admin-lead = La moderación atiende los reportes. La administración nombra a quienes moderan. Nadie ve una lista de todas las personas.
admin-people = Personas con cargo
admin-since = aquí desde el { $day }
admin-you = tú
admin-role = Cargo
admin-role-steward = Moderación
admin-role-steward-hint = Atiende la cola: oculta, restaura, responde.
admin-role-admin = Administración
admin-role-admin-hint = Además da y quita cargos.
admin-give = Dar un cargo
admin-give-lead = Pide a la persona que abra «Mi perfil», muestre allí un código y te lo diga. Sirve una vez, durante quince minutos.
admin-code = Su código
admin-code-hint = Diez letras y números.
admin-code-form = Un código tiene diez letras y números. Revísalo y escríbelo otra vez.
admin-code-unknown = Nadie muestra este código en este momento. Pide uno nuevo.
admin-look = ¿De quién es el código?
admin-confirm-title = ¿Es la persona correcta?
admin-confirm-lead = Pídele que diga el nombre que eligió. Sus sesiones se cierran y entra de nuevo con su cargo.
admin-confirm-go = Dar el cargo
admin-take = Quitar el cargo
admin-leave = Dejar mi cargo
admin-last = Es la única persona en la administración. Nombra primero a otra.

## El registro
audit-title = Quién hizo qué
audit-lead = Actos con poder sobre el sitio, por día, guardados noventa días como máximo. Cada entrada sella la anterior.
audit-number = N.º
audit-day = Día
audit-who = Quién
audit-what = Qué
audit-about = Sobre
audit-none = No se hizo nada en los últimos noventa días.
audit-whole = La cadena está completa: no se cambió ni se quitó nada.
audit-broken = La cadena está rota en la entrada { $n }
audit-broken-text = Alguien cambió o quitó una entrada en la base de datos misma. Averigua quién puede escribir en ella.
audit-first-admin = recibió la primera administración
audit-role-given = dio un cargo
audit-role-taken = quitó un cargo
audit-role-left = dejó su propio cargo

## Qué guarda este servidor
keep-person = Tu nombre, idioma y cargo
keep-person-why = Para que tus grupos te conozcan y las páginas hablen tu idioma.
keep-person-who = Tu nombre lo ven las personas de tus grupos; nadie puede hacer una lista de personas.
keep-mail = Tu correo, si lo diste
keep-mail-why = Para confirmarlo, para enviarte un enlace si olvidas la contraseña y para avisarte de cambios en tus llaves. Está cifrado y se encuentra por una huella con clave.
keep-mail-who = Nadie; lo usa el programa.
keep-keys = Llaves de acceso, contraseña, aplicación y códigos de respaldo
keep-keys-why = Para dejarte entrar a ti y a nadie más. De contraseñas y códigos solo se guarda una huella; la clave de la aplicación, cifrada.
keep-keys-who = Tú ves cuáles hay; nadie ve más.
keep-session = Sesiones
keep-session-why = Para reconocer tu navegador. Se guarda la huella de su clave, los días y el nombre que le diste. Ninguna dirección, ningún tipo de navegador.
keep-session-who = Solo tú
keep-ceremony = Pasos sin terminar
keep-ceremony-why = Unirse y entrar toma varios pasos. Lo que escribiste espera, cifrado, un cuarto de hora.
keep-ceremony-who = Nadie
keep-token = Enlaces y códigos que sirven una vez
keep-token-why = Para confirmar un correo, poner una contraseña nueva o recibir un cargo. Solo se guarda su huella, un día como máximo.
keep-token-who = Nadie
keep-notice = Avisos sobre tu cuenta
keep-notice-why = Para que te des cuenta si alguien más cambia tus llaves.
keep-notice-who = Solo tú
keep-audit = Quién hizo qué acto con poder
keep-audit-why = Para que se pueda revisar el poder sobre el sitio. Por día, con el nombre elegido.
keep-audit-who = La administración
