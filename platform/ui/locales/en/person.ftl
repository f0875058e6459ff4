### Persons: my page, my profile, my keys, my sessions; administrators.

## Names
person-name = Your name
person-name-hint = The name others see. It need not be your legal name, and two people may have the same.
person-name-letters = A name needs at least one letter or digit.
# A tag beside a name that mixes alphabets, such as a Cyrillic А among Latin letters.
person-name-mixed = mixed alphabets
person-name-mixed-text = Letters of different alphabets can look the same. To protect people from look-alikes, others see a tag beside this name.
person-lang = Language of pages and mail
person-choose = Choose one of these.

## My page
person-me-title = My page
person-hello = Hello,
person-me-lead = What you belong to, and what comes next.
person-me-empty = You belong to no group yet.
person-me-groups = Find a group
person-me-actions = Find an action
person-mine = Yours
person-profile-title = My profile
person-profile-hint = Name, language, e-mail
person-keys-hint = Passkeys, password, recovery codes
person-sessions-hint = See and end your sessions
person-export = Take my data with me
person-export-hint = Everything kept about you, as a file
person-delete-hint = At once, with what remains and why
person-admin-hint = Name stewards, see who did what
person-back-to-me = To my page

## My profile
person-profile-lead = Only what you type here. There is no list of people that anybody could search.
person-mail-title = E-mail
person-mail = E-mail address
person-mail-other = Another e-mail address
person-mail-why = You need none. With one you can sign in by it, get a link if you forget your password, and hear of changes to your keys. It is kept encrypted and shown to nobody.
person-mail-off = This site sends no mail, so it asks for no address.
person-mail-is = Your address:
person-mail-remove = Remove the address
person-mail-go = Send me a link to confirm it
person-mail-sent-title = Look into your mail
person-mail-sent-text = We sent a link to the new address. It counts once you opened the link and pressed the button there.
person-mail-subject = Confirm your address on { $site }
# A whole e-mail. Keep the empty lines.
person-mail-text =
    Hello { $name },

    open this link within a day and press the button there to confirm that this address is yours:

    { $link }

    If you did not ask for this, do nothing.

    { $site }
person-mail-confirm-title = Is this your address?
person-mail-confirm-lead = Press the button to use it on this site.
person-mail-confirm = Yes, confirm it
person-mail-confirmed-title = Your address is confirmed
person-mail-confirmed-text = You can now sign in with it. The former address, if there was one, was told.
person-mail-taken-title = This address is in use
person-mail-taken-text = Another account here already has this address. Only you can know, because only you can read this mail. Sign in with that account, or remove the address there first.
person-code-title = A code for an administrator
person-code-lead = Somebody who runs this site wants to name you as steward or administrator? Show a code here and tell it to them yourself. Nobody can look you up in a list.
person-code-make = Show a code
person-code-yours = Your code
person-code-note = It works once, for fifteen minutes, and only in the hands of an administrator. After you are named you sign in again.

## Deleting
person-delete-title = Delete my account
person-delete-lead = This happens at once and cannot be undone.
person-delete-goes = What goes
person-delete-goes-text = Your name, language, e-mail address, keys, sessions, notices and memberships, and your name as organizer of actions.
person-delete-stays = What stays, and why
person-delete-stays-text = Calls, actions and statements that you published for a group belong to the group and stay, without your name. What you did as administrator stays in the audit for at most ninety days. Backups age out within thirty days.
# The number of groups whose only officer the reader is.
person-delete-orphans = { $n ->
    [one] One group has you as its only officer
   *[other] { $n } groups have you as their only officer
}
person-delete-orphans-text = You can first name another officer there, or close the group. If you go now, the member who has been there longest in the next role becomes officer; a group that would be empty is closed.
person-delete-orphans-ok = I know, and want to go now.
person-delete-orphans-tick = Tick this if the groups may be handed on this way.
person-delete-sure = Yes, delete my account now.
person-delete-tick = Tick this to delete your account.
person-delete-go = Delete my account
person-delete-not = Keep my account
person-delete-last-admin = You are the only administrator. Name another one first; then you can go.
person-deleted-title = Your account is deleted
person-deleted-text = Thank you for having been here. You can still read, find actions and say “I’m coming” without an account.

