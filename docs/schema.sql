table action_figures
  action_id blob not null
  going integer not null default 0
  maybe integer not null default 0
  waiting integer not null default 0
  next_seq integer not null default 1
  primary key (action_id)
  foreign key (action_id) references actions (id)

table action_messages
  id blob not null
  action_id blob not null
  at integer not null
  sealed blob not null
  primary key (id)
  foreign key (action_id) references actions (id)
  index action_messages_of_action (action_id, at)

table action_organizers
  action_id blob not null
  person_id blob not null
  shown text not null
  since integer not null
  primary key (action_id, person_id)
  foreign key (action_id) references actions (id)
  foreign key (person_id) references persons (id) on delete cascade
  index action_organizers_of_person (person_id)

table action_updates
  action_id blob not null
  at integer not null
  text text not null
  primary key (action_id, at)
  foreign key (action_id) references actions (id)

table actions
  id blob not null
  code text not null
  call_id blob
  group_id blob
  series_id blob
  title text not null
  text text not null
  kind text not null
  state text not null
  state_reason text not null
  starts_at integer not null
  ends_at integer not null
  zone text not null
  place_name text not null
  address text not null
  locality text not null
  region text not null
  postcode text not null
  country text not null
  lat real
  lon real
  place_shown text not null
  online_url text not null
  online_shown text not null
  capacity integer
  access_facts text not null
  bring text not null
  langs text not null
  source_key text
  moved_at integer
  version integer not null
  created_at integer not null
  changed_at integer not null
  primary key (id)
  foreign key (call_id) references calls (id)
  foreign key (group_id) references groups (id)
  index actions_by_end (ends_at)
  index actions_of_call (call_id, starts_at)
  index actions_of_group (group_id, starts_at)
  index actions_of_series (series_id, starts_at)
  unique (call_id, source_key)
  unique (code)

table audit
  seq integer not null
  done_on integer not null
  actor text not null
  act text not null
  about text not null
  before_hash blob not null
  hash blob not null
  primary key (seq)

table audit_head
  id integer not null
  seq integer not null
  hash blob not null
  primary key (id)
  checks: 1

table authenticators
  person_id blob not null
  secret_sealed blob not null
  last_step integer not null
  set_on integer not null
  primary key (person_id)
  foreign key (person_id) references persons (id) on delete cascade

table blocks
  id blob not null
  kind text not null
  pattern text not null
  shown text not null
  reason text not null
  blocked_on integer not null
  primary key (id)
  unique (kind, pattern)
  checks: 1

table call_corrections
  call_id blob not null
  version integer not null
  at integer not null
  reason text not null
  changes text not null
  primary key (call_id, version)
  foreign key (call_id) references calls (id)

table call_demands
  call_id blob not null
  position integer not null
  demand text not null
  primary key (call_id, position)
  foreign key (call_id) references calls (id)

table call_endorsements
  call_id blob not null
  group_id blob not null
  statement text not null
  endorsed_at integer not null
  revoked_at integer
  revoke_reason text not null
  primary key (call_id, group_id)
  foreign key (call_id) references calls (id)
  foreign key (group_id) references groups (id)
  index call_endorsements_by_date (call_id, endorsed_at)
  index call_endorsements_of_group (group_id, endorsed_at)

table call_figures
  call_id blob not null
  endorsements integer not null default 0
  actions integer not null default 0
  going integer not null default 0
  maybe integer not null default 0
  turnout_low integer not null default 0
  turnout_high integer not null default 0
  turnout_actions integer not null default 0
  primary key (call_id)
  foreign key (call_id) references calls (id)

table calls
  id blob not null
  slug text not null
  group_id blob not null
  title text not null
  summary text not null
  body text not null
  starts_on text not null
  ends_on text not null
  langs text not null
  why_text text not null
  why_url text not null
  state text not null
  state_reason text not null
  version integer not null
  picture text
  picture_text text not null
  picture_width integer not null
  picture_height integer not null
  created_at integer not null
  opened_at integer
  ended_at integer
  changed_at integer not null
  primary key (id)
  foreign key (group_id) references groups (id)
  index calls_by_state (state, opened_at)
  index calls_of_group (group_id)
  unique (slug)

