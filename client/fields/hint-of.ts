import type { Asked } from '#shared/form/asked.ts'

/** The help of a field, and why it is asked where that depends on another answer or on a fact. */
export function hintOf(field: { help?: string | undefined }, { because }: Asked): string | undefined {
  const reason = because?.startsWith('because ') ? `Asked ${because}.` : undefined
  const words = [field.help, reason].filter((part) => part !== undefined)
  return words.length === 0 ? undefined : words.join(' ')
}
