import { addDays } from '#shared/calendar.ts'
import type { Refusal } from './refusals.ts'
import type { Role } from './states.ts'

/** The longest appointment that is not for one operation, in calendar days, first and last included. */
export const ACTING_DAYS = 28

/** The last day of the longest appointment that begins on this day. */
export function lastActingDay(fromOn: string): string {
  return addDays(fromOn, ACTING_DAYS - 1)
}

export interface AppointmentSituation {
  /** Held by whoever appoints; gold that they only act in does not count. */
  readonly roles: readonly Role[]
  /** An administrator says that no gold of the force can be reached. */
  readonly noGoldAvailable: boolean
  readonly deputyIsAppointer: boolean
  readonly deputyHoldsGold: boolean
  readonly stepUpFresh: boolean
}

/** Why this appointment of an acting gold may not be made; null where it may. */
export function refusalOfAppointment(situation: AppointmentSituation): Refusal | null {
  const { roles, noGoldAvailable, deputyIsAppointer, deputyHoldsGold, stepUpFresh } = situation
  const needed: Role = noGoldAvailable ? 'force_administrator' : 'gold_commander'
  if (!roles.includes(needed)) return noGoldAvailable ? 'role_missing' : 'gold_appoints'
  if (deputyIsAppointer) return 'own_deputy'
  if (deputyHoldsGold) return 'deputy_holds_gold'
  return stepUpFresh ? null : 'step_up_required'
}

interface ActingWords {
  /** Rank and name of the gold acted for; null where an administrator appointed because no gold was available. */
  readonly actingFor: string | null
  readonly reason: string
}

/** Why someone signs as gold who holds no gold: printed behind their name on screen and paper. */
export function actingWords({ actingFor, reason }: ActingWords): string {
  const why = reason.trim().replace(/(?<![.\s])[.\s]+$/u, '')
  return actingFor === null
    ? `appointed by the force administrator because no gold was available (${why})`
    : `acting for ${actingFor}, because ${why}`
}
