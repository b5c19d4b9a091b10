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

export function writeNumber(value: Json | undefined): string {
  if (typeof value === 'number') return value.toLocaleString('en-GB', { maximumFractionDigits: 6 })
  return typeof value === 'string' ? value : ''
}
