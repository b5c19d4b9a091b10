import { describe, expect, it } from 'vitest'
import type { Role } from '#shared/workflow/states.ts'
import { nextStep } from './next-step.ts'

const asking = {
  operationId: 'o1',
  review: { id: 'r1', revision: 3, sectionsCommented: 2, waitsForViewer: false },
  recipient: 'the NPoCC',
  gold: 'Ch Supt Morgan Vale',
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

  it.each<{ who: string; roles: Role[]; waitsForViewer: boolean; words: string; to: string | null }>([
    {
      who: 'a gold who may sign it',
      roles: ['gold_commander'],
      waitsForViewer: true,
      words: 'Read and decide',
      to: '/sign-off/r1/3',
    },
    {
      who: 'a gold who leads debriefs too, and may sign it',
      roles: ['debrief_lead', 'gold_commander'],
      waitsForViewer: true,
      words: 'Read and decide',
      to: '/sign-off/r1/3',
    },
    ...(
      [
        ['a gold who wrote part of it or facilitated a debrief', ['gold_commander']],
        ['its debrief lead', ['debrief_lead']],
        ['a contributor', ['contributor']],
        ['the force administrator', ['force_administrator']],
        ['an auditor', ['auditor']],
        ['a recipient officer', ['recipient_officer']],
      ] as const
    ).map(([who, roles]) => ({
      who,
      roles: [...roles],
      waitsForViewer: false,
      words: 'Waiting for Ch Supt Morgan Vale',
      to: null,
    })),
  ])('before gold is, to $who, “$words” at $to', ({ roles, waitsForViewer, words, to }) => {
    const review = { ...asking.review, waitsForViewer }
    expect(nextStep('waiting_for_gold', { ...asking, review, roles })).toEqual({ words, to })
  })

  it('keeps its words also for those who cannot do it', () => {
    expect(nextStep('change_and_send_again', { ...asking, roles: [] })).toEqual({
      words: 'Change 2 sections and send again',
      to: null,
    })
  })
})
