-- up

-- Who did what to whose records (Data Protection Act 2018, section 62). Ids only: no answer, name or search word.
-- One row is one of the six operations on records of one kind and one force, so that every force finds what was done
-- to its own. The organisation is the session's and the recipient a submission's: they point nowhere a second time.
create table access_log (
  force_id text not null constraint access_log_force_fk references organisation,
  id uuid not null default gen_random_uuid(),
  at timestamptz not null default now(),
  person_id uuid not null constraint access_log_person_fk references person,
  organisation_id text not null,
  did text not null constraint access_log_did_check check (did in
    ('collection', 'alteration', 'consultation', 'disclosure', 'combination', 'erasure')),
  route text not null,
  subject_kind text not null constraint access_log_subject_kind_check check (subject_kind in
    ('operation', 'review', 'series', 'coverage', 'access_log')),
  subject_ids uuid[] not null,
  recipient_id text,
  session_id uuid not null,
  request_id uuid not null,
  -- The review that was opened by itself. Row security keeps an index on an array from being used.
  review_id uuid generated always as (
    case when subject_kind = 'review' and cardinality(subject_ids) = 1 then subject_ids[1] end) stored,
  constraint access_log_pk primary key (force_id, id),
  constraint access_log_subjects_check check (
    cardinality(subject_ids) > 0 or subject_kind in ('coverage', 'access_log')),
  constraint access_log_recipient_check check ((did = 'disclosure') = (recipient_id is not null))
);
create index access_log_force_index on access_log (force_id, at desc, id desc);
create index access_log_review_index on access_log (force_id, review_id, at desc) where review_id is not null;
create index access_log_person_index on access_log (person_id, at desc);

alter table access_log enable row level security;
alter table access_log force row level security;

-- Everyone writes and reads their own acts; the leader and the authors of a review read who opened it; an
-- administrator reads the whole log of the force.
create policy access_log_write on access_log for insert to pelr_app
  with check (person_id = app_person() and organisation_id = app_organisation());
create policy access_log_own on access_log for select to pelr_app
  using (person_id = app_person() and organisation_id = app_organisation());
create policy access_log_my_reviews on access_log for select to pelr_app using (
  force_id in (select force_id from viewer_force) and review_id in (
    select r.id from review r where r.lead_id = app_person()
    union select a.review_id from review_author a where a.person_id = app_person()));
create policy access_log_administrator on access_log for select to pelr_app using (
  force_id in (
    select g.organisation_id from role_grant g
    where g.person_id = app_person() and g.organisation_id = app_organisation() and g.ended_at is null
      and g.role = 'force_administrator'));

create trigger access_log_insert_only before update or delete on access_log
  for each row execute function refuse_change();
create trigger access_log_no_truncate before truncate on access_log
  for each statement execute function refuse_change();

grant select, insert on access_log to pelr_app;

-- down

drop table access_log;
