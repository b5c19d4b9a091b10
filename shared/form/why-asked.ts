import type { Asked } from './asked.ts'
import { type Field, type ItemField, isAnswerField, type ReviewTier } from './definition.ts'

/**
 * Why an answer is required, as the end of "Asked …": "because facial recognition was used", "because this is tier 2".
 * Undefined where it is not required, and where every tier requires it.
 */
export function whyAsked(
  field: Pick<Field | ItemField, 'requirement'>,
  { required, because }: Asked,
): string | undefined {
  if (!required || because === undefined) return undefined
  if (because.startsWith('because ')) return because
  return field.requirement['1'] === 'required' ? undefined : `because this is ${because}`
}

/** True where all that a section or a record requires at this tier is required because of the tier: it says so once, for all. */
export function isAskedByTier({ fields }: { fields: readonly Field[] }, tier: ReviewTier): boolean {
  const required = fields.filter((field) => isAnswerField(field) && field.requirement[tier] === 'required')
  return required.length > 0 && required.every(({ requirement }) => requirement['1'] !== 'required')
}
