import { isAnswered } from './answers.ts'
import { type AnswerLeft, answersLeft } from './answers-left.ts'
import { type FormContext, isOptionalSection, sectionsAsked } from './asked.ts'
import { type FormDefinition, isAnswerField, type Section } from './definition.ts'
import { contextOf, type ReviewContent } from './marking.ts'

/** `optional`: nothing in the section is required at this tier. */
type SectionCompleteness = {
  id: string
  status: 'complete' | 'not_started' | 'left'
  optional: boolean
  left: AnswerLeft[]
}

/**
 * `sections` and `complete` count the sections that are not optional; `answersLeft` and `sectionsLeft` count
 * whatever is still to do, also a row that was started in an optional section.
 */
export type Completeness = {
  sections: SectionCompleteness[]
  totals: { sections: number; complete: number; answersLeft: number; sectionsLeft: number }
}

/** What is left to do before the review can go to gold, section by section, in the order of the definition. */
export function completenessOf(definition: FormDefinition, content: ReviewContent): Completeness {
  const context = contextOf(definition, content)
  const sections = sectionsAsked(definition, context.tier).map((section) =>
    sectionCompleteness(section, context),
  )
  const asked = sections.filter(({ optional }) => !optional)
  return {
    sections,
    totals: {
      sections: asked.length,
      complete: asked.filter(({ status }) => status === 'complete').length,
      answersLeft: sections.reduce((sum, { left }) => sum + left.length, 0),
      sectionsLeft: sections.filter(({ left }) => left.length > 0).length,
    },
  }
}

/** The same for one section. */
export function sectionCompleteness(section: Section, context: FormContext): SectionCompleteness {
  const left = answersLeft(section, context)
  const optional = isOptionalSection(section, context.tier)
  const typed = section.fields.filter(isAnswerField)
  const started = typed.some(({ id }) => isAnswered(context.answers[section.id]?.[id]))
  const untouched = typed.length > 0 && !started && (left.length > 0 || optional)
  return {
    id: section.id,
    status: untouched ? 'not_started' : left.length > 0 ? 'left' : 'complete',
    optional,
    left,
  }
}
