### Words of the components.

## Forms
ui-optional = (optional)
# Read aloud before an error message.
ui-error-prefix = Error:
ui-problems-title = Please check these points
ui-problems-kept = Nothing is lost: what you typed is still in the form.
ui-trap = Leave this field empty
ui-date = Date
ui-time = Time
ui-zone = Time zone
ui-result-count = { $n ->
    [0] No results
    [one] 1 result
   *[other] { $n } results
}
ui-save = Save
ui-cancel = Cancel
ui-back = Back
ui-delete = Delete

## What can be wrong with a field
problem-empty = Fill in this field.
problem-too-long = Write at most { NUMBER($max) } characters.
problem-too-short = Write at least { NUMBER($min) } characters.
problem-mail-address = Type one e-mail address, such as ana@example.org.
problem-web-address = Type a web address that begins with https://.
problem-slug = Use small letters a to z, digits and single hyphens.
problem-other = Something here is not right. Check it and send it again.

## Lists
ui-crumbs = Where this page belongs
ui-pages = Pages
ui-previous = Previous
ui-next = Next
ui-newer = Newer
ui-older = Older
ui-newer-older = Newer and older
ui-page-number = Page { $n }

## Copy and print
ui-copy-link = Copy the link
ui-copied = Copied
ui-print = Print

## The thread: from the first conversation to the record
ui-thread = Where this stands
ui-here = you are here
ui-station-conversation = Conversation
ui-station-decision = Decision
ui-station-demand = Demand
ui-station-call = Call
ui-station-endorsements = Endorsements
ui-station-actions = Actions
ui-station-turnout = Turnout
ui-station-record = Record

## Flyer
ui-when = When
ui-where = Where
ui-good-to-know = Good to know
ui-flyer-say = Say “I’m coming”. You need no account.
ui-flyer-promise = no trackers, nothing sold

## Passkeys
ui-passkey-working = Follow what your device asks you.
ui-passkey-stopped = You stopped, or the time ran out. Nothing was changed; try again when you like.
ui-passkey-failed = That did not work. Nothing was changed; try again, or use your password and a code.
ui-passkey-unsupported = This browser has no passkeys. Use your password and a code.
ui-passkey-script = Passkeys need JavaScript. Without it, use your password and a code.
