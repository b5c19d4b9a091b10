import type { ReviewPeopleReply } from '#shared/api/sharing.ts'
import { sectionsAsked } from '#shared/form/asked.ts'
import { isAnswerField } from '#shared/form/definition.ts'
import { getOrganisation } from '#shared/reference/organisations.ts'
import type { Tx } from '../../db/types.ts'
import { namedIn } from '../../situation/present-file.ts'
import { contentOf, openReviewFile, type ReviewFile } from '../../situation/review-file.ts'
import type { Viewer } from '../../viewer.ts'
import { findPeople, listColleagues, nameOf } from '../people/repository.ts'
import { forcesSharedWith } from '../shares/repository.ts'
import { listCandidates } from './repository.ts'

function forceRef(id: string) {
  return { id, name: getOrganisation(id).name }
}

function lastSaveOf({ sections }: ReviewFile, personId: string) {
  const [newest] = sections
    .filter(({ saved_by }) => saved_by === personId)
    .toSorted((one, other) => other.saved_at.localeCompare(one.saved_at))
  return newest ? { sectionId: newest.section_id, at: newest.saved_at } : null
}

function askedIn(file: ReviewFile): string[] {
  const tier = contentOf(file)?.tier
  const asked = tier === undefined ? file.definition.sections : sectionsAsked(file.definition, tier)
  return asked.filter(({ fields }) => fields.some(isAnswerField)).map(({ id }) => id)
}

/** Who is in a review, and whom else its lead may ask. */
async function viewPeopleOfReview(
  tx: Tx,
  viewer: Viewer,
  at: string,
  file: ReviewFile,
): Promise<ReviewPeopleReply> {
  const forceId = file.review.force_id
  const candidates = await listCandidates(tx, [forceId, ...forcesSharedWith(file.shares)])
  const leads = (await listColleagues(tx, viewer)).filter(({ roles }) => roles.includes('debrief_lead'))
  const people = await findPeople(tx, [
    ...namedIn(file),
    ...file.contributors.map(({ given_by }) => given_by),
  ])
  const byPerson = Map.groupBy(file.contributors, ({ person_id }) => person_id)
  const others = file.authors.filter((id) => id !== file.review.lead_id && !byPerson.has(id))
  const isLead = (id: string) => leads.some((lead) => lead.id === id)
  const author = (id: string) => ({ person: nameOf(people, id), saved: lastSaveOf(file, id) })
  return {
    reviewId: file.review.id,
    operationId: file.operation.id,
    operationName: file.operation.name,
    reference: file.operation.reference,
    state: file.review.state,
    countedAt: at,
    definition: { id: file.definition.id, version: file.definition.version },
    leadForce: forceRef(forceId),
    lead: nameOf(people, file.review.lead_id),
    leadSaved: lastSaveOf(file, file.review.lead_id),
    coEditors: others.filter(isLead).map(author),
    contributors: [...byPerson].flatMap(([id, rows]) => {
      const [first] = rows
      if (!first) return []
      return {
        person: nameOf(people, id),
        force: forceRef(first.of_force_id),
        sections: rows.map(({ section_id }) => section_id),
        givenBy: nameOf(people, first.given_by),
        givenAt: first.given_at,
        saved: lastSaveOf(file, id),
      }
    }),
    earlierAuthors: others.filter((id) => !isLead(id)).map(author),
    candidates: candidates.map(({ forceId: of, ...person }) => ({ person, force: forceRef(of) })),
    asked: askedIn(file),
  }
}

/** The same, for the lead force alone. */
export async function viewPeople(tx: Tx, viewer: Viewer, at: string, id: string) {
  return viewPeopleOfReview(tx, viewer, at, await openReviewFile(tx, viewer, id))
}
