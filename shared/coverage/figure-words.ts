import {
  type DutyFigureColumn,
  dutyFigureColumns,
  type FigureId,
  type RungFigureColumn,
  rungFigureColumns,
  rungsOfBelow,
} from './figure-ids.ts'
import { type ClockedRung, clockedRungs, duties, rungs } from './moments.ts'
import { dutyWords, rungWords } from './words.ts'

const columnWords: Readonly<Record<RungFigureColumn | DutyFigureColumn, string>> = {
  base: 'all of the base',
  done_in_time: 'done in time',
  done_late: 'done late',
  paused: 'paused',
  overdue: 'overdue',
  not_yet_due: 'not yet due',
  reached: 'reached',
  past_deadline: 'past the deadline, without the paused',
  in_time: 'done in time, of those past the deadline',
  days_known: 'with both ends recorded',
  unfinished: 'not finished',
}

const registerWords = {
  registered: 'Registered',
  removed: 'Removed with a reason',
  removed_withdrawn: 'Removed: withdrawn',
  removed_duplicate: 'Removed: duplicate',
  counted: 'Counted',
  awaiting_decision: 'Awaiting decision',
  not_required: 'Not required',
  not_required_by_override: 'Not required, by an override',
  required: 'Required',
  stand_down_missing: 'Stand-down missing',
  all_registered: 'Registered',
  all_removed: 'Removed with a reason',
  all_withdrawn: 'Removed: withdrawn',
  all_duplicates: 'Removed: duplicate',
  all_decisions: 'Decisions in effect',
  overridden_up: 'Overridden to a higher tier',
  overridden_down: 'Overridden to a lower tier',
  all_paused: 'Paused',
  pause_review_passed: 'Paused, and the review date has passed',
  all_sent: 'Sent',
  sent_unsigned: 'Sent unsigned',
  all_at_tiers_2_and_3: 'Decisions in effect at tiers 2 and 3',
  gold_confirmed: 'Confirmed by gold',
  gold_not_confirmed: 'Not confirmed by gold',
  sample_answered: 'Tier 0 decisions sampled and answered',
  sample_disagreed: 'Tier 0 decisions disagreed with',
  recognition_signed: 'Signed reviews with facial recognition used',
  recognition_in_place: 'Facial recognition used with all assessments in place',
} as const

/** The heading of a figure's list. */
export const figureWords: Readonly<Record<FigureId, string>> = {
  ...registerWords,
  ...tableWords(clockedRungs, rungFigureColumns, (rung) => rungWords[rung]),
  ...ofBelowWords(),
  ...tableWords(duties, dutyFigureColumns, (duty) => dutyWords[duty]),
}

function tableWords<N extends string, C extends RungFigureColumn | DutyFigureColumn>(
  names: readonly N[],
  columns: readonly C[],
  wordsOf: (name: N) => string,
): Record<`${N}_${C}`, string> {
  const pairs = names.flatMap((name) =>
    columns.map((column) => [`${name}_${column}`, `${wordsOf(name)}: ${columnWords[column]}`]),
  )
  return Object.fromEntries(pairs)
}

function ofBelowWords(): Record<`${(typeof rungsOfBelow)[number]}_of_below`, string> {
  const pairs = rungsOfBelow.map((rung) => {
    const below = rungs[rungs.indexOf(rung) - 1] as ClockedRung
    return [`${rung}_of_below`, `${rungWords[rung]}, of those ${rungWords[below].toLowerCase()}`]
  })
  return Object.fromEntries(pairs)
}
