import { describe, expect, it } from 'vitest'
import { hintOf } from './hint-of.ts'

describe('the hint of a field', () => {
  it('says why it is asked where that depends on something', () => {
    const asked = { shown: true, required: true, because: 'because there were arrests' }
    expect(hintOf({ help: 'Group offences.' }, asked)).toBe(
      'Group offences. Asked because there were arrests.',
    )
  })

  it('does not give the tier as a reason for each field', () => {
    expect(hintOf({ help: 'Group offences.' }, { shown: true, required: true, because: 'tier 2' })).toBe(
      'Group offences.',
    )
  })

  it('is none where there is nothing to say', () => {
    expect(hintOf({}, { shown: true, required: false })).toBeUndefined()
  })
})
