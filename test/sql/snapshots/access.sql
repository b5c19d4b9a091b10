-- insertAccess
insert into access_log (force_id,
  person_id,
  organisation_id,
  did,
  route,
  subject_kind,
  subject_ids,
  recipient_id,
  session_id,
  request_id)
values (?, …);

-- listAccessToMyReviews
select access_log.id,
  access_log.at,
  access_log.person_id,
  access_log.organisation_id,
  access_log.did,
  access_log.route,
  access_log.subject_kind,
  access_log.force_id,
  cardinality(access_log.subject_ids) as subjects,
  access_log.review_id,
  access_log.recipient_id,
  operation.id as operation_id,
  operation.name,
  operation.reference
from access_log
left join review on review.force_id = access_log.force_id
  and review.id = access_log.review_id
left join operation on operation.force_id = access_log.force_id
  and operation.id = coalesce(review.operation_id,
  case when access_log.subject_kind = 'operation'
  and cardinality(access_log.subject_ids) = 1 then access_log.subject_ids[1] end)
where access_log.force_id = ?
  and access_log.review_id in (select led.id
from review as led
where led.force_id = ?
  and led.lead_id = ? union select wrote.review_id as id
from review_author as wrote
where wrote.force_id = ?
  and wrote.person_id = ?)
  and access_log.person_id <> ?
  and (access_log.at,
  access_log.id) < ( select b.at,
  b.id
from access_log b
where b.force_id = ?
  and b.id = ?)
order by access_log.at desc,
  access_log.id desc
limit ?;

select access_log.id,
  access_log.at,
  access_log.person_id,
  access_log.organisation_id,
  access_log.did,
  access_log.route,
  access_log.subject_kind,
  access_log.force_id,
  cardinality(access_log.subject_ids) as subjects,
  access_log.review_id,
  access_log.recipient_id,
  operation.id as operation_id,
  operation.name,
  operation.reference
from access_log
left join review on review.force_id = access_log.force_id
  and review.id = access_log.review_id
left join operation on operation.force_id = access_log.force_id
  and operation.id = coalesce(review.operation_id,
  case when access_log.subject_kind = 'operation'
  and cardinality(access_log.subject_ids) = 1 then access_log.subject_ids[1] end)
where access_log.force_id = ?
  and access_log.review_id in (select led.id
from review as led
where led.force_id = ?
  and led.lead_id = ? union select wrote.review_id as id
from review_author as wrote
where wrote.force_id = ?
  and wrote.person_id = ?)
  and access_log.person_id <> ?
order by access_log.at desc,
  access_log.id desc
limit ?;

select led.id
from review as led
where led.force_id = ?
  and led.lead_id = ? union select wrote.review_id as id
from review_author as wrote
where wrote.force_id = ?
  and wrote.person_id = ?;

select wrote.review_id as id
from review_author as wrote
where wrote.force_id = ?
  and wrote.person_id = ?;

-- listForceAccess
select access_log.id,
  access_log.at,
  access_log.person_id,
  access_log.organisation_id,
  access_log.did,
  access_log.route,
  access_log.subject_kind,
  access_log.force_id,
  cardinality(access_log.subject_ids) as subjects,
  access_log.review_id,
  access_log.recipient_id,
  operation.id as operation_id,
  operation.name,
  operation.reference
from access_log
left join review on review.force_id = access_log.force_id
  and review.id = access_log.review_id
left join operation on operation.force_id = access_log.force_id
  and operation.id = coalesce(review.operation_id,
  case when access_log.subject_kind = 'operation'
  and cardinality(access_log.subject_ids) = 1 then access_log.subject_ids[1] end)
where access_log.force_id = ?
  and access_log.person_id = ?
  and access_log.review_id = ?
  and access_log.at >= ?
  and access_log.at < ?
  and (access_log.at,
  access_log.id) < ( select b.at,
  b.id
from access_log b
where b.force_id = ?
  and b.id = ?)
order by access_log.at desc,
  access_log.id desc
limit ?;

select access_log.id,
  access_log.at,
  access_log.person_id,
  access_log.organisation_id,
  access_log.did,
  access_log.route,
  access_log.subject_kind,
  access_log.force_id,
  cardinality(access_log.subject_ids) as subjects,
  access_log.review_id,
  access_log.recipient_id,
  operation.id as operation_id,
  operation.name,
  operation.reference
from access_log
left join review on review.force_id = access_log.force_id
  and review.id = access_log.review_id
left join operation on operation.force_id = access_log.force_id
  and operation.id = coalesce(review.operation_id,
  case when access_log.subject_kind = 'operation'
  and cardinality(access_log.subject_ids) = 1 then access_log.subject_ids[1] end)
where access_log.force_id = ?
order by access_log.at desc,
  access_log.id desc
limit ?;

-- listOwnAccess
select access_log.id,
  access_log.at,
  access_log.person_id,
  access_log.organisation_id,
  access_log.did,
  access_log.route,
  access_log.subject_kind,
  access_log.force_id,
  cardinality(access_log.subject_ids) as subjects,
  access_log.review_id,
  access_log.recipient_id,
  operation.id as operation_id,
  operation.name,
  operation.reference
from access_log
left join review on review.force_id = access_log.force_id
  and review.id = access_log.review_id
left join operation on operation.force_id = access_log.force_id
  and operation.id = coalesce(review.operation_id,
  case when access_log.subject_kind = 'operation'
  and cardinality(access_log.subject_ids) = 1 then access_log.subject_ids[1] end)
where access_log.person_id = ?
  and access_log.organisation_id = ?
order by access_log.at desc,
  access_log.id desc
limit ?;
