-- findEarlierViewed
select revision.force_id,
  revision.id,
  revision.number
from revision
inner join revision_view on revision_view.force_id = revision.force_id
  and revision_view.revision_id = revision.id
where revision.force_id = ?
  and revision.review_id = ?
  and revision.number < ?
  and revision_view.person_id = ?
order by revision.number desc
limit ?;

-- findStoredCopy
select rendition.bytes,
  revision.envelope,
  revision.digest
from rendition
inner join revision on revision.force_id = rendition.force_id
  and revision.id = rendition.revision_id
where rendition.force_id = ?
  and rendition.revision_id = ?
  and rendition.audience = ?;

-- insertComments
insert into section_comment (force_id,
  review_id,
  revision_id,
  section_id,
  comment,
  made_by,
  made_at)
values (?, …);

-- insertRenditions
insert into rendition (force_id,
  revision_id,
  audience,
  bytes,
  digest)
values (?, …);

-- insertRevision
insert into revision (force_id,
  review_id,
  number,
  decision_id,
  envelope,
  digest,
  marking,
  frozen_by,
  frozen_at)
values (?, …)
returning id;

-- insertSignOff
insert into sign_off (force_id,
  review_id,
  revision_id,
  digest,
  signed_by,
  signed_at,
  acting_gold_id,
  statement)
values (?, …)
returning id;

-- insertView
insert into revision_view (force_id,
  revision_id,
  person_id,
  session_id,
  viewed_at)
values (?, …)
on conflict
do nothing;

-- insertVoid
insert into sign_off_void (force_id,
  sign_off_id,
  reason,
  voided_by,
  voided_at)
values (?, …);

-- listAuthorsOfWaiting
select review.id as review_id,
  review_author.person_id
from review
inner join review_author on review_author.force_id = review.force_id
  and review_author.review_id = review.id
where review.force_id = ?
  and review.state = ?;

-- listDebriefsOfWaiting
select review.id as review_id,
  debrief.id,
  debrief.facilitator_id,
  debrief.recorded_by,
  debrief.corrects
from review
inner join debrief on debrief.force_id = review.force_id
  and debrief.operation_id = review.operation_id
where review.force_id = ?
  and review.state = ?;

-- listRevisions
select force_id,
  id,
  number,
  decision_id,
  digest,
  marking,
  frozen_by,
  frozen_at
from revision
where force_id = ?
  and review_id = ?
order by number desc;

-- listSignOffs
select sign_off.force_id,
  sign_off.id,
  sign_off.revision_id,
  sign_off.digest,
  sign_off.signed_by,
  sign_off.signed_at,
  sign_off.statement,
  sign_off.acting_gold_id,
  sign_off_void.voided_at,
  sign_off_void.reason as void_reason
from sign_off
left join sign_off_void on sign_off_void.force_id = sign_off.force_id
  and sign_off_void.sign_off_id = sign_off.id
where sign_off.force_id = ?
  and sign_off.review_id = ?
order by sign_off.signed_at desc;

-- listWaiting
select review.id as review_id,
  review.operation_id,
  revision.number,
  revision.frozen_at,
  revision.frozen_by,
  revision.id as revision_id,
  review.force_id
from review
inner join revision on revision.force_id = review.force_id
  and revision.review_id = review.id
  and revision.number = review.revisions
where review.force_id = ?
  and review.state = ?;

-- wasViewed
select viewed_at
from revision_view
where force_id = ?
  and revision_id = ?
  and person_id = ?
  and session_id = ?;
