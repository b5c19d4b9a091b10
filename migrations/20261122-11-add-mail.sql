-- up

-- Where a person is written to: for sending only, never who they are. Beside `person`, so that whoever may read a
-- name reads no address. Not forced on the owner, who lists people. One address, with nothing that could make it two.
create table mail_address (
  person_id uuid constraint mail_address_pk primary key constraint mail_address_person_fk references person,
  address text not null constraint mail_address_check check (
    length(address) <= 254 and address ~ '^[A-Za-z0-9.!#$%&''*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$')
);

-- What a person wants to be told. Without a row: everything.
create table mail_choice (
  person_id uuid constraint mail_choice_pk primary key constraint mail_choice_person_fk references person,
  waiting boolean not null,
  returned boolean not null,
  digest boolean not null,
  changed_at timestamptz not null default now()
);

-- What was sent to whom, so that a job that runs twice sends once. `claimed_at`: someone is sending it now.
create table mail_sent (
  force_id text not null constraint mail_sent_force_fk references organisation,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null constraint mail_sent_person_fk references person,
  kind text not null constraint mail_sent_kind_check check (kind in
    ('review_waits', 'review_returned', 'review_declined', 'query_asked', 'digest')),
  subject text not null,
  claimed_at timestamptz,
  sent_at timestamptz,
  constraint mail_sent_pk primary key (force_id, person_id, kind, subject)
);
create index mail_sent_person_index on mail_sent (person_id);

alter table mail_sent enable row level security;
alter table mail_sent force row level security;
create policy mail_sent_job on mail_sent to pelr_job
  using (force_id = app_job_force()) with check (force_id = app_job_force());
grant select, insert, update (claimed_at, sent_at) on mail_sent to pelr_job;

alter table mail_address enable row level security;
create policy mail_address_own on mail_address for select to pelr_app using (person_id = app_person());
create policy mail_address_job on mail_address for select to pelr_job using (
  person_id in (select g.person_id from role_grant g where g.organisation_id = app_job_force() and g.ended_at is null));
grant select on mail_address to pelr_app, pelr_job;

alter table mail_choice enable row level security;
alter table mail_choice force row level security;
create policy mail_choice_own on mail_choice to pelr_app
  using (person_id = app_person()) with check (person_id = app_person());
create policy mail_choice_job on mail_choice for select to pelr_job using (
  person_id in (select g.person_id from role_grant g where g.organisation_id = app_job_force() and g.ended_at is null));
grant select, insert, update (waiting, returned, digest, changed_at) on mail_choice to pelr_app;
grant select on mail_choice to pelr_job;

-- Who holds which role in a force is what its jobs tell people by.
create policy role_grant_job on role_grant for select to pelr_job using (organisation_id = app_job_force());
grant select (organisation_id, person_id, role, ended_at) on role_grant to pelr_job;

-- down

revoke select (organisation_id, person_id, role, ended_at) on role_grant from pelr_job;
drop policy role_grant_job on role_grant;
drop table mail_sent;
drop table mail_choice;
drop table mail_address;
