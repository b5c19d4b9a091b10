import type { RecordSent } from '#shared/api/reviews.ts'
import { londonInstant } from '#shared/calendar.ts'
import { countedMoment } from '#shared/coverage/stated-times.ts'
import { decideSubmission } from '#shared/workflow/submission.ts'
import { noteRecipient } from '../../access/access-log.ts'
import type { Tx } from '../../db/types.ts'
import { refused } from '../../situation/refused.ts'
import { lockReviewFile } from '../../situation/review-file.ts'
import { liveSubmission } from '../../situation/situation-of.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { refreshCoverage } from '../coverage/repository.ts'
import { markSent } from './repository.ts'

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
