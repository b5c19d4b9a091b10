-- insertImpactReview
insert into impact_review (force_id,
  operation_id,
  step,
  made_on,
  made_by,
  made_by_role,
  what_changed,
  groups,
  policing_effect,
  next_steps,
  next_review_on,
  definition_id,
  definition_version,
  corrects,
  recorded_by,
  recorded_at)
values (?, …)
returning id;

-- listImpactReviews
select id,
  made_on,
  made_by,
  made_by_role,
  what_changed,
  policing_effect,
  next_steps,
  next_review_on,
  definition_id,
  definition_version,
  corrects,
  recorded_by,
  recorded_at,
  step,
  groups as groups
from impact_review
where force_id = ?
  and operation_id = ?
order by recorded_at,
  id;
