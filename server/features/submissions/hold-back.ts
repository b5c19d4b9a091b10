import type { ClearHoldBack, HoldReviewBack } from '#shared/api/hold-back.ts'
import { decide } from '#shared/workflow/decide.ts'
import type { Tx } from '../../db/types.ts'
import { refused } from '../../situation/refused.ts'
import { lockReviewFile, type ReviewFile } from '../../situation/review-file.ts'
import { situationOf } from '../../situation/situation-of.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { insertHoldBack } from './hold-back-repository.ts'

type Act = { act: 'hold_back' | 'clear_hold_back'; reason: string } & Partial<HoldReviewBack & ClearHoldBack>

async function lockAllowed(tx: Tx, viewer: Viewer, at: string, id: string, act: Act['act']) {
  const file = await lockReviewFile(tx, viewer, id)
  const outcome = decide(act, situationOf(file, viewer, at, { reasonGiven: true }))
  if (!outcome.ok) throw refused(outcome.refusal)
  return file
}

async function write(tx: Tx, viewer: Viewer, at: string, file: ReviewFile, said: Act) {
  const { review, operation, revisions } = file
  const [newest] = revisions
  if (!newest) throw refused('no_live_sign_off')
  const holdBack = await insertHoldBack(tx, {
    force_id: review.force_id,
    review_id: review.id,
    revision_id: newest.id,
    act: said.act,
    ground: said.ground ?? null,
    agreed_with: said.agreedWith ?? null,
    reason: said.reason,
    acted_by: viewer.personId,
    acted_at: at,
  })
  await recordEvent(tx, viewer, at, {
    forceId: review.force_id,
    action: said.act,
    operationId: operation.id,
    reviewId: review.id,
    details: { holdBack, revision: newest.number },
  })
  return { id: review.id, state: review.state }
}

/** A signed review does not leave until a gold who wrote none of it clears it, whatever is signed after it. */
export async function holdBack(tx: Tx, viewer: Viewer, at: string, id: string, input: HoldReviewBack) {
  const file = await lockAllowed(tx, viewer, at, id, 'hold_back')
  return write(tx, viewer, at, file, { act: 'hold_back', ...input })
}

/** The signed revision may leave: for this text, and with whom that was agreed. */
export async function clearHoldBack(tx: Tx, viewer: Viewer, at: string, id: string, input: ClearHoldBack) {
  const file = await lockAllowed(tx, viewer, at, id, 'clear_hold_back')
  return write(tx, viewer, at, file, { act: 'clear_hold_back', ...input })
}
