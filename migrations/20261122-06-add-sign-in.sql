-- up

-- The organisation that someone is signing in to, in the one transaction that brings the person and the roles given by
-- the organisation's own sign-in service into line (server/db/context.ts). Nobody is the viewer of that transaction.
create function app_sign_in_to() returns text language sql stable
  return nullif(current_setting('app.sign_in_to', true), '');

-- Who a person is to a sign-in service: never an e-mail address, which can be given to someone else.
create table identity (
  id uuid constraint identity_pk primary key default gen_random_uuid(),
  person_id uuid not null constraint identity_person_fk references person,
  issuer text not null,
  subject text not null,
  made_at timestamptz not null default now(),
  constraint identity_subject_unique unique (issuer, subject)
);
create index identity_person_index on identity (person_id);

-- A sign-in that was started and has not come back. Kept for ten minutes and used once. The key is the digest of a
-- value in the browser's cookie and the state that the sign-in service carries, neither of which is stored.
create table sign_in_attempt (
  digest text constraint sign_in_attempt_pk primary key,
  purpose text not null constraint sign_in_attempt_purpose_check check (purpose in ('sign_in', 'step_up')),
  provider text not null,
  organisation_id text not null constraint sign_in_attempt_organisation_fk references organisation,
  nonce text not null,
  verifier text not null,
  return_path text not null,
  session_id uuid,
  started_at timestamptz not null default now(),
  constraint sign_in_attempt_session_check check ((purpose = 'step_up') = (session_id is not null))
);
create index sign_in_attempt_organisation_index on sign_in_attempt (organisation_id);
create index sign_in_attempt_started_index on sign_in_attempt (started_at);

alter table session add identity_id uuid constraint session_identity_fk references identity;
create index session_identity_index on session (identity_id);

-- Only what the sign-in service gave may be taken back by it. A person who gives a role is an administrator.
alter table role_grant add origin text not null
  default (case when app_person() is null then 'seed' else 'administrator' end)
  constraint role_grant_origin_check check (origin in ('administrator', 'provider', 'seed'));

alter table identity enable row level security;
create policy identity_own on identity for select to pelr_app using (person_id = app_person());
create policy identity_sign_in on identity for select to pelr_app using (app_sign_in_to() is not null);
create policy identity_sign_in_add on identity for insert to pelr_app with check (app_sign_in_to() is not null);
grant select on identity to pelr_app;
grant insert (id, person_id, issuer, subject) on identity to pelr_app;

alter table sign_in_attempt enable row level security;
create policy sign_in_attempt_nobody on sign_in_attempt to pelr_app
  using (app_person() is null) with check (app_person() is null);
grant select, delete on sign_in_attempt to pelr_app;
grant insert (digest, purpose, provider, organisation_id, nonce, verifier, return_path, session_id)
  on sign_in_attempt to pelr_app;

create policy person_sign_in on person for select to pelr_app
  using (app_sign_in_to() is not null and id in (select i.person_id from identity i));
create policy person_sign_in_add on person for insert to pelr_app with check (app_sign_in_to() is not null);
create policy person_sign_in_rename on person for update to pelr_app
  using (app_sign_in_to() is not null and id in (select i.person_id from identity i));
grant insert (id, slug, name, rank), update (name, rank, rank_short) on person to pelr_app;

create policy role_grant_sign_in on role_grant for select to pelr_app using (organisation_id = app_sign_in_to());
create policy role_grant_sign_in_add on role_grant for insert to pelr_app
  with check (organisation_id = app_sign_in_to() and origin = 'provider');
create policy role_grant_sign_in_end on role_grant for update to pelr_app
  using (organisation_id = app_sign_in_to() and origin = 'provider');
grant insert (organisation_id, person_id, role, origin) on role_grant to pelr_app;

create policy audit_head_sign_in on audit_head to pelr_app
  using (force_id = app_sign_in_to()) with check (force_id = app_sign_in_to());
create policy audit_event_sign_in on audit_event for insert to pelr_app with check (force_id = app_sign_in_to());

-- down

drop policy audit_event_sign_in on audit_event;
drop policy audit_head_sign_in on audit_head;
drop policy role_grant_sign_in_end on role_grant;
drop policy role_grant_sign_in_add on role_grant;
drop policy role_grant_sign_in on role_grant;
drop policy person_sign_in_rename on person;
drop policy person_sign_in_add on person;
drop policy person_sign_in on person;
revoke insert (organisation_id, person_id, role, origin) on role_grant from pelr_app;
revoke insert (id, slug, name, rank), update (name, rank, rank_short) on person from pelr_app;
alter table role_grant drop column origin;
alter table session drop column identity_id;
drop table sign_in_attempt, identity;
drop function app_sign_in_to();
