-- up

-- An operation shown to another force. It stays the lead force's: counted there alone, and written there, but for the
-- sections of its review that are given to a contributor of the other force.
create table share (
  force_id text not null,
  id uuid not null default gen_random_uuid(),
  operation_id uuid not null,
  with_force_id text not null constraint share_with_force_fk references organisation,
  reason text not null,
  shared_by uuid not null constraint share_shared_by_fk references person,
  shared_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid constraint share_ended_by_fk references person,
  end_reason text,
  constraint share_pk primary key (force_id, id),
  constraint share_operation_fk foreign key (force_id, operation_id) references operation (force_id, id),
  constraint share_other_force_check check (with_force_id <> force_id),
  constraint share_end_check check (
    (ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
);
create unique index share_live_unique on share (force_id, operation_id, with_force_id) where ended_at is null;
create index share_operation_index on share (force_id, operation_id);
create index share_with_force_index on share (with_force_id);
create index share_shared_by_index on share (shared_by);
create index share_ended_by_index on share (ended_by);

-- A section that a contributor was asked to write, and for which force they write it.
create table section_given (
  force_id text not null,
  id uuid not null default gen_random_uuid(),
  review_id uuid not null,
  section_id text not null,
  person_id uuid not null constraint section_given_person_fk references person,
  of_force_id text not null constraint section_given_of_force_fk references organisation,
  given_by uuid not null constraint section_given_given_by_fk references person,
  given_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid constraint section_given_ended_by_fk references person,
  constraint section_given_pk primary key (force_id, id),
  constraint section_given_review_fk foreign key (force_id, review_id) references review (force_id, id),
  constraint section_given_end_check check ((ended_at is null) = (ended_by is null))
);
create unique index section_given_live_unique on section_given (force_id, review_id, section_id, person_id)
  where ended_at is null;
create index section_given_review_index on section_given (force_id, review_id);
create index section_given_person_index on section_given (person_id);
create index section_given_of_force_index on section_given (of_force_id);
create index section_given_given_by_index on section_given (given_by);
create index section_given_ended_by_index on section_given (ended_by);

-- What the viewer's force is shown of another's. A share that ended shows nothing from that moment on.
create view viewer_share with (security_invoker = true) as
  select s.force_id, s.operation_id, s.shared_at
  from share s
  where s.ended_at is null and s.with_force_id in (select v.force_id from viewer_force v);

create view viewer_shared_review with (security_invoker = true) as
  select r.force_id, r.id as review_id
  from review r
  join viewer_share s on s.force_id = r.force_id and s.operation_id = r.operation_id;

-- Sections of another force's reviews that the viewer may write.
create view viewer_given_section with (security_invoker = true) as
  select g.force_id, g.review_id, g.section_id
  from section_given g
  join viewer_shared_review r on r.force_id = g.force_id and r.review_id = g.review_id
  where g.person_id = app_person() and g.of_force_id = app_organisation() and g.ended_at is null
    and exists (select from role_grant c where c.person_id = app_person() and c.organisation_id = app_organisation()
      and c.role = 'contributor' and c.ended_at is null);

alter table share enable row level security;
alter table share force row level security;
-- Not through viewer_force: role_grant below looks at shares, and the two would look at each other for ever.
create policy share_known on share for select to pelr_app using (
  force_id = app_organisation() or (with_force_id = app_organisation() and ended_at is null));
create policy share_add on share for insert to pelr_app
  with check (force_id in (select force_id from viewer_force));
create policy share_end on share for update to pelr_app
  using (force_id in (select force_id from viewer_force)) with check (force_id in (select force_id from viewer_force));
create policy share_job on share for select to pelr_job using (force_id = app_job_force());
grant select, insert, update (ended_at, ended_by, end_reason) on share to pelr_app;

alter table section_given enable row level security;
alter table section_given force row level security;
create policy section_given_own_force on section_given to pelr_app
  using (force_id in (select force_id from viewer_force)) with check (force_id in (select force_id from viewer_force));
create policy section_given_job on section_given for select to pelr_job using (force_id = app_job_force());
grant select, insert, update (ended_at, ended_by) on section_given to pelr_app;

grant select on viewer_share, viewer_shared_review, viewer_given_section to pelr_app;

-- The same as functions, run with the rights of who calls them: what is in a function is not planned again with each
-- of the queries on one's own records, which never come to it.
create function forces_shared_with() returns setof text language plpgsql stable rows 5 as $$
begin
  return query select s.with_force_id from share s where s.force_id = app_organisation() and s.ended_at is null;
end
$$;
create function shared_operations() returns table (of_force text, of_operation uuid) language plpgsql stable rows 10 as $$
begin
  return query select s.force_id, s.operation_id from viewer_share s;
end
$$;
create function shared_reviews() returns table (of_force text, of_review uuid) language plpgsql stable rows 10 as $$
begin
  return query select r.force_id, r.review_id from viewer_shared_review r;
end
$$;
create function given_sections() returns table (of_force text, of_review uuid, of_section text)
  language plpgsql stable rows 10 as $$
begin
  return query select g.force_id, g.review_id, g.section_id from viewer_given_section g;
end
$$;

-- Policies are tried from the last name to the first, so that a row of one's own force never asks about shares.
do $$
declare t text;
begin
  foreach t in array array['facts', 'fact_author', 'fact_change', 'decision', 'debrief', 'pause_event', 'review',
    'coverage_row']
  loop
    execute format('create policy %I on %I for select to pelr_app using'
      ' ((force_id, operation_id) in (select of_force, of_operation from shared_operations()))', t || '_in_share', t);
  end loop;
  foreach t in array array['review_section', 'review_author', 'revision', 'sign_off', 'section_comment', 'submission',
    'section_given']
  loop
    execute format('create policy %I on %I for select to pelr_app using'
      ' ((force_id, review_id) in (select of_force, of_review from shared_reviews()))', t || '_in_share', t);
  end loop;
end
$$;
create policy operation_in_share on operation for select to pelr_app
  using ((force_id, id) in (select of_force, of_operation from shared_operations()));
create policy decision_confirmation_in_share on decision_confirmation for select to pelr_app
  using ((force_id, decision_id) in (select d.force_id, d.id from decision d
    join shared_operations() s on s.of_force = d.force_id and s.of_operation = d.operation_id));
create policy section_comment_reply_in_share on section_comment_reply for select to pelr_app
  using ((force_id, comment_id) in (select c.force_id, c.id from section_comment c
    join shared_reviews() r on r.of_force = c.force_id and r.of_review = c.review_id));
create policy sign_off_void_in_share on sign_off_void for select to pelr_app
  using ((force_id, sign_off_id) in (select o.force_id, o.id from sign_off o
    join shared_reviews() r on r.of_force = o.force_id and r.of_review = o.review_id));

-- What a contributor of the other force writes: the sections given to them, and that they are an author.
create policy review_section_given_add on review_section for insert to pelr_app with check (saved_by = app_person()
  and (force_id, review_id, section_id) in (select of_force, of_review, of_section from given_sections()));
create policy review_section_given_change on review_section for update to pelr_app
  using ((force_id, review_id, section_id) in (select of_force, of_review, of_section from given_sections()))
  with check (saved_by = app_person()
    and (force_id, review_id, section_id) in (select of_force, of_review, of_section from given_sections()));
create policy review_author_given_add on review_author for insert to pelr_app with check (person_id = app_person()
  and (force_id, review_id) in (select of_force, of_review from given_sections()));
-- Locks the review while a section is saved, so that a share cannot end meanwhile, and changes nothing of it.
create policy review_in_share_lock on review for update to pelr_app
  using ((force_id, operation_id) in (select of_force, of_operation from shared_operations())) with check (false);

-- Whom to ask in a force that an operation is shared with: its contributors.
create policy role_grant_in_share on role_grant for select to pelr_app using (
  role = 'contributor' and ended_at is null
  and organisation_id in (select forces_shared_with()));

create function people_in_shares() returns setof uuid language plpgsql stable rows 50 as $$
begin
  return query
    -- The contributors that may be asked, and everyone who ever was.
    select g.person_id from role_grant g where g.organisation_id <> app_organisation()
    union select n.person_id from section_given g cross join lateral (values (g.person_id), (g.given_by)) n (person_id)
    -- Everyone named in what is shared with the viewer's force.
    union select n.person_id from viewer_share s
      join operation o on o.force_id = s.force_id and o.id = s.operation_id
      cross join lateral (values (o.debrief_lead_id), (o.gold_id), (o.registered_by)) n (person_id)
    union select f.saved_by from viewer_share s join facts f using (force_id, operation_id)
    union select f.recorded_by from viewer_share s join fact_change f using (force_id, operation_id)
    union select d.decided_by from viewer_share s join decision d using (force_id, operation_id)
    union select c.confirmed_by from viewer_share s join decision d using (force_id, operation_id)
      join decision_confirmation c on c.force_id = d.force_id and c.decision_id = d.id
    union select n.person_id from viewer_share s join debrief d using (force_id, operation_id)
      cross join lateral (values (d.facilitator_id), (d.recorded_by)) n (person_id)
    union select p.recorded_by from viewer_share s join pause_event p using (force_id, operation_id)
    union select n.person_id from viewer_share s join impact_review i using (force_id, operation_id)
      cross join lateral (values (i.made_by), (i.recorded_by)) n (person_id)
    union select n.person_id from viewer_share s join review r using (force_id, operation_id)
      cross join lateral (values (r.lead_id), (r.started_by)) n (person_id)
    union select a.person_id from viewer_shared_review r join review_author a using (force_id, review_id)
    union select c.made_by from viewer_shared_review r join section_comment c using (force_id, review_id)
    union select y.made_by from viewer_shared_review r join section_comment c using (force_id, review_id)
      join section_comment_reply y on y.force_id = c.force_id and y.comment_id = c.id
    union select v.frozen_by from viewer_shared_review r join revision v using (force_id, review_id)
    union select o.signed_by from viewer_shared_review r join sign_off o using (force_id, review_id)
    union select s.shared_by from share s;
end
$$;
create policy person_in_share on person for select to pelr_app using (id in (select people_in_shares()));

-- down

drop policy person_in_share on person;
drop function people_in_shares();
drop policy role_grant_in_share on role_grant;
drop policy review_in_share_lock on review;
drop policy review_author_given_add on review_author;
drop policy review_section_given_change on review_section;
drop policy review_section_given_add on review_section;
drop policy sign_off_void_in_share on sign_off_void;
drop policy section_comment_reply_in_share on section_comment_reply;
drop policy decision_confirmation_in_share on decision_confirmation;
drop policy operation_in_share on operation;
do $$
declare t text;
begin
  foreach t in array array['facts', 'fact_author', 'fact_change', 'decision', 'debrief', 'pause_event', 'review',
    'coverage_row', 'review_section', 'review_author', 'revision', 'sign_off', 'section_comment', 'submission',
    'section_given']
  loop
    execute format('drop policy %I on %I', t || '_in_share', t);
  end loop;
end
$$;
drop function given_sections(), shared_reviews(), shared_operations(), forces_shared_with();
drop view viewer_given_section, viewer_shared_review, viewer_share;
drop table section_given, share;
