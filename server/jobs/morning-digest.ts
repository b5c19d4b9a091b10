import { londonDate } from '#shared/calendar.ts'
import { addDue, dueByPerson, type OperationDue } from '#shared/mail/due.ts'
import { isMorningOver } from '#shared/mail/morning.ts'
import type { DueCounts } from '#shared/mail/words.ts'
import { inContext } from '../db/context.ts'
import type { Db, Tx } from '../db/types.ts'
import { listForcesOfJobs } from '../features/audit/repository.ts'
import { listMoments } from '../features/coverage/repository.ts'
import { listUnconfirmed } from '../features/decisions/repository.ts'
import { isMorningNoted, listHeld, listStandings, noteMorning } from '../features/mail/repository.ts'
import { listWaiting } from '../features/sign-off/repository.ts'
import type { Outbox } from './queue.ts'
import type { Jobs } from './register.ts'
import { tellingOf } from './tell-people.ts'

type Owed = { forceId: string; due: DueCounts }

const NOTHING: DueCounts = { overdue: 0, today: 0, soon: 0 }

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
 * Gives everyone who has something overdue, due today or due in the next three days one job that tells them how much,
 * and tells golds of reviews that wait whom nobody told yet, such as those who act from today on.
 */
async function giveOut(db: Db, outbox: Outbox, forces: readonly string[]): Promise<void> {
  const owed = new Map<string, Owed>()
  const waiting: Jobs['tell_people'][] = []
  for (const forceId of forces) {
    await inContext(db, { jobForceId: forceId }, async (tx, at) => {
      await addForce(tx, forceId, at, owed)
      waiting.push(...(await listWaiting(tx, forceId)).map(tellingOf))
    })
  }
  await inContext(db, { jobForceId: '' }, async (tx, at) => {
    if (!(await noteMorning(tx, londonDate(at)))) return
    for (const telling of waiting) await outbox.enqueue(tx, 'tell_people', telling)
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
