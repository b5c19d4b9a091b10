-- recordEvent
insert into audit_head (force_id,
  sequence,
  digest)
values (?, …)
on conflict (force_id)
do update
set sequence = audit_head.sequence + 1
returning sequence,
  digest;

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
where force_id = ?;
