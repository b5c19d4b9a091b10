import { describe, expect, it } from 'vitest'
import { answerId, pathOf, pathOfPointer } from './answer-id.ts'
import { faultsOf } from './faults-of.ts'

describe('the errors of a form', () => {
  it('come in the order of the fields, not of the answers', () => {
    const errors = {
      second: { type: 'x', message: 'Enter the second' },
      first: { type: 'x', message: 'Enter the first' },
    }
    expect(faultsOf(errors, ['first', 'second'])).toEqual([
      { path: ['first'], message: 'Enter the first' },
      { path: ['second'], message: 'Enter the second' },
    ])
  })

  it('reach into the rows of a table', () => {
    const errors = { groups: [undefined, { how: { type: 'x', message: 'Enter how you know' } }] }
    expect(faultsOf(errors, ['groups'])).toEqual([
      { path: ['groups', '1', 'how'], message: 'Enter how you know' },
    ])
  })

  it('count an error of the list itself for the list', () => {
    const errors = { groups: { root: { type: 'x', message: 'Add a row' } } }
    expect(faultsOf(errors, ['groups'])).toEqual([{ path: ['groups'], message: 'Add a row' }])
  })

  it('are none while nothing is wrong', () => {
    expect(faultsOf({}, ['first'])).toEqual([])
    expect(faultsOf(undefined, ['first'])).toEqual([])
  })
})

describe('the place of an answer', () => {
  it('is the same from a path, a list of missing answers and a pointer', () => {
    expect(answerId(['groups', 1, 'how'])).toBe('a-groups-1-how')
    expect(answerId(pathOf('groups.1.how'))).toBe('a-groups-1-how')
    expect(answerId(pathOfPointer('/answers/groups/1/how', '/answers'))).toBe('a-groups-1-how')
  })

  it('reads the escapes of a pointer', () => {
    expect(pathOfPointer('/a~1b/c~0d')).toEqual(['a/b', 'c~d'])
  })
})
