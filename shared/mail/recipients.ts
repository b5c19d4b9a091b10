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
}

/** Everyone who holds gold in an operation, by their role or because they act as one. */
export function goldsOf(operationId: string, held: readonly Held[]): string[] {
  const golds = held.filter(
    (each) => each.role === 'gold_commander' && (each.operationId ?? operationId) === operationId,
  )
  return golds.map(({ personId }) => personId)
}

/**
 * The people who are told, each once, in the order of their roles. Only who holds the role in the review's own force
 * now: a lead who left is told nothing. Nobody where the review has moved on.
 */
export function recipientsOf({ event, held, review, actorId }: Telling): string[] {
  const { to, whileIn } = toldOf[event]
  if (whileIn !== null && review.state !== whileIn) return []
  const leads = held.filter(({ personId, role }) => role === 'debrief_lead' && personId === review.leadId)
  const told = to === 'golds' ? goldsOf(review.operationId, held) : leads.map(({ personId }) => personId)
  return [...new Set(told)].filter((personId) => personId !== actorId)
}
