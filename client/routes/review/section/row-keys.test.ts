import { describe, expect, it } from 'vitest'
import { getSection } from '#shared/form/definition.ts'
import { currentFormDefinition } from '#shared/form/registry.ts'
import { withoutKeyYet, withoutRowKeys, withRowKeys } from './row-keys.ts'

const sectionOf = (id: string) => getSection(currentFormDefinition(), id)

describe('the keys of rows that people add', () => {
  const staffing = sectionOf('command-staffing')
  const answers = { staffing: [{ resource: 'mounted' }, { rowKey: 'a', planned: 2 }, {}] }

  it('are given to rows that have none, each its own, and are taken off again', () => {
    expect(withoutKeyYet(staffing, answers)).toEqual(['staffing'])
    const keyed = withRowKeys(staffing, answers)
    const keys = (keyed.staffing as { rowKey: string }[]).map(({ rowKey }) => rowKey)
    expect(new Set(keys).size).toBe(3)
    expect(keys[1]).toBe('a')
    expect(withoutKeyYet(staffing, keyed)).toEqual([])
    expect(withRowKeys(staffing, keyed)).toEqual(keyed)
    expect(withoutRowKeys(staffing, keyed)).toEqual({
      staffing: [{ resource: 'mounted' }, { planned: 2 }, {}],
    })
  })

  it('are given to links to lessons too', () => {
    const links = { 'past-learning-used': [{ reference: 'L-1' }] }
    expect(withRowKeys(sectionOf('planning'), links)).toEqual({
      'past-learning-used': [{ rowKey: expect.any(String), reference: 'L-1' }],
    })
  })

  it('leave fixed rows, items and the statement that there is none as they are', () => {
    const impact = { 'cia-groups': [{ rowKey: 'visitors', 'how-we-know': 'Port log' }] }
    const actions = { actions: [{ id: '00000000-0000-4000-8000-000000000001' }] }
    const none = { 'past-learning-used': { none: true } }
    for (const change of [withRowKeys, withoutRowKeys]) {
      expect(change(sectionOf('community-impact'), impact)).toEqual(impact)
      expect(change(sectionOf('actions'), actions)).toEqual(actions)
      expect(change(sectionOf('planning'), none)).toEqual(none)
    }
  })
})
