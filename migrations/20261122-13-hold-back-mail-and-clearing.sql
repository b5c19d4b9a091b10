-- up

-- A signed review that may not leave yet, and that it may: each act a row, beside what the author answered in the form.
create table hold_back (
  force_id text not null,
  id uuid not null default gen_random_uuid(),
  review_id uuid not null,
  revision_id uuid not null,
  act text not null constraint hold_back_act_check check (act in ('hold_back', 'clear_hold_back')),
  ground text constraint hold_back_ground_check check (ground in
    ('live_investigation', 'proceedings', 'inquest_or_inquiry', 'legal_privilege', 'other')),
  agreed_with text,
  reason text not null,
  acted_by uuid not null constraint hold_back_acted_by_fk references person,
  acted_at timestamptz not null default now(),
  constraint hold_back_pk primary key (force_id, id),
  constraint hold_back_review_fk foreign key (force_id, review_id) references review (force_id, id),
  constraint hold_back_revision_fk foreign key (force_id, revision_id) references revision (force_id, id),
  constraint hold_back_said_check check (
    (act = 'hold_back') = (ground is not null) and (act = 'clear_hold_back') = (agreed_with is not null))
);
create index hold_back_review_index on hold_back (force_id, review_id);
create index hold_back_revision_index on hold_back (force_id, revision_id);
create index hold_back_acted_by_index on hold_back (acted_by);
alter table hold_back enable row level security;
alter table hold_back force row level security;
create policy hold_back_own_force on hold_back to pelr_app
  using (force_id in (select force_id from viewer_force))
  with check (force_id in (select force_id from viewer_force));
create policy hold_back_job on hold_back for select to pelr_job using (force_id = app_job_force());
grant select, insert on hold_back to pelr_app;
grant select on hold_back to pelr_job;
create trigger hold_back_insert_only before update or delete on hold_back
  for each row execute function refuse_change();
create trigger hold_back_no_truncate before truncate on hold_back
  for each statement execute function refuse_change();
create trigger hold_back_noted after insert or update on hold_back
  for each row execute function note_evidence('id');
create constraint trigger hold_back_chained after insert or update on hold_back deferrable initially deferred
  for each row execute function refuse_unchained();

-- Whoever acts as gold is told what waits for gold.
grant select on acting_gold_in_force to pelr_job;

-- An address is written and taken away in the context of the force's job, after the administrator was let in: no role
-- that serves requests reads another person's. The chain holds a digest made with this salt and never the address.
alter table mail_address add column salt uuid not null default gen_random_uuid();
alter table mail_address add column set_at timestamptz not null default now();
create policy mail_address_job_set on mail_address for insert to pelr_job with check (
  person_id in (select g.person_id from role_grant g where g.organisation_id = app_job_force() and g.ended_at is null));
create policy mail_address_job_remove on mail_address for delete to pelr_job using (
  person_id in (select g.person_id from role_grant g where g.organisation_id = app_job_force() and g.ended_at is null));
grant insert, delete on mail_address to pelr_job;

alter table access_log drop constraint access_log_subject_kind_check;
alter table access_log add constraint access_log_subject_kind_check check (subject_kind in
  ('operation', 'review', 'series', 'person', 'coverage', 'access_log'));

-- The days whose morning message was given out, so that one that was slept through is made up once.
create table morning (
  day date constraint morning_pk primary key,
  given_at timestamptz not null default now()
);
grant select, insert on morning to pelr_job;

-- What is over and no evidence is cleared after a time. The time is in the policy too: a job that asks for more gets no more.
alter table mail_sent add column made_at timestamptz not null default now();
create policy mail_sent_clear on mail_sent for delete to pelr_job
  using (force_id = app_job_force() and made_at < now() - interval '400 days');
drop policy mail_sent_job on mail_sent;
create policy mail_sent_job on mail_sent for select to pelr_job using (force_id = app_job_force());
create policy mail_sent_job_add on mail_sent for insert to pelr_job with check (force_id = app_job_force());
create policy mail_sent_job_change on mail_sent for update to pelr_job
  using (force_id = app_job_force()) with check (force_id = app_job_force());
create policy session_clear on session to pelr_job
  using (app_job_force() is null and started_at < now() - interval '90 days') with check (false);
create policy sign_in_attempt_clear on sign_in_attempt to pelr_job
  using (app_job_force() is null and started_at < now() - interval '1 day') with check (false);
create policy idempotency_key_clear on idempotency_key to pelr_job
  using (app_job_force() is null and made_at < now() - interval '7 days') with check (false);
create index session_started_index on session (started_at);
create index idempotency_key_made_index on idempotency_key (made_at);
create index mail_sent_made_index on mail_sent (force_id, made_at);
grant delete on mail_sent to pelr_job;
grant select (started_at), delete on session to pelr_job;
grant select (started_at), delete on sign_in_attempt to pelr_job;
grant select (made_at), delete on idempotency_key to pelr_job;

-- down

revoke select (made_at), delete on idempotency_key from pelr_job;
revoke select (started_at), delete on sign_in_attempt from pelr_job;
revoke select (started_at), delete on session from pelr_job;
revoke delete on mail_sent from pelr_job;
drop index mail_sent_made_index, idempotency_key_made_index, session_started_index;
drop policy idempotency_key_clear on idempotency_key;
drop policy sign_in_attempt_clear on sign_in_attempt;
drop policy session_clear on session;
drop policy mail_sent_job_change on mail_sent;
drop policy mail_sent_job_add on mail_sent;
drop policy mail_sent_job on mail_sent;
create policy mail_sent_job on mail_sent to pelr_job
  using (force_id = app_job_force()) with check (force_id = app_job_force());
drop policy mail_sent_clear on mail_sent;
alter table mail_sent drop column made_at;
drop table morning;
alter table access_log drop constraint access_log_subject_kind_check;
alter table access_log add constraint access_log_subject_kind_check check (subject_kind in
  ('operation', 'review', 'series', 'coverage', 'access_log'));
revoke insert, delete on mail_address from pelr_job;
drop policy mail_address_job_remove on mail_address;
drop policy mail_address_job_set on mail_address;
alter table mail_address drop column set_at;
alter table mail_address drop column salt;
revoke select on acting_gold_in_force from pelr_job;
drop table hold_back;
