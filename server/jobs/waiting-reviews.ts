import { choiceOf, toldOf } from '#shared/mail/kinds.ts'
import { goldsToSign, type Held } from '#shared/mail/recipients.ts'
import { inContext } from '../db/context.ts'
import type { Db, Tx } from '../db/types.ts'
import {
  findChoices,
  findReviewOfForce,
  listToldOfWaiting,
  type Sending,
} from '../features/mail/repository.ts'
import { listWaiting } from '../features/sign-off/repository.ts'
import { involvedInWaiting, mayNotSign } from '../situation/involved-in.ts'
import { claim } from './claim.ts'

/** A review that waits for gold. `subjectId`: the revision of it that waits. */
export type WaitingReview = { forceId: string; reviewId: string; subjectId: string }

/** The reviews of a force that wait for gold, for each gold who was not told of them, such as who acts from today on. */
export async function listUntold(
  tx: Tx,
  forceId: string,
  held: readonly Held[],
): Promise<Map<string, WaitingReview[]>> {
  const waiting = await listWaiting(tx, forceId)
  const told = await listToldOfWaiting(
    tx,
    forceId,
    waiting.map((each) => each.revision_id),
  )
  const involved = await involvedInWaiting(tx, forceId)
  const untold = new Map<string, WaitingReview[]>()
  for (const { review_id: reviewId, revision_id: subjectId, operation_id, frozen_by } of waiting) {
    for (const personId of new Set(goldsToSign(operation_id, held, mayNotSign(involved.get(reviewId))))) {
      if (personId === frozen_by || told.get(subjectId)?.has(personId)) continue
      untold.set(personId, [...(untold.get(personId) ?? []), { forceId, reviewId, subjectId }])
    }
  }
  return untold
}

/**
 * Takes the telling of these reviews upon the message that is about to go: of those that still wait, that nobody told
 * this person of already, and only where they want to be told. What is taken is put into `taken`, also where this
 * throws, and is to be noted as sent, or released. Throws AlreadyClaimed where another job tells of one just now.
 */
export async function claimWaiting(
  db: Db,
  personId: string,
  waiting: readonly WaitingReview[],
  taken: Sending[],
): Promise<void> {
  for (const [forceId, reviews] of Map.groupBy(waiting, (each) => each.forceId)) {
    taken.push(...(await inContext(db, { jobForceId: forceId }, (tx) => claimThese(tx, personId, reviews))))
  }
}

async function claimThese(tx: Tx, personId: string, reviews: readonly WaitingReview[]): Promise<Sending[]> {
  const { choices, address } = await findChoices(tx, personId)
  if (address === null || !choices[choiceOf.review_waits]) return []
  const taken: Sending[] = []
  for (const { forceId, reviewId, subjectId: subject } of reviews) {
    const review = await findReviewOfForce(tx, { force_id: forceId, id: reviewId })
    if (review?.state !== toldOf.review_waits.whileIn) continue
    const sending = { forceId, personId, kind: 'review_waits' as const, subject }
    if ((await claim(tx, sending)) !== 'sent') taken.push(sending)
  }
  return taken
}
