### Endorsements: groups that put their name to a call.

endorsement-list-title = Who endorses “{ $title }”
endorsement-list-lead = { $n ->
    [0] No group has endorsed this call yet.
    [one] 1 group has put its name to this call.
   *[other] { $n } groups have put their names to this call.
}
endorsement-since = Endorsed on { $date }
endorsement-revoked = Revoked on { $date }
endorsement-revoked-reason = Reason given: { $reason }
endorsement-back = Back to the call

## Endorsing
endorsement-form-title = Endorse this call
endorsement-form-lead = Your group puts its name here, for everybody to see. You can revoke it later with a reason.
endorsement-form-group = Which group endorses?
endorsement-form-statement = What does the group say?
endorsement-form-statement-hint = At most { $max } characters.
endorsement-form-send = Endorse in the name of the group
endorsement-none-left = All your groups have endorsed this call.
endorsement-problem-group = Choose a group for which you are an officer.
endorsement-problem-already = This group has endorsed the call on { $date }. A group endorses a call only once.
endorsement-problem-own = This group calls itself; it does not endorse its own call.
endorsement-problem-not-open = This call is not open, so it takes no endorsements.

## Revoking
endorsement-revoke = Revoke
endorsement-revoke-title = Revoke the endorsement of { $group }
endorsement-revoke-lead = The endorsement stays in the list, struck out, with the date and your reason. The group may endorse again later.
endorsement-revoke-reason = Why?
endorsement-revoke-reason-hint = Everybody can read this reason.
endorsement-revoke-send = Revoke the endorsement

## Mail to the officers of the calling group
endorsement-mail-subject = { $group } endorses “{ $title }”
endorsement-mail-text =
    { $group } has endorsed your call “{ $title }”.

    See it here: { $link }
# Follows the text above when the group said something.
endorsement-mail-statement = They say: { $statement }
endorsement-mail-revoked-subject = { $group } no longer endorses “{ $title }”
endorsement-mail-revoked-text =
    { $group } has revoked its endorsement of your call “{ $title }”.

    Reason given: { $reason }

    See it here: { $link }
endorsement-mail-foot = You get this message because you are an officer of { $group }. You can remove your e-mail address on your page.
