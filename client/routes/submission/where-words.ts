import { when } from '#client/words/when.ts'
import type { ReviewReply } from '#shared/api/reviews.ts'
import { londonDate } from '#shared/calendar.ts'

/** True while the files are being printed after a signature: they come by themselves. */
export function isPrinting({ signOff, packStored }: ReviewReply): boolean {
  return signOff !== null && !packStored
}

/** Where a signed review is on its way to the recipient, and what has to happen next. */
export function whereWords(review: ReviewReply, recipient: string): string {
  const { submission, state } = review
  const today = londonDate(review.countedAt)
  if (state === 'signed_off') {
    if (isPrinting(review)) return 'Gold has signed it. The files are being printed from the signed text.'
    return review.holdBack.heldBy !== null
      ? 'Gold has signed it and the files are ready. It is held back, so it cannot be submitted yet.'
      : `Gold has signed it and the files are ready. It can be submitted to the ${recipient}.`
  }
  if (submission === null) return 'Nothing has been submitted.'
  const submitted = `Revision ${submission.revision} was submitted ${when(submission.submittedAt, today)}.`
  if (submission.state === 'queued') {
    return `${submitted} It has not gone out yet: send the ${recipient}’s copy, then record when and how.`
  }
  const sent =
    submission.sentAt === null ? submitted : `${submitted} It was sent ${when(submission.sentAt, today)}.`
  if (submission.state === 'received') return `${sent} The ${recipient} has acknowledged it.`
  return `${sent} The ${recipient} has not acknowledged it yet.`
}
