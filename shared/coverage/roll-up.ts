import { daysBetween, londonDate } from '#shared/calendar.ts'
import { deadlinesFor, ladderDeadlines } from '#shared/rule/deadlines.ts'
import type { Rule } from '#shared/rule/rule.ts'
import { type Clock, clockOf, withDeadline } from './deadline-clock.ts'
import { debriefReaches } from './debrief-reaches.ts'
import { type Duty, happenedBy, type OperationMoments, type StepMoments } from './moments.ts'
import type { DecisionRecord, OperationRecords, PauseRecord } from './records.ts'
import { type Done, firstDebrief, firstImpactReview, firstSent, formAndSignature } from './steps-done.ts'

/**
 * The coverage row that the records give at `at`. `currentRule` gives the deadline of the decision while no decision
 * is in effect; afterwards each decision's own rule does.
 */
export function momentsOf(records: OperationRecords, currentRule: Rule, at: string): OperationMoments {
  const standDown = records.standDowns.findLast(({ recordedAt }) => happenedBy(recordedAt, at)) ?? null
  const removal = records.removals.findLast((record) => happenedBy(record.at, at)) ?? null
  const removed = removal === null || removal.as === 'restored' ? null : removal
  const history = decisionsInEffect(records.decisions, at)
  const decision = history.at(-1) ?? null
  const clock = clockOf(history, standDown?.at ?? null, currentRule)
  const { operation } = records
  return {
    operationId: operation.operationId,
    forceId: operation.forceId,
    reference: operation.reference,
    name: operation.name,
    eventType: operation.eventType,
    countedAt: at,
    registeredAt: operation.registeredAt,
    startAt: operation.startAt,
    plannedEndAt: operation.plannedEndAt,
    standDownAt: standDown?.at ?? null,
    standDownRecordedAt: standDown?.recordedAt ?? null,
    countingDay: londonDate(standDown?.at ?? operation.plannedEndAt ?? operation.startAt),
    removedAt: removed?.at ?? null,
    removedAs: removed === null || removed.as === 'restored' ? null : removed.as,
    removedCode: removed?.code ?? null,
    removedSentence: removed?.sentence ?? null,
    ...decidedOf(decision, at),
    rungs: rungsOf(records, history, clock, at),
    duties: dutiesOf(records, decision, clock, at),
    ...pauseOf(records.pauses, at),
    sentUnsignedAt: sentUnsigned(records, at),
    sample: records.sample,
    recognition: records.recognition,
  }
}

/** The decisions that came into effect by `at`, in that order: the last one is in effect. */
function decisionsInEffect(decisions: readonly DecisionRecord[], at: string): DecisionRecord[] {
  const effective = decisions
    .filter(({ inEffectAt }) => happenedBy(inEffectAt, at))
    .sort((one, other) => Date.parse(one.inEffectAt ?? '') - Date.parse(other.inEffectAt ?? ''))
  const history: DecisionRecord[] = []
  for (const decision of effective) {
    const last = history.at(-1)
    // The newest one made is in effect; an older one that is confirmed after it changes nothing.
    if (last === undefined || Date.parse(decision.madeAt) >= Date.parse(last.madeAt)) history.push(decision)
  }
  return history
}

function decidedOf(decision: DecisionRecord | null, at: string) {
  const confirmedAt = decision?.confirmedAt ?? null
  return {
    tierInEffect: decision?.tier ?? null,
    tierInEffectSince: decision?.inEffectAt ?? null,
    overridden: decision?.overridden ?? null,
    confirmationNeeded: decision?.confirmationNeeded ?? false,
    confirmedAt: happenedBy(confirmedAt, at) ? confirmedAt : null,
    criteriaReached: [...(decision?.criteriaReached ?? [])],
  }
}

