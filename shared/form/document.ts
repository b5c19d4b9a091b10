import type { Criterion } from '../rule/rule.ts'
import type { FactValues, ReviewAnswers } from './answers.ts'
import { answersLeftOut } from './answers-left-out.ts'
import { type AskedField, type FormContext, fieldsAsked, sectionsAsked } from './asked.ts'
import type { Audience, FormDefinition, Marking, ReviewTier, Section } from './definition.ts'
import { entryOf, type Printing } from './document-entry.ts'
import { itemTitlesOf } from './document-items.ts'
import { chosenMarking, contextOf, higher } from './marking.ts'
import type { DocumentRecords } from './records.ts'
import type { DocumentEntry, DocumentSection, ReviewDocument } from './review-document.ts'

export { DocumentRecords } from './records.ts'
export { DocumentEntry, DocumentSection, ReviewDocument } from './review-document.ts'

export type DocumentInput = {
  tier: ReviewTier
  facts: FactValues
  /** The rule's criteria: labels and options of the facts. */
  criteria: readonly Criterion[]
  /** Display names by force id. */
  forceNames: Readonly<Record<string, string>>
  answers: ReviewAnswers
  records: DocumentRecords
  audience: Audience
  /** True while it is being written: says what is still to answer and what will be left out. */
  draft?: boolean
}

/**
 * The review as one audience may read it. Sign-off, submission and publication come after the freeze, so they
 * are in no document. A section of which an audience sees nothing is left out; the numbers stay the force's.
 */
export function toDocument(definition: FormDefinition, input: DocumentInput): ReviewDocument {
  const context = contextOf(definition, input)
  const sections = sectionsAsked(definition, context.tier)
    .map((section, index) => documentSection(section, index + 1, context, input))
    .filter(({ entries, leftOut }) => entries.length > 0 || leftOut.length > 0)
  const { id, version, title } = definition
  return {
    definition: { id, version, title },
    audience: input.audience,
    tier: context.tier,
    marking: documentMarking(context, input.audience, sections),
    sections,
  }
}

/**
 * Force and recipient read the marking of the whole review. Oversight reads what a person chose for the whole,
 * and never less than what it is shown. What is written for the public is OFFICIAL.
 */
function documentMarking(
  context: FormContext,
  audience: Audience,
  sections: readonly DocumentSection[],
): Marking {
  if (audience === 'force' || audience === 'recipient') return context.marking
  const shown = sections
    .flatMap(({ entries }) => entries.map(({ marking }) => marking))
    .reduce(higher, 'OFFICIAL')
  return audience === 'public' ? shown : higher(shown, chosenMarking(context.definition, context.answers))
}

function documentSection(
  section: Section,
  number: number,
  context: FormContext,
  input: DocumentInput,
): DocumentSection {
  const { audience, draft = false } = input
  const printing: Printing = {
    context,
    audience,
    criteria: input.criteria,
    records: input.records,
    look: {
      forceNames: input.forceNames,
      withNames: audience === 'force',
      itemTitles: itemTitlesOf(context, audience),
    },
  }
  const answers = context.answers[section.id] ?? {}
  const entries = fieldsAsked(section, context)
    .filter(({ field, shown }) => shown && reaches(field, audience))
    .flatMap((asked): DocumentEntry[] => {
      const entry = entryOf(asked, answers[asked.field.id], printing)
      return entry === undefined ? [] : [entry]
    })
  const leftOut =
    draft && audience === 'force' ? answersLeftOut(section, context).map(({ label }) => label) : []
  return { id: section.id, number, title: section.title, entries, leftOut }
}

function reaches(field: AskedField['field'], audience: Audience): boolean {
  return field.audience.includes(audience) || field.roleFor?.includes(audience) === true
}
