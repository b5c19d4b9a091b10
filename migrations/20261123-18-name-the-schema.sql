-- up

-- A body that is a text looks its names up when it runs, and a temporary object comes before a table of the same name.
-- What policies rest upon looks there last, and the service's account may make no temporary object at all. The one
-- that every statement asks names the schema, which costs nothing.
create or replace function own_force() returns text language plpgsql stable as $$
begin
  return (select v.force_id from public.viewer_force v);
end
$$;

alter function forces_shared_with() set search_path to public, pg_temp;
alter function shared_operations() set search_path to public, pg_temp;
alter function shared_reviews() set search_path to public, pg_temp;
alter function shared_decisions() set search_path to public, pg_temp;
alter function given_sections() set search_path to public, pg_temp;
alter function people_in_shares() set search_path to public, pg_temp;
alter function administers(text) set search_path to public, pg_temp;
alter function knows_person(uuid) set search_path to public, pg_temp;

do $$
begin
  execute format('revoke temporary on database %I from public', current_database());
exception when insufficient_privilege then
  raise warning 'the service''s account may make temporary tables: revoke temporary on this database from public';
end
$$;

-- down

do $$
begin
  execute format('grant temporary on database %I to public', current_database());
exception when insufficient_privilege then null;
end
$$;

alter function knows_person(uuid) reset search_path;
alter function administers(text) reset search_path;
alter function people_in_shares() reset search_path;
alter function given_sections() reset search_path;
alter function shared_decisions() reset search_path;
alter function shared_reviews() reset search_path;
alter function shared_operations() reset search_path;
alter function forces_shared_with() reset search_path;

create or replace function own_force() returns text language plpgsql stable as $$
begin
  return (select force_id from viewer_force);
end
$$;
