import { CoverageQuery } from '#shared/api/coverage.ts'
import type { FigureId } from '#shared/coverage/measures.ts'

export type CoverageFilter = CoverageQuery

const KEYS = ['force', 'from', 'to', 'tier', 'eventType'] as const

/** The filter in an address. What cannot be read, or a period that ends before it begins, is left out. */
export function filterFrom(params: URLSearchParams): CoverageFilter {
  const entries = KEYS.flatMap((key) => {
    const value = CoverageQuery.shape[key].safeParse(params.get(key) ?? undefined)
    return value.success && value.data !== undefined ? [[key, value.data] as const] : []
  })
  const filter: CoverageFilter = Object.fromEntries(entries)
  const { from, to, ...rest } = filter
  return from !== undefined && to !== undefined && from > to ? rest : filter
}

/** The filter as the end of an address, "" where nothing is filtered; always in the same order. */
export function searchOf(filter: CoverageFilter, figure?: FigureId): string {
  const params = new URLSearchParams()
  if (figure !== undefined) params.set('figure', figure)
  for (const key of KEYS) {
    const value = filter[key]
    if (value !== undefined) params.set(key, value)
  }
  return params.size === 0 ? '' : `?${params}`
}
