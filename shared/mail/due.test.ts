import { describe, expect, it } from 'vitest'
import { londonInstant, londonMidnight } from '#shared/calendar.ts'
import { marram, reached, undecided } from '#shared/coverage/example-rows.ts'
import type { OperationMoments } from '#shared/coverage/moments.ts'
import { addDue, dueByPerson, type OperationDue } from './due.ts'
import type { Held } from './recipients.ts'

const held: Held[] = [
  { personId: 'lead', role: 'debrief_lead' },
  { personId: 'other lead', role: 'debrief_lead' },
  { personId: 'gold', role: 'gold_commander' },
]

const none = {
  hot_debrief: null,
  single_agency_debrief: null,
  post_event_assessment: null,
  impact_review_1: null,
  impact_review_2: null,
}

/** An operation that owes its decision by 00:00 after this day and nothing else. */
function decisionDue(lastDay: string, more: Partial<OperationMoments> = {}): OperationMoments {
  const deadline = londonMidnight(lastDay)
  const considered = { ...undecided.rungs.considered, deadline }
  return { ...undecided, duties: none, rungs: { ...undecided.rungs, considered }, ...more }
}

function owed(moments: OperationMoments, more: Partial<OperationDue> = {}): OperationDue {
  return { moments, leadId: 'lead', review: null, submission: null, awaitingConfirmation: false, ...more }
}

const morning = (day: string) => londonInstant(`${day}T07:30`)
const due = (operations: OperationDue[], at: string) => Object.fromEntries(dueByPerson(operations, held, at))

describe('on the morning of 19 October 2026, a lead is told of', () => {
  it.each`
    deadline        | counted
    ${'2026-10-18'} | ${{ overdue: 1, today: 0, soon: 0 }}
    ${'2026-10-19'} | ${{ overdue: 1, today: 0, soon: 0 }}
    ${'2026-10-20'} | ${{ overdue: 0, today: 1, soon: 0 }}
    ${'2026-10-21'} | ${{ overdue: 0, today: 0, soon: 1 }}
    ${'2026-10-23'} | ${{ overdue: 0, today: 0, soon: 1 }}
    ${'2026-10-24'} | ${undefined}
  `('a decision due before 00:00 of $deadline as $counted', ({ deadline, counted }) => {
    expect(due([owed(decisionDue(deadline))], morning('2026-10-19')).lead).toEqual(counted)
  })
})

describe('on a day on which the clocks change', () => {
  it.each`
    day             | next
    ${'2026-10-25'} | ${'2026-10-26'}
    ${'2027-03-28'} | ${'2027-03-29'}
  `('what is due before 00:00 of $next is due today, $day', ({ day, next }) => {
    const today = { overdue: 0, today: 1, soon: 0 }
    expect(due([owed(decisionDue(next))], morning(day))).toEqual({ lead: today })
    expect(due([owed(decisionDue(next))], morning(next))).toEqual({ lead: { overdue: 1, today: 0, soon: 0 } })
  })
})

describe('who is told', () => {
  const at = morning('2026-10-19')
  const soon = { overdue: 0, today: 0, soon: 1 }
  const form = reached('form_prepared')
  const withGold: OperationMoments = {
    ...form,
    confirmationNeeded: false,
    duties: none,
    rungs: {
      ...form.rungs,
      gold_signed: { ...form.rungs.gold_signed, deadline: londonMidnight('2026-12-01') },
    },
  }

  it('of a review that waits for gold: the golds, and not the lead', () => {
    const review = { state: 'with_gold' } as const
    expect(due([owed(withGold, { review })], morning('2026-11-29'))).toEqual({ gold: soon })
  })

  it('of a decision that waits for a second person: the lead and the golds', () => {
    const waiting = owed(decisionDue('2026-10-21'), { awaitingConfirmation: true })
    expect(due([waiting], at)).toEqual({ lead: soon, gold: soon })
  })

  it('of a decision in effect that gold has not confirmed: the golds, by the day the decision was due', () => {
    const moments = { ...marram, duties: none }
    expect(due([owed(moments, { awaitingConfirmation: true })], at)).toEqual({ gold: soon })
    expect(due([owed(moments, { awaitingConfirmation: false })], at)).toEqual({})
  })

  it('of what waits for gold: also whoever acts as gold in that operation, and nobody who acts in another', () => {
    const operation = owed({ ...marram, duties: none }, { awaitingConfirmation: true })
    const acting = (personId: string, operationId: string): Held => ({
      personId,
      role: 'gold_commander',
      operationId,
    })
    const both = [acting('here', marram.operationId), acting('elsewhere', 'another operation')]
    expect([...dueByPerson([operation], both, at).keys()]).toEqual(['here'])
  })

  it('of a step beside the ladder: the lead', () => {
    const moments = { ...marram, duties: { ...none, hot_debrief: marram.duties.hot_debrief } }
    expect(due([owed(moments)], at)).toEqual({ lead: { overdue: 1, today: 0, soon: 0 } })
  })

  it('nobody who does not hold the role now, and nobody of a removed operation', () => {
    expect(due([owed(decisionDue('2026-10-21'), { leadId: 'left' })], at)).toEqual({})
    const removed = decisionDue('2026-10-21', {
      removedAt: '2026-10-18T09:00:00.000Z',
      removedAs: 'withdrawn',
    })
    expect(due([owed(removed)], at)).toEqual({})
  })

  it('several things of several operations as one count', () => {
    const operations = [
      owed(decisionDue('2026-10-20')),
      owed(decisionDue('2026-10-20')),
      owed(decisionDue('2026-10-22')),
    ]
    expect(due(operations, at)).toEqual({ lead: { overdue: 0, today: 2, soon: 1 } })
    expect(addDue({ overdue: 1, today: 2, soon: 3 }, { overdue: 10, today: 20, soon: 30 })).toEqual({
      overdue: 11,
      today: 22,
      soon: 33,
    })
  })
})
