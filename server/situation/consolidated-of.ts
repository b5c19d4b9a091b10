import { londonDate } from '#shared/calendar.ts'
import type { Assessment } from '#shared/rule/assess.ts'
import { currentRule } from '#shared/rule/registry.ts'
import type { Tier } from '#shared/rule/rule.ts'
import { type ConsolidatedReview, consolidatedReviewOf } from '#shared/rule/series.ts'
import type { Tx } from '../db/types.ts'
import { getMoments } from '../features/coverage/repository.ts'
import { decisionInEffect, listDecisions } from '../features/decisions/repository.ts'
import type { SeriesEventRecord } from '../features/series/repository.ts'

type Key = { force_id: string; id: string }

/** The tier to which the series lowered an operation, by the decision in effect; null where it did not. */
export async function loweredTo(tx: Tx, operation: Key): Promise<Tier | null> {
  const current = decisionInEffect(await listDecisions(tx, operation))
  const assessment = current?.assessment as Assessment | undefined
  return current && assessment?.seriesReduction && current.chosen_tier === assessment.tier
    ? assessment.tier
    : null
}

/** The consolidated review that a series owes after these events, those of operations that left it included. */
export async function consolidatedOf(
  tx: Tx,
  series: Key,
  events: readonly SeriesEventRecord[],
  at: string,
): Promise<ConsolidatedReview | null> {
  const ever = [...new Set(events.flatMap(({ operation_id: id }) => (id === null ? [] : [id])))]
  const lowered: { day: string; tier: Tier }[] = []
  for (const id of ever) {
    const key = { force_id: series.force_id, id }
    const moments = await getMoments(tx, key)
    const tier = moments.removedAt === null ? await loweredTo(tx, key) : null
    if (tier !== null) lowered.push({ day: moments.countingDay, tier })
  }
  const held = events.flatMap(({ held_on: day }) => (day === null ? [] : [day])).sort()
  return consolidatedReviewOf(currentRule(), lowered, held.at(-1) ?? null, londonDate(at))
}
