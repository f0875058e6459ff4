//! The paths of the site, of people and groups, and of the room ACT.

paths! {
    SITE_PATHS;

    /// What is happening near you.
    HOME home() = "/";
    /// About this site, its sources and licences.
    ABOUT about() = "/about";
    /// What this server keeps about you.
    KEEPS keeps() = "/about/what-we-keep";
    /// Place names as somebody types (JSON).
    PLACES places() = "/places.json";
    /// A picture or another stored file.
    FILE file(file) = "/files/{file}";

    /// The ways in.
    SIGN_IN sign_in() = "/sign-in";
    /// The second step: the code from the authenticator app or a recovery code.
    SIGN_IN_CODE sign_in_code() = "/sign-in/code";
    /// Begins and ends a sign-in with a passkey (JSON).
    SIGN_IN_PASSKEY sign_in_passkey() = "/sign-in/passkey";
    /// Ends the session.
    SIGN_OUT sign_out() = "/sign-out";
    /// Proves again who you are before something dangerous.
    PROVE prove() = "/sign-in/again";
    /// The same with a passkey (JSON).
    PROVE_PASSKEY prove_passkey() = "/sign-in/again/passkey";
    /// Makes an account.
    JOIN join() = "/join";
    /// Makes an account with a passkey (JSON).
    JOIN_PASSKEY join_passkey() = "/join/passkey";
    /// Sets up the authenticator app of a new account.
    JOIN_AUTHENTICATOR join_authenticator() = "/join/authenticator";
    /// A link that signs in, in the demo world only.
    SIGN_IN_LINK sign_in_link(token) = "/sign-in/link/{token}";
    /// The one-time link of the first administrator.
    FIRST first(token) = "/first/{token}";
    /// Asks for a link to set a new password.
    RESET reset() = "/sign-in/forgotten";
    /// Sets a new password.
    RESET_WITH reset_with(token) = "/sign-in/forgotten/{token}";

    /// My page.
    ME me() = "/me";
    /// My name, language and e-mail.
    ME_PROFILE me_profile() = "/me/profile";
    /// Sets or removes my e-mail address.
    ME_ADDRESS me_address() = "/me/mail";
    /// Shows a code by which an administrator can name me.
    ME_CODE me_code() = "/me/code";
    /// Confirms my e-mail address.
    ME_MAIL me_mail(token) = "/me/mail/{token}";
    /// How I sign in: passkeys, password, authenticator, recovery codes.
    ME_KEYS me_keys() = "/me/keys";
    /// Sets or changes the password.
    ME_PASSWORD me_password() = "/me/keys/password";
    /// Sets up the authenticator app.
    ME_TOTP me_totp() = "/me/keys/authenticator";
    /// Makes new recovery codes.
    ME_RECOVERY me_recovery() = "/me/keys/recovery";
    /// Adds a passkey (JSON).
    ME_PASSKEY me_passkey() = "/me/keys/passkey";
    /// Removes a passkey.
    ME_PASSKEY_REMOVE me_passkey_remove(key) = "/me/keys/passkey/{key}/remove";
    /// Where I am signed in.
    ME_SESSIONS me_sessions() = "/me/sessions";
    /// Ends one of my sessions.
    ME_SESSION_END me_session_end(session) = "/me/sessions/{session}/end";
    /// Everything kept about me, to take away.
    ME_EXPORT me_export() = "/me/export";
    /// Deletes my account.
    ME_DELETE me_delete() = "/me/delete";

    /// All groups.
    GROUPS groups() = "/groups";
    /// Makes a group.
    GROUP_NEW group_new() = "/groups/new";
    /// A group's page.
    GROUP group(group) = "/groups/{group}";
    /// Changes a group.
    GROUP_EDIT group_edit(group) = "/groups/{group}/edit";
    /// Its members.
    GROUP_MEMBERS group_members(group) = "/groups/{group}/members";
    /// Changes a member's role.
    MEMBER_ROLE member_role(group, member) = "/groups/{group}/members/{member}/role";
    /// Removes a member.
    MEMBER_REMOVE member_remove(group, member) = "/groups/{group}/members/{member}/remove";
    /// Vouches for somebody who asked to join.
    MEMBER_VOUCH member_vouch(group, member) = "/groups/{group}/members/{member}/vouch";
    /// Admits or declines somebody who asked to join.
    MEMBER_ADMIT member_admit(group, member) = "/groups/{group}/members/{member}/admit";
    /// Whether I am shown as a member.
    MEMBER_SHOW member_show(group) = "/groups/{group}/members/me";
    /// Asks to join.
    GROUP_JOIN group_join(group) = "/groups/{group}/join";
    /// Leaves the group.
    GROUP_LEAVE group_leave(group) = "/groups/{group}/leave";
    /// Its invitations.
    INVITATIONS invitations(group) = "/groups/{group}/invitations";
    /// Withdraws an invitation.
    INVITATION_END invitation_end(group, invitation) = "/groups/{group}/invitations/{invitation}/end";
    /// An invitation as its holder sees it.
    INVITATION invitation(token) = "/invitations/{token}";
    /// Makes a sub-committee.
    COMMITTEE_NEW committee_new(group) = "/groups/{group}/committees/new";
    /// Groups that belong to this group.
    GROUP_GROUPS group_groups(group) = "/groups/{group}/groups";
    /// Answers a group's wish to belong to this one.
    GROUP_GROUP_ADMIT group_group_admit(group, member) = "/groups/{group}/groups/{member}/admit";
    /// Ends a group's belonging.
    GROUP_GROUP_REMOVE group_group_remove(group, member) = "/groups/{group}/groups/{member}/remove";
    /// Dissolves a group.
    GROUP_CLOSE group_close(group) = "/groups/{group}/close";
    /// The group's actions as a calendar.
    GROUP_CALENDAR group_calendar(group) = "/groups/{group}/calendar.ics";
    /// The group's news.
    GROUP_FEED group_feed(group) = "/groups/{group}/feed.atom";

    /// All calls.
    CALLS calls() = "/calls";
    /// Drafts a call.
    CALL_NEW call_new() = "/calls/new";
    /// A call.
    CALL call(call) = "/calls/{call}";
    /// Changes a call.
    CALL_EDIT call_edit(call) = "/calls/{call}/edit";
    /// Opens, closes or withdraws a call.
    CALL_STATE call_state(call) = "/calls/{call}/state";
    /// Its picture.
    CALL_PICTURE call_picture(call) = "/calls/{call}/picture";
    /// What was corrected, and when.
    CALL_CORRECTIONS call_corrections(call) = "/calls/{call}/corrections";
    /// Which demands it carries.
    CALL_DEMANDS call_demands(call) = "/calls/{call}/demands";
    /// Who endorses it.
    CALL_ENDORSEMENTS call_endorsements(call) = "/calls/{call}/endorsements";
    /// Revokes an endorsement.
    ENDORSEMENT_REVOKE endorsement_revoke(call, group) = "/calls/{call}/endorsements/{group}/revoke";
    /// Its actions as a table.
    CALL_ACTIONS call_actions(call) = "/calls/{call}/actions";
    /// Its actions as CSV.
    CALL_CSV call_csv(call) = "/calls/{call}/actions.csv";
    /// Its actions as GeoJSON.
    CALL_GEOJSON call_geojson(call) = "/calls/{call}/actions.geojson";
    /// Adds an action to it.
    ACTION_NEW action_new(call) = "/calls/{call}/actions/new";
    /// Its actions as a calendar.
    CALL_CALENDAR call_calendar(call) = "/calls/{call}/calendar.ics";
    /// Its news.
    CALL_FEED call_feed(call) = "/calls/{call}/feed.atom";
    /// Its figures, live.
    CALL_LIVE call_live(call) = "/calls/{call}/live";
    /// Its flyer.
    CALL_FLYER call_flyer(call) = "/calls/{call}/flyer";
    /// Its picture for sharing.
    CALL_SHARE call_share(call) = "/calls/{call}/share.png";

    /// Actions near a place.
    ACTIONS actions() = "/actions";
    /// The same as a calendar.
    ACTIONS_CALENDAR actions_calendar() = "/actions/calendar.ics";
    /// The same as GeoJSON.
    ACTIONS_GEOJSON actions_geojson() = "/actions/actions.geojson";
    /// Adds an action that belongs to no call.
    ACTION_ALONE action_alone() = "/actions/new";
    /// An action.
    ACTION action(action) = "/actions/{action}";
    /// Changes an action.
    ACTION_EDIT action_edit(action) = "/actions/{action}/edit";
    /// Publishes, cancels, postpones or moves an action.
    ACTION_STATE action_state(action) = "/actions/{action}/state";
    /// Copies an action.
    ACTION_COPY action_copy(action) = "/actions/{action}/copy";
    /// Repeats an action every week or month.
    ACTION_SERIES action_series(action) = "/actions/{action}/series";
    /// Says something new to those coming.
    ACTION_UPDATES action_updates(action) = "/actions/{action}/updates";
    /// Who answers for it.
    ACTION_ORGANIZERS action_organizers(action) = "/actions/{action}/organizers";
    /// How many are coming, for its organizers.
    ACTION_COMING action_coming(action) = "/actions/{action}/coming";
    /// Writes to its organizers.
    ACTION_CONTACT action_contact(action) = "/actions/{action}/contact";
    /// Says "I'm coming".
    ACTION_RSVP action_rsvp(action) = "/actions/{action}/rsvp";
    /// How many came.
    ACTION_TURNOUT action_turnout(action) = "/actions/{action}/turnout";
    /// Chooses the estimate that counts.
    TURNOUT_CHOOSE turnout_choose(action, estimate) = "/actions/{action}/turnout/{estimate}/choose";
    /// As a calendar entry.
    ACTION_CALENDAR action_calendar(action) = "/actions/{action}/calendar.ics";
    /// Its flyer.
    ACTION_FLYER action_flyer(action) = "/actions/{action}/flyer";
    /// Its picture for sharing.
    ACTION_SHARE action_share(action) = "/actions/{action}/share.png";

    /// Finds an RSVP by its code.
    RSVPS rsvps() = "/rsvps";
    /// An RSVP as its holder sees it.
    RSVP rsvp(receipt) = "/rsvps/{receipt}";
    /// Cancels an RSVP.
    RSVP_CANCEL rsvp_cancel(receipt) = "/rsvps/{receipt}/cancel";
    /// Confirms the e-mail address of an RSVP.
    RSVP_MAIL rsvp_mail(token) = "/rsvps/mail/{token}";

    /// Says that something is wrong with an action.
    FLAG_ACTION flag_action(action) = "/actions/{action}/flag";
    /// Says that something is wrong with a group.
    FLAG_GROUP flag_group(group) = "/groups/{group}/flag";
    /// Says that something is wrong with a call.
    FLAG_CALL flag_call(call) = "/calls/{call}/flag";
    /// Says that something is wrong with a conversation.
    FLAG_CONVERSATION flag_conversation(conversation) = "/conversations/{conversation}/flag";
    /// Says that something is wrong with a proposal.
    FLAG_PROPOSAL flag_proposal(proposal) = "/proposals/{proposal}/flag";
    /// Says that something is wrong with a demand.
    FLAG_DEMAND flag_demand(demand) = "/demands/{demand}/flag";
    /// Says that something is wrong with a meeting.
    FLAG_MEETING flag_meeting(meeting) = "/meetings/{meeting}/flag";
    /// The stewards' queue.
    QUEUE queue() = "/stewards/queue";
    /// Settles what was flagged.
    QUEUE_SETTLE queue_settle(subject) = "/stewards/queue/{subject}";
    /// Words and addresses that are blocked.
    BLOCKS blocks() = "/stewards/blocks";
    /// Removes a block.
    BLOCK_END block_end(block) = "/stewards/blocks/{block}/end";
    /// What stewards did, for everybody to see.
    MODERATION moderation() = "/about/moderation";
    /// The people who run the site.
    ADMIN admin() = "/admin";
    /// Who did which privileged act.
    AUDIT audit() = "/admin/audit";
    /// Changes a person's site role.
    ADMIN_ROLE admin_role() = "/admin/role";
}
