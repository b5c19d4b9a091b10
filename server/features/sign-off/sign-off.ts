import { GOLD_CHECKS, type SignOff } from '#shared/api/sign-off.ts'
import { decide } from '#shared/workflow/decide.ts'
import type { Tx } from '../../db/types.ts'
import type { Queue } from '../../jobs/queue.ts'
import { isBound } from '../../signing/bound-copy.ts'
import { refused } from '../../situation/refused.ts'
import { lockReviewFile, type ReviewFile } from '../../situation/review-file.ts'
import { situationOf } from '../../situation/situation-of.ts'
import { actingIn, type Viewer } from '../../viewer.ts'
import { lockActing } from '../acting-golds/repository.ts'
import { recordEvent } from '../audit/repository.ts'
import { refreshCoverage } from '../coverage/repository.ts'
import { lockRoles } from '../people/repository.ts'
import { moveReview } from '../reviews/repository.ts'
import { declarationOf, signingRole } from './declaration.ts'
import { findStoredCopy, insertSignOff, wasViewed } from './repository.ts'
import { tagOf } from './tag.ts'

type Revision = ReviewFile['revisions'][number]
type Request = { revision: number; ifMatch: string | undefined; body: SignOff }

/** How the tag in If-Match stands to the newest revision. A wildcard or a weak tag matches nothing. */
function matchOf(file: ReviewFile, request: Request): 'absent' | 'stale' | 'matches' {
  if (request.ifMatch === undefined) return 'absent'
  const newest = file.revisions[0]
  const same = newest !== undefined && newest.number === request.revision && request.ifMatch === tagOf(newest)
  return same ? 'matches' : 'stale'
}

/** The digest that gold was shown is the revision's, and the stored text is still what that digest stands for. */
async function isStoredText(tx: Tx, revision: Revision, digest: string): Promise<boolean> {
  const copy = await findStoredCopy(tx, revision, 'force')
  return revision.digest === digest && copy !== undefined && isBound(copy)
}

/** What gold agreed to, in the words and with the name and rank of that moment. Printed for ever. */
function statementOf(file: ReviewFile, viewer: Viewer, at: string, request: Request) {
  return {
    signedBy: { name: viewer.name, rank: viewer.rank, role: signingRole(viewer, file.operation.id) },
    signedAt: at,
    checks: request.body.checks,
    comment: request.body.comment,
    reasonForAnotherGold: request.body.reasonForAnotherGold,
    declaration: declarationOf(viewer, { operation: file.operation, revision: request.revision }),
    decidedTier: file.decision?.decided_by === viewer.personId,
  }
}

/**
 * Records a named gold's approval of one revision's envelope digest. Everything is decided under the lock: role,
 * authorship, state, tag, digest and decision are those of the instant of commit. The pack is printed by a job.
 */
export async function signOff(
  tx: Tx,
  viewer: Viewer,
  at: string,
  id: string,
  request: Request,
  queue: Queue,
) {
  const file = await lockReviewFile(tx, viewer, id)
  const roles = await lockRoles(tx, viewer)
  const actor = { ...viewer, roles, acting: await lockActing(tx, viewer, at) }
  const newest = file.revisions[0]
  const view = { personId: viewer.personId, sessionId: viewer.sessionId }
  const situation = situationOf(file, actor, at, {
    ifMatch: matchOf(file, request),
    digestMatches: newest !== undefined && (await isStoredText(tx, newest, request.body.digest)),
    viewedThisRevision: newest !== undefined && (await wasViewed(tx, newest, view)),
    goldChecksAllTicked: GOLD_CHECKS.every((check) => request.body.checks.includes(check)),
    reasonGiven: (request.body.reasonForAnotherGold ?? '').trim() !== '',
  })
  const outcome = decide('sign_off', situation)
  if (!outcome.ok) throw refused(outcome.refusal)
  if (!newest) throw refused('state_not_allowed')

  const acting = actingIn(actor, file.operation.id)
  const signOffId = await insertSignOff(tx, file.review, {
    revisionId: newest.id,
    digest: newest.digest,
    by: viewer.personId,
    at,
    actingGoldId: acting?.id ?? null,
    statement: statementOf(file, actor, at, request),
  })
  await moveReview(tx, file.review, { to: outcome.to, at })
  await recordEvent(tx, viewer, at, {
    forceId: file.review.force_id,
    action: 'sign_off',
    operationId: file.operation.id,
    reviewId: id,
    details: {
      signOff: signOffId,
      revision: newest.number,
      digest: newest.digest,
      ...(acting ? { actingGold: acting.id, actingFor: acting.actingFor?.id ?? null } : {}),
    },
  })
  await refreshCoverage(tx, file.review.force_id, file.operation.id, at)
  await queue.enqueue(tx, 'make_packs', { forceId: file.review.force_id, signOffId })
  return { id, state: 'signed_off' as const, signedAt: at, digest: newest.digest }
}
