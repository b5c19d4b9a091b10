import { readDateLine } from '#client/fields/typed-date.ts'
import { type CoverageFilter, filterFrom } from './coverage-filter.ts'

/** The value of the period that opens the two days to type. */
export const CHOOSE_DATES = 'dates'

/** What the filters hold: `period` is "", `from..to` or CHOOSE_DATES; the days as typed. */
export type FilterValues = {
  period: string
  from: string
  to: string
  tier: string
  eventType: string
  force: string
}

export type FilterFault = { place: 'from' | 'to'; message: string }

const DAY = /^\d{4}-\d{2}-\d{2}$/

function readDay(typed: string): string | null {
  const day = readDateLine(typed)
  return typeof day === 'string' && DAY.test(day) ? day : null
}

/** The filter to show, or what must be put right first. */
export function filterOf(values: FilterValues): { filter: CoverageFilter; faults: FilterFault[] } {
  const { period, from, to, ...rest } = values
  if (period !== CHOOSE_DATES) {
    const [first = '', last = ''] = period.split('..')
    return { filter: known({ ...rest, from: first, to: last }), faults: [] }
  }
  const [first, last] = [readDay(from), readDay(to)]
  const faults: FilterFault[] = []
  if (first === null) faults.push({ place: 'from', message: 'Enter the first day, for example 1/8/2026' })
  if (last === null) faults.push({ place: 'to', message: 'Enter the last day, for example 31/10/2026' })
  if (first !== null && last !== null && last < first) {
    faults.push({ place: 'to', message: 'Enter a last day that is not before the first' })
  }
  return { filter: known({ ...rest, from: first ?? '', to: last ?? '' }), faults }
}

function known(values: Record<string, string>): CoverageFilter {
  return filterFrom(new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '')))
}
