-- up

-- Two roles that own nothing. Every transaction of the service runs as one of them (server/db/context.ts).
do $$
begin
  if not exists (select from pg_roles where rolname = 'pelr_app') then
    create role pelr_app nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
  end if;
  if not exists (select from pg_roles where rolname = 'pelr_job') then
    create role pelr_job nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
  end if;
end
$$;

create function app_person() returns uuid language sql stable
  return nullif(current_setting('app.person_id', true), '')::uuid;

create function app_organisation() returns text language sql stable
  return nullif(current_setting('app.organisation_id', true), '');

create function app_job_force() returns text language sql stable
  return nullif(current_setting('app.job_force_id', true), '');

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is insert-only', tg_table_name using errcode = 'insufficient_privilege';
end
$$;

-- Directory: organisations, people, roles, sessions. Not tenant tables.

create table organisation (
  id text constraint organisation_pk primary key,
  kind text not null constraint organisation_kind_check check (kind in ('force', 'oversight_body', 'recipient')),
  name text not null,
  short_name text not null
);

create table oversight (
  oversight_body_id text not null constraint oversight_body_fk references organisation,
  force_id text not null constraint oversight_force_fk references organisation,
  constraint oversight_pk primary key (oversight_body_id, force_id)
);
create index oversight_force_index on oversight (force_id);

create table person (
  id uuid constraint person_pk primary key default gen_random_uuid(),
  slug text not null constraint person_slug_unique unique,
  name text not null,
  rank text,
  rank_short text
);

create table role_grant (
  organisation_id text not null constraint role_grant_organisation_fk references organisation,
  person_id uuid not null constraint role_grant_person_fk references person,
  role text not null constraint role_grant_role_check check (role in
    ('debrief_lead', 'contributor', 'gold_commander', 'force_administrator', 'auditor', 'recipient_officer')),
  granted_at timestamptz not null default now(),
  ended_at timestamptz,
  constraint role_grant_pk primary key (organisation_id, person_id, role, granted_at)
);
create index role_grant_person_index on role_grant (person_id);
create unique index role_grant_live_unique on role_grant (organisation_id, person_id, role) where ended_at is null;

create table session (
  token_digest text constraint session_pk primary key,
  person_id uuid not null constraint session_person_fk references person,
  organisation_id text not null constraint session_organisation_fk references organisation,
  csrf_token text not null,
  started_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  stepped_up_at timestamptz,
  ended_at timestamptz
);
create index session_person_index on session (person_id);
create index session_organisation_index on session (organisation_id);

create table idempotency_key (
  person_id uuid not null constraint idempotency_key_person_fk references person,
  route text not null,
  key uuid not null,
  body_digest text not null,
  status integer not null,
  reply text not null,
  made_at timestamptz not null default now(),
  constraint idempotency_key_pk primary key (person_id, route, key)
);

-- The forces whose records the viewer may work in, and those whose coverage they may read.

create view viewer_force with (security_invoker = true) as
  select distinct g.organisation_id as force_id
  from role_grant g
  where g.person_id = app_person() and g.organisation_id = app_organisation() and g.ended_at is null
    and g.role in ('debrief_lead', 'contributor', 'gold_commander', 'force_administrator');

create view overseen_force with (security_invoker = true) as
  select o.force_id
  from oversight o
  join role_grant g on g.organisation_id = o.oversight_body_id and g.role = 'auditor'
  where g.person_id = app_person() and g.organisation_id = app_organisation() and g.ended_at is null
  union
  select f.id
  from organisation f
  where f.kind = 'force' and exists (
    select from role_grant g where g.person_id = app_person() and g.organisation_id = app_organisation()
      and g.ended_at is null and g.role = 'recipient_officer');

-- Register

