import {
  alwaysFigures,
  type DutyFigureColumn,
  dutyFigureColumns,
  type FigureId,
  type RungFigureColumn,
  type RungOfBelow,
  rungFigureColumns,
  rungsOfBelow,
} from './figure-ids.ts'
import { dutyStatus, isPaused, type Ladder, type LadderRung, ladderOf } from './ladder.ts'
import {
  type ClockedRung,
  clockedRungs,
  type Duty,
  duties,
  happenedBy,
  type OperationMoments,
  type Rung,
  rungs,
} from './moments.ts'
import { countingDayOf, type Part, partOf, standDownMissing } from './partition.ts'

/** One operation as it stood at T, with everything that a predicate asks about worked out once. */
export interface Counted {
  readonly row: OperationMoments
  readonly at: string
  readonly part: Part
  readonly ladder: Ladder
}

export interface CoverageFilter {
  /** First and last counting day of the period, both included. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly tier?: number | undefined
  readonly eventType?: string | undefined
  /** A criterion that reached a line. */
  readonly criterion?: string | undefined
}

type Predicate = (counted: Counted) => boolean

/** Null when the operation was not registered by `at`. */
export function countedAt(row: OperationMoments, at: string): Counted | null {
  const part = partOf(row, at)
  return part === null ? null : { row, at, part, ladder: ladderOf(row, at) }
}

/** True when the figure counts this operation under the filter. The figure and its list both ask here. */
export function counts(figure: FigureId, counted: Counted, filter: CoverageFilter): boolean {
  const always = (alwaysFigures as readonly string[]).includes(figure)
  const inScope = isInPeriod(counted, filter) && (always || isChosen(counted, filter))
  return inScope && predicates[figure](counted)
}

function isInPeriod({ row, at }: Counted, { from, to }: CoverageFilter): boolean {
  if (from === undefined && to === undefined) return true
  const day = countingDayOf(row, at)
  return (from === undefined || day >= from) && (to === undefined || day <= to)
}

function isChosen({ row, part }: Counted, { tier, eventType, criterion }: CoverageFilter): boolean {
  const tierInEffect = part === 'awaiting_decision' ? null : row.tierInEffect
  return (
    (tier === undefined || tierInEffect === tier) &&
    (eventType === undefined || row.eventType === eventType) &&
    (criterion === undefined || row.criteriaReached.includes(criterion))
  )
}

const isRemoved: Predicate = ({ part }) => part === 'removed'
const isCounted: Predicate = ({ part }) => part !== 'removed'
const isDecided: Predicate = ({ part }) => part === 'not_required' || part === 'required'
const isPart =
  (wanted: Part): Predicate =>
  ({ part }) =>
    part === wanted
const isOverridden =
  (way: 'up' | 'down'): Predicate =>
  (counted) =>
    isDecided(counted) && counted.row.overridden === way
const isSent: Predicate = (counted) => isCounted(counted) && rungOf(counted, 'submitted').held
const isPausedNow: Predicate = ({ row, at, part }) =>
  part !== 'removed' && row.pause !== null && happenedBy(row.pause.from, at)
const isAtTiers2And3: Predicate = ({ row, part }) => part === 'required' && (row.tierInEffect ?? 0) >= 2
const isUnconfirmed: Predicate = (counted) =>
  isAtTiers2And3(counted) &&
  counted.row.confirmationNeeded &&
  !happenedBy(counted.row.confirmedAt, counted.at)
const isSampled: Predicate = ({ row, at }) => happenedBy(row.sample?.answeredAt ?? null, at)
const isSignedWithRecognition: Predicate = (counted) =>
  isCounted(counted) && rungOf(counted, 'gold_signed').held && counted.row.recognition !== null

