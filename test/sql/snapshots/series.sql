-- findSeriesOf
select series.force_id,
  series.id,
  series.name,
  series_event.event
from series_event
inner join series on series.force_id = series_event.force_id
  and series.id = series_event.series_id
where series_event.force_id = ?
  and series_event.operation_id = ?
order by series_event.recorded_at desc
limit ?;

-- getSeries
select force_id,
  id,
  name,
  reason,
  declared_by,
  declared_at
from series
where force_id = ?
  and id = ?;

-- insertSeries
insert into series (force_id,
  name,
  reason,
  declared_by,
  declared_at)
values (?, …)
returning id;

-- insertSeriesEvent
insert into series_event (force_id,
  series_id,
  event,
  operation_id,
  reason,
  recorded_by,
  recorded_at)
values (?,
  ?,
  ?,
  ?,
  ?,
  ?,
  greatest(?::timestamptz,
  (select newest + interval '1 millisecond'
from (select max(recorded_at)
from series_event
where force_id = ?
  and operation_id = ?) as latest (newest)
where newest >= ?::timestamptz)))
returning id;

insert into series_event (force_id,
  series_id,
  event,
  reason,
  held_on,
  recorded_by,
  recorded_at)
values (?,
  ?,
  ?,
  ?,
  ?,
  ?,
  greatest(?::timestamptz,
  (select newest + interval '1 millisecond'
from (select max(recorded_at)
from series_event
where force_id = ?
  and operation_id = ?) as latest (newest)
where newest >= ?::timestamptz)))
returning id;

-- listSeries
select id,
  name
from series
where force_id = ?
order by declared_at desc,
  id;

-- listSeriesEvents
select id,
  event,
  operation_id,
  reason,
  held_on,
  recorded_by,
  recorded_at
from series_event
where force_id = ?
  and series_id = ?
order by recorded_at,
  id;
