import { answerId, pathOf } from '#client/fields/answer-id.ts'
import { count, listed } from '#client/words/numbers.ts'
import type { SectionProgress } from '#shared/api/reviews.ts'
import { sectionsAsked } from '#shared/form/asked.ts'
import { type FormDefinition, ReviewTier } from '#shared/form/definition.ts'

type Totals = { sections: number; complete: number; answersLeft: number; sectionsLeft: number }

/** Sections that are not optional at this tier, and whatever is left in any of them. */
export function totalsOf(sections: readonly SectionProgress[]): Totals {
  const needed = sections.filter(({ optional }) => !optional)
  return {
    sections: needed.length,
    complete: needed.filter(({ status }) => status === 'complete').length,
    answersLeft: sections.reduce((sum, { left }) => sum + left.length, 0),
    sectionsLeft: sections.filter(({ left }) => left.length > 0).length,
  }
}

/** "11 of 16 sections are complete." and "13 answers are left, in 5 sections." */
export function progressWords({ sections, complete, answersLeft, sectionsLeft }: Totals): [string, string] {
  const done = `${complete} of ${sections} sections ${complete === 1 ? 'is' : 'are'} complete.`
  if (answersLeft === 0) return [done, 'Nothing is left to answer.']
  const left = count(answersLeft, 'answer is left', 'answers are left')
  return [done, `${left}, in ${count(sectionsLeft, 'section')}.`]
}

/** "This is a tier 2 review, so 16 of the 17 sections of the form are asked." */
export function tierWords(definition: FormDefinition, tier: ReviewTier): string {
  const asked = sectionsAsked(definition, tier).length
  const all = definition.sections.filter(({ afterFreeze }) => afterFreeze !== true).length
  const extent = asked === all ? 'the whole form is' : `${asked} of the form’s ${all} sections are`
  return `This is a tier ${tier} review, so ${extent} asked.`
}

/** "Asked at tier 3 only: Partners; Legal." for each set of sections that this tier leaves out. */
export function notAskedWords(definition: FormDefinition, tier: ReviewTier): string[] {
  const asked = sectionsAsked(definition, tier)
  const titles = Map.groupBy(
    definition.sections.filter((section) => section.afterFreeze !== true && !asked.includes(section)),
    (section) => tiersAsking(definition, section.id).join(),
  )
  return [...titles].flatMap(([tiers, sections]) => {
    if (tiers === '') return []
    const at = tiers.length === 1 ? `tier ${tiers}` : `tiers ${listed(tiers.split(','))}`
    return [`Asked at ${at} only: ${sections.map(({ title }) => title).join('; ')}.`]
  })
}

function tiersAsking(definition: FormDefinition, sectionId: string): number[] {
  const tiers = ReviewTier.values
  return [...tiers].filter((tier) => sectionsAsked(definition, tier).some(({ id }) => id === sectionId))
}

export type LeftLine = { words: string; to: string }

/** More than this left in one section, or all of them of a section that was not begun, are named by their section. */
const MOST_NAMED = 3

/** What is left to do, each line a link to the first field that it is about. */
export function leftLines(
  reviewId: string,
  sections: readonly SectionProgress[],
  titleOf: (sectionId: string) => string,
): LeftLine[] {
  return sections.flatMap(({ id, status, left }) => {
    const lines = left.map(({ label, path }) => ({ words: label, to: fieldPlace(reviewId, id, path) }))
    const [first] = lines
    const together = left.length > MOST_NAMED || (status === 'not_started' && left.length > 1)
    if (!first || !together) return lines
    return [{ words: `${titleOf(id)} (${count(left.length, 'answer')})`, to: first.to }]
  })
}

/** The address of one answer: its section, opened at the field. `path` has dots, as lists of missing answers do. */
export function fieldPlace(reviewId: string, sectionId: string, path: string): string {
  return `/reviews/${reviewId}/sections/${sectionId}#${answerId(pathOf(path))}`
}
