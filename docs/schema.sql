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

table aids
  id blob not null
  code text not null
  side text not null
  kind text not null
  group_id blob
  person_id blob
  title text not null
  details text not null
  sealed blob
  locality text not null
  region text not null
  country text not null
  postcode text not null
  lat real not null
  lon real not null
  zone text not null
  reach_km integer not null
  quantity integer not null
  given integer not null
  urgency text not null
  langs text not null
  skills text not null
  slots text not null
  from_day text
  until_day text
  days integer not null
  recurs text not null
  state text not null
  lang text not null
  mail blob
  mail_confirmed_at integer
  contact blob
  reminded_at integer
  created_at integer not null
  waiting_since integer not null
  expires_at integer not null
  version integer not null
  primary key (id)
  foreign key (group_id) references groups (id)
  foreign key (person_id) references persons (id) on delete cascade
  index aids_by_end (expires_at)
  index aids_of_group (group_id, expires_at)
  index aids_of_person (person_id, expires_at)
  unique (code)

table amendments
  id blob not null
  proposal_id blob not null
  number integer not null
  base_version integer not null
  body text not null
  reason text not null
  person_id blob
  state text not null
  note text not null
  at integer not null
  ended_at integer
  primary key (id)
  foreign key (person_id) references persons (id) on delete set null
  foreign key (proposal_id) references proposals (id) on delete cascade
  unique (proposal_id, number)

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

table ballots
  contest_id blob not null
  id blob not null
  marks text not null
  weight integer not null
  elector_id blob
  primary key (contest_id, id)
  foreign key (contest_id) references contests (id) on delete cascade
  foreign key (elector_id) references electors (id) on delete set null

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
  decided_by text not null default ''
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

table candidacies
  delegation_id blob not null
  round integer not null
  person_id blob not null
  state text not null
  words text not null
  part text not null
  at integer not null
  primary key (delegation_id, round, person_id)
  foreign key (delegation_id) references delegations (id) on delete cascade
  foreign key (person_id) references persons (id) on delete cascade
  index candidacies_of_person (person_id)

table carried_demands
  call_id blob not null
  code text not null
  position integer not null
  primary key (call_id, code)
  foreign key (call_id) references calls (id) on delete cascade
  foreign key (code) references known_demands (code)
  index carried_demands_by_code (code)

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

table consent_positions
  round_id blob not null
  number integer not null
  person_id blob
  position text not null
  reason text not null
  state text not null
  note text not null
  at integer not null
  primary key (round_id, number)
  foreign key (person_id) references persons (id) on delete set null
  foreign key (round_id) references consent_rounds (id) on delete cascade
  unique (round_id, person_id)

table consent_rounds
  id blob not null
  proposal_id blob not null
  version integer not null
  entitled integer not null
  quorum_percent integer not null
  opened_at integer not null
  closes_at integer not null
  closed_at integer
  outcome text not null
  primary key (id)
  foreign key (proposal_id) references proposals (id) on delete cascade
  index consent_rounds_of (proposal_id, opened_at)

table contest_options
  contest_id blob not null
  number integer not null
  title text not null
  note text not null
  cost integer not null
  person_id blob
  primary key (contest_id, number)
  foreign key (contest_id) references contests (id) on delete cascade
  foreign key (person_id) references persons (id) on delete set null

table contests
  id blob not null
  election_id blob not null
  position integer not null
  title text not null
  body text not null
  rule text not null
  seats integer not null
  settings text not null
  outcome text
  account text
  primary key (id)
  foreign key (election_id) references elections (id) on delete cascade
  unique (election_id, position)

table conversation_figures
  conversation integer not null
  participants integer not null
  votes integer not null
  statements integer not null
  waiting integer not null
  next_participant integer not null
  next_statement integer not null
  votes_version integer not null
  texts_version integer not null
  primary key (conversation)
  foreign key (conversation) references conversations (number)

table conversation_maps
  conversation integer not null
  votes_version integer not null
  made_at integer not null
  body text not null
  primary key (conversation)
  foreign key (conversation) references conversations (number)

