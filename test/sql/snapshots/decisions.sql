-- findFacts
select save_number,
  known,
  saved_at,
  saved_by
from facts
where force_id = ?
  and operation_id = ?;

-- insertConfirmation
insert into decision_confirmation (force_id,
  decision_id,
  confirmed_by,
  confirmed_at)
values (?, …);

-- insertDecision
insert into decision (force_id,
  operation_id,
  number,
  kind,
  known,
  history,
  rule_id,
  rule_version,
  rule_digest,
  assessment,
  computed_tier,
  chosen_tier,
  reason,
  position,
  second_person,
  in_effect,
  decided_by,
  decided_at)
values (?, …)
returning id;

-- insertFactChange
insert into fact_change (force_id,
  operation_id,
  save_number,
  criterion,
  value_before,
  value,
  cause,
  source,
  learned_on,
  what_was_wrong,
  known,
  history,
  rule_id,
  rule_version,
  rule_digest,
  assessment,
  recorded_by,
  recorded_at)
values (?, …)
returning id;

-- listDecisions
select decision.force_id,
  decision.id,
  decision.number,
  decision.kind,
  decision.known,
  decision.history,
  decision.rule_id,
  decision.rule_version,
  decision.rule_digest,
  decision.assessment,
  decision.computed_tier,
  decision.chosen_tier,
  decision.reason,
  decision.position,
  decision.second_person,
  decision.in_effect,
  decision.decided_by,
  decision.decided_at,
  decision_confirmation.confirmed_by,
  decision_confirmation.confirmed_at
from decision
left join decision_confirmation on decision_confirmation.force_id = decision.force_id
  and decision_confirmation.decision_id = decision.id
where decision.force_id = ?
  and decision.operation_id = ?
order by decision.number desc;

-- listFactAuthors
select person_id
from fact_author
where force_id = ?
  and operation_id = ?;

-- listFactChanges
select id,
  criterion,
  value_before,
  value,
  cause,
  source,
  learned_on,
  what_was_wrong,
  rule_id,
  rule_version,
  assessment,
  recorded_by,
  recorded_at
from fact_change
where force_id = ?
  and operation_id = ?
order by save_number;

-- listFactsOfForce
select operation_id,
  known
from facts
where force_id = ?;

-- listFactsStarted
select operation_id
from facts
where force_id = ?;

-- listRulesInEffect
select distinct on (decision.operation_id) decision.operation_id,
  decision.rule_id,
  decision.rule_version
from decision
left join decision_confirmation on decision_confirmation.force_id = decision.force_id
  and decision_confirmation.decision_id = decision.id
where decision.force_id = ?
  and (decision.in_effect = ?
  or decision_confirmation.decision_id is not null)
order by decision.operation_id,
  decision.number desc;

-- listUnconfirmed
select decision.id,
  decision.operation_id,
  decision.second_person,
  decision.decided_at
from decision
left join decision_confirmation on decision_confirmation.force_id = decision.force_id
  and decision_confirmation.decision_id = decision.id
where decision.force_id = ?
  and decision.second_person <> ?
  and decision_confirmation.decision_id is null
  and not exists (select newer.id
from decision as newer
where newer.force_id = decision.force_id
  and newer.operation_id = decision.operation_id
  and newer.number > decision.number)
order by decision.decided_at;

-- saveFactsRow
insert into fact_author (force_id,
  operation_id,
  person_id,
  first_saved_at)
values (?, …)
on conflict (force_id,
  operation_id,
  person_id)
do nothing;

insert into facts (force_id,
  operation_id,
  save_number,
  known,
  saved_at,
  saved_by)
values (?, …)
on conflict (force_id,
  operation_id)
do update
set save_number = ?,
  known = ?,
  saved_at = ?,
  saved_by = ?;
