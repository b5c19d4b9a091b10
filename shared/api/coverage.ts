import { z } from 'zod'
import { CoverageFigures, FIGURE_IDS } from '../coverage/measures.ts'
import { OperationMoments } from '../coverage/moments.ts'
import { EVENT_TYPE_IDS } from '../reference/event-types.ts'
import { AskedDay, Day, Instant } from './identifiers.ts'
import { OrganisationRef } from './session.ts'

const filter = {
  force: z.string().max(60).optional(),
  from: AskedDay.optional(),
  to: AskedDay.optional(),
  tier: z.enum(['0', '1', '2', '3']).optional(),
  eventType: z.enum(EVENT_TYPE_IDS).optional(),
}

export const CoverageQuery = z.strictObject(filter)
export type CoverageQuery = z.infer<typeof CoverageQuery>

export const CoverageReply = z.strictObject({
  countedAt: Instant,
  from: Day,
  to: Day,
  forces: z.array(OrganisationRef),
  figures: CoverageFigures,
})
export type CoverageReply = z.infer<typeof CoverageReply>

export const CoverageListQuery = z.strictObject({ ...filter, figure: z.enum(FIGURE_IDS) })

export const CoverageListReply = z.strictObject({
  countedAt: Instant,
  from: Day,
  to: Day,
  figure: z.enum(FIGURE_IDS),
  rows: z.array(OperationMoments),
})
export type CoverageListReply = z.infer<typeof CoverageListReply>
