-- endGrant
update role_grant
set ended_at = now()
where organisation_id = ?
  and person_id = ?
  and role = ?
  and origin = ?
  and ended_at is null;

-- findIdentity
select id,
  person_id as personId
from identity
where issuer = ?
  and subject = ?;

-- findIdentityOfSession
select identity.issuer,
  identity.subject
from session
inner join identity on identity.id = session.identity_id
where session.id = ?;

-- insertAttempt
delete
from sign_in_attempt
where started_at < now() - interval '10 minutes';

insert into sign_in_attempt (digest,
  purpose,
  provider,
  organisation_id,
  nonce,
  verifier,
  return_path,
  session_id)
values (?, …);

-- insertGrant
insert into role_grant (organisation_id,
  person_id,
  role,
  origin)
values (?, …);

-- insertPerson
insert into identity (id,
  person_id,
  issuer,
  subject)
values (?, …);

insert into person (id,
  slug,
  name,
  rank,
  rank_short)
values (?, …);

-- listGrants
select role,
  origin
from role_grant
where organisation_id = ?
  and person_id = ?
  and ended_at is null
order by role;

-- listTakenAway
select distinct on (role) role,
  end_reason
from role_grant
where organisation_id = ?
  and person_id = ?
order by role,
  granted_at desc;

-- lockSubject
select pg_advisory_xact_lock(hashtextextended(?,
  0));

-- takeAttempt
delete
from sign_in_attempt
where digest = ?
returning purpose,
  provider,
  organisation_id,
  nonce,
  verifier,
  return_path,
  session_id,
  started_at < now() - interval '10 minutes' as too_old;

-- updatePerson
update person
set name = ?
where id = ?
  and name != ?;

update person
set rank = ?,
  rank_short = ?
where id = ?
  and (rank is distinct
from ?
  or rank_short is distinct
from ?);
