import { describe, expect, it } from 'vitest'
import { marram } from '#shared/coverage/example-rows.ts'
import { matches } from './matches.ts'

const row = {
  moments: marram,
  place: 'Southampton, Civic Centre',
  leadId: '00000000-0000-4000-8000-000000000001',
  factsStarted: false,
  awaitingConfirmation: false,
  rule: null,
  review: null,
}

describe('finding an operation by typing', () => {
  it.each`
    typed                  | found
    ${''}                  | ${true}
    ${'marram'}            | ${true}
    ${'0412'}              | ${true}
    ${'civic marram'}      | ${true}
    ${'  obstruction '}    | ${true}
    ${'marram winchester'} | ${false}
  `('$typed: $found', ({ typed, found }) => {
    expect(matches(row, typed)).toBe(found)
  })
})
