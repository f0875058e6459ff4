### Escribir por el sitio a quienes organizan una acción.

contact-title = Escribir a quienes organizan «{ $title }»
contact-lead = Tu mensaje llega a quienes responden por esta acción. Se guarda cifrado y se borra a los 30 días.
contact-message = Mensaje
contact-reply = Tu correo electrónico
contact-reply-hint = Solo si quieres respuesta. Solo lo ven quienes organizan.
contact-send = Enviar
contact-sent-title = Tu mensaje va en camino
contact-sent-text = Quienes organizan ya lo pueden leer.
contact-inbox-title = Mensajes: { $title }
contact-inbox-lead = Lo que te escribió la gente. Se borra a los 30 días.
contact-inbox-none = No hay mensajes.
contact-answer-to = Responder a:
contact-delete = Borrar
contact-mail-subject = Mensaje sobre «{ $title }»
contact-mail-text =
    { $message }

    Responder a: { $reply }

    Todos los mensajes:
    { $link }
contact-mail-no-reply = no dio ninguna dirección
