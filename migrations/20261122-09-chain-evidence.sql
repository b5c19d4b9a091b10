-- up

-- Every row of evidence leaves its digest in the audit event of the transaction that wrote it, so that a change of
-- any of its columns, by whoever owns the database, no longer agrees with the chain (server/fsck/).

create function evidence_digest(kept anyelement) returns text language sql stable set timezone to 'UTC' as $$
  select encode(sha256(convert_to(to_jsonb(kept)::text, 'UTF8')), 'hex')
$$;

-- Notes table, key and digest of a written row for the transaction's audit event. The columns of the key are the
-- trigger's arguments. What the owner of the tables writes by hand is not noted: the check then finds it.
create function note_evidence() returns trigger language plpgsql as $$
declare
  kept jsonb := to_jsonb(new);
  key text := '';
  col text;
begin
  if current_user not in ('pelr_app', 'pelr_job') then return null; end if;
  foreach col in array tg_argv loop
    key := key || case key when '' then '' else ' ' end || (kept ->> col);
  end loop;
  perform set_config('app.evidence', coalesce(current_setting('app.evidence', true), '')
    || jsonb_build_object('table', tg_table_name, 'row', key, 'digest', evidence_digest(new))::text || E'\n', true);
  return null;
end
$$;

-- Evidence that no audit event has taken up by the end of its transaction does not stay.
create function refuse_unchained() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('app.evidence', true), '') <> '' and current_user in ('pelr_app', 'pelr_job') then
    raise exception 'evidence in % without an audit event', tg_table_name using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end
$$;

do $$
declare
  noted record;
begin
  for noted in
    select * from (values
      ('fact_author', 'operation_id, person_id'), ('decision', 'id'), ('decision_confirmation', 'decision_id'),
      ('debrief', 'id'), ('pause_event', 'id'), ('fact_change', 'id'), ('series', 'id'), ('series_event', 'id'),
      ('review_period', 'operation_id'), ('review_author', 'review_id, person_id'), ('action_reason', 'id'),
      ('revision', 'id'), ('rendition', 'revision_id, audience'),
      ('revision_view', 'revision_id, person_id, session_id'), ('sign_off', 'id'),
      ('sign_off_void', 'sign_off_id'), ('section_comment', 'id'), ('section_comment_reply', 'comment_id'),
      ('pack', 'sign_off_id, audience'), ('operation', 'id'), ('review', 'id'), ('submission', 'id'), ('share', 'id'),
      ('section_given', 'id'), ('acting_gold', 'id'), ('impact_review', 'id')
    ) as t (name, key)
  loop
    execute format('create trigger %I after insert or update on %I for each row execute function note_evidence(%s)',
      noted.name || '_noted', noted.name,
      (select string_agg(quote_literal(trim(col)), ', ') from unnest(string_to_array(noted.key, ',')) col));
    execute format('create constraint trigger %I after insert or update on %I deferrable initially deferred'
      ' for each row execute function refuse_unchained()', noted.name || '_chained', noted.name);
  end loop;
end
$$;

-- What the chain was at a moment, signed by the service: kept here and, by the job that makes it, outside.
create table checkpoint (
  force_id text not null constraint checkpoint_force_fk references organisation,
  sequence bigint not null,
  digest text not null constraint checkpoint_digest_check check (digest ~ '^[0-9a-f]{64}$'),
  signed text not null,
  made_at timestamptz not null default now(),
  constraint checkpoint_pk primary key (force_id, sequence)
);
alter table checkpoint enable row level security;
alter table checkpoint force row level security;
create policy checkpoint_own_force on checkpoint for select to pelr_app
  using (force_id in (select force_id from viewer_force));
create policy checkpoint_job on checkpoint to pelr_job
  using (force_id = app_job_force()) with check (force_id = app_job_force());
create trigger checkpoint_insert_only before update or delete on checkpoint for each row execute function refuse_change();
create trigger checkpoint_no_truncate before truncate on checkpoint for each statement execute function refuse_change();
grant select on checkpoint to pelr_app;
grant select, insert on checkpoint to pelr_job;

-- What checks a force's records (npm run fsck) runs as the role of jobs, for one force at a time.
grant select on fact_author, decision_confirmation, debrief, pause_event, fact_change, series, series_event, review_period,
  review_author, action_reason, revision_view, section_comment, section_comment_reply, submission, coverage_row,
  share, section_given, acting_gold, impact_review to pelr_job;

-- down

revoke select on fact_author, decision_confirmation, debrief, pause_event, fact_change, series, series_event, review_period,
  review_author, action_reason, revision_view, section_comment, section_comment_reply, submission, coverage_row,
  share, section_given, acting_gold, impact_review from pelr_job;
drop table checkpoint;
do $$
declare
  t text;
begin
  foreach t in array array['fact_author', 'decision', 'decision_confirmation', 'debrief', 'pause_event', 'fact_change',
    'series', 'series_event', 'review_period', 'review_author', 'action_reason', 'revision', 'rendition',
    'revision_view', 'sign_off', 'sign_off_void', 'section_comment', 'section_comment_reply', 'pack', 'operation',
    'review', 'submission', 'share', 'section_given', 'acting_gold', 'impact_review']
  loop
    execute format('drop trigger %I on %I', t || '_noted', t);
    execute format('drop trigger %I on %I', t || '_chained', t);
  end loop;
end
$$;
drop function refuse_unchained(), note_evidence(), evidence_digest(anyelement);
