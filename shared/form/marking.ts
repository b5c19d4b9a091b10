import {
  type FactValues,
  isAnswered,
  type Json,
  objectsIn,
  type ReviewAnswers,
  type SectionAnswers,
  saysNone,
} from './answers.ts'
import { type FormContext, fieldsAsked, itemFieldsAsked, sectionsAsked } from './asked.ts'
import type { Field, FormDefinition, ItemField, Marking, ReviewTier } from './definition.ts'
import { printRecord } from './record-values.ts'
import type { DocumentRecords } from './records.ts'
import { isKnown } from './value-text.ts'

/** What a review holds: its tier, its facts, its answers, and the records it prints. */
export type ReviewContent = {
  tier: ReviewTier
  facts: FactValues
  answers: ReviewAnswers
  records?: DocumentRecords
  /** The paths of records that have something in them, where the records themselves are not at hand. */
  recorded?: ReadonlySet<string>
}

/** The context in which fields are asked, with the marking in effect worked out. */
export function contextOf(definition: FormDefinition, content: ReviewContent): FormContext {
  const context = { ...content, definition, marking: chosenMarking(definition, content.answers) }
  return { ...context, marking: higher(context.marking, floorOf(context)) }
}

/** The same review with other answers in one section. */
export function withAnswers(context: FormContext, sectionId: string, answers: SectionAnswers): FormContext {
  return contextOf(context.definition, { ...context, answers: { ...context.answers, [sectionId]: answers } })
}

/**
 * The lowest marking the review can have: OFFICIAL-SENSITIVE as soon as one shown field of that marking has
 * something in it, or an answer chosen elsewhere carries it. A person may raise it, never lower it.
 */
export function markingFloor(definition: FormDefinition, content: ReviewContent): Marking {
  return floorOf({ ...content, definition, marking: 'OFFICIAL' })
}

/** The marking of a review as it stands: the floor, or higher if a person chose so. */
export function effectiveMarking(definition: FormDefinition, content: ReviewContent): Marking {
  return contextOf(definition, content).marking
}

/** The marking that a field carries with this answer: its own, or that of an option or item inside it. */
export function answerMarking(
  field: Field | ItemField,
  value: Json | undefined,
  context: FormContext,
): Marking {
  // The statement that there was none says nothing that needs the field's marking.
  if (!isAnswered(value) || saysNone(value)) return 'OFFICIAL'
  if (field.type === 'repeat') {
    const inside = objectsIn(value).flatMap((item) =>
      itemFieldsAsked(field.fields, item, context)
        .filter(({ shown }) => shown)
        .map((asked) => answerMarking(asked.field, item[asked.field.id], context)),
    )
    return inside.reduce(higher, field.marking)
  }
  if (field.type !== 'select' && field.type !== 'multiselect') return field.marking
  const chosen = field.options.filter(({ id }) => (Array.isArray(value) ? value.includes(id) : value === id))
  return chosen.map(({ marking }) => marking ?? 'OFFICIAL').reduce(higher, field.marking)
}

export function higher(one: Marking, other: Marking): Marking {
  return one === 'OFFICIAL-SENSITIVE' ? one : other
}

function floorOf(context: FormContext): Marking {
  const { definition, tier, answers } = context
  return sectionsAsked(definition, tier)
    .flatMap((section) =>
      fieldsAsked(section, context)
        .filter(({ field, shown }) => shown && field.id !== definition.markingField)
        .map(({ field }) => carried(field, answers[section.id]?.[field.id], context)),
    )
    .reduce(higher, 'OFFICIAL')
}

function carried(field: Field, value: Json | undefined, context: FormContext): Marking {
  const { source } = field
  const { facts, records, recorded } = context
  if (source.kind === 'answer') return answerMarking(field, value, context)
  if (field.marking === 'OFFICIAL' || source.kind === 'after_freeze') return 'OFFICIAL'
  const present =
    source.kind === 'fact'
      ? isKnown(facts[source.criterion], source.notYet)
      : (recorded?.has(source.path) ??
        (records !== undefined && printRecord(source.path, records, false) !== undefined))
  return present ? field.marking : 'OFFICIAL'
}

/** What a person chose for the whole review; OFFICIAL while nobody has. */
export function chosenMarking(definition: FormDefinition, answers: ReviewAnswers): Marking {
  for (const section of definition.sections) {
    const field = section.fields.find(({ id }) => id === definition.markingField)
    if (field?.type !== 'select') continue
    const chosen = field.options.find(({ id }) => id === answers[section.id]?.[field.id])
    return chosen?.marking ?? 'OFFICIAL'
  }
  return 'OFFICIAL'
}

/** The records that raise the marking where there are any, by path. */
export function markingRecords(definition: FormDefinition): string[] {
  return definition.sections
    .flatMap(({ fields }) => fields)
    .flatMap(({ source, marking }) =>
      source.kind === 'record' && marking !== 'OFFICIAL' ? [source.path] : [],
    )
}
