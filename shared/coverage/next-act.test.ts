import { describe, expect, it } from 'vitest'
import { done, marram, reached, undecided, unended, withStep } from './example-rows.ts'
import { ladderOf } from './ladder.ts'
import type { OperationMoments } from './moments.ts'
import { dutyActWords, impactDueOf, nextActOf, nextActWords, openDuties, type Standing } from './next-act.ts'
import { partOf, standDownMissing } from './partition.ts'

const at = '2026-11-24T06:00:00.000Z'

function standing(row: OperationMoments, change: Partial<Standing> = {}): Standing {
  return {
    part: partOf(row, at) ?? 'removed',
    ladder: ladderOf(row, at),
    factsStarted: false,
    awaitingConfirmation: false,
    standDownMissing: standDownMissing(row, at),
    review: null,
    submission: null,
    impactDue: null,
    ...change,
  }
}

const formDue = '2026-11-29T00:00:00.000Z'
const signatureDue = '2026-12-06T00:00:00.000Z'
const sendingDue = '2026-12-13T00:00:00.000Z'
const review = (state: NonNullable<Standing['review']>['state']) => ({ review: { state } })
const queued = { state: 'queued', byHand: true, needsAttention: false } as const
// The example was signed and sent later on this day: what was not recorded by 06:00 is still to come.
const debriefed = reached('debriefed')
const prepared = reached('form_prepared')
const signed = withStep(prepared, 'gold_signed', done(prepared.rungs.gold_signed, '2026-11-23T09:00:00.000Z'))
const sent = withStep(signed, 'submitted', done(signed.rungs.submitted, '2026-11-23T10:00:00.000Z'))

describe('the next act', () => {
  it.each<[string, Standing, string, string, string | null, string | null]>([
    [
      'nothing entered',
      standing(undecided),
      'to_decide',
      'enter_facts',
      '2026-10-20T23:00:00.000Z',
      'overdue',
    ],
    [
      'facts started',
      standing(undecided, { factsStarted: true }),
      'to_decide',
      'record_decision',
      '2026-10-20T23:00:00.000Z',
      'overdue',
    ],
    [
      'a decision that waits for a second person',
      standing(undecided, { factsStarted: true, awaitingConfirmation: true }),
      'to_decide',
      'confirm_decision',
      '2026-10-20T23:00:00.000Z',
      'overdue',
    ],
    [
      'no stand-down, no decision',
      standing({ ...undecided, standDownAt: null, standDownRecordedAt: null }),
      'to_decide',
      'record_stand_down',
      null,
      'not_yet_due',
    ],
    ['no stand-down, decided', standing(unended), 'to_start', 'record_stand_down', null, 'not_yet_due'],
    ['no debrief', standing(marram), 'to_start', 'record_debrief', '2026-11-15T00:00:00.000Z', 'overdue'],
    [
      'no debrief, writing',
      standing(marram, review('draft')),
      'draft',
      'record_debrief',
      '2026-11-15T00:00:00.000Z',
      'overdue',
    ],
    ['debriefed', standing(debriefed), 'to_start', 'start_review', formDue, 'not_yet_due'],
    [
      'a review withdrawn',
      standing(debriefed, review('withdrawn')),
      'to_start',
      'start_review',
      formDue,
      'not_yet_due',
    ],
    ['writing', standing(debriefed, review('draft')), 'draft', 'go_on_writing', formDue, 'not_yet_due'],
    [
      'returned: the form stays prepared',
      standing(prepared, review('returned')),
      'returned',
      'change_and_send_again',
      signatureDue,
      'not_yet_due',
    ],
    [
      'with gold',
      standing(prepared, review('with_gold')),
      'with_gold',
      'waiting_for_gold',
      signatureDue,
      'not_yet_due',
    ],
    [
      'signed',
      standing(signed, review('signed_off')),
      'to_send',
      'send_to_recipient',
      sendingDue,
      'not_yet_due',
    ],
    [
      'waiting to be sent by hand',
      standing(signed, { ...review('submitted'), submission: queued }),
      'to_send',
      'record_sent',
      sendingDue,
      'not_yet_due',
    ],
    [
      'waiting for the channel',
      standing(signed, { ...review('submitted'), submission: { ...queued, byHand: false } }),
      'to_send',
      'waiting_to_go',
      sendingDue,
      'not_yet_due',
    ],
    [
      'not accepted by the channel',
      standing(signed, {
        ...review('submitted'),
        submission: { ...queued, byHand: false, needsAttention: true },
      }),
      'to_send',
      'mend_sending',
      sendingDue,
      'not_yet_due',
    ],
    [
      'sent',
      standing(sent, { ...review('submitted'), submission: { ...queued, state: 'sent' } }),
      'sent',
      'waiting_for_receipt',
      null,
      null,
    ],
    ['queried', standing(sent, review('queried')), 'sent', 'answer_query', null, null],
    ['received', standing(sent, review('received')), 'finished', 'none', null, null],
    [
      'received, with an impact review still to come',
      standing(sent, {
        ...review('received'),
        impactDue: {
          duty: 'impact_review_1',
          status: 'not_yet_due',
          deadline: '2026-12-20T00:00:00.000Z',
        },
      }),
      'impact_to_review',
      'review_impact',
      '2026-12-20T00:00:00.000Z',
      'not_yet_due',
    ],
    ['amending', standing(sent, review('draft')), 'draft', 'go_on_writing', null, null],
    ['tier 0', standing({ ...marram, tierInEffect: 0 }), 'not_required', 'none', null, null],
    [
      'removed',
      standing({ ...marram, removedAt: '2026-10-19T09:00:00.000Z', removedAs: 'withdrawn' }),
      'removed',
      'none',
      null,
      null,
    ],
  ])('with %s', (_, situation, group, act, deadline, status) => {
    expect(nextActOf(situation)).toEqual({ group, act, deadline, status })
  })

  it.each([
    ['send_to_recipient', 'Send to the NPoCC'],
    ['waiting_for_gold', 'Waiting for Ch Supt Morgan Vale'],
    ['change_and_send_again', 'Change 1 section and send again'],
    ['enter_facts', 'Enter the facts and record the decision'],
  ] as const)('%s reads "%s"', (act, words) => {
    const names = { recipient: 'the NPoCC', gold: 'Ch Supt Morgan Vale', sections: 1 }
    expect(nextActWords(act, names)).toBe(words)
  })

  it('counts more than one section', () => {
    const names = { recipient: 'the NPoCC', gold: 'gold', sections: 3 }
    expect(nextActWords('change_and_send_again', names)).toBe('Change 3 sections and send again')
  })
})

