import { addDays, londonDate, londonMidnight } from '#shared/calendar.ts'
import { happenedBy, type OperationMoments } from './moments.ts'

/** Registered = removed + awaiting_decision + not_required + required, at every moment. */
export const parts = ['removed', 'awaiting_decision', 'not_required', 'required'] as const
export type Part = (typeof parts)[number]

/** A stand-down is missed from so many days after the planned end, else the start. */
const standDownMissedAfterDays = 3

/** The one part of the register in which the operation stands at `at`; null when it was not registered by then. */
export function partOf(row: OperationMoments, at: string): Part | null {
  if (!happenedBy(row.registeredAt, at)) return null
  if (happenedBy(row.removedAt, at)) return 'removed'
  if (row.tierInEffect === null || !happenedBy(row.rungs.considered.recordedAt, at))
    return 'awaiting_decision'
  return row.tierInEffect === 0 ? 'not_required' : 'required'
}

/** The day that places the operation in a period, with what was recorded by `at`. */
export function countingDayOf(row: OperationMoments, at: string): string {
  const standDown = happenedBy(row.standDownRecordedAt, at) ? row.standDownAt : null
  return londonDate(standDown ?? row.plannedEndAt ?? row.startAt)
}

/** Listed as "stand-down missing": none recorded though the operation should have ended days ago. */
export function standDownMissing(row: OperationMoments, at: string): boolean {
  const part = partOf(row, at)
  if (part === null || part === 'removed' || happenedBy(row.standDownRecordedAt, at)) return false
  const ended = londonDate(row.plannedEndAt ?? row.startAt)
  return happenedBy(londonMidnight(addDays(ended, standDownMissedAfterDays)), at)
}
