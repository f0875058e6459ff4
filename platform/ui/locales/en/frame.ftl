### The frame around every page.

-brand = Convoke
# The wordmark; not translated.
frame-brand = { -brand }
frame-skip = Skip to the content
frame-menu = Main menu
frame-sign-in = Sign in
frame-sign-out = Sign out
frame-me = My page
frame-keys = How I sign in
# In the menu of a steward; $n is how many reports wait.
frame-queue = { $n ->
    [0] Stewards’ queue
   *[other] Stewards’ queue ({ $n })
}
# Read aloud after the number on the badge.
frame-waiting = waiting
frame-promise = No trackers, no outside requests. This page works without JavaScript.
frame-keeps = What this server keeps about you
frame-about = About this site
frame-moderation = What stewards did
frame-source = Source code
