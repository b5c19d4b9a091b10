-- endQuery
insert into query_end (force_id,
  query_id,
  how,
  explanation,
  ended_by,
  ended_at)
values (?, …)
on conflict
do nothing;

-- everSubmitted
select submission.id
from submission
inner join review on review.force_id = submission.force_id
  and review.id = submission.review_id
where review.force_id = ?
  and review.operation_id = ?
limit ?;

-- findPackFile
select json as bytes,
  json_digest as digest
from pack
where force_id = ?
  and sign_off_id = ?
  and audience = ?;

select pdf as bytes,
  pdf_digest as digest
from pack
where force_id = ?
  and sign_off_id = ?
  and audience = ?;

-- getArrived
select submission.force_id,
  submission.id,
  submission.review_id,
  submission.sign_off_id,
  submission.state,
  submission.sent_at,
  pack.json,
  pack.json_digest,
  pack.pdf_digest,
  encode(sha256(pack.pdf),
  'hex') as pdf_found
from submission
inner join pack on pack.force_id = submission.force_id
  and pack.sign_off_id = submission.sign_off_id
  and pack.audience = ?
where submission.recipient_id = ?
  and submission.sent_at is not null
  and submission.id = ?;

-- getSigned
select audience,
  bytes,
  digest
from rendition
where force_id = ?
  and revision_id = ?;

select sign_off.digest as signed_digest,
  sign_off.statement,
  revision.envelope,
  revision.digest,
  revision.id as revision_id,
  revision.review_id
from sign_off
inner join revision on revision.force_id = sign_off.force_id
  and revision.id = sign_off.revision_id
where sign_off.force_id = ?
  and sign_off.id = ?;

-- insertHoldBack
insert into hold_back (force_id,
  review_id,
  revision_id,
  act,
  ground,
  agreed_with,
  reason,
  acted_by,
  acted_at)
values (?,
  ?,
  ?,
  ?,
  ?,
  ?,
  ?,
  ?,
  greatest(?::timestamptz,
  (select newest + interval '1 millisecond'
from (select max(acted_at)
from hold_back
where force_id = ?
  and review_id = ?) as latest (newest)
where newest >= ?::timestamptz)))
returning id;

-- insertPack
insert into pack (force_id,
  sign_off_id,
  audience,
  pdf,
  pdf_digest,
  json,
  json_digest,
  made_at)
values (?, …)
on conflict
do nothing;

-- insertQuery
insert into query (force_id,
  submission_id,
  question,
  asked_by,
  asked_at)
values (?, …)
returning id;

-- insertReceipt
insert into receipt (force_id,
  submission_id,
  digest,
  acknowledged_by,
  acknowledged_at)
values (?, …);

-- insertSubmission
insert into submission (force_id,
  review_id,
  revision_id,
  sign_off_id,
  recipient_id,
  channel,
  state,
  submitted_by,
  submitted_at)
values (?, …)
returning id;

-- listArrived
select submission.force_id,
  submission.id,
  submission.review_id,
  submission.sign_off_id,
  submission.state,
  submission.sent_at,
  pack.json,
  pack.json_digest,
  pack.pdf_digest,
  encode(sha256(pack.pdf),
  'hex') as pdf_found
from submission
inner join pack on pack.force_id = submission.force_id
  and pack.sign_off_id = submission.sign_off_id
  and pack.audience = ?
where submission.recipient_id = ?
  and submission.sent_at is not null
order by submission.sent_at desc,
  submission.id
limit ?;

-- listHoldBacks
select id,
  revision_id,
  act,
  ground,
  agreed_with,
  reason,
  acted_by,
  acted_at
from hold_back
where force_id = ?
  and review_id = ?
order by acted_at desc,
  id;

-- listLiveSubmissions
select review_id,
  state
from submission
where force_id = ?
  and state <> ?;

-- listPacks
select audience
from pack
where force_id = ?
  and sign_off_id = ?;

-- listQueries
select query.id,
  query.submission_id,
  query.question,
  query.asked_by,
  query.asked_at,
  query_end.how,
  query_end.explanation,
  query_end.ended_by,
  query_end.ended_at
from query
inner join submission on submission.force_id = query.force_id
  and submission.id = query.submission_id
left join query_end on query_end.force_id = query.force_id
  and query_end.query_id = query.id
where submission.force_id = ?
  and submission.review_id = ?
order by query.asked_at;

-- listQueriesOf
select query.id,
  query.submission_id,
  query.question,
  query.asked_at,
  query.asked_by,
  query_end.how,
  query_end.explanation,
  query_end.ended_at
from query
left join query_end on query_end.force_id = query.force_id
  and query_end.query_id = query.id
where query.submission_id in (?, …)
order by query.asked_at;

-- listSubmissions
select force_id,
  id,
  revision_id,
  sign_off_id,
  channel,
  state,
  submitted_by,
  submitted_at,
  recipient_id,
  sent_at,
  sent_note
from submission
where force_id = ?
  and review_id = ?
order by submitted_at desc;

-- markSent
update submission
set state = ?,
  sent_at = ?,
  sent_stated_at = ?,
  sent_recorded_at = ?,
  sent_recorded_by = ?,
  sent_note = ?
where force_id = ?
  and id = ?;

-- moveSubmission
update submission
set state = ?
where force_id = ?
  and id = ?;