table conversation_places
  conversation integer not null
  known_by blob not null
  made_at integer not null
  primary key (conversation, known_by)
  foreign key (conversation) references conversations (number)

table conversations
  number integer not null
  id blob not null
  slug text not null
  group_id blob not null
  question text not null
  introduction text not null
  langs text not null
  starts_on text
  ends_on text
  starts_at integer
  ends_at integer
  entry text not null
  adding text not null
  letters_max integer not null
  moderated text not null
  published text not null
  state text not null
  state_reason text not null
  version integer not null
  created_at integer not null
  opened_at integer
  ended_at integer
  primary key (number)
  foreign key (group_id) references groups (id)
  index conversations_by_group (group_id, created_at)
  index conversations_by_state (state, opened_at)
  unique (id)
  unique (slug)
  checks: 5

table cost_options
  id blob not null
  service_id blob not null
  valid_from text
  valid_to text
  option text
  currency text
  amount real
  amount_description text
  original text
  extra text
  primary key (id)
  foreign key (service_id) references services (id) on delete cascade
  index cost_options_of_service (service_id)

table council_rules
  group_id blob not null
  weighing text not null
  members_per_weight integer not null
  weight_min integer not null
  weight_max integer not null
  asks text not null
  bodies_share text not null
  members_share text not null
  ratify_days integer not null
  changed_at integer not null
  primary key (group_id)
  foreign key (group_id) references groups (id)

table decision_mentions
  decision_id blob not null
  href text not null
  kind text not null
  label text not null
  at integer not null
  primary key (decision_id, href)
  foreign key (decision_id) references decisions (id) on delete cascade

table decisions
  id blob not null
  code text not null
  group_id blob not null
  number integer not null
  proposal_id blob
  election_id blob
  round_id blob
  title text not null
  body text not null
  audience text not null
  outcome text not null
  way text not null
  entitled integer not null
  took_part integer not null
  details text not null
  decided_at integer not null
  primary key (id)
  foreign key (election_id) references elections (id)
  foreign key (group_id) references groups (id)
  foreign key (proposal_id) references proposals (id)
  foreign key (round_id) references consent_rounds (id)
  index decisions_by_date (decided_at)
  index decisions_of_election (election_id)
  index decisions_of_proposal (proposal_id)
  unique (code)
  unique (group_id, number)

table delegate_questions
  delegate_id blob not null
  number integer not null
  words text not null
  person_id blob
  at integer not null
  answered_at integer
  answer text not null
  primary key (delegate_id, number)
  foreign key (delegate_id) references delegates (id) on delete cascade
  foreign key (person_id) references persons (id) on delete set null

table delegate_reports
  delegate_id blob not null
  number integer not null
  body text not null
  at integer not null
  primary key (delegate_id, number)
  foreign key (delegate_id) references delegates (id) on delete cascade

table delegates
  id blob not null
  delegation_id blob not null
  election_id blob not null
  person_id blob
  name text not null
  part text not null
  place integer not null
  state text not null
  ended_as text not null
  in_council integer not null
  seated_at integer
  term_ends_at integer not null
  ended_at integer
  chosen_at integer not null
  primary key (id)
  foreign key (delegation_id) references delegations (id) on delete cascade
  foreign key (election_id) references elections (id)
  foreign key (person_id) references persons (id) on delete set null
  index delegates_of (delegation_id, state, place)
  index delegates_of_election (election_id)
  index delegates_of_person (person_id)
  unique (delegation_id, place) partial

table delegations
  id blob not null
  code text not null
  body_id blob not null
  council_id blob
  title text not null
  text text not null
  audience text not null
  seats integer not null
  rule text not null
  settings text not null
  term_months integer not null
  substitutes integer not null
  recall_percent integer not null
  report_days integer not null
  round integer not null
  closed_at integer
  created_at integer not null
  changed_at integer not null
  primary key (id)
  foreign key (body_id) references groups (id)
  foreign key (council_id) references groups (id)
  index delegations_of_body (body_id, created_at)
  index delegations_of_council (council_id)
  unique (code)