## My keys
account-keys-title = My keys
account-keys-lead = How you sign in. Two ways are better than one, in case you lose a device.
account-to-sessions = Where am I signed in?
account-back-to-keys = To my keys
account-passkeys = Passkeys
account-passkeys-none = You have no passkey yet. With one you sign in with your finger, your face or the code of your device.
account-passkeys-impossible = Passkeys need a site with a domain name; this one has a bare address.
account-passkey-add = Add a passkey
account-passkey-label = What is it called?
account-passkey-label-hint = For example “my phone”.
# The label of a passkey made when joining.
account-passkey-first = First passkey
account-passkey-plain = Passkey
account-passkey-failed = The device’s answer does not hold. Try again.
account-key-made = added { $day }
account-key-used = last used { $day }
account-remove = Remove
account-last-way = This is your only way in. Add another one first, then remove this one.
account-password-way = Password and code
account-password-way-on = You can sign in with your sign-in name, your password and a code from your phone.
account-password-way-off = This way is not complete. It needs a password and an authenticator app; it works without JavaScript.
account-set-on = set { $day }
account-not-set = not set
account-password-set = Set a password
account-password-change = Change my password
account-password-lead = Other sessions of yours are ended, and you get a notice.
account-password-new = New password
account-password-hint = At least 8 characters. A few words in a row are good.
account-password-common = This password is one of the commonest; it would be guessed at once. Choose another one.
account-password-name = Do not use the name of the site, your own or your sign-in name. Choose another password.
account-password-go = Save the password
account-password-remove-title = Remove this way in
account-password-remove-text = Password, authenticator and recovery codes are deleted. You sign in with your passkeys only.
account-password-remove = Remove password and codes
account-authenticator = Authenticator app
account-authenticator-set = Set up the app
account-authenticator-change = Set up a new phone
account-authenticator-title = Set up your authenticator app
account-authenticator-lead = It shows a new code every half minute. With your password it opens the door, and nobody else has it.
account-authenticator-app = Open an authenticator app on your phone. Any will do, for example Aegis, FreeOTP or the one of your password manager.
account-authenticator-scan = Scan this code with the app.
account-authenticator-qr = QR code for your authenticator app
account-authenticator-type = Or type this key:
account-authenticator-here = I am on the phone: open the app
account-authenticator-go = Done
account-your-sign-in-name = Your sign-in name
account-your-sign-in-name-text = Write it down: you type it to sign in.
account-first-code = The code the app shows now
account-first-code-hint = Six digits.
account-first-code-wrong = This is not the code we expect. Check that the clock of your phone is right, wait for the next code, and try again.
account-code-form = Type the six digits of the app, or a recovery code of ten letters and digits.
account-recovery = Recovery codes
# $n is how many unused codes are left of ten.
account-recovery-left = { $n ->
    [0] No code left
    [one] 1 code left
   *[other] { $n } codes left
}
account-recovery-new = Make new codes
account-recovery-title = Print your recovery codes
account-recovery-lead = Each of these codes replaces your phone once. We show them only now: print them or write them down, and keep them where you keep important papers.
account-recovery-done = I have them, go on
account-recovery-make-lead = Ten codes for the day your phone is lost. New codes make the old ones worthless.
account-recovery-make = Make ten new codes

## My sessions
session-title = Where I am signed in
session-lead = We know no device and no address, only days and what you call a browser yourself. A session ends after thirty days without use, and after ninety days at the latest.
session-lead-privileged = We know no device and no address, only days and what you call a browser yourself. Because you have a role for the whole site, a session ends after thirty minutes without use, and after twelve hours at the latest.
session-unnamed = A browser without a name
session-this = this one
session-since = since { $day }
session-seen = last used { $day }
session-end = End
session-end-others = End all others
session-label-title = Name this browser
session-label = Name
session-label-hint = For example “library” or “my phone”. Only you see it.

