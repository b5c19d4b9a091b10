-- openSection
select review.force_id,
  review.id,
  review.operation_id,
  review.state,
  review.definition_id,
  review.definition_version,
  coalesce(?::timestamptz,
  now()) as at,
  (select save_number
from review_section
where review_section.force_id = review.force_id
  and review_section.review_id = review.id
  and section_id = ?) as save_number,
  (select known
from facts
where facts.force_id = review.force_id
  and facts.operation_id = review.operation_id) as facts,
  exists (select review_author.person_id
from review_author
where review_author.force_id = review.force_id
  and review_author.review_id = review.id
  and person_id = ?) as is_author,
  (select coalesce(json_agg(agg),
  '[]')
from (select chosen_tier,
  in_effect,
  decided_at,
  confirmed_at
from decision
left join decision_confirmation on decision_confirmation.force_id = decision.force_id
  and decision_confirmation.decision_id = decision.id
where decision.force_id = review.force_id
  and decision.operation_id = review.operation_id
order by number desc) as agg) as decisions
from review
where review.id = ?
  and review.force_id = ?
for share of review;

select review.force_id,
  review.id,
  review.operation_id,
  review.state,
  review.definition_id,
  review.definition_version,
  coalesce(?::timestamptz,
  now()) as at,
  (select save_number
from review_section
where review_section.force_id = review.force_id
  and review_section.review_id = review.id
  and section_id = ?) as save_number,
  (select known
from facts
where facts.force_id = review.force_id
  and facts.operation_id = review.operation_id) as facts,
  exists (select review_author.person_id
from review_author
where review_author.force_id = review.force_id
  and review_author.review_id = review.id
  and person_id = ?) as is_author,
  (select coalesce(json_agg(agg),
  '[]')
from (select chosen_tier,
  in_effect,
  decided_at,
  confirmed_at
from decision
left join decision_confirmation on decision_confirmation.force_id = decision.force_id
  and decision_confirmation.decision_id = decision.id
where decision.force_id = review.force_id
  and decision.operation_id = review.operation_id
order by number desc) as agg) as decisions,
  (select jsonb_object_agg(section_id,
  answers) as answers
from review_section
where review_section.force_id = review.force_id
  and review_section.review_id = review.id
  and ?::jsonb -> (definition_id || '@' || definition_version) ? section_id) as answers,
  (select array_agg(section_id) as given
from section_given
where section_given.force_id = review.force_id
  and section_given.review_id = review.id
  and person_id = ?
  and of_force_id = ?
  and ended_at is null) as given,
  exists (select pause_event.id
from pause_event
where pause_event.force_id = review.force_id
  and pause_event.operation_id = review.operation_id
  and contact is not null) as pause_contacts
from review
where review.id = ?
  and (review.force_id = ?
  or exists (select share.id
from share
where share.force_id = review.force_id
  and share.operation_id = review.operation_id
  and share.with_force_id = ?
  and share.ended_at is null))
for share of review;

-- rewriteSection
with written as ( update review_section
set save_number = ? + 1,
  answers = ?,
  saved_at = ?,
  saved_by = ?
where force_id = ?
  and review_id = ?
  and section_id = ?
  and save_number = ?
returning save_number),
  access_logged as ( insert into access_log (force_id,
  person_id,
  organisation_id,
  did,
  route,
  subject_kind,
  subject_ids,
  session_id,
  request_id) select ?,
  ?::uuid,
  ?,
  ?,
  ?,
  ?,
  ?::uuid[],
  ?::uuid,
  ?::uuid
from written) select save_number
from written;

-- writeSection
with access_logged as (insert into access_log (force_id,
  person_id,
  organisation_id,
  did,
  route,
  subject_kind,
  subject_ids,
  recipient_id,
  session_id,
  request_id)
values (?, …)),
  written as (insert into review_section (force_id,
  review_id,
  section_id,
  save_number,
  answers,
  saved_at,
  saved_by)
values (?, …)
on conflict
do nothing
returning force_id,
  review_id,
  saved_by,
  saved_at),
  author as (insert into review_author (force_id,
  review_id,
  person_id,
  first_saved_at) select force_id,
  review_id,
  saved_by,
  saved_at
from written
on conflict
do nothing
returning person_id) select exists (select person_id
from author) as newAuthor
from written;
