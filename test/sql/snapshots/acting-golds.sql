-- endAppointment
update acting_gold
set ended_at = ?,
  ended_by = ?,
  end_reason = ?
where force_id = ?
  and id = ?
  and ended_at is null;

-- endAppointments
update acting_gold
set ended_at = ?,
  ended_by = ?,
  end_reason = ?
where force_id = ?
  and acting_for_id = ?
  and ended_at is null;

update acting_gold
set ended_at = ?,
  ended_by = ?,
  end_reason = ?
where force_id = ?
  and deputy_id = ?
  and ended_at is null;

-- getAppointment
select force_id,
  id,
  deputy_id,
  acting_for_id,
  operation_id,
  from_at,
  until_at,
  reason,
  appointed_by,
  appointed_at,
  ended_at,
  ended_by,
  end_reason
from acting_gold
where force_id = ?
  and id = ?;

-- insertAppointment
insert into acting_gold (force_id,
  deputy_id,
  acting_for_id,
  operation_id,
  from_at,
  until_at,
  reason,
  appointed_by,
  appointed_at)
values (?, …)
returning id;

-- listAppointments
select force_id,
  id,
  deputy_id,
  acting_for_id,
  operation_id,
  from_at,
  until_at,
  reason,
  appointed_by,
  appointed_at,
  ended_at,
  ended_by,
  end_reason
from acting_gold
where force_id = ?
order by appointed_at desc,
  id;

-- listInForce
select id
from acting_gold_in_force
where force_id = ?;

-- lockActing
select id,
  operation_id,
  acting_for_id,
  reason
from acting_gold
where force_id = ?
  and deputy_id = ?
  and ended_at is null
  and from_at <= ?
  and (until_at is null
  or until_at > ?)
order by operation_id,
  id
for share;

-- lockGolds
select person_id
from role_grant
where organisation_id = ?
  and role = ?
  and ended_at is null
  and person_id in (?, …)
for share;
