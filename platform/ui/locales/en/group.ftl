### Groups: organized bodies of people; their pages, their directory and their forms.

# An entry of the main menu.
group-menu = Groups

## Kinds
group-kind-local = Local group
group-kind-committee = Committee
group-kind-network = Network
group-kind-organization = Organization
group-kind-coalition = Coalition
group-kind-council = Council
group-kind-local-hint = People of one place or workplace.
group-kind-network-hint = People and groups who share a cause over many places.
group-kind-organization-hint = A body with a name and offices of its own.
group-kind-coalition-hint = A group whose members are groups.
group-kind-council-hint = Delegates sent by several groups.

## The directory
group-list-title = Groups
group-list-lead = Tenants, coworkers, neighbors, congregations: find yours, or start one.
group-list-name = Name
group-list-kind = Kind
group-list-kind-all = All kinds
group-list-near = Near
group-list-near-hint = A town or a ZIP code. It is not stored.
group-list-find = Find groups
group-list-mine = My groups
group-list-all = All groups
group-list-found = Groups found
group-list-empty = No group like that is in the directory yet.
group-list-no-place = We do not know this place. Try the next larger town or a ZIP code.
group-list-more = More groups
group-list-start = Back to the first
# A group's home and the distance searched around it; $place is a town.
group-list-around = Groups within about { $km } km of { $place }
group-make = Start a group

## A group's page
group-where = Where
group-languages = Languages
group-members = Members
group-members-few = Fewer than { $n }
# The same on a card, where no heading says what is counted.
group-member-count = { $n ->
    [one] One member
   *[other] { $n } members
}
group-member-count-few = Fewer than { $n } members
group-joining = How to join
group-joining-ask = Ask; an officer answers
group-joining-invited = By invitation
group-joining-vouched = { $n ->
    [one] Ask; one member has to vouch for you
   *[other] Ask; { $n } members have to vouch for you
}
group-links = Elsewhere
group-about = About us
group-people = Who stands for this group
group-people-note = Only people who chose to be named here are named.
group-parts = Groups that belong to it
group-wholes = It belongs to
group-committees = Committees
group-committee-of = Committee of { $name }
group-feed = News as a feed
group-calendar = Actions as a calendar
group-flag = Something is wrong with this page
group-join-ask = Ask to join
group-you-member = You are a member of this group.
group-you-role = Your role: { $role }.
group-you-asked = You asked to join. Until somebody answers, nothing more is needed.
group-you-asked-vouches = { $n ->
    [0] You asked to join. No member has vouched for you yet; { $wanted } needed.
    [one] You asked to join. One member has vouched for you; { $wanted } needed.
   *[other] You asked to join. { $n } members have vouched for you; { $wanted } needed.
}
group-you-declined = Your wish to join was declined. You may ask again on { $day }.
group-withdraw-ask = Take my wish back
group-manage = For those who run this group
group-edit = Change this page
group-to-members = Members
group-to-invitations = Invitations
group-to-groups = Groups that belong together
group-to-committee = New committee
group-to-close = Close this group
# Beside the link to the members; how many asked to join.
group-asks-waiting = { $n ->
    [one] One person asks to join
   *[other] { $n } people ask to join
}
group-unlisted = Only people with the link can see this page.
group-private = Only members can see this page.
group-hidden-title = Stewards of the site took this page out of sight
group-hidden-text = Everybody but your members sees nothing here. The reason given: { $reason }
group-hidden-next = Mend what it says, then write to the stewards.
group-closed-title = This group is closed
group-closed-on = Closed on { $day }.

