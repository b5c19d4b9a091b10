import { rungStatuses } from './ladder.ts'
import { clockedRungs, duties } from './moments.ts'

const registerFigures = [
  'registered',
  'removed',
  'removed_withdrawn',
  'removed_duplicate',
  'counted',
  'awaiting_decision',
  'not_required',
  'not_required_by_override',
  'required',
  'stand_down_missing',
] as const

/** Shown whatever tier, type of event or criterion is chosen: only the period applies. */
export const alwaysFigures = [
  'all_registered',
  'all_removed',
  'all_withdrawn',
  'all_duplicates',
  'all_decisions',
  'overridden_up',
  'overridden_down',
  'all_paused',
  'pause_review_passed',
  'all_sent',
  'sent_unsigned',
  'all_at_tiers_2_and_3',
  'gold_confirmed',
  'gold_not_confirmed',
  'sample_answered',
  'sample_disagreed',
  'recognition_signed',
  'recognition_in_place',
] as const

/**
 * `past_deadline`: base whose deadline has passed, without paused. `in_time`: those of them done in time.
 * `days_known`: both ends of the step are recorded. `unfinished`: stood down and not there yet.
 */
export const rungFigureColumns = [
  'base',
  ...rungStatuses,
  'reached',
  'past_deadline',
  'in_time',
  'days_known',
  'unfinished',
] as const
export type RungFigureColumn = (typeof rungFigureColumns)[number]

/** The rungs that are also measured against the one below. */
export const rungsOfBelow = ['form_prepared', 'gold_signed', 'submitted'] as const
export type RungOfBelow = (typeof rungsOfBelow)[number]

export const dutyFigureColumns = ['base', ...rungStatuses] as const
export type DutyFigureColumn = (typeof dutyFigureColumns)[number]

const rungFigures = clockedRungs.flatMap((rung) =>
  rungFigureColumns.map((column) => `${rung}_${column}` as const),
)
const ofBelowFigures = rungsOfBelow.map((rung) => `${rung}_of_below` as const)
const dutyFigures = duties.flatMap((duty) => dutyFigureColumns.map((column) => `${duty}_${column}` as const))

/** Every figure that coverage can show; each opens the list of the operations it counts. */
export const FIGURE_IDS = [
  ...registerFigures,
  ...alwaysFigures,
  ...rungFigures,
  ...ofBelowFigures,
  ...dutyFigures,
] as const
export type FigureId = (typeof FIGURE_IDS)[number]
