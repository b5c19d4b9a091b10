-- up

-- The recipient asks about a submission, and how each question ended.
create table query (
  force_id text not null,
  id uuid not null default gen_random_uuid(),
  submission_id uuid not null,
  question text not null,
  asked_by uuid not null constraint query_asked_by_fk references person,
  asked_at timestamptz not null default now(),
  constraint query_pk primary key (force_id, id),
  constraint query_submission_fk foreign key (force_id, submission_id) references submission (force_id, id)
);
create index query_submission_index on query (force_id, submission_id);
create index query_asked_by_index on query (asked_by);

create table query_end (
  force_id text not null,
  query_id uuid not null,
  how text not null constraint query_end_how_check check (how in ('reply', 'close_query', 'amendment_sent')),
  explanation text,
  ended_by uuid not null constraint query_end_by_fk references person,
  ended_at timestamptz not null default now(),
  constraint query_end_pk primary key (force_id, query_id),
  constraint query_end_query_fk foreign key (force_id, query_id) references query (force_id, id),
  constraint query_end_reply_check check ((how = 'reply') = (explanation is not null))
);
create index query_end_by_index on query_end (ended_by);

-- The recipient has this submission, whole: its id and digest matched and the pack passed its checks.
create table receipt (
  force_id text not null,
  submission_id uuid not null,
  digest text not null constraint receipt_digest_check check (digest ~ '^[0-9a-f]{64}$'),
  acknowledged_by uuid not null constraint receipt_acknowledged_by_fk references person,
  acknowledged_at timestamptz not null default now(),
  constraint receipt_pk primary key (force_id, submission_id),
  constraint receipt_submission_fk foreign key (force_id, submission_id) references submission (force_id, id)
);
create index receipt_acknowledged_by_index on receipt (acknowledged_by);

-- The organisations whose inbox the viewer may work in.
create view viewer_recipient with (security_invoker = true) as
  select distinct g.organisation_id as recipient_id
  from role_grant g
  where g.person_id = app_person() and g.organisation_id = app_organisation() and g.ended_at is null
    and g.role = 'recipient_officer';

create policy submission_recipient on submission for select to pelr_app
  using (state <> 'queued' and recipient_id in (select recipient_id from viewer_recipient));
create policy pack_recipient on pack for select to pelr_app
  using (audience = 'recipient' and (force_id, sign_off_id) in (
    select s.force_id, s.sign_off_id from submission s where s.recipient_id in (select recipient_id from viewer_recipient)));

do $$
declare
  t text;
  noted record;
begin
  foreach t in array array['query', 'query_end', 'receipt']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to pelr_app using (force_id in (select force_id from viewer_force))'
      ' with check (force_id in (select force_id from viewer_force))', t || '_own_force', t);
    execute format('create policy %I on %I to pelr_job using (force_id = app_job_force())'
      ' with check (force_id = app_job_force())', t || '_job', t);
    execute format('grant select, insert on %I to pelr_app, pelr_job', t);
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()',
      t || '_insert_only', t);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()',
      t || '_no_truncate', t);
  end loop;
  for noted in
    select * from (values ('query', 'id'), ('query_end', 'query_id'), ('receipt', 'submission_id')) as t (name, key)
  loop
    execute format('create trigger %I after insert or update on %I for each row execute function note_evidence(%L)',
      noted.name || '_noted', noted.name, noted.key);
    execute format('create constraint trigger %I after insert or update on %I deferrable initially deferred'
      ' for each row execute function refuse_unchained()', noted.name || '_chained', noted.name);
  end loop;
end
$$;

create policy query_recipient on query for select to pelr_app
  using ((force_id, submission_id) in (select s.force_id, s.id from submission s
    where s.recipient_id in (select recipient_id from viewer_recipient)));
create policy query_end_recipient on query_end for select to pelr_app
  using ((force_id, query_id) in (select q.force_id, q.id from query q join submission s
    on s.force_id = q.force_id and s.id = q.submission_id
    where s.recipient_id in (select recipient_id from viewer_recipient)));
create policy receipt_recipient on receipt for select to pelr_app
  using ((force_id, submission_id) in (select s.force_id, s.id from submission s
    where s.recipient_id in (select recipient_id from viewer_recipient)));

grant select on viewer_recipient to pelr_app;

-- What the recipient does to a submission, the service writes into the force's records as the job of that force.
grant update (state, state_since) on review to pelr_job;
grant update (state) on submission to pelr_job;

-- down

revoke update (state) on submission from pelr_job;
revoke update (state, state_since) on review from pelr_job;
drop policy pack_recipient on pack;
drop policy submission_recipient on submission;
drop table receipt, query_end, query;
drop view viewer_recipient;