## Making and changing
group-new-title = Start a group
group-new-lead = You become its first officer. Everything can be changed later.
group-edit-title = Change { $name }
group-committee-title = New committee
group-committee-lead = A standing body inside { $name }, with its own members and officers. You become its first officer.
group-field-kind = What kind of group is it?
group-field-name = Name
group-field-summary = In one or two sentences
group-field-summary-hint = What you want and for whom. This stands in lists and previews.
group-field-about = About us
group-field-about-hint = Small Markdown: **bold**, *italic*, lists, links.
group-field-languages = Languages you work in
group-field-place = Where you are at home
group-field-place-hint = A town or a ZIP code. Only the town is shown, never an address.
group-field-links = Other pages of yours
group-field-links-hint = One web address on each line, at most { $max }.
group-field-slug = Address of the page
group-field-slug-hint = Small letters, digits and hyphens. The old address keeps working.
group-field-visibility = Who can see this page?
group-visibility-public = Everybody
group-visibility-public-hint = It stands in the directory.
group-visibility-unlisted = People with the link
group-visibility-unlisted-hint = The link cannot be guessed and stands in no list.
group-visibility-private = Members only
group-visibility-private-hint = For everybody else there is nothing here.
group-field-joining = How do people join?
group-joining-ask-choice = They ask, an officer answers
group-joining-invited-choice = Only with an invitation
group-joining-vouched-choice = They ask, and members vouch for them
group-joining-vouched-hint = Members who belong since before the ask give their word.
group-field-vouches = How many members have to vouch?
group-field-people = Which people does the page name?
group-field-people-hint = Nobody is named who does not want to be: each person decides as well.
group-people-nobody = Nobody
group-people-officers = Officers who agree
group-people-members = All members who agree
group-field-count = Show how many members there are
group-field-count-hint = Below { $n } the page only says “fewer than { $n }”.
group-field-roster = Who inside the group sees the whole list of members?
group-roster-members = Every member
group-roster-officers = Officers and stewards
group-roster-officers-hint = Careful where strangers can join. Members still see officers, stewards and those who show themselves.
group-save-new = Start the group
group-save-committee = Make the committee
group-save = Save
group-problem-choose = Choose one of these.
group-problem-place = We do not know this place. Write a town with its state or country, or a ZIP code.
group-problem-links = Give at most { $max } addresses.
group-problem-slug-taken = This address is taken, or was once. Choose another.
group-problem-vouches = Choose a number from 1 to { $max }.
group-refused-too-many = You made several groups today. Go on tomorrow, so that nobody can flood the directory.
group-refused-too-deep = Committees cannot be nested any deeper.

## Closing
group-close-title = Close { $name }?
group-close-lead = This cannot be undone. The page stays with your note, so that links keep working.
group-close-what-now = At once: open invitations and wishes to join end, committees close too, and ties to other groups end.
group-close-what-later = After thirty days: the list of members is deleted.
group-close-note = A note for everybody
group-close-note-hint = What you reached, where people can go now. You may leave it empty.
group-close-do = Close this group
group-close-keep = Keep it open

## Groups that belong together
group-ties-title = Groups that belong together
group-ties-lead = A group can belong to coalitions, councils, networks and organizations. Both sides have to agree; either side can end it.
group-ties-parts = Groups that belong to { $name }
group-ties-wholes = { $name } belongs to
group-ties-asking = Groups that ask to belong
group-ties-offered = Places offered, not answered yet
group-ties-offers = Places offered to { $name }
group-ties-asked = Asked for, not answered yet
group-ties-none = None yet.
group-ties-group = Group
group-ties-ask = Ask that my group may belong to { $name }
group-ties-ask-which = My group
group-ties-ask-do = Ask
group-ties-offer = Offer another group a place
group-ties-offer-which = Address of its page
group-ties-offer-hint = The last part of its link, such as elm-street-tenants.
group-ties-offer-do = Offer a place
group-ties-accept = Accept
group-ties-decline = Decline
group-ties-take-back = Take back
group-ties-end = End it
group-ties-unknown = We find no group at this address.
group-ties-refused-none = Groups of this kind take no other groups. Coalitions, councils, networks and organizations do.
group-ties-refused-loop = That would make a group part of itself.
group-ties-refused-deep = The chain of groups would become too long.
group-ties-refused-already = The two belong together already, or one of them was asked.
group-ties-refused-full = It takes no more groups.

## What is kept
keep-group = Groups
keep-group-why = The page of each group, its former addresses and the groups it belongs to, so that people find it and old links work.
keep-group-who = Everybody, people with the link, or members, as the group chose.
keep-group-making = Who made a group today
keep-group-making-why = To stop machines from flooding the directory.
keep-group-making-who = Nobody; the program counts it.
