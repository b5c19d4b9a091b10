import { describe, expect, it } from 'vitest'
import { type AppointmentSituation, actingWords, lastActingDay, refusalOfAppointment } from './acting-gold.ts'

const byGold: AppointmentSituation = {
  roles: ['gold_commander'],
  noGoldAvailable: false,
  deputyIsAppointer: false,
  deputyHoldsGold: false,
  stepUpFresh: true,
}

describe('appointing an acting gold', () => {
  it.each<[string, Partial<AppointmentSituation>, string | null]>([
    ['is a gold’s to do', {}, null],
    ['is not a debrief lead’s', { roles: ['debrief_lead'] }, 'gold_appoints'],
    ['is not an administrator’s while a gold is there', { roles: ['force_administrator'] }, 'gold_appoints'],
    ['is an administrator’s while none is', { roles: ['force_administrator'], noGoldAvailable: true }, null],
    ['for want of a gold is not a gold’s', { noGoldAvailable: true }, 'role_missing'],
    ['cannot name oneself', { deputyIsAppointer: true }, 'own_deputy'],
    ['cannot name someone who is a gold already', { deputyHoldsGold: true }, 'deputy_holds_gold'],
    ['needs fresh proof of who appoints', { stepUpFresh: false }, 'step_up_required'],
  ])('%s', (_what, change, refusal) => {
    expect(refusalOfAppointment({ ...byGold, ...change })).toBe(refusal)
  })

  it('runs for 28 days at most, the first and the last included', () => {
    expect(lastActingDay('2026-02-01')).toBe('2026-02-28')
  })
})

describe('the words behind the name of an acting gold', () => {
  it.each`
    actingFor                   | reason                      | words
    ${'Chief Superintendent B'} | ${'she is on leave.'}       | ${'acting for Chief Superintendent B, because she is on leave'}
    ${null}                     | ${'All golds are abroad. '} | ${'appointed by the force administrator because no gold was available (All golds are abroad)'}
  `('are "$words"', ({ actingFor, reason, words }) => {
    expect(actingWords({ actingFor, reason })).toBe(words)
  })
})