create table operation (
  force_id text not null constraint operation_force_fk references organisation,
  id uuid not null default gen_random_uuid(),
  reference text not null,
  name text not null,
  event_type text not null,
  cause text,
  how_it_came_about text not null,
  place text not null,
  planned_start_at timestamptz not null,
  planned_end_at timestamptz,
  started_at timestamptz,
  stood_down_at timestamptz,
  stood_down_recorded_at timestamptz,
  debrief_lead_id uuid not null constraint operation_debrief_lead_fk references person,
  gold_id uuid constraint operation_gold_fk references person,
  registered_at timestamptz not null default now(),
  registered_by uuid not null constraint operation_registered_by_fk references person,
  removed_as text constraint operation_removed_as_check check (removed_as in ('withdrawn', 'duplicate')),
  removed_code text,
  removed_sentence text,
  removed_at timestamptz,
  removed_by uuid constraint operation_removed_by_fk references person,
  duplicate_of uuid,
  constraint operation_pk primary key (force_id, id),
  constraint operation_reference_unique unique (force_id, reference),
  constraint operation_duplicate_fk foreign key (force_id, duplicate_of) references operation (force_id, id),
  constraint operation_removal_check check (
    (removed_as is null) = (removed_at is null) and (removed_as is null) = (removed_code is null)
    and (removed_as is null) = (removed_sentence is null)),
  constraint operation_stand_down_check check ((stood_down_at is null) = (stood_down_recorded_at is null)),
  constraint operation_times_check check (stood_down_at is null or started_at is null or stood_down_at >= started_at)
);
create index operation_lead_index on operation (debrief_lead_id);
create index operation_gold_index on operation (gold_id);
create index operation_registered_by_index on operation (registered_by);
create index operation_removed_by_index on operation (removed_by);
create index operation_duplicate_index on operation (force_id, duplicate_of);

-- Facts, decisions

create table facts (
  force_id text not null,
  operation_id uuid not null,
  save_number integer not null,
  known jsonb not null,
  saved_at timestamptz not null default now(),
  saved_by uuid not null constraint facts_saved_by_fk references person,
  constraint facts_pk primary key (force_id, operation_id),
  constraint facts_operation_fk foreign key (force_id, operation_id) references operation (force_id, id)
);
create index facts_saved_by_index on facts (saved_by);

create table fact_author (
  force_id text not null,
  operation_id uuid not null,
  person_id uuid not null constraint fact_author_person_fk references person,
  first_saved_at timestamptz not null default now(),
  constraint fact_author_pk primary key (force_id, operation_id, person_id),
  constraint fact_author_operation_fk foreign key (force_id, operation_id) references operation (force_id, id)
);
create index fact_author_person_index on fact_author (person_id);

create table decision (
  force_id text not null,
  id uuid not null default gen_random_uuid(),
  operation_id uuid not null,
  number integer not null,
  kind text not null constraint decision_kind_check check (kind in
    ('as_computed', 'up', 'down', 'raised_by_rule', 'corrected_down')),
  known jsonb not null,
  rule_id text not null,
  rule_version text not null,
  rule_digest text not null,
  assessment jsonb not null,
  computed_tier smallint not null constraint decision_computed_tier_check check (computed_tier between 0 and 3),
  chosen_tier smallint not null constraint decision_chosen_tier_check check (chosen_tier between 0 and 3),
  reason text not null,
  position text not null constraint decision_position_check check (position in
    ('silver', 'duty_pops_supervisor', 'gold', 'chief_officer')),
  second_person text not null constraint decision_second_person_check check (second_person in
    ('none', 'gold', 'another_lead_or_gold', 'another_without_facts')),
  in_effect text not null constraint decision_in_effect_check check (in_effect in ('at_once', 'when_confirmed')),
  decided_by uuid not null constraint decision_decided_by_fk references person,
  decided_at timestamptz not null default now(),
  constraint decision_pk primary key (force_id, id),
  constraint decision_number_unique unique (force_id, operation_id, number),
  constraint decision_operation_fk foreign key (force_id, operation_id) references operation (force_id, id)
);
create index decision_decided_by_index on decision (decided_by);

