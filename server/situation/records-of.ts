import { PAUSE_REASON_WORDS } from '#shared/api/debriefs.ts'
import type { PersonRef } from '#shared/api/identifiers.ts'
import type { OperationMoments } from '#shared/coverage/moments.ts'
import type { DocumentRecords, RecordPerson } from '#shared/form/records.ts'
import { getOrganisation } from '#shared/reference/organisations.ts'
import type { Assessment } from '#shared/rule/assess.ts'
import type { Tx } from '../db/types.ts'
import type { DebriefRecord, PauseRecord } from '../features/debriefs/repository.ts'
import { type DecisionRecord, inEffectAt } from '../features/decisions/repository.ts'
import type { ImpactReviewRecord } from '../features/impact-reviews/repository.ts'
import type { OperationRecord } from '../features/operations/repository.ts'
import { findPeople, nameOf } from '../features/people/repository.ts'
import type { ReviewRecord } from '../features/reviews/repository.ts'
import { forcesSharedWith, type ShareRecord } from '../features/shares/repository.ts'
import { impactReviewsOf } from './impact-reviews-of.ts'

type Known = {
  operation: OperationRecord
  review: ReviewRecord
  decision: DecisionRecord | undefined
  decisions: DecisionRecord[]
  debriefs: DebriefRecord[]
  pauses: PauseRecord[]
  impactReviews: ImpactReviewRecord[]
  moments: OperationMoments
  shares: ShareRecord[]
  series: { name: string } | undefined
}

function personOf(people: Map<string, PersonRef>, id: string, role: string): RecordPerson {
  const { name, rank } = nameOf(people, id)
  return { role, name, ...(rank === null ? {} : { rank }) }
}

function forceRef(id: string): { id: string; name: string } {
  return { id, name: getOrganisation(id).name }
}

function operationOf({ operation, shares, series }: Known): DocumentRecords['operation'] {
  return {
    reference: operation.reference,
    name: operation.name,
    eventType: operation.event_type as DocumentRecords['operation']['eventType'],
    ...(operation.cause === null
      ? {}
      : { cause: operation.cause as NonNullable<DocumentRecords['operation']['cause']> }),
    howItCameAbout: operation.how_it_came_about as DocumentRecords['operation']['howItCameAbout'],
    place: operation.place,
    plannedStartAt: operation.planned_start_at,
    ...(operation.planned_end_at === null ? {} : { plannedEndAt: operation.planned_end_at }),
    ...(operation.started_at === null ? {} : { startedAt: operation.started_at }),
    ...(operation.stood_down_at === null ? {} : { stoodDownAt: operation.stood_down_at }),
    leadForce: forceRef(operation.force_id),
    otherForces: forcesSharedWith(shares).map(forceRef),
    ...(series ? { series: series.name } : {}),
  }
}

/** The criteria that set the tier, in the rule's words; where none did, the whole explanation. */
function reasonsOf(assessment: Assessment): string[] {
  const setters = assessment.reached.filter(({ criterionId }) => assessment.triggers.includes(criterionId))
  return setters.length > 0 ? setters.map(({ words }) => words) : assessment.explanation
}

function decisionOf(decision: DecisionRecord, people: Map<string, PersonRef>): DocumentRecords['decision'] {
  const assessment = decision.assessment as Assessment
  return {
    computedTier: decision.computed_tier as 0 | 1 | 2 | 3,
    chosenTier: decision.chosen_tier as 0 | 1 | 2 | 3,
    reason: decision.reason,
    position: decision.position,
    decidedBy: personOf(
      people,
      decision.decided_by,
      decision.kind === 'raised_by_rule' ? 'The rule' : 'Decision maker',
    ),
    decidedAt: decision.decided_at,
    ...(decision.confirmed_by === null
      ? {}
      : { confirmedBy: personOf(people, decision.confirmed_by, 'Second person') }),
    inEffectAt: inEffectAt(decision) ?? decision.decided_at,
    reasons: reasonsOf(assessment),
    ruleId: decision.rule_id,
    ruleVersion: decision.rule_version,
  }
}

function pausesOf(pauses: PauseRecord[]): DocumentRecords['pauses'] {
  return pauses.flatMap((event, index) => {
    if (event.event !== 'pause') return []
    const resumed = pauses.slice(index + 1).find((later) => later.event === 'resume')
    return {
      reason: PAUSE_REASON_WORDS[event.reason as keyof typeof PAUSE_REASON_WORDS] ?? event.reason,
      ...(event.contact === null ? {} : { contact: event.contact }),
      pausedAt: event.recorded_at,
      ...(event.review_on === null ? {} : { reviewOn: event.review_on }),
      ...(resumed ? { resumedAt: resumed.recorded_at } : {}),
    }
  })
}

/** What the review prints from records kept elsewhere, with names and ranks as they are at this moment. */
export async function recordsOf(tx: Tx, known: Known): Promise<DocumentRecords> {
  const decision = known.decision ?? known.decisions[0]
  if (!decision) throw new Error('a review is started on a decision, so there is one')
  const { operation, review } = known
  const people = await findPeople(tx, [
    decision.decided_by,
    decision.confirmed_by,
    review.lead_id,
    operation.gold_id,
  ])
  return {
    operation: operationOf(known),
    decision: decisionOf(decision, people),
    debriefs: known.debriefs.map((debrief) => ({
      kind: debrief.kind,
      heldFrom: debrief.held_from,
      heldTo: debrief.held_to,
      place: debrief.place,
      facilitatorRole: debrief.facilitator_role,
      scribe: debrief.scribe,
      invited: debrief.invited,
      present: debrief.present,
      ...(debrief.organisations === null ? {} : { organisations: debrief.organisations }),
    })),
    pauses: pausesOf(known.pauses),
    impactReviews: impactReviewsOf(known.impactReviews, known.moments),
    people: {
      debriefLead: personOf(people, review.lead_id, 'Debrief lead'),
      ...(operation.gold_id === null ? {} : { gold: personOf(people, operation.gold_id, 'Gold commander') }),
    },
    retention: {},
  }
}