function rungsOf(
  records: OperationRecords,
  history: readonly DecisionRecord[],
  clock: Clock,
  at: string,
): OperationMoments['rungs'] {
  const decision = history.at(-1) ?? null
  const first = history[0]?.inEffectAt ?? null
  const considered = first === null ? null : { moment: first, recordedAt: first }
  const sent = firstSent(records, at)
  const { form, signature } = formAndSignature(records, decision, sent?.submission ?? null, at)
  const step = (done: Done | null, rung: keyof OperationMoments['rungs']) =>
    withDeadline(done, clock, (rule, tier, from) => ladderDeadlines(rule, tier, from)[rung]?.endsAt ?? null)
  return {
    considered: step(considered, 'considered'),
    debriefed: step(debriefOf(records, decision, at), 'debriefed'),
    form_prepared: step(form, 'form_prepared'),
    gold_signed: step(signature, 'gold_signed'),
    submitted: step(sent?.done ?? null, 'submitted'),
  }
}

function debriefOf(records: OperationRecords, decision: DecisionRecord | null, at: string): Done | null {
  if (decision === null) return null
  return firstDebrief(records.debriefs, (kind) => debriefReaches(kind, decision.tier), at)
}

function dutiesOf(
  records: OperationRecords,
  decision: DecisionRecord | null,
  clock: Clock,
  at: string,
): OperationMoments['duties'] {
  const step = (duty: Duty): StepMoments | null => {
    if (decision === null || decision.rule.tiers[decision.tier].deadlines[duty] === undefined) return null
    return withDeadline(dutyDone(records, duty, at), clock, (rule, tier, from) => {
      const found = deadlinesFor(rule, tier, from).find((deadline) => deadline.step === duty)
      return found?.endsAt ?? null
    })
  }
  return {
    hot_debrief: step('hot_debrief'),
    single_agency_debrief: step('single_agency_debrief'),
    post_event_assessment: step('post_event_assessment'),
    impact_review_1: step('impact_review_1'),
    impact_review_2: step('impact_review_2'),
  }
}

function dutyDone(records: OperationRecords, duty: Duty, at: string): Done | null {
  if (duty === 'hot_debrief') return firstDebrief(records.debriefs, (kind) => kind === 'hot', at)
  if (duty === 'single_agency_debrief') {
    const own = (kind: string) => kind === 'structured' || kind === 'single_agency_structured'
    return firstDebrief(records.debriefs, own, at)
  }
  return firstImpactReview(records.impactReviews, duty, at)
}

/** A pause that is set again while in force is the same pause with a new review date. */
function pauseOf(
  events: readonly PauseRecord[],
  at: string,
): Pick<OperationMoments, 'pause' | 'pausedDaysEnded'> {
  const start: Pick<OperationMoments, 'pause' | 'pausedDaysEnded'> = { pause: null, pausedDaysEnded: 0 }
  return events
    .filter(({ recordedAt }) => happenedBy(recordedAt, at))
    .reduce(({ pause, pausedDaysEnded }, { event, recordedAt, reviewOn }) => {
      if (event === 'pause') {
        const from = pause?.from ?? recordedAt
        return { pause: { from, reviewOn: reviewOn ?? londonDate(recordedAt) }, pausedDaysEnded }
      }
      const days = pause === null ? 0 : daysBetween(londonDate(pause.from), londonDate(recordedAt))
      return { pause: null, pausedDaysEnded: pausedDaysEnded + days }
    }, start)
}

function sentUnsigned({ submissions, signOffs }: OperationRecords, at: string): string | null {
  const unsigned = submissions.filter(
    ({ revisionId, digest, recordedAt }) =>
      happenedBy(recordedAt, at) &&
      !signOffs.some(
        (signOff) =>
          signOff.revisionId === revisionId &&
          signOff.digest === digest &&
          happenedBy(signOff.signedAt, recordedAt) &&
          !happenedBy(signOff.voidedAt, recordedAt),
      ),
  )
  return unsigned[0]?.recordedAt ?? null
}
