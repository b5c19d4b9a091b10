import { recipientsOf } from '#shared/mail/recipients.ts'
import { inContext } from '../db/context.ts'
import type { Db } from '../db/types.ts'
import { findReviewOfForce, listHeld } from '../features/mail/repository.ts'
import { involvedInWaiting, mayNotSign } from '../situation/involved-in.ts'
import type { Outbox } from './queue.ts'
import type { Jobs } from './register.ts'

/**
 * Works out who is told of an event and gives each of them a job of their own, so that one address that is refused
 * stops nobody else's message. Running it again gives the same jobs, and each of those sends once.
 */
export async function tellPeople(db: Db, outbox: Outbox, told: Jobs['tell_people']): Promise<void> {
  const { forceId, event, reviewId, subjectId, actorId } = told
  await inContext(db, { jobForceId: forceId }, async (tx) => {
    const review = await findReviewOfForce(tx, { force_id: forceId, id: reviewId })
    if (!review) return
    const held = await listHeld(tx, forceId)
    const involved = mayNotSign((await involvedInWaiting(tx, forceId)).get(reviewId))
    for (const personId of recipientsOf({ event, held, review, actorId, involved })) {
      await outbox.enqueue(tx, 'send_mail', { forceId, personId, about: { event, reviewId, subjectId } })
    }
  })
}
