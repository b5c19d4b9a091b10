-- up

-- Whether somebody has held a role in an organisation, any of them where none is named, from a moment until now. A
-- function, so that whoever asks about a session with no appointment pays nothing for it.
create function held_ever_since(force text, person uuid, wanted text, since timestamptz) returns boolean
  language plpgsql stable set search_path to public, pg_temp as $$
begin
  return exists (
      select from role_grant g where g.organisation_id = force and g.person_id = person and g.ended_at is null
        and (wanted is null or g.role = wanted))
    and not exists (
      select from role_grant g where g.organisation_id = force and g.person_id = person and g.ended_at >= since
        and (wanted is null or g.role = wanted) and not exists (
          select from role_grant other where other.organisation_id = force and other.person_id = person
            and (wanted is null or other.role = wanted)
            and other.granted_at <= g.ended_at and (other.ended_at is null or other.ended_at > g.ended_at)));
end
$$;

-- An appointment counts while it runs, whoever is acted for has held gold and the deputy some role ever since it was
-- made. Whoever ended a role, an administrator, the sign-in service or somebody on the command line: nothing comes
-- back with a role that is given anew.
create or replace view acting_gold_in_force with (security_invoker = true) as
  select a.force_id, a.id, a.deputy_id, a.acting_for_id, a.operation_id, a.until_at, a.reason
  from acting_gold a
  where a.ended_at is null and a.from_at <= now() and (a.until_at is null or a.until_at > now())
    and (a.acting_for_id is null or held_ever_since(a.force_id, a.acting_for_id, 'gold_commander', a.appointed_at))
    and held_ever_since(a.force_id, a.deputy_id, null, a.appointed_at);
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
drop function held_ever_since(text, uuid, text, timestamptz);