describe('the duties beside the ladder', () => {
  it('are those not done, earliest deadline first', () => {
    expect(openDuties(marram, at)).toEqual([
      { duty: 'hot_debrief', status: 'overdue', deadline: '2026-10-18T23:00:00.000Z' },
      { duty: 'post_event_assessment', status: 'overdue', deadline: '2026-10-24T23:00:00.000Z' },
      { duty: 'impact_review_1', status: 'overdue', deadline: '2026-11-15T00:00:00.000Z' },
    ])
  })

  it('come last without a deadline', () => {
    const noDeadline = { moment: null, recordedAt: null, deadline: null, firstDeadline: null }
    const row = { ...marram, duties: { ...marram.duties, hot_debrief: noDeadline } }
    expect(openDuties(row, at).map(({ duty }) => duty)).toEqual([
      'post_event_assessment',
      'impact_review_1',
      'hot_debrief',
    ])
  })

  it('leave out what is done, and the hot debrief where it is a rung', () => {
    const assessed = { ...marram.rungs.debriefed, deadline: '2026-10-24T23:00:00.000Z' }
    const row = {
      ...marram,
      tierInEffect: 1 as const,
      duties: {
        ...marram.duties,
        post_event_assessment: done(assessed, '2026-10-26T09:00:00.000Z'),
        impact_review_1: null,
      },
    }
    expect(openDuties(row, at)).toEqual([])
  })

  it('name the community impact that is due next, whatever debrief is owed before it', () => {
    expect(impactDueOf(marram, at)).toEqual({
      duty: 'post_event_assessment',
      status: 'overdue',
      deadline: '2026-10-24T23:00:00.000Z',
    })
    const none = { post_event_assessment: null, impact_review_1: null, impact_review_2: null }
    expect(impactDueOf({ ...marram, duties: { ...marram.duties, ...none } }, at)).toBeNull()
  })

  it('read as something to do', () => {
    expect(dutyActWords('impact_review_1', 28)).toBe('Do the 28-day community impact review')
    expect(dutyActWords('hot_debrief', 1)).toBe('Record the hot debrief')
  })
})
