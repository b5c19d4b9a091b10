-- endSections
update section_given
set ended_at = ?,
  ended_by = ?
where force_id = ?
  and review_id = ?
  and person_id = ?
  and section_id in (?, …)
  and ended_at is null;

-- endSectionsOfForce
update section_given
set ended_at = ?,
  ended_by = ?
where force_id = ?
  and of_force_id = ?
  and ended_at is null
  and review_id in (select review.id
from review
where review.force_id = ?
  and review.operation_id = ?);

-- insertGiven
insert into section_given (force_id,
  review_id,
  section_id,
  person_id,
  of_force_id,
  given_by,
  given_at)
values (?, …);

-- listCandidates
select person.id,
  person.name,
  person.rank,
  person.rank_short as rankShort,
  role_grant.organisation_id as forceId
from role_grant
inner join person on person.id = role_grant.person_id
where role_grant.organisation_id in (?, …)
  and role_grant.role = ?
  and role_grant.ended_at is null
order by person.name,
  person.id;

-- listContributors
select section_id,
  person_id,
  of_force_id,
  given_by,
  given_at
from section_given
where force_id = ?
  and review_id = ?
  and ended_at is null
order by given_at,
  section_id;

-- listGivenTo
select given.force_id,
  given.review_id,
  given.section_id,
  given.given_by,
  given.given_at,
  review.state,
  review.operation_id,
  review.definition_id,
  review.definition_version,
  operation.name,
  operation.reference,
  saved.saved_at
from section_given as given
inner join review on review.force_id = given.force_id
  and review.id = given.review_id
inner join operation on operation.force_id = review.force_id
  and operation.id = review.operation_id
left join review_section as saved on saved.force_id = given.force_id
  and saved.review_id = given.review_id
  and saved.section_id = given.section_id
where given.person_id = ?
  and given.of_force_id = ?
  and given.ended_at is null
  and review.state <> ?
order by operation.reference,
  given.given_at,
  given.section_id;
