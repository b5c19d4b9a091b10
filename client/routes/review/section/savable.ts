import type { z } from 'zod'
import type { AnswerPath } from '#client/fields/answer-types.ts'
import type { Fault } from '#client/fields/faults.tsx'
import { inSentence } from '#shared/capitals.ts'
import { isObject, type Json, type JsonObject, objectsIn, type SectionAnswers } from '#shared/form/answers.ts'
import { isAnswerField, type Section } from '#shared/form/definition.ts'
import { draftSchemaFor } from '#shared/form/schema-for.ts'
import { itemLabel, rowName } from '#shared/form/sentences.ts'
import { withoutRowKeys } from './row-keys.ts'

export type Savable = {
  /** What can be stored; null where nothing can, because the section is too large. */
  answers: SectionAnswers | null
  /** The same with the keys that rows have on the page; these are never sent. */
  keyed: SectionAnswers | null
  /** What cannot be stored as it is, each with what to do. Those answers stay as they were saved. */
  faults: readonly Fault[]
}

const ROUNDS = 3

/**
 * What can be saved of the answers as they are typed. An answer that cannot be read as its type, or is too long, is
 * left as it was saved last: in a table or a list of records only its own cell. `typed` and `saved` have the keys of
 * their rows; a cell of a row whose key was not saved is left out.
 */
export function savableOf(
  section: Section,
  typed: Readonly<Record<string, unknown>>,
  saved: SectionAnswers,
): Savable {
  const schema = draftSchemaFor(section)
  let keyed = answersIn(section, typed)
  const faults: Fault[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const answers = withoutRowKeys(section, keyed)
    const checked = schema.safeParse(answers)
    if (checked.success) return { answers, keyed, faults }
    const found = checked.error.issues.flatMap((issue) => faultsOf(issue, answers))
    for (const fault of found) {
      if (!faults.some((known) => samePlace(known, fault))) faults.push(named(section, fault))
    }
    if (found.some(({ path }) => path.length === 0)) return { answers: null, keyed: null, faults }
    keyed = found.reduce((kept, { path }) => asSaved(kept, path, saved, round > 0), keyed)
  }
  return { answers: null, keyed: null, faults }
}

function answersIn(section: Section, typed: Readonly<Record<string, unknown>>): SectionAnswers {
  const given = section.fields
    .filter(isAnswerField)
    .map(({ id }) => [id, typed[id] as Json | undefined] as const)
    .filter((entry): entry is [string, Json] => entry[1] !== undefined && entry[1] !== null)
  return Object.fromEntries(given)
}

/** What is wrong in an answer that may also be "there is none" is said by the branch for its list. */
function faultsOf(issue: z.core.$ZodIssue, answers: SectionAnswers): Fault[] {
  const path = pathOf(issue)
  const value = path.reduce<Json | undefined>((at, part) => partOf(at, part), answers)
  const inside = issue.code === 'invalid_union' && Array.isArray(value) ? issue.errors[0] : undefined
  if (inside === undefined) return [{ path, message: issue.message }]
  return inside.map((each) => ({ path: [...path, ...pathOf(each)], message: each.message }))
}

/** The sentence with the name of the answer that it is about, since it stands alone in a summary. */
function named(section: Section, { path, message }: Fault): Fault {
  const name = nameOf(section, path)
  return name === undefined ? { path, message } : { path, message: `${name}: ${inSentence(message)}` }
}

function nameOf(section: Section, [fieldId, row, part]: AnswerPath): string | undefined {
  const field = section.fields.find(({ id }) => id === fieldId)
  const at = Number(row)
  if (field?.type === 'table' && part !== undefined) {
    const column = field.columns.find(({ id }) => id === part)
    return column && `${column.label}, ${field.rows ? inSentence(field.rows[at]?.label ?? '') : rowName(at)}`
  }
  if (field?.type === 'repeat' && part !== undefined) {
    const inside = field.fields.find(({ id }) => id === part)
    return inside && itemLabel(inside, `${field.itemName} ${at + 1}`)
  }
  return field?.label
}

function pathOf({ path }: z.core.$ZodIssue): (string | number)[] {
  return path.map((part) => (typeof part === 'symbol' ? String(part) : part))
}

function samePlace(one: Fault, other: Fault): boolean {
  return one.path.join('.') === other.path.join('.')
}

function partOf(value: Json | undefined, part: string | number): Json | undefined {
  if (Array.isArray(value)) return value[Number(part)]
  return isObject(value) ? value[part] : undefined
}

function asSaved(answers: SectionAnswers, path: AnswerPath, saved: SectionAnswers, whole: boolean) {
  const [field = '', row, part] = path.map(String)
  const rows = answers[field]
  if (whole || part === undefined || !Array.isArray(rows)) return withPart(answers, field, saved[field])
  const put = rows.map((each, at) => {
    if (at !== Number(row) || !isObject(each)) return each
    return withPart(each, part, savedRow(each, saved[field])?.[part])
  })
  return { ...answers, [field]: put }
}

/** The same row as it was saved. Likeness proves nothing: two rows may share every cell but the one in question. */
function savedRow(row: JsonObject, saved: Json | undefined): JsonObject | undefined {
  const key = row.rowKey ?? row.id
  return key === undefined ? undefined : objectsIn(saved).find((each) => (each.rowKey ?? each.id) === key)
}

function withPart(parts: JsonObject, part: string, value: Json | undefined): JsonObject {
  const { [part]: _before, ...rest } = parts
  return value === undefined ? rest : { ...parts, [part]: value }
}
