import {
  type FigureId,
  type RungFigureColumn,
  rungFigureColumns,
  rungsOfBelow,
} from '#shared/coverage/figure-ids.ts'
import { type ClockedRung, clockedRungs, type Duty, duties } from '#shared/coverage/moments.ts'

const COLUMN_SENTENCES: Readonly<Record<RungFigureColumn, string>> = {
  base: '',
  done_in_time: 'They got there before the deadline.',
  done_late: 'They got there, after the deadline.',
  paused: 'They are not there yet, and a pause is in force whose review date has not passed.',
  overdue: 'They are not there, and the deadline has passed.',
  not_yet_due: 'They are not there yet, and the deadline is still to come.',
  reached: 'They got there, in time or late.',
  past_deadline: 'Their deadline has passed. Paused operations are left out.',
  in_time: 'Their deadline has passed and they got there before it. Paused operations are left out.',
  days_known: 'Their stand-down and this step are both recorded. Days count from stand-down.',
  unfinished: 'They are stood down and not there yet. Days count from stand-down to the day of counting.',
}

const PLAIN_SENTENCES: Partial<Record<FigureId, string>> = {
  registered: 'Everything in the register, also what was removed.',
  removed: 'They were taken out of what is counted. Each says why.',
  removed_withdrawn: 'They were withdrawn. Each says why.',
  removed_duplicate: 'They repeat another operation in the register. Each says why.',
  counted: 'Everything in the register that was not removed.',
  awaiting_decision: 'No decision has come into effect yet.',
  not_required: 'The decision in effect is tier 0: no debrief.',
  not_required_by_override: 'The rule asked for a debrief and gold chose tier 0.',
  required: 'The decision in effect asks for a debrief and a review.',
  stand_down_missing: 'They should have ended more than 3 days ago and no stand-down is recorded.',
  all_decisions: 'A decision is in effect.',
  overridden_up: 'The chosen tier is above the one that was worked out.',
  overridden_down: 'The chosen tier is below the one that was worked out.',
  all_paused: 'A pause is in force.',
  pause_review_passed: 'A pause is in force although the day to look at it again has passed.',
  all_sent: 'A review was sent.',
  sent_unsigned: 'A review was sent without a signature on the same text. There must be none.',
  all_at_tiers_2_and_3: 'The decision in effect is tier 2 or 3.',
  gold_confirmed: 'Gold made or confirmed the decision.',
  gold_not_confirmed: 'The debrief lead decided and gold has not confirmed it yet.',
  sample_answered: 'The tier 0 decision was drawn into a month’s sample and looked at again.',
  sample_disagreed: 'The tier 0 decision was looked at again and not agreed with.',
  recognition_signed: 'The signed review says that live facial recognition was used.',
  recognition_in_place: 'Live facial recognition was used and every assessment was in place.',
}

/** The same operations as another figure, under the heading that no filter hides. */
const SAME: Partial<Record<FigureId, FigureId>> = {
  all_registered: 'registered',
  all_removed: 'removed',
  all_withdrawn: 'removed_withdrawn',
  all_duplicates: 'removed_duplicate',
}

/** The rung and column of a figure of the ladder's table. */
export function rungColumnOf(figure: FigureId): { rung: ClockedRung; column: RungFigureColumn } | null {
  for (const rung of clockedRungs) {
    const column = rungFigureColumns.find((each) => figure === `${rung}_${each}`)
    if (column !== undefined) return { rung, column }
  }
  const below = rungsOfBelow.find((rung) => figure === `${rung}_of_below`)
  return below === undefined ? null : { rung: below, column: 'reached' }
}

function dutyColumnOf(figure: FigureId): { duty: Duty; column: RungFigureColumn } | null {
  const duty = duties.find((each) => figure.startsWith(`${each}_`))
  const column = rungFigureColumns.find((each) => duty && figure === `${duty}_${each}`)
  return duty !== undefined && column !== undefined ? { duty, column } : null
}

/** What the operations of a list have in common, in words for someone who did not make the figures. */
export function figureSentence(figure: FigureId): string {
  const plain = PLAIN_SENTENCES[SAME[figure] ?? figure]
  if (plain !== undefined) return plain
  const column = rungColumnOf(figure)?.column ?? dutyColumnOf(figure)?.column ?? 'base'
  if (column !== 'base') return COLUMN_SENTENCES[column]
  return figure === 'considered_base'
    ? 'Every counted operation must be considered.'
    : 'The decision in effect asks for this step.'
}
