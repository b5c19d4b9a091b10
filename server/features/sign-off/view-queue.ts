import type { QueueReply } from '#shared/api/sign-off.ts'
import { decide } from '#shared/workflow/decide.ts'
import { refusalSentence } from '#shared/workflow/refusals.ts'
import { noteSubjects } from '../../access/access-log.ts'
import type { Tx } from '../../db/types.ts'
import { openReviewFile } from '../../situation/review-file.ts'
import { situationOf } from '../../situation/situation-of.ts'
import { rolesIn, type Viewer } from '../../viewer.ts'
import { getMoments, listMoments } from '../coverage/repository.ts'
import { listUnconfirmed } from '../decisions/repository.ts'
import { listOperations } from '../operations/repository.ts'
import { findPeople, nameOf } from '../people/repository.ts'
import { listWaiting } from './repository.ts'

/** Why this person cannot sign, before anything a request carries is looked at; null where nothing stands in the way. */
async function whyNot(tx: Tx, viewer: Viewer, at: string, reviewId: string): Promise<string | null> {
  const file = await openReviewFile(tx, viewer, reviewId)
  const outcome = decide(
    'sign_off',
    situationOf(file, viewer, at, {
      ifMatch: 'matches',
      digestMatches: true,
      viewedThisRevision: true,
      goldChecksAllTicked: true,
      reasonGiven: true,
      stepUpFresh: true,
    }),
  )
  return outcome.ok ? null : refusalSentence(outcome.refusal)
}

/** What waits for this gold, or in the operations where they act as one: reviews, earliest deadline first, and decisions to confirm. */
export async function viewQueue(tx: Tx, viewer: Viewer, at: string): Promise<QueueReply> {
  const isGoldIn = (operationId: string) => rolesIn(viewer, operationId).includes('gold_commander')
  const rows = (await listWaiting(tx, viewer.organisation.id)).filter((row) => isGoldIn(row.operation_id))
  const people = await findPeople(
    tx,
    rows.map((row) => row.frozen_by),
  )
  const operations = new Map((await listOperations(tx, viewer)).map((operation) => [operation.id, operation]))
  const waiting: QueueReply['waiting'] = []
  for (const row of rows) {
    waiting.push({
      reviewId: row.review_id,
      revision: row.number,
      sentAt: row.frozen_at,
      sentBy: nameOf(people, row.frozen_by),
      moments: await getMoments(tx, { force_id: row.force_id, id: row.operation_id }),
      place: operations.get(row.operation_id)?.place ?? '',
      cannotSign: await whyNot(tx, viewer, at, row.review_id),
    })
  }
  const due = (entry: QueueReply['waiting'][number]) => entry.moments.rungs.gold_signed.deadline ?? '9999'
  waiting.sort((a, b) => due(a).localeCompare(due(b)) || a.reviewId.localeCompare(b.reviewId))

  const unconfirmed = await listUnconfirmed(tx, viewer.organisation.id)
  const moments = new Map(
    (await listMoments(tx, [viewer.organisation.id])).map((each) => [each.operationId, each]),
  )
  const decisions = unconfirmed.flatMap((decision) => {
    const operation = operations.get(decision.operation_id)
    const known = moments.get(decision.operation_id)
    if (!operation || !known || operation.removed_as !== null || !isGoldIn(operation.id)) return []
    return [{ operationId: operation.id, decisionId: decision.id, moments: known, place: operation.place }]
  })
  const noteShown = (kind: 'review' | 'operation', ids: string[]) =>
    noteSubjects(tx, kind, viewer.organisation.id, ids)
  noteShown(
    'review',
    waiting.map(({ reviewId }) => reviewId),
  )
  noteShown(
    'operation',
    decisions.map(({ operationId }) => operationId),
  )
  return { countedAt: at, waiting, decisions }
}
