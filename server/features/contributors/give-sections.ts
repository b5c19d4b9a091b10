import type { GiveSections } from '#shared/api/sharing.ts'
import { isAnswerField } from '#shared/form/definition.ts'
import { refusalOfGiving } from '#shared/workflow/sharing.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import { refused } from '../../situation/refused.ts'
import { lockReviewFile, type ReviewFile } from '../../situation/review-file.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { forcesSharedWith } from '../shares/repository.ts'
import { endSections, insertGiven, listCandidates } from './repository.ts'

function faultAt(pointer: string, message: string): Problem {
  return new Problem('answers_refused', { errors: [{ pointer, message }] })
}

/** The force for which a contributor would write: the viewer's own, else one that the operation is shared with. */
async function forceOf(tx: Tx, file: ReviewFile, personId: string): Promise<string> {
  const forceIds = [file.review.force_id, ...forcesSharedWith(file.shares)]
  const held = (await listCandidates(tx, forceIds)).filter(({ id }) => id === personId)
  const found = forceIds.find((forceId) => held.some((one) => one.forceId === forceId))
  if (found === undefined) {
    throw faultAt('/body/personId', 'Choose a contributor of your force or of a force it is shared with')
  }
  return found
}

function checkSections(file: ReviewFile, sections: readonly string[]): void {
  const written = file.definition.sections.filter(({ fields }) => fields.some(isAnswerField))
  if (sections.every((id) => written.some((section) => section.id === id))) return
  throw faultAt('/body/sections', 'Choose sections of this form that have questions')
}

/** From now on this person writes these sections of the review and no others. What they saved before stays. */
export async function giveSections(tx: Tx, viewer: Viewer, at: string, id: string, input: GiveSections) {
  const file = await lockReviewFile(tx, viewer, id)
  const refusal = refusalOfGiving({ roles: viewer.roles, relation: 'lead_force' })
  if (refusal !== null) throw refused(refusal)
  checkSections(file, input.sections)
  const forceId = await forceOf(tx, file, input.personId)
  const wanted = [...new Set(input.sections)]
  const held = file.contributors.filter(({ person_id }) => person_id === input.personId)
  // A section that was given for another force of the same person is given anew.
  const kept = held.filter((row) => row.of_force_id === forceId && wanted.includes(row.section_id))
  const dropped = held.filter((row) => !kept.includes(row)).map(({ section_id }) => section_id)
  const added = wanted.filter((section) => !kept.some(({ section_id }) => section_id === section))
  const by = { by: viewer.personId, at }
  if (dropped.length > 0) await endSections(tx, file.review, { id: input.personId, sections: dropped }, by)
  const given = added.map((section_id) => ({
    force_id: file.review.force_id,
    review_id: id,
    section_id,
    person_id: input.personId,
    of_force_id: forceId,
    given_by: viewer.personId,
    given_at: at,
  }))
  if (given.length > 0) await insertGiven(tx, given)
  await recordEvent(tx, viewer, at, {
    forceId: file.review.force_id,
    action: 'give_sections',
    operationId: file.operation.id,
    reviewId: id,
    details: { person: input.personId, of: forceId, given: added.join(' '), takenBack: dropped.join(' ') },
  })
  return { sections: wanted }
}
