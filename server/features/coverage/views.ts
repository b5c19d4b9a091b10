import type { CoverageListReply, CoverageQuery, CoverageReply } from '#shared/api/coverage.ts'
import { addDays, londonDate } from '#shared/calendar.ts'
import { type FigureId, figures, listFor } from '#shared/coverage/measures.ts'
import { noteSubjects } from '../../access/access-log.ts'
import type { Tx } from '../../db/types.ts'
import { Problem } from '../../problem.ts'
import { listMoments, listReadableForces } from './repository.ts'

const PERIOD_DAYS = 90

/** The period asked for; the last 90 days up to today where none is. */
function periodOf(query: CoverageQuery, at: string) {
  const to = query.to ?? londonDate(at)
  const from = query.from ?? addDays(to, 1 - PERIOD_DAYS)
  if (from > to) {
    const message = 'The period must end after it begins'
    throw new Problem('malformed_request', { errors: [{ pointer: '/querystring/to', message }] })
  }
  return { from, to }
}

/** The rows and the filter behind a figure and behind its list: the same for both, so that they agree. */
async function scopeOf(tx: Tx, at: string, query: CoverageQuery) {
  const readable = await listReadableForces(tx)
  const forces = query.force === undefined ? readable : readable.filter((force) => force.id === query.force)
  if (forces.length === 0) throw new Problem('not_found')
  const period = periodOf(query, at)
  const rows = await listMoments(
    tx,
    forces.map((force) => force.id),
    period,
  )
  const filter = {
    ...period,
    ...(query.tier === undefined ? {} : { tier: Number(query.tier) }),
    ...(query.eventType === undefined ? {} : { eventType: query.eventType }),
  }
  return { forces, period, rows, filter }
}

export async function viewCoverage(tx: Tx, at: string, query: CoverageQuery): Promise<CoverageReply> {
  const { forces, period, rows, filter } = await scopeOf(tx, at, query)
  for (const force of forces) noteSubjects(tx, 'coverage', force.id, [])
  return { countedAt: at, ...period, forces, figures: figures(rows, filter, at) }
}

/** The operations that a figure counts: the list's length is the figure. */
export async function viewCoverageList(
  tx: Tx,
  at: string,
  query: CoverageQuery & { figure: FigureId },
): Promise<CoverageListReply> {
  const { forces, period, rows, filter } = await scopeOf(tx, at, query)
  const listed = listFor(query.figure, rows, filter, at)
  for (const { id } of forces) {
    const shown = listed.filter(({ forceId }) => forceId === id).map(({ operationId }) => operationId)
    noteSubjects(tx, 'operation', id, shown)
  }
  return { countedAt: at, ...period, figure: query.figure, rows: listed }
}