table demand_corrections
  demand_id blob not null
  version integer not null
  reason text not null
  changes text not null
  at integer not null
  primary key (demand_id, version)
  foreign key (demand_id) references demands (id) on delete cascade

table demand_entries
  demand_id blob not null
  number integer not null
  before text not null
  after text not null
  note text not null
  evidence_url text not null
  evidence_words text not null
  happened_on text not null
  at integer not null
  primary key (demand_id, number)
  foreign key (demand_id) references demands (id) on delete cascade

table demand_mentions
  demand_id blob not null
  href text not null
  kind text not null
  label text not null
  at integer not null
  primary key (demand_id, href)
  foreign key (demand_id) references demands (id) on delete cascade
  index demand_mentions_by_href (href, kind)

table demands
  id blob not null
  code text not null
  group_id blob not null
  number integer not null
  decision_id blob not null
  withdrawn_by blob
  title text not null
  body text not null
  addressee text not null
  addressee_url text not null
  audience text not null
  state text not null
  state_on text not null
  version integer not null
  entries integer not null
  created_at integer not null
  changed_at integer not null
  primary key (id)
  foreign key (decision_id) references decisions (id)
  foreign key (group_id) references groups (id)
  foreign key (withdrawn_by) references decisions (id)
  index demands_by_date (state, changed_at)
  index demands_of_decision (decision_id)
  index demands_withdrawn_by (withdrawn_by)
  unique (code)
  unique (group_id, number)

table elections
  id blob not null
  code text not null
  group_id blob not null
  purpose text not null
  subject blob
  title text not null
  body text not null
  audience text not null
  secrecy text not null
  state text not null
  state_reason text not null
  quorum_percent integer not null
  turnout_shown text not null
  proxies integer not null
  period_hours integer not null
  opened_at integer
  closes_at integer
  closed_at integer
  seed_commitment blob
  seed_sealed blob
  seed blob
  box_hash blob
  join_sealed blob
  roll_source text not null
  roll_size integer not null
  cast_online integer not null
  cast_paper integer not null
  papers_counted integer not null
  created_at integer not null
  changed_at integer not null
  primary key (id)
  foreign key (group_id) references groups (id)
  index elections_by_close (state, closes_at)
  index elections_of_group (group_id, changed_at)
  index elections_of_subject (subject)
  unique (code)

table electors
  id blob not null
  election_id blob not null
  person_id blob
  name_key blob not null
  name_sealed blob not null
  mail_sealed blob
  link_hash blob
  weight integer not null
  cast_as text not null
  proxy_id blob
  primary key (id)
  foreign key (election_id) references elections (id) on delete cascade
  foreign key (person_id) references persons (id) on delete set null
  foreign key (proxy_id) references electors (id) on delete set null
  index electors_of (election_id, cast_as)
  index electors_proxy (proxy_id)
  unique (election_id, person_id)
  unique (link_hash)

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
  checks: 1

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

table known_demands
  code text not null
  group_id blob not null
  title text not null
  addressee text not null
  state text not null
  is_public integer not null
  changed_at integer not null
  primary key (code)
  foreign key (group_id) references groups (id)
  index known_demands_of_group (group_id)

table listing_accessibility
  id blob not null
  location_id blob
  description text
  details text
  url text
  original text
  extra text
  primary key (id)
  foreign key (location_id) references locations (id) on delete cascade
  index listing_accessibility_of_location (location_id) partial

table listing_addresses
  id blob not null
  location_id blob not null
  attention text
  address_1 text not null
  address_2 text
  city text not null
  region text
  state_province text not null
  postal_code text not null
  country text not null
  address_type text not null
  original text
  extra text
  primary key (id)
  foreign key (location_id) references locations (id) on delete cascade
  index listing_addresses_by_postal_code (postal_code)
  index listing_addresses_of_location (location_id)

table listing_attributes
  id blob not null
  link_id blob not null
  taxonomy_term_id blob not null
  link_type text
  link_entity text not null
  value text
  original text
  extra text
  primary key (id)
  foreign key (taxonomy_term_id) references taxonomy_terms (id) on delete cascade
  index listing_attributes_of_link (link_id)
  index listing_attributes_of_term (taxonomy_term_id)