create table decision_confirmation (
  force_id text not null,
  decision_id uuid not null,
  confirmed_by uuid not null constraint decision_confirmation_by_fk references person,
  confirmed_at timestamptz not null default now(),
  constraint decision_confirmation_pk primary key (force_id, decision_id),
  constraint decision_confirmation_decision_fk foreign key (force_id, decision_id) references decision (force_id, id)
);
create index decision_confirmation_by_index on decision_confirmation (confirmed_by);

-- Debriefs held, pauses

create table debrief (
  force_id text not null,
  id uuid not null default gen_random_uuid(),
  operation_id uuid not null,
  kind text not null constraint debrief_kind_check check (kind in
    ('hot', 'structured', 'single_agency_structured', 'multi_agency_structured')),
  held_from timestamptz not null,
  held_to timestamptz not null,
  place text not null,
  facilitator_id uuid constraint debrief_facilitator_fk references person,
  facilitator_role text not null,
  scribe text not null,
  invited integer not null constraint debrief_invited_check check (invited >= 0),
  present integer not null constraint debrief_present_check check (present >= 0),
  organisations text,
  corrects uuid,
  recorded_by uuid not null constraint debrief_recorded_by_fk references person,
  recorded_at timestamptz not null default now(),
  constraint debrief_pk primary key (force_id, id),
  constraint debrief_operation_fk foreign key (force_id, operation_id) references operation (force_id, id),
  constraint debrief_corrects_fk foreign key (force_id, corrects) references debrief (force_id, id),
  constraint debrief_corrects_unique unique (force_id, corrects),
  constraint debrief_times_check check (held_to > held_from)
);
create index debrief_operation_index on debrief (force_id, operation_id);
create index debrief_facilitator_index on debrief (facilitator_id);
create index debrief_recorded_by_index on debrief (recorded_by);

create table pause_event (
  force_id text not null,
  id uuid not null default gen_random_uuid(),
  operation_id uuid not null,
  event text not null constraint pause_event_event_check check (event in ('pause', 'resume')),
  reason text not null,
  contact text,
  review_on date,
  recorded_by uuid not null constraint pause_event_recorded_by_fk references person,
  recorded_at timestamptz not null default now(),
  constraint pause_event_pk primary key (force_id, id),
  constraint pause_event_operation_fk foreign key (force_id, operation_id) references operation (force_id, id),
  constraint pause_event_named_check check (event = 'resume' or (contact is not null and review_on is not null))
);
create index pause_event_operation_index on pause_event (force_id, operation_id);
create index pause_event_recorded_by_index on pause_event (recorded_by);

-- Reviews

create table review (
  force_id text not null,
  id uuid not null default gen_random_uuid(),
  operation_id uuid not null,
  definition_id text not null,
  definition_version text not null,
  state text not null constraint review_state_check check (state in
    ('draft', 'with_gold', 'returned', 'signed_off', 'submitted', 'received', 'queried', 'withdrawn')),
  state_since timestamptz not null default now(),
  revisions integer not null default 0,
  lead_id uuid not null constraint review_lead_fk references person,
  started_by uuid not null constraint review_started_by_fk references person,
  started_at timestamptz not null default now(),
  constraint review_pk primary key (force_id, id),
  constraint review_operation_fk foreign key (force_id, operation_id) references operation (force_id, id)
);
create unique index review_live_unique on review (force_id, operation_id) where state <> 'withdrawn';
create index review_operation_index on review (force_id, operation_id);
create index review_lead_index on review (lead_id);
create index review_started_by_index on review (started_by);

create table review_section (
  force_id text not null,
  review_id uuid not null,
  section_id text not null,
  save_number integer not null,
  answers jsonb not null,
  saved_at timestamptz not null default now(),
  saved_by uuid not null constraint review_section_saved_by_fk references person,
  constraint review_section_pk primary key (force_id, review_id, section_id),
  constraint review_section_review_fk foreign key (force_id, review_id) references review (force_id, id)
);
create index review_section_saved_by_index on review_section (saved_by);

