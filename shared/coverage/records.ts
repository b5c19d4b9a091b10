import type { DebriefKind, Rule, Tier } from '#shared/rule/rule.ts'
import type { ImpactDuty, OperationMoments } from './moments.ts'

/**
 * What is on record of one operation, as the ladder needs it: every list whole, in the order it was recorded.
 * Instants are ISO 8601 in UTC. Later records may be present; those after the moment of counting are left out.
 */
export interface OperationRecords {
  readonly operation: Pick<
    OperationMoments,
    | 'operationId'
    | 'forceId'
    | 'reference'
    | 'name'
    | 'eventType'
    | 'registeredAt'
    | 'startAt'
    | 'plannedEndAt'
  >
  readonly standDowns: readonly { readonly at: string; readonly recordedAt: string }[]
  readonly removals: readonly RemovalRecord[]
  readonly decisions: readonly DecisionRecord[]
  readonly debriefs: readonly DebriefRecord[]
  readonly withdrawals: readonly WithdrawalRecord[]
  readonly revisions: readonly RevisionRecord[]
  readonly signOffs: readonly SignOffRecord[]
  readonly submissions: readonly SubmissionRecord[]
  readonly pauses: readonly PauseRecord[]
  readonly impactReviews: readonly ImpactRecord[]
  readonly sample: OperationMoments['sample']
  readonly recognition: OperationMoments['recognition']
}

interface RemovalRecord {
  readonly as: 'withdrawn' | 'duplicate' | 'restored'
  readonly at: string
  readonly code: string
  readonly sentence: string
}

export interface DecisionRecord {
  readonly id: string
  readonly tier: Tier
  readonly madeAt: string
  /** Null while it waits for the second person that it needs to come into effect. */
  readonly inEffectAt: string | null
  readonly overridden: 'up' | 'down' | null
  readonly confirmationNeeded: boolean
  readonly confirmedAt: string | null
  readonly criteriaReached: readonly string[]
  /** The rule it was made under: its deadlines hold while the decision does. */
  readonly rule: Rule
}

export interface DebriefRecord {
  readonly id: string
  readonly kind: DebriefKind
  /** As stated. */
  readonly endedAt: string
  readonly recordedAt: string
  /** The record that this one corrects. */
  readonly corrects: string | null
}

/** A stretch in which a review is withdrawn. */
interface WithdrawalRecord {
  readonly reviewId: string
  readonly from: string
  readonly until: string | null
}

export interface RevisionRecord {
  readonly id: string
  readonly reviewId: string
  readonly number: number
  readonly decisionId: string
  readonly digest: string
  readonly frozenAt: string
}

export interface SignOffRecord {
  readonly revisionId: string
  readonly digest: string
  readonly signedAt: string
  readonly voidedAt: string | null
}

export interface SubmissionRecord {
  readonly revisionId: string
  /** The envelope's digest that was sent. */
  readonly digest: string
  /** When the channel accepted it, or as stated by the person who sent it by hand; null while it waits. */
  readonly sentAt: string | null
  readonly recordedAt: string | null
}

export interface PauseRecord {
  readonly event: 'pause' | 'resume'
  readonly recordedAt: string
  /** A day; null for `resume`. */
  readonly reviewOn: string | null
}

export interface ImpactRecord {
  readonly id: string
  /** Null for a review that the force makes beside those that the rule asks for. */
  readonly duty: ImpactDuty | null
  /** The day in Europe/London on which it was made, as stated. */
  readonly madeOn: string
  readonly recordedAt: string
  /** The record that this one corrects. */
  readonly corrects: string | null
}
