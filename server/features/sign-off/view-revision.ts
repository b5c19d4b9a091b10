import { GOLD_CHECKS, type RevisionReply } from '#shared/api/sign-off.ts'
import { Rendition } from '#shared/exchange/rendition.ts'
import { changedAnswers } from '#shared/form/changed-answers.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import { isBound } from '../../signing/bound-copy.ts'
import { namedIn, presentActions, presentComment } from '../../situation/present-file.ts'
import { openReviewFile, type ReviewFile } from '../../situation/review-file.ts'
import { situationOf } from '../../situation/situation-of.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { getMoments } from '../coverage/repository.ts'
import { listFactChanges } from '../decisions/repository.ts'
import { findPeople } from '../people/repository.ts'
import { actingSentence, declarationOf } from './declaration.ts'
import { lateFacts } from './late-facts.ts'
import { notRequiredBefore } from './not-required.ts'
import { findEarlierViewed, findStoredCopy, insertView } from './repository.ts'
import { tagOf } from './tag.ts'

type Key = { force_id: string; id: string }

/** The frozen text; null where what is stored is not what the digest stands for, whether changed or gone. */
async function readRendition(tx: Tx, revision: Key): Promise<Rendition | null> {
  const copy = await findStoredCopy(tx, revision, 'force')
  return copy && isBound(copy) ? Rendition.parse(JSON.parse(copy.bytes.toString('utf8'))) : null
}

type Compared = Pick<RevisionReply, 'comparedWith' | 'cannotCompareWith' | 'changes'>

/** What changed since the revision that this person last saw. A damaged one does not keep them from a whole one. */
async function compareWithSeen(tx: Tx, viewer: Viewer, review: Key, now: Rendition): Promise<Compared> {
  const earlier = await findEarlierViewed(tx, review, now.review.revision, viewer.personId)
  if (!earlier) return { comparedWith: null, cannotCompareWith: null, changes: [] }
  const before = await readRendition(tx, earlier)
  return before
    ? {
        comparedWith: earlier.number,
        cannotCompareWith: null,
        changes: changedAnswers(before.document, now.document),
      }
    : { comparedWith: null, cannotCompareWith: earlier.number, changes: [] }
}

/** Notes that this person was shown this revision in this sign-in; once is enough. */
async function recordView(
  tx: Tx,
  viewer: Viewer,
  at: string,
  file: ReviewFile,
  revision: Key & { number: number },
): Promise<void> {
  const view = { personId: viewer.personId, sessionId: viewer.sessionId, at }
  if (!(await insertView(tx, revision, view))) return
  await recordEvent(tx, viewer, at, {
    forceId: file.review.force_id,
    action: 'view_revision',
    operationId: file.operation.id,
    reviewId: file.review.id,
    details: { revision: revision.number },
  })
}

/**
 * The revision as it was frozen and will print, for the people of its force. Looking at it is recorded: a gold can
 * sign only what they were shown in this sign-in.
 */
export async function viewRevision(
  tx: Tx,
  viewer: Viewer,
  at: string,
  where: { id: string; revision: number },
): Promise<RevisionReply> {
  const file = await openReviewFile(tx, viewer, where.id)
  const revision = file.revisions.find((each) => each.number === where.revision)
  if (!revision) throw new Problem('not_found')
  await recordView(tx, viewer, at, file, revision)
  const rendition = await readRendition(tx, revision)
  // Nothing but the frozen bytes is shown: a page that shows other words than the digest stands for signs nothing.
  if (!rendition) throw new Problem('stored_text_changed')
  const changes = await listFactChanges(tx, file.operation)
  const people = await findPeople(tx, [...namedIn(file), ...changes.map((change) => change.recorded_by)])
  const situation = situationOf(file, viewer, at, { viewedThisRevision: true })
  const actions = presentActions(situation)
  return {
    reviewId: where.id,
    revision: revision.number,
    tag: tagOf(revision),
    digest: revision.digest,
    frozenAt: revision.frozen_at,
    waiting: file.review.state === 'with_gold' && revision.id === file.revisions[0]?.id,
    rendition,
    moments: await getMoments(tx, file.operation),
    countedAt: at,
    comments: file.comments.map((comment) => presentComment(comment, people)),
    ...(await compareWithSeen(tx, viewer, file.review, rendition)),
    lateFacts: lateFacts(changes, revision.frozen_at, people),
    goldChecks: [...GOLD_CHECKS],
    declaration: declarationOf(viewer, {
      operation: { id: file.operation.id, name: rendition.operation.name },
      revision: revision.number,
    }),
    decidedTier: file.decision?.decided_by === viewer.personId,
    decisionInEffect: revision.decision_id === file.decision?.id,
    isNamedGold: situation.isNamedGold,
    acting: actingSentence(viewer, file.operation.id),
    notRequired: actions.some(({ action }) => action === 'decline')
      ? await notRequiredBefore(tx, viewer, file)
      : null,
    actions,
  }
}
