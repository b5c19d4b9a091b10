import { sql } from 'kysely'
import type { MailChoice, MailKind } from '#shared/mail/kinds.ts'
import type { Held } from '#shared/mail/recipients.ts'
import type { ReviewState, SubmissionState } from '#shared/workflow/states.ts'
import type { Tx } from '../../db/types.ts'

export type Choices = Record<MailChoice, boolean>

const EVERYTHING: Choices = { waiting: true, returned: true, digest: true }

/** What a person wants to be told, and where; everything where they never chose. */
export async function findChoices(
  tx: Tx,
  personId: string,
): Promise<{ choices: Choices; address: string | null }> {
  const choices = await tx
    .selectFrom('mail_choice')
    .select(['waiting', 'returned', 'digest'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  const known = await tx
    .selectFrom('mail_address')
    .select('address')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return { choices: choices ?? EVERYTHING, address: known?.address ?? null }
}

export async function saveChoices(tx: Tx, personId: string, choices: Choices, at: string): Promise<void> {
  const values = { ...choices, changed_at: at }
  await tx
    .insertInto('mail_choice')
    .values({ person_id: personId, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute()
}

/** Since when each of these people is written to; who has no address is not in it. For a job of their force. */
export async function listAddressed(tx: Tx, people: readonly string[]): Promise<Map<string, string>> {
  if (people.length === 0) return new Map()
  const rows = await tx
    .selectFrom('mail_address')
    .select(['person_id', 'set_at'])
    .where('person_id', 'in', people)
    .execute()
  return new Map(rows.map((row) => [row.person_id, row.set_at]))
}

/** Puts another address, or none, in the place of the one a person had. For a job of their force. */
export async function replaceAddress(
  tx: Tx,
  personId: string,
  put: { address: string; salt: string; at: string } | null,
): Promise<void> {
  await tx.deleteFrom('mail_address').where('person_id', '=', personId).execute()
  if (put === null) return
  const { address, salt, at } = put
  await tx.insertInto('mail_address').values({ person_id: personId, address, salt, set_at: at }).execute()
}

/** Notes that a day's morning message is given out; false where it was before. */
export async function noteMorning(tx: Tx, day: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('morning')
    .values({ day })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export async function isMorningNoted(tx: Tx, day: string): Promise<boolean> {
  const row = await tx.selectFrom('morning').select('day').where('day', '=', day).executeTakeFirst()
  return row !== undefined
}

/** Every role that someone holds in a force now, by person, and who acts as gold where. For a job of that force. */
export async function listHeld(tx: Tx, forceId: string): Promise<Held[]> {
  const held: Held[] = await tx
    .selectFrom('role_grant')
    .select(['person_id as personId', 'role'])
    .where('organisation_id', '=', forceId)
    .where('ended_at', 'is', null)
    .orderBy('person_id')
    .orderBy('role')
    .execute()
  const people = new Set(held.map(({ personId }) => personId))
  const acting = await tx
    .selectFrom('acting_gold_in_force')
    .select(['deputy_id', 'operation_id'])
    .where('force_id', '=', forceId)
    .orderBy('deputy_id')
    .orderBy('operation_id')
    .execute()
  // Whoever has left the force since acts for nobody in it.
  const golds = acting.flatMap(({ deputy_id: personId, operation_id: operationId }): Held[] =>
    personId !== null && people.has(personId) ? [{ personId, role: 'gold_commander', operationId }] : [],
  )
  return [...held, ...golds]
}

/** Where a review stands, for a job of its force; undefined where it is not there. */
export function findReviewOfForce(tx: Tx, review: { force_id: string; id: string }) {
  return tx
    .selectFrom('review')
    .select(['state', 'lead_id as leadId', 'operation_id as operationId', 'revisions'])
    .where('force_id', '=', review.force_id)
    .where('id', '=', review.id)
    .executeTakeFirst()
}

/** Each operation's lead, and the state of its live review and of what was sent of it. */
export async function listStandings(tx: Tx, forceId: string) {
  return tx
    .selectFrom('operation')
    .leftJoin('review', (join) =>
      join
        .onRef('review.force_id', '=', 'operation.force_id')
        .onRef('review.operation_id', '=', 'operation.id')
        .on('review.state', '<>', 'withdrawn'),
    )
    .leftJoin('submission', (join) =>
      join
        .onRef('submission.force_id', '=', 'review.force_id')
        .onRef('submission.review_id', '=', 'review.id')
        .on('submission.state', '<>', 'superseded'),
    )
    .select(['operation.id', 'operation.debrief_lead_id as leadId'])
    .select([sql<ReviewState | null>`review.state`.as('reviewState')])
    .select([sql<SubmissionState | null>`submission.state`.as('submissionState')])
    .where('operation.force_id', '=', forceId)
    .orderBy('operation.id')
    .execute()
}

/** Who was told that each of these revisions waits for gold, by revision. */
export async function listToldOfWaiting(
  tx: Tx,
  forceId: string,
  revisions: readonly string[],
): Promise<Map<string, Set<string>>> {
  if (revisions.length === 0) return new Map()
  const rows = await tx
    .selectFrom('mail_sent')
    .select(['person_id', 'subject'])
    .where('force_id', '=', forceId)
    .where('kind', '=', 'review_waits')
    .where('subject', 'in', [...revisions])
    .where('sent_at', 'is not', null)
    .execute()
  const told = Map.groupBy(rows, ({ subject }) => subject)
  return new Map([...told].map(([subject, each]) => [subject, new Set(each.map((row) => row.person_id))]))
}

/** What a message is, apart from its words: the same one is sent to the same person once. */
export type Sending = { forceId: string; personId: string; kind: MailKind; subject: string }

/** How long a message belongs to the job that claimed it: longer than any attempt takes. */
const LEASE = sql<string>`now() - interval '2 minutes'`

function rowOf(tx: Tx, { forceId, personId, kind, subject }: Sending) {
  return tx
    .updateTable('mail_sent')
    .where('force_id', '=', forceId)
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
}

/**
 * Takes a message to send it, and answers the id it keeps over every attempt: 'sent' where it has gone already,
 * 'claimed' where another job is sending it now.
 */
export async function claimSending(tx: Tx, sending: Sending): Promise<{ id: string } | 'sent' | 'claimed'> {
  const { forceId: force_id, personId: person_id, kind, subject } = sending
  await tx
    .insertInto('mail_sent')
    .values({ force_id, person_id, kind, subject, claimed_at: null, sent_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const mine = await rowOf(tx, sending)
    .set({ claimed_at: sql`now()` })
    .where('sent_at', 'is', null)
    .where((eb) => eb.or([eb('claimed_at', 'is', null), eb('claimed_at', '<', LEASE)]))
    .returning('id')
    .executeTakeFirst()
  if (mine) return mine
  const gone = await tx
    .selectFrom('mail_sent')
    .select('sent_at')
    .where('force_id', '=', force_id)
    .where('person_id', '=', person_id)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return gone?.sent_at ? 'sent' : 'claimed'
}

/** The server has accepted it. */
export async function noteSent(tx: Tx, sending: Sending): Promise<void> {
  await rowOf(tx, sending).set({ sent_at: sql`now()` }).execute()
}

/** It did not go: the next attempt need not wait. */
export async function releaseSending(tx: Tx, sending: Sending): Promise<void> {
  await rowOf(tx, sending).set({ claimed_at: null }).where('sent_at', 'is', null).execute()
}
