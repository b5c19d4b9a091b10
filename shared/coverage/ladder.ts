import { addDays, daysBetween, londonDate, londonMidnight } from '#shared/calendar.ts'
import {
  type ClockedRung,
  clockedRungs,
  type Duty,
  happenedBy,
  type OperationMoments,
  type Rung,
  type StepMoments,
} from './moments.ts'
import { partOf } from './partition.ts'

/** In the order in which they are shown; they add up to the base. */
export const rungStatuses = ['done_in_time', 'done_late', 'paused', 'overdue', 'not_yet_due'] as const
export type RungStatus = (typeof rungStatuses)[number]

export interface LadderRung {
  readonly rung: Rung
  readonly held: boolean
  /** Null outside the base: removed, and above considered also awaiting a decision or not required. */
  readonly status: RungStatus | null
  /** Null unless held. */
  readonly moment: string | null
  readonly deadline: string | null
  readonly firstDeadline: string | null
}

export interface Ladder {
  /** Always six, from the bottom. */
  readonly rungs: readonly LadderRung[]
  /** How many are held. */
  readonly reached: number
  /** The highest one held. */
  readonly top: Rung
}

const heldForGood: readonly Rung[] = ['form_prepared', 'gold_signed', 'submitted']

/** The six rungs of one operation at a moment of counting. Only what was recorded by then counts. */
export function ladderOf(row: OperationMoments, at: string): Ladder {
  const ladder: LadderRung[] = [registered(row, at)]
  for (const rung of clockedRungs) {
    ladder.push(rungOf(row, rung, ladder.at(-1)?.held === true, at))
  }
  const held = ladder.filter((rung) => rung.held)
  return { rungs: ladder, reached: held.length, top: held.at(-1)?.rung ?? 'registered' }
}

/** The status of a step beside the ladder; null where the tier does not ask for it or none is required. */
export function dutyStatus(row: OperationMoments, duty: Duty, at: string): RungStatus | null {
  const step = row.duties[duty]
  if (step === null || partOf(row, at) !== 'required') return null
  return statusOf(stepAt(step, row, at), isPaused(row, at), at)
}

/** A pause in force whose review date has not passed: the only kind that keeps a step from being overdue. */
export function isPaused({ pause }: OperationMoments, at: string): boolean {
  if (pause === null || !happenedBy(pause.from, at)) return false
  return !happenedBy(londonMidnight(addDays(pause.reviewOn, 1)), at)
}

/** Days on which the operation was paused, shown beside its other days and never taken from them. */
export function pausedDays({ pause, pausedDaysEnded }: OperationMoments, at: string): number {
  if (pause === null || !happenedBy(pause.from, at)) return pausedDaysEnded
  return pausedDaysEnded + daysBetween(londonDate(pause.from), londonDate(at))
}

function registered(row: OperationMoments, at: string): LadderRung {
  const held = happenedBy(row.registeredAt, at)
  const moment = held ? row.registeredAt : null
  return { rung: 'registered', held, status: null, moment, deadline: null, firstDeadline: null }
}

function rungOf(row: OperationMoments, rung: ClockedRung, belowHeld: boolean, at: string): LadderRung {
  const part = partOf(row, at)
  const step = stepAt(row.rungs[rung], row, at)
  const supported = belowHeld || (heldForGood.includes(rung) && isSent(row, at))
  const held = supported && step.moment !== null
  const inBase = part === 'required' || (rung === 'considered' && part !== null && part !== 'removed')
  const paused = rung !== 'considered' && isPaused(row, at)
  const counted = held ? step : { ...step, moment: null }
  return { ...counted, rung, held, status: inBase ? statusOf(counted, paused, at) : null }
}

function isSent(row: OperationMoments, at: string): boolean {
  return happenedBy(row.rungs.submitted.recordedAt, at)
}

type Step = Pick<StepMoments, 'moment' | 'deadline' | 'firstDeadline'>

/** The step as it was known at `at`: a deadline runs from the recorded stand-down. */
function stepAt(step: StepMoments, row: OperationMoments, at: string): Step {
  const clockRuns = happenedBy(row.standDownRecordedAt, at)
  return {
    moment: happenedBy(step.recordedAt, at) ? step.moment : null,
    deadline: clockRuns ? step.deadline : null,
    firstDeadline: clockRuns ? step.firstDeadline : null,
  }
}

/** The first that fits, in the order of `rungStatuses`. What is done at the deadline itself is late. */
function statusOf({ moment, deadline }: Step, paused: boolean, at: string): RungStatus {
  if (moment !== null) return isBefore(moment, deadline) ? 'done_in_time' : 'done_late'
  if (paused) return 'paused'
  return isBefore(at, deadline) ? 'not_yet_due' : 'overdue'
}

/** Nothing is late while no clock runs. */
function isBefore(instant: string, deadline: string | null): boolean {
  return deadline === null || Date.parse(instant) < Date.parse(deadline)
}
