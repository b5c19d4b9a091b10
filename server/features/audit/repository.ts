import { createHash } from 'node:crypto'
import { type Insertable, sql } from 'kysely'
import type { EventAction } from '#shared/workflow/event-words.ts'
import { canonicalBytes } from '../../canonical.ts'
import type { Checkpoint } from '../../db/schema.ts'
import type { Tx } from '../../db/types.ts'
import { type ChainEnd, type ChainedEvent, type ChainPayload, Evidence, readPayload } from './chain.ts'

/** Who did it: a person acting for an organisation, or the service itself. */
export type Actor = { personId: string; organisation: { id: string } } | 'service'

export type AuditEvent = {
  forceId: string
  action: EventAction
  operationId?: string
  reviewId?: string
  /** Identifiers, numbers and digests only: content stays out of the audit log. */
  details?: Record<string, string | number | boolean | null>
}

/**
 * Writes one audit event in the transaction that did it, chained to the force's event before it by that one's digest.
 * The head row is locked until commit, so the sequence has no gaps and no twins. It takes up the digest of every row of
 * evidence written so far in the transaction, so it comes after them; a row that none takes up is refused at commit.
 */
export async function recordEvent(tx: Tx, actor: Actor, at: string, event: AuditEvent): Promise<void> {
  const head = await tx
    .insertInto('audit_head')
    .values({ force_id: event.forceId, sequence: 1, digest: '' })
    .onConflict((conflict) =>
      conflict.column('force_id').doUpdateSet({ sequence: sql`audit_head.sequence + 1` }),
    )
    .returning([
      'sequence',
      'digest',
      sql<string | null>`current_setting('app.evidence', true)`.as('evidence'),
    ])
    .executeTakeFirstOrThrow()
  const payload = canonicalBytes({
    action: event.action,
    actor: actor === 'service' ? 'service' : { organisation: actor.organisation.id, person: actor.personId },
    at,
    details: event.details ?? {},
    evidence: evidenceOf(head.evidence),
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
    .returning(sql`set_config('app.evidence', '', true)`.as('taken'))
    .execute()
}

/** The rows of evidence that this transaction wrote, as the database noted them: table, key and digest of each. */
function evidenceOf(noted: string | null): Evidence[] {
  const lines = (noted ?? '').split('\n').filter((line) => line !== '')
  return lines.map((line) => Evidence.parse(JSON.parse(line)))
}

/** Where a force's chain stands: the number and digest of its last event; undefined before the first. */
export function getChainEnd(tx: Tx, forceId: string): Promise<ChainEnd | undefined> {
  return tx
    .selectFrom('audit_head')
    .select(['sequence', 'digest'])
    .where('force_id', '=', forceId)
    .executeTakeFirst()
}

/** A force's events from the first, as they are stored. */
export function listChain(tx: Tx, forceId: string, after = 0, limit = 1_000): Promise<ChainedEvent[]> {
  return tx
    .selectFrom('audit_event')
    .select([
      'force_id',
      'sequence',
      'at',
      'payload',
      'previous_digest',
      'digest',
      'operation_id',
      'review_id',
    ])
    .where('force_id', '=', forceId)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute()
}

/** What the chain says of a review, and of its operation beside any review; newest first. */
export async function listEventsAbout(
  tx: Tx,
  review: { force_id: string; id: string; operation_id: string },
): Promise<ChainPayload[]> {
  const rows = await tx
    .selectFrom('audit_event')
    .select('payload')
    .where('force_id', '=', review.force_id)
    .where((eb) =>
      eb.or([
        eb('review_id', '=', review.id),
        eb.and([eb('operation_id', '=', review.operation_id), eb('review_id', 'is', null)]),
      ]),
    )
    .orderBy('sequence', 'desc')
    .execute()
  return rows.flatMap(({ payload }) => readPayload(payload) ?? [])
}

/** Every force there is: a job for all of them goes through them one by one. */
export async function listForcesOfJobs(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('organisation')
    .select('id')
    .where('kind', '=', 'force')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Keeps a checkpoint, where there is none of this event already. */
export async function insertCheckpoint(tx: Tx, checkpoint: Insertable<Checkpoint>): Promise<void> {
  await tx
    .insertInto('checkpoint')
    .values(checkpoint)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Until this transaction ends, nobody else keeps checkpoints of the force outside. */
export async function lockCheckpointsOutside(tx: Tx, forceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`checkpoints outside of ${forceId}`}, 0))`.execute(
    tx,
  )
}

/** Every checkpoint of a force, the oldest first. */
export function listCheckpoints(tx: Tx, forceId: string) {
  return tx
    .selectFrom('checkpoint')
    .select(['sequence', 'digest', 'signed'])
    .where('force_id', '=', forceId)
    .orderBy('sequence')
    .execute()
}
