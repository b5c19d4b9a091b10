import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { canonicalBytes } from '../../canonical.ts'
import type { Tx } from '../../db/types.ts'

/** Who did it: a person acting for an organisation, or the service itself. */
export type Actor = { personId: string; organisation: { id: string } } | 'service'

export type AuditEvent = {
  forceId: string
  action: string
  operationId?: string
  reviewId?: string
  /** Identifiers, numbers and digests only: content stays out of the audit log. */
  details?: Record<string, string | number | boolean | null>
}

/**
 * Writes one audit event in the transaction that did it, chained to the force's event before it by that one's digest.
 * The head row is locked until commit, so the sequence has no gaps and no twins.
 */
export async function recordEvent(tx: Tx, actor: Actor, at: string, event: AuditEvent): Promise<void> {
  const head = await tx
    .insertInto('audit_head')
    .values({ force_id: event.forceId, sequence: 1, digest: '' })
    .onConflict((conflict) =>
      conflict.column('force_id').doUpdateSet({ sequence: sql`audit_head.sequence + 1` }),
    )
    .returning(['sequence', 'digest'])
    .executeTakeFirstOrThrow()
  const payload = canonicalBytes({
    action: event.action,
    actor: actor === 'service' ? 'service' : { organisation: actor.organisation.id, person: actor.personId },
    at,
    details: event.details ?? {},
    force: event.forceId,
    operation: event.operationId ?? null,
    previous: head.digest,
    review: event.reviewId ?? null,
    sequence: head.sequence,
  })
  const digest = createHash('sha256').update(payload).digest('hex')
  await tx
    .with('written', (qb) =>
      qb.insertInto('audit_event').values({
        force_id: event.forceId,
        sequence: head.sequence,
        at,
        payload: payload.toString('utf8'),
        previous_digest: head.digest,
        digest,
        operation_id: event.operationId ?? null,
        review_id: event.reviewId ?? null,
      }),
    )
    .updateTable('audit_head')
    .set({ digest })
    .where('force_id', '=', event.forceId)
    .execute()
}
