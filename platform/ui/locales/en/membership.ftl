### Memberships: who belongs to a group, invitations, asks and vouches.

## Roles
role-member = Member
role-observer = Observer
role-steward = Steward
role-officer = Officer
role-member-hint = Belongs to the group and sees what members see.
role-observer-hint = A trained person who watches and notes facts.
role-steward-hint = Keeps the group’s entries true: actions, turnout.
role-officer-hint = Speaks for the group: calls, endorses, admits and removes.

## The list of members
member-title = Members of { $name }
member-lead = Only members see this page.
member-lead-some = You see officers, stewards and members who show themselves. The whole list is for officers and stewards.
member-search = Find a member by name
member-search-do = Find
member-list = Members
member-name = Name
member-role = Role
member-since = Since
member-change = Change
member-you = you
# After the name of a member whom outsiders may see too.
member-shown = shown to everybody
member-none = Nobody here has a name like that.
member-more = More members
member-first = Back to the first
member-new-role = Give another role:
member-remove = Remove from the group
member-remove-note = Removal works at once. The person can ask to join again.
member-refused-last = A group always needs an officer. Make somebody else an officer first, or close the group.

## My own membership
member-mine = My membership
member-mine-since = Your role is { $role }, since { $day }.
member-show = Show me as a member
member-show-no = The group names nobody to outsiders, so this has no effect now.
member-show-officers = The group names officers who agree. This has an effect while you are an officer.
member-show-all = The group names members who agree. Everybody can then see your chosen name and your role.
member-show-save = Save
member-leave = Leave this group
member-leave-note = You lose access at once. Nothing says that you were here.

## Asking to join
ask-title = Ask to join { $name }
ask-lead = Say in a few words who you are to them.
ask-means = What joining means
ask-means-seen = Members of the group see the name you chose. Outsiders see nothing, unless the group and you both say so.
ask-means-seen-some = Officers and stewards see the name you chose; other members only if you show yourself. Outsiders see nothing, unless the group and you both say so.
ask-means-leave = You can leave at any time, at once.
ask-means-officer = An officer admits or declines you.
ask-means-vouched = { $n ->
    [one] One member has to vouch for you. Members can read what you write here.
   *[other] { $n } members have to vouch for you. Members can read what you write here.
}
ask-means-kept = What you write is deleted when somebody answers, after thirty days at the latest.
ask-words = Your words to them
ask-words-hint = Where you live or work, who knows you. No phone number is needed.
ask-send = Ask to join
ask-list = People who ask to join
ask-none = Nobody asks at the moment.
ask-when = Asked { $when }
ask-vouches = { $n ->
    [0] No vouches yet; { $wanted } needed
    [one] One vouch; { $wanted } needed
   *[other] { $n } vouches; { $wanted } needed
}
ask-vouch = I know this person and vouch for them
ask-vouch-note = With your vouch you say: I know who this is, and they belong with us.
ask-unvouch = Take my vouch back
ask-too-new = You became a member after this person asked, so you cannot vouch for them.
ask-admit = Admit
ask-decline = Decline
ask-refused-member = You belong to this group already.
ask-refused-asked = You asked already. Until the thirty days are over, asking again changes nothing.
ask-refused-closed = This group takes people by invitation only.
ask-refused-many = You wait for an answer from many groups already. Take one wish back first.

## Mail to officers and members
# $name is the person, $group the group.
mail-ask-subject = { $group }: somebody asks to join
mail-ask-text =
    Somebody asks to join { $group }.

    Read what they say, and answer, here:
    { $link }

    You get this because you are an officer of the group and confirmed your e-mail address.
mail-admitted-subject = You are a member of { $group } now
mail-admitted-text =
    { $group } has admitted you.

    Its page, and what members see:
    { $link }

    You can leave at any time on that page.

## Invitations
invitation-title = Invitations to { $name }
invitation-lead = Each is a link with a QR code. Whoever has it can use it until it is used up, expired or taken back.
invitation-new = New invitation
invitation-role = Role of those who join with it
invitation-role-warning = An invitation as officer hands over the group. Give it to one person, in person.
invitation-uses = How many people may use it
invitation-days = How many days it works
invitation-note = For whom or what
invitation-note-hint = Only officers see this.
invitation-make = Make the invitation
invitation-list = Invitations so far
invitation-none = No invitation so far.
invitation-for = For
invitation-used = Used
invitation-used-of = { $uses } of { $max }
invitation-until = Until
invitation-by = Made by
invitation-state = State
invitation-state-open = works
invitation-state-used = used up
invitation-state-expired = expired
invitation-state-withdrawn = taken back
invitation-withdraw = Take back
invitation-too-many = The group has too many invitations. Old ones go thirty days after their end.
problem-invitation-uses = Choose a number from 1 to { $max }.
problem-invitation-days = Choose from 1 to { $max } days.
invitation-made-title = The invitation is ready
invitation-made-lead = This is the only time it is shown: we keep no copy of the link. Copy it or print this page now.
invitation-made-link = The link
invitation-made-qr = QR code of the invitation to { $name }
invitation-made-for = { $n ->
    [one] For one person, until { $day }.
   *[other] For { $n } people, until { $day }.
}
invitation-made-scan = Scan to join { $name }
invitation-back = To all invitations

## An invitation as its holder sees it
invited-title = You are invited to join { $name }
invited-lead = Read what it means, then decide.
invited-role = You would join as: { $role }.
invited-until = The invitation works until { $day }.
invited-accept = Join { $name }
invited-account = To join you need an account: a name you choose and a passkey or a password. No e-mail, no phone.
invited-account-make = Make an account
invited-account-have = I have an account
invited-already = You are a member of this group already.
invited-to-group = To the group
invited-gone-title = This invitation does not work any more
invited-gone-used = As many people as it was meant for have joined with it.
invited-gone-expired = Its time is over.
invited-gone-withdrawn = The group took it back.
invited-gone-next = Ask whoever gave it to you for a new one.
# In the title of the page while nobody is signed in.
invited-page = Invitation

## What is kept
keep-membership = Memberships
keep-membership-why = Which groups you belong to, your role, since when, and whether you are shown. Deleted when you leave, and thirty days after a group closes.
keep-membership-who = Members of the same group, as far as it lets them; everybody only if the group and you both say so.
keep-ask = Wishes to join and vouches
keep-ask-why = So that members can answer you.
keep-ask-who = Officers and stewards of the group; all members where members vouch.
keep-invitation = Invitations
keep-invitation-why = So that a link works as often as it should. Only a hash of the link is kept; who used it is not.
keep-invitation-who = Officers of the group.
