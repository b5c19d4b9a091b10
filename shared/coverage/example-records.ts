import { currentRule } from '#shared/rule/registry.ts'
import type { Tier } from '#shared/rule/rule.ts'
import type { OperationMoments } from './moments.ts'
import type { DecisionRecord, OperationRecords } from './records.ts'
import { momentsOf } from './roll-up.ts'

/** Records for tests. */

export const rule = currentRule()

/** Registered on the evening of the stand-down, Saturday 17 October 2026 at 17:50; nothing else on record. */
export const bare: OperationRecords = {
  operation: {
    operationId: '7f0a9f7e-5e0c-4f3c-8f55-1b8c6d1f0001',
    forceId: 'hampshire',
    reference: 'HIW-2026-0412',
    name: 'Operation Marram',
    eventType: 'march-or-procession',
    registeredAt: '2026-10-17T20:00:00.000Z',
    startAt: '2026-10-17T07:00:00.000Z',
    plannedEndAt: '2026-10-17T15:00:00.000Z',
  },
  standDowns: [{ at: '2026-10-17T16:50:00.000Z', recordedAt: '2026-10-17T20:00:00.000Z' }],
  removals: [],
  decisions: [],
  debriefs: [],
  withdrawals: [],
  revisions: [],
  signOffs: [],
  submissions: [],
  pauses: [],
  impactReviews: [],
  sample: null,
  recognition: null,
}

/** A decision that came into effect when it was made. */
export function decided(
  id: string,
  tier: Tier,
  madeAt: string,
  change: Partial<DecisionRecord> = {},
): DecisionRecord {
  return {
    id,
    tier,
    madeAt,
    inEffectAt: madeAt,
    overridden: null,
    confirmationNeeded: tier >= 2,
    confirmedAt: null,
    criteriaReached: ['arrests'],
    rule,
    ...change,
  }
}

/** Tier 2, debriefed, returned once, signed and sent. */
export const complete: OperationRecords = {
  ...bare,
  decisions: [decided('d1', 2, '2026-10-18T10:00:00.000Z')],
  debriefs: [
    debrief('b1', 'hot', '2026-10-17T17:30:00.000Z', '2026-10-17T20:00:00.000Z'),
    debrief('b2', 'single_agency_structured', '2026-11-05T14:00:00.000Z', '2026-11-05T16:00:00.000Z'),
  ],
  revisions: [
    revision('r1', 1, 'd1', '2026-11-16T09:00:00.000Z'),
    revision('r2', 2, 'd1', '2026-11-23T09:12:00.000Z'),
  ],
  signOffs: [
    { revisionId: 'r2', digest: 'digest of r2', signedAt: '2026-11-24T14:31:00.000Z', voidedAt: null },
  ],
  submissions: [
    {
      revisionId: 'r2',
      digest: 'digest of r2',
      sentAt: '2026-11-24T15:02:00.000Z',
      recordedAt: '2026-11-24T15:02:00.000Z',
    },
  ],
}

export function debrief(
  id: string,
  kind: OperationRecords['debriefs'][number]['kind'],
  endedAt: string,
  recordedAt = endedAt,
  corrects: string | null = null,
): OperationRecords['debriefs'][number] {
  return { id, kind, endedAt, recordedAt, corrects }
}

export function revision(
  id: string,
  number: number,
  decisionId: string,
  frozenAt: string,
  reviewId = 'review',
): OperationRecords['revisions'][number] {
  return { id, reviewId, number, decisionId, digest: `digest of ${id}`, frozenAt }
}

/** A step as the row holds it. */
export function step(
  moment: string | null,
  recordedAt: string | null,
  deadline: string | null,
  firstDeadline: string | null = null,
) {
  return { moment, recordedAt, deadline, firstDeadline }
}

/** The row that the records give, long after the example ended unless it is said when. */
export function at(records: OperationRecords, moment = '2027-01-10T12:00:00.000Z'): OperationMoments {
  return momentsOf(records, rule, moment)
}
