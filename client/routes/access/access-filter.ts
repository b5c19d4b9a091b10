import { ForceAccessQuery } from '#shared/api/access.ts'
import { addDays } from '#shared/calendar.ts'

/** The periods that the log can be read by, and how many days each goes back. */
export const PERIODS = [
  { id: '', label: 'Any time', days: null },
  { id: '1', label: 'Today', days: 1 },
  { id: '7', label: 'The last 7 days', days: 7 },
  { id: '30', label: 'The last 30 days', days: 30 },
  { id: '90', label: 'The last 90 days', days: 90 },
] as const

/** What an address asks of the log; what cannot be asked is left out. */
export function filterFrom(params: URLSearchParams): ForceAccessQuery {
  const asked = [...params].filter(([name, value]) => {
    return ForceAccessQuery.safeParse({ [name]: value }).success
  })
  return ForceAccessQuery.parse(Object.fromEntries(asked))
}

/** The part of an address that asks this; empty where nothing is asked. */
export function searchOf(filter: ForceAccessQuery): string {
  const search = new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString()
  return search === '' ? '' : `?${search}`
}

/** The first day of a period that ends today; undefined for any time. */
export function firstDayOf(period: string, today: string): string | undefined {
  const days = PERIODS.find(({ id }) => id === period)?.days ?? null
  return days === null ? undefined : addDays(today, 1 - days)
}

/** The period that begins on this day and ends today, and any time where it is none of them. */
export function periodOf(from: string | undefined, today: string): string {
  return PERIODS.find(({ id }) => from !== undefined && firstDayOf(id, today) === from)?.id ?? ''
}
