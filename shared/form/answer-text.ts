import { capital, inSentence } from '../capitals.ts'
import { asText, isAnswered, isObject, type Json, objectsIn } from './answers.ts'
import type { Column, FieldOf, ItemField, Option } from './definition.ts'
import type { Cell } from './record-values.ts'
import { clockText, dayText, moneyText, numberText, optionText, yesNoText } from './value-text.ts'

/** What a printing needs besides the answer. */
export type Look = {
  /** Display names by force id. */
  forceNames: Readonly<Record<string, string>>
  withNames: boolean
  /** '3. Lesson identified: briefing' and the like, by repeat and item id. */
  itemTitles: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** An answered simple field as data and as people read it; undefined where it is not answered. */
export function answerCell(field: ItemField, value: Json | undefined, look: Look): Cell | undefined {
  if (value === undefined || !isAnswered(value)) return undefined
  switch (field.type) {
    case 'select':
    case 'multiselect':
    case 'checklist':
      return { value, text: optionText(field.options, value) }
    case 'ratings':
      return ratingsCell(field, value)
    case 'user':
      return userCell(value, look.withNames)
    case 'lesson-links':
      return linksCell(field, value)
    case 'item-link':
      return titleCell(look.itemTitles[field.repeat] ?? {}, value)
    case 'number':
      return { value, text: plainText('number', value, look, field.unit) }
    default:
      return { value, text: plainText(field.type, value, look) }
  }
}

/** A filled cell of a table; undefined where it is empty. */
export function columnCell(column: Column, value: Json | undefined, look: Look): Cell | undefined {
  if (value === undefined || !isAnswered(value)) return undefined
  if (column.type === 'select') return { value, text: optionText(column.options ?? [], value) }
  return { value, text: plainText(column.type, value, look, column.unit) }
}

/** A rating, a line each: 'Timely: 4'. */
function ratingsCell(field: FieldOf<'ratings'>, value: Json): Cell {
  const given = isObject(value) ? value : {}
  const lines = field.items.map(({ id, label }) => `${label}: ${filledTexts([given[id]])[0] ?? 'not rated'}`)
  return { value, text: lines.join('\n') }
}

function userCell(value: Json, withNames: boolean): Cell | undefined {
  const { role, name } = isObject(value) ? value : {}
  const parts = Object.entries(withNames ? { name, role } : { role }).filter(([, part]) => isAnswered(part))
  const filled = parts.map(([key, part]) => [key, part ?? null] as const)
  return filled.length === 0
    ? undefined
    : { value: Object.fromEntries(filled), text: filledTexts(filled.map(([, part]) => part)).join(', ') }
}

function linksCell(field: FieldOf<'lesson-links'>, value: Json): Cell | undefined {
  if (isObject(value)) return { value, text: field.none ?? 'None' }
  const links = objectsIn(value).filter(({ reference, note }) => isAnswered(reference) || isAnswered(note))
  if (links.length === 0) return undefined
  const lines = links.map(({ reference, note }) => filledTexts([reference, note]).join(': '))
  return { value: links, text: lines.join('\n') }
}

function filledTexts(parts: readonly (Json | undefined)[]): string[] {
  return parts.filter((part) => part !== undefined && isAnswered(part)).map((part) => asText(part ?? null))
}

function titleCell(titles: Readonly<Record<string, string>>, id: Json): Cell | undefined {
  const title = titles[asText(id)]
  return title === undefined ? undefined : { value: id, text: title }
}

function plainText(type: string, value: Json, look: Look, unit?: string): string {
  if (typeof value === 'boolean') return type === 'confirm' ? 'Confirmed' : yesNoText(value)
  if (typeof value === 'number') return type === 'money' ? moneyText(value) : numberText(value, unit)
  if (Array.isArray(value)) return value.map((each) => plainText(type, each, look)).join('; ')
  const text = asText(value)
  if (type === 'date') return dayText(text)
  if (type === 'datetime') return clockText(text)
  if (type === 'force' || type === 'multiforce') return look.forceNames[text] ?? text
  return text
}

/** '2. Lesson identified: command and control', from the choices named; without them 'Action 2'. */
export function itemTitle(
  { itemName, fields }: FieldOf<'repeat'>,
  titleFrom: readonly string[],
  item: Readonly<Record<string, Json>>,
  index: number,
): string {
  const labels = titleFrom.flatMap((id) => {
    const field = fields.find((each) => each.id === id)
    const options: readonly Option[] = field?.type === 'select' ? field.options : []
    return options.find((option) => option.id === item[id])?.label ?? []
  })
  const [first, ...rest] = labels
  if (first === undefined) return `${capital(itemName)} ${index + 1}`
  return `${index + 1}. ${[first, ...rest.map(inSentence)].join(': ')}`
}
