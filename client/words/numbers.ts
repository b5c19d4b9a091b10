import { numberText } from '#shared/form/value-text.ts'

/** "1 answer", "13 answers"; give the plural where it is not the singular with an s. */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${numberText(value)} ${value === 1 ? one : many}`
}

/** "one, two and three". */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
