### The doors: signing in, joining, proving again, a new password.

## Signing in
sign-in-title = Sign in
sign-in-lead = For members of groups and for organizers.
sign-in-with-passkey = Use a passkey
sign-in-with-password = With a password
# "Sign-in name" is the private name the site gave, such as lumetato-0482.
sign-in-who = Sign-in name
sign-in-who-or-mail = Sign-in name or e-mail
sign-in-who-hint = The private name this site gave you, such as lumetato-0482.
sign-in-password = Password
sign-in-go = Sign in
sign-in-to-join = I have no account yet: join
sign-in-forgotten = I forgot my password
sign-in-not-needed = You need no account to read, to find an action or to say “I’m coming”.
sign-in-wrong = Name and password do not match. Check both and try again.
sign-in-late-title = That took too long
sign-in-late = For your safety each step has fifteen minutes. Please start again; nothing was changed.
sign-in-passkey-unknown = We do not know this passkey. Try another one, or sign in with your password.

## The second step
sign-in-code-title = Enter your code
sign-in-code-lead = Open your authenticator app and type the six digits it shows for this site.
sign-in-code = Code
sign-in-code-hint = Six digits from the app, or one of your recovery codes.
sign-in-code-wrong = This code is wrong or was used already. Wait for the next one and try again.
sign-in-code-lost = I do not have my phone
sign-in-code-lost-text = Type one of the ten recovery codes you printed when you joined. Each works once. Without phone and codes nobody can let you in, not even those who run this site: make a new account and ask your group to admit you again.

## Proving again who one is
sign-in-again-title = Is it you?
sign-in-again-lead = What comes next cannot be undone easily, so please show once more that it is you. Then you are back where you were.
sign-in-again-go = Go on
sign-in-again-wrong = Password and code do not match, or the code was used already. Wait for the next code and try again.
sign-in-again-leave = Do not go on
sign-in-again-demo = This is a demo: the people in it have no password. Press the button to go on.

## Links of the demo world
sign-in-link-title = Sign in to the demo
sign-in-link-lead = Nothing here is real. Look around and press everything.
sign-in-link-as = You will be:

## Joining
join-title = Join
join-lead = Choose a name and a way to sign in. We ask for no e-mail and no phone number.
join-with-passkey = Join with a passkey
join-with-password = Or with a password
join-with-password-hint = You also need an authenticator app on your phone. It takes two minutes.
join-sign-in-name = Your sign-in name
join-sign-in-name-hint = It is private, nobody else sees it. Write it down, or let your browser remember it.
join-sign-in-name-given = The site gives this name, so that nobody can find out who has an account. Please take the one shown here.
join-password = Choose a password
join-go = Continue
join-to-sign-in = I have an account: sign in
join-keeps-title = What do we keep?
join-keeps-text = Your name, your language and your keys. No address of your device, no list of what you read. You can take everything away or delete it at any time.
join-invited-title = By invitation
join-invited-text = Here you join through a group: ask one of its members for an invitation and open the link.
join-invited-groups = See the groups

## The first administrator
first-title = Set up this site
first-lead = You are the first. This link works once and makes you the administrator.

## A new password
reset-title = Forgot your password?
reset-lead = Type the e-mail address you confirmed here. If we know it, we send you a link to set a new password. You still need the code from your app, or a recovery code.
reset-no-mail = This site sends no mail, so it cannot send you a link.
reset-email = E-mail address
reset-go = Send me a link
reset-back = Back to sign in
reset-nothing-title = I have no e-mail address here
reset-nothing-text = Then nobody can give you a new password, because nobody can be sure that it is you. If you have a passkey, sign in with it and set a new password. Otherwise make a new account and ask your group to admit you again.
reset-sent-title = Look into your mail
reset-sent-text = If this address belongs to an account with a password, a link is on its way. It works once, for ten minutes. Look into the spam folder too.
reset-mail-subject = Your new password on { $site }
# A whole e-mail. Keep the empty lines.
reset-mail-text =
    Hello { $name },

    somebody asked to set a new password for your account. If it was you, open this link within ten minutes:

    { $link }

    If it was not you, do nothing: your password stays as it is, and the link alone lets nobody in.

    { $site }
reset-new-title = Set a new password
reset-new-lead = Afterwards you are signed out everywhere. Sign in with the new password and a code.
reset-new-go = Set the password
reset-done-title = Your password is new
reset-done-text = All your sessions were ended. Sign in with the new password and the code from your app.
