import type { OperationReply } from '#shared/api/operations.ts'
import { londonDate } from '#shared/calendar.ts'
import { decideRegister, type RegisterOutcome } from '#shared/workflow/register.ts'
import type { Role } from '#shared/workflow/states.ts'

export type RemovalAct = 'withdraw' | 'mark_duplicate' | 'restore'

/** The last part of the address of each act's page, and of what it is posted to. */
export const removalPlaces: Readonly<Record<RemovalAct, string>> = {
  withdraw: 'withdraw',
  mark_duplicate: 'mark-duplicate',
  restore: 'restore',
}

/** Whether this person may take the operation out of the register or put it back, once the form is filled in. */
export function removalOutcome(
  act: RemovalAct,
  operation: Pick<OperationReply, 'removal' | 'review' | 'countedAt'>,
  roles: readonly Role[],
): RegisterOutcome {
  return decideRegister(act, {
    actor: { roles, relation: 'lead_force' },
    removed: operation.removal !== null,
    everSubmitted: operation.review !== null && operation.review.submissionState !== null,
    paused: false,
    today: londonDate(operation.countedAt),
    reasonCodeGiven: true,
    oversightSentenceGiven: true,
    otherOperationNamed: true,
    timesPossible: true,
    detailsGiven: true,
    reasonGiven: true,
    contactNamed: true,
    reviewOn: null,
  })
}
