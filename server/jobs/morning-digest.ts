import { londonDate } from '#shared/calendar.ts'
import { addDue, dueByPerson, isNothingDue, NOTHING_DUE, type OperationDue } from '#shared/mail/due.ts'
import { isMorningOver } from '#shared/mail/morning.ts'
import type { DueCounts } from '#shared/mail/words.ts'
import { inContext } from '../db/context.ts'
import type { Db, Tx } from '../db/types.ts'
import { listForcesOfJobs } from '../features/audit/repository.ts'
import { listMoments } from '../features/coverage/repository.ts'
import { listUnconfirmed } from '../features/decisions/repository.ts'
import { isMorningNoted, listHeld, listStandings, noteMorning } from '../features/mail/repository.ts'
import type { Outbox } from './queue.ts'
import { listUntold, type WaitingReview } from './waiting-reviews.ts'

type Owed = { forceId: string; due: DueCounts; waiting: WaitingReview[] }

/**
 * The morning's message, at 07:30 in London or, where that was slept through, at the first occasion later that day.
 * It is asked for often and given out once a day. `isDue`: whether it is time, at the database's clock.
 */
export async function morningDigest(db: Db, outbox: Outbox, isDue = isMorningOver): Promise<void> {
  const forces = await inContext(db, { jobForceId: '' }, async (tx, at) => {
    const open = isDue(at) && !(await isMorningNoted(tx, londonDate(at)))
    return open ? listForcesOfJobs(tx) : []
  })
  if (forces.length > 0) await giveOut(db, outbox, forces)
}

/**
 * Gives everyone who has something overdue, due today or due in the next three days, or for whom reviews wait that
 * nobody told them of yet, one job that tells them how much: one message, however much it is.
 */
async function giveOut(db: Db, outbox: Outbox, forces: readonly string[]): Promise<void> {
  const owed = new Map<string, Owed>()
  for (const forceId of forces) {
    await inContext(db, { jobForceId: forceId }, async (tx, at) => {
      for (const [personId, more] of await owedIn(tx, forceId, at)) {
        owed.set(personId, joined(owed.get(personId), more))
      }
    })
  }
  await inContext(db, { jobForceId: '' }, async (tx, at) => {
    if (!(await noteMorning(tx, londonDate(at)))) return
    for (const [personId, { forceId, due, waiting }] of owed) {
      if (isNothingDue(due) && waiting.length === 0) continue
      const about = { day: londonDate(at), due, ...(waiting.length > 0 ? { waiting } : {}) }
      await outbox.enqueue(tx, 'send_mail', { forceId, personId, about })
    }
  })
}

/** What each person who holds a role in a force owes in it. */
async function owedIn(tx: Tx, forceId: string, at: string): Promise<Map<string, Owed>> {
  const held = await listHeld(tx, forceId)
  const due = dueByPerson(await operationsOf(tx, forceId), held, at)
  const waiting = await listUntold(tx, forceId, held)
  return new Map(
    held.map(({ personId }) => [
      personId,
      { forceId, due: due.get(personId) ?? NOTHING_DUE, waiting: waiting.get(personId) ?? [] },
    ]),
  )
}

/** Someone of two forces is told once, by the first they hold a role in. */
function joined(known: Owed | undefined, more: Owed): Owed {
  if (known === undefined) return more
  const { forceId, due, waiting } = known
  return { forceId, due: addDue(due, more.due), waiting: [...waiting, ...more.waiting] }
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
