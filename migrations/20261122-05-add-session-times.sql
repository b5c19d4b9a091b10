-- up

-- A session keeps its id while its token is exchanged, so what was noted of it (a revision that was shown) stays true.
-- Sessions that are there get an id made from their digest, as do the views that name them.
alter table session add column id uuid;
update session set id = md5(token_digest)::uuid;
alter table session alter column id set default gen_random_uuid();
alter table session alter column id set not null;
alter table session drop constraint session_pk;
alter table session add constraint session_pk primary key (id);
alter table session add constraint session_token_unique unique (token_digest);
alter table session add column previous_digest text;
alter table session add column exchanged_at timestamptz;
-- The roles and appointments with which the person was answered last, as one text to compare.
alter table session add column roles_seen text;
create index session_previous_index on session (previous_digest);

alter table revision_view rename column session_digest to session_id;
alter table revision_view alter column session_id type uuid using md5(session_id)::uuid;

create function app_session_digest() returns text language sql stable
  return nullif(current_setting('app.session_digest', true), '');

-- A session's row is there for its own person, and before anyone is known for whoever presents its token.
alter table session enable row level security;
create policy session_own on session to pelr_app
  using (person_id = app_person()) with check (person_id = app_person());
create policy session_presented on session for select to pelr_app
  using (token_digest = app_session_digest() or previous_digest = app_session_digest());
revoke update on session from pelr_app;
grant update (token_digest, previous_digest, exchanged_at, roles_seen, last_seen_at, stepped_up_at, ended_at)
  on session to pelr_app;

-- The person behind a token's digest, with what they may do now; no row where the session ended, idled out, is too old
-- or never was. One statement, so that a request pays one exchange with the database for it. It takes on the role and
-- context that the service's transactions have (server/db/context.ts), for the transaction it is called in: call it
-- as a statement of its own. Row security holds for all that it reads.
create function session_of(presented text, idle_minutes integer, longest_minutes integer, keeps_alive boolean)
returns table (
  id uuid, csrf_token text, started_at timestamptz, last_seen_at timestamptz, stepped_up_at timestamptz,
  person_id uuid, name text, rank text, rank_short text,
  organisation_id text, organisation_kind text, organisation_name text, organisation_short_name text,
  roles jsonb, acting jsonb, standing text, standing_seen text, now_at timestamptz)
language plpgsql as $$
#variable_conflict use_column
declare
  found_session session;
  held jsonb;
  acts jsonb;
  stands text;
begin
  perform set_config('role', 'pelr_app', true), set_config('app.session_digest', presented, true),
    set_config('app.person_id', '', true), set_config('app.organisation_id', '', true);
  select s.* into found_session from session s
  where (s.token_digest = presented
      or (s.previous_digest = presented and s.exchanged_at > now() - interval '30 seconds'))
    and s.ended_at is null
    and s.last_seen_at > now() - make_interval(mins => idle_minutes)
    and s.started_at > now() - make_interval(mins => longest_minutes);
  if not found then
    return;
  end if;
  perform set_config('app.person_id', found_session.person_id::text, true),
    set_config('app.organisation_id', found_session.organisation_id, true);

  select jsonb_agg(g.role order by g.role) into held from role_grant g
  where g.person_id = found_session.person_id and g.organisation_id = found_session.organisation_id
    and g.ended_at is null;
  if held is null then
    return;
  end if;
  select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'operationId', a.operation_id, 'reason', a.reason,
      'actingFor', case when p.id is not null
        then jsonb_build_object('id', p.id, 'name', p.name, 'rank', p.rank) end) order by a.id), '[]')
  into acts
  from acting_gold_in_force a left join person p on p.id = a.acting_for_id
  where a.force_id = found_session.organisation_id and a.deputy_id = found_session.person_id;
  select concat_ws(' ', (select string_agg(r, ' ') from jsonb_array_elements_text(held) r),
    (select string_agg(e ->> 'id', ' ') from jsonb_array_elements(acts) e)) into stands;

  -- Idle time is counted to the minute: writing it at every request would cost a write each.
  if (keeps_alive and found_session.last_seen_at < now() - interval '1 minute')
    or found_session.roles_seen is null
  then
    update session s set roles_seen = coalesce(s.roles_seen, stands),
      last_seen_at = case when keeps_alive then greatest(s.last_seen_at, now()) else s.last_seen_at end
    where s.id = found_session.id
    returning s.last_seen_at, s.roles_seen into found_session.last_seen_at, found_session.roles_seen;
  end if;

  return query
    select found_session.id, found_session.csrf_token, found_session.started_at, found_session.last_seen_at,
      found_session.stepped_up_at, p.id, p.name, p.rank, p.rank_short, o.id, o.kind, o.name, o.short_name,
      held, acts, stands, found_session.roles_seen, now()
    from person p, organisation o
    where p.id = found_session.person_id and o.id = found_session.organisation_id;
end
$$;

-- down

drop function session_of(text, integer, integer, boolean);
grant update on session to pelr_app;
revoke update (token_digest, previous_digest, exchanged_at, roles_seen, last_seen_at, stepped_up_at, ended_at)
  on session from pelr_app;
drop policy session_presented on session;
drop policy session_own on session;
alter table session disable row level security;
drop function app_session_digest();
alter table revision_view alter column session_id type text using session_id::text;
alter table revision_view rename column session_id to session_digest;
alter table session drop constraint session_token_unique;
alter table session drop constraint session_pk;
alter table session add constraint session_pk primary key (token_digest);
alter table session drop column roles_seen;
alter table session drop column exchanged_at;
alter table session drop column previous_digest;
alter table session drop column id;
