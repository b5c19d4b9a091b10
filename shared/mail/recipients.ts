import type { ReviewState, Role } from '#shared/workflow/states.ts'
import { type MailEvent, toldOf } from './kinds.ts'

/** A role that someone holds in the force now. `operationId`: in that operation alone, as whoever acts as its gold. */
export type Held = { readonly personId: string; readonly role: Role; readonly operationId?: string | null }

export type Telling = {
  readonly event: MailEvent
  /** Everyone's roles in the force of the review. */
  readonly held: readonly Held[]
  readonly review: { readonly state: ReviewState; readonly leadId: string; readonly operationId: string }
  /** Who did it: nobody is told of their own act. */
  readonly actorId: string
  /** Who may not sign, since they wrote in the review or facilitated a debrief. */
  readonly involved: ReadonlySet<string>
}

/** Everyone who holds gold in an operation, by their role or because they act as one. */
export function goldsOf(operationId: string, held: readonly Held[]): string[] {
  const golds = held.filter(
    (each) => each.role === 'gold_commander' && (each.operationId ?? operationId) === operationId,
  )
  return golds.map(({ personId }) => personId)
}

/**
 * The golds for whom a review waits: those who may sign it. Where nobody may, all of them, for one of them has to
 * appoint somebody who may.
 */
export function goldsToSign(
  operationId: string,
  held: readonly Held[],
  involved: ReadonlySet<string>,
): string[] {
  const golds = goldsOf(operationId, held)
  const free = golds.filter((personId) => !involved.has(personId))
  return free.length > 0 ? free : golds
}

/**
 * The people who are told, each once, in the order of their roles. Only who holds the role in the review's own force
 * now: a lead who left is told nothing. Nobody where the review has moved on.
 */
export function recipientsOf({ event, held, review, actorId, involved }: Telling): string[] {
  const { to, whileIn } = toldOf[event]
  if (whileIn !== null && review.state !== whileIn) return []
  const leads = held.filter(({ personId, role }) => role === 'debrief_lead' && personId === review.leadId)
  const golds = () => goldsToSign(review.operationId, held, involved)
  const told = to === 'golds' ? golds() : leads.map(({ personId }) => personId)
  return [...new Set(told)].filter((personId) => personId !== actorId)
}
