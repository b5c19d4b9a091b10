import type { SaveSection } from '#shared/api/reviews.ts'
import { draftSchemaFor } from '#shared/form/schema-for.ts'
import { decide } from '#shared/workflow/decide.ts'
import type { Tx } from '../../db/types.ts'
import { answersRefused, Problem } from '../../problem.ts'
import { refused } from '../../situation/refused.ts'
import { completenessOfFile, lockReviewFile, type ReviewFile } from '../../situation/review-file.ts'
import { situationOf } from '../../situation/situation-of.ts'
import type { Viewer } from '../../viewer.ts'
import { recordEvent } from '../audit/repository.ts'
import { findPeople, nameOf } from '../people/repository.ts'
import { progressOf } from './progress.ts'
import { addAuthor, listSections, writeSection } from './repository.ts'

function sectionIn(file: ReviewFile, sectionId: string) {
  const section = file.definition.sections.find((each) => each.id === sectionId)
  if (!section) throw new Problem('not_found')
  return section
}

function checkAnswers(file: ReviewFile, sectionId: string, answers: SaveSection['answers']): void {
  const section = sectionIn(file, sectionId)
  const checked = draftSchemaFor(section).safeParse(answers)
  if (checked.success) return
  throw answersRefused('/body/answers', checked.error.issues)
}

async function refuseStale(tx: Tx, file: ReviewFile, sectionId: string): Promise<never> {
  const stored = (await listSections(tx, file.review)).find((section) => section.section_id === sectionId)
  const people = await findPeople(tx, [stored?.saved_by ?? null])
  throw new Problem('section_changed', {
    saveNumber: stored?.save_number ?? 0,
    answers: stored?.answers ?? {},
    savedAt: stored?.saved_at ?? null,
    savedBy: stored ? nameOf(people, stored.saved_by) : null,
  })
}

/** From the first answer someone saves they are an author, and can never sign this review. */
async function becomeAuthor(tx: Tx, viewer: Viewer, at: string, file: ReviewFile): Promise<void> {
  await addAuthor(tx, file.review, { personId: viewer.personId, at })
  await recordEvent(tx, viewer, at, {
    forceId: file.review.force_id,
    action: 'become_author',
    operationId: file.operation.id,
    reviewId: file.review.id,
  })
}

/** Saves a section whole, however incomplete. A stale save number is refused with what is stored now. */
export async function saveSection(
  tx: Tx,
  viewer: Viewer,
  at: string,
  where: { id: string; section: string },
  input: SaveSection,
) {
  const file = await lockReviewFile(tx, viewer, where.id)
  checkAnswers(file, where.section, input.answers)
  const stored = file.sections.find((section) => section.section_id === where.section)
  const outcome = decide(
    'edit',
    situationOf(file, viewer, at, {
      section: where.section,
      saveNumberMatches: (stored?.save_number ?? 0) === input.saveNumber,
    }),
  )
  if (!outcome.ok) {
    if (outcome.refusal === 'save_number_stale') await refuseStale(tx, file, where.section)
    throw refused(outcome.refusal)
  }
  const section = {
    id: where.section,
    expected: input.saveNumber,
    answers: input.answers,
    by: viewer.personId,
    at,
  }
  if (!(await writeSection(tx, file.review, section))) await refuseStale(tx, file, where.section)
  if (!file.authors.includes(viewer.personId)) await becomeAuthor(tx, viewer, at, file)

  const saved = { ...file, answers: { ...file.answers, [where.section]: input.answers } }
  const row = {
    section_id: where.section,
    save_number: input.saveNumber + 1,
    answers: input.answers,
    saved_at: at,
    saved_by: viewer.personId,
  }
  const people = await findPeople(tx, [viewer.personId])
  const progress = progressOf(completenessOfFile(saved), [row], people).find(({ id }) => id === where.section)
  if (!progress) throw new Problem('not_found')
  return { saveNumber: row.save_number, savedAt: at, progress }
}