table listing_changes
  seq integer not null
  organization_id blob not null
  at integer not null
  primary key (seq)
  index listing_changes_by_time (at)

table listing_contacts
  id blob not null
  organization_id blob
  service_id blob
  service_at_location_id blob
  location_id blob
  name text
  title text
  department text
  email text
  original text
  extra text
  primary key (id)
  foreign key (location_id) references locations (id) on delete cascade
  foreign key (organization_id) references organizations (id) on delete cascade
  foreign key (service_at_location_id) references service_at_locations (id) on delete cascade
  foreign key (service_id) references services (id) on delete cascade
  index listing_contacts_of_location (location_id) partial
  index listing_contacts_of_organization (organization_id) partial
  index listing_contacts_of_service (service_id) partial
  index listing_contacts_of_service_at_location (service_at_location_id) partial

table listing_corrections
  code text not null
  organization_id blob not null
  wrong text not null
  words text not null
  said_at integer not null
  settled_at integer
  primary key (code)
  foreign key (organization_id) references organizations (id) on delete cascade
  index listing_corrections_of_organization (organization_id)
  index listing_corrections_open (said_at) partial

table listing_duplicates
  id blob not null
  one_id blob not null
  other_id blob not null
  score integer not null
  reasons text not null
  state text not null
  kept_id blob
  gone_id blob
  undo text
  proposed_at integer not null
  decided_at integer
  primary key (id)
  foreign key (gone_id) references organizations (id) on delete cascade
  foreign key (kept_id) references organizations (id) on delete cascade
  foreign key (one_id) references organizations (id) on delete cascade
  foreign key (other_id) references organizations (id) on delete cascade
  index listing_duplicates_by_state (state, score)
  index listing_duplicates_of_gone (gone_id) partial
  index listing_duplicates_of_kept (kept_id) partial
  index listing_duplicates_of_other (other_id)
  unique (one_id, other_id)

table listing_funding
  id blob not null
  organization_id blob
  service_id blob
  source text
  original text
  extra text
  primary key (id)
  foreign key (organization_id) references organizations (id) on delete cascade
  foreign key (service_id) references services (id) on delete cascade
  index listing_funding_of_organization (organization_id) partial
  index listing_funding_of_service (service_id) partial

table listing_imports
  organization_id blob not null
  source text not null
  digest blob not null
  version integer not null
  row_ids blob not null
  imported_at integer not null
  primary key (organization_id)
  foreign key (organization_id) references organizations (id) on delete cascade

table listing_languages
  id blob not null
  service_id blob
  location_id blob
  phone_id blob
  name text
  code text
  note text
  original text
  extra text
  primary key (id)
  foreign key (location_id) references locations (id) on delete cascade
  foreign key (phone_id) references listing_phones (id) on delete cascade
  foreign key (service_id) references services (id) on delete cascade
  index listing_languages_of_location (location_id) partial
  index listing_languages_of_phone (phone_id) partial
  index listing_languages_of_service (service_id) partial

table listing_metadata
  id blob not null
  resource_id blob not null
  resource_type text not null
  last_action_date text not null
  last_action_type text not null
  field_name text not null
  previous_value text not null
  replacement_value text not null
  updated_by text not null
  original text
  extra text
  primary key (id)
  index listing_metadata_of_resource (resource_id)

table listing_phones
  id blob not null
  location_id blob
  service_id blob
  organization_id blob
  contact_id blob
  service_at_location_id blob
  number text not null
  extension text
  kind text
  description text
  original text
  extra text
  primary key (id)
  foreign key (contact_id) references listing_contacts (id) on delete cascade
  foreign key (location_id) references locations (id) on delete cascade
  foreign key (organization_id) references organizations (id) on delete cascade
  foreign key (service_at_location_id) references service_at_locations (id) on delete cascade
  foreign key (service_id) references services (id) on delete cascade
  index listing_phones_of_contact (contact_id) partial
  index listing_phones_of_location (location_id) partial
  index listing_phones_of_organization (organization_id) partial
  index listing_phones_of_service (service_id) partial
  index listing_phones_of_service_at_location (service_at_location_id) partial

