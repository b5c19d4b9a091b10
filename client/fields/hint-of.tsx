import type { ReactNode } from 'react'
import type { Asked } from '#shared/form/asked.ts'
import type { Field, ItemField } from '#shared/form/definition.ts'
import { whyAsked } from '#shared/form/why-asked.ts'

/**
 * "Asked because facial recognition was used." Undefined where every tier asks. `tierIsSaid`: the reason is the tier
 * for all that stands around it, and is said once above them.
 */
export function whyWords(
  field: Pick<Field | ItemField, 'requirement'>,
  asked: Asked,
  tierIsSaid: boolean,
): string | undefined {
  if (tierIsSaid && asked.because?.startsWith('because ') !== true) return undefined
  const why = whyAsked(field, asked)
  return why && `Asked ${why}.`
}

/** The help of a field, and below it, quietly, why it is asked. */
export function hintOf(field: Field | ItemField, asked: Asked, tierIsSaid: boolean): ReactNode {
  const why = whyWords(field, asked, tierIsSaid)
  if (why === undefined) return field.help
  return (
    <>
      {field.help} <span className="app-why">{why}</span>
    </>
  )
}
