import type { RecordSent } from '#shared/api/reviews.ts'
import { londonInstant } from '#shared/calendar.ts'
import { countedMoment } from '#shared/coverage/stated-times.ts'
import { decideSubmission } from '#shared/workflow/submission.ts'
import { noteRecipient } from '../../access/access-log.ts'
import type { Tx } from '../../db/types.ts'
import { refused } from '../../situation/refused.ts'
import { lockReviewFile, type ReviewFile } from '../../situation/review-file.ts'
import { liveSubmission } from '../../situation/situation-of.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { refreshCoverage } from '../coverage/repository.ts'
import { endQuery, moveSubmission } from './query-repository.ts'
import { markSent } from './repository.ts'

/** An amendment that is sent takes the place of what was sent before, and ends the questions about it. */
async function replaceEarlier(
  tx: Tx,
  viewer: Viewer,
  at: string,
  file: ReviewFile,
  sent: { id: string },
): Promise<void> {
  for (const earlier of file.submissions) {
    if (earlier.id === sent.id || earlier.state === 'superseded') continue
    await moveSubmission(tx, earlier, 'superseded')
    for (const query of file.queries.filter(
      (each) => each.submission_id === earlier.id && each.how === null,
    )) {
      const key = { force_id: earlier.force_id, id: query.id }
      await endQuery(tx, key, { how: 'amendment_sent', explanation: null, by: viewer.personId, at })
    }
  }
}

/** Records that the force sent the pack by hand, when and how. */
export async function recordSent(tx: Tx, viewer: Viewer, at: string, id: string, input: RecordSent) {
  const file = await lockReviewFile(tx, viewer, id)
  const submission = liveSubmission(file)
  if (!submission) throw refused('no_live_submission')
  const statedAt = londonInstant(input.sentAt)
  const signed = file.signOffs.find((signOff) => signOff.id === submission.sign_off_id)
  const outcome = decideSubmission('sent_by_hand', {
    state: submission.state,
    needsAttention: false,
    // Typed to the minute, so the minute of the signature is after it.
    timePossible: statedAt <= at && statedAt >= (signed?.signed_at.slice(0, 16) ?? at),
    receiptMatches: false,
    packPassedChecks: false,
    actor: { roles: viewer.roles, relation: 'lead_force' },
  })
  if (!outcome.ok) throw refused(outcome.refusal)

  noteRecipient(tx, submission.recipient_id)
  await markSent(tx, submission, {
    countedAt: countedMoment(statedAt, at),
    statedAt,
    note: input.note,
    by: viewer.personId,
    at,
  })
  await replaceEarlier(tx, viewer, at, file, submission)
  await recordEvent(tx, viewer, at, {
    forceId: file.review.force_id,
    action: 'sent_by_hand',
    operationId: file.operation.id,
    reviewId: id,
    details: { submission: submission.id, statedAt },
  })
  await refreshCoverage(tx, file.review.force_id, file.operation.id, at)
  return { id, state: file.review.state }
}
