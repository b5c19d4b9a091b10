import type { PersonRef } from '#shared/api/identifiers.ts'
import type { QueryReply } from '#shared/api/queries.ts'
import type { ReviewReply, RevisionSummary } from '#shared/api/reviews.ts'
import type { OperationMoments } from '#shared/coverage/moments.ts'
import { isAnswerField } from '#shared/form/definition.ts'
import { effectiveMarking } from '#shared/form/marking.ts'
import { getOrganisation, recipient } from '#shared/reference/organisations.ts'
import { decide } from '#shared/workflow/decide.ts'
import type { ReviewSituation } from '#shared/workflow/situation.ts'
import { presentActions, presentComment } from '../../situation/present-file.ts'
import { completenessOfFile, contentOf, type ReviewFile } from '../../situation/review-file.ts'
import { heldBack, liveSignOff, liveSubmission } from '../../situation/situation-of.ts'
import { nameOf } from '../people/repository.ts'
import { progressOf } from './progress.ts'

type People = Map<string, PersonRef>

function outcomeOf(file: ReviewFile, revision: ReviewFile['revisions'][number]): RevisionSummary['outcome'] {
  const signOff = file.signOffs.find((each) => each.revision_id === revision.id)
  if (signOff) return signOff.voided_at === null ? 'signed' : 'voided'
  if (file.comments.some((comment) => comment.revision === revision.number)) return 'returned'
  const newest = revision.id === file.revisions[0]?.id
  return newest && file.review.state === 'with_gold' ? 'waiting' : 'recalled'
}

function presentSignOff(file: ReviewFile, people: People): ReviewReply['signOff'] {
  const signOff = liveSignOff(file)
  const revision = file.revisions.find((each) => each.id === signOff?.revision_id)
  if (!signOff || !revision) return null
  const { comment, declaration } = signOff.statement as { comment: string | null; declaration: string }
  return {
    revision: revision.number,
    digest: signOff.digest,
    signedBy: nameOf(people, signOff.signed_by),
    signedAt: signOff.signed_at,
    comment,
    declaration,
    acted: signOff.acting_gold_id !== null,
  }
}

function presentSubmission(file: ReviewFile): ReviewReply['submission'] {
  const submission = liveSubmission(file)
  if (!submission) return null
  return {
    id: submission.id,
    revision: file.revisions.find((each) => each.id === submission.revision_id)?.number ?? 0,
    state: submission.state,
    channel: submission.channel,
    submittedAt: submission.submitted_at,
    sentAt: submission.sent_at,
    sentNote: submission.sent_note,
  }
}

/** Who was asked to write which section. */
function presentContributors({ contributors }: ReviewFile, people: People): ReviewReply['contributors'] {
  return contributors.map((row) => ({
    sectionId: row.section_id,
    person: nameOf(people, row.person_id),
    force: { id: row.of_force_id, name: getOrganisation(row.of_force_id).name },
  }))
}

function writableIn({ definition }: ReviewFile, situation: ReviewSituation): string[] {
  return definition.sections
    .filter(
      ({ id, fields }) => fields.some(isAnswerField) && decide('edit', { ...situation, section: id }).ok,
    )
    .map(({ id }) => id)
}

/** A question of the recipient: its people are not named to the force, its organisation is. */
function presentQuery(query: ReviewFile['queries'][number], people: People): QueryReply {
  const { id, question, asked_at: askedAt, how, explanation, ended_by: endedBy, ended_at: endedAt } = query
  const ended = endedBy === null || how === 'close_query' ? null : nameOf(people, endedBy)
  return { id, question, askedBy: recipient().shortName, askedAt, how, explanation, endedBy: ended, endedAt }
}

function presentHoldBack(file: ReviewFile, people: People): ReviewReply['holdBack'] {
  const entries = file.holdBacks.map((row) => ({
    act: row.act,
    ground: row.ground,
    agreedWith: row.agreed_with,
    reason: row.reason,
    by: nameOf(people, row.acted_by),
    at: row.acted_at,
  }))
  return { heldBy: heldBack(file), entries }
}

/** The review's page: what is left, who wrote, what gold said and what can be done now. */
export function presentReview(
  file: ReviewFile,
  about: { at: string; moments: OperationMoments; people: People; situation: ReviewSituation },
): ReviewReply {
  const { people } = about
  const content = contentOf(file)
  return {
    id: file.review.id,
    operationId: file.operation.id,
    state: file.review.state,
    stateSince: file.review.state_since,
    startedAt: file.review.started_at,
    countedAt: about.at,
    definition: { id: file.definition.id, version: file.definition.version },
    tier: file.decision?.chosen_tier ?? 0,
    moments: about.moments,
    place: file.operation.place,
    marking: content ? effectiveMarking(file.definition, content) : 'OFFICIAL',
    lead: nameOf(people, file.review.lead_id),
    gold: file.operation.gold_id === null ? null : nameOf(people, file.operation.gold_id),
    authors: file.authors.map((id) => nameOf(people, id)),
    sections: progressOf(completenessOfFile(file), file.sections, people),
    contributors: presentContributors(file, people),
    writable: writableIn(file, about.situation),
    comments: file.comments.map((comment) => presentComment(comment, people)),
    revisions: file.revisions.map((revision) => ({
      number: revision.number,
      digest: revision.digest,
      frozenAt: revision.frozen_at,
      frozenBy: nameOf(people, revision.frozen_by),
      outcome: outcomeOf(file, revision),
    })),
    signOff: presentSignOff(file, people),
    packStored: about.situation.packStored,
    submission: presentSubmission(file),
    queries: file.queries.map((query) => presentQuery(query, people)),
    holdBack: presentHoldBack(file, people),
    actions: presentActions(about.situation),
  }
}