## Notices
notice-title = About your account
notice-kept = Notices are kept for ninety days.
notice-passkey-added = A passkey was added.
notice-passkey-removed = A passkey was removed.
notice-password-set = Your password was set.
notice-password-reset = Your password was changed with a link sent to your e-mail address. All sessions were ended.
notice-password-removed = Password, authenticator and recovery codes were removed.
notice-authenticator-set = An authenticator app was set up.
notice-recovery-made = New recovery codes were made.
notice-recovery-used = A recovery code was used.
notice-mail-changed = Your e-mail address was changed.
notice-role-changed = Your role for the whole site was changed. All sessions were ended.
notice-mail-subject = Your account on { $site }
# A whole e-mail. Keep the empty lines. $said is one of the notices above.
notice-mail-text =
    Hello { $name },

    { $said }

    If it was you, all is well. If not, look at your keys and change them:

    { $link }

    { $site }

## Administrators
admin-title = Who runs this site
admin-lead = Stewards work the queue of reports. Administrators name stewards. Nobody sees a list of all people.
admin-people = People with a role
admin-since = here since { $day }
admin-you = you
admin-role = Role
admin-role-steward = Steward
admin-role-steward-hint = Works the queue: hides, restores, answers.
admin-role-admin = Administrator
admin-role-admin-hint = Also names stewards and administrators.
admin-give = Give a role
admin-give-lead = Ask the person to open “My profile”, show a code there, and tell it to you. It works once, for fifteen minutes.
admin-code = Their code
admin-code-hint = Ten letters and digits.
admin-code-form = A code has ten letters and digits. Check it and type it again.
admin-code-unknown = Nobody shows this code at the moment. Ask for a new one.
admin-look = Whose code is it?
admin-confirm-title = Is this the right person?
admin-confirm-lead = Ask them to say the name they chose. Their sessions end, and they sign in again with the new role.
admin-confirm-go = Give the role
admin-take = Take the role away
admin-leave = Give up my role
admin-last = This is the only administrator. Name another one first.

## The audit
audit-title = Who did what
audit-lead = Privileged acts by day, kept for at most ninety days. Each entry seals the one before it.
audit-number = No.
audit-day = Day
audit-who = Who
audit-what = What
audit-about = About
audit-none = Nothing was done in the last ninety days.
audit-whole = The chain is whole: nothing was changed or removed.
audit-broken = The chain is broken at entry { $n }
audit-broken-text = Somebody changed or removed an entry in the database itself. Find out who can write to it.
audit-first-admin = became the first administrator
audit-role-given = gave a role
audit-role-taken = took a role away
audit-role-left = gave up the own role

## What this server keeps
keep-person = Your name, language and role
keep-person-why = So that your groups know you and pages speak your language.
keep-person-who = Members of your groups see your name; nobody can list people.
keep-mail = Your e-mail address, if you gave one
keep-mail-why = To confirm it, to send a link for a new password, and to tell you of changes to your keys. It is encrypted and found by a keyed hash.
keep-mail-who = Nobody; the program uses it.
keep-keys = Passkeys, password, authenticator, recovery codes
keep-keys-why = To let you in and nobody else. Passwords and codes are kept only as hashes, the authenticator’s key encrypted.
keep-keys-who = You see which there are; nobody sees more.
keep-session = Sessions
keep-session-why = To know your browser again. Kept are the hash of its token, the days, and the name you gave it. No address, no kind of browser.
keep-session-who = Only you
keep-ceremony = Steps not yet finished
keep-ceremony-why = Joining and signing in take several steps. What you typed waits, encrypted, for a quarter of an hour.
keep-ceremony-who = Nobody
keep-token = Links and codes that work once
keep-token-why = To confirm an address, to set a new password, to be named as steward. Only their hashes are kept, for a day at most.
keep-token-who = Nobody
keep-notice = Notices about your account
keep-notice-why = So that you notice when somebody else changes your keys.
keep-notice-who = Only you
keep-audit = Who did which privileged act
keep-audit-why = So that power over the site can be checked. By day, with the chosen name.
keep-audit-who = Administrators
