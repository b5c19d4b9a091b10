-- claimSending
insert into mail_sent (force_id,
  person_id,
  kind,
  subject,
  claimed_at,
  sent_at)
values (?, …)
on conflict
do nothing;

select sent_at
from mail_sent
where force_id = ?
  and person_id = ?
  and kind = ?
  and subject = ?;

update mail_sent
set claimed_at = now()
where force_id = ?
  and person_id = ?
  and kind = ?
  and subject = ?
  and sent_at is null
  and (claimed_at is null
  or claimed_at < now() - interval '2 minutes')
returning id;

-- findChoices
select address
from mail_address
where person_id = ?;

select waiting,
  returned,
  digest
from mail_choice
where person_id = ?;

-- findReviewOfForce
select state,
  lead_id as leadId,
  operation_id as operationId,
  revisions
from review
where force_id = ?
  and id = ?;

-- isMorningNoted
select day
from morning
where day = ?;

-- listAddressed
select person_id,
  set_at
from mail_address
where person_id in (?, …);

-- listHeld
select deputy_id,
  operation_id
from acting_gold_in_force
where force_id = ?
order by deputy_id,
  operation_id;

select person_id as personId,
  role
from role_grant
where organisation_id = ?
  and ended_at is null
order by person_id,
  role;

-- listStandings
select operation.id,
  operation.debrief_lead_id as leadId,
  review.state as reviewState,
  submission.state as submissionState
from operation
left join review on review.force_id = operation.force_id
  and review.operation_id = operation.id
  and review.state <> ?
left join submission on submission.force_id = review.force_id
  and submission.review_id = review.id
  and submission.state <> ?
where operation.force_id = ?
order by operation.id;

-- listToldOfWaiting
select person_id,
  subject
from mail_sent
where force_id = ?
  and kind = ?
  and subject in (?, …)
  and sent_at is not null;

-- noteMorning
insert into morning (day)
values (?)
on conflict
do nothing;

-- noteSent
update mail_sent
set sent_at = now()
where force_id = ?
  and person_id = ?
  and kind = ?
  and subject = ?;

-- releaseSending
update mail_sent
set claimed_at = ?
where force_id = ?
  and person_id = ?
  and kind = ?
  and subject = ?
  and sent_at is null;

-- replaceAddress
delete
from mail_address
where person_id = ?;

insert into mail_address (person_id,
  address,
  salt,
  set_at)
values (?, …);

-- saveChoices
insert into mail_choice (person_id,
  waiting,
  returned,
  digest,
  changed_at)
values (?, …)
on conflict (person_id)
do update
set waiting = ?,
  returned = ?,
  digest = ?,
  changed_at = ?;
