import { expect, it } from 'vitest'
import { isMorningOver } from './morning.ts'

it.each`
  at                            | over     | because
  ${'2026-11-22T07:29:59.999Z'} | ${false} | ${'it is 07:29 in winter'}
  ${'2026-11-22T07:30:00.000Z'} | ${true}  | ${'it is 07:30 in winter'}
  ${'2026-11-22T23:59:59.999Z'} | ${true}  | ${'the day is not over'}
  ${'2026-11-23T00:00:00.000Z'} | ${false} | ${'the next day has begun'}
  ${'2026-07-01T06:29:59.999Z'} | ${false} | ${'it is 07:29 in summer'}
  ${'2026-07-01T06:30:00.000Z'} | ${true}  | ${'it is 07:30 in summer'}
  ${'2026-06-30T23:10:00.000Z'} | ${false} | ${'it is ten past midnight in summer'}
  ${'2026-03-29T06:29:59.999Z'} | ${false} | ${'the clocks went forward this night and it is 07:29'}
  ${'2026-03-29T06:30:00.000Z'} | ${true}  | ${'the clocks went forward this night and it is 07:30'}
  ${'2026-10-25T06:30:00.000Z'} | ${false} | ${'the clocks went back this night and it is 06:30'}
  ${'2026-10-25T07:30:00.000Z'} | ${true}  | ${'the clocks went back this night and it is 07:30'}
`('at $at the morning’s message is due: $over, for $because', ({ at, over }) => {
  expect(isMorningOver(at)).toBe(over)
})
