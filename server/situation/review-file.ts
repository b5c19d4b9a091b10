import { completenessOf } from '#shared/form/completeness.ts'
import type { ReviewContent } from '#shared/form/marking.ts'
import { getFormDefinition } from '#shared/form/registry.ts'
import { facilitatorsOf } from '#shared/workflow/facilitators.ts'
import type { Tx } from '../db/types.ts'
import { listContributors } from '../features/contributors/repository.ts'
import { getMoments } from '../features/coverage/repository.ts'
import {
  listDebriefs,
  listPauseEvents,
  namingOf,
  standing as standingDebriefs,
} from '../features/debriefs/repository.ts'
import { decisionInEffect, findFacts, listDecisions } from '../features/decisions/repository.ts'
import { listImpactReviews, standing } from '../features/impact-reviews/repository.ts'
import {
  getOperation,
  getReadableOperation,
  lockOperation,
  type OperationRecord,
} from '../features/operations/repository.ts'
import {
  findReadableReview,
  getReview,
  listAuthors,
  listComments,
  listSections,
  lockReview,
  type ReviewRecord,
} from '../features/reviews/repository.ts'
import { findSeriesOf } from '../features/series/repository.ts'
import { listShares } from '../features/shares/repository.ts'
import { listRevisions, listSignOffs } from '../features/sign-off/repository.ts'
import { listHoldBacks } from '../features/submissions/hold-back-repository.ts'
import { listQueries } from '../features/submissions/query-repository.ts'
import { listPacks, listSubmissions } from '../features/submissions/repository.ts'
import { Problem } from '../problem.ts'
import type { Viewer } from '../viewer.ts'
import { recordsOf } from './records-of.ts'

export type ReviewFile = Awaited<ReturnType<typeof openReviewFile>>

/** Everything that is on record about one review. Throws `not_found` where it is absent or not the viewer's. */
export async function openReviewFile(tx: Tx, viewer: Viewer, id: string) {
  const review = await getReview(tx, viewer, id)
  return read(tx, { review, operation: await getOperation(tx, viewer, review.operation_id) }, false)
}

/** The same of a review that the viewer may only read: also one that another force shares with theirs. */
export async function openReadableFile(tx: Tx, viewer: Viewer, id: string) {
  const review = await findReadableReview(tx, viewer, id)
  if (!review) throw new Problem('not_found')
  const operation = await getReadableOperation(tx, viewer, review.operation_id)
  return read(tx, { review, operation }, false)
}

/** The same, with the operation and the review locked until commit, in that order. Every action starts here. */
export async function lockReviewFile(tx: Tx, viewer: Viewer, id: string) {
  const { operation_id } = await getReview(tx, viewer, id)
  const operation = await lockOperation(tx, viewer, operation_id)
  return read(tx, { review: await lockReview(tx, viewer, id), operation }, true)
}

type Found = { review: ReviewRecord; operation: OperationRecord }

async function read(tx: Tx, { review, operation }: Found, locked: boolean) {
  const decisions = await listDecisions(tx, operation)
  const everyDebrief = await listDebriefs(tx, operation)
  const debriefs = standingDebriefs(everyDebrief)
  const facts = (await findFacts(tx, operation))?.known ?? {}
  const sections = await listSections(tx, review)
  const signOffs = await listSignOffs(tx, review)
  const file = {
    locked,
    review,
    operation,
    decisions,
    decision: decisionInEffect(decisions),
    debriefs,
    facilitators: facilitatorsOf(everyDebrief.map(namingOf)),
    pauses: await listPauseEvents(tx, operation),
    impactReviews: standing(await listImpactReviews(tx, operation)),
    moments: await getMoments(tx, operation),
    facts,
    sections,
    answers: Object.fromEntries(sections.map((section) => [section.section_id, section.answers])),
    definition: getFormDefinition(review.definition_id, review.definition_version),
    authors: await listAuthors(tx, review),
    contributors: await listContributors(tx, review),
    shares: await listShares(tx, operation),
    series: await findSeriesOf(tx, operation),
    comments: await listComments(tx, review),
    revisions: await listRevisions(tx, review),
    signOffs,
    submissions: await listSubmissions(tx, review),
    queries: await listQueries(tx, review),
    holdBacks: await listHoldBacks(tx, review),
    packs: signOffs[0] ? await listPacks(tx, signOffs[0]) : [],
  }
  return { ...file, records: await recordsOf(tx, file) }
}

/** What the form's functions read of a review; null while no decision asks for one. */
export function contentOf(file: ReviewFile): ReviewContent | null {
  const tier = file.decision?.chosen_tier
  if (tier !== 1 && tier !== 2 && tier !== 3) return null
  return { tier, facts: file.facts, answers: file.answers, records: file.records }
}

/** What is complete and what is left, for the decision in effect; null while no decision asks for a review. */
export function completenessOfFile(file: ReviewFile) {
  const content = contentOf(file)
  return content && completenessOf(file.definition, content)
}
