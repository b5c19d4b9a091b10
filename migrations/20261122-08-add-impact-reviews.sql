-- up

-- The community impact assessment after the event and its dated reviews. A correction is a new row. The groups and
-- their ratings are those of the form definition named, so that they read the same for ever.
create table impact_review (
  force_id text not null,
  id uuid not null default gen_random_uuid(),
  operation_id uuid not null,
  step text not null constraint impact_review_step_check check (step in
    ('post_event_assessment', 'impact_review_1', 'impact_review_2', 'further_review')),
  made_on date not null,
  made_by uuid constraint impact_review_made_by_fk references person,
  made_by_role text not null,
  what_changed text not null,
  groups jsonb not null,
  policing_effect text not null,
  next_steps text not null,
  next_review_on date,
  definition_id text not null,
  definition_version text not null,
  corrects uuid,
  recorded_by uuid not null constraint impact_review_recorded_by_fk references person,
  recorded_at timestamptz not null default now(),
  constraint impact_review_pk primary key (force_id, id),
  constraint impact_review_operation_fk foreign key (force_id, operation_id) references operation (force_id, id),
  constraint impact_review_corrects_fk foreign key (force_id, corrects) references impact_review (force_id, id),
  constraint impact_review_corrects_unique unique (force_id, corrects),
  constraint impact_review_next_check check (next_review_on > made_on)
);
create index impact_review_operation_index on impact_review (force_id, operation_id);
create index impact_review_made_by_index on impact_review (made_by);
create index impact_review_recorded_by_index on impact_review (recorded_by);

alter table impact_review enable row level security;
alter table impact_review force row level security;
create policy impact_review_own_force on impact_review to pelr_app
  using (force_id in (select force_id from viewer_force))
  with check (force_id in (select force_id from viewer_force));
create policy impact_review_in_share on impact_review for select to pelr_app
  using ((force_id, operation_id) in (select of_force, of_operation from shared_operations()));
create policy impact_review_job on impact_review to pelr_job
  using (force_id = app_job_force()) with check (force_id = app_job_force());
grant select, insert on impact_review to pelr_app;
create trigger impact_review_insert_only before update or delete on impact_review
  for each row execute function refuse_change();
create trigger impact_review_no_truncate before truncate on impact_review
  for each statement execute function refuse_change();

-- down

drop table impact_review;
