### Saying "I'm coming": the form, the receipt, and the mails about it.

rsvp-mail-confirm-subject = Please confirm: you are coming
# $confirm and $link are whole addresses.
rsvp-mail-confirm-text =
    Somebody, probably you, said "I'm coming" and gave this address.

    If it was you, open this link and press the button, so that the organizers can tell you if something changes:
    { $confirm }

    Your receipt, to change or cancel:
    { $link }

    If it was not you, do nothing. This address is used for this one action and deleted 30 days after it.
rsvp-mail-promoted-subject = There is a place for you: { $title }
rsvp-mail-promoted-text =
    A place became free at "{ $title }", and you are next. You are now counted as coming.

    If you cannot come, please say so here, so that the next person gets in:
    { $link }
