import { isAnswered, objectsIn } from './answers.ts'
import { type FormContext, fieldsAsked, isCellShown, itemFieldsAsked, sectionsAsked } from './asked.ts'
import { type AnswerField, isAnswerField, type Section } from './definition.ts'
import { itemLabel, rowName } from './sentences.ts'

/** An answer that is kept while drafting, and is not sent, because its question is not asked now. */
type AnswerLeftOut = { sectionId: string; fieldId: string; label: string }

/** All of them in a review, also in sections that this tier does not ask. */
export function reviewAnswersLeftOut(context: FormContext): AnswerLeftOut[] {
  const asked = sectionsAsked(context.definition, context.tier)
  return context.definition.sections.flatMap((section) =>
    asked.includes(section) ? answersLeftOut(section, context) : everyAnswer(section, context),
  )
}

/** Those in one section that is asked. */
export function answersLeftOut(section: Section, context: FormContext): AnswerLeftOut[] {
  const answers = context.answers[section.id] ?? {}
  return fieldsAsked(section, context).flatMap(({ field, shown }) => {
    if (!isAnswerField(field)) return []
    const value = answers[field.id]
    const labels = shown ? labelsInside(field, value, context) : isAnswered(value) ? [field.label] : []
    return labels.map((label) => ({ sectionId: section.id, fieldId: field.id, label }))
  })
}

function everyAnswer(section: Section, context: FormContext): AnswerLeftOut[] {
  return section.fields
    .filter((field) => isAnswerField(field) && isAnswered(context.answers[section.id]?.[field.id]))
    .map(({ id, label }) => ({ sectionId: section.id, fieldId: id, label }))
}

/** What is left out inside a field that is sent itself: cells, and fields of items. */
function labelsInside(
  field: AnswerField,
  value: Parameters<typeof objectsIn>[0],
  context: FormContext,
): string[] {
  if (field.type === 'table') {
    return objectsIn(value).flatMap((row, index) =>
      field.columns
        .filter(({ id }) => isAnswered(row[id]))
        .filter((column) => !isCellShown(field.columns, column, row, context))
        .map(({ label }) => `${field.label}, ${rowName(index)}: ${label}`),
    )
  }
  if (field.type !== 'repeat') return []
  return objectsIn(value).flatMap((item, index) =>
    itemFieldsAsked(field.fields, item, context)
      .filter((asked) => !asked.shown && isAnswered(item[asked.field.id]))
      .map((asked) => itemLabel(asked.field, `${field.itemName} ${index + 1}`)),
  )
}
