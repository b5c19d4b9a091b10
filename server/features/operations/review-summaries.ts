import type { ReviewSummary } from '#shared/api/operations.ts'
import { completenessOf } from '#shared/form/completeness.ts'
import { getFormDefinition } from '#shared/form/registry.ts'
import type { Tx } from '../../db/types.ts'
import { openReviewFile } from '../../situation/review-file.ts'
import type { Viewer } from '../../viewer.ts'
import { findPeople, nameOf } from '../people/repository.ts'
import { listLiveReviews, listOpenComments, type ReviewRecord } from '../reviews/repository.ts'
import { listLiveSubmissions } from '../submissions/repository.ts'

/** How much of a draft is complete; zero for a review that nobody is writing now. */
async function progress(tx: Tx, viewer: Viewer, review: ReviewRecord) {
  if (review.state !== 'draft' && review.state !== 'returned') return { asked: 0, complete: 0 }
  const file = await openReviewFile(tx, viewer, review.id)
  const tier = file.decision?.chosen_tier
  if (tier !== 1 && tier !== 2 && tier !== 3) return { asked: 0, complete: 0 }
  const definition = getFormDefinition(review.definition_id, review.definition_version)
  const content = { tier, facts: file.facts, answers: file.answers, records: file.records }
  const { totals } = completenessOf(definition, content)
  return { asked: totals.sections, complete: totals.complete }
}

/** Every live review of the viewer's force, by operation, as the home page and the register show it. */
export async function reviewSummaries(tx: Tx, viewer: Viewer): Promise<Map<string, ReviewSummary>> {
  const reviews = await listLiveReviews(tx, viewer)
  const people = await findPeople(
    tx,
    reviews.map((review) => review.lead_id),
  )
  const open = await listOpenComments(tx, viewer)
  const submissions = await listLiveSubmissions(tx, viewer.organisation.id)
  const summaries = new Map<string, ReviewSummary>()
  for (const review of reviews) {
    const { asked, complete } = await progress(tx, viewer, review)
    summaries.set(review.operation_id, {
      id: review.id,
      state: review.state,
      stateSince: review.state_since,
      lead: nameOf(people, review.lead_id),
      revision: review.revisions === 0 ? null : review.revisions,
      sectionsAsked: asked,
      sectionsComplete: complete,
      sectionsCommented: open.filter((comment) => comment.review_id === review.id).length,
      submissionState: submissions.find((each) => each.review_id === review.id)?.state ?? null,
    })
  }
  return summaries
}
