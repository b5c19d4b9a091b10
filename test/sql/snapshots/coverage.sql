-- getMoments
select moments
from coverage_row
where force_id = ?
  and operation_id = ?;

-- listMoments
select moments
from coverage_row
where force_id in (?, …)
  and counting_day >= ?
  and counting_day <= ?
order by counting_day,
  operation_id;

select moments
from coverage_row
where force_id in (?, …)
order by counting_day,
  operation_id;

-- listReadableForces
select id,
  kind,
  name,
  short_name as shortName
from organisation
where (id in (select overseen_force.force_id
from overseen_force)
  or id in (select viewer_force.force_id
from viewer_force))
order by name;

-- listRollUps
select operation_id,
  counting_day,
  moments,
  refreshed_at
from coverage_row
where force_id = ?
  and operation_id > ?
order by operation_id
limit ?;

select operation_id,
  counting_day,
  moments,
  refreshed_at
from coverage_row
where force_id = ?
order by operation_id
limit ?;

-- listUndecided
select force_id,
  operation_id,
  refreshed_at
from coverage_row
where force_id = ?
  and moments ->> 'tierInEffect' is null;

-- listWithdrawals
select action_reason.review_id,
  action_reason.action,
  action_reason.given_at
from action_reason
inner join review on review.force_id = action_reason.force_id
  and review.id = action_reason.review_id
where review.force_id = ?
  and review.operation_id = ?
  and action_reason.action in (?, …)
order by action_reason.given_at;

-- readRecords
select id,
  force_id,
  reference,
  name,
  event_type,
  registered_at,
  planned_start_at,
  started_at,
  planned_end_at,
  stood_down_at,
  stood_down_recorded_at,
  removed_at,
  removed_as,
  removed_code,
  removed_sentence,
  greatest(clock_timestamp(),
  ?) as read_at
from operation
where force_id = ?
  and id = ?;

-- readReviews
select revision.id,
  revision.review_id,
  revision.number,
  revision.decision_id,
  revision.digest,
  revision.frozen_at,
  submission.submitted_at,
  sign_off.digest as signed_digest,
  sign_off.signed_at,
  sign_off_void.voided_at,
  submission.sent_at,
  submission.sent_recorded_at
from revision
inner join review on review.force_id = revision.force_id
  and review.id = revision.review_id
left join sign_off on sign_off.force_id = revision.force_id
  and sign_off.revision_id = revision.id
left join sign_off_void on sign_off_void.force_id = sign_off.force_id
  and sign_off_void.sign_off_id = sign_off.id
left join submission on submission.force_id = revision.force_id
  and submission.revision_id = revision.id
where revision.force_id = ?
  and review.operation_id = ?
order by revision.frozen_at;

-- refreshCoverage
insert into coverage_row (force_id,
  operation_id,
  counting_day,
  moments,
  refreshed_at)
values (?, …)
on conflict (force_id,
  operation_id)
do update
set counting_day = ?,
  moments = ?,
  refreshed_at = ?;

-- renewCoverage
update coverage_row
set counting_day = ?,
  moments = ?,
  refreshed_at = ?
where force_id = ?
  and operation_id = ?
  and refreshed_at = ?;
