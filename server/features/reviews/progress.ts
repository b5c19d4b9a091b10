import type { PersonRef } from '#shared/api/identifiers.ts'
import type { SectionProgress } from '#shared/api/reviews.ts'
import type { Completeness } from '#shared/form/completeness.ts'
import { nameOf } from '../people/repository.ts'
import type { SectionRecord } from './repository.ts'

/** Each asked section with what is left in it and who last saved it. */
export function progressOf(
  completeness: Completeness | null,
  saved: SectionRecord[],
  people: Map<string, PersonRef>,
): SectionProgress[] {
  return (completeness?.sections ?? []).map((section) => {
    const row = saved.find((each) => each.section_id === section.id)
    return {
      id: section.id,
      status: section.status,
      optional: section.optional,
      left: section.left,
      saveNumber: row?.save_number ?? 0,
      savedAt: row?.saved_at ?? null,
      savedBy: row ? nameOf(people, row.saved_by) : null,
    }
  })
}
