import { daysBetween, londonDate } from '#shared/calendar.ts'
import { isPaused, ladderOf, type RungStatus } from '#shared/coverage/ladder.ts'
import type { OperationMoments } from '#shared/coverage/moments.ts'
import {
  impactDueOf,
  type NextActId,
  nextActOf,
  openDuties,
  type Standing,
} from '#shared/coverage/next-act.ts'
import { type Part, partOf, standDownMissing } from '#shared/coverage/partition.ts'
import { dueWords } from '#shared/coverage/words.ts'
import { goldsOf, type Held } from './recipients.ts'
import { type DueCounts, SOON_DAYS } from './words.ts'

/** An operation as coverage knows it, and where its review and its newest decision are. */
export type OperationDue = Pick<Standing, 'review' | 'submission' | 'awaitingConfirmation'> & {
  readonly moments: OperationMoments
  readonly leadId: string
}

type Whose = 'lead' | 'golds' | 'both' | 'nobody'

/** Whose morning each next act belongs to. */
const turns: Readonly<Record<NextActId, Whose>> = {
  enter_facts: 'lead',
  record_decision: 'lead',
  confirm_decision: 'both',
  record_stand_down: 'lead',
  record_debrief: 'lead',
  start_review: 'lead',
  go_on_writing: 'lead',
  change_and_send_again: 'lead',
  waiting_for_gold: 'golds',
  send_to_recipient: 'lead',
  record_sent: 'lead',
  mend_sending: 'lead',
  waiting_to_go: 'nobody',
  waiting_for_receipt: 'nobody',
  answer_query: 'lead',
  // It is one of the steps beside the ladder, which are counted by themselves.
  review_impact: 'nobody',
  none: 'nobody',
}

type Step = { readonly whose: Whose; readonly status: RungStatus | null; readonly deadline: string | null }

/** What is still to be done about an operation: the next act, the steps beside the ladder, gold's confirmation. */
function stepsOf(operation: OperationDue, at: string): Step[] {
  const { moments } = operation
  const part = partOf(moments, at)
  if (part === null) return []
  const next = nextActOf({
    ...operation,
    part,
    ladder: ladderOf(moments, at),
    // It settles between two acts of the same person with the same deadline.
    factsStarted: true,
    standDownMissing: standDownMissing(moments, at),
    impactDue: impactDueOf(moments, at),
  })
  const duties = openDuties(moments, at).map((duty) => ({ ...duty, whose: 'lead' as const }))
  return [{ ...next, whose: turns[next.act] }, ...duties, ...confirmationOf(operation, part, at)]
}

/** A decision in effect whose newest change or whose gold's confirmation is open is due when a decision was. */
function confirmationOf({ moments, awaitingConfirmation }: OperationDue, part: Part, at: string): Step[] {
  const { deadline } = moments.rungs.considered
  const decided = part === 'required' || part === 'not_required'
  if (!decided || !awaitingConfirmation || deadline === null || isPaused(moments, at)) return []
  const late = Date.parse(at) >= Date.parse(deadline)
  return [{ whose: 'golds', deadline, status: late ? 'overdue' : 'not_yet_due' }]
}

/** Where a step belongs in the morning's message; null where it is not due within three days. */
function countedAs({ status, deadline }: Step, at: string): keyof DueCounts | null {
  if (deadline === null) return null
  if (status === 'overdue') return 'overdue'
  if (status !== 'not_yet_due') return null
  const days = daysBetween(londonDate(at), dueWords(deadline, at).lastDay)
  if (days === 0) return 'today'
  return days <= SOON_DAYS ? 'soon' : null
}

function peopleOf(whose: Whose, { leadId, moments }: OperationDue, held: readonly Held[]): string[] {
  const golds = goldsOf(moments.operationId, held)
  const lead = held.some(({ role, personId }) => role === 'debrief_lead' && personId === leadId)
    ? [leadId]
    : []
  return [...new Set({ lead, golds, both: [...lead, ...golds], nobody: [] }[whose])]
}

/**
 * What is overdue, due today or due in the next three days, for each person who holds their role in the force at
 * `at`. Who owes nothing is not in it.
 */
export function dueByPerson(
  operations: readonly OperationDue[],
  held: readonly Held[],
  at: string,
): Map<string, DueCounts> {
  const due = new Map<string, DueCounts>()
  for (const operation of operations) {
    for (const step of stepsOf(operation, at)) {
      const column = countedAs(step, at)
      if (column === null) continue
      for (const personId of peopleOf(step.whose, operation, held)) {
        const known = due.get(personId) ?? NOTHING_DUE
        due.set(personId, { ...known, [column]: known[column] + 1 })
      }
    }
  }
  return due
}

export const NOTHING_DUE: DueCounts = { overdue: 0, today: 0, soon: 0 }

export function isNothingDue({ overdue, today, soon }: DueCounts): boolean {
  return overdue + today + soon === 0
}

/** What someone owes in two forces, as one. */
export function addDue(one: DueCounts, other: DueCounts): DueCounts {
  return {
    overdue: one.overdue + other.overdue,
    today: one.today + other.today,
    soon: one.soon + other.soon,
  }
}