table ceremonies
  token_hash blob not null
  kind text not null
  person_id blob
  sealed blob not null
  tries_left integer not null
  expires_at integer not null
  primary key (token_hash)
  foreign key (person_id) references persons (id) on delete cascade
  index ceremonies_by_end (expires_at)

table files
  id blob not null
  media_type text not null
  bytes blob not null
  created_at integer not null
  primary key (id)

table flags
  id blob not null
  subject blob not null
  kind text not null
  reason text not null
  words text not null
  flagged_at integer not null
  settled_at integer
  settled_by blob
  primary key (id)
  index flags_by_entry (settled_by) partial
  index flags_by_subject (subject, settled_at)
  index flags_by_time (settled_at, flagged_at)
  checks: 2

table group_links
  group_id blob not null
  member_group_id blob not null
  state text not null
  since integer not null
  primary key (group_id, member_group_id)
  foreign key (group_id) references groups (id) on delete cascade
  foreign key (member_group_id) references groups (id) on delete cascade
  index group_links_by_member (member_group_id)
  checks: 1

table group_links_guard
  id integer not null
  changes integer not null
  primary key (id)
  checks: 1

table group_makings
  person_id blob not null
  group_id blob not null
  made_at integer not null
  primary key (person_id, group_id)
  foreign key (person_id) references persons (id) on delete cascade
  index group_makings_by_time (made_at)

table group_slugs
  slug text not null
  group_id blob not null
  primary key (slug)
  foreign key (group_id) references groups (id) on delete cascade
  index group_slugs_by_group (group_id)

table groups
  id blob not null
  slug text not null
  kind text not null
  name text not null
  name_folded text not null
  summary text not null
  about text not null default ''
  languages text not null default ''
  place_label text
  region text
  country text
  lat real
  lon real
  links text not null default ''
  visibility text not null
  joining text not null
  vouches integer not null default 0
  shows_people text not null default 'nobody'
  shows_count text not null default 'hidden'
  roster text not null default 'members'
  parent_id blob
  members integer not null default 0
  made_at integer not null
  changed_at integer not null
  closed_at integer
  closing_note text not null default ''
  primary key (id)
  foreign key (parent_id) references groups (id)
  index groups_by_parent (parent_id) partial
  index groups_in_directory (visibility, name_folded, id)
  unique (slug)
  checks: 6

table hidings
  subject blob not null
  kind text not null
  reason text not null
  hidden_at integer not null
  primary key (subject)
  index hidings_by_time (hidden_at, subject)

table invitations
  id blob not null
  group_id blob not null
  secret_hash blob not null
  role text not null
  note text not null default ''
  uses integer not null default 0
  uses_max integer not null
  made_by blob
  made_at integer not null
  expires_at integer not null
  withdrawn_at integer
  primary key (id)
  foreign key (group_id) references groups (id) on delete cascade
  foreign key (made_by) references persons (id) on delete set null
  index invitations_by_end (expires_at)
  index invitations_by_group (group_id, made_at)
  index invitations_by_maker (made_by) partial
  unique (secret_hash)
  checks: 2

table jobs
  id integer not null
  kind text not null
  unique_key text
  payload text not null
  run_at integer not null
  attempts integer not null default 0
  last_error text
  leased_until integer
  lease blob
  dead_at integer
  primary key (id)
  index jobs_by_run_at (run_at)
  unique (unique_key)

table membership_asks
  group_id blob not null
  person_id blob not null
  handle blob not null
  words text not null
  state text not null default 'waiting'
  asked_at integer not null
  primary key (group_id, person_id)
  foreign key (group_id) references groups (id) on delete cascade
  foreign key (person_id) references persons (id) on delete cascade
  index membership_asks_by_person (person_id)
  index membership_asks_by_time (asked_at)
  unique (handle)
  checks: 1

