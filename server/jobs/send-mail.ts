import { londonDate } from '#shared/calendar.ts'
import { choiceOf, type MailEvent, toldOf } from '#shared/mail/kinds.ts'
import { digestMessage, eventMessage, type Message } from '#shared/mail/words.ts'
import { inContext } from '../db/context.ts'
import type { Db, Tx } from '../db/types.ts'
import {
  claimSending,
  findChoices,
  findReviewOfForce,
  noteSent,
  releaseSending,
  type Sending,
} from '../features/mail/repository.ts'
import type { Letter, MailServer } from '../mail/mail-server.ts'
import type { Jobs } from './register.ts'

/** Where messages leave, and the origin that their links open. */
export type Post = { server: MailServer; origin: string }

type Order = Jobs['send_mail']

/** Another job is sending this very message: wait and see. */
class AlreadyClaimed extends Error {
  override readonly name = 'AlreadyClaimed'
}

const places: Readonly<Record<MailEvent, (review: string, revision: number) => string>> = {
  review_waits: (review, revision) => `/sign-off/${review}/${revision}`,
  review_returned: (review) => `/reviews/${review}`,
  review_declined: (review) => `/reviews/${review}`,
  query_asked: (review) => `/reviews/${review}/submission`,
}

/**
 * Sends one message to one person, if they still want it and it is still worth saying. It is claimed in one
 * transaction, sent outside any, and noted in another: a process that dies between the server's acceptance and the
 * note sends it a second time, with the same Message-ID. Every other way it goes once.
 */
export async function sendMail(db: Db, post: Post, order: Order): Promise<void> {
  const context = { jobForceId: order.forceId }
  const sending = sendingOf(order)
  const letter = await inContext(db, context, (tx, at) => claimLetter(tx, at, order, post.origin))
  if (!letter) return
  try {
    await post.server.send(letter)
  } catch (error) {
    await inContext(db, context, (tx) => releaseSending(tx, sending))
    throw error
  }
  await inContext(db, context, (tx) => noteSent(tx, sending))
}

function sendingOf({ forceId, personId, about }: Order): Sending {
  return 'day' in about
    ? { forceId, personId, kind: 'digest', subject: about.day }
    : { forceId, personId, kind: about.event, subject: about.subjectId }
}

async function claimLetter(tx: Tx, at: string, order: Order, origin: string): Promise<Letter | undefined> {
  const sending = sendingOf(order)
  const { choices, address } = await findChoices(tx, order.personId)
  if (address === null || !choices[choiceOf[sending.kind]]) return undefined
  const message = await messageOf(tx, at, order, origin)
  if (!message) return undefined
  const claim = await claimSending(tx, sending)
  if (claim === 'claimed') throw new AlreadyClaimed()
  return claim === 'sent' ? undefined : { ...message, id: claim.id, to: address }
}

/** The words; nothing for a day that is over, or for a review that has moved on. */
async function messageOf(
  tx: Tx,
  at: string,
  { forceId, about }: Order,
  origin: string,
): Promise<Message | undefined> {
  if ('day' in about) {
    return about.day === londonDate(at) ? digestMessage(about.due, { origin, path: '/' }) : undefined
  }
  const review = await findReviewOfForce(tx, { force_id: forceId, id: about.reviewId })
  const { whileIn } = toldOf[about.event]
  if (!review || (whileIn !== null && review.state !== whileIn)) return undefined
  return eventMessage(about.event, { origin, path: places[about.event](about.reviewId, review.revisions) })
}
