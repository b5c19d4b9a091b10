-- up

-- What an assessment took from the operation's series: without it a decision could not be worked out again.
alter table decision add column history jsonb not null default '{}';
alter table decision alter column history drop default;

-- A fact that changed after a decision was recorded: what, why, from where, when it was learned, and what the
-- rule said of all facts with it. `what_was_wrong` marks the value before as corrected.
create table fact_change (
  force_id text not null,
  id uuid not null default gen_random_uuid(),
  operation_id uuid not null,
  save_number integer not null,
  criterion text not null,
  value_before jsonb,
  value jsonb not null,
  cause text not null,
  source text not null,
  learned_on date not null,
  what_was_wrong text,
  known jsonb not null,
  history jsonb not null,
  rule_id text not null,
  rule_version text not null,
  rule_digest text not null,
  assessment jsonb not null,
  recorded_by uuid not null constraint fact_change_recorded_by_fk references person,
  recorded_at timestamptz not null default now(),
  constraint fact_change_pk primary key (force_id, id),
  constraint fact_change_number_unique unique (force_id, operation_id, save_number),
  constraint fact_change_operation_fk foreign key (force_id, operation_id) references operation (force_id, id)
);
create index fact_change_recorded_by_index on fact_change (recorded_by);

-- Operations declared as repeats of one another, and what happened to the series.
create table series (
  force_id text not null constraint series_force_fk references organisation,
  id uuid not null default gen_random_uuid(),
  name text not null,
  reason text not null,
  declared_by uuid not null constraint series_declared_by_fk references person,
  declared_at timestamptz not null default now(),
  constraint series_pk primary key (force_id, id)
);
create index series_declared_by_index on series (declared_by);

create table series_event (
  force_id text not null,
  id uuid not null default gen_random_uuid(),
  series_id uuid not null,
  event text not null constraint series_event_event_check check (event in ('join', 'leave', 'consolidated_review')),
  operation_id uuid,
  reason text not null,
  held_on date,
  recorded_by uuid not null constraint series_event_recorded_by_fk references person,
  recorded_at timestamptz not null default now(),
  constraint series_event_pk primary key (force_id, id),
  constraint series_event_series_fk foreign key (force_id, series_id) references series (force_id, id),
  constraint series_event_operation_fk foreign key (force_id, operation_id) references operation (force_id, id),
  constraint series_event_about_check check ((event = 'consolidated_review') = (operation_id is null)),
  constraint series_event_held_check check ((event = 'consolidated_review') = (held_on is not null))
);
create index series_event_series_index on series_event (force_id, series_id);
create index series_event_operation_index on series_event (force_id, operation_id);
create index series_event_recorded_by_index on series_event (recorded_by);

-- A long-running protest is registered in review periods and a closing review, each an operation of its own.
create table review_period (
  force_id text not null,
  operation_id uuid not null,
  first_operation_id uuid not null,
  kind text not null constraint review_period_kind_check check (kind in ('period', 'closing')),
  number integer,
  recorded_by uuid not null constraint review_period_recorded_by_fk references person,
  recorded_at timestamptz not null default now(),
  constraint review_period_pk primary key (force_id, operation_id),
  constraint review_period_operation_fk foreign key (force_id, operation_id) references operation (force_id, id),
  constraint review_period_first_fk foreign key (force_id, first_operation_id) references operation (force_id, id),
  constraint review_period_number_unique unique (force_id, first_operation_id, number),
  constraint review_period_number_check check ((kind = 'period') = (number is not null)),
  constraint review_period_from_check check (number is null or number >= 2),
  constraint review_period_other_check check (operation_id <> first_operation_id)
);
create unique index review_period_closing_unique on review_period (force_id, first_operation_id) where kind = 'closing';
create index review_period_recorded_by_index on review_period (recorded_by);

do $$
declare t text;
begin
  foreach t in array array['fact_change', 'series', 'series_event', 'review_period']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I to pelr_app using (force_id in (select force_id from viewer_force))'
      ' with check (force_id in (select force_id from viewer_force))', t || '_own_force', t);
    execute format('create policy %I on %I to pelr_job using (force_id = app_job_force())'
      ' with check (force_id = app_job_force())', t || '_job', t);
    execute format('grant select, insert on %I to pelr_app', t);
    execute format('create trigger %I before update or delete on %I for each row execute function refuse_change()',
      t || '_insert_only', t);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()',
      t || '_no_truncate', t);
  end loop;
end
$$;

-- down

drop table review_period, series_event, series, fact_change;
alter table decision drop column history;
