import { type Acting, isParty, whyNotParty } from './parties.ts'
import type { Refusal } from './refusals.ts'

/** Who declares a series, puts operations in it and takes them out. */
export const seriesRoles = ['debrief_lead', 'gold_commander'] as const

export type SeriesAction = 'join' | 'leave'

export interface SeriesSituation {
  readonly actor: Acting
  readonly operationRemoved: boolean
  /** The operation is in a series now: it can be in one only. */
  readonly inSeries: boolean
}

/** Why an operation may not join or leave a series; null where it may. */
export function refusalOfSeries(action: SeriesAction, situation: SeriesSituation): Refusal | null {
  const { actor, operationRemoved, inSeries } = situation
  if (!isParty(seriesRoles, actor)) return whyNotParty(seriesRoles, actor)
  if (operationRemoved) return 'operation_removed'
  if (action === 'join') return inSeries ? 'in_series' : null
  return inSeries ? null : 'not_in_series'
}
