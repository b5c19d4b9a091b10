import type { Json } from '#shared/form/answers.ts'

const NUMBER = /^-?\d+(\.\d+)?$/

/** What was typed, as a number: "6,200", "£1,200.50", " 3 ". Words that are none stay words; nothing is null. */
export function readNumber(typed: string): Json {
  const trimmed = typed.trim()
  if (trimmed === '') return null
  const bare = trimmed.replace(/^£\s*/, '').replaceAll(',', '').replaceAll(' ', '')
  const value = Number(bare)
  return NUMBER.test(bare) && Number.isFinite(value) ? value : trimmed
}

function written(value: Json | undefined, leastDecimals: (value: number) => number): string {
  if (typeof value !== 'number') return typeof value === 'string' ? value : ''
  return value.toLocaleString('en-GB', {
    minimumFractionDigits: leastDecimals(value),
    maximumFractionDigits: 6,
  })
}

export function writeNumber(value: Json | undefined): string {
  return written(value, () => 0)
}

/** "8,396" or "8,396.50": pence are written with both digits. */
export function writeMoney(value: Json | undefined): string {
  return written(value, (pounds) => (Number.isInteger(pounds) ? 0 : 2))
}
