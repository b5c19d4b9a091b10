-- findFirstPeriod
select first_operation_id
from review_period
where force_id = ?
  and operation_id = ?;

-- findOperation
select operation.force_id,
  operation.id,
  operation.reference,
  operation.name,
  operation.event_type,
  operation.cause,
  operation.how_it_came_about,
  operation.place,
  operation.planned_start_at,
  operation.planned_end_at,
  operation.started_at,
  operation.stood_down_at,
  operation.stood_down_recorded_at,
  operation.debrief_lead_id,
  operation.gold_id,
  operation.registered_at,
  operation.registered_by,
  operation.removed_as,
  operation.removed_code,
  operation.removed_sentence,
  operation.removed_at,
  operation.duplicate_of
from operation
where operation.force_id = ?
  and id = ?;

-- getOperation
select operation.force_id,
  operation.id,
  operation.reference,
  operation.name,
  operation.event_type,
  operation.cause,
  operation.how_it_came_about,
  operation.place,
  operation.planned_start_at,
  operation.planned_end_at,
  operation.started_at,
  operation.stood_down_at,
  operation.stood_down_recorded_at,
  operation.debrief_lead_id,
  operation.gold_id,
  operation.registered_at,
  operation.registered_by,
  operation.removed_as,
  operation.removed_code,
  operation.removed_sentence,
  operation.removed_at,
  operation.duplicate_of
from operation
where operation.force_id = ?
  and id = ?;

-- getReadableOperation
select operation.force_id,
  operation.id,
  operation.reference,
  operation.name,
  operation.event_type,
  operation.cause,
  operation.how_it_came_about,
  operation.place,
  operation.planned_start_at,
  operation.planned_end_at,
  operation.started_at,
  operation.stood_down_at,
  operation.stood_down_recorded_at,
  operation.debrief_lead_id,
  operation.gold_id,
  operation.registered_at,
  operation.registered_by,
  operation.removed_as,
  operation.removed_code,
  operation.removed_sentence,
  operation.removed_at,
  operation.duplicate_of
from operation
inner join share on share.force_id = operation.force_id
  and share.operation_id = operation.id
where share.with_force_id = ?
  and share.ended_at is null
  and operation.id = ?;

-- insertOperation
insert into operation (force_id,
  reference,
  name,
  event_type,
  cause,
  how_it_came_about,
  place,
  planned_start_at,
  planned_end_at,
  started_at,
  stood_down_at,
  stood_down_recorded_at,
  debrief_lead_id,
  gold_id,
  registered_at,
  registered_by)
values (?, …)
on conflict (force_id,
  reference)
do nothing
returning id;

-- insertReviewPeriod
insert into review_period (force_id,
  operation_id,
  first_operation_id,
  kind,
  number,
  recorded_by,
  recorded_at)
values (?, …);

-- listFurtherPeriods
select review_period.operation_id,
  review_period.kind,
  review_period.number,
  operation.name,
  operation.reference
from review_period
inner join operation on operation.force_id = review_period.force_id
  and operation.id = review_period.operation_id
where review_period.force_id = ?
  and review_period.first_operation_id = ?
order by review_period.number asc nulls last;

-- listOperations
select operation.force_id,
  operation.id,
  operation.reference,
  operation.name,
  operation.event_type,
  operation.cause,
  operation.how_it_came_about,
  operation.place,
  operation.planned_start_at,
  operation.planned_end_at,
  operation.started_at,
  operation.stood_down_at,
  operation.stood_down_recorded_at,
  operation.debrief_lead_id,
  operation.gold_id,
  operation.registered_at,
  operation.registered_by,
  operation.removed_as,
  operation.removed_code,
  operation.removed_sentence,
  operation.removed_at,
  operation.duplicate_of
from operation
where operation.force_id = ?
order by registered_at desc,
  id;

-- listSharedOperations
select operation.force_id,
  operation.id,
  operation.reference,
  operation.name,
  operation.event_type,
  operation.cause,
  operation.how_it_came_about,
  operation.place,
  operation.planned_start_at,
  operation.planned_end_at,
  operation.started_at,
  operation.stood_down_at,
  operation.stood_down_recorded_at,
  operation.debrief_lead_id,
  operation.gold_id,
  operation.registered_at,
  operation.registered_by,
  operation.removed_as,
  operation.removed_code,
  operation.removed_sentence,
  operation.removed_at,
  operation.duplicate_of,
  share.shared_at
from operation
inner join share on share.force_id = operation.force_id
  and share.operation_id = operation.id
where share.with_force_id = ?
  and share.ended_at is null
order by share.shared_at desc,
  operation.id;

-- lockOperation
select operation.force_id,
  operation.id,
  operation.reference,
  operation.name,
  operation.event_type,
  operation.cause,
  operation.how_it_came_about,
  operation.place,
  operation.planned_start_at,
  operation.planned_end_at,
  operation.started_at,
  operation.stood_down_at,
  operation.stood_down_recorded_at,
  operation.debrief_lead_id,
  operation.gold_id,
  operation.registered_at,
  operation.registered_by,
  operation.removed_as,
  operation.removed_code,
  operation.removed_sentence,
  operation.removed_at,
  operation.duplicate_of
from operation
where operation.force_id = ?
  and id = ?
for update;

-- setRemoval
update operation
set removed_as = ?,
  removed_code = ?,
  removed_sentence = ?,
  removed_at = ?,
  removed_by = ?,
  duplicate_of = ?
where force_id = ?
  and id = ?;

-- setTimes
update operation
set started_at = ?,
  stood_down_at = ?,
  stood_down_recorded_at = ?
where force_id = ?
  and id = ?;
