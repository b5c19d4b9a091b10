import type { Acknowledge, AskQuery } from '#shared/api/queries.ts'
import { decide } from '#shared/workflow/decide.ts'
import type { ReviewAction } from '#shared/workflow/states.ts'
import { enter } from '../../db/context.ts'
import type { Tx } from '../../db/types.ts'
import type { Outbox } from '../../jobs/queue.ts'
import { Problem } from '../../problem.ts'
import { refused } from '../../situation/refused.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { moveReview } from '../reviews/repository.ts'
import { isWhole, readCopy } from './pack-checks.ts'
import { endQuery, insertQuery, insertReceipt, moveSubmission } from './query-repository.ts'
import { lockSubmissionFile, type SubmissionFile, situationOfRecipient } from './submission-file.ts'

type Situation = Parameters<typeof situationOfRecipient>[2]

/** What the table says of the recipient's act; throws its refusal. */
function decideFor(action: ReviewAction, file: SubmissionFile, viewer: Viewer, request: Situation) {
  const outcome = decide(action, situationOfRecipient(file, viewer, request))
  if (!outcome.ok) throw refused(outcome.refusal)
  return outcome.to
}

/** Moves the review, writes the event into the force's chain, and goes back to the recipient's own context. */
async function finish(
  tx: Tx,
  viewer: Viewer,
  at: string,
  file: SubmissionFile,
  done: {
    action: 'acknowledge' | 'query' | 'close_query'
    to: SubmissionFile['review']['state']
    details?: Record<string, string>
  },
) {
  if (done.to !== file.review.state) await moveReview(tx, file.review, { to: done.to, at })
  await recordEvent(tx, viewer, at, {
    forceId: file.review.force_id,
    action: done.action,
    operationId: file.review.operation_id,
    reviewId: file.review.id,
    details: { submission: file.arrived.id, ...done.details },
  })
  await enter(tx, { personId: viewer.personId, organisationId: viewer.organisation.id })
}

/** The recipient has the pack, whole. A receipt is matched by the submission's id and the envelope's digest. */
export async function acknowledge(tx: Tx, viewer: Viewer, at: string, id: string, input: Acknowledge) {
  const file = await lockSubmissionFile(tx, viewer, id)
  const to = decideFor('acknowledge', file, viewer, {
    receiptMatches: input.digest === readCopy(file.arrived)?.envelopeDigest,
    // What the recipient says of its checks counts, and so do those made here.
    packPassedChecks: input.packPassedChecks && isWhole(file.arrived),
  })
  await insertReceipt(tx, file.arrived, { digest: input.digest, by: viewer.personId, at })
  await moveSubmission(tx, file.arrived, 'received')
  await finish(tx, viewer, at, file, { action: 'acknowledge', to, details: { digest: input.digest } })
  return { id, state: 'received' as const }
}

/** The recipient asks about what it was sent. The lead of the review is told. */
export async function askQuery(
  tx: Tx,
  viewer: Viewer,
  at: string,
  id: string,
  input: AskQuery,
  outbox: Outbox,
) {
  const file = await lockSubmissionFile(tx, viewer, id)
  const to = decideFor('query', file, viewer, { questionGiven: true })
  const query = await insertQuery(tx, file.arrived, { question: input.question, by: viewer.personId, at })
  await finish(tx, viewer, at, file, { action: 'query', to, details: { query } })
  await outbox.enqueue(tx, 'tell_people', {
    forceId: file.review.force_id,
    event: 'query_asked',
    reviewId: file.review.id,
    subjectId: query,
    actorId: viewer.personId,
  })
  return { id: query }
}

/** The recipient needs no answer any more. */
export async function closeQuery(tx: Tx, viewer: Viewer, at: string, where: { id: string; query: string }) {
  const file = await lockSubmissionFile(tx, viewer, where.id)
  const query = file.queries.find((each) => each.id === where.query && each.submission_id === where.id)
  if (!query) throw new Problem('not_found')
  if (query.how !== null) throw refused('no_open_query')
  const to = decideFor('close_query', file, viewer, {})
  const key = { force_id: file.review.force_id, id: query.id }
  await endQuery(tx, key, { how: 'close_query', explanation: null, by: viewer.personId, at })
  await finish(tx, viewer, at, file, { action: 'close_query', to, details: { query: query.id } })
  return { id: query.id }
}
