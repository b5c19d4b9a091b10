import { describe, expect, it } from 'vitest'
import { holds } from './conditions.ts'
import type { Condition } from './definition.ts'

const reach = {
  facts: {
    lfrUsed: 'used',
    mutualAidForces: 2,
    specialTactics: ['containment', 'baton'],
    criticalIncident: false,
    arrests: 0,
  },
  answer: (id: string) => ({ kind: 'lesson', empty: '', blank: '   ', none: null, list: [] })[id],
}

describe('a condition', () => {
  it.each<[boolean, Condition]>([
    [true, { fact: 'lfrUsed', op: 'is', value: 'used' }],
    [false, { fact: 'lfrUsed', op: 'is', value: 'none' }],
    [true, { fact: 'lfrUsed', op: 'is_not', value: 'none' }],
    [false, { fact: 'lfrUsed', op: 'is_not', value: 'used' }],
    [true, { fact: 'lfrUsed', op: 'in', value: ['used', 'wrongful-intervention'] }],
    [false, { fact: 'lfrUsed', op: 'in', value: ['none'] }],
    [true, { fact: 'specialTactics', op: 'in', value: ['aep', 'baton'] }],
    [false, { fact: 'specialTactics', op: 'in', value: ['aep'] }],
    [true, { fact: 'mutualAidForces', op: 'at_least', value: 2 }],
    [false, { fact: 'mutualAidForces', op: 'at_least', value: 3 }],
    [true, { fact: 'mutualAidForces', op: 'at_most', value: 2 }],
    [false, { fact: 'mutualAidForces', op: 'at_most', value: 1 }],
    [true, { fact: 'criticalIncident', op: 'is', value: false }],
    [true, { fact: 'arrests', op: 'is', value: 0 }],
    [true, { field: 'kind', op: 'is', value: 'lesson' }],
    [false, { fact: 'lfrUsed', op: 'at_least', value: 1 }],
  ])('is %s for %o', (expected, condition) => {
    expect(holds(condition, reach)).toBe(expected)
  })

  it.each(['empty', 'blank', 'none', 'list', 'absent'])(
    'is false while %s is no answer, whatever the operator',
    (field) => {
      const all: Condition[] = [
        { field, op: 'is', value: '' },
        { field, op: 'is_not', value: 'lesson' },
        { field, op: 'in', value: ['', 'lesson'] },
        { field, op: 'at_least', value: 0 },
        { field, op: 'at_most', value: 9 },
      ]
      expect(all.map((condition) => holds(condition, reach))).toEqual([false, false, false, false, false])
    },
  )
})
