-- findPeople
select id,
  name,
  rank,
  rank_short as rankShort
from person
where id in (?, …);

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

-- lockRoles
select role
from role_grant
where organisation_id = ?
  and person_id = ?
  and ended_at is null
for share;

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
