import { type Stands, whereItStands } from '#client/ladder/where-it-stands.ts'
import type { OperationRow } from '#shared/api/operations.ts'
import { daysBetween, londonDate } from '#shared/calendar.ts'
import { isImpactDuty } from '#shared/coverage/moments.ts'
import { type HomeGroup, homeGroups, type OpenDuty, openDuties } from '#shared/coverage/next-act.ts'
import { dueWords } from '#shared/coverage/words.ts'

/** One operation of the home page: where it stands, and the debriefs and impact reviews beside the ladder that are still owed. */
export type Work = { row: OperationRow; stands: Stands; duties: readonly OpenDuty[] }

/** One line of "Overdue": the next rung of an operation, or a step beside its ladder. */
export type Overdue = { work: Work; duty: OpenDuty | null; deadline: string }

export type WorkGroup = { group: HomeGroup; works: readonly Work[] }

const SOON_DAYS = 7
const BEFORE_SENDING: readonly HomeGroup[] = ['returned', 'to_start', 'draft', 'with_gold', 'to_send']

/** Whether an operation is this person's: they lead it, or its review waits for them to sign. */
export function isYours({ leadId, review }: OperationRow, personId: string): boolean {
  return leadId === personId || review?.lead.id === personId || review?.waitsForViewer === true
}

export function workOf(row: OperationRow, at: string): Work {
  const stands = whereItStands(row, at)
  const { act, group } = stands.next
  const owed = openDuties(row.moments, at).filter(
    ({ duty }) => isImpactDuty(duty) || BEFORE_SENDING.includes(group),
  )
  // Where nothing else is left to do, the review that is due next is the next act itself.
  return { row, stands, duties: act === 'review_impact' ? owed.slice(1) : owed }
}

/** What is overdue, longest first. One operation can owe several things. */
export function overdueIn(works: readonly Work[]): Overdue[] {
  return works
    .flatMap((work) => [
      ...(isLate(work.stands.next) ? [{ work, duty: null, deadline: work.stands.next.deadline }] : []),
      ...work.duties.flatMap((duty) => (isLate(duty) ? [{ work, duty, deadline: duty.deadline }] : [])),
    ])
    .toSorted((one, other) => Date.parse(one.deadline) - Date.parse(other.deadline))
}

/** The rest by state, earliest deadline first. What stands under "Overdue" is not said twice. */
export function groupsOf(works: readonly Work[]): WorkGroup[] {
  const left = works.filter(({ stands }) => !isLate(stands.next)).toSorted(byDeadline)
  return homeGroups
    .map((group) => ({ group, works: left.filter(({ stands }) => stands.next.group === group) }))
    .filter((each) => each.works.length > 0)
}

/** How many steps are due in the next seven days, today among them. Paused steps wait and are not counted. */
export function dueSoonIn(works: readonly Work[], at: string): number {
  const steps = works.flatMap(({ stands, duties }) => [stands.next, ...duties])
  return steps.filter(({ status, deadline }) => {
    if (status !== 'not_yet_due' || deadline === null) return false
    return daysBetween(londonDate(at), dueWords(deadline, at).lastDay) <= SOON_DAYS
  }).length
}

function isLate<T extends { status: string | null; deadline: string | null }>(
  step: T,
): step is T & { deadline: string } {
  return step.status === 'overdue' && step.deadline !== null
}

function byDeadline(one: Work, other: Work): number {
  const [a, b] = [one.stands.next.deadline, other.stands.next.deadline]
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return Date.parse(a) - Date.parse(b)
}
