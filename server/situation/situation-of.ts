import { debriefReaches } from '#shared/coverage/debrief-reaches.ts'
import { availableActions } from '#shared/workflow/decide.ts'
import { heldBackBy } from '#shared/workflow/hold-back.ts'
import { type ReviewSituation, situationFrom } from '#shared/workflow/situation.ts'
import type { Relation, ReviewState } from '#shared/workflow/states.ts'
import { openIn } from '../features/submissions/query-repository.ts'
import { actingIn, rolesIn, type Viewer } from '../viewer.ts'
import type { Involved } from './involved-in.ts'
import { completenessOfFile, type ReviewFile } from './review-file.ts'

const STEP_UP_MINUTES = 5

/** True while the person's last proof of who they are is at most five minutes old. */
export function stepUpFresh(viewer: Viewer, at: string): boolean {
  return (
    viewer.steppedUpAt !== null && Date.parse(at) - Date.parse(viewer.steppedUpAt) <= STEP_UP_MINUTES * 60_000
  )
}

/** The sign-off of the newest revision, unless it was voided. */
export function liveSignOff(file: ReviewFile) {
  const newest = file.revisions[0]
  return file.signOffs.find((signOff) => signOff.revision_id === newest?.id && signOff.voided_at === null)
}

/** The newest submission that is not superseded. */
export function liveSubmission(file: ReviewFile) {
  return file.submissions.find((submission) => submission.state !== 'superseded')
}

/** What keeps the review from leaving: a person's act, or the author's answer about a case or an investigation. */
export function heldBack(file: ReviewFile): 'person' | 'answer' | null {
  const answer = file.answers.handling?.['disclosure-view']
  const answerHolds = answer !== undefined && answer !== null && answer !== 'no'
  const acts = file.holdBacks.map(({ act, revision_id: revisionId }) => ({ act, revisionId }))
  return heldBackBy(acts, answerHolds, file.revisions[0]?.id)
}

/** The named gold, or someone whose appointment already says why they sign: for that gold, or because none was there. */
function signsAsNamed({ operation }: ReviewFile, viewer: Viewer): boolean {
  if (operation.gold_id === null || operation.gold_id === viewer.personId) return true
  const acting = actingIn(viewer, operation.id)
  return acting !== undefined && (acting.actingFor === null || acting.actingFor.id === operation.gold_id)
}

/** How a person's organisation stands to a review that it can read. */
function relationOf({ organisation }: Viewer, forceId: string): Relation {
  if (organisation.id === forceId) return 'lead_force'
  return organisation.kind === 'force' ? 'sharing_force' : 'other'
}

/** The sections that this person was asked to write for the force they act for. */
function givenTo({ contributors }: ReviewFile, { personId, organisation }: Viewer): string[] {
  return contributors
    .filter((row) => row.person_id === personId && row.of_force_id === organisation.id)
    .map(({ section_id }) => section_id)
}

/** Whether a review waits for this person: with gold, and they may sign it. What it lacks yet is not asked. */
export function waitsFor(
  viewer: Viewer,
  review: { force_id: string; operation_id: string; state: ReviewState },
  { authors, facilitators }: Involved,
): boolean {
  const actor = {
    roles: rolesIn(viewer, review.operation_id),
    relation: relationOf(viewer, review.force_id),
    isAuthor: authors.has(viewer.personId),
    facilitatedADebrief: facilitators.has(viewer.personId),
    givenSections: [],
  }
  return availableActions(situationFrom({ state: review.state, actor })).includes('sign_off')
}

/** What is true of a review for this person at this moment. `request` adds what the request carries. */
export function situationOf(
  file: ReviewFile,
  viewer: Viewer,
  at: string,
  request: Partial<ReviewSituation> = {},
): ReviewSituation {
  const signOff = liveSignOff(file)
  const submission = liveSubmission(file)
  const newest = file.revisions[0]
  const signed = file.revisions.find((revision) => revision.id === signOff?.revision_id)
  const answered = file.comments.every((comment) => comment.reply !== null)
  return situationFrom({
    state: file.review.state,
    actor: {
      roles: rolesIn(viewer, file.operation.id),
      relation: relationOf(viewer, file.review.force_id),
      isAuthor: file.authors.includes(viewer.personId),
      facilitatedADebrief: file.facilitators.has(viewer.personId),
      givenSections: givenTo(file, viewer),
    },
    tierInEffect: (file.decision?.chosen_tier ?? null) as ReviewSituation['tierInEffect'],
    operationRemoved: file.operation.removed_as !== null,
    otherReviewExists: false,
    debriefOfTierRecorded:
      file.decision !== undefined &&
      file.debriefs.some((debrief) => debriefReaches(debrief.kind, file.decision?.chosen_tier ?? 0)),
    complete: completenessOfFile(file)?.totals.answersLeft === 0,
    commentedSectionsAnswered: answered,
    everSubmitted: file.submissions.length > 0,
    liveSubmission: submission
      ? {
          state: submission.state,
          openQueries: openIn(file.queries, submission.id),
          acknowledged: submission.state === 'received',
        }
      : null,
    liveSignOff: signOff !== undefined,
    signOffDecisionInEffect: signed !== undefined && signed.decision_id === file.decision?.id,
    revisionDecisionInEffect: newest !== undefined && newest.decision_id === file.decision?.id,
    packStored: file.packs.includes('recipient') && file.packs.includes('force'),
    holdBackCleared: heldBack(file) === null,
    // Where no gold was named, whoever signs is the first and needs no reason for being another.
    isNamedGold: signsAsNamed(file, viewer),
    stepUpFresh: stepUpFresh(viewer, at),
    ...request,
  })
}
