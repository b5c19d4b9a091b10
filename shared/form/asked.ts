import type { FactValues, Json, JsonObject, ReviewAnswers } from './answers.ts'
import { holds, type Reach } from './conditions.ts'
import {
  type Column,
  type Field,
  type FormDefinition,
  type ItemField,
  isAnswerField,
  type Marking,
  type ReviewTier,
  type Section,
} from './definition.ts'
import type { DocumentRecords } from './records.ts'

/** All that decides what is asked. `marking` is the marking in effect: the floor, or higher if a person raised it. */
export type FormContext = {
  definition: FormDefinition
  tier: ReviewTier
  facts: FactValues
  answers: ReviewAnswers
  records?: DocumentRecords
  recorded?: ReadonlySet<string>
  marking: Marking
}

/** `because` says why an answer is required: 'tier 2', or 'because facial recognition was used'. */
export type Asked = { shown: boolean; required: boolean; because?: string }
export type AskedField = Asked & { field: Field }

/** The sections of a review at this tier, in order. What happens after the freeze is never among them. */
export function sectionsAsked(definition: FormDefinition, tier: ReviewTier): Section[] {
  return definition.sections.filter(
    ({ afterFreeze, fields }) => afterFreeze !== true && fields.some((field) => isAskedAt(field, tier)),
  )
}

/** True where nothing in the section has to be typed or known at this tier. */
export function isOptionalSection(section: Section, tier: ReviewTier): boolean {
  return !section.fields.some(
    (field) => isAskedAt(field, tier) && ['required', 'required-if'].includes(field.requirement[tier]),
  )
}

/** Every field of the section with whether it is shown, whether it is required, and why. */
export function fieldsAsked(section: Section, context: FormContext): AskedField[] {
  return section.fields.map((field) => ({ field, ...askedOf(field, context) }))
}

/** The fields of one item of a repeat. Their conditions look in the item first. */
export function itemFieldsAsked(
  fields: readonly ItemField[],
  item: JsonObject,
  context: FormContext,
): (Asked & { field: ItemField })[] {
  const reach: Reach = {
    facts: context.facts,
    answer: (id) => (fields.some((field) => field.id === id) ? item[id] : answerOf(id, context)),
  }
  return fields.map((field) => ({ field, ...askedAs(field, context.tier, reach) }))
}

/** Whether a cell must be filled. A column's condition looks in its row first. */
export function isCellRequired(
  columns: readonly Column[],
  column: Column,
  row: JsonObject,
  context: FormContext,
) {
  if (column.optional === true) return false
  return column.requiredIf === undefined || isCellShown(columns, column, row, context)
}

/** False for the cell of a column whose condition does not hold in this row: it is kept, and not sent. */
export function isCellShown(
  columns: readonly Column[],
  column: Column,
  row: JsonObject,
  context: FormContext,
) {
  if (column.requiredIf === undefined) return true
  const answer = (id: string) => (columns.some((each) => each.id === id) ? row[id] : answerOf(id, context))
  return holds(column.requiredIf.when, { facts: context.facts, answer })
}

/** Whether one field of the definition, outside any repeat, is shown and required. */
function askedOf(field: Field, context: FormContext): Asked {
  if (!isAskedAt(field, context.tier)) return { shown: false, required: false }
  const answer = (id: string) => answerOf(id, context)
  return askedAs(field, context.tier, { facts: context.facts, answer })
}

function askedAs(field: Field | ItemField, tier: ReviewTier, reach: Reach): Asked {
  const requirement = field.requirement[tier]
  if (requirement === 'not-shown') return { shown: false, required: false }
  if (requirement === 'optional') return { shown: true, required: false }
  if (requirement === 'required') return { shown: true, required: true, because: `tier ${tier}` }
  const condition = field.requiredIf
  if (condition === undefined || !holds(condition.when, reach)) return { shown: false, required: false }
  return { shown: true, required: true, because: `because ${condition.because}` }
}

function isAskedAt(field: Field, tier: ReviewTier): boolean {
  return field.source.kind !== 'after_freeze' && field.requirement[tier] !== 'not-shown'
}

/** The answer in effect: nothing while its field is hidden, and the marking in effect for the marking's field. */
function answerOf(fieldId: string, context: FormContext): Json | undefined {
  const { definition, answers } = context
  for (const section of definition.sections) {
    const field = section.fields.find((each) => each.id === fieldId)
    if (field === undefined || !isAnswerField(field)) continue
    // A condition may only look back in the definition, so this comes to an end.
    if (!askedOf(field, context).shown) return undefined
    return fieldId === definition.markingField ? markingOption(context) : answers[section.id]?.[fieldId]
  }
  return undefined
}

function markingOption({ definition, answers, marking }: FormContext): string | undefined {
  const section = definition.sections.find(({ fields }) =>
    fields.some(({ id }) => id === definition.markingField),
  )
  const field = section?.fields.find(({ id }) => id === definition.markingField)
  if (section === undefined || field?.type !== 'select') return undefined
  // Nobody chose and nothing raises it: unanswered, not OFFICIAL.
  const typed = answers[section.id]?.[field.id]
  if (marking === 'OFFICIAL' && typeof typed !== 'string') return undefined
  return field.options.find((option) => (option.marking ?? 'OFFICIAL') === marking)?.id
}
