import { londonDate } from '#shared/calendar.ts'
import { isNothingDue, NOTHING_DUE } from '#shared/mail/due.ts'
import { choiceOf, type MailEvent, toldOf } from '#shared/mail/kinds.ts'
import { digestMessage, eventMessage, type Message } from '#shared/mail/words.ts'
import { inContext } from '../db/context.ts'
import type { Db, Tx } from '../db/types.ts'
import {
  findChoices,
  findReviewOfForce,
  noteSent,
  releaseSending,
  type Sending,
} from '../features/mail/repository.ts'
import type { Letter, MailServer } from '../mail/mail-server.ts'
import { claim } from './claim.ts'
import type { Jobs } from './register.ts'
import { claimWaiting } from './waiting-reviews.ts'

/** Where messages leave, and the origin that their links open. */
export type Post = { server: MailServer; origin: string }

type Order = Jobs['send_mail']

const places: Readonly<Record<MailEvent, (review: string, revision: number) => string>> = {
  review_waits: (review, revision) => `/sign-off/${review}/${revision}`,
  review_returned: (review) => `/reviews/${review}`,
  review_declined: (review) => `/reviews/${review}`,
  query_asked: (review) => `/reviews/${review}/submission`,
}

/**
 * Sends one message to one person, if they still want it and it is still worth saying. It is claimed in one
 * transaction, sent outside any, and noted in another: a process that dies between the server's acceptance and the
 * note sends it a second time, with the same Message-ID. Every other way it goes once. A morning's message takes with
 * it the telling of what waits, which goes no other way then.
 */
export async function sendMail(db: Db, post: Post, order: Order): Promise<void> {
  const { forceId, personId, about } = order
  const sendings: Sending[] = []
  try {
    if ('day' in about) await claimWaiting(db, personId, about.waiting ?? [], sendings)
    const letter = await inContext(db, { jobForceId: forceId }, (tx, at) =>
      claimLetter(tx, at, { order, waiting: sendings.length }, post.origin),
    )
    if (!letter) return await forEach(db, sendings, releaseSending)
    sendings.push(sendingOf(order))
    await post.server.send(letter)
  } catch (error) {
    await forEach(db, sendings, releaseSending)
    throw error
  }
  await forEach(db, sendings, noteSent)
}

/** Each in the context of its own force. */
async function forEach(
  db: Db,
  sendings: readonly Sending[],
  act: (tx: Tx, sending: Sending) => Promise<void>,
): Promise<void> {
  for (const [forceId, theirs] of Map.groupBy(sendings, (each) => each.forceId)) {
    await inContext(db, { jobForceId: forceId }, async (tx) => {
      for (const sending of theirs) await act(tx, sending)
    })
  }
}

function sendingOf({ forceId, personId, about }: Order): Sending {
  return 'day' in about
    ? { forceId, personId, kind: 'digest', subject: about.day }
    : { forceId, personId, kind: about.event, subject: about.subjectId }
}

/** What is to be said: an order, and of how many reviews that wait it takes the telling upon itself. */
type Said = { order: Order; waiting: number }

async function claimLetter(tx: Tx, at: string, said: Said, origin: string): Promise<Letter | undefined> {
  const sending = sendingOf(said.order)
  const { choices, address } = await findChoices(tx, said.order.personId)
  if (address === null) return undefined
  const message = await messageOf(tx, at, { ...said, wanted: choices[choiceOf[sending.kind]] }, origin)
  if (!message) return undefined
  const claimed = await claim(tx, sending)
  return claimed === 'sent' ? undefined : { ...message, id: claimed.id, to: address }
}

/** The words; nothing for what is not wanted, for a day that is over, or for a review that has moved on. */
async function messageOf(
  tx: Tx,
  at: string,
  { order: { forceId, about }, waiting, wanted }: Said & { wanted: boolean },
  origin: string,
): Promise<Message | undefined> {
  if ('day' in about) {
    const due = wanted ? about.due : NOTHING_DUE
    if (about.day !== londonDate(at) || (isNothingDue(due) && waiting === 0)) return undefined
    return digestMessage(due, waiting, { origin, path: '/' })
  }
  if (!wanted) return undefined
  const review = await findReviewOfForce(tx, { force_id: forceId, id: about.reviewId })
  const { whileIn } = toldOf[about.event]
  if (!review || (whileIn !== null && review.state !== whileIn)) return undefined
  return eventMessage(about.event, { origin, path: places[about.event](about.reviewId, review.revisions) })
}
