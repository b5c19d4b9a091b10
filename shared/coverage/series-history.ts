import { daysBetween, londonDate } from '#shared/calendar.ts'
import type { Rule } from '#shared/rule/rule.ts'
import type { History } from '#shared/rule/series.ts'
import { happenedBy, type OperationMoments } from './moments.ts'

type Prior = NonNullable<History['series']>

/**
 * What the rule is told of the series of one operation: of the earlier ones with a debrief of their tier held, the
 * debrief of the highest tier the rule may look back at, else the latest. Days are counted back from this operation's
 * counting day, so that the same facts give the same tier later on; a debrief held after it counts as 0 days ago.
 */
export function seriesHistory(
  seriesId: string,
  own: OperationMoments,
  members: readonly OperationMoments[],
  rule: Rule,
  at: string,
): History {
  const priors = members
    .filter(({ operationId }) => operationId !== own.operationId)
    .filter((row) => row.removedAt === null && row.countingDay <= own.countingDay)
    .flatMap((row) => priorOf(seriesId, own, row, at))
    .sort(
      (one, other) =>
        standing(other, rule) - standing(one, rule) || one.priorDebriefDaysAgo - other.priorDebriefDaysAgo,
    )
  return priors[0] === undefined ? {} : { series: priors[0] }
}

function priorOf(id: string, own: OperationMoments, row: OperationMoments, at: string): Prior[] {
  const { tierInEffect } = row
  const { moment, recordedAt } = row.rungs.debriefed
  if (tierInEffect === null || tierInEffect === 0 || moment === null || !happenedBy(recordedAt, at)) return []
  const daysAgo = Math.max(0, daysBetween(londonDate(moment), own.countingDay))
  return [{ id, priorDebriefTier: tierInEffect, priorDebriefDaysAgo: daysAgo }]
}

/** The tier of a debrief that is recent enough; below every one of those, all others. */
function standing({ priorDebriefTier, priorDebriefDaysAgo }: Prior, rule: Rule): number {
  return priorDebriefDaysAgo <= rule.series.lookbackDays ? priorDebriefTier : 0
}
