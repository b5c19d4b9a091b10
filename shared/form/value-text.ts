import { dayInWords, londonDate } from '../calendar.ts'
import type { Criterion } from '../rule/rule.ts'
import { asText, type FactValue, isAnswered, type Json } from './answers.ts'

/** How values read on screen and on paper: one way for page, PDF and JSON. */

const LONDON_CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  hour: '2-digit',
  minute: '2-digit',
})

/** '2026-11-27' reads 'Fri 27 November 2026'. */
export function dayText(day: string): string {
  const [weekday = '', ...date] = dayInWords(day).split(' ')
  return [weekday.slice(0, 3), ...date].join(' ')
}

/** '2026-11-27T14:02', a clock time in London, reads 'Fri 27 November 2026, 14:02'. */
export function clockText(local: string): string {
  return `${dayText(local.slice(0, 10))}, ${local.slice(11, 16)}`
}

/** An instant as the clock in London showed it: '2026-07-01T12:00:00Z' reads 'Wed 1 July 2026, 13:00'. */
export function instantText(instant: string): string {
  return `${dayText(londonDate(instant))}, ${LONDON_CLOCK.format(Date.parse(instant))}`
}

/** 8396 reads '8,396'; with a unit '8,396 people'. */
export function numberText(value: number, unit?: string): string {
  const [whole = '', fraction] = String(Math.abs(value)).split('.')
  const groups: string[] = []
  for (let end = whole.length; end > 0; end -= 3) groups.unshift(whole.slice(Math.max(0, end - 3), end))
  const sign = value < 0 ? '−' : ''
  const digits = `${sign}${groups.join(',')}${fraction === undefined ? '' : `.${fraction}`}`
  return unit === undefined ? digits : `${digits} ${unit}`
}

/** Pounds: 8396 reads '£8,396', 8396.5 reads '£8,396.50'. */
export function moneyText(pounds: number): string {
  if (Number.isInteger(pounds)) return `£${numberText(pounds)}`
  const [whole = '0', pence = '00'] = pounds.toFixed(2).split('.')
  return `£${numberText(Number(whole))}.${pence}`
}

export function yesNoText(value: boolean): string {
  return value ? 'Yes' : 'No'
}

/** The labels of the ids chosen, in the order of the options. An id that is not an option reads as itself. */
export function optionText(options: readonly { id: string; label: string }[], value: Json): string {
  const ids = (Array.isArray(value) ? value : [value]).map(asText)
  const known = options.filter(({ id }) => ids.includes(id)).map(({ label }) => label)
  const unknown = ids.filter((each) => !options.some(({ id }) => id === each))
  return [...known, ...unknown].join('; ')
}

/** A fact in the words of the rule's criterion. */
export function factText(criterion: Criterion, value: FactValue): string {
  if (typeof value === 'boolean') return yesNoText(value)
  if (typeof value === 'number') return criterion.kind === 'money' ? moneyText(value) : numberText(value)
  if (criterion.kind !== 'choice' && criterion.kind !== 'choices') return String(value)
  const options = criterion.options.map((option) => ({ id: option.value, label: option.label }))
  return optionText(options, typeof value === 'string' ? value : [...value])
}

/** True where a fact is known, and not one of the values that only stand for "not yet". */
export function isKnown(
  value: FactValue | null | undefined,
  notYet: readonly string[] = [],
): value is FactValue {
  return isAnswered(value) && !(typeof value === 'string' && notYet.includes(value))
}
