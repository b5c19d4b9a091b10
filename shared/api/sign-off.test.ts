import { describe, expect, it } from 'vitest'
import { RevisionParams } from './sign-off.ts'

const id = 'a8b15931-e0ef-48de-ac74-53a2f1d0c6b7'

describe('the number of a revision in an address', () => {
  it.each([
    ['1', 1],
    ['12', 12],
    ['10000', 10_000],
  ])('%j is read', (revision, number) => {
    expect(RevisionParams.parse({ id, revision })).toEqual({ id, revision: number })
  })

  it.each([
    '',
    '0',
    '01',
    '1.0',
    '0x1',
    ' 1',
    '1 ',
    '1e0',
    '+1',
    '-1',
    '1\n',
    '１',
    '10001',
    '99999999',
    'two',
  ])('%j is refused', (revision) => {
    expect(RevisionParams.safeParse({ id, revision }).success).toBe(false)
  })
})
