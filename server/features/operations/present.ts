import type { DebriefReply, PauseReply } from '#shared/api/debriefs.ts'
import type { DecisionReply, FactChangeReply, KnownFacts } from '#shared/api/decisions.ts'
import type { PersonRef } from '#shared/api/identifiers.ts'
import type { ImpactReviewReply } from '#shared/api/impact-reviews.ts'
import type { OperationReply } from '#shared/api/operations.ts'
import type { ShareReply } from '#shared/api/sharing.ts'
import { getOrganisation } from '#shared/reference/organisations.ts'
import type { Assessment } from '#shared/rule/assess.ts'
import type { DebriefRecord, PauseRecord } from '../debriefs/repository.ts'
import type { DecisionRecord, FactChangeRecord } from '../decisions/repository.ts'
import type { ImpactReviewRecord } from '../impact-reviews/repository.ts'
import { nameOf } from '../people/repository.ts'
import type { ShareRecord } from '../shares/repository.ts'
import type { OperationRecord } from './repository.ts'

type People = Map<string, PersonRef>

export function presentDecision(
  decision: DecisionRecord,
  people: People,
  about: { current: boolean; confirmRefusal: string | null },
): DecisionReply {
  const assessment = decision.assessment as Assessment
  return {
    id: decision.id,
    number: decision.number,
    kind: decision.kind,
    computedTier: decision.computed_tier,
    chosenTier: decision.chosen_tier,
    assessment: {
      ruleId: assessment.ruleId,
      ruleVersion: assessment.ruleVersion,
      computedTier: assessment.computedTier,
      tier: assessment.tier,
      triggers: assessment.triggers,
      cumulativeRule: assessment.cumulativeRule,
      seriesReduction: assessment.seriesReduction,
      facilitationLevel: assessment.facilitationLevel,
      collegeLevel: assessment.collegeLevel,
      explanation: assessment.explanation,
    },
    known: decision.known as KnownFacts,
    reason: decision.reason,
    position: decision.position,
    secondPerson: decision.second_person,
    inEffect: decision.in_effect,
    decidedBy: nameOf(people, decision.decided_by),
    decidedAt: decision.decided_at,
    confirmedBy: decision.confirmed_by === null ? null : nameOf(people, decision.confirmed_by),
    confirmedAt: decision.confirmed_at,
    ...about,
  }
}

export function presentFactChange(change: FactChangeRecord, people: People): FactChangeReply {
  return {
    id: change.id,
    criterion: change.criterion,
    valueBefore: change.value_before,
    value: change.value,
    cause: change.cause,
    source: change.source,
    learnedOn: change.learned_on,
    whatWasWrong: change.what_was_wrong,
    tier: (change.assessment as Assessment).tier,
    ruleId: change.rule_id,
    ruleVersion: change.rule_version,
    recordedBy: nameOf(people, change.recorded_by),
    recordedAt: change.recorded_at,
  }
}

export function presentDebrief(debrief: DebriefRecord, all: DebriefRecord[], people: People): DebriefReply {
  return {
    id: debrief.id,
    kind: debrief.kind,
    heldFrom: debrief.held_from,
    heldTo: debrief.held_to,
    place: debrief.place,
    facilitator: debrief.facilitator_id === null ? null : nameOf(people, debrief.facilitator_id),
    facilitatorRole: debrief.facilitator_role,
    scribe: debrief.scribe,
    invited: debrief.invited,
    present: debrief.present,
    organisations: debrief.organisations,
    recordedBy: nameOf(people, debrief.recorded_by),
    recordedAt: debrief.recorded_at,
    correctedBy: all.find(({ corrects }) => corrects === debrief.id)?.id ?? null,
  }
}

export function presentPause(event: PauseRecord, people: People): PauseReply {
  return {
    id: event.id,
    event: event.event,
    reason: event.reason,
    contact: event.contact,
    reviewOn: event.review_on,
    recordedBy: nameOf(people, event.recorded_by),
    recordedAt: event.recorded_at,
  }
}

export function presentImpactReview(
  record: ImpactReviewRecord,
  all: ImpactReviewRecord[],
  people: People,
): ImpactReviewReply {
  return {
    id: record.id,
    step: record.step,
    madeOn: record.made_on,
    madeBy: record.made_by === null ? null : nameOf(people, record.made_by),
    madeByRole: record.made_by_role,
    whatChanged: record.what_changed,
    groups: record.groups,
    policingEffect: record.policing_effect,
    nextSteps: record.next_steps,
    nextReviewOn: record.next_review_on,
    definition: { id: record.definition_id, version: record.definition_version },
    recordedBy: nameOf(people, record.recorded_by),
    recordedAt: record.recorded_at,
    correctedBy: all.find(({ corrects }) => corrects === record.id)?.id ?? null,
  }
}

export function presentShare(share: ShareRecord, people: People): ShareReply {
  return {
    id: share.id,
    force: { id: share.with_force_id, name: getOrganisation(share.with_force_id).name },
    reason: share.reason,
    sharedBy: nameOf(people, share.shared_by),
    sharedAt: share.shared_at,
    endedBy: share.ended_by === null ? null : nameOf(people, share.ended_by),
    endedAt: share.ended_at,
    endReason: share.end_reason,
  }
}

/** The register's own columns, as they leave. */
export function presentOperation(operation: OperationRecord, people: People) {
  const { removed_as: as, removed_code: code, removed_sentence: sentence, removed_at: at } = operation
  return {
    id: operation.id,
    forceId: operation.force_id,
    reference: operation.reference,
    name: operation.name,
    eventType: operation.event_type as OperationReply['eventType'],
    cause: operation.cause as OperationReply['cause'],
    howItCameAbout: operation.how_it_came_about as OperationReply['howItCameAbout'],
    place: operation.place,
    plannedStartAt: operation.planned_start_at,
    plannedEndAt: operation.planned_end_at,
    startedAt: operation.started_at,
    stoodDownAt: operation.stood_down_at,
    registeredAt: operation.registered_at,
    registeredBy: nameOf(people, operation.registered_by),
    debriefLead: nameOf(people, operation.debrief_lead_id),
    gold: operation.gold_id === null ? null : nameOf(people, operation.gold_id),
    removal: as && code && sentence && at ? { as, code, sentence, at } : null,
  }
}