table listing_schedules
  id blob not null
  service_id blob
  location_id blob
  service_at_location_id blob
  valid_from text
  valid_to text
  dtstart text
  timezone real
  until text
  count integer
  wkst text
  freq text
  interval integer
  byday text
  byweekno text
  bymonthday text
  byyearday text
  description text
  opens_at text
  closes_at text
  schedule_link text
  attending_type text
  notes text
  original text
  extra text
  primary key (id)
  foreign key (location_id) references locations (id) on delete cascade
  foreign key (service_at_location_id) references service_at_locations (id) on delete cascade
  foreign key (service_id) references services (id) on delete cascade
  index listing_schedules_of_location (location_id) partial
  index listing_schedules_of_service (service_id) partial
  index listing_schedules_of_service_at_location (service_at_location_id) partial

table listing_table_descriptions
  id blob not null
  name text
  language text
  character_set text
  original text
  extra text
  primary key (id)

table listing_term_words
  term_id blob not null
  lang text not null
  name text not null
  cues text not null
  primary key (term_id, lang)
  foreign key (term_id) references taxonomy_terms (id) on delete cascade

table locations
  id blob not null
  organization_id blob
  location_type text not null
  url text
  name text
  alternate_name text
  description text
  transportation text
  latitude real
  longitude real
  external_identifier text
  external_identifier_type text
  access_facts text not null
  source text not null
  original text
  extra text
  primary key (id)
  foreign key (organization_id) references organizations (id) on delete cascade
  index locations_by_latitude (latitude, longitude) partial
  index locations_of_organization (organization_id) partial

table mandates
  delegation_id blob not null
  version integer not null
  alone text not null
  as_told text not null
  bring_back text not null
  reason text not null
  state text not null
  proposal_id blob
  decision_code text
  at integer not null
  primary key (delegation_id, version)
  foreign key (delegation_id) references delegations (id) on delete cascade
  foreign key (proposal_id) references proposals (id)
  index mandates_of_proposal (proposal_id)

table match_messages
  match_id blob not null
  seq integer not null
  side text not null
  at integer not null
  sealed blob not null
  primary key (match_id, seq)
  foreign key (match_id) references matches (id) on delete cascade

table match_outcomes
  month text not null
  kind text not null
  outcome text not null
  matches integer not null
  primary key (month, kind, outcome)

table matches
  id blob not null
  code text not null
  need_id blob not null
  offer_id blob not null
  units integer not null
  state text not null
  need_says text not null
  offer_says text not null
  need_shows integer not null
  offer_shows integer not null
  proposed_at integer not null
  accepted_at integer
  ended_at integer
  primary key (id)
  foreign key (need_id) references aids (id) on delete cascade
  foreign key (offer_id) references aids (id) on delete cascade
  index matches_by_end (ended_at)
  index matches_by_state (state, proposed_at)
  index matches_of_offer (offer_id)
  unique (code)
  unique (need_id, offer_id)

table meeting_hands
  meeting_id blob not null
  number integer not null
  item integer
  proposal_id blob
  question text not null
  way text not null
  yes integer not null
  noes integer not null
  abstained integer not null
  present integer not null
  outcome text not null
  decision_id blob
  closed_at integer
  opened_at integer not null
  primary key (meeting_id, number)
  foreign key (decision_id) references decisions (id)
  foreign key (meeting_id) references meetings (id) on delete cascade
  foreign key (proposal_id) references proposals (id)
  index meeting_hands_of_proposal (proposal_id, outcome)

table meeting_hands_raised
  meeting_id blob not null
  number integer not null
  person_id blob not null
  answer text not null
  primary key (meeting_id, number, person_id)
  foreign key (meeting_id) references meetings (id) on delete cascade
  foreign key (person_id) references persons (id) on delete cascade
  index meeting_hands_raised_of_person (person_id)

