### Writing to the organizers of an action through the site.

contact-title = Write to the organizers of “{ $title }”
contact-lead = Your message goes to those who answer for this action. It is stored encrypted and deleted after 30 days.
contact-message = Message
contact-reply = Your e-mail address
contact-reply-hint = Only if you want an answer. Only the organizers see it.
contact-send = Send
contact-sent-title = Your message is on its way
contact-sent-text = The organizers can read it now.
contact-inbox-title = Messages: { $title }
contact-inbox-lead = What visitors wrote to you. Deleted after 30 days.
contact-inbox-none = No messages.
contact-answer-to = Answer to:
contact-delete = Delete
contact-mail-subject = Message about “{ $title }”
# $reply is an address, or the words below; $link leads to all messages.
contact-mail-text =
    { $message }

    Answer to: { $reply }

    All messages:
    { $link }
contact-mail-no-reply = no address given
