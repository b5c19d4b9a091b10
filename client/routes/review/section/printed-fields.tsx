import type { PrintedField } from '#client/fields/section-form.tsx'
import { fieldsAsked } from '#shared/form/asked.ts'
import { isAnswerField, type Section } from '#shared/form/definition.ts'
import { entryOf, type Printing } from '#shared/form/document-entry.ts'
import { OriginWords, originOf } from './section-origin.tsx'

/**
 * The fields of a section that are printed from facts and records, by field id. Neighbours from one place say once, at
 * the last of them, where they come from.
 */
export function printedFields(
  section: Section,
  printing: Printing,
  operationId: string,
): ReadonlyMap<string, PrintedField> {
  const shown = fieldsAsked(section, printing.context).filter((asked) => asked.shown)
  const printed = shown.flatMap((asked) => {
    const entry = isAnswerField(asked.field) ? undefined : entryOf(asked, undefined, printing)
    return entry || isAnswerField(asked.field) ? [{ field: asked.field, entry }] : []
  })
  return new Map(
    printed.flatMap(({ field, entry }, at) => {
      if (!entry) return []
      const origin = originOf(field)
      const next = printed[at + 1]
      const isLast = next === undefined || originOf(next.field) !== origin
      return origin && isLast
        ? [[field.id, { entry, origin: <OriginWords origin={origin} operationId={operationId} /> }] as const]
        : [[field.id, { entry }] as const]
    }),
  )
}