table meeting_items
  meeting_id blob not null
  number integer not null
  position integer not null
  kind text not null
  proposal_id blob
  title text not null
  begun_at integer
  ended_at integer
  minutes integer not null
  primary key (meeting_id, number)
  foreign key (meeting_id) references meetings (id) on delete cascade
  foreign key (proposal_id) references proposals (id)

table meeting_notes
  meeting_id blob not null
  item integer not null
  version integer not null
  body text not null
  reason text not null
  at integer not null
  primary key (meeting_id, item, version)
  foreign key (meeting_id) references meetings (id) on delete cascade

table meeting_presences
  meeting_id blob not null
  person_id blob not null
  naming text not null
  primary key (meeting_id, person_id)
  foreign key (meeting_id) references meetings (id) on delete cascade
  foreign key (person_id) references persons (id) on delete cascade
  index meeting_presences_of_person (person_id)

table meeting_speakers
  meeting_id blob not null
  number integer not null
  item integer not null
  person_id blob
  guest text not null
  state text not null
  primary key (meeting_id, number)
  foreign key (meeting_id) references meetings (id) on delete cascade
  foreign key (person_id) references persons (id) on delete cascade
  index meeting_speakers_of_person (person_id)

table meetings
  id blob not null
  code text not null
  group_id blob not null
  title text not null
  body text not null
  starts_at integer not null
  zone text not null
  place text not null
  audience text not null
  state text not null
  state_reason text not null
  door text not null
  entitled integer not null
  quorum_percent integer not null
  majority text not null
  counted integer
  present_most integer not null
  guests integer not null
  speakers text not null
  current_item integer
  step integer not null
  published_at integer
  opened_at integer
  ended_at integer
  created_at integer not null
  changed_at integer not null
  primary key (id)
  foreign key (group_id) references groups (id)
  index meetings_by_door (state, door)
  index meetings_of_group (group_id, starts_at)
  unique (code)

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
  checks: 1

table organization_identifiers
  id blob not null
  organization_id blob not null
  identifier_scheme text
  identifier_type text not null
  identifier text not null
  original text
  extra text
  primary key (id)
  foreign key (organization_id) references organizations (id) on delete cascade
  index organization_identifiers_of_organization (organization_id)

table organizations
  id blob not null
  slug text not null
  group_id blob
  state text not null
  name text not null
  alternate_name text
  description text not null
  email text
  website text
  tax_status text
  tax_id text
  year_incorporated integer
  legal_status text
  logo text
  uri text
  parent_organization_id blob
  joining text not null
  tags text not null
  volunteers text not null
  open_roles integer not null
  source text not null
  confirmed_at integer
  confirmed_by text not null
  fresh_from integer not null
  reminded_at integer
  added_at integer not null
  changed_at integer not null
  version integer not null
  original text
  extra text
  primary key (id)
  foreign key (group_id) references groups (id) on delete set null
  index organizations_by_change (changed_at)
  index organizations_by_freshness (fresh_from)
  index organizations_by_name (name, id)
  index organizations_of_group (group_id) partial
  unique (slug)

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

table paper_readings
  election_id blob not null
  number integer not null
  person_id blob not null
  marks text not null
  primary key (election_id, number, person_id)
  foreign key (election_id) references elections (id) on delete cascade
  foreign key (person_id) references persons (id) on delete cascade

table participants
  id integer not null
  known_by blob not null
  came_hour integer not null
  votes blob not null
  primary key (id)
  unique (known_by)

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

table programs
  id blob not null
  organization_id blob not null
  name text not null
  alternate_name text
  description text not null
  original text
  extra text
  primary key (id)
  foreign key (organization_id) references organizations (id) on delete cascade
  index programs_of_organization (organization_id)

table proposal_movers
  proposal_id blob not null
  person_id blob not null
  part text not null
  since integer not null
  primary key (proposal_id, person_id)
  foreign key (person_id) references persons (id) on delete cascade
  foreign key (proposal_id) references proposals (id) on delete cascade
  index proposal_movers_of_person (person_id)

