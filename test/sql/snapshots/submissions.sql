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
  revision.id as revision_id
from sign_off
inner join revision on revision.force_id = sign_off.force_id
  and revision.id = sign_off.revision_id
where sign_off.force_id = ?
  and sign_off.id = ?;

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
