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
