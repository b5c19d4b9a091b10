-- insertDebrief
insert into debrief (force_id,
  operation_id,
  kind,
  held_from,
  held_to,
  place,
  facilitator_id,
  facilitator_role,
  scribe,
  invited,
  present,
  organisations,
  corrects,
  recorded_by,
  recorded_at)
values (?, …)
returning id;

-- insertPauseEvent
insert into pause_event (force_id,
  operation_id,
  event,
  reason,
  contact,
  review_on,
  recorded_by,
  recorded_at)
values (?,
  ?,
  ?,
  ?,
  ?,
  ?,
  ?,
  greatest(?::timestamptz,
  (select newest + interval '1 millisecond'
from (select max(recorded_at)
from pause_event
where force_id = ?
  and operation_id = ?) as latest (newest)
where newest >= ?::timestamptz)))
returning id;

-- listDebriefs
select id,
  kind,
  held_from,
  held_to,
  place,
  facilitator_id,
  facilitator_role,
  scribe,
  invited,
  present,
  organisations,
  corrects,
  recorded_by,
  recorded_at
from debrief
where force_id = ?
  and operation_id = ?
order by recorded_at,
  id;

-- listPauseEvents
select id,
  event,
  reason,
  contact,
  review_on,
  recorded_by,
  recorded_at
from pause_event
where force_id = ?
  and operation_id = ?
order by recorded_at,
  id;
