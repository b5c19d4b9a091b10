import {
  type AnswerField,
  type Audience,
  type FormDefinition,
  type ItemField,
  isAnswerField,
} from '#shared/form/definition.ts'
import { currentFormDefinition } from '#shared/form/registry.ts'

/**
 * The places of a filled review in which somebody types what an audience may read, named as `filledAnswers` names them
 * and read off the form's audience flags alone, so that it is no echo of what makes the copies.
 */
export function placesFor(
  audience: Audience,
  { sections }: FormDefinition = currentFormDefinition(),
): string[] {
  return sections.flatMap(({ id, fields }) =>
    fields.filter(isAnswerField).flatMap((field) => placesOf(field, `${id}.${field.id}`, audience)),
  )
}

function placesOf(field: AnswerField, place: string, audience: Audience): string[] {
  const reads = ({ audience: flags }: { audience?: Audience[] | undefined }) =>
    flags === undefined || flags.includes(audience)
  if (field.type === 'repeat') {
    return reads(field) ? field.fields.flatMap((each) => typedIn(each, `${place}.${each.id}`, audience)) : []
  }
  if (field.type !== 'table') return typedIn(field, place, audience)
  const typed = field.columns.filter((column) => reads(column) && column.type.startsWith('text'))
  const rows = field.rows?.map((row) => `${place}.${row.id}`) ?? [place]
  return reads(field) ? rows.flatMap((row) => typed.map((column) => `${row}.${column.id}`)) : []
}

function typedIn(field: ItemField, place: string, audience: Audience): string[] {
  const all = field.audience.includes(audience)
  if (field.type === 'user') {
    return [
      ...(all || field.roleFor?.includes(audience) ? [`${place}.role`] : []),
      ...(all ? [`${place}.name`] : []),
    ]
  }
  if (!all) return []
  if (field.type === 'lesson-links') return [`${place}.reference`, `${place}.note`]
  return field.type.startsWith('text') ? [place] : []
}