create table review_author (
  force_id text not null,
  review_id uuid not null,
  person_id uuid not null constraint review_author_person_fk references person,
  first_saved_at timestamptz not null default now(),
  constraint review_author_pk primary key (force_id, review_id, person_id),
  constraint review_author_review_fk foreign key (force_id, review_id) references review (force_id, id)
);
create index review_author_person_index on review_author (person_id);

create table action_reason (
  force_id text not null,
  id uuid not null default gen_random_uuid(),
  review_id uuid not null,
  action text not null,
  reason text not null,
  given_by uuid not null constraint action_reason_given_by_fk references person,
  given_at timestamptz not null default now(),
  constraint action_reason_pk primary key (force_id, id),
  constraint action_reason_review_fk foreign key (force_id, review_id) references review (force_id, id)
);
create index action_reason_review_index on action_reason (force_id, review_id);
create index action_reason_given_by_index on action_reason (given_by);

-- Revisions and what happens to them

create table revision (
  force_id text not null,
  id uuid not null default gen_random_uuid(),
  review_id uuid not null,
  number integer not null,
  decision_id uuid not null,
  envelope bytea not null,
  digest text not null constraint revision_digest_check check (digest ~ '^[0-9a-f]{64}$'),
  marking text not null constraint revision_marking_check check (marking in ('OFFICIAL', 'OFFICIAL-SENSITIVE')),
  frozen_by uuid not null constraint revision_frozen_by_fk references person,
  frozen_at timestamptz not null default now(),
  constraint revision_pk primary key (force_id, id),
  constraint revision_number_unique unique (force_id, review_id, number),
  constraint revision_review_fk foreign key (force_id, review_id) references review (force_id, id),
  constraint revision_decision_fk foreign key (force_id, decision_id) references decision (force_id, id)
);
create index revision_decision_index on revision (force_id, decision_id);
create index revision_frozen_by_index on revision (frozen_by);

create table rendition (
  force_id text not null,
  revision_id uuid not null,
  audience text not null constraint rendition_audience_check check (audience in
    ('force', 'recipient', 'oversight', 'public')),
  bytes bytea not null,
  digest text not null constraint rendition_digest_check check (digest ~ '^[0-9a-f]{64}$'),
  constraint rendition_pk primary key (force_id, revision_id, audience),
  constraint rendition_revision_fk foreign key (force_id, revision_id) references revision (force_id, id)
);

create table revision_view (
  force_id text not null,
  revision_id uuid not null,
  person_id uuid not null constraint revision_view_person_fk references person,
  session_digest text not null,
  viewed_at timestamptz not null default now(),
  constraint revision_view_pk primary key (force_id, revision_id, person_id, session_digest),
  constraint revision_view_revision_fk foreign key (force_id, revision_id) references revision (force_id, id)
);
create index revision_view_person_index on revision_view (person_id);

create table sign_off (
  force_id text not null,
  id uuid not null default gen_random_uuid(),
  review_id uuid not null,
  revision_id uuid not null,
  digest text not null constraint sign_off_digest_check check (digest ~ '^[0-9a-f]{64}$'),
  signed_by uuid not null constraint sign_off_signed_by_fk references person,
  signed_at timestamptz not null default now(),
  statement jsonb not null,
  constraint sign_off_pk primary key (force_id, id),
  constraint sign_off_revision_unique unique (force_id, revision_id),
  constraint sign_off_review_fk foreign key (force_id, review_id) references review (force_id, id),
  constraint sign_off_revision_fk foreign key (force_id, revision_id) references revision (force_id, id)
);
create index sign_off_review_index on sign_off (force_id, review_id);
create index sign_off_signed_by_index on sign_off (signed_by);

create table sign_off_void (
  force_id text not null,
  sign_off_id uuid not null,
  reason text not null,
  voided_by uuid not null constraint sign_off_void_by_fk references person,
  voided_at timestamptz not null default now(),
  constraint sign_off_void_pk primary key (force_id, sign_off_id),
  constraint sign_off_void_sign_off_fk foreign key (force_id, sign_off_id) references sign_off (force_id, id)
);
create index sign_off_void_by_index on sign_off_void (voided_by);

