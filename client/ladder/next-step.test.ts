import { describe, expect, it } from 'vitest'
import { nextStep } from './next-step.ts'

const asking = {
  operationId: 'o1',
  reviewId: 'r1',
  recipient: 'the NPoCC',
  gold: 'gold',
  sections: 2,
}

describe('the next act', () => {
  it.each`
    act                    | role                     | to
    ${'enter_facts'}       | ${'debrief_lead'}        | ${'/operations/o1/facts'}
    ${'record_stand_down'} | ${'debrief_lead'}        | ${'/operations/o1/times'}
    ${'record_debrief'}    | ${'debrief_lead'}        | ${'/operations/o1/debriefs'}
    ${'start_review'}      | ${'debrief_lead'}        | ${'/operations/o1'}
    ${'go_on_writing'}     | ${'contributor'}         | ${'/reviews/r1'}
    ${'record_sent'}       | ${'debrief_lead'}        | ${'/reviews/r1/submission'}
    ${'review_impact'}     | ${'debrief_lead'}        | ${'/operations/o1/impact-reviews'}
    ${'confirm_decision'}  | ${'gold_commander'}      | ${'/operations/o1'}
    ${'record_debrief'}    | ${'gold_commander'}      | ${null}
    ${'enter_facts'}       | ${'force_administrator'} | ${null}
    ${'waiting_for_gold'}  | ${'debrief_lead'}        | ${null}
    ${'none'}              | ${'debrief_lead'}        | ${null}
  `('$act is done by the $role at $to', ({ act, role, to }) => {
    expect(nextStep(act, { ...asking, roles: [role] }).to).toBe(to)
  })

  it('keeps its words also for those who cannot do it', () => {
    expect(nextStep('change_and_send_again', { ...asking, roles: [] })).toEqual({
      words: 'Change 2 sections and send again',
      to: null,
    })
  })
})
