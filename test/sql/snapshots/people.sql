-- endGrants
update role_grant
set ended_at = greatest(granted_at,
  ?::timestamptz),
  ended_by = ?,
  end_reason = ?
where organisation_id = ?
  and person_id = ?
  and role in (?, …)
  and ended_at is null;

-- endSessionsOf
update session
set ended_at = ?
where organisation_id = ?
  and person_id = ?
  and ended_at is null;

-- findPeople
select id,
  name,
  rank,
  rank_short as rankShort
from person
where id in (?, …);

-- insertGrant
insert into role_grant (organisation_id,
  person_id,
  role,
  granted_by,
  origin)
values (?, …);

-- insertIdentity
insert into identity (id,
  person_id,
  issuer,
  subject)
values (?, …)
on conflict
do nothing;

-- insertPerson
insert into person (id,
  slug,
  name,
  rank,
  rank_short,
  listed_by)
values (?, …);

-- listColleagues
select person.id,
  person.name,
  person.rank,
  person.rank_short as rankShort,
  role_grant.role
from person
inner join role_grant on role_grant.person_id = person.id
where role_grant.organisation_id = ?
  and role_grant.ended_at is null
order by person.name,
  role_grant.role;

-- listGolds
select person_id
from role_grant
where organisation_id = ?
  and role = ?
  and ended_at is null;

-- listPeopleAndGrants
select person.id,
  person.name,
  person.rank,
  person.rank_short as rankShort,
  role_grant.role,
  role_grant.granted_at,
  role_grant.granted_by,
  role_grant.ended_at,
  role_grant.ended_by,
  role_grant.end_reason
from person
left join role_grant on role_grant.person_id = person.id
  and role_grant.organisation_id = ?
where (role_grant.person_id is not null
  or person.listed_by = ?)
order by person.name,
  person.id,
  role_grant.granted_at desc,
  role_grant.role;

-- listUnsubmittedWork
select review.id,
  review.operation_id,
  operation.name,
  review_author.person_id
from review
inner join review_author on review_author.force_id = review.force_id
  and review_author.review_id = review.id
inner join operation on operation.force_id = review.force_id
  and operation.id = review.operation_id
where review.force_id = ?
  and review.state in (?, …)
order by operation.name,
  review.id;

-- lockAdministration
select person_id
from role_grant
where organisation_id = ?
  and role = ?
  and ended_at is null
order by person_id
for update;

-- lockRoles
select role
from role_grant
where organisation_id = ?
  and person_id = ?
  and ended_at is null
order by role
for share;

-- lockRolesOf
select role
from role_grant
where organisation_id = ?
  and person_id = ?
  and ended_at is null
order by role
for update;

-- requireColleague
select person_id
from role_grant
where organisation_id = ?
  and person_id = ?
  and ended_at is null;

-- requireGold
select person_id
from role_grant
where organisation_id = ?
  and person_id = ?
  and role = ?
  and ended_at is null;

-- requireListed
select person.id
from person
left join role_grant on role_grant.person_id = person.id
  and role_grant.organisation_id = ?
where person.id = ?
  and (role_grant.person_id is not null
  or person.listed_by = ?);

-- rolesOf
select role
from role_grant
where organisation_id = ?
  and person_id = ?
  and ended_at is null
order by role;
