-- getChainEnd
select sequence,
  digest
from audit_head
where force_id = ?;

-- insertCheckpoint
insert into checkpoint (force_id,
  sequence,
  digest,
  signed,
  made_at)
values (?, …)
on conflict
do nothing;

-- listChain
select force_id,
  sequence,
  at,
  payload,
  previous_digest,
  digest,
  operation_id,
  review_id
from audit_event
where force_id = ?
  and sequence > ?
order by sequence
limit ?;

-- listCheckpoints
select sequence,
  digest,
  signed
from checkpoint
where force_id = ?
order by sequence;

-- listEventsAbout
select payload
from audit_event
where force_id = ?
  and (review_id = ?
  or (operation_id = ?
  and review_id is null))
order by sequence desc;

-- listForcesOfJobs
select id
from organisation
where kind = ?
order by id;

-- lockCheckpointsOutside
select pg_advisory_xact_lock(hashtextextended(?,
  0));

-- recordEvent
insert into audit_head (force_id,
  sequence,
  digest)
values (?, …)
on conflict (force_id)
do update
set sequence = audit_head.sequence + 1
returning sequence,
  digest,
  current_setting('app.evidence',
  true) as evidence;

with written as (insert into audit_event (force_id,
  sequence,
  at,
  payload,
  previous_digest,
  digest,
  operation_id,
  review_id)
values (?, …)) update audit_head
set digest = ?
where force_id = ?
returning set_config('app.evidence',
  '',
  true) as taken;
