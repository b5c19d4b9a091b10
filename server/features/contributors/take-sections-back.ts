import { refusalOfGiving } from '#shared/workflow/sharing.ts'
import type { Tx } from '../../db/types.ts'
import { refused } from '../../situation/refused.ts'
import { lockReviewFile } from '../../situation/review-file.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { endSections } from './repository.ts'

/** Takes every section of the review back from a person. What they wrote stays, and they stay an author. */
export async function takeSectionsBack(
  tx: Tx,
  viewer: Viewer,
  at: string,
  where: { id: string; person: string },
) {
  const file = await lockReviewFile(tx, viewer, where.id)
  const refusal = refusalOfGiving({ roles: viewer.roles, relation: 'lead_force' })
  if (refusal !== null) throw refused(refusal)
  const sections = file.contributors
    .filter(({ person_id }) => person_id === where.person)
    .map(({ section_id }) => section_id)
  if (sections.length === 0) throw refused('no_sections_given')
  await endSections(tx, file.review, { id: where.person, sections }, { by: viewer.personId, at })
  await recordEvent(tx, viewer, at, {
    forceId: file.review.force_id,
    action: 'take_sections_back',
    operationId: file.operation.id,
    reviewId: where.id,
    details: { person: where.person, takenBack: sections.join(' ') },
  })
  return { sections: [] }
}
