import type { OperationReply, OperationRow } from '#shared/api/operations.ts'
import { type Ladder, ladderOf } from '#shared/coverage/ladder.ts'
import { impactDueOf, type NextAct, nextActOf } from '#shared/coverage/next-act.ts'
import { type Part, partOf, standDownMissing } from '#shared/coverage/partition.ts'

export type Stands = {
  part: Part
  ladder: Ladder
  next: NextAct
  standDownMissing: boolean
}

type Known = Pick<OperationRow, 'moments' | 'factsStarted' | 'awaitingConfirmation' | 'review'>

/** Where an operation stands at the moment of counting, and what comes next. */
export function whereItStands(
  { moments, factsStarted, awaitingConfirmation, review }: Known,
  at: string,
): Stands {
  const part = partOf(moments, at) ?? 'awaiting_decision'
  const ladder = ladderOf(moments, at)
  const missing = standDownMissing(moments, at)
  const state = review?.submissionState ?? null
  const next = nextActOf({
    part,
    ladder,
    factsStarted,
    awaitingConfirmation,
    standDownMissing: missing,
    review,
    // Sending is recorded by hand: no other channel is set up, so none can need attention.
    submission: state && { state, byHand: true, needsAttention: false },
    impactDue: impactDueOf(moments, at),
  })
  return { part, ladder, next, standDownMissing: missing }
}

/** The same knowledge of one operation, from its own reply. */
export function knownOf(operation: OperationReply): Known {
  const [newest] = operation.decisions
  return {
    moments: operation.moments,
    factsStarted: operation.facts.saveNumber > 0,
    awaitingConfirmation:
      newest !== undefined && newest.secondPerson !== 'none' && newest.confirmedAt === null,
    review: operation.review,
  }
}
