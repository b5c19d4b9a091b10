import { londonDate } from '#shared/calendar.ts'
import { addDue, dueByPerson, type OperationDue } from '#shared/mail/due.ts'
import type { DueCounts } from '#shared/mail/words.ts'
import { inContext } from '../db/context.ts'
import type { Db, Tx } from '../db/types.ts'
import { listForcesOfJobs } from '../features/audit/repository.ts'
import { listMoments } from '../features/coverage/repository.ts'
import { listUnconfirmed } from '../features/decisions/repository.ts'
import { listHeld, listStandings } from '../features/mail/repository.ts'
import type { Outbox } from './queue.ts'

type Owed = { forceId: string; due: DueCounts }

const NOTHING: DueCounts = { overdue: 0, today: 0, soon: 0 }

/**
 * Gives everyone who has something overdue, due today or due in the next three days one job that tells them how much.
 * Running it again on the same day gives the same jobs for the same day, and each of those sends once.
 */
export async function morningDigest(db: Db, outbox: Outbox): Promise<void> {
  const forces = await inContext(db, { jobForceId: '' }, listForcesOfJobs)
  const owed = new Map<string, Owed>()
  for (const forceId of forces) {
    await inContext(db, { jobForceId: forceId }, (tx, at) => addForce(tx, forceId, at, owed))
  }
  await inContext(db, { jobForceId: '' }, async (tx, at) => {
    for (const [personId, { forceId, due }] of owed) {
      if (due.overdue + due.today + due.soon === 0) continue
      await outbox.enqueue(tx, 'send_mail', { forceId, personId, about: { day: londonDate(at), due } })
    }
  })
}

/** Adds what one force's people owe. Someone of two forces is told once, by the first they hold a role in. */
async function addForce(tx: Tx, forceId: string, at: string, owed: Map<string, Owed>): Promise<void> {
  const held = await listHeld(tx, forceId)
  const due = dueByPerson(await operationsOf(tx, forceId), held, at)
  for (const { personId } of held) {
    if (!owed.has(personId)) owed.set(personId, { forceId, due: NOTHING })
  }
  for (const [personId, more] of due) {
    const known = owed.get(personId) ?? { forceId, due: NOTHING }
    owed.set(personId, { ...known, due: addDue(known.due, more) })
  }
}

async function operationsOf(tx: Tx, forceId: string): Promise<OperationDue[]> {
  const moments = new Map((await listMoments(tx, [forceId])).map((each) => [each.operationId, each]))
  const unconfirmed = new Set((await listUnconfirmed(tx, forceId)).map((each) => each.operation_id))
  return (await listStandings(tx, forceId)).flatMap(({ id, leadId, reviewState, submissionState }) => {
    const known = moments.get(id)
    if (!known) return []
    const review = reviewState && { state: reviewState }
    // Sending is recorded by hand: no other channel is set up, so none can need attention.
    const submission = submissionState && { state: submissionState, byHand: true, needsAttention: false }
    return [{ moments: known, leadId, review, submission, awaitingConfirmation: unconfirmed.has(id) }]
  })
}
