import { plainDate, timeOf } from '#client/words/dates.ts'
import type { OrganisationRef } from '#shared/api/session.ts'
import { londonDate } from '#shared/calendar.ts'
import { EVENT_TYPES, labelIn } from '#shared/reference/event-types.ts'
import type { CoverageFilter } from './coverage-filter.ts'
import { type Period, periodWords } from './periods.ts'

const FEW_FORCES = 3

type Scope = Period & {
  countedAt: string
  filter: CoverageFilter
  forces: readonly Pick<OrganisationRef, 'name'>[]
}

/** Whose operations, of which period, by which clock, counted when: it stands with every figure. */
export function scopeWords({ forces, filter, countedAt, ...period }: Scope): string {
  const whose =
    forces.length > FEW_FORCES ? `${forces.length} forces` : forces.map(({ name }) => name).join(', ')
  const narrowed = [
    filter.tier !== undefined && `tier ${filter.tier}`,
    filter.eventType !== undefined && labelIn(EVENT_TYPES, filter.eventType).toLowerCase(),
  ].filter(Boolean)
  const only = narrowed.length === 0 ? '' : ` Only ${narrowed.join(', ')}.`
  const day = londonDate(countedAt)
  return (
    `${whose}. Operations stood down, or else due to end, from ${periodWords(period)}.${only} ` +
    `Clock: calendar days after stand-down, Europe/London. ` +
    `Counted at ${timeOf(countedAt)} on ${plainDate(day, '')}.`
  )
}
