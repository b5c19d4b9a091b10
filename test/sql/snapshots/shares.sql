-- insertShare
insert into share (force_id,
  operation_id,
  with_force_id,
  reason,
  shared_by,
  shared_at)
values (?, …)
returning id;

-- listShares
select force_id,
  id,
  with_force_id,
  reason,
  shared_by,
  shared_at,
  ended_by,
  ended_at,
  end_reason
from share
where force_id = ?
  and operation_id = ?
order by shared_at desc,
  id;

-- markEnded
update share
set ended_at = ?,
  ended_by = ?,
  end_reason = ?
where force_id = ?
  and id = ?;
