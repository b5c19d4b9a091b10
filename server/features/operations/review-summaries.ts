import type { KnownFacts } from '#shared/api/decisions.ts'
import type { ReviewSummary } from '#shared/api/operations.ts'
import type { OperationMoments } from '#shared/coverage/moments.ts'
import type { ReviewAnswers, SectionAnswers } from '#shared/form/answers.ts'
import { completenessOf } from '#shared/form/completeness.ts'
import { getFormDefinition } from '#shared/form/registry.ts'
import type { Tx } from '../../db/types.ts'
import { involvedInWaiting, NOBODY } from '../../situation/involved-in.ts'
import { completenessOfFile, openReadableFile, openReviewFile } from '../../situation/review-file.ts'
import { liveSubmission, waitsFor } from '../../situation/situation-of.ts'
import type { Viewer } from '../../viewer.ts'
import { listMoments } from '../coverage/repository.ts'
import { listFactsOfForce } from '../decisions/repository.ts'
import { findPeople, nameOf } from '../people/repository.ts'
import {
  findLiveReview,
  listLiveReviews,
  listOpenComments,
  listSectionsOfDrafts,
  type ReviewRecord,
} from '../reviews/repository.ts'
import { listLiveSubmissions } from '../submissions/repository.ts'

type Drafts = {
  moments: Map<string, OperationMoments>
  facts: Map<string, KnownFacts>
  answers: Map<string, ReviewAnswers>
}

/** What all drafts of a force are made of, in three queries, however many there are. */
async function readDrafts(tx: Tx, viewer: Viewer): Promise<Drafts> {
  const forceId = viewer.organisation.id
  const answers = new Map<string, Record<string, SectionAnswers>>()
  for (const section of await listSectionsOfDrafts(tx, viewer)) {
    const known = answers.get(section.review_id) ?? {}
    answers.set(section.review_id, { ...known, [section.section_id]: section.answers })
  }
  return {
    moments: new Map((await listMoments(tx, [forceId])).map((each) => [each.operationId, each])),
    facts: new Map((await listFactsOfForce(tx, forceId)).map((each) => [each.operation_id, each.known])),
    answers,
  }
}

/** How much of a draft is complete; zero for a review that nobody is writing now. */
async function progress(tx: Tx, viewer: Viewer, review: ReviewRecord, drafts: Drafts) {
  const none = { asked: 0, complete: 0 }
  if (review.state !== 'draft' && review.state !== 'returned') return none
  const moments = drafts.moments.get(review.operation_id)
  const tier = moments?.tierInEffect ?? 0
  if (tier === 0) return none
  // A pause is a record with a marking of its own, which can settle the marking that is asked for.
  const records = moments?.pause ? (await openReviewFile(tx, viewer, review.id)).records : undefined
  const { totals } = completenessOf(getFormDefinition(review.definition_id, review.definition_version), {
    tier,
    facts: drafts.facts.get(review.operation_id) ?? {},
    answers: drafts.answers.get(review.id) ?? {},
    ...(records ? { records } : {}),
  })
  return { asked: totals.sections, complete: totals.complete }
}

/** The live review of one operation, the viewer's own force's or a shared one; null where there is none. */
export async function summaryOfReview(
  tx: Tx,
  viewer: Viewer,
  operation: { force_id: string; id: string },
): Promise<ReviewSummary | null> {
  const review = await findLiveReview(tx, operation)
  if (!review) return null
  const file = await openReadableFile(tx, viewer, review.id)
  const written = review.state === 'draft' || review.state === 'returned'
  const totals = written ? completenessOfFile(file)?.totals : undefined
  return {
    id: review.id,
    state: review.state,
    stateSince: review.state_since,
    lead: nameOf(await findPeople(tx, [review.lead_id]), review.lead_id),
    revision: review.revisions === 0 ? null : review.revisions,
    sectionsAsked: totals?.sections ?? 0,
    sectionsComplete: totals?.complete ?? 0,
    sectionsCommented: file.comments.filter(({ reply }) => reply === null).length,
    submissionState: liveSubmission(file)?.state ?? null,
    waitsForViewer: waitsFor(viewer, review, {
      authors: new Set(file.authors),
      facilitators: file.facilitators,
    }),
  }
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
  const drafts = await readDrafts(tx, viewer)
  const involved = await involvedInWaiting(tx, viewer.organisation.id)
  const summaries = new Map<string, ReviewSummary>()
  for (const review of reviews) {
    const { asked, complete } = await progress(tx, viewer, review, drafts)
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
      waitsForViewer: waitsFor(viewer, review, involved.get(review.id) ?? NOBODY),
    })
  }
  return summaries
}
