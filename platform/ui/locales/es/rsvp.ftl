### Decir «voy»: el formulario, el comprobante y los correos.

rsvp-mail-confirm-subject = Confirma, por favor: vas a ir
# $confirm and $link are whole addresses.
rsvp-mail-confirm-text =
    Alguien, seguramente tú, dijo «voy» y dio esta dirección.

    Si fuiste tú, abre este enlace y pulsa el botón, para que quienes organizan puedan avisarte si algo cambia:
    { $confirm }

    Tu comprobante, para cambiar o cancelar:
    { $link }

    Si no fuiste tú, no hagas nada. Esta dirección se usa solo para esta acción y se borra 30 días después.
rsvp-mail-promoted-subject = Hay sitio para ti: { $title }
rsvp-mail-promoted-text =
    Quedó un sitio libre en «{ $title }» y te toca. Ya cuentas entre quienes van.

    Si no puedes ir, dilo aquí, por favor, para que entre la siguiente persona:
    { $link }

rsvp-title = ¿Vas a ir?
rsvp-more = Recibir avisos o dar tu nombre
rsvp-name-hint = Solo lo ven ellos. No hace falta darlo.
rsvp-wait-button = Esperar un lugar
rsvp-no-account = Sin cuenta, sin nombre y sin correo. Recibes un comprobante para cambiar o cancelar.

rsvp-receipt-title = Tu comprobante
rsvp-receipt-note = Con este enlace o código puedes cambiar o cancelar. Quien lo tenga también puede.
rsvp-change-title = Cambiar tu respuesta
rsvp-change-button = Cambiar
rsvp-cancel-title = ¿Ya no vas?
rsvp-cancel-button = No voy
rsvp-canceled-title = Ya no cuentas entre quienes van
rsvp-canceled-text = Gracias por avisar.

rsvp-find-title = Busca tu respuesta
rsvp-find-lead = Con el código o el enlace de tu comprobante.
rsvp-find-button = Mostrar

rsvp-confirm-title = ¿Es tuya esta dirección?
rsvp-confirm-text = Pulsa el botón y te avisaremos si algo cambia.
rsvp-confirm-button = Sí, avísenme de los cambios
rsvp-confirmed-title = Gracias
rsvp-confirmed-text = Te avisaremos si algo cambia.

rsvp-problem-answer = Elige una de las respuestas.
rsvp-problem-people = Escribe un número del 1 al { $max }.
rsvp-problem-closed = Por ahora no se puede responder a esta acción.
rsvp-problem-capacity = Aquí solo caben { $capacity } personas en total.
rsvp-problem-left = Por ahora solo caben { $left } más. Tu respuesta queda como estaba.
rsvp-problem-receipt = Este no es un comprobante nuestro. Revisa las letras o abre el enlace que guardaste.

keep-rsvps = Que alguien va y con cuántas personas: sin nombre ni correo
keep-rsvps-why = Para que quienes organizan sepan a cuánta gente esperar y cada quien pueda cambiar o cancelar.
keep-rsvps-who = Solo quien tiene el comprobante; las sumas, todo el mundo.
keep-rsvp-contacts = El correo o el nombre que alguien agregó a su respuesta, cifrados
keep-rsvp-contacts-why = Para avisarle de cambios y, el nombre, para que lo sepan quienes organizan.
keep-rsvp-contacts-who = El nombre: quienes organizan esa acción. El correo: nadie; el servidor escribe solo.

rsvp-people = Cuántas personas, contigo
rsvp-email = Correo electrónico
rsvp-email-hint = Se usa solo para esta acción y se borra 30 días después.
rsvp-name = Nombre para quienes organizan
rsvp-going-button = Voy
rsvp-maybe-button = Tal vez
rsvp-full = Está llena. Puedes esperar un lugar.
rsvp-is-going = { $n ->
    [one] Dijiste que vas
   *[other] Dijiste que van { $n } personas
}
rsvp-is-maybe = { $n ->
    [one] Dijiste que tal vez vas
   *[other] Dijiste que tal vez van { $n } personas
}
rsvp-is-waiting = { $n ->
    [one] Esperas un lugar
   *[other] Esperas { $n } lugares
}
rsvp-done-title = Listo
rsvp-done-text = Ya cuentas. Guarda el comprobante de abajo para cambiar o cancelar.
rsvp-waiting-title = Estás en la lista de espera
rsvp-waiting-text = Cuando quede un lugar libre, lo dirá esta página. Si confirmaste un correo, te escribimos.
rsvp-mail-wait-title = Falta un paso
rsvp-mail-wait-text = Te enviamos un correo. Abre el enlace para que podamos avisarte de cambios.
rsvp-qr-title = Código QR de tu comprobante
rsvp-qr-text = Escanéalo para guardar el comprobante en tu teléfono.
rsvp-answer = Tu respuesta
rsvp-cancel-text = Tu respuesta se borra y el lugar pasa a la siguiente persona.
rsvp-back-to-action = Volver a la acción
rsvp-find-other = Buscar otra acción
rsvp-find-code = Código o enlace
rsvp-find-code-hint = 42 letras y cifras; los espacios y las mayúsculas no importan.

rsvp-coming-title = Quiénes van: { $title }
rsvp-coming-lead = Números, y los nombres de quienes quisieron decírtelo.
rsvp-coming-caption = Cuántas personas dijeron qué
rsvp-column-standing = Respuesta
rsvp-column-parties = Respuestas
rsvp-column-people = Personas
rsvp-column-name = Nombre
rsvp-standing-going = Va
rsvp-standing-maybe = Tal vez
rsvp-standing-waiting = En lista de espera
rsvp-named-title = Quienes te dieron su nombre
rsvp-named-caption = Nombres
rsvp-named-none = Nadie dio su nombre.
rsvp-csv = Descargar en un archivo (CSV)
