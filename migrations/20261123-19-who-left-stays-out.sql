-- up

-- An appointment counts while it runs, whoever is acted for has held gold and the deputy some role ever since it was
-- made. Whoever ended a role, an administrator, the sign-in service or somebody on the command line: nothing comes
-- back with a role that is given anew.
create or replace view acting_gold_in_force with (security_invoker = true) as
  select a.force_id, a.id, a.deputy_id, a.acting_for_id, a.operation_id, a.until_at, a.reason
  from acting_gold a
  where a.ended_at is null and a.from_at <= now() and (a.until_at is null or a.until_at > now())
    and (a.acting_for_id is null or (
      exists (select from role_grant g where g.organisation_id = a.force_id and g.person_id = a.acting_for_id
        and g.role = 'gold_commander' and g.ended_at is null)
      and not exists (select from role_grant g where g.organisation_id = a.force_id and g.person_id = a.acting_for_id
        and g.role = 'gold_commander' and g.ended_at >= a.appointed_at)))
    and exists (select from role_grant g where g.organisation_id = a.force_id and g.person_id = a.deputy_id
      and g.ended_at is null)
    and not exists (select from role_grant g where g.organisation_id = a.force_id and g.person_id = a.deputy_id
      and g.ended_at >= a.appointed_at and not exists (
        select from role_grant other where other.organisation_id = g.organisation_id and other.person_id = g.person_id
          and other.granted_at <= g.ended_at and (other.ended_at is null or other.ended_at > g.ended_at)));
grant select (granted_at) on role_grant to pelr_job;

-- down

revoke select (granted_at) on role_grant from pelr_job;
create or replace view acting_gold_in_force with (security_invoker = true) as
  select a.force_id, a.id, a.deputy_id, a.acting_for_id, a.operation_id, a.until_at, a.reason
  from acting_gold a
  where a.ended_at is null and a.from_at <= now() and (a.until_at is null or a.until_at > now())
    and (a.acting_for_id is null or exists (
      select from role_grant g where g.organisation_id = a.force_id and g.person_id = a.acting_for_id
        and g.role = 'gold_commander' and g.ended_at is null));
