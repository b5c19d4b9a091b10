-- findLiveReview
select review.force_id,
  review.id,
  review.operation_id,
  review.definition_id,
  review.definition_version,
  review.state,
  review.state_since,
  review.revisions,
  review.lead_id,
  review.started_by,
  review.started_at
from review
where review.force_id = ?
  and review.operation_id = ?
  and review.state <> ?;

-- findReadableReview
select review.force_id,
  review.id,
  review.operation_id,
  review.definition_id,
  review.definition_version,
  review.state,
  review.state_since,
  review.revisions,
  review.lead_id,
  review.started_by,
  review.started_at
from review
inner join share on share.force_id = review.force_id
  and share.operation_id = review.operation_id
where share.with_force_id = ?
  and share.ended_at is null
  and review.id = ?;

select review.force_id,
  review.id,
  review.operation_id,
  review.definition_id,
  review.definition_version,
  review.state,
  review.state_since,
  review.revisions,
  review.lead_id,
  review.started_by,
  review.started_at
from review
where review.force_id = ?
  and review.id = ?;

-- getReview
select review.force_id,
  review.id,
  review.operation_id,
  review.definition_id,
  review.definition_version,
  review.state,
  review.state_since,
  review.revisions,
  review.lead_id,
  review.started_by,
  review.started_at
from review
where review.force_id = ?
  and review.id = ?;

-- insertReason
insert into action_reason (force_id,
  review_id,
  action,
  reason,
  given_by,
  given_at)
values (?,
  ?,
  ?,
  ?,
  ?,
  greatest(?::timestamptz,
  (select newest + interval '1 millisecond'
from (select max(given_at)
from action_reason
where force_id = ?
  and review_id = ?) as latest (newest)
where newest >= ?::timestamptz)));

-- insertReply
insert into section_comment_reply (force_id,
  comment_id,
  reply,
  made_by,
  made_at)
values (?, …)
on conflict
do nothing;

-- insertReview
insert into review (force_id,
  operation_id,
  definition_id,
  definition_version,
  state,
  state_since,
  lead_id,
  started_by,
  started_at)
values (?, …)
returning id;

-- listAuthors
select person_id
from review_author
where force_id = ?
  and review_id = ?
order by first_saved_at;

-- listComments
select section_comment.id,
  revision.number as revision,
  section_comment.section_id,
  section_comment.comment,
  section_comment.made_by,
  section_comment.made_at,
  reply.reply,
  reply.made_by as reply_by,
  reply.made_at as reply_at
from section_comment
inner join revision on revision.force_id = section_comment.force_id
  and revision.id = section_comment.revision_id
left join section_comment_reply as reply on reply.force_id = section_comment.force_id
  and reply.comment_id = section_comment.id
where section_comment.force_id = ?
  and section_comment.review_id = ?
order by section_comment.made_at,
  section_comment.section_id;

-- listLiveReviews
select review.force_id,
  review.id,
  review.operation_id,
  review.definition_id,
  review.definition_version,
  review.state,
  review.state_since,
  review.revisions,
  review.lead_id,
  review.started_by,
  review.started_at
from review
where review.force_id = ?
  and review.state <> ?;

-- listOpenComments
select section_comment.review_id,
  section_comment.section_id
from section_comment
left join section_comment_reply as reply on reply.force_id = section_comment.force_id
  and reply.comment_id = section_comment.id
where section_comment.force_id = ?
  and reply.comment_id is null;

-- listReasons
select id,
  action,
  reason,
  given_by,
  given_at
from action_reason
where force_id = ?
  and review_id = ?
order by given_at;

-- listSections
select section_id,
  save_number,
  answers,
  saved_at,
  saved_by
from review_section
where force_id = ?
  and review_id = ?
order by section_id;

-- listSectionsOfDrafts
select review_section.review_id,
  review_section.section_id,
  review_section.answers
from review_section
inner join review on review.force_id = review_section.force_id
  and review.id = review_section.review_id
where review.force_id = ?
  and review.state in (?, …);

-- listSharedReviews
select review.force_id,
  review.id,
  review.operation_id,
  review.definition_id,
  review.definition_version,
  review.state,
  review.state_since,
  review.revisions,
  review.lead_id,
  review.started_by,
  review.started_at
from review
inner join share on share.force_id = review.force_id
  and share.operation_id = review.operation_id
where share.with_force_id = ?
  and share.ended_at is null
  and review.state <> ?;

-- listWithdrawnReviews
select id,
  state_since
from review
where force_id = ?
  and operation_id = ?
  and state = ?
order by state_since desc;

-- lockReview
select review.force_id,
  review.id,
  review.operation_id,
  review.definition_id,
  review.definition_version,
  review.state,
  review.state_since,
  review.revisions,
  review.lead_id,
  review.started_by,
  review.started_at
from review
where review.force_id = ?
  and review.id = ?
for update;

-- lockReviewOfForce
select review.force_id,
  review.id,
  review.operation_id,
  review.definition_id,
  review.definition_version,
  review.state,
  review.state_since,
  review.revisions,
  review.lead_id,
  review.started_by,
  review.started_at
from review
where review.force_id = ?
  and review.id = ?
for update;

-- moveReview
update review
set state = ?,
  state_since = ?
where force_id = ?
  and id = ?;

update review
set state = ?,
  state_since = ?,
  revisions = ?
where force_id = ?
  and id = ?;

-- setLead
update review
set lead_id = ?
where force_id = ?
  and id = ?;
