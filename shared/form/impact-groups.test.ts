import { describe, expect, it } from 'vitest'
import { impactGroupFaults, impactGroupsOf, impactGroupsSaid, type TypedGroup } from './impact-groups.ts'
import { currentFormDefinition } from './registry.ts'

const definition = currentFormDefinition()
const { groups, ratings } = impactGroupsOf(definition)
const untouched: TypedGroup[] = groups.map(({ id }) => ({ rowKey: id, impact: 'none' }))
const with0 = (row: TypedGroup) => [row, ...untouched.slice(1)]

describe('the groups of an impact review', () => {
  it('are those of the form, with its ratings', () => {
    expect(groups.map(({ label }) => label).slice(0, 7)).toEqual([
      'Local residents',
      'Visitors',
      'Businesses',
      'Road transport',
      'Rail and other public transport',
      'Hospitals and health',
      'Other critical infrastructure',
    ])
    expect(ratings.map(({ id }) => id)).toEqual(['none', 'low', 'moderate', 'high', 'severe'])
  })

  it('need no words where nothing is felt', () => {
    expect(impactGroupFaults(definition, untouched)).toEqual([])
  })

  it.each<[string, TypedGroup[], string, string]>([
    ['without a group', untouched.slice(1), '', 'Choose the impact on local residents'],
    [
      'without a rating',
      with0({ rowKey: 'local-residents', words: 'Noise' }),
      '/0/impact',
      'Choose the impact on local residents',
    ],
    [
      'with a rating of nobody’s',
      with0({ rowKey: 'local-residents', impact: 'enormous' }),
      '/0/impact',
      'Choose the impact on local residents',
    ],
    [
      'with an impact and no words',
      with0({ rowKey: 'local-residents', impact: 'low', words: '  ' }),
      '/0/words',
      'Enter what is still felt: local residents',
    ],
    [
      'with a group of another form',
      [...untouched, { rowKey: 'tourists', impact: 'none' }],
      `/${groups.length}/rowKey`,
      'Send each group of the form once, and no other',
    ],
    [
      'with a group twice',
      [...untouched, { rowKey: 'visitors', impact: 'none' }],
      `/${groups.length}/rowKey`,
      'Send each group of the form once, and no other',
    ],
  ])('are refused %s', (_, typed, pointer, message) => {
    expect(impactGroupFaults(definition, typed)).toEqual([{ pointer, message }])
  })

  it('are stored with words or without', () => {
    expect(
      impactGroupsSaid([
        { rowKey: 'visitors', impact: 'low', words: ' Fewer came. ' },
        { rowKey: 'schools', impact: 'none', words: ' ' },
        { rowKey: 'businesses', impact: 'none' },
      ]),
    ).toEqual([
      { rowKey: 'visitors', impact: 'low', words: ' Fewer came. ' },
      { rowKey: 'schools', impact: 'none', words: null },
      { rowKey: 'businesses', impact: 'none', words: null },
    ])
  })
})
