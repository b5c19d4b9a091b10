import { describe, expect, it } from 'vitest'
import { refusalOfSeries, type SeriesSituation } from './series.ts'

const lead: SeriesSituation = {
  actor: { roles: ['debrief_lead'], relation: 'lead_force' },
  operationRemoved: false,
  inSeries: false,
}

describe('a series', () => {
  it.each`
    action     | inSeries | refusal
    ${'join'}  | ${false} | ${null}
    ${'join'}  | ${true}  | ${'in_series'}
    ${'leave'} | ${true}  | ${null}
    ${'leave'} | ${false} | ${'not_in_series'}
  `('an operation in one: $inSeries, $action: $refusal', ({ action, inSeries, refusal }) => {
    expect(refusalOfSeries(action, { ...lead, inSeries })).toBe(refusal)
  })

  it('is a debrief lead’s or a gold’s to change, of operations in the register', () => {
    const as = (role: 'gold_commander' | 'contributor') =>
      refusalOfSeries('join', { ...lead, actor: { roles: [role], relation: 'lead_force' } })
    expect([as('gold_commander'), as('contributor')]).toEqual([null, 'role_missing'])
    expect(refusalOfSeries('leave', { ...lead, inSeries: true, operationRemoved: true })).toBe(
      'operation_removed',
    )
  })
})