create table section_comment (
  force_id text not null,
  id uuid not null default gen_random_uuid(),
  review_id uuid not null,
  revision_id uuid not null,
  section_id text not null,
  comment text not null,
  made_by uuid not null constraint section_comment_made_by_fk references person,
  made_at timestamptz not null default now(),
  constraint section_comment_pk primary key (force_id, id),
  constraint section_comment_unique unique (force_id, revision_id, section_id),
  constraint section_comment_review_fk foreign key (force_id, review_id) references review (force_id, id),
  constraint section_comment_revision_fk foreign key (force_id, revision_id) references revision (force_id, id)
);
create index section_comment_review_index on section_comment (force_id, review_id);
create index section_comment_made_by_index on section_comment (made_by);

create table section_comment_reply (
  force_id text not null,
  comment_id uuid not null,
  reply text not null,
  made_by uuid not null constraint section_comment_reply_made_by_fk references person,
  made_at timestamptz not null default now(),
  constraint section_comment_reply_pk primary key (force_id, comment_id),
  constraint section_comment_reply_comment_fk foreign key (force_id, comment_id) references section_comment (force_id, id)
);
create index section_comment_reply_made_by_index on section_comment_reply (made_by);

-- Packs and submissions

create table pack (
  force_id text not null,
  sign_off_id uuid not null,
  audience text not null constraint pack_audience_check check (audience in ('force', 'recipient')),
  pdf bytea not null,
  pdf_digest text not null,
  json bytea not null,
  json_digest text not null,
  made_at timestamptz not null default now(),
  constraint pack_pk primary key (force_id, sign_off_id, audience),
  constraint pack_sign_off_fk foreign key (force_id, sign_off_id) references sign_off (force_id, id)
);

create table submission (
  force_id text not null,
  id uuid not null default gen_random_uuid(),
  review_id uuid not null,
  revision_id uuid not null,
  sign_off_id uuid not null,
  recipient_id text not null constraint submission_recipient_fk references organisation,
  channel text not null constraint submission_channel_check check (channel in ('by_hand')),
  state text not null constraint submission_state_check check (state in ('queued', 'sent', 'received', 'superseded')),
  submitted_by uuid not null constraint submission_submitted_by_fk references person,
  submitted_at timestamptz not null default now(),
  sent_at timestamptz,
  sent_stated_at timestamptz,
  sent_recorded_at timestamptz,
  sent_recorded_by uuid constraint submission_sent_recorded_by_fk references person,
  sent_note text,
  constraint submission_pk primary key (force_id, id),
  constraint submission_revision_unique unique (force_id, revision_id),
  constraint submission_review_fk foreign key (force_id, review_id) references review (force_id, id),
  constraint submission_revision_fk foreign key (force_id, revision_id) references revision (force_id, id),
  constraint submission_sign_off_fk foreign key (force_id, sign_off_id) references sign_off (force_id, id),
  constraint submission_sent_check check ((sent_at is null) = (sent_recorded_at is null)),
  constraint submission_sent_state_check check ((state = 'queued') = (sent_at is null))
);
create index submission_review_index on submission (force_id, review_id);
create index submission_sign_off_index on submission (force_id, sign_off_id);
create index submission_recipient_index on submission (recipient_id);
create index submission_submitted_by_index on submission (submitted_by);
create index submission_sent_recorded_by_index on submission (sent_recorded_by);

-- Audit and coverage

create table audit_head (
  force_id text constraint audit_head_pk primary key constraint audit_head_force_fk references organisation,
  sequence bigint not null,
  digest text not null
);

create table audit_event (
  force_id text not null constraint audit_event_force_fk references organisation,
  sequence bigint not null,
  at timestamptz not null,
  payload text not null,
  previous_digest text not null,
  digest text not null,
  operation_id uuid,
  review_id uuid,
  constraint audit_event_pk primary key (force_id, sequence),
  constraint audit_event_operation_fk foreign key (force_id, operation_id) references operation (force_id, id),
  constraint audit_event_review_fk foreign key (force_id, review_id) references review (force_id, id)
);
create index audit_event_operation_index on audit_event (force_id, operation_id);
create index audit_event_review_index on audit_event (force_id, review_id);

