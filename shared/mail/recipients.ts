import type { ReviewState, Role } from '#shared/workflow/states.ts'
import { type MailEvent, toldOf } from './kinds.ts'

/** A role that someone holds in the force now. */
export type Held = { readonly personId: string; readonly role: Role }

export type Telling = {
  readonly event: MailEvent
  /** Everyone's roles in the force of the review. */
  readonly held: readonly Held[]
  readonly review: { readonly state: ReviewState; readonly leadId: string }
  /** Who did it: nobody is told of their own act. */
  readonly actorId: string
}

/**
 * The people who are told, each once, in the order of their roles. Only who holds the role in the review's own force
 * now: a lead who left is told nothing. Nobody where the review has moved on.
 */
export function recipientsOf({ event, held, review, actorId }: Telling): string[] {
  const { to, whileIn } = toldOf[event]
  if (whileIn !== null && review.state !== whileIn) return []
  const told = held.filter(({ personId, role }) =>
    to === 'golds' ? role === 'gold_commander' : role === 'debrief_lead' && personId === review.leadId,
  )
  return [...new Set(told.map(({ personId }) => personId))].filter((personId) => personId !== actorId)
}
