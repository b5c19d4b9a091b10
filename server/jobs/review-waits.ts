import type { Jobs } from './register.ts'

type Waiting = { force_id: string; review_id: string; revision_id: string; frozen_by: string }

/** That a revision waits for gold, for `tell_people`: who was told of it before is not told again. */
export function reviewWaits(waiting: Waiting): Jobs['tell_people'] {
  return {
    forceId: waiting.force_id,
    event: 'review_waits',
    reviewId: waiting.review_id,
    subjectId: waiting.revision_id,
    actorId: waiting.frozen_by,
  }
}
