import { addDays, daysBetween, londonDate } from '#shared/calendar.ts'
import type { Ladder, LadderRung, RungStatus } from './ladder.ts'
import type { Duty, Rung } from './moments.ts'
import type { Part } from './partition.ts'

export const rungWords: Readonly<Record<Rung, string>> = {
  registered: 'Registered',
  considered: 'Considered',
  debriefed: 'Debriefed',
  form_prepared: 'Form prepared',
  gold_signed: 'Gold signed',
  submitted: 'Submitted',
}

export const statusWords: Readonly<Record<RungStatus, string>> = {
  done_in_time: 'Done in time',
  done_late: 'Done late',
  paused: 'Paused',
  overdue: 'Overdue',
  not_yet_due: 'Not yet due',
}

export const partWords: Readonly<Record<Part, string>> = {
  removed: 'Removed',
  awaiting_decision: 'Awaiting decision',
  not_required: 'Not required',
  required: 'Required',
}

export const dutyWords: Readonly<Record<Duty, string>> = {
  hot_debrief: 'Hot debrief',
  single_agency_debrief: 'Own debrief',
  post_event_assessment: 'Community impact assessment',
  impact_review_1: 'First community impact review',
  impact_review_2: 'Second community impact review',
}

/** How a rung is drawn in the small ladder. `here`: the next one to reach. */
type RungMark = 'done' | 'late' | 'here' | 'over' | 'todo'

const numberWords = ['none', 'one', 'two', 'three', 'four', 'five', 'six']

/** The six marks of the small ladder, from the bottom. Nothing is next where no debrief is required. */
export function rungMarks({ rungs }: Ladder): RungMark[] {
  const next = nextRung(rungs)
  return rungs.map((rung) => {
    if (rung.held) return rung.status === 'done_late' ? 'late' : 'done'
    if (rung !== next || rung.status === null) return 'todo'
    return rung.status === 'overdue' ? 'over' : 'here'
  })
}

/** What a screen reader says for the small ladder: "3 of 6 rungs reached: debriefed, one of them late". */
export function rungsSentence({ rungs, reached, top }: Ladder): string {
  const late = rungs.filter(({ status }) => status === 'done_late').length
  const next = nextRung(rungs)?.status
  return [
    `${reached} of 6 rungs reached: ${rungWords[top].toLowerCase()}`,
    late > 0 ? `${numberWords[late]} of them late` : '',
    next === 'overdue' ? 'the next is overdue' : '',
    next === 'paused' ? 'the next is paused' : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}

/** The word beside the small ladder: "Form prepared, late". */
export function rungsLabel({ rungs, top }: Ladder): string {
  const late = rungs.find(({ rung }) => rung === top)?.status === 'done_late'
  return late ? `${rungWords[top]}, late` : rungWords[top]
}

/** The last day of a deadline, and how far it is: "today", "tomorrow", "in 3 days", "11 days overdue". */
export function dueWords(deadline: string, at: string): { lastDay: string; distance: string } {
  const lastDay = addDays(londonDate(deadline), -1)
  const days = daysBetween(londonDate(at), lastDay)
  return { lastDay, distance: distanceWords(days) }
}

function distanceWords(days: number): string {
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  if (days > 1) return `in ${days} days`
  return days === -1 ? '1 day overdue' : `${-days} days overdue`
}

function nextRung(rungs: readonly LadderRung[]): LadderRung | undefined {
  return rungs.find(({ held }) => !held)
}

/** How a count reads beside its base: "33 of 38", and "none" where there is nothing to count. */
export function rateWords({ count, base }: { count: number; base: number }): string {
  return base === 0 ? 'none' : `${count} of ${base}`
}

/** A percentage never stands alone: print it with `rateWords`. */
export function percentWords({ percent }: { percent: number | null }): string {
  return percent === null ? 'none' : `${percent}%`
}