table memberships
  group_id blob not null
  person_id blob not null
  handle blob not null
  role text not null
  since integer not null
  shown text not null default 'hidden'
  primary key (group_id, person_id)
  foreign key (group_id) references groups (id) on delete cascade
  foreign key (person_id) references persons (id)
  index memberships_by_person (person_id)
  index memberships_with_office (group_id, role) partial
  unique (handle)
  checks: 2

table migrations
  name text not null
  checksum text not null
  applied_at integer not null
  primary key (name)

table moderation_log
  id blob not null
  done_on integer not null
  act text not null
  kind text not null
  subject blob not null
  reason text not null
  note text not null
  primary key (id)
  index moderation_log_by_subject (subject, id)
  checks: 2

table outbox
  seq integer not null
  id blob not null
  kind text not null
  subject blob not null
  at integer not null
  payload text not null
  attempts integer not null default 0
  run_at integer not null default 0
  last_error text
  dead_at integer
  primary key (seq)
  unique (id)

table passkeys
  id blob not null
  credential_id blob not null
  person_id blob not null
  credential text not null
  label text not null
  made_on integer not null
  used_on integer not null
  primary key (id)
  foreign key (person_id) references persons (id) on delete cascade
  index passkeys_by_person (person_id)
  unique (credential_id)

table passwords
  person_id blob not null
  hash text not null
  set_on integer not null
  primary key (person_id)
  foreign key (person_id) references persons (id) on delete cascade

table person_notices
  id blob not null
  person_id blob not null
  what text not null
  said_on integer not null
  primary key (id)
  foreign key (person_id) references persons (id) on delete cascade
  index person_notices_by_person (person_id)

table person_tokens
  token_hash blob not null
  kind text not null
  person_id blob
  sealed blob
  expires_at integer not null
  primary key (token_hash)
  foreign key (person_id) references persons (id) on delete cascade
  index person_tokens_by_person (person_id, kind)
  checks: 1

table persons
  id blob not null
  name text not null
  lang text not null
  site_role text not null default 'none'
  state text not null default 'active'
  joined_on integer not null
  mail_key blob
  mail_sealed blob
  sign_in_key blob
  sign_in_sealed blob
  primary key (id)
  index persons_by_role (site_role) partial
  unique (mail_key)
  unique (sign_in_key)
  checks: 2

table recovery_codes
  person_id blob not null
  code_key blob not null
  primary key (person_id, code_key)
  foreign key (person_id) references persons (id) on delete cascade

table rsvp_contacts
  action_id blob not null
  seq integer not null
  mail blob
  mail_confirmed_at integer
  name blob
  lang text not null
  primary key (action_id, seq)

table rsvps
  action_id blob not null
  seq integer not null
  answer integer not null
  people integer not null
  primary key (action_id, seq)
  index rsvps_waiting (action_id, seq) partial

table sessions
  id blob not null
  token_hash blob not null
  person_id blob not null
  label text not null default ''
  made_at integer not null
  seen_at integer not null
  proved_at integer not null
  primary key (id)
  foreign key (person_id) references persons (id) on delete cascade
  index sessions_by_person (person_id)
  unique (token_hash)

table turnout_estimates
  id blob not null
  action_id blob not null
  low integer not null
  high integer not null
  source text not null
  method text not null
  note text not null
  made_at integer not null
  chosen_at integer
  chosen_reason text not null
  primary key (id)
  foreign key (action_id) references actions (id)
  index turnout_estimates_of_action (action_id, made_at)

table vouches
  group_id blob not null
  person_id blob not null
  voucher_id blob not null
  vouched_at integer not null
  primary key (group_id, person_id, voucher_id)
  foreign key (group_id, person_id) references membership_asks (group_id, person_id) on delete cascade
  foreign key (voucher_id) references persons (id) on delete cascade
  index vouches_by_voucher (voucher_id)
