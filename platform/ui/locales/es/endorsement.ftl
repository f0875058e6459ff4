### Adhesiones: grupos que ponen su nombre en una convocatoria.

endorsement-list-title = Quiénes se adhieren a «{ $title }»
endorsement-list-lead = { $n ->
    [0] Todavía no se ha adherido ningún grupo.
    [one] 1 grupo puso su nombre en esta convocatoria.
   *[other] { $n } grupos pusieron su nombre en esta convocatoria.
}
endorsement-since = Se adhirió el { $date }
endorsement-revoked = Retiró su adhesión el { $date }
endorsement-revoked-reason = Motivo: { $reason }
endorsement-back = Volver a la convocatoria

endorsement-form-title = Adherirse a esta convocatoria
endorsement-form-lead = Tu grupo pone aquí su nombre, a la vista de todo el mundo. Puedes retirarlo después, con un motivo.
endorsement-form-group = ¿Qué grupo se adhiere?
endorsement-form-statement = ¿Qué dice el grupo?
endorsement-form-statement-hint = { $max } caracteres como máximo.
endorsement-form-send = Adherirse en nombre del grupo
endorsement-none-left = Todos tus grupos ya se adhirieron a esta convocatoria.
endorsement-problem-group = Elige un grupo del que seas responsable.
endorsement-problem-already = Este grupo se adhirió el { $date }. Un grupo se adhiere una sola vez.
endorsement-problem-own = Este grupo es quien convoca; no se adhiere a su propia convocatoria.
endorsement-problem-not-open = Esta convocatoria no está abierta, así que no admite adhesiones.

endorsement-revoke = Retirar
endorsement-revoke-title = Retirar la adhesión de { $group }
endorsement-revoke-lead = La adhesión queda en la lista, tachada, con la fecha y el motivo. El grupo puede volver a adherirse.
endorsement-revoke-reason = ¿Por qué?
endorsement-revoke-reason-hint = Este motivo lo puede leer todo el mundo.
endorsement-revoke-send = Retirar la adhesión

endorsement-mail-subject = { $group } se adhiere a «{ $title }»
endorsement-mail-text =
    { $group } se adhirió a su convocatoria «{ $title }».

    Mírala aquí: { $link }
endorsement-mail-statement = Dicen: { $statement }
endorsement-mail-revoked-subject = { $group } ya no se adhiere a «{ $title }»
endorsement-mail-revoked-text =
    { $group } retiró su adhesión a su convocatoria «{ $title }».

    Motivo: { $reason }

    Mírala aquí: { $link }
endorsement-mail-foot = Recibes este mensaje porque eres responsable de { $group }. Puedes quitar tu correo en tu página.
