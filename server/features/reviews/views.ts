import { anySection } from '#shared/workflow/conditions.ts'
import { decide } from '#shared/workflow/decide.ts'
import { refusalSentence } from '#shared/workflow/refusals.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import { documentOf } from '../../situation/document-of.ts'
import { namedIn } from '../../situation/present-file.ts'
import { completenessOfFile, openReadableFile } from '../../situation/review-file.ts'
import { situationOf } from '../../situation/situation-of.ts'
import type { Viewer } from '../../viewer.ts'
import { getMoments } from '../coverage/repository.ts'
import { findPeople, nameOf } from '../people/repository.ts'
import { presentReview } from './present.ts'
import { progressOf } from './progress.ts'
import { findLiveReview } from './repository.ts'

/** The review's page. */
export async function viewReview(tx: Tx, viewer: Viewer, at: string, id: string) {
  const file = await openReadableFile(tx, viewer, id)
  return presentReview(file, {
    at,
    moments: await getMoments(tx, file.operation),
    people: await findPeople(tx, namedIn(file)),
    situation: situationOf(file, viewer, at, {
      section: anySection,
      saveNumberMatches: true,
      otherReviewExists:
        file.review.state === 'withdrawn' && (await findLiveReview(tx, file.operation)) !== undefined,
    }),
  })
}

/** One section as saved, with what its conditions and read-only parts look at. */
export async function viewSection(
  tx: Tx,
  viewer: Viewer,
  at: string,
  where: { id: string; section: string },
) {
  const file = await openReadableFile(tx, viewer, where.id)
  if (!file.definition.sections.some((section) => section.id === where.section))
    throw new Problem('not_found')
  const saved = file.sections.find((section) => section.section_id === where.section)
  const people = await findPeople(tx, [saved?.saved_by ?? null])
  const edit = decide(
    'edit',
    situationOf(file, viewer, at, { section: where.section, saveNumberMatches: true }),
  )
  return {
    reviewId: where.id,
    sectionId: where.section,
    answers: saved?.answers ?? {},
    saveNumber: saved?.save_number ?? 0,
    savedAt: saved?.saved_at ?? null,
    savedBy: saved ? nameOf(people, saved.saved_by) : null,
    readOnly: edit.ok ? null : refusalSentence(edit.refusal),
    known: file.facts,
    records: file.records,
  }
}

/** The whole review as it would be frozen now, for the force, and what is still missing. */
export async function viewCheck(tx: Tx, viewer: Viewer, _at: string, id: string) {
  const file = await openReadableFile(tx, viewer, id)
  const document = documentOf(file, 'force', true)
  const completeness = completenessOfFile(file)
  const people = await findPeople(tx, namedIn(file))
  return {
    document,
    sections: progressOf(completeness, file.sections, people),
    answersLeft: completeness?.totals.answersLeft ?? 0,
  }
}
