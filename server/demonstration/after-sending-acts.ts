import { amendReview } from '../features/reviews/amend-review.ts'
import { declineReview } from '../features/sign-off/decline-review.ts'
import { viewRevision } from '../features/sign-off/view-revision.ts'
import { acknowledge, askQuery } from '../features/submissions/act-on-submission.ts'
import { answerQuery } from '../features/submissions/answer-query.ts'
import { listQueries } from '../features/submissions/query-repository.ts'
import type { Act } from './acts.ts'
import type { When } from './demonstration-clock.ts'
import { NOBODY_TOLD } from './nobody-told.ts'

const RECIPIENT = 'tamsin-calder'

/** The recipient has the pack, whole. */
export function acknowledged(at: When): Act {
  return {
    at,
    by: RECIPIENT,
    run: ({ tx, viewer, at, file }) =>
      acknowledge(tx, viewer, at, file.submissionId, {
        digest: file.revision.digest,
        packPassedChecks: true,
      }),
  }
}

/** The recipient asks about what it was sent. */
export function asked(at: When, question: string): Act {
  return {
    at,
    by: RECIPIENT,
    run: ({ tx, viewer, at, file }) => askQuery(tx, viewer, at, file.submissionId, { question }, NOBODY_TOLD),
  }
}

/** The force answers the question that is open. */
export function explained(at: When, by: string, explanation: string): Act {
  return {
    at,
    by,
    run: async ({ tx, viewer, at, file }) => {
      const review = { force_id: viewer.organisation.id, id: file.reviewId }
      const open = (await listQueries(tx, review)).find(({ how }) => how === null)
      if (!open) throw new Error(`${file.plan.name} has no open query`)
      await answerQuery(tx, viewer, at, { id: file.reviewId, query: open.id }, { explanation })
    },
  }
}

/** The lead opens what was sent for another revision. */
export function amended(at: When, by: string, reason: string): Act {
  return { at, by, run: ({ tx, viewer, at, file }) => amendReview(tx, viewer, at, file.reviewId, { reason }) }
}

/** Gold reads the newest revision and says that the operation is in the register twice; `of` is the one that stays. */
export function declinedAsDuplicate(at: When, by: string, of: string, reason: string): Act {
  return {
    at,
    by,
    run: async ({ tx, viewer, at, file, fileOf }) => {
      await viewRevision(tx, viewer, at, { id: file.reviewId, revision: file.revision.number })
      const duplicateOf = fileOf(of).id
      const input = { because: 'duplicate', duplicateOf, reason } as const
      return declineReview(tx, viewer, at, file.reviewId, input, NOBODY_TOLD)
    },
  }
}
