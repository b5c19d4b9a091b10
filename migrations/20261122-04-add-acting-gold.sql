-- up

-- Who was listed by an administrator and has no role yet is known to that administrator's organisation alone.
alter table person add column listed_by text constraint person_listed_by_fk references organisation;
create index person_listed_by_index on person (listed_by);

alter table role_grant add column granted_by uuid constraint role_grant_granted_by_fk references person;
alter table role_grant add column ended_by uuid constraint role_grant_ended_by_fk references person;
alter table role_grant add column end_reason text;
alter table role_grant add constraint role_grant_end_check check (ended_at is not null or ended_by is null);
create index role_grant_granted_by_index on role_grant (granted_by);
create index role_grant_ended_by_index on role_grant (ended_by);

-- Functions, not views: a policy of role_grant may not look at role_grant itself.
create function administers(organisation text) returns boolean language plpgsql stable as $$
begin
  return organisation = app_organisation() and exists (
    select from role_grant g where g.person_id = app_person() and g.organisation_id = organisation
      and g.role = 'force_administrator' and g.ended_at is null);
end
$$;

create function knows_person(wanted uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from person p where p.id = wanted and (p.listed_by = app_organisation() or exists (
    select from role_grant g where g.person_id = p.id and g.organisation_id = app_organisation())));
end
$$;

-- Someone stands in for a gold: in one operation, or in every one of the force for at most 28 days (an hour more,
-- where the clocks go back). Without anyone acted for, an administrator appointed because no gold was available.
create table acting_gold (
  force_id text not null constraint acting_gold_force_fk references organisation,
  id uuid not null default gen_random_uuid(),
  deputy_id uuid not null constraint acting_gold_deputy_fk references person,
  acting_for_id uuid constraint acting_gold_acting_for_fk references person,
  operation_id uuid,
  from_at timestamptz not null,
  until_at timestamptz,
  reason text not null,
  appointed_by uuid not null constraint acting_gold_appointed_by_fk references person,
  appointed_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid constraint acting_gold_ended_by_fk references person,
  end_reason text,
  constraint acting_gold_pk primary key (force_id, id),
  constraint acting_gold_operation_fk foreign key (force_id, operation_id) references operation (force_id, id),
  constraint acting_gold_other_check check (deputy_id <> appointed_by),
  constraint acting_gold_own_check check (acting_for_id is null or acting_for_id = appointed_by),
  constraint acting_gold_order_check check (until_at is null or until_at > from_at),
  constraint acting_gold_period_check check (
    (until_at is null and operation_id is not null and acting_for_id is not null)
    or (until_at is not null and until_at <= from_at + interval '673 hours')),
  constraint acting_gold_end_check check (
    (ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
);
create index acting_gold_operation_index on acting_gold (force_id, operation_id);
create index acting_gold_deputy_index on acting_gold (deputy_id);
create index acting_gold_acting_for_index on acting_gold (acting_for_id);
create index acting_gold_appointed_by_index on acting_gold (appointed_by);
create index acting_gold_ended_by_index on acting_gold (ended_by);

-- An appointment counts while it runs and whoever is acted for still holds gold.
create view acting_gold_in_force with (security_invoker = true) as
  select a.force_id, a.id, a.deputy_id, a.acting_for_id, a.operation_id, a.until_at, a.reason
  from acting_gold a
  where a.ended_at is null and a.from_at <= now() and (a.until_at is null or a.until_at > now())
    and (a.acting_for_id is null or exists (
      select from role_grant g where g.organisation_id = a.force_id and g.person_id = a.acting_for_id
        and g.role = 'gold_commander' and g.ended_at is null));

alter table sign_off add column acting_gold_id uuid;
alter table sign_off add constraint sign_off_acting_gold_fk
  foreign key (force_id, acting_gold_id) references acting_gold (force_id, id);
create index sign_off_acting_gold_index on sign_off (force_id, acting_gold_id);

alter table acting_gold enable row level security;
alter table acting_gold force row level security;
create policy acting_gold_own_force on acting_gold for select to pelr_app
  using (force_id in (select force_id from viewer_force));
create policy acting_gold_appoint on acting_gold for insert to pelr_app with check (
  force_id in (select force_id from viewer_force) and appointed_by = app_person() and ended_at is null and (
    (acting_for_id is null and administers(force_id))
    or (acting_for_id = app_person() and exists (
      select from role_grant g where g.organisation_id = force_id and g.person_id = app_person()
        and g.role = 'gold_commander' and g.ended_at is null))));
create policy acting_gold_end on acting_gold for update to pelr_app
  using (force_id in (select force_id from viewer_force) and ended_at is null)
  with check (force_id in (select force_id from viewer_force) and ended_by = app_person());
create policy acting_gold_job on acting_gold to pelr_job
  using (force_id = app_job_force()) with check (force_id = app_job_force());
grant select, insert, update (ended_at, ended_by, end_reason) on acting_gold to pelr_app;
grant select on acting_gold_in_force to pelr_app;

-- Administrators add people and roles of their own force and end them, never roles of their own.
drop policy person_known on person;
create policy person_known on person for select to pelr_app using (
  id = app_person() or listed_by = app_organisation()
  or id in (select g.person_id from role_grant g where g.organisation_id = app_organisation()));
create policy person_list on person for insert to pelr_app
  with check (administers(listed_by));
grant insert (id, slug, name, rank, rank_short, listed_by) on person to pelr_app;

create policy role_grant_give on role_grant for insert to pelr_app with check (
  administers(organisation_id) and granted_by = app_person()
  and person_id <> app_person() and knows_person(person_id) and ended_at is null
  and role in ('debrief_lead', 'contributor', 'gold_commander', 'force_administrator'));
drop policy role_grant_lock on role_grant;
-- Holding a share lock on a grant stops it from being ended before a sign-off commits.
create policy role_grant_end on role_grant for update to pelr_app
  using (organisation_id = app_organisation() and ended_at is null)
  with check (administers(organisation_id) and ended_by = app_person());
grant insert (organisation_id, person_id, role, granted_by), update (ended_by, end_reason) on role_grant to pelr_app;

-- Who leaves is signed out everywhere they acted for the force.
create policy session_administered on session for select to pelr_app
  using (administers(organisation_id));
create policy session_end on session for update to pelr_app
  using (administers(organisation_id))
  with check (administers(organisation_id) and ended_at is not null);

-- The command line adds and ends as the owner, and records it in the force's chain.
grant select, insert, update on audit_head to pelr_job;
grant select, insert on audit_event to pelr_job;

-- down

revoke select, insert on audit_event from pelr_job;
revoke select, insert, update on audit_head from pelr_job;
drop policy session_end on session;
drop policy session_administered on session;
revoke insert (organisation_id, person_id, role, granted_by), update (ended_by, end_reason) on role_grant from pelr_app;
drop policy role_grant_end on role_grant;
create policy role_grant_lock on role_grant for update to pelr_app using (organisation_id = app_organisation());
drop policy role_grant_give on role_grant;
revoke insert (id, slug, name, rank, rank_short, listed_by) on person from pelr_app;
drop policy person_list on person;
drop policy person_known on person;
create policy person_known on person for select to pelr_app using (
  id = app_person() or id in (select g.person_id from role_grant g where g.organisation_id = app_organisation()));
alter table sign_off drop column acting_gold_id;
drop view acting_gold_in_force;
drop table acting_gold;
drop function knows_person(uuid), administers(text);
alter table role_grant drop column end_reason;
alter table role_grant drop column ended_by;
alter table role_grant drop column granted_by;
alter table person drop column listed_by;