-- One row an operation: its moments and deadlines, never a status. Holds no free text of any review,
-- only the operation's name and the sentence written for oversight, so auditors may read it whole.
create table coverage_row (
  force_id text not null,
  operation_id uuid not null,
  counting_day date not null,
  moments jsonb not null,
  refreshed_at timestamptz not null default now(),
  constraint coverage_row_pk primary key (force_id, operation_id),
  constraint coverage_row_operation_fk foreign key (force_id, operation_id) references operation (force_id, id)
);
create index coverage_row_day_index on coverage_row (force_id, counting_day);

-- Row level security: own force only, and coverage for those who oversee it.

do $$
declare t text;
begin
  foreach t in array array['operation', 'facts', 'fact_author', 'decision', 'decision_confirmation', 'debrief',
    'pause_event', 'review', 'review_section', 'review_author', 'action_reason', 'revision', 'rendition', 'revision_view', 'sign_off',
    'sign_off_void', 'section_comment', 'section_comment_reply', 'pack', 'submission', 'audit_head', 'audit_event',
    'coverage_row']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to pelr_app using (force_id in (select force_id from viewer_force))'
      ' with check (force_id in (select force_id from viewer_force))', t || '_own_force', t);
    execute format('create policy %I on %I to pelr_job using (force_id = app_job_force())'
      ' with check (force_id = app_job_force())', t || '_job', t);
    execute format('grant select, insert on %I to pelr_app', t);
  end loop;
  foreach t in array array['fact_author', 'decision', 'decision_confirmation', 'debrief', 'pause_event', 'review_author',
    'action_reason', 'revision', 'rendition', 'revision_view', 'sign_off', 'sign_off_void', 'section_comment', 'section_comment_reply',
    'pack', 'audit_event']
  loop
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()',
      t || '_insert_only', t);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()',
      t || '_no_truncate', t);
  end loop;
end
$$;

create policy coverage_row_oversight on coverage_row for select to pelr_app
  using (force_id in (select force_id from overseen_force));

-- Not forced on the owner: who runs the service adds people and roles through the owner's account.
alter table person enable row level security;
create policy person_known on person for select to pelr_app using (
  id = app_person() or id in (select g.person_id from role_grant g where g.organisation_id = app_organisation()));

alter table role_grant enable row level security;
create policy role_grant_known on role_grant for select to pelr_app using (
  person_id = app_person() or organisation_id = app_organisation());

-- Holding a share lock on one's own grant stops it from being ended before a sign-off commits.
create policy role_grant_lock on role_grant for update to pelr_app using (organisation_id = app_organisation());

alter table idempotency_key enable row level security;
create policy idempotency_key_own on idempotency_key to pelr_app
  using (person_id = app_person()) with check (person_id = app_person());

grant select on organisation, oversight, person, role_grant, viewer_force, overseen_force to pelr_app;
grant select on organisation to pelr_job;
grant update (ended_at) on role_grant to pelr_app;
grant select, insert, update on session to pelr_app;
grant select, insert on idempotency_key to pelr_app;
grant update on operation, facts, review, review_section, submission, audit_head, coverage_row to pelr_app;
grant select on operation, decision, review, revision, rendition, sign_off, sign_off_void to pelr_job;
revoke insert on pack from pelr_app;
grant select, insert on pack to pelr_job;

-- down

drop table coverage_row, audit_event, audit_head, submission, pack, section_comment_reply, section_comment,
  sign_off_void, sign_off, revision_view, rendition, revision, action_reason, review_author, review_section, review, pause_event,
  debrief, decision_confirmation, decision, fact_author, facts, operation;
drop view overseen_force, viewer_force;
drop table idempotency_key, session, role_grant, person, oversight, organisation;
drop function refuse_change(), app_job_force(), app_organisation(), app_person();