const predicates: Readonly<Record<FigureId, Predicate>> = {
  registered: () => true,
  removed: isRemoved,
  removed_withdrawn: (counted) => isRemoved(counted) && counted.row.removedAs === 'withdrawn',
  removed_duplicate: (counted) => isRemoved(counted) && counted.row.removedAs === 'duplicate',
  counted: isCounted,
  awaiting_decision: isPart('awaiting_decision'),
  not_required: isPart('not_required'),
  not_required_by_override: (counted) => counted.part === 'not_required' && counted.row.overridden === 'down',
  required: isPart('required'),
  stand_down_missing: ({ row, at }) => standDownMissing(row, at),
  all_registered: () => true,
  all_removed: isRemoved,
  all_withdrawn: (counted) => isRemoved(counted) && counted.row.removedAs === 'withdrawn',
  all_duplicates: (counted) => isRemoved(counted) && counted.row.removedAs === 'duplicate',
  all_decisions: isDecided,
  overridden_up: isOverridden('up'),
  overridden_down: isOverridden('down'),
  all_paused: isPausedNow,
  pause_review_passed: (counted) => isPausedNow(counted) && !isPaused(counted.row, counted.at),
  all_sent: isSent,
  sent_unsigned: ({ row, at }) => happenedBy(row.sentUnsignedAt, at),
  all_at_tiers_2_and_3: isAtTiers2And3,
  gold_confirmed: (counted) => isAtTiers2And3(counted) && !isUnconfirmed(counted),
  gold_not_confirmed: isUnconfirmed,
  sample_answered: isSampled,
  sample_disagreed: (counted) => isSampled(counted) && counted.row.sample?.disagreed === true,
  recognition_signed: isSignedWithRecognition,
  recognition_in_place: (counted) =>
    isSignedWithRecognition(counted) && counted.row.recognition?.assessmentsInPlace === true,
  ...ofEvery(clockedRungs, rungFigureColumns, rungPredicate),
  ...ofEvery(rungsOfBelow, ['of_below'] as const, (rung) => ofBelow(rung)),
  ...ofEvery(duties, dutyFigureColumns, dutyPredicate),
}

/** One predicate for each row and column of a table of figures. */
function ofEvery<R extends string, C extends string>(
  names: readonly R[],
  columns: readonly C[],
  predicateOf: (name: R, column: C) => Predicate,
): Record<`${R}_${C}`, Predicate> {
  const pairs = names.flatMap((name) =>
    columns.map((column) => [`${name}_${column}`, predicateOf(name, column)] as const),
  )
  return Object.fromEntries(pairs) as Record<`${R}_${C}`, Predicate>
}

function rungPredicate(rung: ClockedRung, column: RungFigureColumn): Predicate {
  const inBase: Predicate = (counted) => rungOf(counted, rung).status !== null
  const pastDeadline: Predicate = (counted) => {
    const { status, deadline } = rungOf(counted, rung)
    return status !== null && status !== 'paused' && happenedBy(deadline, counted.at)
  }
  const stoodDown: Predicate = ({ row, at }) => happenedBy(row.standDownRecordedAt, at)
  switch (column) {
    case 'base':
      return inBase
    case 'reached':
      return (counted) => inBase(counted) && rungOf(counted, rung).held
    case 'past_deadline':
      return pastDeadline
    case 'in_time':
      return (counted) => pastDeadline(counted) && rungOf(counted, rung).status === 'done_in_time'
    case 'days_known':
      return (counted) => inBase(counted) && rungOf(counted, rung).held && stoodDown(counted)
    case 'unfinished':
      return (counted) => inBase(counted) && !rungOf(counted, rung).held && stoodDown(counted)
    default:
      return (counted) => rungOf(counted, rung).status === column
  }
}

function ofBelow(rung: RungOfBelow): Predicate {
  const below = rungs[rungs.indexOf(rung) - 1] as ClockedRung
  return (counted) =>
    rungOf(counted, rung).status !== null && rungOf(counted, rung).held && rungOf(counted, below).held
}

function dutyPredicate(duty: Duty, column: DutyFigureColumn): Predicate {
  return ({ row, at }) => {
    const status = dutyStatus(row, duty, at)
    return column === 'base' ? status !== null : status === column
  }
}

function rungOf({ ladder }: Counted, rung: Rung): LadderRung {
  return ladder.rungs[rungs.indexOf(rung)] as LadderRung
}
