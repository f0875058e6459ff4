### Pages that help when something does not go as wished.

web-go-home = To the start page
web-go-calls = All calls
web-go-rsvp = Find my RSVP

web-missing-title = There is nothing here
web-missing-text = The address may be mistyped, or what was here has been taken away. If you followed a link, tell whoever sent it.
web-refused-title = That does not work right now
web-foreign-title = This came from another site
web-foreign-text = For your safety we only take forms that were filled in here. Open the page again and send it from there.
web-too-many-title = One moment, please
web-too-many-text = Too many requests came from your network in a short time. Nothing is lost. { $seconds ->
    [one] Try again in one second.
   *[other] Try again in { $seconds } seconds.
 }
web-too-large-title = That is too large
web-too-large-text = Forms may have up to 256 kB, pictures up to 12 MB. Go back, make it smaller, and send it again.
web-malformed-title = We could not read that
web-malformed-text = What arrived was damaged or incomplete. Go back and send it again; your browser keeps what you typed.
web-busy-title = Many people are here right now
web-busy-text = The server has its hands full. Nothing was saved. Wait a few seconds, then send it again.
web-full-title = The server has no room left
web-full-text = Nothing was saved and nothing is damaged. Those who run this site have to make room; try again later.
web-broken-title = Something broke
# $number is a short code that the operators can find in their log.
web-broken-text = This is our fault, not yours. Nothing you sent before is lost. If you tell us about it, name this number: { $number }

web-again-quick-title = Is that right?
web-again-quick-text = That was very quick, so we ask once more. Nothing is lost: press the button.
web-again-stale-title = Please send it once more
web-again-stale-text = This page was open for a long time, or you signed in or out meanwhile. Everything you typed is kept.
web-again-secret = Password or code (please type it again)
web-again-file = File (please choose it again)
web-again-send = Send
