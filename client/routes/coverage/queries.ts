import { request } from '#client/api/request.ts'
import { CoverageListReply, CoverageReply } from '#shared/api/coverage.ts'
import type { FigureId } from '#shared/coverage/measures.ts'
import { type CoverageFilter, searchOf } from './coverage-filter.ts'

type Asked = { signal: AbortSignal }

export const coverageQuery = (filter: CoverageFilter) => ({
  queryKey: ['coverage', searchOf(filter)],
  queryFn: ({ signal }: Asked) =>
    request(CoverageReply, 'GET', `/api/v1/coverage${searchOf(filter)}`, undefined, { signal }),
})

export const coverageListQuery = (filter: CoverageFilter, figure: FigureId) => ({
  queryKey: ['coverage', 'list', searchOf(filter, figure)],
  queryFn: ({ signal }: Asked) =>
    request(CoverageListReply, 'GET', `/api/v1/coverage/list${searchOf(filter, figure)}`, undefined, {
      signal,
    }),
})