table proposal_questions
  proposal_id blob not null
  number integer not null
  words text not null
  person_id blob
  at integer not null
  answered_at integer
  answer text not null
  answerer_id blob
  primary key (proposal_id, number)
  foreign key (answerer_id) references persons (id) on delete set null
  foreign key (person_id) references persons (id) on delete set null
  foreign key (proposal_id) references proposals (id) on delete cascade

table proposal_reasons
  id blob not null
  proposal_id blob not null
  side text not null
  words text not null
  person_id blob
  at integer not null
  primary key (id)
  foreign key (person_id) references persons (id) on delete set null
  foreign key (proposal_id) references proposals (id) on delete cascade
  index proposal_reasons_of (proposal_id, side, at)

table proposal_sources
  proposal_id blob not null
  href text not null
  label text not null
  primary key (proposal_id, href)
  foreign key (proposal_id) references proposals (id) on delete cascade
  index proposal_sources_by_href (href)

table proposal_versions
  proposal_id blob not null
  version integer not null
  title text not null
  summary text not null
  body text not null
  reason text not null
  amendment_number integer
  at integer not null
  primary key (proposal_id, version)
  foreign key (proposal_id) references proposals (id) on delete cascade

table proposals
  id blob not null
  code text not null
  group_id blob not null
  title text not null
  summary text not null
  body text not null
  audience text not null
  state text not null
  state_reason text not null
  version integer not null
  movers integer not null
  created_at integer not null
  opened_at integer
  ended_at integer
  changed_at integer not null
  primary key (id)
  foreign key (group_id) references groups (id)
  index proposals_by_date (state, changed_at)
  index proposals_of_group (group_id, changed_at)
  unique (code)

table recall_petitions
  id blob not null
  delegation_id blob not null
  number integer not null
  delegate_id blob not null
  person_id blob
  reason text not null
  state text not null
  signed integer not null
  needed integer not null
  opened_at integer not null
  lapses_at integer not null
  ended_at integer
  changed_at integer not null
  primary key (id)
  foreign key (delegate_id) references delegates (id) on delete cascade
  foreign key (delegation_id) references delegations (id) on delete cascade
  foreign key (person_id) references persons (id) on delete set null
  index recall_petitions_by_lapse (state, lapses_at)
  unique (delegate_id) partial
  unique (delegation_id, number)

table recall_signatures
  petition_id blob not null
  person_id blob not null
  at integer not null
  primary key (petition_id, person_id)
  foreign key (person_id) references persons (id) on delete cascade
  foreign key (petition_id) references recall_petitions (id) on delete cascade
  index recall_signatures_of_person (person_id)

table recovery_codes
  person_id blob not null
  code_key blob not null
  primary key (person_id, code_key)
  foreign key (person_id) references persons (id) on delete cascade

table required_documents
  id blob not null
  service_id blob
  document text
  uri text
  original text
  extra text
  primary key (id)
  foreign key (service_id) references services (id) on delete cascade
  index required_documents_of_service (service_id) partial

table resolution_bodies
  resolution_id blob not null
  group_id blob not null
  weight integer not null
  members integer not null
  election_id blob
  answer text not null
  yes integer not null
  no integer not null
  primary key (resolution_id, group_id)
  foreign key (election_id) references elections (id)
  foreign key (group_id) references groups (id)
  foreign key (resolution_id) references resolutions (id) on delete cascade
  index resolution_bodies_of_election (election_id)
  index resolution_bodies_of_group (group_id)

table resolution_seats
  resolution_id blob not null
  group_id blob not null
  number integer not null
  person_id blob
  weight integer not null
  primary key (resolution_id, group_id, number)
  foreign key (group_id) references groups (id)
  foreign key (person_id) references persons (id) on delete set null
  foreign key (resolution_id) references resolutions (id) on delete cascade
  index resolution_seats_of_person (person_id)

