/** How one rung is drawn. `here` is where the operation stands: the first rung that is not reached. */
export type RungMark = 'done' | 'late' | 'here' | 'over' | 'todo'

/** The status of one rung; statuses are worked out on the server's side of the house, in `shared/coverage`. */
export type RungStatus = 'done_in_time' | 'done_late' | 'paused' | 'overdue' | 'not_yet_due'

export const RUNG_NAMES = [
  'Registered',
  'Considered',
  'Debriefed',
  'Form prepared',
  'Gold signed',
  'Submitted',
] as const

const reached = (status: RungStatus): boolean => status === 'done_in_time' || status === 'done_late'

/** Six marks from the five statuses above "registered", which always holds. */
export function rungMarks(statuses: readonly RungStatus[]): RungMark[] {
  const standing = statuses.findIndex((status) => !reached(status))
  const marks = statuses.map((status, at): RungMark => {
    if (reached(status)) return status === 'done_late' ? 'late' : 'done'
    if (at !== standing) return 'todo'
    return status === 'overdue' ? 'over' : 'here'
  })
  return ['done', ...marks]
}

const isReached = (mark: RungMark): boolean => mark === 'done' || mark === 'late'

/** "Form prepared, late": the highest rung reached. */
export function standingWords(marks: readonly RungMark[]): string {
  const highest = Math.max(0, marks.findLastIndex(isReached))
  return `${RUNG_NAMES[highest]}${marks[highest] === 'late' ? ', late' : ''}`
}

/** The whole ladder in words, for those who do not see it: "3 of 6 rungs reached: debriefed, one of them late". */
export function ladderWords(marks: readonly RungMark[]): string {
  const highest = Math.max(0, marks.findLastIndex(isReached))
  const late = marks.filter((mark) => mark === 'late').length
  const lateWords = late === 0 ? '' : late === 1 ? ', one of them late' : `, ${late} of them late`
  const overdue = marks.includes('over') ? ', the next is overdue' : ''
  return `${highest + 1} of 6 rungs reached: ${RUNG_NAMES[highest]?.toLowerCase()}${lateWords}${overdue}`
}