table resolutions
  id blob not null
  code text not null
  group_id blob not null
  proposal_id blob
  election_id blob not null
  decision_id blob
  title text not null
  body text not null
  audience text not null
  state text not null
  scale integer not null
  must_ratify integer not null
  bodies_share text not null
  members_share text not null
  ratify_days integer not null
  opened_at integer not null
  deadline integer
  ended_at integer
  changed_at integer not null
  primary key (id)
  foreign key (decision_id) references decisions (id)
  foreign key (election_id) references elections (id)
  foreign key (group_id) references groups (id)
  foreign key (proposal_id) references proposals (id)
  index resolutions_of_decision (decision_id)
  index resolutions_of_group (group_id, opened_at)
  index resolutions_of_proposal (proposal_id)
  unique (code)

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

table service_areas
  id blob not null
  service_id blob
  name text
  description text
  extent text
  extent_type text
  uri text
  original text
  extra text
  primary key (id)
  foreign key (service_id) references services (id) on delete cascade
  index service_areas_of_service (service_id) partial

table service_at_locations
  id blob not null
  service_id blob not null
  location_id blob not null
  description text
  original text
  extra text
  primary key (id)
  foreign key (location_id) references locations (id) on delete cascade
  foreign key (service_id) references services (id) on delete cascade
  index service_at_locations_of_location (location_id)
  index service_at_locations_of_service (service_id)

table services
  id blob not null
  organization_id blob not null
  program_id blob
  slug text not null
  name text not null
  alternate_name text
  description text
  url text
  email text
  status text not null
  interpretation_services text
  application_process text
  fees_description text
  wait_time text
  fees text
  accreditations text
  eligibility_description text
  minimum_age real
  maximum_age real
  assured_date text
  assurer_email text
  licenses text
  alert text
  last_modified text
  tags text not null
  source text not null
  added_at integer not null
  changed_at integer not null
  original text
  extra text
  primary key (id)
  foreign key (organization_id) references organizations (id) on delete cascade
  foreign key (program_id) references programs (id) on delete set null
  index services_by_change (changed_at)
  index services_of_organization (organization_id)
  index services_of_program (program_id) partial
  unique (slug)

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

table standing_rules
  group_id blob not null
  proposers text not null
  way text not null
  secrecy text not null
  quorum_percent integer not null
  majority text not null
  period_hours integer not null
  proxies integer not null
  changed_at integer not null
  primary key (group_id)
  foreign key (group_id) references groups (id)

table statement_decisions
  id integer not null
  conversation integer not null
  statement integer not null
  what text not null
  into_statement integer
  reason text not null
  decided_at integer not null
  primary key (id)
  foreign key (conversation, statement) references statements (conversation, number)
  index statement_decisions_by_time (conversation, id)
  checks: 1

table statement_translations
  conversation integer not null
  statement integer not null
  lang text not null
  body text not null
  translated_at integer not null
  primary key (conversation, statement, lang)
  foreign key (conversation, statement) references statements (conversation, number)

table statements
  conversation integer not null
  number integer not null
  body text not null
  lang text not null
  kind text not null
  state text not null
  author integer
  merged_into integer
  bracket_note text
  version integer not null
  created_at integer not null
  primary key (conversation, number)
  foreign key (conversation) references conversations (number)
  index statements_by_state (conversation, state, number)
  checks: 2

table taxonomies
  id blob not null
  name text not null
  description text not null
  uri text
  version text
  source text not null
  original text
  extra text
  primary key (id)

table taxonomy_terms
  id blob not null
  taxonomy_id blob
  parent_id blob
  code text
  name text not null
  description text not null
  taxonomy text
  language text
  term_uri text
  original text
  extra text
  primary key (id)
  foreign key (taxonomy_id) references taxonomies (id) on delete cascade
  index taxonomy_terms_of_parent (parent_id) partial
  index taxonomy_terms_of_taxonomy (taxonomy_id) partial

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

table volunteer_roles
  aid_id blob not null
  training text not null
  effort text not null
  primary key (aid_id)
  foreign key (aid_id) references aids (id) on delete cascade

table vouches
  group_id blob not null
  person_id blob not null
  voucher_id blob not null
  vouched_at integer not null
  primary key (group_id, person_id, voucher_id)
  foreign key (group_id, person_id) references membership_asks (group_id, person_id) on delete cascade
  foreign key (voucher_id) references persons (id) on delete cascade
  index vouches_by_voucher (voucher_id)
